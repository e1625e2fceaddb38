// button[data-preview], whose value is the id of a textarea, shows its words as they will be, in their place, and brings
// them back. Without script, and whatever goes wrong, it sends its form, which comes back with both.
(() => {
  'use strict';
  const fieldOf = (button) => document.getElementById(button.dataset.preview);
  const paneOf = (button) => document.getElementById(button.getAttribute('aria-controls'));
  const turn = (button, isShown) => {
    const label = button.querySelector('span');
    button.dataset.read ??= label.textContent;
    label.textContent = isShown ? button.dataset.write : button.dataset.read;
    for (const mark of document.querySelectorAll(`[data-marks="${CSS.escape(button.dataset.preview)}"] button`)) mark.disabled = isShown;
    paneOf(button).hidden = !isShown;
    fieldOf(button).hidden = isShown;
  };
  const read = async (button) => {
    const body = new URLSearchParams({ message: fieldOf(button).value });
    const answer = await fetch('/preview', { method: 'POST', headers: { accept: 'text/html' }, body });
    if (!answer.ok || answer.redirected) return false;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    paneOf(button).replaceChildren(...page.body.childNodes);
    turn(button, true);
    return true;
  };

  document.addEventListener('click', (event) => {
    const button = event.target.closest('button[data-preview]');
    if (!button || event.defaultPrevented) return;
    event.preventDefault();
    if (button.hasAttribute('aria-busy')) return;
    if (fieldOf(button).hidden) { turn(button, false); fieldOf(button).focus(); return; }
    button.setAttribute('aria-busy', 'true');
    read(button)
      .catch(() => false)
      .then((shown) => { button.removeAttribute('aria-busy'); if (!shown) button.form.requestSubmit(button); });
  });

  // Words that are wanted, or that come from elsewhere, are shown again: what cannot be seen cannot be corrected.
  for (const type of ['invalid', 'input']) {
    document.addEventListener(type, ({ target }) => {
      if (target.hidden && target.id) turn(document.querySelector(`button[data-preview="${CSS.escape(target.id)}"]`), false);
    }, true);
  }
})();
