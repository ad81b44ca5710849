"""What was asked for: names on the command line → notes, and the reports they become.

Knows how a person names files; opens none. Everything senseless is refused here, before
a single report is begun.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from joinup_reports.diagnostics import CannotAccess, Diagnostic, WrongUse
from joinup_reports.output import is_folder, report_name, same_name
from joinup_reports.resources import (
    MEETINGS,
    SERIES,
    TEMPLATE,
    THEME,
    WORDS,
    find_workspace,
    workspace_of,
)
from joinup_reports.tuples import NamedTuple

BUILD = Path("build")
PDF, HTML = "pdf", "html"
_ENDINGS = (".yaml", ".yml")


class Job(NamedTuple):
    """One report to build: from these notes, called `shown`, to this PDF or HTML page."""

    notes: Path
    output: Path

    @property
    def shown(self) -> str:
        return str(self.notes)

    @property
    def kind(self) -> str:
        return _kind(self.output)


def find_notes(names: Sequence[str]) -> tuple[Path, ...]:
    """The files that `names` stand for, each once; a folder stands for the notes in it.

    Raises CannotAccess with all the names that are not there, WrongUse for an empty folder.
    """
    there = {name: path for name in names if (path := _find(name))}
    missing = [_not_found(name) for name in names if name not in there]
    if missing:
        raise CannotAccess(missing)
    once: dict[str, Path] = {}
    for name in names:
        for path in _expand(there[name]):
            once.setdefault(_identity(path), path)
    return tuple(once.values())


def find_one(name: str) -> Path:
    """The one file that `name` stands for. Raises as `find_notes`, and WrongUse for several."""
    path, *others = find_notes([name])
    if others:
        args = {"path": name, "count": str(len(others) + 1)}
        raise WrongUse([Diagnostic("use.one-report", args=args)])
    return path


def find_all() -> tuple[tuple[Path, ...], Path]:
    """All notes of the workspace that one is in, and where their reports go: its build/.

    Raises WrongUse where there is no workspace, or none with notes.
    """
    workspace = find_workspace(Path("new"))
    if workspace.series is None:
        raise WrongUse([Diagnostic("use.no-workspace")])
    folder = Path(os.path.relpath(workspace.series.parent))
    return _expand(folder), Path(os.path.relpath(workspace.root)) / BUILD


def find_jobs(
    names: Sequence[str],
    output: str | None,
    kinds: Sequence[str] = (),
    template: str = TEMPLATE,
) -> tuple[Job, ...]:
    """The reports of the notes that `names` stand for; without names, of all there are.

    Raises what `find_notes`, `find_all` and `plan` raise.
    """
    if names:
        return plan(find_notes(names), output, kinds, template)
    notes, folder = find_all()
    return plan(notes, output or str(folder), kinds, template)


def refuse_overwriting(output: str | None, ending: str) -> None:
    """For what is told to programs: a file that is there and no `ending` says so is a person's.

    Raises CannotAccess.
    """
    path = Path(output or "")
    if output and path.suffix.lower() != ending and os.path.lexists(path):
        raise CannotAccess([Diagnostic("output.exists", args=_path(path))])


def find_pdf(name: str) -> Path:
    """The finished report called `name`: here, else a bare name among the workspace's reports."""
    path, workspace = Path(name), workspace_of(Path())
    if not _is_bare(name) or _is_there(path) or workspace is None:
        return path
    there = Path(os.path.relpath(workspace.root / BUILD / name))
    return there if _is_there(there, Path.is_file) else path


def plan(
    notes: Sequence[Path], output: str | None, kinds: Sequence[str] = (), template: str = TEMPLATE
) -> tuple[Job, ...]:
    """A job for each of `notes` and `kinds`, to `output` (a folder, or a report's name) or
    to build/. Where no kind is asked for, a report is what it is named like, else a PDF.

    Raises WrongUse with every reason why this cannot be meant, CannotAccess for an `output`
    that nothing can be called.
    """
    series = [path for path in notes if path.name == SERIES]
    if series:
        raise WrongUse(Diagnostic("use.series-is-no-meeting", args=_path(p)) for p in series)
    target = Path(output) if output else BUILD
    if is_folder(target) or output is None or _is_folder_name(output):
        wanted = dict.fromkeys(kinds) or (PDF,)
        jobs = tuple(
            Job(path, target / report_name(path, kind, "" if template == TEMPLATE else template))
            for path in notes
            for kind in wanted
        )
        _refuse_clashes(jobs)
        return jobs
    if len(notes) > 1:
        args = {"count": str(len(notes)), "output": str(target)}
        raise WrongUse([Diagnostic("use.one-file-many-reports", args=args)])
    if set(kinds) - {_kind(target)}:
        args = {"output": str(target), "kinds": " ".join(f"--to {kind}" for kind in kinds)}
        raise WrongUse([Diagnostic("use.output-other-kind", args=args)])
    return (Job(notes[0], target),)


def refuse_pages(jobs: Iterable[Job]) -> None:
    """For what can be done to PDFs only. Raises WrongUse where none is among the jobs."""
    if not any(job.kind == PDF for job in jobs):
        raise WrongUse([Diagnostic("use.verify-needs-pdf")])


