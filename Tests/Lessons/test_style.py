"""How the sentences of all pages read; see style.py."""

from pathlib import Path

import pytest

import samples
import style
from lesson import CONTENT, Lesson, all_pages


@pytest.mark.parametrize("page", all_pages(), ids=lambda page: page.path.relative_to(CONTENT).as_posix())
def test_sentences_are_plain(page: Lesson) -> None:
    assert list(style.problems(page)) == []


@pytest.mark.parametrize(("text", "problem"), [
    ("word " * 41 + "end.", "a sentence of 42 words"),
    ("one two three four: " + "word " * 41, "a sentence of 41 words"),
    ("word " * 25 + "and; " + "word " * 25, "a sentence of 51 words"),
    ("- " + "word " * 41, "a sentence of 41 words"),
    ("> [!ANSWER]\n> " + "word " * 41, "a sentence of 41 words"),
    ("The row is read, the count is added and the page was sent.", "three passives"),
    ("It works!", "an exclamation mark"),
    ("A robust cache.", "filler: 'robust'"),
    ("Let's begin.", "filler: 'Let's'"),
    ("We delve into it, in order to learn.", "filler: 'delve'"),
    ("It is simply\na table.", "filler: 'simply'"),
    ("| A | B |\n|---|---|\n| crucial | x |", "filler: 'crucial'"),
    (("word " * 21 + ".\n\n") * 4, "21.0 words a sentence on average"),
])
def test_tells_what_reads_badly(tmp_path: Path, text: str, problem: str) -> None:
    found = list(style.problems(samples.page(tmp_path, text)))
    assert any(problem in one for one in found), found


def test_reads_the_front_matter_too(tmp_path: Path) -> None:
    page = samples.page(tmp_path, '+++\ntitle = "A robust name"\noutcome = "Leverage it."\ntopics = ["crucial"]\n+++\n')
    assert list(style.problems(page)) == ["line 1: filler: 'Leverage'"]


@pytest.mark.parametrize("text", [
    "Quote `simply` or `a robust cache!` as code.",
    "```text\nLet's delve!\n```",
    "## A heading may be long " + "word " * 41,
    "(a) " + "word " * 15 + "; (b) " + "word " * 15 + "; (c) " + "word " * 15,
    "`" + "word " * 50 + "` is one word of code.",
    "E.g. one, i.e. two vs. three.",
])
def test_leaves_code_and_lists_alone(tmp_path: Path, text: str) -> None:
    assert list(style.problems(samples.page(tmp_path, text))) == []


@pytest.mark.parametrize(("text", "expected"), [
    ("One. Two? Three: four", ["One.", "Two?", "Three:", "four"]),
    ("He said \"no.\" Then he left.", ["He said \"no.", "Then he left."]),
    ("Version 3.11 of `a. b. c` stays", ["Version 3.11 of code stays"]),
    ("One; two", ["One; two"]),
    ("One; two; three", ["One;", "two;", "three"]),
])
def test_cuts_sentences(text: str, expected: list[str]) -> None:
    assert style.sentences(text) == expected
