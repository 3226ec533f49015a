"""The search client (templates/assets/search): its words and answers in Node, its promises to readers in Chromium.

Both run on a small site that is built here, with hostile titles in it, at the root of a host and below a folder.
"""

import functools
import http.server
import json
import os
import shutil
import subprocess
import threading
from pathlib import Path

import pytest
from playwright.sync_api import expect

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("WAYMARK_BINARY", ROOT / ".build/release/waymark"))
ENGINE = ROOT / "templates/assets/search/engine.js"
FIXTURES = ROOT / "Tests/SearchTests/Fixtures"

EVIL = "</script><img src=x onerror=alert(1)>"
PAGES = {
    "http-basics": ("HTTP basics", "beginner", "http", "## Methods\n\nGET, POST and HTTP/2.\n\n## Status codes\n\nA 404 means not found.\n"),
    "http-caching": ("HTTP caching", "advanced", "http", "## Cache-Control\n\nA `Cache-Control` header lets caches keep copies.\n"),
    "sql-joins": ("SQL joins", "beginner", "sql", "## INNER JOIN\n\nRows of both tables: `pg_stat_activity`.\n"),
    "sql-indexes": ("SQL indexes", "advanced", "sql", "An index speeds up a slow query. Résumé naïve Łódź.\n"),
    "circuits": ("Failing well", "advanced", "http", "A circuit breaker stops calls. The breaker waits.\n"),
    "websockets": ("WebSockets", "advanced", "http", "A lasting connection in C++ and Node.js.\n"),
    "evil": (EVIL, "beginner", "http", "## \"><b>Heading</b>\n\nhostilemarkup constructor __proto__\n"),
    "rtl": ("עברית", "beginner", "sql", "שלום עולם, emoji 🎉 and 数据库 too.\n"),
    "long": ("A long word", "beginner", "sql", "x" * 10_000 + "\n"),
    "delete": ("DELETE", "beginner", "sql", "The command.\n"),
    "deleting": ("Deleting rows", "beginner", "sql", "How to.\n"),
    "conversion": ("Conversions", "beginner", "sql", "A conv is short.\n"),
    "conv": ("Convex", "beginner", "sql", "It conveys little.\n"),
    "stacks": ("The whole stack", "beginner", "http", "Layers.\n"),
    "stakes": ("Plans", "beginner", "http", "High stakes.\n"),
    "workers": ("Workers and processes", "beginner", "http", "## Pools\n\nA worker works without a process.\n"),
    "idle": ("A shell", "beginner", "http", "## Work without processes\n\nIn short.\n"),
}


def write_site(folder):
    content = folder / "content"
    for name in ("lessons", "topics"):
        (content / name).mkdir(parents=True)
    (content / "site.toml").write_text('baseURL = "https://example.org/"\ntitle = "Test"\nlevels = ["beginner", "advanced"]\n')
    (content / "index.md").write_text('+++\ntitle = "Home"\nsearch = false\n+++\nSecret words: zanzibar.\n')
    for topic in ("http", "sql"):
        (content / f"topics/{topic}.md").write_text(f'+++\ntitle = "{topic.upper()}"\nsearch = false\n+++\n')
    for name, (title, level, topic, body) in PAGES.items():
        head = f'title = {json.dumps(title, ensure_ascii=False)}\nlevel = "{level}"\ntopics = ["{topic}"]\n'
        keywords = 'keywords = ["portable document"]\nboost = 2.0\n' if name == "long" else ""
        (content / f"lessons/{name}.md").write_text(f"+++\n{head}{keywords}+++\n{body}")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    write_site(folder)
    for name, base in (("root", "https://example.org/"), ("folder", "https://example.org/docs/")):
        out = folder / name / ("docs" if name == "folder" else "")
        out.parent.mkdir(exist_ok=True)
        done = subprocess.run(
            [BINARY, "build", "-s", folder, "-d", out, "-b", base, "--clock", "2026-01-01T00:00:00Z"], capture_output=True, text=True)
        assert done.returncode == 0, done.stdout + done.stderr
    return folder


# ---- The engine in Node

NODE = """
import * as engine from "./engine.mjs";
import fs from "node:fs";
const site = process.argv[2];
const read = async (name) => {
  const bytes = fs.readFileSync(site + "/" + name);
  return name.endsWith(".json") ? JSON.parse(bytes) : new Uint8Array(bytes);
};
const root = () => read("search/root.json");
const input = JSON.parse(fs.readFileSync(0, "utf8"));
const run = async () => { %s };
console.log(JSON.stringify(await run()));
"""


