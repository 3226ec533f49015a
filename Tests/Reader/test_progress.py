"""Marks on lessons and steps, in a real browser: made, shown everywhere, carried in files, kept through renames."""

import json
import re

import pytest
from playwright.sync_api import expect

KEY = "waymark-progress:/docs/"


def marks(page) -> dict[str, str]:
    text = page.evaluate(f"localStorage['{KEY}']")
    return {id: state for id, state, _ in json.loads(text)["marks"]} if text else {}


def having(**states: str) -> str:
    """A script that puts marks where they are kept, before the page's own run; once, so that pages can change them."""
    made = [[id.replace("__", "/").replace("_", ":", 1), state, 1000 + n] for n, (id, state) in enumerate(states.items())]
    text = json.dumps({"waymark": "progress", "format": 1, "marks": made})
    return f"localStorage['{KEY}'] ??= {json.dumps(text)}"


def button(page, name):
    return page.locator("[data-reader=progress]").get_by_role("button", name=name)


def test_marks_a_lesson_and_takes_the_mark_back(new_page, device):
    page = new_page("lessons/css/", **device)
    expect(button(page, "Done")).to_have_attribute("aria-pressed", "false")
    button(page, "Done").click()
    expect(button(page, "Done")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".reader-status")).to_have_text("Marked as done.")
    assert marks(page) == {"lesson:css": "done"}
    button(page, "Skipped").click()
    assert marks(page) == {"lesson:css": "skipped"}
    expect(button(page, "Done")).to_have_attribute("aria-pressed", "false")
    button(page, "Skipped").click()
    assert marks(page) == {"lesson:css": ""}
    page.reload()
    expect(button(page, "Skipped")).to_have_attribute("aria-pressed", "false")


def test_marks_by_keyboard_alone(new_page, device):
    page = new_page("lessons/html/", **device)
    button(page, "Learning").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert marks(page) == {"lesson:html": "done"}
    page.keyboard.press("d")
    assert marks(page) == {"lesson:html": ""}


def test_shows_states_by_shape_and_word_wherever_a_lesson_is_named(new_page, device):
    page = new_page("courses/web/", init=having(lesson_html="done", lesson_css="learning", lesson_http="skipped"), **device)
    states = page.locator("main ol li[data-node] .node-state")
    expect(states).to_have_text(["✓ done", "◐ learning", "↷ skipped"])
    page.goto("lessons/css/")
    expect(page.locator(".requires .node-state")).to_have_text("✓ done")
    page.goto("roadmaps/dev/")
    expect(page.locator("main [data-node='lesson:css'] .node-state").first).to_have_text("◐ learning")


def test_counts_course_and_modules(new_page, device):
    page = new_page("courses/web/", init=having(lesson_html="done", lesson_css="learning", lesson_http="skipped"), **device)
    bars = page.locator("[data-reader=bar]")
    expect(bars).to_have_text(["1 of 5 lessons, 1 begun, 1 skipped, 4 h left", "1 of 3 lessons, 1 begun, 1 h 45 min left", "0 of 2 lessons, 1 skipped, 2 h left"])
    expect(bars.first.locator("progress")).to_have_js_property("value", 2)
    expect(bars.first.get_by_role("progressbar")).to_have_accessible_name("1 of 5 lessons, 1 begun, 1 skipped, 4 h left")


def test_shows_states_in_the_picture_of_a_roadmap(new_page, device):
    page = new_page("roadmaps/dev/", init=having(step_dev__pages="done", step_dev__motion="skipped"), **device)
    boxes = page.locator(".roadmap-picture svg a")
    expect(boxes.locator(".note")).to_have_text(["✓ done", "↷ skipped", "required"])
    expect(boxes.first).to_have_accessible_name(re.compile("Pages.*done"))
    expect(boxes.first).to_have_attribute("data-state", "done")
    fills = boxes.locator(".shape").evaluate_all("shapes => shapes.map((shape) => getComputedStyle(shape).fill)")
    assert len(set(fills)) == 3
    # A mark that is taken back gives the box its own word again.
    other = page.context.new_page()
    other.goto("roadmaps/dev/pages/")
    button(other, "Done").click()
    expect(boxes.locator(".note")).to_have_text(["required", "↷ skipped", "required"])


def test_counts_a_roadmap_in_steps(new_page, device):
    page = new_page("roadmaps/dev/", init=having(step_dev__pages="done"), **device)
    expect(page.locator("[data-reader=bar]").first).to_have_text("1 of 3 steps, 6 h left")
    expect(page.locator("[data-reader=next] > ul a")).to_have_text(["Motion"])


