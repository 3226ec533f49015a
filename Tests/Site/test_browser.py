"""Pages in a real browser: accessibility by axe, the Content-Security-Policy, and narrow screens."""

import os
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage

THEMES = sorted(folder.name for folder in (Path(__file__).resolve().parents[2] / "templates/themes").iterdir())

REPORT_VIOLATIONS = """document.addEventListener('securitypolicyviolation',
  event => console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`))"""


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("theme", THEMES if os.environ.get("TORTURE") == "all" else ["pistachio"])
def test_axe_finds_no_barrier(browser: Browser, server: str, one_of_each_kind: list[str], theme: str, width: int) -> None:
    """Every kind of page in light and dark, wide and narrow: in the default theme, and with TORTURE=all in each."""
    violations, runs = [], 0
    # axe is a script of ours that the page's policy would rightly stop.
    context = browser.new_context(bypass_csp=True, viewport={"width": width, "height": 900})
    context.add_init_script(f"localStorage['waymark-theme'] = '{theme}'")
    page = context.new_page()
    for url in one_of_each_kind:
        page.goto(server + url, wait_until="networkidle")
        assert page.locator("html").get_attribute("data-theme") == theme
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.wait_for_timeout(150)  # colours fade
            result = Axe().run(page).response
            runs += 1
            assert len(result["passes"]) > 10, "axe looked at next to nothing"
            violations += [f"{url} {scheme}: {found['id']}: {node['target']}: {node['failureSummary']}" for found in result["violations"] for node in found["nodes"]]
    context.close()
    print(f"\naxe: {runs} runs in {theme} at {width}, {len(violations)} violations")
    assert not violations, "\n".join(violations)


def test_pages_load_without_a_violation_or_an_error(browser: Browser, server: str, one_of_each_kind: list[str]) -> None:
    complaints: list[str] = []
    context = browser.new_context()
    for url in one_of_each_kind:
        page = context.new_page()
        page.add_init_script(REPORT_VIOLATIONS)

        def note(message: ConsoleMessage, url: str = url) -> None:
            if message.type in ("error", "warning"):
                complaints.append(f"{url}: {message.text}")

        page.on("console", note)
        page.on("pageerror", lambda error, url=url: complaints.append(f"{url}: {error}"))
        page.on("requestfailed", lambda request, url=url: complaints.append(f"{url}: {request.url} failed"))
        page.on("response", lambda response, url=url: complaints.append(f"{url}: {response.url} {response.status}") if response.status >= 400 else None)
        page.goto(server + url, wait_until="networkidle")
        page.close()
    context.close()
    assert not complaints


def test_policy_is_in_force(browser: Browser, server: str) -> None:
    """The tests above would pass on a page without a policy."""
    page = browser.new_page()
    page.add_init_script(REPORT_VIOLATIONS)
    page.goto(server + "/")
    with page.expect_console_message(lambda message: message.text.startswith("CSP: script-src")):
        page.evaluate("document.body.insertAdjacentElement('beforeend', document.createElement('p')).setAttribute('onclick', 'x()')")
        page.evaluate("document.querySelector('p[onclick]').click()")
    page.close()


@pytest.mark.parametrize("width", [320, 768])
def test_pages_do_not_scroll_sideways(browser: Browser, server: str, one_of_each_kind: list[str], width: int) -> None:
    """WCAG 2.2, 1.4.10 Reflow: 320 px is also a window of 1,280 px at 400 %."""
    context = browser.new_context(viewport={"width": width, "height": 800})
    too_wide = {}
    for url in one_of_each_kind:
        page = context.new_page()
        page.goto(server + url)
        content = page.evaluate("document.documentElement.scrollWidth")
        if content > width:
            too_wide[url] = content
        page.close()
    context.close()
    assert not too_wide
