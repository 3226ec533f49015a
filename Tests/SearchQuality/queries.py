"""The relevance set: known-item queries generated from a site's pages by rule and seed, and the judged ones.

A half is for tuning, the other is held out: a seeded hash of the query's text decides, so no query ever changes sides.

    python Tests/SearchQuality/queries.py public            prints the set with its halves
"""

import hashlib
import html
import json
import random
import re
import sys
from collections import Counter
from dataclasses import asdict, dataclass, field
from pathlib import Path

SEED = "waymark-1"
JUDGED = Path(__file__).with_name("judged.txt")
# What a reader reads, not what leads there: a list of links is never the right answer.
ANSWERING = {"lesson", "step", "program", "article"}
STOP = set("""a an the of to in on for with and or is are how what you your can do this will between at by from it its that
              not be as why when where which who into introduction basics advanced""".split())
BOILERPLATE = {"what it is about", "why it matters", "what to practise", "why it comes now", "how to check it", "the trap"}
COUNTS = {"title": 24, "prefix": 24, "typo": 40, "heading": 28}


@dataclass
class Page:
    url: str
    title: str
    kind: str
    text: str
    headings: list[tuple[str, str]]  # anchor, text


@dataclass
class Query:
    category: str
    text: str
    pages: list[str]
    anchors: list[str] = field(default_factory=list)

    @property
    def is_held_out(self) -> bool:
        return digest(f"{self.category} {self.text}")[0] in "01234567"


def digest(text: str) -> str:
    return hashlib.sha256(f"{SEED} {text}".encode()).hexdigest()


def plain(markup: str) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", markup))).strip()


def read_pages(site: Path) -> list[Page]:
    pages = []
    for file in sorted(site.rglob("index.html")):
        source = file.read_text()
        kind = re.search(r'<body class="kind-([\w-]+)"', source)
        if not kind or kind[1] not in ANSWERING:
            continue
        prose = re.search(r'<div class="prose">(.*?)\n</div>', source, re.S)
        body = prose[1] if prose else ""
        title = re.search(r"<h1[^>]*>(.*?)</h1>", source, re.S)
        headings = re.findall(r'<h[2-4][^>]*?\bid="([^"]+)"[^>]*>(.*?)</h[2-4]>', body, re.S)
        url = "/" + str(file.parent.relative_to(site)) + "/"
        pages.append(Page(url, plain(title[1]), kind[1], plain(body), [(a, plain(t)) for a, t in headings]))
    return pages


def words(text: str) -> list[str]:
    return re.findall(r"[\w.]*\w", re.sub(r"[()/:]", " ", text.lower()))


