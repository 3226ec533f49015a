"""Spelling of the prose by hunspell's British dictionary and the project's own list of names and terms.

    python Tests/Lessons/spelling.py       # prints the words that neither knows, with a place for each
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from lesson import CONTENT, Lesson, all_pages
from terms import LINK

WORDS = Path(__file__).with_name("words.txt")

#: As some spell their own pages' titles; right in the words of a link to another site and nowhere else.
TITLES_OF_OTHERS = {
    "artifact", "behavior", "behavioral", "catalog", "denylist", "env", "memcache", "modeling", "monolithfirst", "multicloud", "multifactor",
    "nginx", "parallelchange", "pdb", "ratelimit", "ssl",
}


class SpellingError(Exception):
    """The checker cannot run."""


def words(text: str) -> Iterator[str]:
    """`Ann's re-run of Node.js/Python took 20ms (k3v9)` → Ann re-run Node.js Python: code and figures are left out."""
    bare = re.sub(r"`[^`]*`|[a-z]+://\S+|<!--.*?-->", " ", text).replace("’", "'")
    for token in re.split(r"[\s/|…–—+&=→]+|\.\.+", bare):
        word = re.sub(r"'s$|'$", "", re.sub(r"^[^\w]+|[^\w]+$", "", token))
        if word and not re.search(r"[\d_@\\{}<>#$:()\[\],;%*^~?!\"]", word):
            yield word


def prose(page: Lesson) -> Iterator[tuple[int, str]]:
    """Front matter, body and diagrams. Titles of lessons and steps were given to us as they are."""
    for text in page.front_prose:
        if text != page.front.get("title"):
            yield 1, text
    for block in page.blocks:
        yield block.line, re.sub(r"\]\([^)]*\)", "]", LINK.sub(_of_others, block.source))
    code = [fence.text for fence in page.fences if fence not in page.diagrams]
    code += [span for block in page.blocks for span in re.findall(r"`[^`]*`", block.source)]
    coded = set(re.findall(r"\w+", " ".join(code)))
    for fence in page.diagrams:
        # A label may be a name of the lesson's code; a title is a sentence.
        title, _, labels = fence.text.partition("\n")
        named = " ".join(word for word in words(re.sub(r"--?>", " ", labels)) if not set(word.split("-")) <= coded)
        yield page.first_line + fence.line - 1, f"{title.removeprefix('title:')} {named}"


def _of_others(link: re.Match) -> str:
    return " ".join(word for word in words(link[1] or "") if word.lower() not in TITLES_OF_OTHERS)


def unknown(texts: Iterable[str], known: set[str]) -> set[str]:
    """The words of these texts that are neither listed nor in the dictionary; a compound is known when its parts are."""
    found = {word for text in texts for word in words(text) if not listed(word, known)}
    parts = {part for word in found for part in word.split("-") if part and not listed(part, known)}
    wrong = misspelt(parts)
    return {word for word in found if wrong & set(word.split("-"))}


def listed(word: str, known: set[str]) -> bool:
    """As it stands in the list; what is listed in lower case may begin a sentence, too."""
    return word in known or (word[:1].isupper() and word[:1].lower() + word[1:] in known)


def misspelt(candidates: set[str]) -> set[str]:
    if shutil.which("hunspell") is None:
        raise SpellingError("no hunspell on PATH: apt-get install hunspell hunspell-en-gb")
    done = subprocess.run(["hunspell", "-d", "en_GB", "-i", "utf-8", "-l"], input="\n".join(sorted(candidates)) + "\n",
                          capture_output=True, text=True, check=False)
    if done.returncode or "Can't open" in done.stderr:
        raise SpellingError(f"hunspell has no British dictionary: apt-get install hunspell-en-gb\n{done.stderr}")
    return set(done.stdout.split()) & candidates


def project_words() -> list[str]:
    return WORDS.read_text(encoding="utf-8").splitlines()


def problems(pages: list[Lesson], known: set[str]) -> Iterator[str]:
    texts = [(page, line, text) for page in pages for line, text in prose(page)]
    wrong = unknown((text for _, _, text in texts), known)
    for page, line, text in texts:
        for word in dict.fromkeys(words(text)):
            if word in wrong:
                yield f"{page.path}:{line}: '{word}'"


if __name__ == "__main__":
    print(*problems(all_pages(Path(sys.argv[1]) if sys.argv[1:] else CONTENT), set(project_words())), sep="\n")
