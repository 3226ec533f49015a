"""Every folder of Fixtures/ is a case: what the program says about a site, to the byte, and what it puts out.

    pytest Tests/GoldenTests                     compares
    pytest Tests/GoldenTests --update-goldens    rewrites; read the difference before you commit it
"""

import difflib
import shutil
from pathlib import Path

import pytest
from golden_case import FIXTURES, PARTS, GoldenCase, cases, observed, read_expected, write_expected
from trees import snapshot


every_case = pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
every_failed_build = pytest.mark.parametrize(
    "case", [case for case in cases() if case.is_failed_build], ids=lambda case: case.name)


@every_case
def test_says_and_does_what_is_expected(case: GoldenCase, run, tmp_path: Path, pytestconfig: pytest.Config) -> None:
    site = tmp_path / "site"
    case.copy_site(site)
    before = snapshot(site)
    actual = observed(run(*case.arguments, cwd=site), site / "public", case.pages)
    if pytestconfig.getoption("--update-goldens"):
        write_expected(case, actual)
    expected = read_expected(case)
    differences = [name for name in sorted(expected | actual) if expected.get(name) != actual.get(name)]
    assert not differences, "\n".join(difference(name, expected.get(name), actual.get(name)) for name in differences)
    if actual["exit"] != b"0\n" or case.arguments[0] != "build":
        assert snapshot(site) == before, "nothing but a build that succeeds may change the site's folder"


@every_failed_build
def test_failed_build_leaves_the_last_good_site(case: GoldenCase, run, tmp_path: Path, good_public: Path) -> None:
    site = tmp_path / "site"
    case.copy_site(site)
    if not (site / "public").exists():
        shutil.copytree(good_public, site / "public")
    before = snapshot(site)
    assert run(*case.arguments, cwd=site).returncode != 0
    assert snapshot(site) == before


@pytest.fixture(scope="session")
def good_public(run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site that was put out before somebody broke the content."""
    site = tmp_path_factory.mktemp("good") / "site"
    GoldenCase("whole-site").copy_site(site)
    result = run("build", cwd=site)
    assert result.returncode == 0, result.stderr.decode()
    return site / "public"


@every_case
def test_has_no_file_that_no_case_uses(case: GoldenCase) -> None:
    assert {entry.name for entry in case.folder.iterdir()} <= PARTS
    shared = case.folder / "site"
    if shared.exists():
        assert (FIXTURES / shared.read_text().strip() / "content").is_dir()
        assert not (case.folder / "content").exists() and not (case.folder / "templates").exists()


def difference(name: str, expected: bytes | None, actual: bytes | None) -> str:
    if actual is None:
        return f"{name} is expected and was not made"
    lines = [(text or b"").decode(errors="backslashreplace").splitlines(keepends=True) for text in (expected, actual)]
    return "".join(difflib.unified_diff(*lines, f"expected {name}", f"actual {name}"))
