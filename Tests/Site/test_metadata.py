"""Feeds, sitemap, structured data, and what programs read instead of pages."""

import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

from pages import Page

ORIGIN = "https://waymark.example"
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
# Pages that are for people who are already here.
UNLISTED = {"/404.html", "/search/"}


def test_every_xml_file_is_well_formed(public: Path) -> None:
    found = sorted(file.name for file in public.rglob("*.xml"))
    assert {"index.xml", "atom.xml", "sitemap.xml"} <= set(found)
    for file in public.rglob("*.xml"):
        ElementTree.parse(file)


def test_sitemap_lists_every_page_once(public: Path, pages: dict[str, Page]) -> None:
    entries = ElementTree.parse(public / "sitemap.xml").getroot().findall(f"{SITEMAP}url")
    listed = [entry.findtext(f"{SITEMAP}loc") for entry in entries]
    assert len(listed) == len(set(listed))
    indexed = {url for url, page in pages.items() if page.is_indexed and page.redirects_to is None}
    assert {address.removeprefix(ORIGIN) for address in listed} == indexed - UNLISTED
    for entry in entries:
        if modified := entry.findtext(f"{SITEMAP}lastmod"):
            assert datetime.fromisoformat(modified).tzinfo


def test_canonical_address_is_the_page_itself(pages: dict[str, Page]) -> None:
    assert not [
        url for url, page in pages.items() if page.redirects_to is None and page.is_indexed and page.canonical != ORIGIN + url]


def test_unlisted_pages_ask_not_to_be_indexed(pages: dict[str, Page]) -> None:
    assert not [url for url in UNLISTED if pages[url].is_indexed]


def test_rss_lists_the_dated_articles(public: Path, files: set[str]) -> None:
    channel = ElementTree.parse(public / "index.xml").getroot().find("channel")
    items = channel.findall("item")
    assert {item.findtext("link") for item in items} == dated_articles(public, files)
    dates = [parsedate_to_datetime(item.findtext("pubDate")) for item in items]
    assert dates == sorted(dates, reverse=True)
    for item in items:
        assert item.findtext("guid") == item.findtext("link") and item.findtext("title") and item.findtext("description")
    assert channel.find(f"{ATOM}link").get("href") == f"{ORIGIN}/index.xml"


def test_atom_lists_the_dated_articles(public: Path, files: set[str]) -> None:
    feed = ElementTree.parse(public / "atom.xml").getroot()
    entries = feed.findall(f"{ATOM}entry")
    assert {entry.find(f"{ATOM}link").get("href") for entry in entries} == dated_articles(public, files)
    updated = [datetime.fromisoformat(entry.findtext(f"{ATOM}updated")) for entry in entries]
    # Of the newest entry, not of the build: the same content makes the same feed.
    assert datetime.fromisoformat(feed.findtext(f"{ATOM}updated")) == max(updated)
    for element in (feed, *entries):  # RFC 4287, 4.1.1 and 4.1.2
        assert element.findtext(f"{ATOM}id") and element.findtext(f"{ATOM}title")
    assert feed.find(f"{ATOM}author") is not None or all(entry.find(f"{ATOM}author") is not None for entry in entries)


def dated_articles(public: Path, files: set[str]) -> set[str]:
    """Feeds are news: an article without a date stands in the lists of the site alone."""
    sources = (public.parent / "content" / "articles").glob("*.md")
    undated = {f"/articles/{file.stem}/" for file in sources if not re.search(r"^date = ", file.read_text(), re.M)}
    return {ORIGIN + path for path in files - undated if re.fullmatch(r"/articles/[^/]+/", path)}


def test_robots_names_the_sitemap(public: Path) -> None:
    assert f"Sitemap: {ORIGIN}/sitemap.xml" in (public / "robots.txt").read_text().splitlines()


def test_structured_data_names_pages_of_this_site(pages: dict[str, Page], files: set[str]) -> None:
    types: set[str] = set()
    for url, page in pages.items():
        for document in page.structured_data:
            assert document["@context"] == "https://schema.org"
            for item in walk(document["@graph"]):
                types.add(item["@type"])
                for key in ("@id", "url", "item"):
                    assert key not in item or urlsplit(item[key].removeprefix(ORIGIN)).path in files, f"{url}: {item}"
    assert {"LearningResource", "Course", "ItemList", "BreadcrumbList", "ListItem"} <= types


def test_breadcrumbs_are_numbered_and_end_here(pages: dict[str, Page]) -> None:
    for url, page in pages.items():
        for item in (item for document in page.structured_data for item in document["@graph"] if item["@type"] == "BreadcrumbList"):
            crumbs = item["itemListElement"]
            assert [crumb["position"] for crumb in crumbs] == list(range(1, len(crumbs) + 1))
            assert crumbs[0]["item"] == ORIGIN + "/" and crumbs[-1]["item"] == ORIGIN + url


def test_pages_of_the_graph_have_structured_data(pages: dict[str, Page]) -> None:
    kinds = {"course", "lesson", "roadmap", "step", "program", "comparison", "article"}
    assert not [url for url, page in pages.items() if page.kind in kinds and not page.structured_data]


def walk(value: object) -> list[dict]:
    if isinstance(value, list):
        return [item for part in value for item in walk(part)]
    if isinstance(value, dict):
        return ([value] if "@type" in value else []) + [item for part in value.values() for item in walk(part)]
    return []


def test_llms_txt_lists_the_mirror_of_every_file(public: Path, source: Path, files: set[str]) -> None:
    text = (public / "llms.txt").read_text(encoding="utf-8")
    assert text.startswith("# Backend Waymarks\n\n> ")
    listed = re.findall(r"^- \[.*?\]\((\S+)\): \S", text, re.MULTILINE)
    mirrors = {ORIGIN + path for path in files if path.endswith(".md")}
    assert len(listed) == len(set(listed)) and set(listed) == mirrors
    assert len(mirrors) == len(list((source / "content").rglob("*.md")))


def test_mirrors_link_to_pages_of_this_site(public: Path, files: set[str]) -> None:
    broken = []
    for file in sorted(public.rglob("*.md")):
        text = re.sub(r"(?ms)^(```+).*?^\1|`[^`\n]*`", "", file.read_text(encoding="utf-8"))
        assert text.startswith("# ")
        for link in re.findall(r"\]\(([^)\s]+)\)", text):
            if link.startswith(ORIGIN):
                link = urlsplit(link).path
                if link not in files:
                    broken.append(f"{file}: {link}")
            elif "://" not in link and not link.startswith(("#", "mailto:")):
                broken.append(f"{file}: {link} is not absolute")
    assert not broken
