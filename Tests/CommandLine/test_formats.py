"""Findings in four formats: whichever is asked for, the same findings at the same places."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

Finding = tuple[str, str, str, int, int, str]  # rule, severity, file, line, column, message


def from_text(output: bytes) -> set[Finding]:
    pattern = re.compile(r"^(error|warning|note)\[([a-z0-9-]+)\]: (.*)\n +--> (.*):(\d+):(\d+)$", re.MULTILINE)
    return {
        (rule, severity, file, int(line), int(column), message)
        for severity, rule, message, file, line, column in pattern.findall(output.decode())
    }


def from_json(output: bytes) -> set[Finding]:
    document = json.loads(output)
    assert document["version"] == 1
    return {
        (item["id"], item["severity"], item["source"], item["range"]["start"]["line"], item["range"]["start"]["column"],
         item["summary"])
        for item in document["diagnostics"]
    }


def from_sarif(output: bytes) -> set[Finding]:
    document = json.loads(output)
    assert document["version"] == "2.1.0"
    run, = document["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    findings = set()
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        place = result["locations"][0]["physicalLocation"]
        findings.add((
            result["ruleId"], result["level"], unquote(place["artifactLocation"]["uri"]), place["region"]["startLine"],
            place["region"]["startColumn"], result["message"]["text"].split("; ")[0]))
    return findings


def from_github(output: bytes) -> set[Finding]:
    findings = set()
    for line in output.decode().splitlines():
        command, properties, message = re.fullmatch(r"::(error|warning|notice) (.*?)::(.*)", line).groups()
        fields = {name: decoded(value) for name, value in (field.split("=", 1) for field in properties.split(","))}
        severity = "note" if command == "notice" else command
        findings.add((
            fields["title"], severity, fields["file"], int(fields["line"]), int(fields["col"]),
            decoded(message).split("\n")[0]))
    return findings


def decoded(text: str) -> str:
    """As the host's own toolkit encodes."""
    return re.sub("%(25|0D|0A|3A|2C)", lambda match: chr(int(match[1], 16)), text)


EXPECTED = {
    ("unknown-reference", "error", "content/lessons/css.md", 3, 13, "no lesson is called 'htlm'"),
    ("orphan-lesson", "warning", "content/lessons/orphan.md", 2, 9, "no course contains lesson 'orphan'"),
    ("unknown-key", "warning", "content/articles/a.md", 4, 1, "an article has no key 'unknwon'"),
    ("hugo-key", "note", "content/articles/a.md", 3, 1, "'layout' is a key of Hugo's that changes nothing here"),
    ("byte-order-mark", "note", "content/articles/b.md", 1, 1, "the file starts with a byte-order mark"),
}


def test_text_is_for_people_and_goes_to_the_error_stream(run, mixed: Path) -> None:
    result = run("check", "-s", mixed)
    assert from_text(result.stderr) == EXPECTED
    assert result.stdout.startswith(b"14 pages checked: 1 error, 2 warnings, 2 notes\n")
    assert run("check", "-s", mixed, "--format", "text").stderr == result.stderr


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize(("format", "read"), [("json", from_json), ("sarif", from_sarif), ("github", from_github)])
def test_every_format_holds_the_same_findings(command: str, format: str, read, run, mixed: Path) -> None:
    result = run(command, "-s", mixed, "--format", format)
    assert (result.returncode, result.stderr) == (1, b"")
    assert read(result.stdout) == EXPECTED


@pytest.mark.parametrize(("format", "read"), [("json", from_json), ("sarif", from_sarif), ("github", from_github)])
def test_every_format_is_whole_without_findings(format: str, read, run, good: Path) -> None:
    for command in ("check", "build"):
        result = run(command, "-s", good, "--format", format)
        assert (result.returncode, result.stderr) == (0, b"")
        assert read(result.stdout) == set()


def test_json_holds_the_fix(run, mixed: Path) -> None:
    document = json.loads(run("check", "-s", mixed, "--format", "json").stdout)
    finding, = (item for item in document["diagnostics"] if item["id"] == "unknown-reference")
    solution, = finding["solutions"]
    assert solution == {"replacement": "html", "source": "content/lessons/css.md", "range": {
        "start": {"line": 3, "column": 14}, "end": {"line": 3, "column": 18}}}


def test_findings_are_sorted_by_place(run, mixed: Path) -> None:
    document = json.loads(run("check", "-s", mixed, "--format", "json").stdout)
    places = [(item["source"], item["range"]["start"]["line"], item["range"]["start"]["column"]) for item in document["diagnostics"]]
    assert places == sorted(places)
    assert run("check", "-s", mixed, "--format", "json", "--jobs", "1").stdout == run("check", "-s", mixed, "--format", "json", "--jobs", "7").stdout
