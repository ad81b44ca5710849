"""What the person sees: findings with their source lines, what was done, what went wrong.

    meetings/meeting-07.yaml:12:8 error[source.comment-after-text] the message
      12 | - one # two
         |       ^
         = a hint
         = fix: put it in quotation marks
           before | - one # two
           after  | - "one # two"

Knows diagnostics and words, no report. Findings go to standard error, results to standard
output; colour (rich, loaded only then) only to a terminal.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TextIO

from joinup_reports import __version__
from joinup_reports.diagnostics import Diagnostic, Fix, Location, Severity
from joinup_reports.messages import MESSAGES, PHRASES, fill
from joinup_reports.telling import terminal
from joinup_reports.telling.excerpts import Excerpts, crop, first_difference, width

if TYPE_CHECKING:
    from rich.console import Console as Painter

_WINDOWS_ARABIC = 0x01  # LANG_ARABIC, a primary language identifier
_PAPER_WIDTH = 100  # of what is no terminal
_SPARE = 8  # cells: some terminals that order text give one to each mark of direction
_TYPED = re.compile("`([^`]*)`")
_COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.HINT: "bold cyan"}

_DIFF_COLOURS = {"-": "red", "+": "green", "@": "dim"}
_YES = frozenset({"y", "yes", "ن", "نعم", "اي", "أجل"})

Language = Literal["ar", "en"]

# A line to print: texts, each with its rich style.
Line = list[tuple[str, str]]


def prepare_streams() -> None:
    """UTF-8 whatever the code page; half a character in a file name is no reason to fall.

    What was closed before we began is as if nobody read it, and nothing else gets its number.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
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


