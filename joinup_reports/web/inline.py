"""The words of a block as HTML: links, isolates, other languages, digits.

Remembers what the page is made with: which styles the words asked for, and which letters of
which faces. Knows spans and styles; nothing of blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Self

from joinup_reports.branding.model import Style, Theme
from joinup_reports.composing.looks import in_own_digits
from joinup_reports.composing.typefaces import Typefaces
from joinup_reports.diagnostics import Diagnostics
from joinup_reports.document.model import Direction, Document, Heading, Item, Paragraph, Span
from joinup_reports.tuples import NamedTuple
from joinup_reports.web.faces import Faces
from joinup_reports.web.spelling import attributes, quoted
from joinup_reports.web.style import Sheet
from joinup_reports.web.together import WHOLE, hold_spans, hold_words

_LINE_SEPARATOR = "\u2028"
_DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩"


class Around(NamedTuple):
    """Where a block stands: its language, its direction, how deep in lists."""

    lang: str
    direction: Direction
    depth: int = 0

    def spoken(self, block: Paragraph | Heading | Item) -> Self:
        lang, direction = block.lang or self.lang, block.direction or self.direction
        return self._replace(lang=lang, direction=direction)


class Inline:
    """Writes words, and in the end the sheet that goes with them."""

    def __init__(
        self,
        document: Document,
        theme: Theme,
        find_font: Callable[[str], Path],
        diagnostics: Diagnostics,
    ) -> None:
        self._document = document
        self._theme = theme
        self._fonts = Typefaces(theme, find_font, diagnostics)
        self._faces = Faces()
        self.sheet = Sheet(theme)

    def write(self, block: Paragraph | Heading, style: Style, around: Around) -> str:
        """The words of a block in `style`."""
        around = around.spoken(block)
        made = ""
        for held in hold_spans(block.spans):
            links = groupby(held.spans, key=lambda span: span.href)
            inner = "".join(self._link(href, list(spans), style, around) for href, spans in links)
            made += f'<span class="{WHOLE}">{inner}</span>' if held.whole else inner
        return made

    def need_marker(self, marker: str, style: Style) -> None:
        """Items in `style` will be marked so, by CSS."""
        letters = f"{_DIGITS}." if marker == "decimal" else marker
        self._faces.need(self._fonts.stack(style), letters)

    def style_sheet(self, page_number: Paragraph | None, *, runs: bool) -> str:
        """The sheet for what has been written; `page_number` is for the foot of a page, and
        whether something `runs` there beside it.
        """
        foot = self._page_number(page_number) if page_number else ""
        stacks = {style: self._fonts.stack(style) for style in self.sheet.styles}
        families = {stack: self._faces.families(stack) for stack in dict.fromkeys(stacks.values())}
        self.sheet.families = {style: families[stack] for style, stack in stacks.items()}
        rtl = self._document.direction == "rtl"
        return self.sheet.write(list(self._faces.rules()), foot, rtl=rtl, runs=runs)

    def _link(self, href: str | None, spans: Sequence[Span], style: Style, around: Around) -> str:
        if href is None:
            return "".join(self._stretch(span, style, around) for span in spans)
        look = self._theme.styles.get(spans[0].style or "")
        plain = (s._replace(style=None) if s.style == spans[0].style else s for s in spans)
        inner = "".join(self._stretch(span, look or style, around) for span in plain)
        class_ = self.sheet.class_of("stretch", look) if look else None
        return f"<a{attributes(href=href, class_=class_)}>{inner}</a>"

    def _stretch(self, span: Span, style: Style, around: Around) -> str:
        """A stretch of a text, in an element where it is of a kind of its own."""
        look = self._theme.styles.get(span.style or "")
        spoken, own = span.lang or around.lang, self._document.lang
        text = span.text if span.href else in_own_digits(span.text, spoken, own, self._theme)
        lines = text.split(_LINE_SEPARATOR)
        self._faces.need(self._fonts.stack(look or style), "".join(lines))
        inner = "<br>".join(map(hold_words, lines))
        lang = span.lang if span.lang != around.lang else None
        class_ = self.sheet.class_of("stretch", look) if look else None
        said = attributes(class_=class_, lang=lang)
        tag = "bdi" if span.isolate else "strong" if span.style == "strong" else "span"
        return f"<{tag}{said}>{inner}</{tag}>" if said or tag != "span" else inner

    def _page_number(self, paragraph: Paragraph) -> str:
        """What CSS prints: the paragraph's words around the page's number."""
        style = self._theme.style(paragraph.style, "p")
        stack = self._fonts.stack(style)
        self._faces.need(stack, _DIGITS + "".join(span.text for span in paragraph.spans))
        form = ",arabic-indic" if self._theme.digits == "arab" else ""
        content = " ".join(
            f"counter({span.counter}{form})" if span.counter else quoted(span.text)
            for span in paragraph.spans
        )
        way = paragraph.direction or self._document.direction
        return (
            f"content:{content};direction:{way};font:{self.sheet.rem(style.size)} "
            f"{self._faces.families(stack)};color:{style.colour}"
        )
