"""Passages that stand on two pages: twelve words in a row, punctuation and case aside."""

from collections.abc import Iterator

from lesson import Lesson

WINDOW = 12

#: How blocks begin that stand on several pages on purpose: the notice on each program's card.
NOTICES = ("this profile rests on",)


def problems(pages: list[Lesson]) -> Iterator[str]:
    seen: dict[tuple[str, ...], tuple[Lesson, int]] = {}
    told: set[tuple[str, str, int]] = set()
    for page in pages:
        for block in page.blocks:
            if block.text.lower().startswith(NOTICES):
                continue
            for at in range(len(block.words) - WINDOW + 1):
                window = tuple(block.words[at:at + WINDOW])
                first, line = seen.setdefault(window, (page, block.line))
                key = (str(page.path), str(first.path), block.line)
                if first is not page and key not in told:
                    told.add(key)
                    yield f"{page.path}:{block.line}: also in {first.path}:{line}: \"{' '.join(window)}\""
