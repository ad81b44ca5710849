"""Files to begin with: notes to fill in, a series.yaml where there is none, a theme.

Knows where they go and never writes over a file; what they say is their rooms' business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from joinup_reports.diagnostics import Diagnostic, WrongUse
from joinup_reports.output import write_new
from joinup_reports.resources import SERIES, THEME, THEMES, USUAL, Workspace, find_workspace

Written = tuple[Literal["new-notes", "new-series"], Path]


def begin_notes(path: Path, lang: Literal["ar", "en"]) -> Iterator[Written]:
    """Writes notes to `path`, then a series if they have none. Yields each once it is there.

    Raises CannotAccess, having written nothing, when `path` exists.
    """
    from joinup_reports.branding import scaffold as branding
    from joinup_reports.meeting import scaffold as meeting

    write_new(path, meeting.skeleton(_number(path), lang))
    yield "new-notes", path
    if find_workspace(path).series is None:
        series = path.with_name(SERIES)
        write_new(series, branding.skeleton(lang))
        yield "new-series", series


def begin_theme(name: str, template: str, workspace: Workspace) -> Path:
    """Copies the usual theme into the workspace under a name of its own.

    Raises WrongUse for a name that cannot be a folder's, CannotAccess when there is one.
    """
    if not re.fullmatch(r"\w[\w-]*", name) or name == USUAL:
        raise WrongUse([Diagnostic("use.theme-name", args={"theme": name})])
    usual = workspace.themes(template)[USUAL].read_text(encoding="utf-8")
    path = workspace.root / "templates" / template / THEMES / name / THEME
    write_new(path, usual)
    return path


def _number(path: Path) -> int | None:
    """The meeting's number, when the notes' name ends in one: meeting-08 is the eighth."""
    digits = re.search(r"(?<!\d)\d{1,3}$", path.stem)
    return int(digits[0]) or None if digits else None
