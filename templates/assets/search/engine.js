// The search index in the browser, over the files the build wrote under search/ (their making: Sources/Search).

// ---- Words: the rules of Sources/Search/{Letters,Tokenizer,Stemmer}.swift; tokens.json is tested in both.

const ideograph = "\u3041-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{3FFFF}";
const isIdeograph = new RegExp(`^[${ideograph}]`, "u");
const letter = `(?![${ideograph}])[\\p{L}\\p{N}\\p{M}]`;
const run = new RegExp(`[${ideograph}]+|(?:${letter})+(?:(?:[-._'\u2019]|(?<=[\\p{Lu}\\p{Ll}])/(?=[0-9]))(?:${letter})+)*(?:(\\+\\+|#)(?![a-zA-Z0-9+#]|[^\\0-\\x7F]))?`, "gu");
const silent = /[\u0300-\u036F\u20D0-\u20FF\uFE00-\uFE0F]|(?!\u200B)\p{Cf}/gu;
const partEnd = /[-._/]|(?<=\P{Lu})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}(?!s(?:\p{Lu}|$))\p{Ll})/u;
const spelling = Object.fromEntries([..."\u00DF\u00E6\u0153\u00F8\u00F0\u00FE\u0111\u0127\u0131\u0133\u0142\u0140\u014B\u0167\u017F"].map((c, i) => [c, "ss ae oe o d th d h i ij l l n t s".split(" ")[i]]));

const fold = (text) => text.replace(/\P{M}/gu, (c) => {
  const lower = c.toLowerCase();
  if (!/[\u00C0-\u024F\u1E00-\u1EFF]/.test(c)) return lower;
  const bare = lower.normalize("NFD").replace(/[\u0300-\u036F]/g, "").replace(/[^a-z]/g, (c) => spelling[c] ?? c);
  return /^[a-z]{1,2}$/.test(bare) ? bare : lower;
});
const cut = (term) => (term.length > 40 ? [...term].slice(0, 40).join("") : term);

/** The words of a text: `"Node.js isn't"` → `[{word: "nodejs", parts: ["node", "js"]}, {word: "isnt", parts: []}]`. */
export function tokens(text) {
  const found = [];
  for (const [all, sign] of text.replace(silent, "").matchAll(run)) {
    if (isIdeograph.test(all)) {
      const pairs = [...all];
      for (let i = 0; i < (pairs.length - 1 || 1); i++) found.push({ word: pairs[i] + (pairs[i + 1] ?? ""), parts: [] });
      continue;
    }
    const parts = (sign ? all.slice(0, -sign.length) : all).replace(/['\u2019]/g, "").split(partEnd).map(fold), word = parts.join("");
    if (sign && parts.length < 2 && /^[a-z]{1,2}$/.test(word)) found.push({ word: word + sign, parts });
    else found.push({ word: cut(word), parts: parts.length > 1 ? parts.map(cut) : [] });
  }
  return found;
}

/** What English inflections of a word share: `queries`, `query` → `quer`. */
export function stem(word) {
  if (word.length < 4 || /[^a-z]/.test(word)) return word;
  return word.replace(/(ies|ied)$|((?:ss|x|ch|sh|z))es$|([^sui])s$/, (_, y, es, s) => (y ? "y" : es ?? s))
    .replace(/^(.{3,}?)(i[zs]ation|izing|ize[dr]?)$/, "$1")
    .replace(/^(.{3,}?)(ation|ating|ated|ate|ing|edly|ed|er|or|ion|able|ible|ment|ally|al|ly|ive)$/, "$1")
    .replace(/^(.{3,})e$/, "$1").replace(/^(..+)([bdfglmnprtz])\2$/, "$1$2").replace(/^(.{3,})y$/, "$1i").replace(/^(.{4,})i$/, "$1");
}

/** Edits between two words, swapped neighbours being one; more than `most` if there are more. */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return 9;
  let older, old, row = [...Array(b.length + 1).keys()];
  for (let i = 1; i <= a.length; i++) {
    [older, old, row] = [old, row, [i]];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(old[j] + 1, row[j - 1] + 1, old[j - 1] + (a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], older[j - 2] + 1);
    }
    if (Math.min(...row) > most) return 9;
  }
  return row[b.length];
}

// ---- Files

