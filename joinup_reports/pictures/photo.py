"""Photographs on their way into a report: upright, in sRGB, no larger than print needs, bare.

The size is in the header of a file: one that is too large is refused before anything is
unpacked. A photograph that is as it should be keeps its bytes, so that preparing what has
been prepared changes nothing: a report made again from what it carries is the same file.
Knows files and pixels, no meeting and no page; Pillow is loaded for the first photograph.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, cast

from joinup_reports.diagnostics import Diagnostic, Diagnostics
from joinup_reports.pictures.bare import JPEG, PNG, Damaged, bare
from joinup_reports.reading.nodes import Text
from joinup_reports.reading.spelling import nearest
from joinup_reports.resources import inside
from joinup_reports.tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image
    from PIL.ImageFile import ImageFile

MAX_BYTES = 30_000_000
MAX_PIXELS = 60_000_000

_ENDINGS = frozenset({".jpg", ".jpeg", ".jfif", ".png"})
_MANY = 2000
_QUALITY = 85
_ORIENTATION = 0x0112  # Exif 2.32 section 4.6.4
# Pillow's transpositions that make each orientation upright; from 5 on the sides change.
_UPRIGHT = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}
_ON_THEIR_SIDE = frozenset({5, 6, 7, 8})
_BIT_DEPTH = 24  # where PNG's header says it
_WHITE = "#ffffff"


class Unusable(ValueError):  # noqa: N818 - what it is
    """The file is no photograph that can be printed; its text is the finding's code."""


class Photo(NamedTuple):
    """A prepared photograph: a JPEG or PNG file, and its size in pixels."""

    data: bytes
    width: int
    height: int


def check_photos(names: Iterable[Text], root: Path, diagnostics: Diagnostics) -> None:
    """Reports every photograph of the folder `root` that cannot be used, where it is named."""
    for name in names:
        found = _check(name, root)
        if found:
            diagnostics.report(found.code, name.place, **found.args)


def _check(name: str, root: Path) -> Diagnostic | None:
    args = {"name": name}
    path = inside(name, root)
    if path is None:
        return Diagnostic("picture.outside", None, args)
    if not path.is_file():
        return _not_found(name, root)
    if path.suffix.lower() not in _ENDINGS:
        return Diagnostic("photo.unknown", None, args)
    try:
        state = path.stat()
        code = _fault(path, state.st_mtime_ns, state.st_size)
    except OSError:
        return Diagnostic("picture.not-found", None, args)
    return Diagnostic(code, None, args) if code else None


def _not_found(name: str, root: Path) -> Diagnostic:
    """With the picture that was probably meant: of nearly that name, in whatever folder."""
    names = islice((p for p in root.rglob("*") if p.suffix.lower() in _ENDINGS), _MANY)
    pictures = {path.stem: path.relative_to(root).as_posix() for path in sorted(names)}
    near = nearest(PurePosixPath(name).stem, pictures)
    if near:
        args = {"name": name, "near": pictures[near]}
        return Diagnostic("picture.not-found-near", None, args)
    return Diagnostic("picture.not-found", None, {"name": name})


@lru_cache(maxsize=256)
def _fault(path: Path, _changed: int, size: int) -> str:
    """What its header and its structure say against it; nothing is unpacked."""
    try:
        data = _bytes_of(path, size)
        with _opened(data) as image:
            moving = image.format == "PNG" and getattr(image, "is_animated", False)
        bare(data)
    except Unusable as unusable:
        return str(unusable)
    except Damaged:
        return "photo.damaged"
    return "photo.animated" if moving else ""


def load_photo(path: Path, limit: tuple[int, int]) -> Photo:
    """The photograph of a file, prepared once for each state of it. Raises Unusable, OSError."""
    state = path.stat()
    return _load(path, state.st_mtime_ns, state.st_size, limit)


@lru_cache(maxsize=64)
def _load(path: Path, _changed: int, size: int, limit: tuple[int, int]) -> Photo:
    return prepare(_bytes_of(path, size), limit)


def _bytes_of(path: Path, size: int) -> bytes:
    if size > MAX_BYTES:
        raise Unusable("photo.too-big")
    with path.open("rb") as file:
        return file.read(MAX_BYTES)


