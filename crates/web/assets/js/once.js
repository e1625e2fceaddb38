// A form that changes something is sent once: further submits are ignored for five seconds.
// The pressed button is marked busy, not disabled, so that its name and value leave with the form.
(() => {
  'use strict';
  const pause = 5000;
  const sent = new Map();
  const release = (form) => {
    clearTimeout(sent.get(form)?.timer);
    sent.get(form)?.button?.removeAttribute('aria-busy');
    sent.delete(form);
  };

  document.addEventListener('submit', (event) => {
    const form = event.target;
    const button = event.submitter;
    const method = button?.getAttribute('formmethod') ?? form.getAttribute('method') ?? 'get';
    if (event.defaultPrevented || method.toLowerCase() !== 'post') return;
    if (sent.has(form)) {
      event.preventDefault();
      return;
    }
    button?.setAttribute('aria-busy', 'true');
    sent.set(form, { button, timer: setTimeout(release, pause, form) });
  });

  // Back from the browser's memory, the page is ready to be used again.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted) for (const form of [...sent.keys()]) release(form);
  });
})();
