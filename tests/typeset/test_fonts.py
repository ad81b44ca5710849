"""Font files that are damaged, cut short, away or no fonts: told, and never set as blanks."""

from __future__ import annotations

import random
import struct
from contextlib import suppress
from pathlib import Path

import pytest

from joinup_reports import build
from joinup_reports.diagnostics import CannotAccess, Diagnostics, ProblemsFound
from joinup_reports.typeset.fonts import Face

ROOT = Path(__file__).resolve().parents[2]
PLEX = (ROOT / "fonts/ibm-plex-sans-arabic/IBMPlexSansArabic-Regular.ttf").read_bytes()


def renamed(table):
    """The font without a table: it has another name."""
    at = PLEX.index(table, 12)
    return PLEX[:at] + b"XXXX" + PLEX[at + 4 :]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        PLEX[:5],
        PLEX[:100],
        PLEX[: len(PLEX) // 2],
        PLEX[:-5],
        b"OTTO" + PLEX[4:],
        b"<html>not found</html>" * 9000,
        *map(renamed, (b"cmap", b"glyf", b"hmtx", b"loca")),
    ],
    ids=["empty", "5", "100", "half", "end", "CFF", "HTML", "cmap", "glyf", "hmtx", "loca"],
)
def test_what_is_no_whole_font_is_told(tmp_path, data):
    path = tmp_path / "a.ttf"
    path.write_bytes(data)
    with pytest.raises(ProblemsFound) as caught:
        Face(path).has("\u0628")
    (found,) = caught.value.diagnostics
    assert (found.code, found.args["path"]) == ("font.damaged", str(path))


def test_what_does_not_open_is_told(tmp_path):
    for path in (tmp_path, tmp_path / "away.ttf"):
        with pytest.raises(CannotAccess) as caught:
            Face(path).has("\u0628")
        assert [found.code for found in caught.value.diagnostics] == ["font.unreadable"]


def test_one_that_is_mended_serves(tmp_path):
    path = tmp_path / "a.ttf"
    face = Face(path)
    for data in (PLEX[:1000], PLEX):
        path.write_bytes(data)
        if data != PLEX:
            with pytest.raises(ProblemsFound):
                face.has("\u0628")
    assert face.has("\u0628")


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("table", [b"glyf", b"hmtx", b"loca", b"maxp"])
def test_a_font_with_spoilt_bytes_gives_a_report_or_a_finding(workspace, table, seed):
    chance = random.Random(seed)  # noqa: S311
    data = bytearray(PLEX)
    start, length = struct.unpack_from(">II", data, data.index(table) + 8)
    for _ in range(200):
        data[start + chance.randrange(length)] = chance.randrange(256)
    font = workspace / "fonts/ibm-plex-sans-arabic/IBMPlexSansArabic-Regular.ttf"
    font.parent.mkdir(parents=True)
    font.write_bytes(data)
    with suppress(ProblemsFound):
        build.set_report(workspace / "meetings/meeting-07.yaml", Diagnostics(), "a.yaml")
