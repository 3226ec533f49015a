"""Runs the code fences of lessons that are marked `run` and compares what they print with the `output` fences behind them.

    python Tests/Lessons/examples.py content/lessons/http-basics.md …    # all lessons without arguments
    python Tests/Lessons/examples.py --write content/lessons/…           # put the real output into the fences; then read it

Nothing of this is part of a build of the site: `waymark build` never runs content.
"""

import contextlib
import fcntl
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import linters
import redis_lines
import servers
import sql
from fences import Fence, fences_of

FILE_NAMES = {"python": "example.py", "js": "example.js", "java": "Example.java", "bash": "example.sh"}
COMMANDS = {"python": [sys.executable], "js": ["node"], "java": ["java"], "bash": ["bash", "-eu"]}
LIMIT = 20  # seconds: far above what any example needs, so that a slow machine is no failure


class Broken(Exception):
    """An example that does not do what the lesson says."""


@dataclass
class Address:
    postgres: str
    redis: str


@dataclass
class Result:
    fence: Fence
    #: What was printed, or nothing for fences that are only checked.
    output: str | None
    problem: str | None = None


def run_lesson(path: Path, address: Address) -> list[Result]:
    """Runs the fences of one lesson in order, in one empty folder."""
    fences = fences_of(path.read_text())
    if not any(fence.asks("run") for fence in fences):
        return []
    results: list[Result] = []
    with tempfile.TemporaryDirectory(prefix="lesson-") as name, contextlib.ExitStack() as running:
        postgres = sql.database(address.postgres, "lesson_" + path.stem.replace("-", "_")) if needs_postgres(fences) else ""
        lesson = Lesson(Path(name), postgres, address.redis, running)
        lesson.clear()
        if any(fence.words.get("run") == "server" for fence in fences):
            running.enter_context(turn())
        for fence in fences:
            if fence.asks("project"):
                continue
            try:
                lesson.write(fence)
                if fence.asks("run"):
                    results.append(Result(fence, lesson.run(fence)))
            except Broken as error:
                results.append(Result(fence, None, str(error)))
    return results


def needs_postgres(fences: list[Fence]) -> bool:
    """A database of its own costs a quarter of a second and 8 MB, and most lessons use none."""
    return any(fence.words.get("run") == "postgres" or "DATABASE_URL" in fence.text for fence in fences if not fence.asks("project"))


class Lesson:
    def __init__(self, folder: Path, postgres: str, redis: str, running: contextlib.ExitStack):
        self.folder = folder
        self.running = running
        self.postgres = postgres
        self.redis = redis
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "PYTHONDONTWRITEBYTECODE": "1",
            "PYTHONHASHSEED": "0",
            "PYTHONUNBUFFERED": "1",
            "NODE_NO_WARNINGS": "1",
            "DATABASE_URL": self.postgres,
            "REDIS_URL": self.redis,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
        }

    def clear(self) -> None:
        redis_lines.clear(self.redis)

    def write(self, fence: Fence) -> None:
        if fence.asks("file"):
            place = self.place(fence.words["file"])
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(fence.text)

    def place(self, name: str) -> Path:
        place = (self.folder / name).resolve()
        if not place.is_relative_to(self.folder.resolve()):
            raise Broken(f"the file {name} would lie outside the lesson's folder")
        return place

    def run(self, fence: Fence) -> str | None:
        kind = fence.words["run"]
        if kind == "server":
            return self.start(fence)
        if fence.language == "sql":
            return self.run_sql(fence, kind)
        if fence.language == "redis":
            return redis_lines.run(self.redis, fence.text)
        if fence.language in linters.LINTERS:
            return self.lint(fence)
        if fence.language not in COMMANDS:
            raise Broken(f"nothing here runs '{fence.language}'")
        return self.execute(fence)

    def run_sql(self, fence: Fence, kind: str) -> str:
        try:
            if kind == "postgres":
                printed = sql.on_postgres(self.postgres, fence.text)
            else:
                printed = sql.on_sqlite(self.folder / "lesson.db", fence.text)
        except sql.SQLError as error:
            if fence.asks("fails"):
                return error.printed
            raise Broken(error.printed) from None
        if fence.asks("fails"):
            raise Broken("the statements are to fail, but succeeded")
        return printed

    def lint(self, fence: Fence) -> None:
        problem = linters.LINTERS[fence.language](fence.text)
        if problem:
            raise Broken(problem)

    def execute(self, fence: Fence) -> str:
        process = self.spawn(fence)
        try:
            printed, _ = process.communicate(timeout=LIMIT)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise Broken(f"still running after {LIMIT} s") from None
        if (process.returncode != 0) != fence.asks("fails"):
            raise Broken(f"exit code {process.returncode}\n{printed}")
        return printed

    def start(self, fence: Fence) -> None:
        port = int(fence.words.get("port", "8000"))
        wait_until_free(port)
        process = self.spawn(fence, output=subprocess.DEVNULL)
        self.running.callback(stop, process)
        until = time.monotonic() + LIMIT
        while not (answers(port) and listens(process.pid, port)):
            if process.poll() is not None or time.monotonic() > until:
                raise Broken(f"the server does not listen on port {port}")
            time.sleep(0.02)

    def spawn(self, fence: Fence, output: int = subprocess.PIPE) -> subprocess.Popen:
        name = fence.words.get("file") or FILE_NAMES[fence.language]
        place = self.place(name)
        place.write_text(fence.text)
        return subprocess.Popen(
            [*COMMANDS[fence.language], name], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
            stdout=output, stderr=subprocess.STDOUT, text=True, start_new_session=True)


