"""Tables of fields, and the reading of a Node by them: every problem at once.

A table says for each key its Arabic name, its kind and what it is for; a reader follows
it, and so can a skeleton or a schema. Knows no YAML and no particular key.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from types import MappingProxyType
from typing import Any, Protocol

from joinup_reports.diagnostics import Diagnostics, Fix, Location
from joinup_reports.language.arabic import in_digits
from joinup_reports.reading.characters import excerpt
from joinup_reports.reading.nodes import Mapping, Node, Scalar, Sequence, Text
from joinup_reports.reading.spelling import fold, nearest
from joinup_reports.tuples import NamedTuple

_LANGUAGE_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class Kind(Protocol):
    """What a field may hold. `read` reports what is wrong and then gives None."""

    def read(self, node: Node, reading: Reading) -> Any: ...  # noqa: ANN401


# Kinds are plain classes and fields plain tuples: making a dataclass costs a build more
# time than all reading does.


class Field(NamedTuple):
    """One key of a table: `en` and `ar` say in both languages what belongs there."""

    key: str
    arabic: str
    kind: Kind
    required: bool = False
    en: str = ""
    ar: str = ""


Table = tuple[Field, ...]


class Reading(NamedTuple):
    """Where findings go, and what is being read.

    `field` is the key as the person wrote it; `tables` are the enclosing ones: a text that
    holds one of their keys before a colon was meant otherwise. `margin` is the column at
    which the innermost one's keys start.
    """

    diagnostics: Diagnostics
    field: str = ""
    tables: tuple[Table, ...] = ()
    margin: int = 1

    def report(
        self, code: str, place: Location, fixes: tuple[Fix, ...] = (), /, **args: str
    ) -> None:
        short = {name: excerpt(args[name]) for name in ("key", "value", "words") if name in args}
        said = {"field": excerpt(self.field)} | args | short
        self.diagnostics.report(code, place, fixes, **said)

    def of(self, name: str) -> Reading:
        return self._replace(field=name)

    def within(self, table: Table, margin: int) -> Reading:
        return self._replace(tables=(*self.tables, table), margin=margin)

    def keys(self) -> tuple[str, ...]:
        """All keys of the enclosing tables."""
        return tuple(name for table in self.tables for name in names(table))


def names(table: Table) -> tuple[str, ...]:
    """All keys of a table, English and Arabic."""
    return tuple(name for entry in table for name in (entry.key, entry.arabic))


def read_record(node: Node, table: Table, reading: Reading) -> dict[str, Any] | None:
    """The values of a mapping by their English keys, None when a required one is not there.

    An optional value that cannot be read is left out, once reported.
    """
    if not isinstance(node, Mapping):
        if not _unread(node):
            empty = isinstance(node, Scalar) and not node.text.strip()
            if empty or not reading.field:
                reading.report("fields.empty" if empty else "fields.not-keys", node.place)
            else:
                report_no_keys(node, (table[0].key, table[0].arabic), reading)
        return None
    known = {name: entry for entry in table for name in (entry.key, entry.arabic)}
    inside = reading.within(table, node.place.column)
    values: dict[str, Any] = {}
    seen: dict[str, Scalar] = {}
    for key, value in node.entries:
        entry = known.get(unicodedata.normalize("NFC", key.text.strip()))
        if entry is None:
            near = _report_unknown(key, table, reading)
            if near:
                # Its own message says it all: it is not missing on top of that.
                seen.setdefault(known[near].key, key)
        elif entry.key in values:
            line = str(seen[entry.key].place.line)
            reading.report("source.repeated-key", key.place, key=key.text, line=line)
        else:
            seen[entry.key] = key
            for slipped in _keys_inside(value, table):
                seen.setdefault(known[slipped].key, key)
            values[entry.key] = entry.kind.read(value, inside.of(key.text))
    _report_missing(node, [e for e in table if e.required and e.key not in seen], reading)
    good = {key: value for key, value in values.items() if value is not None}
    return good if all(e.key in good for e in table if e.required) else None


def report_no_keys(node: Node, example: tuple[str, str], reading: Reading) -> None:
    """There should be keys under a field, such as `example`, in English and Arabic."""
    english, arabic = example
    reading.report("fields.not-these-keys", node.place, keys=english, keys_ar=arabic)


def _keys_inside(value: Node, table: Table) -> list[str]:
    """The keys that slipped into a text because their line starts too far in."""
    colons = value.colons if isinstance(value, Scalar) else ()
    return [near for words in colons if (near := nearest(words, names(table)))]


def _unread(node: Node) -> bool:
    return isinstance(node, Scalar) and node.unread


def rewrite(node: Node, words: str) -> tuple[Fix, ...]:
    """The mend that writes other words in the place of a text on one line."""
    if not isinstance(node, Scalar) or node.place.line != node.end.line:
        return ()
    return (Fix("rename", node.place, node.end, words),)


def _report_unknown(key: Scalar, table: Table, reading: Reading) -> str | None:
    """Reports the key, and gives the one that was probably meant."""
    if key.unread:
        return None
    near = nearest(key.text, names(table))
    if near:
        fixes = rewrite(key, near)
        reading.report("fields.misspelt-key", key.place, fixes, key=key.text, near=near)
        return near
    known = "، ".join(entry.arabic for entry in table)
    reading.report(
        "fields.unknown-key",
        key.place,
        key=key.text,
        known=", ".join(entry.key for entry in table),
        known_ar=known,
    )
    return None


def _report_missing(node: Mapping, missing: list[Field], reading: Reading) -> None:
    if missing and node.whole:
        reading.report(
            "fields.missing-key" if len(missing) == 1 else "fields.missing-keys",
            node.place,
            keys=", ".join(entry.key for entry in missing),
            keys_ar="، ".join(f"{entry.arabic} ({entry.key})" for entry in missing),
        )


class Words:
    """A text, as its person wrote it: a `source.Text`.

    `colon_code` is the warning for a colon that was taken as part of the text.
    """

    def __init__(self, colon_code: str = "fields.colon-in-text") -> None:
        self.colon_code = colon_code

    def read(self, node: Node, reading: Reading) -> Text | None:
        if isinstance(node, Sequence):
            reading.report("fields.list-for-text", node.place)
            return None
        if isinstance(node, Mapping):
            if node.written is None or not all(isinstance(v, Scalar) for _, v in node.entries):
                reading.report("fields.keys-for-text", node.place)
                return None
            node = node.written
        if node.unread:
            return None
        if _holds_key(node, reading, self.colon_code):
            return None
        text = node.text.strip()
        if not text:
            reading.report("fields.empty", node.place)
            return None
        return Text(text, node.place)


def _outdent(key: Text, node: Scalar, margin: int) -> tuple[Fix, ...]:
    """The mend that starts a key's line under the other keys; none when it starts no line."""
    at = key.place
    lines = [words.place.line for words in node.colons if words.place]
    if at is None or at.line == node.place.line or lines.count(at.line) != 1:
        return ()
    return (Fix("outdent", Location(at.path, at.line, 1), at, " " * (margin - 1)),)


