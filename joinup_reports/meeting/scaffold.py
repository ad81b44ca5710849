"""The text of new notes, to be filled in: every key of the table, explained.

Remarks stand on lines of their own, required keys are blank, the others are remarks that
become keys when their # is taken away. What is known already is filled in. Knows no files.
"""

from __future__ import annotations

from collections.abc import Mapping

from joinup_reports.meeting.extras import Counts
from joinup_reports.meeting.fields import BULLET, MEETING
from joinup_reports.reading.fields import Field, Kind, ListOf, Record
from joinup_reports.reading.written import Lang, as_written

_OPENING = {
    "ar": (
        "ملف لقاء جديد. يُكتب المطلوب بعد كل نقطتين، وبينهما مسافة.",
        "كل سطر يبدأ بالرمز # ملاحظة لا تظهر في التقرير.",
        "النص الذي فيه نقطتان بعدهما مسافة، أو الرمز #، يوضع بين علامتي تنصيص:",
        '  {title}: "العمل عن بعد: ما له وما عليه"',
    ),
    "en": (
        "The notes of a new meeting. Write after each colon, and leave a space after it.",
        "A line that starts with # is a remark for you and is not printed.",
        "Put a text that has a colon and a space in it, or a #, in quotation marks:",
        '  {title}: "Work from afar: for and against"',
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
_NESTED = ("  - {text}: …", "    {items}:", "      - …")


def skeleton(
    lang: Lang = "ar",
    *,
    keys: Lang | None = None,
    values: Mapping[str, str] | None = None,
    schema: str = "",
) -> str:
    """New notes as YAML text, with remarks in `lang`; valid once its blanks are filled in.

    `keys` are Arabic or English, those of `lang` when left out; `values` is what is known
    already, by English keys, the items of a list on lines of their own. Editors find the
    JSON Schema in the file `schema`.
    """
    keys = keys or lang
    called = {entry.key: _key(entry, keys) for entry in (*MEETING, *BULLET)}
    opening = _remarks([line.format_map(called) for line in _OPENING[lang]])
    # Editors look for it in the first line.
    parts = [[f"# yaml-language-server: $schema={schema}", *opening] if schema else opening]
    first_list = next(entry for entry in MEETING if isinstance(entry.kind, ListOf))
    for entry in MEETING:
        value = (values or {}).get(entry.key, "")
        lines = _described(entry, lang, keys, optional=not (entry.required or value))
        if entry is first_list:
            lines += _remarks([_ITEMS[lang], *(line.format_map(called) for line in _NESTED)])
        parts.append(lines + (_known(entry, keys, value) if value else _blank(entry, keys)))
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _key(entry: Field, keys: Lang) -> str:
    return entry.arabic if keys == "ar" else entry.key


def _described(entry: Field, lang: Lang, keys: Lang, *, optional: bool) -> list[str]:
    words = entry.ar if lang == "ar" else entry.en
    # Beside a key of the other language its name in this one.
    said = words if lang == keys else f"{_key(entry, lang)}: {words}"
    return _remarks([said, _OPTIONAL[lang]] if optional else [said])


def _known(entry: Field, keys: Lang, value: str) -> list[str]:
    key = _key(entry, keys)
    if isinstance(entry.kind, ListOf):
        return [f"{key}:", *(f"  - {as_written(item)}" for item in value.split("\n"))]
    return [f"{key}: {as_written(value)}"]


def _blank(entry: Field, keys: Lang) -> list[str]:
    # The space at the end is where one starts to type; without it YAML sees no key.
    lines = _lines(entry, keys)
    return lines if entry.required else _remarks(lines)


def _lines(entry: Field, keys: Lang) -> list[str]:
    kind, key = entry.kind, _key(entry, keys)
    if isinstance(kind, ListOf):
        first, *rest = _inner(kind.kind, keys) or [""]
        return [f"{key}:", f"  - {first}", *(f"    {line}" for line in rest)]
    inner = _inner(kind, keys)
    return [f"{key}:", *(f"  {line}" for line in inner)] if inner else [f"{key}: "]


def _inner(kind: Kind, keys: Lang) -> list[str]:
    """What stands under a key of its own: keys again, or a name for instance."""
    if isinstance(kind, Counts):
        return [f"{kind.instance[keys]}: "]
    table = kind.table if isinstance(kind, Record) else ()
    return [line for entry in table for line in _lines(entry, keys)]


def _remarks(lines: list[str]) -> list[str]:
    return [f"# {line}" for line in lines]
