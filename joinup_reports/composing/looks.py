"""Styles on flowables: what of a style becomes spacing, a box or a marker.

Knows styles and flowables, no documents and no fonts.
"""

from __future__ import annotations

from itertools import pairwise

from joinup_reports.branding.model import Rule, Style, Theme
from joinup_reports.language.arabic import in_digits
from joinup_reports.typeset import flow

# Between a marker and its item's words, in parts of the size of the words.
_MARKER_GAP = 0.5
_LENGTHS = ("size", "leading", "space_before", "space_after", "indent", "height", "gap")


def in_own_digits(text: str, lang: str, own: str, theme: Theme) -> str:
    """`text` in the theme's digits; words of another language than one's `own` keep theirs."""
    foreign = lang.partition("-")[0] != own.partition("-")[0]
    return text if foreign or theme.digits == "as-written" else in_digits(text, theme.digits)


def spacing(style: Style, indent: float) -> flow.Spacing:
    return flow.Spacing(
        before=style.space_before,
        after=style.space_after,
        indent=indent + style.indent,
        keep_with_next=style.keep_with_next,
        break_after=style.break_after,
    )


def decorated(text: flow.TextBlock, style: Style) -> flow.Flowable:
    """In a box when its style asks for a ground, padding, rules or for holding together."""
    rules = (style.rule_above, style.rule_below, style.rule_start)
    plain = not (style.background or any(style.padding) or any(rules) or style.height)
    if plain and not style.keep_together:
        return text
    bare = text._replace(spacing=flow.Spacing())
    return box((bare,), style, text.spacing.indent - style.indent)


def box(blocks: tuple[flow.Flowable, ...], style: Style, indent: float) -> flow.Box:
    return flow.Box(
        blocks=blocks,
        spacing=spacing(style, indent),
        padding=style.padding,
        height=style.height,
        background=style.background,
        rule_above=line(style.rule_above),
        rule_below=line(style.rule_below),
        rule_start=line(style.rule_start),
        # What announces the next block is not torn from itself either, nor is a cover.
        keep_together=style.keep_together or style.keep_with_next or style.break_after,
    )


def line(rule: Rule | None) -> flow.Line | None:
    return flow.Line(rule.width, rule.colour) if rule else None


def spaced_out(made: list[flow.Flowable], style: Style) -> list[flow.Flowable]:
    """A list's own space before its first and after its last item."""
    if made:
        made[0] = _widened(made[0], before=style.space_before)
        made[-1] = _widened(made[-1], after=style.space_after)
    return made


def _widened(block: flow.Flowable, before: float = 0.0, after: float = 0.0) -> flow.Flowable:
    old = block.spacing
    wider = old._replace(before=max(old.before, before), after=max(old.after, after))
    return block._replace(spacing=wider)


def in_company(items: list[list[flow.Flowable]]) -> list[flow.Flowable]:
    """The blocks of a list's items: of what is one block, not the first one alone at a page's
    foot, nor the last one alone at its head; the words of an item stay with what is under them.
    """
    for item in items:
        if len(item) > 1:
            item[0] = _accompanied(item[0])
    for above, below in pairwise(items):
        first, last = above is items[0], below is items[-1]
        if (first and len(above) == 1) or (last and len(below) == 1):
            above[-1] = _accompanied(above[-1])
    return [block for item in items for block in item]


def _accompanied(block: flow.Flowable) -> flow.Flowable:
    return block._replace(spacing=block.spacing._replace(company=True))


def marked(made: list[flow.Flowable], marker: flow.TextSpan) -> list[flow.Flowable]:
    """The marker goes to the first line of words, which a box may stand around."""
    first, *rest = made
    match first:
        case flow.TextBlock():
            gap = marker.style.size * _MARKER_GAP
            return [first._replace(marker=(marker,), marker_gap=gap), *rest]
        case flow.Box():
            return [first._replace(blocks=tuple(marked(list(first.blocks), marker))), *rest]
        case _:
            return made


def scaled(theme: Theme, scale: float) -> Theme:
    """The theme with all lengths of its styles so many times as long; rules keep their width."""
    styles = {name: _scaled(style, scale) for name, style in theme.styles.items()}
    return theme._replace(styles=styles)


def _scaled(style: Style, scale: float) -> Style:
    across, along = style.padding
    return style._replace(
        padding=(across * scale, along * scale),
        **{name: getattr(style, name) * scale for name in _LENGTHS},
    )


def page_setup(theme: Theme, *, rtl: bool) -> flow.PageSetup:
    page = theme.page
    return flow.PageSetup(
        width=page.width,
        height=page.height,
        top=page.top,
        bottom=page.bottom,
        start=page.start,
        end=page.end,
        rtl=rtl,
        footer_height=page.footer,
        digits=in_digits("0123456789", "arab" if theme.digits == "arab" else "latn"),
    )
