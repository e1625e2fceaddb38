// One-key shortcuts: never while typing, and they can be switched off (WCAG 2.1.4).
// j k walk the list, x ticks a row, p goes to "take"; any other key goes to the element with that data-key.
(() => {
  'use strict';
  const storageKey = 'guichet-shortcuts';
  const root = document.documentElement;
  const stored = () => { try { return localStorage.getItem(storageKey); } catch { return null; } };
  const apply = (on) => root.toggleAttribute('data-shortcuts-off', !on);
  apply(stored() !== 'off');

  for (const box of document.querySelectorAll('input[data-shortcuts]')) {
    box.checked = stored() !== 'off';
    box.addEventListener('change', () => {
      apply(box.checked);
      try { localStorage.setItem(storageKey, box.checked ? 'on' : 'off'); } catch { /* this page only */ }
    });
  }

  const rows = () => [...document.querySelectorAll('.t')];
  const current = () => document.activeElement?.closest('.t');
  const walk = (step) => {
    const all = rows();
    const next = all[Math.max(0, Math.min(all.indexOf(current()) + step, all.length - 1))];
    next?.querySelector('.t-link')?.focus();
    return next;
  };
  // Links are followed; fields and buttons are only reached: a stray key must not act.
  const reach = (element) => {
    if (!element) return false;
    if (element.matches('a[href]')) element.click();
    else element.focus();
    return true;
  };
  const keyed = (key, scope = document) => scope?.querySelector(`[data-key="${key}"]`);
  const help = () => {
    const dialog = document.getElementById('shortcuts');
    dialog?.showModal();
    return dialog;
  };
  const actions = {
    j: () => walk(1),
    k: () => walk(-1),
    x: () => { const box = current()?.querySelector('.pick'); box?.click(); return box; },
    p: () => reach(keyed('p', rows().length ? current() : document)),
    '/': () => reach(keyed('/')),
    c: () => reach(keyed('c')),
    n: () => reach(keyed('n')),
    '?': help,
  };

  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing || root.hasAttribute('data-shortcuts-off')) return;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = 'input:not([type="checkbox"]), textarea, select, [contenteditable], dialog, [popover]:popover-open';
    if (event.target.closest?.(typing) || document.querySelector('dialog[open]')) return;
    if (Object.hasOwn(actions, event.key) && actions[event.key]()) event.preventDefault();
  });
})();
