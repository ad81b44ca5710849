"""What belongs together is held together, and the text stays as it was written."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinup_reports.document.model import Span
from joinup_reports.web.together import hold_spans, hold_words

GUIDE = "https://example.org/guides/digital-marketing-ar.pdf?lang=ar&page=2"


def held(*texts):
    """The spans of a text as words, what is held across their edges in braces; «» isolates."""
    spans = [Span(t.strip("«»"), isolate=t.startswith("«")) for t in texts]
    made = [
        ("{%s}" if h.whole else "%s") % "|".join(s.text for s in h.spans) for h in hold_spans(spans)
    ]
    return "".join(made)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("بقيادة ", "«TTI»", " و الشريك ", "«Diesis»", "."), "بقيادة |TTI| و الشريك |Diesis|."),
        (("الشريك و ", "«TTI»", "، ثم"), "الشريك {و |TTI|،} ثم"),
        (("الشريك و ", "«Design Thinking for All»"), "الشريك {و }Design Thinking for All"),
        (("مسافة 20 ", "«km»", " أو أقل"), "مسافة {20 |km} أو أقل"),
        (("انظر (", "«https://example.org/a»", ")."), "انظر {(|https://example.org/a|).}"),
        (("و ", "«https://example.org/a»"), "{و |https://example.org/a}"),
        (("نص ", "«ZOOM»", " نص"), "نص |ZOOM| نص"),
    ],
)
def test_neighbours_are_held_across_the_edges_of_spans(texts, expected):
    assert held(*texts) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("TTI و الشريك", 'TTI <span class="whole">و الشريك</span>'),
        ("في 17 تشرين الأول 2020.", 'في <span class="whole">17 تشرين الأول 2020.</span>'),
        ("20 & <b>", "20 &amp; &lt;b&gt;"),
        ("في 2020 كان", "في 2020 كان"),
        ("a-b@example.org", '<span class="address fits"><span>a-b@example.org</span></span>'),
        (
            "www.tti.org/a",
            '<span class="address fits"><span>www.tti.org/</span><span>a</span></span>',
        ),
    ],
)
def test_so_are_those_in_one(text, expected):
    assert hold_words(text) == expected


def test_an_address_has_parts_where_it_may_break():
    parts = re.findall("<span>([^<]+)", hold_words(GUIDE))
    assert list(map(unescape, parts)) == [
        "https://example.org/",
        "guides/",
        "digital-marketing-ar.pdf",
        "?lang=ar",
        "&page=2",
    ]


def test_a_part_that_may_be_wider_than_a_line_is_broken_before_a_mark():
    name = "how-to-market-what-you_make.html"
    parts = re.findall("<span>([^<]+)", hold_words(f"https://example.org/ar/{name}l"))
    assert parts[:3] == ["https://example.org/", "ar/", "how"]
    assert parts[3:] == ["-to", "-market", "-what", "-you", "_make", ".htmll"]


PIECES = st.sampled_from(
    ["و ", "كلمة", " ", "TTI", "20 ", "km", GUIDE, "(", "a@b.org", "\u2028", "."]
)


@given(st.lists(st.tuples(st.text() | st.lists(PIECES).map("".join), st.booleans()), max_size=6))
def test_no_text_is_lost_or_added(given_spans):
    spans = [Span(text, isolate=isolate) for text, isolate in given_spans]
    whole = "".join(span.text for span in spans)
    kept = [span for part in hold_spans(spans) for span in part.spans]
    assert "".join(span.text for span in kept) == whole
    assert [s.text for s in kept if s.isolate] == [s.text for s in spans if s.isolate and s.text]
    assert unescape(re.sub("<[^>]*>", "", hold_words(whole))) == unescape(whole)
