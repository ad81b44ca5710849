"""Item → clusters: HarfBuzz at work, through uharfbuzz.

Direction, script and language are set by us, never guessed from the text. Shaping is done
in font units at no size, so the same words at another size are not shaped again; harakat
are placed by the font's GPOS. An item is shaped within its paragraph: HarfBuzz sees the
letters before and after it, so that joining survives a change of style inside a word.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import uharfbuzz as hb

from joinup_reports.typeset.fonts import Face
from joinup_reports.typeset.frame import Cluster, Glyph
from joinup_reports.typeset.itemize import Item


class Run(NamedTuple):
    """A shaped item: its clusters in logical order, and where each starts in the text."""

    item: Item
    starts: tuple[int, ...]
    clusters: tuple[Cluster, ...]


class _Shaped(NamedTuple):
    starts: tuple[int, ...]
    clusters: tuple[Cluster, ...]


def shape(text: str, item: Item) -> Run:
    """Every character of the item is in exactly one cluster."""
    start, end, level, script, face, span = item
    shaped = _shape(
        face,
        text[start:end],
        _joining_neighbour(text, start - 1),
        _joining_neighbour(text, end),
        level % 2 == 1,
        script,
        span.lang,
    )
    return Run(item, tuple(start + s for s in shaped.starts), shaped.clusters)


def _joining_neighbour(text: str, index: int) -> str:
    """The character at `index` if it can change the form of the letter beside it."""
    if not 0 <= index < len(text):
        return ""
    character = text[index]
    return character if character.isalpha() or character in "\u0640\u200c\u200d" else ""


@lru_cache(maxsize=8192)
def _shape(
    face: Face, text: str, before: str, after: str, rtl: bool, script: str, lang: str
) -> _Shaped:
    buffer = hb.Buffer()
    buffer.add_str(before + text + after, len(before), len(text))
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.script = script
    buffer.language = lang
    if not script:
        buffer.guess_segment_properties()
        buffer.direction = "rtl" if rtl else "ltr"
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.flags = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
    hb.shape(face.hb_font, buffer)
    return _clusters(text, buffer, len(before))


def _clusters(text: str, buffer: hb.Buffer, offset: int) -> _Shaped:
    """Gathers the glyphs by cluster. Glyphs of one cluster stay in visual order."""
    grouped: dict[int, list[tuple[int, int, int, int]]] = {}
    for info, place in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyph = (info.codepoint, place.x_offset, place.y_offset, place.x_advance)
        grouped.setdefault(info.cluster - offset, []).append(glyph)
    if not grouped:  # nothing but invisible characters
        return _Shaped((0,), (Cluster(text, (), 0),))
    keys = sorted(grouped)
    starts = (0, *keys[1:])  # invisible characters at the head belong to the first cluster
    ends = (*starts[1:], len(text))
    clusters = tuple(
        _cluster(text[start:end], tuple(grouped[key]))
        for key, start, end in zip(keys, starts, ends, strict=True)
    )
    return _Shaped(starts, clusters)


@lru_cache(maxsize=8192)
def _cluster(text: str, glyphs: tuple[tuple[int, int, int, int], ...]) -> Cluster:
    """The same letter in the same form is one value: a text has few of them."""
    return Cluster(text, tuple(Glyph(*g) for g in glyphs), sum(g[3] for g in glyphs))
