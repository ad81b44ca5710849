"""Mends that need no person: which of those offered are sure, and the text they lead to.

A mend is sure when its finding is one of `SURE` and, of all the ways offered, exactly one
leaves no new trouble: whatever has two good ways is left to the person. Each is tried by
reading the mended text again. Hints are never carried out, nor is what changes a date, a
value or the order of letters. Outside the spans of the mends no character changes.
"""

from __future__ import annotations

import codecs
import difflib
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path

from joinup_reports.branding.read import read_series, read_theme
from joinup_reports.diagnostics import (
    CannotAccess,
    Diagnostic,
    Diagnostics,
    Fix,
    Location,
    ProblemsFound,
)
from joinup_reports.meeting.read import read_meeting
from joinup_reports.output import write_whole
from joinup_reports.reading import characters
from joinup_reports.reading.characters import Places
from joinup_reports.reading.source import MAX_BYTES, MOST_FAULTS, parse_source
from joinup_reports.resources import SERIES, THEME
from joinup_reports.tuples import NamedTuple

# What is mended by marks of YAML, by letters that are not seen, or by a key's name: the
# words that are read afterwards are those that were written.
SURE = frozenset(
    {
        "source.tab",
        "source.other-bullet",
        "source.dash-without-space",
        "source.no-colon",
        "source.mixed-quotes",
        "source.special-start",
        "source.after-quote",
        "source.open-bracket",
        "source.list-beside-key",
        "source.bullet-in-text",
        "source.invisible-character",
        "source.unbalanced-bidi",
        "source.presentation-forms",
        "fields.text-for-list",
        "fields.misspelt-key",
        "fields.colon-in-text",
        "fields.colon-above-items",
        "fields.key-in-text",
        "fields.empty-item",
    }
)
_BULLETS = frozenset({"source.other-bullet", "source.dash-without-space", "source.tab"})
# What shows that a mend was the wrong one: words have come to stand where they do not belong.
_MISPLACED = re.compile(
    r"fields\.(list|keys)-for-\w+|fields\.text-for-list|fields\.missing-keys?|fields\.empty\b"
    r"|fields\.not-(?:these-)?keys|fields\.unknown-key"
    # What was hidden behind another fault may come to light: that is no harm.
    r"|source\.(?!look-alike|comment-after-text|other-bullet|dash-without-space).*"
)
UTF_8 = "UTF-8"
# What Notepad calls Unicode, and ANSI where Windows speaks Arabic.
_OTHERS = ("UTF-16", "Windows-1256")
_ARABIC_SHARE = 0.9
_MOST_ROUNDS = 100
_MOST_TRIES = 1000  # each reads the file once


class Mended(NamedTuple):
    """A file's text before and after, how many findings were mended, and those that stay.

    `data` is the file as it was, `encoding` what it was saved in: it is to become UTF-8.
    """

    path: Path
    data: bytes
    encoding: str
    before: str
    after: str
    number: int
    left: tuple[Diagnostic, ...]

    @property
    def changed(self) -> bool:
        return self.before != self.after or self.encoding != UTF_8


class State(NamedTuple):
    """A text and what is found in it."""

    text: str
    found: Sequence[Diagnostic]


def mend_file(path: Path, shown: str) -> Mended:
    """Mends what is sure in a file, and writes nothing.

    Raises CannotAccess when it does not open, ProblemsFound when it is no text.
    """
    data = characters.read_bytes(path, shown, MAX_BYTES + 1)
    text, encoding = _decoded(data, shown)
    after, count = mend_text(text, shown)
    return Mended(path, data, encoding, text, after, count, tuple(findings(after, shown)))


def write_mended(mended: Mended) -> None:
    """Puts the mended text in the file's place. Raises CannotAccess, leaving it as it was.

    A byte-order mark and a link stay; what was saved in the meantime is not written over.
    """
    now = characters.read_bytes(mended.path, str(mended.path), MAX_BYTES + 1)
    if now != mended.data:
        raise CannotAccess([Diagnostic("output.changed", args={"path": str(mended.path)})])
    mark = codecs.BOM_UTF8 if mended.data.startswith(codecs.BOM_UTF8) else b""
    path = mended.path.resolve() if mended.path.is_symlink() else mended.path
    write_whole(path, mark + mended.after.encode())


def mend_text(text: str, name: str) -> tuple[str, int]:
    """The text with every sure mend carried out, and how many there were.

    `name` is the file's: it says whether these are notes, a series or a theme.
    """
    count, tries = 0, _MOST_TRIES
    state = State(text, findings(text, name))
    for _ in range(_MOST_ROUNDS):
        before = state
        # From the end on: what stands before a mend keeps its place.
        sure = [d for d in before.found if d.code in SURE and d.fixes][::-1]
        alone = [d for d in sure if len(d.fixes) == 1]
        for together in (alone, [d for d in alone if d.code in _BULLETS]):
            if better := _all_at_once(together, state, name):
                state, count = better, count + len(together)
                break
        if state is not before:
            continue
        for finding in sure:
            tries -= len(finding.fixes)
            if tries < 0:
                return state.text, count
            better = _only_way(finding, state, name)
            count += better is not None
            state = better or state
        if state is before:
            break
    return state.text, count


