"""`python -m joinup_reports` is `joinup`. Ctrl-C is clean even while modules load."""

from __future__ import annotations

import sys


def main() -> None:
    """Runs the command line, and exits."""
    try:
        from joinup_reports import cli  # noqa: PLC0415 - loading is what may be stopped

        cli.main()
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
