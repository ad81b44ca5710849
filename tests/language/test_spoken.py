"""Counts, dates and times in the words of a report's language."""

from __future__ import annotations

import datetime as dt

import pytest

from joinup_reports.language.spoken import speak

DAY = dt.date(2020, 4, 23)
TIMES = [dt.time(hour, minute) for hour in range(24) for minute in range(60)]


def test_arabic_dates_take_every_form():
    arabic = speak("ar-JO")
    assert arabic.date(DAY) == "23 نيسان 2020"
    assert arabic.date(DAY, weekday=True) == "الخميس، 23 نيسان 2020"
    assert arabic.date(DAY, double=True, slash=True) == "23 نيسان/أبريل / 2020"
    assert arabic.date(DAY, digits="arab") == "٢٣ نيسان ٢٠٢٠"
    assert arabic.month(DAY, double=True) == "نيسان/أبريل"
    assert arabic.weekday(DAY) == "الخميس"


def test_english_and_other_languages_answer_to_the_same_questions():
    english, persian = speak("en"), speak("fa")
    assert english.date(DAY, weekday=True, double=True) == "Thursday, 23 April 2020"
    assert persian.date(DAY, weekday=True) == "2020-04-23"
    assert (english.month(DAY), persian.month(DAY)) == ("April", "04")
    assert english.from_to(dt.time(9), dt.time(22, 30)) == "from 9 am to 10:30 pm"
    assert english.time(dt.time(0)) == "12 am"
    assert english.time(dt.time(12)) == "12 pm"
    assert persian.from_to(dt.time(9), dt.time(22, 30)) == "09:00–22:30"


@pytest.mark.parametrize(
    ("noun", "name", "said"),
    [
        ("اللقاء", "للمنظمات الداعمة", "لقاء المنظمات الداعمة"),
        ("اللقاء", "للاجتماعيين", "لقاء الاجتماعيين"),
        ("اللقاء", "للاجئين", "لقاء للاجئين"),
        ("الجلسة", "للجان المحلية", "جلسة للجان المحلية"),
        ("اللقاء", "لمنشآت الريادة", "لقاء لمنشآت الريادة"),
        ("اللقاء", "المجتمعي للمنظمات", "اللقاء المجتمعي للمنظمات"),
        ("اللقاء الشهري", "للمنظمات", "اللقاء الشهري للمنظمات"),
        ("ورشة", "للمنظمات", "ورشة للمنظمات"),
    ],
)
def test_a_meeting_without_a_number_is_titled_by_its_series(noun, name, said):
    assert speak("ar").titled(noun, name) == said
    assert speak("en").titled("Meeting", "of makers") == "Meeting of makers"


@pytest.mark.parametrize(
    ("time", "words"),
    [
        ((9, 0), "التاسعة صباحاً"),
        ((12, 0), "الثانية عشرة ظهراً"),
        ((13, 15), "الواحدة والربع بعد الظهر"),
        ((16, 20), "الرابعة والثلث عصراً"),
        ((19, 45), "الثامنة إلا الربع مساءً"),
        ((12, 40), "الواحدة إلا الثلث ظهراً"),
        ((23, 55), "الثانية عشرة إلا خمس دقائق ليلاً"),
        ((0, 30), "الثانية عشرة والنصف بعد منتصف الليل"),
        ((10, 1), "العاشرة ودقيقة واحدة صباحاً"),
        ((10, 2), "العاشرة ودقيقتين صباحاً"),
        ((10, 7), "العاشرة وسبع دقائق صباحاً"),
        ((10, 8), "العاشرة وثماني دقائق صباحاً"),
        ((10, 10), "العاشرة وعشر دقائق صباحاً"),
        ((10, 11), "العاشرة و11 دقيقة صباحاً"),
        ((10, 42), "العاشرة و42 دقيقة صباحاً"),
        ((10, 53), "الحادية عشرة إلا سبع دقائق صباحاً"),
        ((10, 58), "الحادية عشرة إلا دقيقتين صباحاً"),
    ],
)
def test_arabic_reads_a_clock(time, words):
    assert speak("ar").time(dt.time(*time)) == words


def test_the_part_of_the_day_is_said_once_when_it_is_one():
    arabic = speak("ar")
    assert (
        arabic.from_to(dt.time(21), dt.time(22, 30)) == "من الساعة التاسعة حتى العاشرة والنصف ليلاً"
    )
    assert (
        arabic.from_to(dt.time(10), dt.time(13)) == "من الساعة العاشرة صباحاً حتى الواحدة بعد الظهر"
    )
    assert "٢٣ دقيقة" in arabic.from_to(dt.time(10), dt.time(11, 23), digits="arab")


def test_no_two_times_are_read_alike():
    words = [speak("ar").time(time) for time in TIMES]
    assert len(set(words)) == len(words)
    assert all(word == " ".join(word.split()) for word in words)
