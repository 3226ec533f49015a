"""Whatever happens at whichever file operation of a build over a published site: readers find the old site or the new
one, whole, with the files of others in it, and the next build puts everything right."""

import errno
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import tree

CHANGING = "create,write,close,link,mkdir,rename,unlink,mode,truncate,lock,sync"
ERRORS = [errno.ENOSPC, errno.EACCES, errno.EIO, errno.EROFS, errno.EMFILE]


@dataclass
class Bench:
    """A published old site, to be built over; its two possible states; the operations that this takes."""

    waymark: object
    library: str
    work: Path
    new_site: Path
    old: dict
    new: dict

    @property
    def parent(self):
        return self.work / "parent"

    @property
    def out(self):
        return self.parent / "public"

    def reset(self):
        shutil.rmtree(self.parent, ignore_errors=True)
        # Hard links, as in what a build leaves; and as no build writes to an existing file, the copy stays good.
        shutil.copytree(self.work / "published", self.parent, copy_function=os.link)

    def build(self, **fault):
        env = {"LD_PRELOAD": self.library, "FAULT_PATH": str(self.parent), **fault} if fault else {}
        # One thread, so that the Nth operation is the same in every run.
        return self.waymark.build(self.new_site, self.out, "--jobs", "1", env=env)

    def state(self):
        found = tree(self.out)
        return "old" if found == self.old else "new" if found == self.new else f"mixed: {found and sorted(found)}"

    def operations(self, kinds):
        self.reset()
        log = self.work / "log"
        log.unlink(missing_ok=True)
        done = self.build(FAULT_OPS=kinds, FAULT_LOG=str(log))
        assert done.returncode == 0 and self.state() == "new", done.stderr
        lines = [line.split(" ", 2) for line in log.read_text().splitlines()]
        step = 1 if os.environ.get("FAULTS") == "all" else -(-len(lines) // 60)
        return [(number, kind, path) for number, kind, path in lines[::step]]

    def problems_of_next_build(self):
        done = self.build()
        left = sorted(os.listdir(self.parent))
        if done.returncode != 0 or self.state() != "new" or left != ["public"]:
            yield f"next build: exit {done.returncode}, {self.state()}, beside the output: {left}, {done.stderr[-200:]}"


@pytest.fixture(scope="module")
def bench(waymark, versions, preload, tmp_path_factory):
    work = tmp_path_factory.mktemp("crash")
    old_site, new_site = versions

    def published(name, site):
        out = work / name / "public"
        out.mkdir(parents=True)
        (out / ".gitignore").write_text("*\n")
        waymark.build_cleanly(site, out)
        (out / "CNAME").write_text("example.org\n")
        (out / "notes").mkdir()
        (out / "notes/mine.txt").write_text("mine\n")
        return tree(out)

    return Bench(waymark, preload("faultfs"), work, new_site, published("published", old_site), published("expected", new_site))


def test_two_versions_differ(bench):
    assert bench.old != bench.new
    assert {"CNAME", ".gitignore", "notes/mine.txt"} <= set(bench.old) & set(bench.new)


def test_killed_at_any_operation(bench):
    problems, seen = [], set()
    for number, kind, path in bench.operations(CHANGING):
        bench.reset()
        done = bench.build(FAULT_OPS=CHANGING, FAULT_AT=number, FAULT_DO="kill")
        state = bench.state()
        seen.add(state)
        where = f"killed at {number} ({kind} {path}): "
        if done.returncode != -9:
            problems.append(where + f"exit {done.returncode}")
        if state not in ("old", "new"):
            problems.append(where + state)
        problems += [where + problem for problem in bench.problems_of_next_build()]
    assert problems == []
    assert seen == {"old", "new"}


@pytest.mark.parametrize("code", ERRORS, ids=errno.errorcode.get)
def test_error_at_any_operation(bench, code):
    problems = []
    kinds = CHANGING + ",look,read,list"
    for number, kind, path in bench.operations(kinds):
        bench.reset()
        done = bench.build(FAULT_OPS=kinds, FAULT_AT=number, FAULT_DO=f"errno:{code}")
        state = bench.state()
        where = f"error at {number} ({kind} {path}): "
        if not (done.returncode == 3 and state in ("old", "new") or done.returncode == 0 and state == "new"):
            problems.append(where + f"exit {done.returncode}, {state}: {done.stderr[-200:]}")
        if done.returncode == 3 and name_in_message(path, bench) not in done.stderr:
            problems.append(where + f"does not name the file: {done.stderr[-200:]}")
        problems += [where + problem for problem in bench.problems_of_next_build()]
    assert problems == []


def name_in_message(path, bench):
    """What a person must be told: the file below the output, or the output itself for what lies beside it."""
    parts = Path(path).relative_to(bench.parent).parts
    return "/".join(parts[1:]) if len(parts) > 1 else str(bench.parent) if not parts else "public"


def test_short_writes_are_taken_up_again(bench):
    for number, _, path in bench.operations("write"):
        bench.reset()
        done = bench.build(FAULT_OPS="write", FAULT_AT=number, FAULT_DO="short")
        assert (done.returncode, bench.state()) == (0, "new"), path


@pytest.mark.parametrize("code", [errno.EINVAL, errno.ENOSYS, errno.EXDEV], ids=errno.errorcode.get)
def test_publishes_where_folders_cannot_be_exchanged(bench, code):
    number = next(number for number, kind, path in exchanges(bench))
    bench.reset()
    done = bench.build(FAULT_OPS="rename", FAULT_AT=number, FAULT_DO=f"errno:{code}")
    assert (done.returncode, bench.state()) == (0, "new"), done.stderr
    assert os.listdir(bench.parent) == ["public"]


def exchanges(bench):
    return [it for it in bench.operations("rename") if it[2] == str(bench.out)]


def test_links_are_no_need(bench):
    """A file system without hard links: everything is copied."""
    for number, _, path in bench.operations("link"):
        bench.reset()
        done = bench.build(FAULT_OPS="link", FAULT_AT=number, FAULT_DO=f"errno:{errno.EPERM}")
        assert (done.returncode, bench.state()) == (0, "new"), path
