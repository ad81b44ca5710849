"""Writes guide.ar.pdf beside itself: the one-page guide in Arabic, made by joinup itself.

    python docs/make_guide.py

Its words and its look are templates/guide; its pictures lie in docs/guide. A test holds the
PDF to them and runs the commands in it.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "guide.ar.pdf"
PICTURES = ROOT / "docs" / "guide"
TEMPLATE = "guide"

sys.path.insert(0, str(ROOT))

from joinup_reports import build  # noqa: E402
from joinup_reports.diagnostics import Diagnostics  # noqa: E402
from joinup_reports.resources import THEME, Workspace  # noqa: E402
from joinup_reports.templating.render import render_template  # noqa: E402


def html() -> str:
    """The guide as HTML."""
    return render_template(Workspace(PICTURES, None).template_folders(TEMPLATE), "ar", {})


def guide(found: Diagnostics) -> bytes:
    """The guide as a PDF's bytes."""
    workspace = Workspace(PICTURES, None)
    theme = build.read_look(workspace.template_file(TEMPLATE, THEME), found)
    return build.write_laid(build.lay_out(html(), theme, workspace, found), found)


if __name__ == "__main__":
    problems = Diagnostics()
    PAGE.write_bytes(guide(problems))
    for problem in problems:
        sys.stderr.write(f"{problem.location} {problem.message('en')}\n")
