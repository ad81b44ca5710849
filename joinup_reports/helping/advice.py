"""What one would do next about a file: the command, as it is to be typed."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from joinup_reports.diagnostics import Diagnostic, JoinupError, Severity
from joinup_reports.telling.console import Console


def files_with_errors(found: Iterable[Diagnostic]) -> list[str]:
    """The files that have errors and that joinup can say more about: what is wrong in a template
    is mended in an editor, and seen at the next build.
    """
    places = [d.location for d in found if d.severity is Severity.ERROR and d.location]
    names = dict.fromkeys(place.path for place in places)
    return [name for name in names if name.endswith((".yaml", ".yml"))]


def suggest_mending(paths: list[str], console: Console) -> None:
    """What to do about files with errors: the command that mends them, or where to begin."""
    mendable = [path for path in paths if sys.stdout.isatty() and _can_be_mended(path)]
    for path in (mendable or paths)[:1]:
        phrase, command = ("next-fix", "fix") if mendable else ("next-correct", "validate")
        console.suggest(phrase, command=f"joinup {command} {typed(path)}")


def _can_be_mended(path: str) -> bool:
    from joinup_reports.helping.fixing import mend_file

    try:
        return mend_file(Path(path), path).changed
    except JoinupError:
        return False


def typed(name: str) -> str:
    """A file's name as it is to be typed in any shell."""
    return f'"{name}"' if re.search(r"[^\w./\\:-]", name) else name
