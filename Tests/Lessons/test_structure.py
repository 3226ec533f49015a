"""Every lesson has the parts and the amounts that a lesson needs; see structure.py."""

from pathlib import Path

import pytest

import project
import samples
import structure
from lesson import LESSONS, Lesson, all_lessons

ALL = all_lessons()


@pytest.mark.parametrize("lesson", ALL, ids=lambda lesson: lesson.path.stem)
def test_a_lesson_has_its_parts(lesson: Lesson) -> None:
    assert list(structure.problems(lesson)) == []


def test_there_are_a_hundred_lessons_and_each_is_in_the_course() -> None:
    names = project.order()
    assert len(names) == 100
    assert sorted(names) == sorted(path.stem for path in LESSONS.glob("*.md"))


def test_most_lessons_have_a_diagram() -> None:
    assert sum(bool(lesson.diagrams) for lesson in ALL) >= 60


def test_there_are_many_runnable_examples() -> None:
    assert sum(len(lesson.examples) for lesson in ALL) >= 150


def test_no_two_diagrams_have_the_same_title() -> None:
    titles = [fence.text.partition("\n")[0] for lesson in ALL for fence in lesson.diagrams]
    assert sorted(titles) == sorted(set(titles))


def test_a_good_lesson_has_no_problem(tmp_path: Path) -> None:
    assert list(structure.problems(samples.good(tmp_path))) == []


@pytest.mark.parametrize(("old", "new", "problem"), [
    ("FILL", "", "words: 900 to 1800 are wanted"),
    ("FILL", "FILL FILL", "words: 900 to 1800 are wanted"),
    ('"Count rows by link", ', "", "2 objectives"),
    ("Count rows by link", "Understand rows", "'Understand rows' does not begin with something one can be seen doing"),
    (" without losing one, and say why the obvious way loses some of them under load", "", "80 to 160 characters"),
    ("minutes = 60", "minutes = 10", "30 to 120 minutes"),
    ("## In the project", "## Your turn", "the sections are"),
    ("### A row for each click cannot be lost\n", "", "1 ideas with a heading"),
    ("**No index.** The sum reads all rows. Make one.", "", "2 common mistakes"),
    ("### Apply:", "### Practise:", "the exercises are ['Recall', 'Practise', 'Build']"),
    ("> [!HINT]\n> Group.\n", "", "the exercise 'Apply' has no hint with an answer behind it"),
    ("> One row a link.", ">", "the exercise 'Build' has no hint with an answer behind it"),
    ("Keep a sum for each link.", "", "the exercise 'Build' has no task"),
    ("4. What cures it?", "What cures it?", "3 questions: 4 to 6 are wanted"),
    (" ([Writers](#two-writers-meet-at-one-row))", "", "question 1 does not link to the heading that answers it"),
    ("](#two-writers-meet-at-one-row)", "](#two-writers)", "question 1 links to #two-writers, which is no heading here"),
    ("   > [!ANSWER]\n   > Only with many.\n", "", "question 3 has no answer"),
    ("```python run\nprint(3)", "```python\nprint(3)", "2 runnable examples: 3 are wanted"),
    ("```python run\nprint(3)", "```\nprint(3)", "a fence without a language"),
    ("title: Two writers read the same count and one of them loses", "title: Writers", "a diagram whose title does not say what it shows"),
    ("title: Two writers read the same count and one of them loses\n", "", "a diagram whose title does not say what it shows"),
    ("> [!DEFINITION]", "> [!NOTE]", "0 definitions"),
    ("- [RFC 9110](https://www.rfc-editor.org/rfc/rfc9110): read section 9.", "", "2 sources of further reading"),
])
def test_tells_what_is_missing(tmp_path: Path, old: str, new: str, problem: str) -> None:
    found = list(structure.problems(samples.changed(tmp_path, old, new)))
    assert any(problem in one for one in found), found


def test_a_career_lesson_needs_neither_examples_nor_a_part_of_the_project(tmp_path: Path) -> None:
    lesson = samples.changed(tmp_path, 'topics = ["sql"]', 'form = "career"')
    lesson.body = lesson.body.replace("python run", "python").replace("## In the project\n\nCount the clicks.\n", "")
    assert list(structure.problems(lesson)) == []
