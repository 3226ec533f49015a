"""What the course comes to, module by module: words, examples, exercises, diagrams, sentences, definitions.

    python Tests/Lessons/report.py
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass

import project
import style
import terms
from lesson import CONTENT, LESSONS, Lesson, all_pages, read

COLUMNS = ["lessons", "words", "minutes", "examples", "shown", "exercises", "questions", "diagrams", "with one", "terms", "w/sentence", "longest"]


@dataclass
class Row:
    name: str
    lessons: list[Lesson]

    def cells(self) -> list[str]:
        lessons = self.lessons
        lengths = sentence_lengths(lessons)
        return [
            f"{len(lessons)}",
            f"{sum(lesson.words for lesson in lessons):,}",
            f"{sum(lesson.front.get('minutes', 0) for lesson in lessons):,}",
            f"{sum(len(lesson.examples) for lesson in lessons)}",
            f"{sum(fence.language == 'output' for lesson in lessons for fence in lesson.fences)}",
            f"{sum(len(re.findall(r'(?m)^### (?:Recall|Apply|Build): ', lesson.body)) for lesson in lessons)}",
            f"{sum(questions(lesson) for lesson in lessons)}",
            f"{sum(len(lesson.diagrams) for lesson in lessons)}",
            f"{sum(bool(lesson.diagrams) for lesson in lessons)}",
            f"{sum(1 for lesson in lessons for _ in terms.definitions(lesson))}",
            f"{sum(lengths) / len(lengths):.1f}",
            f"{max(lengths)}",
        ]


def sentence_lengths(pages: Iterable[Lesson]) -> list[int]:
    counts = [style.words(sentence) for page in pages for _, text in style.prose(page) for sentence in style.sentences(text)]
    return [count for count in counts if count > 3] or [0]


def questions(lesson: Lesson) -> int:
    return sum(len(re.findall(r"(?m)^\d+\. ", text)) for title, text in lesson.sections(2) if title == "Check yourself")


def modules() -> list[Row]:
    course = tomllib.loads(project.COURSE.read_text(encoding="utf-8").split("+++")[1])
    return [Row(module["title"], [read(LESSONS / f"{name}.md") for name in module["lessons"]]) for module in course["modules"]]


def table(rows: list[list[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*rows)]
    return "\n".join("  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows)


def main() -> None:
    rows = modules()
    rows.append(Row("The course", [lesson for row in rows for lesson in row.lessons]))
    print(table([["module", *COLUMNS], *([row.name, *row.cells()] for row in rows)]))
    folders: dict[str, list[Lesson]] = {}
    for page in all_pages():
        if page.path.parent != LESSONS:
            folders.setdefault(page.path.relative_to(CONTENT).parts[0].removesuffix(".md"), []).append(page)
    print()
    print(table([["other pages", "pages", "words", "w/sentence", "longest"], *(
        [name, f"{len(pages)}", f"{sum(page.words for page in pages):,}",
         f"{sum(lengths := sentence_lengths(pages)) / len(lengths):.1f}", f"{max(lengths)}"]
        for name, pages in sorted(folders.items()))]))
    print(f"\n{len(project.milestones(LESSONS, project.order()))} milestones of the project")


if __name__ == "__main__":
    main()
