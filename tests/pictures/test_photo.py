"""Photographs: upright, in sRGB, small enough, bare; what cannot be printed is refused."""

from __future__ import annotations

import os
import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms

from joinup_reports.diagnostics import Diagnostics, Location
from joinup_reports.pictures.bare import Damaged, bare
from joinup_reports.pictures.photo import Unusable, check_photos, load_photo, prepare
from joinup_reports.reading.nodes import Text

LIMIT = (400, 300)
PLACE = Location("notes.yaml", 7, 11)
SECRET = b"\x00SECRET-CAMERA"
ORIENTATION, GPS, MAKER = 0x0112, 0x8825, 0x010F
RED, GREEN, BLUE, YELLOW = (200, 40, 40), (40, 160, 60), (40, 60, 180), (230, 210, 60)


def saved(image, form="JPEG", **options):
    out = BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def quarters(size=(80, 60)):
    """Red and green above, blue and yellow below: which way is up can be seen."""
    image = Image.new("RGB", size, RED)
    half = size[0] // 2, size[1] // 2
    image.paste(GREEN, (half[0], 0, size[0], half[1]))
    image.paste(BLUE, (0, half[1], half[0], size[1]))
    image.paste(YELLOW, (half[0], half[1], *size))
    return image


def noise(size=(80, 60)):
    return Image.effect_noise(size, 60).convert("RGB")


def opened(data):
    image = Image.open(BytesIO(data))
    image.load()
    return image


def corners(image):
    width, height = image.size
    points = ((4, 4), (width - 5, 4), (4, height - 5), (width - 5, height - 5))
    return [image.convert("RGB").getpixel(point) for point in points]


def near(found, wanted, by=24):
    pairs = zip(found, wanted, strict=True)
    return all(abs(a - b) <= by for one, other in pairs for a, b in zip(one, other, strict=True))


def with_exif(image, orientation=1, **options):
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[MAKER] = "SECRET-CAMERA"
    exif.get_ifd(GPS).update({1: "N", 2: (32.0, 33.0, 20.0), 3: "E", 4: (35.0, 51.0, 0.0)})
    return saved(image, exif=exif, **options)


# What leaves nothing behind.


def test_nothing_a_file_says_of_itself_is_left():
    data = with_exif(quarters(), comment=b"SECRET note", icc_profile=srgb()) + b"SECRET trailer"
    assert data.count(b"SECRET") == 3
    made = prepare(data, LIMIT).data
    assert b"SECRET" not in made
    assert b"Exif" not in made
    assert not opened(made).getexif()
    assert opened(made).tobytes() == opened(data).tobytes()  # and not one pixel has changed


@pytest.mark.parametrize("kind", [b"tEXt", b"iTXt", b"eXIf", b"tIME", b"prVt"])
def test_a_png_keeps_only_the_chunks_of_its_picture(kind):
    data = saved(quarters(), "PNG")
    body = kind + SECRET
    chunk = struct.pack(">I", len(SECRET)) + body + struct.pack(">I", zlib.crc32(body))
    made = prepare(data[:33] + chunk + data[33:] + SECRET, LIMIT).data
    assert made == data


def test_a_smaller_copy_inside_a_photograph_goes_too():
    data = saved(quarters(), dpi=(300, 300))
    at = data.index(b"JFIF\0")
    length = int.from_bytes(data[at - 2 : at], "big")
    copy = data[at : at + length - 4] + b"\x02\x02" + b"\x07" * 12
    fat = data[: at - 2] + struct.pack(">H", len(copy) + 2) + copy + data[at + length - 2 :]
    assert opened(fat).size == (80, 60)
    assert b"\x07" * 12 not in bare(fat)
    assert bare(fat) == bare(data) == data


@given(st.binary(max_size=60), st.sampled_from([*range(0xE0, 0xF0), 0xFE]))
def test_no_application_data_passes(body, marker):
    clean = saved(quarters())
    segment = bytes((0xFF, marker)) + struct.pack(">H", len(body) + 10) + b"SECRET--" + body
    assert bare(clean[:2] + segment + clean[2:]) == clean


def srgb():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


# What is prepared is prepared.

