"""The content of the site that the tests of this folder read."""

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# name: title, minutes, requires, more front matter
LESSONS = {
    "html": ("HTML", 30, [], ""),
    "css": ("CSS & <style>", 45, ["html"], 'formerly = ["styles", "looks"]\n'),
    "js": ("JavaScript, later", 60, ["css"], ""),
    "http": ("HTTP; the \\\\ protocol", 90, [], ""),
    "apis": ("APIs für Anfänger 数据 — a long title so that the line of a calendar has to be folded somewhere", 120, ["http", "js"], ""),
    "sql": ("SQL", 0, [], 'theme = "paper"\n'),
}
# What a lesson requires → why.
REASONS = {"http": "an API speaks it"}
STEPS = {
    "pages": ("Pages", 2, [], ["html", "css"]),
    "motion": ("Motion", 1.5, ["pages"], ["js"]),
    "servers": ("Servers", 4, ["motion"], ["http", "apis"]),
}

SITE = """baseURL = "https://example.org/docs/"
title = "Reader"
languageCode = "en-GB"
theme = "pistachio"
[[menu.main]]
name = "Course"
ref = "course:web"
[[menu.main]]
name = "Roadmap"
ref = "roadmap:dev"
"""

COURSE = """+++
title = "The web"
[[modules]]
title = "Front"
lessons = ["html", "css", "js"]
[[modules]]
title = "Back"
lessons = ["http", "apis"]
+++
Text.
"""

COMPARISON = """+++
title = "Programs"
programs = ["alpha", "beta", "gamma", "delta"]
criteria = ["reviews", "weeks", "place"]
[[questions]]
id = "budget"
ask = "What can you pay?"
answers = [{ id = "low", label = "Little" }, { id = "high", label = "A lot" }]
[[questions]]
id = "time"
ask = "How much time have you?"
answers = [{ id = "weeks", label = "Weeks" }, { id = "months", label = "Months" }]
[[questions]]
id = "aim"
ask = "What for?"
answers = [{ id = "job", label = "A job" }, { id = "fun", label = "Fun" }]
[[rules]]
when = { budget = "low", aim = "fun" }
choose = "beta"
with = ["alpha"]
because = "it costs nothing"
[[rules]]
when = { budget = "low" }
choose = "gamma"
because = "it is the cheapest with a certificate"
[[rules]]
when = { time = "weeks" }
choose = "alpha"
avoid = ["beta"]
because = "reviews save time"
[[rules]]
choose = "beta"
because = "it fits the rest"
+++
"""

RATINGS = {
    "alpha": ("yes", 12, "Berlin"),
    "beta": ("partial", 4, "Anywhere"),
    "gamma": ("no", 30, "Anywhere"),
    "delta": ("unknown", None, "Anywhere"),
}


def required(names: list[str]) -> str:
    return ", ".join(f'{{ id = "{name}", because = "{REASONS[name]}" }}' if name in REASONS else f'"{name}"' for name in names)


def write_site(folder: Path, settings: str = "") -> None:
    shutil.copytree(ROOT / "templates", folder / "templates")

    def write(path: str, text: str) -> None:
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    write("site.toml", SITE + settings)
    write("index.md", '+++\ntitle = "Home"\n+++\nWelcome.\n')
    write("courses/web.md", COURSE)
    for name, (title, minutes, requires, more) in LESSONS.items():
        time = f"minutes = {minutes}\n" if minutes else ""
        waiver = '[[waive]]\nrule = "orphan-lesson"\nbecause = "a test"\n' if name == "sql" else ""
        body = "\n".join(f"## Part {n}\n\n" + "Words and words. " * 90 + "\n\n```sh\necho {n}\n```\n" for n in range(4)) if name == "js" else "Words.\n"
        write(f"lessons/{name}.md", f'+++\ntitle = "{title}"\n{time}requires = [{required(requires)}]\n{more}{waiver}+++\n{body}')
    write("roadmaps/dev/index.md", f'+++\ntitle = "Developer"\nsteps = {list(STEPS)}\n+++\n')
    for name, (title, hours, requires, lessons) in STEPS.items():
        write(f"roadmaps/dev/{name}.md", f'+++\ntitle = "{title}"\nhours = {hours}\nrequires = {requires}\nlessons = {lessons}\n+++\nWords.\n')
    write("criteria/reviews.md", '+++\ntitle = "Reviews"\n+++\n')
    write("criteria/weeks.md", '+++\ntitle = "Length"\ntype = "number"\nunit = "weeks"\n+++\n')
    write("criteria/place.md", '+++\ntitle = "Place"\ntype = "text"\n+++\n')
    for name, (reviews, weeks, place) in RATINGS.items():
        length = f"value = {weeks}" if weeks else 'value = "unknown"'
        write(f"programs/{name}.md", f'+++\ntitle = "{name.capitalize()}"\n[ratings.reviews]\nvalue = "{reviews}"\n[ratings.weeks]\n{length}\n[ratings.place]\nvalue = "{place}"\n+++\nWords.\n')
    write("comparisons/programs.md", COMPARISON)
