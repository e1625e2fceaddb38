// Keeps on the server what is typed in a form that holds [data-draft], the place it belongs to: two seconds after the
// last key, and when the page is left. What is kept there, this tab need not keep (unsaved.js hears "draft-saved").
(() => {
  'use strict';
  const [pause, patience] = [2000, 15000];
  const isKept = (name) => /^(token|from|category|scope|subject|message|file|(asked|answer)-\d+)$/.test(name ?? '');
  const [waiting, saving, sent] = [new Map(), new Map(), new WeakSet()];
  const slotOf = (form) => form?.querySelector('[data-draft]');
  const fieldsOf = (form) => [...form.querySelectorAll('[data-keep]')].filter(({ name }) => isKept(name));
  const tell = (field, type, detail) => field.dispatchEvent(new CustomEvent(type, { bubbles: true, detail }));
  const stop = (form) => {
    clearTimeout(waiting.get(form));
    waiting.delete(form);
    saving.get(form)?.abort();
  };
  const later = (form, delay) => { clearTimeout(waiting.get(form)); waiting.set(form, setTimeout(save, delay, form)); };
  const save = async (form, keepalive = false) => {
    stop(form);
    const [slot, turn] = [slotOf(form), new AbortController()];
    const body = new URLSearchParams({ place: slot.dataset.draft });
    for (const [name, value] of new FormData(form)) if (isKept(name) && typeof value === 'string') body.append(name, value);
    saving.set(form, turn);
    const texts = fieldsOf(form).map((field) => [field, field.value]);
    let said = slot.dataset.failed;
    try {
      const answer = await fetch('/drafts', { method: 'POST', body, keepalive, signal: turn.signal });
      const kept = answer.ok && (answer.status === 204 ? { said: '' } : await answer.json());
      if (kept) said = kept.said;
      if (kept) for (const [field, text] of texts) tell(field, 'draft-saved', text);
      // What would be discarded is this draft, no longer the one that it replaces.
      if (kept.discard) slot.querySelector('button')?.setAttribute('value', kept.discard);
    } catch {
      if (turn.signal.aborted) return;
      later(form, patience);
    }
    const line = slot.querySelector('[aria-live]');
    if (line.textContent !== said) line.textContent = said;
  };
  for (const type of ['input', 'change']) document.addEventListener(type, ({ target: { form, name } }) => {
    if (isKept(name) && slotOf(form) && !sent.has(form)) later(form, pause);
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') for (const form of [...waiting.keys()]) save(form, true);
  });
  document.addEventListener('submit', ({ target, submitter, defaultPrevented }) => {
    // A button to discard stands in the form whose draft it forgets: this tab forgets it too.
    const form = submitter?.closest('form') ?? target;
    if (defaultPrevented || !slotOf(form)) return;
    stop(form); sent.add(form);
    window.addEventListener('pageshow', () => sent.delete(form), { once: true });
    if (form !== target) for (const field of fieldsOf(form)) { field.value = ''; tell(field, 'input'); }
  });
  // What unsaved.js puts back was typed here and never saved: it goes on from the draft shown, or it is another text.
  queueMicrotask(() => document.querySelectorAll('[data-draft]').forEach((slot) => {
    const around = slot.closest('form');
    const typed = fieldsOf(around).filter((field) => field.value !== field.defaultValue);
    if (typed.some((field) => !field.value.includes(field.defaultValue.trim()))) around.elements.from?.remove();
    if (typed.length) later(around, pause);
  }));
})();
