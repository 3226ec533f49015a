// What a reader has done, by id: `lesson:http-basics` → done, learning or skipped, and when. It stays in this browser,
// under one key for each site. Marks are merged by time, so that tabs, devices and files can be put together in any order.
const format = 1;

const isMark = (mark) =>
  Array.isArray(mark) && /^(lesson|step):.{1,999}$/.test(mark[0]) && ["", "done", "learning", "skipped"].includes(mark[1]) && Number.isSafeInteger(mark[2]) && mark[2] >= 0;

// Text → { marks, problem }: what can be kept of it, and what is wrong with it: "damaged", "foreign" or "newer".
export function read(text) {
  const marks = new Map();
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return { marks, problem: "damaged" };
  }
  if (value?.waymark !== "progress") return { marks, problem: "foreign" };
  if (value.format > format) return { marks, problem: "newer" };
  // Format 0 had neither times nor marks taken back: anything that is known by now wins.
  const list = value.format === 0 ? Object.entries(value.marks ?? {}).map((mark) => [...mark, 0]) : value.marks;
  const good = Array.isArray(list) ? list.filter(isMark) : [];
  for (const [id, ...mark] of good) keep(marks, id, mark);
  return { marks, problem: good.length === list?.length ? null : "damaged" };
}

// Sorted, so that the same marks are the same text.
export const write = (marks, more) =>
  JSON.stringify({ waymark: "progress", format, ...more, marks: [...marks].map(([id, mark]) => [id, ...mark]).sort(([a], [b]) => (a < b ? -1 : 1)) });

// The newer mark wins; of two of one moment the one whose word comes first: the order of merging must not matter.
function keep(marks, id, [state, time]) {
  const [known, knownTime] = marks.get(id) ?? ["", -1];
  if (time < knownTime || (time === knownTime && state >= known)) return false;
  return marks.set(id, [state, time]);
}

// Both together, and what that does to the first.
export function merge(mine, theirs) {
  const marks = new Map(mine), report = { added: 0, changed: 0, same: 0, older: 0 };
  for (const [id, mark] of theirs) {
    const known = mine.get(id);
    report[known?.join() === mark.join() ? "same" : !keep(marks, id, mark) ? "older" : known ? "changed" : "added"] += 1;
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
// damaged, foreign, newer (the text is kept under a second key), sealed (it could not be: nothing is overwritten),
// refused, full.
export class Store {
  marks = new Map();
  #listeners = [];
  #isAhead = false; // there are marks that could not be written
  #isSealed = false;

  constructor(storage, key, tell) {
    Object.assign(this, { storage, key, tell, asideKey: `${key}:aside` });
    this.#load();
  }

  #load() {
    const text = this.#stored(this.key);
    if (text === null || this.#isSealed) {
      if (!this.#isAhead && !this.#isSealed) this.marks = new Map();
      return;
    }
    const { marks, problem } = read(text);
    this.marks = this.#isAhead ? merge(marks, this.marks).marks : marks;
    if (problem) this.#keepAside(text, problem);
  }

  // Null also where storage is refused; that is said when there is something to lose.
  #stored(key) {
    try {
      return this.storage().getItem(key);
    } catch {
      return null;
    }
  }

  #keepAside(text, problem) {
    const { aside } = this;
    try {
      if (!aside.includes(text)) this.storage().setItem(this.asideKey, aside + text + "\n");
    } catch {
      this.#isSealed = true;
    }
    this.tell(this.#isSealed ? "sealed" : problem);
    this.#save(this.marks);
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

  #change(change) {
    this.#load(); // another tab may have written
    this.#save(change(this.marks));
    this.refresh(true);
  }

  state(id) {
    return this.marks.get(id)?.[0] ?? "";
  }

  get isEmpty() {
    return ![...this.marks.values()].some(([state]) => state);
  }

  // What could not be read and was kept.
  get aside() {
    return this.#stored(this.asideKey) ?? "";
  }

  set(id, state, now = Date.now()) {
    this.#change((marks) => new Map(marks).set(id, [state, Math.max(now, (marks.get(id)?.[1] ?? -1) + 1)]));
  }

  add(theirs) {
    const { report } = merge(this.marks, theirs);
    this.#change((marks) => merge(marks, theirs).marks);
    return report;
  }

  rename(formerly) {
    if (formerly.some(([old]) => this.marks.has(old))) this.#change((marks) => rename(marks, formerly));
  }

  erase() {
    try {
      for (const key of [this.key, this.asideKey]) this.storage().removeItem(key);
      this.#isSealed = this.#isAhead = false;
    } catch {
      this.tell("refused");
    }
    this.marks = new Map();
    this.refresh(true);
  }

  // Called when another tab has written, or the page comes back from the browser's memory.
  refresh(isOwn) {
    if (!isOwn) this.#load();
    for (const listener of this.#listeners) listener();
  }

  // Called now and after every change.
  watch(listener) {
    this.#listeners.push(listener);
    listener();
  }
}
