"""Templates and fonts that a report was made with, found again by their fingerprints.

They do not travel in the report: they lie in the workspace around it, in the one we are in, or
come with joinup. Knows names and files, nothing of what is in them.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from joinup_reports import __version__
from joinup_reports.diagnostics import JoinupError
from joinup_reports.judging.extract import leads_below
from joinup_reports.judging.readback import Told
from joinup_reports.provenance import FONTS, TEMPLATES, find_templates, print_of
from joinup_reports.resources import Workspace, workspace_of


def supply(told: Told, folder: Path, pdf: Path, template: str) -> list[str]:
    """Copies what is missing of templates and fonts into the workspace `folder`, and names
    what made the report and is not to be had: files, or another version of joinup.
    """
    return list(_lacking(told, folder, pdf, template))


def _lacking(told: Told, folder: Path, pdf: Path, template: str) -> Iterator[str]:
    if told.version != __version__:
        yield f"joinup {told.version}"
    near = [w for w in (workspace_of(pdf.parent), workspace_of(Path())) if w]
    for name, wanted in told.made_from:
        if not name.startswith((TEMPLATES, FONTS)):
            continue
        if _find(name, wanted, [Workspace(folder, None)], template):
            continue
        found = _find(name, wanted, near, template) if leads_below(name) else None
        if found is None:
            yield name
        else:
            _copy(found, folder / _own_place(name, template))


def _own_place(name: str, template: str) -> Path:
    """Where a workspace keeps a template or a font of its own."""
    inner = name.removeprefix(TEMPLATES)
    return Path(name) if inner == name else Path("templates", template, inner)


def _copy(found: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(found, place)


def _find(name: str, wanted: str, workspaces: Iterable[Workspace], template: str) -> Path | None:
    """The file called `name` with that fingerprint, in the first workspace that has it."""
    for workspace in workspaces:
        path = _file(name, workspace, template)
        if path and print_of(path) == wanted:
            return path
    return None


def _file(name: str, workspace: Workspace, template: str) -> Path | None:
    if name.startswith(TEMPLATES):
        return find_templates(workspace.template_folders(template)).get(name)
    try:
        return workspace.font(name.removeprefix(FONTS))
    except JoinupError:
        return None
