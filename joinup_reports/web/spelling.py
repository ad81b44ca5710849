"""How strings and numbers are written into HTML and CSS, so that they stay what they are.

HTML Living Standard section 13.1 (text and attribute values), CSS Syntax 3 section 4.3.7
(escapes). Knows nothing of what is written.
"""

from __future__ import annotations

import re
from html import escape

_UNSAFE_IN_STRING = re.compile(r"[^ !#-;=?-\[\]-~\u00a0-\uffff]")
_UNSAFE_IN_NAME = re.compile(r"[^A-Za-z0-9_-]+")


def words(text: str) -> str:
    """Text between tags."""
    return escape(text, quote=False)


def attributes(**values: str | None) -> str:
    """Attributes with a space before each; those that are None are left out."""
    return "".join(
        f' {name.rstrip("_").replace("_", "-")}="{escape(value)}"'
        for name, value in values.items()
        if value is not None
    )


def quoted(text: str) -> str:
    """A CSS string; whatever could end it, or the style element around it, is escaped."""
    return '"' + _UNSAFE_IN_STRING.sub(lambda m: f"\\{ord(m[0]):x} ", text) + '"'


def identifier(text: str) -> str:
    """A class name made from `text`, for HTML and CSS alike."""
    name = re.sub("-+", "-", _UNSAFE_IN_NAME.sub("-", text))
    return name if name[:1].isalpha() else f"s{name}"


def number(value: float, places: int = 4) -> str:
    """As short as can be, never with an exponent."""
    shown = f"{value:.{places}f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown
