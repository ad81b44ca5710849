"""Where a report goes, and how it gets there whole.

Knows file names and writing; nothing of what is written. A file is written aside, forced
to the disk and moved into place in one step (POSIX rename, Windows MoveFileEx), so what
stood there before is either untouched or wholly replaced.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import time
import unicodedata
from contextlib import suppress
from pathlib import Path, PurePath

from joinup_reports.diagnostics import CannotAccess, Diagnostic

_FORBIDDEN = dict.fromkeys(
    (
        *map(ord, '<>:"/\\|?*\x7f\u200b\ufeff'),
        *range(0x20),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ),
    "-",
)
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?", re.IGNORECASE)
_PAUSES = (0.01, 0.05, 0.2)  # seconds
_REASONS = {
    errno.ENOSPC: "output.disk-full",
    errno.EDQUOT: "output.disk-full",
    errno.EROFS: "output.read-only-folder",
    errno.ENAMETOOLONG: "output.name-too-long",
    errno.EISDIR: "output.is-folder",
    errno.ENOTDIR: "output.no-folder",
    errno.EEXIST: "output.no-folder",
}


def report_name(notes: PurePath, kind: str = "pdf", template: str = "") -> str:
    """The report's file name: the notes' own, made fit for every system a report travels to,
    with that of a `template` that is not the usual one.

    From the notes' name, never from the title: no slash, no device name of Windows, no
    character that hides or turns text.
    """
    stem = notes.stem.translate(_FORBIDDEN).strip(" .") or "report"
    stem = f"{stem}-{template}" if template else stem
    return f"{stem}-report.{kind}" if _RESERVED.fullmatch(stem) else f"{stem}.{kind}"


def same_name(name: str) -> str:
    """Equal for two names that some system would take for the same file."""
    return unicodedata.normalize("NFC", name).casefold()


def is_folder(path: Path) -> bool:
    """Whether `path`, to be written to or into, is one. Raises CannotAccess for a path that
    nothing can have.
    """
    try:
        return stat.S_ISDIR(path.stat().st_mode)  # Path.is_dir says no to some of these
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise _cannot_write(path, error) from error


def write_whole(path: Path, data: bytes) -> None:
    """Puts `data` at `path`, with its folders; who may read a file that is there stays so.

    Raises CannotAccess, leaving `path` as it was.
    """
    if path.name in {"", ".."}:
        raise CannotAccess([Diagnostic("output.is-folder", args={"path": str(path)})])
    aside = path.with_name(f".joinup-{os.urandom(4).hex()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with aside.open("xb") as file:
                _keep_permissions(path, aside)
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            _move(aside, path)
        finally:
            with suppress(OSError):
                aside.unlink()
    except OSError as error:
        raise _cannot_write(path, error) from error


def _move(aside: Path, path: Path) -> None:
    """Into place; on Windows who only looks, a virus scanner or another build, holds a file
    for a moment.
    """
    for pause in _PAUSES:
        try:
            aside.replace(path)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    aside.replace(path)


def _keep_permissions(path: Path, aside: Path) -> None:
    """On Windows a file inherits them from its folder; only read-only is its own."""
    if os.name == "posix":
        with suppress(FileNotFoundError):
            shutil.copymode(path, aside)


def write_new(path: Path, text: str) -> None:
    """Writes a file that is not there yet. Raises CannotAccess when it is."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as file:
            try:
                file.write(text)
                file.flush()
            except BaseException:  # a full disk, Ctrl-C: half a file is worse than none
                file.close()
                path.unlink()
                raise
    except FileExistsError as error:
        if not path.exists():  # a part of the path is a file
            raise _cannot_write(path, error) from error
        raise CannotAccess([Diagnostic("output.exists", args={"path": str(path)})]) from error
    except OSError as error:
        raise _cannot_write(path, error) from error


def refused(error: OSError, path: str) -> CannotAccess:
    """For a refusal of the system that nobody expected; of `path`, where it names no file."""
    reason = error.strerror or str(error) or type(error).__name__
    args = {"path": str(error.filename or path), "reason": reason}
    return CannotAccess([Diagnostic("output.refused", args=args)])


def _may_write_beside(path: Path) -> bool:
    """Whether a file may be made in the folder of `path`, or in the nearest that is there."""
    folder = next((f for f in path.absolute().parents if os.path.isdir(f)), path)  # noqa: PTH112
    return os.access(folder, os.W_OK | os.X_OK)


def _cannot_write(path: Path, error: OSError) -> CannotAccess:
    code = _REASONS.get(error.errno or 0, "output.cannot-write")
    if isinstance(error, PermissionError):
        # Path.is_dir raises where the folder around it may not be looked into.
        if os.path.isdir(path):  # noqa: PTH112
            code = "output.is-folder"
        else:
            code = "output.in-use" if _may_write_beside(path) else "output.read-only-folder"
    reason = error.strerror or str(error)
    return CannotAccess([Diagnostic(code, args={"path": str(path), "reason": reason})])
