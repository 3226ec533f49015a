// The site's lessons and steps out of reader.json: numbered so that everything comes after what it requires.
export async function open(get) {
  const root = await get("reader.json");
  if (root?.format !== 1) throw Error(`reader.json has format ${root?.format}`);
  return new Graph(root, get);
}

const folders = { lesson: "lessons", step: "roadmaps" };

export class Graph {
  nodes = [];
  #parts = new Map();

  constructor(root, get) {
    this.root = root;
    this.get = get;
    this.formerly = root.formerly;
    this.collections = root.collections.map(([id, title, url, modules]) => {
      const parts = modules.map(([title, anchor, runs]) => ({ title, anchor, nodes: members(runs) }));
      return { id, title, url, modules: parts, nodes: parts.flatMap(({ nodes }) => nodes) };
    });
    if (root.nodes) this.#put(0, root.nodes);
  }

  #put(start, rows) {
    rows.forEach(([id, title, minutes, requires = [], covers = [], url], offset) => {
      const [kind, name] = [id.slice(0, id.indexOf(":")), id.slice(id.indexOf(":") + 1)];
      this.nodes[start + offset] = { number: start + offset, id, kind, title, minutes, requires, covers, url: url ?? `${folders[kind]}/${name}/` };
    });
  }

  // Numbers of a module's members are runs: 4 3 9 1 → 4 5 6 9.
  #part(number) {
    const { starts, version } = this.root;
    if (!this.#parts.has(number)) {
      const read = this.get(`reader/${version}/${number}.json`).then((rows) => this.#put(starts[number], rows));
      read.catch(() => this.#parts.delete(number));
      this.#parts.set(number, read);
    }
    return this.#parts.get(number);
  }

  // These nodes, and with `isDeep` all that they require, are there afterwards.
  async need(numbers, isDeep) {
    const { starts } = this.root, seen = new Set();
    for (let wanted = numbers; wanted.length; ) {
      if (starts) await Promise.all([...new Set(wanted.filter((n) => !this.nodes[n]).map((n) => starts.findLastIndex((start) => start <= n)))].map((n) => this.#part(n)));
      const before = wanted.flatMap((n) => this.nodes[n].requires).filter((n) => !seen.has(n));
      for (const n of before) seen.add(n);
      if (!isDeep && wanted !== numbers) break;
      wanted = [...new Set(before)];
    }
    return numbers.map((n) => this.nodes[n]);
  }

  all() {
    return this.need(Array.from({ length: this.root.count }, (_, n) => n));
  }

  // By id, once everything is there.
  node(id) {
    this.byID ??= new Map(this.nodes.map((node) => [node.id, node]));
    return this.byID.get(id) ?? this.byID.get(this.formerly.find(([old]) => old === id)?.[1]);
  }
}

function members(runs) {
  const numbers = [];
  for (let i = 0; i < runs.length; i += 2) for (let n = 0; n < runs[i + 1]; n++) numbers.push(runs[i] + n);
  return numbers;
}

const isOver = (state) => state === "done" || state === "skipped";

// What a node still waits for.
export const missing = (graph, node, state) => node.requires.map((n) => graph.nodes[n]).filter(({ id }) => !isOver(state(id)));

// What to do next of some nodes: what was begun, then what waits for nothing, each in the order given.
export function readyNext(graph, nodes, state) {
  const open = nodes.filter(({ id }) => !isOver(state(id)));
  const ready = open.filter((node) => !missing(graph, node, state).length);
  return { ready: [...ready.filter(({ id }) => state(id)), ...ready.filter(({ id }) => !state(id))], waiting: open.filter((node) => !ready.includes(node)) };
}

// 7 of 10, and the minutes that are left.
export function tally(nodes, state) {
  const count = { total: nodes.length, done: 0, learning: 0, skipped: 0, left: 0 };
  for (const { id, minutes } of nodes) {
    const now = state(id);
    if (now) count[now] += 1;
    if (!isOver(now)) count.left += minutes;
  }
  return count;
}
