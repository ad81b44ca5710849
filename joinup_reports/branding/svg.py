"""An SVG logo → a drawing: filled outlines only, nothing that acts or reaches outside.

Read with expat itself (no entity is ever declared or fetched), so that each refusal has its
line and column. A library such as svglib would draw more, but through lxml and three other
packages, and it follows references to files; a logo needs outlines, groups, transforms and
plain colours. Whatever else a file asks for is refused, never left out: a logo is shown as
its owner drew it or not at all. SVG 2; CSS class selectors in a `style` element.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NoReturn
from xml.parsers import expat

from PIL import ImageColor

from joinup_reports.branding import outlines
from joinup_reports.branding.outlines import Matrix
from joinup_reports.diagnostics import Diagnostic, Location
from joinup_reports.drawing import Drawing, Path, Segment
from joinup_reports.tuples import NamedTuple

_SVG = "http://www.w3.org/2000/svg"
_DEEPEST = 64
_OPAQUE = 255
_IGNORED = frozenset({"title", "desc", "metadata", "defs"})
_GROUPS = frozenset({"svg", "g", "a", "switch"})
_INHERITED = ("fill", "fill-rule", "color", "stroke", "visibility")
_DRAWN = frozenset((*_INHERITED, "display", "opacity", "fill-opacity"))
# Properties that change a drawing, each with the value that changes nothing.
_NEUTRAL = {"mix-blend-mode": "normal"} | dict.fromkeys(
    ("clip-path", "mask", "filter", "marker", "marker-start", "marker-mid", "marker-end"), "none"
)
_ATTRIBUTES = _DRAWN | _NEUTRAL.keys() | {"transform-origin"}
# Properties that change no filled outline: strokes' (they are not drawn), text's, hints.
_IDLE = re.compile(
    r"(?:-|-inkscape|color|flood|font|glyph|image|letter|shape|solid|stop|stroke|text|word)-.*"
    r"|(?:alignment|dominant)-baseline|baseline-shift|block-progression|clip-rule|cursor|direction|font|isolation"
    r"|enable-background|kerning|lighting-color|line-height|overflow|paint-order|pointer-events"
    r"|unicode-bidi|vector-effect|white-space|writing-mode"
)
_RULES = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SELECTOR = re.compile(r"\.[\w-]+|\w+")
_COMMENTS = re.compile(r"/\*.*?\*/", re.DOTALL)
_LENGTH = re.compile(r"\s*([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)(px|pt|pc|mm|cm|in|)\s*")
_UNITS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}
_SMALLEST = 1e-3


class _RefusedError(Exception):
    """`code` and what it is about."""

    def __init__(self, code: str, what: str) -> None:
        super().__init__(what)
        self.code = code
        self.what = what


class _Around(NamedTuple):
    """What an element takes from those it stands in."""

    matrix: Matrix
    style: Mapping[str, str]
    hidden: bool = False


def read_svg(data: bytes, name: str) -> Drawing | Diagnostic:
    """The drawing in a file, or what is wrong with it, at its place in the file."""
    reading = _Reading()
    try:
        reading.parse(data)
        return reading.drawing()
    except _RefusedError as refused:
        place = Location(name, *reading.place)
        return Diagnostic(refused.code, place, {"name": name, "what": refused.what})
    except expat.ExpatError as error:
        place, what = Location(name, error.lineno, error.offset + 1), expat.ErrorString(error.code)
    except (LookupError, ValueError) as error:  # an encoding that Python does not let expat have
        place, what = Location(name, *reading.place), str(error)[:60]
    return Diagnostic("svg.broken", place, {"name": name, "what": what})


class _Reading:
    """One file's reading: the elements that are open, and the paths so far."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.EntityDeclHandler = self._entity
        self.place = (1, 1)
        self._open: list[_Around] = []
        self._skipped = 0
        self._css: list[str] | None = None
        self._rules: dict[str, dict[str, str]] = {}
        self._styled: set[str] = set()
        self._paths: list[Path] = []
        self._size: tuple[float, float] | None = None

    def parse(self, data: bytes) -> None:
        self.parser.Parse(data, True)

    def drawing(self) -> Drawing:
        if self._size is None or not self._paths:
            raise _RefusedError("svg.unsupported", "<svg>")
        return Drawing(*self._size, tuple(self._paths))

    def _note_place(self) -> None:
        """Where the present event begins, lines and columns from 1."""
        self.place = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def _instruction(self, target: str, _data: str) -> None:
        self._note_place()
        if target == "xml-stylesheet":
            raise _RefusedError("svg.unsafe", "<?xml-stylesheet?>")

    def _entity(self, name: str, *_rest: object) -> NoReturn:
        self._note_place()
        raise _RefusedError("svg.unsafe", f"<!ENTITY {name}>")

    def _characters(self, text: str) -> None:
        if self._css is not None:
            self._css.append(text)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._note_place()
        space, _, tag = name.rpartition(" ")
        _check_safe(tag, attributes)
        if self._css is not None:
            raise _RefusedError("svg.unsupported", f"<{tag}> in <style>")
        if tag == "style" and space in ("", _SVG):
            self._css = []
        elif self._skipped or space not in ("", _SVG) or tag in _IGNORED:
            self._skipped += 1
        else:
            self._draw(tag, attributes)

    def _end(self, _name: str) -> None:
        if self._css is not None:
            self._read_css("".join(self._css))
            self._css = None
        elif self._skipped:
            self._skipped -= 1
        else:
            self._open.pop()

    def _draw(self, tag: str, attributes: dict[str, str]) -> None:
        around = self._around(tag, attributes)
        self._open.append(around)
        if len(self._open) > _DEEPEST:
            raise _RefusedError("svg.unsupported", f"<{tag}>")
        if tag in _GROUPS:
            return
        shape = _SHAPES.get(tag)
        if shape is None:
            raise _RefusedError("svg.unsupported", f"<{tag}>")
        segments = _measured(shape, attributes, tag, around.matrix)
        colour = _colour(around.style)
        if segments and colour and not around.hidden:
            even_odd = around.style.get("fill-rule") == "evenodd"
            self._paths.append(Path(segments, colour, even_odd))

    def _around(self, tag: str, attributes: dict[str, str]) -> _Around:
        own = self._style(tag, attributes)
        if not self._open:
            return _Around(self._viewport(tag, attributes), own, _hides(own))
        if tag == "svg":
            raise _RefusedError("svg.unsupported", "<svg> in <svg>")
        outer = self._open[-1]
        inherited = {key: outer.style[key] for key in _INHERITED if key in outer.style}
        style = inherited | {key: value for key, value in own.items() if value != "inherit"}
        matrix = _transform(attributes.get("transform", "")).after(outer.matrix)
        return _Around(matrix, style, outer.hidden or _hides(own))

    def _viewport(self, tag: str, attributes: dict[str, str]) -> Matrix:
        """The root's own system of coordinates, its corner at the origin."""
        try:
            if "viewBox" in attributes:
                left, top, width, height = outlines.read_numbers(attributes["viewBox"])
            else:
                left = top = 0.0
                width, height = (_length(attributes, key) for key in ("width", "height"))
        except ValueError:
            width = height = 0.0
        if tag != "svg" or min(width, height) < _SMALLEST or "transform" in attributes:
            raise _RefusedError("svg.unsupported", f"<{tag} viewBox>")
        self._size = (width, height)
        return Matrix(e=-left, f=-top)

    def _style(self, tag: str, attributes: dict[str, str]) -> dict[str, str]:
        """Attributes first, then rules for the element, for its classes, then its own style."""
        style = {key: value.strip() for key, value in attributes.items() if key in _ATTRIBUTES}
        for selector in (tag, *(f".{class_}" for class_ in attributes.get("class", "").split())):
            style |= self._rules.get(selector, {})
            self._styled.add(selector)
        style |= _declarations(_COMMENTS.sub("", attributes.get("style", "")))
        if tag == "svg" and "viewBox" in attributes:  # the drawing's size on a web page
            style = {key: style[key] for key in style if key not in ("width", "height")}
        _check_style(style)
        return style

    def _read_css(self, text: str) -> None:
        text = _COMMENTS.sub("", text)
        if "@" in text:
            raise _RefusedError(
                "svg.unsafe" if "@import" in text else "svg.unsupported", "@ <style>"
            )
        if rest := _RULES.sub("", text).strip():
            raise _RefusedError("svg.unsupported", f"<style> {rest[:40]}")
        for selectors, body in _RULES.findall(text):
            for selector in map(str.strip, selectors.split(",")):
                if selector in self._styled or not _SELECTOR.fullmatch(selector):
                    raise _RefusedError("svg.unsupported", f"<style> {selector}")
                self._rules.setdefault(selector, {}).update(_declarations(body))


