"""Which words of a sentence are isolated, linked or left alone."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinup_reports.language.richtext import segments


def foreign_bodies(text: str, *, rtl: bool = True) -> list[str]:
    return [segment.text for segment in segments(text, rtl=rtl) if segment.kind != "text"]


@pytest.mark.parametrize(
    ("sentence", "isolated"),
    [
        ("مشروع انضمام JOinUP! هو مشروع", ["JOinUP!"]),
        ("الشريك المحلي TTI و الشريك الأوروبي Diesis . يهدف", ["TTI", "Diesis"]),
        ("المنشآت الاجتماعية (SEs) في الأردن", ["SEs"]),
        ("عبر Zoom.", ["Zoom"]),
        ("عبر Zoom، ثم Teams؛", ["Zoom", "Teams"]),
        ('قال "Zoom" و«Teams»', ["Zoom", "Teams"]),
        ("وZoom", ["Zoom"]),
        ("لغة C++ (ISO) و C# و A/B.", ["C++ (ISO)", "C#", "A/B"]),
        ("ورشة Design Thinking 101 في", ["Design Thinking 101"]),
        ("The quick, brown fox", ["The quick, brown fox"]),
        ("في U.S.A. وغيرها", ["U.S.A."]),
        ("كوفيد-19 و Covid-19", ["Covid-19"]),
        ("شبكة 5G و 3D", ["5G", "3D"]),
    ],
)
def test_a_latin_name_is_isolated_with_its_own_punctuation_only(
    sentence: str, isolated: list[str]
) -> None:
    assert foreign_bodies(sentence) == isolated


@pytest.mark.parametrize(
    ("sentence", "isolated"),
    [
        ("هاتف +962 6 555-1234 أو 079 123 4567.", ["+962 6 555-1234", "079 123 4567"]),
        ("(06) 555-1234", ["(06) 555-1234"]),
        ("نسبة 50%، وبـ12.5% منها", ["50%", "12.5%"]),
        ("في 12/05/2021 أو 2020-04-23", ["12/05/2021", "2020-04-23"]),
        ("بقيمة $1,200 أو 1,200 JOD و 20 MB", ["$1,200", "1,200 JOD", "20 MB"]),
        ("حرارة -5 ±3", ["-5", "±3"]),
        ("تنظيم 20 نشاطاً في 2020.", []),
        ("٥٠٪ في ١٢/٥", []),
    ],
)
def test_a_number_is_isolated_with_its_sign_and_unit(sentence: str, isolated: list[str]) -> None:
    assert foreign_bodies(sentence) == isolated


@pytest.mark.parametrize("dash", ["–", "-"])
def test_a_range_is_two_numbers_and_the_sentence_s_own_dash(dash: str) -> None:
    assert foreign_bodies(f"من 09:00{dash}10:30 ليلاً") == ["09:00", "10:30"]
    assert foreign_bodies(f"الصفحات 10{dash}15") == ["10", "15"]


@pytest.mark.parametrize(
    ("sentence", "href"),
    [
        ("الموقع https://joinup-jordan.org/", "https://joinup-jordan.org/"),
        ("(https://joinup-jordan.org/).", "https://joinup-jordan.org/"),
        ("https://joinup-jordan.org/،ثم", "https://joinup-jordan.org/"),
        ("http://x.org/a?b=1&c=2!", "http://x.org/a?b=1&c=2"),
        (
            "https://en.wikipedia.org/wiki/Amman_(city)",
            "https://en.wikipedia.org/wiki/Amman_(city)",
        ),
        (
            "https://ar.wikipedia.org/wiki/عمان",
            "https://ar.wikipedia.org/wiki/%D8%B9%D9%85%D8%A7%D9%86",
        ),
        ("Zoom https://x.org", "https://x.org"),
        ("راسلونا: info@joinup-jordan.org.", "mailto:info@joinup-jordan.org"),
        ("Email: info@x.org", "mailto:info@x.org"),
    ],
)
@pytest.mark.parametrize("rtl", [True, False])
def test_an_address_leads_where_it_says_without_the_sentence_s_end(
    sentence: str, href: str, rtl: bool
) -> None:
    assert [s.href for s in segments(sentence, rtl=rtl) if s.href] == [href]


@pytest.mark.parametrize("words", ["javascript:alert(1)", "http://", "https://.", "a@b", "@name"])
def test_what_is_no_address_is_no_link(words: str) -> None:
    assert not [s for s in segments(words, rtl=True) if s.href]


def test_in_a_left_to_right_sentence_arabic_is_the_foreign_body() -> None:
    assert foreign_bodies("The word المنشآت الاجتماعية, with 50% of TTI.", rtl=False) == [
        "المنشآت الاجتماعية"
    ]


_MIXED = st.text(st.sampled_from("aZ09 .,!?()+-–/:@#%&<>\"'،ابتَ٥\n\u200f") | st.characters())


@given(_MIXED, st.booleans())
def test_the_segments_joined_are_the_text(text: str, rtl: bool) -> None:
    found = list(segments(text, rtl=rtl))
    assert "".join(segment.text for segment in found) == text
    assert all(segment.text for segment in found)
    links = [segment.href for segment in found if segment.href]
    assert all(re.match("https?://|mailto:", link, re.IGNORECASE) for link in links)
    assert all(link.isascii() for link in links)


@pytest.mark.parametrize("part", ["a", "(", "a.", "a@", "1-", "+1", "(a", "0 ", "a%", "http://a)"])
def test_the_search_stays_linear_in_the_length_of_a_text(part: str) -> None:
    """Ten times the text takes about ten times as long, a hundred times if it is not so."""

    def seconds(times: int) -> float:
        start = time.process_time()
        list(segments(part * times, rtl=True))
        return time.process_time() - start

    seconds(100)
    assert seconds(50_000) < 40 * max(seconds(5_000), 0.001)
