// What a reader has done, by id: `lesson:http-basics` → done, learning or skipped, and when. It stays in this browser,
// under one key for each site. Marks are merged by time, so that tabs, devices and files can be put together in any order.
export const states = ["done", "learning", "skipped"];
const format = 1, longest = 5_000_000;

const isMark = (mark) =>
  Array.isArray(mark) && typeof mark[0] === "string" && /^(lesson|step):./.test(mark[0]) && mark[0].length < 1000 &&
  (mark[1] === "" || states.includes(mark[1])) && Number.isSafeInteger(mark[2]) && mark[2] >= 0;

// Text → { marks, problem }: what can be kept of it, and what is wrong with it: "damaged", "foreign" or "newer".
export function read(text) {
  let value;
  const marks = new Map();
  try {
    if (text.length > longest) return { marks, problem: "foreign" };
    value = JSON.parse(text);
  } catch {
    return { marks, problem: "damaged" };
  }
  if (value?.waymark !== "progress") return { marks, problem: "foreign" };
  if (value.format > format) return { marks, problem: "newer" };
  // Format 0 had neither times nor marks taken back: anything that is known by now wins.
  const list = value.format === 0 ? Object.entries(value.marks ?? {}).map(([id, state]) => [id, state, 0]) : value.marks;
  if (!Array.isArray(list)) return { marks, problem: "damaged" };
  const good = list.filter(isMark);
  for (const [id, state, time] of good) keep(marks, id, [state, time]);
  return { marks, problem: good.length === list.length ? null : "damaged" };
}

// Sorted, so that the same marks are the same text.
export const write = (marks, more = {}) =>
  JSON.stringify({ waymark: "progress", format, ...more, marks: [...marks].map(([id, mark]) => [id, ...mark]).sort(([a], [b]) => (a < b ? -1 : 1)) });

// The newer mark wins; of two of one moment, the one whose word comes first: the order of merging must not matter.
const wins = ([state, time], [otherState, otherTime]) => time > otherTime || (time === otherTime && state < otherState);

function keep(marks, id, mark) {
  const known = marks.get(id);
  if (known && !wins(mark, known)) return false;
  marks.set(id, mark);
  return true;
}

// Both together, and what that does to the first.
export function merge(mine, theirs) {
  const marks = new Map(mine), report = { added: 0, changed: 0, same: 0, older: 0 };
  for (const [id, mark] of theirs) {
    const known = mine.get(id);
    if (known && known[0] === mark[0] && known[1] === mark[1]) report.same += 1;
    else if (!keep(marks, id, mark)) report.older += 1;
    else report[known ? "changed" : "added"] += 1;
  }
  return { marks, report };
}

// Marks under old names go to the new ones.
export function rename(marks, formerly) {
  const renamed = new Map(marks);
  for (const [old, now] of formerly) {
    if (!renamed.has(old)) continue;
    keep(renamed, now, renamed.get(old));
    renamed.delete(old);
  }
  return renamed;
}

// Marks in a Storage that may refuse, be full, or hold what is not ours. `tell` hears of trouble by its name:
// damaged, foreign, newer (the text is kept aside), sealed (it could not be: nothing is overwritten), refused, full.
export class Store {
  marks = new Map();
  #listeners = new Set();
  #isAhead = false; // marks that could not be written
  #isSealed = false;

  constructor(storage, key, tell = () => {}) {
    this.storage = storage;
    this.key = key;
    this.tell = tell;
    this.#load();
  }

  #load() {
    let text;
    try {
      text = this.storage().getItem(this.key);
    } catch {
      return; // said when there is something to lose
    }
    const { marks, problem } = text === null ? { marks: new Map(), problem: null } : read(text);
    if (problem && !this.#isSealed) this.#keepAside(text, problem);
    this.marks = this.#isAhead ? merge(marks, this.marks).marks : marks;
  }

  #keepAside(text, problem) {
    try {
      const names = Array.from({ length: 9 }, (_, n) => `${this.key}:aside-${n + 1}`), held = names.map((name) => this.storage().getItem(name));
      const free = held.indexOf(null);
      if (!held.includes(text)) {
        if (free < 0) throw Error("no place");
        this.storage().setItem(names[free], text);
      }
    } catch {
      this.#isSealed = true;
      problem = "sealed";
    }
    this.tell(problem);
    if (!this.#isSealed) this.#save(read(text).marks);
  }

  #save(marks) {
    this.marks = marks;
    if (this.#isSealed) return;
    try {
      this.storage().setItem(this.key, write(marks));
      this.#isAhead = false;
    } catch (error) {
      this.#isAhead = true;
      this.tell(/quota/i.test(error?.name) ? "full" : "refused");
    }
  }

  state(id) {
    return this.marks.get(id)?.[0] ?? "";
  }

  // Whether there is anything to show.
  get isEmpty() {
    return ![...this.marks.values()].some(([state]) => state);
  }

  set(id, state, now = Date.now()) {
    this.#load(); // another tab may have written
    const known = this.marks.get(id);
    this.#save(new Map(this.marks).set(id, [state, Math.max(now, (known?.[1] ?? -1) + 1)]));
    this.#changed();
  }

  add(marks) {
    this.#load();
    const { marks: all, report } = merge(this.marks, marks);
    this.#save(all);
    this.#changed();
    return report;
  }

  rename(formerly) {
    if (!formerly.some(([old]) => this.marks.has(old))) return;
    this.#load();
    this.#save(rename(this.marks, formerly));
    this.#changed();
  }

  erase() {
    try {
      this.storage().removeItem(this.key);
      for (let n = 1; n < 10; n++) this.storage().removeItem(`${this.key}:aside-${n}`);
      this.#isSealed = false;
    } catch {
      this.tell("refused");
    }
    this.#isAhead = false;
    this.marks = new Map();
    this.#changed();
  }

  // What was kept aside because it could not be read.
  get aside() {
    try {
      return Array.from({ length: 9 }, (_, n) => this.storage().getItem(`${this.key}:aside-${n + 1}`)).filter((text) => text !== null);
    } catch {
      return [];
    }
  }

  // Called when another tab has written, or the page comes back from the browser's memory.
  refresh() {
    this.#load();
    this.#changed();
  }

  watch(listener) {
    this.#listeners.add(listener);
    return listener;
  }

  #changed() {
    for (const listener of this.#listeners) listener();
  }
}
