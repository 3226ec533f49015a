"""Small sites for the tests of the command line."""

from pathlib import Path

SETTINGS = 'baseURL = "https://example.org/"\ntitle = "Test site"\n'


def write_site(folder: Path, files: dict[str, str], settings: str = SETTINGS) -> Path:
    """Writes files by their paths below content/ and answers with the site's folder."""
    for path, text in {"site.toml": settings, **files}.items():
        file = folder / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


def lesson(title: str, fields: str = "", body: str = "Text.") -> str:
    return f'+++\ntitle = "{title}"\n{fields}\n+++\n{body}\n'


COURSE = '+++\ntitle = "Course"\n[[modules]]\ntitle = "Module"\nlessons = ["html", "css"]\n+++\n'

GOOD = {
    "courses/web.md": COURSE,
    "lessons/html.md": lesson("HTML", "minutes = 30"),
    "lessons/css.md": lesson("CSS", 'requires = ["html"]', "After [HTML](html.md)."),
}

# One finding of each severity and each kind of place: an error with a near miss, a warning beyond the Basic Multilingual
# Plane and after a tab, a note, and a waivable warning with a second place.
MIXED = GOOD | {
    "lessons/css.md": lesson("CSS", 'requires = ["htlm"]'),
    "lessons/orphan.md": lesson("\U0001F98A Orphan: 100% \\\\, \\\"quoted\\\""),
    "articles/a.md": lesson("A", "layout = 1\nunknwon = 1"),
    "articles/b.md": "\ufeff" + lesson("B"),
}

WARNING = GOOD | {"lessons/orphan.md": lesson("Orphan")}

ERROR = GOOD | {"lessons/css.md": lesson("CSS", 'requires = ["htlm"]')}