export function reader(bytes, at = 0) {
  let bit = 0, word = [];
  const byte = () => {
    if (at >= bytes.length) throw new RangeError("a search file is cut short");
    return bytes[at++];
  };
  const varint = () => {
    const low = byte();
    return low < 128 ? low : low - 128 + 128 * varint();
  };
  const bits = (count) => {
    let value = 0;
    while (count--) {
      if (at >= bytes.length) byte();
      value = (value << 1) | ((bytes[at] >> (7 - bit)) & 1);
      if (++bit > 7) {
        bit = 0;
        at++;
      }
    }
    return value;
  };
  const rice = (k) => {
    let ones = 0;
    while (bits(1)) ones++;
    return ones * 2 ** k + bits(k);
  };
  const term = () => {
    const lengths = byte();
    let rest = lengths & 15;
    if (rest > 14) rest += varint();
    word = word.slice(0, lengths >> 4);
    while (rest--) word.push(byte());
    return new TextDecoder().decode(new Uint8Array(word));
  };
  return { byte, varint, bits, rice, term, place: () => at };
}

export const riceFor = (count, range) => Math.max(0, 31 - Math.clz32(range / count));
const bitsFor = (count) => 32 - Math.clz32(Math.max(count - 1, 1));

function readTerms(bytes, sections) {
  const read = reader(bytes);
  let body = read.varint() + read.place();
  return Array.from({ length: read.varint() }, () => {
    const term = read.term(), count = read.varint(), size = count >> 1, pages = count & 1 && read.varint(), start = body;
    body += size > 1 ? read.varint() : Math.ceil((bitsFor(sections) + 6) / 8);
    return { term, size, pages, read: () => reader(bytes, start) };
  });
}

function readLexicon(bytes) {
  const read = reader(bytes);
  return Array.from({ length: read.varint() }, () => ({ term: read.term(), size: read.byte() }));
}

// ---- The index

const bodyWeights = [0, 0.35, 0.5, 0.62, 0.74, 0.86, 0.96, 1.05];
const headingWeights = [0, 1.1, 1.7, 2.2];
const inflection = /^(|e?s|ies|y|e|.?ed|.?ing)$/;
export const weights = { title: 2.2, pair: 0.6, agree: 1, titles: 1, parts: 0.6, cover: 2, stop: 0.3, in: 0.6 };
const common = new Set("a an and are as at be but by can do does for from get how i if in into is it its me my of on or so that the their them this to use vs was what when where which who why will with you your should would".split(" "));

/** A site's index; `get(path)` fetches one of its files, JSON as a value and others as bytes. */
export class Index {
  static async open(get) {
    const index = new Index(), root = await get("search/root.json"), files = new Map();
    if (root.format !== 2) throw new Error("a search index of another version");
    let page = 0;
    index.rowStarts = root.rows.map((count) => (page += count) - count);
    index.root = root;
    /** A file, read once; one that failed is asked for again. */
    index.file = (name, read = (x) => x) => {
      if (!files.has(name)) {
        const file = get(`search/${root.version}/${name}`).then(read);
        file.catch(() => files.delete(name));
        files.set(name, file);
      }
      return files.get(name);
    };
    index.has = (name) => files.has(name);
    return index;
  }

  /** What ranking knows of all pages. A small site's rows come along. */
  async ready() {
    const { pages, sections, tables, rows } = this.root;
    if (rows.length < 17) rows.forEach((_, n) => this.file(`r/${n}.json`).catch(() => 0));
    const files = await Promise.all([...Array(tables).keys()].map((n) => this.file(`p/${n}.bin`)));
    if (this.first) return;
    const first = [0], words = [], boost = [], pageOf = new Int32Array(sections);
    for (let p = 0, read; p < pages; p++) {
      if (p % 8192 === 0) read = reader(files[p / 8192]);
      words.push(read.bits(4) || 1);
      first.push(first[p] + read.rice(2) + 1);
      boost.push(read.bits(1) ? read.bits(8) / 25 : 1);
      pageOf.fill(p, first[p], first[p + 1]);
    }
    Object.assign(this, { words, boost, pageOf, first });
  }

  async row(page) {
    const n = place(this.rowStarts, page);
    const [url, title, label, ...heads] = (await this.file(`r/${n}.json`))[page - this.rowStarts[n]];
    return { url, title, label, heads };
  }

  shard(n) {
    return this.file(`t/${n}.bin`, (bytes) => readTerms(bytes, this.root.sections));
  }

  async term(term) {
    return (await this.shard(place(this.root.terms, term))).find((entry) => entry.term === term);
  }

