// The chooser as questions, one at a time, above the table of its rules. Each answer is a place to go back to.
import { fill, hook, link, phrase, tags } from "./dom.js";
const { button, details, div, h3, h4, li, ol, p, strong, summary, ul } = tags;

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

// ---- The page

const program = ([title, url]) => ({ title, url });

function readData() {
  const data = JSON.parse(hook("rules").textContent);
  const questions = data.questions.map(([id, ask, answers]) => ({ id, ask, answers: answers.map(([id, label]) => ({ id, label })) }));
  const rules = data.rules.map((rule) => ({ ...rule, choose: program(rule.choose), with: rule.with.map(program), avoid: rule.avoid.map(program) }));
  const compared = [...document.querySelectorAll("table.comparison tbody th a")].map((a) => ({ title: a.textContent, url: a.getAttribute("href") }));
  return { questions, rules, programs: [...new Map([...rules.map(({ choose }) => choose), ...compared].map((one) => [one.url, one])).values()] };
}

export function start() {
  const box = hook("chooser"), { questions, rules, programs } = readData(), heading = h3({ tabIndex: -1 }), status = p({ role: "status", className: "visually-hidden" });
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
      rule ? suggest(rule, answers) : question >= 0 && ask(question, answers), answers.size > 0 && button({ onclick: () => go(new Map()) }, "Start again"), status);
    if (answers.size) box.scrollIntoView({ block: "nearest" });
  }

  addEventListener("popstate", show);
  show();
}
