"""The themes of a template: which file a name means, and what is in it with all it extends.

Knows the workspace and the readers of branding; nothing of reports.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from joinup_reports.branding.inherit import read_theme_tree
from joinup_reports.branding.model import Theme
from joinup_reports.branding.read import read_theme
from joinup_reports.branding.theme import ABOUT
from joinup_reports.diagnostics import Diagnostic, Diagnostics, ProblemsFound, WrongUse
from joinup_reports.reading.fields import Reading, read_record
from joinup_reports.reading.source import Node, read_source
from joinup_reports.resources import THEME, Workspace, shown_path


class Themes(Protocol):
    """Knows the files that a theme's name means, and all names."""

    def theme_files(self, name: str) -> tuple[Path, ...]: ...
    def theme_names(self) -> str: ...


def theme_file(workspace: Workspace, template: str, name: str = "") -> Path:
    """The theme called `name`, or the usual one.

    Raises WrongUse, with the names there are, when no template or theme is called so.
    """
    templates = workspace.templates()
    if template not in templates:
        args = {"template": template, "known": ", ".join(templates)}
        raise WrongUse([Diagnostic("use.no-such-template", args=args)])
    if not name:
        return workspace.template_file(template, THEME)
    themes = workspace.themes(template)
    if name not in themes:
        args = {"theme": name, "known": ", ".join(themes)}
        raise WrongUse([Diagnostic("use.no-such-theme", args=args)])
    return themes[name]


def read_about(path: Path, diagnostics: Diagnostics) -> dict[str, str]:
    """What a template is for, by language; nothing when it does not say."""
    tree = read_source(path, diagnostics, shown_path(path)) if path.is_file() else None
    values = read_record(tree, ABOUT, Reading(diagnostics)) if tree else None
    return values or {}


def read_theme_file(path: Path, diagnostics: Diagnostics, themes: Themes) -> tuple[Node, Theme]:
    """The tree of a theme, and the theme. Raises ProblemsFound."""
    tree = read_theme_tree(path, themes.theme_files, themes.theme_names, diagnostics)
    theme = read_theme(tree, diagnostics) if tree else None
    diagnostics.raise_errors()
    if tree is None or theme is None:
        raise ProblemsFound(diagnostics)
    return tree, theme
