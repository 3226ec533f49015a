"""Corpora of N lessons, the same lessons twice: as a Waymark site and as a Hugo site.

Deterministic: the same pool, size and seed give the same bytes. A lesson has about 900 words: headings of two levels,
two code fences, a table, lists, links to what it requires. Sections (courses) hold at most 120 lessons.
"""

import json
import math
import random
import re
from dataclasses import dataclass, field
from pathlib import Path

from pool import Pool

SECTION_SIZE = 120
LEVELS = ["beginner", "intermediate", "advanced"]
SEED = 1


@dataclass(eq=False)
class Lesson:
    section: "Section"
    slug: str
    title: str
    requires: list["Lesson"] = field(default_factory=list)
    description: str = ""
    date: str = ""
    level: str = ""
    minutes: int = 0
    topics: list[str] = field(default_factory=list)
    body: str = ""

    @property
    def name(self) -> str:
        return f"{self.section.slug}/{self.slug}"

    def link_from(self, other: "Lesson") -> str:
        folder = "" if self.section is other.section else f"../{self.section.slug}/"
        return f"[{self.title}]({folder}{self.slug}.md)"


@dataclass(eq=False)
class Section:
    slug: str
    title: str
    intro: str
    lessons: list[Lesson] = field(default_factory=list)


def generate(count: int, pool: Pool) -> list[Section]:
    sections = outline(count, pool)
    require(sections)
    for number, lesson in enumerate(lesson for section in sections for lesson in section.lessons):
        write_lesson(lesson, number, pool)
    return sections


def outline(count: int, pool: Pool) -> list[Section]:
    sections = []
    sizes = [len(part) for part in split(range(count), math.ceil(count / SECTION_SIZE))]
    number = 0
    for index, size in enumerate(sizes):
        heading = pool.headings[(index * 37) % len(pool.headings)]
        section = Section(
            f"s{index + 1:04}-{slug(heading)}", f"Course {index + 1}: {heading}",
            pool.sentences[(index * 11) % len(pool.sentences)])
        for _ in range(size):
            number += 1
            title = f"{random.Random(SEED * 1_000_003 + number).choice(pool.headings)} {number}"
            section.lessons.append(Lesson(section, f"l{number:06}-{slug(title)}", title))
        sections.append(section)
    return sections


def split(items: range, parts: int) -> list[range]:
    base, extra = divmod(len(items), parts)
    starts = [index * base + min(index, extra) for index in range(parts + 1)]
    return [items[start:end] for start, end in zip(starts, starts[1:])]


def require(sections: list[Section]) -> None:
    """Up to three earlier lessons of the section, mostly near ones, and for one lesson in ten one of the section
    before. What another prerequisite implies is left out, so that the graph has no findings."""
    numbers: dict[Lesson, int] = {}
    before: list[int] = []  # for each lesson, a bit for each lesson that must come first
    for index, section in enumerate(sections):
        for place, lesson in enumerate(section.lessons):
            dice = random.Random(SEED * 7919 + len(before) * 31 + 5)
            wanted = {max(0, place - 1 - int(dice.expovariate(0.25))) for _ in range(min(place, dice.choice((0, 1, 1, 2, 2, 3))))}
            chosen = [section.lessons[earlier] for earlier in sorted(wanted)]
            if index > 0 and dice.random() < 0.1:
                chosen.append(dice.choice(sections[index - 1].lessons))
            direct = {numbers[other]: other for other in chosen}
            implied = 0
            for number in direct:
                implied |= before[number]
            lesson.requires = [other for number, other in direct.items() if not implied >> number & 1]
            numbers[lesson] = len(before)
            before.append(implied | sum(1 << number for number in direct))


