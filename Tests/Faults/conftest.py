"""What the fault tests share. They drive the real command from outside:

    [WAYMARK_BINARY=.build/release/waymark]  [WAYMARK_SITE=folder]  pytest Tests/Faults

WAYMARK_SITE is a site whose build has no errors; without it a small one is made. FAULTS=all tests every file operation;
otherwise at most 60 of each kind of run, spread evenly."""

import hashlib
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

HERE = Path(__file__).parent
CLOCK = "2026-01-01T00:00:00Z"


def tree(root):
    """Path → hash of everything below a folder, the manifest included. None if it is not there."""
    if not root.is_dir():
        return None
    return {
        str(path.relative_to(root)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


@dataclass
class Waymark:
    binary: Path

    def build(self, site, out, *more, prefix=(), env=None, cwd="/", timeout=120):
        command = [*prefix, str(self.binary), "build", "-s", str(site), "-d", str(out), "--clock", CLOCK, *more]
        # Swift's crash handler can hang for minutes, and a crash is what some of these tests look for.
        env = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "SWIFT_BACKTRACE": "enable=no", **(env or {})}
        return subprocess.run(command, capture_output=True, text=True, errors="replace", env=env, cwd=cwd, timeout=timeout)

    def build_cleanly(self, site, out, *more, **options):
        done = self.build(site, out, *more, **options)
        assert done.returncode == 0, done.stderr
        return done


@pytest.fixture(scope="session")
def waymark():
    binary = os.environ.get("WAYMARK_BINARY", HERE.parents[1] / ".build" / "release" / "waymark")
    return Waymark(Path(binary).resolve(strict=True))


@pytest.fixture(scope="session")
def preload(tmp_path_factory):
    """Compiles a library for LD_PRELOAD, once each."""
    folder = tmp_path_factory.mktemp("preload")

    def compiled(name):
        library = folder / f"{name}.so"
        if not library.exists():
            subprocess.run(["gcc", "-shared", "-fPIC", "-O2", "-o", library, HERE / f"{name}.c"], check=True)
        return str(library)

    return compiled


def article(title, text):
    return f'+++\ntitle = "{title}"\ndate = 2025-01-01\n+++\n\n{text}\n'


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The folder of a site that no test changes."""
    if os.environ.get("WAYMARK_SITE"):
        return Path(os.environ["WAYMARK_SITE"]).resolve(strict=True)
    site = tmp_path_factory.mktemp("site")
    articles = site / "content/articles"
    articles.mkdir(parents=True)
    (site / "content/site.toml").write_text('title = "Faults"\nbaseURL = "https://example.org/"\n')
    (site / "content/index.md").write_text(article("Home", "Welcome."))
    for number in range(3):
        (articles / f"article-{number}.md").write_text(article(f"Article {number}", "Text. " * 50 * (number + 1)))
    return site


@pytest.fixture(scope="session")
def versions(site, tmp_path_factory):
    """Two sites: the second changes a page of the first, lacks one and adds one."""

    def version(name, text, own_page):
        copy = tmp_path_factory.mktemp("versions") / name
        shutil.copytree(site, copy, ignore=shutil.ignore_patterns("public", ".waymark-*", ".git", ".build"))
        articles = copy / "content/articles"
        articles.mkdir(parents=True, exist_ok=True)
        (articles / "fault-both.md").write_text(article("Both", text * 2000))
        (articles / f"{own_page}.md").write_text(article("Own", text))
        return copy

    return version("old", "old words ", "fault-only-old"), version("new", "new words ", "fault-only-new")
