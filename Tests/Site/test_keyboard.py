"""The site without a mouse: every stop shows that it has the focus, none holds it, and every flow ends where it should."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

# What has the focus: its number among the stops so far, its name in short, whether it is seen, and whether it is marked.
STOP = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  window.stops ??= new Map();
  if (!window.stops.has(one)) window.stops.set(one, window.stops.size);
  const box = one.getBoundingClientRect(), style = getComputedStyle(one), shape = one instanceof SVGElement && one.querySelector('.shape');
  const isMarked = shape ? parseFloat(getComputedStyle(shape).strokeWidth) >= 4 : style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  const isSeen = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return { number: window.stops.get(one), name: `${one.tagName} ${one.getAttribute('class')} ${(one.textContent || one.name || '').trim().slice(0, 40)}`, isMarked, isSeen };
}"""


@pytest.fixture(params=[(1280, 900, "light"), (390, 844, "dark")], ids=["desktop", "phone"])
def open_page(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Callable[[str], Page]]:
    width, height, scheme = request.param
    context = browser.new_context(
        base_url=server, viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce", permissions=["clipboard-read", "clipboard-write"])

    def open_page(path: str) -> Page:
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.goto(path, wait_until="networkidle")
        return page

    yield open_page
    context.close()


def walk(page: Page, limit: int = 400) -> list[str]:
    """Tabs once through the page; every stop on the way has to show itself."""
    names: list[str] = []
    for _ in range(limit):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or stop["number"] < len(names):
            return names
        names.append(stop["name"])
        assert stop["isSeen"] and stop["isMarked"], stop
    pytest.fail(f"still not through after {limit} stops: {names[-5:]}")


def tab_to(page: Page, selector: str, limit: int = 150) -> None:
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} is not among the next {limit} stops")


@pytest.mark.parametrize("path", [
    "/lessons/sql-basics/", "/roadmaps/backend/", "/comparisons/backend-programs/",
    "/planner/#for=lesson:caching-basics&hours=5&from=2026-06-01", "/progress/", "/search/?q=consensus"])
def test_every_stop_is_seen_and_none_holds_the_focus(open_page: Callable[[str], Page], path: str) -> None:
    names = walk(open_page(path))
    assert names[0].startswith("A skip-link")
    assert len(names) > 15


def test_the_skip_link_skips_to_the_text(open_page: Callable[[str], Page]) -> None:
    page = open_page("/lessons/sql-basics/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip-link")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_lesson_is_marked_answered_and_left_for_the_next(open_page: Callable[[str], Page]) -> None:
    page = open_page("/lessons/sql-basics/")
    tab_to(page, "[data-mark=done]")
    page.keyboard.press("Space")
    expect(page.locator("[data-mark=done]")).to_have_attribute("aria-pressed", "true")
    tab_to(page, "details.alert-answer > summary")
    page.keyboard.press("Enter")
    expect(page.locator("details.alert-answer[open]")).to_have_count(1)
    page.keyboard.press("n")
    page.wait_for_url("**/lessons/crud-operations/")


def test_a_step_is_reached_through_the_picture_of_the_roadmap(open_page: Callable[[str], Page]) -> None:
    page = open_page("/roadmaps/backend/")
    tab_to(page, ".roadmap-picture svg a[href$='/databases/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/roadmaps/backend/databases/")


def test_a_program_is_compared_and_chosen(open_page: Callable[[str], Page]) -> None:
    page = open_page("/comparisons/backend-programs/")
    tab_to(page, ".table-filter > summary")
    page.keyboard.press("Enter")
    tab_to(page, ".table-filter fieldset:last-of-type input")
    page.keyboard.press("Space")
    assert page.locator("td.is-different").count() > 0
    tab_to(page, "th:nth-child(2) .sort")
    page.keyboard.press("Enter")
    expect(page.locator("table.comparison th:nth-child(2)")).to_have_attribute("aria-sort", "ascending")
    for _ in range(3):
        tab_to(page, ".chooser-answers button")
        page.keyboard.press("Enter")
        if page.locator(".chooser-choice").count():
            break
    expect(page.locator(".chooser-choice")).to_be_visible()
    expect(page.locator("[data-reader=chooser] h3")).to_be_focused()


