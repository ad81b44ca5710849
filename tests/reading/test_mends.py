"""A mend changes what is at fault and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinup_reports.diagnostics import Diagnostics, Fix
from joinup_reports.reading.characters import Places, refused
from joinup_reports.reading.mends import delete_line, quoted, value_at, without_remark
from joinup_reports.reading.source import parse_source

PRINTED = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp")
)


@given(st.text(PRINTED, max_size=30).filter(lambda words: not any(refused(words))))
def test_words_in_quotation_marks_are_read_as_they_were(words):
    found = Diagnostics()
    node = parse_source(f"a: {quoted(words)}\n", "f", found)
    assert node.entries[0][1].text == words
    assert not found.has_errors


@pytest.mark.parametrize(
    ("text", "at", "value"),
    [
        ("title: *نص* كذا  \nb: c\n", "*", "*نص* كذا"),
        ("  - @نص\n    تتمة\n  - آخر\n", "@", "@نص\n    تتمة"),
        ("- - %5", "%", "%5"),
        ("- مفتاح: %5\n", "%", "%5"),
        ('- "نص: آخر" كذا\n', " كذا", '"نص: آخر" كذا'),
        ("a:\n  - [x\n\nb: c", "[", "[x"),
    ],
)
def test_a_value_is_what_is_written_after_dash_and_key(text, at, value):
    start, end = value_at(text, text.index(at))
    assert text[start:end] == value


def carried_out(text: str, fix: Fix) -> str:
    places = Places(text, "f")
    return text[: places.offset(fix.start)] + fix.text + text[places.offset(fix.end) :]


def test_a_remark_goes_above_the_line_at_the_same_indent_or_into_the_text():
    text = "a:\n  - نص # ملاحظة\n  - b\n"
    quote, own = without_remark(Places(text, "f"), text.index("#"), 7, 9)
    assert carried_out(text, own) == "a:\n  # ملاحظة\n  - نص\n  - b\n"
    assert carried_out(text, quote) == 'a:\n  - "نص # ملاحظة"\n  - b\n'


def test_a_line_with_a_lone_dash_is_deleted_whole():
    text = "a:\n  - x\n  -\n  - y"
    (fix,) = delete_line(Places(text, "f"), text.index("-\n  - y") + 1)
    assert carried_out(text, fix) == "a:\n  - x\n  - y"
    assert delete_line(Places("- - \n", "f"), 3) == ()


@pytest.mark.parametrize(
    ("text", "column", "mended"),
    [
        ("colours: {accent: #7A3B12}\n", 19, 'colours: {accent: "#7A3B12"}\n'),
        ("a: [#5 things, b]\nb: c\n", 5, 'a: ["#5 things", b]\nb: c\n'),
        ("a: ['x #', y #5 things, b]\n", 14, "a: ['x #', \"y #5 things\", b]\n"),
    ],
)
def test_a_remark_that_swallows_a_bracket_is_told_at_its_sign_and_quoted(text, column, mended):
    found = Diagnostics()
    parse_source(text, "f.yaml", found)
    ((code, place, _, (fix,)),) = found
    assert (code, place[1:]) == ("source.remark-in-brackets", (1, column))
    start, end = fix.start.column - 1, fix.end.column - 1
    assert text[:start] + fix.text + text[end:] == mended