@pytest.fixture(scope="module")
def node(built, tmp_path_factory):
    folder = tmp_path_factory.mktemp("engine")
    shutil.copy(ENGINE, folder / "engine.mjs")

    def run(body, value=None, site=built / "root"):
        (folder / "run.mjs").write_text(NODE % body)
        done = subprocess.run(
            ["node", "run.mjs", site], cwd=folder, input=json.dumps(value), capture_output=True, text=True, timeout=60)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


def ask(node, texts):
    return node("const index = engine.open(await root(), read), all = []; for (const text of input) all.push(await index.query(text)); return all;", texts)


def test_splits_words_as_the_index_does(node):
    vectors = json.loads((FIXTURES / "tokens.json").read_text())
    found = node("return input.map((text) => engine.tokens(text.normalize('NFC')).map((t) => [t.word, ...t.parts]))", [t for t, _ in vectors])
    for (text, expected), tokens in zip(vectors, found, strict=True):
        assert tokens == expected, text[:80]


def test_stems_as_the_index_does(node):
    stems = json.loads((FIXTURES / "stems.json").read_text())
    assert dict(zip(stems, node("return input.map(engine.stem)", list(stems)))) == stems


@pytest.mark.parametrize("text, name, anchor", [
    ("http basics", "http-basics", ""), ("status codes", "http-basics", "status-codes"), ("http/2", "http-basics", "methods"),
    ("cach", "http-caching", None), ("cached", "http-caching", None), ("cache-control", "http-caching", "cache-control"),
    ("cachecontrol", "http-caching", "cache-control"), ("pg_stat_activity", "sql-joins", "inner-join"), ("activity", "sql-joins", "inner-join"),
    ("inner join", "sql-joins", "inner-join"), ("joinning", "sql-joins", None), ("indxes", "sql-indexes", None), ("resume", "sql-indexes", None),
    ("LODZ", "sql-indexes", None), ("web sockets", "websockets", None), ("websocket", "websockets", None), ("c++", "websockets", None),
    ("nodejs", "websockets", None), ("circuit breaker", "circuits", None), ("circuitbreaker", "circuits", None), ("עברית", "rtl", None),
    ("数据库", "rtl", None), ("据库", "rtl", None), ("constructor", "evil", None), ("__proto__", "evil", None), ("portable", "long", None),
    ("deleting", "deleting", None), ("delteing", "deleting", None), ("conversi", "conversion", None), ("stak", "stacks", None),
    ("work without processes", "idle", "work-without-processes"), ("x" * 10_000, "long", None), ("where is the circuit", "circuits", None),
])
def test_ranks_the_right_page_first(node, text, name, anchor):
    [answer] = ask(node, [text])
    best = answer["results"][0]
    assert best["url"] == f"/lessons/{name}/"
    if anchor is not None:
        assert best["sections"][0]["anchor"] == anchor


def test_tells_what_it_searched_for_instead(node):
    [typo, split, right] = ask(node, ["indxes", "circuitbreaker", "indexes"])
    assert typo["corrected"] == [["indxes", "indexes"]]
    assert split["corrected"] == [["circuitbreaker", "circuit"], ["circuitbreaker", "breaker"]]
    assert right["corrected"] == []


def test_finds_nothing_where_nothing_is(node):
    for answer in ask(node, ["", "  ", "!?", "🎉", "zanzibar"]):
        assert answer["count"] == 0 and answer["results"] == []


def test_finds_nothing_on_an_empty_site(node):
    root = {"format": 5, "version": "0", "pages": 0, "sections": 0, "facetFiles": 0, "tables": [], "rows": [], "terms": "", "lexicon": ""}
    assert node("return (await engine.open(input, read).query('word')).results", root) == []


@pytest.mark.parametrize("damage", ["bytes.slice(0, 9)", "bytes.map(() => 255)", "new Uint8Array(0)"])
def test_refuses_a_damaged_file_and_asks_again(node, damage):
    body = f"""
    let isDamaged = true;
    const index = engine.open(await root(), async (name) => {{
      const bytes = await read(name);
      return isDamaged && /\\/t\\//.test(name) ? {damage} : bytes;
    }});
    const first = await index.query("http basics").then((found) => found.results.length, () => "refused");
    isDamaged = false;
    return [first, (await engine.open(await root(), read).query("http basics")).results[0].url];
    """
    assert node(body) == ["refused", "/lessons/http-basics/"]


def test_asks_for_each_file_once(node):
    asked = node("""const asked = []; const index = engine.open(await root(), (name) => (asked.push(name), read(name)));
      await index.query("http"); const first = asked.length; await index.query("http"); return [first, asked];""")
    assert asked[0] == len(asked[1]) == len(set(asked[1]))


