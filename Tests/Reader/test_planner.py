"""The planner: what it plans, against a recount in Python; its link; its calendar, against a small RFC 5545 parser."""

import datetime
import json
import random
import re

import pytest
from playwright.sync_api import expect
from reader_site import LESSONS

START = datetime.date(2026, 6, 1)
ALL = "planner/#for=course:web&hours=2&from=2026-06-01"


def shown(name: str) -> str:
    """A lesson's title as TOML has it."""
    return LESSONS[name][0].replace("\\\\", "\\")


def titles(page):
    return page.locator(".plan-week li > a").all_text_contents()


def test_plans_a_course_week_by_week(new_page, device):
    page = new_page(ALL, **device)
    expect(page.locator(".plan-summary")).to_have_text("5 lessons, 6 h in all, until 21 June 2026.")
    expect(page.locator(".plan-week li > a")).to_have_text([shown(name) for name in ("html", "css", "js", "http", "apis")])
    expect(page.locator(".plan-week h2")).to_have_text(["Week 1 1 Jun – 7 June 2026, 2 h 15 min", "Week 2 8 Jun – 14 June 2026, 4 h"])


def test_leaves_out_what_one_knows_and_what_only_led_there(new_page, device):
    page = new_page("planner/#for=lesson:apis&hours=5&from=2026-06-01", **device)
    expect(page.locator(".plan-week li > a")).to_have_count(5)
    page.get_by_role("button", name="I know this: JavaScript, later").click()
    expect(page.locator(".plan-week li > a")).to_have_text([shown("http"), shown("apis")])
    expect(page.locator("[data-reader=planner] summary")).to_have_text("Left out: 3 lessons that you know or do not need for what is left")
    assert "know=lesson:js" in page.url
    page.go_back()
    expect(page.locator(".plan-week li > a")).to_have_count(5)
    page.go_forward()
    page.get_by_text("Left out:").click()
    page.get_by_role("button", name="Put back: JavaScript, later").click()
    expect(page.locator(".plan-week li > a")).to_have_count(5)


def test_knows_the_progress_unless_told_otherwise(new_page, device):
    mark = json.dumps({"waymark": "progress", "format": 1, "marks": [["lesson:html", "done", 1], ["lesson:http", "skipped", 1], ["lesson:js", "learning", 1]]})
    page = new_page(ALL, init=f"localStorage['waymark-progress:/docs/'] = {json.dumps(mark)}", **device)
    expect(page.locator(".plan-week li > a")).to_have_text([shown(name) for name in ("css", "js", "apis")])
    page.get_by_label("Leave out what I have marked").uncheck()
    expect(page.locator(".plan-week li > a")).to_have_count(5)
    assert "mine=no" in page.url


def test_is_set_up_by_hand_and_kept_in_the_link(new_page, device):
    page = new_page("planner/", **device)
    expect(page.locator(".plan-summary")).to_have_text("Choose what you want to learn.")
    goal = page.get_by_label("I want to learn")
    goal.fill("motion")
    goal.press("Enter")
    expect(page.locator(".plan-goals li")).to_have_text(["Motion step ×"])
    goal.fill("e")
    goal.press("Enter")
    expect(page.locator(".reader-status")).to_contain_text("have “e” in them: choose one.")
    goal.fill("zebra")
    goal.press("Enter")
    expect(page.locator(".reader-status")).to_have_text("Nothing here is called “zebra”.")
    page.get_by_label("Hours a week").fill("7")
    page.get_by_label("From").fill("2027-01-31")
    page.get_by_label("From").press("Tab")
    assert page.url.endswith("#for=step:dev/motion&hours=7&from=2027-01-31")
    expect(page.locator(".plan-summary")).to_have_text("2 steps, 4 h in all, until 3 February 2027.")
    link = page.url
    other = new_page(expects_trouble=False)
    other.goto(link)
    expect(other.locator(".plan-week li > a")).to_have_text(["Pages", "Motion"])
    other.get_by_role("button", name="Take out: Motion").click()
    expect(other.locator(".plan-week")).to_have_count(0)


