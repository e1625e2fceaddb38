// button[data-responses] opens the list of canned responses fetched there. A digit, or arrows then Enter, inserts one
// at the caret (insert-text.js) and remembers it in a hidden field. Whatever goes wrong, the button does what it does
// without script: the form comes back with the list in it.
(() => {
  'use strict';
  const make = (tag, values, ...children) => { const made = Object.assign(document.createElement(tag), values); made.append(...children); return made; };
  const ask = async (address) => { const answer = await fetch(address); if (!answer.ok || answer.redirected) throw new Error(answer.status); return answer; };
  const option = ({ id, label, origin, excerpt }, at) => {
    const words = make('span', {}, make('bdi', { textContent: label }), make('small', { textContent: [origin, excerpt].join(' · ') }));
    const made = make('div', { id: `response-${id}`, role: 'option', ariaSelected: 'false' }, make('kbd', { textContent: at + 1, hidden: at > 8 }), words);
    made.dataset.id = id;
    return made;
  };
  const insert = async (button, list, { id }) => {
    const text = await (await ask(`${button.dataset.responses}/${id}`)).text();
    list.hidePopover();
    const fields = [...button.form.elements];
    fields.find((field) => field.name === 'message').dispatchEvent(new CustomEvent('insert-text', { bubbles: true, detail: text }));
    const isKnown = fields.some((field) => field.name === 'response' && field.value === id);
    if (!isKnown) button.before(make('input', { type: 'hidden', name: 'response', value: id }));
  };
  const select = (list, chosen) => {
    for (const one of list.children) one.ariaSelected = String(one === chosen);
    list.setAttribute('aria-activedescendant', chosen.id);
    chosen.scrollIntoView({ block: 'nearest' });
  };
  const open = async (button) => {
    const found = (await (await ask(button.dataset.responses)).json()).map(option);
    const role = found.length ? { role: 'listbox', ariaLabel: button.textContent.trim() } : {};
    const list = make('div', { className: 'menu responses-list', popover: 'auto', tabIndex: 0, ...role }, ...found);
    if (!found.length) list.append(make('p', { textContent: button.dataset.none }));
    const choose = (chosen) => insert(button, list, chosen.dataset).catch(() => button.form.requestSubmit(button));
    list.addEventListener('pointerdown', (event) => event.preventDefault());
    list.addEventListener('click', ({ target }) => { const chosen = target.closest('[role="option"]'); if (chosen) choose(chosen); });
    list.addEventListener('focusout', () => list.hidePopover());
    list.addEventListener('toggle', ({ newState }) => { if (newState === 'closed') list.remove(); });
    list.addEventListener('keydown', (event) => {
      const at = found.findIndex((one) => one.ariaSelected === 'true');
      // On French keyboards, digits alone are other signs.
      const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
      const to = { ArrowDown: (at + 1) % found.length, ArrowUp: (at < 1 ? found.length : at) - 1, Home: 0, End: found.length - 1 }[event.key];
      const chosen = found[event.key === 'Enter' ? at : digit - 1];
      if (found[to]) select(list, found[to]);
      else if (chosen) choose(chosen);
      else return;
      event.preventDefault();
    });
    button.after(list);
    list.showPopover({ source: button });
    list.focus();
    if (found.length) select(list, found[0]);
  };
  document.addEventListener('click', (event) => {
    const button = event.target.closest('button[data-responses]');
    if (!button || event.defaultPrevented) return;
    event.preventDefault();
    open(button).catch(() => button.form.requestSubmit(button));
  });
})();
