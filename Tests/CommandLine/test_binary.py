"""The program is one small file: no Foundation, no ICU, nothing that is loaded from a place of the build."""

import subprocess


def test_links_no_foundation(waymark: str) -> None:
    libraries = subprocess.run(["ldd", waymark], capture_output=True, text=True, check=True).stdout
    for name in ("libFoundation.so", "lib_FoundationICU", "libicu", "libcurl", "libxml2"):
        assert name not in libraries, libraries


def test_holds_no_foundation(waymark: str) -> None:
    """But for FoundationEssentials, which the argument parser brings: Foundation itself and its ICU."""
    with open(waymark, "rb") as file:
        content = file.read()
    for mark in (b"$s10Foundation", b"libFoundation.so", b"_FoundationICU", b"libicu"):
        assert mark not in content, mark


def test_starts_without_reading_the_clock_zone_or_locale(waymark: str, run, good) -> None:
    expected = run("check", "-s", good).stdout
    for env in ({"TZ": "Pacific/Kiritimati"}, {"LC_ALL": "tr_TR.UTF-8"}, {"LANG": "de_DE.UTF-8", "HOME": "/nonexistent"}):
        assert run("check", "-s", good, env=env).stdout == expected
