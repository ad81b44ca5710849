"""Bytes → text, and which characters a text may hold.

Knows encodings and the characters that cannot be seen: UAX #9 (bidirectional controls)
and the Trojan Source report (CVE-2021-42574) give the reasons. Knows no YAML and no keys;
letters that are not what they look like are the business of `letters`.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from joinup_reports.diagnostics import CannotAccess, Diagnostic, Diagnostics, Fix, Location

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Noncharacters, refused in a person's text: free to stand for something while it is read.
STAND_IN = "\ufdd0"  # a colon that is punctuation
UNREAD = "\ufdd1"  # what could not be read, and has been reported

# What turns or hides text. LRM, RLM, ALM, ZWJ and ZWNJ are needed in Arabic, and the signs
# of U+0600..0605, U+06DD, U+070F, U+0890..0891 and U+08E2 have ink: they are not here.
# Embeddings and isolates are not here either: they are judged by whether they are closed.
_REFUSED = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u2028\u2029\u202d\u202e"
    "\u2060-\u2065\u206a-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    "\ud800-\udfff"
    "]"
)
_OPENS = {"\u202a": "\u202c", "\u202b": "\u202c"} | dict.fromkeys("\u2066\u2067\u2068", "\u2069")
_BIDI = re.compile("[\u202a-\u202c\u2066-\u2069]")
_OVERRIDES = frozenset("\u202d\u202e")
_EMBEDS = re.compile("[\u202a-\u202e]")
_LINE_BREAK = re.compile(r"\r\n|\r|\n")
# Findings of one kind in a file: who has more should begin with these.
MOST_TOLD = 200
_NUL_SHARE = 0.05
# How files begin that are named in the place of notes; Word's are ZIP archives.
_OTHER_FILES = {
    b"%PDF-": "PDF",
    b"PK\x03\x04": "Word",
    b"\xd0\xcf\x11\xe0": "Word",
    b"{\\rtf": "Word",
    b"\x89PNG": "PNG",
    b"\xff\xd8\xff": "JPEG",
}
_LONGEST_EXCERPT = 60

# The names of control characters are no part of Unicode's name list.
_CONTROL_NAME = "CONTROL CHARACTER"


class Places:
    """Turns an offset into a text (in code points) into a Location, and back.

    `text` is what the person wrote, before anything in it is replaced.
    """

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.starts = [0, *(m.end() for m in _LINE_BREAK.finditer(text))]

    def at(self, index: int) -> Location:
        line = bisect_right(self.starts, index)
        return Location(self.path, line, index - self.starts[line - 1] + 1)

    def line_start(self, index: int) -> int:
        """The offset of the first character of the line that `index` is on."""
        return self.starts[bisect_right(self.starts, index) - 1]

    def offset(self, place: Location) -> int:
        """The inverse of `at`."""
        return self.starts[place.line - 1] + place.column - 1


def read_bytes(path: Path, name: str, most: int) -> bytes:
    """The first bytes of a file, at most so many. Raises CannotAccess when the file, which
    the person calls `name`, cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(most)
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        cause = Diagnostic("source.unreadable", None, {"path": name, "reason": reason})
        raise CannotAccess([cause]) from problem


def decode(data: bytes, path: str, diagnostics: Diagnostics) -> str | None:
    """The text of a UTF-8 file, without its byte-order mark; None when it is not UTF-8."""
    for beginning, kind in _OTHER_FILES.items():
        if data.startswith(beginning):
            diagnostics.report("source.not-notes", Location(path, 1, 1), kind=kind)
            return None
    foreign = _foreign_encoding(data)
    if foreign:
        diagnostics.report("source.encoding", Location(path, 1, 1), encoding=foreign)
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        before = data[: problem.start].decode("utf-8-sig", "replace")
        diagnostics.report("source.not-utf8", Places(before, path).at(len(before)))
        return None


def _foreign_encoding(data: bytes) -> str | None:
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "UTF-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    # Without a mark, UTF-16 shows by the zero bytes beside its ASCII letters and spaces.
    return "UTF-16" if data.count(b"\0") > len(data) * _NUL_SHARE else None


def clean(text: str, places: Places, diagnostics: Diagnostics) -> str:
    """Reports every refused character; the result has U+FFFD in their places.

    So it has in the place of what closes an override: the two belong together.
    """
    if not _REFUSED.search(text):
        return text
    ends = _ends_of_overrides(text)
    for match in islice(_REFUSED.finditer(text), MOST_TOLD):
        start, end = match.span()
        inside = text[end : ends.get(start, end)]
        if _LINE_BREAK.search(inside) or _REFUSED.search(inside):
            inside = ""
        elif start in ends:
            end = ends[start] + 1
        fix = Fix("delete", places.at(start), places.at(end), inside)
        report_character(match[0], places.at(start), diagnostics, (fix,))
    cleaned = list(_REFUSED.sub(REPLACEMENT, text))
    for at in ends.values():
        cleaned[at] = REPLACEMENT
    return "".join(cleaned)


def _ends_of_overrides(text: str) -> dict[int, int]:
    """Where each override of a text is closed, by where it stands."""
    open_: list[int] = []
    ends = {}
    for match in _EMBEDS.finditer(text):
        if match[0] in _OPENS or match[0] in _OVERRIDES:
            open_.append(match.start())
        elif open_ and text[start := open_.pop()] in _OVERRIDES:
            ends[start] = match.start()
    return ends


def refused(text: str) -> Iterator[str]:
    """The refused characters of a text, in order."""
    return (match[0] for match in _REFUSED.finditer(text))


def report_character(
    character: str, place: Location, diagnostics: Diagnostics, fixes: tuple[Fix, ...] = ()
) -> None:
    code = "source.override" if character in _OVERRIDES else "source.invisible-character"
    diagnostics.report(code, place, fixes, char=code_point(character), name=name(character))


def at_its_character(found: Diagnostic) -> Diagnostic:
    """A finding about a character of a text, moved from where the text begins."""
    character = found.args.get("char")
    if found.code != "text.missing-glyph" or found.location is None or character is None:
        return found
    return found._replace(location=_place_of(character, found.location))


def _place_of(character: str, after: Location) -> Location:
    """Where the character first stands in its file from `after` on; `after` if nowhere."""
    try:
        text = Path(after.path).read_bytes().decode("utf-8-sig")
        places = Places(text, after.path)
        at = text.find(character, places.offset(after))
    except (OSError, ValueError, IndexError):
        return after
    return after if at < 0 else places.at(at)


def has_bidi_controls(text: str) -> bool:
    return _BIDI.search(text) is not None


def bidi_controls(text: str) -> Iterator[tuple[int, str, bool]]:
    """Each embedding and isolate of a text: its offset, itself, whether it is in a pair."""
    found = list(_BIDI.finditer(text))
    paired: set[int] = set()
    open_: list[int] = []
    for at, match in enumerate(found):
        if match[0] in _OPENS:
            open_.append(at)
        elif open_ and _OPENS[found[open_[-1]][0]] == match[0]:
            paired |= {open_.pop(), at}
    return ((m.start(), m[0], at in paired) for at, m in enumerate(found))


def excerpt(text: str) -> str:
    """A text for a message: one line of it, cut when it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_EXCERPT else line[:_LONGEST_EXCERPT].rstrip() + "…"


def code_point(character: str) -> str:
    return f"U+{ord(character):04X}"


def name(character: str) -> str:
    return unicodedata.name(character, _CONTROL_NAME)