def test_says_what_is_ready_and_why_the_rest_is_not_yet(new_page, device):
    page = new_page("courses/web/", init=having(lesson_html="done"), **device)
    following = page.locator("[data-reader=next]")
    expect(following.locator("> ul a")).to_have_text(["CSS & <style>", "HTTP; the \\ protocol"])
    following.get_by_text("Why not the others yet").click()
    expect(following.locator("details li").first).to_have_text("JavaScript, later comes after CSS & <style>")
    assert following.locator("details li a").nth(0).get_attribute("href").endswith("/docs/lessons/js/")
    # With the author's reason, where there is one.
    expect(following.locator("details li").last).to_contain_text("comes after JavaScript, later and HTTP; the \\ protocol (because an API speaks it)")


def test_home_goes_on_where_one_began(new_page, device):
    page = new_page("", init=having(lesson_html="done", lesson_css="learning"), **device)
    expect(page.locator("[data-reader=next] h2")).to_have_text("Ready next: The web")
    expect(page.locator("[data-reader=next] ul a").first).to_have_text("CSS & <style>")


def test_tells_when_everything_is_done(new_page, device):
    page = new_page("roadmaps/dev/", init=having(step_dev__pages="done", step_dev__motion="done", step_dev__servers="skipped"), **device)
    expect(page.locator("[data-reader=next]")).to_have_text("All done. Nothing is left here.")


def test_names_what_is_open_before_a_lesson_and_locks_nothing(new_page, device):
    page = new_page("lessons/apis/", init=having(lesson_http="done"), **device)
    ready = page.locator("[data-reader=ready]")
    expect(ready).to_have_text("Not yet? Still open: JavaScript, later. You may begin all the same.")
    expect(ready.locator("a")).to_have_attribute("href", page.url.replace("apis", "js"))
    expect(page.locator(".prose").first).to_be_visible()
    page.goto("lessons/js/")
    button(page, "Done").click()
    page.goto("lessons/apis/")
    expect(ready).to_contain_text("You are ready")


def test_is_silent_without_marks(new_page, server):
    page = new_page("courses/web/")
    page.wait_for_load_state("networkidle")
    assert page.locator("[data-reader=bar]:visible, [data-reader=next]:visible, .node-state").count() == 0
    page.goto("lessons/apis/", wait_until="networkidle")
    expect(page.locator("[data-reader=ready]")).to_be_hidden()
    assert not [path for path in server.asked if "reader.json" in path]


def test_other_tabs_follow(new_page):
    page = new_page("courses/web/", init=having(lesson_html="learning"))
    other = page.context.new_page()
    other.goto("lessons/html/", wait_until="networkidle")
    button(other, "Done").click()
    expect(page.locator("main [data-node='lesson:html'] .node-state").first).to_have_text("✓ done")
    expect(page.locator("[data-reader=bar]").first).to_contain_text("1 of 5")


def test_marks_of_two_tabs_meet(new_page):
    """A tab that missed the other's event must not write over it."""
    page = new_page("lessons/html/")
    page.evaluate(having(lesson_css="done"))
    button(page, "Done").click()
    assert marks(page) == {"lesson:css": "done", "lesson:html": "done"}


def test_keeps_marks_of_lessons_that_were_renamed(new_page, device):
    page = new_page("lessons/html/", init=having(lesson_styles="done"), **device)
    for _ in range(50):  # it is looked up a second after the page has come
        if marks(page) == {"lesson:css": "done"}:
            break
        page.wait_for_timeout(100)
    assert marks(page) == {"lesson:css": "done"}


# ---- The progress page


def exported(page):
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    assert download.value.suggested_filename == "progress.json"
    return download.value.path().read_text()


def import_file(page, text: str | bytes):
    data = text.encode() if isinstance(text, str) else text
    page.set_input_files("#wm-import", {"name": "progress.json", "mimeType": "application/json", "buffer": data})
    return page.locator("[data-reader=backup] [role=status]").last


def test_export_and_import_is_the_identity(new_page, device):
    page = new_page("progress/", init=having(lesson_html="done", lesson_css="", step_dev__pages="skipped"), **device)
    before = page.evaluate(f"localStorage['{KEY}']")
    text = exported(page)
    assert json.loads(text)["site"].endswith("/docs/")
    other = new_page("progress/", **device)
    expect(import_file(other, text)).to_contain_text("3 marks added, 0 replaced by newer ones, 0 older than yours left out, 0 the same.")
    assert sorted(json.loads(other.evaluate(f"localStorage['{KEY}']"))["marks"]) == sorted(json.loads(before)["marks"])
    assert exported(other) == text


