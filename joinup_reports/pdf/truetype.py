"""TrueType outlines out of a font file, and the tables a font file is made of.

Knows the tables `head`, `hhea`, `maxp`, `hmtx`, `loca` and `glyf` as the
OpenType specification describes them (ISO/IEC 14496-22), bytes in and bytes out; knows
nothing of text, PDF or shaping. Hinting is left out, and composites are read down to the
outlines they are made of, because both only cost room in a PDF.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from joinup_reports.tuples import NamedTuple

# Flags of a composite's component (glyf table, "Component flags").
_WORDS, _XY, _SCALE, _MORE, _XY_SCALE, _TWO_BY_TWO = 0x1, 0x2, 0x8, 0x20, 0x40, 0x80
_INSTRUCTIONS, _OWN_METRICS = 0x100, 0x200
_TRANSFORM_BYTES = {_SCALE: 2, _XY_SCALE: 4, _TWO_BY_TWO: 8}

_CHECKSUM_MAGIC = 0xB1B0AFBA


class Part(NamedTuple):
    """An outline at an offset from the origin, in font units."""

    glyph: int
    x: int
    y: int


class Box(NamedTuple):
    """What an outline covers, in font units."""

    x_min: int
    y_min: int
    x_max: int
    y_max: int

    def moved(self, x: int, y: int) -> Box:
        return Box(self.x_min + x, self.y_min + y, self.x_max + x, self.y_max + y)


class Extent(NamedTuple):
    """How much of it there is: points, contours, and composites inside composites."""

    points: int
    contours: int
    depth: int


class Description(NamedTuple):
    """A glyph's entry in `glyf`, an even number of bytes, but for the new ids of what it is
    composed of.

    `head` stands before the first of them; `rest` has each component's id in the file that
    it comes from, and the bytes that stand after the id.
    """

    head: bytes
    rest: tuple[tuple[int, bytes], ...] = ()


class Component(NamedTuple):
    """One entry of a composite: `tail` is its transform, empty when there is none."""

    flags: int
    glyph: int
    x: int
    y: int
    tail: bytes


class NoOutlinesError(ValueError):
    """The file has no TrueType outlines (no `glyf` table)."""


class Outlines:
    """The outlines and metrics of one font file. Raises NoOutlinesError when it has none."""

    def __init__(self, data: bytes) -> None:
        self._tables = read_tables(data)
        if "glyf" not in self._tables:
            raise NoOutlinesError
        self.units_per_em: int = struct.unpack_from(">H", self._tables["head"], 18)[0]
        self._boxes: dict[int, Box | None] = {}
        self._components: dict[int, tuple[Component, ...]] = {}
        self._extents: dict[int, Extent] = {}
        self._drawn: dict[int, tuple[Part, ...]] = {}

    @cached_property
    def _offsets(self) -> tuple[int, ...]:
        loca = self._tables["loca"]
        if struct.unpack_from(">h", self._tables["head"], 50)[0]:
            return struct.unpack(f">{len(loca) // 4}I", loca)
        return tuple(2 * n for n in struct.unpack(f">{len(loca) // 2}H", loca))

    @cached_property
    def _metric_count(self) -> int:
        """How many glyphs have an advance of their own."""
        return int(struct.unpack_from(">H", self._tables["hhea"], 34)[0])

    def table(self, tag: str) -> bytes:
        """A whole table, empty when the file has none of that name."""
        return self._tables.get(tag, b"")

    def raw(self, glyph: int) -> bytes:
        """The glyph's description as it stands in the file; empty when it has no ink."""
        offsets = self._offsets
        return self._tables["glyf"][offsets[glyph] : offsets[glyph + 1]]

    def box(self, glyph: int) -> Box | None:
        if glyph not in self._boxes:
            data = self.raw(glyph)
            self._boxes[glyph] = Box(*struct.unpack_from(">4h", data, 2)) if data else None
        return self._boxes[glyph]

    def metrics(self, glyph: int) -> tuple[int, int]:
        """Advance width and left side bearing."""
        hmtx, count = self._tables["hmtx"], self._metric_count
        if glyph < count:
            advance, bearing = struct.unpack_from(">Hh", hmtx, 4 * glyph)
        else:
            advance = struct.unpack_from(">H", hmtx, 4 * count - 4)[0]
            bearing = struct.unpack_from(">h", hmtx, 4 * count + 2 * (glyph - count))[0]
        return advance, bearing

    def drawn(self, glyph: int) -> tuple[Part, ...]:
        """The outlines a glyph shows, from its origin; a composite that scales is one.

        What is drawn is the outline moved by its side bearing against xMin.
        """
        if glyph not in self._drawn:
            data = self.raw(glyph)
            shift = self.metrics(glyph)[1] - _x_min(data) if data else 0
            parts = self._find_parts(glyph, data)
            if shift:
                parts = tuple([Part(part.glyph, part.x + shift, part.y) for part in parts])
            self._drawn[glyph] = parts
        return self._drawn[glyph]

    def _find_parts(self, glyph: int, data: bytes) -> tuple[Part, ...]:
        if not data:
            return ()
        if not _is_composite(data):
            return (Part(glyph, 0, 0),)
        components = self.components(glyph)
        if any(c.tail or not c.flags & _XY for c in components):
            return (Part(glyph, 0, 0),)
        return tuple(
            Part(part.glyph, part.x + c.x, part.y + c.y)
            for c in components
            for part in self._find_parts(c.glyph, self.raw(c.glyph))
        )

    def components(self, glyph: int) -> tuple[Component, ...]:
        """A composite's entries, none for a simple outline."""
        if glyph not in self._components:
            self._components[glyph] = self._read_components(glyph)
        return self._components[glyph]

    def _read_components(self, glyph: int) -> tuple[Component, ...]:
        data = self.raw(glyph)
        if not _is_composite(data):
            return ()
        found: list[Component] = []
        at, flags = 10, _MORE
        while flags & _MORE:
            flags, kid = struct.unpack_from(">HH", data, at)
            shape = _argument_shape(flags)
            x, y = struct.unpack_from(shape, data, at + 4)
            start = at + 4 + struct.calcsize(shape)
            at = start + next((n for bit, n in _TRANSFORM_BYTES.items() if flags & bit), 0)
            found.append(Component(flags, kid, x, y, data[start:at]))
        return tuple(found)

    def extent(self, glyph: int) -> Extent:
        """Of the glyph with all that it is composed of."""
        if glyph not in self._extents:
            self._extents[glyph] = self._measure(glyph)
        return self._extents[glyph]

    def _measure(self, glyph: int) -> Extent:
        data = self.raw(glyph)
        if not data:
            return Extent(0, 0, 0)
        kids = [self.extent(c.glyph) for c in self.components(glyph)]
        if kids:
            points, contours = sum(k.points for k in kids), sum(k.contours for k in kids)
            return Extent(points, contours, 1 + max(k.depth for k in kids))
        contours = struct.unpack_from(">h", data)[0]
        return Extent(struct.unpack_from(">H", data, 8 + 2 * contours)[0] + 1, contours, 0)

    def description(self, glyph: int) -> Description:
        """A glyph's description without hinting."""
        data = self.raw(glyph)
        if not data:
            return Description(b"")
        components = self.components(glyph)
        if not components:
            return Description(_without_instructions(data))
        return describe_composite(components, Box(*struct.unpack_from(">4h", data, 2)))


