"""What a YAML parser's complaint means to the person who wrote the text.

Knows the problem texts of libyaml and of PyYAML's own parser (YAML 1.1), and where a colon
was meant as punctuation. Imports no parser, knows no keys.
"""

from __future__ import annotations

import re

from joinup_reports.reading import mends
from joinup_reports.reading.characters import STAND_IN, UNREAD
from joinup_reports.tuples import NamedTuple

_COLON = re.compile(r":(?=[ \t\r\n]|$)")
_ITEM = re.compile(r"( *)((?:- +)+)")
_STARTS_OTHERWISE = ('"', "'", "[", "{", "|", ">", "&", "*", "!")
OTHER_BULLETS = "•●○◦▪■‣∙·"
OTHER_DASHES = "‐‑‒–—―−"
_NO_DASH = re.compile(rf"[{OTHER_BULLETS}]|[*{OTHER_DASHES}](?=[ \t])")
DASH_WITHOUT_SPACE = re.compile(r"-(?=[^\W\d_])")
_REMARK = re.compile(r"[ \t]*[^\s#\"'][^\r\n\"']*?[ \t](#)")
_WORDS = re.compile(r"[^\s]+")
_FOLD = re.compile(r"[ \t]*((?:\r\n|\r|\n)\s*)")
_CLOSED_BEFORE = re.compile(r"[\"'\]}][ \t]+$")


class Fault(NamedTuple):
    """What cannot be read: the diagnostic's code, the offset it belongs to, its arguments."""

    code: str
    at: int
    args: dict[str, str]


class Complaint(NamedTuple):
    """A parser's words, and the offsets at which it gave up and where the trouble began."""

    problem: str
    context: str
    at: int
    start: int


def complaint_of(problem: Exception) -> Complaint:
    """What a parser of YAML said when it raised `problem`."""
    mark = getattr(problem, "problem_mark", None)
    start = getattr(problem, "context_mark", None) or mark
    return Complaint(
        getattr(problem, "problem", None) or str(problem),
        getattr(problem, "context", None) or "",
        mark.index if mark else 0,
        start.index if start else 0,
    )


# A pattern over "context | problem" → the code, and whether its place is where the trouble
# began. The first that fits is taken.
_MEANINGS: tuple[tuple[str, str, bool], ...] = (
    (r"cannot start any token", "source.special-start", False),
    (
        r"scanning an alias|scanning an anchor|(scanning|parsing) a tag",
        "source.special-start",
        True,
    ),
    (r"scanning a block scalar|scanning a directive|node content", "source.special-start", True),
    (r"quoted scalar \| found unexpected (end of stream|document)", "source.open-quote", True),
    (r"escape", "source.escape", False),
    (r"mapping values are not allowed", "source.colon-in-value", False),
    (r"sequence entries are not allowed", "source.list-beside-key", False),
    (r"could not find expected ':'", "source.no-colon", True),
    (r"parsing a flow", "source.open-bracket", True),
    (r"document start|incompatible YAML|%YAML", "source.several-documents", False),
    (r"expected key|'-' indicator|<block end>", "source.indentation", False),
)


# What takes its whole line with it, and what only needs another character in its place.
_LINES = {
    "source.no-colon",
    "source.indentation",
    "source.dash-without-space",
    "source.several-documents",
}
_CHARACTERS = {"source.tab": " ", "source.other-bullet": "-"}
_UNKNOWN = {"source.syntax", "source.key-not-text", "source.too-deep", "source.too-many"}


def meaning(complaint: Complaint, text: str) -> Fault:
    """What a complaint is about, where the person's hand slipped."""
    line_start = text.rfind("\n", 0, complaint.at) + 1
    if text[complaint.at : complaint.at + 1] == "\t":
        return Fault("source.tab", complaint.at, {})
    if _CLOSED_BEFORE.search(text, line_start, complaint.at):
        return Fault("source.after-quote", complaint.at, {})
    words = f"{complaint.context} | {complaint.problem}"
    if "a flow" in words:
        before = max(text.rfind(sign, 0, complaint.start + 1) for sign in "[{")
        if (remark := mends.remark_inside(text, max(before, 0))) is not None:
            return Fault("source.remark-in-brackets", remark, {})
    for pattern, code, from_start in _MEANINGS:
        if re.search(pattern, words):
            index = complaint.start if from_start else complaint.at
            return _told_better(code, index, text)
    return Fault("source.syntax", complaint.at, {"problem": complaint.problem})


