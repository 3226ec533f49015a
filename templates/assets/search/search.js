// Search in the browser, over the files the build wrote under search/ (their making: Sources/Search/SearchIndex.swift).
//
// The page works without it: the form leads to /search/, which lists every page from A to Z. With it, results appear
// in #search-results as one types. Everything a page says about itself is written as text, never as markup.

const longestTerm = 40;
const mostWords = 12;
const mostResults = 20;

// ---- Words: the same rules as Sources/Search/Tokenizer.swift and Letters.swift; tokens.json is tested in both.

const letters = [
  [/\p{Lu}/u, "upper"],
  [/\p{Ll}/u, "lower"],
  [/[\p{L}\p{N}\p{M}]/u, "other"],
  [/\p{Cf}/u, "silent"],
];
const ideographs = /[\u3041-\u30FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\u{20000}-\u{3FFFF}]/u;
const spellings = new Map([..."ßæœøðþđħıĳłŀŋŧſ"].map((letter, i) => [letter, "ss ae oe o d th d h i ij l l n t s".split(" ")[i]]));

function kind(letter) {
  if (/[-._]/.test(letter)) return "connector";
  if (letter === "'" || letter === "\u2019") return "apostrophe";
  if (letter === "\u200B") return "gap";
  if (/[\u0300-\u036F\u20D0-\u20FF\uFE00-\uFE0F]/.test(letter)) return "silent";
  if (ideographs.test(letter)) return "ideograph";
  return letters.find(([pattern]) => pattern.test(letter))?.[1] ?? "gap";
}

function fold(letter) {
  const lower = letter.toLowerCase();
  if (!/[\u00C0-\u024F\u1E00-\u1EFF]/.test(letter)) return lower;
  const bare = [...lower.normalize("NFD").replace(/[\u0300-\u036F]/g, "")].map((c) => spellings.get(c) ?? c).join("");
  return /^[a-z]{1,2}$/.test(bare) ? bare : lower;
}

const cut = (term) => [...term].slice(0, longestTerm).join("");

/** The words of a text: `"Node.js isn't"` → `[{word: "nodejs", parts: ["node", "js"]}, {word: "isnt", parts: []}]`. */
export function tokens(text) {
  const found = [];
  let word = "", starts = [], before = "gap", capitals = 0, lastLetter = 0, joint = "", ideograph = "", isPaired = false;
  const endWord = () => {
    if (!starts.length) return;
    const parts = starts.length > 1 ? starts.map((start, i) => cut(word.slice(start, starts[i + 1]))) : [];
    found.push({ word: cut(word), parts });
    word = joint = "";
    starts = [];
    capitals = 0;
  };
  const endIdeographs = () => {
    if (ideograph && !isPaired) found.push({ word: ideograph, parts: [] });
    ideograph = "";
  };
  for (const letter of text) {
    const is = kind(letter);
    if (is === "silent") continue;
    if (is === "ideograph") {
      endWord();
      if (ideograph) found.push({ word: ideograph + letter, parts: [] });
      isPaired = ideograph !== "";
      ideograph = letter;
      continue;
    }
    endIdeographs();
    if (is === "gap") endWord();
    else if (is === "connector" || is === "apostrophe") {
      if (joint || !starts.length) endWord();
      else joint = is;
    } else {
      if (!starts.length || joint === "connector") {
        starts.push(word.length);
        capitals = 0;
      } else if (is === "upper" && before !== "upper") starts.push(word.length);
      else if (is === "lower" && capitals > 1) starts.push(lastLetter);
      joint = "";
      capitals = is === "upper" ? capitals + 1 : 0;
      before = is;
      lastLetter = word.length;
      word += fold(letter);
    }
  }
  endWord();
  endIdeographs();
  return found;
}

/** What English inflections of a word share: `queries`, `querying` → `queri`. Used on both sides of a comparison only. */
export function stem(word) {
  if (word.length < 4 || /[^a-z]/.test(word)) return word;
  let stem = word.replace(/(ies|ied)$/, "y").replace(/(ss|x|z|ch|sh)es$/, "$1").replace(/([^su])s$/, "$1");
  stem = stem.replace(/^(.{3,})(ing|ed|er)$/, "$1").replace(/([bdgmnprt])\1$/, "$1");
  return stem.length > 3 ? stem.replace(/e$/, "").replace(/y$/, "i") : stem;
}

