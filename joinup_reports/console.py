"""What the person sees: findings with their source lines, what was done, what went wrong.

    meetings/meeting-07.yaml:12:5 error[meeting.unknown-key] the message
      12 | titel: …
         | ^
         = a hint

Knows diagnostics and words, no report. Findings go to standard error, results to standard
output; colour (rich, loaded only then) only to a terminal.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal, TextIO

from joinup_reports import __version__, terminal
from joinup_reports.diagnostics import Diagnostic, Location, Severity
from joinup_reports.messages import PHRASES

_WINDOWS_ARABIC = 0x01  # LANG_ARABIC, a primary language identifier
_PAPER_WIDTH = 100  # of what is no terminal
_MOST_BYTES = 1_000_000  # of a file that is too big for notes, nothing is worth more
_LINE_ENDS = re.compile("\r\n|[\r\n\x85\u2028\u2029]")  # as YAML 1.1 counts lines
_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.HINT: "bold cyan"}

Language = Literal["ar", "en"]

# A line to print: texts, each with its rich style.
Line = list[tuple[str, str]]


def prepare_streams() -> None:
    """UTF-8 whatever the code page; half a character in a file name is no reason to fall."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def choose_language(wish: str | None = None) -> Language:
    """The wish, else JOINUP_LANG, else the system's language when it is Arabic, else English."""
    variables = ("JOINUP_LANG", "LC_ALL", "LC_MESSAGES", "LANG")
    for name in (wish, *map(os.environ.get, variables), _windows_language()):
        if name:
            return "ar" if name.lower().startswith("ar") else "en"
    return "en"


def _windows_language() -> str | None:
    if sys.platform != "win32":
        return None
    import ctypes

    language = ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF
    return "ar" if language == _WINDOWS_ARABIC else "en"


@dataclass(frozen=True, slots=True)
class Console:
    """Speaks `lang`, ar or en. Keeps the lines of the files it has shown something of."""

    lang: Language
    _files: dict[str, list[str]] = field(default_factory=dict)

    def say(self, phrase: str, *, problem: bool = False, **args: str) -> None:
        """Prints one of `messages.PHRASES`; a `problem` to standard error."""
        stream = sys.stderr if problem else sys.stdout
        for line in self._sentence([], self._phrase(phrase, **args), "", stream):
            _print(line, stream)

    def show(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Prints every finding and how many there are; nothing when there are none."""
        found = tuple(diagnostics)
        for diagnostic in map(self._made_safe, found):
            for line in self._lines(diagnostic):
                _print(line, sys.stderr)
        if found:
            for line in self._sentence([], self._count(found), "", sys.stderr):
                _print(line, sys.stderr)

    def report_bug(self) -> None:
        """Writes the exception being handled to a log file and says where that is."""
        self.say("bug", problem=True, path=_write_log())

    def _phrase(self, phrase: str, **args: str) -> str:
        text: str = getattr(PHRASES[phrase], self.lang)
        return text.format_map(self._safe(args))

    def _made_safe(self, found: Diagnostic) -> Diagnostic:
        return replace(found, args=self._safe(found.args))

    def _safe(self, args: dict[str, str]) -> dict[str, str]:
        """A person's words, unable to steer the terminal or to turn the sentence around them."""
        rtl = self.lang == "ar"
        return {name: terminal.inserted(value, rtl=rtl) for name, value in args.items()}

    def _count(self, found: Iterable[Diagnostic]) -> str:
        counts = Counter(diagnostic.severity for diagnostic in found)
        told = [
            self._phrase(f"count.{s.value}", count=str(counts[s])) for s in Severity if counts[s]
        ]
        return self._phrase("comma").join(told)

    def _lines(self, found: Diagnostic) -> Iterator[Line]:
        """Place, severity and message; the source line and its caret; the hint."""
        place = terminal.harmless(f"{found.location or 'joinup:'} ")
        place = terminal.sentence(place, rtl=False, logical=_logical(sys.stderr))
        kind = f"{found.severity.value}[{found.code}] "
        first: Line = [(place, "bold"), (kind, _COLOURS[found.severity])]
        gutter = " " * (len(str(found.location.line)) if found.location else 0)
        yield from self._sentence(first, found.message(self.lang), "  ", sys.stderr)
        if found.location:
            yield from self._source(found.location)
        if hint := found.hint(self.lang):
            lead: Line = [(f"  {gutter} = ", "dim")]
            yield from self._sentence(lead, hint, f"  {gutter}   ", sys.stderr)

    def _sentence(self, first: Line, text: str, indent: str, stream: TextIO) -> Iterator[Line]:
        """`first`, then the text; where we order it, it is broken into lines before that."""
        logical, rtl = _logical(stream), self.lang == "ar"
        used = sum(terminal.width(part) for part, _ in first)
        room = _room(stream)
        pieces = [text] if logical else terminal.wrap(text, room - used, room - len(indent))
        for number, piece in enumerate(pieces):
            before: Line = [(indent, "")] if number else first
            yield [*before, (terminal.sentence(piece, rtl=rtl, logical=logical), "")]

    def _source(self, at: Location) -> Iterator[Line]:
        lines = self._read(at.path)
        if not 0 < at.line <= len(lines):
            return
        logical = _logical(sys.stderr)
        number = str(at.line)
        text, index = _crop(terminal.harmless(lines[at.line - 1]), at.column - 1)
        text, column = terminal.source_line(text, index, logical=logical)
        yield [(f"  {number} | ", "dim"), (text, "")]
        yield [(f"  {' ' * len(number)} | ", "dim"), (f"{' ' * column}^", "bold red")]

    def _read(self, path: str) -> list[str]:
        """The file's lines; none when it does not open (the finding is shown all the same)."""
        if path not in self._files:
            try:
                with Path(path).open("rb") as file:
                    data = file.read(_MOST_BYTES)
            except (OSError, ValueError):
                data = b""
            encoding = "utf-16" if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
            self._files[path] = _LINE_ENDS.split(data.decode(encoding, errors="replace"))
        return self._files[path]


def _crop(line: str, index: int) -> tuple[str, int]:
    """The part of a long line around its character `index`, and where that now stands."""
    room = max(_room(sys.stderr) - 12, 20)
    index = min(index, len(line))
    start = max(0, min(index - room // 2, len(line) - room))
    cropped = line[start : start + room]
    before, after = "… " if start else "", " …" if start + room < len(line) else ""
    return f"{before}{cropped}{after}", index - start + len(before)


def _room(stream: TextIO) -> int:
    """Cells in a line."""
    if not stream.isatty():
        return _PAPER_WIDTH
    import shutil

    return shutil.get_terminal_size().columns


def _logical(stream: TextIO) -> bool:
    return terminal.orders_itself(is_terminal=stream.isatty())


def _print(line: Line, stream: TextIO) -> None:
    if not stream.isatty():
        stream.write("".join(text for text, _ in line) + "\n")
        return
    from rich.console import Console as Painter
    from rich.text import Text

    Painter(file=stream, highlight=False).print(Text.assemble(*line), soft_wrap=True)


def _write_log() -> str:
    """The exception being handled and what we need to know beside it, in a file: its name."""
    import platform
    import tempfile
    import traceback

    about = f"joinup {__version__}, Python {platform.python_version()}, {platform.platform()}"
    with tempfile.NamedTemporaryFile(
        "w",
        prefix="joinup-",
        suffix=".log",
        delete=False,
        encoding="utf-8",
        errors="backslashreplace",
    ) as log:
        log.write(f"{about}\n{sys.argv}\n\n{traceback.format_exc()}")
    return log.name