def _holds_key(node: Scalar, reading: Reading, code: str) -> bool:
    """A colon may have been punctuation (kept, with a warning) or a key in the wrong place."""
    for words in node.colons:
        near = nearest(words, reading.keys())
        if near:
            place = words.place or node.place
            fixes = (*_outdent(words, node, reading.margin), *node.fixes)
            reading.report("fields.key-in-text", place, fixes, key=words, near=near)
            return True
    if node.colons:
        reading.report(code, node.place, node.fixes, words=node.colons[0])
    return False


class ListOf:
    """A list of one kind of item, at least one: a tuple."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def read(self, node: Node, reading: Reading) -> tuple[Any, ...] | None:
        if isinstance(node, Mapping):
            reading.report("fields.keys-for-list", node.place)
            return None
        if _unread(node):
            return None
        if isinstance(node, Scalar) and node.text.strip():
            reading.report("fields.text-for-list", node.place, _as_item(node, reading.margin))
            return None
        if isinstance(node, Scalar) or not node.items:
            reading.report("fields.empty", node.place)
            return None
        items = [self._item(item, reading) for item in node.items]
        return tuple(item for item in items if item is not None)

    def _item(self, node: Node, reading: Reading) -> Any:  # noqa: ANN401
        if isinstance(node, Scalar) and node.plain and not node.text.strip():
            reading.report("fields.empty-item", node.place, node.fixes)
            return None
        return self.kind.read(node, reading)


def _as_item(node: Scalar, margin: int) -> tuple[Fix, ...]:
    """A text on its key's line becomes the only item of a list below it."""
    if node.place.line != node.end.line or not node.plain or node.colons:
        return ()
    return (Fix("item-line", node.place, node.place, "\n" + " " * (margin + 1) + "- "),)


