// Reads what Sources/Search writes.

const ideograph = "\u3041-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{3FFFF}";
const isIdeograph = new RegExp(`^[${ideograph}]`, "u");
const letter = `(?![${ideograph}])[\\p{L}\\p{N}\\p{M}]`;
const run = new RegExp(`[${ideograph}]+|(?:${letter})+(?:(?:[-._'\u2019]|(?<=[\\p{Lu}\\p{Ll}])/(?=[0-9]))(?:${letter})+)*(?:(\\+\\+|#)(?![a-zA-Z0-9+#]|[^\\0-\\x7F]))?`, "gu");
const silent = /[\u0300-\u036F\u20D0-\u20FF\uFE00-\uFE0F]|(?!\u200B)\p{Cf}/gu;
const partEnd = /[-._/]|(?<=\P{Lu})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}(?!s(?:\p{Lu}|$))\p{Ll})/u;
const spelling = "ßss æae œoe øo ðd þth đd ħh ıi ĳij łl ŀl ŋn ŧt ſs";

const fold = (text) => text.replace(/[^\0-@[-\x7F]/gu, (c) => {
  const lower = c.toLowerCase();
  if (!/[\u00C0-\u024F\u1E00-\u1EFF]/.test(c)) return lower;
  const bare = lower.normalize("NFD").replace(/[\u0300-\u036F]/g, "").replace(/[^a-z]/g, (c) => spelling.match(c + "([a-z]+)")?.[1] ?? c);
  return /^[a-z]{1,2}$/.test(bare) ? bare : lower;
});
const cut = (term) => (term[40] ? [...term].slice(0, 40).join("") : term);

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
    const isName = sign && parts.length < 2 && /^[a-z]{1,2}$/.test(word);
    found.push({ word: isName ? word + sign : cut(word), parts: isName || parts[1] ? parts.map(cut) : [] });
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
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  [a, b] = [a.slice(same), b.slice(same)];
  if (!a || !b || !most) return a.length + b.length > most ? 9 : a.length + b.length;
  const rest = (m, n) => 1 + distance(a.slice(m), b.slice(n), most - 1);
  return Math.min(rest(1, 1), rest(1, 0), rest(0, 1), a[0] === b[1] && a[1] === b[0] ? rest(2, 2) : 9);
}

export function reader(bytes, at = 0) {
  let bit = 0, word = [];
  const byte = () => {
    if (at < bytes.length) return bytes[at++];
    throw Error();
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
    word = [...word.slice(0, lengths >> 4), ...Array.from({ length: rest > 14 ? rest + varint() : rest }, byte)];
    return new TextDecoder().decode(Uint8Array.from(word));
  };
  return { varint, byte, bits, rice, term, place: () => at };
}

export const riceFor = (count, range) => Math.max(0, 31 - Math.clz32(range / count));
const bitsFor = (count) => 32 - Math.clz32(count - 1 || 1);

function readTerms(bytes, sections) {
  const read = reader(bytes);
  let body = read.varint() + read.place();
  return Array.from({ length: read.varint() }, () => {
    const term = read.term(), forms = term.includes(" ") || read.byte(), count = read.varint(), size = count >> 1, all = count & 1 ? read.varint() : size, start = body;
    body += size > 1 ? read.varint() : size * Math.ceil((bitsFor(sections) + 5) / 8);
    return { term, forms, size, all, read: () => reader(bytes, start) };
  });
}

function readLexicon(bytes) {
  const read = reader(bytes);
  return Array.from({ length: read.varint() }, () => ({ term: read.term(), size: read.byte() }));
}

const common = new Set("a an and are as at be by can do for from how i in is it my of on or should the this to what when where which who why with you your".split(" "));

function readSorted(text) {
  let word = "";
  return [...text.matchAll(/([A-P])([^A-P]*)/g)].map(([, shared, rest]) => (word = word.slice(0, shared.charCodeAt() - 65) + rest));
}

