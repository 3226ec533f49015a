// The progress page: all marks of this browser, out to a file, in from a file, or erased.
import { base, count, duration, fill, hook, link, save, say, tags } from "./reader.js";
import { tally } from "./graph.js";
import { failed, state, store, withGraph } from "./progress.js";
import { read, rename, write } from "./store.js";
const { button, caption, div, input, label, p, span, table, tbody, td, th, thead, tr } = tags;

const wrong = { damaged: "This file is damaged", foreign: "This is not a file of progress", newer: "This file is of a newer version of this site" };
const named = (ids) => `${ids.slice(0, 9).join(", ")}${ids.length > 9 ? " …" : ""}`;

// What an import did, line by line.
async function importFile(file) {
  const { marks, problem } = read(file.size < 5e6 ? await file.text() : "0");
  if (problem && !marks.size) return [`${wrong[problem]}: nothing was changed.`];
  // Without the graph old names stay, and are looked up later.
  const [known, unknown] = await withGraph(async (graph) => {
    await graph.all();
    const known = rename(marks, graph.formerly);
    return [known, [...known.keys()].filter((id) => !graph.node(id))];
  }).catch(() => [marks, []]);
  const { added, changed, older, same } = store.add(known);
  return [problem && `${wrong[problem]}: the rest of it was read.`, `${count(added, "mark")} added, ${changed} replaced by newer ones, ${older} older than yours left out, ${same} the same.`,
    unknown.length > 0 && `Kept, though this site does not have it: ${named(unknown)}.`];
}

async function show(list) {
  const marked = [...store.marks].filter(([, [state]]) => state).map(([id]) => id);
  const first = p(marked.length ? `This browser has ${count(marked.length, "mark")}.` : "Nothing is marked yet: lessons and steps have buttons under their titles.");
  const aside = store.aside && p("Text that could not be read is kept: ", button({ onclick: () => save(store.aside, "progress-aside.txt", "text/plain") }, "Download it"));
  fill(list, first, aside);
  if (!marked.length) return;
  const more = await withGraph(async (graph) => {
    await graph.all();
    const row = (collection) => {
      const { done, learning, skipped, left } = tally(collection.nodes.map((n) => graph.nodes[n]), state);
      return done + learning + skipped > 0 && tr(th({ scope: "row" }, link(collection)), [done, learning, skipped, collection.nodes.length, duration(left)].map((value) => td(value)));
    };
    const heads = ["Course or roadmap", "Done", "Learning", "Skipped", "Of", "Left"].map((text) => th({ scope: "col" }, text)), lost = marked.filter((id) => !graph.node(id));
    return [div({ className: "table", tabIndex: 0, role: "region", "aria-label": "Your progress" }, table(caption("Your progress by course and roadmap"), thead(tr(heads)), tbody(graph.collections.map(row)))),
      lost.length > 0 && p(`Kept, though this site no longer has it: ${named(lost)}.`)];
  }).catch(failed("How much that is of each course"));
  fill(list, first, aside, more);
}

export function start() {
  const list = div(), report = div({ role: "status" }), sure = span({ hidden: true }, " Erase all marks of this site? ");
  const tell = (...lines) => report.replaceChildren(...lines.filter(Boolean).map((line) => p(line)));
  const file = input({ type: "file", accept: ".json", id: "wm-import" });
  file.onchange = async () => {
    if (file.files[0]) tell(...await importFile(file.files[0]).catch(() => ["The file could not be read: nothing was changed."]));
    file.value = "";
  };
  const erase = button({ onclick: () => ask(true) }, "Erase my progress"), no = button({ onclick: () => ask(false) }, "Keep it");
  const yes = button({ onclick: () => (store.erase(), ask(false), tell("Your progress is erased.")) }, "Yes, erase");
  function ask(isAsking) {
    sure.hidden = !isAsking;
    erase.hidden = isAsking;
    (isAsking ? no : erase).focus();
  }
  sure.append(yes, " ", no);
  const exported = () => (save(write(store.marks, { site: base.href }), "progress.json", "application/json"), say(`${count(store.marks.size, "mark")} exported.`));
  fill(hook("backup"), list, div({ className: "reader-buttons" }, button({ onclick: exported }, "Export to a file"), label("Import from a file ", file), erase, sure), report);
  store.watch(() => show(list));
}
