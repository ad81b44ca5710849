"""What notes may add: read in both languages, checked where it is written, read back."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from joinup_reports.canonical import write_yaml
from joinup_reports.diagnostics import Diagnostics
from joinup_reports.meeting.canonical import meeting_values
from joinup_reports.meeting.model import Author, Link, Participants, Photo
from joinup_reports.meeting.read import read_meeting
from joinup_reports.meeting.schema import meeting_schema
from joinup_reports.reading.source import parse_source
from joinup_reports.reading.written import as_written

SOUND = """\
date: 23 نيسان 2020
title: عنوان
location: مكان
challenges: [تحد]
responses: [استجابة]
opportunities: [فرصة]
lessons: [درس]
"""
FULL = """\
participants:
  count: ٢٣
  women: 14
  men: 9
  organisations: [جمعية أ, BDC]
  by_governorate: {اربد: 12, عجلون: ٧, "no": 4}
photos:
  - file: photos/hall.jpg
    caption: تعليق
    alt: وصف
  - file: photos/hill.jpg
    alt: تلال
links:
  - https://example.org/a?b=1&c=2
  - {text: موقع, url: "https://example.org/"}
next_meeting:
  date: السبت، 16 أيار 2020
  title: موضوع
  location: قاعة
  time: {from: "10:00", to: "12:30"}
prepared_by: {name: سناء, role: منسقة, email: sanaa@example.org}
"""


def read(text):
    """The meeting, and the findings as `line:column code`, by the lines of `text`."""
    diagnostics = Diagnostics()
    node = parse_source(text + SOUND, "f", diagnostics)
    meeting = read_meeting(node, diagnostics) if node else None
    return meeting, [f"{d.location.line}:{d.location.column} {d.code}" for d in diagnostics]


def test_everything_is_read():
    meeting, problems = read(FULL)
    assert problems == []
    came = meeting.participants
    assert (came.count, came.women, came.men, came.total) == (23, 14, 9, 23)
    assert came.organisation_names == ("جمعية أ", "BDC")
    assert [*came.by_governorate.items()] == [("اربد", 12), ("عجلون", 7), ("no", 4)]
    assert meeting.photos[0] == Photo("photos/hall.jpg", "تعليق", "وصف")
    assert meeting.links == (
        Link("https://example.org/a?b=1&c=2"),
        Link("https://example.org/", "موقع"),
    )
    coming = meeting.next_meeting
    assert (coming.date, coming.date_place) == (dt.date(2020, 5, 16), "السبت، 16 أيار 2020")
    assert (coming.title, coming.time.end) == ("موضوع", dt.time(12, 30))
    assert meeting.prepared_by == Author("سناء", "منسقة", "sanaa@example.org")


def test_nothing_of_it_is_required():
    meeting, problems = read("")
    assert problems == []
    assert (meeting.participants, meeting.next_meeting, meeting.prepared_by) == (None,) * 3
    assert meeting.photos == meeting.links == ()


def test_it_is_read_in_arabic_too():
    meeting, problems = read("""\
المشاركون:
  العدد: 12
  النساء: 7
  الرجال: 5
  المنظمات: ٣
  حسب المحافظة:
    عمان: 12
الصور:
  - الملف: photos\\hall.jpg
    التعليق: تعليق
    وصف الصورة: وصف
الروابط:
  - النص: موقع
    الرابط: https://example.org
اللقاء القادم:
  التاريخ: 16/5/2020
