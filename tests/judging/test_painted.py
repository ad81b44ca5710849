"""Words read from paint are those that were set, whatever PDFium does to them on its way."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joinup_reports import build
from joinup_reports.diagnostics import Diagnostics
from joinup_reports.judging.painted import Run, Unreadable, fold, join, read_pages
from joinup_reports.judging.wording import compare_words

ROOT = Path(__file__).resolve().parents[2]
WORDS = [
    *("ابجد", "مُحَمَّدٌ", "لا", "الله", "ﷺ", "هٰذا", "قُرْآن", "كـتاب", "لإ", "أُ", "ی", "ﻻ", "گ"),
    *("(", "قوس", ")", "[", "]", "«", "»", "<", ">", "“", "”", "‘", "’", "!", "؟", "،", "؛", ":"),
    *("12", "٣٤", "1.5", "%", "–", "-", "/", "½", "١/٢", "2020-04-23", "15:30", "+962 7", "٪"),
    *("https://example.org/b?c=d", "a@example.org", "Zoom", "C++", "C#", "é", "e\u0301", "ffi"),
    *("😀", "✓", "★", "©", "€", "™", "№", "\u200d", "\u200c", "\u200f", "…", "ß", "°", "&"),
]
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)


def read_back(entries):
    """How the pages differ from what was laid out on them."""
    said = {"date": "2020-04-23", "title": "س", "location": "س", "challenges": entries}
    said |= {key: ["س"] for key in ("responses", "opportunities", "lessons")}
    with TemporaryDirectory() as name:
        folder = Path(name, "meetings")
        folder.mkdir()
        shutil.copy(ROOT / "meetings" / "series.yaml", folder)
        notes = folder / "notes.yaml"
        notes.write_text(json.dumps(said, ensure_ascii=False), "utf-8")
        laid, _ = build.lay_out_report(notes, Diagnostics(), "notes.yaml")
        return compare_words(laid, read_pages(build.write_laid(laid, Diagnostics())))


@settings(max_examples=25, deadline=None)
@given(st.lists(TEXTS, min_size=4, max_size=10))
def test_mixed_words_read_back_as_they_were_set(entries):
    assert read_back(entries) == ()


def test_hidden_runs_do_not_count():
    assert join([Run("a"), Run("b", hidden=True), Run("c", artifact=True)]) == "ac"


@pytest.mark.parametrize(
    ("one", "other"),
    [("ﻻ", "لا"), ("كـتاب", "كتاب"), ("٣٤", "34"), ("“a”", '"a"'), ("a \u200fb\n", "ab")],
)
def test_what_readers_write_otherwise_is_the_same(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("مُ", "م"), ("é", "e"), ("ى", "ي"), ("1", "2")])
def test_what_is_another_letter_stays_another(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize("data", [b"", b"no PDF", b"%PDF-1.7\n%%EOF"])
def test_what_is_no_pdf_is_unreadable(data):
    with pytest.raises(Unreadable):
        read_pages(data)
