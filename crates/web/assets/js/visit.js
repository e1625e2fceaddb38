// A ticket that is shown was opened: it is among the last ones of the search page. Nothing else depends on it.
(() => {
  'use strict';
  const page = document.querySelector('[data-live-ticket]');
  if (!page) return;
  const tell = () => {
    fetch(`/tickets/${page.dataset.liveTicket}/visit`, { method: 'POST', redirect: 'manual', keepalive: true })
      .catch(() => { /* The page is shown all the same. */ });
  };
  const isShown = () => document.visibilityState === 'visible' && !document.prerendering;
  if (isShown()) tell();
  else document.addEventListener('visibilitychange', () => { if (isShown()) tell(); }, { once: true });
})();
