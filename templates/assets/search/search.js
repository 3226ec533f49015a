// The search field of every page, and the results of the search page. The words of authors are written as text only.
const base = new URL(document.documentElement.dataset.base || "/", location.href);
const form = document.querySelector('main form[role="search"]') ?? document.querySelector('form[role="search"]');
const input = form.elements.q, page = document.getElementById("search-results");
const list = new URL("search/#all-pages", base), recentKey = "waymark-searches";
let index, engine, asking = 0, shown = 10, last, timer, before, active = -1, isSettled;

const make = (name, properties = {}, ...children) => {
  const { role, ...rest } = properties, made = Object.assign(document.createElement(name), rest);
  if (role) made.setAttribute("role", role);
  made.append(...children);
  return made;
};

async function get(path, options) {
  const response = await fetch(new URL(path, base), options);
  if (!response.ok) throw Error(`${path}: ${response.status}`);
  return path.endsWith("json") ? response.json() : new Uint8Array(await response.arrayBuffer());
}

function load() {
  if (!document.querySelector("link[data-search]")) {
    const style = make("link", { rel: "stylesheet", href: new URL("search.css", import.meta.url) });
    style.dataset.search = "";
    document.head.append(style);
  }
  return (index ??= Promise.all([import("./engine.js"), get("search/root.json", { cache: "no-cache" })]).then(([module, root]) => {
    engine = module;
    const opened = engine.open(root, get);
    // After the files of a query that waits already.
    setTimeout(() => opened.ready().catch(() => 0));
    return opened;
  }));
}

// A page left open while the site was published anew asks for files that are gone: once more, from a fresh root.
async function ask(...query) {
  for (let again = 0; ; again++) {
    try {
      return await (await load()).query(...query);
    } catch (error) {
      index = facets = null;
      document.querySelector(".search-facets")?.remove();
      if (again) throw error;
    }
  }
}

// ---- Text

const words = (text) => engine.tokens(text.normalize("NFC"));
const matches = (text, terms) => words(text).flatMap(({ word, parts }) => [word, ...parts]).map(engine.stem).filter((stem) => terms.has(stem));
const isMarked = (text, terms) => matches(text, terms).length > 0;

function marked(text, terms) {
  return text.split(/([\p{L}\p{N}\p{M}_]+)/u).map((piece, i) => (i % 2 && isMarked(piece, terms) ? make("mark", {}, piece) : piece));
}

const documents = new Map();
function documentOf(url) {
  if (!documents.has(url)) {
    const read = fetch(url).then((response) => response.text()).then((html) => new DOMParser().parseFromString(html, "text/html").querySelector("main"));
    read.catch(() => documents.delete(url));
    documents.set(url, read);
  }
  return documents.get(url);
}

// Of the section's paragraphs the one with the most of what was asked, cut around the first of it; code only for want of prose.
async function excerpt(result, terms) {
  const main = await documentOf(target(result)), { anchor } = result.sections[0];
  let isIn = !anchor, best = "", most = 0;
  for (const block of main?.querySelectorAll("h2,h3,h4,p,li,pre,td") ?? []) {
    if (/^H/.test(block.tagName)) {
      if (anchor && isIn) break;
      isIn ||= block.id === anchor;
    } else if (isIn) {
      const found = new Set(matches(block.textContent, terms)).size - (block.tagName === "PRE" && 0.9);
      if (found > most) [best, most] = [block.textContent, found];
    }
  }
  const pieces = best.trim().split(/\s+/), first = Math.max(0, pieces.findIndex((piece) => isMarked(piece, terms)) - 8);
  return marked((first ? "… " : "") + pieces.slice(first, first + 32).join(" ") + (pieces.length > first + 32 ? " …" : ""), terms);
}

const spoken = (text) => ` ${words(text).map(({ word }) => word).join(" ")} `;
async function holds(result, phrases) {
  const text = spoken((await documentOf(target(result)))?.textContent ?? "");
  return phrases.every((phrase) => text.includes(spoken(phrase)));
}

