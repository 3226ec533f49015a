// What JavaScript adds for the reader. Each module is loaded where there is something for it to do, and one that fails
// takes nothing else with it: the page works without all of them.

// ---- What all modules share: elements made of text, the site's addresses, words for time, and messages that are read out

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
    made.append(...children.flat(9).filter((child) => child || child === 0));
    return made;
  },
});
const { a, button, dd, details, dialog, div, dl, dt, fieldset, form, h2, input, kbd, label, legend, p, span, summary } = tags;

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

// ---- On every page

const load = (name) => import(`./${name}.js`).then((module) => module.start());

// Text to the clipboard, and what to do where that is not allowed, or there is none: over plain HTTP.
async function copyText(text, name, otherwise) {
  try {
    await navigator.clipboard.writeText(text);
    say(`${name} copied.`);
  } catch {
    say(`The ${name.toLowerCase()} could not be copied: it is ${otherwise()}.`);
  }
}
export const copyLink = () => button({ onclick: () => copyText(location.href, "Link", () => "the address of this page") }, "Copy link");

function addCopyButtons() {
  for (const code of document.querySelectorAll(".prose pre > code:not(.language-output)")) {
    const copy = button({ className: "copy" }, "Copy"), frame = div({ className: "code-frame" });
    copy.onclick = () => copyText(code.textContent, "Code", () => (getSelection().selectAllChildren(code), "selected"));
    code.parentNode.replaceWith(frame);
    frame.append(code.parentNode, copy);
  }
}

// The page one is on stands where the menu can be seen, and what was looked for in vain is what to search for.
function orient() {
  const current = document.querySelector(".menu [aria-current]"), list = current?.closest("ul");
  list?.scrollBy(current.getBoundingClientRect().left - list.getBoundingClientRect().left - 50, 0);
  if (page.page === "not-found") document.querySelector("main [name=q]").value = new URLSearchParams(`q=${location.pathname.slice(base.pathname.length)}`).get("q").replace(/(^404)?\.html$|[^\p{L}\p{N}.]+/gu, " ").trim();
}

// Marks the first heading in the upper part of the window, else the last one above it.
function followContents() {
  const links = new Map([...document.querySelectorAll('.contents a[href^="#"]')].map((a) => [document.getElementById(decodeURIComponent(a.hash.slice(1))), a]));
  const heads = [...links.keys()].filter(Boolean), top = (head) => head.getBoundingClientRect().top;
  let current;
  const follow = () => {
    const now = heads.find((head) => top(head) >= 0 && top(head) < innerHeight * 0.4) ?? heads.findLast((head) => top(head) < 0);
    if (now === current) return;
    links.get(current)?.removeAttribute("aria-current");
    links.get((current = now))?.setAttribute("aria-current", "true");
  };
  document.addEventListener("scroll", follow, { passive: true });
  follow();
}

// A page of the site is fetched a moment before it is asked for: once, and not where data is dear.
function fetchAhead() {
  const asked = new Set([location.href.split("#")[0]]);
  let timer;
  const want = ({ target }) => {
    const a = target.closest?.("a[href]"), address = a?.href.split("#")[0];
    clearTimeout(timer);
    if (!address?.startsWith(base.href) || !/(\/|\.html)$/.test(a.pathname) || asked.has(address) || navigator.connection?.saveData) return;
    timer = setTimeout(() => {
      asked.add(address);
      fetch(address, { priority: "low" }).then((response) => response.text()).catch(() => asked.delete(address));
    }, 80);
  };
  for (const event of ["pointerover", "focusin"]) document.addEventListener(event, want, { passive: true });
}

// [output] offline = true
function keepOffline() {
  if ("offline" in root.dataset) navigator.serviceWorker?.register(new URL("sw.js", base));
}

// ---- The reader's own choices, kept in this browser: how the site looks, and whether it listens to keys

function chosen(name) {
  try {
    return localStorage[`waymark-${name}`] ?? "";
  } catch {
    return "";
  }
}

function choose(name, value) {
  if (name !== "keys") root.dataset[name] = value || "auto";
  try {
    if (value) localStorage[`waymark-${name}`] = value;
    else delete localStorage[`waymark-${name}`];
  } catch {
    warn("This browser does not keep your choice: it holds until you leave this page.");
  }
}

