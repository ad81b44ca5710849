"""The house stays as ARCHITECTURE.md draws it."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
MODULES = sorted((ROOT / "joinup_reports").rglob("*.py"))
LONGEST_MODULE = 350
LONGEST_FUNCTION = 60
TEXTS = (".py", ".md", ".toml", ".yaml", ".yml", ".j2", ".java", ".txt", "")
TABLES = {"joinup_reports/messages.py", "joinup_reports/typeset/bidi_data.py"}  # read by lookup
NOT_OURS = {"build", "dist", "fonts", "data"}


def name(path):
    return path.relative_to(ROOT).as_posix()


def project_texts():
    """Every text file of the project, not what tools leave in it."""
    for path in ROOT.rglob("*"):
        parts = path.relative_to(ROOT).parts
        hidden = any(part.startswith(".") and part not in {".ci", ".github"} for part in parts)
        if path.is_file() and path.suffix in TEXTS and not hidden and not NOT_OURS & set(parts):
            yield path


@pytest.mark.parametrize("module", sorted((ROOT / "joinup_reports").glob("*.py")), ids=name)
def test_the_picture_names_every_room(module):
    picture = (ROOT / "ARCHITECTURE.md").read_text("utf-8")
    assert module.name == "__init__.py" or f"`{module.name}`" in picture


def test_imports_run_one_way():
    program = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_short_and_says_what_it_knows(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) < LONGEST_MODULE or name(path) in TABLES
    tree = ast.parse(text)
    assert ast.get_docstring(tree) or not text
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name


def test_only_the_package_itself_has_something_to_say_in_an_init():
    for path in (ROOT / "joinup_reports").rglob("__init__.py"):
        text = path.read_text(encoding="utf-8")
        assert not text or path.parent.name == "joinup_reports", name(path)


def test_the_project_stands_alone():
    """Nothing outside the repository is needed, and no one's machine is spoken of."""
    outside = ["shared" + "/", "/work" + "/", "/home" + "/", "pypi" + ".org"]
    found = [
        (name(path), word)
        for path in project_texts()
        for word in outside
        if word in path.read_text(encoding="utf-8", errors="replace")
    ]
    assert found == []


def test_no_string_of_a_report_stands_in_the_code_or_a_template():
    words = ["JOinUP!", "Diesis", "TTI", "أوكسفام", "اربد", "Zoom"]
    templates = [*(ROOT / "templates").rglob("*.j2"), *(ROOT / "templates").rglob("*.html")]
    found = [
        (name(path), word)
        for path in [*MODULES, *templates]
        for word in words
        if word in path.read_text(encoding="utf-8")
    ]
    assert found == []
