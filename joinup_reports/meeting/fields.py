"""The keys of a meeting's notes: one table, in both languages, for reader and skeleton."""

from __future__ import annotations

from joinup_reports.language.arabic import HIGHEST_ORDINAL
from joinup_reports.meeting.extras import EXTRAS
from joinup_reports.meeting.model import Entry
from joinup_reports.meeting.moments import Day, Times
from joinup_reports.reading.fields import (
    Choice,
    Field,
    Language,
    ListOf,
    Reading,
    Record,
    Table,
    Whole,
    Words,
    names,
    read_record,
    wordings,
)
from joinup_reports.reading.schema import TEXT, Describe, Schema
from joinup_reports.reading.source import Mapping, Node, Scalar, Sequence
from joinup_reports.reading.spelling import nearest
from joinup_reports.sections import MODE_WORDS, SECTIONS


class Bullet:
    """An item of a section: a text, or a text with items nested under it."""

    def read(self, node: Node, reading: Reading) -> Entry | None:
        if not isinstance(node, Mapping) or _is_text(node):
            text = Words().read(node, reading)
            return None if text is None else Entry(text)
        heads = _heads_items(node)
        if heads is not None:
            return self._headed(node, heads, reading)
        values = read_record(node, BULLET, reading)
        return None if values is None else Entry(**values)

    def schema(self, describe: Describe) -> Schema:
        return {"anyOf": [TEXT, describe(Record(BULLET))]}

    def _headed(self, node: Mapping, text: Scalar, reading: Reading) -> Entry | None:
        """`- such as :` with bullets below it, the way one writes it without knowing YAML."""
        words = Words("fields.colon-above-items").read(text, reading)
        items = ListOf(self).read(node.entries[0][1], reading)
        return None if words is None else Entry(words, items or ())


def _knows(node: Mapping) -> bool:
    return any(nearest(key.text, names(BULLET)) for key, _ in node.entries)


def _is_text(node: Mapping) -> bool:
    scalars = all(isinstance(value, Scalar) for _, value in node.entries)
    return node.written is not None and scalars and not _knows(node)


def _heads_items(node: Mapping) -> Scalar | None:
    nested = len(node.entries) == 1 and isinstance(node.entries[0][1], Sequence)
    return node.written if nested and not _knows(node) else None


BULLET: Table = (
    Field("text", "النص", Words(), required=True, en="the item's words", ar="نص البند"),
    Field(
        "items",
        "البنود",
        ListOf(Bullet()),
        en="items nested under this one",
        ar="بنود فرعية تحت هذا البند",
    ),
    Field(
        "lang",
        "اللغة",
        Language(),
        en="the item's language when it is not the report's: en, ar",
        ar="لغة البند إن اختلفت عن لغة التقرير: en أو ar",
    ),
)

MEETING: Table = (
    Field(
        "date",
        "التاريخ",
        Day(),
        required=True,
        en="the day of the meeting: 23 نيسان 2020, 2020-04-23 or 23/4/2020",
        ar="يوم انعقاد اللقاء، مثل: 23 نيسان 2020 أو 2020-04-23 أو 23/4/2020",
    ),
    Field(
        "title",
        "العنوان",
        Words(),
        required=True,
        en="the subject of the meeting",
        ar="موضوع اللقاء",
    ),
    Field(
        "location",
        "المكان",
        Words(),
        required=True,
        en="where it was held: a hall, or the name of the online service",
        ar="مكان انعقاده: اسم القاعة، أو اسم المنصة إن كان عبر الانترنت",
    ),
    Field(
        "number",
        "الرقم",
        Whole(1, HIGHEST_ORDINAL),
        en=f"the meeting's number in the series, 1 to {HIGHEST_ORDINAL}",
        ar=f"رقم اللقاء في السلسلة، من 1 إلى {HIGHEST_ORDINAL}",
    ),
    Field(
        "time",
        "الوقت",
        Times(),
        en="when it began and ended, in your own words or as {from: 21:00, to: 22:30}",
        ar="وقت بدايته ونهايته بكلماتك، أو بالساعة: {من: 21:00, إلى: 22:30}",
    ),
    Field(
        "region",
        "المنطقة",
        Words(),
        en="the governorate or town it was held for",
        ar="المحافظة أو المدينة التي عقد لأجلها",
    ),
    Field(
        "mode",
        "النمط",
        Choice(MODE_WORDS, ("عبر الانترنت", "وجاهي", "مدمج", "online", "in-person", "hybrid")),
        en="how it was held: online, in-person or hybrid",
        ar="كيف عقد: عبر الانترنت، أو وجاهي، أو مدمج",
    ),
    Field(
        "lang",
        "اللغة",
        Language(),
        en="the report's language (ar when left out)",
        ar="لغة التقرير (ar إن لم تكتب)",
    ),
    Field(
        "challenges",
        "التحديات",
        ListOf(Bullet()),
        required=True,
        en="the challenges that were raised",
        ar="التحديات التي طرحها الحضور",
    ),
    Field(
        "responses",
        "الاستجابات",
        ListOf(Bullet()),
        required=True,
        en="how the challenges were met",
        ar="كيف تم التصدي للتحديات",
    ),
    Field(
        "opportunities",
        "الفرص",
        ListOf(Bullet()),
        required=True,
        en="the opportunities that were seen",
        ar="الفرص التي رآها الحضور",
    ),
    Field(
        "lessons",
        "الدروس المستفادة",
        ListOf(Bullet()),
        required=True,
        en="the lessons learned",
        ar="الدروس التي خرج بها اللقاء",
    ),
    *EXTRAS,
    Field(
        "headings",
        "العناوين",
        wordings(SECTIONS),
        en="headings that replace those of the series, by section",
        ar="عناوين تحل محل عناوين السلسلة، لكل قسم",
    ),
    Field(
        "introductions",
        "المقدمات",
        wordings(SECTIONS),
        en="words that introduce a section",
        ar="جمل تمهد لقسم من الأقسام",
    ),
)
