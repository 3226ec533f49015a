"""The site as readers have it who print, zoom in, ask for contrast or stillness, use other colours, sit before a wall of
pixels or read from right to left; and what a page of each kind must offer whatever the circumstances."""

import re
import shutil
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

LESSON = "/lessons/sql-basics/"
MARKS = """localStorage["waymark-progress:/"] ??= JSON.stringify({ waymark: "progress", format: 1, marks: [
  ["lesson:crud-operations", "done", 1], ["lesson:sql-and-nosql", "skipped", 1], ["lesson:sql-basics", "done", 1]] })"""
WINDOWS = {"phone": {"width": 390, "height": 844}, "desktop": {"width": 1440, "height": 900}}


@pytest.fixture
def open_page(browser: Browser, server: str) -> Iterator[Callable[..., Page]]:
    contexts = []

    def open_page(path: str, **options) -> Page:
        context = browser.new_context(base_url=server, **options)
        contexts.append(context)
        context.add_init_script(MARKS)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.goto(path, wait_until="networkidle")
        return page

    yield open_page
    for context in contexts:
        context.close()


def style(page: Page, selector: str, *names: str) -> list[str]:
    return page.locator(selector).first.evaluate("(one, names) => names.map((name) => getComputedStyle(one).getPropertyValue(name))", list(names))


