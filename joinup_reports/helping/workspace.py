"""A workspace to begin with, that works at once: a series, a meeting, a template, a theme.

Its files lie in `sample/`; what is written in notes and series is told by their scaffolds,
with words of the sample filled in. Nothing is written over.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from joinup_reports import __version__
from joinup_reports.branding import scaffold as branding
from joinup_reports.diagnostics import CannotAccess, Diagnostic, Diagnostics
from joinup_reports.helping.starter import SCHEMAS, USUAL_NAME, write_schemas
from joinup_reports.meeting import scaffold as meeting
from joinup_reports.output import is_folder, write_new
from joinup_reports.reading.source import Mapping, Node, Scalar, read_source
from joinup_reports.reading.written import Lang
from joinup_reports.resources import MEETINGS, SERIES, TEMPLATE, TEMPLATE_FILE, TEMPLATES, THEME

_SAMPLE = Path(__file__).with_name("sample")
# Where a file of the sample goes; {lang} is the person's language.
_PLACES = {
    "README.{lang}.md": "README.md",
    "gitignore": ".gitignore",
    "editorconfig": ".editorconfig",
    "settings.json": ".vscode/settings.json",
    "extensions.json": ".vscode/extensions.json",
    "reports.yml": ".github/workflows/reports.yml",
    "report.{lang}.html.j2": f"{TEMPLATES}/{TEMPLATE}/{TEMPLATE_FILE}",
    "theme.{lang}.yaml": f"{TEMPLATES}/{TEMPLATE}/{THEME}",
}


def begin_workspace(folder: Path, lang: Lang, keys: Lang | None = None) -> Iterator[Path]:
    """Writes a workspace into `folder`, new or there already; yields each file once written.

    Remarks and sample are in `lang`; `keys` are Arabic or English, those of `lang` when left
    out. Raises CannotAccess, having written nothing, when one of the files is there.
    """
    files = _files(lang, keys or lang)
    is_folder(folder)  # or nothing can be called so
    there = [name for name in files if (folder / name).exists()]
    if there:
        args = {"path": str(folder), "files": ", ".join(there), "count": str(len(there))}
        raise CannotAccess([Diagnostic("output.in-the-way", args=args)])
    for name, text in files.items():
        write_new(folder / name, text)
        yield folder / name
    write_schemas(folder / MEETINGS / SCHEMAS)


def _files(lang: Lang, keys: Lang) -> dict[str, str]:
    """The text of each file, by its place in the workspace."""
    series = branding.skeleton(lang, keys=keys, values=_words("series", lang), schema=_schema())
    schema = _schema("meeting")
    notes = meeting.skeleton(lang, keys=keys, values=_words("meeting", lang), schema=schema)
    return {
        f"{MEETINGS}/{SERIES}": series,
        f"{MEETINGS}/{USUAL_NAME.format(1)}": notes,
        **{place: _text(name.format(lang=lang)) for name, place in _PLACES.items()},
    }


def _schema(of: str = "series") -> str:
    return (SCHEMAS / f"{of}.schema.json").as_posix()


def _text(name: str) -> str:
    return (_SAMPLE / name).read_text(encoding="utf-8").replace("VERSION", __version__)


def _words(name: str, lang: Lang) -> dict[str, str]:
    """What the sample says, by key; the items of a list on lines of their own."""
    tree = read_source(_SAMPLE / f"{name}.{lang}.yaml", Diagnostics())
    assert isinstance(tree, Mapping)
    return {key.text: _said(value) for key, value in tree.entries}


def _said(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text
    items: tuple[Any, ...] = getattr(node, "items", ())
    return "\n".join(map(_said, items))
