"""Item → words of clusters: HarfBuzz at work, through uharfbuzz.

Direction, script and language are set by us, never guessed from the text. Shaping is done
in font units at no size, and a word is shaped once however often it stands in a text or a
batch of texts; harakat are placed by the font's GPOS. At an item's ends HarfBuzz sees the
letters beyond, so that joining survives a change of style inside a word.
"""

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import accumulate, chain
from typing import NamedTuple

import uharfbuzz as hb

from joinup_reports.typeset.fonts import Face
from joinup_reports.typeset.frame import Cluster, Glyph
from joinup_reports.typeset.itemize import Item

_WORD = re.compile(" +|[^ ]+ *")

# A batch of ten thousand reports has about so many different words; more are forgotten.
_MOST_WORDS = 50_000


class Word(NamedTuple):
    """A word and the spaces after it. `visible` and `ink` leave those out.

    `starts` are its clusters' offsets, `length` and `visible` count characters, `advance`
    and `ink` are in font units.
    """

    starts: tuple[int, ...]
    clusters: tuple[Cluster, ...]
    length: int
    visible: int
    advance: int
    ink: int


class Run(NamedTuple):
    """A shaped item: its words in logical order, and where each starts in the text."""

    item: Item
    words: tuple[Word, ...]
    offsets: tuple[int, ...]

    @property
    def scale(self) -> float:
        """Points in a font unit."""
        return self.item.span.style.size / self.item.face.units_per_em

    @property
    def starts(self) -> list[int]:
        """Where each cluster starts in the text."""
        words = zip(self.offsets, self.words, strict=True)
        return [offset + start for offset, word in words for start in word.starts]

    def between(self, low: int, high: int) -> tuple[Cluster, ...]:
        """The clusters that start in text[low:high], in logical order."""
        first = max(0, bisect_right(self.offsets, low) - 1)
        last = bisect_left(self.offsets, high)
        parts = [word.clusters for word in self.words[first:last]]
        if not parts:
            return ()
        tail = bisect_left(self.words[last - 1].starts, high - self.offsets[last - 1])
        head = bisect_left(self.words[first].starts, low - self.offsets[first])
        parts[-1] = parts[-1][:tail]
        parts[0] = parts[0][head:]
        return tuple(chain.from_iterable(parts))


def shape(text: str, item: Item) -> Run:
    """Every character of the item is in exactly one cluster of one word."""
    start, end, level, script, face, span = item
    shaper = _shaper(face, level % 2 == 1, script, span.lang)
    texts = [text[start:end]] if face.kerns_across_spaces else _WORD.findall(text[start:end])
    words = [shaper[word] for word in texts]
    if before := _joining_neighbour(text, start - 1):
        words[0] = shaper[before, texts[0], ""]
    if after := _joining_neighbour(text, end):
        words[-1] = shaper[before if len(words) == 1 else "", texts[-1], after]
    offsets = accumulate((len(word) for word in texts[:-1]), initial=start)
    return Run(item, tuple(words), tuple(offsets))


def _joining_neighbour(text: str, index: int) -> str:
    """The character at `index` if it can change the form of the letter beside it."""
    if not 0 <= index < len(text):
        return ""
    character = text[index]
    return character if character.isalpha() or character in "\u0640\u200c\u200d" else ""


class _Shaper(dict[str | tuple[str, str, str], Word]):
    """Shapes each word once: by its text, or by (letters before, text, letters after)."""

    def __init__(self, face: Face, direction: str, script: str, lang: str) -> None:
        super().__init__()
        self._setting = face, direction, script, lang

    def __missing__(self, key: str | tuple[str, str, str]) -> Word:
        if len(self) >= _MOST_WORDS:
            self.clear()
        before, text, after = ("", key, "") if isinstance(key, str) else key
        word = self[key] = _word(text, self._shaped(before, text, after), len(before))
        return word

    def _shaped(self, before: str, text: str, after: str) -> hb.Buffer:
        face, direction, script, lang = self._setting
        buffer = hb.Buffer()
        buffer.add_str(before + text + after, len(before), len(text))
        if script:
            buffer.script = script
        else:
            buffer.guess_segment_properties()
        buffer.direction = direction
        buffer.language = lang
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
        hb.shape(face.hb_font, buffer)
        return buffer


@lru_cache(maxsize=256)
def _shaper(face: Face, rtl: bool, script: str, lang: str) -> _Shaper:
    return _Shaper(face, "rtl" if rtl else "ltr", script, lang)


def _word(text: str, buffer: hb.Buffer, offset: int) -> Word:
    """Gathers the glyphs by cluster. Glyphs of one cluster stay in visual order."""
    grouped: dict[int, list[tuple[int, int, int, int]]] = {}
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyph = (info.codepoint, place.x_offset, place.y_offset, place.x_advance)
        grouped.setdefault(info.cluster - offset, []).append(glyph)
    keys = sorted(grouped) or [0]  # invisible characters alone have no glyphs
    starts = (0, *keys[1:])  # those at the head belong to the first cluster
    ends = (*starts[1:], len(text))
    clusters = tuple(
        _cluster(text[start:end], tuple(grouped.get(key, ())))
        for key, start, end in zip(keys, starts, ends, strict=True)
    )
    visible = len(text.rstrip(" "))
    ink = sum(c.advance for c, s in zip(clusters, starts, strict=True) if s < visible)
    return Word(starts, clusters, len(text), visible, sum(c.advance for c in clusters), ink)


@lru_cache(maxsize=8192)
def _cluster(text: str, glyphs: tuple[tuple[int, int, int, int], ...]) -> Cluster:
    """The same letter in the same form is one value: a text has few of them."""
    return Cluster(text, tuple(Glyph(*g) for g in glyphs), sum(g[3] for g in glyphs))
