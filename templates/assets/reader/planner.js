// The planner: from what one wants to learn, what one knows and the hours of a week to dated weeks, as a page, a link
// and a calendar file. Dates are days since 1970: no time zone has a say.
import { base, checkbox, copyLink, count, duration, fill, hook, link, root, save, say, tags } from "./reader.js";
import { isOver } from "./graph.js";
import { failed, state, store, withGraph } from "./progress.js";
const { button, datalist, details, div, form, h2, input, label, li, ol, option, p, section, small, span, summary, time, ul } = tags;

export const dateText = (day) => new Date(day * 864e5).toISOString().slice(0, 10);
// Null for what is no date, 31 February too.
export function dayOf(text) {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) / 864e5 : NaN;
  return Number.isInteger(day) && dateText(day) === text ? day : null;
}

// ---- The plan

// What is not known of the targets and of everything before them, in the graph's order. What only leads to something
// known is not needed either.
export function needed(graph, targets, isKnown) {
  const found = new Set(), stack = [...targets];
  while (stack.length) {
    const node = stack.pop();
    if (found.has(node) || isKnown(node)) continue;
    found.add(node);
    stack.push(...node.requires.map((n) => graph.nodes[n]));
  }
  return [...found].sort((a, b) => a.number - b.number);
}

// Nodes → weeks. The time of a week is spread over its seven days; what does not end in a week goes on in the next.
export function schedule(nodes, hours, start) {
  const weeks = [];
  let spent = 0;
  for (const node of nodes) {
    const first = Math.floor((spent * 7) / (hours * 60)), week = Math.floor(first / 7), from = start + week * 7;
    spent += node.minutes;
    const last = Math.max(first, Math.ceil((spent * 7) / (hours * 60)) - 1);
    if (weeks.at(-1)?.number !== week + 1) weeks.push({ number: week + 1, from, to: from + 6, items: [], minutes: 0 });
    weeks.at(-1).items.push({ node, from: start + first, to: start + last });
    weeks.at(-1).minutes += node.minutes;
  }
  return weeks;
}

// ---- The link: #for=lesson:a&know=lesson:b&hours=5&from=2026-06-01

export function readLink(hash) {
  const values = new URLSearchParams(hash.slice(1)), problems = [], date = values.get("from"), from = dayOf(date);
  let hours = Number(values.get("hours") ?? 5);
  if (!(hours >= 0.5 && hours <= 100)) [hours] = [5, problems.push(`“${values.get("hours")}” is not ½ to 100 hours: 5 instead.`)];
  if (date && from === null) problems.push(`“${date}” is no date: today instead.`);
  return { targets: values.getAll("for"), known: values.getAll("know"), usesProgress: values.get("mine") !== "no", hours, from, problems };
}

export function writeLink({ targets, known, usesProgress, hours, from }) {
  const values = [...targets.map((id) => ["for", id]), ...known.map((id) => ["know", id]), ...(usesProgress ? [] : [["mine", "no"]]), ["hours", hours], ["from", dateText(from)]];
  return "#" + values.map(([name, value]) => `${name}=${encodeURIComponent(value).replace(/%3A/g, ":").replace(/%2F/g, "/")}`).join("&");
}

// ---- The calendar (RFC 5545). The same plan is the same file: stamps are of its first day, names of its nodes.

const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n?|\n/g, "\\n").replace(/[\0-\x1f\x7f]/g, "");

// At most 75 octets a line, never through a character.
function folded(line) {
  let text = "", size = 0;
  for (const character of line) {
    const octets = new TextEncoder().encode(character).length;
    if (size + octets > 75) [text, size] = [text + "\r\n ", 1];
    text += character;
    size += octets;
  }
  return text;
}

