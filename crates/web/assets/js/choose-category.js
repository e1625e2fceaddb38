// Choosing a category in form[data-autosubmit] sends the form at once, but walking through
// the radios with the arrow keys does not: Enter or Space chooses, as a click does.
// Tab leads from a branch that was opened to its first category: browsers would pass over it, because of
// all the radios of a group, wherever they are, they give Tab a single one.
(() => {
  'use strict';
  const arrows = /^Arrow/;
  for (const form of document.querySelectorAll('form[data-autosubmit]')) {
    let walking = false;
    const send = () => form.requestSubmit(form.querySelector('.choose') ?? undefined);

    const first = (branch) => [...branch.querySelectorAll('input[type=radio], :scope details > summary')]
      .find((one) => one.checkVisibility());
    form.addEventListener('keydown', (event) => {
      if (event.key !== 'Tab' || event.shiftKey || !event.target.matches('details[open] > summary')) return;
      const next = first(event.target.parentElement);
      if (next?.type !== 'radio') return;
      event.preventDefault();
      next.focus();
    });
    form.addEventListener('keydown', (event) => {
      walking = arrows.test(event.key);
      if (event.target.type !== 'radio' || (event.key !== 'Enter' && event.key !== ' ')) return;
      event.preventDefault();
      event.target.checked = true;
      send();
    });
    form.addEventListener('keyup', () => { walking = false; });
    form.addEventListener('pointerdown', () => { walking = false; });
    form.addEventListener('change', (event) => {
      if (event.target.type === 'radio' && !walking) send();
    });
  }
})();