def _is_composite(data: bytes) -> bool:
    """Whether a description's count of contours is negative."""
    return data[:1] >= b"\x80"


def _x_min(data: bytes) -> int:
    return int.from_bytes(data[2:4], "big", signed=True)


def _argument_shape(flags: int) -> str:
    kind = "h" if flags & _WORDS else "b"
    return f">2{kind if flags & _XY else kind.upper()}"


def _without_instructions(data: bytes) -> bytes:
    """A simple outline with its instructions cut out; padding at its end does no harm."""
    contours: int = struct.unpack_from(">h", data)[0]
    at = 10 + 2 * contours
    length: int = struct.unpack_from(">H", data, at)[0]
    data = data[:at] + b"\0\0" + data[at + 2 + length :]
    return data + bytes(len(data) % 2)


def describe_composite(components: Sequence[Component], box: Box) -> Description:
    """A glyph of `components`, which cover `box`, each in the shortest form there is."""
    flags = [_shortest_flags(component) for component in components]
    flags[-1] &= ~_MORE
    followers = [struct.pack(">H", flag) for flag in flags[1:]] + [b""]
    rest = [
        (glyph, struct.pack(_argument_shape(flag), x, y) + tail + follower)
        for flag, (_, glyph, x, y, tail), follower in zip(flags, components, followers, strict=True)
    ]
    head = struct.pack(">h4hH", -1, *box, flags[0])
    length = len(head) + sum([2 + len(after) for _, after in rest])
    rest[-1] = rest[-1][0], rest[-1][1] + bytes(length % 2)
    return Description(head, tuple(rest))


