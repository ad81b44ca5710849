"""Files to begin with: notes to fill in, a series.yaml where there is none, a theme.

Knows where they go and never writes over a file; what they say is their rooms' business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from joinup_reports.diagnostics import Diagnostic, WrongUse
from joinup_reports.output import write_new, write_whole
from joinup_reports.reading.written import Lang
from joinup_reports.resources import (
    SERIES,
    TEMPLATES,
    THEME,
    THEMES,
    USUAL,
    Workspace,
    find_workspace,
)
from joinup_reports.tuples import NamedTuple
from joinup_reports.worklist import may_be_notes

Written = tuple[Literal["new-notes", "new-series"], Path]

USUAL_NAME = "meeting-{:02d}.yaml"
SCHEMAS = Path(".joinup")
_LAST_DIGITS = re.compile(r"(?<!\d)\d{1,3}$")
_NUMBER = re.compile(r"(?m)^(?:number|الرقم)[ \t]*:[ \t]*[\"']?(\d{1,3})\b")


class Wish(NamedTuple):
    """What is known of a meeting: `values` by the keys of notes and of a series.

    Remarks are in `lang`; `keys` are Arabic or English, those of `lang` when left out.
    """

    lang: Lang
    keys: Lang | None = None
    values: Mapping[str, str] = MappingProxyType({})


def begin_notes(path: Path, wish: Wish) -> Iterator[Written]:
    """Writes notes to `path`, then a series if they have none. Yields each once it is there.

    Raises CannotAccess, having written nothing, when `path` exists.
    """
    from joinup_reports.branding import scaffold as branding
    from joinup_reports.meeting import scaffold as meeting

    number = str(number_in(path) or "")
    values = {"number": number, **wish.values}
    schema = (SCHEMAS / "meeting.schema.json").as_posix()
    text = meeting.skeleton(wish.lang, keys=wish.keys, values=values, schema=schema)
    write_new(path, text)
    yield "new-notes", path
    series = path.with_name(SERIES)
    if find_workspace(path).series is None:
        schema = (SCHEMAS / "series.schema.json").as_posix()
        text = branding.skeleton(wish.lang, keys=wish.keys, values=values, schema=schema)
        write_new(series, text)
        yield "new-series", series
    write_schemas(path.parent / SCHEMAS)


def next_number(folder: Path) -> int:
    """One more than the highest number that notes in a folder have, in their name or inside."""
    numbers = [number for path in _notes(folder) for number in _numbers(path)]
    return max(numbers, default=0) + 1


def next_name(folder: Path, number: int) -> str:
    """The name of the notes with this number, like those that are there already."""
    named = {number_in(path) or 0: path.stem for path in _notes(folder)}
    stem = named.get(max(named, default=0), "")
    match = _LAST_DIGITS.search(stem)
    if match is None:
        return USUAL_NAME.format(number)
    return f"{stem[: match.start()]}{number:0{len(match[0])}d}.yaml"


def begin_theme(name: str, template: str, workspace: Workspace) -> Path:
    """Copies the usual theme into the workspace under a name of its own.

    Raises WrongUse for a name that cannot be a folder's, CannotAccess when there is one.
    """
    if not re.fullmatch(r"\w[\w-]*", name) or name == USUAL:
        raise WrongUse([Diagnostic("use.theme-name", args={"theme": name})])
    usual = workspace.themes(template)[USUAL].read_text(encoding="utf-8")
    path = workspace.root / TEMPLATES / template / THEMES / name / THEME
    write_new(path, usual)
    return path


def number_in(path: Path) -> int | None:
    """The meeting's number, when the notes' name ends in one: meeting-08 is the eighth."""
    digits = _LAST_DIGITS.search(path.stem)
    return int(digits[0]) or None if digits else None


def _notes(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if may_be_notes(path))


def _numbers(path: Path) -> Iterator[int]:
    """The number in a file's name, and the one written in it."""
    if number := number_in(path):
        yield number
    try:
        text = path.read_bytes().decode("utf-8-sig", errors="replace")
    except OSError:
        return
    if match := _NUMBER.search(text):
        yield int(match[1])


def write_schemas(folder: Path) -> None:
    """What editors complete and check the files by; ours, so that it may be written over."""
    import json

    from joinup_reports.branding.schema import series_schema
    from joinup_reports.meeting.schema import meeting_schema

    for name, schema in (("meeting", meeting_schema), ("series", series_schema)):
        text = json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"
        write_whole(folder / f"{name}.schema.json", text.encode())
