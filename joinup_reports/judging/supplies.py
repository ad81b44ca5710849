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
from joinup_reports.tuples import NamedTuple


class _Supply(NamedTuple):
    """A file that is to be had, and its place in a workspace of its own."""

    path: Path
    place: Path


def supply(told: Told, folder: Path, pdf: Path) -> list[str]:
    """Copies what is missing of templates and fonts into the workspace `folder`, and names
    what made the report and is not to be had: files, or another version of joinup.
    """
    return list(_lacking(told, folder, pdf))


def _lacking(told: Told, folder: Path, pdf: Path) -> Iterator[str]:
    if told.version != __version__:
        yield f"joinup {told.version}"
    near = [w for w in (workspace_of(pdf.parent), workspace_of(Path())) if w]
    for name, wanted in told.made_from:
        if not name.startswith((TEMPLATES, FONTS)):
            continue
        if _find(name, wanted, [Workspace(folder, None)]):
            continue
        found = _find(name, wanted, near) if leads_below(name) else None
        if found is None:
            yield name
        else:
            _copy(found.path, folder / found.place)


def _copy(found: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(found, place)


def _find(name: str, wanted: str, workspaces: Iterable[Workspace]) -> _Supply | None:
    """The file called `name` with that fingerprint, in the first workspace that has it."""
    for workspace in workspaces:
        found = _file(name, workspace)
        if found and print_of(found.path) == wanted:
            return found
    return None


def _file(name: str, workspace: Workspace) -> _Supply | None:
    if name.startswith(TEMPLATES):
        roots = workspace.template_roots
        path = find_templates(roots).get(name)
        if path is None:
            return None
        root = next(root for root in roots if path.is_relative_to(root))
        # By its own name, which need not be the one that could be printed.
        return _Supply(path, Path(TEMPLATES, path.relative_to(root)))
    try:
        return _Supply(workspace.font(name.removeprefix(FONTS)), Path(name))
    except JoinupError:
        return None