MODES = ["1", "L", "LA", "P", "RGB", "RGBA", "I;16", "I"]
KINDS = {
    **{f"PNG {mode}": saved(noise().convert("L" if "I" in mode else mode).convert(mode), "PNG")
       for mode in MODES if mode not in ("I;16", "I")},
    "PNG 16 bits": saved(Image.frombytes("I;16", (60, 40), bytes(range(240)) * 20), "PNG"),
    "PNG interlaced and large": saved(noise((900, 500)), "PNG", optimize=True),
    "JPEG grey": saved(noise().convert("L")),
    "JPEG": saved(noise()),
    "JPEG large": saved(noise((1200, 900)), quality=95),
    "JPEG tall": saved(noise((500, 1400))),
    "JPEG progressive": saved(noise((640, 480)), progressive=True),
    "JPEG progressive and small": saved(noise(), progressive=True),
    "JPEG CMYK": saved(noise().convert("CMYK")),
    "JPEG with restarts": saved(noise(), restart_marker_blocks=2),
    "JPEG on its side": with_exif(noise((700, 500)), 6),
    "JPEG thin": saved(noise((2000, 3))),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_preparing_what_is_prepared_changes_nothing(kind):
    made = prepare(KINDS[kind], LIMIT)
    assert prepare(made.data, LIMIT) == made
    image = opened(made.data)
    assert image.size == (made.width, made.height)
    assert image.mode in ("L", "RGB")
    assert image.format == kind.partition(" ")[0]
    assert made.width <= LIMIT[0]
    assert made.height <= LIMIT[1]


@given(st.integers(1, 90), st.integers(1, 90), st.integers(1, 60), st.integers(1, 60))
def test_it_fits_its_limit_and_keeps_its_shape(width, height, wide, high):
    made = prepare(saved(Image.new("RGB", (width, height), RED)), (wide, high))
    assert made.width <= wide
    assert made.height <= high
    assert min(made.width, made.height) >= 1
    scale = min(1, wide / width, high / height)
    assert abs(made.width - width * scale) <= 1
    assert abs(made.height - height * scale) <= 1
    assert prepare(made.data, (wide, high)) == made


def test_it_is_the_same_on_every_run():
    for data in KINDS.values():
        assert prepare(data, LIMIT) == prepare(data, LIMIT)


# What it looks like.


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("limit", [LIMIT, (40, 40)])
def test_it_is_turned_upright(orientation, limit):
    # How it lay: the other way round of what makes it upright.
    turns = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    turn = turns.get(orientation)
    lying = quarters() if turn is None else quarters().transpose(Image.Transpose(turn))
    made = prepare(with_exif(lying, orientation, quality=95), limit)
    assert made.width > made.height
    assert near(corners(opened(made.data)), (RED, GREEN, BLUE, YELLOW))


def test_what_one_could_see_through_stands_on_white():
    image = quarters().convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 40, 30))
    for form in (image, image.quantize(8)):
        found = corners(opened(prepare(saved(form, "PNG"), LIMIT).data))
        assert near(found, ((255, 255, 255), GREEN, BLUE, YELLOW))


def test_cmyk_becomes_rgb():
    found = corners(opened(prepare(saved(quarters().convert("CMYK"), quality=95), LIMIT).data))
    assert near(found, (RED, GREEN, BLUE, YELLOW), by=30)


def test_of_sixteen_bits_the_upper_eight_are_kept():
    values = [0, 255, 256, 40_000, 65_535]
    data = saved(Image.frombytes("I;16", (5, 1), struct.pack("<5H", *values)), "PNG")
    assert [*opened(prepare(data, LIMIT).data).tobytes()] == [0, 0, 1, 156, 255]


def test_colours_of_another_profile_become_srgb():
    """Swapped primaries show whether the profile was minded."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    plain = quarters()
    minded = prepare(saved(plain, "PNG", icc_profile=linear()), LIMIT)
    assert not near(corners(opened(minded.data)), (RED, GREEN, BLUE, YELLOW))
    for profile in (lab, b"no profile at all"):  # neither can be used
        passed_over = prepare(saved(plain, "PNG", icc_profile=profile), LIMIT)
        assert near(corners(opened(passed_over.data)), (RED, GREEN, BLUE, YELLOW))


def linear():
    """sRGB's profile with its curves made straight, under another name."""
    profile = bytearray(srgb().replace(b"s\0R\0G\0B", b"x\0x\0x\0x").replace(b"sRGB", b"xxxx"))
    at = 0
    while (at := profile.find(b"para", at + 1)) > 0:
        profile[at : at + 12 + 20] = b"para" + bytes(4) + b"\0\0\0\0" + b"\0\1\0\0" + bytes(16)
    return bytes(profile)


# What is refused, and where.


