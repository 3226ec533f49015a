// The site's lessons and steps out of reader.json: numbered so that everything comes after what it requires.
export async function open(get) {
  const root = await get("reader.json");
  if (root.format !== 1) throw Error("reader.json has another format");
  return new Graph(root, get);
}

export class Graph {
  nodes = [];
  #parts = new Map();

  constructor(root, get) {
    Object.assign(this, { root, get, formerly: root.formerly });
    this.collections = root.collections.map(([id, title, url, modules]) => {
      const parts = modules.map(([title, anchor, runs]) => ({ title, anchor, nodes: members(runs) }));
      return { id, title, url, modules: parts, nodes: parts.flatMap(({ nodes }) => nodes) };
    });
    if (root.nodes) this.#put(0, root.nodes);
  }

  // The address follows from the id unless it is given.
  #put(start, rows) {
    rows.forEach(([id, title, minutes, requires = [], covers = [], url = id.replace(/^lesson:/, "lessons/").replace(/^step:/, "roadmaps/") + "/", reasons = []], i) => {
      this.nodes[start + i] = { number: start + i, id, title, minutes, requires, covers, url, reasons };
    });
  }

  #part(number) {
    const { starts, version } = this.root;
    if (!this.#parts.has(number)) this.#parts.set(number, this.get(`reader/${version}/${number}.json`).then((rows) => this.#put(starts[number], rows)));
    return this.#parts.get(number);
  }

  async #read(numbers) {
    const absent = numbers.filter((n) => !this.nodes[n]).map((n) => this.root.starts.findLastIndex((start) => start <= n));
    await Promise.all([...new Set(absent)].map((n) => this.#part(n)));
    return numbers.map((n) => this.nodes[n]);
  }

  // These nodes; what they require is there too.
  async need(numbers) {
    const nodes = await this.#read(numbers);
    await this.#read([...new Set(nodes.flatMap(({ requires }) => requires))]);
    return nodes;
  }

  all() {
    return this.#read([...Array(this.root.count).keys()]);
  }

  // By its id or one it had before, once everything is there.
  node(id) {
    this.byID ??= new Map(this.nodes.map((node) => [node.id, node]));
    return this.byID.get(id) ?? this.byID.get(new Map(this.formerly).get(id));
  }
}

// Numbers of members are runs, a first and how many: 4 3 9 1 → 4 5 6 9.
const members = (runs) => runs.flatMap((first, i) => (i % 2 ? [] : Array.from({ length: runs[i + 1] }, (_, n) => first + n)));

export const isOver = (state) => state === "done" || state === "skipped";

// What a node still waits for.
export const missing = (graph, node, state) => node.requires.map((n) => graph.nodes[n]).filter(({ id }) => !isOver(state(id)));

// What to do next of some nodes: what was begun, then what waits for nothing, each in the order given; and the rest.
export function readyNext(graph, nodes, state) {
  const open = nodes.filter(({ id }) => !isOver(state(id))), ready = open.filter((node) => !missing(graph, node, state).length);
  return { ready: [...ready.filter(({ id }) => state(id)), ...ready.filter(({ id }) => !state(id))], waiting: open.filter((node) => !ready.includes(node)) };
}

// How many are in which state, and the minutes that are left.
export function tally(nodes, state) {
  const found = { done: 0, learning: 0, skipped: 0, "": 0, left: 0 };
  for (const { id, minutes } of nodes) {
    found[state(id)] += 1;
    if (!isOver(state(id))) found.left += minutes;
  }
  return found;
}