def test_link_is_copied(new_page, device):
    page = new_page(ALL, permissions=["clipboard-read", "clipboard-write"], **device)
    page.get_by_role("button", name="I know this: HTML").click()
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".reader-status")).to_have_text("Link copied.")
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == page.url and "know=lesson:html" in link
    page.evaluate("void (navigator.clipboard.writeText = () => Promise.reject())")
    page.get_by_role("button", name="Copy link").click()
    expect(page.locator(".reader-status")).to_have_text("The link could not be copied: it is the address of this page.")


def test_plans_a_module(new_page):
    page = new_page("planner/#for=course:web%23back&hours=5&from=2026-06-01")
    expect(page.locator(".plan-week li > a")).to_have_text([shown(name) for name in ("html", "css", "js", "http", "apis")])


def test_tells_what_a_link_has_that_the_site_has_not(new_page, device):
    page = new_page("planner/#for=lesson:nothing&for=lesson:styles&know=lesson:%3Cb%3E&hours=-3&from=2026-02-31", **device)
    expect(page.locator("[data-reader=planner] .reader-warning")).to_have_text([
        "“-3” is not ½ to 100 hours: 5 instead.", "“2026-02-31” is no date: today instead.",
        "This link names what the site does not have; the rest is kept: lesson:nothing, lesson:<b>."])
    expect(page.locator(".plan-week li > a")).to_have_text(["HTML", shown("css")])


def test_is_printed_without_its_form(new_page, device):
    page = new_page(ALL, **device)
    page.emulate_media(media="print")
    expect(page.locator("form.planner")).to_be_hidden()
    expect(page.locator(".plan-week").first).to_be_visible()


# ---- The calendar


def parse_calendar(data: bytes) -> list[dict[str, str]]:
    """RFC 5545 §3.1: lines end in CRLF, have 75 octets at most, and go on after a space."""
    assert data.endswith(b"\r\n") and b"\n" not in data.replace(b"\r\n", b"") and b"\r" not in data.replace(b"\r\n", b"")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75, line
        line.decode()  # a fold through a character would not be text
    lines = data.decode().replace("\r\n ", "").split("\r\n")[:-1]
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-1] == "END:VCALENDAR" and "VERSION:2.0" in lines
    events, event = [], None
    for line in lines[1:-1]:
        assert not re.search(r"[\x00-\x08\x0a-\x1f\x7f]", line)
        name, value = re.fullmatch(r"([A-Z-]+(?:;[A-Z]+=[A-Z]+)*):(.*)", line).groups()
        if line == "BEGIN:VEVENT":
            assert event is None
            event = {}
        elif line == "END:VEVENT":
            events.append(event)
            event = None
        elif event is not None:
            assert name not in event
            if name in ("SUMMARY", "DESCRIPTION"):
                assert not re.search(r"(?<!\\)(?:\\\\)*[;,]", value), f"a bare ; or , in {value}"
                value = re.sub(r"\\([\\;,nN])", lambda m: "\n" if m[1] in "nN" else m[1], value)
            event[name] = value
    return events


def download(page) -> bytes:
    with page.expect_download() as file:
        page.get_by_role("button", name="Calendar file").click()
    assert file.value.suggested_filename == "plan.ics"
    return file.value.path().read_bytes()


def test_calendar_is_valid_and_the_same_each_time(new_page, device):
    page = new_page(ALL, **device)
    data = download(page)
    events = parse_calendar(data)
    assert [event["SUMMARY"] for event in events] == titles(page)
    assert len({event["UID"] for event in events}) == 5
    for event in events:
        assert event["DTSTAMP"] == "20260601T000000Z"
        start, end = (datetime.date.fromisoformat(event[f"{name};VALUE=DATE"]) for name in ("DTSTART", "DTEND"))
        assert START <= start < end
        assert event["URL"].startswith(page.url.split("planner")[0])
        assert event["DESCRIPTION"].endswith(event["URL"])
    assert events[2]["DESCRIPTION"] == f"1 h\n{page.url.split('planner')[0]}lessons/js/"
    assert download(new_page(ALL, **device)) == data


# ---- Plans against a recount


def recount(requires, minutes, targets, known):
    found, stack = set(), [target for target in targets if target not in known]
    while stack:
        node = stack.pop()
        if node not in found:
            found.add(node)
            stack += [n for n in requires[node] if n not in known]
    return sorted(found)


