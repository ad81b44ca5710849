"""A page's content stream, operator by operator."""

from __future__ import annotations

from joinup_reports.pdf.surface import FontResources, Surface
from joinup_reports.pdf.tags import survey
from joinup_reports.typeset.frame import Picture, Rectangle
from joinup_reports.typeset.structure import Artifact, StructureElement
from tests.pdf.conftest import FOOTER, set_page, set_run


class Spy(FontResources):
    """Fonts that show nothing and note what each run's neighbours were."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = []

    def font(self, face):
        del face
        return "F1", self

    def encode(self, run, before, after):
        self.lines.append(tuple(near and near.text for near in (before, run, after)))
        return ((0.0, b"", 0.0),)


def paint(root: StructureElement, *marks, fonts=None):
    surface = Surface(
        fonts or Spy(), survey(root).places, lambda data: f"Im{data.decode()}", lambda *_: ""
    )
    return surface.paint(set_page(*marks))


def test_marks_of_one_owner_share_a_sequence_and_the_state_they_leave():
    root = StructureElement("Document")
    heading, words = root.element("H1").content(), root.element("P").content()
    painted = paint(
        root,
        set_run("ا", heading, 300, 100),
        set_run("ب", heading, 280, 100),
        set_run("ت", words, 300, 120),
        Rectangle(10, 20, 30, 40, "#1b1b1b", Artifact()),
        set_run("1", FOOTER, 300, 800, rtl=False),
    )
    assert painted.code.splitlines() == [
        "/H1 <</MCID 0>> BDC",
        "0.106 0.106 0.106 rg",
        "BT",
        "/F1 11 Tf",
        "1 0 0 1 300 741.89 Tm",
        "() Tj",
        "/F1 11 Tf",
        "1 0 0 1 280 741.89 Tm",
        "() Tj",
        "ET",
        "EMC",
        "/P <</MCID 1>> BDC",
        "BT",
        "/F1 11 Tf",
        "1 0 0 1 300 721.89 Tm",
        "() Tj",
        "ET",
        "EMC",
        "/Artifact <</Type/Layout>> BDC",
        "10 781.89 30 40 re f",
        "EMC",
        "/Artifact <</Type/Pagination/Subtype/Footer>> BDC",
        "BT",
        "/F1 11 Tf",
        "1 0 0 1 300 41.89 Tm",
        "() Tj",
        "ET",
        "EMC",
    ]
    assert painted.leaves == (heading, words)


def test_a_leaf_interrupted_has_two_sequences():
    root = StructureElement("Document")
    words = root.element("P").content()
    marks = [Rectangle(0, 0, 1, 1, "#000000", owner) for owner in (words, FOOTER, words)]
    assert paint(root, *marks).leaves == (words, words)


def test_text_is_left_before_anything_else_is_painted():
    root = StructureElement("Document")
    words = root.element("P").content()
    painted = paint(root, set_run("ا", words), Picture(b"7", 0, 0, 10, 20, words))
    assert painted.code.splitlines()[-3:] == ["ET", "q 10 0 0 20 0 821.89 cm /Im7 Do Q", "EMC"]


def test_a_font_hears_of_the_runs_beside_each_run_on_its_line():
    """In logical order; neither the line below nor the cell beside it is a neighbour."""
    root = StructureElement("Document")
    paragraph, cell = root.element("P"), root.element("P")
    a, c = paragraph.content(), paragraph.content()
    b = paragraph.element("Span").content()
    fonts = Spy()
    paint(
        root,
        set_run("ا", a, 300, 100),
        set_run("b", b, 280, 100, rtl=False),
        set_run("ج", c, 260, 100),
        set_run("د", cell.content(), 100, 100),
        set_run("ه", c, 300, 120),
        fonts=fonts,
    )
    assert fonts.lines == [
        (None, "ا", "b"),
        ("ا", "b", "ج"),
        ("b", "ج", None),
        (None, "د", None),
        (None, "ه", None),
    ]
