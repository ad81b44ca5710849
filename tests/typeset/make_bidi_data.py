"""Writes joinup_reports/typeset/bidi_data.py from Unicode's own files.

    python tests/typeset/make_bidi_data.py

Reads DerivedBidiClass and BidiBrackets (UAX #44) from tests/data/unicode.
"""

import lzma
import textwrap
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

TESTS = Path(__file__).parents[1]
MODULE = TESTS.parent / "joinup_reports" / "typeset" / "bidi_data.py"

LETTERS = {
    **dict(zip(("L", "R", "AL", "EN", "AN", "ES", "ET", "CS", "NSM"), "LRAENPTCM", strict=True)),
    **dict(zip(("BN", "B", "S", "WS", "ON"), "ZBSWO", strict=True)),
    **dict(zip(("LRE", "RLE", "LRO", "RLO", "PDF"), "lrvwp", strict=True)),
    **dict(zip(("LRI", "RLI", "FSI", "PDI"), "ijkq", strict=True)),
}
LONG_NAMES = {
    "Left_To_Right": "L",
    "Right_To_Left": "R",
    "Arabic_Letter": "AL",
    "European_Terminator": "ET",
}

HEAD = '''\
"""Bidi classes and paired brackets of Unicode 15.0.0, for bidi.py.

Written by tests/typeset/make_bidi_data.py from DerivedBidiClass.txt and BidiBrackets.txt,
© 2022 Unicode®, Inc., under the Unicode License v3 (tests/data/unicode/LICENSE.txt).
"""
'''


def read_lines(name: str) -> list[str]:
    """The lines of one of Unicode's files in tests/data/unicode, comments included."""
    packed = (TESTS / "data" / "unicode" / f"{name}.txt.xz").read_bytes()
    return lzma.decompress(packed).decode("utf-8").splitlines()


def read_classes() -> list[str]:
    """The class letter of every code point, those not assigned included."""
    letters = ["L"] * 0x110000
    lines = read_lines("DerivedBidiClass")
    defaults = [line.removeprefix("# @missing:") for line in lines if "# @missing:" in line]
    for start, end, name in (*_ranges(defaults), *_ranges(lines)):
        letters[start:end] = LETTERS[LONG_NAMES.get(name, name)] * (end - start)
    return letters


def _ranges(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    for line in lines:
        data = line.partition("#")[0]
        if data.strip():
            points, name = data.split(";")
            first, _, last = points.strip().partition("..")
            yield int(first, 16), int(last or first, 16) + 1, name.strip()


def read_brackets() -> list[tuple[int, int]]:
    """Opening and closing brackets, pair by pair."""
    fields = [line.partition("#")[0].split(";") for line in read_lines("BidiBrackets")]
    data = [[f.strip() for f in field] for field in fields if len(field) == 3]
    return [(int(a, 16), int(b, 16)) for a, b, kind in data if kind == "o"]


def render() -> str:
    starts, classes, at = [], [], 0
    for letter, group in groupby(read_classes()):
        starts.append(f"{at:#x},")
        classes.append(letter)
        at += len(list(group))
    opening, closing = zip(*read_brackets(), strict=True)
    return "\n".join(
        [
            HEAD,
            "# fmt: off",
            "# Code points where ranges of one bidi class begin, and the letters of the classes.",
            "STARTS = (",
            *textwrap.wrap(" ".join(starts), 96, initial_indent="    ", subsequent_indent="    "),
            ")",
            "CLASSES = (",
            *(f'    "{line}"' for line in textwrap.wrap("".join(classes), 90)),
            ")",
            "# Bidi_Paired_Bracket: the opening brackets, and in the same order the closing ones.",
            *(
                f"{name} = (\n{_text(points)}\n)"
                for name, points in (("OPENING_BRACKETS", opening), ("CLOSING_BRACKETS", closing))
            ),
            "# fmt: on",
            "",
        ]
    )


def _text(points: tuple[int, ...]) -> str:
    escapes = [f"\\u{point:04x}" for point in points]
    return "\n".join(f'    "{"".join(escapes[i : i + 14])}"' for i in range(0, len(escapes), 14))


if __name__ == "__main__":
    MODULE.write_text(render(), encoding="utf-8", newline="\n")
