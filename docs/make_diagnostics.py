"""Writes diagnostics.md beside itself: every message of joinup in both languages.

    python docs/make_diagnostics.py

A test holds the page to the tables it is made from.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "diagnostics.md"

sys.path.insert(0, str(ROOT))

from joinup_reports.messages import MESSAGES, PHRASES, Message, Phrase, general  # noqa: E402
from joinup_reports.telling.examples import EXAMPLES, visible  # noqa: E402

HEAD = """\
# What joinup finds

Every message by its code, in English and Arabic, with an example; `joinup explain CODE` shows
the same. An error keeps the report from being made, a warning does not (with
`joinup validate --strict` it fails, too), a hint is only that. `…` stands for what the message
names. Codes never change; wording may.

This page is made by `docs/make_diagnostics.py`.
"""
ROOMS = {
    "text": "The report's text",
    "source": "How a file is written",
    "fields": "What stands in a field",
    "meeting": "The notes of a meeting",
    "care": "Care for words",
    "series": "The series",
    "theme": "The theme",
    "picture": "Pictures",
    "svg": "SVG drawings",
    "visibility": "The funder's visibility",
    "workspace": "The workspace",
    "output": "Writing files",
    "use": "The command line",
    "pdf": "The finished PDF",
    "template": "Templates",
    "document": "The HTML of a template",
}


def page() -> str:
    """The whole page."""
    rooms = dict.fromkeys(code.partition(".")[0] for code in MESSAGES)
    return "\n".join([HEAD, *map(_room, rooms)])


def _room(room: str) -> str:
    codes = [code for code in MESSAGES if code.startswith(f"{room}.")]
    return "\n".join([f"## {ROOMS.get(room, room.capitalize())}\n", *map(_entry, codes)])


def _entry(code: str) -> str:
    message = MESSAGES[code]
    severity = PHRASES[f"severity.{message.severity}"]
    parts = [
        f"### {code}\n",
        f"{severity.en.capitalize()}: {_words(message, 'en')}\n",
        f'<p dir="rtl" lang="ar">{severity.ar}: {_html(_words(message, "ar"))}</p>\n',
    ]
    if example := EXAMPLES.get(code):
        blocks = zip(("wrong", "right"), example, strict=True)
        parts += [_block(PHRASES[name], text) for name, text in blocks if text]
    return "\n".join(parts)


def _words(message: Message, lang: str) -> str:
    """Message and hint as sentences; an element's name is no markup of the page."""
    said = [message.text(lang), message.hint(lang)]
    parts = [general(part).rstrip(".") for part in said if part]
    text = ". ".join(part[0].upper() + part[1:] for part in parts) + "."
    text = text.replace("?.", "?").replace("؟.", "؟")
    return re.sub(r"(?<!`)(</?[a-z…]+>)(?!`)", r"`\1`", text) if lang == "en" else text


def _html(text: str) -> str:
    """Backquotes do not work inside an HTML block."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return re.sub("`([^`]*)`", r'<code dir="ltr">\1</code>', text)


def _block(label: Phrase, text: str) -> str:
    return f"{label.en}\n\n```\n{visible(text)}\n```\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8", newline="\n")
