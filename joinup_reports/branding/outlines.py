"""SVG outlines → segments: path data, basic shapes and transforms.

SVG 2 chapters 8 (coordinate systems), 9 (paths) and 10 (basic shapes). Numbers and strings
in, segments at absolute coordinates out; knows no XML and no colours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from math import acos, ceil, copysign, cos, hypot, pi, radians, sin, sqrt, tan

from joinup_reports.drawing import Point, Segment
from joinup_reports.tuples import NamedTuple

_NUMBER = re.compile(r"[\s,]*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)")
_FLAG = re.compile(r"[\s,]*([01])")
_COMMAND = re.compile(r"[\s,]*([MmLlHhVvCcSsQqTtAaZz])")
_BEGIN = re.compile(r"\s*(?:[Mm]|$)")
_TRANSFORM = re.compile(r"[\s,]*([a-zA-Z]+)\s*\(([^()]*)\)")
# The control points of a quarter of a circle, in parts of its radius.
_QUARTER = 0.5522847498
MOST_SEGMENTS = 50_000
# No logo needs more, and whatever is farther out is a mistake or an attack.
LARGEST = 1e6
# The commands that a smooth one may continue, by the kind of its control point.
_SMOOTH = {"C": "CS", "Q": "QT"}


class Matrix(NamedTuple):
    """(x, y) → (a·x + c·y + e, b·x + d·y + f)."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def after(self, o: Matrix) -> Matrix:
        """First this one, then `o`."""
        return Matrix(
            o.a * self.a + o.c * self.b,
            o.b * self.a + o.d * self.b,
            o.a * self.c + o.c * self.d,
            o.b * self.c + o.d * self.d,
            o.a * self.e + o.c * self.f + o.e,
            o.b * self.e + o.d * self.f + o.f,
        )

    def point(self, point: Point) -> Point:
        """Raises ValueError when it comes to lie too far out."""
        x, y = point
        return (
            bounded(self.a * x + self.c * y + self.e),
            bounded(self.b * x + self.d * y + self.f),
        )

    def segment(self, segment: Segment) -> Segment:
        return Segment(segment.verb, tuple(map(self.point, segment.points)))


def bounded(value: float) -> float:
    """The value itself. Raises ValueError beyond `LARGEST`, and for what is no number."""
    if abs(value) <= LARGEST:
        return value
    raise ValueError(f"{value:g}")


def read_numbers(text: str) -> list[float]:
    """Raises ValueError when something in `text` is no number, or too large a one."""
    numbers, at = [], 0
    while match := _NUMBER.match(text, at):
        numbers.append(bounded(float(match[1])))
        at = match.end()
    if text[at:].strip(" \t\r\n,"):
        raise ValueError(text)
    return numbers


def read_transform(text: str) -> Matrix:
    """A transform list; the last one is done first. Raises ValueError."""
    matrix, at = Matrix(), 0
    while match := _TRANSFORM.match(text, at):
        matrix = _matrix(match[1], read_numbers(match[2])).after(matrix)
        at = match.end()
    if text[at:].strip():
        raise ValueError(text)
    return matrix


def _matrix(name: str, values: list[float]) -> Matrix:
    make = _TRANSFORMS.get(name)
    if make is None or not values:
        raise ValueError(name)
    try:
        return make(*values)
    except TypeError:  # not as many numbers as this transform has
        raise ValueError(name) from None


def _rotate(angle: float, x: float = 0.0, y: float = 0.0) -> Matrix:
    t = radians(angle)
    turned = Matrix(cos(t), sin(t), -sin(t), cos(t))
    return Matrix(e=-x, f=-y).after(turned).after(Matrix(e=x, f=y))


def _affine(*values: float) -> Matrix:
    a, b, c, d, e, f = values
    return Matrix(a, b, c, d, e, f)


def _scale(x: float, y: float | None = None) -> Matrix:
    return Matrix(a=x, d=x if y is None else y)


_TRANSFORMS: dict[str, Callable[..., Matrix]] = {
    "matrix": _affine,
    "translate": lambda x, y=0.0: Matrix(e=x, f=y),
    "scale": _scale,
    "rotate": _rotate,
    "skewX": lambda angle: Matrix(c=tan(radians(angle))),
    "skewY": lambda angle: Matrix(b=tan(radians(angle))),
}


def read_path(data: str) -> tuple[Segment, ...]:
    """The segments of path data. Raises ValueError where it is not as SVG says."""
    reading = _PathReading(data)
    segments = []
    for segment in reading.segments():
        segments.append(segment)
        if len(segments) > MOST_SEGMENTS:
            raise ValueError("too many segments")
    return tuple(segments)