# ---- In a browser, under a strict policy

class Server(http.server.SimpleHTTPRequestHandler):
    def end_headers(self):
        self.send_header("Content-Security-Policy", "default-src 'self'")
        super().end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture(params=["", "docs/"])
def site(request, built):
    folder = built / ("folder" if request.param else "root")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Server, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield folder / request.param, f"http://127.0.0.1:{server.server_port}/{request.param}"
    server.shutdown()


@pytest.fixture
def page(browser):
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(5000)
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.on("console", lambda message: complaints.append(message.text) if "Content Security" in message.text else None)
    yield page
    context.close()
    assert complaints == []


def field(page):
    return page.locator("#wm-query")


FIRST = "#search-results > ol > li > a"


def test_shows_results_as_one_types(site, page):
    page.goto(site[1] + "search/")
    field(page).press_sequentially("status co", delay=20)
    expect(page.locator(FIRST).first).to_have_text("HTTP basics")
    expect(page.locator("#search-results li li a").first).to_have_attribute("href", site[1] + "lessons/http-basics/#status-codes")
    expect(page.locator(".search-status")).to_contain_text("pages found.")
    expect(page.locator("#search-results mark").first).to_be_visible()
    page.wait_for_url(site[1] + "search/?q=status+co")  # written a moment after the results


def test_cuts_a_highlighted_excerpt_from_the_page(site, page):
    page.goto(site[1] + "search/?q=slow+query")
    expect(page.locator("#search-results p").first).to_have_text("An index speeds up a slow query. Résumé naïve Łódź.")
    expect(page.locator("#search-results p mark")).to_have_text(["slow", "query"])


def test_says_what_it_searched_for_instead(site, page):
    page.goto(site[1] + "search/?q=indxes")
    expect(page.locator(".search-status")).to_have_text("1 page found. Showing results for indexes.")


def test_keeps_phrases_that_pages_hold(site, page):
    page.goto(site[1] + 'search/?q="circuit breaker"')
    expect(page.locator(".search-status")).to_have_text("1 page found.")
    page.goto(site[1] + 'search/?q="breaker circuit"')
    expect(page.locator(".search-status")).to_have_text("No pages found.")
    expect(page.locator("#search-results a")).to_have_text("All pages from A to Z")


def test_counts_facets_and_narrows_by_them(site, page):
    page.goto(site[1] + "search/?q=sql")
    level = page.locator("fieldset", has_text="level")
    expect(level.locator("label")).to_have_text(["beginner 1", "advanced 1"])
    level.get_by_label("advanced").check()
    expect(page.locator(FIRST)).to_have_text(["SQL indexes"])
    expect(level.locator("label")).to_have_text(["beginner 1", "advanced 1"])
    expect(page.locator("fieldset", has_text="kind").locator("label")).to_have_text(["lesson 1"])
    assert page.url.endswith("?q=sql&level=advanced")
    page.reload()
    expect(page.locator(FIRST)).to_have_text(["SQL indexes"])
    page.go_back()
    expect(page.locator(FIRST)).to_have_count(2)


def test_goes_back_to_earlier_searches(site, page):
    page.goto(site[1] + "search/?q=websockets")
    expect(page.locator(FIRST).first).to_have_text("WebSockets")
    page.keyboard.press("Tab")
    field(page).fill("joins")
    field(page).press("Enter")
    expect(page.locator(FIRST).first).to_have_text("SQL joins")
    field(page).fill("caching")
    expect(page.locator(FIRST).first).to_have_text("HTTP caching")
    page.go_back()
    expect(field(page)).to_have_value("joins")
    expect(page.locator(FIRST).first).to_have_text("SQL joins")