def place_for_pdf(output: str, inputs: Iterable[Path]) -> Path:
    """Where a PDF called `output` goes, that is made from `inputs`.

    Raises WrongUse for what is not named like a PDF, CannotAccess for a folder and for one
    of `inputs`: none of these must be written over.
    """
    path = Path(output)
    if is_folder(path):
        raise CannotAccess([Diagnostic("output.is-folder", args=_path(path))])
    if path.suffix.lower() != ".pdf":
        raise WrongUse([_no_pdf(output)])
    if _identity(path) in map(_identity, inputs):
        raise CannotAccess([Diagnostic("output.exists", args=_path(path))])
    return path


def names_beginning(beginning: str) -> list[str]:
    """Names of notes and folders that one may have begun to type, for a shell to complete."""
    folder = Path(beginning).parent if not beginning.endswith(("/", os.sep)) else Path(beginning)
    workspace = workspace_of(Path())
    names = [str(path) + os.sep * path.is_dir() for path in _visible(folder)]
    if workspace and _is_bare(beginning or "x"):
        names += [path.name for path in _visible(workspace.root / MEETINGS) if path.is_file()]
    return sorted({name for name in names if name.startswith(beginning)})


def _visible(folder: Path) -> list[Path]:
    """Folders, and files that may be notes or a series."""
    there = folder.iterdir() if _is_there(folder, Path.is_dir) else ()
    return [
        path
        for path in there
        if not path.name.startswith(".") and (path.is_dir() or path.suffix.lower() in _ENDINGS)
    ]


def place_for_new(name: str) -> Path:
    """Where new notes called `name` go: a bare name at a workspace's root, into meetings/.

    Raises WrongUse for what can only be a folder, CannotAccess for what nothing can be called.
    """
    path = Path(name)
    if not path.name.strip(".") or _is_there(path, Path.is_dir):
        raise WrongUse([Diagnostic("output.is-folder", args={"path": name})])
    if path.suffix.lower() not in _ENDINGS:
        path = path.with_name(f"{path.name}.yaml")
    place = folder_for_new() / path if _is_bare(name) else path
    is_folder(place)
    return place


def folder_for_new() -> Path:
    """Where new notes go when nobody says where: at a workspace's root into meetings/."""
    workspace = workspace_of(Path())
    return Path(MEETINGS) if workspace and workspace.root == Path.cwd() else Path()


def _find(name: str) -> Path | None:
    """`name` here, else a bare name in the meetings of the workspace; .yaml may be left out."""
    workspace = workspace_of(Path())
    for written in (name, *(f"{name}{ending}" for ending in _ENDINGS)):
        if _is_there(Path(written)):
            return Path(written)
        if _is_bare(name) and workspace:
            there = Path(os.path.relpath(workspace.root / MEETINGS / written))
            if _is_there(there, Path.is_file):
                return there
    return None


def _expand(path: Path) -> tuple[Path, ...]:
    """A file as it is; for a folder the notes in it, or in its meetings/."""
    if not path.is_dir():
        return (path,)
    if (path / MEETINGS / SERIES).is_file():
        path = path / MEETINGS
    found = sorted(file for file in path.iterdir() if may_be_notes(file))
    if not found:
        raise WrongUse([Diagnostic("use.no-notes", args=_path(path))])
    return tuple(found)


def may_be_notes(file: Path) -> bool:
    """Whether a file is named like notes: no series, no theme, nothing hidden."""
    return (
        file.suffix.lower() in _ENDINGS
        and file.name not in {SERIES, THEME, WORDS}
        and not file.name.startswith(".")
        and file.is_file()
    )


def _not_found(name: str) -> Diagnostic:
    """With the nearest name there is, when one is near."""
    import difflib

    folder = Path(name).parent
    workspace = workspace_of(Path())
    folders = [folder] + ([workspace.root / MEETINGS] if workspace and _is_bare(name) else [])
    # By their stems: that both end in .yaml makes no two names alike.
    there = {
        f.stem: f.name
        for place in folders
        if _is_there(place, Path.is_dir)
        for f in place.iterdir()
    }
    near = difflib.get_close_matches(Path(name).stem, there, n=1, cutoff=0.5)
    if not near:
        return Diagnostic("use.not-found", args={"path": name})
    return Diagnostic("use.not-found-near", args={"path": name, "near": there[near[0]]})


def _refuse_clashes(jobs: Iterable[Job]) -> None:
    first: dict[str, Job] = {}
    clashes = []
    for job in jobs:
        earlier = first.setdefault(same_name(job.output.name), job)
        if earlier is not job:
            args = {"first": earlier.shown, "second": job.shown, "output": str(job.output)}
            clashes.append(Diagnostic("use.same-report", args=args))
    if clashes:
        raise WrongUse(clashes)


def _is_folder_name(output: str) -> bool:
    """Raises WrongUse for a file that is no report: it must not be written over."""
    if _kind(Path(output)) in (PDF, HTML):
        return False
    if Path(output).is_file() or Path(output).suffix.lower() in _ENDINGS:
        raise WrongUse([_no_pdf(output)])
    return True


def _kind(output: Path) -> str:
    return output.suffix.lower().removeprefix(".")


def _no_pdf(output: str) -> Diagnostic:
    return Diagnostic("use.output-no-pdf", args={"output": output})


def _is_there(path: Path, is_so: Callable[[Path], bool] = Path.exists) -> bool:
    """Of a name that no file can have, Path raises instead of saying no."""
    try:
        return is_so(path)
    except OSError:
        return False


def _is_bare(name: str) -> bool:
    return Path(name).name == name


def _identity(path: Path) -> str:
    return os.path.normcase(os.path.realpath(path))


def _path(path: Path) -> dict[str, str]:
    return {"path": str(path)}