export function calendar(weeks, { title, base, start }) {
  const { hostname, pathname } = new URL(base), plain = (day) => dateText(day).replace(/-/g, "");
  const events = weeks.flatMap(({ items }) => items.flatMap(({ node, from, to }) => {
    const { href } = new URL(node.url, base);
    return ["BEGIN:VEVENT", `UID:${encodeURIComponent(node.id + pathname)}@${hostname}`, `DTSTAMP:${plain(start)}T000000Z`, `DTSTART;VALUE=DATE:${plain(from)}`, `DTEND;VALUE=DATE:${plain(to + 1)}`,
      `SUMMARY:${escaped(node.title)}`, `DESCRIPTION:${escaped(`${node.minutes ? `${duration(node.minutes)}\n` : ""}${href}`)}`, `URL:${href}`, "TRANSP:TRANSPARENT", "END:VEVENT"];
  }));
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Waymark//Planner//EN", `X-WR-CALNAME:${escaped(title)}`, ...events, "END:VCALENDAR", ""].map(folded).join("\r\n");
}

// ---- The page

const style = (options) => (day) => new Intl.DateTimeFormat(root.lang || "en", { timeZone: "UTC", day: "numeric", ...options }).format(day * 864e5);
const short = style({ month: "short" }), long = style({ month: "long", year: "numeric" });
const shown = (day, words = short) => time({ dateTime: dateText(day) }, words(day));
const field = (text, box, ...more) => div({ className: "field" }, label(text, " ", box), more);
const things = (nodes) => count(nodes.length, nodes.every(({ id }) => id.startsWith("step:")) ? "step" : "lesson");

// What can be aimed at, by id: courses and roadmaps, their modules, lessons and steps, each under a title of its own.
function aims(graph) {
  const aims = new Map(), titles = new Set();
  const add = (id, title, kind, nodes) => {
    const name = [title, `${title} (${kind})`, id].find((name) => !titles.has(name));
    titles.add(name);
    aims.set(id, { name, kind, nodes });
  };
  for (const { id, title, modules, nodes } of graph.collections) {
    add(id, title, id.split(":")[0], nodes);
    for (const module of modules) if (module.anchor) add(`${id}#${module.anchor}`, module.title, `module of ${title}`, module.nodes);
  }
  for (const { id, title, number } of graph.nodes) add(id, title, id.split(":")[0], [number]);
  return aims;
}

