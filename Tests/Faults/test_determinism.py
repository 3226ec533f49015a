"""The same site gives the same bytes, whatever of the world around it is different."""

import os
import random
import shutil

import pytest

from conftest import tree

ZONES = ["Asia/Kolkata", "America/New_York", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Etc/GMT+12"]
LOCALES = ["C", "POSIX", "tr_TR.UTF-8", "de_DE.UTF-8", "ja_JP.eucJP", ""]
ENVIRONMENTS = (
    [{"TZ": zone} for zone in ZONES]
    + [{"LC_ALL": locale, "LANG": locale} for locale in LOCALES]
    + [{"HOME": "/tmp"}, {"NO_COLOR": "1", "TERM": "dumb"}, {"TERM": "xterm-256color", "COLUMNS": "40"}]
)


@pytest.fixture(scope="module")
def expected(waymark, site, tmp_path_factory):
    out = tmp_path_factory.mktemp("expected") / "public"
    waymark.build_cleanly(site, out)
    return tree(out)


@pytest.fixture
def build(waymark, site, tmp_path):
    def build(*more, site=site, **options):
        out = tmp_path / "public"
        waymark.build_cleanly(site, out, *more, **options)
        return tree(out)

    return build


@pytest.mark.parametrize("run", range(10))
def test_run_after_run(build, expected, run):
    # Swift seeds its hashing anew in every process.
    assert build() == expected


@pytest.mark.parametrize("env", ENVIRONMENTS, ids=str)
def test_environment(build, expected, env):
    assert build(env=env) == expected


@pytest.mark.parametrize("jobs", ["1", "2", "8", "33"])
def test_jobs(build, expected, jobs):
    assert build("--jobs", jobs) == expected


@pytest.mark.parametrize("umask", ["000", "022", "077"])
def test_umask(build, expected, umask):
    assert build(prefix=["sh", "-c", f'umask {umask}; exec "$@"', "sh"]) == expected


def test_one_processor(build, expected):
    assert build(prefix=["taskset", "-c", "0"]) == expected


@pytest.mark.parametrize("seed", range(5))
def test_order_of_the_disk(build, expected, preload, seed):
    assert build(env={"LD_PRELOAD": preload("shuffle_readdir"), "SHUFFLE_SEED": str(seed)}) == expected


@pytest.mark.parametrize("folder", ["copy", "with space", "ünïcode", "deep/er/and/deeper"])
def test_place_times_and_order_of_making(build, expected, site, tmp_path, folder):
    """The site lies elsewhere, its files were made in another order and at other times."""
    files = sorted(path.relative_to(site) for path in site.rglob("*") if path.is_file())
    chance = random.Random(folder)
    chance.shuffle(files)
    copy = tmp_path / folder
    for path in files:
        (copy / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / path, copy / path)
        time = chance.randrange(10**9, 2 * 10**9)
        os.utime(copy / path, (time, time))
    assert build(site=copy) == expected
    assert build(site=".", cwd=copy) == expected


def test_incremental_build_equals_a_fresh_one(waymark, versions, tmp_path):
    old, new = versions
    waymark.build_cleanly(new, tmp_path / "fresh")
    waymark.build_cleanly(old, tmp_path / "public")
    waymark.build_cleanly(new, tmp_path / "public")
    assert tree(tmp_path / "public") == tree(tmp_path / "fresh")