// Where a result leads: never off the site.
function target({ url }, anchor = "") {
  const found = new URL(url.replace(/^\/+/, ""), base);
  found.hash = anchor;
  return found.href.startsWith(base.href) ? found.href : base.href;
}

const countOf = (count) => (count === 1 ? "1 page found" : `${count || "No"} pages found`);
const isEnough = (text) => /[^\s]{2}|\p{Lo}/u.test(text.trim());

// ---- Recent searches, on this machine only

function recent(add, erase) {
  try {
    const kept = erase ? [] : JSON.parse(localStorage.getItem(recentKey)) ?? [];
    const next = add ? [add, ...kept.filter((text) => text !== add)].slice(0, 5) : kept;
    if (add || erase) localStorage.setItem(recentKey, JSON.stringify(next));
    return next;
  } catch {
    return [];
  }
}

// ---- Facets

let facets;
async function readFacets() {
  const { root, file } = await index;
  const [names, ...files] = await Promise.all([file("n/0.json"), ...[...Array(root.facetFiles).keys()].map((n) => file(`f/${n}.bin`))]);
  const read = engine.reader(Uint8Array.from(files.flatMap((bytes) => [...bytes])));
  return names.map(([name, values]) => ({
    name,
    values: values.map(([value, count]) => {
      let number = -1;
      const k = engine.riceFor(count, root.pages);
      return { value, pages: new Set(Array.from({ length: count }, () => (number += read.rice(k) + 1))) };
    }),
  }));
}

const chosen = (name) => new URLSearchParams(location.search).getAll(name);
const accepts = (number, except) => (facets ?? []).every(({ name, values }) => {
  const wanted = name === except ? [] : chosen(name);
  return !wanted.length || values.some(({ value, pages }) => wanted.includes(value) && pages.has(number));
});

function showFacets(pages) {
  const box = document.querySelector(".search-facets") ?? make("details", { className: "search-facets", open: innerWidth > 640 }, make("summary", {}, "Narrow down"));
  if (!box.isConnected) {
    const groups = make("div");
    page.before(box);
    box.append(groups);
    for (const facet of facets) {
      const group = make("fieldset", {}, make("legend", {}, facet.name));
      for (const one of facet.values) {
        one.count = make("span");
        one.box = make("input", { type: "checkbox", name: facet.name, value: one.value });
        one.label = make("label", {}, one.box, ` ${one.value} `, one.count);
        one.box.addEventListener("change", () => {
          const place = new URL(location.href);
          place.searchParams.delete(facet.name);
          for (const { box } of facet.values) if (box.checked) place.searchParams.append(facet.name, box.value);
          history.pushState(null, "", place);
          search();
        });
        group.append(one.label);
      }
      groups.append(group);
    }
  }
  for (const { name, values } of facets) {
    const some = pages.filter((number) => accepts(number, name)), wanted = chosen(name);
    let shown = 0;
    for (const one of values) {
      const count = some.filter((number) => one.pages.has(number)).length;
      one.count.textContent = count;
      one.box.checked = wanted.includes(one.value);
      one.label.hidden = !one.box.checked && (!count || ++shown > 8);
    }
    values[0] && (values[0].label.parentNode.hidden = values.every(({ label }) => label.hidden));
  }
}

// ---- The search page, or the list under the field

const status = make("p", { className: page ? "search-status" : "visually-hidden", role: "status" });
const options = make("ul", { id: "wm-options", className: "search-options", role: "listbox", hidden: true });
options.setAttribute("aria-label", "Found pages");
const say = (message) => status.textContent !== message && (status.textContent = message);

function fail(error) {
  console.error(error);
  const message = "Search is not available just now.";
  say(message);
  if (page) page.replaceChildren(make("p", {}, make("a", { href: list }, "All pages from A to Z")));
  else showOptions([option(list.href, `${message} All pages from A to Z`)]);
}

const correction = ({ corrected }) => (corrected.length ? ` Showing results for ${[...new Set(corrected.map(([, word]) => word))].join(" ")}.` : "");

