"""What README.md promises is done as it is written there."""

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
from sites import write_site

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")


def fences(info: str) -> list[str]:
    return re.findall(rf"^```{info}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def test_the_tour_goes_as_it_is_told(waymark: str, tmp_path: Path) -> None:
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "waymark").symlink_to(waymark)
    environment = {"PATH": f"{programs}:{os.environ['PATH']}"}

    def walk(commands: str) -> subprocess.CompletedProcess:
        return subprocess.run(["bash", "-c", commands], cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60)

    first, second = fences("sh tour")
    stopped = walk(first)
    assert stopped.returncode == 1
    assert [stopped.stderr] == fences("text tour-error")
    assert not (tmp_path / "tour/public").exists()
    mended = walk(second)
    assert (mended.returncode, mended.stderr) == (0, "")
    page = (tmp_path / "tour/public/lessons/cookies/index.html").read_text()
    before = page[page.index("Before this"):]
    assert "HTTP basics" in before[:before.index("</section>")]
    plan = (tmp_path / "tour/public/plan/lessons/cookies/index.html").read_text()
    assert "HTTP basics" in plan and "1 h 15 min" in plan


COMMON = {
    "title": '"Title"', "description": '"D"', "date": "2024-01-01", "lastmod": "2024-01-02", "publishDate": "2024-01-03",
    "expiryDate": "2999-01-01", "draft": "false", "slug": '"slug"', "url": '"/other/"', "aliases": '["/alias/"]',
    "formerly": '["former"]', "topics": '["topic"]', "tags": '["tag"]', "keywords": '["word"]', "search": "true",
    "boost": "1.5", "weight": "3", "theme": '"pistachio"', "params": '{ editor = "Ada" }',
}

OWN = {
    "course": {
        "level": '"easy"', "outcomes": '["O"]', "project": '"P"', "program": '"program"',
        "modules": '[{ title = "M", level = "easy", summary = "S", lessons = ["other", "lesson"] }]',
    },
    "lesson": {
        "level": '"easy"', "form": '"career"', "minutes": "10", "objectives": '["O"]', "requires": '[{ id = "other", because = "B" }]',
        "topics": '["topic"]',
    },
    "roadmap": {"steps": '["first", "step"]', "audience": '"A"'},
    "step": {
        "kind": '"recommended"', "requires": '["first"]', "lessons": '["lesson"]', "topics": '["topic"]', "hours": "1.5",
        "outcome": '"O"',
    },
    "program": {
        "format": '"F"', "pace": '"P"', "mentorship": '"M"', "duration": '"D"', "cost": '"C"', "mechanism": '"M"',
        "strengths": '["S"]', "weaknesses": '["W"]', "bestFor": '"B"', "rule": '"R"', "pairsWith": '["partner"]',
        "ratings": '{ criterion = { value = "yes", note = "N", evidence = "https://example.net/" } }',
    },
    "criterion": {
        "type": '"choice"', "values": '["some"]', "unit": '"U"', "better": '"higher"', "question": '"Q"', "why": '"W"',
        "verify": '"V"',
    },
    "comparison": {
        "programs": '["program", "partner"]', "criteria": '["criterion"]',
        "questions": '[{ id = "q", ask = "A", answers = [{ id = "a", label = "L" }, { id = "b", label = "M" }] }]',
        "rules": '[{ when = { q = "a" }, choose = "program", with = ["partner"], avoid = ["partner"], because = "B" }, '
                 '{ choose = "partner", because = "B" }]',
    },
    "article": {"author": '"A"', "about": '["lesson:lesson"]', "source": '"S"'},
    "topic": {"definition": '"D"', "broader": '["tag"]'},
}

SETTINGS = """baseURL = "https://example.org/"
title = "T"
description = "D"
languageCode = "en"
timeZone = "UTC"
copyright = "C"
theme = "pistachio"
unsafeHTML = false
levels = ["easy"]
[[menu.main]]
name = "N"
url = "/search/"
[limits]
fileBytes = 100000
[sections.lesson]
required = []

[sections.lesson.forms]
career = []
[output]
plans = true
mirrors = true
pictures = "svg"
"""

