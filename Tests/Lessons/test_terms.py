"""One word for one thing, on all pages; see terms.py. Links within the site are checked where it is built (Tests/Site)."""

from pathlib import Path

import pytest

import samples
import terms
from lesson import CONTENT, Lesson, all_pages

ALL = all_pages()
each_page = pytest.mark.parametrize("page", ALL, ids=lambda page: page.path.relative_to(CONTENT).as_posix())


@each_page
def test_terms_are_the_course_s_own(page: Lesson) -> None:
    assert list(terms.wrong_terms(page)) == []


@each_page
def test_links_lead_to_allowed_hosts_and_do_not_track(page: Lesson) -> None:
    assert list(terms.link_problems(page, terms.hosts())) == []


@each_page
def test_pictures_have_text_alternatives(page: Lesson) -> None:
    assert list(terms.picture_problems(page)) == []


def test_each_term_is_defined_once() -> None:
    assert list(terms.glossary_problems(ALL)) == []


def test_the_glossary_is_large() -> None:
    assert sum(1 for page in ALL for _ in terms.definitions(page)) >= 150


def test_the_list_of_hosts_is_sorted_below_each_heading_and_says_nothing_twice() -> None:
    parts = [part.split("\n", 1)[1].splitlines() for part in terms.HOSTS.read_text().split("\n\n")[1:]]
    assert parts == [sorted(part) for part in parts]
    assert sum(map(len, parts)) == len(terms.hosts())


@pytest.mark.parametrize(("text", "problem"), [
    ("An end point.", "'end point': write endpoint"),
    ("Send an email.", "'email': write e-mail"),
    ("The Back-End of it.", "'Back-End': write backend"),
    ("After a time-out it stops.", "'time-out': write timeout"),
    ("It has a\ntime out.", "'a time out': write timeout"),
    ("> [!ANSWER]\n> The user name.", "'user name': write username"),
    ("- A data base.", "'data base': write database"),
    ("## The short URL", "'short URL': write short code, or link"),
    ("| a | Postgres |\n|---|---|", "'Postgres': write PostgreSQL"),
    ("Written in Javascript.", "'Javascript': write JavaScript"),
    ("Some json here.", "'json': write JSON"),
    ("+++\nbecause = \"a look-up is slow\"\n+++\n", "'look-up': write lookup"),
    ("```graph\ntitle: The front end asks\nA -> B\n```", "'front end': write frontend"),
    ("See [the end points](a.md).", "'end points': write endpoint"),
])
def test_tells_a_variant(tmp_path: Path, text: str, problem: str) -> None:
    found = list(terms.wrong_terms(samples.page(tmp_path, text)))
    assert any(problem in one for one in found), found


@pytest.mark.parametrize("text", [
    "`email`, `postgres` and `json.dumps` are code, github.com/json a path.",
    "```bash\npsql postgres\n```",
    "Log in, set up, look up, roll back, back up: they time out.",
    "[Front-end handbook](https://github.com/x/front-end)",
    "[An endpoint](back-end.md)",
    "+++\ntitle = \"Back-end\"\n+++\n",
    "JavaScript, PostgreSQL, e-mail, percent signs.",
])
def test_leaves_code_verbs_and_names_of_others_alone(tmp_path: Path, text: str) -> None:
    assert list(terms.wrong_terms(samples.page(tmp_path, text))) == []


def defined(*terms_and_texts: str) -> str:
    return "\n\n".join(f"> [!DEFINITION]\n> {text}" for text in terms_and_texts) + "\n"


@pytest.mark.parametrize(("second", "problem"), [
    ("**Lock**: what only one thread can hold.", "'Lock' is also defined at"),
    ("**Locks**: what only one thread can hold.", "'Locks' is also defined at"),
    ("**Mutual exclusion (lock)**: what only one thread can hold.", "'Mutual exclusion (lock)' is also defined at"),
    ("Lock: what only one thread can hold.", "a definition reads `**Term**: what it means.`"),
    ("**Mutex**: a lock.", "is defined in one or two whole sentences"),
    ("**Mutex**: a lock that one thread holds", "is defined in one or two whole sentences"),
])
def test_tells_a_definition_that_is_there_already_or_is_none(tmp_path: Path, second: str, problem: str) -> None:
    pages = [samples.page(tmp_path, defined("**Lock**: an object that at most\n> one thread holds."), "first.md"),
             samples.page(tmp_path, "+++\ntitle = \"B\"\n+++\n\n" + defined(second), "second.md")]
    [found] = terms.glossary_problems(pages)
    assert problem in found and found.startswith(f"{pages[1].path}:5: ")


def test_reads_a_term_with_its_abbreviation_behind_it(tmp_path: Path) -> None:
    page = samples.page(tmp_path, defined("**ORM** (object-relational mapper): what maps objects to rows."))
    assert list(terms.definitions(page)) == [(1, "ORM (object-relational mapper)", "what maps objects to rows.")]
    assert terms.names("ORM (object-relational mapper)") == {"orm", "object relational mapper"}


@pytest.mark.parametrize(("text", "problem"), [
    ("[RFC](http://good.org/rfc)", "http://good.org/rfc is not https"),
    ("[RFC](https://bad.org/rfc)", "bad.org is not listed"),
    ("[RFC](https://good.org.bad.org/rfc)", "good.org.bad.org is not listed"),
    ("[RFC](https://good.org/rfc?a=1&utm_source=x)", "tracks by 'utm_source'"),
    ("<https://bad.org/>", "bad.org is not listed"),
    ("[write](mailto:a@good.org)", "mailto:a@good.org is not https"),
    ("[here](https://good.org/rfc)", "the link 'here' does not say where it leads"),
    ("> - text [a\n> long name](https://bad.org/a_(b)) end", "bad.org is not listed"),
])
def test_tells_a_link_that_is_not_allowed(tmp_path: Path, text: str, problem: str) -> None:
    found = list(terms.link_problems(samples.page(tmp_path, text), {"good.org"}))
    assert len(found) == 1 and problem in found[0], found


def test_allows_listed_hosts_and_those_of_examples(tmp_path: Path) -> None:
    text = "[RFC](https://good.org/rfc?page=2#s) [a](http://sho.example/k3v9) [b](b.md) `[c](http://bad.org)` <https://good.org/>"
    assert list(terms.link_problems(samples.page(tmp_path, text), {"good.org"})) == []


def test_tells_a_picture_without_an_alternative(tmp_path: Path) -> None:
    page = samples.page(tmp_path, "![](a.png) ![chart](b.png) ![Clicks by hour and day](c.png) `![](d.png)`")
    assert list(terms.picture_problems(page)) == [
        "line 1: the picture's text alternative is ''", "line 1: the picture's text alternative is 'chart'"]
