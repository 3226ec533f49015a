"""One word for one thing: which variants the pages do without, definitions that stand once, sources that are allowed."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from lesson import Lesson
from style import without_code

HOSTS = Path(__file__).with_name("hosts.txt")

#: What not to write (a regular expression, case aside) → what to write instead.
VARIANTS = {
    r"end[ -]points?": "endpoint",
    r"back[ -]ends?": "backend",
    r"front[ -]ends?": "frontend",
    r"emails?": "e-mail",
    r"time-outs?|(?:a|the|each|every|no|short|long) time out": "timeout",
    r"look-ups?": "lookup",
    r"roll-backs?": "rollback",
    r"fail-overs?": "failover",
    r"back-ups?": "backup",
    r"log-ins?": "login (the verb: log in)",
    r"setups?": "set-up (the verb: set up)",
    r"user[ -]names?": "username",
    r"hostnames?": "host name",
    r"filenames?": "file name",
    r"time[ -]stamps?": "timestamp",
    r"data[ -]bases?": "database",
    r"datasets?": "data set",
    r"data[ -]?centers?|datacentres?": "data centre",
    r"allow[ -]lists?|white-?[ ]?lists?": "allowlist",
    r"black-?[ ]?lists?": "block list",
    r"standups?": "stand-up",
    r"post-mortems?": "postmortem",
    r"web[ -]sockets?": "WebSocket",
    r"web hooks?|web-hooks?": "webhook",
    r"micro-services?|micro services?": "microservice",
    r"run[ -]books?": "runbook",
    r"work[ -]flows?": "workflow",
    r"check[ -]lists?": "checklist",
    r"down[ -]time": "downtime",
    r"pay[ -]loads?": "payload",
    r"pass[ -]words?": "password",
    r"trade[ ]?offs?": "trade-off",
    r"web[ -]sites?": "website",
    r"hit[ -]ratios?": "hit rate",
    r"multi(?:tenant|tenancy|factor|region|cloud)": "multi-tenant, multi-factor, multi-region, multi-cloud",
    r"key/value|key value (?:store|pair)s?": "key-value",
    r"pre-signed": "presigned",
    r"master[ -]slave|slaves?": "primary and replica",
    r"short[ -]urls?|shortened (?:links?|urls?)|tiny urls?|slugs?": "short code, or link",
    r"(?:long|original|destination) (?:urls?|links?)|target (?:links?|address(?:es)?)": "target URL",
    r"(?:link|URL)-shorteners?|link shorteners?": "URL shortener",
    r"postgres|postgre sql": "PostgreSQL",
    r"java script|nodejs|node js|type script": "JavaScript, Node.js, TypeScript",
    r"git hub|git lab": "GitHub, GitLab",
    r"mongo db|graph ql|open api|sql alchemy": "MongoDB, GraphQL, OpenAPI, SQLAlchemy",
    r"https? (?:verb|command)s?": "HTTP method",
    r"response codes?": "status code",
    r"learnt": "learned",
    r"whilst|amongst": "while, among",
    r"judgments?": "judgement",
    r"artifacts?": "artefact",
    r"indices": "indexes",
    r"percent(?! sign|-)": "per cent",
    r"résumés?": "resume",
    r"dialogs?": "dialogue",
}
#: Names that are written in one way only, capitals included.
NAMES = [
    "API", "CI/CD", "Docker", "GitHub", "GitLab", "GraphQL", "HTTP", "HTTPS", "JavaScript", "JSON", "Kafka", "Kubernetes", "Linux", "MongoDB", "MySQL",
    "Node.js", "OAuth", "OpenAPI", "OpenTelemetry", "PostgreSQL", "Python", "RabbitMQ", "Redis", "SQL", "SQLAlchemy", "SQLite", "TLS",
    "TypeScript", "URL", "WebSocket",
]
_VARIANTS = [(re.compile(rf"(?<![\w/.-])(?:{wrong})(?![\w-])", re.I), right) for wrong, right in VARIANTS.items()]
_NAMES = {name.lower(): name for name in NAMES}
_NAME = re.compile(rf"(?<![\w/.@-])(?:{'|'.join(map(re.escape, NAMES))})(?![\w/@-]|\.\w)", re.I)
LINK = re.compile(r"\[([^\]]*)\]\(([a-z]+:(?:[^()\s]|\([^()\s]*\))*)\)|<([a-z]+:[^>\s]*)>", re.I)
#: Hosts that RFC 2606 sets aside for examples.
_EXAMPLE = re.compile(r"(?:.*\.)?example(?:\.(?:com|net|org))?|localhost|127\.0\.0\.1")
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|msclkid|mc_[ce]id|igshid|ref|ref_src|source|si|spm|trk", re.I)


def wrong_terms(page: Lesson) -> Iterator[str]:
    """Variants in the prose, but not in the names that others gave to their own pages."""
    texts = [(1, text) for text in page.front_prose if text != page.front.get("title")]
    texts += [(block.line, LINK.sub(" ", block.source)) for block in page.blocks]
    texts += [(page.first_line + fence.line - 1, fence.text.partition("\n")[0]) for fence in page.diagrams]
    for line, text in texts:
        bare = re.sub(r"\]\([^)]*\)|https?://\S+", " ", without_code(text))
        for pattern, right in _VARIANTS:
            for match in pattern.finditer(bare):
                if match[0] not in right.split(", "):
                    yield f"line {line}: '{match[0]}': write {right}"
        for match in _NAME.finditer(bare):
            if match[0] != _NAMES[match[0].lower()]:
                yield f"line {line}: '{match[0]}': write {_NAMES[match[0].lower()]}"


def definitions(page: Lesson) -> Iterator[tuple[int, str, str]]:
    """Line, term and text of each definition."""
    lines = page.body.split("\n")
    for index, line in enumerate(lines):
        if re.fullmatch(r"\s*>\s*\[!DEFINITION\]\s*", line):
            quoted = []
            for following in lines[index + 1:]:
                if not following.lstrip().startswith(">"):
                    break
                quoted.append(following.lstrip().removeprefix(">").strip())
            parts = re.fullmatch(r"\*\*([^*]+)\*\*( \([^)]+\))?: +(.*)", " ".join(quoted))
            term, text = (parts[1] + (parts[2] or ""), parts[3]) if parts else ("", "")
            yield page.first_line + index, term, text


def glossary_problems(pages: list[Lesson]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for page in pages:
        for line, term, text in definitions(page):
            place = f"{page.path}:{line}"
            if not term:
                yield f"{place}: a definition reads `**Term**: what it means.`"
                continue
            if not 5 <= len(text.split()) <= 60 or not text.endswith("."):
                yield f"{place}: '{term}' is defined in one or two whole sentences"
            for name in names(term):
                if name in seen:
                    yield f"{place}: '{term}' is also defined at {seen[name]}"
                seen[name] = place


def names(term: str) -> set[str]:
    """`Service level objective (SLO)` → both; `The outbox` and `Outboxes` are an outbox."""
    parts = re.split(r"[()]", term.lower())
    singular = [re.sub(r"(?<=[^s])s$|(?<=x)es$", "", part.strip().removeprefix("the ").replace("-", " ")) for part in parts]
    return {part for part in singular if part}


def links(page: Lesson) -> Iterator[tuple[int, str, str]]:
    """Line, words and address of the links to other sites."""
    for block in page.blocks:
        for match in LINK.finditer(re.sub(r"`[^`]*`", "code", block.source)):
            yield block.line, match[1] or "", match[2] or match[3]


def link_problems(page: Lesson, allowed: set[str]) -> Iterator[str]:
    for line, text, address in links(page):
        parts = urlsplit(address)
        host = parts.hostname or ""
        if _EXAMPLE.fullmatch(host):
            continue
        if parts.scheme != "https":
            yield f"line {line}: {address} is not https"
        elif host not in allowed:
            yield f"line {line}: {host} is not listed in {HOSTS.name}"
        for name, _ in parse_qsl(parts.query, keep_blank_values=True):
            if _TRACKING.fullmatch(name):
                yield f"line {line}: {address} tracks by '{name}'"
        if not address.startswith(text) and re.fullmatch(r"here|this|link|click here|this page|read more|more", text.strip(), re.I):
            yield f"line {line}: the link '{text}' does not say where it leads"


def hosts() -> set[str]:
    return {line for line in HOSTS.read_text().splitlines() if line and not line.startswith("#")}


def picture_problems(page: Lesson) -> Iterator[str]:
    """Text alternatives of images; those of diagrams are their titles, see structure.py."""
    for block in page.blocks:
        for match in re.finditer(r"!\[([^\]]*)\]\(", re.sub(r"`[^`]*`", "", block.source)):
            if len(match[1].split()) < 3:
                yield f"line {block.line}: the picture's text alternative is '{match[1]}'"
