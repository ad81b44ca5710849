"""Logos that are damaged or hostile: finite numbers come out of them, or a diagnostic."""

from __future__ import annotations

import re
from math import inf, isfinite, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinup_reports.branding.svg import read_svg
from joinup_reports.diagnostics import Diagnostic
from joinup_reports.drawing import Drawing
from joinup_reports.pdf import operators
from joinup_reports.pdf.drawings import drawing_object

SVG = 'xmlns="http://www.w3.org/2000/svg"'
SQUARE = '<rect width="1" height="1"/>'
LOGO = f"""<?xml version="1.0" encoding="utf-8"?>
<svg {SVG} width="40mm" height="10cm" viewBox="0 0 40 100">
<style>.a, rect {{ fill: #abcdef; fill-rule: evenodd }}</style>
<g transform="translate(1 2) scale(1.5) rotate(30) skewX(10)" style="stroke: none">
<path class="a" d="M1 2h3v4l1e1-.5c1 2 3 4 5 6s2 2 3 3q3 3 6 0t4 4A 5 3 20 0 1 9 8z"/>
<rect x="1mm" y="2" width="3pt" height="4" rx="1" fill="rgb(1, 20, 255)"/>
<ellipse cx="5" cy="5" rx="2" ry="3" fill="hsl(120, 50%, 50%)"/>
<polygon points="1,2 4,2 4,6" opacity="1"/>
</g></svg>"""


def read(inside, head='viewBox="0 0 10 10"', before=""):
    return read_svg(f"{before}<svg {SVG} {head}>{inside}</svg>".encode(), "a.svg")


def assert_finite(drawing):
    numbers = [xy for path in drawing.paths for point in path.points for xy in point]
    assert all(map(isfinite, (drawing.width, drawing.height, *numbers)))
    assert min(drawing.width, drawing.height) > 0
    drawing_object(drawing)


@pytest.mark.parametrize(
    "inside",
    [
        '<path d="M1e400 0L1 1 2 0z"/>',
        '<path d="M0 0L1 1e7z"/>',
        '<path d="m9e5 0l9e5 1 2 0z"/>',
        f'<g transform="scale(1e200) scale(1e200)">{SQUARE}</g>',
        f'<g transform="scale(1e5)"><g transform="scale(1e5)">{SQUARE}</g></g>',
        f'<g transform="skewX(90)">{SQUARE}</g>',
        '<rect width="1e999" height="1"/>',
        '<rect width="1e6in" height="1"/>',
        '<polygon points="0 0 1e999 1 2 0"/>',
        '<path d="M0 0A 1e-320 1 0 0 1 5 5"/>',
        '<path d="L1 1 2 0z"/>',
        '<path d="0 0 1 1 2 0z"/>',
        '<path d="z M0 0h1v1z"/>',
        '<rect width="1" height="1" fill="hsl(1, %s%%, 50%%)"/>' % ("9" * 80 + "0" * 9),
    ],
)
def test_numbers_that_no_page_has_are_refused_where_they_stand(inside):
    found = read("\n  " + inside)
    assert isinstance(found, Diagnostic)
    assert found.code == "svg.unsupported"
    assert found.location.line == 2
    assert inside[found.location.column - 3 :].startswith("<")


@pytest.mark.parametrize(
    "head",
    [
        'viewBox="0 0 1e999 10"',
        'viewBox="-1e999 0 10 10"',
        'viewBox="0 0 1e-320 10"',
        'width="1e999" height="10"',
        'width="40em" height="10"',
        'viewBox="0 0 10 10" transform="scale(2)"',
    ],
)
def test_a_size_that_no_page_has_is_refused(head):
    assert read(SQUARE, head=head).code == "svg.unsupported"


@pytest.mark.parametrize("value", [inf, -inf, nan])
@pytest.mark.parametrize("spell", [operators.number, operators.precise])
def test_what_is_not_finite_never_reaches_a_page(spell, value):
    with pytest.raises(ValueError, match="finite"):
        spell(value)


@pytest.mark.parametrize(
    "encoding",
    ["nonesuch", "rot13", "base64", "utf-7", "shift_jis", "utf-32", "idna", "punycode"],
)
def test_an_encoding_that_cannot_be_read_is_a_broken_file(encoding):
    found = read(SQUARE, before=f'<?xml version="1.0" encoding="{encoding}"?>')
    assert isinstance(found, Diagnostic)
    assert found.code == "svg.broken"
    assert found.location.line == 1


@pytest.mark.parametrize(
    "inside",
    [
        "<style><style/></style>",
        "<style><g/></style>",
        "<defs><style><b/></style></defs>",
        '<style><x xmlns="urn:x"/></style>',
        "<style>rect {fill: red</style>",
        "<style>svg {fill: red}</style>",
    ],
)
def test_a_style_sheet_that_cannot_be_kept_is_refused(inside):
    found = read(inside + SQUARE)
    assert isinstance(found, Diagnostic)
    assert found.code == "svg.unsupported"


@pytest.mark.parametrize("selector", ["rect", ".a", "g"])
def test_a_rule_for_what_stands_before_it_is_refused(selector):
    shape = '<g><rect class="a" width="1" height="1"/></g>'
    found = read(f"{shape}<style>{selector} {{fill: red}}</style>")
    assert isinstance(found, Diagnostic)
    assert found.code == "svg.unsupported"


def test_a_rule_for_what_stands_after_it_is_kept():
    sheet = "<style>.b {fill: red} text {transform: none}</style>"
    drawing = read(f'{SQUARE}{sheet}<rect class="b" width="1" height="1"/>')
    assert [path.colour for path in drawing.paths] == ["#000000", "#ff0000"]


