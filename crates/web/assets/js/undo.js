// How long what was just done can still be undone: form[data-undo] says how many seconds there were when the page was
// made. The seconds are for the eye only; that they are over is said once, by the note beside the form.
(() => {
  'use strict';
  const form = document.querySelector('form[data-undo]');
  if (!form) return;
  const [left, button] = [form.querySelector('[data-left]'), form.querySelector('button')];
  const end = performance.now() + Number(form.dataset.undo) * 1000;
  const finish = () => {
    left.textContent = '';
    form.removeAttribute('data-undo');
    button.setAttribute('aria-disabled', 'true');
    button.removeAttribute('title');
    button.querySelector('span').textContent = button.dataset.over;
    const told = form.parentElement.querySelector('[data-after]');
    if (told) told.textContent = told.dataset.after;
  };
  const tick = () => {
    const seconds = Math.ceil((end - performance.now()) / 1000);
    if (seconds <= 0) return finish();
    left.textContent = `${seconds}\u00a0s`;
    return setTimeout(tick, end - performance.now() - (seconds - 1) * 1000);
  };
  tick();
})();
