"""The themes that readers choose among: legible in light and dark, and the choice is made before the first paint."""

import gzip
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

THEMES = Path(__file__).resolve().parents[2] / "templates/themes"
NAMES = sorted(folder.name for folder in THEMES.iterdir())

GROUNDS = ("ground", "ground-raised", "ground-sunken", "accent-soft")
# WCAG 2.2: 1.4.3 text 4.5, 1.4.6 text 7 for what is read long, 1.4.11 what must be seen to be used 3.
CONTRASTS = [
    ("text", (*GROUNDS, "code-ground"), 7),
    *((name, GROUNDS, 4.5) for name in ("text-quiet", "link", "link-hover")),
    ("accent-text", ("accent",), 4.5),
    ("ground", ("link-hover",), 4.5),
    *((name, ("ground", "ground-raised"), 4.5) for name in ("yes", "no", "partial", "unknown", "note", "warning")),
    *((f"hl-{name}", ("code-ground",), 4.5) for name in "kscnftovm"),
    ("focus", GROUNDS, 3),
    *((name, ("ground", "ground-raised"), 3) for name in ("line-strong", "accent")),
]


def colours(theme: str, scheme: str) -> dict[str, str]:
    text = (THEMES / theme / "tokens.css").read_text()
    pairs = re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\);", text)
    return {name: light if scheme == "light" else dark for name, light, dark in pairs}


def luminance(colour: str) -> float:
    parts = (int(colour[index:index + 2], 16) / 255 for index in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("theme", NAMES)
def test_colours_stand_out(theme: str, scheme: str) -> None:
    known = colours(theme, scheme)
    low = [
        f"{name} on {ground}: {contrast(known[name], known[ground]):.2f} < {least}"
        for name, grounds, least in CONTRASTS for ground in grounds if contrast(known[name], known[ground]) < least]
    assert not low


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("theme", [name for name in NAMES if name != "pistachio"])
def test_axe_finds_no_barrier_in_a_chosen_theme(browser: Browser, server: str, theme: str, scheme: str) -> None:
    context = browser.new_context(bypass_csp=True, color_scheme=scheme)
    context.add_init_script(f"localStorage['waymark-theme'] = '{theme}'")
    violations = []
    for url in ("/", "/lessons/http-basics/", "/comparisons/backend-programs/"):
        page = context.new_page()
        page.goto(server + url)
        assert page.locator("html").get_attribute("data-theme") == theme
        violations += [f"{url}: {found['id']}" for found in Axe().run(page).response["violations"]]
        page.close()
    context.close()
    assert not violations


def test_targets_are_large_enough(browser: Browser, server: str, one_of_each_kind: list[str]) -> None:
    """WCAG 2.2, 2.5.8: 24 px, which axe looks at only when it is asked to."""
    context = browser.new_context(bypass_csp=True, viewport={"width": 390, "height": 844})
    violations = []
    for url in one_of_each_kind:
        page = context.new_page()
        page.goto(server + url)
        found = Axe().run(page, options={"runOnly": {"type": "rule", "values": ["target-size"]}}).response
        violations += [f"{url}: {node['target']}" for violation in found["violations"] for node in violation["nodes"]]
        page.close()
    context.close()
    assert not violations


def test_a_chosen_scheme_overrules_the_system(browser: Browser, server: str) -> None:
    context = browser.new_context(color_scheme="light")
    context.add_init_script("localStorage['waymark-scheme'] = 'dark'")
    page = context.new_page()
    page.goto(server + "/")
    ground = colours("pistachio", "dark")["ground"]
    red, green, blue = (int(ground[index:index + 2], 16) for index in (1, 3, 5))
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == f"rgb({red}, {green}, {blue})"
    context.close()


def test_storage_that_is_refused_leaves_the_page_whole(browser: Browser, server: str) -> None:
    context = browser.new_context()
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError') } })")
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(server + "/lessons/http-basics/")
    assert page.locator("html").get_attribute("data-theme") == "pistachio"
    assert not errors
    context.close()


def test_lists_of_contents_are_open_beside_the_text_without_scripts(browser: Browser, server: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(server + "/lessons/http-basics/")
    assert page.locator(".contents li a").first.is_visible()
    assert page.locator(".sidebar [aria-current]").is_visible()
    page.set_viewport_size({"width": 390, "height": 844})
    assert not page.locator(".contents li a").first.is_visible()
    context.close()


def test_the_measure_suits_long_reading(browser: Browser, server: str) -> None:
    """60 to 75 characters to a line on average, whatever the system's fonts."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(server + "/lessons/http-basics/")
    lengths = page.evaluate("""() => [...document.querySelectorAll('.prose > p')].flatMap((paragraph) => {
      const range = document.createRange();
      range.selectNodeContents(paragraph);
      const lines = new Set([...range.getClientRects()].map((box) => Math.round(box.bottom / 12)));
      // The last line of a paragraph is half a line on average.
      return lines.size > 2 ? [[paragraph.textContent.length, lines.size - 0.5]] : [];
    })""")
    context.close()
    characters, lines = (sum(values) for values in zip(*lengths, strict=True))
    assert 60 <= characters / lines <= 75, characters / lines


def test_the_style_sheet_is_small(public: Path) -> None:
    sheets = [gzip.compress(sheet.read_bytes(), 9) for sheet in public.rglob("assets/*/site.css")]
    assert len(sheets) == 1 and len(sheets[0]) < 12_000, [len(sheet) for sheet in sheets]
