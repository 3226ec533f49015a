"""Python's json as the oracle of our JSON reader.

`python3 Tests/Oracles/test_json.py` writes json_cases.json, which the Swift tests read; `--count N --seed S --out FILE`
makes other cases for a longer comparison (FRONT_MATTER_JSON_CASES=FILE swift test …).
"""

import argparse
import json
import math
import pathlib
import random
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from front_matter_dump import REFUSED, depth, dump  # noqa: E402

FIXTURE = pathlib.Path(__file__).with_name("json_cases.json")
COUNT, SEED = 300, 1
SCALARS = ["1", "-0", "0", "12.5", "-1e3", "1E+2", "0.1e-7", "9223372036854775807", "-9223372036854775808", "true",
           "false", "null", '""', '"a"', '"é 😀"', r'"\u00e9\n\"\\\/"', r'"\ud83d\udcdc"', "123456789012345678", "1e308"]
BROKEN = ["01", "1.", ".5", "+1", "1e", "nul", "True", "'a'", r'"\x"', r'"\u12"', r'"\ud83d"', r'"\udcdc\ud83d"', '"a\tb"',
          "9223372036854775808", "1e999", "NaN", "Infinity", "-", "[1,]", "{}}", '{"a":1,"a":2}', '{"a":1,}', "{a:1}", ""]


def without_duplicates(pairs):
    keys = [key for key, _ in pairs]
    if len(set(keys)) < len(keys):
        raise ValueError("a key twice")
    return dict(pairs)


def refuse(text):
    raise ValueError(text)


def in_range(value) -> bool:
    if isinstance(value, dict):
        return all(map(in_range, value)) and all(map(in_range, value.values()))
    if isinstance(value, list):
        return all(map(in_range, value))
    if isinstance(value, str):
        return not any(0xD800 <= ord(c) < 0xE000 for c in value)
    if isinstance(value, float):
        return not math.isinf(value)
    return not isinstance(value, int) or -(2**63) <= value < 2**63


def expected(text: str) -> str:
    decoder = json.JSONDecoder(object_pairs_hook=without_duplicates, parse_constant=refuse)
    try:
        value, _ = decoder.raw_decode(text)
    except (ValueError, RecursionError):
        return REFUSED
    # The object itself is level 0, and 32 may lie below it.
    return dump(value) if in_range(value) and depth(value) <= 33 else REFUSED


def value(draw: random.Random, level: int) -> str:
    kind = draw.random()
    if level > 3 or kind < 0.55:
        return draw.choice(SCALARS)
    if kind < 0.6:
        return draw.choice(BROKEN)
    space = draw.choice(["", " ", "\n", "\t"])
    items = [value(draw, level + 1) for _ in range(draw.randrange(4))]
    if kind < 0.8:
        return "[" + f"{space},{space}".join(items) + "]"
    return "{" + ",".join(f'{space}"k{index}"{space}:{item}{space}' for index, item in enumerate(items)) + "}"


def mutated(draw: random.Random, text: str) -> str:
    at = draw.randrange(1, len(text)) if len(text) > 1 else 1
    return text[:at] + draw.choice(["", *'{}[],:"\\ 0.e-x']) + text[at + draw.randrange(2):]


def cases(count: int, seed: int) -> list[dict[str, str]]:
    draw = random.Random(seed)
    texts = [f'{{"a": {scalar}}}' for scalar in SCALARS + BROKEN]
    texts += ['{"a":' + "[" * n + "]" * n + "}" for n in (31, 32, 33, 34, 2000)]
    while len(texts) < count:
        text = '{"a": ' + value(draw, 0) + ', "b": ' + value(draw, 0) + "}"
        texts.append(mutated(draw, text) if draw.random() < 0.4 else text)
    return [{"text": text, "expected": expected(text)} for text in texts]


def written(count: int, seed: int) -> str:
    return json.dumps(cases(count, seed), indent=0, ensure_ascii=True) + "\n"


def test_fixture_is_what_the_oracle_says():
    assert FIXTURE.read_text() == written(COUNT, SEED)


def test_fixture_has_both_kinds():
    refused = sum(case["expected"] == REFUSED for case in cases(COUNT, SEED))
    assert 50 < refused < COUNT - 100


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--out", type=pathlib.Path, default=FIXTURE)
    options = parser.parse_args()
    options.out.write_text(written(options.count, options.seed))