def bomb():
    """A PNG header that promises 40,000 by 40,000 pixels."""
    header = b"IHDR" + struct.pack(">IIBBBBB", 40_000, 40_000, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + header + struct.pack(">I", zlib.crc32(header))
    return saved(quarters(), "PNG")[:8] + chunk + saved(quarters(), "PNG")[33:]


def vast_jpeg():
    data = bytearray(saved(quarters()))
    at = data.index(b"\xff\xc0") + 5
    data[at : at + 4] = struct.pack(">HH", 60_000, 60_000)
    return bytes(data)


def moving():
    frames = [Image.new("RGB", (60, 40), colour) for colour in (RED, GREEN, BLUE)]
    return saved(frames[0], "PNG", save_all=True, append_images=frames[1:])


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (bomb(), "photo.too-big"),
        (vast_jpeg(), "photo.too-big"),
        (b"\xff\xd8" + b"x" * 30_000_001, "photo.too-big"),
        (saved(noise())[:-900], "photo.damaged"),
        (saved(noise())[:200], "photo.damaged"),
        (saved(noise(), progressive=True)[:-700], "photo.damaged"),
        (saved(noise(), "PNG")[:-900], "photo.damaged"),
        (saved(noise(), "PNG").replace(b"IDAT", b"IDAX", 1), "photo.damaged"),
        (saved(quarters(), "GIF"), "photo.unknown"),
        (saved(quarters(), "TIFF"), "photo.unknown"),
        (saved(quarters(), "BMP"), "photo.unknown"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "photo.unknown"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "photo.unknown"),
        (b"", "photo.unknown"),
        (moving(), "photo.animated"),
        (saved(quarters()), None),
        (saved(quarters(), "PNG"), None),
        (with_exif(quarters(), 6), None),
    ],
)
def test_what_is_wrong_with_a_file_is_told_where_it_is_named(tmp_path, data, code):
    (tmp_path / "hall.jpg").write_bytes(data)
    assert told(tmp_path, "hall.jpg") == ([] if code is None else [code])


def told(root, name):
    found = Diagnostics()
    check_photos([Text(name, PLACE)], root, found)
    assert all(d.location == PLACE and d.args["name"] == name for d in found)
    return [d.code for d in found]


def test_of_an_animation_the_first_picture_is_printed():
    assert near(corners(opened(prepare(moving(), LIMIT).data)), (RED,) * 4)


@given(st.data())
def test_no_damage_escapes_or_is_a_bug(data):
    """Whatever happens to a file on its way, it is a photograph or it is refused."""
    whole = KINDS[data.draw(st.sampled_from(["JPEG", "PNG RGB", "JPEG progressive and small"]))]
    hurt = bytearray(whole[: data.draw(st.integers(0, len(whole)))])
    for at, value in data.draw(st.lists(st.tuples(st.integers(0, 9999), st.integers(0, 255)))):
        if hurt:
            hurt[at % len(hurt)] = value
    try:
        made = prepare(bytes(hurt), LIMIT)
    except Unusable:
        pass
    else:
        assert opened(made.data).size == (made.width, made.height)
        assert prepare(made.data, LIMIT) == made


@pytest.mark.parametrize(
    "data", [b"\xff\xd8", b"\xff\xd8\xff", b"\xff\xd8\xff\xe1\0\1", b"\xff\xd8x"]
)
def test_a_jpeg_that_is_none_is_damaged(data):
    with pytest.raises(Damaged):
        bare(data)


@pytest.mark.parametrize(
    "name", ["../hall.jpg", "/etc/hall.jpg", "C:\\hall.jpg", "photos/../../hall.jpg", "a\0.jpg"]
)
def test_a_photograph_elsewhere_is_refused(tmp_path, name):
    (tmp_path.parent / "hall.jpg").write_bytes(saved(quarters()))
    assert told(tmp_path, name) == ["picture.outside"]


def test_a_link_that_leads_out_is_refused(tmp_path):
    root = tmp_path / "meetings"
    root.mkdir()
    (tmp_path / "hall.jpg").write_bytes(saved(quarters()))
    try:
        (root / "hall.jpg").symlink_to(tmp_path / "hall.jpg")
    except OSError:
        pytest.skip("this system makes no links")
    assert told(root, "hall.jpg") == ["picture.outside"]


def test_a_name_that_is_nearly_right_is_found(tmp_path):
    (tmp_path / "photos").mkdir()
    for name in ("hall.jpg", "street.jpg", "hall.txt"):
        (tmp_path / "photos" / name).write_bytes(saved(quarters()))
    found = Diagnostics()
    names = ("photos/hal.jpg", "photos/market.jpg", "none/Hall.JPEG", "hall", "streets.png")
    check_photos([Text(name, PLACE) for name in names], tmp_path, found)
    assert {d.args["name"]: d.args.get("near") for d in found} == {
        "photos/hal.jpg": "photos/hall.jpg",
        "photos/market.jpg": None,
        "none/Hall.JPEG": "photos/hall.jpg",
        "hall": "photos/hall.jpg",
        "streets.png": "photos/street.jpg",
    }


@pytest.mark.parametrize("name", ["hall.heic", "hall.webp", "hall.svg", "hall"])
def test_other_kinds_of_files_are_told(tmp_path, name):
    (tmp_path / name).write_bytes(saved(quarters()))
    assert told(tmp_path, name) == ["photo.unknown"]


def test_a_photograph_is_prepared_once_and_again_only_when_it_changed(tmp_path):
    path = tmp_path / "hall.jpg"
    path.write_bytes(saved(quarters()))
    first = load_photo(path, LIMIT)
    assert load_photo(path, LIMIT) is first
    assert load_photo(path, (20, 20)).width == 20
    path.write_bytes(saved(quarters((70, 50))))
    os.utime(path, ns=(1, 1))
    assert load_photo(path, LIMIT).width == 70
