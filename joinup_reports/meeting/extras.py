"""What notes may add: who came, photographs, links, the next meeting, who wrote it all up.

One table, EXTRAS, in both languages, and the kinds of what stands under its keys. A sum
that cannot be right is told where it is written. Opens no file: whether a photograph is
there, and is one, is asked later.
"""

from __future__ import annotations

import re
from pathlib import PureWindowsPath
from posixpath import normpath
from types import MappingProxyType
from typing import Any

from joinup_reports.diagnostics import Location
from joinup_reports.language.richtext import segments
from joinup_reports.meeting.model import Author, Link, NextMeeting, Participants, Photo
from joinup_reports.meeting.moments import Day, Times
from joinup_reports.reading.fields import (
    Field,
    ListOf,
    Reading,
    Record,
    Table,
    Whole,
    Words,
    read_record,
    report_no_keys,
    rewrite,
)
from joinup_reports.reading.schema import Describe, Schema
from joinup_reports.reading.source import Mapping, Node, Scalar, Text

_MOST = 100_000
_NO_SCHEME = re.compile(r"(?:www\.)?[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}(?:/\S*)?")


class Organisations:
    """Their names, or how many they were: a tuple of Text, or an int."""

    _names, _count = ListOf(Words()), Whole(1, _MOST)

    def read(self, node: Node, reading: Reading) -> tuple[Text, ...] | int | None:
        if isinstance(node, Scalar) and re.search(r"\d", node.text):
            return self._count.read(node, reading)
        return self._names.read(node, reading)

    def schema(self, describe: Describe) -> Schema:
        return {"anyOf": [describe(self._names), describe(self._count)]}


class Counts:
    """How many of each name: {name: int}, in the order written. `instance` is such a name."""

    instance = MappingProxyType({"ar": "عمان", "en": "Amman"})
    _count = Whole(0, _MOST)

    def read(self, node: Node, reading: Reading) -> MappingProxyType[Text, int] | None:
        if not isinstance(node, Mapping):
            report_no_keys(node, (self.instance["en"], self.instance["ar"]), reading)
            return None
        found: dict[Text, int] = {}
        lines: dict[str, int] = {}
        for key, value in node.entries:
            name = Text(key.text.strip(), key.place)
            line = lines.setdefault(name, key.place.line)
            count = self._count.read(value, reading.of(key.text))
            if name in found:
                reading.report("source.repeated-key", key.place, key=name, line=str(line))
            elif count is not None:
                found[name] = count
        return MappingProxyType(found)

    def schema(self, describe: Describe) -> Schema:
        each = describe(self._count)
        return {"type": "object", "minProperties": 1, "additionalProperties": each}


PARTICIPANTS: Table = (
    Field(
        "count",
        "العدد",
        Whole(1, _MOST),
        en="how many came in all",
        ar="عدد المشاركين كلهم",
    ),
    Field("women", "النساء", Whole(0, _MOST), en="how many women", ar="عدد النساء"),
    Field("men", "الرجال", Whole(0, _MOST), en="how many men", ar="عدد الرجال"),
    Field(
        "organisations",
        "المنظمات",
        Organisations(),
        en="the organisations they came from: a list of names, or their number",
        ar="المنظمات المشاركة: أسماؤها في قائمة، أو عددها فقط",
    ),
    Field(
        "by_governorate",
        "حسب المحافظة",
        Counts(),
        en="how many came from each governorate: Amman: 12",
        ar="عدد المشاركين من كل محافظة، مثل: عمان: 12",
    ),
)


class ParticipantsKind(Record):
    """Who came. Parts that make more than the whole are an error, fewer are told."""

    def __init__(self) -> None:
        super().__init__(PARTICIPANTS, Participants)

    def read(self, node: Node, reading: Reading) -> Participants | None:
        found: Participants | None = super().read(node, reading)
        if found is not None and isinstance(node, Mapping) and found.count:
            people = [n for n in (found.women, found.men) if n is not None]
            _check_sum(people, 2, found.count, _place(node, "women", "men"), reading)
            places = [*found.by_governorate.values()]
            _check_sum(places, 1, found.count, _place(node, "by_governorate"), reading)
        return found


def _check_sum(
    parts: list[int], whole_from: int, count: int, place: Location, reading: Reading
) -> None:
    """`whole_from` is the number of parts from which on they should make the whole."""
    total = sum(parts)
    args = {"sum": str(total), "count": str(count)}
    if total > count:
        reading.report("meeting.more-than-came", place, **args)
    elif total < count and len(parts) >= whole_from:
        reading.report("meeting.fewer-than-came", place, **args)


def _place(node: Mapping, *keys: str) -> Location:
    """Where the value of the first of these keys stands, whatever language they are in."""
    names = {name for field in PARTICIPANTS if field.key in keys for name in field[:2]}
    found = (value.place for key, value in node.entries if key.text.strip() in names)
    return next(found, node.place)


PHOTO: Table = (
    Field(
        "file",
        "الملف",
        Words(),
        required=True,
        en="its JPEG or PNG file, beside series.yaml or in a folder there: photos/hall.jpg",
        ar="اسم ملفها بصيغة JPEG أو PNG، بجانب series.yaml أو في مجلد هناك، مثل photos/hall.jpg",
    ),
    Field("caption", "التعليق", Words(), en="the words under it", ar="ما يكتب تحتها"),
    Field(
        "alt",
        "وصف الصورة",
        Words(),
        en="what is to be seen in it, for those who cannot see it",
        ar="ما يظهر في الصورة، لمن لا يراها",
    ),
)


