from pathlib import Path

import pytest
from sites import ERROR, GOOD, MIXED, WARNING, write_site


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site", GOOD)


@pytest.fixture
def warning(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site", WARNING)


@pytest.fixture
def error(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site", ERROR)


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    return write_site(tmp_path / "site", MIXED)
