"""theme.yaml: its keys, and how a style takes what it does not say from another.

Knows no meetings and no pages.
"""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Any

from joinup_reports.branding.contrast import LEAST_CONTRAST, contrast, place_of_colour
from joinup_reports.branding.lengths import Length, Lengths
from joinup_reports.branding.model import PageStyle, Rule, Style, Theme
from joinup_reports.diagnostics import Location
from joinup_reports.reading.fields import (
    Choice,
    Field,
    Kind,
    Reading,
    Record,
    Table,
    Whole,
    Words,
    read_record,
)
from joinup_reports.reading.source import Mapping, Node, Scalar, Sequence, Text
from joinup_reports.reading.spelling import nearest

SHEETS = {"A4": (595.276, 841.89), "A5": (419.528, 595.276), "Letter": (612.0, 792.0)}

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_RESOLUTIONS = 36, 1200  # dots per inch
_SCALES = 50, 200  # per cent
_WEIGHTS = ("light", "regular", "medium", "semibold", "bold")


class Colour:
    """A name of the theme's colours or #rrggbb; "none" is the empty string.

    A colour that the file called `own` gives is a Text, which knows where. `unread` are
    names of colours that could not be read, which was told.
    """

    def __init__(
        self, own: str, colours: dict[str, str] | None = None, unread: Container[str] = ()
    ) -> None:
        self.own = own
        self.colours = colours or {}
        self.unread = unread

    def read(self, node: Node, reading: Reading) -> str | None:
        text = Words().read(node, reading)
        if text is None or text == "none":
            return None if text is None else ""
        if _COLOUR.fullmatch(text):
            given = node.place.path == self.own
            return Text(text.lower(), node.place) if given else text.lower()
        if text in self.colours:
            return self.colours[text]
        if text in self.unread:
            return None
        if text.startswith("#") or not self.colours:
            reading.report("theme.not-a-colour", node.place, value=text)
            return None
        near = nearest(text, self.colours) or ", ".join(self.colours)
        reading.report("theme.unknown-colour", node.place, value=text, near=near)
        return None


class RuleKind:
    """`{width, colour}`, or the word none to take an inherited rule away."""

    def __init__(self, table: Table) -> None:
        self.table = table

    def read(self, node: Node, reading: Reading) -> Rule | str | None:
        if isinstance(node, Scalar) and node.text == "none":
            return ""
        rule: Rule | None = Record(self.table, Rule).read(node, reading)
        return rule


