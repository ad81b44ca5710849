"""Faces and their metrics, read once and shared; a stack of them with fallback.

No PDF: an exporter takes a face's bytes and does its own subsetting.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

import uharfbuzz as hb

from joinup_reports.diagnostics import CannotAccess, Diagnostic, ProblemsFound

# Every final form before every initial form, one letter for each skeleton; and the Latin
# letters that fonts kern most.
_SKELETONS = "ابجدرسصطعفقكلمنهويىة"
_SPACED_PAIRS = (
    ("".join(f"ب{a} {b}ب" for a in _SKELETONS for b in _SKELETONS), "rtl", "Arab"),
    ("".join(f"{a} {b}" for a in "ATVWYafory1.,-" for b in "ATVWYafory1-("), "ltr", "Latn"),
)

# A batch of ten thousand reports has about so many different words; more are forgotten.
_MOST_WORDS = 50_000

# OpenType 1.9.1, "Font Tables": what a font with TrueType outlines must have to be set in.
_TABLES = frozenset({b"cmap", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"})


class Face:
    """One font file. Nothing is read until a text asks for it.

    `name` is the file's stem and serves as the PostScript name. Vertical metrics are in
    font units, y up (`descent` is negative).
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = path.stem

    def __repr__(self) -> str:
        return f"Face({self.name})"

    @cached_property
    def data(self) -> bytes:
        """The file's bytes. Raises CannotAccess when it does not open, ProblemsFound when it
        is no whole font: HarfBuzz would take it for one that is empty, and set blanks.
        """
        try:
            data = self.path.read_bytes()
        except OSError as problem:
            reason = problem.strerror or type(problem).__name__
            args = {"path": str(self.path), "reason": reason}
            raise CannotAccess([Diagnostic("font.unreadable", args=args)]) from problem
        if not _is_whole(data):
            raise self.damaged()
        return data

    def damaged(self) -> ProblemsFound:
        """What to raise where the file turns out not to be what a font is."""
        return ProblemsFound([Diagnostic("font.damaged", args={"path": str(self.path)})])

    @cached_property
    def hb_face(self) -> hb.Face:
        return hb.Face(self.data)

    @cached_property
    def hb_font(self) -> hb.Font:
        """At units-per-em scale: HarfBuzz's positions are font units."""
        return hb.Font(self.hb_face)

    @cached_property
    def units_per_em(self) -> int:
        return int(self.hb_face.upem)

    @cached_property
    def ascent(self) -> int:
        return int(self.hb_font.get_font_extents("ltr").ascender)

    @cached_property
    def descent(self) -> int:
        return int(self.hb_font.get_font_extents("ltr").descender)

    @cached_property
    def kerns_across_spaces(self) -> bool:
        """Whether a word's shape depends on its neighbours, so that it cannot be set alone.

        Found by trying: HarfBuzz says of each glyph whether a break before it is unsafe.
        """
        return any(self._touches(*trial) for trial in _SPACED_PAIRS)

    def _touches(self, text: str, direction: str, script: str) -> bool:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction, buffer.script, buffer.language = direction, script, "en"
        hb.shape(self.hb_font, buffer)
        unsafe = int(hb.GlyphFlags.UNSAFE_TO_BREAK)
        after_space = {i for i, c in enumerate(text, 1) if c == " "}
        return any(i.cluster in after_space and i.flags & unsafe for i in buffer.glyph_infos)

    def has(self, character: str) -> bool:
        return self.hb_font.get_nominal_glyph(ord(character)) is not None


class FontStack:
    """Faces in order of preference: a character is set in the first one that has it."""

    def __init__(self, faces: Iterable[Face]) -> None:
        self.faces = tuple(faces)
        self._found: dict[str, Face | None] = {}
        # Words that the first face has every character of.
        self._covered: set[str] = set()

    def face_for(self, character: str) -> Face | None:
        """The first face with `character`, None when no face has it."""
        if character not in self._found:
            self._found[character] = next((f for f in self.faces if f.has(character)), None)
        return self._found[character]

    def covers(self, text: str) -> bool:
        """True when the first face alone has every character of `text`."""
        words = text.split(" ")
        if self._covered.issuperset(words):
            return True
        first = self.faces[0]
        if any(self.face_for(character) is not first for character in set(text)):
            return False
        if len(self._covered) > _MOST_WORDS:
            self._covered.clear()
        self._covered.update(words)
        return True


def _is_whole(data: bytes) -> bool:
    """Whether every table lies within the file, and none is wanting (OpenType 1.9.1, "Table
    Directory").
    """
    try:
        version, number = struct.unpack_from(">4sH", data)
        entries = [struct.unpack_from(">4s4xII", data, 12 + 16 * i) for i in range(number)]
    except struct.error:
        return False
    within = all(start + length <= len(data) for _, start, length in entries)
    return version == b"\0\1\0\0" and within and {tag for tag, *_ in entries} >= _TABLES