def findings(text: str, name: str) -> list[Diagnostic]:
    """All that is found in a file's text, hints aside."""
    found = Diagnostics()
    node = parse_source(text, name, found)
    if node is not None:
        file = Path(name).name
        read = {SERIES: read_series, THEME: read_theme}.get(file, read_meeting)
        read(node, found)
    return list(found)


def differences(mended: Mended) -> Iterator[str]:
    """Lines of a unified diff, without their ends."""
    before, after = (text.splitlines() for text in (mended.before, mended.after))
    name = str(mended.path)
    return difflib.unified_diff(before, after, name, name, n=1, lineterm="")


def _all_at_once(together: Sequence[Diagnostic], state: State, name: str) -> State | None:
    """What mends lead to that are made together, the last first; None when it is no good.

    It is quicker, and one bullet set right among wrong ones reads worse, not better.
    """
    fixes = [finding.fixes[0] for finding in together]
    if not fixes or any(late.start < early.end for late, early in pairwise(fixes)):
        return None
    if not all(_keeps_order(fix, state.text) for fix in fixes):
        return None
    text = state.text
    for fix in fixes:
        text = carried_out(fix, text)
    last = _last_line_told(state.found)
    before, mended = _counted(state.found, last), State(text, findings(text, name))
    after = _counted(mended.found, last)
    codes = {finding.code for finding in together}
    return mended if all(_is_better(code, before, after) for code in codes) else None


def _only_way(finding: Diagnostic, state: State, name: str) -> State | None:
    """What the only mend that works leads to; None when none does, or several do."""
    last = _last_line_told(state.found)
    before = _counted(state.found, last)
    ways = []
    for fix in finding.fixes:
        text = carried_out(fix, state.text)
        mended = State(text, findings(text, name))
        after = _counted(mended.found, last + fix.text.count("\n"))
        if _is_better(finding.code, before, after) and _keeps_order(fix, state.text):
            ways.append(mended)
    return ways[0] if len(ways) == 1 else None


def _last_line_told(found: Sequence[Diagnostic]) -> int:
    """The line up to which a file was read: of very many faults only the first are told."""
    lines = [d.location.line for d in found if d.location and d.code.startswith("source.")]
    return max(lines) if len(lines) >= MOST_FAULTS else sys.maxsize


def _counted(found: Sequence[Diagnostic], last: int) -> Counter[str]:
    return Counter(d.code for d in found if d.location is None or d.location.line <= last)


def _is_better(code: str, before: Counter[str], after: Counter[str]) -> bool:
    misplaced = [new for new in after - before if _MISPLACED.fullmatch(new)]
    return after[code] < before[code] and not misplaced


def _keeps_order(fix: Fix, text: str) -> bool:
    """Whether letters that take the place of their shapes stand as those stood."""
    if fix.kind != "letters":
        return True
    places = Places(text, fix.start.path)
    part = text[places.offset(fix.start) : places.offset(fix.end)]
    return unicodedata.normalize("NFKC", part) == fix.text


def carried_out(fix: Fix, text: str) -> str:
    """`text` with one mend carried out; what it puts in has the line ends of the file."""
    places = Places(text, fix.start.path)
    line_end = "\r\n" if "\r\n" in text else "\n"
    words = fix.text.replace("\n", line_end)
    return text[: places.offset(fix.start)] + words + text[places.offset(fix.end) :]


def _decoded(data: bytes, shown: str) -> tuple[str, str]:
    """The text, and the encoding it is in: UTF-8, or one that Notepad writes on Windows."""
    found = Diagnostics()
    if len(data) > MAX_BYTES:
        raise ProblemsFound([Diagnostic("source.too-big", Location(shown, 1, 1))])
    text = characters.decode(data, shown, found)
    if text is not None:
        return text, UTF_8
    for encoding in _OTHERS:
        with suppress(UnicodeDecodeError):
            text = data.decode(encoding)
            if _is_arabic(text):
                return text.removeprefix("\ufeff"), encoding
    raise ProblemsFound(found)


def _is_arabic(text: str) -> bool:
    """Whether what is not ASCII is Arabic, nearly all of it: then it was decoded rightly."""
    foreign = [character for character in text if character > "\x7f"]
    arabic = sum("\u060c" <= character <= "\u0652" for character in foreign)
    return bool(foreign) and arabic >= _ARABIC_SHARE * len(foreign) and "\0" not in text