# Keys of the tables inside, as the README lists them after their table.
INNER = {
    "course": {"title", "level", "summary", "lessons"}, "program": {"value", "note", "evidence"}, "lesson": {"id", "because"},
    "comparison": {"id", "ask", "answers", "when", "choose", "with", "avoid", "because"},
}

PLACES = {
    "course": "courses/course.md", "lesson": "lessons/lesson.md", "roadmap": "roadmaps/road/index.md",
    "step": "roadmaps/road/step.md", "program": "programs/program.md", "criterion": "criteria/criterion.md",
    "comparison": "comparisons/comparison.md", "article": "articles/article.md", "topic": "topics/topic.md",
}


def keys_in_readme() -> dict[str, set[str]]:
    """For each kind of the second table, the words of its code spans; `every kind` holds those of the first."""
    tables = re.search(r"For every kind:\n\n(.*?)\n\nAnd by kind:\n\n(.*?)\n\n", README, re.DOTALL)
    rows = [line.split("|")[1:3] for line in tables[2].splitlines()[2:]]
    keys = {kind.strip().strip("`"): words_of_code(cell) for kind, cell in rows}
    keys["every kind"] = {word for line in tables[1].splitlines()[2:] for word in words_of_code(line.split("|")[1])}
    return keys


def words_of_code(cell: str) -> set[str]:
    spans = " ".join(re.findall(r"`([^`]*)`", cell))
    return {word.strip("[]{}=…\"',") for word in re.sub(r"<[^>]*>", "", spans).replace(".]", "]").split()} - {""}


def test_the_readme_lists_the_keys_that_are_tried_here() -> None:
    keys = keys_in_readme()
    assert keys.pop("every kind") == set(COMMON) | {"waive"}
    assert keys.pop("site.toml") == set(re.findall(r"^\[*([A-Za-z]+)", SETTINGS, re.MULTILINE)) - {
        "name", "url", "fileBytes", "required", "career", "plans", "mirrors", "pictures",
    }
    assert keys == {kind: set(own) | INNER.get(kind, set()) for kind, own in OWN.items()}


@pytest.mark.parametrize("kind", OWN)
def test_every_key_of_the_readme_is_known(kind: str, run, tmp_path: Path) -> None:
    files = {
        place: "+++\n" + "".join(f"{key} = {value}\n" for key, value in ({"title": '"T"'} | OWN[other]).items()) + "+++\n"
        for other, place in PLACES.items()
    }
    common = {key: value for key, value in COMMON.items() if key not in OWN[kind]}
    if kind == "topic":
        common |= {"topics": '["tag"]', "formerly": '["was"]'}
    waiver = '[[waive]]\nrule = "untaught-topic"\nbecause = "B"\n'
    files[PLACES[kind]] = "+++\n" + "".join(f"{key} = {value}\n" for key, value in (common | OWN[kind]).items()) + waiver + "+++\n"
    for place in ("lessons/other.md", "roadmaps/road/first.md", "programs/partner.md", "topics/tag.md"):
        files[place] = '+++\ntitle = "T"\n+++\n'
    site = write_site(tmp_path / "site", files, SETTINGS)
    result = run("build", "-s", site, "--format", "json")
    findings = [(item["id"], item["summary"]) for item in json.loads(result.stdout)["diagnostics"]]
    faults = {"unknown-key", "hugo-key", "wrong-type", "bad-value", "missing-key"}
    assert [finding for finding in findings if finding[0] in faults] == []
    assert result.returncode == 0, findings


def test_the_readme_shows_every_flag_of_build(run) -> None:
    usage = README[README.index("waymark build    ["):README.index("waymark check    ")]
    flags = set(re.findall(r"(?:^| )(-{1,2}[A-Za-z]+)", usage.replace("[", " ")))
    shown = run("build", "--help").stdout.decode()
    for flag in flags:
        assert re.search(rf"(?<![\w-]){re.escape(flag)}(?![\w-])", shown), flag
