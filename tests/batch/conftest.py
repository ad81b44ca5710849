"""Many reports that cost nothing to make, for tests of what surrounds the making."""

from __future__ import annotations

import pytest

from joinup_reports import build
from joinup_reports.diagnostics import ProblemsFound


@pytest.fixture
def meetings(workspace):
    """A folder for notes, with only the series in it; `write(name, text)` adds some."""
    folder = workspace / "meetings"
    (folder / "meeting-07.yaml").unlink()
    return folder


@pytest.fixture
def quick(monkeypatch):
    """A report is what its notes say; notes that say `bad` have an error, `bug` a fault of ours.

    Gives the names of the notes that were made, in order.
    """
    made = []

    def make_report(notes, diagnostics, shown, *_, **__):
        made.append(notes.name)
        text = notes.read_text("utf-8")
        if text.startswith("bad"):
            diagnostics.report("use.not-found", path=shown)
            raise ProblemsFound(diagnostics)
        if text.startswith("bug"):
            raise RuntimeError(text)
        if text.startswith("warn"):
            diagnostics.report("theme.no-weight", family=shown, weight="a", instead="b")
        return build.Made(text.encode(), 2, len(text.split()))

    monkeypatch.setattr(build, "make_report", make_report)
    return made
