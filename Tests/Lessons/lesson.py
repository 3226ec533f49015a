"""A lesson, or any other page, as its author wrote it, cut into the parts that the checks of this folder look at."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from fences import Fence, fences_of

CONTENT = Path(__file__).resolve().parents[2] / "content"
LESSONS = CONTENT / "lessons"

#: What front matter holds besides prose: names of other pages, words of a fixed set, anchors.
NOT_PROSE = {
    "author", "avoid", "better", "broader", "choose", "criteria", "evidence", "form", "id", "kind", "lessons", "level", "pairsWith",
    "prior", "priority", "programs", "rule", "steps", "tags", "theme", "time", "topics", "type", "value", "values", "with",
}


@dataclass
class Lesson:
    path: Path
    front: dict
    body: str
    #: Number of the file's line on which the body starts, from 1.
    first_line: int = 1

    @cached_property
    def fences(self) -> list[Fence]:
        return fences_of(self.body)

    @cached_property
    def prose_lines(self) -> list[tuple[int, str]]:
        """The lines that are not code, with their numbers in the file; marks of quotes and lists taken off."""
        coded = {number for fence in self.fences for number in range(fence.line, fence.end + 1)}
        return [
            (self.first_line + number - 1, re.sub(r"^(\s*>\s?)+", "", line))
            for number, line in enumerate(self.body.split("\n"), 1) if number not in coded
        ]

    @cached_property
    def blocks(self) -> list["Block"]:
        """Paragraphs, list items, headings and table rows, as plain text without Markdown's marks."""
        found: list[Block] = []
        lines: list[str] = []
        start = 0

        def close():
            if lines:
                source = " ".join(lines)
                found.append(Block(start, plain(source), is_heading=lines[0].startswith("#"), source=source))
                lines.clear()

        for number, line in self.prose_lines:
            stripped = line.strip()
            starts = re.match(r"(#{1,6} |[-*+] |\d+[.)] |\||\[!)", stripped)
            if not stripped or starts:
                close()
            if not stripped or stripped.startswith("[!") or stripped.startswith("<!--"):
                continue
            if not lines:
                start = number
            lines.append(re.sub(r"^([-*+]|\d+[.)]) +", "", stripped))
            if stripped.startswith(("#", "|")):
                close()
        close()
        return found

    @cached_property
    def front_prose(self) -> list[str]:
        """The sentences and titles of the front matter."""
        return list(_strings(self.front))

    @cached_property
    def diagrams(self) -> list[Fence]:
        return [fence for fence in self.fences if fence.language in ("graph", "sequence")]

    @cached_property
    def examples(self) -> list[Fence]:
        """The fences that the tests run."""
        return [fence for fence in self.fences if fence.asks("run")]

    @cached_property
    def is_career(self) -> bool:
        return self.front.get("form") == "career"

    @cached_property
    def words(self) -> int:
        return sum(len(re.findall(r"\w[\w'’-]*", block.text)) for block in self.blocks)

    def sections(self, level: int) -> list[tuple[str, str]]:
        """Headings of a level with the text below each, up to the next heading of that level or a higher one.

        Of a fence only the word `code` is left, so that a `#` within is no heading.
        """
        hidden = re.sub(r"(?ms)^(\s*>?\s*)(`{3,}).*?^\s*>?\s*\2`*\s*$", lambda match: "code" + "\n" * match[0].count("\n"), self.body)
        found: list[tuple[str, str]] = []
        at = [(m.start(), len(m[1]), m[2].strip()) for m in re.finditer(r"(?m)^(#{1,6}) (.*)$", hidden)]
        for index, (start, depth, title) in enumerate(at):
            if depth == level:
                end = next((other for other, d, _ in at[index + 1:] if d <= level), len(hidden))
                found.append((title, hidden[start:end]))
        return found


@dataclass
class Block:
    line: int
    text: str
    is_heading: bool = False
    #: The same with Markdown's marks.
    source: str = ""
    words: list[str] = field(init=False)

    def __post_init__(self):
        self.words = re.findall(r"[a-z0-9][a-z0-9'-]*", self.text.lower().replace("’", "'"))


def plain(text: str) -> str:
    """`See [caching](a.md) and **this** `code`` → `See caching and this code`"""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"<(https?://[^>]*)>", r"\1", text)
    text = re.sub(r"^#{1,6} +", "", text)
    text = text.replace("**", "").replace("|", " ")
    return re.sub(r"\s+", " ", text).strip()


def read(path: Path) -> Lesson:
    text = path.read_text()
    if not text.startswith("+++\n"):
        return Lesson(path, {}, text)
    front, _, body = text[4:].partition("\n+++\n")
    return Lesson(path, tomllib.loads(front), body, first_line=front.count("\n") + 4)


def all_lessons(folder: Path = LESSONS) -> list[Lesson]:
    return [read(path) for path in sorted(folder.glob("*.md"))]


def all_pages(folder: Path = CONTENT) -> list[Lesson]:
    return [read(path) for path in sorted(folder.rglob("*.md"))]


def _strings(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list():
            for part in value:
                yield from _strings(part)
        case dict():
            for key, part in value.items():
                # A program's rule is a sentence, that of a waiver is the rule's name.
                if key not in NOT_PROSE or (key == "rule" and " " in part):
                    yield from _strings(part)


def heading_id(title: str) -> str:
    """Hugo's id of a heading: `301 or 302?` → `301-or-302`"""
    text = plain(title).replace("`", "").lower()
    return re.sub(r"[^\w\- ]", "", text).replace(" ", "-")