def answers(port: int) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


@contextlib.contextmanager
def turn() -> Iterator[None]:
    """Lessons name their servers' ports, so two runs of these examples at once take turns, lesson by lesson."""
    with open(Path(tempfile.gettempdir()) / f"lesson-servers-{os.getuid()}.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def wait_until_free(port: int) -> None:
    """The server of the lesson before, or somebody else's, may need a moment to end."""
    until = time.monotonic() + LIMIT
    while answers(port):
        if time.monotonic() > until:
            raise Broken(f"port {port} is taken")
        time.sleep(0.1)


def listens(session: int, port: int) -> bool:
    """Whether a process of this session owns the socket that listens on the port: a foreign server is no answer."""
    listening = "0A"
    sockets = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        with contextlib.suppress(FileNotFoundError):
            for line in Path(table).read_text().splitlines()[1:]:
                columns = line.split()
                if columns[3] == listening and int(columns[1].rpartition(":")[2], 16) == port:
                    sockets.add(f"socket:[{columns[9]}]")
    return any(session_of(process) == session and sockets & open_files(process) for process in Path("/proc").glob("[0-9]*"))


def session_of(process: Path) -> int:
    try:
        return os.getsid(int(process.name))
    except ProcessLookupError:
        return 0


def open_files(process: Path) -> set[str]:
    found = set()
    with contextlib.suppress(OSError):
        for descriptor in (process / "fd").iterdir():
            with contextlib.suppress(OSError):
                found.add(os.readlink(descriptor))
    return found


def stop(process: subprocess.Popen) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def expectations(path: Path) -> dict[int, Fence]:
    """The `output` fences by the line of the fence whose output they show: the next block behind it."""
    lines = path.read_text().split("\n")
    fences = fences_of(path.read_text())
    shown = {}
    for fence, following in zip(fences, fences[1:]):
        between = [line.strip(" >") for line in lines[fence.end:following.line - 1]]
        if fence.asks("run") and following.language == "output" and not any(between):
            shown[fence.line] = following
    return shown


def differences(path: Path, results: list[Result]) -> list[str]:
    shown = expectations(path)
    found = []
    for result in results:
        place = f"{path}:{result.fence.line}"
        if result.problem is not None:
            found.append(f"{place}: {result.problem}")
            continue
        expected = shown.get(result.fence.line)
        if expected is not None and tidy(result.output or "") != tidy(expected.text):
            found.append(f"{place}: prints\n{tidy(result.output or '')}\nbut the lesson shows\n{tidy(expected.text)}")
    return found


def tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.rstrip().split("\n"))


def write_outputs(path: Path, results: list[Result]) -> None:
    lines = path.read_text().split("\n")
    shown = expectations(path)
    for result in reversed(results):
        expected = shown.get(result.fence.line)
        if expected is not None and result.output is not None:
            body = [(expected.prefix + line).rstrip() for line in tidy(result.output).split("\n")]
            lines[expected.line:expected.end - 1] = body
    path.write_text("\n".join(lines))


def main(arguments: list[str]) -> int:
    writes = "--write" in arguments
    paths = [Path(name) for name in arguments if not name.startswith("--")] or sorted(Path("content/lessons").glob("*.md"))
    failed = ran = 0
    with servers.postgres() as postgres, servers.redis() as redis:
        for path in paths:
            results = run_lesson(path, Address(postgres, redis))
            found = differences(path, results)
            if writes:
                write_outputs(path, results)
                found = [f"{path}:{result.fence.line}: {result.problem}" for result in results if result.problem]
            for difference in found:
                print(difference, end="\n\n")
                failed += 1
            ran += len(results)
    print(f"{ran} examples run, {failed} wrong")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