  /** The words with the same first two letters as one of the starts. */
  async lexicon(...starts) {
    const { lexicon } = this.root, numbers = new Set();
    for (const start of starts) {
      const head = [...start].slice(0, 2).join("");
      for (let n = place(lexicon, head); n < lexicon.length; n++) {
        numbers.add(n);
        if (!lexicon[n + 1]?.startsWith(head)) break;
      }
    }
    return (await Promise.all([...numbers].map((n) => this.file(`l/${n}.bin`, readLexicon)))).flat();
  }

  /** A term's sections and impacts: `section << 5 | impact`. */
  postings(entry) {
    if (entry.postings) return entry.postings;
    const { sections } = this.root, { size } = entry, read = entry.read(), k = riceFor(size, sections);
    let section = -1, pages = 0, page;
    const found = Int32Array.from({ length: size }, () => {
      section = size > 1 ? section + 1 + read.rice(k) : read.bits(bitsFor(sections));
      if (section >= sections) throw new RangeError("a search file is damaged");
      if (page !== (page = this.pageOf[section])) pages++;
      return (section << 5) | (read.bits(1) ? read.bits(5) : Math.min(7, 1 + read.rice(1)));
    });
    entry.pages ||= pages;
    return (entry.postings = found);
  }

  // ---- What a word may stand for

  /** Terms with weights; a word of which nothing is known is taken for misspelt. */
  async expand(word, isOpen) {
    const found = new Map(), { terms } = this.root;
    const put = (entry, weight, kind) => {
      if (entry && !(found.get(entry.term)?.weight >= weight)) found.set(entry.term, { entry, weight, kind });
    };
    const { length } = word, root = stem(word);
    const start = root.length < 3 || length < 3 ? word : word.startsWith(root) ? root : root.slice(0, -1);
    const isForm = (term) => length > 2 && term.length > 2 && term.startsWith(start) && stem(term) === root;
    const first = place(terms, start), numbers = new Set([place(terms, word)]), begun = [];
    let last = first;
    while (terms[last + 1]?.startsWith(start)) last++;
    const isWide = last - first > 1;
    if (!isWide) for (let n = first; n <= last; n++) numbers.add(n);
    for (const entry of (await Promise.all([...numbers].map((n) => this.shard(n)))).flat()) {
      const { term } = entry;
      if (term === word) put(entry, 1);
      else if (term.includes(" ")) continue;
      else if (isForm(term)) put(entry, [term, word].every((w) => inflection.test(w.slice(start.length))) ? 0.93 : 0.75);
      else if (term.startsWith(word)) begun.push(entry);
    }
    const isKnown = found.has(word), mayBegin = (isOpen || !found.size) && length > 1;
    if (isWide && length > 1) {
      const score = ({ term, size }) => (size & 15) + (size >> 4) * 3 - term.length * 0.2;
      const listed = (await this.lexicon(word)).filter(({ term }) => !found.has(term) && term.startsWith(start)).sort((a, b) => score(b) - score(a));
      const read = (some) => Promise.all(some.map(({ term }) => this.term(term)));
      for (const entry of await read(listed.filter(({ term }) => isForm(term)).slice(0, 4))) put(entry, 0.9);
      if (mayBegin) begun.push(...(await read(listed.filter(({ term }) => term.startsWith(word)).slice(0, 5))).filter((x) => x));
    }
    if (mayBegin || !found.size) {
      begun.sort((a, b) => a.term.length - b.term.length || b.size - a.size);
      for (const entry of begun.slice(0, 24)) put(entry, (isKnown ? 0.55 : 0.8) * Math.sqrt(length / entry.term.length), "begun");
    }
    if (!found.size && length > 3) await this.correct(word, isOpen, put);
    return [...found.values()];
  }

