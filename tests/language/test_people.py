"""Who came, counted right: noun, number and case agree."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinup_reports.language.people import Attendance, in_arabic, in_english

NUMBERS = st.integers(0, 1000)


@pytest.mark.parametrize(
    ("came", "said"),
    [
        ((1,), "حضر اللقاء مشارك واحد."),
        ((2,), "حضر اللقاء مشاركان."),
        ((3,), "حضر اللقاء 3 مشاركين."),
        ((10,), "حضر اللقاء 10 مشاركين."),
        ((11,), "حضر اللقاء 11 مشاركاً."),
        ((99,), "حضر اللقاء 99 مشاركاً."),
        ((100,), "حضر اللقاء 100 مشارك."),
        ((102,), "حضر اللقاء 102 مشارك."),
        ((103,), "حضر اللقاء 103 مشاركين."),
        ((111,), "حضر اللقاء 111 مشاركاً."),
        ((23, 14, 9), "حضر اللقاء 23 مشاركاً: 14 امرأة و9 رجال."),
        ((23, 14, 9, 6), "حضر اللقاء 23 مشاركاً: 14 امرأة و9 رجال، من 6 منظمات."),
        ((3, 1, 2, 1), "حضر اللقاء 3 مشاركين: امرأة واحدة ورجلان، من منظمة واحدة."),
        ((3, 2, 1, 2), "حضر اللقاء 3 مشاركين: امرأتان ورجل واحد، من منظمتين."),
        ((14, 3, 11, 11), "حضر اللقاء 14 مشاركاً: 3 نساء و11 رجلاً، من 11 منظمة."),
        ((200, 100, 100, 100), "حضر اللقاء 200 مشارك: 100 امرأة و100 رجل، من 100 منظمة."),
        ((9, 0, 9), "حضر اللقاء 9 مشاركين، جميعهم رجال."),
        ((11, 0, 11, 3), "حضر اللقاء 11 مشاركاً، جميعهم رجال، من 3 منظمات."),
        ((1, 0, 1), "حضر اللقاء مشارك واحد."),
        ((1, 0, 1, 1), "حضر اللقاء مشارك واحد من منظمة واحدة."),
        ((2, 0, 2), "حضر اللقاء مشاركان، كلاهما رجل."),
        ((2, 1, 1), "حضر اللقاء مشاركان: امرأة واحدة ورجل واحد."),
        ((20, 12), "حضر اللقاء 20 مشاركاً، منهم 12 امرأة."),
        ((20, 0, 12), "حضر اللقاء 20 مشاركاً، منهم 12 رجلاً."),
        ((20, 12, 0, 3), "حضر اللقاء 20 مشاركاً، منهم 12 امرأة، من 3 منظمات."),
        ((20, 12, 5), "حضر اللقاء 20 مشاركاً، منهم 12 امرأة و5 رجال."),
        ((3, 2), "حضر اللقاء 3 مشاركين، منهم امرأتان."),
        ((2, 1), "حضر اللقاء مشاركان، منهما امرأة واحدة."),
        ((9, 9), "حضرت اللقاء 9 مشاركات."),
        ((2, 2, 0, 2), "حضرت اللقاء مشاركتان من منظمتين."),
        ((12, 12, 0, 3), "حضرت اللقاء 12 مشاركة من 3 منظمات."),
        ((23, 0, 0, 6), "حضر اللقاء 23 مشاركاً من 6 منظمات."),
        ((0, 0, 0, 6), ""),
    ],
)
def test_arabic_says_it_right(came, said):
    assert in_arabic(Attendance(*came)) == said


@pytest.mark.parametrize(
    ("came", "said"),
    [
        ((1,), "1 person attended."),
        ((23, 14, 9, 6), "23 people attended: 14 women and 9 men, from 6 organisations."),
        ((2, 1, 1, 1), "2 people attended: 1 woman and 1 man, from 1 organisation."),
        ((9, 9), "9 women attended."),
        ((1, 0, 1, 1), "1 man attended from 1 organisation."),
        ((20, 12), "20 people attended, among them 12 women."),
        (
            (20, 12, 5, 2),
            "20 people attended, among them 12 women and 5 men, from 2 organisations.",
        ),
        ((9, 0, 0, 2), "9 people attended from 2 organisations."),
        ((0,), ""),
    ],
)
def test_english_says_it_right(came, said):
    assert in_english(Attendance(*came)) == said


@given(NUMBERS, NUMBERS, NUMBERS)
def test_every_number_above_two_is_in_the_sentence(women, men, organisations):
    came = Attendance(women + men, women, men, organisations)
    for say in (in_arabic, in_english):
        said = say(came)
        assert said == "" or said.endswith(".")
        if came.total > 2 and organisations > 2:
            assert str(came.total) in said
            assert str(organisations) in said
