"""Notes become a meeting, or findings at their places."""

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinup_reports.diagnostics import Diagnostics, Severity
from joinup_reports.meeting.dates import WrongWeekday, date_pattern, parse_date
from joinup_reports.meeting.model import Meeting
from joinup_reports.meeting.read import read_meeting
from joinup_reports.reading.source import parse_source, read_source

ROOT = Path(__file__).resolve().parents[2]
SOUND = """\
date: 23 نيسان 2020
title: عنوان
location: مكان
challenges: [تحد]
responses: [استجابة]
opportunities: [فرصة]
lessons: [درس]
"""


def read(text):
    """The meeting and the findings as `line:column code`."""
    diagnostics = Diagnostics()
    node = parse_source(text, "f", diagnostics)
    meeting = read_meeting(node, diagnostics) if node else None
    return meeting, [f"{d.location.line}:{d.location.column} {d.code}" for d in diagnostics]


def with_line(line):
    """The sound notes with one line put in the place of its key."""
    key = line.split(":")[0]
    kept = [old for old in SOUND.splitlines() if not old.startswith(key + ":")]
    return "\n".join([line, *kept]) + "\n"


def test_the_required_keys_are_enough():
    meeting, problems = read(SOUND)
    assert problems == []
    assert meeting.date == dt.date(2020, 4, 23)
    assert meeting.date_place == "23 نيسان 2020"
    assert [e.text for e in meeting.lessons] == ["درس"]
    assert (meeting.number, meeting.time, meeting.mode, meeting.lang) == (None, None, None, "ar")


def test_the_whole_may_be_written_in_arabic():
    meeting, problems = read("""\
التاريخ: ٢٣/٤/٢٠٢٠
العنوان: عنوان
المكان: Zoom
الرقم: ٧
الوقت: 9:30
المنطقة: اربد
النمط: عبر الانترنت
اللغة: ar
التحديات:
  - النص: تحد
    البنود: [فرع]
الاستجابات: [استجابة]
الفرص: [فرصة]
الدروس المستفادة: [درس]
العناوين:
  التحديات: عقبات
المقدمات:
  الجانب المشرق: تمهيد
""")
    assert problems == []
    assert meeting.date == dt.date(2020, 4, 23)
    assert (meeting.number, meeting.time, meeting.mode) == (7, "9:30", "online")
    assert meeting.challenges[0].items[0].text == "فرع"
    assert meeting.headings == {"challenges": "عقبات"}
    assert meeting.introductions == {"bright_side": "تمهيد"}


@pytest.mark.parametrize(
    "written",
    [
        "2020-04-23",
        "23/4/2020",
        "23-04-2020",
        "23.4.2020",
        "2020/4/23",
        "23 نيسان 2020",
        "23 نيسان / 2020",
        "23 أبريل 2020",
        "23 ابريل 2020",
        "23 نيسان/أبريل 2020",
        "٢٣/٤/٢٠٢٠",
        "٢٣ نيسان ٢٠٢٠",
        "الخميس، 23 نيسان 2020",
        "الخميس 23 نيسان 2020",
        "يوم الخميس 23 نيسان 2020",
        "23 April 2020",
        "\u200f23\u200f/4\u200f/2020",
    ],
)
def test_a_date_may_be_written_in_many_ways(written):
    meeting, problems = read(with_line(f"date: {written}"))
    assert problems == []
    assert meeting.date == dt.date(2020, 4, 23)


@pytest.mark.parametrize("month", ["كانون الثاني", "يناير", "تشرين الأول", "أكتوبر"])
def test_months_of_two_words_are_understood(month):
    meeting, _ = read(with_line(f"date: 5 {month} 2021"))
    assert meeting.date.month in {1, 10}


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("31/2/2020", "meeting.no-such-day"),
        ("2021-02-29", "meeting.no-such-day"),
        ("4/23/2020", "meeting.no-such-day"),
        ("31 نيسان 2020", "meeting.no-such-day"),
        ("0000-01-01", "meeting.no-such-day"),
        ("نيسان 2020", "meeting.not-a-date"),
        ("23 نيسان", "meeting.not-a-date"),
        ("23/4/20", "meeting.not-a-date"),
        ("23 نيسان/أيار 2020", "meeting.not-a-date"),
        ("23 شهر 2020", "meeting.not-a-date"),
        ("غداً 23 نيسان 2020", "meeting.not-a-date"),
        ("الجمعة 23 نيسان 2020", "meeting.wrong-weekday"),
    ],
)
def test_a_day_that_is_none_is_told_where_it_stands(written, code):
    meeting, problems = read(with_line(f"date: {written}"))
    assert meeting is None
    assert problems == [f"1:7 {code}"]


