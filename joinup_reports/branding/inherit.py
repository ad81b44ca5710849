"""A theme that extends another says only what it changes: both trees become one.

Knows trees of files and their places; where a theme of a name lies it is told.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from joinup_reports.diagnostics import Diagnostics
from joinup_reports.reading.source import Mapping, Node, Scalar, read_shared
from joinup_reports.resources import shown_path

_KEYS = ("extends", "يمتد من")

# The files that a theme's name may mean, the first best, and all names there are.
Find = Callable[[str], Sequence[Path]]


def read_theme_tree(
    path: Path, find: Find, known: Callable[[], str], diagnostics: Diagnostics
) -> Node | None:
    """The tree of a theme's file with all that it extends under it; None when unreadable.

    Every part keeps the place where it stands, in whichever file. A theme that extends its
    own name means the one it stands before.
    """
    return _read(path, (), find, known, diagnostics)


def _read(
    path: Path,
    above: tuple[Path, ...],
    find: Find,
    known: Callable[[], str],
    diagnostics: Diagnostics,
) -> Node | None:
    tree = read_shared(path, diagnostics, shown_path(path))
    if not isinstance(tree, Mapping):
        return tree
    name = next((value for key, value in tree.entries if key.text.strip() in _KEYS), None)
    if not isinstance(name, Scalar):
        return tree
    above = (*above, path.resolve())
    base = next((file for file in find(name.text.strip()) if file.resolve() not in above), None)
    if base is None:
        args = {"theme": name.text.strip(), "known": known()}
        diagnostics.report("theme.extends-unknown", name.place, **args)
        return None
    under = _read(base, above, find, known, diagnostics)
    return _merged(tree, under) if isinstance(under, Mapping) else None


def _merged(own: Mapping, under: Mapping) -> Mapping:
    """What `own` says, and what only `under` does; keys of keys likewise."""
    said = {key.text.strip(): (key, value) for key, value in own.entries}
    entries: list[tuple[Scalar, Node]] = []
    for key, value in under.entries:
        mine = said.pop(key.text.strip(), None)
        if mine and isinstance(mine[1], Mapping) and isinstance(value, Mapping):
            entries.append((mine[0], _merged(mine[1], value)))
        else:
            entries.append(mine or (key, value))
    entries += [entry for name, entry in said.items() if name not in _KEYS]
    return own._replace(entries=tuple(entries), whole=own.whole and under.whole)
