"""The words of all pages are in hunspell's British dictionary or in words.txt; see spelling.py."""

from pathlib import Path

import pytest

import samples
import spelling
from lesson import all_pages


def test_every_word_is_known() -> None:
    assert list(spelling.problems(all_pages(), set(spelling.project_words()))) == []


def test_the_list_is_sorted_and_says_nothing_twice() -> None:
    words = spelling.project_words()
    assert words == sorted(set(words), key=lambda word: (word.lower(), word))


def test_the_list_holds_only_what_the_dictionary_lacks() -> None:
    words = spelling.project_words()
    assert spelling.unknown([" ".join(words)], set()) == set(words)


@pytest.mark.parametrize(("text", "wrong"), [
    ("The colour recieved.", "recieved"),
    ("The color.", "color"),
    ("A well-knwon thing.", "well-knwon"),
    ("# A hedding", "hedding"),
    ("> [!HINT]\n> A hnit.", "hnit"),
    ("| A | tabel |\n|---|---|", "tabel"),
    ("A [lnik](a.md).", "lnik"),
    ("A [modeling](a.md) page.", "modeling"),
    ("A [lnik](https://example.org/).", "lnik"),
    ("```graph\ntitle: A pictuer of it\nA -> B\n```", "pictuer"),
    ("```graph\ntitle: A picture of it\nBrowsr -> B: asks\n```", "Browsr"),
    ("+++\noutcome = \"Writte it.\"\n+++\n", "Writte"),
    ("Python's yeers", "yeers"),
])
def test_tells_a_wrong_word(tmp_path: Path, text: str, wrong: str) -> None:
    page = samples.page(tmp_path, text)
    [problem] = spelling.problems([page], set())
    assert problem.startswith(f"{page.path}:") and problem.endswith(f": '{wrong}'")


@pytest.mark.parametrize("text", [
    "The code `recieved` and https://example.org/recieved are no prose, 20ms, x_y and 3rd neither.",
    "```python\nrecieved = 1\n```",
    "```graph\ntitle: A picture of it\nmigrat -> B: asks\n```\n\nThe table `migrat`.",
    "A page on [data modeling](https://example.org/modeling).",
    "Sho's set-up: Sho and the sho-server.",
    "It’s Ann's and the users' own.",
    "+++\ntitle = \"Behavioral\"\ntopics = [\"nosuchword\"]\n+++\n",
])
def test_leaves_code_and_titles_alone(tmp_path: Path, text: str) -> None:
    assert list(spelling.problems([samples.page(tmp_path, text)], {"Sho", "sho"})) == []


def test_the_case_of_the_list_counts() -> None:
    assert spelling.unknown(["mongodb MongoDB Backend backend"], {"MongoDB", "backend"}) == {"mongodb"}
