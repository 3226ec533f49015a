"""The site with JavaScript off: every way through it that a reader has."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture(params=[390, 1280], ids=["phone", "desktop"])
def page(browser: Browser, server: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, base_url=server, viewport={"width": request.param, "height": 844})
    page = context.new_page()
    page.set_default_timeout(15_000)
    page.goto("/")
    yield page
    # What only scripts fill does not show.
    assert page.locator("[data-reader]:visible:not([data-reader=table])").count() == 0
    context.close()


def test_from_the_course_through_its_lessons(page: Page) -> None:
    page.get_by_role("link", name="See all lessons").click()
    page.get_by_role("link", name="Start here").click()
    first = page.locator("h1").text_content()
    page.locator(".pager .next").click()
    expect(page.locator("h1")).not_to_have_text(first)
    page.locator(".pager .previous").click()
    expect(page.locator("h1")).to_have_text(first)


def test_a_lesson_folds_out_what_it_hides(page: Page) -> None:
    page.goto("/lessons/sql-basics/")
    answer = page.locator("details.alert-answer").first
    expect(answer.locator("> :not(summary)").first).to_be_hidden()
    answer.locator("summary").click()
    expect(answer.locator("> :not(summary)").first).to_be_visible()
    contents = page.locator(".contents")
    if not contents.locator("li a").first.is_visible():
        contents.locator("summary").click()
    contents.get_by_role("link", name="Exercises", exact=True).click()
    assert page.url.endswith("#exercises")


def test_from_a_lesson_to_the_plan_of_everything_before_it(page: Page) -> None:
    page.goto("/lessons/kubernetes/")
    page.get_by_role("link", name="Everything before this").click()
    assert page.locator("ol.plan > li").count() > 10
    page.locator("ol.plan a").first.click()
    expect(page.locator(".requires")).to_contain_text("You can start here")


def test_from_the_roadmap_to_a_step_and_a_lesson_that_covers_it(page: Page) -> None:
    page.get_by_role("link", name="See all steps").click()
    folded = page.locator("details.also").first
    expect(folded.locator("a").first).to_be_hidden()
    folded.locator("summary").click()
    folded.locator("a").first.click()
    expect(page.locator("body.kind-lesson")).to_be_visible()
    page.goto("/roadmaps/backend/")
    page.locator(".roadmap-picture svg a:visible").first.click()
    expect(page.locator("body.kind-step")).to_be_visible()
    page.goto("/roadmaps/backend/")
    page.locator(".facts").get_by_role("link").click()
    assert page.locator("table.coverage tbody tr").count() == 20


def test_from_the_comparison_to_a_choice_with_its_reason(page: Page) -> None:
    page.get_by_role("link", name="Compare them").click()
    assert page.locator("table.comparison tbody tr").count() == 6
    page.locator("table.comparison sup a").first.click()
    expect(page.locator("ol.notes li").first).to_be_visible()  # the fold opens for its anchor
    rules = page.locator("details", has=page.locator("table.chooser"))
    rules.locator("summary").click()
    rules.locator("tbody a").first.click()
    expect(page.locator("body.kind-program")).to_be_visible()


def test_a_search_leads_to_the_list_of_all_pages(page: Page) -> None:
    page.get_by_role("searchbox").fill("cache")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=cache")
    page.locator("#all-pages .links").get_by_role("link", name="Introduction to Caching").click()
    expect(page.locator("body.kind-lesson")).to_be_visible()


def test_planner_and_progress_say_what_is_to_be_had_without(page: Page) -> None:
    page.goto("/planner/")
    page.locator("main .links a").first.click()
    expect(page.locator("body.kind-plan")).to_be_visible()
    page.goto("/progress/")
    expect(page.locator("main")).to_contain_text("Without JavaScript")
    page.goto("/404.html")
    expect(page.get_by_role("searchbox")).to_be_visible()