def is_too_wide(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


# ---- What is there without scripts, in every window and scheme


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("window", WINDOWS)
def test_home_says_what_this_is_and_offers_three_ways_and_search(open_page: Callable[..., Page], window: str, scheme: str) -> None:
    page = open_page("/", viewport=WINDOWS[window], color_scheme=scheme, java_script_enabled=False)
    expect(page.locator("h1")).to_be_in_viewport()
    expect(page.locator(".lead")).to_be_in_viewport()
    expect(page.locator("main form[role=search] input")).to_be_in_viewport()
    ways = page.locator(".ways > li")
    expect(ways).to_have_count(3)
    # On the first screen of a desktop, and the first of them on that of a phone.
    for way in ways.all() if window == "desktop" else [ways.first]:
        expect(way.get_by_role("heading")).to_be_in_viewport()
    targets = [way.get_by_role("link").first.get_attribute("href") for way in ways.all()]
    assert targets == ["/courses/backend/", "/roadmaps/backend/", "/comparisons/backend-programs/"]


PARTS = {
    "/courses/backend/": [".facts", ".objectives", ".contents", ".module .card-facts", ".trail a"],
    LESSON: [".breadcrumbs a", ".objectives li", ".requires li p", ".requires .card-facts", ".contents", ".pager .previous", ".pager .next", ".card-facts .time", ".unlocks a",
             "section[aria-labelledby=wm-steps] a", "section[aria-labelledby=wm-mentions] a"],
    "/roadmaps/backend/": [".facts", ".roadmap-picture [role=group][aria-labelledby] svg a", ".trail > li .card-facts .time", ".trail .also"],
    "/roadmaps/backend/databases/": [".placement", ".objectives", ".requires", ".cards .card", ".pager a"],
    "/programs/": [".card p"],
    "/programs/backend-foundations/": [".best-for", ".verdict .box li", "table.ratings", "section[aria-labelledby=wm-chosen] li"],
    "/comparisons/backend-programs/": ["table.comparison", "table.chooser", ".legend .cell-unknown", ".notes"],
    "/plan/lessons/kubernetes/": [".facts", "ol.plan > li .card-facts", ".plan .target"],
    "/roadmaps/backend/coverage/": ["table.coverage .cell-yes", "table.coverage .cell-partial", "section[aria-labelledby=wm-unplaced] a"],
    "/articles/best-way/": [".card-facts time", ".prose"],
    "/404.html": ["form[role=search]"],
}


def test_every_kind_of_page_has_its_parts_without_scripts(open_page: Callable[..., Page], files: set[str]) -> None:
    article = next(name for name in sorted(files) if name.startswith("/articles/") and name != "/articles/" and name.endswith("/"))
    page = open_page("/", java_script_enabled=False)
    missing = []
    for path, parts in PARTS.items():
        page.goto(path.replace("/articles/best-way/", article))
        missing += [f"{path}: {part}" for part in parts if page.locator(part).count() == 0]
        for landmark in ("header", "main", "footer"):
            missing += [f"{path}: {landmark}"] if page.locator(landmark).count() == 0 else []
    assert not missing


class Tables(HTMLParser):
    """Tables without a caption, and their heads without a scope."""

    def __init__(self) -> None:
        super().__init__()
        self.tables, self.captions, self.bare = 0, 0, 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tables += tag == "table"
        self.captions += tag == "caption"
        self.bare += tag == "th" and dict(attributes).get("scope") not in ("col", "row", "colgroup", "rowgroup")


def test_every_table_has_a_caption_and_every_head_a_scope(public: Path) -> None:
    count, wrong = 0, []
    for file in sorted(public.rglob("*.html")):
        reader = Tables()
        reader.feed(file.read_text(encoding="utf-8"))
        count += reader.tables
        if reader.tables != reader.captions or reader.bare:
            wrong.append(file.relative_to(public).as_posix())
    assert count > 100 and not wrong


# ---- What readers ask of their system


def test_print_is_black_text_without_what_only_a_screen_needs(open_page: Callable[..., Page]) -> None:
    for window in WINDOWS.values():
        page = open_page(LESSON, viewport=window, color_scheme="dark")
        page.emulate_media(media="print")
        for part in (".site-header", ".breadcrumbs", ".contents", ".pager", ".site-footer", ".marks", ".copy"):
            expect(page.locator(part).first).to_be_hidden()
        assert style(page, "body", "color", "background-color") == ["rgb(0, 0, 0)", "rgba(0, 0, 0, 0)"]
        # What is folded is printed; where a link leads stands behind it.
        expect(page.locator("details.alert-answer > :not(summary)").first).to_be_visible()
        [address] = page.locator(".prose a.external").first.evaluate_all("links => links.map((a) => getComputedStyle(a, '::after').content)")
        assert "http" in address
        assert page.pdf(format="A5")[:4] == b"%PDF"


def test_asking_for_contrast_gives_it(open_page: Callable[..., Page]) -> None:
    for scheme, black, white in (("light", "rgb(0, 0, 0)", "rgb(255, 255, 255)"), ("dark", "rgb(255, 255, 255)", "rgb(0, 0, 0)")):
        usual = open_page(LESSON, color_scheme=scheme)
        assert style(usual, ".lead", "color") != [black]
        page = open_page(LESSON, color_scheme=scheme, contrast="more")
        assert style(page, ".lead", "color") == [black]
        assert style(page, "body", "background-color", "color") == [white, black]
        assert style(page, ".box", "border-top-color") == [black]


def test_nothing_moves_for_those_who_ask_for_stillness(open_page: Callable[..., Page]) -> None:
    moving = open_page(LESSON, reduced_motion="no-preference")
    assert style(moving, "html", "scroll-behavior") == ["smooth"]
    page = open_page(LESSON, reduced_motion="reduce")
    assert style(page, "html", "scroll-behavior") == ["auto"]
    assert page.evaluate("[...document.querySelectorAll('*')].every((one) => /^(0s(, )?)+$/.test(getComputedStyle(one).transitionDuration))")
    running = page.evaluate("document.getAnimations().filter((one) => one.timeline === document.timeline).length")
    assert running == 0


def test_states_are_seen_in_forced_colours(open_page: Callable[..., Page]) -> None:
    page = open_page(LESSON, forced_colors="active", viewport=WINDOWS["desktop"])
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    pressed, other = (style(page, f"[data-mark][aria-pressed={state}]", "border-top-width") for state in ("true", "false"))
    assert pressed == ["4px"] and other == ["1px"]
    assert style(page, ".sidebar a[aria-current]", "outline-style") == ["solid"]
    page.locator(".pager .next").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    assert style(page, ".pager .next", "outline-style", "outline-width") == ["solid", "3px"]
    page.goto("/courses/backend/")
    expect(page.locator(".trail .node-state").filter(has_text="done").first).to_be_visible()
    # A bar says its share in figures, and is drawn.
    expect(page.locator("[data-reader=bar]").first).to_contain_text("of 100 lessons")
    page.goto("/comparisons/backend-programs/")
    expect(page.locator(".cell-yes").first).to_contain_text("Yes")


# ---- Windows small and large


def test_a_wall_of_pixels_is_used(browser: Browser, server: str, one_of_each_kind: list[str]) -> None:
    """4K at a scale of one: the type grows with it and lines stay lines."""
    context = browser.new_context(base_url=server, viewport={"width": 3840, "height": 2160})
    page = context.new_page()
    for url in one_of_each_kind:
        page.goto(url)
        assert not is_too_wide(page), url
        assert page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)") >= 20
        sides = page.evaluate("(({ left, right }) => [left, innerWidth - right])(document.querySelector('.columns').getBoundingClientRect())")
        assert abs(sides[0] - sides[1]) < 20, (url, sides)
    page.goto(LESSON)
    width = page.locator(".prose > p").first.evaluate("one => one.getBoundingClientRect().width / parseFloat(getComputedStyle(one).fontSize)")
    assert 25 <= width <= 42  # in em: 60 to 75 characters
    context.close()


