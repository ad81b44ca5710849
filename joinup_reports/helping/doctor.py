"""Five things that must be right before a report can be: each with what to do when it is not.

Versions, fonts, the workspace with its branding, the terminal, the right to write. Every
check is a function of its own that gives what it found; `show` says it in the person's
language. Changes nothing that lasts.
"""

from __future__ import annotations

import importlib.util
import platform
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from joinup_reports import __version__, build
from joinup_reports.diagnostics import Diagnostics, JoinupError
from joinup_reports.resources import TEMPLATE, THEME, Workspace, find_workspace, shown_path
from joinup_reports.telling import terminal
from joinup_reports.telling.console import Console
from joinup_reports.tuples import NamedTuple
from joinup_reports.typeset.fonts import Face
from joinup_reports.worklist import BUILD, folder_for_new

# What joinup is built on, by the names that are imported.
PARTS = (
    *("PIL", "arabic_reshaper", "bidi", "icu4py", "jinja2", "reportlab", "rich"),
    *("pypdf", "pypdfium2", "typer", "uharfbuzz", "watchfiles", "yaml"),
)
_MARKS = {"good": "+", "look": "!", "bad": "-"}


class Finding(NamedTuple):
    """What a check found: `doctor.` and its `phrase` name the words, `args` fill them.

    `look` is what can wait, `bad` what keeps a report from being made; both say what to do.
    """

    state: Literal["good", "look", "bad"]
    phrase: str
    args: dict[str, str]


def examine(folder: Path) -> Iterator[Finding]:
    """All that is found for who works in `folder`."""
    workspace = find_workspace(folder / folder_for_new() / "new")
    yield from check_versions()
    yield from check_fonts(workspace)
    yield from check_workspace(workspace)
    yield from check_terminal()
    yield from check_writing(folder)


def check_versions() -> Iterator[Finding]:
    """Whether all parts are there."""
    missing = [name for name in PARTS if importlib.util.find_spec(name) is None]
    args = {"version": __version__, "python": platform.python_version()}
    if missing:
        yield Finding("bad", "parts-missing", {**args, "missing": ", ".join(missing)})
    else:
        yield Finding("good", "versions", args)


def check_fonts(workspace: Workspace) -> Iterator[Finding]:
    """Whether every font of the usual theme opens."""
    file = workspace.template_file(TEMPLATE, THEME)
    try:
        theme = build.read_look(file, Diagnostics())
    except JoinupError:
        yield Finding("bad", "file-faulty", _path_and_command(file))
        return
    files = [file for weights in theme.faces.values() for file in weights.values()]
    broken = [file for file in files if not _opens(file, workspace)]
    if broken:
        yield Finding("bad", "fonts-missing", {"fonts": ", ".join(broken)})
    else:
        yield Finding("good", "fonts", {"count": str(len(files))})


def _opens(file: str, workspace: Workspace) -> bool:
    try:
        return bool(Face(workspace.font(file)).hb_face.glyph_count)
    except (JoinupError, OSError, ValueError):
        return False


def check_workspace(workspace: Workspace) -> Iterator[Finding]:
    """Whether the series reads, and whose logo is still awaited."""
    if workspace.series is None:
        yield Finding("look", "no-series", {})
        return
    path = shown_path(workspace.series)
    found = Diagnostics()
    series = build.read_series_file(workspace.series, found, path)
    if series is None or found.has_errors:
        yield Finding("bad", "file-faulty", _path_and_command(workspace.series))
        return
    yield Finding("good", "series", {"path": path})
    awaited = [str(partner.name) for partner in series.partners if partner.logo is None]
    if awaited:
        yield Finding("look", "logos-awaited", {"names": "، ".join(awaited), "path": path})


def _path_and_command(path: Path) -> dict[str, str]:
    shown = shown_path(path)
    return {"path": shown, "command": f'joinup validate "{shown}"'}


def check_terminal() -> Iterator[Finding]:
    """Who puts Arabic in order here, with a line to see whether that is so."""
    itself = terminal.orders_itself(is_terminal=sys.stdout.isatty())
    other = "visual" if itself else "logical"
    phrase = "terminal-logical" if itself else "terminal-visual"
    yield Finding("good", phrase, {"option": f"--terminal {other}"})


def check_writing(folder: Path) -> Iterator[Finding]:
    """Whether reports can be put where they usually go."""
    target = folder / BUILD
    place = target if target.is_dir() else folder
    try:
        with tempfile.NamedTemporaryFile(dir=place, prefix=".joinup-"):
            pass
    except OSError as error:
        args = {"path": str(target), "reason": error.strerror or str(error)}
        yield Finding("bad", "cannot-write", args)
    else:
        yield Finding("good", "can-write", {"path": str(target)})


def show(findings: Iterator[Finding], console: Console) -> bool:
    """Prints a line for each finding and what to do; whether reports can be made."""
    well = True
    for finding in findings:
        words = console.phrase(f"doctor.{finding.phrase}", **finding.args)
        console.write(words, lead=f"  {_MARKS[finding.state]}", column=4)
        if finding.state != "good":
            todo = console.phrase(f"doctor.{finding.phrase}.do", **finding.args)
            console.write(todo, lead="", column=6)
        well &= finding.state != "bad"
    return well
