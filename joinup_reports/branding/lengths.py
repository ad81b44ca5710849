"""Lengths in points, as a theme or a rule writes them: 11, 9pt, 12mm, 1cm."""

from __future__ import annotations

import re

from joinup_reports.reading.fields import Reading, Words
from joinup_reports.reading.schema import Describe, Schema
from joinup_reports.reading.source import Node, Sequence

POINTS = {"": 1.0, "pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0}

_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)\s*(pt|mm|cm|in|)")
_LARGEST = 10_000.0


class Length:
    """Points: a bare number, or one with pt, mm, cm or in."""

    def __init__(self, least: float = 0.0) -> None:
        self.least = least

    def read(self, node: Node, reading: Reading) -> float | None:
        text = Words().read(node, reading)
        if text is None:
            return None
        match = _LENGTH.fullmatch(text)
        if match and self.least <= (points := float(match[1]) * POINTS[match[2]]) <= _LARGEST:
            return points
        reading.report("theme.not-a-length", node.place, value=text)
        return None

    def schema(self, _describe: Describe) -> Schema:
        """Without the bounds of its value."""
        return {"type": ["string", "number"], "pattern": rf"^\s*{_LENGTH.pattern}\s*$"}


class Lengths:
    """Several lengths; `count` of them, or any number of them when that is None."""

    def __init__(self, count: int | None = None) -> None:
        self.count = count

    def read(self, node: Node, reading: Reading) -> tuple[float, ...] | None:
        if not isinstance(node, Sequence) or self.count not in (None, len(node.items)):
            count = "1, 2, …" if self.count is None else str(self.count)
            reading.report("theme.not-lengths", node.place, count=count)
            return None
        found = [Length().read(item, reading) for item in node.items]
        return tuple(length for length in found if length is not None)