def test_everything_is_reached_at_400_percent(browser: Browser, server: str, one_of_each_kind: list[str]) -> None:
    """A window of 1,280 by 1,024 at 400 %. Nothing that stands still may take the place of the text."""
    context = browser.new_context(base_url=server, viewport={"width": 320, "height": 256})
    page = context.new_page()
    for url in one_of_each_kind:
        page.goto(url)
        assert not is_too_wide(page), url
        fixed = page.evaluate("""[...document.querySelectorAll('body *')].filter((one) => ['fixed', 'sticky'].includes(getComputedStyle(one).position) && !one.closest('.table')
          && one.checkVisibility() && one.getBoundingClientRect().height > 64).map((one) => one.className)""")
        assert not fixed, url
    context.close()


def test_the_menu_shows_where_one_is(open_page: Callable[..., Page]) -> None:
    page = open_page("/topics/", viewport=WINDOWS["phone"])
    assert page.locator(".menu ul").evaluate("list => list.scrollWidth > list.clientWidth")
    expect(page.locator(".menu [aria-current]")).to_be_in_viewport(ratio=0.9)
    page.goto("/courses/backend/")
    expect(page.locator(".menu [aria-current]")).to_be_in_viewport(ratio=0.9)


# ---- From right to left


@pytest.fixture(scope="module")
def mirrored(run: Callable, source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mirrored")
    shutil.copytree(source / "content", folder / "content")
    shutil.copytree(source / "templates", folder / "templates")
    settings = folder / "content/site.toml"
    settings.write_text(settings.read_text().replace('languageCode = "en-GB"', 'languageCode = "ar"'))
    result = run("build", "-s", folder, "-d", folder / "public")
    assert result.returncode == 0, result.stderr.decode()
    return folder / "public"


@pytest.mark.parametrize("window", WINDOWS)
def test_a_site_from_right_to_left_is_a_mirror_image(browser: Browser, mirrored: Path, window: str) -> None:
    context = browser.new_context(viewport=WINDOWS[window])
    context.route("http://mirrored/**", lambda route: answer(route, mirrored))
    page = context.new_page()
    for url in ("/", "/courses/backend/", LESSON, "/roadmaps/backend/", "/comparisons/backend-programs/", "/planner/", "/search/"):
        page.goto("http://mirrored" + url)
        assert page.locator("html").get_attribute("dir") == "rtl"
        assert not is_too_wide(page), url
        box = page.locator("h1").bounding_box()
        brand = page.locator(".brand").bounding_box()
        assert brand["x"] + brand["width"] > WINDOWS[window]["width"] * 0.85
        assert box["x"] >= 0
    page.goto("http://mirrored" + LESSON)
    assert style(page, ".prose pre", "direction", "text-align") == ["ltr", "left"]
    if window == "desktop":
        sidebar, text, contents = (page.locator(part).first.bounding_box()["x"] for part in (".sidebar", ".prose", ".contents"))
        assert sidebar > text > contents
    assert style(page, ".pager .next", "text-align") == ["end"]
    assert "←" in page.locator(".pager .next > span").first.evaluate("one => getComputedStyle(one, '::after').content")
    context.close()


def answer(route, folder: Path) -> None:
    path = folder / route.request.url.removeprefix("http://mirrored/").partition("?")[0]
    path = path / "index.html" if path.is_dir() else path
    route.fulfill(path=path) if path.is_file() else route.fulfill(status=404)


def test_style_sheets_name_sides_by_the_direction_of_reading() -> None:
    """What is left for some readers is right for others; code and pictures of graphs alone run one way."""
    sides = re.compile(r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right)|left|right|float)\s*:")
    templates = Path(__file__).resolve().parents[2] / "templates"
    found = [f"{file.name}: {match[0]}" for file in sorted(templates.rglob("*.css")) for match in sides.finditer(file.read_text())]
    assert not found
