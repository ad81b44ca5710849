"""Logo files: only those inside the folder, and only pictures."""

import os
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from joinup_reports.branding.images import check_logos, load_picture, read_logos
from joinup_reports.branding.model import Partner, Series
from joinup_reports.diagnostics import Diagnostics, Location
from joinup_reports.drawing import Drawing
from joinup_reports.reading.source import Text

PLACE = Location("series.yaml", 3, 11)


@pytest.fixture
def root(tmp_path):
    folder = tmp_path / "مساحة"
    (folder / "logos").mkdir(parents=True)
    return folder


def picture(form="PNG", size=(6, 4)):
    data = BytesIO()
    Image.new("RGB", size, "#123456").save(data, form)
    return data.getvalue()


def load(name, root):
    diagnostics = Diagnostics()
    found = load_picture(name, root, diagnostics, PLACE)
    inside = ("svg.unsupported", "svg.broken", "svg.unsafe")
    assert all((d.location == PLACE) != (d.code in inside) for d in diagnostics)
    return found, [d.code for d in diagnostics]


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
@pytest.mark.parametrize("name", ["logos/شعار.png", "logos\\شعار.png", "./logos/شعار.png"])
def test_a_picture_inside_the_folder_is_read(root, form, name):
    (root / "logos" / "شعار.png").write_bytes(picture(form))
    found, problems = load(name, root)
    assert problems == []
    assert (found.width, found.height) == (6, 4)
    assert found.data == picture(form)


@pytest.mark.parametrize(
    "name",
    [
        "../a.png",
        "logos/../../a.png",
        "/etc/passwd",
        "C:\\a.png",
        "C:a.png",
        "\\\\server\\share\\a.png",
        "\\a.png",
        "a.png:hidden",
        "a\0.png",
        "https://example.org/a.png",
    ],
)
def test_a_picture_elsewhere_is_refused(root, name):
    (root.parent / "a.png").write_bytes(picture())
    (root / "a.png").write_bytes(picture())
    assert load(name, root) == (None, ["picture.outside"])


def test_a_link_that_leads_out_is_refused(root):
    (root.parent / "a.png").write_bytes(picture())
    try:
        (root / "a.png").symlink_to(root.parent / "a.png")
    except OSError:
        pytest.skip("this system makes no links")
    assert load("a.png", root) == (None, ["picture.outside"])


def bomb():
    """A PNG header that promises 40,000 by 40,000 pixels."""
    header = b"IHDR" + struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    return picture()[:8] + chunk + picture()[33:]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.png", b"x" * 5_000_001, "picture.too-big"),
        ("a.png", bomb(), "picture.too-big"),
        ("a.png", picture("GIF"), "picture.unknown"),
        ("a.png", picture("TIFF"), "picture.unknown"),
        ("a.png", b"%!PS-Adobe-3.0 EPSF-3.0", "picture.unknown"),
        ("a.png", b"", "picture.unknown"),
        ("a.png", picture(size=(60, 40))[:60], "picture.damaged"),
        ("a.jpg", picture("JPEG", (60, 40))[:400], "picture.damaged"),
        ("a.svg", b"<svg/>", "svg.unsupported"),
        ("a.png", b'<?xml version="1.0"?><svg/>', "svg.unsupported"),
        ("a.svg", b"<svg", "svg.broken"),
    ],
)
def test_what_is_no_good_picture_is_refused(root, name, data, code):
    (root / name).write_bytes(data)
    assert load(name, root) == (None, [code])


@pytest.mark.parametrize("name", ["a.png", "logos", "logos/none/a.png"])
def test_a_picture_that_is_not_there_is_told(root, name):
    assert load(name, root) == (None, ["picture.not-found"])


def test_every_logo_of_a_series_is_checked(root):
    (root / "a.png").write_bytes(picture())
    words = Text("و")
    partners = tuple(
        Partner(words, "lead", words, logo=Text(name, PLACE), alt=words)
        for name in ("a.png", "b.png")
    )
    diagnostics = Diagnostics()
    check_logos(Series(words, words, words, (), (), partners), root, diagnostics)
    assert [(d.code, d.args["name"], d.location) for d in diagnostics] == [
        ("picture.not-found", "b.png", PLACE)
    ]


def test_a_drawing_is_read_as_one(root):
    (root / "a.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><path d="M0 0h30v10z"/></svg>'
    )
    found, problems = load("a.svg", root)
    assert problems == []
    assert isinstance(found.data, Drawing)
    assert (found.width, found.height) == (30, 10)


def test_a_logo_is_read_once_and_again_only_when_it_changed(root):
    path = root / "a.png"
    path.write_bytes(picture())
    first, _ = load("a.png", root)
    assert load("a.png", root)[0] is first
    path.write_bytes(picture(size=(7, 5)))
    os.utime(path, ns=(1, 1))
    changed, _ = load("a.png", root)
    assert (changed.width, changed.height) == (7, 5)


def test_a_fault_in_a_drawing_is_named_from_where_one_is_now(root, monkeypatch):
    (root / "logos" / "a.svg").write_text("<svg")
    named = []
    for folder in (root, root / "logos"):
        monkeypatch.chdir(folder)
        diagnostics = Diagnostics()
        load_picture("logos/a.svg", root, diagnostics)
        named += [found.location.path for found in diagnostics]
    assert named == [os.path.join("logos", "a.svg"), "a.svg"]  # noqa: PTH118 - as it is shown


def test_the_logos_of_a_series_are_known_by_their_names(root):
    (root / "a.png").write_bytes(picture())
    words = Text("و")
    partners = (
        Partner(words, "lead", words, logo=Text("a.png", PLACE), alt=words),
        Partner(words, "national", words),
    )
    logos = read_logos(Series(words, words, words, (), (), partners), root.joinpath)
    assert logos == {"a.png": picture()}