function plan(graph, box) {
  const all = aims(graph), messages = div({ role: "status" }), total = p({ role: "status", className: "plan-summary" }), results = div(), goals = ul({ "aria-label": "What you want to learn", className: "plan-goals" });
  const goal = input({ list: "wm-aims", autocomplete: "off" }), hours = input({ type: "number", min: 0.5, max: 100, step: 0.5, required: true }), from = input({ type: "date", required: true });
  const mine = checkbox("Leave out what I have marked as done or skipped", true, () => change({ usesProgress: mine.firstChild.checked }));
  let asked, written;

  // The link → what is asked for. Old names are mended, unknown ones told.
  function read() {
    if (asked && (location.hash === written || /^#[^=]+$/.test(location.hash))) return;
    const unknown = [], now = new Date();
    const checked = (ids) => [...new Set(ids.map((id) => (all.has(id) ? id : (graph.node(id)?.id ?? (unknown.push(id), "")))))].filter(Boolean);
    asked = readLink(location.hash);
    Object.assign(asked, { targets: checked(asked.targets), known: checked(asked.known), from: asked.from ?? dayOf(dateText((now - now.getTimezoneOffset() * 6e4) / 864e5)) });
    if (unknown.length) asked.problems.push(`This link names what the site does not have; the rest is kept: ${unknown.slice(0, 5).join(", ")}.`);
    messages.replaceChildren(...asked.problems.map((text) => p({ className: "reader-warning" }, text)));
    [hours.value, from.value, mine.firstChild.checked] = [asked.hours, dateText(asked.from), asked.usesProgress];
    show();
  }

  function change(change) {
    Object.assign(asked, change);
    history.pushState(null, "", writeLink(asked));
    written = location.hash;
    messages.replaceChildren();
    show();
  }

  // A part of a title will do if only one has it.
  function add() {
    const text = goal.value.trim().toLowerCase(), like = [...all].filter(([, { name }]) => name.toLowerCase().includes(text));
    const [id] = like.find(([, { name }]) => name.toLowerCase() === text) ?? (like.length === 1 ? like[0] : []);
    if (!text) return;
    if (!id) return say(like.length ? `${like.length} titles have “${text}” in them: choose one.` : `Nothing here is called “${text}”.`);
    goal.value = "";
    change({ targets: [...new Set([...asked.targets, id])] });
  }

  const know = (id) => (change({ known: [...asked.known, id] }), total.scrollIntoView({ block: "nearest" }));
  const item = ({ node, from, to }) => li(link(node), span({ className: "card-facts" }, " ", shown(from), from < to && [" – ", shown(to)], node.minutes ? `, ${duration(node.minutes)}` : ", time not stated"),
    " ", button({ "aria-label": `I know this: ${node.title}`, onclick: () => know(node.id) }, "I know this"));
  const week = ({ number, from, to, items, minutes }) => section({ className: "plan-week" }, h2(`Week ${number} `, small(shown(from), " – ", shown(to, long), minutes > 0 && `, ${duration(minutes)}`)), ol(items.map(item)));
  const back = (node) => li(link(node), asked.known.includes(node.id) && [" ", button({ "aria-label": `Put back: ${node.title}`, onclick: () => change({ known: asked.known.filter((id) => id !== node.id) }) }, "Put back")]);

  function show() {
    const { targets, known, usesProgress, hours, from } = asked, title = targets.map((id) => all.get(id).name).join(", ");
    const isKnown = ({ id }) => known.includes(id) || (usesProgress && isOver(state(id)));
    const wanted = targets.flatMap((id) => all.get(id).nodes).map((n) => graph.nodes[n]), nodes = needed(graph, wanted, isKnown), weeks = schedule(nodes, hours, from);
    const rest = needed(graph, wanted, () => false).filter((node) => !nodes.includes(node)), end = Math.max(...weeks.flatMap(({ items }) => items.map(({ to }) => to)));
    fill(goals, targets.map((id) => li(all.get(id).name, " ", small(all.get(id).kind), " ", button({ "aria-label": `Take out: ${all.get(id).name}`, onclick: () => (change({ targets: targets.filter((other) => other !== id) }), goal.focus()) }, "×"))));
    total.textContent = !targets.length ? "Choose what you want to learn." : !nodes.length ? "You know all of it."
      : `${things(nodes)}, ${duration(nodes.reduce((sum, { minutes }) => sum + minutes, 0))} in all, until ${long(end)}.`;
    const download = () => save(calendar(weeks, { title: `Plan: ${title}`, base: base.href, start: from }), "plan.ics", "text/calendar");
    fill(results, nodes.length > 0 && div({ className: "reader-buttons" }, button({ onclick: download }, "Calendar file"), copyLink(), button({ onclick: () => print() }, "Print")), weeks.map(week),
      rest.length > 0 && details(summary(`Left out: ${things(rest)} that you know or do not need for what is left`), ul(rest.map(back))));
  }

  hours.onchange = () => hours.reportValidity() && change({ hours: Number(hours.value) });
  from.onchange = () => dayOf(from.value) && change({ from: dayOf(from.value) });
  fill(box, form({ className: "planner", "aria-label": "Planner", onsubmit: (event) => (event.preventDefault(), add()) },
    field("I want to learn (lesson, step, module, course)", goal, button({ type: "submit" }, "Add"), datalist({ id: "wm-aims" }, [...all.values()].map(({ name, kind }) => option({ value: name, label: kind })))),
    goals, field("Hours a week", hours), field("From", from), div({ className: "field" }, mine)), messages, total, results);
  addEventListener("popstate", () => (written = "", read()));
  read();
  store.watch(show);
}

export function start() {
  const box = hook("planner");
  return withGraph(async (graph) => (await graph.all(), graph)).then((graph) => plan(graph, box), (error) => fill(box, failed("The planner")(error)));
}
