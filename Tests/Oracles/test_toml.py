"""CTOML against toml-test, the conformance suite of TOML 1.0.0.

The suite is not committed: it comes from the source distribution of tomlkit on PyPI (or from $TOML_TEST) and is kept in
.build/oracles. The driver is built here from Sources/CTOML, so that the package needs no product for it.
"""

import datetime
import json
import math
import os
import pathlib
import subprocess
import sys
import tarfile

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CACHE = ROOT / ".build" / "oracles"
TOMLKIT = "0.15.2"
CASES = 678

# Cases on which CTOML and the suite differ, with the reason. Each must still differ.
DIFFERENCES: dict[str, str] = {}


@pytest.fixture(scope="module")
def suite() -> pathlib.Path:
    if given := os.environ.get("TOML_TEST"):
        return pathlib.Path(given)
    folder = CACHE / f"tomlkit-{TOMLKIT}" / "tests" / "toml-test" / "tests"
    if not folder.exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        download = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:"]
        subprocess.run([*download, f"tomlkit=={TOMLKIT}", "-d", str(CACHE)], check=True)
        with tarfile.open(CACHE / f"tomlkit-{TOMLKIT}.tar.gz") as archive:
            archive.extractall(CACHE, filter="data")
    return folder


@pytest.fixture(scope="module")
def driver() -> pathlib.Path:
    CACHE.mkdir(parents=True, exist_ok=True)
    binary = CACHE / "toml_to_json"
    compiler = os.environ.get("CXX", "c++")
    sources = [ROOT / "Sources/CTOML/toml.cpp", ROOT / "Tests/Oracles/toml_to_json.cpp"]
    include = f"-I{ROOT / 'Sources/CTOML/include'}"
    subprocess.run([compiler, "-std=c++17", "-O1", include, *map(str, sources), "-o", str(binary)], check=True)
    return binary


def moment(text: str) -> datetime.datetime:
    return datetime.datetime.fromisoformat(text.upper().replace("Z", "+00:00").replace(" ", "T"))


def local(text: str) -> str:
    text = text.upper().replace(" ", "T")
    return text.rstrip("0").rstrip(".") if "." in text else text


def same_scalar(kind: str, left: str, right: str) -> bool:
    if kind == "float":
        a, b = float(left), float(right)
        return a == b or (math.isnan(a) and math.isnan(b))
    if kind == "datetime":
        return moment(left) == moment(right)
    if kind in ("datetime-local", "time-local"):
        return local(left) == local(right)
    return left == right


def same(expected, got) -> bool:
    if isinstance(expected, list):
        return isinstance(got, list) and len(expected) == len(got) and all(map(same, expected, got))
    if not isinstance(got, dict) or set(expected) != set(got):
        return False
    if set(expected) == {"type", "value"} and isinstance(expected["value"], str):
        return expected["type"] == got["type"] and same_scalar(expected["type"], expected["value"], got["value"])
    return all(same(expected[key], got[key]) for key in expected)


def agrees(driver: pathlib.Path, suite: pathlib.Path, case: str) -> bool:
    text = (suite / case).read_bytes()
    run = subprocess.run([driver], input=text, capture_output=True, timeout=10)
    if case.startswith("invalid/"):
        return run.returncode == 1
    expected = json.loads((suite / case).with_suffix(".json").read_text("utf-8"))
    return run.returncode == 0 and same(expected, json.loads(run.stdout))


def test_agrees_with_toml_test(driver, suite):
    listed = (suite / "files-toml-1.0.0").read_text().split()
    cases = [case for case in listed if case.endswith(".toml")]
    assert len(cases) == CASES
    differing = {case for case in cases if not agrees(driver, suite, case)}
    print(f"{len(cases) - len(differing)} of {len(cases)} cases of toml-test agree")
    assert differing == set(DIFFERENCES)
