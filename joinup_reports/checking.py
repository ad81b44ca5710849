"""Notes, a series or a theme looked at without making anything of them.

Knows what `build` reads and what a careful reader would stumble over.
"""

from __future__ import annotations

from pathlib import Path

from joinup_reports import build
from joinup_reports.diagnostics import Diagnostics
from joinup_reports.reading.care import check_care, known_slips
from joinup_reports.reading.characters import Places, decode
from joinup_reports.resources import SERIES, THEME, WORDS, find_workspace


def check_file(path: Path, diagnostics: Diagnostics, shown: str) -> None:
    """Reads notes with their series, or a series, or a theme. Raises ProblemsFound.

    Of words that can be printed, hints tell what a reader would stumble over.
    """
    if path.name == THEME:
        build.read_look(path, diagnostics)
        return
    if path.name == SERIES:
        build.read_series_file(path, diagnostics, shown)
        diagnostics.raise_errors()
    else:
        meeting, _ = build.read_notes(path, diagnostics, shown)
        build.check_printable(meeting.photos, find_workspace(path), diagnostics)
    hint_at_slips(path, diagnostics, shown)


def hint_at_slips(path: Path, diagnostics: Diagnostics, shown: str) -> None:
    """Tells what a reader would stumble over in a sound file."""
    text = decode(path.read_bytes(), shown, Diagnostics()) or ""
    slips = known_slips(words_file(path), diagnostics)
    check_care(text, Places(text, shown), slips, diagnostics)


def words_file(path: Path) -> Path:
    """Where a series' own words are, or would be, for a reader of the file at `path`."""
    return (find_workspace(path).series or path).with_name(WORDS)
