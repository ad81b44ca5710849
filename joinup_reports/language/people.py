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
# How those who were counted are all men; of one the noun says it.
_ALL_MEN = {1: "", 2: "، كلاهما رجل"}
_BOTH = 2
# After من.
_ORGANISATION = _Noun("منظمة واحدة", "منظمتين", "منظمات", "منظمة", "منظمة")


def in_arabic(came: Attendance) -> str:
    """Empty when nobody was counted."""
    if not came.total:
        return ""
    only_women = came.women == came.total
    verb, noun = ("حضرت", _WOMAN_TAKING_PART) if only_women else ("حضر", _PARTICIPANT)
    said = f"{verb} اللقاء {noun.counted(came.total)}"
    made_up = "" if only_women else _made_up(came)
    if came.organisations:
        comma = "،" if made_up else ""
        made_up += f"{comma} من {_ORGANISATION.counted(came.organisations)}"
    return f"{said}{made_up}."


def _made_up(came: Attendance) -> str:
    """The women and men among those who came; of some, nothing may be known."""
    if came.men == came.total:
        return _ALL_MEN.get(came.men, "، جميعهم رجال")
    parts = " و".join(
        noun.counted(number) for noun, number in ((_WOMAN, came.women), (_MAN, came.men)) if number
    )
    if not parts:
        return ""
    if came.women + came.men >= came.total:
        return f": {parts}"
    return f"، {'منهما' if came.total == _BOTH else 'منهم'} {parts}"


def in_english(came: Attendance) -> str:
    """Empty when nobody was counted."""
    if not came.total:
        return ""
    women, men = (
        _one_or_more(number, one, more) if number else ""
        for number, one, more in ((came.women, "woman", "women"), (came.men, "man", "men"))
    )
    parts = " and ".join(filter(None, (women, men)))
    if came.total in (came.women, came.men):
        said, parts = f"{parts} attended", ""
    else:
        said = f"{_one_or_more(came.total, 'person', 'people')} attended"
    if parts:
        said += ": " if came.women + came.men >= came.total else ", among them "
        said += parts
    if came.organisations:
        said += f"{',' if parts else ''} from "
        said += _one_or_more(came.organisations, "organisation", "organisations")
    return f"{said}."


def _one_or_more(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"
