"""docs/diagnostics.md says what the tables say."""

from __future__ import annotations

import importlib.util
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def made():
    path = ROOT / "docs" / "make_diagnostics.py"
    spec = importlib.util.spec_from_file_location("make_diagnostics", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.page()


def test_the_page_of_messages_is_fresh():
    """Otherwise run docs/make_diagnostics.py."""
    assert (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8") == made()
