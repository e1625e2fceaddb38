// A form[data-foresee="id of what is said"] says again at each change what its setting would tell, as its button
// "preview" does without script; a wider kind of ticket takes the narrower ones with it.
(() => {
  'use strict';
  const kinds = ['any', 'member', 'managed'];
  const turns = new WeakMap();
  const chosen = (form, name) => [...form.elements[name]].findIndex((choice) => choice.checked);

  // Narrower kinds follow a wider one up, wider ones follow a narrower one down: what was just chosen stays.
  const level = (form, name) => {
    const [place, value] = [kinds.indexOf(name), chosen(form, name)];
    kinds.forEach((kind, other) => {
      const isBroken = other > place ? chosen(form, kind) < value : chosen(form, kind) > value;
      if (other !== place && isBroken) form.elements[kind][value].checked = true;
    });
  };

  const say = async (form) => {
    const turn = (turns.get(form) ?? 0) + 1;
    turns.set(form, turn);
    const body = new URLSearchParams(new FormData(form));
    body.set('preview', '1');
    const answer = await fetch(form.action, { method: 'POST', headers: { accept: 'text/html' }, body });
    if (!answer.ok || answer.redirected || turns.get(form) !== turn) return;
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const said = page.getElementById(form.dataset.foresee);
    if (said) document.getElementById(form.dataset.foresee).replaceChildren(...said.childNodes);
  };
  // What cannot be asked now is asked again at the next change, and by the button.
  const ask = (form) => say(form).catch(() => {});

  document.addEventListener('change', ({ target }) => {
    const form = target.closest?.('form[data-foresee]');
    if (!form) return;
    if (kinds.includes(target.name)) level(form, target.name);
    ask(form);
  });
  document.addEventListener('reset', ({ target }) => {
    // The fields are what they were once this event is over, and not before.
    if (target.matches('form[data-foresee]')) setTimeout(ask, 0, target);
  });
  document.addEventListener('toggle', ({ target }) => {
    const form = target.open ? target.querySelector?.(':scope > form[data-foresee]') : null;
    if (form && !form.querySelector('.est')) ask(form);
  }, true);
})();
