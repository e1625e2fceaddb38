// The key Enter goes on with a list in a textarea that has marks, and ends it on an item left empty.
(() => {
  'use strict';
  const item = /^(\s*(?:[-*+]|(\d{1,8})[.)])[ \t]+)(.*)$/;
  // What the browser itself types, it can undo.
  const type = (field, text) => {
    if (document.execCommand(text ? 'insertText' : 'delete', false, text)) return;
    field.setRangeText(text, field.selectionStart, field.selectionEnd, 'end');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };
  document.addEventListener('keydown', (event) => {
    const { target: field, key } = event;
    if (key !== 'Enter' || event.isComposing || event.altKey || event.shiftKey || event.ctrlKey || event.metaKey) return;
    if (field.localName !== 'textarea' || !document.querySelector(`[data-marks="${CSS.escape(field.id)}"]`)) return;
    const { selectionStart: at, selectionEnd: end, value } = field;
    const line = value.slice(value.lastIndexOf('\n', at - 1) + 1, at);
    const [, start, number, words] = line.match(item) ?? [];
    if (!start || at !== end || (!words && !/^(\n|$)/.test(value.slice(at)))) return;
    event.preventDefault();
    if (!words) field.setSelectionRange(at - line.length, at);
    type(field, words ? `\n${number ? start.replace(number, Number(number) + 1) : start}` : '');
  });
})();
