"""New notes: blank they are told to be, filled in they are valid."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinup_reports.diagnostics import Diagnostics, Severity
from joinup_reports.meeting.extras import EXTRA_TABLES
from joinup_reports.meeting.fields import MEETING
from joinup_reports.meeting.read import read_meeting
from joinup_reports.meeting.scaffold import skeleton
from joinup_reports.reading.source import parse_source
from joinup_reports.typeset.itemize import is_ignorable

PRINTED = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp")
)


def read(text):
    diagnostics = Diagnostics()
    return read_meeting(parse_source(text, "f", diagnostics), diagnostics), list(diagnostics)


FIELDS = [entry for table in (*EXTRA_TABLES, MEETING) for entry in table]
KNOWN = {
    "date": "23/4/2020",
    "mode": "وجاهي",
    "number": "7",
    "lang": "ar",
    "count": "12",
    "women": "7",
    "men": "5",
    "organisations": "3",
    "url": "https://example.org",
    "email": "a@example.org",
}


def filled(text):
    """The blanks filled in the way a person does: typing where the line ends."""
    values = {f"{name}: ": KNOWN[e.key] for e in FIELDS if e.key in KNOWN for name in e[:2]}
    values |= {"عمان: ": "12", "Amman: ": "12"}
    lines = []
    for line in text.split("\n"):
        blank = line.endswith((": ", "- ")) and not line.startswith("#")
        lines.append(line + values.get(line.lstrip(" -"), "نص") if blank else line)
    return "\n".join(lines)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_each_blank_is_told_where_it_stands(lang):
    text = skeleton(lang=lang)
    meeting, problems = read(text)
    blanks = [
        number
        for number, line in enumerate(text.split("\n"), start=1)
        if line.endswith((": ", "- ")) and not line.startswith("#")
    ]
    assert meeting is None
    codes = {"fields.empty", "fields.empty-item"}
    assert [p.location.line for p in problems] == blanks
    assert {p.code for p in problems} == codes
    assert len(blanks) == 7


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("keys", ["ar", "en", None])
@pytest.mark.parametrize("number", [None, 8])
def test_filled_in_it_is_valid(lang, keys, number):
    values = {"number": str(number)} if number else {}
    text = skeleton(lang, keys=keys, values=values, schema="s.json")
    assert text.startswith("# yaml-language-server: $schema=s.json\n")
    meeting, problems = read(filled(text))
    assert problems == []
    assert meeting.number == number
    assert bool(re.search("(?m)^title:", text)) is ((keys or lang) == "en")


# Some marks are invisible too (U+E0100): the reader refuses them, as it says.
SEEN = PRINTED.filter(lambda character: not is_ignorable(character))


@given(st.text(SEEN, min_size=1, max_size=30).map(str.strip).filter(bool))
def test_what_is_known_is_written_as_it_was_said(words):
    values = {"title": words, "time": words, "number": "8", "date": "23/4/2020"}
    meeting, problems = read(filled(skeleton("ar", values=values)))
    assert not [p for p in problems if p.severity is Severity.ERROR]
    assert (meeting.title, meeting.time, meeting.number) == (words, words, 8)


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_with_all_remarks_made_keys_it_is_valid_too(lang):
    keys = "|".join(name for entry in MEETING for name in (entry.key, entry.arabic))
    blank = r"  (?:[\w -]+: |by_governorate:|حسب المحافظة:)$"
    text = re.sub(rf"(?m)^# (?=(?:{keys}):|{blank})", "", skeleton(lang=lang))
    meeting, problems = read(filled(text))
    assert [p.code for p in problems] == ["meeting.next-not-later"]
    assert (meeting.number, meeting.mode) == (7, "in-person")
    assert meeting.participants.by_governorate == {"عمان" if lang == "ar" else "Amman": 12}
    assert meeting.photos[0].alt == meeting.links[0].text == meeting.prepared_by.role == "نص"
    assert set(meeting.headings) == set(meeting.introductions)
    assert len(meeting.headings) == 13


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_key_is_explained_on_a_line_of_its_own(lang):
    text = skeleton(lang=lang)
    for entry in MEETING:
        assert (entry.ar if lang == "ar" else entry.en) in text
    for line in text.split("\n"):
        assert line.startswith("#") or "#" not in line
