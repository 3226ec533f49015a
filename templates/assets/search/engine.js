// Reads what Sources/Search writes.

const ideograph = "\u3041-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{3FFFF}";
const isIdeograph = new RegExp(`^[${ideograph}]`, "u");
const letter = `(?![${ideograph}])[\\p{L}\\p{N}\\p{M}]`;
const run = new RegExp(`[${ideograph}]+|(?:${letter})+(?:(?:[-._'\u2019]|(?<=[\\p{Lu}\\p{Ll}])/(?=[0-9]))(?:${letter})+)*(?:(\\+\\+|#)(?![a-zA-Z0-9+#]|[^\\0-\\x7F]))?`, "gu");
const silent = /[\u0300-\u036F\u20D0-\u20FF\uFE00-\uFE0F]|(?!\u200B)\p{Cf}/gu;
const partEnd = /[-._/]|(?<=\P{Lu})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}(?!s(?:\p{Lu}|$))\p{Ll})/u;
const spelling = "ßss æae œoe øo ðd þth đd ħh ıi ĳij łl ŀl ŋn ŧt ſs";

const fold = (text) => text.replace(/\P{M}/gu, (c) => {
  const lower = c.toLowerCase();
  if (!/[\u00C0-\u024F\u1E00-\u1EFF]/.test(c)) return lower;
  const bare = lower.normalize("NFD").replace(/[\u0300-\u036F]/g, "").replace(/[^a-z]/g, (c) => spelling.match(c + "([a-z]+)")?.[1] ?? c);
  return /^[a-z]{1,2}$/.test(bare) ? bare : lower;
});
const cut = (term) => (term.length > 40 ? [...term].slice(0, 40).join("") : term);

// "Node.js" → {word: "nodejs", parts: ["node", "js"]}
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

export function stem(word) {
  if (word.length < 4 || /[^a-z]/.test(word)) return word;
  return word.replace(/(ies|ied)$|((?:ss|x|ch|sh|z))es$|([^sui])s$/, (_, y, es, s) => (y ? "y" : es ?? s))
    .replace(/^(.{3,}?)(i[zs]ation|izing|ize[dr]?)$/, "$1")
    .replace(/^(.{3,}?)(ation|ating|ated|ate|ing|edly|ed|er|or|ion|able|ible|ment|ally|al|ly|ive)$/, "$1")
    .replace(/^(.{3,})e$/, "$1").replace(/^(..+)([bdfglmnprtz])\2$/, "$1$2").replace(/^(.{3,})y$/, "$1i").replace(/^(.{4,})i$/, "$1");
}

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

