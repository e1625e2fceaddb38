// Files dropped on a form that takes some, or pasted into its words, go with it. What is refused is said under them.
(() => {
  'use strict';
  const formOf = (target) => target.closest?.('form:has([data-files])');
  const give = (form, files) =>
    form.dispatchEvent(new CustomEvent('guichet:files', { detail: [...files], bubbles: true }));
  const hasFiles = (event) => event.dataTransfer?.types.includes('Files');

  document.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    // Dropped beside a form, a file would replace the page, and what is being written in it.
    event.preventDefault();
    const form = formOf(event.target);
    event.dataTransfer.dropEffect = form ? 'copy' : 'none';
    form?.classList.add('is-dropping');
  });
  for (const kind of ['dragleave', 'drop']) {
    document.addEventListener(kind, ({ target }) => formOf(target)?.classList.remove('is-dropping'));
  }
  document.addEventListener('drop', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    const form = formOf(event.target);
    if (form) give(form, event.dataTransfer.files);
  });

  // Pictures and files; where there are words too, the words are what was meant.
  document.addEventListener('paste', (event) => {
    const form = formOf(event.target);
    const { files, types } = event.clipboardData ?? {};
    if (!form || !files?.length || types.includes('text/plain')) return;
    event.preventDefault();
    give(form, files);
  });

  document.addEventListener('guichet:refused', ({ target, detail }) => {
    const said = target.appendChild(document.createElement('p'));
    said.className = 'err';
    said.setAttribute('role', 'alert');
    said.textContent = detail;
    target.addEventListener('change', () => said.remove(), { once: true });
  });

  // Files are enough to say: words are not asked for besides.
  document.addEventListener('change', ({ target }) => {
    const block = target.closest?.('[data-files]');
    const words = block && block.closest('form.pen')?.querySelector('textarea[name="message"]');
    if (words) words.required = !block.querySelector('input[name="file"]:checked');
  });
})();
