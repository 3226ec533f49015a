"""Passages that stand in two lessons: twelve words in a row, punctuation and case aside."""

from collections.abc import Iterator

from lesson import Lesson

WINDOW = 12


def problems(lessons: list[Lesson]) -> Iterator[str]:
    seen: dict[tuple[str, ...], tuple[Lesson, int]] = {}
    told: set[tuple[str, str, int]] = set()
    for lesson in lessons:
        for block in lesson.blocks:
            for at in range(len(block.words) - WINDOW + 1):
                window = tuple(block.words[at:at + WINDOW])
                first, line = seen.setdefault(window, (lesson, block.line))
                key = (lesson.path.name, first.path.name, block.line)
                if first is not lesson and key not in told:
                    told.add(key)
                    yield f"{lesson.path}:{block.line}: also in {first.path}:{line}: \"{' '.join(window)}\""
