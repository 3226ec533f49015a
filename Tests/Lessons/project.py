"""Puts the running project together from the lessons' snippets, in the course's order, and runs every milestone.

A fence whose info string has `project=PATH` is the whole of that file from this lesson on. A fence `bash milestone`
holds the commands that must succeed in the project's folder once its lesson's files are written; if an `output` fence
follows, it is what they print (standard output, then standard error).

    python3 Tests/Lessons/project.py [--until LESSON] [--from-folder FOLDER] [--keep FOLDER]
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import servers

ROOT = Path(__file__).resolve().parents[2]
COURSE = ROOT / "content" / "courses" / "backend.md"
LESSONS = ROOT / "content" / "lessons"
WIDTH = 88
MILESTONE_SECONDS = 120
FENCE = re.compile(r"^( {0,3})(`{3,}|~{3,})[ \t]*([^`\n]*)$")


class ProjectError(Exception):
    """A snippet or a milestone that is not right; the text names the lesson and the line."""


@dataclass(frozen=True)
class Fence:
    """One fenced block: where it is, what its info string says, what it holds."""

    lesson: str
    line: int
    words: tuple[str, ...]
    text: str

    @property
    def place(self) -> str:
        return f"{self.lesson}.md:{self.line}"

    @property
    def path(self) -> PurePosixPath | None:
        """The file of the project that the fence holds, if it holds one."""
        named = [word.removeprefix("project=") for word in self.words if word.startswith("project=")]
        if not named:
            return None
        path = PurePosixPath(named[0])
        if len(named) > 1 or not named[0] or path.is_absolute() or ".." in path.parts:
            raise ProjectError(f"{self.place}: project= takes one relative path within the project")
        return path

    @property
    def is_milestone(self) -> bool:
        return self.words[:1] == ("bash",) and "milestone" in self.words[1:]


@dataclass(frozen=True)
class Milestone:
    """What one lesson adds: files, and commands with what they print (None: anything)."""

    lesson: str
    files: tuple[Fence, ...]
    checks: tuple[tuple[Fence, str | None], ...]


def fences(lesson: str, text: str) -> Iterator[Fence]:
    """The fenced blocks at the left margin, in order. An open one reaches to the end, as CommonMark has it."""
    mark, words, start, indent = "", (), 0, 0
    held: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if mark:
            closing = line.strip()
            if len(closing) >= len(mark) and set(closing) == {mark[0]}:
                yield Fence(lesson, start, words, "".join(held))
                mark, held = "", []
            else:
                held.append(line[min(indent, len(line) - len(line.lstrip(" "))):] + "\n")
        elif found := FENCE.match(line):
            mark, words, start, indent = found[2], tuple(found[3].split()), number, len(found[1])
    if mark:
        yield Fence(lesson, start, words, "".join(held))


def milestone(lesson: str, text: str) -> Milestone | None:
    """The lesson's part of the project, or None where it has none."""
    blocks = list(fences(lesson, text))
    files = tuple(block for block in blocks if block.path is not None)
    checks = []
    for block, after in zip(blocks, [*blocks[1:], None]):
        if block.is_milestone:
            shown = after is not None and after.words == ("output",)
            checks.append((block, after.text if shown else None))
    if not files and not checks:
        return None
    if not checks:
        raise ProjectError(f"{files[0].place}: the lesson adds files but has no ```bash milestone")
    paths = [block.path for block in files]
    for block in files:
        if paths.count(block.path) > 1:
            raise ProjectError(f"{block.place}: {block.path} stands twice in this lesson")
        _check_snippet(block)
    return Milestone(lesson, files, tuple(checks))


def _check_snippet(block: Fence) -> None:
    for offset, line in enumerate(block.text.splitlines(), 1):
        place = f"{block.lesson}.md:{block.line + offset}"
        if len(line) > WIDTH:
            raise ProjectError(f"{place}: {len(line)} characters wide, the most is {WIDTH}")
        if line != line.rstrip():
            raise ProjectError(f"{place}: blanks at the end of the line")
    if block.words[0] == "python":
        try:
            compile(block.text, str(block.path), "exec")
        except SyntaxError as error:
            raise ProjectError(f"{block.lesson}.md:{block.line + (error.lineno or 0)}: {error.msg}") from error


