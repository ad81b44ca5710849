"""YAML text → a tree of nodes, each with its place. The only module that imports yaml.

Knows no field names. Reads parser events, never a composer (the C composer recurses and
dies on deep nesting), and takes every scalar as its text: what it means is its field's
business. Anchors, aliases, tags and second documents are refused; so is whatever YAML
would drop from a text without a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import yaml

from joinup_reports import characters, syntax
from joinup_reports.characters import STAND_IN, Places
from joinup_reports.diagnostics import CannotAccess, Diagnostic, Diagnostics, Location

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_ENTRIES = 10_000

# Each mend reads the text again; a large text is read again only a few times.
_MOST_MENDS = 200
_MENDED_CHARACTERS = 4_000_000

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_REMARK = re.compile(r"#[^\r\n]*")
_BULLET = re.compile(r"[\r\n][ \t]*(-)[ \t]")
_FOLD = re.compile(r"[ \t]*((?:\r\n|\r|\n)\s*)")
_LINE_BREAKS = re.compile(r"\n+(?=[^\s])")
_AFTER_HEADER = re.compile(r"[^\r\n]*\s*")
_CLAUSE = re.compile(r":[ \t]|^[ \t]*(?:- +)*")


class Text(str):
    """A person's words, with the place where they stand (None when no file holds them)."""

    __slots__ = ("place",)
    place: Location | None

    def __new__(cls, value: str, place: Location | None = None) -> Self:
        text = super().__new__(cls, value)
        text.place = place
        return text


@dataclass(frozen=True, slots=True)
class Scalar:
    r"""`plain` is true for text without quotes that is no block. A blank line is \n\n.

    `colons` are the words before each colon that could have made a key of them and was
    taken for punctuation instead, with the place where those words start.
    """

    text: str
    place: Location
    plain: bool = True
    colons: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Sequence:
    items: tuple[Node, ...]
    place: Location


@dataclass(frozen=True, slots=True)
class Mapping:
    """Entries in the order written; a repeated key is reported and its first kept.

    `written` is the same stretch of the file as a text, for an item of a list whose colon
    may be punctuation (`- for example : this`); None where it can only be a mapping. When
    bullets are nested below (`- such as :`), it is the text above them.
    """

    entries: tuple[tuple[Scalar, Node], ...]
    place: Location
    written: Scalar | None = None


Node = Scalar | Sequence | Mapping


# PyYAML's type stubs say less of events than the parsers give (marks, anchors, styles).
_Event = Any


class _Refused(Exception):  # noqa: N818
    """Reading cannot go on; what is wrong has been reported."""


def read_source(path: Path, diagnostics: Diagnostics, shown: str | None = None) -> Node | None:
    """The tree of a YAML file; None when it is none, with the reasons in `diagnostics`.

    `shown` is the name the person gave the file; every Location carries it.
    Raises CannotAccess when the file cannot be read.
    """
    name = shown or str(path)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        cause = Diagnostic("source.unreadable", None, {"path": name, "reason": reason})
        raise CannotAccess([cause]) from problem
    if len(data) > MAX_BYTES:
        diagnostics.report("source.too-big", Location(name, 1, 1))
        return None
    text = characters.decode(data, name, diagnostics)
    return None if text is None else parse_source(text, name, diagnostics)


