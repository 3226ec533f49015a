"""The marks themselves, in Node: text and back, merging in any order, and a storage with faults."""

import json
import subprocess
from pathlib import Path

STORE = r"""
import { Store, merge, read, rename, write } from "%s";
import assert from "node:assert/strict";

let seed = 1;
const chance = (n) => (seed = (seed * 48271) %% 2147483647) %% n;
const states = ["done", "learning", "skipped", ""];
const ids = ["lesson:a", "lesson:b b", "step:c/d", "lesson:ü数🎉", "lesson:constructor", "lesson:__proto__", 'lesson:"<&', "step:x"];
const some = () => new Map(ids.filter(() => chance(2)).map((id) => [id, [states[chance(4)], chance(5)]]));
const plain = (marks) => Object.fromEntries([...marks].sort(([a], [b]) => (a < b ? -1 : 1)));
class Memory {
  items = new Map();
  getItem(key) { return this.items.get(key) ?? null; }
  setItem(key, text) { if (this.fault) throw Object.assign(Error(), { name: this.fault }); this.items.set(key, text); }
  removeItem(key) { this.items.delete(key); }
}

// Export → import is the identity, over generated states.
for (let i = 0; i < 5000; i++) {
  const marks = some(), other = some(), third = some(), text = write(marks);
  assert.deepEqual(read(text), { marks: new Map([...marks].sort(([a], [b]) => (a < b ? -1 : 1))), problem: null });
  assert.equal(write(read(text).marks), text);
  assert.deepEqual(plain(merge(new Map(), marks).marks), plain(marks));
  assert.deepEqual(plain(merge(marks, marks).marks), plain(marks));
  // Merging is commutative and associative.
  assert.deepEqual(plain(merge(marks, other).marks), plain(merge(other, marks).marks));
  assert.deepEqual(plain(merge(merge(marks, other).marks, third).marks), plain(merge(marks, merge(other, third).marks).marks));
  const { report } = merge(marks, other);
  assert.equal(report.added + report.changed + report.same + report.older, other.size);
}

// Anything at all may stand in storage.
const junk = ["", "null", "1", "[]", '"x"', "{}", '{"waymark":"progress"}', '{"waymark":"progress","format":1,"marks":[null]}', '{"waymark":"progress","format":1,"marks":[["lesson:a","done",-1]]}',
  '{"waymark":"progress","format":1,"marks":[["lesson:a","done",1.5]]}', '{"waymark":"progress","format":"1","marks":{}}', '{"waymark":"progress","format":0,"marks":null}'];
for (const text of junk) assert.equal(read(text).marks.size, 0, text);
assert.equal(read('{"waymark":"progress","format":1,"marks":[]}').problem, null);

// A store of one's own: every way through it ends with what was asked for, in memory and in storage.
for (let i = 0; i < 2000; i++) {
  const memory = new Memory(), told = [], one = new Store(() => memory, "k", (problem) => told.push(problem)), two = new Store(() => memory, "k", (problem) => told.push(problem));
  const expected = new Map();
  for (let n = 0; n < 12; n++) {
    const store = [one, two][chance(2)], id = ids[chance(ids.length)], state = states[chance(4)];
    store.set(id, state, n);
    expected.set(id, state);
  }
  one.refresh(); two.refresh();
  for (const store of [one, two]) for (const [id, state] of expected) assert.equal(store.state(id), state);
  assert.deepEqual(told, []);
  assert.equal(write(read(memory.getItem("k")).marks), write(one.marks));
}

// A clock that goes backwards does not undo what is marked now.
{
  const memory = new Memory(), store = new Store(() => memory, "k", assert.fail);
  store.set("lesson:a", "done", 1000);
  store.set("lesson:a", "", 10);
  assert.equal(store.state("lesson:a"), "");
  assert.equal(store.isEmpty, true);
  store.add(new Map([["lesson:a", ["done", 1000]]]));
  assert.equal(store.state("lesson:a"), "");
}

// Old names.
assert.deepEqual(plain(rename(new Map([["lesson:old", ["done", 5]], ["lesson:new", ["learning", 4]], ["lesson:x", ["done", 1]]]), [["lesson:old", "lesson:new"]])),
  { "lesson:new": ["done", 5], "lesson:x": ["done", 1] });
assert.deepEqual(plain(rename(new Map([["lesson:old", ["done", 3]], ["lesson:new", ["learning", 4]]]), [["lesson:old", "lesson:new"]])), { "lesson:new": ["learning", 4] });

// A second damage is kept beside the first, the same one only once.
{
  const memory = new Memory();
  for (const text of ["{one", "{two", "{one"]) { memory.items.set("k", text); new Store(() => memory, "k", () => 0); }
  assert.equal(memory.getItem("k:aside"), "{one\n{two\n");
  const store = new Store(() => memory, "k", assert.fail);
  store.erase();
  assert.equal(memory.items.size, 0);
}

// Full, then not; refused altogether.
{
  const memory = new Memory(), told = [], store = new Store(() => memory, "k", (problem) => told.push(problem));
  memory.fault = "QuotaExceededError";
  store.set("lesson:a", "done");
  new Store(() => memory, "k", assert.fail);
  memory.fault = null;
  store.refresh();
  assert.equal(store.state("lesson:a"), "done");
  store.set("lesson:b b", "done");
  assert.deepEqual([told, read(memory.getItem("k")).marks.size], [["full"], 2]);
  const refused = new Store(() => { throw Error(); }, "k", (problem) => told.push(problem));
  refused.set("lesson:a", "done");
  assert.deepEqual([refused.state("lesson:a"), refused.aside, told.at(-1)], ["done", "", "refused"]);
}
console.log("fine");
"""