def test_plans_what_a_recount_plans(new_page, scripts):
    chance = random.Random(5)
    cases = []
    for _ in range(300):
        count = chance.randrange(1, 30)
        requires = [sorted(chance.sample(range(n), min(n, chance.randrange(4)))) for n in range(count)]
        minutes = [chance.choice([0, 10, 45, 90, 600]) for _ in range(count)]
        targets, known = chance.sample(range(count), min(count, 2)), chance.sample(range(count), chance.randrange(count))
        cases.append({"requires": requires, "minutes": minutes, "targets": targets, "known": known, "hours": chance.choice([0.5, 1, 2.5, 7, 40])})
    page = new_page("planner/")
    weeks = page.evaluate("""async ([address, cases]) => {
      const { needed, schedule } = await import(address);
      return cases.map(({ requires, minutes, targets, known, hours }) => {
        const nodes = requires.map((requires, number) => ({ number, requires, minutes: minutes[number] }));
        return schedule(needed({ nodes }, targets.map((n) => nodes[n]), ({ number }) => known.includes(number)), hours, 1000)
          .map(({ number, from, to, minutes, items }) => ({ number, from, to, minutes, items: items.map(({ node, from, to }) => [node.number, from, to]) }));
      });
    }""", [f"/docs/assets/{scripts.name}/reader/planner.js", cases])
    for case, plan in zip(cases, weeks, strict=True):
        items = [item for week in plan for item in week["items"]]
        assert [number for number, _, _ in items] == recount(case["requires"], case["minutes"], case["targets"], case["known"])
        spent, budget = 0, case["hours"] * 60
        for number, first, last in items:
            assert first == 1000 + int(spent * 7 // budget)
            spent += case["minutes"][number]
            assert first <= last and (last - 1000) * budget < spent * 7 or last == first
            assert (last + 1 - 1000) * budget >= spent * 7 - 1e-6
        for week in plan:
            assert (week["from"], week["to"]) == (1000 + 7 * (week["number"] - 1), 1000 + 7 * week["number"] - 1)
            assert week["minutes"] == sum(case["minutes"][number] for number, _, _ in week["items"])
            assert all(week["from"] <= first <= week["to"] for _, first, _ in week["items"])
        assert [week["number"] for week in plan] == sorted({week["number"] for week in plan})


def test_links_and_calendars_survive_any_text(new_page, scripts):
    chance = random.Random(6)
    letters = "aä数🎉;,\\\n\r\"'&=#%+ \x07" + "é"
    texts = ["".join(chance.choices(letters, k=chance.randrange(1, 120))) for _ in range(200)]
    page = new_page("planner/")
    links, files = page.evaluate("""async ([address, texts]) => {
      const { calendar, readLink, schedule, writeLink } = await import(address);
      const link = (text) => readLink(new URL(writeLink({ targets: [text, "b"], known: [text], usesProgress: false, hours: 2.5, from: 20000 }), "https://example.org/").hash);
      const node = (text, number) => ({ id: "lesson:" + text, title: text, url: "lessons/x/", minutes: 50, number });
      return [texts.map(link), texts.map((text, n) => calendar(schedule([node(text, n), node("b", 0)], 1, 20000), { title: text, base: "https://example.org/docs/", start: 20000 }))];
    }""", [f"/docs/assets/{scripts.name}/reader/planner.js", texts])
    for text, link in zip(texts, links, strict=True):
        # The address parser takes line ends and tabs out unless they are encoded, which they are.
        assert (link["targets"], link["known"], link["hours"], link["from"], link["usesProgress"], link["problems"]) == ([text, "b"], [text], 2.5, 20000, False, [])
    for text, file in zip(texts, files, strict=True):
        first, second = parse_calendar(file.encode())
        shown = re.sub(r"\r\n?", "\n", text).replace("\x07", "")
        assert first["SUMMARY"] == shown and second["SUMMARY"] == "b"


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "America/Los_Angeles"])
def test_dates_do_not_follow_the_zone(new_page, zone):
    page = new_page(ALL, timezone_id=zone)
    expect(page.locator(".plan-week time").first).to_have_attribute("datetime", "2026-06-01")
    expect(page.locator(".plan-summary")).to_contain_text("June 2026")
