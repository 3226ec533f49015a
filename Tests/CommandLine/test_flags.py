"""Flags that change what is reported, what is seen, and where it goes."""

import csv
import io
import json
from pathlib import Path

import pytest
from sites import lesson, write_site


def severities(result) -> dict[str, str]:
    return {item["id"]: item["severity"] for item in json.loads(result.stdout)["diagnostics"]}


@pytest.mark.parametrize("command", ["check", "build"])
@pytest.mark.parametrize(("flags", "code", "expected"), [
    ([], 1, {"unknown-reference": "error", "orphan-lesson": "warning", "unknown-key": "warning", "hugo-key": "note", "byte-order-mark": "note"}),
    (["--strict"], 1, {"unknown-reference": "error", "orphan-lesson": "error", "unknown-key": "error", "hugo-key": "note", "byte-order-mark": "note"}),
    (["-Werror", "orphan-lesson"], 1, {"unknown-reference": "error", "orphan-lesson": "error", "unknown-key": "warning", "hugo-key": "note", "byte-order-mark": "note"}),
    (["-Wno", "orphan-lesson", "-Wno", "unknown-key", "-Wno", "hugo-key", "-Wno", "byte-order-mark"], 1, {"unknown-reference": "error"}),
    (["-Wno", "unknown-reference"], 1, {"unknown-reference": "error", "orphan-lesson": "warning", "unknown-key": "warning", "hugo-key": "note", "byte-order-mark": "note"}),
    (["--strict", "-Wno", "orphan-lesson"], 1, {"unknown-reference": "error", "unknown-key": "error", "hugo-key": "note", "byte-order-mark": "note"}),
])
def test_flags_raise_and_silence(command: str, flags: list[str], code: int, expected: dict[str, str], run, mixed: Path) -> None:
    result = run(command, "-s", mixed, "--format", "json", *flags)
    assert (result.returncode, severities(result)) == (code, expected)


@pytest.mark.parametrize(("flags", "code"), [([], 0), (["--strict"], 1), (["-Werror", "orphan-lesson"], 1), (["-Werror", "unknown-key"], 0), (["--strict", "-Wno", "orphan-lesson"], 0)])
def test_a_raised_warning_stops_the_build(flags: list[str], code: int, run, warning: Path) -> None:
    assert run("build", "-s", warning, *flags).returncode == code
    assert (warning / "public").exists() == (code == 0)


@pytest.mark.parametrize("flag", ["-Werror", "-Wno"])
@pytest.mark.parametrize(("written", "said"), [
    ("orphan-leson", "there is no rule 'orphan-leson'; did you mean 'orphan-lesson'?"),
    ("Orphan-Lesson", "there is no rule 'Orphan-Lesson'; did you mean 'orphan-lesson'?"),
    ("something-else-entirely", "there is no rule 'something-else-entirely'"),
])
def test_names_the_nearest_of_an_unknown_rule(flag: str, written: str, said: str, run, good: Path) -> None:
    result = run("check", "-s", good, flag, written)
    assert result.returncode == 2
    assert result.stderr.decode().splitlines()[0] == f"Error: {said}"


DATED = {
    "articles/draft.md": lesson("Draft", "draft = true"),
    "articles/expired.md": lesson("Expired", "expiryDate = 2021-01-01"),
    "articles/future.md": lesson("Future", "publishDate = 2027-01-01"),
    "articles/plain.md": lesson("Plain"),
}


