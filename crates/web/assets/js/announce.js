// What a page has to say first (an error, a success) takes the focus: it was there before anybody listened, and
// screen readers say what the focus is on.
(() => {
  'use strict';
  const note = document.querySelector('[role="alert"][tabindex="-1"], [role="status"][tabindex="-1"]');
  if (note && !location.hash) note.focus({ preventScroll: false });
})();
