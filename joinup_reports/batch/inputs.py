"""What a report is made of, told by content: which files, and the hash of each.

A place that was looked at and found empty counts as well: were a file to appear there, the
report would be another. Times of files are never asked; clocks are set back, and copies
keep or lose them. Knows files and the workspace's order; nothing of what is in them.

A state is a mapping of names to SHA-256, in hexadecimal, or to None where nothing is. A name
is relative to the folder of the report, with slashes; what comes with joinup is named
`packaged:fonts/...`, and wherever it lies it is the same. A name that ends in a slash is a
folder's, for its list of names.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Container, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TypeAlias

from joinup_reports import __version__
from joinup_reports.resources import (
    MEETINGS,
    SERIES,
    TEMPLATES,
    Workspace,
    find_workspace,
    packaged,
)

State: TypeAlias = Mapping[str, str | None]

_PACKAGED = "packaged:"
# Rooms that `build` knows nothing of.
_BESIDE = frozenset({"batch", "ci", "helping", "judging", "preview"})
# Of what joinup is built on, what may change a page or a byte.
_PARTS = frozenset({"icu4py", "jinja2", "markupsafe", "pillow", "pyyaml", "reportlab", "uharfbuzz"})


class Digests:
    """The hashes of files, and of folders' lists of names, each taken once."""

    def __init__(self) -> None:
        self._taken: dict[str, str | None] = {}

    def of(self, path: Path | str) -> str | None:
        """The SHA-256 of a file; None where no file can be read."""
        name = os.fspath(path)
        if name not in self._taken:
            self._taken[name] = digest_of(name)
        return self._taken[name]

    def of_names(self, folder: Path | str) -> str | None:
        """The SHA-256 of the names of all files in a folder and below; None for no folder."""
        name = os.fspath(folder) + os.sep
        if name not in self._taken:
            names = [path.removeprefix(name).replace(os.sep, "/") for path in files_below(folder)]
            listed = "\n".join(names).encode("utf-8", "surrogateescape")
            self._taken[name] = sha256(listed).hexdigest() if names else None
        return self._taken[name]


class Ledger:
    """What one report is made of, written down as it is made: each hash before the reading.

    A file saved in between is read in its new state and remembered in its old one, and the
    next build makes the report again; the other way round it would never. Which templates a
    report takes is known only afterwards, so the hashes of all are taken at first.
    """

    def __init__(self, notes: Path, folder: Path) -> None:
        self._folder, self._digests = folder, Digests()
        self.state = dict(known_beforehand(notes, self._digests, folder))
        for template in files_below(find_workspace(notes).root / TEMPLATES):
            self._digests.of(template)

    def see(self, path: Path) -> None:
        """Remembers what is at `path`, where something is about to be read."""
        self.state.setdefault(name_of(path, self._folder), self._digests.of(path))


