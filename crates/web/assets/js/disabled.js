// A control marked aria-disabled stays within reach and explains itself, but never acts.
(() => {
  'use strict';
  const off = '[aria-disabled="true"]';
  const refuse = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('click', (event) => {
    if (event.target.closest(off)) refuse(event);
  }, true);
  document.addEventListener('submit', (event) => {
    if (event.submitter?.closest(off)) refuse(event);
  }, true);
})();
