"""Where a report's series, templates, fonts and pictures lie.

A workspace is the folder whose meetings/ holds a series.yaml. What it has in templates/
and fonts/ of its own comes first, then what comes with joinup: beside the package in a
checkout, inside it (data/) when installed. Knows paths only and opens no file.
"""

import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path, PurePosixPath, PureWindowsPath

from joinup_reports.diagnostics import CannotAccess, Diagnostic
from joinup_reports.tuples import NamedTuple

MEETINGS = "meetings"
SERIES = "series.yaml"
THEME = "theme.yaml"
WORDS = "words.yaml"
TEMPLATES = "templates"
TEMPLATE_FILE = "report.html.j2"
ABOUT = "about.yaml"
THEMES = "themes"
USUAL = "default"
TEMPLATE = "final-report"


class Workspace(NamedTuple):
    """`series` is None when nobody has written the series' facts down yet."""

    root: Path
    series: Path | None

    def template_folders(self, name: str) -> tuple[Path, ...]:
        """The folders to look for `name`'s files in, in order; those that exist."""
        folders = (self.root / TEMPLATES / name, packaged() / TEMPLATES / name)
        return tuple(folder for folder in folders if folder.is_dir())

    def template_file(self, name: str, file: str) -> Path:
        """The first of the template folders' files called `file`. Raises CannotAccess."""
        found = _first_inside(self.template_folders(name), file)
        if found is None:
            own = self.root / TEMPLATES / name
            if own.is_dir():
                args = {"file": shown_path(own / file), "like": TEMPLATE}
                raise CannotAccess([Diagnostic("workspace.no-own-file", args=args)])
            raise CannotAccess([Diagnostic("workspace.no-template", args={"file": file})])
        return found

    @property
    def template_roots(self) -> tuple[Path, ...]:
        """The folders that hold a folder for each template: the workspace's, then ours."""
        roots = (self.root / TEMPLATES, packaged() / TEMPLATES)
        # In a checkout the workspace's own folder is the packaged one.
        return tuple(dict.fromkeys(root.resolve() for root in roots if root.is_dir()))

    def templates(self) -> dict[str, Path]:
        """The templates of reports and what each is for: its `about.yaml`, or where that
        would be. Those that come with joinup first; what has none there is no report.
        """
        (*own, ours) = self.template_roots
        found = {file.parent.name: file for file in sorted(ours.glob(f"*/{ABOUT}"))}
        for root in own:
            for file in sorted(root.glob(f"*/{TEMPLATE_FILE}")):
                name = file.parent.name
                found.setdefault(name, file.with_name(ABOUT))
        return found

    def themes(self, name: str) -> dict[str, Path]:
        """The themes of the template `name`: the usual one first, the workspace's own win."""
        found: dict[str, Path] = {}
        for folder in reversed(self.template_folders(name)):
            if (folder / THEME).is_file():
                found[USUAL] = folder / THEME
            own = sorted((folder / THEMES).glob(f"*/{THEME}"))
            found |= {file.parent.name: file for file in own if file.is_file()}
        return found

    def theme_files(self, name: str) -> tuple[Path, ...]:
        """The files that a theme called `final-report` or `final-report/sober` may have, the
        workspace's own first.
        """
        template, _, theme = name.partition("/")
        inner = (THEME,) if theme in ("", USUAL) else (THEMES, theme, THEME)
        files = (_first_inside((f,), "/".join(inner)) for f in self.template_folders(template))
        return tuple(file for file in files if file)

    def theme_names(self) -> str:
        """Every theme there is, as `theme_files` takes them."""
        names = ((t, theme) for t in self.templates() for theme in self.themes(t))
        return ", ".join(t if theme == USUAL else f"{t}/{theme}" for t, theme in names)

    def font(self, relative: str) -> Path:
        """The font file that a theme calls `relative`. Raises CannotAccess."""
        found = _first_inside(self._font_folders(), relative)
        if found is None:
            raise CannotAccess([Diagnostic("workspace.no-font", args={"font": relative})])
        return found

    def picture(self, relative: str) -> Path | None:
        """A picture beside the series or below; None when there is none, or it lies outside."""
        return _first_inside((self._picture_folder(),), relative)

    def places_of_font(self, relative: str) -> tuple[Path, ...]:
        """Where `font` looks, in order, whether there is anything or not."""
        return tuple(folder / relative for folder in self._font_folders())

    def place_of_picture(self, relative: str) -> Path:
        """Where `picture` looks, whether there is anything or not."""
        return self._picture_folder() / relative

    def _font_folders(self) -> tuple[Path, ...]:
        return (self.root / "fonts", packaged() / "fonts")

    def _picture_folder(self) -> Path:
        return self.series.parent if self.series else self.root


def find_workspace(notes: Path) -> Workspace:
    """The workspace that the notes at `notes` belong to, whether they exist or not."""
    folder = _absolute(notes).parent
    if (folder / SERIES).is_file():
        root = folder.parent if folder.name == MEETINGS else folder
        return Workspace(root, folder / SERIES)
    return _above(folder) or Workspace(folder, None)


def workspace_of(folder: Path) -> Workspace | None:
    """The workspace that `folder` is or lies in."""
    return _above(_absolute(folder))


def inside(name: str, root: Path) -> Path | None:
    """The file that `name` says, on every system alike; None when it is not below `root`.

    Links are followed; there need be no such file.
    """
    windows = PureWindowsPath(name)
    if windows.anchor or PurePosixPath(name).is_absolute() or "\0" in name or ":" in name:
        return None
    try:
        path = root.joinpath(*windows.parts).resolve()
    except (OSError, RuntimeError):
        # A circle of links.
        return None
    return path if path.is_relative_to(root.resolve()) else None


def shown_path(path: Path) -> str:
    """A file the person did not name, as they would name it from where they are."""
    with_dots = os.path.relpath(path) if path.drive == Path.cwd().drive else str(path)
    return with_dots if not with_dots.startswith("..") else str(path)


def _above(folder: Path) -> Workspace | None:
    for root in (folder, *folder.parents):
        series = root / MEETINGS / SERIES
        if series.is_file():
            return Workspace(root, series)
    return None


def _absolute(path: Path) -> Path:
    """Without following links: notes belong where the person put them."""
    return Path(os.path.abspath(path))  # noqa: PTH100 - Path.absolute keeps the dots


def packaged() -> Path:
    """What comes with joinup: inside an installed package, beside it in a checkout."""
    return _packaged(__file__)


@cache
def _packaged(module: str) -> Path:
    package = Path(module).resolve().parent
    installed = package / "data"
    return installed if installed.is_dir() else package.parent


def _first_inside(folders: Iterable[Path], relative: str) -> Path | None:
    """The first file called `relative` that, links followed, lies inside its folder."""
    for folder in folders:
        path = folder / relative
        try:
            if path.is_file() and (found := path.resolve()).is_relative_to(folder.resolve()):
                return found
        except (OSError, ValueError):  # a name that no file can have
            continue
    return None