def prepare(data: bytes, limit: tuple[int, int]) -> Photo:
    """A photograph ready to be printed in at most `limit` pixels. Raises Unusable.

    A JPEG stays a JPEG, a PNG a PNG. Of an animation the first picture is taken.
    """
    with _opened(data) as image:
        try:
            if _is_ready(image, data, limit):
                image.load()
                return Photo(bare(data), *image.size)
            return _made(image, limit)
        except (Damaged, OSError, SyntaxError, ValueError) as error:
            raise Unusable("photo.damaged") from error


@contextmanager
def _opened(data: bytes) -> Iterator[ImageFile]:
    """Its header read, and nothing unpacked."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - most reports have none

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(BytesIO(data), formats=("PNG", "JPEG"))
    except Image.DecompressionBombError as error:
        raise Unusable("photo.too-big") from error
    except UnidentifiedImageError as error:
        begun = data.startswith((PNG, JPEG))
        raise Unusable("photo.damaged" if begun else "photo.unknown") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise Unusable("photo.damaged") from error
    with image:
        if image.width * image.height > MAX_PIXELS:
            raise Unusable("photo.too-big")
        yield image


def _is_ready(image: ImageFile, data: bytes, limit: tuple[int, int]) -> bool:
    """Whether it needs nothing but to be laid bare."""
    plain = image.mode in {"L", "RGB"} and not image.has_transparency_data
    small = image.width <= limit[0] and image.height <= limit[1]
    deep = image.format == "PNG" and data[_BIT_DEPTH] != 8  # noqa: PLR2004 - bits
    return plain and small and not deep and _orientation(image) == 1 and not _profile(image)


def _orientation(image: Image) -> int:
    """How it lies, 1 to 8; upright where a file says nothing that makes sense."""
    try:
        with warnings.catch_warnings():  # of other entries that make no sense
            warnings.simplefilter("ignore")
            found = image.getexif().get(_ORIENTATION, 1)
    except (OSError, SyntaxError, ValueError, KeyError, TypeError):
        return 1
    return found if found in _UPRIGHT else 1


def _made(image: ImageFile, limit: tuple[int, int]) -> Photo:
    from PIL import Image  # noqa: PLC0415

    orientation, profile = _orientation(image), _profile(image)
    if orientation in _ON_THEIR_SIDE:
        limit = limit[1], limit[0]
    scale = min(1.0, limit[0] / image.width, limit[1] / image.height)
    size = max(1, int(image.width * scale)), max(1, int(image.height * scale))
    if scale < 1:
        image.draft(image.mode, size)  # a JPEG is unpacked no larger than is needed
    image.load()
    made = _plain(image, profile)
    if scale < 1:
        made = made.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    if orientation in _UPRIGHT:
        made = made.transpose(Image.Transpose(_UPRIGHT[orientation]))
    out = BytesIO()
    if image.format == "PNG":
        made.save(out, "PNG")
    else:
        made.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return Photo(bare(out.getvalue()), *made.size)


def _plain(image: Image, profile: bytes) -> Image:
    """Grey or sRGB of eight bits, on white where one could see through it.

    Annex B of PNG: of a sample of 16 bits the upper eight are what one sees.
    """
    from PIL import Image  # noqa: PLC0415

    if image.mode.startswith("I"):
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        clear = image.convert("RGBA")
        image = Image.new("RGB", image.size, _WHITE)
        image.paste(clear, mask=clear.getchannel("A"))
    elif image.mode not in {"L", "RGB", "CMYK"}:
        image = image.convert("L" if image.mode == "1" else "RGB")
    if profile and image.mode != "L":
        image = _in_srgb(image, profile)
    return image.convert("RGB") if image.mode == "CMYK" else image


def _profile(image: Image) -> bytes:
    """Its colour profile (ICC.1), when that is another one than sRGB."""
    profile = cast("bytes", image.info.get("icc_profile") or b"")
    if not profile or image.mode in {"1", "L", "LA"}:
        return b""
    from PIL import ImageCms  # noqa: PLC0415

    try:
        name = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(profile)))
    except (OSError, ImageCms.PyCMSError):
        return b""
    return b"" if "srgb" in name.casefold() else profile


def _in_srgb(image: Image, profile: bytes) -> Image:
    """A profile that cannot be used is passed over, as viewers do."""
    from PIL import ImageCms  # noqa: PLC0415

    own, srgb = ImageCms.ImageCmsProfile(BytesIO(profile)), ImageCms.createProfile("sRGB")
    try:
        made = ImageCms.profileToProfile(image, own, srgb, outputMode="RGB")
    except (OSError, ValueError, ImageCms.PyCMSError):
        return image
    return made or image
