"""Sentences, lists, code and headings taken out of the project's own Markdown, to make lessons of."""

import re
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(r"(?ms)^(```.*?^```[ ]*$)")
FRONT_MATTER = re.compile(r"(?ms)\A\+\+\+$.*?^\+\+\+$")
# Links between our own pages lead nowhere in another site: their text stays.
OWN_LINK = re.compile(r"\[([^\]]*)\]\((?!https?://)[^)]*\)")
SENTENCE_END = re.compile(r"(?<=[a-z0-9)][.?!]) (?=[A-Z])")


@dataclass(frozen=True)
class Pool:
    sentences: list[str]
    lists: list[str]
    codes: list[str]
    headings: list[str]
    topics: list[str]


def read(content: Path) -> Pool:
    sentences, lists, codes, headings = [], [], [], []
    for file in sorted(content.rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        if title := re.search(r'(?m)^title = "([^"\\]*)"', text):
            headings += [part for part in title[1].split(": ") if is_heading(part)]
        for piece in FENCE.split(FRONT_MATTER.sub("", text)):
            if piece.startswith("```"):
                # Diagrams are drawn by one of the two tools only, and files of a whole program are no examples.
                if not re.match(r"```(graph|sequence)\s", piece) and piece.count("\n") <= 30:
                    codes.append(piece.strip())
                continue
            for block in re.split(r"\n\s*\n", OWN_LINK.sub(r"\1", piece)):
                sort_block(block.strip("\n"), sentences, lists, headings)
    topics = sorted(file.stem for file in (content / "topics").glob("*.md"))
    return Pool(unique(sentences), unique(lists), unique(codes), unique(headings), topics)


def sort_block(block: str, sentences: list[str], lists: list[str], headings: list[str]) -> None:
    if heading := re.fullmatch(r"#{1,4} (.*)", block):
        if is_heading(heading[1]):
            headings.append(heading[1])
    elif re.match(r"[-*] |1\. ", block):
        if "\n" in block:
            lists.append(block)
    elif block and not re.match(r"[#>|!\[+\s]|---", block):
        sentences.extend(filter(is_whole, SENTENCE_END.split(" ".join(block.split()))))


def is_heading(text: str) -> bool:
    return 8 < len(text) < 60 and not re.search(r'^[0-9]|[`\[\]"\\*:]', text)


def is_whole(sentence: str) -> bool:
    """Whether no emphasis, code or link was cut in two where the sentence ends."""
    words = len(sentence.split())
    pairs = sentence.count("[") == sentence.count("]") and sentence.count("(") == sentence.count(")")
    even = all(sentence.count(mark) % 2 == 0 for mark in ("*", "`", "_", '"'))
    return 5 <= words <= 60 and pairs and even and "<" not in sentence and "{{" not in sentence


def unique(items: list[str]) -> list[str]:
    return sorted(set(items))
