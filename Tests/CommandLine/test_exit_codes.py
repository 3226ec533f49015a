"""0 fine, 1 the content has errors, 2 the command was wrong, 3 the machine failed: the same for every command."""

import subprocess
from pathlib import Path

import pytest

COMMANDS = [
    ("build",), ("check",), ("list", "all"), ("graph", "export"), ("graph", "path", "html", "css"),
    ("graph", "impact", "html"), ("graph", "coverage"), ("graph", "why", "html"),
]
every_command = pytest.mark.parametrize("command", COMMANDS, ids=" ".join)


@every_command
def test_0_for_good_content(command: tuple[str, ...], run, good: Path) -> None:
    result = run(*command, "-s", good)
    assert (result.returncode, result.stderr) == (0, b"")


@every_command
def test_1_for_content_with_errors(command: tuple[str, ...], run, error: Path) -> None:
    result = run(*command, "-s", error)
    assert result.returncode == 1
    assert b"error[unknown-reference]: no lesson is called 'htlm'" in result.stderr


@every_command
def test_answers_for_what_could_be_linked(command: tuple[str, ...], run, error: Path) -> None:
    if command != ("build",):
        assert run(*command, "-s", error).stdout or command == ("graph", "coverage")
    assert not (error / "public").exists()


@every_command
@pytest.mark.parametrize("wrong", [["--no-such-flag"], ["one", "too", "many", "words"]], ids=" ".join)
def test_2_for_a_wrong_command(command: tuple[str, ...], wrong: list[str], run, good: Path) -> None:
    result = run(*command, "-s", good, *wrong)
    assert result.returncode == 2
    assert result.stdout == b""
    assert result.stderr.startswith(b"Error: ")
    assert not (good / "public").exists()


@pytest.mark.parametrize(("arguments", "message"), [
    (["chekc"], "Error: Unexpected argument 'chekc'"),
    (["build", "--jobs", "0"], "Error: --jobs takes a number from 1 to 256"),
    (["build", "--jobs", "many"], "Error: The value 'many' is invalid for '--jobs <n>'"),
    (["check", "--format", "xml"], "Error: The value 'xml' is invalid for '--format <format>'. Please provide one of 'text', 'json', 'sarif' or 'github'."),
    (["list", "some"], "Error: The value 'some' is invalid for '<filter>'. Please provide one of 'drafts', 'future', 'expired', 'published' or 'all'."),
    (["list"], "Error: Missing expected argument '<filter>'"),
    (["graph", "export", "--format", "png"], "Error: The value 'png' is invalid for '--format <format>'. Please provide one of 'json', 'dot' or 'mermaid'."),
    (["graph", "path", "html"], "Error: Missing expected argument '<to>'"),
    (["build", "-b", "example.org"],
     "Error: --baseURL takes scheme, host and base path such as https://example.org/docs/, not 'example.org'"),
    (["build", "-b", "javascript://x/"],
     "Error: --baseURL takes scheme, host and base path such as https://example.org/docs/, not 'javascript://x/'"),
    (["check", "--clock", "soon"], "Error: --clock takes a time such as 2026-01-31T12:00:00Z, not 'soon'"),
])
def test_2_says_what_is_wrong(arguments: list[str], message: str, run, good: Path) -> None:
    result = run(*arguments, cwd=good)
    assert result.returncode == 2
    assert result.stderr.decode().splitlines()[0] == message


def test_2_for_a_node_that_is_not_there(run, good: Path) -> None:
    result = run("graph", "why", "htlm", "-s", good)
    assert (result.returncode, result.stdout) == (2, b"")
    assert result.stderr == b"waymark: there is no 'htlm' in this site; did you mean 'html'?\n"


def test_2_for_an_output_that_would_swallow_the_site(run, good: Path) -> None:
    result = run("build", "-s", good, "-d", "content")
    assert result.returncode == 2
    assert result.stderr.startswith(b"waymark: ")


@every_command
def test_3_for_a_site_that_is_not_there(command: tuple[str, ...], run, tmp_path: Path) -> None:
    result = run(*command, "-s", tmp_path / "nowhere")
    assert (result.returncode, result.stdout) == (3, b"")
    assert result.stderr.startswith(b"waymark: ")


@pytest.mark.parametrize("command", [c for c in COMMANDS if c != ("graph", "coverage")], ids=" ".join)
def test_3_when_the_answer_cannot_be_written(command: tuple[str, ...], waymark: str, good: Path) -> None:
    """/dev/full takes no byte: a report that is lost in silence would read as a site without faults."""
    with Path("/dev/full").open("wb") as full:
        result = subprocess.run([waymark, *command, "-s", good], stdout=full, stderr=subprocess.PIPE, timeout=60)
    assert result.returncode == 3
    assert result.stderr == b"waymark: cannot write the output: No space left on device\n"


def test_3_for_an_output_that_cannot_be_made(run, good: Path) -> None:
    result = run("build", "-s", good, "-d", "/proc/waymark/public")
    assert result.returncode == 3
    assert result.stderr.startswith(b"waymark: ")


def test_warnings_are_no_failure(run, warning: Path) -> None:
    assert run("check", "-s", warning).returncode == 0
    assert run("build", "-s", warning).returncode == 0
