// A link with data-dialog opens that dialog of this page; without script, or in a new tab, it goes to the
// action's own page. (A submit button with commandfor would do neither: browsers take it for ambiguous.)
// Also closes and opens dialogs where the browser does not know command/commandfor yet.
(() => {
  'use strict';
  const knowsCommands = 'commandForElement' in HTMLButtonElement.prototype;
  const dialog = (id) => {
    const found = id && document.getElementById(id);
    return found instanceof HTMLDialogElement ? found : null;
  };
  // A menu closes with the dialog's opening and takes its item away: the focus goes back to the menu's button.
  const wayBack = (opener) => {
    const menu = opener?.closest('[popover]');
    return menu && document.querySelector(`[popovertarget="${CSS.escape(menu.id)}"]`);
  };
  const show = (found, opener) => {
    if (found.open) return;
    const back = wayBack(opener);
    if (back) found.addEventListener('close', () => back.focus(), { once: true });
    found.showModal();
  };
  const isPlain = (event) => event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || !isPlain(event)) return;
    const asked = dialog(event.target.closest('a[data-dialog]')?.dataset.dialog);
    if (asked) {
      event.preventDefault();
      show(asked, event.target.closest('a[data-dialog]'));
      return;
    }
    const button = event.target.closest('button[commandfor]');
    const commanded = dialog(button?.getAttribute('commandfor'));
    if (!commanded || (knowsCommands && !wayBack(button))) return;
    event.preventDefault();
    if (button.getAttribute('command') === 'close') commanded.close();
    else show(commanded, button);
  });
})();
