// Runs the client's engine over a built site as a browser would, and says what was asked for and found.
//
//   node engine.mjs SITE < queries.json    [{text}, …]  →  one JSON line a query, in order
//
// Bytes are what crosses the wire: text as gzip sends it, binary files as they are. Each query is asked of
// a fresh engine (cold), of one that has answered another query (next), and of one that has answered all (time, the
// best of three).
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import zlib from "node:zlib";
import { pathToFileURL } from "node:url";

const [site] = process.argv.slice(2);
const scripts = path.join(import.meta.dirname, "../../templates/assets/search/engine.js");
const copy = path.join(fs.mkdtempSync(path.join(os.tmpdir(), "engine-")), "engine.mjs");
fs.copyFileSync(process.env.ENGINE ?? scripts, copy);

const { open } = await import(pathToFileURL(copy));

const cache = new Map();
function wire(name) {
  if (!cache.has(name)) {
    const bytes = fs.readFileSync(path.join(site, name));
    cache.set(name, { bytes, size: name.endsWith(".json") ? zlib.gzipSync(bytes, { level: 6 }).length : bytes.length });
  }
  return cache.get(name);
}
// A hop is a wait for files that were asked for together.
function opener() {
  const log = { bytes: 0, files: 0, hops: 0 };
  let waiting = null;
  const get = async (name) => {
    const { bytes, size } = wire(name);
    log.bytes += size;
    log.files++;
    waiting ??= new Promise((done) => setTimeout(() => { waiting = null; log.hops++; done(); }, 0));
    await waiting;
    return name.endsWith(".json") ? JSON.parse(bytes) : new Uint8Array(bytes);
  };
  return { get, log };
}
const opened = async (get) => open(await get("search/root.json"), get);

const queries = JSON.parse(fs.readFileSync(0, "utf8"));
const answers = [];
for (const [n, { text }] of queries.entries()) {
  const cold = opener();
  const answer = await (await opened(cold.get)).query(text);
  // After another query, as a reader's second one.
  const second = opener();
  const used = await opened(second.get);
  await used.query(queries.at(n - 1).text);
  const before = second.log.bytes;
  await used.query(text);
  answers.push({ text, answer, cold: cold.log, next: second.log.bytes - before });
}
// Warm: every file is there and the code has run.
const warm = await opened(opener().get);
for (const { text } of queries) await warm.query(text);
for (const { text, answer, cold, next } of answers) {
  let time = Infinity;
  for (let n = 0; n < 3; n++) {
    const start = performance.now();
    await warm.query(text);
    time = Math.min(time, performance.now() - start);
  }
  const results = answer.results.map(({ url, sections, score }) => ({ url, score, anchors: sections.map(({ anchor }) => anchor) }));
  console.log(JSON.stringify({ text, count: answer.count, results, corrected: answer.corrected, cold, next, time }));
}
