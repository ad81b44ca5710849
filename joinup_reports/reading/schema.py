"""Tables of fields → JSON Schema (draft 7), for editors that complete and check YAML.

A schema sees values as YAML's core types, so a text may be a number here; it says what each
key is for in both languages, and that a key is written once, in one of them. It is stricter
than the reader in one thing: a text with a colon must stand in quotation marks. Knows no
particular key: a kind of a room's own says with `schema` how it looks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Protocol, runtime_checkable

from joinup_reports.reading.fields import (
    Choice,
    Field,
    Kind,
    Language,
    ListOf,
    Record,
    Table,
    Whole,
    Words,
)
from joinup_reports.reading.spelling import ways_to_write

Schema = dict[str, Any]
Describe = Callable[[Kind], Schema]

TEXT: Schema = {"type": ["string", "number", "boolean"], "pattern": r"\S"}
DIGIT = "[0-9٠-٩۰-۹]"


@runtime_checkable
class SpecialKind(Protocol):
    """A kind that is not in `fields`, or takes more than the one there that it is made of."""

    def schema(self, describe: Describe) -> Schema:
        """Its schema; `describe` gives those of the kinds it is made of."""


def schema_of(table: Table, en: str, ar: str) -> Schema:
    """The schema of a file whose keys are in `table`, with its title in both languages."""
    drawing = _Drawing()
    whole = drawing.record(table)
    schema = {"$schema": "http://json-schema.org/draft-07/schema#", "title": f"{en} · {ar}"}
    return schema | whole | {"definitions": drawing.definitions}


def one_of(ways: Iterable[str]) -> str:
    """A pattern for a text that is one of these patterns and nothing more."""
    return rf"^\s*(?:{'|'.join(ways)})\s*$"


class _Drawing:
    """One schema. What may stand inside itself is a definition, by the names of its keys."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def kind(self, kind: Kind) -> Schema:
        if isinstance(kind, SpecialKind):
            return kind.schema(self.kind)
        match kind:
            case Words():
                schema = TEXT
            case ListOf():
                schema = {"type": "array", "minItems": 1, "items": self.kind(kind.kind)}
            case Record():
                schema = self.reference(kind.table)
            case Choice():
                schema = _choice(kind)
            case Whole():
                schema = _whole(kind)
            case Language():
                schema = {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"}
            case _:
                raise AssertionError(kind)
        return schema

    def reference(self, table: Table) -> Schema:
        name = "-".join(entry.key for entry in table[:3])
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = self.record(table)
        return {"$ref": f"#/definitions/{name}"}

    def record(self, table: Table) -> Schema:
        properties: Schema = {}
        for entry in table:
            value = self.kind(entry.kind)
            for name, said in ((entry.key, _both(entry)), (entry.arabic, _both(entry, first="ar"))):
                # A reference hides what stands beside it in draft 7.
                inner = {"allOf": [value]} if "$ref" in value else value
                properties[name] = {**inner, "description": said}
        return {
            "type": "object",
            "properties": properties,
            "additionalProperties": False,
            "allOf": [_written_once(entry) for entry in table],
        }


def _choice(kind: Choice) -> Schema:
    """Completed from the words shown, checked by all the ways to write each."""
    pattern = one_of(map(ways_to_write, kind.words))
    return {"anyOf": [{"enum": list(kind.shown)}, {"type": "string", "pattern": pattern}]}


def _whole(kind: Whole) -> Schema:
    """A text may be in Arabic digits; of it only the number of digits is checked."""
    number = {"type": "integer", "minimum": kind.low, "maximum": kind.high}
    digits = rf"^\s*{DIGIT}{{1,{len(str(kind.high))}}}\s*$"
    return {"anyOf": [number, {"type": "string", "pattern": digits}]}


def _both(entry: Field, first: str = "en") -> str:
    said = (entry.en or entry.key, entry.ar or entry.arabic)
    return "\n\n".join(said if first == "en" else reversed(said))


def _written_once(entry: Field) -> Schema:
    names = [{"required": [name]} for name in (entry.key, entry.arabic)]
    if entry.required:
        return {"oneOf": names}
    return {"not": {"required": [entry.key, entry.arabic]}}
