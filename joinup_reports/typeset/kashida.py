"""Where a word may be stretched: the joins that calligraphers lengthen, best first.

HarfBuzz says where the font can bear it (SAFE_TO_INSERT_TATWEEL); which of those joins is
chosen follows the priorities that typesetters have long shared (W3C alreq, "Kashida"; the
same order as in Microsoft's and Elyaakoubi and Lazrek's rules). One join in a word, none in
a vowelled word, in the name of God, or in a word of fewer than four letters.
"""

from __future__ import annotations

import re
from functools import lru_cache

import uharfbuzz as hb

from joinup_reports.typeset.fonts import Face

# Letters that never join to what follows them.
_RIGHT_JOINING = frozenset("اأإآٱدذرزژوؤةى")
_WORD = re.compile("[\u0620-\u064a\u0671-\u06d3]+\\Z")
_NEVER = frozenset(("الله", "لله", "بالله", "والله", "اللهم"))
_FEWEST_LETTERS = 4

_TATWEEL = "\u0640"
_SEEN_SAD = frozenset("سشصض")
_BEH = frozenset("بتثنيئپ")
_REH_YEH = frozenset("رزيى")

# What a join's priority depends on when it leads to the letter that ends the word's piece.
_BEFORE_FINAL = {
    **dict.fromkeys("ةهدذ", 3),
    **dict.fromkeys("اأإآطظلكگ", 4),
    **dict.fromkeys("وؤعغقف", 6),
}


def best_join(face: Face, word: str) -> int | None:
    """The index of the letter before which `word` is stretched; None when it is not.

    `word` is bare: no spaces, no punctuation.
    """
    joins = _joins(face, word)
    return max(joins, key=lambda join: (-priority(word, join), join)) if joins else None


def priority(word: str, join: int) -> int:
    """1 is the best. `join` is the index of the letter after the join."""
    before, after = word[join - 1], word[join]
    if before == _TATWEEL:
        return 1
    if before in _SEEN_SAD:
        return 2
    ends = join == len(word) - 1 or after in _RIGHT_JOINING
    if ends:
        return _BEFORE_FINAL.get(after, 7)
    if after in _BEH and join + 2 == len(word) and word[join + 1] in _REH_YEH:
        return 5
    return 8


@lru_cache(maxsize=8192)
def _joins(face: Face, word: str) -> tuple[int, ...]:
    if len(word) < _FEWEST_LETTERS or word in _NEVER or not _WORD.match(word):
        return ()
    buffer = hb.Buffer()
    buffer.add_str(word)
    buffer.direction, buffer.script, buffer.language = "rtl", "Arab", "ar"
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.flags = hb.BufferFlags.PRODUCE_SAFE_TO_INSERT_TATWEEL
    hb.shape(face.hb_font, buffer)
    safe = int(hb.GlyphFlags.SAFE_TO_INSERT_TATWEEL)
    return tuple(sorted({i.cluster for i in buffer.glyph_infos if i.flags & safe} - {0}))


@lru_cache(maxsize=64)
def stroke(face: Face) -> tuple[int, int]:
    """(glyph, advance) of the face's joining stroke; the advance is 0 when it has none."""
    buffer = hb.Buffer()
    buffer.add_str(_TATWEEL)
    buffer.direction, buffer.script, buffer.language = "rtl", "Arab", "ar"
    hb.shape(face.hb_font, buffer)
    if not face.has(_TATWEEL) or len(buffer.glyph_infos) != 1:
        return 0, 0
    return buffer.glyph_infos[0].codepoint, buffer.glyph_positions[0].x_advance