/** Order by scalars, as the index is sorted; JavaScript's own is by UTF-16 units. */
export function compare(left, right) {
  const a = [...left], b = [...right];
  for (let i = 0; i < a.length && i < b.length; i++) {
    if (a[i] !== b[i]) return a[i].codePointAt(0) - b[i].codePointAt(0);
  }
  return a.length - b.length;
}

// ---- The index

const bodyWeights = [0, 0.35, 0.5, 0.62, 0.74, 0.86, 0.96, 1.05];
const headingWeights = [0, 1.1, 1.7, 2.2];
const titleWeight = 2.2;
const widestScan = 2;
const mostCompletions = 24;

/** A site's index; `get(path)` fetches one of its files as a value. */
export class Index {
  static async open(get) {
    return new Index(await get("search/root.json"), get);
  }

  constructor(root, get) {
    this.root = root;
    this.get = get;
    this.files = new Map();
    this.boosts = new Map(root.boosts);
    this.firstSection = [];
    this.pageOfSection = [];
    root.sections.forEach((count, page) => {
      this.firstSection.push(this.pageOfSection.length);
      for (let i = 0; i < count; i++) this.pageOfSection.push(page);
    });
  }

  /** The best pages for a query, each with its best sections first. `count` is of all pages that match. */
  async query(text, limit = mostResults) {
    const words = tokens(text.normalize("NFC")).slice(0, mostWords);
    const isOpen = !/[\s.,;:!?)\]}"]$/u.test(text);
    const groups = this.root.bounds.length ? await this.groups(words, isOpen) : [];
    const pages = this.rank(groups);
    const results = await Promise.all(pages.slice(0, limit).map((page) => this.describe(page, words)));
    results.sort((a, b) => b.score - a.score || a.page - b.page);
    return { count: pages.length, results };
  }

  /** For each word, the terms it may stand for; a word of parts is one group a part. */
  async groups(words, isOpen) {
    const nested = await Promise.all(words.map(async ({ word, parts }, i) => {
      const last = isOpen && i === words.length - 1;
      const whole = await this.expand(word, last);
      if (!parts.length) return [{ candidates: whole, share: 1 }];
      const each = await Promise.all(parts.map((part, j) => this.expand(part, last && j === parts.length - 1)));
      return each.map((candidates) => ({
        candidates: [...weighed(whole, 1.15), ...weighed(candidates, 0.6)],
        share: 1 / parts.length,
      }));
    }));
    await Promise.all(words.slice(1).map(async ({ word, parts }, i) => {
      if (parts.length || words[i].parts.length) return;
      const entry = await this.term(words[i].word + word);
      if (entry) for (const groups of [nested[i], nested[i + 1]]) groups[0].candidates.push({ entry, weight: 0.9 });
    }));
    return nested.flat();
  }

  /** The word itself, its inflections, and, for a word still being typed or not found at all, what begins with it. */
  async expand(word, isLast) {
    const found = new Map();
    const put = (entry, weight) => {
      if (entry && !(found.get(entry.term)?.weight >= weight)) found.set(entry.term, { entry, weight });
    };
    const root = stem(word);
    const start = word.startsWith(root) ? root : root.slice(0, -1);
    for (const entry of await this.scan(start, word)) {
      if (entry.term === word) put(entry, 1);
      else if (stem(entry.term) === root) put(entry, 0.9);
    }
    if (isLast || !found.size) {
      const weight = found.has(word) ? 0.55 : 0.8;
      for (const entry of await this.completions(word)) put(entry, weight * Math.sqrt(word.length / entry.term.length));
    }
    return [...found.values()];
  }

  async completions(start) {
    const [first, last] = this.range(start);
    if (last - first < widestScan) {
      const entries = (await this.scan(start, start)).filter(({ term }) => term !== start);
      return entries.sort((a, b) => a.term.length - b.term.length || b.pages - a.pages).slice(0, mostCompletions);
    }
    const listed = (await this.shard(first)).completions.get(start) ?? [];
    return Promise.all(listed.map((term) => this.term(term)));
  }

  /** The terms with a given start; where they fill many files, only those in the file of `word`. */
  async scan(start, word) {
    let [first, last] = this.range(start);
    if (last - first >= widestScan) first = last = this.shardOf(word);
    const numbers = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    if (!numbers.includes(this.shardOf(word))) numbers.push(this.shardOf(word));
    const shards = await Promise.all(numbers.map((number) => this.shard(number)));
    return shards.flatMap(({ terms }) => [...terms.values()].filter(({ term }) => term.startsWith(start)));
  }

  async term(term) {
    return (await this.shard(this.shardOf(term))).terms.get(term);
  }

  shardOf(term) {
    let low = 0, high = this.root.bounds.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (compare(this.root.bounds[middle], term) <= 0) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  range(start) {
    const first = this.shardOf(start);
    let last = first;
    while (this.root.bounds[last + 1]?.startsWith(start)) last++;
    return [first, last];
  }

  shard(number) {
    return this.file(`terms/${number}`, ({ terms, completions }) => ({
      terms: new Map(terms.map(([term, pages, postings]) => [term, { term, pages, postings }])),
      completions: new Map(completions),
    }));
  }

  /** A file, read once; one that failed is asked for again. */
  file(name, read) {
    if (!this.files.has(name)) {
      const file = this.get(`search/${this.root.version}/${name}.json`).then(read);
      file.catch(() => this.files.delete(name));
      this.files.set(name, file);
    }
    return this.files.get(name);
  }

  /** Pages by score: the best of each word over the page, and the best section, by how much of the query is covered. */
  rank(groups) {
    const rarity = groups.map((group) => this.rarity(group));
    const total = rarity.reduce((sum, each) => sum + each, 0);
    const covered = (values) => rarity.reduce((sum, each, i) => (values[i] ? sum + each : sum), 0) / total;
    const sum = (values) => rarity.reduce((sum, each, i) => sum + each * values[i], 0);

    const pages = new Map();
    for (const [section, values] of this.sections(groups)) {
      const number = this.pageOfSection[section];
      if (!pages.has(number)) pages.set(number, { number, values: values.map(() => 0), sections: [] });
      const page = pages.get(number);
      page.sections.push({ section, score: sum(values) * (0.4 + 0.6 * covered(values) ** 2) });
      page.values = page.values.map((value, i) => Math.max(value, values[i]));
    }
    for (const page of pages.values()) {
      page.sections.sort((a, b) => b.score - a.score || a.section - b.section);
      const boost = (this.boosts.get(page.number) ?? 100) / 100;
      page.score = (0.5 * sum(page.values) + 0.8 * page.sections[0].score) * covered(page.values) ** 2 * boost;
    }
    return [...pages.values()].filter(({ score }) => score > 0).sort((a, b) => b.score - a.score || a.number - b.number);
  }

  rarity({ candidates, share }) {
    const pages = Math.max(0, ...candidates.map(({ entry }) => entry.pages));
    return candidates.length ? Math.log(1 + (this.root.pages - pages + 0.5) / (pages + 0.5)) * Math.sqrt(share) : 1;
  }

  /** What each group's best term gives each section. */
  sections(groups) {
    const sections = new Map();
    groups.forEach(({ candidates }, group) => {
      for (const { entry, weight } of candidates) {
        let section = 0;
        for (const posting of entry.postings) {
          section += Math.floor(posting / 32);
          const isPage = this.firstSection[this.pageOfSection[section]] === section;
          const heading = headingWeights[(posting % 32) >> 3] * (isPage ? titleWeight : 1);
          const value = weight * (bodyWeights[posting % 8] + heading);
          if (!sections.has(section)) sections.set(section, groups.map(() => 0));
          const values = sections.get(section);
          values[group] = Math.max(values[group], value);
        }
      }
    });
    return sections;
  }

  /** A page's row, with its score raised where its title or a heading says just what was asked. */
  async describe({ number, score, sections }, words) {
    const [url, title, kind, level, rows] = await this.row(number);
    const best = sections.slice(0, 3).flatMap(({ section }) => {
      const row = rows[section - this.firstSection[number] - 1];
      if (row === undefined) return [];
      const tab = row.indexOf("\t");
      return [{ anchor: row.slice(0, tab), heading: row.slice(tab + 1) }];
    });
    const headings = [agreement(title, words), ...best.map(({ heading }) => 0.98 * agreement(heading, words))];
    return { page: number, url, title, kind, level, sections: best, score: score * (1 + Math.max(...headings) ** 3) };
  }

  async row(page) {
    const { rows } = this.root;
    if (Array.isArray(rows)) return rows[page];
    return (await this.file(`pages/${Math.floor(page / rows)}`, (rows) => rows))[page % rows];
  }
}

