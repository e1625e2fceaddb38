// Proposes people of the directory under input[data-people], whose value is the id of the list. Where several are named
// (the field "people"), the name typed last is completed: after the last comma, else the last word.
(() => {
  'use strict';
  let asked = 0;
  const attributes = (element, values) => Object.entries(values).forEach((pair) => element.setAttribute(...pair));
  const make = (values, more) => { const made = Object.assign(document.createElement('div'), values); attributes(made, more); return made; };
  const listOf = (input) => document.getElementById(input.dataset.people) ?? equip(input);
  const start = (input, end) => (input.name === 'people' ? input.value.match(end).index : 0);
  const equip = (input) => {
    const label = input.labels?.[0]?.firstChild?.textContent.trim() ?? '';
    const list = make({ id: input.dataset.people, className: 'menu completion', popover: 'manual' }, { role: 'listbox', 'aria-label': label });
    attributes(input, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id });
    list.addEventListener('pointerdown', (event) => event.preventDefault());
    list.addEventListener('click', (event) => choose(input, event.target.closest('[role="option"]')));
    input.after(list);
    return list;
  };
  const show = (input, options) => {
    const list = listOf(input);
    input.removeAttribute('aria-activedescendant');
    input.setAttribute('aria-expanded', String(options.length > 0));
    list.replaceChildren(...options);
    if (options.length && !list.matches(':popover-open')) list.showPopover({ source: input });
    if (!options.length && list.matches(':popover-open')) list.hidePopover();
  };
  const choose = (input, option) => {
    if (!option) return;
    const before = input.value.slice(0, option.dataset.from);
    input.value = `${before.replace(/,$/, ', ')}${option.dataset.identifier}${input.name === 'people' ? ', ' : ''}`;
    show(input, []);
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const option = ({ name, identifier, affiliation }, at, from, list) => {
    const made = make({ id: `${list.id}-${at}`, textContent: name }, { role: 'option', 'aria-selected': 'false', 'data-identifier': identifier, 'data-from': from });
    made.append(Object.assign(document.createElement('small'), { textContent: [identifier, affiliation].filter(Boolean).join(' · ') }));
    return made;
  };
  const search = async (input, end = /[^,;]*$/) => {
    const [turn, from, word] = [asked += 1, start(input, end), /[^,;\s]*$/];
    const typed = input.value.slice(from).trim();
    const answer = typed.length > 1 ? await fetch(`/people?q=${encodeURIComponent(typed)}`).catch(() => null) : null;
    const found = answer?.ok && !answer.redirected ? await answer.json().catch(() => []) : [];
    if (turn !== asked || document.activeElement !== input) return;
    if (!found.length && from < start(input, word)) search(input, word);
    else show(input, found.map((one, at) => option(one, at, from + input.value.slice(from).search(/\S|$/), listOf(input))));
  };
  const on = (type, act, capture) => document.addEventListener(type, (event) => { if (event.target.dataset?.people) act(event.target, event); }, capture);
  on('focusin', listOf);
  on('focusout', (input) => { asked += 1; show(input, []); });
  on('input', (input, event) => { if (event.isTrusted) search(input); });
  on('keydown', (input, event) => {
    const all = [...listOf(input).children];
    const at = all.findIndex((one) => one.getAttribute('aria-selected') === 'true');
    const to = all[{ ArrowDown: (at + 1) % all.length, ArrowUp: (at < 1 ? all.length : at) - 1 }[event.key]];
    if (!all.length || event.isComposing || !(to || event.key === 'Escape' || (event.key === 'Enter' && at >= 0))) return;
    event.preventDefault();
    event.stopPropagation();
    if (!to) { if (event.key === 'Enter') choose(input, all[at]); else show(input, []); return; }
    all.forEach((one) => one.setAttribute('aria-selected', String(one === to)));
    input.setAttribute('aria-activedescendant', to.id);
    to.scrollIntoView({ block: 'nearest' });
  }, true);
})();