def digest_of(path: Path | str) -> str | None:
    """The SHA-256 of a file's bytes; None where no file can be read."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - quick, and there are many
            return sha256(file.read()).hexdigest()
    except (OSError, ValueError):
        return None


def known_beforehand(notes: Path, digests: Digests, folder: Path) -> State:
    """What a report of `notes` in `folder` surely depends on; the rest shows as it is made.

    Of templates the names: one that appears may stand before another.
    """
    workspace = find_workspace(notes)
    files = (notes, *_places_of_series(notes, workspace))
    templates = workspace.root / TEMPLATES
    names = {f"{name_of(templates, folder)}/": digests.of_names(templates)}
    return {name_of(path, folder): digests.of(path) for path in files} | names


def files_below(folder: Path | str, without: Container[str] = ()) -> Iterator[str]:
    """All files in a folder and below but hidden ones, in order, `without` those folders.

    Links to folders are followed, as templates are found behind them; each once.
    """
    followed: set[str] = set()
    for path, folders, files in os.walk(folder, followlinks=True):
        known = sorted(f for f in folders if f[0] != "." and f != "__pycache__")
        folders[:] = [f for f in known if f not in without and _is_new(path, f, followed)]
        yield from (os.path.join(path, file) for file in sorted(files) if file[0] != ".")  # noqa: PTH118


def _is_new(path: str, name: str, followed: set[str]) -> bool:
    """Whether a folder is no link, or one to where none has led yet."""
    folder = os.path.join(path, name)  # noqa: PTH118 - as os.walk does
    if not os.path.islink(folder):  # noqa: PTH114
        return True
    led_to = os.path.realpath(folder)
    new = led_to not in followed
    followed.add(led_to)
    return new


def _places_of_series(notes: Path, workspace: Workspace) -> Iterator[Path]:
    """Where a series would be found before the one that was, and that one."""
    folder = Path(os.path.abspath(notes)).parent  # noqa: PTH100 - as find_workspace does
    yield folder / SERIES
    for above in (folder, *folder.parents):
        yield above / MEETINGS / SERIES
        if above == workspace.root:
            return


def name_of(path: Path, folder: Path) -> str:
    """How a state names a file, for a report in `folder`."""
    full = os.path.abspath(path)  # noqa: PTH100 - links are followed by who reads
    home = os.fspath(packaged())
    for kind in ("fonts", TEMPLATES):
        top = os.path.join(home, kind) + os.sep  # noqa: PTH118
        if full.startswith(top):
            return f"{_PACKAGED}{kind}/{full[len(top) :].replace(os.sep, '/')}"
    try:
        return os.path.relpath(full, folder).replace(os.sep, "/")
    except ValueError:  # another drive of Windows
        return full.replace(os.sep, "/")


def path_of(name: str, folder: Path) -> Path:
    """The inverse of `name_of`."""
    if name.startswith(_PACKAGED):
        return packaged() / name.removeprefix(_PACKAGED)
    return Path(os.path.normpath(folder / name))


def changes(state: State, now: State, folder: Path, digests: Digests) -> Iterator[str]:
    """The names of what is no longer as `state` says, or stands `now` where nothing was.

    For a state that the same `tool` has left.
    """
    known = _PACKAGED if _installed() else "\0"  # what comes with joinup is what it was
    for name, digest in state.items():
        if name.startswith(known):
            continue
        path = path_of(name, folder)
        found = digests.of_names(path) if name.endswith("/") else digests.of(path)
        if found != digest:
            yield name
    yield from (name for name, digest in now.items() if digest and name not in state)


@lru_cache(maxsize=1)
def tool() -> str:
    """The hash of joinup itself, as far as it may change a report: code, templates, parts.

    Not by the version alone: in a checkout the code changes without it. An installed package
    has a list of its files with their hashes.
    """
    import zlib

    print_ = sha256(f"{__version__} {sys.version_info[:2]} {zlib.ZLIB_RUNTIME_VERSION}".encode())
    for part in sorted(_parts()):
        print_.update(part.encode())
    for path in _installed() or _code():
        print_.update(f"\n{os.path.basename(path)}\n".encode())  # noqa: PTH119 - there are many
        print_.update((digest_of(path) or "").encode())
    return print_.hexdigest()


@lru_cache(maxsize=1)
def _installed() -> list[str]:
    """The list of an installed package's files (PEP 376: RECORD); none in a checkout."""
    package = Path(__file__).parents[1]
    if packaged().parent != package:
        return []
    return [str(path) for path in package.parent.glob(f"{package.name}-*.dist-info/RECORD")]


def _code() -> Iterator[str]:
    """What makes reports, as it stands in a checkout. Fonts are among a report's own files."""
    yield from files_below(Path(__file__).parents[1], _BESIDE)
    yield from files_below(packaged() / TEMPLATES)


def _parts() -> Iterator[str]:
    """Names and versions of what joinup is built on, as pip leaves them beside the modules."""
    for folder in dict.fromkeys(sys.path):
        if not folder.rstrip("/\\").endswith("-packages"):
            continue
        with suppress(OSError):  # sys.path may name what is not there
            for entry in os.listdir(folder):  # noqa: PTH208 - names are all that is wanted
                if entry.endswith(".dist-info") and entry.partition("-")[0].lower() in _PARTS:
                    yield entry.lower()
