"""Logo files: found inside the workspace only, small enough, and really pictures.

Knows PNG and JPEG, through Pillow; SVG is refused for now. Reads nothing over a network.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath, PureWindowsPath

from joinup_reports.branding.model import Series
from joinup_reports.diagnostics import Diagnostics, Location

MAX_BYTES = 5_000_000
MAX_PIXELS = 25_000_000

_FORMATS = ("PNG", "JPEG")


@dataclass(frozen=True, slots=True)
class LogoFile:
    """A picture file's bytes, and its size in pixels."""

    data: bytes
    width: int
    height: int


def load_picture(
    name: str, root: Path, diagnostics: Diagnostics, place: Location | None = None
) -> LogoFile | None:
    """The picture `name` below the folder `root`; None when it cannot be used.

    `place` is where the name is written. A link that leads out of the folder is not followed.
    """
    path = _inside(name, root)
    if path is None:
        diagnostics.report("picture.outside", place, name=name)
        return None
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError:
        diagnostics.report("picture.not-found", place, name=name)
        return None
    if len(data) > MAX_BYTES:
        diagnostics.report("picture.too-big", place, name=name)
        return None
    if path.suffix.lower() in (".svg", ".svgz") or data.lstrip().startswith((b"<svg", b"<?xml")):
        diagnostics.report("picture.svg", place, name=name)
        return None
    return _read(name, data, diagnostics, place)


def check_logos(series: Series, root: Path, diagnostics: Diagnostics) -> None:
    """Reports every logo of the series that cannot be used, where its name is written."""
    for partner in series.partners:
        if partner.logo is not None:
            load_picture(partner.logo, root, diagnostics, partner.logo.place)


def _inside(name: str, root: Path) -> Path | None:
    """The file that `name` says, on every system alike; None when it is not below `root`."""
    windows = PureWindowsPath(name)
    if windows.anchor or PurePosixPath(name).is_absolute() or "\0" in name or ":" in name:
        return None
    try:
        path = root.joinpath(*windows.parts).resolve()
    except (OSError, RuntimeError):
        # A circle of links.
        return None
    return path if path.is_relative_to(root.resolve()) else None


def _read(
    name: str, data: bytes, diagnostics: Diagnostics, place: Location | None
) -> LogoFile | None:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - most reports have no logo

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(data), formats=_FORMATS)
        width, height = image.size
        # The size stands in the header: a bomb is refused before anything is unpacked.
        small = width * height <= MAX_PIXELS
        if small:
            image.load()
    except Image.DecompressionBombError:
        small = False
    except UnidentifiedImageError:
        diagnostics.report("picture.unknown", place, name=name)
        return None
    except (OSError, SyntaxError, ValueError):
        # Pillow's words for a file that breaks off or contradicts itself.
        diagnostics.report("picture.damaged", place, name=name)
        return None
    if not small:
        diagnostics.report("picture.too-big", place, name=name)
        return None
    return LogoFile(data, width, height)
