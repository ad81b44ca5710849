"""What changed from one meeting's notes or report to another's, entry by entry.

Compares what the files say, never how they are written: keys in either language, comments,
quotes and line ends make no difference. A report is read by the source it carries. For the
eye, both are set and laid side by side with the lines that changed marked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from difflib import SequenceMatcher
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, Self

from joinup_reports import build
from joinup_reports.branding.canonical import series_values
from joinup_reports.branding.fields import LABELS, PARTNER, SERIES, VISIBILITY
from joinup_reports.canonical import Value
from joinup_reports.diagnostics import Diagnostics
from joinup_reports.judging.extract import lay_out, refuse_altered
from joinup_reports.judging.painted import fold
from joinup_reports.judging.readback import open_source
from joinup_reports.meeting.canonical import meeting_values
from joinup_reports.meeting.extras import EXTRA_TABLES
from joinup_reports.meeting.fields import BULLET, MEETING
from joinup_reports.meeting.moments import HOURS
from joinup_reports.pdf.beside import Strip, put_beside
from joinup_reports.resources import TEMPLATE
from joinup_reports.sections import MODES, SECTIONS
from joinup_reports.tuples import NamedTuple
from joinup_reports.typeset.frame import GlyphRun, Page
from joinup_reports.typeset.structure import Content

# Two texts that have less in common than this are two texts, not one that changed.
_ALIKE = 0.5
# One key may have two Arabic names, one in notes and one in a series.
_OF_MEETING = {
    **dict(SECTIONS),
    **{f.key: f.arabic for table in (*EXTRA_TABLES, BULLET, HOURS, MEETING) for f in table},
}
_OF_SERIES = {
    **dict((*SECTIONS, *LABELS, *MODES)),
    **{f.key: f.arabic for table in (SERIES, PARTNER, VISIBILITY) for f in table},
}
_MEETING_KEYS = frozenset(field.key for field in MEETING)
# What an item is known by.
_HEADS = ("url", "file", "text", "name")


class Change(NamedTuple):
    """`where` are keys and, for an item of a list, its number from 1."""

    kind: Literal["added", "removed", "changed"]
    where: tuple[str, ...]
    before: str
    after: str

    def place(self, lang: str) -> str:
        """Where it is, in the words of a reader's language."""
        arabic = _OF_MEETING if self.where[0] in _MEETING_KEYS else _OF_SERIES
        names = (arabic.get(part, part) if lang == "ar" else part for part in self.where)
        return " › ".join(names)


class Line(NamedTuple):
    """A line of a laid-out page: its words ready to compare, and where it stands."""

    page: int
    words: tuple[str, ...]
    strip: Strip


class Side(NamedTuple):
    """One of the two things compared: its notes, and the values of meeting and series.

    A report knows its `template`; notes have none.
    """

    notes: Path
    meeting: Mapping[str, Value]
    series: Mapping[str, Value]
    template: str = ""


class Comparison:
    """Two files being compared; use in a `with`, for what a report carries lies aside.

    Entering it raises what reading notes and opening reports raise.
    """

    def __init__(self, first: Path, second: Path) -> None:
        self._aside = ExitStack()
        self._paths = (first, second)

    def __enter__(self) -> Self:
        try:
            self.before, self.after = (self._side(path) for path in self._paths)
        except BaseException:
            self._aside.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._aside.close()

    def changes(self) -> tuple[Change, ...]:
        """In the order of the keys: the meeting's, then the series'."""
        pairs = (
            (self.before.meeting, self.after.meeting),
            (self.before.series, self.after.series),
        )
        return tuple(change for a, b in pairs for change in _mappings(a, b, ()))

    def side_by_side(self) -> bytes:
        """A PDF of both reports, page beside page, with the lines that changed marked."""
        template = self.after.template or self.before.template or TEMPLATE
        (before, old), (after, new) = (
            self._set(side, side.template or template) for side in (self.before, self.after)
        )
        marked = changed_lines(lines_of(before.pages), lines_of(after.pages))
        sides = [(old, _by_page(marked[0])), (new, _by_page(marked[1]))]
        # What comes first stands where reading begins.
        if after.document.direction == "rtl":
            sides.reverse()
        return put_beside(*sides)

    def _side(self, path: Path) -> Side:
        is_report = path.suffix.lower() == ".pdf"
        notes, template = self._taken_out(path) if is_report else (path, "")
        # What is only remarkable about notes is no difference.
        meeting, series = build.read_notes(notes, Diagnostics(), str(path))
        return Side(notes, meeting_values(meeting), series_values(series), template)

    def _taken_out(self, pdf: Path) -> tuple[Path, str]:
        carrier, told = open_source(pdf)
        refuse_altered(carrier)
        folder = self._aside.enter_context(TemporaryDirectory(prefix="joinup-"))
        return lay_out(carrier, Path(folder), told.template), told.template

    def _set(self, side: Side, template: str) -> tuple[build.Laid, bytes]:
        found = Diagnostics()
        laid, _ = build.trace_report(side.notes, found, side.notes.name, template=template)
        return laid, build.write_laid(laid, found)


def _mappings(
    before: Mapping[str, Value], after: Mapping[str, Value], where: tuple[str, ...]
) -> Iterator[Change]:
    for key in dict.fromkeys((*before, *after)):
        yield from _values(before.get(key), after.get(key), (*where, key))