def test_a_plan_is_made_and_put_in_the_calendar(open_page: Callable[[str], Page]) -> None:
    page = open_page("/planner/")
    tab_to(page, ".planner input:not([type])")
    page.keyboard.type("Kubernetes and Service Mesh")
    page.keyboard.press("Enter")
    expect(page.locator(".plan-goals li")).to_have_count(1)
    tab_to(page, ".planner [type=number]")
    page.keyboard.press("Control+a")
    page.keyboard.type("7")
    tab_to(page, ".reader-buttons button")
    expect(page.locator(".plan-week").first).to_be_visible()
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "plan.ics"
    assert "hours=7" in page.url


def test_from_home_through_the_course_to_a_lesson_and_its_plan(open_page: Callable[[str], Page]) -> None:
    page = open_page("/")
    tab_to(page, ".ways a.button[href='/courses/backend/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/courses/backend/")
    tab_to(page, ".trail a[href='/lessons/http-basics/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/lessons/http-basics/")
    tab_to(page, ".requires a[href^='/plan/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan/lessons/http-basics/")


def test_theme_and_brightness_are_chosen(open_page: Callable[[str], Page]) -> None:
    page = open_page("/lessons/sql-basics/")
    tab_to(page, ".settings summary")
    page.keyboard.press("Enter")
    tab_to(page, ".settings-box input[name=wm-theme]")
    page.keyboard.press("ArrowDown")
    expect(page.locator("html")).to_have_attribute("data-theme", "terminal")
    tab_to(page, ".settings-box input[name=wm-scheme]")
    page.keyboard.press("ArrowDown")
    expect(page.locator("html")).to_have_attribute("data-scheme", "light")
    page.keyboard.press("Escape")
    expect(page.locator(".settings summary")).to_be_focused()
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "terminal")


def test_code_is_copied(open_page: Callable[[str], Page]) -> None:
    page = open_page("/lessons/http-basics/")
    tab_to(page, ".copy")
    assert page.evaluate("getComputedStyle(document.activeElement).opacity") == "1"
    page.keyboard.press("Enter")
    expect(page.locator(".reader-status")).to_have_text("Code copied.")


def test_progress_goes_out_is_erased_and_comes_back(open_page: Callable[[str], Page], tmp_path: Path) -> None:
    page = open_page("/lessons/sql-basics/")
    page.on("filechooser", lambda _: None)  # from now on, as the browser takes a while to hand these over
    tab_to(page, "[data-mark=learning]")
    page.keyboard.press("Enter")
    page.goto("/progress/")
    page.locator("[data-reader=backup] table").wait_for()
    tab_to(page, ".reader-buttons button")
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    file = tmp_path / "progress.json"
    download.value.save_as(file)
    tab_to(page, ".reader-buttons > button:not(:first-child)")
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-reader=backup]")).to_contain_text("Your progress is erased.")
    page.locator("h1").evaluate("one => { one.tabIndex = -1; one.focus() }")
    tab_to(page, "#wm-import")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(file)
    expect(page.locator("[data-reader=backup]")).to_contain_text("1 mark added")


def test_an_answer_is_changed(open_page: Callable[[str], Page]) -> None:
    page = open_page("/comparisons/backend-programs/#choose/prior=none")
    tab_to(page, ".chooser-trail button")
    page.keyboard.press("Enter")
    expect(page.locator("[data-reader=chooser] h3")).to_be_focused()
    expect(page.locator(".chooser-trail")).to_have_count(0)


def test_the_list_of_contents_leads_into_the_text(open_page: Callable[[str], Page]) -> None:
    page = open_page("/lessons/sql-basics/")
    link = page.locator(".contents a[href='#exercises']")
    if not link.is_visible():
        tab_to(page, ".contents > summary")
        page.keyboard.press("Enter")
    tab_to(page, ".contents a[href='#exercises']")
    page.keyboard.press("Enter")
    expect(page.locator("#exercises")).to_be_in_viewport()
    expect(link).to_have_attribute("aria-current", "true")
