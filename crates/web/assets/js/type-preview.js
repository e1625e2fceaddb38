// [data-shows="id"] shows its words there as they are typed; what is left empty shows what that place says instead.
(() => {
  'use strict';
  for (const field of document.querySelectorAll('[data-shows]')) {
    const place = document.getElementById(field.dataset.shows);
    const shown = place?.querySelector('bdi');
    if (!shown) continue;
    // What is inherited comes back when the field is emptied.
    const inherited = field.value.trim() ? place.dataset.nothing : shown.textContent;
    field.addEventListener('input', () => {
      shown.textContent = field.value.trim() ? field.value : inherited;
    });
  }
})();
