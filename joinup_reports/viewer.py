"""Shows a file, or a page of ours, in whatever program the person's system opens it with.

Knows the three systems' ways to open something; nothing of what is in it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def open_file(path: Path) -> bool:
    """Opens `path` in its usual program, without waiting; whether there was a way to."""
    return _open(str(path) if sys.platform == "win32" else str(path.resolve()))


def open_address(address: str) -> bool:
    """As `open_file`, in the usual browser."""
    return _open(address)


def _open(name: str) -> bool:
    try:
        if sys.platform == "win32":
            os.startfile(name)  # noqa: S606 - the report just written, or a page of ours
            return True
        opener = "open" if sys.platform == "darwin" else "xdg-open"
        silent = subprocess.DEVNULL
        subprocess.Popen(  # noqa: S603 - no shell reads the name
            [opener, name],
            stdin=silent,
            stdout=silent,
            stderr=silent,
            start_new_session=True,
        )
    except OSError:
        return False
    return True