def write_lesson(lesson: Lesson, number: int, pool: Pool) -> None:
    dice = random.Random(SEED * 104_729 + number)
    lesson.level = LEVELS[3 * lesson.section.lessons.index(lesson) // len(lesson.section.lessons)]
    lesson.minutes = dice.randrange(20, 95, 5)
    lesson.date = f"{2020 + number % 6}-{1 + number % 12:02}-{1 + number % 28:02}"
    lesson.topics = sorted(dice.sample(pool.topics, dice.choice((2, 3, 3, 4, 5))))
    lesson.description = re.sub(r"[*_`\[\]]|\(https?:[^)]*\)", "", dice.choice(pool.sentences))[:155]
    lesson.body = "\n\n".join(blocks(lesson, dice, pool)) + "\n"


def blocks(lesson: Lesson, dice: random.Random, pool: Pool) -> list[str]:
    def paragraph() -> str:
        return " ".join(dice.sample(pool.sentences, dice.choice((2, 3, 3, 4))))

    headings = dice.sample(pool.headings, 7)
    parts = [paragraph(), "## What it is about", paragraph(), dice.choice(pool.lists)]
    if lesson.requires:
        parts.append(f"Before you start, finish {', '.join(other.link_from(lesson) for other in lesson.requires)}.")
    parts += [
        f"## {headings[0]}", paragraph(), f"### {headings[1]}", paragraph(), dice.choice(pool.codes), paragraph(),
        f"## {headings[2]}", paragraph(), table(headings[3], headings[4], dice, pool),
        f"### {headings[5]}", dice.choice(pool.codes), dice.choice(pool.lists), f"## {headings[6]}",
    ]
    target = dice.randint(820, 1120)
    words = sum(len(part.split()) for part in parts)
    while words < target:
        parts.append(paragraph())
        words += len(parts[-1].split())
    if lesson.requires:
        parts.append(f"If you are stuck, return to {', '.join(other.link_from(lesson) for other in lesson.requires)}.")
    return parts + ["## What to practise", dice.choice(pool.lists)]


def table(first: str, second: str, dice: random.Random, pool: Pool) -> str:
    rows = [f"| Case | {first} | {second} | Note |", "| :--- | :---: | ---: | --- |"]
    for _ in range(6):
        words = [word for word in dice.choice(pool.sentences).split() if re.fullmatch(r"[\w.,;'-]+", word)] or ["none"]
        rows.append(
            f"| {' '.join(words[:2])} | **{dice.randint(1, 900)}** ms | `v{dice.randint(1, 9)}.{dice.randint(0, 20)}` "
            f"| {' '.join(words[2:8])} |")
    return "\n".join(rows)


def slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def toml(**entries: object) -> str:
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in entries.items()]
    return "\n".join(["+++", *lines, "+++", "", ""])


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_waymark(sections: list[Section], site: Path) -> None:
    content = site / "content"
    write(content / "site.toml", f'baseURL = "https://example.org/"\ntitle = "Roadmap"\nlevels = {json.dumps(LEVELS)}\n')
    write(content / "index.md", toml(title="Roadmap", description="All courses of the roadmap") + "Welcome to the roadmap.\n")
    for section in sections:
        modules = (
            f"\n[[modules]]\ntitle = {json.dumps(section.title, ensure_ascii=False)}\n"
            f"lessons = {json.dumps([lesson.name for lesson in section.lessons])}\n")
        head = toml(title=section.title, description=f"Lessons of {section.title}")
        write(content / "courses" / f"{section.slug}.md", head.replace("\n+++\n", "\n" + modules + "+++\n", 1) + section.intro + "\n")
        for lesson in section.lessons:
            head = toml(
                title=lesson.title, description=lesson.description, level=lesson.level, minutes=lesson.minutes,
                requires=[other.name for other in lesson.requires], topics=lesson.topics)
            head = head.replace("+++\n", f"+++\ndate = {lesson.date}\n", 1)
            write(content / "lessons" / section.slug / f"{lesson.slug}.md", head + lesson.body)


def write_hugo(sections: list[Section], site: Path) -> None:
    content = site / "content"
    write(content / "_index.md", toml(title="Roadmap", description="All courses of the roadmap") + "Welcome to the roadmap.\n")
    for number, section in enumerate(sections, start=1):
        head = toml(title=section.title, description=f"Lessons of {section.title}", weight=number)
        write(content / section.slug / "_index.md", head + section.intro + "\n")
        for place, lesson in enumerate(section.lessons, start=1):
            head = toml(
                title=lesson.title, description=lesson.description, level=lesson.level, minutes=lesson.minutes,
                prerequisites=[other.name for other in lesson.requires], tags=lesson.topics, weight=place)
            head = head.replace("+++\n", f"+++\ndate = {lesson.date}\n", 1)
            write(content / section.slug / f"{lesson.slug}.md", head + lesson.body)