def _told_better(code: str, index: int, text: str) -> Fault:
    if code == "source.colon-in-value":
        # A key at the margin that "is not allowed" follows a line that misses its colon.
        code, index = "source.no-colon", _previous_line(text, index)
    if code in {"source.special-start", "source.no-colon"}:
        return special_start(code, index, text)
    if code == "source.escape":
        return Fault(code, max(text.rfind("\\", 0, index + 1), 0), {})
    if code == "source.indentation" and (remark := _remark_above(text, index)) is not None:
        return Fault("source.comment-after-text", remark, {})
    if code == "source.open-quote" and mends.ends_smart(text, index):
        return Fault("source.mixed-quotes", index, {})
    return Fault(code, index, {})


def special_start(code: str, index: int, text: str) -> Fault:
    """A sign at the start that has a meaning of its own, or was meant for a bullet."""
    if _NO_DASH.match(text, index):
        return Fault("source.other-bullet", index, {"char": text[index]})
    if DASH_WITHOUT_SPACE.match(text, index):
        return Fault("source.dash-without-space", index, {})
    args = {"char": text[index : index + 1]} if code == "source.special-start" else {}
    return Fault(code, index, args)


def skip(fault: Fault, text: str, *, line: bool = False) -> tuple[str, int] | None:
    """`text` without what is at fault, as long as before, and the offset to where it went.

    Lets the rest be read: a value becomes a text of `UNREAD`s; a line that is no value, or
    any when `line` says so, becomes blank. None when nothing can be told from the fault.
    """
    index = fault.at
    if fault.code in _UNKNOWN:
        return None
    if fault.code in _CHARACTERS and not line:
        bullet = fault.code == "source.other-bullet" and mends.after_dash(text, index)
        sign = " " if bullet else _CHARACTERS[fault.code]
        return text[:index] + sign + text[index + 1 :], index + 1
    if fault.code == "source.remark-in-brackets" and not line:
        return text[:index] + UNREAD + text[index + 1 :], index + 1
    if line or fault.code in _LINES:
        start, end = mends.line_start(text, index), mends.line_end(text, index)
        blank = _WORDS.sub(lambda word: " " * len(word[0]), text[start:end])
    else:
        start, end = mends.value_at(text, index)
        blank = _WORDS.sub(lambda word: UNREAD * len(word[0]), text[start:end])
    skipped = text[:start] + blank + text[end:]
    return None if skipped == text else (skipped, end)


def _remark_above(text: str, index: int) -> int | None:
    """The offset of the remark that cuts a text off from its next line, at `index`."""
    end = mends.line_start(text, index) - 1
    remark = _REMARK.match(text, mends.line_start(text, max(end, 0)), max(end, 0))
    return remark.start(1) if remark else None


def _previous_line(text: str, index: int) -> int:
    """The offset of the first word of the last line with words before that of `index`."""
    before = text[: text.rfind("\n", 0, index) + 1].rstrip()
    start = before.rfind("\n") + 1
    return start + len(before[start:]) - len(before[start:].lstrip())


def mend(complaint: Complaint, text: str) -> str | None:
    """`text` with the colons that were meant as punctuation replaced by `STAND_IN`.

    Each is one character, so every place stays true. None when this is not the trouble.
    """
    if "mapping values are not allowed" in complaint.problem:
        return _mend_value(text, complaint.at)
    if "could not find expected ':'" in complaint.problem:
        return _mend_item(text, complaint.start)
    return None


def _mend_value(text: str, colon: int) -> str | None:
    """`title: a: b`, also when the second colon stands on a later line of the value."""
    start = text.rfind("\n", 0, colon) + 1
    indented = text[start : start + 1] == " "
    if not indented and not _COLON.search(text, start, colon):
        return None
    return _replaced(text, colon, _line_end(text, colon))


def _mend_item(text: str, index: int) -> str | None:
    """An item that YAML took for `key: value` until its next line had no colon."""
    start = text.rfind("\n", 0, index) + 1
    indent = index - start
    end = start
    while start > 0:
        start = text.rfind("\n", 0, start - 1) + 1
        line = text[start : _line_end(text, start)]
        item = _ITEM.match(line)
        if item and item.end() == indent:
            words = start + indent
            quoted = text.startswith(_STARTS_OTHERWISE, words)
            return None if quoted else _replaced(text, words, end)
        if line.strip() and len(line) - len(line.lstrip(" ")) < indent:
            return None
    return None


def _replaced(text: str, start: int, end: int) -> str | None:
    part = _COLON.sub(STAND_IN, text[start:end])
    return text[:start] + part + text[end:] if STAND_IN in part else None


def _line_end(text: str, index: int) -> int:
    end = text.find("\n", index)
    return len(text) if end < 0 else end


def fold_lines(text: str) -> str:
    """Lines become one line, as YAML folds a plain scalar; blank lines stay blank lines."""

    def folded(match: re.Match[str]) -> str:
        breaks = match[1].replace("\r\n", "\n").replace("\r", "\n").count("\n")
        return "\n\n" if breaks > 1 else " "

    return _FOLD.sub(folded, text)