class _PathReading:
    """The pen's place, where the outline began, and the last control point."""

    def __init__(self, data: str) -> None:
        self._data, self._at = data, 0
        self._pen: Point = (0.0, 0.0)
        self._begin: Point = (0.0, 0.0)
        self._control: tuple[str, Point] = ("", (0.0, 0.0))
        self._commands: dict[str, Callable[[bool], Iterator[Segment]]] = {
            "L": self._line,
            "H": self._horizontal,
            "V": self._vertical,
            "C": self._curve,
            "S": self._smooth_curve,
            "Q": self._quadratic,
            "T": self._smooth_quadratic,
            "A": self._arc,
        }

    def segments(self) -> Iterator[Segment]:
        if not _BEGIN.match(self._data):
            raise ValueError(self._data[:10])
        while match := _COMMAND.match(self._data, self._at):
            self._at = match.end()
            letter = match[1].upper()
            if letter not in _SMOOTH.get(self._control[0], ""):
                self._control = ("", self._pen)
            yield from self._command(letter, relative=match[1].islower())
        if self._data[self._at :].strip():
            raise ValueError(self._data[self._at : self._at + 10])

    def _command(self, letter: str, *, relative: bool) -> Iterator[Segment]:
        if letter == "Z":
            self._pen = self._begin
            yield Segment("Z")
            return
        if letter == "M":
            self._begin = self._pen = self._point(relative)
            yield Segment("M", (self._pen,))
            letter = "L"
            if not self._more():
                return
        yield from self._commands[letter](relative)
        while self._more():
            yield from self._commands[letter](relative)

    def _more(self) -> bool:
        return _NUMBER.match(self._data, self._at) is not None

    def _number(self, pattern: re.Pattern[str] = _NUMBER) -> float:
        match = pattern.match(self._data, self._at)
        if match is None:
            raise ValueError(self._data[self._at : self._at + 10])
        self._at = match.end()
        return bounded(float(match[1]))

    def _point(self, relative: bool) -> Point:
        x, y = self._number(), self._number()
        return (self._pen[0] + x, self._pen[1] + y) if relative else (x, y)

    def _to(self, end: Point) -> Segment:
        self._pen = end
        return Segment("L", (end,))

    def _line(self, relative: bool) -> Iterator[Segment]:
        yield self._to(self._point(relative))

    def _horizontal(self, relative: bool) -> Iterator[Segment]:
        yield self._to((self._number() + self._pen[0] * relative, self._pen[1]))

    def _vertical(self, relative: bool) -> Iterator[Segment]:
        yield self._to((self._pen[0], self._number() + self._pen[1] * relative))

    def _bend(self, first: Point, second: Point, end: Point, kind: str, control: Point) -> Segment:
        self._pen = end
        self._control = (kind, control)
        return Segment("C", (first, second, end))

    def _curve(self, relative: bool) -> Iterator[Segment]:
        first, second, end = (self._point(relative) for _ in range(3))
        yield self._bend(first, second, end, "C", second)

    def _smooth_curve(self, relative: bool) -> Iterator[Segment]:
        first = self._mirrored("C")
        second, end = self._point(relative), self._point(relative)
        yield self._bend(first, second, end, "C", second)

    def _quadratic(self, relative: bool) -> Iterator[Segment]:
        control, end = self._point(relative), self._point(relative)
        yield self._raised(control, end)

    def _smooth_quadratic(self, relative: bool) -> Iterator[Segment]:
        control = self._mirrored("Q")
        yield self._raised(control, self._point(relative))

    def _raised(self, control: Point, end: Point) -> Segment:
        """A quadratic curve as a cubic one, exactly."""
        first = _between(self._pen, control)
        return self._bend(first, _between(end, control), end, "Q", control)

    def _mirrored(self, kind: str) -> Point:
        """The last control point on the pen's other side; the pen when there was none."""
        (last, (x, y)), (px, py) = self._control, self._pen
        return (2 * px - x, 2 * py - y) if last == kind else (px, py)

    def _arc(self, relative: bool) -> Iterator[Segment]:
        rx, ry, turn = self._number(), self._number(), radians(self._number())
        large, sweep = self._number(_FLAG) == 1, self._number(_FLAG) == 1
        start, end = self._pen, self._point(relative)
        self._pen = end
        if start == end:
            return
        if rx == 0 or ry == 0:
            yield Segment("L", (end,))
            return
        yield from _arc_curves(start, end, (abs(rx), abs(ry)), turn, large=large, sweep=sweep)


