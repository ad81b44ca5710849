"""What is remembered of each report, in a small file beside it: `.joinup/<its name>.json`.

A file for each report, so that two builds at once do not undo each other's. Nothing in it is
believed: a record that does not read as one is none, and what it says of files is compared
with the files. Places in findings are kept by the file they are in, and told as the person
names it next time.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from joinup_reports.diagnostics import Diagnostic, Fix, JoinupError, Location
from joinup_reports.messages import MESSAGES
from joinup_reports.output import write_whole
from joinup_reports.tuples import NamedTuple

FOLDER = ".joinup"
_ESCAPED = "backslashreplace"  # half a character in a name: an escape of JSON, too
_SENSELESS = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)
_FORMAT, _VERSION = "joinup-record", 1


class Record(NamedTuple):
    """How a report came to be: of `inputs`, by `tool`, as `asked`; `output` is its hash."""

    tool: str
    asked: Mapping[str, str]
    inputs: Mapping[str, str | None]
    output: str
    pages: int
    words: int
    findings: tuple[Diagnostic, ...]


def place_of_record(output: Path) -> Path:
    return output.parent / FOLDER / f"{output.name}.json"


def read_record(output: Path, name_place: Callable[[str], str]) -> Record | None:
    """The record of the report at `output`; None where there is none that makes sense.

    `name_place` tells how the person names a file that a finding is in.
    """
    try:
        said = json.loads(place_of_record(output).read_bytes())
        return _read(said, name_place)
    except (OSError, *_SENSELESS):
        return None


def write_record(output: Path, record: Record, name_place: Callable[[str], str]) -> None:
    """Remembers; where nothing can be written, the report is there all the same."""
    said = {
        "format": _FORMAT,
        "version": _VERSION,
        **record._asdict(),
        "findings": [_finding(found, name_place) for found in record.findings],
    }
    place = place_of_record(output)
    with suppress(JoinupError):
        write_whole(place, json.dumps(said, ensure_ascii=False).encode("utf-8", _ESCAPED))
        _hide(place.parent)


def _read(said: Any, name_place: Callable[[str], str]) -> Record:  # noqa: ANN401
    if (said["format"], said["version"]) != (_FORMAT, _VERSION):
        raise ValueError("another program's file")
    return Record(
        str(said["tool"]),
        dict(said["asked"]),
        {_name(name): digest for name, digest in said["inputs"].items()},
        str(said["output"]),
        int(said["pages"]),
        int(said["words"]),
        tuple(_found(found, name_place) for found in said["findings"]),
    )


def _name(said: str) -> str:
    """The name of a file. Raises ValueError for what no file can be called."""
    if "\0" in said:
        raise ValueError("no name of a file")
    os.fsencode(said)
    return said


def _finding(found: Diagnostic, name_place: Callable[[str], str]) -> dict[str, Any]:
    at = found.location
    fixes = [
        {"kind": fix.kind, "start": fix.start[1:], "end": fix.end[1:], "text": fix.text}
        for fix in found.fixes
    ]
    return {
        "code": found.code,
        "at": [name_place(at.path), at.line, at.column] if at else None,
        "args": dict(found.args),
        "fixes": fixes if at else [],
    }


def _found(said: Any, name_place: Callable[[str], str]) -> Diagnostic:  # noqa: ANN401
    if said["code"] not in MESSAGES:
        raise ValueError("a finding of another version")
    path = name_place(str(said["at"][0])) if said["at"] else ""
    fixes = tuple(
        Fix(str(fix["kind"]), _at(path, fix["start"]), _at(path, fix["end"]), str(fix["text"]))
        for fix in said["fixes"]
    )
    at = _at(path, said["at"][1:]) if said["at"] else None
    args = {str(name): str(value) for name, value in said["args"].items()}
    return Diagnostic(said["code"], at, args, fixes)


def _at(path: str, place: Any) -> Location:  # noqa: ANN401
    return Location(path, int(place[0]), int(place[1]))


def _hide(folder: Path) -> None:
    """A name with a dot in front hides a folder everywhere else."""
    if sys.platform == "win32":
        import ctypes

        hidden = 0x2  # FILE_ATTRIBUTE_HIDDEN
        ctypes.windll.kernel32.SetFileAttributesW(os.fspath(folder), hidden)
