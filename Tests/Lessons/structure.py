"""What every full lesson has, beyond what the build's own rule `missing-section` checks: amounts, exercises, the quiz."""

import re
from collections.abc import Iterator

from lesson import Lesson, heading_id

LEAST_WORDS, MOST_WORDS = 900, 1800
EXERCISES = ["Recall", "Apply", "Build"]
#: Objectives that nobody can check.
VAGUE = {"Appreciate", "Be", "Become", "Discover", "Explore", "Familiarise", "Get", "Grasp", "Know", "Learn", "Master", "See", "Understand"}
TECHNICAL = ["Why it matters", "The ideas", "Worked example", "Common mistakes", "Exercises", "Check yourself", "In the project", "Further reading"]
CAREER = [title for title in TECHNICAL if title != "In the project"]


def problems(lesson: Lesson) -> Iterator[str]:
    for check in (front, length, sections, ideas, mistakes, exercises, quiz, examples, diagrams, definitions, reading):
        yield from check(lesson)


def front(lesson: Lesson) -> Iterator[str]:
    objectives = lesson.front.get("objectives", [])
    if not 3 <= len(objectives) <= 4:
        yield f"{len(objectives)} objectives: 3 or 4 are wanted"
    for objective in objectives:
        verb = re.split(r"\W", objective)[0]
        if verb in VAGUE or not verb[:1].isupper():
            yield f"the objective '{objective}' does not begin with something one can be seen doing"
    if not 80 <= len(lesson.front.get("description", "")) <= 160:
        yield "the description has 80 to 160 characters"
    if not 30 <= lesson.front.get("minutes", 0) <= 120:
        yield "a lesson takes 30 to 120 minutes"


def length(lesson: Lesson) -> Iterator[str]:
    if not LEAST_WORDS <= lesson.words <= MOST_WORDS:
        yield f"{lesson.words} words: {LEAST_WORDS} to {MOST_WORDS} are wanted"


def part(lesson: Lesson, wanted: str) -> str:
    """The text of one section; empty where the lesson has no such section, which `sections` tells."""
    return next((text for title, text in lesson.sections(2) if title == wanted), "")


def sections(lesson: Lesson) -> Iterator[str]:
    expected = CAREER if lesson.is_career else TECHNICAL
    titles = [title for title, _ in lesson.sections(2)]
    if titles != expected:
        yield f"the sections are {titles}, expected {expected}"


def ideas(lesson: Lesson) -> Iterator[str]:
    count = len(re.findall(r"(?m)^### ", part(lesson, "The ideas")))
    if not 2 <= count <= 5:
        yield f"{count} ideas with a heading: 2 to 5 are wanted"


def mistakes(lesson: Lesson) -> Iterator[str]:
    count = len(re.findall(r"(?m)^(?:[-*] +|\d+\. +)?\*\*", part(lesson, "Common mistakes")))
    if not 3 <= count <= 5:
        yield f"{count} common mistakes: 3 to 5 are wanted"


def exercises(lesson: Lesson) -> Iterator[str]:
    tasks = re.split(r"(?m)^### ", part(lesson, "Exercises"))[1:]
    kinds = [task.partition(":")[0] for task in tasks]
    if kinds != EXERCISES:
        yield f"the exercises are {kinds}, expected {EXERCISES}"
    for kind, task in zip(kinds, tasks):
        question, hint, after = task.partition("[!HINT]")
        answer = after.partition("[!ANSWER]")[2]
        if not hint or not prose_of(answer):
            yield f"the exercise '{kind}' has no hint with an answer behind it"
        if not prose_of(question.partition("\n")[2]):
            yield f"the exercise '{kind}' has no task"


def prose_of(text: str) -> str:
    return re.sub(r"[>\s]", "", text)


def quiz(lesson: Lesson) -> Iterator[str]:
    ids = {heading_id(title) for level in (2, 3, 4) for title, _ in lesson.sections(level)}
    questions = re.split(r"(?m)^\d+\. ", part(lesson, "Check yourself"))[1:]
    if not 4 <= len(questions) <= 6:
        yield f"{len(questions)} questions: 4 to 6 are wanted"
    for number, text in enumerate(questions, 1):
        question, _, answer = text.partition("[!ANSWER]")
        targets = re.findall(r"\]\(#([^)]*)\)", question)
        if not targets:
            yield f"question {number} does not link to the heading that answers it"
        for target in targets:
            if target not in ids:
                yield f"question {number} links to #{target}, which is no heading here"
        if not prose_of(answer):
            yield f"question {number} has no answer"


def examples(lesson: Lesson) -> Iterator[str]:
    if not lesson.is_career and len(lesson.examples) < 3:
        yield f"{len(lesson.examples)} runnable examples: 3 are wanted"
    for fence in lesson.fences:
        if not fence.language:
            yield f"line {lesson.first_line + fence.line - 1}: a fence without a language"


def diagrams(lesson: Lesson) -> Iterator[str]:
    """A title is the picture's text alternative: a sentence that says what is seen."""
    for fence in lesson.diagrams:
        title = re.match(r"title: *(.*)", fence.text)
        if title is None or len(title[1].split()) < 4:
            yield f"line {lesson.first_line + fence.line - 1}: a diagram whose title does not say what it shows"


def definitions(lesson: Lesson) -> Iterator[str]:
    count = lesson.body.count("[!DEFINITION]")
    if not 1 <= count <= 4:
        yield f"{count} definitions: 1 to 4 are wanted"


def reading(lesson: Lesson) -> Iterator[str]:
    count = len(re.findall(r"\]\(https://", part(lesson, "Further reading")))
    if not 3 <= count <= 5:
        yield f"{count} sources of further reading: 3 to 5 are wanted"