GRAPH = r"""
import { missing, open, readyNext, tally } from "%s";
import assert from "node:assert/strict";
const files = JSON.parse(process.argv[2]);
const asked = [];
const graph = await open(async (path) => { asked.push(path); if (!(path in files)) throw Error(path); return files[path]; });
const [course] = graph.collections;
assert.deepEqual([asked, course.nodes, course.modules.map(({ nodes }) => nodes)], [["reader.json"], [0, 1, 3, 2], [[0, 1, 3], [2]]]);
assert.deepEqual((await graph.need([3])).map(({ id, url }) => [id, url]), [["lesson:d", "lessons/d/"]]);
assert.deepEqual(asked.slice(1).sort(), ["reader/v/0.json", "reader/v/1.json"]);
const nodes = await graph.all();
assert.equal(new Set(asked).size, asked.length);
assert.deepEqual(nodes.map(({ id }) => id), ["lesson:a", "lesson:b", "step:c", "lesson:d", "step:e"]);
assert.equal(graph.node("lesson:was").id, "lesson:b");
assert.equal(graph.node("lesson:constructor"), undefined);
const state = (id) => ({ "lesson:a": "done", "lesson:b": "learning" })[id] ?? "";
const { ready, waiting } = readyNext(graph, course.nodes.map((n) => graph.nodes[n]), state);
assert.deepEqual([ready, waiting].map((list) => list.map(({ id }) => id)), [["lesson:b", "step:c"], ["lesson:d"]]);
assert.deepEqual(missing(graph, graph.nodes[3], state).map(({ id }) => id), ["lesson:b"]);
assert.deepEqual(tally(nodes, state), { done: 1, learning: 1, skipped: 0, "": 3, left: 14 });
await assert.rejects(open(async () => ({ format: 2 })));
console.log("fine");
"""

PARTS = {
    "reader.json": {
        "format": 1, "version": "v", "count": 5, "formerly": [["lesson:was", "lesson:b"]], "starts": [0, 2, 4],
        "collections": [["course:x", "X", "/courses/x/", [["One", "one", [0, 2, 3, 1]], ["Two", "two", [2, 1]]]]],
    },
    "reader/v/0.json": [["lesson:a", "A", 1], ["lesson:b", "B", 2, [0]]],
    "reader/v/1.json": [["step:c", "C", 4, [], [0, 1], "/c/"], ["lesson:d", "D", 8, [0, 1]]],
    "reader/v/2.json": [["step:e", "E", 0]],
}


def run_in_node(tmp_path: Path, scripts: Path, name: str, program: str, *arguments: str) -> None:
    (tmp_path / f"{name}.mjs").write_text((scripts / f"reader/{name}.js").read_text())
    (tmp_path / "test.mjs").write_text(program % f"./{name}.mjs")
    done = subprocess.run(["node", "test.mjs", *arguments], cwd=tmp_path, capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stdout) == (0, "fine\n"), done.stderr


def test_marks_survive_text_merging_and_faults(tmp_path, scripts):
    run_in_node(tmp_path, scripts, "store", STORE)


def test_graph_is_loaded_part_by_part(tmp_path, scripts):
    run_in_node(tmp_path, scripts, "graph", GRAPH, json.dumps(PARTS))
