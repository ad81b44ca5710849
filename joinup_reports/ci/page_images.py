"""Pictures of a report's pages, to be looked at where no PDF opens: `python -m` this FOLDER.

Knows finished PDFs (through PDFium) and PNG, nothing of how reports are made.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdfium2

from joinup_reports.output import write_whole
from joinup_reports.telling.console import prepare_streams

PAGES = "pages"
DOTS_PER_INCH = 100
_POINTS_PER_INCH = 72


def write_images(folder: Path) -> Iterator[Path]:
    """Writes each page of each report in `folder` to pages/NAME-N.png in it.

    Raises CannotAccess; a file that is no PDF has no pictures.
    """
    for report in sorted(folder.glob("*.pdf")):
        try:
            document = pypdfium2.PdfDocument(report)
        except pypdfium2.PdfiumError:
            continue
        with document:
            for number in range(len(document)):
                image = folder / PAGES / f"{report.stem}-{number + 1}.png"
                write_whole(image, _draw(document, number))
                yield image


def _draw(document: pypdfium2.PdfDocument, number: int) -> bytes:
    page = document[number]
    drawn = page.render(scale=DOTS_PER_INCH / _POINTS_PER_INCH).to_pil()
    page.close()
    png = BytesIO()
    drawn.save(png, "PNG")
    return png.getvalue()


if __name__ == "__main__":
    prepare_streams()
    for written in write_images(Path(sys.argv[1])):
        sys.stdout.write(f"{written}\n")
