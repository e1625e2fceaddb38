// A link with data-dialog opens that dialog of this page; without script, or in a new tab, it goes to the
// action's own page. (A submit button with commandfor would do neither: browsers take it for ambiguous.)
// Also closes and opens dialogs where the browser does not know command/commandfor yet.
// A link with data-fetch shows the form of the page it leads to in a dialog made for it; whatever goes wrong, it is
// followed as any link. The dialog leaves the page when it closes: its ids are those of a page of its own.
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

  // The form of an action's own page, with its heading; null when the page is something else.
  const formOf = async (link) => {
    const address = new URL(link.href);
    if (address.origin !== location.origin) return null;
    const answer = await fetch(address, { headers: { accept: 'text/html' } });
    if (!answer.ok || answer.redirected) return null;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const form = page.querySelector('form.act');
    const heading = form?.querySelector('header h1[id]');
    return heading && new URL(form.getAttribute('action'), address).origin === location.origin ? { form, heading } : null;
  };

  // The page's own pieces, in the shape of a dialog: a head with a button to close, the fields, the foot.
  const dress = ({ form, heading }, closing) => {
    const made = document.createElement('dialog');
    made.className = 'act';
    made.setAttribute('aria-labelledby', heading.id);
    const title = document.createElement('h2');
    title.id = heading.id;
    title.append(...heading.childNodes);
    const close = document.createElement('button');
    close.className = 'btn btn--quiet btn--icon';
    close.type = 'button';
    close.setAttribute('aria-label', closing.label);
    close.append(closing.icon.cloneNode(true));
    const head = document.createElement('div');
    head.className = 'dlg-head';
    head.append(title, close);
    form.querySelector('header').replaceWith(head);
    form.classList.remove('act', 'card');
    form.removeAttribute('aria-labelledby');
    made.append(document.adoptNode(form));
    const leave = form.querySelector('.dlg-foot a[href]');
    for (const way of [close, leave]) {
      way?.addEventListener('click', (event) => {
        if (!isPlain(event)) return;
        event.preventDefault();
        made.close();
      });
    }
    return made;
  };

  const fetched = async (link) => {
    const [template] = document.querySelectorAll('template[data-close]');
    const found = template && await formOf(link);
    if (!found || document.querySelector('dialog[open]')) return false;
    const made = dress(found, { label: template.dataset.close, icon: template.content.firstElementChild });
    // An id that this page has already would lead labels astray.
    const ids = [...made.querySelectorAll('[id]')].map((element) => element.id);
    if (ids.some((id) => document.getElementById(id))) return false;
    document.body.append(made);
    made.addEventListener('close', () => { made.remove(); link.focus(); }, { once: true });
    made.showModal();
    const field = 'input:not([type="hidden"]), select, textarea';
    made.querySelector(`:is(${field})[autofocus], :is(${field}):not([disabled])`)?.focus();
    return true;
  };

  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || !isPlain(event)) return;
    const link = event.target.closest('a[data-fetch]');
    if (link) {
      event.preventDefault();
      if (link.hasAttribute('aria-busy')) return;
      link.setAttribute('aria-busy', 'true');
      fetched(link)
        .catch(() => false)
        .then((shown) => { link.removeAttribute('aria-busy'); if (!shown) location.assign(link.href); });
      return;
    }
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