def parse_source(text: str, name: str, diagnostics: Diagnostics) -> Node | None:
    """The tree of a YAML text; `name` is the path in its Locations."""
    places = Places(text, name)
    text = characters.clean(text, places, diagnostics)
    mends = min(_MOST_MENDS, _MENDED_CHARACTERS // (len(text) + 1))
    while True:
        found = Diagnostics()
        try:
            node = _Tree(text, places, found).read()
        except yaml.YAMLError as problem:
            complaint = _complaint(problem)
            mended = syntax.mend(complaint, text) if mends else None
            if mended is not None:
                text, mends = mended, mends - 1
                continue
            code, index, args = syntax.meaning(complaint, text)
            found.report(code, places.at(index), **args)
            node = None
        except _Refused:
            node = None
        diagnostics.extend(found)
        return node


def _complaint(problem: yaml.YAMLError) -> syntax.Complaint:
    mark = getattr(problem, "problem_mark", None)
    start = getattr(problem, "context_mark", None) or mark
    return syntax.Complaint(
        getattr(problem, "problem", None) or str(problem),
        getattr(problem, "context", None) or "",
        mark.index if mark else 0,
        start.index if start else 0,
    )


class _Tree:
    """Builds the tree of one text from its events, counting as they come.

    `end` is the offset after the last character of content read so far: a block
    collection's own end mark lies at the next token instead.
    """

    def __init__(self, text: str, places: Places, found: Diagnostics) -> None:
        self.text = text
        self.places = places
        self.found = found
        self.events: Iterator[_Event] = yaml.parse(text, _LOADER)
        self.entries = 0
        self.end = 0
        self.quoted = False
        self.bidi = characters.has_bidi_controls(text)

    def read(self) -> Node | None:
        next(self.events)
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            self.found.report("source.empty", self.places.at(0))
            return None
        node = self.node(next(self.events), 0)
        next(self.events)
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            self.report("source.several-documents", after.start_mark.index)
        else:
            self.check_remarks(len(self.text))
        return node

    def report(self, code: str, index: int, **args: str) -> None:
        self.found.report(code, self.places.at(index), **args)

    def refuse(self, code: str, index: int, **args: str) -> _Refused:
        self.report(code, index, **args)
        return _Refused()

    def node(self, event: _Event, depth: int, *, item: bool = False) -> Node:
        index = event.start_mark.index
        if isinstance(event, yaml.AliasEvent) or event.anchor or event.tag:
            raise self.refuse("source.special-start", index, char=self.text[index])
        self.entries += 1
        if self.entries > MAX_ENTRIES:
            raise self.refuse("source.too-many", index)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if depth >= MAX_DEPTH:
            raise self.refuse("source.too-deep", index)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, depth)
        return self.mapping(event, depth, item=item)

    def sequence(self, start: _Event, depth: int) -> Sequence:
        items = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self.node(event, depth + 1, item=not start.flow_style))
        if start.flow_style:
            self.end = _offset(event.end_mark)
        return Sequence(tuple(items), self.places.at(start.start_mark.index))

    def mapping(self, start: _Event, depth: int, *, item: bool) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self.node(event, depth + 1)
            if not isinstance(key, Scalar):
                raise self.refuse("source.key-not-text", event.start_mark.index)
            value = self.node(next(self.events), depth + 1)
            first = entries.setdefault(key.text, (key, value))
            if first[0] is not key:
                line = str(first[0].place.line)
                short = characters.excerpt(key.text)
                self.found.report("source.repeated-key", key.place, key=short, line=line)
        if start.flow_style:
            self.end = _offset(event.end_mark)
        index = start.start_mark.index
        written = self.written(index, entries) if item and not start.flow_style else None
        return Mapping(tuple(entries.values()), self.places.at(index), written)

    def written(self, start: int, entries: dict[str, tuple[Scalar, Node]]) -> Scalar | None:
        """What the stretch from `start` says when its colons are punctuation."""
        if not all(key.plain for key, _ in entries.values()):
            return None
        end, colons = self.end, []
        for key, value in entries.values():
            colons.append(Text(key.text, key.place))
            if isinstance(value, Scalar):
                colons += value.colons
            elif isinstance(value, Sequence) and len(entries) == 1:
                end = self.places.offset(value.place)
            else:
                return None
        text = _fold(self.text[start:end].strip()).replace(STAND_IN, ":")
        return Scalar(text, self.places.at(start), colons=tuple(colons))

    def scalar(self, event: _Event) -> Scalar:
        start, end = event.start_mark.index, event.end_mark.index
        self.check_remarks(start)
        plain = not event.style
        self.end, self.quoted = end, not plain
        if self.bidi:
            self.check_bidi(start, end)
        if event.style == '"':
            self.check_escapes(event.value, start)
        bullet = _BULLET.search(self.text, start, end) if plain else None
        if bullet:
            # YAML joins a bullet to the text above it.
            self.report("source.bullet-in-text", bullet.start(1))
        if event.style in ("|", ">"):
            header = _AFTER_HEADER.match(self.text, start, end)
            start = min(header.end(), end) if header else start
        colons = self.colons(start, end) if STAND_IN in event.value else ()
        text = event.value.replace(STAND_IN, ":")
        if event.style != "|":
            # Folding leaves one line break of a blank line; a reader need know one form only.
            text = _LINE_BREAKS.sub("\n\n", text)
        return Scalar(text, self.places.at(start), plain, colons)

    def check_remarks(self, start: int) -> None:
        """A remark that shares its line with words may be words itself, which YAML drops.

        Looks between the last scalar and `start`. After a quotation it can be nothing else.
        """
        for remark in _REMARK.finditer(self.text, self.end, start):
            at = remark.start()
            line = self.places.line_start(at)
            after_quotation = self.quoted and line <= self.end
            if self.text[line:at].strip() and not after_quotation:
                self.report("source.comment-after-text", at)

    def check_escapes(self, value: str, start: int) -> None:
        r"""`"\u202e"` would bring in what the text itself may not hold."""
        for character in characters.refused(value):
            characters.report_character(character, self.places.at(start), self.found)
        written = self.text[start : self.end]
        for _, character, _ in characters.bidi_controls(value):
            if character not in written:
                characters.report_character(character, self.places.at(start), self.found)

    def check_bidi(self, start: int, end: int) -> None:
        for at, character, paired in characters.bidi_controls(self.text[start:end]):
            code = "source.bidi-control" if paired else "source.unbalanced-bidi"
            char, name = characters.code_point(character), characters.name(character)
            self.report(code, start + at, char=char, name=name)

    def colons(self, start: int, end: int) -> tuple[Text, ...]:
        """The words before each stand-in, back to the line's start or the colon before."""
        found = []
        for match in re.finditer(STAND_IN, self.text[start:end]):
            at = start + match.start()
            line = self.text.rfind("\n", 0, at) + 1
            before = self.text[line:at].replace(STAND_IN, ":")
            *_, last = _CLAUSE.finditer(before)
            words = before[last.end() :]
            place = self.places.at(line + last.end())
            found.append(Text(words.strip(), place))
        return tuple(found)


def _offset(mark: _Event) -> int:
    return int(mark.index)


def _fold(text: str) -> str:
    """Lines become one line, as YAML folds a plain scalar; blank lines stay blank lines."""

    def folded(match: re.Match[str]) -> str:
        breaks = match[1].replace("\r\n", "\n").replace("\r", "\n").count("\n")
        return "\n\n" if breaks > 1 else " "

    return _FOLD.sub(folded, text)