async function search() {
  const run = ++asking, text = input.value;
  if (text !== last) shown = 10;
  last = text;
  if (page) {
    const place = new URL(location.href);
    text ? place.searchParams.set("q", text) : place.searchParams.delete("q");
    if (place.href !== location.href) history[isSettled ? "pushState" : "replaceState"](null, "", place);
    isSettled = false;
  }
  if (!isEnough(text)) {
    say("");
    return page ? showRecent() : showOptions(recent().map((text) => option(new URL(`search/?q=${encodeURIComponent(text)}`, base).href, text)));
  }
  try {
    page?.setAttribute("aria-busy", "true");
    const phrases = [...text.matchAll(/"([^"]+)"/g)].map(([, phrase]) => phrase);
    if (page && location.search.replace(/[?&]q=[^&]*/, "")) facets ??= await load().then(readFacets);
    const answer = await ask(text, page ? Math.max(shown, phrases.length && 20) : 8, page ? (number) => accepts(number) : undefined);
    if (phrases.length) {
      const held = await Promise.all(answer.results.map((result) => holds(result, phrases)));
      answer.results = answer.results.filter((_, i) => held[i]);
      answer.count = answer.results.length;
    }
    if (run !== asking) return;
    const terms = new Set(answer.terms);
    say(countOf(answer.count) + "." + correction(answer));
    if (page) await showResults(answer, terms, run);
    else showAnswer(answer, terms, text);
  } catch (error) {
    if (run === asking) fail(error);
  } finally {
    if (run === asking) page?.removeAttribute("aria-busy");
  }
}

async function showResults({ results, pages, count }, terms, run) {
  const items = results.map((result) => {
    const sections = result.sections.filter(({ anchor }) => anchor).map(({ anchor, heading }) =>
      make("li", {}, make("a", { href: target(result, anchor), dir: "auto" }, ...marked(heading, terms))));
    const link = make("a", { href: target(result), dir: "auto" }, ...marked(result.title || result.url, terms));
    return make("li", {}, link, make("span", { className: "card-facts" }, ` ${result.label}`), make("p", { dir: "auto" }), make("ul", {}, ...sections));
  });
  const az = make("p", {}, make("a", { href: list }, "All pages from A to Z"));
  const more = make("button", { type: "button", hidden: count <= results.length }, "More results");
  more.addEventListener("click", async () => {
    shown += 10;
    await search();
    page.querySelectorAll("ol > li > a")[results.length]?.focus();
  });
  page.replaceChildren(...(count ? [make("ol", { className: "search-list" }, ...items), more] : [az]));
  facets ??= await readFacets().catch(() => null);
  if (run === asking && facets) showFacets(pages);
  setTimeout(() => {
    if (run === asking && !navigator.connection?.saveData) {
      results.slice(0, 5).forEach((result, i) => excerpt(result, terms).then((text) => items[i].querySelector("p").replaceChildren(...text)).catch(() => 0));
    }
  }, 150);
}

function showRecent() {
  document.querySelector(".search-facets")?.remove();
  facets = null;
  const kept = recent().map((text) => make("li", {}, make("a", { href: `?q=${encodeURIComponent(text)}`, dir: "auto" }, text)));
  const erase = make("button", { type: "button" }, "Erase recent searches");
  erase.addEventListener("click", () => (recent("", true), search(), input.focus()));
  page.replaceChildren(...(kept.length ? [make("h2", {}, "Recent searches"), make("ul", {}, ...kept), erase] : []));
}

function option(href, ...children) {
  const made = make("li", { role: "option" }, ...children);
  made.dataset.href = href;
  made.addEventListener("mousedown", (event) => event.preventDefault());
  made.addEventListener("click", (event) => follow(made, event));
  return made;
}

