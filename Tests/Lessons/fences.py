"""The code fences of a Markdown file, with what their info strings ask for.

    ```python file=codes.py run    →  Fence(language="python", words={"file": "codes.py", "run": ""}, text=…)
"""

import re
from dataclasses import dataclass

_OPENING = re.compile(r"^(?P<prefix>(?:[ ]*>[ ]?|[ ]+)*)(?P<ticks>`{3,})(?P<info>[^`]*)$")


@dataclass
class Fence:
    language: str
    words: dict[str, str]
    text: str
    #: Number of the opening line, from 1.
    line: int
    #: Number of the closing line.
    end: int
    #: What stands before the fence on each of its lines: the marks of quotes and lists around it.
    prefix: str

    def asks(self, word: str) -> bool:
        return word in self.words


def fences_of(markdown: str) -> list[Fence]:
    found: list[Fence] = []
    lines = markdown.split("\n")
    at = 0
    while at < len(lines):
        opening = _OPENING.match(lines[at])
        if opening is None:
            at += 1
            continue
        prefix, ticks = opening["prefix"], opening["ticks"]
        body: list[str] = []
        end = at + 1
        while end < len(lines):
            line = _without_prefix(lines[end], prefix)
            if re.fullmatch(r" {0,3}`{%d,}\s*" % len(ticks), line):
                break
            body.append(line)
            end += 1
        words = opening["info"].split()
        language = words[0].lower() if words else ""
        pairs = dict(word.partition("=")[::2] for word in words[1:])
        found.append(Fence(language, pairs, "\n".join(body) + "\n" if body else "", at + 1, end + 1, prefix))
        at = end + 1
    return found


def _without_prefix(line: str, prefix: str) -> str:
    if line.startswith(prefix):
        return line[len(prefix):]
    if line.rstrip() == prefix.rstrip():
        return ""
    return line.lstrip(" ") if prefix.isspace() else line