class Record:
    """A mapping with a table of its own, made into a value by `make(**values)`."""

    def __init__(self, table: Table, make: Callable[..., Any] = dict) -> None:
        self.table = table
        self.make = make

    def read(self, node: Node, reading: Reading) -> Any:  # noqa: ANN401
        values = read_record(node, self.table, reading)
        return None if values is None else self.make(**values)


def wordings(keys: Iterable[tuple[str, str]], *, every: bool = False) -> Record:
    """A mapping of (English, Arabic) keys to texts, `every` one or some, read only."""
    table = tuple(Field(key, arabic, Words(), required=every) for key, arabic in keys)
    return Record(table, _keep_keys)


def _keep_keys(**values: Text) -> MappingProxyType[str, Text]:
    # Reports share what a series says; a template is not to write into it.
    return MappingProxyType(values)


class Choice:
    """One of some values: `words` are the ways to write each, `shown` those to tell of."""

    def __init__(self, words: dict[str, str], shown: tuple[str, ...] = ()) -> None:
        self.words = words
        self.shown = shown or tuple(dict.fromkeys(words.values()))

    def read(self, node: Node, reading: Reading) -> str | None:
        text = Words().read(node, reading)
        if text is None:
            return None
        if text in self.words:
            return self.words[text]
        for word, value in self.words.items():
            if fold(word) == fold(text):
                return value
        near = nearest(text, self.words)
        reading.report(
            "fields.not-a-choice",
            node.place,
            rewrite(node, near) if near else (),
            value=text,
            known="، ".join(self.shown),
            near=near or self.shown[0],
        )
        return None


class Whole:
    """A whole number in Western or Arabic-Indic digits, from `low` to `high`."""

    def __init__(self, low: int, high: int) -> None:
        self.low = low
        self.high = high

    def read(self, node: Node, reading: Reading) -> int | None:
        text = Words().read(node, reading)
        if text is None:
            return None
        digits = in_digits(text, "latn")
        # A longer number is none of ours, and int() would refuse thousands of digits.
        if re.fullmatch("[0-9]{1,9}", digits) and self.low <= int(digits) <= self.high:
            return int(digits)
        low, high = str(self.low), str(self.high)
        alone = re.findall("[0-9]+", digits)
        if len(alone) == 1 and re.search(r"[^\W\d]", digits):
            fixes = rewrite(node, alone[0])
            reading.report("fields.number-and-words", node.place, fixes, value=text, near=alone[0])
            return None
        reading.report("fields.not-a-number", node.place, value=text, low=low, high=high)
        return None


class Language:
    """A BCP 47 language tag: ar, ar-JO, en."""

    def read(self, node: Node, reading: Reading) -> str | None:
        text = Words().read(node, reading)
        if text is not None and not _LANGUAGE_TAG.fullmatch(text):
            reading.report("fields.not-a-language", node.place, value=text)
            return None
        return None if text is None else str(text)
