"""Nodes → Series and Theme, by tables of fields. Never imports meeting.

All reports of a process share their series and theme: what the same tree has given is
remembered where there is nothing to tell about it.
"""

from __future__ import annotations

from functools import lru_cache

from joinup_reports.branding.fields import SERIES
from joinup_reports.branding.model import Series, Theme
from joinup_reports.branding.theme import theme_of
from joinup_reports.diagnostics import Diagnostics
from joinup_reports.reading.fields import Reading, read_record
from joinup_reports.reading.source import Node


def read_series(node: Node, diagnostics: Diagnostics) -> Series | None:
    """The series that `node` holds, None when a required part is missing or unreadable."""
    return _sound_series(node) or _series_of(node, diagnostics)


@lru_cache(maxsize=16)
def _sound_series(node: Node) -> Series | None:
    found = Diagnostics()
    series = _series_of(node, found)
    return None if len(found) else series


def _series_of(node: Node, diagnostics: Diagnostics) -> Series | None:
    values = read_record(node, SERIES, Reading(diagnostics))
    return None if values is None else Series(**values)


def read_theme(node: Node, diagnostics: Diagnostics) -> Theme | None:
    """The theme that `node` holds: lengths in points, colours as #rrggbb, styles complete.

    None when a required part is missing or unreadable.
    """
    return _sound_theme(node) or theme_of(node, Reading(diagnostics))


@lru_cache(maxsize=16)
def _sound_theme(node: Node) -> Theme | None:
    found = Diagnostics()
    theme = theme_of(node, Reading(found))
    return None if len(found) else theme