def _between(one: Point, control: Point) -> Point:
    return one[0] + (control[0] - one[0]) * 2 / 3, one[1] + (control[1] - one[1]) * 2 / 3


def _arc_curves(
    start: Point, end: Point, radii: Point, turn: float, *, large: bool, sweep: bool
) -> Iterator[Segment]:
    """An elliptical arc as curves of at most a quarter each (SVG 2 appendix B.2.4)."""
    (rx, ry), (x1, y1), (x2, y2) = radii, start, end
    dx, dy = (x1 - x2) / 2, (y1 - y2) / 2
    x, y = cos(turn) * dx + sin(turn) * dy, -sin(turn) * dx + cos(turn) * dy
    short = (x / rx) ** 2 + (y / ry) ** 2
    if short > 1:  # radii too small to reach: they grow until they do
        rx, ry = rx * sqrt(short), ry * sqrt(short)
    off = (rx * ry) ** 2 - (rx * y) ** 2 - (ry * x) ** 2
    root = sqrt(max(0.0, off / ((rx * y) ** 2 + (ry * x) ** 2)))
    root = root if large != sweep else -root
    cx, cy = root * rx * y / ry, -root * ry * x / rx
    first = _angle((1, 0), ((x - cx) / rx, (y - cy) / ry))
    swept = _angle(((x - cx) / rx, (y - cy) / ry), ((-x - cx) / rx, (-y - cy) / ry))
    if sweep and swept < 0:
        swept += 2 * pi
    elif not sweep and swept > 0:
        swept -= 2 * pi
    middle = (x1 + x2) / 2, (y1 + y2) / 2
    turned = Matrix(cos(turn), sin(turn), -sin(turn), cos(turn), *middle)
    place = Matrix(a=rx, d=ry, e=cx, f=cy).after(turned)
    count = ceil(abs(swept) / (pi / 2) - 1e-9)
    step = swept / count
    for index in range(count):
        yield place.segment(_unit_arc(first + index * step, step))


def _angle(u: Point, v: Point) -> float:
    dot, cross = u[0] * v[0] + u[1] * v[1], u[0] * v[1] - u[1] * v[0]
    size = hypot(*u) * hypot(*v)
    return copysign(acos(max(-1.0, min(1.0, dot / size))), cross) if size else 0.0


def _unit_arc(start: float, step: float) -> Segment:
    """An arc of the unit circle, from the angle `start` over `step`."""
    k, end = 4 / 3 * tan(step / 4), start + step
    return Segment(
        "C",
        (
            (cos(start) - k * sin(start), sin(start) + k * cos(start)),
            (cos(end) + k * sin(end), sin(end) - k * cos(end)),
            (cos(end), sin(end)),
        ),
    )


def ellipse(cx: float, cy: float, rx: float, ry: float) -> tuple[Segment, ...]:
    return rounded(cx - rx, cy - ry, (2 * rx, 2 * ry), rx, ry)


def rounded(x: float, y: float, size: Point, rx: float, ry: float) -> tuple[Segment, ...]:
    """A rectangle with rounded corners, clockwise; without radii a plain one."""
    right, foot = x + size[0], y + size[1]
    rx, ry = min(rx, size[0] / 2), min(ry, size[1] / 2)
    if rx <= 0 or ry <= 0:
        corners: tuple[Point, ...] = ((x, y), (right, y), (right, foot), (x, foot))
        return polyline(corners)
    kx, ky = rx * (1 - _QUARTER), ry * (1 - _QUARTER)
    return (
        Segment("M", ((x + rx, y),)),
        Segment("L", ((right - rx, y),)),
        Segment("C", ((right - kx, y), (right, y + ky), (right, y + ry))),
        Segment("L", ((right, foot - ry),)),
        Segment("C", ((right, foot - ky), (right - kx, foot), (right - rx, foot))),
        Segment("L", ((x + rx, foot),)),
        Segment("C", ((x + kx, foot), (x, foot - ky), (x, foot - ry))),
        Segment("L", ((x, y + ry),)),
        Segment("C", ((x, y + ky), (x + kx, y), (x + rx, y))),
        Segment("Z"),
    )


def polyline(points: tuple[Point, ...]) -> tuple[Segment, ...]:
    """An outline through `points`, closed: a fill closes it anyway."""
    if not points:
        return ()
    lines = (Segment("L", (point,)) for point in points[1:])
    return (Segment("M", (points[0],)), *lines, Segment("Z"))
