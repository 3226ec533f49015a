"""Well-typed random templates for the fixture models, the same for the same seed."""

import random

ITEM = {"title": "text", "url": "text", "count": "int", "note": "text?", "hours": "int?", "maker": "person?", "tags": "texts"}
PERSON = {"name": "text", "age": "int", "email": "text?", "isTeacher": "bool"}
SHELF = {"name": "text", "owner": "person", "items": "items", "shelves": "shelves"}
PAGE = {
    "title": "text", "subtitle": "text?", "isOpen": "bool", "visitors": "int", "intro": "html", "motto": "html?",
    "keeper": "person", "featured": "item?", "shelves": "shelves", "tags": "texts",
}
FIELDS = {"item": ITEM, "person": PERSON, "shelf": SHELF}
ELEMENTS = {"texts": "text", "items": "item", "shelves": "shelf"}
WORDS = ["a", "B-c", "<x> & y", "it's", "  pad ", "ünïcode ß", "two words", "", "line\\nbreak", "12", "3.7"]
SPACES = ["", " ", "\n", "\n  ", "  \n", "\n\n", " x "]


class Generator:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.counter = 0

    def pick(self, *options):
        return self.random.choice(options)

    # Names in scope, by type.

    def names(self, scope, wanted):
        """Expressions of a type, a step or two away from what is in scope."""
        found = []
        for name, kind in scope.items():
            if kind == wanted:
                found.append(name)
            for field, field_kind in FIELDS.get(kind, {}).items():
                if field_kind == wanted:
                    found.append(f"{name}.{field}")
                for inner, inner_kind in FIELDS.get(field_kind, {}).items():
                    if inner_kind == wanted:
                        found.append(f"{name}.{field}.{inner}")
        return found

    def name(self, scope, wanted):
        found = self.names(scope, wanted)
        return self.random.choice(found) if found else None

    # Expressions by type.

    def text(self, scope, depth):
        options = [lambda: "'" + self.pick(*WORDS).replace("'", "\\'") + "'", lambda: self.name(scope, "text") or "'t'"]
        if depth > 0:
            inner = lambda: self.text(scope, depth - 1)
            options += [
                lambda: f"({inner()} | {self.pick('upper', 'lower', 'title', 'capitalize', 'trim', 'reverse', 'string')})",
                lambda: f"({inner()} ~ {self.pick(inner, lambda: self.integer(scope, depth - 1))()})",
                lambda: f"({inner()} + {inner()})",
                lambda: f"({inner()} or {inner()})",
                lambda: f"({inner()} if {self.boolean(scope, depth - 1)} else {inner()})",
                lambda: f"({self.name(scope, 'text?') or inner()} | default({inner()}))",
                lambda: f"({inner()} | replace({inner()}, {inner()}))",
                lambda: f"({inner()} | truncate({self.random.randint(3, 20)}, {self.pick('true', 'false')}, '..', {self.random.randint(0, 5)}))",
                lambda: f"({self.texts(scope, depth - 1)} | join('{self.pick(', ', '', '<', '-')}'))",
                lambda: f"({self.integer(scope, depth - 1)} | string)",
            ]
        return self.random.choice(options)()

    def integer(self, scope, depth):
        options = [lambda: str(self.random.randint(-9, 99)), lambda: self.name(scope, "int") or "5"]
        if "loop" in scope:
            options.append(lambda: self.pick("loop.index", "loop.index0", "loop.length"))
        if depth > 0:
            inner = lambda: self.integer(scope, depth - 1)
            options += [
                lambda: f"({inner()} {self.pick('+', '-', '*')} {inner()})",
                lambda: f"({inner()} {self.pick('//', '%')} {self.random.choice([-7, -2, 2, 3, 10])})",
                lambda: f"({self.text(scope, depth - 1)} | length)",
                lambda: f"({self.texts(scope, depth - 1)} | length)",
                lambda: f"({self.text(scope, depth - 1)} | int({self.random.randint(0, 9)}))",
                lambda: f"({inner()} or {inner()})",
                lambda: f"({self.decimal(scope, depth - 1)} | int)",
                lambda: f"({self.name(scope, 'int?') or inner()} | default({inner()}))",
            ]
        return self.random.choice(options)()

    def decimal(self, scope, depth):
        options = [lambda: self.pick("0.5", "1.25", "-3.75", "10.0", "0.1", "2.675")]
        if depth > 0:
            options += [
                lambda: f"({self.integer(scope, depth - 1)} / {self.random.choice([2, 3, 7, 8])})",
                lambda: f"({self.decimal(scope, depth - 1)} {self.pick('+', '-', '*')} {self.pick(self.decimal, self.integer)(scope, depth - 1)})",
                lambda: f"({self.decimal(scope, depth - 1)} | round({self.random.randint(0, 3)}, '{self.pick('common', 'ceil', 'floor')}'))",
            ]
        return self.random.choice(options)()

    def boolean(self, scope, depth):
        options = [lambda: self.pick("true", "false"), lambda: self.name(scope, "bool") or "true"]
        if "loop" in scope:
            options.append(lambda: self.pick("loop.first", "loop.last"))
        if depth > 0:
            options += [
                lambda: f"({self.integer(scope, depth - 1)} {self.pick('<', '<=', '>', '>=', '==', '!=')} {self.pick(self.integer, self.decimal)(scope, depth - 1)})",
                lambda: f"({self.text(scope, depth - 1)} {self.pick('<', '<=', '>', '>=', '==', '!=')} {self.text(scope, depth - 1)})",
                lambda: f"({self.text(scope, depth - 1)} {self.pick('in', 'not in')} {self.pick(self.text, self.texts)(scope, depth - 1)})",
                lambda: f"({self.boolean(scope, depth - 1)} {self.pick('and', 'or')} {self.boolean(scope, depth - 1)})",
                lambda: f"(not {self.boolean(scope, depth - 1)})",
                lambda: f"({self.integer(scope, depth - 1)} is {self.pick('odd', 'even', 'divisibleby 3', 'not divisibleby(4)')})",
                lambda: f"({self.name(scope, 'text?') or 'subtitle'} is {self.pick('defined', 'not defined')})",
            ]
        return self.random.choice(options)()

    def texts(self, scope, depth):
        options = [lambda: self.name(scope, "texts") or "['p', 'q']", lambda: "['" + "', '".join(self.pick("z", "Y", "<w>", "x") for _ in range(self.random.randint(1, 4))) + "']"]
        if depth > 0:
            options += [
                lambda: f"({self.texts(scope, depth - 1)} | {self.pick('sort', 'sort(true)', 'reverse', 'list', 'sort(case_sensitive=true)')} | list)",
            ]
        return self.random.choice(options)()

    def models(self, scope):
        """A list of models and what its elements are."""
        kind = self.pick("items", "shelves")
        name = self.name(scope, kind)
        if name is None:
            kind, name = "shelves", "shelves"
        element = ELEMENTS[kind]
        keys = ["count", "title"] if element == "item" else ["name", "owner.age"]
        filters = ["", f" | sort(attribute='{self.random.choice(keys)}')", " | reverse | list", f" | sort(true, attribute='{self.random.choice(keys)}')"]
        if element == "item":
            filters += [" | selectattr('count') | list", " | rejectattr('tags') | list", " | selectattr('count', 'equalto', 3) | list"]
        else:
            filters += [" | selectattr('items') | list", " | selectattr('owner.isTeacher') | list"]
        return name + self.random.choice(filters), element

    # Statements.

    def fresh(self):
        self.counter += 1
        return f"v{self.counter}"

    def space(self):
        return self.random.choice(SPACES)

    def tag(self, body):
        left, right = self.random.choice([("", "")] * 6 + [("-", ""), ("", "-"), ("-", "-"), ("+", ""), ("", "+")])
        return f"{{%{left} {body} {right}%}}"

    def output(self, scope):
        kind = self.random.choice([self.text] * 4 + [self.integer] * 2 + [self.decimal, self.boolean])
        name = self.name(scope, self.pick("html", "html?", "text?", "int?"))
        expression = name if name and self.random.random() < 0.2 else kind(scope, self.random.randint(0, 3))
        left, right = self.random.choice([("", "")] * 6 + [("-", ""), ("", "-")])
        return f"{{{{{left} {expression} {right}}}}}"

    def statements(self, scope, depth):
        parts = []
        for _ in range(self.random.randint(1, 4)):
            parts.append(self.space())
            parts.append(self.statement(scope, depth))
        return "".join(parts) + self.space()

    def statement(self, scope, depth):
        options = [self.output] * 5 + [self.set, self.comment]
        if depth > 0:
            options += [self.choice, self.choice, self.loop, self.loop, self.narrow]
        chosen = self.random.choice(options)
        return chosen(scope) if chosen in (self.output, self.set, self.comment) else chosen(scope, depth - 1)

    def comment(self, scope):
        return self.pick("{# note #}", "{#- note -#}", "{# {{ x }} #}")

    def set(self, scope):
        name = self.fresh()
        kind, make = self.random.choice([("text", self.text), ("int", self.integer), ("bool", self.boolean), ("texts", self.texts)])
        statement = self.tag(f"set {name} = {make(scope, 2)}")
        scope[name] = kind
        return statement

    def choice(self, scope, depth):
        text = self.tag(f"if {self.boolean(scope, 2)}") + self.statements(dict(scope), depth)
        if self.random.random() < 0.4:
            text += self.tag(f"elif {self.text(scope, 1)}") + self.statements(dict(scope), depth)
        if self.random.random() < 0.6:
            text += self.tag("else") + self.statements(dict(scope), depth)
        return text + self.tag("endif")

    def narrow(self, scope, depth):
        name = self.name(scope, "item?")
        kind = "item"
        if name is None or self.random.random() < 0.5:
            name, kind = self.name(scope, "person?") or name, "person"
        if name is None or (kind == "person" and self.name(scope, "person?") is None):
            return self.output(scope)
        inner = dict(scope)
        inner[name] = kind
        return self.tag(f"if {name}") + self.statements(inner, depth) + self.tag("endif")

    def loop(self, scope, depth):
        name = self.fresh()
        inner = dict(scope)
        if self.random.random() < 0.4:
            source, inner[name] = self.texts(scope, 1), "text"
        else:
            source, inner[name] = self.models(scope)
        inner["loop"] = "loop"
        text = self.tag(f"for {name} in {source}") + self.statements(inner, depth)
        if self.random.random() < 0.3:
            text += self.tag("else") + self.statements(dict(scope), depth)
        return text + self.tag("endfor")


def templates(count, seed, longest=900):
    """Templates of at most `longest` characters, so that the fixture stays small and a failure readable."""
    while count > 0:
        template = Generator(seed).statements(dict(PAGE), 3)
        seed += 1
        if len(template) <= longest:
            count -= 1
            yield template
