"""The first words of a text, cut where a reader can rest.

Knows where an address must not be cut and which words lean on the next one, in Arabic and
English; nothing of widths, HTML or files. A length is counted in usual letters.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Iterator

_ADDRESS = re.compile("://|@")
# What no text is cut after.
_TRAILING = ' \t.,;:،؛–-(«"'
# Where one rests best: after a sentence, else after a clause.
_RESTS = (re.compile(r"[.!?؟](?=\s)"), re.compile(r"[,;،؛](?=\s)"))
# So much of what fits must be before such a place.
_ENOUGH = 0.6
# Prepositions, conjunctions, relatives, demonstratives, negations, articles.
_LEANING = frozenset(
    """
    في من إلى الى على عن مع بين عند حتى منذ خلال ضد دون بدون عبر نحو لدى قبل بعد حول حسب ضمن
    تحت فوق أمام امام وراء غير سوى مثل كل جميع بعض أي اي أكثر اكثر أقل اقل أكبر اكبر ذات ذو ذوي
    و أو او ثم بل لكن أن ان إن لأن لان كأن إذ اذ إذا اذا لو كما كي لكي حيث عندما بينما
    التي الذي الذين اللذان اللتان اللواتي اللاتي مما ما لا لم لن قد هل بما لما فيما بأن بان
    هذا هذه ذلك تلك هؤلاء هو هي هم هناك كان كانت يكون تكون ليس ليست عدم
    a an the of in on at to for with by from as into and or but that which who whose than if
    is are was were be not no this these those its their
    """.split()
)
# And, so: written together with the next word.
_JOINED = ("و", "ف")


def shorten(words: str, most: int) -> str:
    """The words, or as many of the first as are `most` letters long, and … for the others.

    Cut between words, after a clause where one ends late enough, never after a word that
    leans on the next, never inside an address.
    """
    words = " ".join(words.split())
    end = next((at for at, length in enumerate(_lengths(words)) if length > most), len(words))
    if end == len(words):
        return words
    kept = words[:end]
    if not words[end].isspace():
        before, _, last = kept.rpartition(" ")
        kept = before if before or _ADDRESS.search(words.partition(" ")[0]) else last
    return f"{_rested(kept)} …".strip()


def _rested(kept: str) -> str:
    """Back to the end of a clause, or to a word that stands by itself."""
    for rest in _RESTS:
        ends = [found.end() for found in rest.finditer(f"{kept} ")]
        if ends and ends[-1] >= _ENOUGH * len(kept):
            kept = kept[: ends[-1]]
            break
    if _ADDRESS.search(kept.rpartition(" ")[2]):
        return kept
    kept = kept.rstrip(_TRAILING)
    before, _, last = kept.rpartition(" ")
    return _rested(before) if before and _leans(last) else kept


def _leans(word: str) -> bool:
    word = "".join(c for c in word.lower() if not unicodedata.combining(c)).lstrip('«("')
    return word in _LEANING or (word.startswith(_JOINED) and word[1:] in _LEANING)


def _lengths(words: str) -> Iterator[float]:
    """How long the words are up to and with each character, in usual letters."""
    length = 0.0
    for character in words:
        if not unicodedata.combining(character):
            wide = unicodedata.east_asian_width(character) in "WF"
            length += 2 if wide else 1.5 if character.isupper() or character in "@%&—…" else 1
        yield length


def lines_of(words: str, measure: int) -> int:
    """About how many lines of so many letters the words take."""
    length = max(_lengths(" ".join(words.split())), default=0.0)
    return max(1, math.ceil(length / measure))