function showAnswer({ results, count }, terms, text) {
  const made = results.map((result) => {
    const { anchor, heading } = result.sections[0];
    const place = heading ? [" › ", ...marked(heading, terms)] : [];
    return option(target(result, anchor), make("bdi", {}, ...marked(result.title || result.url, terms)), ...place, make("small", {}, ` ${result.label}`));
  });
  if (!count) made.push(option(list.href, "Nothing found. All pages from A to Z"));
  else made.push(option(new URL(`search/?q=${encodeURIComponent(text)}`, base).href, `All results: ${count}`));
  showOptions(made);
}

function showOptions(made) {
  if (!isEnough(input.value) && made.length) {
    const erase = option("", "Erase recent searches");
    erase.addEventListener("click", () => (recent("", true), search()));
    made.push(erase);
  }
  made.forEach((option, i) => (option.id = `wm-option-${i}`));
  options.replaceChildren(...made);
  open(made.length > 0);
}

function open(isOpen) {
  options.hidden = !isOpen;
  input.setAttribute("aria-expanded", isOpen);
  choose(-1);
}

function choose(n) {
  active = n;
  [...options.children].forEach((option, i) => option.setAttribute("aria-selected", i === n));
  const option = options.children[n];
  if (option) input.setAttribute("aria-activedescendant", option.id);
  else input.removeAttribute("aria-activedescendant");
  option?.scrollIntoView({ block: "nearest" });
}

function follow({ dataset }, event) {
  if (!dataset.href) return;
  if (input.value) recent(input.value);
  if (event?.ctrlKey || event?.metaKey) window.open(dataset.href);
  else {
    open(false);
    location.assign(dataset.href);
  }
}

// ---- Keys

function onKey(event) {
  const count = options.children.length, isOpen = !options.hidden;
  const moves = { ArrowDown: active + 1 < count ? active + 1 : -1, ArrowUp: active < 0 ? count - 1 : active - 1, Home: 0, End: count - 1 };
  if (event.isComposing) return;
  if (event.key === "Escape") {
    if (isOpen) open(false);
    else if (input.value && page) (input.value = ""), search();
    else before?.focus();
  } else if (page && event.key === "ArrowDown") page.querySelector("a")?.focus();
  else if (!isOpen && event.key === "ArrowDown") return search();
  else if (isOpen && event.key in moves && (active >= 0 || /Arrow/.test(event.key))) choose(moves[event.key]);
  else if (isOpen && event.key === "Enter" && active >= 0) options.children[active].click();
  else return;
  event.preventDefault();
}

function start() {
  (page ?? form).before(status);
  if (!page) {
    form.append(options);
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", options.id], ["aria-expanded", "false"]]) input.setAttribute(name, value);
    input.addEventListener("blur", () => open(false));
  } else {
    page.removeAttribute("aria-live");
    load().catch(() => 0);
    page.addEventListener("keydown", (event) => {
      const links = [...page.querySelectorAll("a")], n = links.indexOf(document.activeElement);
      const next = { ArrowDown: links[n + 1], ArrowUp: links[n - 1] ?? input, Home: links[0], End: links.at(-1), Escape: input }[event.key];
      if (n < 0 || !next) return;
      event.preventDefault();
      next.focus();
    });
    page.addEventListener("click", ({ target }) => target.closest("a") && input.value && recent(input.value));
    const read = () => {
      input.value = new URLSearchParams(location.search).get("q") ?? "";
      search();
      isSettled = true;
    };
    addEventListener("popstate", read);
    read();
  }
  input.addEventListener("keydown", onKey);
  input.addEventListener("focus", () => {
    load().catch(() => 0);
    if (!page) search();
  });
  input.addEventListener("input", ({ isComposing }) => {
    clearTimeout(timer);
    if (!isComposing) timer = setTimeout(search, 60);
  });
  input.addEventListener("compositionend", search);
  form.addEventListener("submit", (event) => {
    if (input.value) recent(input.value);
    if (!page) return;
    event.preventDefault();
    clearTimeout(timer);
    search();
    isSettled = true;
  });
  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
    const isSlash = event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isSlash && !(event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey))) return;
    event.preventDefault();
    before = isTyping === input ? before : document.activeElement;
    input.focus();
    input.select();
  });
}

if (input) start();
