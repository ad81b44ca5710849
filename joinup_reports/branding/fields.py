"""The keys of series.yaml: what every meeting of a series shares."""

from __future__ import annotations

from joinup_reports.branding.model import Partner
from joinup_reports.diagnostics import Location
from joinup_reports.fields import (
    Choice,
    Field,
    ListOf,
    Reading,
    Record,
    Table,
    Words,
    wordings,
)
from joinup_reports.sections import MODES, SECTIONS
from joinup_reports.source import Node, Scalar, Text

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


def _partner(**values: Text) -> Partner:
    role = str(values.pop("role"))
    return Partner(role=role, **values)


class PartnerKind:
    """A partner; a logo without words for those who cannot see it is an error."""

    def read(self, node: Node, reading: Reading) -> Partner | None:
        partner: Partner | None = Record(PARTNER, _partner).read(node, reading)
        if partner is not None and partner.logo is not None and partner.alt is None:
            place: Location = partner.logo.place or node.place
            reading.report("series.logo-without-alt", place, name=partner.name)
        return partner


PARTNER: Table = (
    Field("name", "الاسم", Words(), required=True, en="its name", ar="اسم الشريك"),
    Field(
        "role",
        "الدور",
        Choice(ROLES),
        required=True,
        en="funder, lead, national, european or supplier",
        ar="الدور: ممول أو قائد أو محلي أو أوروبي أو مورد",
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
        en="its logo: a PNG or JPEG file inside this folder",
        ar="ملف الشعار داخل هذا المجلد، بصيغة PNG أو JPEG",
    ),
    Field(
        "alt",
        "وصف الشعار",
        Words(),
        en="what the logo shows, for those who cannot see it",
        ar="ما يظهر في الشعار، لمن لا يراه",
    ),
    Field("url", "الموقع", Words(), en="its web site", ar="موقعه على الانترنت"),
)

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
)
