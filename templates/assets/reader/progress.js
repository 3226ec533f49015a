// Progress, where lessons and steps are shown: marks on items, bars, what is ready, what comes next.
import { base, count, duration, fill, hook, link, page, phrase, progressLink, say, tags, warn } from "./reader.js";
import { isOver, missing, open, readyNext, tally } from "./graph.js";
import { Store } from "./store.js";
const { a, button, details, div, h2, li, p, progress, section, small, span, strong, summary, ul } = tags;

const kept = " What could be read of it is shown, and all of it is kept: see ", brief = " What you mark now lasts until you leave this page. See ";
const problems = {
  damaged: `Your saved progress is damaged.${kept}`,
  foreign: `Your saved progress is not of this site.${kept}`,
  newer: `Your saved progress is of a newer version of this site.${kept}`,
  sealed: `Your saved progress is damaged, and there is no room for a copy: it stays as it is.${brief}`,
  refused: `This browser keeps nothing for this site.${brief}`,
  full: `There is no room left to save your progress.${brief}`,
};
export const store = new Store(() => localStorage, `waymark-progress:${base.pathname}`, (problem) => warn(problems[problem], progressLink(), "."));
export const state = (id) => store.state(id);

// ---- The graph, when it is needed

async function get(path) {
  const response = await fetch(new URL(path, base), path === "reader.json" ? { cache: "no-cache" } : {});
  if (!response.ok) throw Error(`${path}: ${response.status}`);
  return response.json();
}

let graph;
// A page left open while the site was published anew asks for parts that are gone: once more, from a fresh start.
export async function withGraph(use, again = true) {
  try {
    const opened = await (graph ??= open(get));
    store.rename(opened.formerly);
    return await use(opened);
  } catch (error) {
    graph = null;
    if (again) return withGraph(use, false);
    throw error;
  }
}

export const failed = (what) => (error) => {
  console.warn(error);
  return p({ role: "status", className: "reader-warning" }, `${what} cannot be shown just now: the site's list of lessons did not load.`);
};

// ---- Items: a shape and a word after the title

const shapes = { learning: "◐", done: "✓", skipped: "↷" };
const shape = (name) => span({ "aria-hidden": "true" }, shapes[name]);

function showItem(item) {
  const name = state(item.dataset.node), title = item.matches("a") ? item : item.querySelector("a");
  if (!title || (item.dataset.state ?? "") === name) return;
  item.dataset.state = name;
  // In the roadmap's picture the small line of a box says it.
  const note = item.querySelector(".note");
  if (note) {
    item.dataset.note ??= note.textContent;
    return (note.textContent = name ? `${shapes[name]} ${name}` : item.dataset.note);
  }
  title.querySelector(".node-state")?.remove();
  if (name) title.append(" ", small({ className: "node-state" }, shape(name), ` ${name}`));
}

// ---- This lesson or step: three buttons, of which one at most is pressed

function makeButtons(box) {
  const buttons = Object.keys(shapes).map((name) => {
    const made = button(shape(name), ` ${name[0].toUpperCase()}${name.slice(1)}`);
    made.dataset.mark = name;
    made.onclick = () => {
      const isOn = state(page.id) === name;
      store.set(page.id, isOn ? "" : name);
      say(isOn ? "Mark taken back." : `Marked as ${name}.`);
    };
    return made;
  });
  fill(box, div({ role: "group", className: "marks", "aria-label": "Your progress" }, buttons));
  store.watch(() => buttons.forEach((made) => made.setAttribute("aria-pressed", state(page.id) === made.dataset.mark)));
}

// ---- Before this: whether one is ready, from what the page itself lists. Never a lock.

function showReady(box) {
  const items = [...box.closest("section").querySelectorAll("li[data-node]")], waiting = items.filter(({ dataset }) => !isOver(state(dataset.node)));
  const links = waiting.map((item) => item.querySelector("a")).map(({ href, firstChild }) => a({ href, dir: "auto" }, firstChild.textContent));
  if (store.isEmpty || !items.length) fill(box);
  else if (!waiting.length) fill(box, p(strong("You are ready: "), "all of this is behind you."));
  else fill(box, p(strong("Not yet? "), "Still open: ", phrase(links), ". You may begin all the same."));
}

// ---- Bars: 7 of 10 lessons, 5 h left

function bar(nodes, { id }) {
  const { done, skipped, learning, left } = tally(nodes, state), word = id.startsWith("roadmap:") ? "step" : "lesson";
  const text = [`${done} of ${count(nodes.length, word)}`, learning && `${learning} begun`, skipped && `${skipped} skipped`, left && `${duration(left)} left`].filter(Boolean).join(", ");
  return [progress({ max: nodes.length || 1, value: done + skipped, "aria-label": text }), span({ "aria-hidden": "true" }, text)];
}

// ---- Next: what is ready, and why the rest is not yet

function next(graph, nodes, heading) {
  const { ready, waiting } = readyNext(graph, nodes, state);
  if (!ready.length) return [p(strong("All done. "), "Nothing is left here.")];
  const item = (node) => li(link(node), span({ className: "card-facts" }, ` ${[state(node.id) && "begun", node.minutes && duration(node.minutes)].filter(Boolean).join(", ")}`));
  const reason = (node, { number }) => node.reasons[node.requires.indexOf(number)];
  const why = (node) => li(link(node), " comes after ", phrase(missing(graph, node, state).map((one) => [link(one), reason(node, one) && ` (because ${reason(node, one)})`])));
  return [h2(heading), ul({ className: "links" }, ready.slice(0, 3).map(item)),
    waiting.length > 0 && details(summary("Why not the others yet"), ul(waiting.slice(0, 10).map(why)), waiting.length > 10 && p(`And ${waiting.length - 10} more.`))];
}

async function showGraph(graph) {
  const own = graph.collections.find(({ id }) => id === page.id), box = hook("next");
  if (!own) {
    await graph.all();
    const found = graph.collections.map((one) => [one, one.nodes.map((n) => graph.nodes[n])]).filter(([, nodes]) => nodes.some(({ id }) => state(id)));
    return fill(box, found.map(([one, nodes]) => section(next(graph, nodes, `Ready next: ${one.title}`), div({ className: "reader-bar" }, bar(nodes, one)))));
  }
  for (const place of document.querySelectorAll('[data-reader="bar"]')) {
    const anchor = place.closest("section")?.getAttribute("aria-labelledby"), module = own.modules.find((one) => one.anchor && one.anchor === anchor);
    fill(place, bar(await graph.need((module ?? own).nodes), own));
  }
  if (box) fill(box, next(graph, await graph.need(own.nodes), "Ready next"));
}

// Names that changed are looked up once a visit, by those who have marks.
function isLookedUp() {
  try {
    return sessionStorage["waymark-names"] || !(sessionStorage["waymark-names"] = 1);
  } catch {
    return true;
  }
}

function show() {
  const box = hook("next");
  document.querySelectorAll("[data-node]").forEach(showItem);
  if (hook("ready")) showReady(hook("ready"));
  if (!box) return store.isEmpty || isLookedUp() || setTimeout(() => withGraph(() => 0).catch(() => 0), 1000);
  if (store.isEmpty) return document.querySelectorAll('[data-reader="bar"], [data-reader="next"]').forEach((place) => fill(place));
  return withGraph(showGraph).catch((error) => fill(box, failed("What comes next")(error)));
}

export function start() {
  addEventListener("storage", ({ key }) => (key === store.key || key === null) && store.refresh());
  addEventListener("pageshow", ({ persisted }) => persisted && store.refresh());
  if (hook("progress")) makeButtons(hook("progress"));
  store.watch(show);
}
