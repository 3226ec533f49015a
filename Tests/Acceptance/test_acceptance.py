"""`make acceptance` with all other tests: a script that nobody runs breaks unseen."""

import subprocess
import sys
from pathlib import Path


def test_an_article_written_for_hugo_is_published_as_its_author_meant_it(waymark):
    script = Path(__file__).with_name("acceptance.py")
    done = subprocess.run([sys.executable, script, "--waymark", waymark], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
