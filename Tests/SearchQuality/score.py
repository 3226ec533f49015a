"""Scores the client's answers to the relevance set.

    python Tests/SearchQuality/score.py public [-v] [--held-out]

Tuning looks at its own half only; `--held-out` reports the other one apart.
"""

import argparse
import json
import subprocess
from pathlib import Path

from queries import Query, relevance_set

CATEGORIES = ["title", "prefix", "typo", "heading", "concept", "code", "morphology"]


def ask(site: Path, texts: list[str]) -> list[dict]:
    script = Path(__file__).with_name("engine.mjs")
    done = subprocess.run(
        ["node", script, site], input=json.dumps([{"text": text} for text in texts]), capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def rank(query: Query, answer: dict) -> int:
    """From one; 0 if no right page is among the first ten."""
    for place, result in enumerate(answer["results"][:10]):
        if result["url"] in query.pages:
            return place + 1
    return 0


def anchor_rank(query: Query, answer: dict) -> int:
    """Where the right section stands among a right page's sections; 0 if it is not there."""
    for result in answer["results"]:
        if result["url"] in query.pages:
            places = [f"{result['url']}#{anchor}" for anchor in result["anchors"]]
            found = [place + 1 for place, link in enumerate(places) if link in query.anchors]
            return found[0] if found else 0
    return 0


def summary(ranks: list[int], answers: list[dict]) -> dict[str, float]:
    count = max(len(ranks), 1)
    return {
        "queries": len(ranks),
        "mrr": sum(1 / rank for rank in ranks if rank) / count,
        "first": sum(rank == 1 for rank in ranks) / count,
        "five": sum(0 < rank <= 5 for rank in ranks) / count,
        "empty": sum(not answer["results"] for answer in answers),
    }


def scores(queries: list[Query], answers: list[dict]) -> dict[str, dict[str, float]]:
    table = {}
    for category in ["all", *CATEGORIES]:
        rows = [(rank(q, a), a) for q, a in zip(queries, answers) if category in ("all", q.category)]
        table[category] = summary([r for r, _ in rows], [a for _, a in rows])
    return table


def print_scores(name: str, table: dict[str, dict[str, float]]) -> None:
    print(f"{name}: " + "  ".join(f"{category} {row['mrr']:.3f} ({row['queries']})" for category, row in table.items()))
    row = table["all"]
    print(f"  success at 1 {row['first']:.1%}, at 5 {row['five']:.1%}, without results {row['empty']}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("site", type=Path)
    parser.add_argument("--held-out", action="store_true")
    parser.add_argument("-v", action="store_true", help="list the queries whose answer is not first")
    arguments = parser.parse_args()
    queries = [q for q in relevance_set(arguments.site) if q.is_held_out == arguments.held_out]
    answers = ask(arguments.site, [q.text for q in queries])
    print_scores("held out" if arguments.held_out else "tuning", scores(queries, answers))
    headings = [(q, a) for q, a in zip(queries, answers) if q.anchors]
    places = [anchor_rank(q, a) for q, a in headings]
    print(f"  right section first {sum(p == 1 for p in places)}, in the first three {sum(p > 0 for p in places)}, of {len(places)}")
    if arguments.v:
        for query, answer in zip(queries, answers):
            place = rank(query, answer)
            if place != 1:
                got = " ".join(r["url"] for r in answer["results"][:4])
                print(f"  {query.category} {query.text!r} at {place}: {got}  {answer['corrected'] or ''}")
