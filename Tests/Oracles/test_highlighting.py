"""The highlighter against Pygments: the samples beside this file and every code fence of the site's own content.

The program builds a site with one lesson a language; what its pages show is compared with Pygments' tokens character by
character. Counted is every character that is no blank and that Pygments gives a class which one of our nine answers to.
Where we differ on purpose, `ON_PURPOSE` says so and why; these characters are counted apart.

    pytest Tests/Oracles/test_highlighting.py -s     prints the table
"""

import html
import html.parser
import os
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pygments.lexers import get_lexer_by_name
from pygments.token import (
    Comment, Generic, Keyword, Literal, Name, Number, Operator, Punctuation, String, Token, is_token_subtype)

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = Path(__file__).parent / "highlighting"
ENOUGH = 0.95

# Our name of a language → Pygments'. Lessons run PostgreSQL, and HCL is Terraform's.
LEXERS = {
    "bash": "bash", "console": "console", "sql": "postgres", "json": "json", "http": "http", "python": "python",
    "javascript": "javascript", "typescript": "typescript", "go": "go", "java": "java", "yaml": "yaml",
    "dockerfile": "docker", "toml": "toml", "html": "html", "xml": "xml", "css": "css", "graphql": "graphql",
    "nginx": "nginx", "hcl": "terraform", "cypher": "cypher",
}
ALIASES = {"js": "javascript", "sh": "bash", "ts": "typescript", "py": "python", "yml": "yaml", "terraform": "hcl"}

# Pygments' classes → ours; several letters where Pygments does not tell apart what we do. The longest prefix counts.
CLASSES = {
    Keyword: "k", Keyword.Type: "t", Name.Builtin: "ft", Name.Builtin.Pseudo: "v", Name.Function: "f", Name.Class: "t",
    Name.Exception: "t", Name.Tag: "t", Name.Attribute: "v", Name.Variable: "v", Name.Decorator: "m", Comment: "c",
    Comment.Preproc: "m", String: "s", Number: "n", Operator: "o", Operator.Word: "k", Literal.Date: "n",
}
BY_LANGUAGE = {
    "sql": {Name.Builtin: "t"},
    "json": {Name.Tag: "v"},
    "http": {Name.Attribute: "m", Name.Function: "k", Name.Namespace: "s", Name.Tag: "v"},
    "javascript": {Name.Builtin: "tv"},
    "typescript": {Name.Builtin: "tv", Keyword.Declaration: "km", Keyword.Type: "tk"},
    "java": {Name.Attribute: "f"},
    "yaml": {Name.Tag: "v", Name.Variable: "vskn", Name.Constant: "s", Literal.Scalar.Plain: "skn"},
    "dockerfile": {String: "sn"},
    "html": {Name.Builtin: "tv", Keyword: "kv", Keyword.Type: "n"},
    "graphql": {Name.Label: "v", Name.Constant: "tv", Name.Builtin: "tk"},
    "css": {
        Keyword: "vm", Keyword.Constant: "s", Keyword.Type: "n", Name.Builtin: "f", Name.Namespace: "t"},
    "hcl": {Name.Builtin: "kvt", Name.Constant: "k", Name.Class: "s"},
    "nginx": {Name.Constant: "k", String: "sn"},
}


@dataclass
class Difference:
    """What we show otherwise than Pygments: its class and text, and what we make of it (`-`: plain).

    A sample has to show each, so that the list names nothing that is not so any more.
    """
    languages: str
    theirs: object
    text: str
    ours: str
    reason: str
    uses: int = 0

    def covers(self, language, kind, text, ours):
        return (
            language in self.languages.split() and is_token_subtype(kind, self.theirs)
            and re.fullmatch(self.text, text) is not None and ours in self.ours)


