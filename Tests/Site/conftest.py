"""The project's own site, built once into a copy, and what the tests ask of it."""

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pages import Page, read_pages

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project's content and templates."""
    folder = tmp_path_factory.mktemp("own") / "site"
    for part in ("content", "templates"):
        shutil.copytree(ROOT / part, folder / part)
    return folder


@pytest.fixture(scope="session")
def public(run, source: Path) -> Path:
    """The site it makes, without a finding."""
    result = run("build", "--strict", cwd=source)
    assert result.returncode == 0, result.stderr.decode()
    return source / "public"


@pytest.fixture(scope="session")
def pages(public: Path) -> dict[str, Page]:
    return read_pages(public)


@pytest.fixture(scope="session")
def one_of_each_kind(pages: dict[str, Page]) -> list[str]:
    """The address of the first page of each layout."""
    kinds: dict[str, str] = {}
    for url, page in pages.items():
        kinds.setdefault(page.kind, url)
    kinds.pop("", None)  # redirects
    assert len(kinds) >= 15, f"layouts are told apart by the class of their body: {sorted(kinds)}"
    return sorted(kinds.values())


@pytest.fixture(scope="session")
def server(public: Path) -> Iterator[str]:
    """Serves the site at the root of an address of this machine."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *arguments: object) -> None:
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=public)) as httpd:
        threading.Thread(target=httpd.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()


@pytest.fixture(scope="session")
def files(public: Path) -> set[str]:
    """The path of every file, as a link has it: a page by its folder."""
    paths = (file.relative_to(public).as_posix() for file in public.rglob("*") if file.is_file())
    return {"/" + (path.removesuffix("index.html") if path.endswith("/index.html") or path == "index.html" else path) for path in paths}
