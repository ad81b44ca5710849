"""YAML text → a tree of nodes, each with its place. The only module that imports yaml.

Knows no field names. Reads parser events, never a composer (the C composer recurses and
dies on deep nesting), and takes every scalar as its text: what it means is its field's
business. Anchors, aliases, tags and second documents are refused; so is whatever YAML
would drop from a text without a word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from joinup_reports.diagnostics import Diagnostic, Diagnostics, Fix, Location
from joinup_reports.reading import characters, mends, syntax
from joinup_reports.reading.characters import STAND_IN, UNREAD, Places
from joinup_reports.reading.letters import check_letters
from joinup_reports.reading.mends import Stretch
from joinup_reports.reading.nodes import Mapping, Node, Scalar, Sequence, Text
from joinup_reports.reading.slips import Slips
from joinup_reports.reading.syntax import Fault

__all__ = [
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "Text",
    "parse_source",
    "read_own",
    "read_shared",
    "read_source",
]

MAX_BYTES = 1_000_000
MAX_DEPTH = 20
MAX_ENTRIES = 10_000

# Each mend reads the text again; a large text is read again only a few times.
_MOST_MENDS = 200
_MENDED_CHARACTERS = 4_000_000
_MOST_COLONS = 50  # of one text, that may be a slip
MOST_FAULTS = 20  # that a parser stops at; whoever has more should begin with these

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_LINE_BREAKS = re.compile(r"\n+(?=[^\s])")
_AFTER_HEADER = re.compile(r"[^\r\n]*\s*")
_CLAUSE = re.compile(r":[ \t]|^[ \t]*(?:- +)*")


# PyYAML's type stubs say less of events than the parsers give (marks, anchors, styles).
_Event = Any


class _Refused(Exception):  # noqa: N818
    """Reading cannot go on, for this fault."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault


def read_source(path: Path, diagnostics: Diagnostics, shown: str | None = None) -> Node | None:
    """The tree of a YAML file; None when it is none, with the reasons in `diagnostics`.

    `shown` is the name the person gave the file; every Location carries it.
    Raises CannotAccess when the file cannot be read.
    """
    name = shown or str(path)
    return _read_data(characters.read_bytes(path, name, MAX_BYTES + 1), name, diagnostics)


def read_shared(path: Path, diagnostics: Diagnostics, shown: str | None = None) -> Node | None:
    """As `read_source`, of a file that many reports share: while it says the same it is
    parsed once in a process, and all that was found is told again.
    """
    name = shown or str(path)
    tree, found = _parsed(characters.read_bytes(path, name, MAX_BYTES + 1), name)
    diagnostics.extend(found)
    return tree


@lru_cache(maxsize=32)
def _parsed(data: bytes, name: str) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    found = Diagnostics()
    return _read_data(data, name, found), tuple(found)


def _read_data(data: bytes, name: str, diagnostics: Diagnostics) -> Node | None:
    """As `read_source`, of what the file called `name` holds."""
    if len(data) > MAX_BYTES:
        diagnostics.report("source.too-big", Location(name, 1, 1))
        return None
    text = characters.decode(data, name, diagnostics)
    return None if text is None else parse_source(text, name, diagnostics)


def read_own(path: Path) -> Any:  # noqa: ANN401 - whatever the file is
    """Data that comes with joinup, as dicts, lists and texts: never a person's file."""
    return yaml.load(path.read_bytes(), _PLAIN_LOADER)  # noqa: S506 - builds nothing but texts


def parse_source(text: str, name: str, diagnostics: Diagnostics) -> Node | None:
    """The tree of a YAML text; `name` is the path in its Locations.

    After a fault the rest is read all the same, as far as it can be told what it is.
    """
    places, found = Places(text, name), Diagnostics()
    text = characters.clean(text, places, found)
    check_letters(text, places, found)
    node = _Reading(text, places, found).read()
    told = Counter[str]()
    for finding in found:
        told[finding.code] += 1
        if told[finding.code] <= characters.MOST_TOLD:
            diagnostics.extend([finding])
    return node


