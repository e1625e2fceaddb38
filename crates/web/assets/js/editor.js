// Marks of Markdown in a textarea: the buttons of [data-marks], whose value is its id; Ctrl+B, I, K.
// What is typed by the browser itself can be undone by the browser.
(() => {
  'use strict';
  const wraps = { bold: '**', italic: '_', code: '`' };
  const starts = { list: '- ', quote: '> ' };
  const keys = { b: 'bold', i: 'italic', k: 'link' };

  const put = (field, start, end, text, from = start + text.length, to = from) => {
    field.focus();
    field.setSelectionRange(start, end);
    if (!document.execCommand(text ? 'insertText' : 'delete', false, text)) {
      field.setRangeText(text, start, end, 'end');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    field.setSelectionRange(from, to);
  };
  const wrap = (field, start, end, mark) => {
    const { value } = field;
    const words = value.slice(start, end);
    const size = mark.length;
    if (words.includes('\n') && mark === '`') put(field, start, end, `\`\`\`\n${words}\n\`\`\``);
    else if (value.slice(start - size, start) === mark && value.slice(end, end + size) === mark) {
      put(field, start - size, end + size, words, start - size, end - size);
    } else put(field, start, end, mark + words + mark, start + size, end + size);
  };
  const begin = (field, start, end, mark) => {
    const { value } = field;
    const from = value.lastIndexOf('\n', start - 1) + 1;
    const to = (value + '\n').indexOf('\n', end);
    const lines = value.slice(from, to).split('\n');
    const isMarked = lines.every((line) => line.startsWith(mark));
    const text = lines.map((line) => (isMarked ? line.slice(mark.length) : mark + line)).join('\n');
    put(field, from, to, text, lines.length > 1 ? from : from + text.length, from + text.length);
  };
  const link = (field, start, end) => {
    const words = field.value.slice(start, end);
    if (/^(https?:\/\/|mailto:)\S+$/.test(words)) put(field, start, end, `[](${words})`, start + 1);
    else put(field, start, end, `[${words}](https://)`, end + 3, end + 11);
  };
  const mark = (field, name) => {
    const words = field.value.slice(field.selectionStart, field.selectionEnd);
    const [start, end] = [field.selectionStart, field.selectionEnd - (words.trim() ? words.match(/\s*$/)[0].length : 0)];
    if (name === 'link') link(field, start, end);
    else (wraps[name] ? wrap : begin)(field, start, end, wraps[name] ?? starts[name]);
  };
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-mark]');
    if (button) mark(document.getElementById(button.closest('[data-marks]').dataset.marks), button.dataset.mark);
  });
  document.addEventListener('keydown', (event) => {
    const { target, key } = event;
    if (event.isComposing || event.altKey || event.shiftKey || target.localName !== 'textarea') return;
    if (!document.querySelector(`[data-marks="${CSS.escape(target.id)}"]`)) return;
    const name = (event.ctrlKey || event.metaKey) && keys[key.toLowerCase()];
    if (name) { event.preventDefault(); mark(target, name); }
  });
})();
