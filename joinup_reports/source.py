"""YAML text → a tree of nodes, each with its place. The only module that imports yaml.

Knows no field names. Reads parser events, never a composer (the C composer recurses and
dies on deep nesting), and takes every scalar as its text: what it means is its field's
business.
"""

from __future__ import annotations

from dataclasses import dataclass

from joinup_reports.diagnostics import Location


class Text(str):
    """A person's words, with the place where they stand (None when no file holds them)."""

    __slots__ = ("place",)
    place: Location | None

    def __new__(cls, value: str, place: Location | None = None) -> Text:
        text = super().__new__(cls, value)
        text.place = place
        return text


@dataclass(frozen=True, slots=True)
class Scalar:
    """`plain` is true for text without quotes that is no block."""

    text: str
    place: Location
    plain: bool = True


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple[Node, ...]
    place: Location


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries in the order written; a repeated key is reported and its first kept."""

    entries: tuple[tuple[Scalar, Node], ...]
    place: Location


Node = Scalar | Sequence | Mapping
