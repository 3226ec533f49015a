"""graph.json is valid by its own schema and says what the front matter says."""

import json
from collections import Counter
from pathlib import Path

import content_graph
import jsonschema
import pytest
from content_graph import Graph


@pytest.fixture(scope="module")
def exported(public: Path) -> dict:
    return json.loads((public / "graph.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def counted(source: Path) -> Graph:
    return content_graph.read(source / "content")


def test_graph_is_valid_by_its_schema(exported: dict, public: Path) -> None:
    schema = json.loads((public / "graph.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(exported, schema, cls=jsonschema.Draft202012Validator)


def test_schema_refuses_what_is_no_graph(exported: dict, public: Path) -> None:
    schema = json.loads((public / "graph.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    edge = exported["edges"][0]
    for wrong in ({**edge, "kind": "likes"}, {**edge, "origin": "guessed"}, {"kind": "requires", "from": "lesson:a"}):
        assert not validator.is_valid({**exported, "edges": [wrong]})
    assert not validator.is_valid({**exported, "version": 2})


def test_every_file_is_a_node(exported: dict, counted: Graph) -> None:
    nodes = {node["id"]: node for node in exported["nodes"]}
    assert len(nodes) == len(exported["nodes"])
    assert nodes.keys() == counted.nodes.keys()
    for id, file in counted.nodes.items():
        assert (nodes[id]["kind"], nodes[id]["title"], nodes[id].get("description")) == (
            file.kind, file.head["title"], file.head.get("description"))
        assert nodes[id].get("level") == file.head.get("level")
        minutes = file.head.get("minutes") or 60 * file.head.get("hours", 0)
        if file.kind in ("lesson", "step"):
            assert nodes[id].get("minutes", 0) == minutes


@pytest.mark.parametrize("kind", ["requires", "contains", "covers", "rates", "compares", "chooses", "mentions"])
def test_every_edge_of_the_front_matter_and_no_other_is_in_the_graph(exported: dict, counted: Graph, kind: str) -> None:
    edges = Counter((edge["kind"], edge["from"], edge["to"]) for edge in exported["edges"] if edge["kind"] == kind)
    assert edges.keys() == {edge for edge in counted.edges if edge[0] == kind}
    assert edges


def test_numbers_the_site_claims(counted: Graph) -> None:
    kinds = Counter(file.kind for file in counted.nodes.values())
    assert (kinds["lesson"], kinds["step"], kinds["program"], kinds["criterion"]) == (100, 20, 6, 6)


def test_every_node_has_its_page(exported: dict, files: set[str]) -> None:
    assert not [node["id"] for node in exported["nodes"] if node["url"] not in files]


def test_edges_are_authored(exported: dict) -> None:
    assert {edge["origin"] for edge in exported["edges"]} == {"authored"}
