"""Shows a finished file in whatever program the person's system opens it with.

Knows the three systems' ways to open a file; nothing of what is in it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path


def open_file(path: Path) -> bool:
    """Opens `path` in its usual program, without waiting; whether there was a way to."""
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606 - the report just written
            return True
        opener = "open" if sys.platform == "darwin" else "xdg-open"
        silent = subprocess.DEVNULL
        subprocess.Popen(  # noqa: S603 - no shell reads the name
            [opener, str(path.resolve())],
            stdin=silent,
            stdout=silent,
            stderr=silent,
            start_new_session=True,
        )
    except OSError:
        return False
    return True