def _values(before: Any, after: Any, where: tuple[str, ...]) -> Iterator[Change]:  # noqa: ANN401
    """Of two values of which either may be nothing."""
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        yield from _mappings(before, after, where)
    elif _is_list(before) and _is_list(after):
        yield from _lists(before, after, where)
    elif before is None or after is None or _is_list(before) or _is_list(after):
        yield from () if before is None else _each("removed", before, where)
        yield from () if after is None else _each("added", after, where)
    else:
        yield from _replaced(before, after, where)


def _is_list(value: Value | None) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _replaced(before: Value, after: Value, where: tuple[str, ...]) -> Iterator[Change]:
    """A text for a text, or an item that gained or lost what is nested under it."""
    old, new = _head(before), _head(after)
    if old != new:
        yield Change("changed", where, old, new)
    yield from _values(_rest(before), _rest(after), where)


def _head(value: Value) -> str:
    if isinstance(value, Mapping):
        return str(value.get(_head_key(value), ""))
    return value if isinstance(value, str) else ""


def _head_key(value: Mapping[str, Value]) -> str:
    return next((key for key in _HEADS if key in value), "")


def _rest(value: Value) -> Value | None:
    """What is nested under an item, without its own words."""
    if isinstance(value, Mapping):
        return {key: v for key, v in value.items() if key != _head_key(value)}
    return {} if isinstance(value, str) else value


def _lists(
    before: Sequence[Value], after: Sequence[Value], where: tuple[str, ...]
) -> Iterator[Change]:
    keys = [[repr(item) for item in items] for items in (before, after)]
    for tag, a, b, c, d in _opcodes(*keys):
        if tag != "equal":
            yield from _stretch(before[a:b], after[c:d], (a, c), where)


def _opcodes(before: list[str], after: list[str]) -> list[tuple[str, int, int, int, int]]:
    return [*SequenceMatcher(None, before, after, autojunk=False).get_opcodes()]


def _stretch(
    before: Sequence[Value], after: Sequence[Value], at: tuple[int, int], where: tuple[str, ...]
) -> Iterator[Change]:
    """Items that were replaced: each goes with the next one that is like it."""
    taken = 0
    for number, item in enumerate(before):
        rest = range(taken, len(after))
        twin = next((n for n in rest if _alike(_head(item), _head(after[n]))), None)
        if twin is None:
            yield from _each("removed", item, (*where, str(at[0] + number + 1)))
            continue
        for n in range(taken, twin):
            yield from _each("added", after[n], (*where, str(at[1] + n + 1)))
        yield from _replaced(item, after[twin], (*where, str(at[1] + twin + 1)))
        taken = twin + 1
    for n in range(taken, len(after)):
        yield from _each("added", after[n], (*where, str(at[1] + n + 1)))


def _alike(before: str, after: str) -> bool:
    return SequenceMatcher(None, before, after, autojunk=False).ratio() >= _ALIKE


def _each(
    kind: Literal["added", "removed"], value: Value, where: tuple[str, ...]
) -> Iterator[Change]:
    """One change for each text of a value that is only on one side."""
    if isinstance(value, str):
        yield Change(kind, where, *(("", value) if kind == "added" else (value, "")))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _each(kind, inner, where if key == _head_key(value) else (*where, key))
    else:
        for number, inner in enumerate(value, start=1):
            yield from _each(kind, inner, (*where, str(number)))


def lines_of(pages: Sequence[Page]) -> tuple[Line, ...]:
    """The lines of the body, in the order they are painted."""
    return tuple(line for number, page in enumerate(pages) for line in _page_lines(number, page))


def _page_lines(number: int, page: Page) -> Iterator[Line]:
    runs = (m for m in page.marks if isinstance(m, GlyphRun) and isinstance(m.owner, Content))
    for y, group in groupby(runs, key=lambda run: round(run.y, 2)):
        line = tuple(group)
        size = max(run.size for run in line)
        left, right = min(run.x for run in line), max(run.x + run.width for run in line)
        # A bullet and the words after it are two things, though nothing stands between.
        parts = ("".join(run.text for run in part) for _, part in groupby(line, key=_owner))
        words = " ".join(parts).split()
        folded = tuple(filter(None, map(fold, words)))
        yield Line(number, folded, Strip(left, y - size, right - left, 1.35 * size))


def _owner(run: GlyphRun) -> int:
    return id(run.owner)


def changed_lines(
    before: Sequence[Line], after: Sequence[Line]
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines on each side that hold a word the other side has not in that place."""
    sides = [[(w, n) for n, line in enumerate(s) for w in line.words] for s in (before, after)]
    words = [[word for word, _ in side] for side in sides]
    found: tuple[set[int], set[int]] = (set(), set())
    for tag, a, b, c, d in _opcodes(*words):
        if tag != "equal":
            found[0].update(n for _, n in sides[0][a:b])
            found[1].update(n for _, n in sides[1][c:d])
    return tuple(before[n] for n in sorted(found[0])), tuple(after[n] for n in sorted(found[1]))


def _by_page(lines: Sequence[Line]) -> dict[int, list[Strip]]:
    found: dict[int, list[Strip]] = {}
    for line in lines:
        found.setdefault(line.page, []).append(line.strip)
    return found
