// Keeps what is typed in [data-keep] fields for this tab, so that an expired session costs no text.
// Kept under the address the form posts to (the dialog and the standalone page share it), the person
// (<meta name="guichet-person">) and the field's name. Forgotten once <meta name="guichet-sent" content="1">
// says the form arrived, or when a form[data-forget] (sign out) is sent.
(() => {
  'use strict';
  const prefix = 'guichet-typed ';
  const sentKey = 'guichet-sent';
  const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? '';
  const person = meta('guichet-person');
  const safely = (work) => { try { return work(); } catch { return null; } };
  const read = (key) => safely(() => sessionStorage.getItem(key));
  const forget = (key) => safely(() => sessionStorage.removeItem(key));
  const write = (key, text) => safely(() => sessionStorage.setItem(key, text));
  const secret = (field) => /^(password|file|hidden|checkbox|radio)$/.test(field.type) ||
    /password|one-time/.test(field.autocomplete ?? '');
  const keepable = (field) => field?.matches?.('textarea[data-keep], input[data-keep]') && field.name && !secret(field);
  const keyOf = (field) => {
    const path = new URL(field.form?.getAttribute('action') || '', document.baseURI).pathname;
    return `${prefix}${person} ${path} ${field.name}`;
  };

  // The addresses and names that left with the last form; the next page says whether they arrived.
  const arrived = meta('guichet-sent') === '1';
  if (arrived) for (const key of JSON.parse(read(sentKey) ?? '[]')) forget(key);
  forget(sentKey);

  for (const field of document.querySelectorAll('[data-keep]')) {
    if (!keepable(field)) continue;
    const kept = read(keyOf(field));
    const untouched = field.value === field.defaultValue || field.value.trim() === '';
    if (kept && untouched) field.value = kept;
  }

  document.addEventListener('input', ({ target }) => {
    if (!keepable(target)) return;
    if (target.value === target.defaultValue || target.value.trim() === '') forget(keyOf(target));
    else write(keyOf(target), target.value);
  });

  // The server has it (drafts.js).
  document.addEventListener('draft-saved', ({ target, detail }) => {
    if (keepable(target) && target.value === detail) forget(keyOf(target));
  });

  document.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    const form = event.target;
    if (form.hasAttribute('data-forget')) {
      safely(() => Object.keys(sessionStorage).filter((key) => key.startsWith(prefix)).forEach(forget));
      return;
    }
    const keys = [...form.elements].filter(keepable).map(keyOf);
    if (keys.length) write(sentKey, JSON.stringify(keys));
  });
})();