  async correct(word, isOpen, put) {
    const { lexicon } = this.root, { length } = word, most = length > 7 ? 2 : 1, near = [];
    const heads = lexicon.length < 13 ? lexicon : [word, word[1] + word[0], word[0] + word[2], word.slice(1)];
    for (const { term, size } of await this.lexicon(...heads)) {
      let edits = distance(word, term, most), cost = edits;
      if (edits > most && isOpen && term.length > length) {
        edits = Math.min(...[0, 1].map((more) => distance(word, term.slice(0, length + more), 1)));
        cost = edits + 0.5;
      }
      if (edits <= most) near.push([cost + (term[0] === word[0] ? 0 : 0.5) - (size & 15) * 0.04 - (size >> 4) * 0.25, term, edits]);
    }
    near.sort((a, b) => a[0] - b[0]);
    const best = near[0]?.[0] ?? 9;
    await Promise.all(near.slice(0, 5).map(async ([cost, term, edits]) => {
      if (cost < best + 0.7) put(await this.term(term), (edits < 2 ? 0.7 : 0.45) * (1 - 0.4 * (cost - best)), "corrected");
    }));
    if (best < 0.9) return;
    // `linkedlist` → the sections that hold `linked` and `list`.
    for (let i = 3; i < Math.min(length, 24) - 2; i++) {
      const halves = [word.slice(0, i), word.slice(i)], known = await this.lexicon(...halves);
      if (!halves.every((half) => known.some(({ term }) => term === half))) continue;
      const [left, right] = await Promise.all(halves.map((half) => this.term(half)));
      const others = new Set(this.postings(right).map((posting) => posting >> 5));
      const postings = this.postings(left).filter((posting) => others.has(posting >> 5));
      if (postings.length) put({ term: halves.join(" "), postings, pages: postings.length }, 0.8, "corrected");
    }
  }

  /** For each word, what it may stand for; a word of parts is a group a part. */
  async groups(words, isOpen) {
    const nested = await Promise.all(words.map(async ({ word, parts }, i) => {
      const last = isOpen && i === words.length - 1;
      if (!parts.length) return [{ word, terms: await this.expand(word, last), share: 1 }];
      const whole = await this.term(word), weight = whole ? weights.parts : 1;
      return Promise.all(parts.map(async (part, j) => {
        const terms = (await this.expand(part, last && j === parts.length - 1)).map((term) => ({ ...term, weight: term.weight * weight }));
        if (whole) terms.push({ entry: whole, weight: 1.15 });
        return { word: part, terms, share: 1 / parts.length };
      }));
    }));
    // `web socket` → websocket
    await Promise.all(words.slice(1).map(async ({ word, parts }, i) => {
      const joined = words[i].word + word, n = place(this.root.terms, joined);
      if (parts.length || words[i].parts.length || (this.root.terms.length > 64 && !this.has(`t/${n}.bin`))) return;
      for (const entry of await this.shard(n)) {
        if (entry.term === joined || (joined.length > 5 && !entry.term.includes(" ") && stem(entry.term) === stem(joined))) {
          for (const m of [i, i + 1]) nested[m][0].terms.push({ entry, weight: 0.9 });
        }
      }
    }));
    return nested.flat();
  }