ON_PURPOSE = [
    Difference("python", Operator, r"[.:]", "-", "a dot between names is punctuation, as in every other language"),
    Difference("sql", Number, r"\.", "-", "a dot between names is no number"),
    Difference("sql", Keyword, r"(?i)version|coalesce|greatest|least|type|name|data|key|columns", "-f", "names of columns and of functions"),
    Difference("javascript typescript", Operator, ":", "-", "a colon is punctuation, as in every other language"),
    Difference(
        "javascript", Comment.Single, r"//\.test\(text\);", "-fs",
        "Pygments takes the end of a regular expression for a comment: the last slash of its // and the one that ends it"),
    Difference("javascript", Operator, r"[/^?:]", "s", "the same regular expression, its start"),
    Difference("java", Name.Attribute, r"\w+", "-t", "what stands behind a dot is coloured where it is called"),
    Difference("java cypher css", Operator, r"[-<\[\]>();:]+", "-o", "brackets are punctuation"),
    Difference("cypher", Keyword, "collect|start", "fv", "a function is called, a parameter named, whatever its word"),
    Difference("hcl", Name.Variable, '".*"', "s", "a block's labels are strings"),
    Difference("hcl", String, r'".*\$\{.*', "vof-n", "code in a string is code"),
    Difference("toml", String, r'"|[\w ]+', "v", "a key is a key in quotes too"),
    Difference("xml", Name.Tag, r"</?[\w:]+>?|/?>|\?>", "-", "angle brackets are punctuation"),
    Difference("xml", Name.Attribute, r"[\w:]+=", "o", "the sign between an attribute and its value is an operator"),
    Difference(
        "css", Name, "aria-current|font-family|src|url|assets|waymark|woff2|print", "vsf-",
        "Pygments reads what is inside at-rules and [attributes] as selectors"),
    Difference("css", Operator, "/", "s", "the same, an address in an at-rule"),
    Difference("bash console", Keyword, r"\$\(+|\)+", "o", "what opens and closes a substitution is no word"),
    Difference("bash console", String.Interpol, r"\$\{|\}|\$", "v", "the braces around a name belong to the expansion"),
    Difference("bash console", Keyword, r"[:\-+=?%#/,^@*]+", "v", "what an expansion does with its name is in one colour with it"),
]


# ---- What Pygments says


def acceptable(language, kind):
    table = CLASSES | BY_LANGUAGE.get(language, {})
    while kind is not Token and kind is not None:
        if kind in table:
            return table[kind]
        kind = kind.parent
    return None


def theirs(language, code):
    """For each character Pygments' class and the text of its token."""
    lexer = get_lexer_by_name(LEXERS[language], stripnl=False, ensurenl=False)
    found = []
    for kind, text in lexer.get_tokens(code):
        found += [(kind, text.strip())] * len(text)
    assert len(found) == len(code), f"{language}: Pygments changed the text"
    return found


# ---- What the program says


class Fences(html.parser.HTMLParser):
    """The code blocks of a page: their language, their text, and a letter for each character."""

    def __init__(self):
        super().__init__()
        self.found, self.inside, self.letter = [], False, "-"

    def handle_starttag(self, tag, attributes):
        names = dict(attributes).get("class", "")
        if tag == "code" and names.startswith("language-"):
            self.inside = True
            self.found.append((names.removeprefix("language-"), [], []))
        elif self.inside and tag == "span":
            assert re.fullmatch("hl-[kscnftovm]", names)
            self.letter = names[-1]

    def handle_endtag(self, tag):
        if self.inside and tag == "code":
            self.inside = False
        self.letter = "-"

    def handle_data(self, data):
        if self.inside:
            self.found[-1][1].append(data)
            self.found[-1][2].append(self.letter * len(data))


def fences_of(folder):
    """Every code fence of the Markdown below a folder: language and text, without the fence's indentation."""
    fence = re.compile(r"^(?P<indent> *)(?P<marks>```+)(?P<language>[a-z0-9+#]+)[^\n`]*\n(?P<code>.*?)^ *(?P=marks) *$", re.M | re.S)
    for path in sorted(folder.rglob("*.md")):
        for match in fence.finditer(path.read_text(encoding="utf-8", errors="replace")):
            indent = len(match["indent"])
            code = "".join(re.sub(f"^ {{0,{indent}}}", "", line) for line in match["code"].splitlines(keepends=True))
            if code.strip():
                yield match["language"], code


