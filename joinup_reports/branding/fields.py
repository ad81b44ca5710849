"""The keys of series.yaml: what every meeting of a series shares."""

from __future__ import annotations

from joinup_reports.branding.lengths import Length
from joinup_reports.branding.model import Partner, Profile, Visibility
from joinup_reports.branding.profiles import load_profile, profile_names
from joinup_reports.diagnostics import Location
from joinup_reports.reading.fields import (
    Choice,
    Field,
    ListOf,
    Reading,
    Record,
    Table,
    Words,
    wordings,
)
from joinup_reports.reading.schema import Describe, Schema
from joinup_reports.reading.source import Node, Scalar, Text
from joinup_reports.sections import MODES, SECTIONS

LABELS: tuple[tuple[str, str], ...] = (
    ("date", "التاريخ"),
    ("title", "العنوان"),
    ("location", "المكان"),
    ("time", "الوقت"),
)
ROLES = {
    "funder": "funder",
    "ممول": "funder",
    "lead": "lead",
    "قائد": "lead",
    "national": "national",
    "محلي": "national",
    "european": "european",
    "أوروبي": "european",
    "supplier": "supplier",
    "مورد": "supplier",
}


class Paragraphs:
    """A text whose blank lines part its paragraphs, or a list of texts: a tuple of Text."""

    def read(self, node: Node, reading: Reading) -> tuple[Text, ...] | None:
        if not isinstance(node, Scalar):
            found = ListOf(Words()).read(node, reading)
            return None if found is None else tuple(found)
        text = Words().read(node, reading)
        if text is None:
            return None
        return tuple(Text(part.strip(), text.place) for part in text.split("\n\n") if part.strip())

    def schema(self, describe: Describe) -> Schema:
        return {"anyOf": [describe(Words()), describe(ListOf(Words()))]}


class PartnerKind:
    """A partner; a logo without words for those who cannot see it is an error."""

    def read(self, node: Node, reading: Reading) -> Partner | None:
        partner: Partner | None = Record(PARTNER, Partner).read(node, reading)
        if partner is not None and partner.logo is not None and partner.alt is None:
            place: Location = partner.logo.place or node.place
            reading.report("series.logo-without-alt", place, name=partner.name)
        return partner

    def schema(self, describe: Describe) -> Schema:
        logo = {"anyOf": [{"required": [name]} for name in ("logo", "الشعار")]}
        alt = {"anyOf": [{"required": [name]} for name in ("alt", "وصف الشعار")]}
        return {"allOf": [describe(Record(PARTNER)), {"if": logo, "then": alt}]}


PARTNER: Table = (
    Field("name", "الاسم", Words(), required=True, en="its name", ar="اسم الشريك"),
    Field(
        "role",
        "الدور",
        Choice(ROLES),
        required=True,
        en="funder, lead, national, european or supplier",
        ar="ممول أو قائد أو محلي أو أوروبي أو مورد",
    ),
    Field(
        "caption",
        "التعليق",
        Words(),
        required=True,
        en="the words beside its name at the foot of each page",
        ar="ما يكتب بجانب اسمه أسفل كل صفحة",
    ),
    Field(
        "logo",
        "الشعار",
        Words(),
        en="its logo: an SVG, PNG or JPEG file inside this folder",
        ar="ملف الشعار داخل هذا المجلد، بصيغة SVG أو PNG أو JPEG",
    ),
    Field(
        "alt",
        "وصف الشعار",
        Words(),
        en="what the logo shows, for those who cannot see it",
        ar="ما يظهر في الشعار، لمن لا يراه",
    ),
    Field("url", "الموقع", Words(), en="its web site", ar="موقعه على الانترنت"),
    Field(
        "name_en",
        "الاسم بالإنجليزية",
        Words(),
        en="its name in an English report",
        ar="اسمه في تقرير بالإنجليزية",
    ),
    Field(
        "clear_space",
        "الفراغ حوله",
        Length(),
        en="what stays free around its logo: 5mm",
        ar="ما يبقى فارغاً حول شعاره، مثل 5mm",
    ),
)


class ProfileKind:
    """The name of a visibility profile, and with it the profile."""

    def read(self, node: Node, reading: Reading) -> Profile | None:
        name = Choice({name: name for name in profile_names()}).read(node, reading)
        return None if name is None else load_profile(name)

    def schema(self, _describe: Describe) -> Schema:
        return {"enum": list(profile_names())}


FUNDING = {
    "funded": "funded",
    "ممول": "funded",
    "co-funded": "co-funded",
    "ممول جزئيا": "co-funded",
}
STATEMENT = {
    "ar": "ar",
    "عربي": "ar",
    "en": "en",
    "إنجليزي": "en",
    "both": "both",
    "باللغتين": "both",
}