  /**
   * The best pages for a query, each with its best sections first. `pages` are the numbers of all that match;
   * `corrected` says what was searched for in place of words nobody wrote; `accepts(page)` may leave pages out.
   */
  async query(asked, { limit = 10, accepts = () => true } = {}) {
    const words = tokens(asked.slice(0, 500).normalize("NFC")).slice(0, 12);
    if (!words.length || !this.root.pages) return { pages: [], count: 0, results: [], corrected: [], terms: [] };
    const isReady = this.ready();
    isReady.catch(() => 0);
    const [groups] = await Promise.all([isReady.then(() => this.groups(words, !/[^\p{L}\p{N}+#_]$/u.test(asked)))]);
    for (const group of groups) group.best = group.terms.reduce((a, b) => (a?.weight >= b.weight ? a : b), null);
    const stems = groups.map(({ word, best }) => stem(best?.kind === "corrected" ? best.entry.term : word));
    const pairs = await Promise.all(stems.slice(1).map((stem, i) => this.term(`${stems[i]} ${stem}`)));
    const all = this.rank(groups, pairs), ranked = all.filter(({ page }) => accepts(page));
    return {
      pages: all.map(({ page }) => page),
      count: ranked.length,
      results: (await this.refine(ranked.slice(0, Math.max(limit, 10)), groups)).slice(0, limit),
      corrected: groups.filter(({ best }) => best?.kind === "corrected").map(({ word, best }) => [word, best.entry.term]),
      terms: groups.flatMap(({ terms }) => terms.flatMap(({ entry }) => entry.term.split(" "))),
    };
  }

  // ---- Ranking

  /** Pages by score: the best of each word over the page, and the best section, by how much of the query is covered. */
  rank(groups, pairs) {
    const { first, pageOf } = this, width = groups.length, sections = new Map(), pages = new Map();
    const rarity = groups.map(({ word, terms, share }) => {
      const pages = Math.max(0, ...terms.map(({ entry, kind }) => (this.postings(entry), entry.pages / (kind === "begun" ? 2 : 1))));
      return terms.length && Math.log(1 + (this.root.pages - pages + 0.5) / (pages + 0.5)) * Math.sqrt(share) * (common.has(word) ? weights.stop : 1);
    });
    const total = rarity.reduce((a, b) => a + b) || 1;
    groups.forEach(({ terms }, g) => {
      for (const { entry, weight } of terms) {
        for (const posting of this.postings(entry)) {
          const section = posting >> 5, title = first[pageOf[section]] === section ? weights.title : 1;
          const value = weight * (bodyWeights[posting & 7] + headingWeights[(posting >> 3) & 3] * title);
          let values = sections.get(section);
          if (!values) sections.set(section, (values = new Float32Array(width + 1)));
          if (value > values[g]) values[g] = value;
        }
      }
    });
    pairs.forEach((entry, g) => {
      for (const posting of entry ? this.postings(entry) : []) {
        const values = sections.get(posting >> 5);
        if (values) values[width] += (Math.min(rarity[g], rarity[g + 1]) / total) * (0.7 + 0.1 * (posting & 7));
      }
    });
    const sum = (values, least = 0) => {
      let score = 0, covered = 0, count = 0;
      for (let g = 0; g < width; g++) {
        if (values[g] > least) {
          score += values[g] * rarity[g];
          covered += rarity[g] / total;
          count++;
        }
      }
      return { score: score * (1 + weights.pair * values[width]), covered, count };
    };
    for (const [section, values] of sections) {
      const page = pageOf[section], { score, covered } = sum(values);
      let found = pages.get(page);
      if (!found) pages.set(page, (found = { page, values: new Float32Array(width + 1), best: 0, title: 0, sections: [] }));
      values.forEach((value, g) => value > found.values[g] && (found.values[g] = value));
      found.sections.push({ section, score: score * (1 - weights.in + weights.in * covered ** 2) });
      found.best = Math.max(found.best, found.sections.at(-1).score);
      if (first[page] === section) {
        const { covered, count } = sum(values, 1.4);
        found.title = agreement(covered, count / this.words[page]);
      }
    }
    const ranked = [...pages.values()];
    for (const found of ranked) {
      const { score, covered } = sum(found.values);
      found.score = (0.5 * score + 0.8 * found.best) * covered ** weights.cover * (1 + weights.titles * found.title ** 2) * this.boost[found.page];
      found.isWhole = covered > 0.999;
    }
    const whole = ranked.filter(({ isWhole }) => isWhole);
    return (whole.length > 9 ? whole : ranked).filter(({ score }) => score).sort((a, b) => b.score - a.score || a.page - b.page);
  }

  /** The pages' rows; their order once more, by how far a title or heading says just what was asked. */
  async refine(pages, groups) {
    const asked = new Set(groups.filter(({ best }) => best).map(({ best }) => stem(best.entry.term)));
    const said = (text) => {
      const words = tokens(text).flatMap(({ word, parts }) => (parts.length ? parts : [word])).map(stem);
      const shared = new Set(words.filter((word) => asked.has(word))).size;
      return asked.size > 1 ? agreement(shared / asked.size, shared / words.length) : 0;
    };
    const results = await Promise.all(pages.map(async (found) => {
      const { heads, ...row } = await this.row(found.page);
      let best = said(row.title);
      const sections = found.sections.map(({ section, score }) => {
        const n = section - this.first[found.page];
        const [heading, anchor = heading.replace(/[^\w -]/g, "").replace(/ /g, "-").toLowerCase()] = n ? heads[n - 1].split("\t") : [""];
        const match = n && said(heading);
        best = Math.max(best, 0.98 * match);
        return { score: score * (1 + match ** 3), heading, anchor };
      }).sort((a, b) => b.score - a.score);
      return { ...row, page: found.page, score: found.score * (1 + weights.agree * best ** 3), sections: sections.slice(0, 3) };
    }));
    return results.sort((a, b) => b.score - a.score || a.page - b.page);
  }
}

/** The last index whose item is not above; 0 if all are. */
function place(items, item) {
  let low = 0, high = items.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (items[middle] <= item) low = middle;
    else high = middle - 1;
  }
  return low;
}

const agreement = (a, b) => (a && b ? (2 * a * Math.min(1, b)) / (a + Math.min(1, b)) : 0);