def order(course: Path = COURSE) -> list[str]:
    """The names of the course's lessons, first to last."""
    front = course.read_text(encoding="utf-8").split("+++")[1]
    return [name for module in tomllib.loads(front)["modules"] for name in module["lessons"]]


def milestones(folder: Path, names: Sequence[str]) -> list[Milestone]:
    """The milestones of the lessons in `folder` that have one; a lesson without a file has none."""
    found = []
    for name in names:
        source = folder / f"{name}.md"
        if source.exists() and (one := milestone(name, source.read_text(encoding="utf-8"))):
            found.append(one)
    return found


def write(one: Milestone, project: Path) -> None:
    for block in one.files:
        place = project / block.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(block.text, encoding="utf-8")


def check(one: Milestone, project: Path, environment: Mapping[str, str]) -> None:
    """Runs the milestone's commands; says in a ProjectError what went otherwise than the lesson says."""
    for block, expected in one.checks:
        try:
            done = subprocess.run(
                ["bash", "-eu", "-o", "pipefail", "-c", block.text], cwd=project, env=environment,
                stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=MILESTONE_SECONDS)
        except subprocess.TimeoutExpired as error:
            raise ProjectError(f"{block.place}: not done after {MILESTONE_SECONDS} s") from error
        printed = done.stdout + done.stderr
        if done.returncode:
            raise ProjectError(f"{block.place}: exit code {done.returncode}\n{printed}{_unpiped(block, project, environment)}")
        if expected is not None and _lines(printed) != _lines(expected):
            raise ProjectError(f"{block.place}: printed\n{printed}\nwhere the lesson shows\n{expected}")


def _unpiped(block: Fence, project: Path, environment: Mapping[str, str]) -> str:
    """What the unit tests say in full: milestones show their last line only."""
    if "unittest" not in block.text:
        return ""
    done = subprocess.run([sys.executable, "-m", "unittest"], cwd=project, env=environment, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, timeout=MILESTONE_SECONDS)
    return done.stdout + done.stderr


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.rstrip().split("\n")]


def environment(project: Path, database_url: str, redis_url: str) -> dict[str, str]:
    """Nothing of the caller's but the way to this Python: what a milestone needs, its lesson says."""
    return {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "HOME": str(project), "TZ": "UTC",
        "LC_ALL": "C.UTF-8", "DATABASE_URL": database_url, "REDIS_URL": redis_url,
        # Two versions of a file may be written within one second, which compiled files can't tell apart.
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def main() -> int:
    parser = argparse.ArgumentParser(description="Build the running project from the lessons and run its milestones.")
    parser.add_argument("--until", metavar="LESSON", help="the last lesson to take (its file's name without .md)")
    parser.add_argument("--from-folder", type=Path, default=LESSONS, metavar="FOLDER", help="the lessons' folder")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="write the project there and leave it")
    parser.add_argument("--last", action="store_true", help="run the commands of the last milestone only")
    options = parser.parse_args()
    names = order()
    if options.until:
        if options.until not in names:
            parser.error(f"no lesson {options.until} in {COURSE.name}")
        names = names[:names.index(options.until) + 1]
    with ExitStack() as stack:
        try:
            found = milestones(options.from_folder, names)
            project = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="sho-project-")))
            project.mkdir(parents=True, exist_ok=True)
            settings = environment(project, stack.enter_context(servers.postgres()), stack.enter_context(servers.redis()))
            for one in found:
                write(one, project)
                if options.last and one is not found[-1]:
                    continue
                began = time.monotonic()
                check(one, project, settings)
                print(f"{one.lesson}: {len(one.files)} files, {time.monotonic() - began:.1f} s", flush=True)
        except (ProjectError, servers.ServerError) as error:
            print(error, file=sys.stderr)
            return 1
    print(f"{len(found)} milestones")
    return 0


if __name__ == "__main__":
    sys.exit(main())
