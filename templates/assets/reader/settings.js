// The reader's own choices, kept in this browser: how the site looks, and whether it listens to keys.
import { base, checkbox, hook, page, progressLink, root, say, tags, warn } from "./dom.js";
const { button, dd, details, dialog, div, dl, dt, fieldset, form, h2, input, kbd, label, legend, p, span, summary } = tags;
const own = { theme: root.dataset.theme, scheme: "auto" };

function chosen(name) {
  try {
    return localStorage[`waymark-${name}`] ?? "";
  } catch {
    return "";
  }
}

function choose(name, value) {
  if (name !== "keys") root.dataset[name] = value || own[name];
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

function listen() {
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

export function start() {
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
    if (name) root.dataset[name] = newValue || own[name];
  });
  box.append(panel);
  box.hidden = false;
  listen();
}
