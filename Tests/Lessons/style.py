"""How sentences read: length, filler, piled-up passives. For lessons and for every other page."""

import re
from collections.abc import Iterator

from lesson import Lesson

LONGEST = 40  # words a sentence
AVERAGE = 20  # words a sentence, over a lesson

#: Words that say nothing here. A regular expression each.
FILLER = [
    r"in today's", r"crucial\w*", r"delv(?:e|es|ing)", r"leverag(?:e|es|ed|ing)", r"robust", r"seamless\w*", r"it is important to note", r"ever-evolving",
    r"game.changer", r"dive in(?:to)?", r"let's", r"unlock the", r"at the end of the day", r"needless to say", r"cutting.edge", r"state.of.the.art",
    r"in conclusion", r"first and foremost", r"last but not least", r"a wide range of", r"plays? a (?:key|vital|major) role", r"in order to", r"utili[sz]e\w*",
    r"navigat(?:e|ing) the (?:world|complex\w*)", r"not only .{1,40} but also", r"world.class", r"powerful", r"very unique", r"tapestry", r"embark\w*",
    r"simply", r"actually", r"obviously", r"of course", r"as we all know", r"when it comes to", r"keep in mind", r"in the world of", r"deep dive",
    r"holistic\w*", r"synerg\w*", r"empower\w*", r"plethora", r"myriad", r"streamlin\w*", r"pivotal", r"paramount", r"effortless\w*", r"unleash\w*",
    r"ever-(?:changing|growing)", r"a testament to", r"look no further", r"rest assured",
]
_FILLER = re.compile(r"(?<![\w-])(?:" + "|".join(FILLER) + r")(?![\w-])", re.I)

#: A form of *be* with a participle: the passive. Three in one sentence are a pile.
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+ly\s+)?(?:\w{3,}ed|written|made|done|given|taken|sent|kept|held|found|read|built|known|shown|seen|run|set|lost|chosen|thrown|stored)\b", re.I)


def problems(page: Lesson) -> Iterator[str]:
    lengths = []
    for line, text in prose(page):
        for sentence in sentences(text):
            count = words(sentence)
            if count > 3:
                lengths.append(count)
            if count > LONGEST:
                yield f"line {line}: a sentence of {count} words: {sentence[:60]}…"
            if len(_PASSIVE.findall(sentence)) >= 3:
                yield f"line {line}: three passives in one sentence: {sentence[:60]}…"
            if sentence.rstrip().endswith("!"):
                yield f"line {line}: an exclamation mark: {sentence[:60]}…"
        for match in _FILLER.finditer(without_code(text)):
            yield f"line {line}: filler: '{match[0]}'"
    if lengths and sum(lengths) / len(lengths) > AVERAGE:
        yield f"{sum(lengths) / len(lengths):.1f} words a sentence on average, at most {AVERAGE} are wanted"


def prose(page: Lesson) -> Iterator[tuple[int, str]]:
    """The front matter's sentences, which all have line 1, and the body's blocks but its headings."""
    for text in page.front_prose:
        if text != page.front.get("title"):
            yield 1, text
    for block in page.blocks:
        if not block.is_heading:
            yield block.line, block.text


def words(sentence: str) -> int:
    return len(re.findall(r"\w[\w'’-]*", sentence))


def sentences(text: str) -> list[str]:
    """Ends at `.`, `?`, `!` or `:` before a space, and within an enumeration at `;`. Code counts as one word.

    `a; b` is one sentence. `a; b; c` is a list that happens to stand in a line, and so is `(a) …; (b) …`.
    """
    shortened = re.sub(r"`[^`]*`", "code", text)
    shortened = re.sub(r"\b(e\.g|i\.e|etc|vs|No|Dr|Mr|Ms|approx)\.", r"\1", shortened)
    found = []
    for sentence in re.split(r"(?<=[.?!:])[\"')\]]*\s+", shortened):
        parts = re.split(r"(?<=;)\s+", sentence)
        found += parts if len(parts) > 2 or sentence.startswith(("(a)", "(1)")) else [sentence]
    return [sentence for sentence in found if sentence]


def without_code(text: str) -> str:
    return re.sub(r"`[^`]*`", "", text)
