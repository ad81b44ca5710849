"""What a browser must keep together in a text, as typesetting does.

A browser breaks an address after its hyphens, as if these were hyphenation, and parts a
lone و from its word and a number from its unit. What belongs together is told by
typeset.unbroken; here it is found in spans, and written as elements that hold it: nothing
is added to the text, so what is copied is what was written. Knows spans and HTML, no styles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal

from joinup_reports.document.model import Span
from joinup_reports.tuples import NamedTuple
from joinup_reports.typeset.unbroken import unbroken
from joinup_reports.web.spelling import words

# In CSS (see base.py) what is whole never breaks; an address does between its parts, unless
# it is short enough to fit on a line, and a part only when no line can hold it.
WHOLE: Final = "whole"
ADDRESS: Final = "address"

# So many characters fit on any screen's line: what is longer may break as it likes.
_SURE_TO_FIT = 20
# So many of an address fit on a telephone's.
_SHORT_ADDRESS = 32
_BREAKABLE = re.compile(r"[\s–-]")
_IS_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[^\s@]+@[^\s@]+")
# Before a mark, for parts of an address that are wider than some lines (Chicago Manual 14.18).
_BEFORE_MARK = re.compile(r"(?<=\w)(?=[-._~=%])")
_OPEN, _CLOSE = "\u2068", "\u2069"


class Held(NamedTuple):
    """Neighbouring spans; `whole` when no line may end between or in them."""

    spans: tuple[Span, ...]
    whole: bool


class _Hold(NamedTuple):
    start: int
    end: int
    kind: Literal["whole", "address"]
    joints: tuple[int, ...] = ()


def hold_spans(spans: Sequence[Span]) -> Iterator[Held]:
    """The spans in order, those apart that are held together across their edges.

    Plain spans are cut for that, and only at spaces, so no letter loses its neighbour.
    """
    text = "".join(span.text for span in spans)
    done = 0
    for start, end in _across(spans, text) if len(spans) > 1 else ():
        if start >= done:
            yield Held(_cut(spans, done, start), whole=False)
            yield Held(_cut(spans, start, end), whole=True)
            done = end
    yield Held(_cut(spans, done, len(text)), whole=False)


def hold_words(text: str) -> str:
    """The text of one span as HTML; what must not be parted in it is in elements."""
    made, done = "", 0
    for start, end, kind, joints in sorted(_inside(text)):
        if start < done:
            continue
        if kind == WHOLE:
            class_, inner = WHOLE, words(text[start:end])
        else:
            class_ = f"{ADDRESS} fits" if end - start <= _SHORT_ADDRESS else ADDRESS
            inner = _parts(text[start:end], (joint - start for joint in joints))
        made += f'{words(text[done:start])}<span class="{class_}">{inner}</span>'
        done = end
    return made + words(text[done:])


def _parts(address: str, joints: Iterable[int]) -> str:
    """An address by its joints, and its long parts by their marks."""
    made = ""
    for start, end in pairwise((0, *joints, len(address))):
        part = address[start:end]
        marked = _BEFORE_MARK.split(part) if len(part) > _SHORT_ADDRESS else (part,)
        made += "".join(f"<span>{words(each)}</span>" for each in marked)
    return made


def _inside(text: str) -> Iterator[_Hold]:
    for start, end, joints in unbroken(text):
        if _IS_ADDRESS.fullmatch(text, start, end):
            yield _Hold(start, end, ADDRESS, joints)
        else:
            start, end = _to_spaces(text, start, end)  # noqa: PLW2901
            if end - start <= _SURE_TO_FIT and _BREAKABLE.search(text, start, end):
                yield _Hold(start, end, WHOLE)


def _across(spans: Sequence[Span], text: str) -> Iterator[tuple[int, int]]:
    """What belongs together and stands in more spans than one, in order."""
    marked, places = _mark_isolates(spans)
    edges = _edges(spans)
    for first, last, _ in sorted(unbroken(marked)):
        start, end = _to_spaces(text, places[first], places[last])
        inner = [edge for edge in edges if start < edge < end]
        if not inner:
            continue
        start, end = _to_edges(spans, text, start, end)
        if _length(_cut(spans, start, end)) > _SURE_TO_FIT:
            end = inner[0]
        if _length(_cut(spans, start, end)) <= _SURE_TO_FIT:
            yield start, end


def _mark_isolates(spans: Sequence[Span]) -> tuple[str, list[int]]:
    """The text as unbroken() knows it, and for each of its offsets the one without marks."""
    marked, places, at = "", [], 0
    for span in spans:
        shown = f"{_OPEN}{span.text}{_CLOSE}" if span.isolate else span.text
        length = len(span.text)
        lead = (len(shown) - length) // 2
        places += [at + min(max(i - lead, 0), length) for i in range(len(shown))]
        marked += shown
        at += length
    return marked, [*places, at]


def _edges(spans: Sequence[Span]) -> list[int]:
    edges = [0]
    for span in spans:
        edges.append(edges[-1] + len(span.text))
    return edges


def _to_spaces(text: str, start: int, end: int) -> tuple[int, int]:
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _to_edges(spans: Sequence[Span], text: str, start: int, end: int) -> tuple[int, int]:
    """Wide enough that only plain spans are cut, and at spaces."""
    edges = _edges(spans)
    before = None
    while before != (start, end):
        before = start, end
        for span, first, last in zip(spans, edges, edges[1:], strict=False):
            if not _is_plain(span) and first < end and start < last:
                start, end = min(start, first), max(end, last)
        start, end = _to_spaces(text, start, end)
    return start, end


def _is_plain(span: Span) -> bool:
    return span == Span(span.text, span.place)


def _length(spans: Sequence[Span]) -> int:
    """Without addresses, which may break all the same."""
    return sum(len(span.text) for span in spans if not _IS_ADDRESS.fullmatch(span.text))


def _cut(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """The spans of text[start:end]."""
    made, at = [], 0
    for span in spans:
        text = span.text[max(start - at, 0) : max(end - at, 0)]
        at += len(span.text)
        if text:
            made.append(span._replace(text=text))
    return tuple(made)
