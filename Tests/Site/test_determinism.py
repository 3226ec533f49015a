"""The same content makes the same bytes, whatever the machine, and a build that changes nothing writes nothing."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

ENVIRONMENTS: dict[str, dict[str, str]] = {
    "nothing changed": {},
    "time zone east": {"TZ": "Pacific/Kiritimati"},
    "time zone west": {"TZ": "Etc/GMT+12"},
    "locale C": {"LC_ALL": "C", "LANG": "C"},
    "locale Turkish": {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"},
    "locale Japanese": {"LC_ALL": "ja_JP.eucJP", "LANG": "ja_JP.eucJP"},
    "no home": {"HOME": "/nonexistent"},
    "no colour": {"NO_COLOR": "1", "TERM": "dumb"},
    "other hashes": {"SWIFT_DETERMINISTIC_HASHING": "1"},
}


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_environment_does_not_show(name: str, build: Callable[..., bytes], expected: dict[str, bytes]) -> None:
    same(build(env=ENVIRONMENTS[name]), expected)


@pytest.mark.parametrize("jobs", [1, 2, 3, 8])
def test_number_of_threads_does_not_show(jobs: int, build, expected) -> None:
    same(build("--jobs", jobs), expected)


@pytest.mark.parametrize("mask", [0o000, 0o077])
def test_umask_does_not_show(mask: int, build, expected) -> None:
    same(build(umask=mask), expected)


def test_working_folder_does_not_show(build, expected) -> None:
    same(build(cwd="/"), expected)


def test_processors_do_not_show(build, expected) -> None:
    one = next(iter(os.sched_getaffinity(0)))
    same(build(preexec_fn=lambda: os.sched_setaffinity(0, {one})), expected)


@pytest.mark.parametrize("order", ["forwards", "backwards"])
def test_place_age_and_order_of_the_files_do_not_show(order: str, source: Path, build, expected, tmp_path: Path) -> None:
    """A copy at another place, whose files were made in another order and carry other times."""
    copy = tmp_path / "a place with spaces" / "site"
    files = sorted((file for file in source.rglob("*") if file.is_file() and "public" not in file.parts), reverse=order == "backwards")
    for age, file in enumerate(files):
        target = copy / file.relative_to(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
        os.utime(target, (1_000_000_000 + age * 86_400,) * 2)
    same(build(site=copy), expected)


def test_moment_does_not_show_while_it_hides_nothing(build, expected) -> None:
    same(build("--clock", "2030-12-31T23:59:59Z"), expected)


def test_unchanged_rebuild_writes_nothing(run, source: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(source, site, ignore=shutil.ignore_patterns("public"))
    assert run("build", cwd=site).returncode == 0
    before = places(site / "public")
    result = run("build", cwd=site)
    assert b" 0 written, " in result.stdout and b" 0 removed" in result.stdout
    assert places(site / "public") == before


def test_edit_rewrites_only_what_it_changes(run, source: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(source, site, ignore=shutil.ignore_patterns("public"))
    assert run("build", cwd=site).returncode == 0
    before = places(site / "public")
    page = site / "content" / "about.md"
    page.write_text(page.read_text() + "\nOne more sentence about thistles.\n")
    assert run("build", cwd=site).returncode == 0
    after = places(site / "public")
    changed = {path for path in before | after if before.get(path) != after.get(path)}
    pages = {path for path in changed if not path.startswith(("search/", "."))}
    assert pages == {"about/index.html", "about/index.md"}


@pytest.fixture
def build(run, source: Path, tmp_path: Path) -> Callable[..., dict[str, bytes]]:
    def build(*arguments: object, site: Path = source, **options: object) -> dict[str, bytes]:
        out = tmp_path / "out" / "public"
        out.parent.mkdir()
        result: subprocess.CompletedProcess = run("build", "-s", site, "-d", out, *arguments, **options)
        assert result.returncode == 0, result.stderr.decode()
        return tree(out)

    return build


@pytest.fixture(scope="module")
def expected(public: Path) -> dict[str, bytes]:
    return tree(public)


def tree(folder: Path) -> dict[str, bytes]:
    """Every file with its bytes, the build's own manifest too."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def same(actual: dict[str, bytes], expected: dict[str, bytes]) -> None:
    """Compares names first and never prints whole files."""
    assert actual.keys() == expected.keys()
    assert not [path for path in sorted(expected) if actual[path] != expected[path]]


def places(folder: Path) -> dict[str, tuple[int, int]]:
    """The inode and the time of every file."""
    files = {file.relative_to(folder).as_posix(): file.stat() for file in folder.rglob("*") if file.is_file()}
    return {path: (status.st_ino, status.st_mtime_ns) for path, status in files.items()}
