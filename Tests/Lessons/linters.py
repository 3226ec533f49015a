"""Checks of fences that are not executed: does the file they show have its format's syntax?"""

import json
import re
import tomllib
from collections.abc import Callable

import yaml

_INSTRUCTIONS = set(
    "ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR".split())


def dockerfile(text: str) -> str | None:
    """Instructions are known and FROM comes first (the Dockerfile reference, "Format" and "FROM")."""
    logical = re.sub(r"\\\s*\n", " ", re.sub(r"(?m)^\s*#.*\n", "", text))
    names = [line.split()[0].upper() for line in logical.splitlines() if line.strip()]
    for name in names:
        if name not in _INSTRUCTIONS:
            return f"'{name}' is no instruction of a Dockerfile"
    before = [name for name in names[: names.index("FROM")] if name != "ARG"] if "FROM" in names else names
    return f"{before[0]} stands before FROM" if before else None


def yaml_documents(text: str) -> str | None:
    try:
        list(yaml.load_all(text, _StrictLoader))
    except yaml.YAMLError as error:
        return str(error)
    return None


class _StrictLoader(yaml.SafeLoader):
    """PyYAML, but a key that stands twice in one mapping is an error, as YAML 1.2 §3.2.1.1 has it."""

    def construct_mapping(self, node, deep=False):
        keys = [key.value for key, _ in node.value if key.tag != "tag:yaml.org,2002:merge"]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.YAMLError(f"the key '{key}' stands twice, at line {node.start_mark.line + 1}")
        return super().construct_mapping(node, deep)


def json_text(text: str) -> str | None:
    try:
        json.loads(text)
    except ValueError as error:
        return str(error)
    return None


def toml_text(text: str) -> str | None:
    try:
        tomllib.loads(text)
    except ValueError as error:
        return str(error)
    return None


LINTERS: dict[str, Callable[[str], str | None]] = {
    "dockerfile": dockerfile, "yaml": yaml_documents, "json": json_text, "toml": toml_text,
}
