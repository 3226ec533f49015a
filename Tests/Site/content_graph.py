"""The graph of the content, counted a second time: from the front matter by Python's own TOML reader, by DESIGN's table
of edges and nothing else. It knows the project's content, where all front matter is TOML and every reference is short."""

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from posixpath import normpath

KINDS = {
    "courses": "course", "lessons": "lesson", "roadmaps": "roadmap", "programs": "program", "criteria": "criterion",
    "comparisons": "comparison", "articles": "article", "topics": "topic",
}
CODE = re.compile(r"(?ms)^(```+).*?^\1|`[^`\n]*`")
LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s#]+)(?:#[^)\s]*)?\)")


@dataclass
class File:
    id: str
    kind: str
    path: str
    head: dict
    body: str


@dataclass
class Graph:
    nodes: dict[str, File] = field(default_factory=dict)
    edges: set[tuple[str, str, str]] = field(default_factory=set)

    def link(self, kind: str, origin: File, target_kind: str, name: str) -> None:
        target = self.find(origin, target_kind, name)
        self.edges.add((kind, origin.id, target))

    def find(self, origin: File, kind: str, name: str) -> str:
        if ":" in name:
            candidates = [name]
        elif kind == "step":  # short within its roadmap
            roadmap = origin.id.partition(":")[2].partition("/")[0]
            candidates = [f"step:{roadmap}/{name}"]
        else:
            candidates = [f"{kind}:{name}"]
        assert candidates[0] in self.nodes, f"{origin.path} names {candidates[0]}"
        return candidates[0]


def read(content: Path) -> Graph:
    graph = Graph()
    by_path = {}
    for path in sorted(content.rglob("*.md")):
        file = read_file(path, path.relative_to(content))
        graph.nodes[file.id] = by_path[file.path] = file
    for file in by_path.values():
        link_front_matter(graph, file)
        link_prose(graph, file, by_path)
    return graph


def read_file(path: Path, relative: PurePosixPath) -> File:
    _, head, body = re.split(r"(?m)^\+\+\+$", path.read_text(encoding="utf-8"), maxsplit=2)
    folder, *rest = relative.with_suffix("").parts
    kind = KINDS.get(folder, "page") if rest else "page"
    names = rest if kind != "page" else [folder, *rest]
    if kind == "roadmap" and names[-1] != "index":
        kind = "step"
    name = "/".join(names[:-1] if names[-1] == "index" else names)
    return File(f"{kind}:{name}", kind, relative.as_posix(), tomllib.loads(head), body)


def link_front_matter(graph: Graph, file: File) -> None:
    head = file.head
    for item in head.get("requires", []):
        graph.link("requires", file, file.kind, item["id"] if isinstance(item, dict) else item)
    for module in head.get("modules", []):
        for name in module["lessons"]:
            graph.link("contains", file, "lesson", name)
    for name in head.get("steps", []):
        graph.link("contains", file, "step", name)
    for name in head.get("lessons", []):
        graph.link("covers", file, "lesson", name)
    for name in head.get("topics", []) + head.get("tags", []):
        graph.link("covers", file, "topic", name)
    for name in head.get("ratings", {}):
        graph.link("rates", file, "criterion", name)
    for key, kind in (("programs", "program"), ("criteria", "criterion")):
        for name in head.get(key, []):
            graph.link("compares", file, kind, name)
    for rule in head.get("rules", []):
        graph.link("chooses", file, "program", rule["choose"])
        for name in rule.get("with", []) + rule.get("avoid", []):
            graph.link("mentions", file, "program", name)
    for key, kind in (("about", "lesson"), ("pairsWith", "program"), ("broader", "topic")):
        for name in head.get(key, []):
            graph.link("mentions", file, kind, name)
    if "program" in head:
        graph.link("mentions", file, "program", head["program"])


def link_prose(graph: Graph, file: File, by_path: dict[str, File]) -> None:
    for destination in LINK.findall(CODE.sub("", file.body)):
        if re.match(r"[a-z]+:[a-z]", destination) and not destination.startswith(("http", "mailto")):
            graph.edges.add(("mentions", file.id, destination))
        elif destination.endswith(".md") and "://" not in destination:
            target = by_path[normpath(str(PurePosixPath(file.path).parent / destination))]
            graph.edges.add(("mentions", file.id, target.id))
