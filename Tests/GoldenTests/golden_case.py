"""A golden case: a folder of Fixtures/ with a small site and with what the program must say and do about it.

    <case>/content/, templates/   the site
    <case>/site                   instead of both: the name of the case whose site is used
    <case>/make.py                makes what cannot be committed (bytes that are no text, links); runs inside the copy
    <case>/arguments              the command line; `build` if there is no such file
    <case>/expected/exit          the exit code; then `stdout` and `stderr`, each only if it is not empty
    <case>/pages                  which files of the output are expected as they are, a pattern a line
    <case>/expected/public/       these files
"""

import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

FIXTURES = Path(__file__).with_name("Fixtures")
PARTS = {"content", "templates", "site", "make.py", "arguments", "pages", "expected"}


@dataclass(frozen=True)
class GoldenCase:
    name: str

    @property
    def folder(self) -> Path:
        return FIXTURES / self.name

    @property
    def expected(self) -> Path:
        return self.folder / "expected"

    @property
    def arguments(self) -> list[str]:
        file = self.folder / "arguments"
        return shlex.split(file.read_text()) if file.exists() else ["build"]

    @property
    def pages(self) -> list[str]:
        file = self.folder / "pages"
        return file.read_text().split() if file.exists() else []

    @property
    def is_failed_build(self) -> bool:
        exit_code = self.expected / "exit"
        return self.arguments[0] == "build" and exit_code.exists() and exit_code.read_text() != "0\n"

    def copy_site(self, target: Path) -> None:
        """The site as the program will find it. Nothing of the case's own place may show in what it says."""
        shared = self.folder / "site"
        source = FIXTURES / shared.read_text().strip() if shared.exists() else self.folder
        target.mkdir()
        for part in ("content", "templates"):
            if (source / part).exists():
                shutil.copytree(source / part, target / part)
        if (self.folder / "make.py").exists():
            subprocess.run([sys.executable, self.folder / "make.py"], cwd=target, check=True)


def cases() -> list[GoldenCase]:
    return [GoldenCase(folder.name) for folder in sorted(FIXTURES.iterdir())]


def observed(result: subprocess.CompletedProcess, public: Path, pages: list[str]) -> dict[str, bytes]:
    """What a run did, by the name of the file under expected/ that holds it."""
    files = {"exit": b"%d\n" % result.returncode, "stdout": steady(result.stdout), "stderr": steady(result.stderr)}
    files = {name: content for name, content in files.items() if content}
    for pattern in pages:
        for file in sorted(public.glob(pattern)):
            if file.is_file():
                files[f"public/{file.relative_to(public).as_posix()}"] = steady(file.read_bytes())
    return files


def steady(text: bytes) -> bytes:
    """Without what changes from run to run, with every flag or with every change of a style sheet."""
    text = re.sub(rb"(?m)^(Usage: waymark [a-z]*) .*$", rb"\1 ...", text)
    text = re.sub(rb"in [0-9.]+ s, [0-9]+ MB at most", b"in # s, # MB at most", text)
    text = re.sub(rb"\([0-9]+ files: [0-9]+ written", b"(# files: # written", text)
    return re.sub(rb"assets/[0-9a-f]{16}/", b"assets/FINGERPRINT/", text)


def read_expected(case: GoldenCase) -> dict[str, bytes]:
    if not case.expected.is_dir():
        return {}
    return {
        file.relative_to(case.expected).as_posix(): file.read_bytes()
        for file in sorted(case.expected.rglob("*")) if file.is_file()
    }


def write_expected(case: GoldenCase, files: dict[str, bytes]) -> None:
    shutil.rmtree(case.expected, ignore_errors=True)
    for name, content in files.items():
        place = case.expected / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
