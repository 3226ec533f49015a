"""Writes QueriesFixtures/graphs.json: random graphs and what networkx answers about them.

    python3 networkx_oracle.py > QueriesFixtures/graphs.json

An edge [a, b] reads "a requires b", so a topological order puts b first.
"""

import json
import random

import networkx as nx


def shortest_cycle(graph, component):
    """(length, smallest first node) over the cycles of one component, tried one start at a time."""
    best = None
    for start in sorted(component):
        part = graph.subgraph([node for node in component if node >= start])
        lengths = nx.single_source_shortest_path_length(part, start)
        for node, length in lengths.items():
            if part.has_edge(node, start) and (best is None or length + 1 < best[0]):
                best = (length + 1, start)
    return best


def describe(rng, nodes, edges):
    graph = nx.DiGraph()
    graph.add_nodes_from(range(nodes))
    graph.add_edges_from(edges)
    preferred = list(range(nodes))
    rng.shuffle(preferred)
    components = list(nx.strongly_connected_components(graph))
    cycles = [
        shortest_cycle(graph, part)
        for part in components
        if len(part) > 1 or graph.has_edge(next(iter(part)), next(iter(part)))
    ]
    start, end = rng.randrange(nodes), rng.randrange(nodes)
    answer = {
        "nodes": nodes,
        "edges": edges,
        "positions": preferred,
        "components": sorted(sorted(part) for part in components),
        "cycles": sorted(cycles, key=lambda cycle: cycle[1]),
        "start": start,
        "end": end,
        "descendants": sorted(nx.descendants(graph, start)),
        "ancestors": sorted(nx.ancestors(graph, start)),
        "distance": nx.shortest_path_length(graph, start, end) if nx.has_path(graph, start, end) else None,
    }
    if nx.is_directed_acyclic_graph(graph):
        reduced = nx.transitive_reduction(graph)
        answer["order"] = list(nx.lexicographical_topological_sort(graph.reverse(), key=lambda node: preferred[node]))
        answer["implied"] = [index for index, edge in enumerate(edges) if not reduced.has_edge(*edge)]
    return answer


def main():
    rng = random.Random(20240501)
    graphs = []
    for number in range(60):
        nodes = rng.randint(1, 40)
        wanted = rng.randint(0, 3 * nodes)
        pairs = [(rng.randrange(nodes), rng.randrange(nodes)) for _ in range(wanted)]
        if number % 2 == 0:
            labels = list(range(nodes))
            rng.shuffle(labels)
            pairs = [(labels[max(pair)], labels[min(pair)]) for pair in pairs if pair[0] != pair[1]]
        edges = sorted(set(pairs))
        rng.shuffle(edges)
        graphs.append(describe(rng, nodes, edges))
    print("[\n" + ",\n".join(json.dumps(graph, separators=(",", ":")) for graph in graphs) + "\n]")


main()