class NamesOf:
    """A mapping whose keys the theme's author chooses, at least one, all of one kind."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def read(self, node: Node, reading: Reading) -> dict[str, Any] | None:
        if not isinstance(node, Mapping):
            reading.report("fields.not-keys", node.place)
            return None
        if not node.entries:
            reading.report("fields.empty", node.place)
        found = {k.text: self.kind.read(v, reading.of(k.text)) for k, v in node.entries}
        return {name: value for name, value in found.items() if value is not None} or None


class TextList:
    """Some texts in order: a tuple of Text."""

    def read(self, node: Node, reading: Reading) -> tuple[Text, ...] | None:
        items = node.items if isinstance(node, Sequence) else (node,)
        found = [Words().read(item, reading) for item in items]
        return tuple(text for text in found if text is not None) or None


class AsIs:
    """Read later, when what it refers to is known."""

    def read(self, node: Node, _reading: Reading) -> Node:
        return node


_SWITCH = Choice({"true": "yes", "yes": "yes", "false": "no", "no": "no"}, ("true", "false"))


class Switch:
    def read(self, node: Node, reading: Reading) -> bool | None:
        value = _SWITCH.read(node, reading)
        return None if value is None else value == "yes"


def _choice(*values: str) -> Choice:
    return Choice({value: value for value in values})


MARGINS: Table = tuple(
    Field(side, arabic, Length(), required=True)
    for side, arabic in (("top", "أعلى"), ("bottom", "أسفل"), ("start", "بداية"), ("end", "نهاية"))
)
PAGE: Table = (
    Field("size", "المقاس", _choice(*SHEETS), en="A4, A5 or Letter", ar="A4 أو A5 أو Letter"),
    Field(
        "margins",
        "الهوامش",
        Record(MARGINS),
        required=True,
        en="top, bottom, start (right in Arabic) and end",
        ar="أعلى وأسفل وبداية (اليمين في العربية) ونهاية",
    ),
    Field(
        "footer",
        "التذييل",
        Length(),
        required=True,
        en="from the foot of the sheet to the top of the running footer",
        ar="المسافة من أسفل الورقة إلى أعلى التذييل",
    ),
)
ABOUT: Table = (Field("ar", "العربية", Words()), Field("en", "الإنجليزية", Words()))
THEME: Table = (
    Field(
        "extends",
        "يمتد من",
        Words(),
        en="another theme of which this one says only what it changes: final-report/sober",
        ar="مظهر آخر لا يُكتب هنا إلا ما يختلف عنه، مثل final-report/sober",
    ),
    Field(
        "about",
        "وصف القالب",
        Record(ABOUT),
        en="what the theme is for, in a line of Arabic (ar) and of English (en)",
        ar="سطر يصف القالب بالعربية ar وبالإنجليزية en",
    ),
    Field(
        "emblem",
        "شعار الممول",
        _choice("colour", "blue", "black"),
        en="how the funder's emblem is printed: colour, blue (one ink) or black (one ink)",
        ar="لون شعار الممول: colour بالألوان، أو blue بالأزرق وحده، أو black بالأسود وحده",
    ),
    Field("page", "الصفحة", Record(PAGE), required=True, en="the sheet", ar="الورقة"),
    Field("colours", "الألوان", AsIs(), required=True, en="colours by name", ar="الألوان بأسمائها"),
    Field(
        "faces",
        "الخطوط",
        NamesOf(NamesOf(Words())),
        required=True,
        en="font files by family and weight",
        ar="ملفات الخطوط حسب العائلة والوزن",
    ),
    Field(
        "stacks",
        "تتابع الخطوط",
        NamesOf(TextList()),
        required=True,
        en="families in order of preference, by name",
        ar="العائلات بترتيب الأفضلية",
    ),
    Field(
        "digits",
        "الأرقام",
        _choice("as-written", "latn", "arab"),
        en="latn for 123, arab for ١٢٣, in the whole report but addresses and Latin words",
        ar="latn لكتابة 123 وarab لكتابة ١٢٣ في كل التقرير، عدا الروابط والكلمات اللاتينية",
    ),
    Field("styles", "الأنماط", AsIs(), required=True, en="how each part looks", ar="شكل كل جزء"),
)


def style_table(colour: Colour, stacks: dict[str, Any]) -> Table:
    """The keys of a style, for the colours and stacks that a theme has."""
    rule = RuleKind(
        (
            Field("width", "العرض", Length(), required=True),
            Field("colour", "اللون", colour, required=True),
        )
    )
    kinds: dict[str, tuple[str, Kind]] = {
        "like": ("مثل", Words()),
        "font": ("الخط", _choice(*stacks)),
        "weight": ("الوزن", _choice(*_WEIGHTS)),
        "size": ("الحجم", Length(1.0)),
        "leading": ("السطر", Length(1.0)),
        "colour": ("اللون", colour),
        "align": ("المحاذاة", _choice("start", "center", "end")),
        "space_before": ("قبل", Length()),
        "space_after": ("بعد", Length()),
        "indent": ("الإزاحة", Length()),
        "keep_with_next": ("مع التالي", Switch()),
        "keep_together": ("معا", Switch()),
        "balance": ("موازنة", Switch()),
        "justify": ("الضبط", _choice("none", "spaces", "kashida")),
        "background": ("الخلفية", colour),
        "padding": ("الحشوة", Lengths(2)),
        "rule_above": ("خط أعلى", rule),
        "rule_below": ("خط أسفل", rule),
        "rule_start": ("خط البداية", rule),
        "marker": ("العلامة", Words()),
        "marker_colour": ("لون العلامة", colour),
        "columns": ("الأعمدة", Lengths()),
        "valign": ("الموضع", _choice("top", "middle")),
        "height": ("الارتفاع", Length()),
        "break_after": ("صفحة بعده", Switch()),
        "equal_area": ("مساحة واحدة", Switch()),
        "resolution": ("الدقة", Whole(*_RESOLUTIONS)),
        "gap": ("الفراغ", Length()),
        "bars": ("لون الأعمدة", colour),
        "scale": ("التكبير", Whole(*_SCALES)),
    }
    return tuple(Field(key, arabic, kind) for key, (arabic, kind) in kinds.items())


def theme_of(node: Node, reading: Reading) -> Theme | None:
    """The Theme of a node; None when a part of it is missing or unreadable."""
    values = read_record(node, THEME, reading)
    if values is None:
        return None
    own = node.place.path
    colours = NamesOf(Colour(own)).read(values["colours"], reading.of("colours"))
    if not isinstance(values["styles"], Mapping):
        reading.of("styles").report("fields.not-keys", values["styles"].place)
        return None
    if colours is None:
        return None
    _check_stacks(values["stacks"], values["faces"], reading)
    colour = Colour(own, colours, {key.text for key, _ in values["colours"].entries})
    styles = _styles(values["styles"], style_table(colour, values["stacks"]), reading)
    if styles is None:
        return None
    return Theme(
        page=_page(values["page"]),
        faces=values["faces"],
        stacks=values["stacks"],
        styles=styles,
        **{key: values[key] for key in ("about", "digits", "emblem") if key in values},
    )


def _page(values: dict[str, Any]) -> PageStyle:
    width, height = SHEETS[values.get("size", "A4")]
    return PageStyle(width, height, footer=values["footer"], **values["margins"])


def _check_stacks(
    stacks: dict[str, tuple[Text, ...]], faces: dict[str, Any], reading: Reading
) -> None:
    for family in (family for families in stacks.values() for family in families):
        if family not in faces and family.place:
            near = nearest(family, faces) or ", ".join(faces)
            reading.report("theme.unknown-family", family.place, value=family, near=near)


def _styles(node: Mapping, table: Table, reading: Reading) -> dict[str, Style] | None:
    """Every style complete: what it does not say comes from the one it is like, or base."""
    said: dict[str, dict[str, Any]] = {}
    places: dict[str, Location] = {}
    for key, value in node.entries:
        places[key.text] = key.place
        said[key.text] = read_record(value, table, reading.of(key.text)) or {}
    if "base" not in said:
        reading.report("theme.no-base", node.place)
        return None
    styles: dict[str, Style] = {}
    for name in said:
        values = _inherited(name, said, places, reading)
        values.pop("like", None)
        styles[name] = Style(**values, name=name, place=places[name])
    _check_contrast(styles, reading)
    return styles


def _inherited(
    name: str, said: dict[str, dict[str, Any]], places: dict[str, Location], reading: Reading
) -> dict[str, Any]:
    chain = [name]
    while chain[-1] != "base":
        like = said[chain[-1]].get("like", "base")
        if like in chain or like not in said:
            code = "theme.like-circle" if like in chain else "theme.unknown-style"
            near = nearest(like, said) or "base"
            reading.report(code, places[chain[-1]], style=chain[-1], like=like, near=near)
            chain.append("base")
        else:
            chain.append(like)
    values = {key: value for style in reversed(chain) for key, value in said[style].items()}
    defaults = Style._field_defaults
    # "none" takes away what would be inherited.
    return {key: defaults.get(key) if value == "" else value for key, value in values.items()}


def _check_contrast(styles: dict[str, Style], reading: Reading) -> None:
    """A style must be readable on a ground that the theme has; on which one it comes to
    stand is known only when a document is composed.
    """
    grounds = {style.background for style in styles.values() if style.background} | {"#ffffff"}
    told: dict[Location, tuple[str, list[str]]] = {}
    for name, style in styles.items():
        ratio = max(contrast(style.colour, ground) for ground in grounds)
        place = place_of_colour(style)
        if ratio < LEAST_CONTRAST and place:
            told.setdefault(place, (f"{ratio:.1f}", []))[1].append(name)
    for place, (found, names) in told.items():
        least = f"{LEAST_CONTRAST:.1f}"
        reading.report("theme.contrast", place, style=", ".join(names), ratio=found, least=least)
