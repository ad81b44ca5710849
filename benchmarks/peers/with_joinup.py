"""joinup from notes to the finished file, in one process."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from joinup_reports.build import build_report
from joinup_reports.diagnostics import Diagnostics


def build(source: Path, output: Path) -> None:
    """Everything that a build does, checks of conformance and the file's writing included."""
    build_report(source, output, Diagnostics(), source.name)
