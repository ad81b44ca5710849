"""Nodes → Series and Theme, by tables of fields. Never imports meeting.

All reports of a process share their series and theme: `series_in` and `theme_in` remember
what the same bytes under the same name have given, values and findings alike.
"""

from __future__ import annotations

from functools import lru_cache

from joinup_reports.branding.fields import SERIES
from joinup_reports.branding.model import Series, Theme
from joinup_reports.branding.theme import theme_of
from joinup_reports.diagnostics import Diagnostic, Diagnostics
from joinup_reports.reading.fields import Reading, read_record
from joinup_reports.reading.source import Node, read_data


def read_series(node: Node, diagnostics: Diagnostics) -> Series | None:
    """The series that `node` holds, None when a required part is missing or unreadable."""
    values = read_record(node, SERIES, Reading(diagnostics))
    return None if values is None else Series(**values)


@lru_cache(maxsize=16)
def series_in(data: bytes, name: str) -> tuple[Series | None, tuple[Diagnostic, ...]]:
    """The series that a file called `name` holds, as `read_series`, and all findings."""
    found = Diagnostics()
    node = read_data(data, name, found)
    return (read_series(node, found) if node else None), tuple(found)


def read_theme(node: Node, diagnostics: Diagnostics) -> Theme | None:
    """The theme that `node` holds: lengths in points, colours as #rrggbb, styles complete.

    None when a required part is missing or unreadable.
    """
    return theme_of(node, Reading(diagnostics))


@lru_cache(maxsize=16)
def theme_in(data: bytes, name: str) -> tuple[Node | None, Theme | None, tuple[Diagnostic, ...]]:
    """The tree of a file called `name`, its theme, as `read_theme`, and all findings."""
    found = Diagnostics()
    node = read_data(data, name, found)
    return node, (read_theme(node, found) if node else None), tuple(found)
