"""What every command says of itself. `pytest Tests/CommandLine --update-goldens` rewrites help/; read the difference."""

from pathlib import Path

import pytest

HELP = Path(__file__).with_name("help")
COMMANDS = ["", "build", "check", "list", "graph", "graph export", "graph path", "graph impact", "graph coverage", "graph why"]


def file_of(command: str) -> Path:
    return HELP / f"{command.replace(' ', '-') or 'waymark'}.txt"


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_as_it_was_read(command: str, run, pytestconfig: pytest.Config) -> None:
    result = run(*command.split(), "--help", env={"COLUMNS": "100"})
    assert (result.returncode, result.stderr) == (0, b"")
    if pytestconfig.getoption("--update-goldens"):
        file_of(command).write_bytes(result.stdout)
    assert result.stdout.decode() == file_of(command).read_text()


def test_has_no_help_of_a_command_that_is_gone() -> None:
    assert {file.name for file in HELP.iterdir()} == {file_of(command).name for command in COMMANDS}


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_had_in_three_ways(command: str, run) -> None:
    expected = run(*command.split(), "--help").stdout
    assert run(*command.split(), "-h").stdout == expected
    assert run("help", *command.split()).stdout == expected


def test_help_lists_every_command(run) -> None:
    listed = [line.split()[0] for line in run("--help").stdout.decode().splitlines() if line.startswith("  ") and line[2] != "-"]
    for command in COMMANDS[1:]:
        assert command.split()[0] in listed


def test_says_its_version(run) -> None:
    result = run("--version")
    assert (result.returncode, result.stderr) == (0, b"")
    assert result.stdout.decode().strip().replace(".", "").isdigit()


def test_shows_help_without_a_command(run) -> None:
    result = run()
    assert result.returncode == 0
    assert result.stdout == run("--help").stdout