const weighed = (candidates, factor) => candidates.map(({ entry, weight }) => ({ entry, weight: weight * factor }));

/** How far a heading and the query are the same words: 1 when they are. */
function agreement(heading, words) {
  const stems = (words) => new Set(words.flatMap(({ word, parts }) => (parts.length ? parts : [word])).map(stem));
  const asked = stems(words), said = stems(tokens(heading));
  const shared = [...asked].filter((word) => said.has(word)).length;
  return shared ? (2 * shared) / (asked.size + said.size) : 0;
}

// ---- The page

/** The site's root: from `data-base` on <html>, else from where this script lies, below assets/. */
export function siteRoot(dataBase, script) {
  if (dataBase) return new URL(dataBase.endsWith("/") ? dataBase : dataBase + "/", script).href;
  const { pathname } = new URL(script);
  const assets = pathname.lastIndexOf("/assets/");
  return new URL(assets < 0 ? "/" : pathname.slice(0, assets + 1), script).href;
}

/** Where a result leads; the site's root when its URL would lead off the site. */
export function target(root, url, anchor = "") {
  const found = new URL(url.replace(/^\/+/, ""), root);
  if (!found.href.startsWith(root)) return root;
  found.hash = anchor;
  return found.href;
}

/** Whether a query is long enough to be looked up. */
export function isEnough(text) {
  const words = tokens(text);
  return words.length > 1 || words.some(({ word }) => [...word].length > 1 || ideographs.test(word));
}

