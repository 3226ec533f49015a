"""No passage stands on two pages; see duplicates.py."""

from pathlib import Path

import duplicates
import samples
from lesson import all_pages

TWELVE = "one two three four five six seven eight nine ten eleven twelve"


def test_no_passage_stands_twice() -> None:
    assert list(duplicates.problems(all_pages())) == []


def test_tells_twelve_words_in_a_row(tmp_path: Path) -> None:
    first = samples.page(tmp_path, f"# A\n\nBefore it {TWELVE} and after.\n", "first.md")
    second = samples.page(tmp_path, f"+++\ntitle = \"B\"\n+++\n\n- **{TWELVE.replace(' ', ', ').title()}**\n", "second.md")
    assert list(duplicates.problems([first, second])) == [f'{second.path}:5: also in {first.path}:3: "{TWELVE}"']


def test_allows_eleven_words_code_and_notices(tmp_path: Path) -> None:
    texts = [TWELVE.removesuffix(" twelve"), f"```text\n{TWELVE}\n```", f"This profile rests on {TWELVE}"]
    for text in texts:
        pages = [samples.page(tmp_path, text, name) for name in ("first.md", "second.md")]
        assert list(duplicates.problems(pages)) == []


def test_allows_a_page_to_repeat_itself(tmp_path: Path) -> None:
    assert list(duplicates.problems([samples.page(tmp_path, f"{TWELVE}\n\n{TWELVE}\n")])) == []