class RecordOrFirst(Record):
    """A record, or what stands under its first key alone."""

    def read(self, node: Node, reading: Reading) -> Any:  # noqa: ANN401 - as of a Record
        if isinstance(node, Mapping):
            return super().read(node, reading)
        first = self.table[0].kind.read(node, reading)
        return None if first is None else self.make(first)

    def schema(self, describe: Describe) -> Schema:
        return {"anyOf": [describe(self.table[0].kind), describe(Record(self.table))]}


class PhotoKind(RecordOrFirst):
    """A photograph, by its file alone or with words; its file is named with plain slashes."""

    def __init__(self) -> None:
        super().__init__(PHOTO, Photo)

    def read(self, node: Node, reading: Reading) -> Photo | None:
        photo: Photo | None = super().read(node, reading)
        if photo is None:
            return None
        place = photo.file.place
        if photo.alt is None and place:
            reading.report("meeting.photo-without-alt", place, name=photo.file)
        name = normpath(PureWindowsPath(photo.file).as_posix())
        return photo._replace(file=Text(name, place))


class Address:
    """A web or mail address, the way a report makes a live link of it."""

    def __init__(self, kind: str, code: str) -> None:
        self.kind = kind
        self.code = code

    def read(self, node: Node, reading: Reading) -> Text | None:
        text = Words().read(node, reading)
        if text is None or [part.kind for part in segments(text, rtl=True)] == [self.kind]:
            return text
        whole = self.kind == "url" and _NO_SCHEME.fullmatch(text)
        if self.kind == "url" and [part.kind for part in segments(text, rtl=True)] == ["email"]:
            reading.report("meeting.email-as-link", node.place, value=text)
            return None
        fixes = rewrite(node, f"https://{text}") if whole else ()
        reading.report(self.code, node.place, fixes, value=text)
        return None

    def schema(self, _describe: Describe) -> Schema:
        pattern = r"^\s*https?://" if self.kind == "url" else "@"
        return {"type": "string", "pattern": pattern}


LINK: Table = (
    Field(
        "url",
        "الرابط",
        Address("url", "meeting.not-a-link"),
        required=True,
        en="the address",
        ar="عنوان الصفحة",
    ),
    Field("text", "النص", Words(), en="what is to be found there", ar="ما الذي يوجد هناك"),
)


NEXT_MEETING: Table = (
    Field(
        "date",
        "التاريخ",
        Day(),
        required=True,
        en="its day, in any form of a date",
        ar="يوم انعقاده، بأي شكل من أشكال التاريخ",
    ),
    Field("title", "العنوان", Words(), en="its subject", ar="موضوعه"),
    Field("location", "المكان", Words(), en="where it will be held", ar="مكان انعقاده"),
    Field("time", "الوقت", Times(), en="when it will begin and end", ar="وقت بدايته ونهايته"),
)


class NextMeetingKind(Record):
    def __init__(self) -> None:
        super().__init__(NEXT_MEETING)

    def read(self, node: Node, reading: Reading) -> NextMeeting | None:
        values = read_record(node, NEXT_MEETING, reading)
        if values is None:
            return None
        date, date_place = values.pop("date")
        return NextMeeting(date, date_place=date_place, **values)


AUTHOR: Table = (
    Field("name", "الاسم", Words(), required=True, en="their name", ar="اسمه"),
    Field("role", "الصفة", Words(), en="their part in the project", ar="صفته في المشروع"),
    Field(
        "email",
        "البريد",
        Address("email", "meeting.not-an-email"),
        en="their e-mail address",
        ar="عنوان بريده الإلكتروني",
    ),
)


EXTRAS: Table = (
    Field(
        "participants",
        "المشاركون",
        ParticipantsKind(),
        en="who came: count, women, men, organisations, by_governorate",
        ar="من حضر: العدد، والنساء، والرجال، والمنظمات، وحسب المحافظة",
    ),
    Field(
        "photos",
        "الصور",
        ListOf(PhotoKind()),
        en="photographs of the meeting, each with its file, caption and alt",
        ar="صور من اللقاء، لكل منها الملف والتعليق ووصف الصورة",
    ),
    Field(
        "links",
        "الروابط",
        ListOf(RecordOrFirst(LINK, Link)),
        en="pages to read on: an address, or a text and its url",
        ar="صفحات لمن يريد المزيد: الرابط وحده، أو النص والرابط",
    ),
    Field(
        "next_meeting",
        "اللقاء القادم",
        NextMeetingKind(),
        en="the next meeting: date, title, location, time",
        ar="موعد اللقاء القادم: التاريخ، والعنوان، والمكان، والوقت",
    ),
    Field(
        "prepared_by",
        "إعداد التقرير",
        RecordOrFirst(AUTHOR, Author),
        en="who wrote the report: a name, or name, role and email",
        ar="من أعد التقرير: الاسم وحده، أو الاسم والصفة والبريد",
    ),
)
EXTRA_TABLES: tuple[Table, ...] = (PARTICIPANTS, PHOTO, LINK, NEXT_MEETING, AUTHOR)