class _Reading:
    """Reads a text again and again, each time with one trouble less in it."""

    def __init__(self, text: str, places: Places, diagnostics: Diagnostics) -> None:
        self.text = text
        self.places = places
        self.diagnostics = diagnostics
        self.tries = min(_MOST_MENDS, _MENDED_CHARACTERS // (len(text) + 1))
        self.faults = 0
        self.reached = -2  # no line's end, nor beside one

    def read(self) -> Node | None:
        while True:
            found = Diagnostics()
            try:
                node = _Tree(self.text, self.places, found, whole=not self.faults).read()
            except yaml.YAMLError as problem:
                complaint = syntax.complaint_of(problem)
                mended = syntax.mend(complaint, self.text) if self.tries else None
                going = self.go_on(mended) or self.skip(syntax.meaning(complaint, self.text))
            except _Refused as refusal:
                going = self.skip(refusal.fault)
            else:
                self.diagnostics.extend(found)
                return node
            if not going:
                return None

    def go_on(self, text: str | None) -> bool:
        if text is None:
            return False
        self.text = text
        self.tries -= 1
        return True

    def skip(self, fault: Fault) -> bool:
        """Reports a fault, and takes it out if the rest can then be read."""
        code, index, args = fault
        beside = mends.line_start(self.text, index) - 1 <= self.reached
        known = index <= self.reached or (beside and code == "source.indentation")
        if not known:
            fixes = mends.for_fault(code, index, self.places)
            self.diagnostics.report(code, self.places.at(index), fixes, **args)
        self.faults += 1
        if not self.tries or self.faults > MOST_FAULTS:
            return False
        skipped = syntax.skip(fault, self.text, line=known)
        if skipped is None:
            return False
        self.reached = max(self.reached, skipped[1])
        return self.go_on(skipped[0])


class _Tree:
    """Builds the tree of one text from its events, counting as they come.

    `start` and `end` are the offsets of the scalar read last and after it: a block
    collection's own end mark lies at the next token instead. `whole` is false when lines
    have been taken out of the text.
    """

    def __init__(self, text: str, places: Places, found: Diagnostics, *, whole: bool) -> None:
        self.text = text
        self.whole = whole
        self.places = places
        self.found = found
        self.events: Iterator[_Event] = yaml.parse(text, _LOADER)
        self.entries = 0
        self.start = 0
        self.end = 0
        self.quoted = False
        self.slips = Slips(text, places, found)

    def read(self) -> Node | None:
        next(self.events)
        event = next(self.events)
        if isinstance(event, yaml.StreamEndEvent):
            if self.whole:
                self.report("source.empty", 0)
            return None
        node = self.node(next(self.events), 0)
        next(self.events)
        after = next(self.events)
        if not isinstance(after, yaml.StreamEndEvent):
            self.report("source.several-documents", after.start_mark.index)
        else:
            self.slips.check_remarks(self.start, self.end, len(self.text), quoted=self.quoted)
        return node

    def report(self, code: str, index: int) -> None:
        self.found.report(code, self.places.at(index))

    def node(self, event: _Event, depth: int, *, item: bool = False) -> Node:
        index = event.start_mark.index
        if isinstance(event, yaml.AliasEvent) or event.anchor or event.tag:
            raise _Refused(syntax.special_start("source.special-start", index, self.text))
        self.entries += 1
        if self.entries > MAX_ENTRIES:
            raise _Refused(Fault("source.too-many", index, {}))
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, item=item)
        if depth >= MAX_DEPTH:
            raise _Refused(Fault("source.too-deep", index, {}))
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
            self.refuse_question(event.start_mark.index)
            key = self.node(event, depth + 1)
            if not isinstance(key, Scalar):
                raise _Refused(Fault("source.key-not-text", event.start_mark.index, {}))
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
        return Mapping(tuple(entries.values()), self.places.at(index), written, self.whole)

    def refuse_question(self, key: int) -> None:
        """`- ? نص` makes a key without a colon."""
        before = self.text[self.places.line_start(key) : key].rstrip()
        if before.endswith("?"):
            at = self.places.line_start(key) + len(before) - 1
            raise _Refused(Fault("source.special-start", at, {"char": "?"}))

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
        words = self.text[start:end].rstrip()
        part = Stretch(start, start + len(words))
        whole = end == self.end
        fix = mends.quote(self.places, part) if whole else mends.nest(self.places, part)
        return Scalar(
            syntax.fold_lines(words).replace(STAND_IN, ":"),
            self.places.at(start),
            self.places.at(part.end),
            colons=tuple(colons),
            fixes=(fix,),
        )

    def scalar(self, event: _Event, *, item: bool) -> Scalar:
        start, end = event.start_mark.index, event.end_mark.index
        self.slips.check_remarks(self.start, self.end, start, quoted=self.quoted)
        self.start, self.end, self.quoted = start, end, bool(event.style)
        self.slips.check_bidi(start, end)
        if event.style == '"':
            self.slips.check_escapes(event.value, start, end)
        unread = False
        if not event.style:
            self.slips.check_quotes(start, end)
            unread = self.slips.check_plain(start, end, item=item)
        elif event.style in {'"', "'"}:
            unread = self.slips.check_quotation(start, end)
        if unread:
            return Scalar(UNREAD, self.places.at(start), self.places.at(end))
        if event.style in ("|", ">"):
            header = _AFTER_HEADER.match(self.text, start, end)
            self.slips.check_header(start, min(mends.line_end(self.text, start), end))
            start = min(header.end(), end) if header else start
        return self.made(event, start, end, item=item)

    def made(self, event: _Event, start: int, end: int, *, item: bool) -> Scalar:
        colons: tuple[Text, ...] = ()
        fixes: tuple[Fix, ...] = ()
        if STAND_IN in event.value:
            colons = self.colons(start, end)
            fixes = (mends.quote(self.places, Stretch(start, end)),)
        elif item and start == end and not event.style:
            fixes = mends.delete_line(self.places, start)
        text = event.value.replace(STAND_IN, ":")
        if event.style != "|":
            # Folding leaves one line break of a blank line; a reader need know one form only.
            text = _LINE_BREAKS.sub("\n\n", text)
        at = self.places.at
        return Scalar(text, at(start), at(end), not event.style, colons, fixes)

    def colons(self, start: int, end: int) -> tuple[Text, ...]:
        """The words before each stand-in, back to the line's start or the colon before."""
        found = []
        for match in islice(re.finditer(STAND_IN, self.text[start:end]), _MOST_COLONS):
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
