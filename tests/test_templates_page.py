"""The page for who writes templates is the one its generator makes, and says it all."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "templates.md"


@pytest.fixture(scope="module")
def generator():
    spec = importlib.util.spec_from_file_location("make_templates", ROOT / "docs/make_templates.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_page_is_the_one_its_generator_makes(generator):
    assert PAGE.read_text(encoding="utf-8") == generator.page()


def test_every_block_of_a_packaged_template_is_on_it():
    text = PAGE.read_text(encoding="utf-8")
    for template in ("final-report", "summary"):
        source = (ROOT / "templates" / template / "report.html.j2").read_text(encoding="utf-8")
        for block in re.findall(r"\{%-? block (\w+)", source):
            assert f"`{block}`" in text


def test_every_value_that_a_packaged_template_uses_is_on_it():
    text = PAGE.read_text(encoding="utf-8")
    source = (ROOT / "templates/final-report/report.html.j2").read_text(encoding="utf-8")
    used = re.findall(r"\b(?:meeting|series|came|coming|author)\.(\w+)(?=[ |)}\]])", source)
    for name in set(used):
        assert f"`{name}" in text
