"""What YAML takes without a word, though the person meant otherwise.

A remark beside words, a bullet joined to the text above it, hidden characters. Works on the
text and the offsets of one scalar; knows no parser, no keys.
"""

from __future__ import annotations

import re
from itertools import islice

from joinup_reports.diagnostics import Diagnostics, Fix
from joinup_reports.reading import characters, mends, syntax
from joinup_reports.reading.characters import Places
from joinup_reports.reading.mends import Stretch

_REMARK = re.compile(r"#[^\r\n]*")
_BULLET = re.compile(
    r"[\r\n][ \t]*"
    rf"([-{syntax.OTHER_DASHES}](?=[ \t])|-(?=[^\W\d_])|[{syntax.OTHER_BULLETS}])"
)
_TAG = re.compile(r"#[^\W_][^\s:]*(?:[ \t]|$)", re.MULTILINE)
_SPACES = {" ", "\t", "\r", "\n", ""}
_NEXT_ENTRY = re.compile(r"[\r\n]([ \t]*)(?:-[ \t\r\n]|[^\s:]+:[ \t\r\n])")
_SMART_QUOTES = re.compile("[“„‟‘]([^“”„‟‘’]+)[“”‘’]")


class Slips:
    """Reports the slips in one text. `start` and `end` are offsets of a scalar in it."""

    def __init__(self, text: str, places: Places, found: Diagnostics) -> None:
        self.text = text
        self.places = places
        self.found = found
        self.bidi = characters.has_bidi_controls(text)

    def report(self, code: str, index: int, fixes: tuple[Fix, ...] = (), **args: str) -> None:
        self.found.report(code, self.places.at(index), fixes, **args)

    def check_plain(self, start: int, end: int, *, item: bool) -> bool:
        """Whether plain text is not what it seems: it is bullets, or a remark hides it.

        YAML joins each line to the text above it, bullet or no.
        """
        if start == end:
            # The remark is reported when what comes after it is read.
            return self.text[end : mends.line_end(self.text, end)].lstrip(" \t")[:1] == "#"
        before = self.text[self.places.line_start(start) : start]
        joined = not before.strip() and self.check_bullet(start)
        for bullet in _BULLET.finditer(self.text, start, end):
            at = bullet.start(1)
            if bullet[1] in syntax.OTHER_DASHES and not joined:
                continue  # a dash between two lines of a text is punctuation
            if not self.check_bullet(at) and not joined:
                fixes = (mends.nest(self.places, Stretch(start, at)),) if item else ()
                self.report("source.bullet-in-text", at, fixes)
            joined = True
        return joined

    def check_bullet(self, at: int) -> bool:
        """Whether what stands at a line's start was meant for a dash and a space."""
        code, index, args = syntax.special_start("", at, self.text)
        if code:
            self.report(code, index, mends.for_fault(code, index, self.places), **args)
        return bool(code)

    def check_header(self, start: int, end: int) -> None:
        """A remark beside > or | is one; a #tag there is a word that would be lost."""
        tag = _TAG.search(self.text, start, end)
        if tag:
            self.report("source.comment-after-text", tag.start())

    def check_quotation(self, start: int, end: int) -> bool:
        """Whether a quotation runs into the next item or key, to a mark that is meant there."""
        line = self.places.line_start(start)
        indent = mends.indent_at(self.text, line)
        for later in _NEXT_ENTRY.finditer(self.text, start, end):
            if len(later[1]) <= indent:
                fixes = mends.for_fault("source.open-quote", start, self.places)
                self.report("source.open-quote", start, fixes)
                return True
        return False

    def check_quotes(self, start: int, end: int) -> None:
        """Typographer's quotation marks around all of a text are part of it."""
        if _SMART_QUOTES.fullmatch(self.text, start, end):
            fix = mends.straighten(self.places, Stretch(start, end))
            self.report("source.smart-quotes", start, (fix,), char=self.text[start])

    def check_remarks(self, start: int, end: int, until: int, *, quoted: bool) -> None:
        """A remark that shares its line with words may be words itself, which YAML drops.

        Looks between a scalar and the offset `until`, where the next one begins. After a
        quotation `# …` can be nothing else, but `#tag` can.
        """
        for remark in _REMARK.finditer(self.text, end, until):
            at = remark.start()
            line = self.places.line_start(at)
            spaced = self.text[at - 1 : at].isspace() and self.text[at + 1 : at + 2] in _SPACES
            after_quotation = quoted and line <= end and spaced
            if self.text[line:at].strip() and not after_quotation:
                words = start if not self.text[end:at].strip(" \t") else end
                fixes = mends.without_remark(self.places, at, words, end)
                self.report("source.comment-after-text", at, fixes)
            elif not quoted and self.goes_on(start, end, at):
                tag = Stretch(start, at + len(remark[0].rstrip()))
                fixes = (mends.quote(self.places, tag), mends.space(self.places, at))
                self.report("source.tag-line", at, fixes)

    def goes_on(self, start: int, end: int, at: int) -> bool:
        """Whether `#tag` on a line of its own, at `at`, looks like more of the text before."""
        if start == end or not _TAG.match(self.text, at) or self.text[end:at].strip():
            return False
        line, own = self.places.line_start(start), self.places.line_start(at)
        return at - own > mends.indent_at(self.text, line)

    def check_escapes(self, value: str, start: int, end: int) -> None:
        r"""`"\u202e"` would bring in what the text itself may not hold."""
        for character in islice(characters.refused(value), characters.MOST_TOLD):
            characters.report_character(character, self.places.at(start), self.found)
        written = self.text[start:end]
        for _, character, _ in characters.bidi_controls(value):
            if character not in written:
                characters.report_character(character, self.places.at(start), self.found)

    def check_bidi(self, start: int, end: int) -> None:
        if not self.bidi:
            return
        controls = characters.bidi_controls(self.text[start:end])
        for at, character, paired in islice(controls, characters.MOST_TOLD):
            code = "source.bidi-control" if paired else "source.unbalanced-bidi"
            char, name = characters.code_point(character), characters.name(character)
            fixes = () if paired else (mends.delete(self.places, start + at, start + at + 1),)
            self.report(code, start + at, fixes, char=char, name=name)
