"""What every full lesson has, beyond what the build's own rule `missing-section` checks: amounts, exercises, the quiz."""

import re
from collections.abc import Iterator

from lesson import Lesson, heading_id

LEAST_WORDS, MOST_WORDS = 900, 1800
EXERCISES = ["Recall", "Apply", "Build"]
TECHNICAL = ["Why it matters", "The ideas", "Worked example", "Common mistakes", "Exercises", "Check yourself", "In the project", "Further reading"]
CAREER = [title for title in TECHNICAL if title != "In the project"]


def problems(lesson: Lesson) -> Iterator[str]:
    yield from length(lesson)
    yield from sections(lesson)
    yield from exercises(lesson)
    yield from quiz(lesson)
    yield from examples(lesson)
    yield from reading(lesson)


def length(lesson: Lesson) -> Iterator[str]:
    if not LEAST_WORDS <= lesson.words <= MOST_WORDS:
        yield f"{lesson.words} words: {LEAST_WORDS} to {MOST_WORDS} are wanted"


def sections(lesson: Lesson) -> Iterator[str]:
    expected = CAREER if lesson.front.get("form") == "career" else TECHNICAL
    titles = [title for title, _ in lesson.sections(2)]
    if titles != expected:
        yield f"the sections are {titles}, expected {expected}"


def exercises(lesson: Lesson) -> Iterator[str]:
    for title, text in lesson.sections(2):
        if title != "Exercises":
            continue
        tasks = re.findall(r"(?m)^### (\w+): ", text)
        if tasks != EXERCISES:
            yield f"the exercises are {tasks}, expected {EXERCISES}"
        if text.count("[!ANSWER]") < 3 or text.count("[!HINT]") < 3:
            yield "each exercise has a hint and an answer"


def quiz(lesson: Lesson) -> Iterator[str]:
    ids = {heading_id(title) for level in (2, 3, 4) for title, _ in lesson.sections(level)}
    for title, text in lesson.sections(2):
        if title != "Check yourself":
            continue
        questions = re.split(r"(?m)^\d+\. ", text)[1:]
        if not 4 <= len(questions) <= 6:
            yield f"{len(questions)} questions: 4 to 6 are wanted"
        for number, question in enumerate(questions, 1):
            targets = re.findall(r"\]\(#([^)]*)\)", question.split("[!ANSWER]")[0])
            if not targets:
                yield f"question {number} does not link to the heading that answers it"
            for target in targets:
                if target not in ids:
                    yield f"question {number} links to #{target}, which is no heading here"
            if "[!ANSWER]" not in question:
                yield f"question {number} has no answer"


def examples(lesson: Lesson) -> Iterator[str]:
    ran = [fence for fence in lesson.fences if fence.asks("run")]
    if lesson.front.get("form") != "career" and len(ran) < 3:
        yield f"{len(ran)} runnable examples: 3 are wanted"
    for fence in lesson.fences:
        if not fence.language:
            yield f"line {lesson.first_line + fence.line - 1}: a fence without a language"


def reading(lesson: Lesson) -> Iterator[str]:
    for title, text in lesson.sections(2):
        if title == "Further reading" and not 3 <= len(re.findall(r"\]\(https://", text)) <= 6:
            yield "further reading lists 3 to 5 sources"