def _check_safe(tag: str, attributes: Mapping[str, str]) -> None:
    """Nothing that acts, and nothing that is fetched."""
    if tag in ("script", "foreignObject", "handler", "iframe"):
        raise _RefusedError("svg.unsafe", f"<{tag}>")
    for name, value in attributes.items():
        key = name.rpartition(" ")[2].lower()
        if key.startswith("on") and tag not in _IGNORED:
            raise _RefusedError("svg.unsafe", key)
        reference = key in ("href", "src") and not value.strip().startswith("#")
        if reference and tag != "a" and not name.startswith("http://www.w3.org/1999/02"):
            raise _RefusedError("svg.unsafe", f"{key}={value[:40]}")
        if re.search(r"url\(\s*[\"']?(?!\s*#)", value):
            raise _RefusedError("svg.unsafe", value[:40])


def _check_style(style: Mapping[str, str]) -> None:
    for key, value in style.items():
        if key not in _DRAWN and value != _NEUTRAL.get(key) and not _IDLE.fullmatch(key):
            raise _RefusedError("svg.unsupported", key[:40])
    for key in ("opacity", "fill-opacity"):
        if _share(style.get(key, "1")) not in (0.0, 1.0):
            raise _RefusedError("svg.unsupported", f"{key}={style[key]}")
    if style.get("stroke", "none") not in ("none", "inherit", "transparent"):
        raise _RefusedError("svg.unsupported", "stroke")
    if "url(" in style.get("fill", ""):
        raise _RefusedError("svg.unsupported", f"fill={style['fill']}")