def test_import_keeps_what_is_newer(new_page, device):
    page = new_page("progress/", init=having(lesson_html="done", lesson_css="done"), **device)
    file = {"waymark": "progress", "format": 1, "marks": [["lesson:html", "skipped", 1], ["lesson:css", "skipped", 9999], ["lesson:js", "learning", 5]]}
    expect(import_file(page, json.dumps(file))).to_have_text("1 mark added, 1 replaced by newer ones, 1 older than yours left out, 0 the same.")
    assert marks(page) == {"lesson:html": "done", "lesson:css": "skipped", "lesson:js": "learning"}


@pytest.mark.parametrize("text, told", [
    ("", "This file is damaged: nothing was changed."),
    (b"\xff\xfe\x00", "This file is damaged: nothing was changed."),
    ("{}", "This is not a file of progress: nothing was changed."),
    ("[1, 2]", "This is not a file of progress: nothing was changed."),
    ('{"waymark": "progress", "format": 2, "marks": [["lesson:js", "done", 1]]}', "This file is of a newer version of this site: nothing was changed."),
    ('{"waymark": "progress", "format": 1, "marks": {"a": 1}}', "This file is damaged: nothing was changed."),
    (" " * 5_000_001, "This is not a file of progress: nothing was changed."),
], ids=["empty", "no text", "no progress", "a list", "newer", "no marks", "too large"])
def test_refuses_files_that_are_no_progress(new_page, text, told):
    page = new_page("progress/", init=having(lesson_html="done"))
    expect(import_file(page, text)).to_have_text(told)
    assert marks(page) == {"lesson:html": "done"}


def test_reads_what_is_whole_of_a_damaged_file_and_tells_what_is_unknown(new_page):
    page = new_page("progress/")
    file = {"waymark": "progress", "format": 1, "marks": [["lesson:styles", "done", 1], ["lesson:gone", "done", 1], ["lesson:js", "finished", 1], ["__proto__", "done", 1], 7]}
    report = import_file(page, json.dumps(file))
    expect(report.locator("p")).to_have_text([
        "This file is damaged: the rest of it was read.", "2 marks added, 0 replaced by newer ones, 0 older than yours left out, 0 the same.", "Kept, though this site does not have it: lesson:gone."])
    assert marks(page) == {"lesson:css": "done", "lesson:gone": "done"}
    expect(page.locator("[data-reader=backup]")).to_contain_text("Kept, though this site no longer has it: lesson:gone.")


def test_reads_files_of_the_oldest_format(new_page):
    page = new_page("progress/", init=having(lesson_html="done"))
    expect(import_file(page, '{"waymark": "progress", "format": 0, "marks": {"lesson:html": "skipped", "lesson:js": "done"}}')).to_contain_text("1 mark added, 0 replaced by newer ones, 1 older")
    assert marks(page) == {"lesson:html": "done", "lesson:js": "done"}


def test_sums_up_courses_and_roadmaps(new_page, device):
    page = new_page("progress/", init=having(lesson_html="done", step_dev__pages="learning"), **device)
    rows = page.locator("[data-reader=backup] tbody tr")
    expect(rows).to_have_text(["The web10055 h", "Developer01038 h"])


def test_erases_only_after_asking(new_page, device):
    page = new_page("progress/", init=having(lesson_html="done"), **device)
    page.get_by_role("button", name="Erase my progress").click()
    expect(page.get_by_role("button", name="Keep it")).to_be_focused()
    page.keyboard.press("Enter")
    assert marks(page) == {"lesson:html": "done"}
    page.get_by_role("button", name="Erase my progress").click()
    page.get_by_role("button", name="Yes, erase").click()
    expect(page.locator("[data-reader=backup]")).to_contain_text("Your progress is erased.")
    assert marks(page) == {}
    expect(page.locator("[data-reader=backup]")).to_contain_text("Nothing is marked yet")


def test_page_is_whole_without_javascript(new_page, device):
    page = new_page("lessons/apis/", java_script_enabled=False, **device)
    expect(page.locator(".requires a").first).to_be_visible()
    assert page.locator("[data-reader]:visible:not([data-reader=table])").count() == 0
    for path in ("progress/", "planner/", "comparisons/programs/"):
        page.goto(path)
        expect(page.locator("main a").first).to_be_visible()
