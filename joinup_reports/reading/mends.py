"""The mends a program can make in a file of notes, as `Fix`es. Knows no parser, no keys.

A mend is made from the text as the person wrote it (`Places.text`), never from what was
read, so that it changes nothing but what is at fault. Offsets count code points.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from joinup_reports.diagnostics import Fix
from joinup_reports.reading.characters import Places
from joinup_reports.tuples import NamedTuple

_VALUE = re.compile(r"[ \t]*(?:- +)*(?:[^\s\"'#\[{-][^\r\n]*?:[ \t]+)?")
_STRUCTURE = re.compile(r"[\r\n][ \t]*(?:-[ \t]|#|[^\s:]+:[ \t\r\n])")
_RUN_ON = re.compile(r"[ \t]*(?:- +)*[^\s:]+?(:)(?=[^\s:/])")
_ARABIC_KEY = re.compile(r"^[\u0621-\u064a][\u0621-\u064a ]*:", re.MULTILINE)
# In brackets: a quotation, or a # that begins a remark.
_IN_BRACKETS = re.compile(r"\"[^\"\r\n]*\"|'[^'\r\n]*'|(?<=[\s\[{,])(#)")
_BEFORE_WORDS = re.compile(r".*(?:[\[{,]|:[ \t])[ \t]*")
_WORDS_IN_BRACKETS = re.compile(r"[^,\]}\r\n]*")
_TABS = re.compile(r"\t+")
_CLOSING_SMART = "”’“‘„‟"
# What a text that opens with a quotation mark of its own may be in the middle of.
_QUOTED = frozenset(
    {
        "source.special-start",
        "source.after-quote",
        "source.open-quote",
        "source.open-bracket",
        "source.list-beside-key",
    }
)


class Stretch(NamedTuple):
    """The text from offset `start` to before `end`."""

    start: int
    end: int


def quoted(words: str) -> str:
    """The words as YAML in quotation marks: read, they are as they stand here."""
    if '"' not in words and "\\" not in words:
        return f'"{words}"'
    return "'" + words.replace("'", "''") + "'"


def value_at(text: str, index: int) -> Stretch:
    """What is written at `index` after its dash and key, with the lines that continue it."""
    line = line_start(text, index)
    lead = _VALUE.match(text, line, max(index, line))
    start = lead.end() if lead else line
    indent = indent_at(text, line)
    end = line_end(text, index)
    while (after := _next_line(text, end)) is not None:
        if indent_at(text, after) <= indent:
            break
        end = line_end(text, after)
    return Stretch(start, start + len(text[start:end].rstrip()))


def quote(places: Places, part: Stretch) -> Fix:
    return _put(places, "quote", part, quoted(places.text[part.start : part.end]))


def straighten(places: Places, part: Stretch) -> Fix:
    """A text in typographer's quotation marks gets straight ones, which are not printed."""
    return _put(places, "quote", part, quoted(places.text[part.start + 1 : part.end - 1]))


def for_fault(code: str, index: int, places: Places) -> tuple[Fix, ...]:
    """The mends of what a parser refuses at `index`, for the diagnostic `code`."""
    if code in _QUOTED:
        return _quoting(code, index, places)
    make = _MENDS.get(code)
    return make(places, index) if make else ()


def _cut_off(places: Places, remark: int) -> tuple[Fix, ...]:
    """For a remark between the lines of a text."""
    part = value_at(places.text, remark)
    *_, own = without_remark(places, remark, part.start, remark)
    return (quote(places, part), own)


def _close_alike(places: Places, index: int) -> tuple[Fix, ...]:
    """A quotation that opens at `index` gets the same mark at its line's end."""
    end = index + len(places.text[index : line_end(places.text, index)].rstrip())
    return (_put(places, "quote", Stretch(end - 1, end), places.text[index]),)


def _part_key(places: Places, index: int) -> tuple[Fix, ...]:
    colon = _RUN_ON.match(places.text, line_start(places.text, index))
    return (space(places, colon.start(1)),) if colon else ()


def space(places: Places, index: int) -> Fix:
    """A space after the sign at `index`."""
    return _put(places, "space", Stretch(index + 1, index + 1), " ")


def _quoting(code: str, index: int, places: Places) -> tuple[Fix, ...]:
    part = value_at(places.text, index)
    if _STRUCTURE.search(places.text, part.start, part.end):
        return ()
    fixes = (quote(places, part),)
    if code == "source.list-beside-key":
        text = places.text
        indent = " " * indent_at(text, line_start(text, index))
        gap = Stretch(index - len(text[:index]) + len(text[:index].rstrip(" ")), index)
        return (_put(places, "item-line", gap, f"\n{indent}  "), *fixes)
    return fixes