@pytest.fixture(scope="module")
def pieces():
    """(language, where it is from, text)"""
    found = [(path.stem, "samples", path.read_text()) for path in sorted(SAMPLES.glob("*.txt"))]
    for content in os.environ.get("HIGHLIGHTING_CONTENT", str(ROOT / "content")).split(":"):
        for language, code in fences_of(Path(content)):
            language = ALIASES.get(language, language)
            if language in LEXERS:
                found.append((language, "lessons", code))
    return found


@pytest.fixture(scope="module")
def shown(pieces, run, tmp_path_factory):
    """The letters the program gives each piece, in the same order."""
    site = tmp_path_factory.mktemp("highlighting")
    lessons = site / "content/lessons"
    lessons.mkdir(parents=True)
    (site / "content/site.toml").write_text('baseURL = "https://example.org/"\ntitle = "Samples"\nlevels = ["beginner"]\n')
    (site / "content/index.md").write_text('+++\ntitle = "Home"\n+++\n')
    for number, (language, _, code) in enumerate(pieces):
        marks = "`" * (max([2] + [len(marks) for marks in re.findall("`+", code)]) + 1)
        (lessons / f"piece-{number}.md").write_text(f'+++\ntitle = "Piece {number}"\n+++\n{marks}{language}\n{code}{marks}\n')
    done = run("build", "-s", site, "-d", site / "public")
    assert done.returncode == 0, done.stdout + done.stderr
    letters = []
    for number, (language, _, code) in enumerate(pieces):
        parser = Fences()
        parser.feed((site / f"public/lessons/piece-{number}/index.html").read_text())
        [(shown_as, texts, kinds)] = parser.found
        assert (shown_as, "".join(texts)) == (language, code), f"piece {number} ({language}) is shown otherwise"
        letters.append("".join(kinds))
    return letters


# ---- The comparison


@dataclass
class Score:
    agreed: int = 0
    counted: int = 0
    on_purpose: int = 0
    extra: int = 0
    misses: Counter = field(default_factory=Counter)


@pytest.fixture(scope="module")
def scores(pieces, shown):
    scores = {}
    for (language, source, code), letters in zip(pieces, shown, strict=True):
        score = scores.setdefault((language, source), Score())
        for character, letter, (kind, text) in zip(code, letters, theirs(language, code), strict=True):
            if character.isspace():
                continue
            accepted = acceptable(language, kind)
            if accepted is None:
                score.extra += letter != "-"
                continue
            if letter in accepted:
                score.agreed += 1
            else:
                difference = next((d for d in ON_PURPOSE if d.covers(language, kind, text, letter)), None)
                if difference:
                    difference.uses += source == "samples"
                    score.on_purpose += 1
                    continue
                score.misses[f"{kind} {text!r} is {letter}"] += 1
            score.counted += 1
    lines = [f"{'language':12}{'from':10}{'characters':>11}{'agree':>9}{'on purpose':>12}{'ours alone':>12}"]
    for (language, source), score in sorted(scores.items()):
        share = f"{100 * score.agreed / max(score.counted, 1):.1f} %"
        lines.append(f"{language:12}{source:10}{score.counted:11}{share:>9}{score.on_purpose:12}{score.extra:12}")
        if os.environ.get("HIGHLIGHTING_MISSES"):
            lines += [f"    {count:5} {miss}" for miss, count in score.misses.most_common(12)]
    print("\n" + "\n".join(lines))
    return scores


@pytest.mark.parametrize("language", LEXERS)
def test_agrees_with_pygments(language, scores):
    for source in ("samples", "lessons"):
        score = scores.get((language, source))
        if score is None:
            assert source == "lessons", f"no sample for {language}"
            continue
        assert score.agreed >= ENOUGH * score.counted, f"{source}: {score.misses.most_common(20)}"


def test_every_difference_on_purpose_is_there(scores):
    assert [d.reason for d in ON_PURPOSE if d.uses == 0] == []