def _declarations(text: str) -> dict[str, str]:
    pairs = (part.partition(":") for part in text.split(";") if ":" in part)
    plain = {
        key.strip().lower(): value.replace("!important", "").strip() for key, _, value in pairs
    }
    for value in plain.values():
        if re.search(r"url\(\s*[\"']?(?!\s*#)", value):
            raise _RefusedError("svg.unsafe", value[:40])
    return plain


def _hides(style: Mapping[str, str]) -> bool:
    gone = style.get("display") == "none" or style.get("visibility") in ("hidden", "collapse")
    return gone or 0.0 in (_share(style.get(key, "1")) for key in ("opacity", "fill-opacity"))


def _share(value: str) -> float:
    """A share of one, as 0.5 or 50%; anything else counts as half, which is not drawn."""
    try:
        return float(value.removesuffix("%")) / (100 if value.endswith("%") else 1)
    except ValueError:
        return 0.5


def _colour(style: Mapping[str, str]) -> str:
    """#rrggbb, or nothing for a shape without a fill."""
    value = style.get("fill", "black")
    if value == "currentColor":
        value = style.get("color", "black")
    if value in ("none", "transparent"):
        return ""
    try:
        red, green, blue, *alpha = (max(0, min(_OPAQUE, n)) for n in ImageColor.getrgb(value))
    except (ValueError, ArithmeticError):
        raise _RefusedError("svg.unsupported", f"fill={value[:40]}") from None
    if alpha and alpha[0] != _OPAQUE:
        raise _RefusedError("svg.unsupported", f"fill={value}")
    return f"#{red:02x}{green:02x}{blue:02x}"


def _transform(text: str) -> Matrix:
    try:
        return outlines.read_transform(text)
    except ValueError:
        raise _RefusedError("svg.unsupported", f"transform={text[:40]}") from None


def _length(attributes: Mapping[str, str], key: str) -> float:
    """CSS pixels. Raises ValueError for a share of something else; what is not said is 0."""
    match = _LENGTH.fullmatch(attributes.get(key, "0"))
    if match is None:
        raise ValueError(key)
    return outlines.bounded(float(match[1]) * _UNITS[match[2]])


Shape = Callable[[Mapping[str, str]], tuple[Segment, ...]]


def _measured(
    shape: Shape, attributes: Mapping[str, str], tag: str, matrix: Matrix
) -> tuple[Segment, ...]:
    try:
        return tuple(map(matrix.segment, shape(attributes)))
    except (ValueError, ArithmeticError) as error:
        raise _RefusedError("svg.unsupported", f"<{tag}> {str(error)[:40]}".strip()) from None


def _path(attributes: Mapping[str, str]) -> tuple[Segment, ...]:
    return outlines.read_path(attributes.get("d", ""))


def _rect(attributes: Mapping[str, str]) -> tuple[Segment, ...]:
    x, y, width, height = (_length(attributes, key) for key in ("x", "y", "width", "height"))
    rx = _length(attributes, "rx" if "rx" in attributes else "ry")
    ry = _length(attributes, "ry" if "ry" in attributes else "rx")
    return outlines.rounded(x, y, (width, height), rx, ry) if width > 0 and height > 0 else ()


def _circle(attributes: Mapping[str, str]) -> tuple[Segment, ...]:
    x, y, radius = (_length(attributes, key) for key in ("cx", "cy", "r"))
    return outlines.ellipse(x, y, radius, radius) if radius > 0 else ()


def _ellipse(attributes: Mapping[str, str]) -> tuple[Segment, ...]:
    x, y, rx, ry = (_length(attributes, key) for key in ("cx", "cy", "rx", "ry"))
    return outlines.ellipse(x, y, rx, ry) if rx > 0 and ry > 0 else ()


def _points(attributes: Mapping[str, str]) -> tuple[Segment, ...]:
    numbers = outlines.read_numbers(attributes.get("points", ""))
    return outlines.polyline(tuple(zip(numbers[::2], numbers[1::2], strict=False)))


_SHAPES: dict[str, Shape] = {
    "path": _path,
    "rect": _rect,
    "circle": _circle,
    "ellipse": _ellipse,
    "polygon": _points,
    "polyline": _points,
}
