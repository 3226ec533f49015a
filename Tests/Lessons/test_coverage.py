"""Every step of the roadmaps has lessons that cover it, or a waiver that says why it has none."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from lesson import CONTENT, Lesson, read

RULE = "uncovered-step"
#: A reason is a sentence and not a word.
REASON_WORDS = 8


def covered(graph: dict) -> dict[str, list[str]]:
    """The lessons that cover each step."""
    found: dict[str, list[str]] = {node["id"]: [] for node in graph["nodes"] if node["kind"] == "step"}
    for edge in graph["edges"]:
        if edge["kind"] == "covers" and edge["from"] in found and edge["to"].startswith("lesson:"):
            found[edge["from"]].append(edge["to"])
    return found


def reasons(page: Lesson) -> list[str]:
    return [waiver.get("because", "") for waiver in page.front.get("waive", []) if waiver.get("rule") == RULE]


def problems(graph: dict, pages: dict[str, Lesson]) -> list[str]:
    """`pages` are those of the steps, by their names in the graph."""
    found = []
    for step, lessons in sorted(covered(graph).items()):
        given = reasons(pages[step])
        if not lessons and not given:
            found.append(f"{step}: no lesson covers it, and nothing says why")
        if lessons and given:
            found.append(f"{step}: {len(lessons)} lessons cover it, so there is nothing to waive")
        found += [f"{step}: '{reason}' is no reason" for reason in given if len(reason.split()) < REASON_WORDS]
    return found


def steps(content: Path) -> dict[str, Lesson]:
    pages = (read(path) for path in sorted(content.glob("roadmaps/*/*.md")) if path.name != "index.md")
    return {f"step:{page.path.parent.name}/{page.path.stem}": page for page in pages}


@pytest.fixture(scope="module")
def graph(run: Callable[..., subprocess.CompletedProcess]) -> dict:
    done = run("graph", "export", "-s", CONTENT.parent)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout)


def test_every_step_is_covered_or_waived_with_a_reason(graph: dict) -> None:
    assert problems(graph, steps(CONTENT)) == []


def test_most_steps_are_covered(graph: dict) -> None:
    lessons = covered(graph)
    assert len(lessons) == 20
    assert sum(map(bool, lessons.values())) >= 16


def test_the_graph_has_the_lessons_that_the_steps_name(graph: dict) -> None:
    named = {step: [f"lesson:{name}" for name in page.front.get("lessons", [])] for step, page in steps(CONTENT).items()}
    assert {step: sorted(lessons) for step, lessons in covered(graph).items()} == {step: sorted(names) for step, names in named.items()}


def test_the_report_of_the_program_agrees(graph: dict, run: Callable[..., subprocess.CompletedProcess]) -> None:
    done = run("graph", "coverage", "-s", CONTENT.parent)
    lessons = covered(graph).values()
    assert done.stdout.decode().startswith(f"roadmap:backend: {sum(map(bool, lessons))} of {len(lessons)} steps covered\n")
    assert "NOT COVERED" not in done.stdout.decode()


@pytest.mark.parametrize(("front", "lessons", "problem"), [
    ("", [], "step:web/html: no lesson covers it, and nothing says why"),
    ('[[waive]]\nrule = "other"\nbecause = "MDN teaches it better than we could in one lesson"', [], "no lesson covers it"),
    ('[[waive]]\nrule = "uncovered-step"\nbecause = "not needed"', [], "'not needed' is no reason"),
    ('[[waive]]\nrule = "uncovered-step"\nbecause = "MDN teaches it better than we could in one lesson"', ["lesson:a"], "nothing to waive"),
])
def test_tells_a_step_that_nothing_covers(tmp_path: Path, front: str, lessons: list[str], problem: str) -> None:
    place = tmp_path / "roadmaps" / "web" / "html.md"
    place.parent.mkdir(parents=True)
    place.write_text(f"+++\ntitle = \"HTML\"\n{front}\n+++\n")
    edges = [{"kind": "covers", "from": "step:web/html", "to": to} for to in [*lessons, "topic:html"]]
    graph = {"nodes": [{"id": "step:web/html", "kind": "step"}], "edges": edges}
    [found] = problems(graph, steps(tmp_path))
    assert re.search(re.escape(problem), found)


def test_the_build_tells_it_too(tmp_path: Path, run: Callable[..., subprocess.CompletedProcess]) -> None:
    folder = tmp_path / "content" / "roadmaps" / "web"
    folder.mkdir(parents=True)
    (tmp_path / "content" / "site.toml").write_text('baseURL = "https://example.org/"\ntitle = "Test"\n')
    (folder / "index.md").write_text('+++\ntitle = "Web"\nsteps = ["html"]\n+++\n')
    (folder / "html.md").write_text('+++\ntitle = "HTML"\n+++\n')
    assert b"uncovered-step" in (done := run("check", "-s", tmp_path)).stdout + done.stderr
    assert b"0 of 1 steps covered" in run("graph", "coverage", "-s", tmp_path).stdout
