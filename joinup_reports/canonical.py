"""Values → YAML text, always the same for the same values; our own reader reads it back.

Every text stands in double quotes on one line, spelled as in JSON (YAML 1.2 section 7.3.1
reads those), so no character of it can mean anything else. Knows no keys and no files.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

# str, a list of such values or a mapping of names to them.
Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"

_SPELL = json.JSONEncoder(ensure_ascii=False).encode
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
# What YAML readers take for something else than a name.
_NO_NAMES = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}


def write_yaml(values: Mapping[str, Value]) -> str:
    """The text of a file that holds `values`, one entry or item a line."""
    return "".join(f"{line}\n" for line in _mapping(values))


def _mapping(values: Mapping[str, Value]) -> Iterator[str]:
    for key, value in values.items():
        if isinstance(value, str):
            yield f"{_key(key)}: {_text(value)}"
        elif not value:
            yield f"{_key(key)}: {'{}' if isinstance(value, Mapping) else '[]'}"
        else:
            yield f"{_key(key)}:"
            yield from (f"  {line}" for line in _lines(value))


def _sequence(values: Sequence[Value]) -> Iterator[str]:
    for value in values:
        if isinstance(value, str):
            yield f"- {_text(value)}"
        elif not value:
            yield f"- {'{}' if isinstance(value, Mapping) else '[]'}"
        else:
            first, *rest = _lines(value)
            yield f"- {first}"
            yield from (f"  {line}" for line in rest)


def _lines(value: Value) -> Iterator[str]:
    return _mapping(value) if isinstance(value, Mapping) else _sequence(value)


def _key(key: str) -> str:
    plain = _NAME.fullmatch(key) and key.lower() not in _NO_NAMES
    return key if plain else _text(key)


def _text(text: str) -> str:
    return _SPELL(text)
