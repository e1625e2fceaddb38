// Brings the page up to date with a fresh copy of itself (event guichet-morph), region by region (data-live) and around
// its reader: elements stay, and with them the focus, what is typed, what is open. A form in use takes the new version
// only if it still asks the same things: else it is left as it was, and the server says what changed when it is sent.
// What scripts made and keep is not touched: [data-live-keep], and the tools under a message.
(() => {
  'use strict';
  const theirs = '.pen-tools, .completion, [data-live-keep]';
  const isElement = (node) => node.nodeType === Node.ELEMENT_NODE;
  const linked = { a: 'href', form: 'action', button: 'popovertarget' };
  const isField = (node) => /^(input|select|textarea)$/.test(node.localName);
  const keyOf = (node) => {
    if (!isElement(node)) return '';
    if (isField(node)) return node.id || (/^(radio|checkbox)$/.test(node.type) ? `${node.name}=${node.value}` : node.name);
    return node.id || node.dataset.live || node.getAttribute(linked[node.localName] ?? 'id') || '';
  };
  const isTyped = (field) => {
    if (field.localName === 'textarea') return field.value.trim() !== '';
    if (/^(radio|checkbox)$/.test(field.type)) return field.checked !== field.defaultChecked;
    return field.localName === 'input' && !/^(hidden|file)$/.test(field.type) && field.value !== field.defaultValue;
  };
  const isUsed = (form) => form.contains(document.activeElement) || Boolean(form.closest('dialog')?.open) || [...form.elements].some(isTyped);
  const isKept = (node) => isElement(node) && (node.matches(theirs) || node.contains(document.activeElement) || node.matches(':popover-open') ||
    [node, ...node.querySelectorAll('form')].some((one) => one.localName === 'form' && isUsed(one)));
  const asks = (form) => [...form.elements].filter((field) => field.name && !field.closest(theirs) && !/^(hidden|file|submit|button)$/.test(field.type))
    .map((field) => (/radio|checkbox/.test(field.type) ? `${field.name}=${field.value}` : field.name)).join();
  const isOurs = (node, name) => (isField(node) ? /^(value|checked|required)$/.test(name) : !/^(open|style|aria-(busy|expanded))$/.test(name));
  const isSame = (old, fresh) => old.nodeName === fresh.nodeName && keyOf(old) === keyOf(fresh);
  const attributes = (old, fresh) => {
    for (const { name } of [...old.attributes]) if (isOurs(old, name) && !fresh.hasAttribute(name)) old.removeAttribute(name);
    for (const { name, value } of fresh.attributes) if (isOurs(old, name) && old.getAttribute(name) !== value) old.setAttribute(name, value);
  };
  const morph = (old, fresh, inUse) => {
    if (!isElement(old)) { if (old.data !== fresh.data) old.data = fresh.data; return; }
    const isUsedForm = old.localName === 'form' && isUsed(old);
    if (old.matches(theirs) || (isUsedForm && asks(old) !== asks(fresh))) return;
    if (isField(old) && (old.type === 'hidden' ? old.name === 'token' : inUse || old.localName === 'textarea')) return;
    attributes(old, fresh);
    children(old, fresh, inUse || isUsedForm);
  };
  const children = (old, fresh, inUse) => {
    const keys = new Set([...fresh.childNodes].map(keyOf).filter(Boolean));
    const drop = (node) => { const next = node.nextSibling; if (!isKept(node)) node.remove(); return next; };
    let at = old.firstChild;
    for (const wanted of [...fresh.childNodes]) {
      let found = keyOf(wanted) ? old.firstChild : at;
      while (found && !isSame(found, wanted)) found = isElement(wanted) ? found.nextSibling : null;
      while (found && at && at !== found && !keys.has(keyOf(at))) at = drop(at);
      if (found && at === found) at = at.nextSibling;
      else old.insertBefore(found ?? document.importNode(wanted, true), at);
      if (found) morph(found, wanted, inUse);
    }
    while (at) at = drop(at);
  };
  document.addEventListener('guichet-morph', ({ detail: fresh }) => {
    for (const region of document.querySelectorAll('[data-live]')) {
      const same = fresh.querySelector(`[data-live="${region.dataset.live}"]`);
      if (same) morph(region, same, false);
    }
  });
})();
