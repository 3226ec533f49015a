"""The gates of search on the site itself: S1 to S4, S8 and S10 to S13, all of them deterministic.

    WAYMARK_BINARY=.build/release/waymark pytest Tests/SearchQuality

The held-out half of the queries has the floors of the whole: it is reported apart and never tuned for.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
import measure  # noqa: E402
import score  # noqa: E402
from queries import relevance_set  # noqa: E402

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("WAYMARK_BINARY", ROOT / ".build/release/waymark"))
FLOORS = {"title": 1.0, "prefix": 0.98, "typo": 0.97, "heading": 1.0, "concept": 0.88, "code": 0.98, "morphology": 0.95}


def build(source, out):
    done = subprocess.run([BINARY, "build", "-s", source, "-d", out, "--clock", "2026-06-01T00:00:00Z"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return build(ROOT, tmp_path_factory.mktemp("site") / "public")


@pytest.fixture(scope="module")
def answered(site):
    queries = relevance_set(site)
    return queries, score.ask(site, [query.text for query in queries])


@pytest.fixture(scope="module")
def cost(site, answered):
    return measure.cost(site, [query.text for query in answered[0]])


def test_costs_little_on_disk(cost):
    """S1 and S8."""
    assert cost.index_bytes / cost.pages <= 1.6 * 1024
    assert cost.largest <= 16 * 1024
    assert cost.files <= 0.15 * cost.pages + 60


def test_fetches_little_before_the_first_results(cost):
    """S2 and S5."""
    assert measure.share(cost.cold, 0.5) <= 40 * 1024
    assert measure.share(cost.cold, 0.95) <= 60 * 1024


def test_fetches_little_for_the_next_query(cost):
    """S3."""
    assert measure.share(cost.next, 0.5) <= 16 * 1024
    assert measure.share(cost.next, 0.95) <= 36 * 1024


def test_is_a_small_client(cost):
    """S4."""
    assert cost.engine_bytes <= 6 * 1024
    assert cost.client_bytes <= 12 * 1024


def test_ranks_well(answered):
    """S10 and S11."""
    table = score.scores(*answered)
    score.print_scores("all", table)
    for name, is_held_out in (("tuning", False), ("held out", True)):
        rows = [(q, a) for q, a in zip(*answered) if q.is_held_out == is_held_out]
        score.print_scores(name, score.scores([q for q, _ in rows], [a for _, a in rows]))
    assert table["all"]["mrr"] >= 0.96
    assert table["all"]["first"] >= 0.94
    assert table["all"]["five"] >= 0.99
    assert table["all"]["empty"] == 0
    below = {name: table[name]["mrr"] for name, floor in FLOORS.items() if table[name]["mrr"] < floor}
    assert below == {}


def test_leads_to_the_right_section(answered):
    """S12."""
    places = [score.anchor_rank(query, answer) for query, answer in zip(*answered) if query.anchors]
    assert sum(place == 1 for place in places) >= len(places) * 13 / 14
    assert all(places)


def test_changes_no_page_when_only_the_index_does(site, tmp_path):
    """S13: keywords are not shown."""
    source = tmp_path / "site"
    source.mkdir()
    shutil.copytree(ROOT / "content", source / "content")
    lesson = source / "content/lessons/http-basics.md"
    lesson.write_text(lesson.read_text().replace("+++\n", '+++\nkeywords = ["quokka"]\n', 1))
    before, after = build(ROOT, tmp_path / "before"), build(source, tmp_path / "after")
    again = build(source, tmp_path / "again")
    read = lambda root: {str(f.relative_to(root)): f.read_bytes() for f in root.rglob("*") if f.is_file()}  # noqa: E731
    old, new = read(before), read(after)
    assert new == read(again)
    assert {name for name in old if name.endswith(".html") and old[name] != new[name]} == set()
    assert old["search/root.json"] != new["search/root.json"]
