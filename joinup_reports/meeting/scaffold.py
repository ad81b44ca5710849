"""The text of new notes, to be filled in: every key of the table, explained.

Remarks stand on lines of their own, required keys are blank, the others are remarks that
become keys when their # is taken away. Knows no files.
"""

from __future__ import annotations

from typing import Literal

from joinup_reports.arabic import HIGHEST_ORDINAL
from joinup_reports.fields import Field, ListOf, Record
from joinup_reports.meeting.fields import MEETING

_OPENING = {
    "ar": (
        "ملف لقاء جديد. يُكتب المطلوب بعد كل نقطتين، وبينهما مسافة.",
        "كل سطر يبدأ بالرمز # ملاحظة لا تظهر في التقرير.",
        "النص الذي فيه نقطتان بعدهما مسافة، أو الرمز #، يوضع بين علامتي تنصيص:",
        '  title: "العمل عن بعد: ما له وما عليه"',
    ),
    "en": (
        "The notes of a new meeting. Write after each colon, and leave a space after it.",
        "A line that starts with # is a remark for you and is not printed.",
        "Put a text that has a colon and a space in it, or a #, in quotation marks:",
        '  title: "Work from afar: for and against"',
    ),
}
_OPTIONAL = {
    "ar": "اختياري، ولاستعماله يُحذف الرمز # والمسافة بعده",
    "en": "optional; to use it take away the # and the space after it",
}
_ITEMS = {
    "ar": "كل بند في سطر يبدأ بشرطة ثم مسافة. والبند الذي تتفرع عنه بنود يُكتب هكذا:",
    "en": "Each item starts with a dash and a space. For an item with others under it write:",
}
_NESTED = ("  - text: …", "    items:", "      - …")


def skeleton(number: int | None = None, lang: Literal["ar", "en"] = "ar") -> str:
    """New notes as YAML text, with remarks in `lang`; valid once its blanks are filled in.

    A `number` that has no ordinal is left to the person.
    """
    number = number if number and number <= HIGHEST_ORDINAL else None
    parts = [_remarks(_OPENING[lang])]
    first_list = next(entry for entry in MEETING if isinstance(entry.kind, ListOf))
    for entry in MEETING:
        filled = entry.required or (entry.key == "number" and number is not None)
        lines = _described(entry, lang, filled=filled)
        if entry is first_list:
            lines += _remarks((_ITEMS[lang], *_NESTED))
        parts.append(lines + _blank(entry, number))
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _described(entry: Field, lang: Literal["ar", "en"], *, filled: bool) -> list[str]:
    said = f"{entry.arabic}: {entry.ar}" if lang == "ar" else entry.en
    return _remarks((said,) if filled else (said, _OPTIONAL[lang]))


def _blank(entry: Field, number: int | None) -> list[str]:
    # The space at the end is where one starts to type; without it YAML sees no key.
    if entry.key == "number" and number is not None:
        return [f"number: {number}"]
    lines = [f"{entry.key}: "]
    if isinstance(entry.kind, ListOf):
        lines = [f"{entry.key}:", "  - "]
    elif isinstance(entry.kind, Record):
        lines = [f"{entry.key}:", *(f"  {inner.key}: " for inner in entry.kind.table)]
    return lines if entry.required else _remarks(lines)


def _remarks(lines: tuple[str, ...] | list[str]) -> list[str]:
    return [f"# {line}" for line in lines]