@pytest.fixture
def dated(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site", DATED)


def titles(result) -> list[str]:
    assert result.returncode == 0, result.stderr
    return [row["title"] for row in csv.DictReader(io.StringIO(result.stdout.decode()))]


def test_the_clock_decides_what_is_seen(run, dated: Path) -> None:
    def listed(filter: str, *flags: str, epoch: str | None = "1780272000") -> list[str]:
        return titles(run("list", filter, "-s", dated, *flags, env={"SOURCE_DATE_EPOCH": epoch} if epoch else {}))

    assert listed("future") == ["Future"]
    assert listed("future", epoch="1893456000") == []
    assert listed("future", "--clock", "2030-01-01T00:00:00Z") == []
    assert listed("future", "--clock", "2026-06-01", epoch="1893456000") == ["Future"]
    assert listed("expired") == ["Expired"]
    assert listed("expired", epoch="0") == []
    assert listed("expired", epoch="-86400") == []
    assert listed("drafts") == ["Draft"]
    assert listed("published") == ["Plain"]
    assert listed("all") == ["Draft", "Expired", "Future", "Plain"]
    # Future begins at the very second; an offset counts.
    assert listed("future", "--clock", "2026-12-31T23:59:59Z") == ["Future"]
    assert listed("future", "--clock", "2027-01-01T00:00:00Z") == []
    assert listed("future", "--clock", "2027-01-01T01:00:00+02:00") == ["Future"]


@pytest.mark.parametrize("epoch", ["", "tomorrow", "1e9", "99999999999999999999"])
def test_refuses_an_epoch_that_is_no_number(epoch: str, run, good: Path) -> None:
    result = run("check", "-s", good, env={"SOURCE_DATE_EPOCH": epoch})
    assert result.returncode == 2
    assert result.stderr.decode().splitlines()[0] == f"Error: SOURCE_DATE_EPOCH is '{epoch}', which is no number of seconds"


@pytest.mark.parametrize(("flags", "expected"), [
    ([], {"plain"}), (["-D"], {"plain", "draft"}), (["-F"], {"plain", "future"}), (["-E"], {"plain", "expired"}),
    (["-D", "-F", "-E"], {"plain", "draft", "future", "expired"}),
    (["--buildDrafts", "--buildFuture", "--buildExpired"], {"plain", "draft", "future", "expired"}),
])
def test_hidden_pages_are_put_out_when_asked_for(flags: list[str], expected: set[str], run, dated: Path) -> None:
    assert run("build", "-s", dated, *flags).returncode == 0
    assert {page.name for page in (dated / "public/articles").iterdir() if page.is_dir()} == expected


def test_says_what_it_leaves_out_and_when_that_changes(run, dated: Path) -> None:
    lines = run("check", "-s", dated).stdout.decode().splitlines()
    assert lines[1:] == [
        "left out: 1 drafts (-D puts them in, `waymark list drafts` names them)",
        "left out: 1 future (-F puts them in, `waymark list future` names them)",
        "left out: 1 expired (-E puts them in, `waymark list expired` names them)",
        "next change: article:future appears at 2027-01-01T00:00:00Z",
    ]


def test_the_clock_is_not_in_the_output(run, tmp_path: Path) -> None:
    trees = []
    for name, clock in [("a", "2026-06-01"), ("b", "2026-06-02T03:04:05Z")]:
        site = write_site(tmp_path / name, DATED)
        assert run("build", "-s", site, "--clock", clock).returncode == 0
        trees.append({path.relative_to(site): path.read_bytes() for path in (site / "public").rglob("*") if path.is_file()})
    assert trees[0] == trees[1]


def test_puts_the_site_where_it_is_told_to(run, good: Path, tmp_path: Path) -> None:
    assert run("build", "-s", good, "-d", "out").returncode == 0
    assert (good / "out/lessons/html/index.html").exists()
    assert run("build", "--source", good, "--destination", tmp_path / "elsewhere").returncode == 0
    assert (tmp_path / "elsewhere/lessons/html/index.html").exists()
    assert not (good / "public").exists()
    assert run("build", cwd=good).returncode == 0
    assert (good / "public/lessons/html/index.html").exists()


@pytest.mark.parametrize("base", ["https://example.net/docs", "https://example.net/docs/"])
def test_takes_another_base_url(base: str, run, good: Path) -> None:
    assert run("build", "-s", good, "-b", base).returncode == 0
    html = (good / "public/lessons/css/index.html").read_text()
    assert '<link rel="canonical" href="https://example.net/docs/lessons/css/">' in html
    assert 'href="/docs/lessons/html/"' in html
    assert "example.org" not in html


def test_a_link_to_the_given_host_is_one_of_the_site(run, tmp_path: Path) -> None:
    files = {"articles/a.md": lesson("A", "", "[b](https://example.net/articles/nowhere/)")}
    site = write_site(tmp_path / "site", files)
    assert run("check", "-s", site).returncode == 0
    result = run("check", "-s", site, "-b", "https://example.net/")
    assert result.returncode == 1
    assert b"error[broken-link]" in result.stderr


def test_counts_the_files_it_put_out(run, good: Path) -> None:
    write_site(good, {"lessons/html.md": lesson("HTML", 'tags = ["no file"]\naliases = ["/old/"]'), "lessons/plan.txt": "x"})
    line = run("build", "-s", good).stdout.decode().splitlines()[0]
    files = [path for path in (good / "public").rglob("*") if path.is_file() and not path.name.startswith(".")]
    assert f"({len(files)} files: {len(files)} written, 0 unchanged, 0 removed)" in line
    line = run("build", "-s", good).stdout.decode().splitlines()[0]
    assert f"({len(files)} files: 0 written, {len(files)} unchanged, 0 removed)" in line


def test_an_authors_file_stands_for_one_of_the_builds(run, good: Path) -> None:
    write_site(good, {"static/robots.txt": "User-agent: *\nDisallow: /\n"})
    assert run("build", "-s", good).returncode == 0
    assert (good / "public/robots.txt").read_text() == "User-agent: *\nDisallow: /\n"
