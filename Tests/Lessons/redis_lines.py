"""Runs Redis commands as the lessons show them: one a line, replies as redis-cli prints them into a pipe."""

import subprocess


def run(url: str, text: str) -> str:
    finished = subprocess.run(["redis-cli", "-u", url], input=text, capture_output=True, text=True, check=True)
    return finished.stdout


def clear(url: str) -> None:
    run(url, "FLUSHALL\n")
