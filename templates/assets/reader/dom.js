// What all modules share: elements made of text, the site's addresses, words for time, and messages that are read out.
export const root = document.documentElement;
export const base = new URL(root.dataset.base || "/", location.href);
export const page = document.body.dataset;
export const hook = (name) => document.querySelector(`[data-reader="${name}"]`);

// p("text"), li({ className: "x" }, "text", strong("more")): an element of that name. Its first argument may be its
// properties, or its attributes where the name has a hyphen or is `role` or `list`; children that are falsy are left out.
export const tags = new Proxy({}, {
  get: (_, name) => (...children) => {
    const made = document.createElement(name), isPlain = children[0]?.constructor === Object;
    if (name === "button") made.type = "button";
    for (const [key, value] of Object.entries(isPlain ? children.shift() : {})) {
      if (/-|^role$|^list$/.test(key)) made.setAttribute(key, value);
      else made[key] = value;
    }
    made.append(...children.flat(2).filter((child) => child || child === 0));
    return made;
  },
});
const { a, button, div, input, label, p, span } = tags;

// Into its place, which is hidden until there is something in it.
export function fill(box, ...children) {
  box.replaceChildren(...children.flat(2).filter(Boolean));
  box.hidden = !box.firstChild;
}

// Where a node of the graph is, never off the site.
export function link({ url, title }) {
  const place = new URL(url, base);
  return a({ href: place.href.startsWith(base.href) ? place : base, dir: "auto" }, title);
}
export const progressLink = () => link({ url: "progress/", title: "Your progress" });

// Items as a phrase: A, B and C.
export const phrase = (items) => items.map((item, i) => [i ? (i === items.length - 1 ? " and " : ", ") : "", item]);
export const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;

// 80 → 1 h 20 min; beyond a few hours minutes do not matter.
export const duration = (minutes) =>
  minutes < 60 ? `${minutes} min` : minutes % 60 && minutes < 180 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${Math.round(minutes / 60)} h`;

export const checkbox = (text, checked, onchange) => label(input({ type: "checkbox", checked, onchange }), ` ${text}`);

export function save(text, download, type) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  a({ href, download }).click();
  setTimeout(() => URL.revokeObjectURL(href), 9999);
}

// Two regions, there before they say anything: what happened, and what went wrong and stays until it is closed.
const status = p({ role: "status", className: "reader-status" }), alerts = div({ role: "alert" });
document.body.append(div({ className: "reader-notes" }, status, alerts));
let timer;

export function say(message) {
  status.textContent = message;
  clearTimeout(timer);
  timer = setTimeout(() => (status.textContent = ""), 6000);
}

export function warn(message, ...more) {
  if ([...alerts.children].some(({ title }) => title === message)) return;
  const shown = p({ title: message, className: "reader-warning" }, message, more, " ", button({ onclick: () => shown.remove() }, "Close"));
  alerts.append(shown);
}
