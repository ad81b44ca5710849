"""Who came to a meeting, in one sentence: «حضر اللقاء 23 مشاركاً: 14 امرأة و9 رجال».

A counted noun has the form its number asks for (CLDR's classes of Arabic plurals), and the
case of its place in the sentence. Words only; knows no meetings.
"""

from __future__ import annotations

from joinup_reports.language.arabic import plural_class
from joinup_reports.tuples import NamedTuple


class Attendance(NamedTuple):
    """How many came, and of these how many women and men, from how many organisations.

    Nothing is said of what is 0.
    """

    total: int
    women: int = 0
    men: int = 0
    organisations: int = 0


class _Noun(NamedTuple):
    """The forms after a number; `one` and `two` stand without one."""

    one: str
    two: str
    few: str
    many: str
    other: str

    def counted(self, number: int) -> str:
        form = plural_class(number)
        if form in ("one", "two"):
            return self.one if form == "one" else self.two
        return f"{number} {getattr(self, form, self.other)}"


# Who comes is the subject of the sentence, and so are those it is made up of.
_PARTICIPANT = _Noun("مشارك واحد", "مشاركان", "مشاركين", "مشاركاً", "مشارك")
_WOMAN_TAKING_PART = _Noun("مشاركة واحدة", "مشاركتان", "مشاركات", "مشاركة", "مشاركة")
_WOMAN = _Noun("امرأة واحدة", "امرأتان", "نساء", "امرأة", "امرأة")
_MAN = _Noun("رجل واحد", "رجلان", "رجال", "رجلاً", "رجل")
# After من.
_ORGANISATION = _Noun("منظمة واحدة", "منظمتين", "منظمات", "منظمة", "منظمة")


def in_arabic(came: Attendance) -> str:
    """Empty when nobody was counted."""
    if not came.total:
        return ""
    only_women = came.women == came.total
    verb, noun = ("حضرت", _WOMAN_TAKING_PART) if only_women else ("حضر", _PARTICIPANT)
    said = f"{verb} اللقاء {noun.counted(came.total)}"
    parts = [
        noun.counted(number) for noun, number in ((_WOMAN, came.women), (_MAN, came.men)) if number
    ]
    if parts and not only_women:
        said += f": {' و'.join(parts)}"
    if came.organisations:
        comma = "، " if parts and not only_women else " "
        said += f"{comma}من {_ORGANISATION.counted(came.organisations)}"
    return f"{said}."


def in_english(came: Attendance) -> str:
    """Empty when nobody was counted."""
    if not came.total:
        return ""
    said = f"{_one_or_more(came.total, 'person', 'people')} attended"
    women, men = (
        _one_or_more(number, one, more) if number else ""
        for number, one, more in ((came.women, "woman", "women"), (came.men, "man", "men"))
    )
    parts = " and ".join(filter(None, (women, men)))
    if parts:
        said += f": {parts}"
    if came.organisations:
        said += f"{',' if parts else ''} from "
        said += _one_or_more(came.organisations, "organisation", "organisations")
    return f"{said}."


def _one_or_more(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
