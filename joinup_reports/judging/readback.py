"""A finished PDF as it lies there: opened with care, and what it says of its source.

Knows objects, attachments and XMP (through pypdf), nothing of how reports are made. Whoever
made the file may have meant harm: size, pages and unpacked bytes have bounds, and what does
not open is a finding, never an exception of a library's.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from joinup_reports.diagnostics import CannotAccess, Diagnostic, JoinupError
from joinup_reports.pdf.attachments import EMBEDDED, NAMESPACE, WITHHELD, fingerprint
from joinup_reports.tuples import NamedTuple

MAX_BYTES = 64_000_000
MAX_XMP = 1_000_000
MOST_ATTACHMENTS = 200
MOST_PAGES = 500
MAX_CONTENT = 2_000_000  # of a page, unpacked: a full page of text has a twentieth
MAX_ALL_CONTENT = 40_000_000
MAX_FONT = 8_000_000
MAX_ATTACHMENT = 6_000_000

# The answers of `joinup verify` and `joinup extract`, and their exit codes: the worse, the higher.
ANSWERS = {
    "verify.cannot-rebuild": 10,
    "verify.no-source": 11,
    "verify.foreign": 12,
    "verify.encrypted": 13,
    "verify.too-big": 14,
    "verify.damaged": 15,
    "verify.other-altered": 20,
    "verify.bookmarks-altered": 20,
    "verify.information-altered": 21,
    "verify.xmp-altered": 21,
    "verify.structure-altered": 22,
    "verify.attachment-altered": 23,
    "verify.font-altered": 24,
    "verify.to-unicode-altered": 24,
    "verify.glyphs-altered": 24,
    "verify.page-altered": 25,
    "verify.link-altered": 25,
    "verify.picture-altered": 25,
    "verify.pages-altered": 25,
    "verify.words-missing": 26,
    "verify.words-differ": 26,
}

_TEMPLATE = re.compile(r"templates/(?!packaged/)(\w[\w .-]*)/")
_HEADER = re.compile(rb"%PDF-[12]\.\d")
_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_OURS = f"{{{NAMESPACE}}}"


class NoAnswer(JoinupError):  # noqa: N818 - what it is
    """The file cannot be judged; `diagnostics` say why."""

    def __init__(self, found: Diagnostic) -> None:
        super().__init__([found])
        self.exit_code = ANSWERS[found.code]


class Told(NamedTuple):
    """What the XMP says: the version of joinup, whether the source is embedded or withheld,
    and (name, SHA-256) of all that made the report.
    """

    version: str
    source: str
    made_from: tuple[tuple[str, str], ...]

    @property
    def template(self) -> str:
        """The kind of report: the folder of the first template that made it."""
        names = (_TEMPLATE.match(name) for name, _ in self.made_from)
        return next((name[1] for name in names if name), "final-report")


class Carrier:
    """An open PDF. `shown` is what the person calls it."""

    def __init__(self, data: bytes, shown: str) -> None:
        self.data = data
        self.shown = shown
        with self.care():
            self.reader = _open(data)
            if self.reader.is_encrypted:
                raise NoAnswer(_finding("verify.encrypted", shown))
            self.root: Any = self.reader.trailer["/Root"].get_object()

    @contextmanager
    def care(self) -> Iterator[None]:
        """Whatever pypdf stumbles over means that the file is damaged."""
        try:
            yield
        except JoinupError:
            raise
        except (Exception, RecursionError) as problem:
            raise NoAnswer(_finding("verify.damaged", self.shown)) from problem

    @cached_property
    def told(self) -> Told | None:
        """None when the XMP says nothing of joinup's."""
        return _read_xmp(self._xmp) if self._xmp is not None else None

    @property
    def has_broken_xmp(self) -> bool:
        """Whether there is XMP that is no XML, or not such as XMP may be."""
        with self.care():
            return self._xmp is None and "/Metadata" in self.root

    @cached_property
    def _xmp(self) -> ET.Element | None:
        with self.care():
            stream = _entry(self.root, "/Metadata", None)
            packet = stream.get_data() if stream is not None else b""
        if len(packet) > MAX_XMP or b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
            return None
        try:
            return ET.fromstring(packet)  # noqa: S314 - neither entities nor a DTD get here
        except (ET.ParseError, zlib.error, ValueError):
            return None

    @cached_property
    def attachments(self) -> dict[str, bytes]:
        """The embedded files, by name; one that is given twice, or is too large, is damage."""
        with self.care():
            return self._attachments()

    def _attachments(self) -> dict[str, bytes]:
        found: dict[str, bytes] = {}
        tree = _entry(_entry(self.root, "/Names", {}), "/EmbeddedFiles", {})
        names = _entry(tree, "/Names", [])
        if len(names) > 2 * MOST_ATTACHMENTS:
            raise NoAnswer(_finding("verify.damaged", self.shown))
        for at in range(0, len(names), 2):
            stream = names[at + 1].get_object()["/EF"].get_object()["/F"].get_object()
            data = bytes(stream.get_data())
            if len(data) > MAX_ATTACHMENT or str(names[at]) in found:
                raise NoAnswer(_finding("verify.damaged", self.shown))
            found[str(names[at])] = data
        return found

    @property
    def page_count(self) -> int:
        with self.care():
            return len(self.reader.pages)

    def strange_page(self) -> int | None:
        """The first page that no report has and no reader should be given: with drawings
        inside drawings, glyphs that are programs, or megabytes of operators.
        """
        with self.care():
            if len(self.reader.pages) > MOST_PAGES:
                return MOST_PAGES + 1
            room, fonts = MAX_ALL_CONTENT, _Fonts()
            for number, page in enumerate(self.reader.pages, start=1):
                room -= _weight(page, fonts)
                if room < 0:
                    return number
        return None

    def altered_attachments(self) -> tuple[str, ...]:
        """The names of embedded files that are not those the XMP speaks of."""
        said = dict(self.told.made_from) if self.told else {}
        carried = {name: fingerprint(data) for name, data in self.attachments.items()}
        expected = {n: p for n, p in said.items() if not n.startswith(("templates/", "fonts/"))}
        if self.told is None or self.told.source == WITHHELD:
            expected = {}
        names = expected.keys() | carried.keys()
        return tuple(sorted(n for n in names if expected.get(n) != carried.get(n)))