def test_follows_the_combobox_pattern(site, page):
    page.goto(site[1] + "lessons/sql-joins/")
    box = page.get_by_role("combobox")
    expect(box).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("/")
    expect(box).to_be_focused()
    box.press_sequentially("http")
    options = page.get_by_role("option")
    expect(box).to_have_attribute("aria-expanded", "true")
    count = options.count()
    assert count >= 3 and box.get_attribute("aria-controls") == page.get_by_role("listbox").get_attribute("id")
    expect(page.get_by_role("status").filter(has_text="found.")).to_have_count(1)
    for key, chosen in [("ArrowDown", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("End", count - 1), ("ArrowDown", None), ("ArrowUp", count - 1), ("Home", 0)]:
        box.press(key)
        selected = page.locator('[role="option"][aria-selected="true"]')
        if chosen is None:
            expect(selected).to_have_count(0)
            assert box.get_attribute("aria-activedescendant") is None
        else:
            expect(selected).to_have_id(f"wm-option-{chosen}")
            expect(box).to_have_attribute("aria-activedescendant", f"wm-option-{chosen}")
    box.press("Escape")
    expect(box).to_have_attribute("aria-expanded", "false")
    box.press("ArrowDown")
    expect(options.first).to_be_visible()
    box.press("ArrowDown")
    box.press("Enter")
    page.wait_for_url(site[1] + "lessons/http-*/**")


def test_opens_by_key_and_gives_focus_back(site, page):
    page.goto(site[1] + "lessons/sql-joins/")
    link = page.locator(".brand")
    link.focus()
    page.keyboard.press("Control+k")
    expect(field(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(link).to_be_focused()


def test_types_a_slash_into_a_field(site, page):
    page.goto(site[1] + "search/")
    field(page).press_sequentially("http/2")
    expect(field(page)).to_have_value("http/2")


def test_moves_through_results_by_arrows(site, page):
    page.goto(site[1] + "search/?q=http")
    links = page.locator("#search-results a")
    expect(links.nth(1)).to_be_visible()
    field(page).press("ArrowDown")
    expect(links.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(field(page)).to_be_focused()


def test_keeps_recent_searches_and_erases_them(site, page):
    page.goto(site[1] + "search/?q=joins")
    page.locator(FIRST).first.click()
    page.wait_for_url(site[1] + "lessons/sql-joins/")
    field(page).focus()
    expect(page.get_by_role("option")).to_have_text(["joins", "Erase recent searches"])
    page.goto(site[1] + "search/")
    expect(page.locator("#search-results li a")).to_have_text(["joins"])
    page.get_by_role("button", name="Erase recent searches").click()
    expect(page.locator("#search-results li")).to_have_count(0)
    assert page.evaluate("localStorage.getItem('waymark-searches')") == "[]"


@pytest.mark.parametrize("text", ["hostilemarkup", "heading", EVIL, "x" * 10_000, "🎉🎉", "שלום"])
def test_injects_nothing(site, page, text):
    page.goto(site[1] + "search/")
    field(page).fill(text)
    expect(page.locator(".search-status")).not_to_be_empty()
    assert page.locator("#search-results :is(img, script, b, iframe)").count() == 0
    for link in page.locator("#search-results a").all():
        assert link.get_attribute("href").startswith(site[1])
    if text == "hostilemarkup":
        expect(page.locator(FIRST).first).to_have_text(EVIL)


@pytest.mark.parametrize("text", ["the of and", "zq"])
def test_offers_all_pages_when_nothing_is_found(site, page, text):
    page.goto(site[1] + "search/?q=" + text)
    expect(page.locator(".search-status")).to_contain_text("found.")
    expect(page.locator("#search-results a").first).to_be_visible()


def test_says_so_when_files_are_gone_and_recovers(site, page):
    folder, root = site
    terms = next((folder / "search").glob("*/t"))
    terms.rename(terms.with_name("away"))
    try:
        page.goto(root + "search/?q=http")
        expect(page.locator(".search-status")).to_have_text("Search is not available just now.")
        expect(page.locator("#search-results a")).to_have_attribute("href", root + "search/#all-pages")
        page.goto(root + "lessons/sql-joins/")
        field(page).fill("http")
        expect(page.get_by_role("option")).to_have_text("Search is not available just now. All pages from A to Z")
    finally:
        terms.with_name("away").rename(terms)
    field(page).fill("http basics")
    expect(page.get_by_role("option").first).to_contain_text("HTTP basics")


def test_survives_a_new_site_under_an_open_page(site, page):
    folder, root = site
    page.goto(root + "search/")
    field(page).fill("websockets")
    expect(page.locator(FIRST).first).to_have_text("WebSockets")
    text = (folder / "search/root.json").read_text()
    old = json.loads(text)["version"]
    new = old[::-1]
    (folder / "search" / old).rename(folder / "search" / new)
    (folder / "search/root.json").write_text(text.replace(old, new))
    try:
        page.evaluate("caches.keys()")
        field(page).fill("inner join")
        expect(page.locator(FIRST).first).to_have_text("SQL joins")
    finally:
        (folder / "search" / new).rename(folder / "search" / old)
        (folder / "search/root.json").write_text(text)


def test_leads_to_all_pages_without_javascript(site, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site[1] + "lessons/sql-joins/")
    field(page).fill("anything")
    field(page).press("Enter")
    page.wait_for_url("**/search/**")
    expect(page.locator("#all-pages")).to_contain_text("HTTP caching")
    context.close()
