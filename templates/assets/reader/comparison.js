// The comparison: its chooser as questions, one at a time, each answer a place to go back to; and its table, to be sorted
// by a column, narrowed to rows and columns, and searched for differences. Without this both are whole.
import { checkbox, copyLink, count, fill, hook, link, phrase, say, tags } from "./reader.js";
const { button, details, div, fieldset, h3, h4, input, label, legend, li, ol, p, span, strong, summary, ul } = tags;

// ---- The rules, tried in order: the first whose conditions hold decides. `answers` maps a question's number to the
// number of its answer; a rule's `when` has an answer's number for each question, or -1 where any will do.

const differs = (answers) => (wanted, question) => wanted >= 0 && answers.get(question) !== wanted;
const isCertain = ({ when }, answers) => !when.some(differs(answers));

// The rules that may still decide: nothing behind one that holds for certain can.
export function open(rules, answers) {
  const possible = rules.filter(({ when }) => !when.some((wanted, question) => answers.has(question) && differs(answers)(wanted, question)));
  const end = possible.findIndex((rule) => isCertain(rule, answers));
  return end < 0 ? possible : possible.slice(0, end + 1);
}

export function decided(rules, answers) {
  const [first] = open(rules, answers);
  return first && isCertain(first, answers) ? first : null;
}

// The first question that still matters; -1 when none does.
export const nextQuestion = (questions, rules, answers) =>
  decided(rules, answers) ? -1 : questions.findIndex((_, question) => !answers.has(question) && open(rules, answers).some(({ when }) => when[question] >= 0));

// For each rule that would choose a program and no longer can: the answers that would have to be others; none where an
// earlier rule decides.
export const obstacles = (rules, answers, { url }) =>
  rules.filter((rule) => rule.choose.url === url && !open(rules, answers).includes(rule))
    .map(({ when }) => when.flatMap((wanted, question) => (answers.has(question) && differs(answers)(wanted, question) ? [[question, wanted]] : [])));

// #choose/prior=none&time=fixed: ids, so that a link outlives a new order of questions.
export function readLink(hash, questions) {
  const answers = new Map(), unknown = [];
  for (const [id, value] of new URLSearchParams(hash.startsWith("#choose/") ? hash.slice(8) : "")) {
    const question = questions.findIndex((one) => one.id === id), answer = questions[question]?.answers.findIndex((one) => one.id === value) ?? -1;
    if (answer < 0) unknown.push(`${id}=${value}`);
    else answers.set(question, answer);
  }
  return { answers, unknown };
}

export const writeLink = (answers, questions) => "#choose/" + [...answers].map(([q, a]) => [questions[q].id, questions[q].answers[a].id].map(encodeURIComponent).join("=")).join("&");

// ---- The chooser

const program = ([title, url]) => ({ title, url });

function readData() {
  const data = JSON.parse(hook("rules").textContent);
  const questions = data.questions.map(([id, ask, answers]) => ({ id, ask, answers: answers.map(([id, label]) => ({ id, label })) }));
  const rules = data.rules.map((rule) => ({ ...rule, choose: program(rule.choose), with: rule.with.map(program), avoid: rule.avoid.map(program) }));
  const compared = [...document.querySelectorAll("table.comparison tbody th a")].map((a) => ({ title: a.textContent, url: a.getAttribute("href") }));
  return { questions, rules, programs: [...new Map([...compared, ...rules.map(({ choose }) => choose)].map((one) => [one.url, one])).values()] };
}

function showChooser(box) {
  const { questions, rules, programs } = readData(), heading = h3({ tabIndex: -1 }), status = p({ role: "status", className: "visually-hidden" });
  const title = (question, answer) => questions[question].answers[answer].label, said = ([question, answer]) => `“${title(question, answer)}”`;

  function go(answers) {
    history.pushState(null, "", writeLink(answers, questions));
    show();
    heading.focus();
  }

  function reason(one, answers) {
    const against = decided(rules, answers)?.avoid.some(({ url }) => url === one.url) ? "Advised against for your answers. " : "";
    if (!rules.some(({ choose }) => choose.url === one.url)) return `${against}No rule suggests it.`;
    const ways = new Set(obstacles(rules, answers, one).filter((other) => other.length).map((other) => phrase(other.map(said)).flat().join("")));
    return against + (ways.size ? `Chosen for ${[...ways].slice(0, 3).join(", or for ")}.` : "An earlier rule fits your answers.");
  }
  const reasons = (items, answers) => ul(items.map((one) => li(link(one), ": ", reason(one, answers))));

  // What one has answered; each can be answered again, and those after it with it.
  const trail = (given) => given.length > 0 && ol({ className: "chooser-trail", "aria-label": "Your answers" }, given.map(([question, answer], i) =>
    li(questions[question].ask, " ", strong(title(question, answer)), " ", button({ "aria-label": `Change: ${questions[question].ask}`, onclick: () => go(new Map(given.slice(0, i))) }, "Change"))));

  function ask(question, answers) {
    const choices = questions[question].answers.map(({ label }, answer) => button({ onclick: () => go(new Map(answers).set(question, answer)) }, label));
    const left = open(rules, answers).map(({ choose }) => choose.url), still = programs.filter(({ url }) => left.includes(url)), out = programs.filter(({ url }) => !left.includes(url));
    return [div({ role: "group", className: "chooser-answers", "aria-label": questions[question].ask }, choices),
      answers.size > 0 && [p(strong(`Still possible: ${still.length} of ${programs.length}. `), phrase(still.map(link)), "."), out.length > 0 && details(summary(`No longer: ${out.length}, and why`), reasons(out, answers))]];
  }

  function suggest(rule, answers) {
    const more = (text, items) => items.length > 0 && p(text, phrase(items.map(link)), ".");
    return [p({ className: "chooser-choice" }, link(rule.choose)), p("Because ", rule.because, "."), more("Together with ", rule.with), more("Rather not ", rule.avoid),
      h4("Why not the others"), reasons(programs.filter(({ url }) => url !== rule.choose.url), answers)];
  }

  function show() {
    const { answers, unknown } = readLink(location.hash, questions), rule = decided(rules, answers), question = nextQuestion(questions, rules, answers);
    heading.textContent = rule ? "Our suggestion" : question < 0 ? "No rule fits your answers" : questions[question].ask;
    status.textContent = rule ? `Our suggestion: ${rule.choose.title}.` : "";
    fill(box, unknown.length > 0 && p({ className: "reader-warning" }, `This link has answers that are not among these; the others are kept: ${unknown.join(", ")}.`), trail([...answers]), heading,
      rule ? suggest(rule, answers) : question >= 0 && ask(question, answers), answers.size > 0 && div({ className: "reader-buttons" }, button({ onclick: () => go(new Map()) }, "Start again"), rule && copyLink()), status);
    if (answers.size) box.scrollIntoView({ block: "nearest" });
  }

  addEventListener("popstate", show);
  show();
}

