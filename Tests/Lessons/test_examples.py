"""Every example of every lesson that is marked `run` prints what the lesson shows."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import examples
import servers
from lesson import LESSONS


@pytest.fixture(scope="module")
def address():
    with servers.postgres() as postgres, servers.redis() as redis:
        yield examples.Address(postgres, redis)


@pytest.mark.parametrize("path", sorted(LESSONS.glob("*.md")), ids=lambda path: path.stem)
def test_examples_print_what_the_lesson_shows(path: Path, address: examples.Address):
    results = examples.run_lesson(path, address)
    assert examples.differences(path, results) == []


def lesson_file(folder: Path, text: str) -> Path:
    path = folder / "sample.md"
    path.write_text(text)
    return path


def test_tells_output_that_differs(tmp_path: Path, address: examples.Address):
    path = lesson_file(tmp_path, "```python run\nprint(1 + 1)\n```\n\n```output\n3\n```\n")
    assert examples.differences(path, examples.run_lesson(path, address)) == [
        f"{path}:1: prints\n2\nbut the lesson shows\n3"
    ]


def test_tells_examples_that_fail_and_those_that_should(tmp_path: Path, address: examples.Address):
    path = lesson_file(tmp_path, "```bash run\necho no; exit 3\n```\n\n```bash run fails\ntrue\n```\n")
    assert examples.differences(path, examples.run_lesson(path, address)) == [
        f"{path}:1: exit code 3\nno\n",
        f"{path}:5: exit code 0\n",
    ]


def test_keeps_files_and_tables_from_fence_to_fence(tmp_path: Path, address: examples.Address):
    path = lesson_file(
        tmp_path,
        "```python file=codes.py\nCODE = 'k3v9'\n```\n```python run\nimport codes; print(codes.CODE)\n```\n```output\nk3v9\n```\n"
        "```sql run\nCREATE TABLE links(code);\n```\n```sql run\nSELECT count(*) AS n FROM links;\n```\n```output\nn\n0\n```\n"
        "```sql run=postgres fails\nSELECT * FROM links;\n```\n```output\nerror: relation \"links\" does not exist\n```\n")
    assert examples.differences(path, examples.run_lesson(path, address)) == []


@pytest.mark.parametrize(
    ("language", "text", "problem"),
    [
        ("yaml", "a: 1\na: 2\n", "the key 'a' stands twice, at line 1"),
        ("dockerfile", "RUN true\nFROM debian\n", "RUN stands before FROM"),
        ("dockerfile", "FROM debian\nRUM true\n", "'RUM' is no instruction of a Dockerfile"),
        ("json", "{\n", "Expecting property name enclosed in double quotes: line 2 column 1 (char 2)"),
    ],
)
def test_checks_the_syntax_of_files(tmp_path: Path, address: examples.Address, language: str, text: str, problem: str):
    path = lesson_file(tmp_path, f"```{language} run\n{text}```\n")
    assert examples.differences(path, examples.run_lesson(path, address)) == [f"{path}:1: {problem}"]


SERVER = "```python run=server port={}\nimport socket, time\ns = socket.create_server(('127.0.0.1', {}))\ntime.sleep(60)\n```\n"


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def test_starts_a_server_for_the_fences_behind_it(tmp_path: Path, address: examples.Address):
    port = free_port()
    path = lesson_file(tmp_path, SERVER.format(port, port) + f"```bash run\n: </dev/tcp/127.0.0.1/{port}; echo up\n```\n```output\nup\n```\n")
    assert examples.differences(path, examples.run_lesson(path, address)) == []


def test_a_foreign_server_is_no_answer(tmp_path: Path, address: examples.Address, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(examples, "LIMIT", 1)
    with socket.create_server(("127.0.0.1", 0)) as foreign:
        port = foreign.getsockname()[1]
        path = lesson_file(tmp_path, SERVER.format(port, port))
        assert examples.differences(path, examples.run_lesson(path, address)) == [f"{path}:1: port {port} is taken"]
        # It may also come up after the look at the port, while the lesson's own program listens elsewhere.
        monkeypatch.setattr(examples, "wait_until_free", lambda port: None)
        path = lesson_file(tmp_path, SERVER.format(port, free_port()))
        assert examples.differences(path, examples.run_lesson(path, address)) == [f"{path}:1: the server does not listen on port {port}"]


def test_knows_whose_socket_listens():
    with socket.create_server(("127.0.0.1", 0)) as own:
        port = own.getsockname()[1]
        other = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, start_new_session=True)
        assert examples.listens(os.getsid(0), port)
        assert not examples.listens(other.pid, port)
        other.communicate(b"\n")
    assert not examples.listens(os.getsid(0), port)