/** What is announced: `"3 pages found"`. */
export function countMessage(count, shown) {
  if (count === 0) return "No pages found";
  if (count > shown) return `${count} pages found, the best ${shown} shown`;
  return count === 1 ? "1 page found" : `${count} pages found`;
}

const fetchFrom = (root) => async (path) => {
  const response = await fetch(new URL(path, root), path === "search/root.json" ? { cache: "no-cache" } : {});
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
};

function element(name, properties = {}, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function resultItem(root, { url, title, kind, level, sections }) {
  const link = element("a", { href: target(root, url), textContent: title || url, dir: "auto" });
  const about = element("span", { className: "search-kind", textContent: [kind, level].filter(Boolean).join(", ") });
  const links = sections.map(({ anchor, heading }) =>
    element("li", {}, [element("a", { href: target(root, url, anchor), textContent: heading || title, dir: "auto" })]));
  return element("li", {}, [link, " ", about, ...(links.length ? [element("ul", {}, links)] : [])]);
}

function start() {
  const results = document.getElementById("search-results");
  const form = document.querySelector('main form[role="search"]') ?? document.querySelector('form[role="search"]');
  const input = form?.querySelector('input[name="q"]');
  if (!results || !input) return;

  const root = siteRoot(document.documentElement.dataset.base, import.meta.url);
  // Only the count is announced: a list that is read out whole after each letter would drown the reader's typing.
  results.setAttribute("aria-live", "off");
  const status = element("p", { className: "search-status", role: "status" });
  results.before(status);

  let index = null, latest = 0, timer = 0;

  const show = (message, children) => {
    status.textContent = message;
    results.replaceChildren(...children);
    results.removeAttribute("aria-busy");
  };
  const fail = () => {
    index = null;
    const list = form.dataset.list ?? new URL("search/#all-pages", root).href;
    const link = element("a", { href: list, textContent: "All pages from A to Z" });
    show("Search is not available just now.", [element("p", {}, [link])]);
  };
  const search = async () => {
    const run = ++latest;
    const text = input.value;
    const place = new URL(location.href);
    if (text) place.searchParams.set("q", text);
    else place.searchParams.delete("q");
    history.replaceState(history.state, "", place);
    if (!isEnough(text)) return show("", []);
    results.setAttribute("aria-busy", "true");
    try {
      index ??= Index.open(fetchFrom(root));
      const answer = await (await index).query(text);
      if (run !== latest) return;
      const list = element("ol", { className: "search-list" }, answer.results.map((result) => resultItem(root, result)));
      show(countMessage(answer.count, answer.results.length), answer.count ? [list] : []);
    } catch (error) {
      console.error(error);
      if (run === latest) fail();
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(search, 60);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    clearTimeout(timer);
    search();
  });
  const asked = new URLSearchParams(location.search).get("q");
  if (asked) {
    input.value = asked;
    search();
  }
}

if (typeof document !== "undefined") start();