export function reader(bytes, at = 0) {
  let bit = 0, word = [];
  const byte = () => {
    if (at < bytes.length) return bytes[at++];
    throw Error("cut short");
  };
  const varint = () => {
    const low = byte();
    return low < 128 ? low : low - 128 + 128 * varint();
  };
  const bits = (count) => {
    let value = 0;
    for (; count--; bit = (bit + 1) & 7) {
      value = (value << 1) | (((bit ? bytes[at - 1] : byte()) >> (7 - bit)) & 1);
    }
    return value;
  };
  const rice = (k) => {
    let ones = 0;
    while (bits(1)) ones += 2 ** k;
    return ones + bits(k);
  };
  const term = () => {
    const lengths = byte(), rest = lengths & 15;
    word = word.slice(0, lengths >> 4);
    for (let left = rest > 14 ? rest + varint() : rest; left--; ) word.push(byte());
    return new TextDecoder().decode(Uint8Array.from(word));
  };
  return { varint, byte, bits, rice, term, place: () => at };
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

const common = new Set("a an and are as at be by can do for from how i in is it my of on or should the this to what when where which who why with you your".split(" "));

export async function open(get) {
  const root = await get("search/root.json"), files = new Map();
  if (root.format !== 2) throw Error("another format");
  const { version, pages: size, sections, rows, terms: bounds, lexicon: heads } = root;
  const titles = [], boosts = [], pageOf = new Int32Array(sections);
  let first, page = 0;
  const rowStarts = rows.map((count) => (page += count) - count);
  const file = (name, read = (x) => x) => {
    if (!files.has(name)) {
      const promise = get(`search/${version}/${name}`).then(read);
      promise.catch(() => files.delete(name));
      files.set(name, promise);
    }
    return files.get(name);
  };

  async function ready() {
    if (rows.length < 17) rows.forEach((_, n) => file(`r/${n}.json`).catch(() => 0));
    const files = await Promise.all([...Array(root.tables).keys()].map((n) => file(`p/${n}.bin`)));
    if (first) return;
    const starts = [0];
    for (let p = 0, read; p < size; p++) {
      if (p % 8192 === 0) read = reader(files[p / 8192]);
      titles[p] = read.bits(4) || 1;
      starts.push(starts[p] + read.rice(2) + 1);
      boosts[p] = read.bits(1) ? read.bits(8) / 25 : 1;
      pageOf.fill(p, starts[p], starts[p + 1]);
    }
    first = starts;
  }

  const shards = async (numbers) => (await Promise.all([...numbers].map((n) => file(`t/${n}.bin`, (bytes) => readTerms(bytes, sections))))).flat();
  const find = async (term) => (await shards([place(bounds, term)])).find((entry) => entry.term === term);

  async function lexicon(starts) {
    const numbers = new Set();
    for (const start of heads.length ? starts : []) {
      const head = [...start].slice(0, 2).join("");
      let n = place(heads, head);
      do numbers.add(n);
      while (heads[++n]?.startsWith(head));
    }
    return (await Promise.all([...numbers].map((n) => file(`l/${n}.bin`, readLexicon)))).flat();
  }

  function postings(entry) {
    if (entry.postings) return entry.postings;
    const { size } = entry, read = entry.read(), k = riceFor(size, sections);
    let section = -1, pages = 0, page;
    const found = Int32Array.from({ length: size }, () => {
      section = size > 1 ? section + 1 + read.rice(k) : read.bits(bitsFor(sections));
      if (section >= sections) throw Error("damaged");
      if (page !== (page = pageOf[section])) pages++;
      return (section << 5) | (read.bits(1) ? read.bits(5) : Math.min(7, 1 + read.rice(1)));
    });
    entry.pages ||= pages;
    return (entry.postings = found);
  }

  async function expand(word, isOpen) {
    const found = new Map();
    const put = (entry, weight, kind) => {
      if (entry && !(found.get(entry.term)?.weight >= weight)) found.set(entry.term, { entry, weight, kind });
    };
    const { length } = word, root = stem(word);
    const start = root.length < 3 || length < 3 ? word : word.startsWith(root) ? root : root.slice(0, -1);
    const isForm = (term) => length > 2 && term.length > 2 && term.startsWith(start) && stem(term) === root;
    const numbers = new Set([place(bounds, word)]), begun = [];
    let n = place(bounds, start);
    const isWide = bounds[n + 2]?.startsWith(start);
    if (!isWide) do numbers.add(n);
    while (bounds[++n]?.startsWith(start));
    const isListed = isWide && length > 1, near = isListed && lexicon([word]);
    for (const entry of await shards(numbers)) {
      const { term } = entry;
      if (term === word) put(entry, 1);
      else if (term.includes(" ")) continue;
      else if (isForm(term)) put(entry, 0.97);
      else if (term.startsWith(word)) begun.push(entry);
    }
    const isKnown = found.has(word), mayBegin = (isOpen || !found.size) && length > 1;
    if (isListed) {
      const score = ({ term, size }) => (size & 15) + (size >> 4) * 3 - term.length * 0.2;
      const listed = (await near).filter(({ term }) => !found.has(term) && (isForm(term) || (mayBegin && term.startsWith(word))));
      listed.sort((a, b) => score(b) - score(a));
      for (const entry of await Promise.all(listed.slice(0, 6).map(({ term }) => find(term)))) {
        if (entry) isForm(entry.term) ? put(entry, 0.97) : begun.push(entry);
      }
    }
    if (mayBegin || !found.size) {
      begun.sort((a, b) => a.term.length - b.term.length || b.size - a.size);
      for (const entry of begun.slice(0, 24)) put(entry, (isKnown ? 0.55 : 0.8) * Math.sqrt(length / entry.term.length), 2);
    }
    const halves = !found.size && length > 3 && (await correct(word, isOpen, put));
    if (halves) return Promise.all(halves.map(async (half) => ({ ...(await expand(half))[0], split: word })));
    return [{ word, terms: [...found.values()], share: 1 }];
  }

  async function correct(word, isOpen, put) {
    const { length } = word, most = length > 7 ? 2 : 1, near = [];
    const starts = heads.length < 13 ? heads : [word, word[1] + word[0], word[0] + word[2], word.slice(1)];
    for (const { term, size } of await lexicon(starts)) {
      let edits = distance(word, term, most), cost = edits;
      if (edits > most && isOpen) cost = (edits = distance(word, term.slice(0, length), 1)) + 0.5;
      if (edits <= most) near.push([cost + (term[0] === word[0] ? 0 : 0.5) - (size & 15) * 0.04 - (size >> 4) * 0.25, term, edits]);
    }
    near.sort((a, b) => a[0] - b[0]);
    const best = near[0]?.[0] ?? 9;
    await Promise.all(near.slice(0, 5).map(async ([cost, term, edits]) => {
      if (cost < best + 0.45) put(await find(term), (edits < 2 ? 0.7 : 0.45) * (1 - 0.4 * (cost - best)), 1);
    }));
    if (best < 0.9) return;
    for (let i = 3; i < Math.min(length, 24) - 2; i++) {
      const halves = [word.slice(0, i), word.slice(i)], known = await lexicon(halves);
      if (halves.every((half) => known.some(({ term }) => stem(term) === stem(half)))) return halves;
    }
  }

  async function interpret(words, isOpen) {
    const nested = await Promise.all(words.map(async ({ word, parts }, i) => {
      const last = isOpen && i === words.length - 1;
      if (!parts.length) return expand(word, last);
      const whole = await find(word), weight = whole ? 0.4 : 1;
      const each = await Promise.all(parts.map((part, j) => expand(part, last && j === parts.length - 1)));
      for (const group of each.flat()) {
        group.share = 1 / parts.length;
        group.terms = group.terms.map((term) => ({ ...term, weight: term.weight * weight }));
        if (whole) group.terms.push({ entry: whole, weight: 1.15 });
      }
      return each.flat();
    }));
    await Promise.all(words.slice(1).map(async ({ word, parts }, i) => {
      const joined = words[i].word + word, n = place(bounds, joined);
      if (parts.length || words[i].parts.length || n > place(bounds, words[i].word)) return;
      for (const entry of await shards([n])) {
        if (entry.term === joined || (joined.length > 5 && !entry.term.includes(" ") && stem(entry.term) === stem(joined))) {
          for (const m of [i, i + 1]) nested[m][0].terms.push({ entry, weight: 0.9 });
        }
      }
    }));
    return nested.flat();
  }

  async function query(asked, limit = 10, accepts = () => true) {
    const all = tokens(asked.slice(0, 500).normalize("NFC")).slice(0, 12), rare = all.filter(({ word }) => !common.has(word));
    const words = rare.length > 1 ? rare : all;
    if (!words.length || !size) return { pages: [], count: 0, results: [], corrected: [], terms: [] };
    const [groups] = await Promise.all([interpret(words, !/[^\p{L}\p{N}+#_]$/u.test(asked)), ready()]);
    for (const group of groups) group.best = group.terms.reduce((a, b) => (a?.weight >= b.weight ? a : b), null);
    const stems = groups.map(({ word, best }) => stem(best?.kind === 1 ? best.entry.term : word));
    const pairs = await Promise.all(stems.slice(1).map((stem, i) => find(`${stems[i]} ${stem}`)));
    const found = rank(groups, pairs), ranked = found.filter(({ page }) => accepts(page));
    return {
      pages: found.map(({ page }) => page),
      count: ranked.length,
      results: (await refine(ranked.slice(0, Math.max(limit, 10)), groups)).slice(0, limit),
      corrected: groups.filter(({ best, split }) => split || best?.kind === 1).map(({ word, best, split }) => [split ?? word, split ? word : best.entry.term]),
      terms: groups.flatMap(({ terms }) => terms.flatMap(({ entry }) => entry.term.split(" "))),
    };
  }

  function rank(groups, pairs) {
    const width = groups.length, row = width + 1, values = new Float32Array(sections * row), ranked = [], whole = [];
    const rarity = groups.map(({ word, terms, share }) => {
      const pages = Math.max(0, ...terms.map(({ entry, kind }) => (postings(entry), entry.pages / (kind === 2 ? 2 : 1))));
      return terms.length && Math.log(1 + (size - pages + 0.5) / (pages + 0.5)) * Math.sqrt(share) * (common.has(word) ? 0.2 : 1);
    });
    const total = rarity.reduce((a, b) => a + b) || 1;
    groups.forEach(({ terms }, g) => {
      for (const { entry, weight } of terms) {
        const worth = Array.from({ length: 64 }, (_, i) => weight * ((i & 7 && 0.25 + 0.12 * (i & 7)) + [0, 1.1, 1.7, 2.2][(i >> 3) & 3] * (i > 31 ? 1.8 : 1)));
        for (const posting of postings(entry)) {
          const section = posting >> 5, at = section * row + g;
          const value = worth[(posting & 31) + (first[pageOf[section]] === section ? 32 : 0)];
          if (value > values[at]) values[at] = value;
        }
      }
    });
    pairs.forEach((entry, g) => {
      for (const posting of entry ? postings(entry) : []) {
        values[(posting >> 5) * row + width] += (Math.min(rarity[g], rarity[g + 1]) / total) * (0.7 + 0.1 * (posting & 7));
      }
    });
    let covered, count;
    const sum = (values, at, least = 0) => {
      let score = (covered = count = 0);
      for (let g = 0; g < width; g++) {
        const value = values[at + g];
        if (value > least) {
          score += value * rarity[g];
          covered += rarity[g] / total;
          count++;
        }
      }
      return score * (1 + 0.6 * values[at + width]);
    };
    const scoreOf = (section) => sum(values, section * row) * (0.4 + 0.6 * covered ** 2);
    const most = new Float32Array(row);
    for (let page = 0; page < size; page++) {
      let best = 0;
      for (let section = first[page]; section < first[page + 1]; section++) {
        const score = scoreOf(section);
        if (!count) continue;
        if (!best) most.fill(0);
        if (score > best) best = score;
        for (let g = 0; g < row; g++) if (values[section * row + g] > most[g]) most[g] = values[section * row + g];
      }
      if (!best) continue;
      sum(values, first[page] * row, 1.4);
      const title = agreement(covered, Math.min(1, count / titles[page]));
      const score = (0.5 * sum(most, 0) + 0.8 * best) * covered ** 3 * (1 + 0.6 * title ** 2) * boosts[page];
      if (score) ranked.push({ page, score, scoreOf });
      if (covered > 0.999) whole.push(ranked.at(-1));
    }
    return (whole.length > 9 ? whole : ranked).sort(byScore);
  }

  async function refine(pages, groups) {
    const asked = new Set(groups.filter(({ best }) => best).map(({ best }) => stem(best.entry.term)));
    const said = (text) => {
      const words = tokens(text).flatMap(({ word, parts }) => (parts.length ? parts : [word])).map(stem);
      const shared = new Set(words.filter((word) => asked.has(word))).size;
      return asked.size > 1 ? agreement(shared / asked.size, shared / words.length) : 0;
    };
    const results = await Promise.all(pages.map(async ({ page, score, scoreOf }) => {
      const n = place(rowStarts, page), [url, title, label, ...heads] = (await file(`r/${n}.json`))[page - rowStarts[n]];
      let best = said(title);
      const sections = ["", ...heads].map((head, i) => {
        const [heading, anchor = heading.replace(/[^\w -]/g, "").replace(/ /g, "-").toLowerCase()] = head.split("\t");
        const match = said(heading);
        best = Math.max(best, 0.98 * match);
        return { score: scoreOf(first[page] + i) * (1 + match ** 3), heading, anchor };
      }).filter(({ score }) => score).sort(byScore);
      return { url, title, label, page, score: score * (1 + best ** 3), sections: sections.slice(0, 3) };
    }));
    return results.sort(byScore);
  }

  return { root, file, ready, query };
}

const place = (items, item) => Math.max(0, items.findLastIndex((other) => other <= item));
const byScore = (a, b) => b.score - a.score || a.page - b.page;
const agreement = (a, b) => (2 * a * b) / (a + b) || 0;
