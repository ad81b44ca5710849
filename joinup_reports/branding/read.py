"""Nodes → Series and Theme, by tables of fields. Never imports meeting."""

from __future__ import annotations

from joinup_reports.branding.fields import SERIES
from joinup_reports.branding.model import Series, Theme
from joinup_reports.branding.theme import theme_of
from joinup_reports.diagnostics import Diagnostics
from joinup_reports.reading.fields import Reading, read_record
from joinup_reports.reading.source import Node


def read_series(node: Node, diagnostics: Diagnostics) -> Series | None:
    """The series that `node` holds, None when a required part is missing or unreadable."""
    values = read_record(node, SERIES, Reading(diagnostics))
    return None if values is None else Series(**values)


def read_theme(node: Node, diagnostics: Diagnostics) -> Theme | None:
    """The theme that `node` holds: lengths in points, colours as #rrggbb, styles complete.

    None when a required part is missing or unreadable.
    """
    return theme_of(node, Reading(diagnostics))
