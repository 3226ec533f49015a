"""A small site with something of everything the reader's scripts look at, and browsers to look at it with.

The site stands below a folder, `/docs/`, so that an address that forgets the base fails everywhere.
"""

import functools
import http.server
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from reader_site import write_site

REPORT_VIOLATIONS = """document.addEventListener('securitypolicyviolation',
  event => console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`))"""


class Server(http.server.SimpleHTTPRequestHandler):
    """The pages carry a policy of their own; this one is of the host. Files that change names may be kept."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", "default-src 'self'; style-src 'self'; script-src 'self'")
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        if any(part in self.path for part in self.server.broken):
            return self.send_error(503)
        super().do_GET()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="session")
def built(run: Callable, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reader")
    write_site(folder)
    result = run("build", "-s", folder, "-d", folder / "host/docs")
    assert result.returncode == 0, result.stderr.decode()
    return folder / "host"


@pytest.fixture(scope="session")
def offline_built(run: Callable, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("offline")
    write_site(folder, "[output]\noffline = true\n")
    result = run("build", "-s", folder, "-d", folder / "host/docs")
    assert result.returncode == 0, result.stderr.decode()
    return folder / "host"


@pytest.fixture(scope="session")
def scripts(built: Path) -> Path:
    """Where the scripts are, as they are put out."""
    [folder] = (built / "docs/assets").iterdir()
    return folder


def serve(folder: Path) -> http.server.ThreadingHTTPServer:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Server, directory=folder))
    server.asked, server.broken = [], []
    server.address = f"http://127.0.0.1:{server.server_port}/docs/"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture
def server(built: Path) -> Iterator[http.server.ThreadingHTTPServer]:
    server = serve(built)
    yield server
    server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    chromium = shutil.which("chromium")
    assert chromium, "chromium is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


def watched(context: BrowserContext, complaints: list[str]) -> Page:
    """A page whose every complaint is written down."""
    page = context.new_page()
    page.set_default_timeout(15000)
    page.add_init_script(REPORT_VIOLATIONS)
    page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
    page.on("console", lambda message: complaints.append(f"{page.url}: {message.text}") if message.type in ("error", "warning") else None)
    return page


@pytest.fixture
def new_page(browser: Browser, server: http.server.ThreadingHTTPServer) -> Iterator[Callable[..., Page]]:
    """Makes pages that share nothing; whatever they complain of fails the test, unless it `expects_trouble`."""
    contexts, complaints = [], []

    def new(path: str | None = None, *, expects_trouble: bool = False, init: str = "", **options) -> Page:
        context = browser.new_context(base_url=server.address, **options)
        contexts.append(context)
        if init:
            context.add_init_script(init)
        page = watched(context, [] if expects_trouble else complaints)
        if path is not None:
            page.goto(path)
        return page

    yield new
    for context in contexts:
        context.close()
    assert complaints == []


PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "color_scheme": "dark"}
DESKTOP = {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"}


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def device(request: pytest.FixtureRequest) -> dict:
    return request.param
