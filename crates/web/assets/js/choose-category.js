// Choosing a category in form[data-autosubmit] sends the form at once, but walking through
// the radios with the arrow keys does not: Enter or Space chooses, as a click does.
(() => {
  'use strict';
  const arrows = /^Arrow/;
  for (const form of document.querySelectorAll('form[data-autosubmit]')) {
    let walking = false;
    const send = () => form.requestSubmit(form.querySelector('.choose') ?? undefined);

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
