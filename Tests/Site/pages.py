"""Pages of a built site as values: what links out of them, what can be linked to, what they say of themselves."""

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

# Elements whose address is fetched with the page, so that a foreign one would tell a stranger about the reader.
FETCHED = {"script", "img", "iframe", "source", "video", "audio", "object", "embed", "track"}
ADDRESSES = ("href", "src", "poster", "data", "action")


@dataclass
class Page:
    links: list[str] = field(default_factory=list)
    fetched: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    kind: str = ""
    canonical: str = ""
    is_indexed: bool = True
    redirects_to: str | None = None
    structured_data: list[dict] = field(default_factory=list)


class Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        self.is_structured_data = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attributes}
        if "id" in values:
            self.page.ids.append(values["id"])
        relation = values.get("rel", "").split()
        is_fetched = tag in FETCHED or (tag == "link" and {"stylesheet", "icon", "modulepreload"} & set(relation))
        for name in ADDRESSES:
            if name in values and tag != "meta":
                (self.page.fetched if is_fetched else self.page.links).append(values[name])
        for candidate in values.get("srcset", "").split(","):
            if candidate.strip():
                self.page.fetched.append(candidate.split()[0])
        match tag:
            case "body":
                names = values.get("class", "").split()
                self.page.kind = next((name.removeprefix("kind-") for name in names if name.startswith("kind-")), "")
            case "link" if "canonical" in relation:
                self.page.canonical = values["href"]
            case "meta" if values.get("name") == "robots":
                self.page.is_indexed = "noindex" not in values["content"]
            case "meta" if values.get("http-equiv", "").lower() == "refresh":
                self.page.redirects_to = values["content"].partition("url=")[2]
            case "script":
                self.is_structured_data = values.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self.is_structured_data:
            self.page.structured_data.append(json.loads(data))
            self.is_structured_data = False


def read_pages(public: Path) -> dict[str, Page]:
    """Every page by its address: `/lessons/http-basics/`."""
    pages = {}
    for file in sorted(public.rglob("*.html")):
        reader = Reader()
        reader.feed(file.read_text(encoding="utf-8"))
        reader.close()
        path = file.relative_to(public).as_posix()
        pages["/" + path.removesuffix("index.html")] = reader.page
    return pages
