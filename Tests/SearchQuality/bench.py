"""Waymark's search beside Pagefind's and a whole index, on the same pages in the same run: the table of S1 to S12.

    python Tests/SearchQuality/bench.py [--pages 10000] [--binary .build/release/waymark]

The first column is this site, the second a corpus made of its texts (Tests/Benchmarks). Pagefind comes from PyPI into a
folder of its own. Bytes and relevance repeat exactly; times are those of this machine.
"""

import argparse
import functools
import gzip
import http.server
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

from playwright.sync_api import sync_playwright

import measure
import score
from queries import Generator, Query, read_pages, relevance_set

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Tests/Benchmarks"))
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 200_000}
TYPES = {".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml"}


class Server(http.server.BaseHTTPRequestHandler):
    """Compresses text as hosts do, and counts what it sends."""

    protocol_version = "HTTP/1.1"

    def __init__(self, folder, log, *rest):
        self.folder, self.log = folder, log
        super().__init__(*rest)

    def do_GET(self):
        file = self.folder / self.path.split("?")[0].strip("/")
        file = file / "index.html" if file.is_dir() else file
        body, status = (file.read_bytes(), 200) if file.is_file() else (b"", 404)
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
        self.send_header("Cache-Control", "max-age=600")
        if file.suffix in TYPES:
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        if "/search/" in self.path or "pagefind" in self.path:
            self.log.append(len(body))

    def log_message(self, *_):
        pass


def serve(folder):
    log = []
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Server, folder, log))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_port}/", log


def run(command, **more):
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, command
    return time.perf_counter() - start, usage.ru_maxrss / 1024


# ---- The sites

def make_site(binary, source, out, times):
    runs = [run([binary, "build", "-s", source, "-d", out]) for _ in range(times)]
    return out, *min(runs)


def without_search(source, folder):
    shutil.copytree(source / "content", folder / "content")
    for file in (folder / "content").rglob("*.md"):
        text = file.read_text()
        if text.startswith("+++\n"):
            file.write_text(text.replace("+++\n", "+++\nsearch = false\n", 1))
    return folder


def make_corpus(pages, folder):
    import corpus
    import pool
    corpus.write_waymark(corpus.generate(pages, pool.read(ROOT / "content")), folder)
    return folder