@pytest.mark.parametrize("number", ["0", "200", "-1", "سبعة", "7.0"])
def test_a_number_outside_the_ordinals_is_an_error(number):
    _, problems = read(with_line(f"number: {number}"))
    assert problems == ["1:9 fields.not-a-number"]


@pytest.mark.parametrize(
    ("word", "mode"),
    [
        ("online", "online"),
        ("عبر الإنترنت", "online"),
        ("عن بُعد", "online"),
        ("In-Person", "in-person"),
        ("وجاهي", "in-person"),
        ("مدمج", "hybrid"),
    ],
)
def test_a_mode_may_be_said_in_both_languages(word, mode):
    meeting, problems = read(with_line(f"mode: {word}"))
    assert problems == []
    assert meeting.mode == mode


def test_bullets_nest_as_deep_as_wanted():
    meeting, problems = read(
        with_line("""challenges:
  - واحد
  - text: اثنان
    lang: en
    items:
      - فرع
      - text: فرع آخر
        items:
          - غصن""")
    )
    assert problems == []
    second = meeting.challenges[1]
    assert second.lang == "en"
    assert second.items[1].items[0].text == "غصن"


def test_bullets_below_a_text_with_a_colon_are_nested_under_it():
    meeting, problems = read(with_line("lessons:\n  - عن طريق :\n    - أ\n    - ب\n  - ج"))
    assert problems == ["2:5 fields.colon-above-items"]
    assert meeting.lessons[0].text == "عن طريق :"
    assert [e.text for e in meeting.lessons[0].items] == ["أ", "ب"]


def test_a_misspelt_key_of_a_bullet_is_no_text():
    _, problems = read(with_line("lessons:\n  - txt: نص\n  - textt: نص\n    items: [أ]"))
    assert problems == ["2:5 fields.misspelt-key", "3:5 fields.misspelt-key"]


def test_a_file_that_says_nothing_names_all_that_is_missing():
    diagnostics = Diagnostics()
    read_meeting(parse_source("number: 1\n", "f", diagnostics), diagnostics)
    (only,) = diagnostics
    assert only.args["keys"] == (
        "date, title, location, challenges, responses, opportunities, lessons"
    )


def test_the_seventh_meeting_is_read_without_a_warning():
    diagnostics = Diagnostics()
    node = read_source(ROOT / "meetings" / "meeting-07.yaml", diagnostics, "m")
    meeting = read_meeting(node, diagnostics)
    # Its author wrote one word on a Persian keyboard.
    assert [(d.severity, d.code) for d in diagnostics] == [(Severity.HINT, "source.look-alike")]
    assert isinstance(meeting, Meeting)
    assert (meeting.number, meeting.mode, meeting.location) == (7, "online", "Zoom")
    counts = [len(s) for s in (meeting.challenges, meeting.opportunities, meeting.lessons)]
    assert counts == [11, 8, 6]
    (response,) = meeting.responses
    assert len(response.items) == 6


@given(st.text(st.sampled_from("ab نص:-#\"'[]{}\n ,"), max_size=30))
def test_whatever_stands_in_a_list_gives_a_meeting_or_an_error(words):
    diagnostics = Diagnostics()
    node = parse_source(with_line(f"lessons:\n  - {words}"), "f", diagnostics)
    meeting = read_meeting(node, diagnostics) if node else None
    errors = any(d.severity is Severity.ERROR for d in diagnostics)
    assert meeting is not None or errors
    if not errors:
        kept = "".join(_texts(meeting.lessons))
        assert _letters(kept) == _letters(_without_remarks(words))


def _texts(entries):
    for entry in entries:
        yield entry.text
        yield from _texts(entry.items)


def _letters(text):
    return [char for char in text if char.isalpha()]


def _without_remarks(words):
    return "\n".join(line for line in words.split("\n") if not line.strip().startswith("#"))


@pytest.mark.parametrize("text", ["الخميس 23/4/2020", "يوم الخميس، 2020-04-23", "الخميس ٢٣/٤/٢٠٢٠"])
def test_a_weekday_may_stand_before_any_date(text):
    assert parse_date(text) == dt.date(2020, 4, 23)
    assert re.match(date_pattern(), text)


def test_a_wrong_weekday_before_digits_is_told():
    with pytest.raises(WrongWeekday) as told:
        parse_date("الجمعة 23/4/2020")
    assert told.value.mended == "الخميس 23/4/2020"
