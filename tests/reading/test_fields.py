"""Tables of fields: every problem at once, each where it stands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinup_reports.diagnostics import Diagnostics
from joinup_reports.reading.fields import (
    Choice,
    Field,
    Language,
    ListOf,
    Reading,
    Record,
    Whole,
    Words,
    names,
    read_record,
    wordings,
)
from joinup_reports.reading.source import parse_source
from joinup_reports.reading.spelling import fold, nearest

TABLE = (
    Field("title", "العنوان", Words(), required=True),
    Field("number", "الرقم", Whole(1, 199)),
    Field("mode", "النمط", Choice({"online": "online", "عن بعد": "online", "hall": "hall"})),
    Field("items", "البنود", ListOf(Words()), required=True),
    Field("place", "المكان", Words(), required=True),
    Field("lang", "اللغة", Language()),
    Field("headings", "العناوين", wordings((("one", "أول"), ("two", "ثان")))),
)
SOUND = "title: ت\nitems:\n  - ب\nplace: م\n"


def read(text, table=TABLE):
    """The values and the findings as `line:column code`."""
    diagnostics = Diagnostics()
    node = parse_source(text, "f", diagnostics)
    assert len(diagnostics) == 0
    values = read_record(node, table, Reading(diagnostics))
    for one in diagnostics:
        for lang in ("en", "ar"):
            assert one.message(lang)
            assert "{" not in one.message(lang) + one.hint(lang)
    return values, [f"{d.location.line}:{d.location.column} {d.code}" for d in diagnostics]


def test_arabic_and_english_keys_mean_the_same_and_mix():
    english, none = read("title: ت\nnumber: 7\nitems:\n  - ب\nplace: م\n")
    arabic, nothing = read("العنوان: ت\nالرقم: ٧\nitems:\n  - ب\nالمكان: م\n")
    assert english == arabic == {"title": "ت", "number": 7, "items": ("ب",), "place": "م"}
    assert none == nothing == []


def test_every_problem_is_told_at_once():
    values, problems = read("number: 200\ntitel: ت\nmode: bus\nitems: نص\nlang: عربي\nزائد: س\n")
    assert values is None
    assert problems == [
        "1:1 fields.missing-key",
        "1:9 fields.not-a-number",
        "2:1 fields.misspelt-key",
        "3:7 fields.not-a-choice",
        "4:8 fields.text-for-list",
        "5:7 fields.not-a-language",
        "6:1 fields.unknown-key",
    ]


def test_a_misspelt_key_is_not_missing_on_top_of_that():
    values, problems = read("titel: ت\n" + SOUND.replace("title: ت\n", ""))
    assert values is None
    assert problems == ["1:1 fields.misspelt-key"]


def test_a_message_quotes_one_line_and_not_too_much():
    diagnostics = Diagnostics()
    node = parse_source(f"number: |\n  أ\n  ب {'ج' * 900}\n" + SOUND, "f", diagnostics)
    read_record(node, TABLE, Reading(diagnostics))
    (only,) = diagnostics
    assert "«أ ب ججج" in only.message("ar")
    assert len(only.message("ar")) < 150


def test_missing_keys_are_named_together_in_both_languages():
    diagnostics = Diagnostics()
    node = parse_source("number: 1\n", "f", diagnostics)
    assert read_record(node, TABLE, Reading(diagnostics)) is None
    (only,) = diagnostics
    assert "title, items, place" in only.message("en")
    assert "العنوان (title)، البنود (items)، المكان (place)" in only.message("ar")


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("title: [a]", "1:8 fields.list-for-text"),
        ("title: {a: b}", "1:8 fields.keys-for-text"),
        ("title:", "1:7 fields.empty"),
        ("title: '  '", "1:8 fields.empty"),
        ("items: []", "1:8 fields.empty"),
        ("items:", "1:7 fields.empty"),
        ("items: {a: b}", "1:8 fields.keys-for-list"),
        ("items:\n  - a\n  -\n  - b", "3:4 fields.empty-item"),
        ("items:\n  - [a]", "2:5 fields.list-for-text"),
        ("number: سبعة", "1:9 fields.not-a-number"),
        ("number: 0", "1:9 fields.not-a-number"),
        ("number: 7.5", "1:9 fields.not-a-number"),
        ("number: " + "9" * 6000, "1:9 fields.not-a-number"),
        ("mode: onlin", "1:7 fields.not-a-choice"),
        ("lang: EN!", "1:7 fields.not-a-language"),
        ("headings: x", "1:11 fields.not-these-keys"),
        ("headings:", "1:10 fields.empty"),
        ("headings: {on: x}", "1:12 fields.misspelt-key"),
        ("headings: {one: x, أول: y}", "1:20 source.repeated-key"),
        ("title: a\nالعنوان: b", "2:1 source.repeated-key"),
        ("title: a\n  place: b", "2:3 fields.key-in-text"),
        ("title: a\n  plaec: b", "2:3 fields.key-in-text"),
    ],
)
def test_what_does_not_belong_is_told_where_it_stands(line, problem):
    key = line.split(":")[0]
    others = SOUND.replace("title: ت\n", "") if key == "title" else SOUND
    others = others.replace("items:\n  - ب\n", "") if key == "items" else others
    _, problems = read(f"{line}\n{others}")
    assert problems == [problem]


def test_a_colon_may_belong_to_a_text_and_is_warned_of():
    values, problems = read("title: نص: آخر\nitems:\n  - مثال : كذا\n  - عن طريق :\nplace: م\n")
    assert values["title"] == "نص: آخر"
    assert values["items"] == ("مثال : كذا", "عن طريق :")
    assert problems == [
        "1:8 fields.colon-in-text",
        "3:5 fields.colon-in-text",
        "4:5 fields.colon-in-text",
    ]


def test_a_colon_in_quotation_marks_is_no_question():
    values, problems = read('title: "نص: آخر"\nitems: ["أ : ب"]\nplace: م\n')
    assert values["title"] == "نص: آخر"
    assert problems == []


def test_texts_carry_their_places():
    values, _ = read(SOUND)
    assert (values["title"].place.line, values["title"].place.column) == (1, 8)
    assert values["items"][0].place.line == 3


def test_a_list_in_the_place_of_the_file_is_told():
    _, problems = read("- a\n")
    assert problems == ["1:1 fields.not-keys"]


def test_a_record_is_made_into_its_value():
    kind = Record((Field("a", "أ", Words(), required=True),), lambda a: a.upper())
    values, problems = read("r: {a: x}\n", (Field("r", "ر", kind),))
    assert values == {"r": "X"}
    assert problems == []


@pytest.mark.parametrize(
    ("slip", "meant"),
    [
        ("Title", "title"),
        ("tittle", "title"),
        ("العنون", "العنوان"),
        ("عنوان", "العنوان"),
        ("المكا ن", "المكان"),
        ("numbr", "number"),
        ("البُنود", "البنود"),
        ("الـمكان", "المكان"),
    ],
)
def test_a_slip_is_understood_in_its_own_language(slip, meant):
    assert nearest(slip, names(TABLE)) == meant


def test_a_word_of_the_text_is_near_to_nothing():
    assert nearest("ومن الأمثلة على هذه التدريبات", names(TABLE)) is None


@given(st.text(max_size=20))
def test_folding_twice_changes_nothing_more(word):
    assert fold(fold(word)) == fold(word)


@given(st.dictionaries(st.sampled_from(["titel", "mode", "x"]), st.text("ab:", max_size=3)))
def test_whatever_is_written_the_reader_answers(entries):
    diagnostics = Diagnostics()
    text = "".join(f"{key}: '{value}'\n" for key, value in entries.items()) or "x: y\n"
    node = parse_source(text, "f", diagnostics)
    assert read_record(node, TABLE, Reading(diagnostics)) is None
    assert diagnostics.has_errors
