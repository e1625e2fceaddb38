// A page made to be printed asks for it once it is there: <main class="is-print">.
(() => {
  'use strict';
  if (!document.querySelector('.is-print')) return;
  window.addEventListener('load', () => window.print(), { once: true });
})();