VISIBILITY: Table = (
    Field(
        "profile",
        "الدليل",
        ProfileKind(),
        required=True,
        en="the rules that the contract names: eu-2018 or eu-2022",
        ar="القواعد التي يذكرها العقد: eu-2018 أو eu-2022",
    ),
    Field(
        "responsible",
        "المسؤول",
        Words(),
        required=True,
        en="who answers for what the report says",
        ar="الجهة المسؤولة عن محتوى التقرير",
    ),
    Field(
        "responsible_en",
        "المسؤول بالإنجليزية",
        Words(),
        en="the same in English, for reports in English",
        ar="اسم هذه الجهة بالإنجليزية، للتقارير بالإنجليزية",
    ),
    Field(
        "funding",
        "التمويل",
        Choice(FUNDING, ("funded", "co-funded")),
        en="funded, or co-funded when the contract says so",
        ar="funded، أو co-funded إن نص العقد على تمويل مشترك",
    ),
    Field(
        "statement",
        "لغة العبارة",
        Choice(STATEMENT, ("ar", "en", "both")),
        en="the language of the statement beside the emblem: ar, en or both",
        ar="لغة العبارة بجانب الشعار: ar أو en أو both",
    ),
    Field(
        "wording",
        "نص إخلاء المسؤولية",
        Words(),
        en="the disclaimer as the funder approved it, instead of the usual one",
        ar="نص إخلاء المسؤولية كما أقره الممول، بدل النص المعتاد",
    ),
)

SWITCH = {
    **dict.fromkeys(("yes", "true", "on", "نعم"), True),
    **dict.fromkeys(("no", "false", "off", "لا"), False),
}


class Switch:
    """Yes or no: a bool."""

    _choice = Choice({word: "yes" if on else "no" for word, on in SWITCH.items()}, ("yes", "no"))

    def read(self, node: Node, reading: Reading) -> bool | None:
        value = self._choice.read(node, reading)
        return None if value is None else value == "yes"

    def schema(self, describe: Describe) -> Schema:
        return {"anyOf": [{"type": "boolean"}, describe(self._choice)]}


# نيسان, or نيسان/أبريل.
MONTHS = {"levantine": "levantine", "شامية": "levantine", "double": "double", "مزدوجة": "double"}

SERIES: Table = (
    Field(
        "name",
        "الاسم",
        Words(),
        required=True,
        en="whom the meetings are for, as it follows the meeting's number",
        ar="لمن تعقد اللقاءات، كما يأتي بعد رقم اللقاء في عنوان التقرير",
    ),
    Field(
        "meeting_noun",
        "التسمية",
        Words(),
        required=True,
        en="what one meeting is called",
        ar="اسم اللقاء الواحد، معرفاً بأل",
    ),
    Field(
        "report_name",
        "اسم التقرير",
        Words(),
        required=True,
        en="what the report is called",
        ar="اسم التقرير",
    ),
    Field(
        "about",
        "النبذة",
        Paragraphs(),
        required=True,
        en="about the project; a blank line starts a paragraph",
        ar="نبذة عن المشروع، والسطر الفارغ يبدأ فقرة جديدة",
    ),
    Field(
        "objectives",
        "الأهداف",
        ListOf(Words()),
        required=True,
        en="the objectives of the meetings",
        ar="أهداف اللقاءات",
    ),
    Field(
        "partners",
        "الشركاء",
        ListOf(PartnerKind()),
        required=True,
        en="the partners, in the order of the foot of the page",
        ar="الشركاء، بترتيب ظهورهم أسفل الصفحة",
    ),
    Field(
        "headings",
        "العناوين",
        wordings(SECTIONS),
        required=True,
        en="the headings of the sections",
        ar="عناوين الأقسام",
    ),
    Field(
        "introductions",
        "المقدمات",
        wordings(SECTIONS),
        en="words that introduce a section",
        ar="جمل تمهد لقسم من الأقسام",
    ),
    Field(
        "labels",
        "خانات الجدول",
        wordings(LABELS, every=True),
        required=True,
        en="the words before each detail of the meeting",
        ar="ما يكتب أمام كل تفصيل في جدول تفاصيل اللقاء",
    ),
    Field(
        "modes",
        "الأنماط",
        wordings(MODES, every=True),
        required=True,
        en="how a way of holding the meeting is said in its heading",
        ar="كيف يقال نمط اللقاء في عنوان التقرير",
    ),
    Field(
        "months",
        "أسماء الأشهر",
        Choice(MONTHS),
        en="the names of months: levantine (نيسان) or double (نيسان/أبريل)",
        ar="أسماء الأشهر: شامية (نيسان) أو مزدوجة (نيسان/أبريل)",
    ),
    Field(
        "visibility",
        "إظهار الممول",
        Record(VISIBILITY, Visibility),
        en="the funder's emblem, statement and disclaimer",
        ar="شعار الممول وعبارته وإخلاء المسؤولية",
    ),
    Field(
        "embed_source",
        "تضمين المصدر",
        Switch(),
        en="whether the report carries the notes that made it: yes (when left out) or no",
        ar="هل يحمل التقرير في داخله ما صُنع منه: نعم (إن لم يكتب) أو لا",
    ),
)
