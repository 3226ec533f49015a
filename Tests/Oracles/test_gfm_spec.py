"""The GFM specification's examples, as Debian ships them with cmark-gfm, through the Swift tests.

The text is not committed (CC-BY-SA). It is found at test time: $CMARK_SPEC, the documentation of the installed package,
or the package itself, fetched with apt-get (images often leave documentation out).
"""

import glob
import gzip
import json
import os
import pathlib
import re
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
EXAMPLE = re.compile(
    r"^`{32} example(?P<words>[^\n]*)\n(?P<markdown>.*?)^\.\n(?P<html>.*?)^`{32}$", re.M | re.S
)


@pytest.fixture
def spec(tmp_path):
    installed = "/usr/share/doc/cmark-gfm/spec.txt.gz"
    for path in [os.environ.get("CMARK_SPEC", ""), installed]:
        if path and os.path.exists(path):
            return read(path)
    subprocess.run(["apt-get", "download", "cmark-gfm"], cwd=tmp_path, check=True)
    (package,) = glob.glob(str(tmp_path / "cmark-gfm_*.deb"))
    subprocess.run(["dpkg-deb", "-x", package, tmp_path], check=True)
    return read(str(tmp_path) + installed)


def read(path):
    opener = gzip.open if path.endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as file:
        return file.read().split("<!-- END TESTS -->")[0]


def examples(spec):
    found = []
    for number, match in enumerate(EXAMPLE.finditer(spec), 1):
        words = match["words"].split()
        if "disabled" not in words:
            found.append(
                {
                    "number": number,
                    "extensions": words,
                    "markdown": match["markdown"].replace("→", "\t"),
                    "html": match["html"].replace("→", "\t"),
                }
            )
    return found


def test_examples_render_as_the_specification_says(spec, tmp_path):
    found = examples(spec)
    assert len(found) == 671
    file = tmp_path / "examples.json"
    file.write_text(json.dumps(found))
    run = subprocess.run(
        ["swift", "test", "--skip-build", "--filter", "GFMSpec"],
        cwd=ROOT,
        env={**os.environ, "WAYMARK_GFM_SPEC": str(file)},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert re.search(r"Test run with 3 tests", run.stdout + run.stderr), "the Swift tests did not run"