const slug = (text) => text.replace(/[^\w -]/g, "").replace(/ /g, "-").toLowerCase();

function readRows(text) {
  return text.split("\n").map((line) => {
    const [url, title, label, ...fields] = line.split("\t"), heads = [{ heading: "", anchor: "" }];
    for (const field of fields) {
      if (field[0] === "#") heads.at(-1).anchor = field.slice(1);
      else heads.push({ heading: field.trim(), anchor: slug(field) });
    }
    return { url: url.replace(/~$/, slug(title) + "/"), title, label, heads };
  });
}

const all = (items, read) => Promise.all(items.map(read));

export function open(root, get) {
  if (root.format !== 5) throw Error();
  const { version, pages: size, sections, rows, table } = root, bounds = readSorted(root.terms), heads = readSorted(root.lexicon);
  const files = {}, titles = [], boosts = new Float32Array(size), pageOf = new Int32Array(sections);
  let first, page = 0;
  const rowStarts = rows.map((count) => (page += count) - count);
  const file = (name, read) => {
    if (!files[name]) (files[name] = get(`search/${version}/${name}`).then(read)).catch(() => delete files[name]);
    return files[name];
  };

  const rowsOf = (page) => file(`r/${place(rowStarts, page)}.json`, readRows);
  async function ready() {
    if (rowStarts.length < 17) rowStarts.forEach(rowsOf);
    const tables = table ? [Uint8Array.from(atob(table), (c) => c.charCodeAt())] : await all(root.tables, (_, n) => file(`p/${n}.bin`));
    if (first) return;
    const starts = [0];
    tables.forEach((bytes, n) => {
      const read = reader(bytes), begin = titles.length, end = begin + root.tables[n];
      for (let p = begin; p < end; p++) {
        titles[p] = read.rice(2) + 1;
        starts[p + 1] = starts[p] + read.rice(3) + 1;
        pageOf.fill(p, starts[p], starts[p + 1]);
      }
      for (let p = begin, stop; p < end; p = stop) {
        stop = p + read.rice(5) + 1;
        boosts.fill(read.bits(8) / 25, p, stop);
      }
    });
    first = starts;
  }

  const shard = (n) => file(`t/${n}.bin`, (bytes) => readTerms(bytes, sections));
  const find = async (term) => (await shard(place(bounds, term))).find((entry) => entry.term === term);

  async function lexicon(starts) {
    const begins = starts.map((start) => [...start].slice(0, 2).join(""));
    const holds = (head, n) => begins.some((begin) => n === place(heads, begin) || head.startsWith(begin));
    return (await all(heads, (head, n) => (holds(head, n) ? file(`l/${n}.bin`, readLexicon) : []))).flat();
  }

  function postings(entry) {
    if (entry.postings) return entry.postings;
    const { size, term } = entry, read = entry.read(), k = riceFor(size, sections), isPair = term.includes(" ");
    let section = -1;
    return (entry.postings = Int32Array.from({ length: size }, () => {
      section = size > 1 ? section + 1 + read.rice(k) : read.bits(bitsFor(sections));
      if (section >= sections) throw Error();
      const code = size > 1 ? +(isPair ? "12345678" : "32148567")[read.rice(isPair ? 0 : 1)] : 8;
      return (section << 5) | (code < 8 ? code : read.bits(5));
    }));
  }

  async function expand(word, isOpen) {
    const { length } = word, found = new Map(), from = place(bounds, stem(word)), mayBegin = isOpen && length > 1;
    const put = (entry, weight, kind, name) => {
      if (entry && !(found.get(entry.term)?.weight >= weight)) found.set(entry.term, { entry, weight, kind, name });
    };
    let to = place(bounds, word) + 1;
    while (bounds[to]?.startsWith(word)) to++;
    const isWide = to > from + 3;
    const [exact, near, ...read] = await Promise.all([
      find(stem(isOpen ? word.replace(/(....)i$/, "$1") : word)), isWide && mayBegin ? lexicon([word]) : [], ...Array.from({ length: mayBegin && (isWide ? 2 : to - from) }, (_, n) => shard(from + n)),
    ]);
    // "conver" is no word: "conv", its stem, is not what is meant.
    const isKnown = exact && (exact.forms >> ((length + word.charCodeAt(length - 1)) & 7)) & 1;
    put(exact, isKnown ? 1 : 0.8);
    const score = ({ term, size }) => (size & 15) + (size >> 4) * 3 - term.length * 0.2;
    const words = near.filter(({ term }) => term.startsWith(word) && (length < 4 || !isKnown)).sort((a, b) => score(b) - score(a));
    const listed = await all(words.slice(0, 8), ({ term }) => find(stem(term)));
    // "operat" begins words of "oper" too.
    const begins = (term) => term.startsWith(word) || (term.length > 2 && word.startsWith(term) && endings.some((end) => end.startsWith(word.slice(term.length))));
    const begun = read.flat().filter(({ term }) => begins(term) && !term.includes(" ")).sort((a, b) => a.term.length - b.term.length || b.size - a.size);
    for (const entry of [...listed, ...begun].slice(0, 24)) put(entry, (isKnown ? 0.55 : 0.8) * Math.sqrt(Math.min(1, length / entry?.term.length)), 2);
    const halves = !isKnown && length > 3 && (await correct(word, isOpen, put, found.size));
    return halves ? (await all(halves, (half) => expand(half))).map(([half]) => ({ ...half, split: word })) : [{ word, terms: [...found.values()] }];
  }

  async function correct(word, isOpen, put, others) {
    const { length } = word, most = length > 7 ? 2 : 1;
    let near, best;
    for (const starts of [[word], [word[0], word[1] + word[0], word.slice(1)]]) {
      near = [];
      for (const { term, size } of await lexicon(starts)) {
        let edits = distance(word, term, most), cost = edits;
        if (edits > most && isOpen && !others) cost = (edits = distance(word, term.slice(0, length), 1)) + 0.5;
        if (edits <= most) near.push([cost + (term[0] === word[0] ? 0 : 0.5) - (size & 15) * 0.04 - (size >> 4) * 0.25, term, edits]);
      }
      near.sort((a, b) => a[0] - b[0]);
      best = near[0]?.[0] ?? 9;
      if (best < 0.9 || others) break;
    }
    await all(near.slice(0, 5), async ([cost, term, edits]) => {
      if (cost < best + 0.45) put(await find(stem(term)), (edits < 2 ? 0.7 : 0.45) * (1 - 0.4 * (cost - best)) * (others ? 0.7 : 1), edits ? 1 : 2, term);
    });
    if (best < 0.9 || others) return;
    const knows = async (half) => (await lexicon([half])).some(({ term }) => stem(term) === stem(half));
    for (let i = 3; i < Math.min(length, 24) - 2; i++) {
      if (await knows(word.slice(0, i)) && await knows(word.slice(i))) return [word.slice(0, i), word.slice(i)];
    }
  }

  async function interpret({ word, parts }, isOpen) {
    if (!parts.length) return expand(word, isOpen);
    const entry = await find(stem(word)), groups = (await all(parts, (part, n) => expand(part, isOpen && !parts[n + 1]))).flat();
    for (const group of groups) {
      group.share = 1 / parts.length;
      if (!entry) continue;
      for (const term of group.terms) term.weight *= 0.4;
      group.whole = { entry, weight: 1.15 };
    }
    return groups;
  }

  async function adjoin(groups) {
    const said = groups.map(({ word, best }) => (best?.kind === 1 ? best.entry.term : stem(word)));
    return all(said.slice(1), async (second, i) => {
      const pair = await find(`${said[i]} ${second}`);
      if (pair ? pair.size : groups[i].best && groups[i + 1].best) return pair;
      const entry = await find(stem(groups[i].word + groups[i + 1].word));
      for (const m of [i, i + 1]) if (entry) groups[m].terms.push({ entry, weight: 0.9, joins: [said[i], second] });
    });
  }

  async function query(asked, limit = 10, accepts = () => true) {
    const given = tokens(asked.slice(0, 500).normalize("NFC")), typed = given.slice(0, 12), rare = typed.filter(({ word }) => !common.has(word));
    const words = rare.length > 1 ? rare : typed;
    if (!words.length || !size) return { pages: [], count: 0, results: [], corrected: [], terms: [] };
    const plain = stems(words);
    // Many words find a page by themselves: their pairs would cost more than they tell.
    const isLong = words.length > 4;
    if (!isLong) plain.slice(1).forEach((second, i) => find(`${plain[i]} ${second}`).catch(() => 0));
    let isRanked;
    // While a word is corrected, rows that the others lead to are on their way.
    Promise.all([...plain.map(find), ready()]).then(async (entries) => {
      await new Promise((done) => setTimeout(done));
      const known = entries.flatMap((entry) => (entry ? { terms: [{ entry, weight: 1 }] } : []));
      if (known[0] && !isRanked) rank(known, []).filter(({ page }) => accepts(page)).slice(0, 5).forEach(({ page }) => rowsOf(page));
    }).catch(() => 0);
    const isOpen = !/[^\p{L}\p{N}+#_]$/u.test(asked);
    const groups = (await all(words, (word, n) => interpret(word, isOpen && !words[n + 1]))).flat();
    for (const group of groups) {
      group.best = group.terms.reduce((a, b) => (a?.weight >= b.weight ? a : b), null);
      if (group.whole) group.terms.push(group.whole);
    }
    const pairs = isLong ? [] : await adjoin(groups);
    await ready();
    isRanked = true;
    const found = rank(groups, pairs), ranked = found.filter(({ page }) => accepts(page));
    return {
      pages: found.map(({ page }) => page),
      count: ranked.length,
      results: (await refine(ranked.slice(0, Math.max(limit, 10)), groups, isOpen, spelt(given))).slice(0, limit),
      corrected: groups.flatMap(({ word, best, split }) => (split ? [[split, word]] : best?.kind === 1 ? [[word, best.name]] : [])),
      terms: groups.flatMap(({ terms }) => terms.map(({ entry }) => entry.term)),
    };
  }

  function rank(groups, pairs) {
    const width = groups.length, row = width + 1, values = new Float32Array(sections * row), ranked = [], whole = [];
    const rarity = groups.map(({ word, terms, share = 1 }) => {
      const all = Math.max(0, ...terms.map(({ entry, kind }) => entry.all / (kind === 2 ? 2 : 1)));
      return terms.length && Math.log(1 + sections / (all + 0.5) / 2) ** 1.3 * Math.sqrt(share) * (common.has(word) ? 0.2 : 1);
    });
    const total = rarity.reduce((a, b) => a + b);
    rarity.forEach((value, g) => (rarity[g] = value / total));
    const weigh = (entry, weight, inHeading, columns) => {
      for (const posting of postings(entry)) {
        const section = posting >> 5, level = posting & 7;
        const value = weight * (level && 0.25 + 0.12 * level) + inHeading * [0, 1.1, 1.7, 2.2][(posting >> 3) & 3] * (first[pageOf[section]] === section ? 1.8 : 1);
        for (const g of columns) values[section * row + g] = Math.max(values[section * row + g], value);
      }
    };
    groups.forEach(({ terms }, g) => terms.forEach(({ entry, weight, kind }) => weigh(entry, weight, kind === 2 ? Math.max(weight, 0.9) : weight, [g])));
    pairs.forEach((entry, g) => {
      if (!entry) return;
      weigh(entry, 0.9, 0.9, [g, g + 1]);
      for (const posting of postings(entry)) {
        values[(posting >> 5) * row + width] += Math.min(rarity[g], rarity[g + 1]) * (0.7 + 0.1 * (posting & 7));
      }
    });
    let covered, count;
    const sum = (values, at, least = 0) => {
      let score = (covered = count = 0);
      for (let g = 0; g < width; g++) {
        const value = values[at + g];
        if (value > least) {
          score += value * rarity[g];
          covered += rarity[g];
          count++;
        }
      }
      return score * (1 + 0.6 * values[at + width]);
    };
    const scoreOf = (section) => sum(values, section * row) * (0.4 + 0.6 * covered ** 2);
    const most = new Float32Array(row);
    for (let page = 0; page < size; page++) {
      let best = 0, sections = 0;
      for (let section = first[page]; section < first[page + 1]; section++) {
        const score = scoreOf(section);
        if (!count) continue;
        sections++;
        if (!best) most.fill(0);
        best = Math.max(best, score);
        most.forEach((value, g) => (most[g] = Math.max(value, values[section * row + g])));
      }
      if (!best) continue;
      sum(values, first[page] * row, 1.4);
      const title = agreement(covered, Math.min(1, count / titles[page]));
      const score = (0.5 * sum(most, 0) + 0.8 * best) * covered ** 3 * (1 + 0.6 * title ** 2) * boosts[page] * (1 + 0.02 * Math.min(8, sections));
      if (score) ranked.push({ page, score, scoreOf });
      if (covered > 0.999) whole.push(ranked.at(-1));
    }
    return (whole.length > 9 ? whole : ranked).sort(byScore);
  }

  async function refine(pages, groups, isOpen, phrase) {
    // "Dropping roles" is asked for by these words, and not by "drop role".
    const forms = groups.map(({ word, best }, n) => [best?.name ?? word, isOpen && !groups[n + 1] && !best?.name]);
    const asked = new Set(groups.map(({ word, best }) => best?.entry.term ?? stem(word)));
    const joined = new Map(groups.flatMap(({ terms }) => terms.map(({ entry, joins }) => [entry.term, joins])));
    const said = (text) => {
      const words = stems(text).flatMap((word) => joined.get(word) ?? word);
      const shared = new Set(words.filter((word) => asked.has(word))).size;
      return asked.size > 1 ? agreement(shared / asked.size, shared / words.length) : 0;
    };
    const results = await all(pages, async ({ page, score, scoreOf }) => {
      const { url, title, label, heads } = (await rowsOf(page))[page - rowStarts[place(rowStarts, page)]];
      const words = tokens(title);
      const same = forms.filter(([form, begins]) => words.some(({ word }) => word === form || (begins && word.startsWith(form)))).length / forms.length;
      let best = said(words);
      const sections = heads.map(({ heading, anchor }, i) => {
        const given = tokens(heading), match = said(given);
        best = Math.max(best, 0.98 * match, asked.size > 1 && spelt(given) === phrase ? 1.2 : 0);
        return { score: scoreOf(first[page] + i) * (1 + match ** 3), heading, anchor };
      }).filter(({ score }) => score).sort(byScore);
      return { url, title, label, page, score: score * (1 + 1.2 * best ** 4) * (1 + 0.8 * same ** 3), sections: sections.slice(0, 3) };
    });
    return results.sort(byScore);
  }

  return { root, file, ready, query };
}

const spelt = (words) => words.map(({ word }) => word).join(" ");
const stems = (words) => words.flatMap(({ word, parts }) => (parts.length ? parts : word)).map(stem);
const endings = "ation ating ated able ally ing ive ion ized izing ization ed er or ment ly".split(" ");
const place = (items, item) => Math.max(0, items.findLastIndex((other) => other <= item));
const byScore = (a, b) => b.score - a.score || a.page - b.page;
const agreement = (a, b) => (2 * a * b) / (a + b) || 0;
