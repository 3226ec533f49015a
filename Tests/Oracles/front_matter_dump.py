"""The text form in which the oracles and the Swift tests compare values.

s"text" i1 f<bits of the double, hexadecimal> true false null d<date as ISO 8601> [item,…] {"key":value,…}, or error.
"""

import math
import struct

REFUSED = "error"


class Date(str):
    """A date as ISO 8601."""


def quoted(text: str) -> str:
    return '"' + "".join(c if 0x20 <= ord(c) < 0x7F and c not in '"\\' else f"\\u{{{ord(c):x}}}" for c in text) + '"'


def dump(value) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return f"i{value}"
    if isinstance(value, float):
        return "fnan" if math.isnan(value) else "f" + struct.pack(">d", value).hex()
    if isinstance(value, Date):
        return f"d{value}"
    if isinstance(value, str):
        return "s" + quoted(value)
    if isinstance(value, list):
        return "[" + ",".join(map(dump, value)) + "]"
    return "{" + ",".join(f"{quoted(key)}:{dump(item)}" for key, item in value.items()) + "}"


def depth(value) -> int:
    """How deep lists and tables nest."""
    children = value if isinstance(value, list) else value.values() if isinstance(value, dict) else []
    return (1 if isinstance(value, (list, dict)) else 0) + max(map(depth, children), default=0)
