// A question that waits for an answer ([data-asked-if] names its controls, [data-asked-is] the answer) is there, and is
// sent, once that is given. What was answered in it stays for when it comes back.
(() => {
  'use strict';
  const given = (form, name) => [...form.querySelectorAll(`[name="${name}"]:not(:disabled)`)]
    .filter((control) => !/^(radio|checkbox)$/.test(control.type) || control.checked).map((control) => control.value);
  const look = (form) => form.querySelectorAll('[data-asked-if]').forEach((question) => {
    const isAsked = given(form, question.dataset.askedIf).includes(question.dataset.askedIs);
    question.hidden = !isAsked;
    for (const control of question.querySelectorAll('input, select, textarea')) {
      control.disabled = !isAsked;
      if ('required' in control.dataset) control.required = isAsked;
    }
  });
  for (const form of new Set([...document.querySelectorAll('[data-asked-if]')].map((one) => one.closest('form, [role="group"]')))) {
    look(form);
    form.addEventListener('change', () => look(form));
    form.querySelectorAll('.ask-when').forEach((sentence) => { sentence.hidden = true; });
  }
})();
