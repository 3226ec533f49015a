"""Renders the cases with jinja2 and keeps what it prints in jinja.json, which JinjaTests.swift compares with.

    python3 jinja_oracle.py --write    writes jinja.json anew
    python3 jinja_oracle.py            says whether jinja.json is what jinja2 prints
"""

import json
import pathlib
import sys

import jinja2
import markupsafe

sys.path.insert(0, str(pathlib.Path(__file__).parent))

import jinja_cases  # noqa: E402
import jinja_random  # noqa: E402

FIXTURE = pathlib.Path(__file__).with_name("jinja.json")
MARKUP_FIELDS = {"intro", "motto", "bio"}


class Thing:
    """A model: attributes only, since a dict would offer its own methods as fields."""

    def __init__(self, fields):
        for name, value in fields.items():
            if isinstance(value, str) and name in MARKUP_FIELDS:
                value = markupsafe.Markup(value)
            setattr(self, name, thing(value))


def thing(value):
    if isinstance(value, dict):
        return Thing(value)
    if isinstance(value, list):
        return [thing(element) for element in value]
    return value


def render(templates, data):
    environment = jinja2.Environment(
        autoescape=True, trim_blocks=True, lstrip_blocks=True, loader=jinja2.DictLoader(templates)
    )
    fields = {name: getattr(thing(data), name) for name in data}
    return environment.get_template("main.html").render(fields)


def cases():
    for name, data, templates in jinja_cases.CASES:
        if isinstance(templates, str):
            templates = {"main.html": templates}
        yield {"name": name, "data": data, "templates": templates}
    for number, template in enumerate(jinja_random.templates(count=300, seed=20240917)):
        data = "empty" if number % 7 == 6 else "full"
        yield {"name": f"random {number}", "data": data, "templates": {"main.html": template}}


def fixture():
    rendered = [case | {"expected": render(case["templates"], jinja_cases.DATA[case["data"]])} for case in cases()]
    lines = ",\n".join(json.dumps(case, ensure_ascii=False) for case in rendered)
    return f'{{"data": {json.dumps(jinja_cases.DATA, ensure_ascii=False)},\n"cases": [\n{lines}\n]}}\n'


def main():
    if "--write" in sys.argv:
        FIXTURE.write_text(fixture(), encoding="utf-8")
    elif FIXTURE.read_text(encoding="utf-8") != fixture():
        sys.exit("jinja.json is not what jinja2 prints: run jinja_oracle.py --write and look at the difference")


if __name__ == "__main__":
    main()
