"""The rules that every page has, whatever its theme: on a screen, on a narrow one, on paper.

CSS only. Elements get their looks from classes (see style.py); here stands what makes a page
of them: its column, what gives way when there is little room, what stays whole on paper.
"""

from __future__ import annotations

from joinup_reports.branding.model import PageStyle, Theme
from joinup_reports.web.spelling import number

SCREEN_AND_PAPER = """\
*,::before,::after{box-sizing:border-box}
:root{color-scheme:light;background:#fff;font-synthesis:none;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body,h1,h2,h3,p,ul,ol{margin:0;padding:0}
body{overflow-wrap:break-word;text-wrap:pretty}
@counter-style numbers{system:extends decimal;suffix:".\\a0\\a0"}
@counter-style numbers-arab{system:extends arabic-indic;suffix:".\\a0\\a0"}
ul,ol{list-style-position:outside}
[dir=rtl] li[dir=ltr],[dir=ltr] li[dir=rtl]{list-style-position:inside}
a,bdi{overflow-wrap:anywhere}
.whole{white-space:nowrap}
.address{direction:ltr;unicode-bidi:isolate;white-space:normal}
.fits,.address span{display:inline-block;max-inline-size:100%}
.whole :is(.fits,:not(.fits)>span){max-inline-size:calc(100% - 2em)}
[dir=rtl] .address{text-align:end}
[dir=rtl] [dir=ltr] .address{text-align:start}
a{color:inherit;text-underline-offset:.2em}
a,a :is(.address,.address span){text-decoration:1px underline}
a:hover,a:hover :is(.address,.address span){text-decoration-thickness:2px}
:focus-visible{outline:3px solid currentColor;outline-offset:3px}
img,svg{display:block;max-inline-size:100%;block-size:auto}
table{inline-size:100%;border-collapse:collapse}
th,td{font-weight:inherit;padding:0}
.rows{display:grid;column-gap:.75rem}
.rows+.rows{margin-block-start:.75rem}
.bar{block-size:.9em}
.box>:first-child,:is(li,th,td,.cell)>:first-child{margin-block-start:0}
.box>:last-child,:is(th,td,.cell)>:last-child{margin-block-end:0}
.box,th,td{print-color-adjust:exact;-webkit-print-color-adjust:exact}"""

# Classes of these rules, which no style of a theme is given.
RESERVED = frozenset(
    "box rows single cell bar wide stack flows at-1 at-2 at-3 at-4 each-page "
    "whole address fits".split()
)
# A table of more columns does not become them one after another.
MOST_STACKED = 4

_NARROW = "40rem"
# The part of the running footer's height that is left for the page's number, under it.
_UNDER_FOOTER = 0.45
# What is fixed comes again on each page (CSS 2.2 section 9.3.1), and what pages cut out of the
# body keeps its padding (CSS Fragmentation 3 section 5.4). A browser that does not know the
# latter leaves the emblem under the title.
_RUNNING = """\
@supports (box-decoration-break:clone){{
body{{padding-block-end:{room}pt;box-decoration-break:clone}}
.each-page{{position:fixed;inset:auto 0 0}}
}}
"""


def screen(column: str, narrow: str) -> str:
    """`column`: the width of the text in rem; `narrow`: more rules for a narrow screen.

    Grounds of the header reach the window's edges, their words stay in the column. A table
    of heads over one row becomes its columns one after another; columns side by side that
    need not be wrap; a wider table is moved by itself.
    """
    return f"""\
@media screen{{
:root{{font-size:clamp(1rem,.9rem + .3vw,1.125rem)}}
:root>body>:is(main,footer),:root>body>header>*{{
padding-inline:max(1.25rem,calc((100% - {column}rem)/2))}}
:root>body>header>*{{margin-block-end:0}}
body>main{{padding-block:.5rem 1.5rem}}
body>footer{{padding-block-end:2rem}}
.wide{{overflow-x:auto}}
.wide :is(th,td){{min-inline-size:4.5rem}}
}}
@media screen and (max-width:{_NARROW}){{
th:first-child:nth-last-child(2){{min-inline-size:7rem}}
td:has(>.bar){{padding-inline-start:.6rem}}
.stack,.stack>*,.stack>*>tr{{display:contents}}
.stack{{display:grid;grid-template-columns:minmax(0,1fr)}}
.stack :is(.at-1,.at-2,.at-3,.at-4){{inline-size:auto;padding-inline:.6rem}}
.at-1{{order:1}}.at-2{{order:2}}.at-3{{order:3}}.at-4{{order:4}}
.single{{display:block}}
.single>*+*{{margin-block-start:1.25rem}}
.flows{{display:flex;flex-wrap:wrap;align-items:center;gap:.75rem 1rem}}
.flows>*{{flex:1 1 9rem}}
.flows>:has(>.rows){{flex-basis:100%}}
.flows>:has(>svg:only-child){{flex:0 0 auto}}
{narrow}}}"""


def paper(theme: Theme, page_number: str, more: str, *, rtl: bool, runs: bool) -> str:
    """The theme's sheet; with what `runs` at the foot of each page, if there is anything.

    The imprint takes some of the last part with it to a new page; Chromium sees to that only
    between neighbours, so the main part has no box.
    """
    page = theme.page
    low = page.footer * _UNDER_FOOTER if runs else page.top
    foot = f"@bottom-center{{{page_number}}}" if page_number else ""
    running = _RUNNING.format(room=number(page.bottom - low)) if runs else ""
    return f"""\
@page{{size:{number(page.width)}pt {number(page.height)}pt;
margin:{_margins(page, low, rtl=rtl)};{foot}}}
@media print{{
:root{{font-size:{number(theme.style("base").size)}pt}}
p,li{{orphans:2;widows:2}}
tr,.rows>*,img,svg,footer{{break-inside:avoid}}
thead{{break-after:avoid}}
main{{display:contents}}
body>footer{{break-before:avoid}}
:root>body>footer>*{{margin-block-start:.75rem;padding-block-end:0}}
{running}{more}}}"""


def _margins(page: PageStyle, low: float, *, rtl: bool) -> str:
    right, left = (page.start, page.end) if rtl else (page.end, page.start)
    return " ".join(f"{number(side)}pt" for side in (page.top, right, low, left))
