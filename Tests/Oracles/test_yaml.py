"""PyYAML as the oracle of our YAML reader.

PyYAML composes the document; what its plain scalars mean is decided here, by the rules of YAML 1.2's core schema, and
what front matter refuses (anchors, aliases, tags, merge keys, keys twice, keys that are no text) is refused here too.

PyYAML and libyaml differ in three things, which are left out: PyYAML takes no tab behind a colon, though YAML does; it
takes a colon before a bracket or comma (`[2:]`) as a key's; libyaml takes a comment without a space behind `|` and `>`.

`python3 Tests/Oracles/test_yaml.py` writes yaml_cases.json, which the Swift tests read; `--count N --seed S --out FILE`
makes other cases for a longer comparison (FRONT_MATTER_YAML_CASES=FILE swift test …).
"""

import argparse
import datetime
import json
import pathlib
import random
import re
import sys

import yaml

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from front_matter_dump import REFUSED, Date, dump  # noqa: E402

FIXTURE = pathlib.Path(__file__).with_name("yaml_cases.json")
COUNT, SEED = 400, 1
SCALARS = """true True TRUE tRUE false no yes on ~ null Null nULL 0 -0 +1 007 0x1F 0xfg 0o17 0o8 0b1 1_000 -12 1. .5 1.5e3
-.5E-2 1e . - + .e1 1.2.3 .inf -.inf +.INF .nan .Nan 9223372036854775807 2023-10-15 2023-10-15T13:18:50Z
2023-10-15T13:18:50-07:00 2023-10-15T13:18:50+0530 2023-10-15T13:18:50 2023-02-30 2024-02-29 2023-1-5 15:04:05 é 😀 a-b a:b a#b
x,y 'it' 'it''s' "q\\n\\u00e9" "" '' "true" '1' http://x.y/z?a=b -x ?x :x""".split() + [
    "2023-10-15 13:18:50", "two words", "a # comment", "'# no comment'", "\"a\n  b\"", "a\n  b", "|\n  long\n  text\n",
    ">\n  folded\n  text\n\n  more\n", "|-\n  x\n", "|+\n  x\n\n", ">2\n   x\n", "", "[]", "{}", "[a, 1, [b]]", "{x: 1, 'y': [2]}",
    "[a, b,]", "{x, y: }", "[x: 1]"]
BROKEN = ["&a 1", "*a", "!!str 1", "! x", "@x", "`x", "%x", "[a", "a]", "{a", "'a", '"a', '"\\q"', "a: b: c", "[a, a: {]", "{<<: 1}", "{x: 1, x: 2}", "{[a]: 1}", "*", "&", "- -", "99999999999999999999", "1e999", "|x", "> x\n", "\x07", "\x9d", "[,]", "'a' b"]
DIFFERING = re.compile(r"\t|:[\]},]|[|>][-+0-9]*#")
DATE = re.compile(r"(\d{4}-\d\d-\d\d)(?:[Tt ](\d\d:\d\d:\d\d)(?:\.\d+)?( ?[Zz]| ?[-+]\d\d:?\d\d)?)?")


class Refused(Exception):
    pass


def date(text: str):
    match = DATE.fullmatch(text)
    if not match:
        return None
    day, time, offset = match.groups()
    try:
        datetime.date.fromisoformat(day)
        if time and time[6:] != "60":
            datetime.time.fromisoformat(time)
    except ValueError:
        return None
    if not time:
        return Date(day)
    offset = (offset or "").strip().replace(":", "").upper()
    if offset and offset != "Z":
        if int(offset[1:3]) > 23 or int(offset[3:]) > 59:
            return None
        offset = "Z" if int(offset[1:]) == 0 else f"{offset[:3]}:{offset[3:]}"
    return Date(f"{day}T{time}{offset}")


def plain(text: str):
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text.lower() in ("true", "false") and text in (text.lower(), text.upper(), text.capitalize()):
        return text.lower() == "true"
    number = None
    if re.fullmatch(r"[-+]?[0-9]+", text):
        number = int(text)
    elif re.fullmatch(r"0o[0-7]+|0x[0-9a-fA-F]+", text):
        number = int(text, 0)
    if number is not None:
        if not -(2**63) <= number < 2**63:
            raise Refused
        return number
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text):
        if abs(float(text)) == float("inf"):
            raise Refused
        return float(text)
    if re.fullmatch(r"[-+]?(\.inf|\.Inf|\.INF)", text):
        return float(text.replace(".", ""))
    if text in (".nan", ".NaN", ".NAN"):
        return float("nan")
    return date(text) or text


