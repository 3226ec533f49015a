// Before the first paint: the theme and the scheme that this reader chose. Storage may be refused; then the page's own hold.
try {
  const root = document.documentElement.dataset;
  root.theme = localStorage["waymark-theme"] || root.theme;
  root.scheme = localStorage["waymark-scheme"] || root.scheme;
} catch {}
