"""Logos as drawings: what is plain is drawn, whatever else is refused at its place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joinup_reports.branding.svg import read_svg
from joinup_reports.diagnostics import Diagnostic
from joinup_reports.drawing import Drawing, rectangle

SVG = 'xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"'
SQUARE = '<rect width="1" height="1"/>'


def read(inside, head='viewBox="0 0 10 10"', before=""):
    return read_svg(f"{before}<svg {SVG} {head}>{inside}</svg>".encode(), "a.svg")


def colours(inside, **more):
    drawing = read(inside, **more)
    assert isinstance(drawing, Drawing), drawing
    return [path.colour for path in drawing.paths]


def test_a_plain_drawing():
    drawing = read('<rect x="1" y="2" width="3" height="4" fill="#123456"/>')
    assert drawing == Drawing(10, 10, (rectangle(1, 2, 3, 4, "#123456"),))


@pytest.mark.parametrize(
    "shape",
    [
        '<path d="M1 2h3v4h-3z"/>',
        '<polygon points="1,2 4,2 4,6 1,6"/>',
        '<polyline points="1 2 4 2 4 6 1 6"/>',
        '<rect width="3" height="4" transform="translate(1 2)"/>',
        f'<g transform="translate(1 2)"><g transform="scale(3 4)">{SQUARE}</g></g>',
    ],
)
def test_the_same_rectangle_in_many_words(shape):
    (path,) = read(shape).paths
    assert path.points == ((1, 2), (4, 2), (4, 6), (1, 6))


@pytest.mark.parametrize(
    "round_", ['<circle cx="5" cy="5" r="2"/>', '<ellipse cx="5" cy="5" rx="2" ry="2"/>']
)
def test_round_shapes(round_):
    (path,) = read(round_).paths
    xs, ys = zip(*path.points, strict=True)
    assert (min(xs), max(xs), min(ys), max(ys)) == pytest.approx((3, 7, 3, 7))


@pytest.mark.parametrize(
    ("head", "size"),
    [
        ('viewBox="0 0 30 10"', (30, 10)),
        ('width="30" height="10"', (30, 10)),
        ('width="300mm" height="1cm" viewBox="0 0 30 10"', (30, 10)),
        ('width="30px" height="10px"', (30, 10)),
    ],
)
def test_a_drawing_has_its_own_size(head, size):
    drawing = read(SQUARE, head=head)
    assert (drawing.width, drawing.height) == size


def test_a_view_that_begins_elsewhere_is_moved_to_the_corner():
    (path,) = read('<rect x="5" y="6" width="1" height="1"/>', head='viewBox="5 6 10 10"').paths
    assert path.points[0] == (0, 0)


@pytest.mark.parametrize(
    ("inside", "found"),
    [
        (SQUARE, ["#000000"]),
        ('<g fill="red"><rect width="1" height="1"/></g>', ["#ff0000"]),
        ('<g fill="red"><rect width="1" height="1" fill="#0f0"/></g>', ["#00ff00"]),
        ('<rect width="1" height="1" style="fill: rgb(1, 2, 3)"/>', ["#010203"]),
        ('<g color="blue"><rect width="1" height="1" fill="currentColor"/></g>', ["#0000ff"]),
        ('<style>.a, .b { fill: #abcdef } /* x */</style><rect class="b" width="1" height="1"/>',
         ["#abcdef"]),
        ('<style>rect{fill:red}</style><rect style="fill:lime" width="1" height="1"/>',
         ["#00ff00"]),
        ('<rect width="1" height="1" fill="none"/>' + SQUARE, ["#000000"]),
        ('<g display="none"><rect width="1" height="1"/></g>' + SQUARE, ["#000000"]),
        ('<g opacity="0"><rect width="1" height="1"/></g>' + SQUARE, ["#000000"]),
        ("<defs><linearGradient id='g'/></defs><title>x</title>" + SQUARE, ["#000000"]),
        ('<i:x xmlns:i="urn:inkscape"><i:image x:href="#y"/></i:x>' + SQUARE, ["#000000"]),
        ('<a x:href="https://example.org/"><rect width="1" height="1"/></a>', ["#000000"]),
    ],
)  # fmt: skip
def test_colours_come_from_where_svg_says(inside, found):
    assert colours(inside) == found


def test_the_rule_for_holes_is_kept():
    (path,) = read('<path fill-rule="evenodd" d="M0 0h4v4h-4z M1 1h2v2h-2z"/>').paths
    assert path.even_odd


def test_a_document_type_is_no_harm_by_itself():
    before = (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" '
        '"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
    )
    assert colours(SQUARE, before=before) == ["#000000"]


BOMB = '<!DOCTYPE svg [<!ENTITY a "x"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("inside", "code"),
    [
        ("<script>alert(1)</script>", "svg.unsafe"),
        ('<g onclick="x()"/>', "svg.unsafe"),
        ("<foreignObject/>", "svg.unsafe"),
        ('<image x:href="logo.png"/>', "svg.unsafe"),
        ('<use href="https://example.org/a.svg#b"/>', "svg.unsafe"),
        ('<image href="file:///etc/passwd"/>', "svg.unsafe"),
        ('<defs><image href="other.png"/></defs>', "svg.unsafe"),
        ('<rect style="fill:url(https://example.org/x)" width="1" height="1"/>', "svg.unsafe"),
        ("<style>@import 'a.css';</style>", "svg.unsafe"),
        ("<style>.a{fill:url(a.svg#b)}</style>", "svg.unsafe"),
        ('<rect fill="url(#g)" width="1" height="1"/>', "svg.unsupported"),
        ('<rect stroke="red" width="1" height="1"/>', "svg.unsupported"),
        ('<rect opacity="0.5" width="1" height="1"/>', "svg.unsupported"),
        ('<rect fill-opacity="10%" width="1" height="1"/>', "svg.unsupported"),
        ('<rect fill="#11223344" width="1" height="1"/>', "svg.unsupported"),
        ('<rect fill="nocolour" width="1" height="1"/>', "svg.unsupported"),
        ('<g clip-path="url(#c)"/>', "svg.unsupported"),
        ("<text>x</text>", "svg.unsupported"),
        ("<use href='#a'/>", "svg.unsupported"),
        ("<svg/>", "svg.unsupported"),
        ('<path d="M0 0 L oops"/>', "svg.unsupported"),
        ('<rect width="50%" height="1"/>', "svg.unsupported"),
        ('<g transform="turn(3)"/>', "svg.unsupported"),
        ("<style>g > rect {fill: red}</style>", "svg.unsupported"),
        ("<style>@media print {}</style>", "svg.unsupported"),
        ("<g>" * 100 + "</g>" * 100, "svg.unsupported"),
        ("<g>", "svg.broken"),
    ],
)
def test_what_is_not_plain_is_refused_where_it_stands(inside, code):
    found = read("\n  " + inside)
    assert isinstance(found, Diagnostic)
    assert found.code == code
    assert found.location.path == "a.svg"
    assert found.location.line == 2
    at = found.location.column - 3
    assert code == "svg.broken" or inside[at:].startswith("<")


@pytest.mark.parametrize(
    ("before", "code"),
    [
        (BOMB, "svg.unsafe"),
        ('<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>', "svg.unsafe"),
        ('<?xml-stylesheet href="a.css"?>', "svg.unsafe"),
    ],
)
def test_nothing_is_declared_or_fetched(before, code):
    found = read(SQUARE, before=before)
    assert isinstance(found, Diagnostic)
    assert found.code == code


@pytest.mark.parametrize(
    "head", ["", 'width="100%" height="1"', 'viewBox="0 0 0 5"', 'viewBox="0 0 5"']
)
def test_a_drawing_without_a_size_is_refused(head):
    assert read(SQUARE, head=head).code == "svg.unsupported"


def test_an_empty_drawing_is_refused():
    assert read("").code == "svg.unsupported"


@given(st.text(max_size=60))
def test_any_path_data_is_drawn_or_refused(data):
    quoted = data.replace("&", "").replace("<", "").replace('"', "")
    found = read(f'<path d="M0 0h1{quoted}"/>')
    assert isinstance(found, Drawing | Diagnostic)


def test_a_report_without_such_a_logo_loads_none_of_this(run_python, workspace):
    program = (
        "import sys; from pathlib import Path; from joinup_reports import build;"
        "from joinup_reports.diagnostics import Diagnostics;"
        "build.set_report(Path('meetings/meeting-07.yaml'), Diagnostics(), 'm');"
        "print(*(m for m in ('joinup_reports.branding.svg', 'pyexpat') if m in sys.modules))"
    )
    done = run_python("-c", program)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []
