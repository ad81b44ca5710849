"""Values that are to be written into a file: how they stand there, and what is wrong with them.

Knows YAML through `source`, and tables of fields; no particular key.
"""

from __future__ import annotations

from typing import Literal

from joinup_reports.diagnostics import Diagnostic, Diagnostics
from joinup_reports.reading.fields import Field, Reading
from joinup_reports.reading.mends import quoted
from joinup_reports.reading.source import Mapping, Scalar, parse_source

Lang = Literal["ar", "en"]


def as_written(value: str) -> str:
    """A text as it is to stand after a key: as it is where YAML reads it so, else quoted."""
    found = Diagnostics()
    tree = parse_source(f"k: {value}\n", "", found)
    if len(found) or not isinstance(tree, Mapping) or len(tree.entries) != 1:
        return quoted(value)
    node = tree.entries[0][1]
    same = isinstance(node, Scalar) and node.text == value and not node.colons
    return value if same else quoted(value)


def faults(entry: Field, value: str) -> tuple[Diagnostic, ...]:
    """What a reader will say of a value typed for `entry`; the places mean nothing."""
    found = Diagnostics()
    tree = parse_source(f"k: {quoted(value)}\n", "", found)
    if isinstance(tree, Mapping):
        entry.kind.read(tree.entries[0][1], Reading(found, entry.key))
    return tuple(found)
