"""Care for the words of notes: hints about what a reader would stumble over, no more.

Spaces doubled or before a comma, a Latin comma among Arabic ones, a word written twice,
slips of spelling from a small list (care.yaml) that a workspace extends with words.yaml.
Nothing here changes a word: what is hinted at may be meant. Works on the lines of a file,
remarks aside; knows no keys. (Letters of other alphabets are the business of `letters`.)
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from joinup_reports.diagnostics import Diagnostics, Fix
from joinup_reports.reading.characters import Places, excerpt
from joinup_reports.reading.source import Mapping as Tree
from joinup_reports.reading.source import Scalar, read_own, read_source

_ARABIC = "\u0621-\u064a"
_MARKS = "\u064b-\u0652"
# What is at fault, by the code that tells of it: group 1 is to become the text beside it.
_MANNERS = {
    "care.doubled-space": (re.compile(rf"(?<=[{_ARABIC}{_MARKS}،؛.!؟)»])( {{2,}})(?=\S)"), " "),
    "care.space-before-comma": (re.compile(r"(?<=\S)( +)(?=[،؛])"), ""),
    "care.latin-comma": (re.compile(rf"(?<=[{_ARABIC}{_MARKS}])( *,)(?=\s)"), "،"),
}
_REPEATED = re.compile(rf"(?<!\w)([{_ARABIC}{_MARKS}]{{2,}})( +\1)(?!\w)")
_REMARK_OR_LIST = re.compile(r"(?m)^[ \t]*(?:#|[^\"'\n]*[:-][ \t]+[\[{]).*$")
_PREFIXES = "[وف]?[بلك]?"


def check_care(text: str, places: Places, slips: Mapping[str, str], found: Diagnostics) -> None:
    """Hints at what may have slipped in a file's text: a manner once, a word each time.

    `slips` are words as they are written by mistake, each with the right one.
    """
    words = _REMARK_OR_LIST.sub(lambda line: " " * len(line[0]), text)
    for code, (pattern, right) in _MANNERS.items():
        faults = list(pattern.finditer(words))
        if not faults or (code == "care.latin-comma" and "،" not in words):
            continue
        start, end = faults[0].span(1)
        fix = Fix("manner", places.at(start), places.at(end), right)
        found.report(code, places.at(start), (fix,), count=str(len(faults)))
    for match in _REPEATED.finditer(words):
        fix = Fix("delete", places.at(match.start(2)), places.at(match.end(2)), "")
        found.report("care.repeated-word", places.at(match.start(2)), (fix,), words=match[1])
    for match in _pattern(tuple(slips)).finditer(words):
        start, end = match.span(1)
        right = slips[match[1]]
        if right != match[1]:
            fix = Fix("rename", places.at(start), places.at(end), right)
            found.report("care.slip", places.at(start), (fix,), words=match[1], near=right)


def known_slips(own: Path, found: Diagnostics) -> dict[str, str]:
    """The list that comes with joinup, and a workspace's `own` after it, if there is one."""
    slips = dict(read_own(Path(__file__).with_name("care.yaml")))
    if own.is_file():
        tree = read_source(own, found, str(own))
        for wrong, right in tree.entries if isinstance(tree, Tree) else ():
            if isinstance(right, Scalar) and wrong.text.strip() and right.text.strip():
                slips[excerpt(wrong.text)] = right.text
            else:
                found.report("care.no-pair", wrong.place)
    return slips


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the words, and or a preposition before it."""
    either = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"(?<!\w){_PREFIXES}({either})(?!\w)")
