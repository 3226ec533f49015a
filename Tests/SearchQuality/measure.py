"""What an index costs: files and bytes on disk, and what a reader's browser fetches and waits for."""

import gzip
import statistics
from dataclasses import dataclass
from pathlib import Path

from score import ask

ASSETS = ["engine.js", "search.js", "search.css"]
LETTERS = list("abcdefghijklmnopqrstuvwxyz")


@dataclass
class Cost:
    pages: int
    files: int
    largest: int
    index_bytes: int
    client_bytes: int
    engine_bytes: int
    cold: list[int]
    next: list[int]
    hops: list[int]
    milliseconds: list[float]
    worst_letter: float


def packed(file: Path) -> int:
    return len(gzip.compress(file.read_bytes(), 6))


def share(values: list, part: float) -> float:
    """The median, or what 95 in a hundred do not exceed."""
    ranked = sorted(values)
    return statistics.median(ranked) if part == 0.5 else ranked[min(len(ranked) - 1, int(part * len(ranked)))]


def client_sizes(site: Path) -> dict[str, int]:
    return {name: packed(next((site / "assets").glob(f"*/search/{name}"))) for name in ASSETS}


def searched_pages(site: Path) -> int:
    import json
    return json.loads((site / "search/root.json").read_text())["pages"]


def cost(site: Path, texts: list[str]) -> Cost:
    """Bytes are those of the wire: text as gzip sends it, binary files as they are."""
    files = [file for file in (site / "search").rglob("*") if file.is_file() and file.suffix in (".json", ".bin")]
    client = client_sizes(site)
    answers = ask(site, texts)
    return Cost(
        pages=searched_pages(site), files=len(files), largest=max(file.stat().st_size for file in files),
        index_bytes=sum(packed(file) for file in files), client_bytes=sum(client.values()), engine_bytes=client["engine.js"],
        cold=[answer["cold"]["bytes"] + sum(client.values()) for answer in answers], next=[answer["next"] for answer in answers],
        hops=[answer["cold"]["hops"] for answer in answers], milliseconds=[answer["time"] for answer in answers],
        worst_letter=max(answer["time"] for answer in ask(site, LETTERS)))
