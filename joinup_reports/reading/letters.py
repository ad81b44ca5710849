"""Letters that are not what they look like, and the real ones in their place.

Presentation forms (Unicode's blocks FB50..FDFF and FE70..FEFF) are shapes of letters, for
old software only; a copy out of a PDF brings them in, at times in the order of ink. Letters
of Persian and Urdu look like Arabic ones in print, but are not found by searching for them.
Knows no YAML and no keys.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from joinup_reports.diagnostics import Diagnostics
from joinup_reports.reading import mends
from joinup_reports.reading.characters import Places

# Letters and ligatures of letters only: whole words (ﷲ, ﷺ, ﷼) and the ornate brackets are
# typed on purpose.
_FORM = "\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufe70-\ufefc"
_FORMS = re.compile(rf"[{_FORM}](?:[^\r\n:#\"']*[{_FORM}])?\w*")
_WORD = re.compile(r"\S+")
_LIKE_ARABIC = {"\u06cc": "ي", "\u06a9": "ك", "\u06c1": "ه", "\u06be": "ه"}
_LOOK_ALIKE = re.compile(f"[{''.join(_LIKE_ARABIC)}]")
# Where these stand, the words are not Arabic, and their letters are the right ones.
_OF_OTHER_LANGUAGES = re.compile("[\u067e\u0686\u0698\u06af\u0679\u0688\u06ba\u06d2]")


def check_letters(text: str, places: Places, diagnostics: Diagnostics) -> None:
    """Warns of presentation forms, by line, and hints at look-alikes, once in a file."""
    if text.isascii():
        return
    for match in _FORMS.finditer(text):
        start, _ = _word_around(text, match.start())
        plain = real_letters(text[start : match.end()])
        fix = mends.letters(places, start, match.end(), plain)
        diagnostics.report("source.presentation-forms", places.at(start), (fix,), words=plain)
    if _LOOK_ALIKE.search(text) and not _OF_OTHER_LANGUAGES.search(text):
        _hint_at_look_alikes(text, places, diagnostics)


def _hint_at_look_alikes(text: str, places: Places, diagnostics: Diagnostics) -> None:
    words = list(_words_with_look_alikes(text))
    start, end = words[0]
    word = text[start:end]
    character = next(letter for letter in word if letter in _LIKE_ARABIC)
    plain = _LOOK_ALIKE.sub(lambda letter: _LIKE_ARABIC[letter[0]], word)
    fixes = [mends.letters(places, start, end, plain)]
    if word.endswith("\u06cc"):
        # At a word's end it may be meant for either of two letters.
        fixes.append(mends.letters(places, start, end, plain[:-1] + "ى"))
    diagnostics.report(
        "source.look-alike",
        places.at(start),
        tuple(fixes),
        words=word,
        char=character,
        plain=_LIKE_ARABIC[character],
        count=str(len(words)),
    )


def _words_with_look_alikes(text: str) -> Iterator[tuple[int, int]]:
    end = 0
    for match in _LOOK_ALIKE.finditer(text):
        if match.start() >= end:
            start, end = _word_around(text, match.start())
            yield start, end


def _word_around(text: str, at: int) -> tuple[int, int]:
    """The offsets of the word that holds the letter at `at`."""
    start = end = at
    while start and text[start - 1].isalpha():
        start -= 1
    while end < len(text) and text[end].isalpha():
        end += 1
    return start, end


def real_letters(text: str) -> str:
    """The letters that presentation forms are shapes of, in the order of reading."""
    if _in_order_of_ink(text):
        text = text[::-1]
    return "".join(
        unicodedata.normalize("NFKC", letter) if re.match(f"[{_FORM}]", letter) else letter
        for letter in text
    )


def _in_order_of_ink(text: str) -> bool:
    """Whether words begin with the shapes of endings and end with those of beginnings."""
    forward = backward = 0
    for word in _WORD.findall(text):
        shapes = [unicodedata.decomposition(letter).partition(" ")[0] for letter in word]
        joined = [shape for shape in shapes if shape in {"<initial>", "<medial>", "<final>"}]
        if len(joined) > 1:
            forward += (joined[0] == "<initial>") + (joined[-1] == "<final>")
            backward += (joined[0] == "<final>") + (joined[-1] == "<initial>")
    return backward > forward
