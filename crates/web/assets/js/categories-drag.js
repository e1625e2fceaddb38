// A category dragged onto another one goes below it, onto the department to its root: the form of « Déplacer… », sent.
(() => {
  'use strict';
  const tree = document.querySelector('[data-categories]');
  if (!tree) return;
  let dragged = null;
  const target = (event) => {
    const leaf = event.target.closest('.leaf');
    return dragged && leaf && leaf !== dragged && tree.contains(leaf) ? leaf : null;
  };
  const mark = (leaf) => {
    for (const over of tree.querySelectorAll('.is-over')) over.classList.toggle('is-over', over === leaf);
    leaf?.classList.add('is-over');
  };
  tree.addEventListener('dragstart', (event) => {
    dragged = event.target.closest('[data-category]');
    event.dataTransfer.effectAllowed = 'move';
  });
  tree.addEventListener('dragover', (event) => {
    const leaf = target(event);
    mark(leaf);
    if (leaf) event.preventDefault();
  });
  tree.addEventListener('dragend', () => { dragged = null; mark(null); });
  tree.addEventListener('drop', (event) => {
    const leaf = target(event);
    if (!leaf) return;
    event.preventDefault();
    const { category, department } = leaf.dataset;
    const form = document.createElement('form');
    form.method = 'post';
    form.action = `${tree.dataset.categories}/${dragged.dataset.category}/move`;
    const to = document.createElement('input');
    to.type = 'hidden';
    to.name = 'to';
    to.value = category ? `c${category}` : `d${department}`;
    form.append(to);
    document.body.append(form);
    form.submit();
  });
})();
