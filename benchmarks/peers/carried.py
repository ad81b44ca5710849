"""How many bytes of a PDF are the files it carries.

python carried.py FILE.pdf
"""

from __future__ import annotations

import sys

import pypdf


def carried_bytes(path: str) -> int:
    """As they are stored: compressed, where they are."""
    with pypdf.PdfReader(path) as reader:
        objects = map(reader.get_object, range(1, int(reader.trailer["/Size"])))
        return sum(
            len(o._data)  # noqa: SLF001 - the length as stored is asked for
            for o in objects
            if isinstance(o, pypdf.generic.StreamObject) and o.get("/Type") == "/EmbeddedFile"
        )


if __name__ == "__main__":
    print(carried_bytes(sys.argv[1]))
