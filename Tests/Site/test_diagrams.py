"""A page of diagrams, and the roadmap's picture, in a real browser and before the Nu checker."""

import subprocess
import xml.dom.minidom
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from test_markup import complaints

DIAGRAMS = """
```graph
title: A click passes the proxy, the application and the database
direction: right
Browser -> Reverse proxy: HTTPS
Reverse proxy -> Application: HTTP
Application -> PostgreSQL: SQL
Application --> Queue: later
```

```graph
title: States of a link
New -> Active: confirmed
Active -> Active: clicked
Active -> Expired: 90 days
Active -> Deleted: owner deletes
Expired -> Deleted: cleanup job
Expired -> Active: renewed
```

```sequence
title: The server answers with a redirect
Browser -> Server: GET /k3v9
Server -> Database: SELECT target_url FROM links WHERE code = 'k3v9'
Database --> Server: one row
Server -> Server: count the click
note Server: writes the click later, when nobody waits for it
Server --> Browser: 302 Found
```
"""


@pytest.fixture(scope="module")
def drawn(run: Callable[..., subprocess.CompletedProcess], tmp_path_factory: pytest.TempPathFactory) -> Path:
    content = tmp_path_factory.mktemp("diagrams") / "content"
    content.mkdir()
    (content / "site.toml").write_text('title = "Diagrams"\nbaseURL = "https://diagrams.example/"\n')
    (content / "index.md").write_text(f'+++\ntitle = "Diagrams"\ndescription = "All of them."\n+++\n{DIAGRAMS}')
    result = run("build", "--strict", cwd=content.parent)
    assert result.returncode == 0, result.stderr.decode()
    return content.parent / "public"


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    contexts = []

    def open_page(html: Path, scheme: str = "light", width: int = 1280, folder: Path | None = None, **options) -> Page:
        context = browser.new_context(bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        root = folder or html.parent
        context.route("http://site.example/**", lambda route: route.fulfill(path=root / route.request.url.split("/", 3)[3]))
        page = context.new_page()
        page.goto(f"http://site.example/{html.relative_to(root)}")
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_checker_has_nothing_to_say(drawn: Path) -> None:
    assert "wm-diagram-3" in (drawn / "index.html").read_text()
    assert not complaints([str(drawn / "index.html")], drawn)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_barrier_in_diagrams(drawn: Path, open_page: Callable[..., Page], scheme: str) -> None:
    page = open_page(drawn / "index.html", scheme)
    assert page.locator("figure.diagram svg").count() == 3
    found = Axe().run(page).response["violations"]
    assert not [(violation["id"], node["target"]) for violation in found for node in violation["nodes"]]


@pytest.mark.parametrize("options", [{}, {"color_scheme": "dark"}, {"forced_colors": "active"}])
def test_lines_and_text_stand_out(drawn: Path, open_page: Callable[..., Page], options: dict[str, str]) -> None:
    """WCAG 2.2, 1.4.11: the lines of a picture at least 3:1; 1.4.3: its text at least 4.5:1."""
    scheme = options.pop("color_scheme", "light")
    page = open_page(drawn / "index.html", scheme, **options)
    ratios = page.evaluate("""() => {
      const light = color => {
        const [r, g, b] = color.match(/[\\d.]+/g).map(Number).map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b
      }
      const ratio = (one, other) => (Math.max(light(one), light(other)) + 0.05) / (Math.min(light(one), light(other)) + 0.05)
      const ground = getComputedStyle(document.body).backgroundColor
      const style = (selector, name) => [...document.querySelectorAll(selector)].map(e => getComputedStyle(e)[name])
      const raised = style('.diagram .shape', 'fill')
      return {
        text: Math.min(...style('.diagram .label', 'fill').flatMap(c => [ground, ...raised].map(g => ratio(c, g)))),
        lines: Math.min(...[...style('.diagram .edge', 'stroke'), ...style('.diagram .shape', 'stroke')].map(c => ratio(c, ground))),
      }
    }""")
    assert ratios["text"] >= 4.5 and ratios["lines"] >= 3, ratios


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_labels_stay_readable_and_the_page_still(drawn: Path, open_page: Callable[..., Page], width: int) -> None:
    page = open_page(drawn / "index.html", width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    sizes = page.evaluate("""() => [...document.querySelectorAll('.diagram text')].map(text =>
      parseFloat(text.getAttribute('font-size')) * text.getScreenCTM().a)""")
    assert len(sizes) > 20 and min(sizes) >= 12


def test_text_fits_its_box(drawn: Path, open_page: Callable[..., Page]) -> None:
    page = open_page(drawn / "index.html")
    outside = page.evaluate("""() => [...document.querySelectorAll('.diagram .node')].filter(node => {
      const box = node.querySelector('.shape').getBBox(), text = node.querySelector('text').getBBox()
      return text.x < box.x || text.x + text.width > box.x + box.width || text.y < box.y || text.y + text.height > box.y + box.height
    }).map(node => node.textContent)""")
    assert not outside


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_every_step_of_the_roadmap_is_a_link_in_its_picture(public: Path, open_page: Callable[..., Page], width: int) -> None:
    html = public / "roadmaps/backend/index.html"
    page = open_page(html, folder=public, width=width)
    shown = page.locator(".roadmap-picture svg a:visible")
    listed = page.locator("#wm-steps ~ ol > li > .card-title")
    addresses = lambda links: sorted(links.evaluate_all("links => links.map(a => a.getAttribute('href'))"))
    assert len(addresses(shown)) == 20 and addresses(shown) == addresses(listed)
    shown.first.focus()
    assert page.evaluate("getComputedStyle(document.activeElement.querySelector('.shape')).strokeWidth") == "4px"


@pytest.mark.parametrize("width", [320, 390])
def test_the_picture_of_the_roadmap_fits_a_phone(public: Path, open_page: Callable[..., Page], width: int) -> None:
    """All of it in view, names of steps in letters of 14 px, what stands below them of 12."""
    page = open_page(public / "roadmaps/backend/index.html", folder=public, width=width)
    view = page.locator(".diagram-view:visible")
    assert view.count() == 1 and view.evaluate("view => view.scrollWidth <= view.clientWidth")
    sizes = view.locator("text").evaluate_all("texts => texts.map(text => [text.classList.contains('note'), parseFloat(text.getAttribute('font-size')) * text.getScreenCTM().a])")
    assert min(size for is_note, size in sizes if is_note) >= 12
    assert min(size for is_note, size in sizes if not is_note) >= 14


def test_pictures_of_titles_are_xml(public: Path) -> None:
    pictures = sorted(public.glob("pictures/**/*.svg"))
    assert len(pictures) > 300
    for picture in pictures:
        assert xml.dom.minidom.parse(str(picture)).documentElement.getAttribute("width") == "1200"


def test_every_named_picture_is_there(public: Path) -> None:
    named = [line.split('content="https://waymark.example')[1].split('"')[0] for html in public.rglob("*.html")
             for line in html.read_text().splitlines() if "og:image" in line]
    assert len(named) > 300
    assert all((public / address.lstrip("/")).is_file() for address in named)
