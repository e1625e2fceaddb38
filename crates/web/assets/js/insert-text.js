// An "insert-text" event on a field puts its detail there: at the caret, or below the words of a field where nobody has
// been.
(() => {
  'use strict';
  const visited = new WeakSet();
  document.addEventListener('focusin', ({ target }) => visited.add(target));
  document.addEventListener('insert-text', ({ target, detail }) => {
    const isApart = !visited.has(target) && /\S$/.test(target.value);
    if (!visited.has(target)) target.setSelectionRange(target.value.length, target.value.length);
    target.focus();
    const text = `${isApart ? '\n\n' : ''}${detail}`;
    // This way the browser can undo it.
    if (document.execCommand('insertText', false, text)) return;
    target.setRangeText(text, target.selectionStart, target.selectionEnd, 'end');
    target.dispatchEvent(new Event('input', { bubbles: true }));
  });
})();
