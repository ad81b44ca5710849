"""Words that people write in several ways, and the known word nearest to a slip.

Knows letters, no particular word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_NEAR = 0.75
_LONGEST_SLIP = 80
_MARKS = re.compile("[\u0640\u064b-\u065f\u0670]")
_LOOK_ALIKES = str.maketrans("أإآٱىیئةک_-", "اااايييهك  ")


def fold(word: str) -> str:
    """A word without what people write in several ways: case, marks, hamzas, hyphens."""
    word = _MARKS.sub("", unicodedata.normalize("NFKC", word)).casefold()
    return " ".join(word.translate(_LOOK_ALIKES).split())


def ways_to_write(word: str) -> str:
    """A pattern for every spelling that `fold` takes for `word`."""
    letters = []
    for letter in fold(word):
        alike = {chr(code) for code, to in _LOOK_ALIKES.items() if chr(to) == letter}
        both = sorted({letter, letter.upper(), *alike})
        written = f"[{''.join(both)}]" if len(both) > 1 else re.escape(letter)
        marks = "" if letter.isascii() else f"{_MARKS.pattern}*"
        letters.append(r"[ _-]+" if letter == " " else written + marks)
    return "".join(letters)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was probably meant to be."""
    if len(word) > _LONGEST_SLIP:
        return None
    from difflib import get_close_matches  # noqa: PLC0415 - only a slip needs it

    folded = {fold(name): name for name in known}
    close = get_close_matches(fold(word), folded, n=1, cutoff=_NEAR)
    return folded[close[0]] if close else None
