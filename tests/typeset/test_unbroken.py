from __future__ import annotations

import itertools

import pytest

from joinup_reports.typeset.linebreak import opportunities


def pieces(text: str) -> list[str]:
    breaks = opportunities(text, "ar")
    starts = [0, *breaks]
    return [text[a:b].strip() for a, b in itertools.pairwise(starts)]


@pytest.mark.parametrize(
    "whole",
    [
        "+962 6 555-1234",
        "00962 79 123 4567",
        "12/05/2021",
        "2020-04-23",
        "09:00–10:30",
        "1,250.50",
        "٪٥٠",
        "50 %",
        "5 كم",
        "20 دينار",
        "$ 1,200",
        "JOD 15",
        "23 نيسان 2020",
        "23 نيسان / 2020",
        "1 كانون الثاني 2021",
        "info@joinup-jordan.org",
        "٢٣ نيسان ٢٠٢٠",
        "-5",
        "نيسان 2020",
        "September 2020",
        "$1,200",
    ],
)
def test_stays_on_one_line(whole):
    assert whole in pieces(f"قال {whole} ثم")


def test_an_address_breaks_only_where_its_parts_meet():
    assert pieces("https://joinup-jordan.org/") == ["https://joinup-jordan.org/"]
    assert pieces("https://example.org/a-b/c_d?x=1&y=2#z") == [
        "https://example.org/",
        "a-b/",
        "c_d",
        "?x=1",
        "&y=2",
        "#z",
    ]


def test_a_word_of_one_letter_goes_with_the_next():
    assert pieces("المحلي TTI و الشريك") == ["المحلي", "TTI", "و الشريك"]
    assert pieces("ك ZOOM و") == ["ك ZOOM", "و"]


def test_what_is_no_unit_may_stand_on_the_next_line():
    assert pieces("20 نشاطاً") == ["20", "نشاطاً"]


def test_a_hostile_text_is_read_in_linear_time():
    for text in ("a" * 50_000, "1" * 50_000, "1 " * 25_000, "a@" * 25_000, "http://" * 8_000):
        assert opportunities(text, "ar")[-1] == len(text)
