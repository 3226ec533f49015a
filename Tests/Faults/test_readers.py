"""Readers of a published site while it is published again and again: no page is ever missing, and none is torn."""

import multiprocessing
import multiprocessing.pool
import shutil

from conftest import tree

READS = 100_000


def read_on(out, pages, stop, counts):
    """Reads the pages by their full paths, as a web server does."""
    while not stop.is_set():
        for path, whole in pages.items():
            try:
                with open(f"{out}/{path}", "rb") as file:
                    if file.read() not in whole:
                        counts[2] += 1
            except FileNotFoundError:
                counts[1] += 1
            counts[0] += 1


def test_no_page_is_missing_or_torn(waymark, versions, tmp_path):
    out = tmp_path / "parent/public"
    contents = []
    for site in versions:
        waymark.build_cleanly(site, out)
        contents.append({path: (out / path).read_bytes() for path in tree(out)})
    both = sorted(set(contents[0]) & set(contents[1]))
    pages = {path: [content[path] for content in contents] for path in both}
    assert any(old != new for old, new in pages.values())
    stop = multiprocessing.Event()
    counts = multiprocessing.Array("q", 3, lock=False)
    reader = multiprocessing.Process(target=read_on, args=(str(out), pages, stop, counts))
    reader.start()
    try:
        publishes = 0
        while counts[0] < READS or publishes < 50:
            waymark.build_cleanly(versions[publishes % 2], out)
            publishes += 1
    finally:
        stop.set()
        reader.join(timeout=60)
    assert (counts[1], counts[2]) == (0, 0), f"missing and torn, of {counts[0]} reads in {publishes} publishes"


def test_builds_at_the_same_time_take_turns_or_stay_out(waymark, versions, tmp_path):
    """Either waits for nobody: one wins, the other says who holds the lock; the output is one of the two, whole."""
    out = tmp_path / "parent/public"
    whole = []
    for site in versions:
        waymark.build_cleanly(site, out)
        whole.append(tree(out))
        shutil.rmtree(out)
    with multiprocessing.pool.ThreadPool(4) as pool:
        done = pool.map(lambda number: waymark.build(versions[number % 2], out), range(20))
    assert {it.returncode for it in done} <= {0, 3}
    assert all("another build" in it.stderr for it in done if it.returncode == 3)
    assert tree(out) in whole
    assert [path.name for path in out.parent.iterdir()] == ["public"]
