"""The text of a series.yaml to begin with: what is usual filled in, what is yours blank.

Remarks stand on lines of their own. Knows no files.
"""

from __future__ import annotations

from collections.abc import Mapping

from joinup_reports.branding.fields import PARTNER, SERIES
from joinup_reports.reading.fields import Choice, Field, ListOf, Record
from joinup_reports.reading.written import Lang, as_written
from joinup_reports.tuples import NamedTuple

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


# What a single text is likely to be, (English, Arabic).
_LIKELY: dict[str, Words] = {
    "meeting_noun": ("Meeting", "اللقاء"),
    "report_name": ("Final report", "التقرير الختامي"),
    "role": ("lead", "قائد"),
    "caption": ("Lead", "قائد المشروع"),
}


def skeleton(
    lang: Lang = "ar",
    *,
    keys: Lang | None = None,
    values: Mapping[str, str] | None = None,
    schema: str = "",
) -> str:
    """A series.yaml as YAML text, in `lang`; valid once its blanks are filled in.

    `keys` are Arabic or English, those of `lang` when left out; `values` is what is known
    already, by English keys (`partner` is the first one's name). Editors find the JSON
    Schema in the file `schema`.
    """
    keys = keys or lang
    opening = [f"# {line}" for line in _OPENING[lang]]
    parts = [[f"# yaml-language-server: $schema={schema}", *opening] if schema else opening]
    filling = _Filling(lang, keys, values or {})
    parts += [[*filling.described(entry), *filling.lines(entry)] for entry in SERIES]
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


class _Filling(NamedTuple):
    """The language of remarks and of keys, and what is known."""

    lang: Lang
    keys: Lang
    values: Mapping[str, str]

    def key(self, entry: Field) -> str:
        return entry.arabic if self.keys == "ar" else entry.key

    def ours(self, words: Words) -> str:
        return words[self.lang == "ar"]

    def described(self, entry: Field) -> list[str]:
        said = self.about(entry)
        if entry.key != "partners":
            return [f"# {said}"]
        return [f"# {said}", *(f"#   {self.key(i)}: {self.words(i)}" for i in PARTNER)]

    def about(self, entry: Field) -> str:
        name = entry.arabic if self.lang == "ar" else entry.key
        return self.words(entry) if self.lang == self.keys else f"{name}: {self.words(entry)}"

    def words(self, entry: Field) -> str:
        return entry.ar if self.lang == "ar" else entry.en

    def value(self, key: str) -> str:
        """What is known or likely; where nothing is, one starts to type after the space."""
        if key in self.values:
            return as_written(self.values[key])
        return self.ours(_LIKELY[key]) if key in _LIKELY else ""

    def choice(self, entry: Field) -> str:
        """The first thing that may be chosen, in the language of the keys."""
        if not isinstance(entry.kind, Choice):
            return ""
        words = entry.kind.words
        return next((w for w in words if w.isascii() == (self.keys == "en")), next(iter(words)))

    def lines(self, entry: Field) -> list[str]:
        key = self.key(entry)
        if entry.key in _USUAL and isinstance(entry.kind, Record):
            inner = {i.key: self.key(i) for i in entry.kind.table}
            usual = _USUAL[entry.key].items()
            return [f"{key}:", *(f"  {inner[k]}: {self.ours(words)}" for k, words in usual)]
        if entry.key == "partners":
            needed = [i for i in PARTNER if i.required]
            values = {"name": self.value("partner")}
            said = [f"{self.key(i)}: {values.get(i.key, self.value(i.key))}" for i in needed]
            return [f"{key}:", f"  - {said[0]}", *(f"    {line}" for line in said[1:])]
        if isinstance(entry.kind, ListOf):
            items = self.values.get(entry.key, "").split("\n")
            return [f"{key}:", *(f"  - {as_written(item) if item else ''}" for item in items)]
        if isinstance(entry.kind, Record):
            return [f"# {key}:", *(f"#   {self.key(i)}: " for i in entry.kind.table)]
        if not entry.required:
            return [f"# {key}: {self.choice(entry)}"]
        return [f"{key}: {self.value(entry.key)}"]
