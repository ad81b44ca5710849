"""The text of a series.yaml to begin with: what is usual filled in, what is yours blank.

Remarks stand on lines of their own. Knows no files.
"""

from __future__ import annotations

from typing import Literal

from joinup_reports.branding.fields import PARTNER, SERIES
from joinup_reports.fields import Choice, Field, ListOf, Record

Words = tuple[str, str]

_OPENING = {
    "ar": (
        "ما هو مشترك بين كل لقاءات السلسلة. يُكتب المطلوب بعد كل نقطتين، وبينهما مسافة.",
        "كل سطر يبدأ بالرمز # ملاحظة لا تظهر في التقرير.",
    ),
    "en": (
        "What all meetings of the series share. Write after each colon, and leave a space.",
        "A line that starts with # is a remark for you and is not printed.",
    ),
}
# Wording to begin with, (English, Arabic), to be changed at will.
_USUAL: dict[str, dict[str, Words]] = {
    "headings": {
        "about": ("About the meetings", "عن اللقاءات"),
        "objectives": ("Objectives", "أهداف اللقاءات"),
        "details": ("Details of the meeting", "تفاصيل اللقاء"),
        "challenges_part": ("Challenges and responses", "التحديات ومواجهتها"),
        "challenges": ("Challenges", "التحديات"),
        "responses": ("Responses", "كيف واجهناها"),
        "bright_side": ("Opportunities and lessons", "الفرص والدروس"),
        "opportunities": ("Opportunities", "الفرص"),
        "lessons": ("Lessons learned", "الدروس المستفادة"),
    },
    "labels": {
        "date": ("Date", "التاريخ"),
        "title": ("Subject", "الموضوع"),
        "location": ("Place", "المكان"),
        "time": ("Time", "الوقت"),
    },
    "modes": {
        "online": ("online", "عن بعد"),
        "in-person": ("in person", "وجاهياً"),
        "hybrid": ("in person and online", "وجاهياً وعن بعد"),
    },
}


def skeleton(lang: Literal["ar", "en"] = "ar") -> str:
    """A series.yaml as YAML text, in `lang`; valid once its blanks are filled in."""
    parts = [[f"# {line}" for line in _OPENING[lang]]]
    parts += [[*_described(entry, lang), *_lines(entry, lang)] for entry in SERIES]
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _described(entry: Field, lang: Literal["ar", "en"]) -> list[str]:
    said = f"{entry.arabic}: {entry.ar}" if lang == "ar" else entry.en
    if entry.key != "partners":
        return [f"# {said}"]
    inner = [f"{i.key}: {i.ar if lang == 'ar' else i.en}" for i in PARTNER]
    return [f"# {said}", *(f"#   {line}" for line in inner)]


def _lines(entry: Field, lang: Literal["ar", "en"]) -> list[str]:
    # The space at the end is where one starts to type; without it YAML sees no key.
    if entry.key in _USUAL:
        usual = _USUAL[entry.key].items()
        words = [f"  {key}: {ar if lang == 'ar' else en}" for key, (en, ar) in usual]
        return [f"{entry.key}:", *words]
    if entry.key == "partners":
        name, *others = (inner.key for inner in PARTNER if inner.required)
        return ["partners:", f"  - {name}: ", *(f"    {key}: " for key in others)]
    if isinstance(entry.kind, ListOf):
        return [f"{entry.key}:", "  - "]
    if isinstance(entry.kind, Choice):
        return [f"# {entry.key}: {entry.kind.shown[0]}"]
    if isinstance(entry.kind, Record):
        return [f"# {entry.key}:", *(f"#   {inner.key}: " for inner in entry.kind.table)]
    return [f"{entry.key}: "]