// ---- The table

const textOf = (cell) => (cell.querySelector(".cell, a") ?? cell).textContent.replace(/^[^\p{L}\p{N}]+/u, "").trim();

// Yes before partly before no, numbers by size, other words by the alphabet. What nobody knows is null.
export function keyOf(cell) {
  const shown = cell.querySelector(".cell"), rank = ["yes", "partial", "no", "unknown"].findIndex((name) => shown?.classList.contains(`cell-${name}`));
  if (rank >= 0) return rank < 3 ? rank : null;
  const [, number] = /^[^\d-]*(-?\d[\d ,]*(?:\.\d+)?)/.exec(textOf(cell)) ?? [];
  return number ? Number(number.replace(/[ ,]/g, "")) : textOf(cell).toLowerCase();
}

// Unknown is last both ways; numbers stand before words.
export function compare(a, b, sign) {
  if (a === null || b === null) return (a === null) - (b === null);
  return sign * (typeof a === typeof b ? (a > b) - (a < b) : typeof a === "number" ? -1 : 1);
}

function equipTable(region) {
  const table = region.querySelector("table"), body = table.tBodies[0], heads = [...table.tHead.rows[0].cells], rows = [...body.rows];
  const names = heads.map((head) => head.textContent.trim());

  function sort(column) {
    const isDown = heads[column].getAttribute("aria-sort") === "ascending";
    const keyed = rows.map((row) => [keyOf(row.cells[column]), row]).sort(([a], [b]) => compare(a, b, isDown ? -1 : 1));
    body.append(...keyed.map(([, row]) => row));
    for (const head of heads) head.removeAttribute("aria-sort");
    heads[column].setAttribute("aria-sort", isDown ? "descending" : "ascending");
    say(`Sorted by ${names[column]}, ${isDown ? "descending" : "ascending"}.`);
  }
  heads.forEach((head, column) => head.append(" ", button({ className: "sort", "aria-label": `Sort by ${names[column]}`, onclick: () => sort(column) })));

  const words = input({ type: "search", autocomplete: "off" }), box = (text, isOn = true) => checkbox(text, isOn);
  const wantedRows = rows.map((row) => box(textOf(row.cells[0]))), wantedColumns = names.slice(1).map((name) => box(name)), marks = box("Mark what differs", false), only = box("Only columns that differ", false);
  const isOn = (label) => label.firstChild.checked;
  region.before(details({ className: "table-filter", oninput: show }, summary("Filter and compare"), div({ className: "field" }, label("Rows that mention ", words)),
    fieldset(legend("Rows"), wantedRows), fieldset(legend("Columns"), wantedColumns), fieldset(legend("Differences"), marks, only)));

  function show() {
    rows.forEach((row, i) => (row.hidden = !isOn(wantedRows[i]) || !row.textContent.toLowerCase().includes(words.value.trim().toLowerCase())));
    const shown = rows.filter((row) => !row.hidden);
    heads.forEach((head, column) => {
      const values = shown.map((row) => textOf(row.cells[column])), times = (value) => values.filter((other) => other === value).length;
      const most = [...values].sort((a, b) => times(b) - times(a))[0], isSame = values.every((value) => value === most);
      head.hidden = column > 0 && (!isOn(wantedColumns[column - 1]) || (isOn(only) && isSame));
      for (const row of rows) {
        const cell = row.cells[column], isDifferent = column > 0 && isOn(marks) && !row.hidden && textOf(cell) !== most;
        cell.hidden = head.hidden;
        cell.classList.toggle("is-different", isDifferent);
        cell.querySelector(".differs")?.remove();
        if (isDifferent) cell.append(span({ className: "differs" }, span({ "aria-hidden": "true" }, " ≠"), span({ className: "visually-hidden" }, " (differs)")));
      }
    });
    say(`${count(shown.length, "row")} of ${rows.length}, ${count(heads.filter((head) => !head.hidden).length - 1, "column")} of ${heads.length - 1}.`);
  }
}

export function start() {
  if (hook("table")) equipTable(hook("table"));
  if (hook("rules")) showChooser(hook("chooser"));
}
