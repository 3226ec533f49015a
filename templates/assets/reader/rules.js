// The chooser's rules: tried in order, the first whose conditions hold decides. `answers` maps a question's number to
// the number of its answer; a rule's `when` has an answer's number for each question, or -1 where any will do.

// Whether a rule can still hold, and whether it holds whatever else is answered.
const isPossible = ({ when }, answers) => when.every((wanted, question) => wanted < 0 || !answers.has(question) || answers.get(question) === wanted);
const isCertain = ({ when }, answers) => when.every((wanted, question) => wanted < 0 || answers.get(question) === wanted);

// The rules that may still decide: nothing behind a rule that holds for certain can.
export function open(rules, answers) {
  const possible = rules.filter((rule) => isPossible(rule, answers)), end = possible.findIndex((rule) => isCertain(rule, answers));
  return end < 0 ? possible : possible.slice(0, end + 1);
}

export const decided = (rules, answers) => {
  const [first] = open(rules, answers);
  return first && isCertain(first, answers) ? first : null;
};

// The next question that still matters; -1 when none does.
export function nextQuestion(questions, rules, answers) {
  if (decided(rules, answers)) return -1;
  const rest = open(rules, answers);
  return questions.findIndex((_, question) => !answers.has(question) && rest.some(({ when }) => when[question] >= 0));
}

// Why a program is out: for each rule that would choose it, the answers that would have to be others. An earlier rule
// that decides first is named as such.
export function obstacles(rules, answers, program) {
  const rest = open(rules, answers);
  return rules.filter(({ choose }) => choose.url === program).filter((rule) => !rest.includes(rule)).map((rule) => {
    const other = rule.when.flatMap((wanted, question) => (wanted >= 0 && answers.has(question) && answers.get(question) !== wanted ? [[question, wanted]] : []));
    return { other, earlier: other.length ? null : decided(rules, answers) };
  });
}

// #choose/prior=none&time=fixed: ids, so that a link outlives a new order of questions.
export function readLink(hash, questions) {
  const answers = new Map(), unknown = [];
  if (!hash.startsWith("#choose/")) return { answers, unknown };
  for (const [id, value] of new URLSearchParams(hash.slice(8))) {
    const question = questions.findIndex((one) => one.id === id), answer = questions[question]?.answers.findIndex((one) => one.id === value) ?? -1;
    if (answer < 0) unknown.push(`${id}=${value}`);
    else answers.set(question, answer);
  }
  return { answers, unknown };
}

export const writeLink = (answers, questions) => "#choose/" + [...answers].map(([q, a]) => `${encodeURIComponent(questions[q].id)}=${encodeURIComponent(questions[q].answers[a].id)}`).join("&");
