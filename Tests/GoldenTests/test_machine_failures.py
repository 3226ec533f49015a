"""What the machine cannot do ends a run with exit code 3 and one line that names the file, and changes nothing.

Tests/Faults fails every file operation in turn; here the real machine fails, and the text is shown."""

import fcntl
import os
import resource
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from golden_case import GoldenCase
from trees import snapshot

NOBODY = 65534


@pytest.fixture
def site(run) -> Iterator[Path]:
    """A site that was put out once, at a place that every user may enter, its content changed since."""
    with tempfile.TemporaryDirectory(prefix="waymark-machine-") as folder:
        os.chmod(folder, 0o755)
        site = Path(folder) / "site"
        GoldenCase("whole-site").copy_site(site)
        assert run("build", cwd=site).returncode == 0
        with (site / "content" / "about.md").open("a") as about:
            about.write("\nOne more line.\n")
        yield site


def assert_failed(result: subprocess.CompletedProcess, line: str) -> None:
    assert (result.returncode, result.stdout, result.stderr.decode()) == (3, b"", line + "\n")


def test_file_that_may_not_be_read(waymark: str, site: Path) -> None:
    page = site / "content" / "about.md"
    page.chmod(0o000)
    before = snapshot(site)
    # Root may read everything. The program is copied, for another user may not enter the folder it was built in.
    program = shutil.copy(waymark, site.parent / "waymark")
    other = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    result = subprocess.run([program, "check"], cwd=site, env={}, capture_output=True, timeout=60, **other)
    assert_failed(result, "waymark: cannot read content/about.md: Permission denied")
    assert snapshot(site) == before


def test_output_that_may_not_be_written(waymark: str, site: Path) -> None:
    program = shutil.copy(waymark, site.parent / "waymark")
    site.chmod(0o555)
    before = snapshot(site)
    other = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    result = subprocess.run([program, "build"], cwd=site, env={}, capture_output=True, timeout=60, **other)
    site.chmod(0o755)
    assert_failed(result, "waymark: cannot lock ./public: Permission denied")
    assert snapshot(site) == before


def test_full_disk(waymark: str, site: Path) -> None:
    """A small file system in memory, mounted where only this test sees it; where that is not allowed, a bound on the
    size of files, which fails the same write with another reason."""
    before = snapshot(site)
    mounted = subprocess.run(
        ["unshare", "--mount", "--map-root-user", "sh", "-c", """
            mkdir "$2" && mount -t tmpfs -o size=32k none "$2" || exit 99
            "$1" build -d "$2/public"; code=$?
            ls -A "$2" >&2; exit $code""", "sh", waymark, str(site.parent / "small")],
        cwd=site, capture_output=True, timeout=60)
    if mounted.returncode == 99 or b"unshare" in mounted.stderr:
        mounted = limited_to_small_files(waymark, site)
    assert mounted.returncode == 3 and mounted.stdout == b""
    line = mounted.stderr.decode()
    assert line.startswith("waymark: cannot write ") and line.endswith((": No space left on device\n", ": File too large\n"))
    assert line.count("\n") == 1, "one line, and nothing is left on the full disk"
    assert snapshot(site) == before


def test_write_that_fails_half_way(waymark: str, site: Path) -> None:
    before = snapshot(site)
    result = limited_to_small_files(waymark, site)
    assert result.returncode == 3 and result.stderr.startswith(b"waymark: cannot write ")
    assert result.stderr.endswith(b": File too large\n")
    assert snapshot(site) == before


def limited_to_small_files(waymark: str, site: Path) -> subprocess.CompletedProcess:
    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))

    return subprocess.run([waymark, "build"], cwd=site, capture_output=True, timeout=60, preexec_fn=limit)


def test_another_build_holds_the_lock(run, site: Path) -> None:
    with (site / ".waymark-lock-public").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write("4321\n")
        lock.flush()
        before = snapshot(site)
        assert_failed(
            run("build", cwd=site), "waymark: cannot lock ./public: another build (process 4321) holds the lock")
        assert snapshot(site) == before


def test_content_that_is_a_file(run, site: Path) -> None:
    shutil.rmtree(site / "content")
    (site / "content").write_text("Not a folder.\n")
    before = snapshot(site)
    assert_failed(run("build", cwd=site), "waymark: cannot open content: Not a directory")
    assert snapshot(site) == before


def test_content_that_is_a_link(run, site: Path) -> None:
    (site / "content").rename(site.parent / "elsewhere")
    (site / "content").symlink_to("../elsewhere")
    assert_failed(run("build", cwd=site), "waymark: cannot open content: it is a symbolic link")


def test_next_build_puts_everything_right(waymark: str, run, site: Path) -> None:
    assert limited_to_small_files(waymark, site).returncode == 3
    assert run("build", cwd=site).returncode == 0
    assert "One more line." in (site / "public" / "about" / "index.html").read_text()