def remark_inside(text: str, bracket: int) -> int | None:
    """The offset of the # that makes a remark of the rest of the line of an open bracket,
    the closing one included.
    """
    end = line_end(text, bracket)
    marks = (found.start(1) for found in _IN_BRACKETS.finditer(text, bracket, end) if found[1])
    at = next(marks, None)
    closed = at is not None and any(sign in text[at:end] for sign in "]}")
    return at if closed else None


def _quote_inside(places: Places, remark: int) -> tuple[Fix, ...]:
    """Of what stands in brackets, the words with a # go into quotation marks."""
    text = places.text
    before = _BEFORE_WORDS.match(text, line_start(text, remark), remark)
    start = before.end() if before else remark
    words = _WORDS_IN_BRACKETS.match(text, remark)
    end = start + len(text[start : words.end() if words else remark].rstrip())
    return (quote(places, Stretch(start, end)),)


def ends_smart(text: str, index: int) -> bool:
    """Whether the text quoted from `index` on its line ends in a typographer's mark."""
    return text[index:].split("\n", 1)[0].rstrip()[-1:] in tuple(_CLOSING_SMART)


def spaces(places: Places, index: int) -> Fix:
    tabs = _TABS.match(places.text, index)
    end = tabs.end() if tabs else index
    return _put(places, "spaces", Stretch(index, end), "  " * (end - index))


def dash(places: Places, index: int) -> Fix:
    """Another bullet becomes a dash and a space; it goes where a dash is already there."""
    end = index + 1 + (places.text[index + 1 : index + 2] in {" ", "\t"})
    if after_dash(places.text, index):
        return delete(places, index, end)
    return _put(places, "dash", Stretch(index, end), "- ")


def after_dash(text: str, index: int) -> bool:
    """Whether nothing but a dash and a space stands before `index` on its line."""
    return text[line_start(text, index) : index].strip() == "-"


def delete(places: Places, start: int, end: int) -> Fix:
    return _put(places, "delete", Stretch(start, end), "")


def delete_line(places: Places, index: int) -> tuple[Fix, ...]:
    """For a line that holds a lone dash; none when it holds more."""
    text = places.text
    start, end = line_start(text, index), line_end(text, index)
    if text[start:end].strip() != "-":
        return ()
    after = _next_line(text, end)
    return (delete(places, start, end if after is None else after),)


def without_remark(places: Places, remark: int, words: int, end: int) -> tuple[Fix, ...]:
    """For a remark at `remark` after plain words from `words` to before `end`.

    The words and the remark together become a quotation, or the remark a line above. Where
    no words stand before it (`words` equals `end`), `#tag` is a text, `# tag` a remark.
    """
    text = places.text
    line = line_start(text, words if words < end else remark)
    stop = line + len(text[line : line_end(text, remark)].rstrip())
    indent = " " * indent_at(text, line)
    kept = text[line:remark].rstrip()
    own = _put(places, "own-line", Stretch(line, stop), f"{indent}{text[remark:stop]}\n{kept}")
    is_tag = text[remark + 1 : remark + 2].strip() != ""
    if words < end:
        return (quote(places, Stretch(words, stop)), own)
    return (quote(places, Stretch(remark, stop)), own) if is_tag else (own,)


def nest(places: Places, part: Stretch) -> Fix:
    """An item's text, with bullets below it, becomes `text:` above its `items:`.

    In Arabic where the file's other keys are.
    """
    text = places.text
    words = text[part.start : part.end].rstrip()
    indent = " " * (part.start - line_start(text, part.start))
    whole = Stretch(part.start, part.start + len(words))
    text_key, items_key = ("النص", "البنود") if _ARABIC_KEY.search(text) else ("text", "items")
    return _put(places, "nest", whole, f"{text_key}: {quoted(words)}\n{indent}{items_key}:")


def letters(places: Places, start: int, end: int, plain: str) -> Fix:
    return _put(places, "letters", Stretch(start, end), plain)


def line_start(text: str, index: int) -> int:
    return text.rfind("\n", 0, index) + 1


def line_end(text: str, index: int) -> int:
    end = text.find("\n", index)
    return len(text) if end < 0 else end


def _next_line(text: str, end: int) -> int | None:
    return end + 1 if end < len(text) else None


def indent_at(text: str, line: int) -> int:
    return len(text[line : line_end(text, line)]) - len(
        text[line : line_end(text, line)].lstrip(" ")
    )


def _put(places: Places, kind: str, part: Stretch, words: str) -> Fix:
    return Fix(kind, places.at(part.start), places.at(part.end), words)


_MENDS: dict[str, Callable[[Places, int], tuple[Fix, ...]]] = {
    "source.tab": lambda places, index: (spaces(places, index),),
    "source.other-bullet": lambda places, index: (dash(places, index),),
    "source.dash-without-space": lambda places, index: (space(places, index),),
    "source.no-colon": _part_key,
    "source.mixed-quotes": _close_alike,
    "source.comment-after-text": _cut_off,
    "source.remark-in-brackets": _quote_inside,
}