@pytest.mark.parametrize(
    ("unit", "pixels"),
    [("", 1), ("px", 1), ("pt", 4 / 3), ("pc", 16), ("mm", 96 / 25.4), ("cm", 96 / 2.54),
     ("in", 96)],
)  # fmt: skip
def test_every_unit_has_its_own_size(unit, pixels):
    drawing = read(f'<rect width="3{unit}" height="1"/>', head=f'width="40{unit}" height="10cm"')
    assert (drawing.width, drawing.height) == pytest.approx((40 * pixels, 960 / 2.54))
    assert max(drawing.paths[0].points)[0] == pytest.approx(3 * pixels)


@pytest.mark.parametrize("unit", ["em", "ex", "rem", "%", "vw", "furlong"])
def test_a_unit_that_leans_on_something_else_is_refused(unit):
    assert read(f'<rect width="3{unit}" height="1"/>').code == "svg.unsupported"


@pytest.mark.parametrize(
    "declaration",
    [
        "transform: scale(2)",
        "TRANSFORM: scale(2)",
        "rotate: 3deg",
        "-webkit-transform: scale(2)",
        "mix-blend-mode: multiply",
        "clip-path: circle(1px)",
        "-webkit-mask: none",
        "d: path('M0 0')",
        "x: 3px",
        "width: 3px",
        "marker: url(#m)",
        "background: red",
    ],
)
def test_a_property_that_changes_what_is_seen_is_refused(declaration):
    shape = '<rect class="a" width="1" height="1"'
    for inside in (
        f'{shape} style="{declaration}"/>',
        f"<style>.a {{{declaration}}}</style>{shape}/>",
    ):
        found = read(inside)
        assert isinstance(found, Diagnostic)
        assert found.code == "svg.unsupported"


@pytest.mark.parametrize("attribute", ['marker-end="url(#m)"', 'transform-origin="5 5"'])
def test_an_attribute_that_changes_what_is_seen_is_refused(attribute):
    assert read(f'<rect width="1" height="1" {attribute}/>').code == "svg.unsupported"


@pytest.mark.parametrize(
    "style",
    [
        "enable-background:new 0 0 10 10",
        "clip-rule:evenodd;stroke-linejoin:round;stroke-miterlimit:2",
        "shape-rendering:geometricPrecision;text-rendering:geometricPrecision",
        "-inkscape-stroke:none;font-family:Arial;line-height:1.25;-inkscape-font-specification:x",
        "mix-blend-mode:normal;clip-path:none;marker:none;isolation:auto;overflow:visible",
        "/* brand */ FILL: black;",
    ],
)
def test_what_programs_write_beside_the_shapes_is_no_harm(style):
    drawing = read(f'<rect width="1" height="1" style="{style}"/>')
    assert isinstance(drawing, Drawing), drawing
    assert [path.colour for path in drawing.paths] == ["#000000"]


def test_the_size_on_a_web_page_is_not_the_size_of_the_drawing():
    drawing = read(SQUARE, head='viewBox="0 0 30 10" style="width: 100%; height: auto"')
    assert (drawing.width, drawing.height) == (30, 10)


@pytest.mark.parametrize("colour", ["rgb(300, 0, 0)", "rgb(300%, 0%, 0%)"])
def test_a_colour_stronger_than_full_is_full(colour):
    (path,) = read(f'<rect width="1" height="1" fill="{colour}"/>').paths
    assert path.colour == "#ff0000"


PARTS = re.findall(r"[\w.#-]+|\s+|.", LOGO)
SCRAPS = (
    "1e400 1e-320 1e-9 - nan inf 1e999 0 -0 99999999 em % mm A L M z <style> </style> <g> </g> "
    '<svg> /> " = & ; : { } @ scale(1e300) matrix(1 2) url(#a) opacity:nan hsl(1,999%,9%) rot13 '
    "utf-7 utf-16 idna \x00 ب <!-- <![CDATA[ <!DOCTYPE ]>"
).split(" ")
EDITS = st.lists(
    st.tuples(
        st.integers(0, len(PARTS) - 1),
        st.integers(0, 3),
        st.sampled_from(SCRAPS) | st.sampled_from(PARTS) | st.text(max_size=3),
    ),
    min_size=1,
    max_size=4,
)


def test_the_logo_that_is_changed_below_is_itself_drawn():
    drawing = read_svg(LOGO.encode(), "a.svg")
    assert isinstance(drawing, Drawing), drawing
    assert len(drawing.paths) == 4
    assert_finite(drawing)


@given(EDITS)
def test_a_changed_logo_is_drawn_in_finite_numbers_or_refused(edits):
    parts = PARTS[:]
    for at, gone, new in edits:
        parts[at : at + gone] = [new]
    found = read_svg("".join(parts).encode("utf-8", "surrogatepass"), "a.svg")
    assert isinstance(found, Drawing | Diagnostic)
    if isinstance(found, Drawing):
        assert_finite(found)


@given(st.floats(), st.floats(), st.floats(), st.floats())
def test_an_arc_of_any_numbers_is_drawn_in_finite_ones_or_refused(rx, ry, turn, x):
    found = read(f'<path d="M0 0A{rx:f} {ry!r} {turn!r} 0 1 {x!r} 5z"/>')
    assert isinstance(found, Drawing | Diagnostic)
    if isinstance(found, Drawing):
        assert_finite(found)
