"""What a first visit to a lesson costs: bytes by kind, requests, elements, and how far things move while it loads."""

import gzip
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

# Gzipped, as hosts send them. In all, 60 kB: at 400 kbit/s little more than a second.
MOST_BYTES = 60_000
MOST_REQUESTS = 12
MOST_ELEMENTS = 1500
# Tokens of code come on top: inline, never laid out by themselves. The lesson with the most SQL has some 1,200.
MOST_TOKENS = 1300
# Beyond 0.1 a page counts as restless (web.dev/cls).
MOST_SHIFT = 0.02

SHIFT = """window.shift = 0;
new PerformanceObserver((list) => { for (const one of list.getEntries()) window.shift += one.value }).observe({ type: 'layout-shift', buffered: true });"""


def gzipped(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 9, mtime=0))


@pytest.fixture(scope="module")
def lessons(public: Path) -> list[str]:
    """The lesson of the middle weight, and the heaviest."""
    files = sorted((public / "lessons").glob("*/index.html"), key=gzipped)
    assert len(files) > 90
    return [f"/lessons/{file.parent.name}/" for file in (files[len(files) // 2], files[-1])]


@pytest.mark.parametrize("width", [390, 1440])
def test_a_lesson_keeps_its_budget(browser: Browser, server: str, public: Path, lessons: list[str], width: int) -> None:
    for url in lessons:
        context = browser.new_context(viewport={"width": width, "height": 844})
        context.add_init_script(SHIFT)
        page = context.new_page()
        weights: dict[str, int] = {}
        asked: list[str] = []

        def note(response, weights=weights, asked=asked) -> None:
            asked.append(response.url)
            path = urlsplit(response.url).path.lstrip("/")
            kind = response.request.resource_type
            weights[kind] = weights.get(kind, 0) + gzipped(public / (path + ("index.html" if path.endswith("/") else "")))

        page.on("response", note)
        page.goto(server + url, wait_until="networkidle")
        tokens = page.evaluate("document.querySelectorAll('pre span[class^=hl-]').length")
        elements = page.evaluate("document.getElementsByTagName('*').length") - tokens
        shift = page.evaluate("window.shift")
        context.close()
        total = sum(weights.values())
        print(f"\n{url} at {width}: {total} bytes {weights}, {len(asked)} requests, {elements} elements and {tokens} tokens, shift {shift:.4f}")
        assert all(address.startswith(server) for address in asked)
        assert {"document", "stylesheet", "script"} <= set(weights)
        assert total <= MOST_BYTES and len(asked) <= MOST_REQUESTS, asked
        assert elements <= MOST_ELEMENTS and tokens <= MOST_TOKENS
        assert shift <= MOST_SHIFT


def test_no_lesson_is_too_heavy_for_the_budget(public: Path) -> None:
    """HTML alone; what all pages share is measured above."""
    heavy = {file.parent.name: gzipped(file) for file in (public / "lessons").glob("*/index.html") if gzipped(file) > MOST_BYTES / 2}
    assert not heavy
