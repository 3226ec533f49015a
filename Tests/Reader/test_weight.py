"""What the scripts cost: bytes, requests, layout shift; and what they make, held against axe."""

import gzip
import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from reader_browser import DESKTOP, PHONE

MARKS = json.dumps({"waymark": "progress", "format": 1, "marks": [["lesson:html", "done", 1], ["lesson:css", "learning", 1], ["lesson:http", "skipped", 1], ["step:dev/pages", "done", 1]]})
WITH_MARKS = f"localStorage['waymark-progress:/docs/'] ??= {json.dumps(MARKS)}"
SHIFT = "new PerformanceObserver((list) => { for (const one of list.getEntries()) if (!one.hadRecentInput) (window.shift = (window.shift ?? 0) + one.value), (window.moved ??= []).push(...one.sources.map((s) => `${s.node?.nodeName}.${s.node?.className} ${JSON.stringify(s.previousRect)} ${JSON.stringify(s.currentRect)}`)) }).observe({ type: 'layout-shift', buffered: true })"


def gzipped(*files) -> int:
    return len(gzip.compress(b"".join(file.read_bytes() for file in files), 9, mtime=0))


def test_scripts_keep_their_budget(scripts):
    """File by file, as they are sent: 30,000 bytes, of which search has 12,000 at most."""
    own = sorted([scripts / "early.js", *(scripts / "reader").glob("*.js")])
    every = sorted(scripts.rglob("*.js"))
    sizes = {file.name: gzipped(file) for file in every}
    print("\n" + "\n".join(f"{size:6} {name}" for name, size in sizes.items()))
    print(f"{gzipped(*own):6} together, {sum(gzipped(file) for file in own)} file by file, {sum(sizes.values())} with search")
    assert len(own) >= 7
    assert sum(gzipped(file) for file in every if file not in own) <= 12_000
    assert sum(sizes.values()) <= 30_000


def test_scripts_are_put_out_without_comments(scripts):
    for file in scripts.rglob("*.js"):
        lines = file.read_text().splitlines()
        assert not [line for line in lines if not line.strip() or line.startswith(("//", " "))], file.name


def test_a_lesson_loads_few_small_things_and_does_not_move(new_page, server, built):
    page = new_page(init=SHIFT, **PHONE)
    for path, limit in (("lessons/js/", 11), ("courses/web/", 11)):
        server.asked.clear()
        page.goto(path, wait_until="networkidle")
        files = [name for name in server.asked if not name.endswith("favicon.ico")]
        assert len(files) <= limit, files
        assert not [name for name in files if "reader.json" in name or "planner" in name or "comparison" in name or "backup" in name]
        assert page.evaluate("window.shift ?? 0") < 0.01, (path, page.evaluate("window.moved"))
        weight = sum(gzipped(built / name.lstrip("/") / "index.html" if name.endswith("/") else built / name.lstrip("/")) for name in files)
        print(f"\n{path}: {len(files)} requests, {weight} bytes gzipped")
        assert weight < 60_000
        assert page.evaluate("document.getElementsByTagName('*').length") < 800


def test_marks_move_little(new_page):
    page = new_page(init=SHIFT + ";" + WITH_MARKS, **PHONE)
    page.goto("lessons/js/", wait_until="networkidle")
    assert page.evaluate("window.shift ?? 0") < 0.1


STATES = {
    "lesson": ("lessons/js/", None),
    "course": ("courses/web/", lambda page: page.get_by_text("Why not the others yet").click()),
    "roadmap": ("roadmaps/dev/", None),
    "home": ("", None),
    "progress": ("progress/", lambda page: page.get_by_role("button", name="Erase my progress").click()),
    "planner": ("planner/#for=course:web&for=gone&hours=2&from=2026-06-01", lambda page: page.get_by_text("Left out:").click()),
    "chooser": ("comparisons/programs/#choose/budget=high", lambda page: page.get_by_text("No longer:").click()),
    "choice": ("comparisons/programs/#choose/budget=high&time=weeks", None),
    "table": ("comparisons/programs/", lambda page: (page.get_by_text("Filter and compare").click(), page.get_by_label("Mark what differs").check(), page.get_by_role("button", name="Sort by Length").click())),
    "settings": ("lessons/css/", lambda page: page.locator(".settings summary").click()),
    "keys": ("lessons/css/", lambda page: (page.locator(".settings summary").wait_for(), page.keyboard.press("?"))),
    "results": ("search/?q=css", lambda page: page.locator("#search-results a").first.wait_for()),
    "no results": ("search/?q=qqqqqqq", lambda page: page.get_by_text("No pages found.").wait_for()),
    "suggestions": ("lessons/css/", lambda page: (page.keyboard.press("/"), page.keyboard.type("htm"), page.get_by_role("option").first.wait_for())),
}


@pytest.mark.parametrize("name", STATES)
def test_nothing_bars_the_way_in_what_scripts_make(new_page, name):
    """One visit, seen as a reader of each kind: axe wide and narrow, colours in light and dark, targets, and 320 pixels."""
    path, prepare = STATES[name]
    # axe is a script of ours that the page's policy would rightly stop.
    page, violations = new_page(path, init=WITH_MARKS, bypass_csp=True, **DESKTOP), []
    page.locator(".settings summary").wait_for()
    if prepare:
        prepare(page)

    def look(window, scheme, **options):
        page.set_viewport_size(window["viewport"])
        page.emulate_media(color_scheme=scheme)
        page.wait_for_timeout(150)  # colours fade in
        result = Axe().run(page, options={"resultTypes": ["violations"], **options}).response
        assert len(result["passes"]) > 0, "axe looked at nothing"
        violations.extend(f"{scheme} {window}: {found['id']}: {node['target']}: {node['failureSummary']}" for found in result["violations"] for node in found["nodes"])
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            violations.append(f"{window}: scrolls sideways")

    look(DESKTOP, "light")
    look(PHONE, "dark")
    # What else is in a page does not depend on its colours.
    for window, scheme in ((DESKTOP, "dark"), (PHONE, "light")):
        look(window, scheme, runOnly={"type": "rule", "values": ["color-contrast"]})
    violations += page.evaluate("""[...document.querySelectorAll('button, summary, label:has(input), input:not([type=checkbox], [type=radio], [type=file]), select')]
      .filter((one) => one.checkVisibility() && !one.closest('.visually-hidden')).map((one) => [one.getBoundingClientRect(), one.outerHTML.slice(0, 80)])
      .filter(([box]) => box.width && (box.width < 24 || box.height < 24)).map(([box, text]) => `${box.width}x${box.height} ${text}`)""")
    page.set_viewport_size({"width": 320, "height": 800})
    if page.evaluate("document.documentElement.scrollWidth") > 320:
        violations += page.evaluate("[...document.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > 321).slice(0, 8).map((one) => 'wide: ' + one.outerHTML.slice(0, 120))")
        violations.append("scrolls sideways at 320 pixels")
    assert not violations, "\n".join(violations)
