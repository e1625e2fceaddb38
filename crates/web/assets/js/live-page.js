// What a fresh copy of a ticket's page (event guichet-fresh) changes for its reader: nothing moves on the screen, and a
// sentence says what happened. Once there is nothing to be seen any more (event guichet-gone), the page goes away, but
// what was typed on it is given back.
(() => {
  'use strict';
  const said = document.querySelector('[data-live-said]');
  const newsOf = (from) => from.querySelector('template[data-news]');
  const isShown = (element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return bottom > 0 && top < innerHeight;
  };
  const inPlace = (work) => {
    const seen = [document.activeElement, document.elementFromPoint(innerWidth / 2, innerHeight / 2)];
    const anchor = seen.find((element) => element?.closest('[data-live]') && isShown(element));
    const before = anchor?.getBoundingClientRect().top;
    work();
    if (anchor?.isConnected) window.scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: 'instant' });
  };

  document.addEventListener('guichet-fresh', ({ detail: fresh }) => {
    const [last, news] = [newsOf(document), newsOf(fresh)];
    inPlace(() => document.dispatchEvent(new CustomEvent('guichet-morph', { detail: fresh })));
    const isNew = news && Number(news.dataset.news) > Number(last?.dataset.news ?? 0);
    said.replaceChildren(isNew ? document.importNode(news.content, true) : said.dataset.updated);
    if (isNew) last?.replaceWith(document.importNode(news, true));
  });

  document.addEventListener('guichet-gone', async ({ detail: { address, answer } }) => {
    const kept = document.querySelector('template[data-kept]');
    const typed = [...document.querySelectorAll('textarea')].map((field) => field.value.trim()).filter(Boolean);
    // Signed out, the page comes back with what was typed (unsaved.js).
    if (answer?.status !== 404 || !typed.length) { location.replace(address); return; }
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    document.title = fresh.title;
    document.body.replaceWith(document.adoptNode(fresh.body));
    for (const words of typed) {
      const made = document.importNode(kept.content, true);
      made.querySelector('textarea').value = words;
      document.querySelector('main').append(made);
    }
  });
})();
