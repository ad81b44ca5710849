"""A theme's fonts as stacks of faces, put together once and shared by a whole process.

Knows families, weights and files; opens no font (a Face reads its file when text asks).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from joinup_reports.branding.model import Style, Theme, Weight
from joinup_reports.diagnostics import Diagnostics, JoinupError
from joinup_reports.typeset.fonts import Face, FontStack

_WEIGHTS: tuple[Weight, ...] = ("light", "regular", "medium", "semibold", "bold")


class Typefaces:
    """The theme's stacks, each put together once."""

    def __init__(
        self, theme: Theme, find_font: Callable[[str], Path], diagnostics: Diagnostics
    ) -> None:
        self._theme = theme
        self._find_font = find_font
        self._diagnostics = diagnostics
        self._stacks: dict[tuple[str, Weight], FontStack] = {}

    def stack(self, style: Style) -> FontStack:
        key = (style.font, style.weight)
        if key not in self._stacks:
            files = self._files(style.font, style.weight)
            self._stacks[key] = _stack(tuple([(file, _state(file)) for file in files]))
        return self._stacks[key]

    def _files(self, font: str, weight: Weight) -> Iterable[Path]:
        families = self._theme.stacks.get(font, ())
        if not families:
            self._diagnostics.report("theme.no-stack", font=font)
        for place, family in enumerate(families):
            files = self._theme.faces.get(family, {})
            nearest = _nearest_weight(weight, files)
            if nearest is None:
                continue
            # A family further down lends single characters; any weight of it will do.
            if nearest != weight and place == 0:
                self._diagnostics.report(
                    "theme.no-weight", family=family, weight=weight, instead=nearest
                )
            try:
                yield self._find_font(files[nearest])
            except JoinupError as error:
                self._diagnostics.extend(error.diagnostics)


def _nearest_weight(wanted: Weight, files: Iterable[str]) -> Weight | None:
    at = _WEIGHTS.index(wanted)
    return min(
        (weight for weight in _WEIGHTS if weight in files),
        key=lambda weight: abs(_WEIGHTS.index(weight) - at),
        default=None,
    )


_State: TypeAlias = tuple[int, ...]


def _state(file: Path) -> _State:
    """Tells a font file from another that took its place while this process goes on."""
    try:
        state = file.stat()
    except OSError:  # who reads it will say so
        return ()
    return state.st_ino, state.st_mtime_ns, state.st_size


@lru_cache(maxsize=64)
def _stack(files: tuple[tuple[Path, _State], ...]) -> FontStack:
    """Shared by all reports of a process, and so are its faces: no font is read twice."""
    return FontStack([_face(*file) for file in files])


@lru_cache(maxsize=64)
def _face(file: Path, _state: _State) -> Face:
    return Face(file)
