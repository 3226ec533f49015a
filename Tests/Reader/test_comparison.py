"""The comparison: the chooser against every combination of answers, and the table's sorting and filters."""

import itertools

import pytest
from playwright.sync_api import expect

PAGE = "comparisons/programs/"
RULES = [({"budget": "low", "aim": "fun"}, "Beta"), ({"budget": "low"}, "Gamma"), ({"time": "weeks"}, "Alpha"), ({}, "Beta")]
ANSWERS = {"budget": {"low": "Little", "high": "A lot"}, "time": {"weeks": "Weeks", "months": "Months"}, "aim": {"job": "A job", "fun": "Fun"}}


def choice(page):
    return page.locator(".chooser-choice")


def answer(page, label):
    page.locator(".chooser-answers").get_by_role("button", name=label, exact=True).click()


@pytest.mark.parametrize("answers", itertools.product(*(ANSWERS[name] for name in ANSWERS)), ids="-".join)
def test_suggests_what_the_first_matching_rule_chooses(new_page, answers):
    given = dict(zip(ANSWERS, answers, strict=True))
    chosen = next(program for when, program in RULES if all(given[name] == value for name, value in when.items()))
    page = new_page(PAGE)
    heading = page.locator("[data-reader=chooser] h3")
    expect(heading).to_have_text("What can you pay?")
    asked = []
    while choice(page).count() == 0:
        question = {"What can you pay?": "budget", "How much time have you?": "time", "What for?": "aim"}[heading.text_content()]
        asked.append(question)
        answer(page, ANSWERS[question][given[question]])
        expect(heading).to_be_focused()
    expect(choice(page)).to_have_text(chosen)
    # What no rule asks any more is not asked.
    assert asked == (["budget", "aim"] if given["budget"] == "low" else ["budget", "time"])
    others = page.locator("[data-reader=chooser] h4 + ul > li > a")
    assert sorted(others.all_text_contents()) == sorted({"Alpha", "Beta", "Gamma", "Delta"} - {chosen})


def test_narrows_with_reasons(new_page, device):
    page = new_page(PAGE, **device)
    answer(page, "A lot")
    box = page.locator("[data-reader=chooser]")
    expect(box).to_contain_text("Still possible: 2 of 4. Alpha and Beta.")
    box.get_by_text("No longer: 2, and why").click()
    expect(box.locator("details li")).to_have_text(["Gamma: Chosen for “Little”.", "Delta: No rule suggests it."])
    answer(page, "Weeks")
    expect(choice(page)).to_have_text("Alpha")
    expect(box).to_contain_text("Because reviews save time.")
    expect(box).to_contain_text("Rather not Beta.")
    expect(box.locator("h4 + ul > li")).to_have_text([
        "Beta: Advised against for your answers. Chosen for “Little”.", "Gamma: Chosen for “Little”.", "Delta: No rule suggests it."])


def test_goes_back_and_keeps_answers_in_the_link(new_page, device):
    page = new_page(PAGE, **device)
    answer(page, "A lot")
    answer(page, "Months")
    expect(choice(page)).to_have_text("Beta")
    assert page.url.endswith("#choose/budget=high&time=months")
    page.go_back()
    expect(page.locator("[data-reader=chooser] h3")).to_have_text("How much time have you?")
    page.go_back()
    expect(page.locator("[data-reader=chooser] h3")).to_have_text("What can you pay?")
    page.go_forward()
    page.reload()
    expect(page.locator("[data-reader=chooser] h3")).to_have_text("How much time have you?")
    page.get_by_role("button", name="Change: What can you pay?").click()
    expect(page.locator("[data-reader=chooser] h3")).to_have_text("What can you pay?")


def test_a_choice_is_passed_on(new_page, device):
    page = new_page(PAGE, permissions=["clipboard-read", "clipboard-write"], **device)
    answer(page, "A lot")
    expect(page.get_by_role("button", name="Copy link")).to_have_count(0)
    answer(page, "Months")
    page.get_by_role("button", name="Copy link").click()
    other = new_page(page.evaluate("navigator.clipboard.readText()"), **device)
    expect(choice(other)).to_have_text("Beta")
    other.get_by_role("button", name="Start again").click()
    expect(other.locator("[data-reader=chooser] h3")).to_have_text("What can you pay?")