class Generator:
    def __init__(self, pages: list[Page]):
        self.pages = pages
        self.titles = {page.url: words(page.title) for page in pages}
        self.by_word: dict[str, set[str]] = {}
        for url, title in self.titles.items():
            for word in title:
                self.by_word.setdefault(word, set()).add(url)
        self.page_words = {page.url: set(words(page.text)) | set(self.titles[page.url]) for page in pages}
        self.frequency = Counter(word for found in self.page_words.values() for word in found)
        self.dice = random.Random(SEED)

    def shuffled(self, salt: str) -> list[Page]:
        return sorted(self.pages, key=lambda page: digest(salt + page.url))

    def significant(self, page: Page) -> list[str]:
        rare = 0.3 * len(self.pages)
        return [word for word in self.titles[page.url]
                if word not in STOP and len(word) >= 5 and word.isalpha() and word.isascii() and self.frequency[word] <= rare]

    def titled(self, wanted: list[str], is_open: bool = False) -> list[str]:
        """The pages whose titles hold the words, the last of which may be begun only."""
        whole = wanted[:-1] if is_open else wanted
        urls = set.intersection(set(self.titles), *(
            set().union(*(self.by_word.get(form, ()) for form in (word, word + "s", word + "es"))) for word in whole))
        if is_open:
            urls &= set().union(*(found for word, found in self.by_word.items() if word.startswith(wanted[-1])))
        return sorted(urls)

    def title_queries(self):
        for page in self.shuffled("title"):
            if page.title.isascii() and any(word not in STOP for word in self.titles[page.url]):
                yield Query("title", " ".join(self.titles[page.url]), self.titled(self.titles[page.url]))

    def prefix_queries(self):
        """One or two telling words of a title, the last cut to 60 %."""
        for page in self.shuffled("prefix"):
            telling = self.significant(page)
            if not telling:
                continue
            typed = telling[:self.dice.choice([1, 2])]
            typed[-1] = typed[-1][:max(4, int(len(typed[-1]) * 0.6))]
            right = self.titled(typed, is_open=True)
            if len(right) <= 4:
                yield Query("prefix", " ".join(typed), right)

    def typo_queries(self):
        """Telling words of a title with one edit, not in the first letter, that makes no other word of the site."""
        vocabulary = set(self.frequency)
        for number, page in enumerate(self.shuffled("typo")):
            telling = self.significant(page)[:1 + number % 2]
            right = self.titled(telling)
            if not telling or len(right) > 3:
                continue
            place = self.dice.randrange(len(telling))
            for _ in range(50):
                edited = self.edit(telling[place], number % 4)
                stems = {edited[:-len(end)] + tail for end in ("s", "d", "ed", "es", "er", "ing", "ly") if edited.endswith(end)
                         for tail in ("", "e")}
                if edited != telling[place] and not ({edited} | stems) & vocabulary:
                    telling[place] = edited
                    yield Query("typo", " ".join(telling), right)
                    break

    def edit(self, word: str, operation: int) -> str:
        place = self.dice.randrange(1, len(word) - 1)
        letter = self.dice.choice("abcdefghijklmnopqrstuvwxyz")
        before, here, after = word[:place], word[place], word[place + 1:]
        return [before + after, before + letter + here + after, before + letter + after,
                before + after[0] + here + after[1:]][operation]

    def heading_queries(self):
        places: dict[str, list[tuple[str, str]]] = {}
        for page in self.pages:
            for anchor, heading in page.headings:
                telling = [word for word in words(heading) if word not in STOP]
                text = " ".join(words(heading))
                if 2 <= len(telling) <= 6 and text not in BOILERPLATE and text != " ".join(self.titles[page.url]):
                    places.setdefault(text, []).append((page.url, anchor))
        seen: set[str] = set()
        for text in sorted(places, key=lambda text: digest("heading" + text)):
            urls = {url for url, _ in places[text]}
            if len(urls) > 2 or (urls & seen and len(places) > 100):
                continue
            seen |= urls
            yield Query("heading", text, sorted(urls), [f"{url}#{anchor}" for url, anchor in places[text]])


def generated(pages: list[Page], counts: dict[str, int] = COUNTS) -> list[Query]:
    generator = Generator(pages)
    found = []
    for category in COUNTS:
        unique: dict[str, Query] = {}
        for query in getattr(generator, f"{category}_queries")():
            if len(unique) == counts[category]:
                break
            unique.setdefault(query.text, query)
        found += unique.values()
    return found


def judged() -> list[Query]:
    found = []
    for line in JUDGED.read_text().splitlines():
        if line and not line.startswith("#"):
            category, text, pages = (part.strip() for part in line.split("|"))
            found.append(Query(category, text, [p if p.startswith("/") else f"/lessons/{p}/" for p in pages.split()]))
    return found


def relevance_set(site: Path) -> list[Query]:
    pages = read_pages(site)
    known = {page.url for page in pages}
    queries = generated(pages) + judged()
    for query in queries:
        missing = set(query.pages) - known
        assert not missing, f"{query.text!r} names pages that are not there: {sorted(missing)}"
    return queries


if __name__ == "__main__":
    for query in relevance_set(Path(sys.argv[1])):
        print(json.dumps({**asdict(query), "held_out": query.is_held_out}))
