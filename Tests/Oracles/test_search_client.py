"""The search client (templates/assets/search/search.js): its words, its ranking, and the page it writes to.

Node runs its functions on the index that Tests/SearchTests keeps as fixtures; Chromium runs the page.
"""

import functools
import http.server
import json
import shutil
import subprocess
import threading
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CLIENT = ROOT / "templates/assets/search/search.js"
FIXTURES = ROOT / "Tests/SearchTests/Fixtures"

NODE = """
import * as client from "./search.mjs";
import fs from "node:fs";
const load = (path) => JSON.parse(fs.readFileSync(path, "utf8"));
const open = async (path, asked = []) => {
  const files = new Map(load(path));
  return client.Index.open(async (name) => { asked.push(name); return JSON.parse(files.get(name)); });
};
const input = JSON.parse(fs.readFileSync(0, "utf8"));
const run = async () => { %s };
console.log(JSON.stringify(await run()));
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("client")
    shutil.copy(CLIENT, folder / "search.mjs")
    return folder


def node(folder, body, value=None):
    """What the client answers: `body` is the inside of an async function, `input` its argument."""
    (folder / "run.mjs").write_text(NODE % body)
    done = subprocess.run(
        ["node", "run.mjs"], cwd=folder, input=json.dumps(value), capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def queries(folder, texts, index="index.json"):
    body = f"""
    const index = await open({str(FIXTURES / index)!r});
    const answers = [];
    for (const text of input) answers.push(await index.query(text));
    return answers;
    """
    return node(folder, body, texts)


def test_splits_words_as_the_index_does(folder):
    vectors = json.loads((FIXTURES / "tokens.json").read_text())
    texts = [text for text, _ in vectors]
    found = node(folder, "return input.map((text) => client.tokens(text).map((t) => [t.word, ...t.parts]))", texts)
    for (text, expected), tokens in zip(vectors, found, strict=True):
        assert tokens == expected, text[:80]


def test_shares_stems_between_inflections(folder):
    families = ["index indexes indexed indexing", "query queries", "class classes", "run runs running", "cache caches cached caching",
                "merge merging merged", "test tests tester testing"]
    for family in families:
        assert len(set(node(folder, "return input.map(client.stem)", family.split()))) == 1, family
    assert len(set(node(folder, "return input.map(client.stem)", ["sass", "bus", "css", "http2", "us"]))) == 5


def test_orders_terms_by_scalars(folder):
    words = ["", "a", "aa", "b", "\ufb01", "\U00020000"]
    assert node(folder, "return [...input].reverse().sort(client.compare)", words) == words


RANKING = [
    ("http", "/lessons/http-basics/", None),
    ("HTTP basics", "/lessons/http-basics/", None),
    ("status codes", "/lessons/http-basics/", "status-codes"),
    ("cache-control", "/lessons/http-caching/", "cache-control"),
    ("cachecontrol", "/lessons/http-caching/", "cache-control"),
    ("cach", "/lessons/http-caching/", None),
    ("hypertext", "/lessons/http-basics/", None),
    ("javascript", "/lessons/javascript-promises/", None),
    ("java", "/lessons/java-collections/", None),
    ("promise.all", "/lessons/javascript-promises/", "promise-all"),
    ("async await", "/lessons/javascript-promises/", "async-await"),
    ("array list", "/lessons/java-collections/", "arraylist"),
    ("hashmap", "/lessons/java-collections/", "hashmap"),
    ("linkedlist", "/lessons/java-collections/", "arraylist"),
    ("linked list", "/lessons/linked-lists/", None),
    ("inner join", "/lessons/sql-joins/", "inner-join"),
    ("joins", "/lessons/sql-joins/", None),
    ("rebase", "/lessons/git-branches/", "rebasing"),
    ("slow query", "/lessons/sql-indexes/", None),
    ("pg_stat_activity", "/lessons/sql-indexes/", "explain"),
    ("query plans", "/lessons/sql-indexes/", "explain"),
    ("justify content", "/lessons/css-flexbox/", "justify-content"),
    ("end to end test", "/lessons/testing/", "end-to-end"),
    ("why sql", "/articles/why-sql/", None),
    ("backend dev", "/roadmaps/backend/", None),
    ("resume naive", "/lessons/naive-resume/", None),
    ("LODZ", "/lessons/naive-resume/", None),
    ("grosse", "/lessons/naive-resume/", None),
    ("Cura\u00e7a", "/lessons/naive-resume/", None),
    ("Curac\u0327ao", "/lessons/naive-resume/", None),
    ("\u6570\u636e\u5e93", "/lessons/shenjing/", None),
    ("\u5b66", "/lessons/shenjing/", None),
    ("\u05e2\u05d1\u05e8\u05d9\u05ea", "/hostile/rtl/", None),
    ("__proto__", "/hostile/proto/", None),
    ("hasownproperty", "/hostile/proto/", None),
    ("hostileheading", "/hostile/script/", '"><b>'),
    ("x" * 10_000, "/hostile/long/", None),
    ("zy", "/word/", None),
]


@pytest.mark.parametrize("index", ["index.json", "index-split.json"])
def test_ranks_the_right_page_first(folder, index):
    answers = queries(folder, [text for text, _, _ in RANKING], index)
    wrong = []
    for (text, url, anchor), answer in zip(RANKING, answers, strict=True):
        best = answer["results"][0]
        if best["url"] != url or anchor and best["sections"][0]["anchor"] != anchor:
            wrong.append((text[:80], best))
    assert wrong == []


def test_takes_names_of_the_language_for_words(folder):
    for answer in queries(folder, ["constructor", "toString", "hasOwnProperty", "prototype"]):
        assert answer["results"][0]["url"] in {"/hostile/proto/", "/hostile/script/"}


def test_finds_nothing_where_nothing_is(folder):
    for answer in queries(folder, ["", "  ", "!?", "qqqq", "\U0001f389"]):
        assert answer == {"count": 0, "results": []}


def test_finds_nothing_on_an_empty_site(folder):
    root = {"format": 1, "version": "0", "pages": 0, "sections": [], "boosts": [], "bounds": [], "rows": []}
    assert node(folder, "return (await client.Index.open(async () => input)).query('word')", root) == {
        "count": 0,
        "results": [],
    }


def test_ranks_boosted_pages_above_their_equals(folder):
    urls = [page["url"] for page in queries(folder, ["backend"])[0]["results"]]
    assert urls.index("/roadmaps/backend/") < urls.index("/programs/backend-foundations/")


def test_answers_alike_from_one_file_and_from_many(folder):
    texts = ["http", "the", "st", "back", "sql joins", "ends", "qqqq"]
    assert queries(folder, texts) == queries(folder, texts, "index-split.json")


def test_fetches_few_files_and_each_once(folder):
    path = str(FIXTURES / "index-split.json")
    body = f"const asked = []; const index = await open({path!r}, asked); const first = await index.query('http cache');"
    asked = node(folder, body + "const before = asked.length; await index.query('http cache'); return [before, asked]")
    assert len(asked[1]) == asked[0] == len(set(asked[1]))
    terms = [name for name in asked[1] if "/terms/" in name]
    total = sum("/terms/" in name for name, _ in json.loads(Path(path).read_text()))
    assert 0 < len(terms) <= 6 < total


def test_asks_again_for_a_file_that_failed(folder):
    body = f"""
    const files = new Map(load({str(FIXTURES / "index.json")!r}));
    let failures = 1;
    const index = await client.Index.open(async (name) => {{
      if (name.includes("/terms/") && failures-- > 0) throw new Error("gone");
      return JSON.parse(files.get(name));
    }});
    const first = await index.query("http").then(() => "found", (error) => error.message);
    return [first, (await index.query("http")).results[0].url];
    """
    assert node(folder, body) == ["gone", "/lessons/http-basics/"]


def test_finds_the_root_of_the_site(folder):
    cases = [
        [None, "https://x.example/assets/search/search.js", "https://x.example/"],
        [None, "https://x.example/docs/assets/search/search.0f3a.js", "https://x.example/docs/"],
        [None, "https://x.example/search.js", "https://x.example/"],
        ["/docs/", "https://x.example/cdn/search.js", "https://x.example/docs/"],
        ["/docs", "https://x.example/cdn/search.js", "https://x.example/docs/"],
    ]
    found = node(folder, "return input.map(([base, script]) => client.siteRoot(base, script))", cases)
    assert found == [root for _, _, root in cases]


def test_leads_nowhere_but_into_the_site(folder):
    cases = [
        ["/lessons/a/", "", "https://x.example/docs/lessons/a/"],
        ["/lessons/a/", "b\u00e9 c", "https://x.example/docs/lessons/a/#b%C3%A9%20c"],
        ["//evil.example/", "", "https://x.example/docs/evil.example/"],
        ["https://evil.example/", "", "https://x.example/docs/"],
        ["javascript:alert(1)", "", "https://x.example/docs/"],
        ["/../../outside/", "", "https://x.example/docs/"],
    ]
    root = "https://x.example/docs/"
    found = node(folder, f"return input.map(([url, anchor]) => client.target({root!r}, url, anchor))", cases)
    assert found == [expected for _, _, expected in cases]


def test_waits_for_two_letters(folder):
    cases = ["", "a", "!", "ab", "a b", "\u5b66", "\u00e9", "\u00df"]
    found = node(folder, "return input.map(client.isEnough)", cases)
    assert found == [False, False, False, True, True, True, False, True]


# ---- In a browser, under the policy the site is served with

PAGE = """<!doctype html>
<html lang="en"{base}><head><meta charset="utf-8"><title>Search</title>
<script type="module" src="{root}assets/search/search.js"></script></head>
<body><main><h1>Search</h1>
<form role="search" action="{root}search/" method="get"><input type="search" name="q" aria-label="Search"></form>
<div id="search-results" aria-live="polite"></div>
<ul id="all-pages"><li>Every page</li></ul></main></body></html>
"""


class Site(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("Content-Security-Policy", "default-src 'self'")
        super().end_headers()

    def log_message(self, *_):
        pass


def publish(folder, root, index):
    site = folder / root.strip("/")
    (site / "assets/search").mkdir(parents=True)
    shutil.copy(CLIENT, site / "assets/search/search.js")
    for name, text in json.loads((FIXTURES / index).read_text()):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text)
    (site / "search/index.html").write_text(PAGE.format(root=root, base=""))
    return site


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(params=["/", "/docs/"])
def site(request, tmp_path):
    """The folder and address of a published site, at a host's root and below it."""
    folder = publish(tmp_path, request.param, "index-split.json")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Site, directory=tmp_path))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield folder, f"http://127.0.0.1:{server.server_port}{request.param}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(browser):
    page = browser.new_page()
    page.set_default_timeout(10_000)
    page.alarms = []
    page.on("dialog", lambda dialog: (page.alarms.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: page.alarms.append(str(error)))
    page.on("console", lambda message: "Content Security" in message.text and page.alarms.append(message.text))
    yield page
    page.close()
    assert page.alarms == []


def test_finds_while_typing(site, page):
    _, root = site
    page.goto(root + "search/")
    page.get_by_role("searchbox").type("status cod")
    first = page.locator("#search-results > ol > li").first
    expect(first.locator("> a")).to_have_text("HTTP basics")
    expect(first.locator("> a")).to_have_attribute("href", root + "lessons/http-basics/")
    expect(first.locator(".search-kind")).to_have_text("lesson, beginner")
    expect(first.locator("li a").first).to_have_attribute("href", root + "lessons/http-basics/#status-codes")
    expect(page.get_by_role("status")).to_have_text("5 pages found")
    assert page.url == root + "search/?q=status+cod"
    page.get_by_role("searchbox").fill("s")
    expect(page.get_by_role("status")).to_have_text("")
    expect(page.locator("#search-results")).to_be_empty()


def test_answers_a_link_with_a_query(site, page):
    _, root = site
    page.goto(root + "search/?q=http")
    expect(page.locator("#search-results > ol > li > a").first).to_have_text("HTTP basics")
    expect(page.get_by_role("searchbox")).to_have_value("http")
    page.get_by_role("searchbox").fill("qqqq")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("No pages found")


@pytest.mark.parametrize("text", ["hostilemarkup", "hostileheading", "__proto__", "\u05e2\u05d1\u05e8\u05d9\u05ea", "elsewhere"])
def test_writes_hostile_pages_as_text(site, page, text):
    _, root = site
    page.goto(root + "search/")
    page.get_by_role("searchbox").fill(text)
    expect(page.locator("#search-results > ol > li").first).to_be_visible()
    assert page.locator("#search-results :is(img, script, b, i, iframe)").count() == 0
    for link in page.locator("#search-results a").all():
        assert link.get_attribute("href").startswith(root)
        assert link.get_attribute("dir") == "auto"
    expected = {"hostilemarkup": "</script><img src=x onerror=alert(1)>", "__proto__": "__proto__"}
    if text in expected:
        expect(page.locator("#search-results > ol > li > a").first).to_have_text(expected[text])


def test_says_so_when_a_file_is_missing_and_recovers(site, page):
    folder, root = site
    terms = next((folder / "search").glob("*/terms"))
    terms.rename(terms.with_name("away"))
    page.goto(root + "search/?q=http")
    expect(page.get_by_role("status")).to_have_text("Search is not available just now.")
    link = page.locator("#search-results a")
    expect(link).to_have_text("All pages from A to Z")
    expect(link).to_have_attribute("href", root + "search/#all-pages")
    terms.with_name("away").rename(terms)
    page.get_by_role("searchbox").fill("http basics")
    expect(page.locator("#search-results > ol > li > a").first).to_have_text("HTTP basics")


def test_leaves_a_page_without_results_alone(site, page):
    folder, root = site
    plain = (folder / "search/index.html").read_text().replace('id="search-results"', "")
    (folder / "plain.html").write_text(plain)
    page.goto(root + "plain.html")
    page.get_by_role("searchbox").fill("http")
    page.keyboard.press("Enter")
    expect(page.locator("#search-results > ol > li > a").first).to_have_text("HTTP basics")