إعداد التقرير: سناء
""")
    assert problems == []
    assert meeting.participants == Participants(12, 7, 5, 3, {"عمان": 12})
    assert meeting.photos[0].file == "photos/hall.jpg"
    assert meeting.prepared_by == Author("سناء")


@pytest.mark.parametrize("text", [FULL, "photos: [a.jpg]\n", "participants: {organisations: 4}\n"])
def test_its_values_read_back_give_the_same_meeting(text):
    meeting, _ = read(text)
    values = meeting_values(meeting)
    found = Diagnostics()
    again = read_meeting(parse_source(write_yaml(values), "g", found), found)
    assert {d.code for d in found} <= {"meeting.photo-without-alt"}
    assert meeting_values(again) == values
    assert again.participants == meeting.participants
    assert (again.photos, again.links) == (meeting.photos, meeting.links)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("participants: {count: 5, women: 3, men: 4}", ["1:33 meeting.more-than-came"]),
        ("participants: {count: 5, women: 6}", ["1:33 meeting.more-than-came"]),
        ("participants: {count: 5, women: 2, men: 2}", ["1:33 meeting.fewer-than-came"]),
        ("participants: {count: 5, women: 2}", []),
        ("participants: {women: 2, men: 2}", []),
        ("participants: {count: 5, by_governorate: {a: 3, b: 3}}",
         ["1:42 meeting.more-than-came"]),
        ("participants: {count: 5, by_governorate: {a: 3}}", ["1:42 meeting.fewer-than-came"]),
        ("participants: {count: -5}", ["1:23 fields.not-a-number"]),
        ("participants: {count: 0}", ["1:23 fields.not-a-number"]),
        ("participants: {women: كثيرات}", ["1:23 fields.not-a-number"]),
        ("participants: {by_governorate: {عمان: 2.5}}", ["1:39 fields.not-a-number"]),
        ("participants: {by_governorate: [عمان]}", ["1:32 fields.not-these-keys"]),
        ("participants: {organisations: [a, 7]}", []),
        ("participants: {women: 14 امرأة}", ["1:23 fields.number-and-words"]),
        ("participants: {organisations: جمعية}", ["1:31 fields.text-for-list"]),
        (
            "participants: {by_governorate: {عمان: 12, 'عمان ': 3}}",
            ["1:43 source.repeated-key"],
        ),
        ("participants: 23", ["1:15 fields.not-these-keys"]),
        ("participants: {cuont: 5}", ["1:16 fields.misspelt-key"]),
        ("photos: [hall.jpg]", ["1:10 meeting.photo-without-alt"]),
        ("photos: [{file: hall.jpg, caption: a}]", ["1:17 meeting.photo-without-alt"]),
        ("photos: [{alt: a}]", ["1:10 fields.missing-key"]),
        ("photos: hall.jpg", ["1:9 fields.text-for-list"]),
        ("links: ['javascript:alert(1)']", ["1:9 meeting.not-a-link"]),
        ("links: ['file:///etc/passwd']", ["1:9 meeting.not-a-link"]),
        ("links: ['data:text/html,x']", ["1:9 meeting.not-a-link"]),
        ("links: ['https://']", ["1:9 meeting.not-a-link"]),
        ("links: ['see https://a.org']", ["1:9 meeting.not-a-link"]),
        ("links: [www.example.org/a]", ["1:9 meeting.not-a-link"]),
        ("links: [{text: a, url: x@y.org}]", ["1:24 meeting.email-as-link"]),
        ("next_meeting: {date: 23/4/2020}", ["1:22 meeting.next-not-later"]),
        ("next_meeting: {date: 2020-04-22}", ["1:22 meeting.next-not-later"]),
        ("next_meeting: {date: 2020-04-24}", []),
        ("next_meeting: {title: a}", ["1:15 fields.missing-key"]),
        ("next_meeting: {date: قريباً}", ["1:22 meeting.not-a-date"]),
        ("prepared_by: {name: a, email: https://a.org}", ["1:31 meeting.not-an-email"]),
        ("prepared_by: {role: a}", ["1:14 fields.missing-key"]),
    ],
)  # fmt: skip
def test_what_cannot_be_is_told_where_it_stands(text, found):
    assert read(text + "\n")[1] == found


def test_a_forgotten_scheme_is_mended():
    diagnostics = Diagnostics()
    node = parse_source("links:\n  - www.example.org/a\n" + SOUND, "f", diagnostics)
    read_meeting(node, diagnostics)
    (found,) = diagnostics
    assert [fix.text for fix in found.fixes] == ["https://www.example.org/a"]


@pytest.mark.parametrize(
    ("written", "name"),
    [("photos\\hall.jpg", "photos/hall.jpg"), ("./hall.jpg", "hall.jpg"),
     ("photos/../hall.jpg", "hall.jpg"), ("../hall.jpg", "../hall.jpg")],
)  # fmt: skip
def test_a_file_has_one_name_on_every_system(written, name):
    meeting, _ = read(f"photos: ['{written}']\n")
    assert meeting.photos[0].file == name


@pytest.mark.parametrize(
    ("came", "total", "organisations"),
    [
        (Participants(), 0, 0),
        (Participants(count=5, women=2), 5, 0),
        (Participants(women=2, men=3), 5, 0),
        (Participants(women=2), 2, 0),
        (Participants(by_governorate={"a": 4, "b": 3}, organisations=6), 7, 6),
        (Participants(organisations=("a", "b")), 0, 2),
    ],
)
def test_the_whole_is_counted_from_whatever_is_known(came, total, organisations):
    assert (came.total, came.organisation_count) == (total, organisations)


NAMES = st.text(st.characters(min_codepoint=0x621, max_codepoint=0x64A), min_size=1, max_size=12)


@given(st.dictionaries(NAMES, st.integers(0, 100_000), min_size=1, max_size=8))
def test_any_names_and_counts_are_kept_in_their_order(counts):
    lines = [f"    {as_written(name)}: {count}\n" for name, count in counts.items()]
    meeting, problems = read("participants:\n  by_governorate:\n" + "".join(lines))
    kept = [problem for problem in problems if "care" not in problem]
    assert kept == []
    assert [*meeting.participants.by_governorate.items()] == [*counts.items()]


@pytest.mark.parametrize(
    "text",
    ["photos: [a.jpg]", "prepared_by: a", "links: ['https://a.org', {url: 'https://a.org'}]",
     "participants: {organisations: [a]}", "participants: {organisations: 3}"],
)  # fmt: skip
def test_the_schema_takes_the_short_ways_too(text):
    import yaml  # noqa: PLC0415 - as an editor reads it

    data = yaml.safe_load(text + "\n" + SOUND)
    assert [e.message for e in Draft7Validator(meeting_schema()).iter_errors(data)] == []