def _shortest_flags(component: Component) -> int:
    flags, _, x, y, _ = component
    flags = flags & ~(_WORDS | _INSTRUCTIONS | _OWN_METRICS) | _MORE
    low, high = (-128, 127) if flags & _XY else (0, 255)
    return flags if low <= x <= high and low <= y <= high else flags | _WORDS


def describe_parts(parts: Iterable[Part], box: Box) -> Description:
    """A glyph that shows `parts`, which cover `box`."""
    return describe_composite([Component(_XY, p.glyph, p.x, p.y, b"") for p in parts], box)


def bounding_box(boxes: Iterable[Box]) -> Box | None:
    """The smallest box around `boxes`, None when there are none."""
    boxes = list(boxes)
    if len(boxes) == 1:
        return boxes[0]
    sides = list(zip(*boxes, strict=True))
    return Box(min(sides[0]), min(sides[1]), max(sides[2]), max(sides[3])) if sides else None


def read_tables(data: bytes) -> dict[str, bytes]:
    """The tables of an sfnt file by tag."""
    count: int = struct.unpack_from(">H", data, 4)[0]
    records = (struct.unpack_from(">4s3I", data, 12 + 16 * n) for n in range(count))
    return {tag.decode("latin-1"): data[at : at + size] for tag, _, at, size in records}


def write_tables(tables: Mapping[str, bytes]) -> bytes:
    """An sfnt file of `tables`, with its checksums; `head` must be among them."""
    count = len(tables)
    power = count.bit_length() - 1
    span = 16 << power
    at = 12 + 16 * count
    records = [struct.pack(">IHHHH", 0x00010000, count, span, power, 16 * count - span)]
    bodies, sums, where = [], [], 0
    for tag in sorted(tables):
        body = tables[tag]
        if tag == "head":
            body = body[:8] + bytes(4) + body[12:]
            where = at + 8
        bodies.append(body + bytes(-len(body) % 4))
        sums.append(_checksum(bodies[-1]))
        records.append(struct.pack(">4s3I", tag.encode("latin-1"), sums[-1], at, len(body)))
        at += len(bodies[-1])
    directory = b"".join(records)
    adjustment = (_CHECKSUM_MAGIC - _checksum(directory) - sum(sums)) & 0xFFFFFFFF
    font = directory + b"".join(bodies)
    return font[:where] + struct.pack(">I", adjustment) + font[where + 4 :]


def _checksum(words: bytes) -> int:
    """Of whole words of four bytes."""
    total: int = sum(struct.unpack(f">{len(words) // 4}I", words))
    return total & 0xFFFFFFFF
