"""What every test that runs the program needs: the program, and a clean environment to run it in."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]

# Sites are built as of this moment, unless a test says otherwise: 2026-06-01T00:00:00Z.
CLOCK = "1780272000"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write what the program does now as what is expected")


@pytest.fixture(scope="session")
def waymark() -> str:
    """The program under test: WAYMARK_BINARY, else the release build, else the debug build."""
    named = os.environ.get("WAYMARK_BINARY")
    places = [Path(named)] if named else [ROOT / ".build" / build / "waymark" for build in ("release", "debug")]
    for place in places:
        if os.access(place, os.X_OK):
            return str(place.resolve())
    pytest.fail(f"no program at {' or '.join(map(str, places))}: swift build --product waymark, or set WAYMARK_BINARY")


@pytest.fixture(scope="session")
def run(waymark: str) -> Callable[..., subprocess.CompletedProcess]:
    """Runs the program with the arguments given and answers with its exit code and both of its outputs, as bytes."""

    def run(*arguments: str | Path, env: dict[str, str] | None = None, **options) -> subprocess.CompletedProcess:
        environment = {"PATH": os.environ["PATH"], "SOURCE_DATE_EPOCH": CLOCK, "SWIFT_BACKTRACE": "enable=no"}
        options.setdefault("timeout", 120)
        return subprocess.run(
            [waymark, *map(str, arguments)], env=environment | (env or {}), capture_output=True,
            stdin=subprocess.DEVNULL, **options)

    return run


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for all tests: what is not to be shared stands in contexts."""
    chromium = shutil.which("chromium")
    assert chromium, "chromium is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        # As root, and in a container, Chromium has no sandbox to offer. Only our own pages are opened.
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()
