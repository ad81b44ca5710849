"""Logo files: found inside the workspace only, small enough, really pictures, and bare.

Knows PNG and JPEG, through Pillow, and SVG drawings, through svg.py; each is loaded only
where a logo asks for it, and a file is read once in a process. Nothing comes over a network.
"""

import warnings
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from joinup_reports.branding.model import Series
from joinup_reports.diagnostics import Diagnostic, Diagnostics, Location
from joinup_reports.drawing import Drawing
from joinup_reports.pictures.bare import Damaged, bare
from joinup_reports.resources import inside, shown_path
from joinup_reports.tuples import NamedTuple

MAX_BYTES = 5_000_000
MAX_PIXELS = 25_000_000

_FORMATS = ("PNG", "JPEG")


class LogoFile(NamedTuple):
    """A picture file's bytes, or the drawing in it, and its size in its own units."""

    data: bytes | Drawing
    width: float
    height: float


def load_picture(
    name: str, root: Path, diagnostics: Diagnostics, place: Location | None = None
) -> LogoFile | None:
    """The picture `name` below the folder `root`; None when it cannot be used.

    `place` is where the name is written. A link that leads out of the folder is not followed.
    """
    path = inside(name, root)
    if path is None:
        diagnostics.report("picture.outside", place, name=name)
        return None
    try:
        state = path.stat()
        found = _load(path, name, shown_path(path), state.st_mtime_ns, state.st_size)
    except OSError:
        diagnostics.report("picture.not-found", place, name=name)
        return None
    if isinstance(found, LogoFile):
        return found
    # What is wrong inside a drawing has a place of its own.
    diagnostics.extend([found if found.location else Diagnostic(found.code, place, found.args)])
    return None


def check_logos(series: Series, root: Path, diagnostics: Diagnostics) -> None:
    """Reports every logo of the series that cannot be used, where its name is written."""
    for partner in series.partners:
        if partner.logo is not None:
            load_picture(partner.logo, root, diagnostics, partner.logo.place)


def read_logos(
    series: Series, find_picture: Callable[[str], Path | None]
) -> dict[str, bytes | Drawing]:
    """The contents of the series' logo files by their names; those that can be used."""
    found: dict[str, bytes | Drawing] = {}
    for partner in series.partners:
        path = find_picture(partner.logo) if partner.logo else None
        picture = load_picture(path.name, path.parent, Diagnostics()) if path else None
        if partner.logo and picture:
            found[str(partner.logo)] = picture.data
    return found


@lru_cache(maxsize=64)
def _load(path: Path, name: str, shown: str, _changed: int, size: int) -> LogoFile | Diagnostic:
    """The picture, or what is wrong with it. `_changed` tells a new file from the old one."""
    if size > MAX_BYTES:
        return Diagnostic("picture.too-big", None, {"name": name})
    with path.open("rb") as file:
        data = file.read(MAX_BYTES)
    if path.suffix.lower() == ".svg" or data.lstrip().startswith((b"<svg", b"<?xml")):
        from joinup_reports.branding.svg import read_svg  # noqa: PLC0415 - few logos are drawings

        drawing = read_svg(data, shown)
        if isinstance(drawing, Diagnostic):
            return drawing
        return LogoFile(drawing, drawing.width, drawing.height)
    return _read(name, data)


def _read(name: str, data: bytes) -> LogoFile | Diagnostic:
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 - most reports have no logo

    problem = ""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(data), formats=_FORMATS)
        width, height = image.size
        # The size stands in the header: a bomb is refused before anything is unpacked.
        if width * height > MAX_PIXELS:
            problem = "picture.too-big"
        else:
            image.load()
            return LogoFile(bare(data), width, height)
    except Image.DecompressionBombError:
        problem = "picture.too-big"
    except UnidentifiedImageError:
        problem = "picture.unknown"
    except (Damaged, OSError, SyntaxError, ValueError):
        # Pillow's words for a file that breaks off or contradicts itself.
        problem = "picture.damaged"
    return Diagnostic(problem, None, {"name": name})
