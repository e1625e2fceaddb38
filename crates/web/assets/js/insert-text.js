// An "insert-text" event on a field puts its detail there: at the caret, or at the end of a field where nobody has been.
(() => {
  'use strict';
  const visited = new WeakSet();
  document.addEventListener('focusin', ({ target }) => visited.add(target));
  document.addEventListener('insert-text', ({ target, detail }) => {
    if (!visited.has(target)) target.setSelectionRange(target.value.length, target.value.length);
    target.focus();
    // This way the browser can undo it.
    if (document.execCommand('insertText', false, detail)) return;
    target.setRangeText(detail, target.selectionStart, target.selectionEnd, 'end');
    target.dispatchEvent(new Event('input', { bubbles: true }));
  });
})();
