// Filters a department and category tree: <input data-filter="id of the tree">.
// data-words on an li adds synonyms; data-empty="id of the tree" is shown when nothing is left.
(() => {
  'use strict';
  const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
    .replace(/œ/g, 'oe').replace(/æ/g, 'ae').replace(/[’']/g, ' ').replace(/\s+/g, ' ').trim();
  const own = (li, selector) => li.querySelector(`:scope > ${selector}`);
  const children = (li) => li.querySelectorAll(':scope > ul > li, :scope > details > ul > li');

  // Leaves left under this item. Words of the ancestors count too: "dsi wifi" finds a leaf of that department.
  const visit = (li, above, words) => {
    const leaf = own(li, '.leaf');
    const branch = own(li, 'details');
    const title = leaf ?? (branch && own(branch, 'summary'));
    const text = `${above} ${fold(`${title?.textContent ?? ''} ${li.dataset.words ?? ''}`)}`;
    let left = leaf && words.every((word) => text.includes(word)) ? 1 : 0;
    for (const child of children(li)) left += visit(child, text, words);
    li.hidden = left === 0;
    if (branch) {
      branch.dataset.wasOpen ??= branch.open ? 'yes' : 'no';
      branch.open = words.length ? left > 0 : branch.dataset.wasOpen === 'yes';
      if (!words.length) delete branch.dataset.wasOpen;
    }
    return left;
  };

  for (const input of document.querySelectorAll('input[data-filter]')) {
    const tree = document.getElementById(input.dataset.filter);
    if (!tree) continue;
    const nothing = document.querySelector(`[data-empty="${tree.id}"]`);
    const filter = () => {
      const words = fold(input.value).split(' ').filter(Boolean);
      let left = 0;
      for (const li of tree.children) left += visit(li, '', words);
      if (nothing) nothing.hidden = left > 0;
    };
    input.addEventListener('input', filter);
    // Enter must not send the form from here: it goes to the first choice left.
    input.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing) return;
      event.preventDefault();
      const left = [...tree.querySelectorAll('.leaf')].find((leaf) => leaf.checkVisibility());
      (left?.querySelector('input') ?? left)?.focus();
    });
    if (input.value) filter();
  }
})();
