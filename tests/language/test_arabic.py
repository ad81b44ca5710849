"""Arabic words: ordinals, months, digits and plurals, held against grammar and CLDR."""

import datetime as dt

import pytest

from joinup_reports.language.arabic import (
    GREGORIAN_MONTHS,
    HIGHEST_ORDINAL,
    LEVANTINE_MONTHS,
    in_digits,
    long_date,
    month_name,
    ordinal,
    plural_class,
    weekday_name,
)

NUMBERS = range(1, HIGHEST_ORDINAL + 1)


@pytest.mark.parametrize("feminine", [False, True])
@pytest.mark.parametrize("oblique", [False, True])
def test_ordinals_are_unique_definite_words(feminine, oblique):
    words = [ordinal(n, feminine=feminine, oblique=oblique) for n in NUMBERS]
    assert len(set(words)) == len(words) == 199
    for word in words:
        assert word.startswith("ال")
        assert not any(char.isdigit() for char in word)
        assert word == " ".join(word.split())


SPOTS = {
    1: ("الأول", "الأولى"),
    2: ("الثاني", "الثانية"),
    7: ("السابع", "السابعة"),
    10: ("العاشر", "العاشرة"),
    11: ("الحادي عشر", "الحادية عشرة"),
    12: ("الثاني عشر", "الثانية عشرة"),
    19: ("التاسع عشر", "التاسعة عشرة"),
    20: ("العشرون", "العشرون"),
    21: ("الحادي والعشرون", "الحادية والعشرون"),
    29: ("التاسع والعشرون", "التاسعة والعشرون"),
    30: ("الثلاثون", "الثلاثون"),
    82: ("الثاني والثمانون", "الثانية والثمانون"),
    90: ("التسعون", "التسعون"),
    100: ("المئة", "المئة"),
    101: ("الأول بعد المئة", "الأولى بعد المئة"),
    111: ("الحادي عشر بعد المئة", "الحادية عشرة بعد المئة"),
    120: ("العشرون بعد المئة", "العشرون بعد المئة"),
    199: ("التاسع والتسعون بعد المئة", "التاسعة والتسعون بعد المئة"),
}


@pytest.mark.parametrize("number", SPOTS)
def test_ordinals_agree_in_gender(number):
    assert (ordinal(number), ordinal(number, feminine=True)) == SPOTS[number]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (7, "السابع"),
        (15, "الخامس عشر"),
        (20, "العشرين"),
        (21, "الحادي والعشرين"),
        (100, "المئة"),
        (150, "الخمسين بعد المئة"),
    ],
)
def test_tens_change_after_a_preposition(number, words):
    assert ordinal(number, oblique=True) == words


def test_only_tens_differ_between_the_cases():
    for number in NUMBERS:
        changes = ordinal(number) != ordinal(number, oblique=True)
        assert changes == (number % 100 >= 20)


@pytest.mark.parametrize("number", [-1, 0, 200])
def test_there_is_no_ordinal_outside_the_table(number):
    with pytest.raises(ValueError, match="no ordinal"):
        ordinal(number)


def test_months_are_those_of_jordan():
    assert LEVANTINE_MONTHS[3] == "نيسان"
    assert len(set(LEVANTINE_MONTHS)) == len(set(GREGORIAN_MONTHS)) == 12
    assert month_name(4) == "نيسان"
    assert month_name(4, double=True) == "نيسان/أبريل"


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ({}, "23 نيسان 2020"),
        ({"slash": True}, "23 نيسان / 2020"),
        ({"weekday": True}, "الخميس، 23 نيسان 2020"),
        ({"double": True}, "23 نيسان/أبريل 2020"),
        ({"digits": "arab"}, "٢٣ نيسان ٢٠٢٠"),
    ],
)
def test_a_date_is_written_in_each_form(form, words):
    assert long_date(dt.date(2020, 4, 23), **form) == words


def test_weekdays_follow_the_calendar():
    days = [weekday_name(dt.date(2024, 1, day)) for day in range(1, 8)]
    assert days[0] == "الاثنين"
    assert days[4] == "الجمعة"
    assert len(set(days)) == 7


def test_digits_go_both_ways():
    assert in_digits("20 نشاطاً", "arab") == "٢٠ نشاطاً"
    assert in_digits("٢٠۲۰", "latn") == "2020"


@pytest.mark.parametrize(
    ("numbers", "name"),
    [
        ((0,), "zero"),
        ((1,), "one"),
        ((2,), "two"),
        ((3, 10, 103, 110, 1003), "few"),
        ((11, 26, 99, 111, 199, 1011), "many"),
        ((100, 101, 102, 200, 1000), "other"),
    ],
)
def test_plural_classes_are_cldrs(numbers, name):
    assert {plural_class(number) for number in numbers} == {name}
