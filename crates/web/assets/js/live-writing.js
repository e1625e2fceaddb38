// Whoever types on a ticket's page is said to be writing to the others there: at most once in ten seconds.
(() => {
  'use strict';
  const pause = 10000;
  let last = -pause;
  document.addEventListener('input', ({ target, isTrusted }) => {
    const ticket = document.querySelector('[data-live-ticket]')?.dataset.liveTicket;
    const isOurs = target.localName === 'textarea' && target.form?.getAttribute('action')?.startsWith(`/tickets/${ticket}/`);
    if (!isTrusted || !ticket || !isOurs || performance.now() - last < pause) return;
    last = performance.now();
    fetch(`/tickets/${ticket}/live`, { method: 'POST', body: new URLSearchParams({ writing: '1' }) }).catch(() => {});
  });
})();
