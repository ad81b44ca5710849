"""Document + Theme → one HTML page that needs nothing else: fonts, pictures and looks inside.

HTML Living Standard, WCAG 2.2 and WAI-ARIA 1.2. The page is made anew from the document,
so there is nothing in it but what the document means: no script, no address that is
loaded, and a policy (CSP 3) that would forbid both. It says what the printed report says,
less the page numbers; what runs at the foot of each page stands under the title, once.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from joinup_reports import __version__
from joinup_reports.branding.model import Theme
from joinup_reports.diagnostics import Diagnostics
from joinup_reports.document.model import Document
from joinup_reports.web.blocks import Writer
from joinup_reports.web.spelling import attributes, words


def make_page(
    document: Document,
    theme: Theme,
    find_font: Callable[[str], Path],
    find_picture: Callable[[str], Path | None],
    diagnostics: Diagnostics,
) -> bytes:
    """The document in the theme's look, as UTF-8; the same bytes for the same files.

    `find_font` and `find_picture` are as for composing, and so is what is reported.
    """
    writer = Writer(document, theme, find_font, find_picture, diagnostics)
    body = writer.body()
    return (_head(document, writer.style_sheet()) + body + "</html>\n").encode()


def _head(document: Document, style: str) -> str:
    said = document.metadata
    print_ = b64encode(sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{print_}'; font-src data:; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    named = {
        "viewport": "width=device-width, initial-scale=1",
        "description": said.subject,
        "author": said.author,
        "keywords": ", ".join(said.keywords),
        "date": said.date,
        "generator": f"joinup {__version__}",
    }
    metas = "".join(
        f"<meta{attributes(name=name, content=content)}>\n"
        for name, content in named.items()
        if content
    )
    return (
        f"<!DOCTYPE html>\n<html{attributes(lang=document.lang, dir=document.direction)}>\n"
        '<head>\n<meta charset="utf-8">\n'
        f"<meta{attributes(http_equiv='Content-Security-Policy', content=policy)}>\n"
        f"<title>{words(said.title)}</title>\n{metas}<style>{style}</style>\n</head>\n"
    )
