"""Bad state: storage that is corrupt, foreign, refused or full, and a network that fails half-way.

Each is told in a live region, loses nothing, and leaves the page readable.
"""

import json

import pytest
from playwright.sync_api import expect

KEY = "waymark-progress:/docs/"
ASIDE = KEY + ":aside"
REFUSED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"
KEPT = " What could be read of it is shown, and all of it is kept: see Your progress. Close"
BRIEF = " What you mark now lasts until you leave this page. See Your progress. Close"


def put(text: str) -> str:
    return f"localStorage[{json.dumps(KEY)}] ??= {json.dumps(text)}"


def alert(page):
    return page.get_by_role("alert").locator(".reader-warning")


@pytest.mark.parametrize("text, told", [
    ("{not json", "Your saved progress is damaged."),
    ('{"waymark": "progress", "format": 1, "marks": [["lesson:html", "done", 1], ["lesson:css", "finished", 1]]}', "Your saved progress is damaged."),
    ('{"theirs": true}', "Your saved progress is not of this site."),
    ('{"waymark": "progress", "format": 7, "marks": "who knows"}', "Your saved progress is of a newer version of this site."),
], ids=["damaged", "partly", "foreign", "newer"])
def test_keeps_aside_what_it_cannot_read(new_page, text, told):
    page = new_page("lessons/html/", init=put(text))
    expect(alert(page)).to_have_text(told + KEPT)
    assert page.evaluate(f"localStorage['{ASIDE}']") == text + "\n"
    page.get_by_role("button", name="Skipped").click()
    marks = {id: state for id, state, _ in json.loads(page.evaluate(f"localStorage['{KEY}']"))["marks"]}
    assert marks == {"lesson:html": "skipped"}
    alert(page).get_by_role("button", name="Close").click()
    expect(alert(page)).to_have_count(0)
    page.goto("progress/")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download it").click()
    assert download.value.path().read_text() == text + "\n"
    expect(alert(page)).to_have_count(0)


def test_touches_nothing_where_there_is_no_room_for_a_copy(new_page):
    page = new_page("lessons/html/", init=put("{not json") + ";" + FULL)
    expect(alert(page)).to_have_text("Your saved progress is damaged, and there is no room for a copy: it stays as it is." + BRIEF)
    page.get_by_role("button", name="Done").click()
    expect(page.get_by_role("button", name="Done")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate(f"localStorage['{KEY}']") == "{not json"


def test_marks_last_for_the_page_where_storage_is_refused(new_page, device):
    page = new_page("lessons/html/", init=REFUSED, **device)
    expect(page.get_by_role("button", name="Done")).to_be_visible()
    expect(alert(page)).to_have_count(0)  # nothing to lose yet
    page.get_by_role("button", name="Done").click()
    expect(alert(page)).to_have_text("This browser keeps nothing for this site." + BRIEF)
    expect(page.get_by_role("button", name="Done")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Skipped").click()
    expect(page.get_by_role("button", name="Done")).to_have_attribute("aria-pressed", "false")
    page.locator(".settings summary").click()
    page.get_by_label("Paper").check()
    expect(page.locator("html")).to_have_attribute("data-theme", "paper")
    expect(alert(page).last).to_contain_text("This browser does not keep your choice")


def test_marks_are_written_once_there_is_room_again(new_page):
    page = new_page("lessons/html/", init=put('{"waymark": "progress", "format": 1, "marks": [["lesson:css", "done", 1]]}') + "; window.room = Storage.prototype.setItem;" + FULL)
    page.get_by_role("button", name="Done").click()
    expect(alert(page)).to_have_text("There is no room left to save your progress." + BRIEF)
    assert "lesson:html" not in page.evaluate(f"localStorage['{KEY}']")
    page.evaluate("void (Storage.prototype.setItem = window.room)")
    page.get_by_role("button", name="Learning").click()
    marks = {id: state for id, state, _ in json.loads(page.evaluate(f"localStorage['{KEY}']"))["marks"]}
    assert marks == {"lesson:css": "done", "lesson:html": "learning"}


MARK = put('{"waymark": "progress", "format": 1, "marks": [["lesson:html", "done", 1]]}')


@pytest.mark.parametrize("path, told", [
    ("courses/web/", "What comes next cannot be shown just now: the site's list of lessons did not load."),
    ("planner/", "The planner cannot be shown just now: the site's list of lessons did not load."),
    ("progress/", "How much that is of each course cannot be shown just now: the site's list of lessons did not load."),
])
def test_says_what_is_missing_when_the_list_of_lessons_does_not_load(new_page, server, path, told, device):
    server.broken = ["reader.json"]
    page = new_page(path, init=MARK, expects_trouble=True, **device)
    expect(page.locator("main").get_by_role("status").filter(has_text="cannot be shown")).to_have_text(told)
    expect(page.locator("main a").first).to_be_visible()
    if path == "progress/":
        expect(page.get_by_role("button", name="Export")).to_be_visible()


@pytest.mark.parametrize("script", ["reader/reader.js", "reader/graph.js", "reader/progress.js", "reader/store.js"])
def test_page_is_whole_when_a_script_does_not_load(new_page, server, script):
    server.broken = [script]
    page = new_page("lessons/css/", expects_trouble=True)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".requires a").first).to_be_visible()
    if script != "reader/reader.js":
        expect(alert(page)).to_contain_text("A part of this page could not be loaded.")
        page.locator(".settings summary").wait_for()


def test_a_list_of_another_format_is_no_list(new_page, server):
    page = new_page("lessons/css/", expects_trouble=True)
    page.route("**/reader.json", lambda route: route.fulfill(json={"format": 99}))
    page.goto("planner/")
    expect(page.locator("[data-reader=planner]")).to_contain_text("The planner cannot be shown just now")


def test_asks_again_when_the_site_was_published_anew(new_page, server):
    """The list of lessons was half-way gone the first time."""
    page = new_page("lessons/css/", expects_trouble=True)
    answers = iter([503])
    page.route("**/reader.json", lambda route: route.fulfill(status=status) if (status := next(answers, None)) else route.continue_())
    page.goto("planner/#for=lesson:css&from=2026-06-01")
    expect(page.locator(".plan-week li > a")).to_have_count(2)
