"""The running project of the course: its snippets add up, and its own tests pass at every milestone.

Every milestone runs in full: all commands of its lesson, which are the project's whole suite and often more. Later
milestones take some seconds each, most of them spent waiting; so several run at a time, each in a folder, a database
and a Redis database of its own.
"""

import os
import shutil
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

import project
import servers
import sql

MILESTONES = project.milestones(project.LESSONS, project.order())


def run(one: project.Milestone, folder: Path, postgres: str, database: str, redis: str) -> None:
    project.check(one, folder, project.environment(folder, sql.database(postgres, database), redis))


@pytest.fixture(scope="module")
def outcomes(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Future[None]]]:
    """What the milestones come to, by their lessons; only of those that were asked for."""
    asked = {item.callspec.params["one"].lesson for item in request.session.items if getattr(item, "originalname", "") == "test_milestone"}
    base = tmp_path_factory.mktemp("shortener")
    with servers.postgres() as postgres, servers.redis() as redis:
        pool = ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1))
        found: dict[str, Future[None]] = {}
        before: Path | None = None
        for number, one in enumerate(MILESTONES):
            folder = base / one.lesson
            if before is None:
                folder.mkdir()
            else:
                shutil.copytree(before, folder)
            project.write(one, folder)
            before = folder
            if one.lesson in asked:
                found[one.lesson] = pool.submit(
                    run, one, folder, postgres, f"milestone_{number}", redis.removesuffix("/0") + f"/{number}")
        yield found
        pool.shutdown(cancel_futures=True)


def test_the_project_grows_in_most_modules() -> None:
    assert 25 <= len(MILESTONES) <= 32


@pytest.mark.parametrize("one", MILESTONES, ids=lambda one: one.lesson)
def test_milestone(one: project.Milestone, outcomes: dict[str, Future[None]]) -> None:
    """Each milestone's files lie over those of all before it."""
    outcomes[one.lesson].result()


def test_every_shown_fence_of_a_file_is_its_whole_text() -> None:
    found = list(project.fences("lesson", "a\n\n````python project=sho/a.py\nx = 1\n```\n````\n\n```output\nOK\n```"))
    assert [(fence.line, fence.words, fence.text) for fence in found] == [
        (3, ("python", "project=sho/a.py"), "x = 1\n```\n"), (8, ("output",), "OK\n")]


@pytest.mark.parametrize("path", ["", "/etc/passwd", "../outside.py", "sho/../../outside.py"])
def test_a_snippet_stays_within_the_project(path: str) -> None:
    with pytest.raises(project.ProjectError, match="one relative path"):
        project.milestone("lesson", f"```python project={path}\n```\n")


@pytest.mark.parametrize(("text", "says"), [
    ("```python project=a.py\n```\n", "no ```bash milestone"),
    ("```python project=a.py\nif\n```\n```bash milestone\ntrue\n```\n", "lesson.md:2: invalid syntax"),
    (f"```sql project=a.sql\n{'x' * 89}\n```\n```bash milestone\ntrue\n```\n", "lesson.md:2: 89 characters wide"),
    ("```sql project=a.sql\n```\n```sql project=a.sql\n```\n```bash milestone\ntrue\n```\n", "stands twice"),
])
def test_a_mistaken_snippet_is_named_with_its_line(text: str, says: str) -> None:
    with pytest.raises(project.ProjectError, match=says):
        project.milestone("lesson", text)


@pytest.mark.parametrize(("commands", "says"), [
    ("false | tail -1", "exit code 1"), ("echo $UNSET", "exit code"), ("echo other", "where the lesson shows")])
def test_a_milestone_that_goes_otherwise_fails(tmp_path: Path, commands: str, says: str) -> None:
    one = project.milestone("lesson", f"```bash milestone\n{commands}\n```\n\n```output\nOK\n```\n")
    assert one is not None
    with pytest.raises(project.ProjectError, match=says):
        project.check(one, tmp_path, project.environment(tmp_path, "", ""))
