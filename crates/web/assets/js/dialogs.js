// Opens and closes dialogs where the browser does not know command/commandfor yet.
// Without this script such a button, having no type, sends its form to the action's own page.
(() => {
  'use strict';
  if ('commandForElement' in HTMLButtonElement.prototype) return;
  document.addEventListener('click', (event) => {
    const button = event.target.closest('button[commandfor]');
    if (!button || event.defaultPrevented) return;
    const dialog = document.getElementById(button.getAttribute('commandfor'));
    if (!(dialog instanceof HTMLDialogElement)) return;
    event.preventDefault();
    if (button.getAttribute('command') === 'close') dialog.close();
    else if (!dialog.open) dialog.showModal();
  });
})();
