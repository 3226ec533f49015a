"""A terminal sees progress and colour; a pipe sees neither."""

import errno
import os
import pty
import subprocess
from pathlib import Path

import pytest

CLOCK = {"SOURCE_DATE_EPOCH": "1780272000"}


def on_terminal(waymark: str, *arguments: str | Path, env: dict[str, str] | None = None, stdout=subprocess.DEVNULL) -> str:
    """Runs the program with a terminal as its error stream and answers with what that shows."""
    terminal, error = pty.openpty()
    process = subprocess.Popen([waymark, *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=stdout, stderr=error, env=CLOCK | {"TERM": "xterm"} | (env or {}))
    os.close(error)
    shown = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError as end:
            # Linux answers so once the last process has let go of the terminal.
            assert end.errno == errno.EIO
            break
        if not part:
            break
        shown += part
    os.close(terminal)
    process.wait(timeout=60)
    return shown.decode()


def test_shows_progress_on_a_terminal_and_wipes_it(waymark: str, good: Path) -> None:
    shown = on_terminal(waymark, "build", "-s", good)
    assert f"\r\x1b[Kreading and checking {good} …\r\x1b[K" in shown
    assert shown.endswith("\r\x1b[K")
    assert shown.replace("\r\x1b[K", "").replace(f"reading and checking {good} …", "").strip().startswith("writing ")


def test_shows_no_progress_in_a_pipe(run, good: Path) -> None:
    result = run("build", "-s", good)
    assert result.stderr == b""
    assert b"\r" not in result.stdout and b"\x1b" not in result.stdout


@pytest.mark.parametrize("format", ["json", "sarif", "github"])
def test_shows_no_progress_when_a_program_reads(format: str, waymark: str, good: Path) -> None:
    assert on_terminal(waymark, "build", "-s", good, "--format", format) == ""


def test_colours_findings_on_a_terminal_only(waymark: str, run, error: Path) -> None:
    plain = run("check", "-s", error).stderr.decode()
    coloured = on_terminal(waymark, "check", "-s", error)
    assert "\x1b[31;1merror" in coloured
    assert "\x1b" not in plain
    without = coloured.replace("\r\n", "\n")
    while "\x1b[" in without:
        start = without.index("\x1b[")
        without = without[:start] + without[without.index("m", start) + 1:]
    assert without == plain


@pytest.mark.parametrize(("env", "is_coloured"), [
    ({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": "0"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False),
])
def test_no_color_is_minded(env: dict[str, str], is_coloured: bool, waymark: str, error: Path) -> None:
    assert ("\x1b[31;1m" in on_terminal(waymark, "check", "-s", error, env=env)) == is_coloured
