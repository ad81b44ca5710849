"""Content-stream operators as text (ISO 32000-1 annex A): one function, one operator.

Knows how operands are spelled; knows no pages and no structure. Coordinates are PDF's:
points, y up. The text is Latin-1, a character for a byte.
"""

from __future__ import annotations

from functools import cache, lru_cache

from joinup_reports.pdf.objects import name

Box = tuple[float, float, float, float]

BEGIN_TEXT = "BT"
END_TEXT = "ET"
END_CONTENT = "EMC"


def number(value: float) -> str:
    """The shortest decimal within half a thousandth: no exponent, no minus zero.

    Raises ValueError for what is not finite: PDF has no word for it (section 7.3.3).
    """
    return _shortest(f"{value:.3f}")


def _shortest(decimal: str) -> str:
    if decimal[-1] > "9":  # inf or nan
        raise ValueError(f"not a finite number: {decimal}")
    text = decimal.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def numbers(*values: float) -> str:
    return " ".join(map(number, values))


@cache
def fill_colour(colour: str) -> str:
    """`colour` is #rrggbb, painted in the output intent's sRGB."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return f"{numbers(red / 255, green / 255, blue / 255)} rg"


def fill_rectangle(x: float, y: float, width: float, height: float) -> str:
    return f"{numbers(x, y, width, height)} re f"


@lru_cache(maxsize=256)
def set_font(resource: str, size: float) -> str:
    return f"/{resource} {number(size)} Tf"


def place_text(x: float, y: float) -> str:
    """Sets the text matrix: the origin of the next glyph."""
    return f"1 0 0 1 {number(x)} {number(y)} Tm"


def show_text(codes: bytes, back: float = 0) -> str:
    """Paints character codes, as literal strings (section 7.3.4.2).

    After the first code the pen goes `back` to the left, in thousandths of the text's size.
    """
    if back:
        # Two numbers, since pdf.js loses the one after a code it takes for invisible.
        return f"[{_literal(codes[:2])} 1 {number(back - 1)} {_literal(codes[2:])}] TJ"
    return f"{_literal(codes)} Tj"


def _literal(codes: bytes) -> str:
    escaped = (
        codes.replace(b"\\", b"\\\\")
        .replace(b"(", b"\\(")
        .replace(b")", b"\\)")
        .replace(b"\r", b"\\r")
    )
    return f"({escaped.decode('latin-1')})"


def paint_object(resource: str, place: str = "") -> str:
    """Paints an XObject where the operator `place` puts it; the state stays as it was."""
    return f"q {place} /{resource} Do Q" if place else f"/{resource} Do"


def transform(a: float, d: float, x: float, y: float) -> str:
    """Scales by (a, d) and moves the origin to (x, y)."""
    return f"{precise(a)} 0 0 {precise(d)} {numbers(x, y)} cm"


def precise(value: float) -> str:
    """A decimal for coordinates that a transformation enlarges; finite, as `number`'s."""
    return _shortest(f"{value:.6f}")


def begin_content(role: str, identifier: int) -> str:
    """Opens a marked-content sequence of the structure tree (section 14.7.4.2)."""
    return f"{name(role).decode()} <</MCID {identifier}>> BDC"


def begin_artifact(kind: str, subtype: str | None = None, box: Box | None = None) -> str:
    """Opens an artifact; a background must say where it lies (table 330)."""
    entries = f"/Type/{kind}"
    if subtype:
        entries += f"/Subtype/{subtype}"
    if box:
        entries += f"/BBox[{numbers(*box)}]"
    return f"/Artifact <<{entries}>> BDC"
