"""The outputs that the Swift tests compare with are what jinja2 prints."""

import pathlib
import subprocess
import sys

TEMPLATES_TESTS = pathlib.Path(__file__).parents[1] / "TemplatesTests"


def test_committed_outputs_are_what_jinja_prints():
    oracle = TEMPLATES_TESTS / "jinja_oracle.py"
    run = subprocess.run([sys.executable, oracle], capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
