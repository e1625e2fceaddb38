// A ticket that is shown is read: form[data-read] of its page is sent as its button would send it, without a new page.
// Only when it offers to mark as read (it then carries "on"), and not on the page that has just marked it unread.
// Brought up to date while it is looked at (event guichet-fresh), it is read again.
(() => {
  'use strict';
  if (new URLSearchParams(location.search).has('unread')) return;
  const mark = async () => {
    const form = document.querySelector('form[data-read]');
    const on = form?.elements.namedItem('on');
    if (!on) return;
    try {
      const answer = await fetch(form.action, {
        method: 'POST', body: new URLSearchParams(new FormData(form)), redirect: 'manual', keepalive: true,
      });
      // Read from now on: the button takes it back, in the words that the page gives it.
      const label = form.querySelector('[data-unread]');
      if (answer.type !== 'opaqueredirect' || !label) return;
      on.remove();
      label.textContent = label.dataset.unread;
    } catch { /* The page is shown all the same. */ }
  };
  // A page loaded ahead of time, or behind another tab, is read when it is looked at.
  const isShown = () => document.visibilityState === 'visible' && !document.prerendering;
  document.addEventListener('guichet-fresh', () => { if (isShown()) setTimeout(mark); });
  if (isShown()) mark();
  else document.addEventListener('visibilitychange', () => { if (isShown()) mark(); }, { once: true });
})();