def convert(node, level: int):
    if isinstance(node, yaml.ScalarNode):
        return plain(node.value) if node.style is None else node.value
    if level > 32:
        raise Refused
    if isinstance(node, yaml.SequenceNode):
        return [convert(item, level + 1) for item in node.value]
    table = {}
    for key, item in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.value in table or (key.value == "<<" and key.style is None):
            raise Refused
        table[key.value] = convert(item, level + 1)
    return table


def expected(text: str) -> str:
    try:
        for event in yaml.parse(text, Loader=yaml.BaseLoader):
            if getattr(event, "anchor", None) or getattr(event, "tag", None):
                return REFUSED
        node = yaml.compose(text, Loader=yaml.BaseLoader)
        if node is None or (isinstance(node, yaml.ScalarNode) and node.style is None and not node.value):
            return "{}"
        return dump(convert(node, 0)) if isinstance(node, yaml.MappingNode) else REFUSED
    except (yaml.YAMLError, Refused, RecursionError):
        return REFUSED


def block(draw: random.Random, indent: int) -> str:
    """A mapping, or the value behind a key, in lines."""
    margin = " " * indent
    lines = []
    for index in range(draw.randrange(1, 4)):
        key = draw.choice(["a", "b c", "é", "'q'", '"d"', "x-y", "1", "true"]) + (str(index) if draw.random() < 0.95 else "")
        if key[0] in "'\"":
            key = key[0] + key.strip("'\"0123") + str(index) + key[0]
        kind = draw.random()
        if indent < 6 and kind < 0.15:
            lines.append(f"{margin}{key}:\n{block(draw, indent + 2)}")
        elif indent < 6 and kind < 0.3:
            items = "".join(f"{margin}- {scalar(draw, indent)}\n" for _ in range(draw.randrange(1, 4)))
            lines.append(f"{margin}{key}:\n{items}")
        elif indent < 6 and kind < 0.4:
            lines.append(f"{margin}{key}:\n{margin}  - {block(draw, indent + 4).lstrip()}")
        else:
            lines.append(f"{margin}{key}: {scalar(draw, indent)}\n")
    return "".join(lines)


def scalar(draw: random.Random, indent: int) -> str:
    chosen = draw.choice(BROKEN) if draw.random() < 0.04 else draw.choice(SCALARS)
    return chosen.replace("\n", "\n" + " " * indent)


def mutated(draw: random.Random, text: str) -> str:
    at = draw.randrange(len(text))
    return text[:at] + draw.choice(["", *"{}[],:\"' \n#-&*!|>x"]) + text[at + draw.randrange(2):]


def cases(count: int, seed: int) -> list[dict[str, str]]:
    draw = random.Random(seed)
    texts = [f"a: {scalar}\n" for scalar in SCALARS + BROKEN]
    texts += ["a: " + "[" * n + "]" * n + "\n" for n in (31, 32, 33, 300)]
    texts += ["a:\n" + "".join(" " * n + "a:\n" for n in range(1, depth)) for depth in (32, 33, 34)]
    texts += ["", "# c\n", "- a\n", "text\n", "a: 1\n...\n", "a: 1\n...\nb: 2\n", "? a\n: b\n", "a:b\nc: 1\n", "a: 1\na: 2\n", "%YAML 1.1\na: 1\n"]
    while len(texts) < count:
        text = block(draw, 0)
        text = mutated(draw, text) if draw.random() < 0.3 else text
        if not text.startswith("---") and "\n---" not in text and not DIFFERING.search(text):
            texts.append(text)
    texts = [text if text.endswith("\n") else text + "\n" for text in texts]
    return [{"text": text, "expected": expected(text)} for text in texts]


def written(count: int, seed: int) -> str:
    return json.dumps(cases(count, seed), indent=0, ensure_ascii=True) + "\n"


def test_fixture_is_what_the_oracle_says():
    assert FIXTURE.read_text() == written(COUNT, SEED)


def test_fixture_has_both_kinds():
    refused = sum(case["expected"] == REFUSED for case in cases(COUNT, SEED))
    assert 60 < refused < COUNT - 150


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--out", type=pathlib.Path, default=FIXTURE)
    options = parser.parse_args()
    options.out.write_text(written(options.count, options.seed))
