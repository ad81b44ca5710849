"""A report's source, taken out of it: notes, series, theme and pictures as a workspace.

Building the workspace with the same templates and fonts makes the same report. Knows where
files lie in a workspace; names in a PDF are a stranger's and may not lead out of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath

from joinup_reports.diagnostics import CannotAccess, Diagnostic
from joinup_reports.judging.readback import Carrier, NoAnswer, Told, open_source
from joinup_reports.output import write_whole
from joinup_reports.provenance import MEETING_FILE, PICTURES, SERIES_FILE, THEME_FILE
from joinup_reports.resources import MEETINGS, SERIES, THEME

_NUMBER = re.compile(rb'^number: "(\d{1,3})"$', re.MULTILINE)


def extract_report(pdf: Path, folder: Path) -> tuple[tuple[Path, ...], Told]:
    """Writes the source of the report `pdf` into `folder`: the files, the notes first, and
    what the report says of how it was made.

    Raises NoAnswer when it carries none, or another one than it says, and CannotAccess,
    writing nothing, when `folder` has one of the files already.
    """
    carrier, told = open_source(pdf)
    refuse_altered(carrier)
    files = place_files(carrier.attachments, told.template, carrier.shown)
    there = [folder / place for place in files if (folder / place).exists()]
    if there:
        raise CannotAccess([Diagnostic("output.exists", None, {"path": str(there[0])})])
    for place, data in files.items():
        write_whole(folder / place, data)
    return tuple(folder / place for place in files), told


def lay_out(carrier: Carrier, folder: Path, template: str) -> Path:
    """Puts the source that `carrier` carries into an empty folder; the path of the notes."""
    files = place_files(carrier.attachments, template, carrier.shown)
    for place, data in files.items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_bytes(data)
    return folder / next(iter(files))


def refuse_altered(carrier: Carrier) -> None:
    """Raises NoAnswer when what is carried is not what the report says it was made from."""
    altered = carrier.altered_attachments()
    if altered:
        args = {"path": carrier.shown, "name": ", ".join(altered)}
        raise NoAnswer(Diagnostic("verify.attachment-altered", None, args))


def place_files(carried: Mapping[str, bytes], template: str, shown: str) -> dict[Path, bytes]:
    """Where in a workspace each carried file belongs; the notes first. Raises NoAnswer."""
    missing = [n for n in (MEETING_FILE, SERIES_FILE, THEME_FILE) if n not in carried]
    places = {name: _place(name, carried, template) for name in carried if name not in missing}
    astray = [name for name, place in places.items() if place is None]
    if missing or astray:
        args = {"path": shown, "name": ", ".join([*missing, *astray])}
        raise NoAnswer(Diagnostic("verify.attachment-altered", None, args))
    ordered = sorted(places, key=lambda name: (name != MEETING_FILE, name))
    return {place: carried[name] for name in ordered if (place := places[name]) is not None}


def _place(name: str, carried: Mapping[str, bytes], template: str) -> Path | None:
    """None for a file that has no place in a workspace."""
    if name == MEETING_FILE:
        number = _NUMBER.search(carried[name])
        stem = f"meeting-{int(number[1]):02}" if number else "meeting"
        return Path(MEETINGS, f"{stem}.yaml")
    if name == SERIES_FILE:
        return Path(MEETINGS, SERIES)
    if name == THEME_FILE:
        return Path("templates", template, THEME)
    inner = name.removeprefix(PICTURES)
    return Path(MEETINGS, *_parts(inner)) if inner != name and _is_picture(inner) else None


def _parts(name: str) -> tuple[str, ...]:
    return PureWindowsPath(name).parts


def _is_picture(name: str) -> bool:
    suffix = PureWindowsPath(name).suffix.lower()
    return leads_below(name) and suffix in {".svg", ".png", ".jpg", ".jpeg", ".jfif"}


def leads_below(name: str) -> bool:
    """Whether a relative name leads below its folder, on every system alike."""
    absolute = PureWindowsPath(name).anchor or PurePosixPath(name).is_absolute()
    return not absolute and ":" not in name and "\0" not in name and ".." not in _parts(name)