def open_carrier(path: Path) -> Carrier:
    """The PDF at `path`. Raises NoAnswer, and CannotAccess when it cannot be read."""
    shown = str(path)
    try:
        if path.stat().st_size > MAX_BYTES:
            raise NoAnswer(_finding("verify.too-big", shown))
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError as problem:
        raise CannotAccess([Diagnostic("use.not-found", args={"path": shown})]) from problem
    except OSError as problem:
        reason = problem.strerror or type(problem).__name__
        cause = Diagnostic("source.unreadable", None, {"path": shown, "reason": reason})
        raise CannotAccess([cause]) from problem
    if len(data) > MAX_BYTES:
        raise NoAnswer(_finding("verify.too-big", shown))
    if not _HEADER.search(data[:1024]):
        raise NoAnswer(_finding("verify.foreign", shown))
    return Carrier(data, shown)


def open_source(path: Path) -> tuple[Carrier, Told]:
    """A report that carries its source. Raises NoAnswer for anything else."""
    carrier = open_carrier(path)
    told = carrier.told
    if told is None and not carrier.attachments:
        raise NoAnswer(_finding("verify.foreign", carrier.shown))
    if carrier.has_broken_xmp:
        # Without it nothing says what the attachments ought to be: they are not to blame.
        raise NoAnswer(_finding("verify.xmp-altered", carrier.shown))
    if told is not None and told.source == WITHHELD and not carrier.attachments:
        version = told.version
        found = Diagnostic("verify.no-source", None, {"path": carrier.shown, "version": version})
        raise NoAnswer(found)
    return carrier, told or Told("", EMBEDDED, ())


def _finding(code: str, path: str) -> Diagnostic:
    return Diagnostic(code, None, {"path": path})


def _open(data: bytes) -> Any:  # noqa: ANN401 - pypdf's types are its own
    import logging  # noqa: PLC0415

    import pypdf  # noqa: PLC0415 - heavy, and only here

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    return pypdf.PdfReader(BytesIO(data), strict=False)


class _Fonts:
    """Looks at each font once."""

    def __init__(self) -> None:
        self.known: dict[int, bool] = {}

    def are_strange(self, resources: Any) -> bool:  # noqa: ANN401
        """Whether a font's glyphs are drawings, or it unpacks without end."""
        fonts = _entry(resources, "/Font", {})
        return any(self._is_strange(fonts.raw_get(name)) for name in fonts)

    def _is_strange(self, reference: Any) -> bool:  # noqa: ANN401
        number = getattr(reference, "idnum", 0)
        if number not in self.known or not number:
            self.known[number] = _is_strange_font(reference.get_object())
        return self.known[number]


def _weight(page: Any, fonts: _Fonts) -> int:  # noqa: ANN401
    """The bytes of operators that a page makes a reader follow; too many for a strange one."""
    resources = _entry(page, "/Resources", {})
    things = _entry(resources, "/XObject", {})
    forms = [thing for n in things if _entry(thing := things[n], "/Subtype", "") != "/Image"]
    inner = [_entry(form, "/Resources", {}) for form in forms]
    strange = any("/XObject" in own for own in inner) or any(
        "/Pattern" in own or "/Shading" in own or fonts.are_strange(own)
        for own in (resources, *inner)
    )
    contents = _entry(page, "/Contents", [])
    streams = contents if isinstance(contents, list) else [contents]
    painted = b" ".join(part.get_object().get_data() for part in streams)
    drawn = sum(len(form.get_object().get_data()) for form in forms) * painted.count(b"Do")
    found = len(painted) + drawn
    return MAX_ALL_CONTENT + 1 if strange or found > MAX_CONTENT else found


def _is_strange_font(font: Any) -> bool:  # noqa: ANN401
    if _entry(font, "/Subtype", "") != "/Type0":
        return True
    descendant = font["/DescendantFonts"][0].get_object()
    descriptor = _entry(descendant, "/FontDescriptor", {})
    streams = [_entry(font, "/ToUnicode", None), *(_entry(descriptor, k, None) for k in _PROGRAMS)]
    return sum(len(stream.get_data()) for stream in streams if stream is not None) > MAX_FONT


def _entry(dictionary: Any, key: str, otherwise: Any) -> Any:  # noqa: ANN401
    return dictionary[key].get_object() if key in dictionary else otherwise


def _read_xmp(tree: ET.Element) -> Told | None:
    version, source = tree.find(f".//{_OURS}version"), tree.find(f".//{_OURS}source")
    if version is None or source is None:
        return None
    items = tree.iterfind(f".//{_OURS}madeFrom/{_RDF}Seq/{_RDF}li")
    pairs = ((item.text or "").rpartition(" sha256:") for item in items)
    prints = tuple((name, found) for name, mark, found in pairs if mark)
    return Told(version.text or "", source.text or "", prints)
