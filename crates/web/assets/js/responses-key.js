// Alt+R opens the canned responses of the form one is in, else of the dialog that is open, else of the composer.
(() => {
  'use strict';
  document.addEventListener('keydown', (event) => {
    if (event.code !== 'KeyR' || !event.altKey || event.isComposing) return;
    // Ctrl and Alt together are AltGr.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const all = (around) => [...around?.querySelectorAll('button[data-responses]') ?? []].filter((one) => one.checkVisibility());
    const [own] = all(document.activeElement.closest('form'));
    const [button] = own ? [own] : all(document.querySelector('dialog[open]') ?? document);
    if (!button) return;
    event.preventDefault();
    button.click();
  });
})();