// ---- Keys of one or two letters: never while one types, and off when the reader says so (WCAG 2.1.4)

const menu = (folder) => document.querySelector(`.menu a[href*="/${folder}/"]`)?.href ?? new URL(`${folder}/`, base).href;
const neighbour = (relation) => document.querySelector(`main a[rel~="${relation}"]`)?.href;
const go = (address) => address && location.assign(address);
const actions = [
  ["g h", "Home", () => go(base.href)],
  ["g c", "Course", () => go(menu("courses"))],
  ["g r", "Roadmap", () => go(menu("roadmaps"))],
  ["n", "Next lesson or step", () => go(neighbour("next"))],
  ["p", "Previous lesson or step", () => go(neighbour("prev"))],
  ["d", "Mark as done", () => document.querySelector('[data-mark="done"]')?.click()],
  ["?", "This list", () => showHelp()],
];

let help;
function showHelp() {
  const row = ([keys, text]) => div(dt(keys.split(" ").map((key) => [kbd(key), " "])), dd(text));
  help ??= dialog({ className: "keys-help", "aria-labelledby": "wm-keys" }, h2({ id: "wm-keys" }, "Keyboard shortcuts"), p("Under Display you can switch them off and on."),
    dl([...actions, ["/", "Search"], ["Ctrl K", "Search, also while typing"], ["Esc", "Close what is open"]].map(row)), form({ method: "dialog" }, button({ type: "submit" }, "Close")));
  document.body.append(help);
  if (!help.open) help.showModal();
}

function listenToKeys() {
  let first = "", time = 0;
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, textarea, select, dialog, [contenteditable]");
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented || chosen("keys") === "off") return;
    const pressed = (event.timeStamp - time < 1500 ? first : "") + event.key, action = actions.find(([keys]) => keys === pressed);
    [first, time] = [event.key === "g" ? "g " : "", event.timeStamp];
    if (!action) return;
    first = "";
    event.preventDefault();
    action[2]();
  });
}

// ---- The panel

function choice(name, title, values, now) {
  const option = ([value, text]) =>
    label(input({ type: "radio", name: `wm-${name}`, value, checked: value === now, onchange: () => (choose(name, value === "auto" ? "" : value), say(`${title}: ${text}.`)) }), ` ${text}`);
  return fieldset(legend(title), values.map(option));
}

function addSettings() {
  const box = hook("settings"), themes = (box.dataset.themes ?? "").split(" ");
  const keys = checkbox("Keyboard shortcuts", chosen("keys") !== "off", ({ target }) => (choose("keys", target.checked ? "" : "off"), say(`Keyboard shortcuts are ${target.checked ? "on" : "off"}.`)));
  const panel = details(summary(span({ "aria-hidden": "true" }, "◐"), span({ className: "settings-word" }, " Display")), div({ className: "settings-box" },
    themes.length > 1 && choice("theme", "Theme", themes.map((name) => [name, name[0].toUpperCase() + name.slice(1)]), root.dataset.theme),
    choice("scheme", "Brightness", [["auto", "As the system"], ["light", "Light"], ["dark", "Dark"]], root.dataset.scheme),
    keys, button({ onclick: showHelp }, "Shortcuts"), progressLink()));
  panel.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    panel.open = false;
    panel.firstChild.focus();
  });
  document.addEventListener("click", ({ target }) => panel.contains(target) || (panel.open = false));
  addEventListener("storage", ({ key, newValue }) => {
    const [, name] = /^waymark-(theme|scheme)$/.exec(key) ?? [];
    if (name && (newValue || name === "scheme")) root.dataset[name] = newValue || "auto";
  });
  fill(box, panel);
}

const parts = [
  hook("settings") && addSettings, orient, listenToKeys, addCopyButtons, followContents, fetchAhead, keepOffline,
  document.querySelector("[data-node]") || hook("progress") || hook("next") ? () => load("progress") : null,
  ...["planner", "backup"].map((name) => hook(name) && (() => load(name))),
  (hook("table") || hook("rules")) && (() => load("comparison")),
];
for (const part of parts.filter(Boolean)) {
  Promise.resolve().then(part).catch((error) => {
    console.warn(error);
    warn("A part of this page could not be loaded. What you read here is complete; reload the page for the rest.");
  });
}