class Console:
    """Speaks `lang`, ar or en. Keeps the lines of the files it has shown something of, and
    the `steps` that it was told to suggest.
    """

    def __init__(self, lang: Language) -> None:
        self.lang = lang
        self.excerpts = Excerpts()
        self.steps: list[tuple[str, str]] = []

    def say(self, phrase: str, *, problem: bool = False, **args: str) -> None:
        """Prints one of `messages.PHRASES`; a `problem` to standard error."""
        stream = sys.stderr if problem else sys.stdout
        self.write(self.phrase(phrase, **args), stream=stream)

    def write(
        self, text: str, *, lead: str = "", column: int = 0, stream: TextIO | None = None
    ) -> None:
        """Prints a sentence after `lead`, each of its lines from `column` on."""
        stream, indent = stream or sys.stdout, " " * column
        first: Line = [(lead.ljust(column), "bold")]
        _print(self._sentence(first, text, indent, stream, wrapped=bool(column)), stream)

    def quote(self, text: str, lead: str = "    ") -> None:
        """Prints lines of a file as they stand there, each after `lead`."""
        for line in text.splitlines():
            shown, _ = terminal.source_line(line, 0, logical=_logical(sys.stdout))
            _print([[(lead, "dim"), (shown, "")]], sys.stdout)

    def show(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Prints every finding and how many there are; nothing when there are none."""
        found = tuple(diagnostics)
        self.show_each(found)
        if found:
            self.write(self.count(found), stream=sys.stderr)

    def show_each(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Prints every finding."""
        for diagnostic in diagnostics:
            _print([*self._lines(diagnostic), []], sys.stderr)

    def suggest(self, phrase: str, command: str, **args: str) -> None:
        """Keeps what one would do next, and the command for it, until all is shown."""
        self.steps.append((self.phrase(phrase, **args), command))

    def show_next(self) -> None:
        """Tells a person the first thing suggested; a program needs no advice.

        The command has a line of its own, with nothing unseen in it, so that it can be copied.
        """
        if self.steps and sys.stdout.isatty():
            words, command = self.steps[0]
            self.write(words)
            self.quote(command)

    def ask(self, phrase: str, **args: str) -> str:
        """The answer to a question, without the spaces around it; empty for none.

        Raises KeyboardInterrupt where there is nobody to answer any more.
        """
        self.write(self.phrase(phrase, **args))
        sys.stdout.flush()
        try:
            answer = input("> ").strip()
        except EOFError as gone:
            raise KeyboardInterrupt from gone
        if terminal.turns(answer) and not _logical(sys.stdout):
            # What was typed stands there letter by letter; so it can be read.
            self.write(terminal.harmless(answer), lead="=", column=2)
        return answer

    def object_to(self, found: Diagnostic) -> None:
        """Says what is wrong with an answer, where there is no file to show."""
        words = MESSAGES[found.code]
        for text in filter(None, (words.text(self.lang), words.hint(self.lang))):
            self.write(self.filled(text, found.args))

    def agree(self, phrase: str, **args: str) -> bool:
        """Whether a question is answered by yes, in either language."""
        return self.ask(phrase, **args).casefold() in _YES

    def diff(self, lines: Iterable[str]) -> None:
        """Prints the lines of a diff, as they are where a program reads them."""
        for line in lines:
            if not sys.stdout.isatty():
                sys.stdout.write(f"{line}\n")
                continue
            colour = _DIFF_COLOURS.get(line[:1], "")
            for piece in _pieces(terminal.harmless(line[1:])):
                shown, _ = terminal.source_line(piece, 0, logical=_logical(sys.stdout))
                _print([[(line[:1] + shown, colour)]], sys.stdout)

    def report_bug(self) -> None:
        """Writes the exception being handled to a log file and says where that is."""
        self.say("bug", problem=True, path=write_log())

    def phrase(self, phrase: str, **args: str) -> str:
        """One of `messages.PHRASES` in our language, ready for `write`."""
        return self.filled(PHRASES[phrase].text(self.lang), args)

    def filled(self, text: str, args: Mapping[str, str]) -> str:
        """A text of ours with a person's words, unable to steer the terminal or to turn the
        sentence around them.
        """
        rtl = self.lang == "ar"
        safe = {name: terminal.inserted(value, rtl=rtl) for name, value in args.items()}
        return fill(self.ours(text), safe)

    def ours(self, text: str) -> str:
        """A text of ours; what it says to type, in backquotes, keeps its order in Arabic."""
        return _TYPED.sub(lambda m: self.typed(m[1]), text)

    def typed(self, text: str) -> str:
        """What is to be typed as it stands, to be put into a sentence."""
        return terminal.as_typed(text) if self.lang == "ar" else text

    def count(self, found: Iterable[Diagnostic]) -> str:
        """How many of each severity there are: «خطآن، 3 تحذيرات»."""
        return self.tally(Counter(diagnostic.severity for diagnostic in found))

    def tally(self, counts: Mapping[Severity, int]) -> str:
        """As `count`, once they are counted."""
        told = [
            self.phrase(f"count.{s.value}", count=str(counts[s])) for s in Severity if counts.get(s)
        ]
        return self.phrase("comma").join(told)

    def _lines(self, found: Diagnostic) -> Iterator[Line]:
        """Place, severity and message; the source line and its caret; the hint; the mends."""
        words = MESSAGES[found.code]
        logical = _logical(sys.stderr)
        place = terminal.harmless(f"{found.location or 'joinup:'} ")
        place = terminal.sentence(place, rtl=False, logical=logical)
        severity = self.phrase(f"severity.{found.severity.value}")
        severity = terminal.sentence(severity, rtl=self.lang == "ar", logical=logical)
        style = _COLOURS[found.severity]
        first: Line = [(place, "bold"), (severity, style), (f"[{found.code}] ", style)]
        gutter = " " * (len(str(found.location.line)) if found.location else 0)
        message = self.filled(words.text(self.lang), found.args)
        yield from self._sentence(first, message, "  ", sys.stderr)
        if found.location:
            yield from self._source(found.location)
        if hint := self.filled(words.hint(self.lang), found.args):
            yield from self._sentence(
                [(f"  {gutter} = ", "dim")], hint, f"  {gutter}   ", sys.stderr
            )
        for fix in found.fixes:
            yield from self._fix(fix, gutter)

    def _sentence(
        self, first: Line, text: str, indent: str, stream: TextIO, *, wrapped: bool = False
    ) -> Iterator[Line]:
        """`first`, then the text; where we order it, it is broken into lines before that."""
        logical, rtl = _logical(stream), self.lang == "ar"
        used = sum(width(part) for part, _ in first)
        room = _room(stream)
        # Whoever reads a file or a pipe wants one finding's words on one line.
        whole = logical and not stream.isatty() and not wrapped
        pieces = [text] if whole else terminal.wrap(text, room - used, room - len(indent))
        for number, piece in enumerate(pieces):
            before: Line = [(indent, "")] if number else first
            yield [*before, (terminal.sentence(piece, rtl=rtl, logical=logical), "")]

    def _source(self, at: Location) -> Iterator[Line]:
        line = self.excerpts.line(at.path, at.line)
        if line is None:
            return
        number = str(at.line)
        text, column = self._excerpt(line, at.column - 1, len(number) + 5)
        yield [(f"  {number} | ", "dim"), (text, "")]
        yield [(f"  {' ' * len(number)} | ", "dim"), (f"{' ' * column}^", "bold red")]

    def _fix(self, fix: Fix, gutter: str) -> Iterator[Line]:
        """What could be done, and the lines before and after it."""
        before, after = self.excerpts.mended(fix)
        what = self.phrase(f"fix.{fix.kind}", text=fix.text)
        title = fill(PHRASES["mend"].text(self.lang), {"what": what})
        yield from self._sentence([(f"  {gutter} = ", "dim")], title, f"  {gutter}   ", sys.stderr)
        at = first_difference(" ".join(before), " ".join(after))
        names = [self.phrase("before"), self.phrase("after")]
        column = max(map(width, names))
        for name, lines, style in zip(names, (before, after), ("red", "green"), strict=True):
            for number, line in enumerate(lines):
                text, _ = self._excerpt(line, at if number == 0 else 0, len(gutter) + column + 9)
                yield [
                    (f"  {gutter}   {self._label('' if number else name, column)} | ", "dim"),
                    (text, style),
                ]

    def _label(self, name: str, column: int) -> str:
        """A word of ours in a column of labels."""
        padding = " " * (column - width(name))
        shown = terminal.sentence(name, rtl=self.lang == "ar", logical=_logical(sys.stderr))
        return shown + padding

    def _excerpt(self, line: str, index: int, used: int) -> tuple[str, int]:
        """A line of a file as it is to be printed beside `used` cells, and a column in it."""
        text, index = crop(terminal.harmless(line), index, max(_room(sys.stderr) - used, 24))
        return terminal.source_line(text, index, logical=_logical(sys.stderr))


def _pieces(line: str) -> list[str]:
    """A line cut to the room there is, before it is ordered: a terminal would cut it after."""
    room = _room(sys.stdout) - 1
    if _logical(sys.stdout) or width(line) <= room:
        return [line]
    words = line.lstrip(" ")
    indent = " " * (len(line) - len(words))
    room -= len(indent)
    return [indent + piece for piece in terminal.wrap(words, room, room)]


def _room(stream: TextIO) -> int:
    """Cells in a line."""
    if not stream.isatty():
        return _PAPER_WIDTH
    import shutil

    columns = shutil.get_terminal_size().columns
    return max(columns - _SPARE, columns // 2) if _logical(stream) else columns


def _logical(stream: TextIO) -> bool:
    return terminal.orders_itself(is_terminal=stream.isatty())


def _print(lines: Iterable[Line], stream: TextIO) -> None:
    if not stream.isatty():
        stream.writelines("".join(text for text, _ in line) + "\n" for line in lines)
        return
    from rich.text import Text

    logical = _logical(stream)
    text = Text("\n").join(Text.assemble(*_anchored(line, logical=logical)) for line in lines)
    _painter(stream).print(text, soft_wrap=True)


def _anchored(line: Line, *, logical: bool) -> Line:
    """Some terminals take a line's direction from its first letter: then it is ours to say."""
    words = "".join(text for text, _ in line)
    return [(terminal.LRM, ""), *line] if logical and terminal.turns(words) else line


@lru_cache(maxsize=4)
def _painter(stream: TextIO) -> Painter:
    from rich.console import Console as Painter

    return Painter(file=stream, highlight=False)


def write_log() -> str:
    """The exception being handled and what we need to know beside it, in a file: its name."""
    import platform
    import tempfile
    import traceback

    about = f"joinup {__version__}, Python {platform.python_version()}, {platform.platform()}"
    told = f"{about}\n{sys.argv}\n\n{traceback.format_exc()}".encode("utf-8", "backslashreplace")
    try:
        with tempfile.NamedTemporaryFile(
            prefix="joinup-", suffix=".log", delete=False, buffering=0
        ) as log:
            log.write(told)
    except OSError:  # there is room for it nowhere; so it can be copied from the screen
        sys.stderr.write(told.decode())
        return "stderr"
    return log.name
