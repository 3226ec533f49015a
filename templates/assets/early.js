// Before the first paint: the theme and the scheme that this reader chose, and that there are scripts, so that the room
// for what they add is kept. Storage may be refused; then the page's own theme holds.
document.documentElement.dataset.js = "";
try {
  const page = document.documentElement.dataset, theme = localStorage["waymark-theme"], scheme = localStorage["waymark-scheme"];
  if (/^[\w-]+$/.test(theme ?? "")) page.theme = theme;
  if (/^(light|dark)$/.test(scheme ?? "")) page.scheme = scheme;
} catch {}
