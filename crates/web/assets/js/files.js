// The files of a form leave as soon as they are chosen, dropped on it or pasted into it, and say how far they are.
// Each arrives as a ticked box that goes with the form. Without script, they leave with the form itself.
(() => {
  'use strict';
  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');

  // The line of a file on its way; `percent` of it has left.
  const line = (list, name) => {
    const item = list.appendChild(document.createElement('li'));
    const label = item.appendChild(document.createElement('label'));
    label.className = 'file';
    const text = label.appendChild(document.createElement('span'));
    text.className = 'cut';
    text.appendChild(document.createElement('bdi')).textContent = name;
    const small = text.appendChild(document.createElement('small'));
    const bar = small.appendChild(document.createElement('progress'));
    bar.max = 100;
    bar.setAttribute('aria-label', name);
    list.hidden = false;
    return { item, label, small, bar };
  };

  const arrived = ({ label, small }, file) => {
    const box = document.createElement('input');
    Object.assign(box, { type: 'checkbox', name: 'file', value: file.id, checked: true });
    label.prepend(box);
    label.querySelector('bdi').textContent = file.name;
    small.textContent = file.size;
  };

  const send = (block, file) => new Promise((end) => {
    const said = block.querySelector('[data-files-said]');
    const list = block.querySelector('.files-list');
    const shown = line(list, file.name);
    const request = new XMLHttpRequest();
    const fail = (why) => {
      shown.item.remove();
      list.hidden = !list.children.length;
      block.dispatchEvent(new CustomEvent('guichet:refused', { detail: why, bubbles: true }));
      end();
    };
    request.upload.onprogress = ({ loaded, total }) => { shown.bar.value = Math.floor(100 * loaded / total); };
    request.onerror = request.onabort = () => fail(fill(block.dataset.failed, { name: file.name }));
    request.onload = () => {
      let answer = null;
      try { answer = JSON.parse(request.responseText); } catch { /* Not an answer of ours: the session is over. */ }
      if (!answer?.files?.length) return fail(answer?.errors?.join(' ') || fill(block.dataset.failed, { name: file.name }));
      arrived(shown, answer.files[0]);
      said.textContent = fill(block.dataset.done, { name: answer.files[0].name });
      block.dispatchEvent(new Event('change', { bubbles: true }));
      end();
    };
    const body = new FormData();
    body.append('files', file, file.name);
    request.open('POST', block.dataset.files);
    request.setRequestHeader('accept', 'application/json');
    request.send(body);
  });

  // One after the other: a slow line is not shared among twenty.
  const queues = new WeakMap();
  const add = (block, files) => {
    for (const file of files) queues.set(block, (queues.get(block) ?? Promise.resolve()).then(() => send(block, file)));
  };

  document.addEventListener('change', ({ target }) => {
    const block = target.closest?.('[data-files]');
    if (!block || target.type !== 'file' || !target.files.length) return;
    add(block, [...target.files]);
    target.value = '';
  });
  document.addEventListener('guichet:files', ({ target, detail }) => {
    const block = target.querySelector?.('[data-files]');
    if (block) add(block, detail);
  });
})();
