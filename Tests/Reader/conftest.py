"""A small site with something of everything the reader's scripts look at, and browsers to look at it with.

The site stands below a folder, `/docs/`, so that an address that forgets the base fails everywhere.
"""

import http.server
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from reader_browser import DESKTOP, PHONE, serve, watched
from reader_site import write_site

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


@pytest.fixture
def server(built: Path) -> Iterator[http.server.ThreadingHTTPServer]:
    server = serve(built)
    yield server
    server.shutdown()


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


@pytest.fixture(params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def device(request: pytest.FixtureRequest) -> dict:
    return request.param