def test_keeps_the_answers_it_knows_of_a_foreign_link(new_page, device):
    page = new_page(PAGE + "#choose/budget=high&time=never&__proto__=x", **device)
    expect(page.locator("[data-reader=chooser] .reader-warning")).to_have_text("This link has answers that are not among these; the others are kept: time=never, __proto__=x.")
    expect(page.locator(".chooser-trail li")).to_have_count(1)


def test_is_answered_by_keyboard_alone(new_page, device):
    page = new_page(PAGE, **device)
    page.locator(".chooser-answers button").first.focus()
    for _ in range(2):
        page.keyboard.press("Enter")
        for _ in range(3):  # past the trail's buttons
            page.keyboard.press("Tab")
            if page.evaluate("!!document.activeElement.closest('.chooser-answers')"):
                break
    expect(choice(page)).to_have_text("Gamma")


# ---- The table


def column(page, n):
    return [text.strip() for text in page.locator(f"table.comparison tbody tr > :nth-child({n})").all_text_contents()]


def sort(page, name):
    page.get_by_role("button", name=f"Sort by {name}").click()


def test_sorts_by_any_column_with_unknown_last(new_page, device):
    page = new_page(PAGE, **device)
    sort(page, "Reviews")
    assert column(page, 1) == ["Alpha", "Beta", "Gamma", "Delta"]
    head = page.get_by_role("columnheader", name="Reviews")
    expect(head).to_have_attribute("aria-sort", "ascending")
    sort(page, "Reviews")
    assert column(page, 1) == ["Gamma", "Beta", "Alpha", "Delta"]
    expect(page.locator(".reader-status")).to_have_text("Sorted by Reviews, descending.")
    sort(page, "Length")
    assert column(page, 1) == ["Beta", "Alpha", "Gamma", "Delta"]
    expect(head).not_to_have_attribute("aria-sort", "descending")
    sort(page, "Program")
    sort(page, "Program")
    assert column(page, 1) == ["Gamma", "Delta", "Beta", "Alpha"]


def test_leaves_out_rows_and_columns(new_page, device):
    page = new_page(PAGE, **device)
    page.get_by_text("Filter and compare").click()
    panel = page.locator(".table-filter")
    panel.get_by_label("Rows that mention").fill("anyWHERE")
    expect(page.locator("table.comparison tbody tr:visible")).to_have_count(3)
    expect(page.locator(".reader-status")).to_have_text("3 rows of 4, 3 columns of 3.")
    panel.get_by_label("Beta").uncheck()
    panel.get_by_label("Length").uncheck()
    expect(page.locator("table.comparison tbody tr:visible")).to_have_count(2)
    expect(page.locator("table.comparison thead th:visible")).to_have_count(3)
    panel.get_by_label("Only columns that differ").check()
    expect(page.locator("table.comparison thead th:visible")).to_have_text(["Program", "Reviews"])
    expect(page.locator("table.comparison tbody tr:visible td:visible")).to_have_count(2)


def test_marks_what_differs_by_shape_and_word(new_page, device):
    page = new_page(PAGE, **device)
    page.get_by_text("Filter and compare").click()
    page.get_by_label("Mark what differs").check()
    different = page.locator("td.is-different")
    expect(different.filter(has_text="Berlin")).to_contain_text("≠ (differs)")
    assert not different.filter(has_text="Anywhere").count()
    page.get_by_label("Mark what differs").uncheck()
    expect(page.locator(".differs")).to_have_count(0)


def test_names_stay_while_the_table_moves_under_them(new_page):
    page = new_page(PAGE, viewport={"width": 390, "height": 844})
    table = page.locator(".table.pinned")
    before = table.locator("tbody th").first.bounding_box()
    table.evaluate("table => table.scrollLeft = 200")
    assert table.evaluate("table => table.scrollLeft") > 50
    assert table.locator("tbody th").first.bounding_box() == before
    caption = table.locator("caption").bounding_box()
    assert caption["x"] >= 0 and caption["x"] + caption["width"] <= 390
