"""What a report is made of, told so that it can be made again.

Gathers the canonical data of meeting and series, the theme and the pictures, to travel in
the PDF, and the fingerprints of these, of the templates and of the fonts. Knows the values
and the files; nothing of how a report is laid out or written. No comment, no place and no
path of a machine is in what it gathers.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import cast
from urllib.parse import quote

from joinup_reports import __version__
from joinup_reports.branding.canonical import series_values, theme_values
from joinup_reports.branding.model import Series
from joinup_reports.canonical import Value, write_yaml
from joinup_reports.meeting.canonical import meeting_values
from joinup_reports.meeting.model import Meeting
from joinup_reports.pdf.attachments import Attachment, Carried, fingerprint
from joinup_reports.pdf.objects import clean
from joinup_reports.pictures.bare import media_type
from joinup_reports.reading.nodes import Node
from joinup_reports.resources import Workspace
from joinup_reports.tuples import NamedTuple

MEETING_FILE, SERIES_FILE, THEME_FILE = "meeting.yaml", "series.yaml", "theme.yaml"
PICTURES, TEMPLATES, FONTS = "pictures/", "templates/", "fonts/"

_YAML = "application/yaml"  # RFC 9512
_ABOUT = {
    MEETING_FILE: "بيانات اللقاء · the data of the meeting",
    SERIES_FILE: "بيانات السلسلة · the data of the series",
    THEME_FILE: "المظهر · the theme",
}
_TEMPLATE_ENDINGS = {".j2", ".jinja", ".html"}


class Shelf:
    """A workspace that remembers which fonts and pictures were taken from it.

    `see` is told of each place where one is looked for, and of themes, before they are
    opened; of templates after it.
    """

    def __init__(self, workspace: Workspace, see: Callable[[Path], None] | None = None) -> None:
        self.workspace = workspace
        self.see = see or _see_nothing
        self.fonts: dict[str, Path] = {}
        self.pictures: dict[str, Path] = {}

    def see_all(self, paths: Iterable[Path]) -> None:
        for path in paths:
            self.see(path)

    def theme_files(self, name: str) -> tuple[Path, ...]:
        """As Workspace.theme_files."""
        files = self.workspace.theme_files(name)
        self.see_all(files)
        return files

    def theme_names(self) -> str:
        """As Workspace.theme_names."""
        return self.workspace.theme_names()

    def font(self, relative: str) -> Path:
        """As Workspace.font, looked for once."""
        if relative not in self.fonts:
            self.see_all(self.workspace.places_of_font(relative))
            self.fonts[relative] = self.workspace.font(relative)
        return self.fonts[relative]

    def picture(self, relative: str) -> Path | None:
        """As Workspace.picture."""
        self.see(self.workspace.place_of_picture(relative))
        found = self.workspace.picture(relative)
        if found:
            self.pictures[relative] = found
        return found


def _see_nothing(_place: Path) -> None:
    """For a report of which nobody asks what it is made of."""


class Origin(NamedTuple):
    """What a report is made of; `theme` is the tree of its file, the first of `templates`
    the report's own.
    """

    meeting: Meeting
    series: Series
    theme: Node
    shelf: Shelf
    templates: tuple[Path, ...]


def carried_by(origin: Origin, used: Iterable[Path], set_pictures: Mapping[str, bytes]) -> Carried:
    """What the report carries; `used` are the files of the fonts it is set in, `set_pictures`
    the image files as they were set: prepared, and without what else they said.
    """
    files = (*_data(origin), *_pictures(origin.shelf.pictures, set_pictures))
    main, *_ = own = [path.resolve() for path in origin.templates]
    # Whatever else lies there: the names must be the same where the report is made again.
    templates = _named(origin.shelf.workspace.template_roots, own)
    fonts = set(used)
    prints = [(file.name, fingerprint(file.data)) for file in files]
    # The report's own template comes first: so its kind is known.
    ordered = sorted(templates, key=lambda name: (templates[name] != main, name))
    prints += [(name, print_of(templates[name])) for name in ordered]
    prints += sorted(
        (FONTS + name, print_of(path)) for name, path in origin.shelf.fonts.items() if path in fonts
    )
    return Carried(__version__, files if origin.series.embed_source else (), tuple(prints))


def _data(origin: Origin) -> Iterator[Attachment]:
    said = {
        MEETING_FILE: write_yaml(meeting_values(origin.meeting)),
        SERIES_FILE: write_yaml(series_values(origin.series)),
        THEME_FILE: _theme_text(origin.theme),
    }
    for name, text in said.items():
        yield Attachment(name, _YAML, _ABOUT[name], text.encode())


@lru_cache(maxsize=16)
def _theme_text(theme: Node) -> str:
    """Written once for all reports of a process that share the theme."""
    return write_yaml(cast("Mapping[str, Value]", theme_values(theme)))


def _pictures(
    pictures: Mapping[str, Path], set_pictures: Mapping[str, bytes]
) -> Iterator[Attachment]:
    for name, path in sorted(pictures.items()):
        data = set_pictures.get(name) or path.read_bytes()
        kind = media_type(data) or "image/svg+xml"
        yield Attachment(PICTURES + name, kind, "صورة · a picture", data)


def find_templates(roots: Sequence[Path]) -> dict[str, Path]:
    """All templates by their names, `templates/final-report/report.html.j2`; in
    `templates/packaged/` those that others stand before.
    """
    files = (p for root in roots for p in sorted(root.rglob("*")) if p.suffix in _TEMPLATE_ENDINGS)
    return _named(roots, files)


def _named(roots: Sequence[Path], files: Iterable[Path]) -> dict[str, Path]:
    found: dict[str, Path] = {}
    files = sorted(files)
    for root in roots:
        for path in (file for file in files if file.is_relative_to(root)):
            name = _printable(path.relative_to(root).as_posix())
            if TEMPLATES + name in found:
                name = f"packaged/{name}"
            found[TEMPLATES + name] = path
    return found


def _printable(name: str) -> str:
    """A file's name with %XX for the bytes that neither XML nor a PDF takes."""
    return "".join(c if clean(c) == c else quote(os.fsencode(c), safe="") for c in name)


def print_of(path: Path) -> str:
    """The fingerprint of a file, taken once for each state of it."""
    state = path.stat()
    return _print_of(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=256)
def _print_of(path: Path, _changed: int, _size: int) -> str:
    return fingerprint(path.read_bytes())
