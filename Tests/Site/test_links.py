"""Every link of the site leads somewhere, and every page can be reached."""

from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from pages import Page

ALLOWED_SCHEMES = {"http", "https", "mailto", "tel"}


def test_every_link_leads_to_a_file_and_a_place_in_it(pages: dict[str, Page], files: set[str]) -> None:
    broken = []
    for url, page in pages.items():
        for link in page.links + page.fetched:
            target = inside(url, link)
            if target is None:
                continue
            path, fragment = target
            if path not in files:
                broken.append(f"{url}: no file at {link}")
            elif fragment and path in pages and fragment not in pages[path].ids:
                broken.append(f"{url}: no id for {link}")
    assert not broken


def test_nothing_is_fetched_from_elsewhere(pages: dict[str, Page]) -> None:
    assert not [(url, link) for url, page in pages.items() for link in page.fetched if urlsplit(link).netloc]


def test_links_have_harmless_schemes(pages: dict[str, Page]) -> None:
    schemes = {urlsplit(link).scheme for page in pages.values() for link in page.links}
    assert schemes - {""} <= ALLOWED_SCHEMES


def test_ids_are_unique_on_their_page(pages: dict[str, Page]) -> None:
    assert not [url for url, page in pages.items() if len(page.ids) != len(set(page.ids))]


def test_every_page_can_be_reached_from_the_home_page(pages: dict[str, Page]) -> None:
    seen, pending = set(), ["/"]
    while pending:
        url = pending.pop()
        if url not in seen:
            seen.add(url)
            targets = (inside(url, link) for link in pages[url].links)
            pending += [path for path, _ in filter(None, targets) if path in pages]
    assert {url for url, page in pages.items() if page.redirects_to is None} - seen == {"/404.html"}


def test_redirects_lead_to_pages(pages: dict[str, Page]) -> None:
    assert all(page.redirects_to in pages for page in pages.values() if page.redirects_to is not None)


def inside(url: str, link: str) -> tuple[str, str] | None:
    """The path and fragment a link leads to on this site; nil for one that leaves it."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None
    joined = urlsplit(urljoin("https://site.invalid" + url, link))
    return unquote(joined.path), unquote(joined.fragment)
