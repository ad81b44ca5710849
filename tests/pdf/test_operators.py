"""How operands are spelled in a content stream."""

from __future__ import annotations

import re

import pypdf
from hypothesis import given
from hypothesis import strategies as st

from joinup_reports.pdf import operators as op


@given(st.floats(-20_000, 20_000))
def test_a_number_is_short_and_right(value):
    spelled = op.number(value)
    assert abs(float(spelled) - value) <= 0.0005 + 1e-9
    assert re.fullmatch(r"-?\d+(\.\d{0,2}[1-9])?", spelled)
    assert spelled != "-0"


@given(st.binary(max_size=60))
def test_any_codes_can_be_shown(codes):
    stream = pypdf.generic.DecodedStreamObject()
    stream.set_data(op.show_text(codes).encode("latin-1"))
    ((operands, operator),) = pypdf.generic.ContentStream(stream, None).operations
    assert operator == b"Tj"
    assert operands[0].original_bytes == codes


def test_the_pen_goes_back_after_the_first_code():
    assert op.show_text(b"\0(\0a\0b", 500.25) == "[(\0\\() 1 499.25 (\0a\0b)] TJ"


def test_operators_read_as_the_standard_has_them():
    assert op.fill_colour("#1F5A66") == "0.122 0.353 0.4 rg"
    assert op.fill_rectangle(1, 2.5, 3, 0.8) == "1 2.5 3 0.8 re f"
    assert op.set_font("F1", 11.5) == "/F1 11.5 Tf"
    assert op.place_text(100.12345, 700) == "1 0 0 1 100.123 700 Tm"
    assert op.begin_content("P", 3) == "/P <</MCID 3>> BDC"
    assert op.begin_artifact("Layout") == "/Artifact <</Type/Layout>> BDC"


def test_a_role_cannot_become_an_operator():
    assert op.begin_content("P /X BDC (", 0).split()[0] == "/P#20#2fX#20BDC#20#28"
