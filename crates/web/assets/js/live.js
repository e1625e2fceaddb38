// A ticket's page that stays open: told by the server that the ticket has changed, it reads itself again and hands the
// fresh copy on (event guichet-fresh; live-page.js, live-morph.js); it says who else is there. Closed behind another
// tab; without the stream, the page is what it was.
(() => {
  'use strict';
  const page = document.querySelector('[data-live-ticket]');
  const here = document.querySelector('[data-live-here]');
  if (!page || !here || !window.EventSource) return;
  const path = `/tickets/${page.dataset.liveTicket}`;
  const address = path + (location.pathname === path ? location.search : '');
  let known = Number(page.dataset.version);
  let [wanted, source, isBusy, isLeaving] = [known, null, false, false];
  const read = () => fetch(address, { headers: { 'x-guichet-live': '1' } });
  const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

  const close = () => { source?.close(); source = null; here.textContent = ''; };
  const gone = (answer) => { close(); isLeaving = true; tell('guichet-gone', { address, answer }); };
  const refresh = async () => {
    if (isBusy) return;
    isBusy = true;
    try {
      while (wanted > known && !isLeaving) {
        const answer = await read();
        if (answer.redirected || answer.status === 404) { gone(answer); return; }
        if (!answer.ok) return;
        const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
        known = Math.max(known + 1, Number(fresh.querySelector('[data-version]')?.dataset.version ?? wanted));
        if (!isLeaving) tell('guichet-fresh', fresh);
      }
    } catch { /* Cut: the stream says it again when it is back. */ } finally { isBusy = false; }
  };
  const open = () => {
    if (source || document.hidden || isLeaving) return;
    source = new EventSource(`${path}/live`);
    const on = (name, act) => source.addEventListener(name, ({ data }) => act(JSON.parse(data)));
    on('changed', ({ version }) => { wanted = Math.max(wanted, version); refresh(); });
    on('here', ({ said }) => { here.textContent = said; });
    on('gone', () => read().then(gone, () => gone()));
    source.addEventListener('error', () => {
      here.textContent = '';
      if (source?.readyState === EventSource.CLOSED) { close(); setTimeout(open, 20000); }
    });
  };
  const leave = (is) => { isLeaving = is; if (is) close(); else open(); };

  document.addEventListener('visibilitychange', () => { if (document.hidden) close(); else open(); });
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', () => leave(false));
  // A form on its way is not changed under its author; one that leads nowhere is live again.
  window.addEventListener('submit', (event) => {
    if (event.defaultPrevented || event.target.method !== 'post') return;
    leave(true);
    setTimeout(leave, 10000, false);
  });
  open();
})();