def corpus_queries(site):
    """Titles are unique by their number only, so the number is kept in each query."""
    pages = [page for page in read_pages(site) if page.kind == "lesson"]
    generator = Generator(pages)
    found = []
    for number, page in enumerate(generator.shuffled("corpus")):
        title, telling = generator.titles[page.url], [w for w in generator.titles[page.url] if len(w) > 4 and w.isalpha()]
        if not telling:
            continue
        typed = list(title)
        if number % 2:
            typed[title.index(telling[0])] = generator.edit(telling[0], number // 2 % 4)
        found.append(Query("typo" if number % 2 else "title", " ".join(typed), [page.url]))
        if len(found) == 80:
            return found
    return found


# ---- Pagefind

def install_pagefind(folder):
    subprocess.run([sys.executable, "-m", "pip", "install", "-q", "--root-user-action=ignore", "--target", folder, "pagefind[bin]"], check=True)
    return {**os.environ, "PYTHONPATH": str(folder)}


PAGEFIND = """async ([text, count]) => {
  window.pagefind ??= await import("/pagefind/pagefind.js");
  const found = await pagefind.search(text);
  const pages = await Promise.all(found.results.slice(0, count).map((result) => result.data()));
  return pages.map(({ url }) => url);
}"""


def ask_pagefind(browser, site, queries):
    """Each query of a fresh page, then all of one page: bytes, times, ranks."""
    server, address, log = serve(site)
    cold, following, times, ranks, hits = [], [], [], [], []
    try:
        for number, query in enumerate(queries[::4]):
            context = browser.new_context()
            page = context.new_page()
            page.goto(address + "404.html")
            log.clear()
            page.evaluate(PAGEFIND, [query.text, 10])
            cold.append(sum(log))
            log.clear()
            page.evaluate(PAGEFIND, [queries[number * 4 - 1].text, 10])
            following.append(sum(log))
            context.close()
        page = browser.new_context().new_page()
        page.goto(address + "404.html")
        for query in queries:
            urls = page.evaluate(PAGEFIND, [query.text, 10])
            start = time.perf_counter()
            page.evaluate("(text) => pagefind.search(text).then(() => 0)", query.text)
            times.append(1000 * (time.perf_counter() - start))
            place = next((n + 1 for n, url in enumerate(urls) if re.sub(r"index\.html$", "", url) in query.pages), 0)
            ranks.append(place)
            hits.append({"results": urls})
        page.context.close()
    finally:
        server.shutdown()
    return cold, following, times, ranks, hits


# When the first result stands in the page: whoever waits for it from outside looks every half second only.
SHOWN = "#search-results a, #wm-options small"
WATCH = """(shown) => {
  const start = performance.now();
  new MutationObserver(() => {
    if (document.querySelector(shown)) window.shownAfter ??= performance.now() - start;
  }).observe(document.body, { subtree: true, childList: true });
}"""


def wait_slowly(browser, site, queries, script, asked_on="404.html"):
    """Seconds from asking to the first results, on a slow link with nothing kept but what the page itself has loaded."""
    server, address, _ = serve(site)
    waits = []
    try:
        for query in queries:
            context = browser.new_context()
            page = context.new_page()
            page.goto(address + asked_on)
            page.wait_for_load_state("networkidle")
            context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
            start = time.perf_counter()
            if script is None:
                page.evaluate(WATCH, SHOWN)
                page.fill("#wm-query", query.text)
                page.wait_for_selector(SHOWN, timeout=60_000)
                waits.append(page.evaluate("shownAfter") / 1000)
            else:
                page.evaluate(script, [query.text, 5])
                waits.append(time.perf_counter() - start)
            context.close()
    finally:
        server.shutdown()
    return waits


def whole_index(site):
    """What an engine that ships its whole index sends first: each page's words and counts, as gzipped JSON."""
    index: dict[str, dict[int, int]] = {}
    pages = read_pages(site)
    for number, page in enumerate(pages):
        for word, count in Counter(re.findall(r"\w+", f"{page.title} {page.text}".lower())).items():
            index.setdefault(word, {})[number] = count
    return len(gzip.compress(json.dumps([index, [[page.url, page.title] for page in pages]], separators=(",", ":")).encode(), 6))


# ---- The table

def kilobytes(values):
    return f"{measure.share(values, 0.5) / 1024:.0f} / {measure.share(values, 0.95) / 1024:.0f} KB"


def milliseconds(values):
    return f"{measure.share(values, 0.95):.1f} ms"



def column(binary, source, scratch, pagefind, queries_of, browser):
    times = 5 if source == ROOT else 2
    site, seconds, megabytes = make_site(binary, source, scratch / "site", times)
    _, bare, _ = make_site(binary, without_search(source, scratch / "bare"), scratch / "bare-site", times)
    queries = queries_of(site)
    cost = measure.cost(site, [query.text for query in queries])
    answers = score.ask(site, [query.text for query in queries])
    table = score.scores(queries, answers)
    places = [score.anchor_rank(query, answer) for query, answer in zip(queries, answers) if query.anchors]
    waits, waits_elsewhere = (wait_slowly(browser, site, queries[:: max(1, len(queries) // 8)], None, place) for place in ("search/", "404.html"))

    prose = scratch / "prose"
    for page in read_pages(site):  # the same pages for both
        folder = prose / page.url.strip("/")
        folder.mkdir(parents=True)
        text = (site / page.url.strip("/") / "index.html").read_text()
        (folder / "index.html").write_text(text.replace("<main ", "<main data-pagefind-body ", 1))
    shutil.copy(site / "404.html", prose)
    their_seconds, their_megabytes = run([sys.executable, "-m", "pagefind", "--site", prose], env=pagefind)
    theirs = prose / "pagefind"
    data = [file for kind in ("index", "fragment") for file in (theirs / kind).glob("*")] + list(theirs.glob("*.pf_meta"))
    cold, following, times, ranks, hits = ask_pagefind(browser, prose, queries)
    their_table = score.summary(ranks, hits)
    their_waits = wait_slowly(browser, prose, queries[:: max(1, len(queries) // 8)], PAGEFIND)
    count = sum(1 for _ in prose.rglob("index.html"))

    all_scores = table["all"]
    return cost.pages, table, [
        ("S1 index a page", f"{cost.index_bytes / cost.pages / 1024:.2f} KB", f"{sum(f.stat().st_size for f in data) / count / 1024:.2f} KB"),
        ("   whole index, gzipped", "", f"{whole_index(site) / 1024:.0f} KB (JSON, at once)"),
        ("S2 cold, median / p95", kilobytes(cost.cold), kilobytes(cold) + " without UI"),
        ("S3 next query", kilobytes(cost.next), kilobytes(following)),
        ("S4 engine; with UI and CSS", f"{cost.engine_bytes / 1024:.1f}; {cost.client_bytes / 1024:.1f} KB", "97 KB and more"),
        ("S5 dependent hops, median / most", f"{measure.share(cost.hops, 0.5):.0f} / {max(cost.hops)}", "6"),
        ("S6 slow link to first results", f"{measure.share(waits, 0.5):.2f} s", f"{measure.share(their_waits, 0.5):.2f} s"),
        ("   in the field of another page", f"{measure.share(waits_elsewhere, 0.5):.2f} s", ""),
        ("S7 warm p95", milliseconds(cost.milliseconds), milliseconds(times)),
        ("   worst letter", f"{cost.worst_letter:.1f} ms", ""),
        ("S8 files; largest", f"{cost.files}; {cost.largest / 1024:.1f} KB", f"{len(data)}; {max(f.stat().st_size for f in data) / 1024:.1f} KB"),
        ("S9 indexing", f"{max(0.0, seconds - bare):.2f} s of {seconds:.2f} s, {megabytes:.0f} MB in all", f"{their_seconds:.2f} s, {their_megabytes:.0f} MB"),
        ("S10 MRR@10", f"{all_scores['mrr']:.3f}", f"{their_table['mrr']:.3f}"),
        ("S11 success at 1 / 5", f"{all_scores['first']:.1%} / {all_scores['five']:.1%}", f"{their_table['first']:.1%} / {their_table['five']:.1%}"),
        ("   without results", f"{all_scores['empty']:.0f}", f"{their_table['empty']:.0f}"),
        ("S12 right section first / in three", f"{sum(p == 1 for p in places)} / {sum(p > 0 for p in places)} of {len(places)}", ""),
    ], queries, answers


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--binary", type=Path, default=ROOT / ".build/release/waymark")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-search-") as scratch, sync_playwright() as playwright:
        scratch = Path(scratch)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        pagefind = install_pagefind(scratch / "pagefind")
        sources = [(ROOT, "site", relevance_set)]
        if arguments.pages:
            sources.append((make_corpus(arguments.pages, scratch / "corpus"), "corpus", corpus_queries))
        for source, name, queries_of in sources:
            folder = scratch / f"{name}-work"
            folder.mkdir()
            pages, table, rows, queries, answers = column(arguments.binary, source, folder, pagefind, queries_of, browser)
            print(f"\n{name}: {pages} pages searched, {len(queries)} queries\n\n| goal | Waymark | Pagefind |\n|---|---|---|")
            for row in rows:
                print(f"| {' | '.join(row)} |", flush=True)
            score.print_scores("\nMRR by category", table)
            if name == "site":
                for half, is_held_out in (("tuning half", False), ("held-out half", True)):
                    chosen = [(q, a) for q, a in zip(queries, answers) if q.is_held_out == is_held_out]
                    score.print_scores(half, score.scores([q for q, _ in chosen], [a for _, a in chosen]))
        browser.close()


if __name__ == "__main__":
    main()
