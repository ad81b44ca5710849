"""What is to be set: meeting 07's notes in many variants, and the same words for the peers.

    python content.py FOLDER [REPORTS]

writes into FOLDER

    x1, x10, x100   the notes, and with every list ten and a hundred times as long
    series          REPORTS notes of one series, no text of one like that of another
    apart           some more, each with a series of its own, whose texts are all its own, too

Beside each notes file NAME.yaml lies NAME.json with the words the report shows, in their order,
taken from the document that joinup's template makes of the notes. Peers read that: they need
not read YAML, check what they read, find foreign words or put words to dates. What a peer sets:

    {"title": …, "report_name": …, "date": …, "author": …, "blocks": […], "disclaimer": …,
     "statements": [Arabic, English], "partners": [[name, caption], …]}

A block is ["h2" | "h3" | "p", text], ["ul" | "ol", [item, …]] or ["table", [[head, text], …]],
an item {"text": …, "items": [text, …]}. The emblem is left to joinup; others need not draw it.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
NOTES = ROOT / "meetings" / "meeting-07.yaml"
SERIES = ROOT / "meetings" / "series.yaml"
LISTS = ("challenges", "responses", "opportunities", "lessons")
# What of the notes and the series is words to be set, and free to be anything.
NOTES_TEXTS = (*LISTS, "title", "headings", "introductions")
SERIES_TEXTS = ("about", "objectives", "name", "report_name", "headings", "introductions", "labels")
GROWTH = (1, 10, 100)
APART = 60
FONTS = ROOT / "fonts" / "ibm-plex-sans-arabic"  # the only ones that meeting 07 needs
ADDRESS = re.compile(r"(https?://[^\s()]+)")


def load(source: Path) -> dict[str, Any]:
    """The words of a report, for a peer."""
    return json.loads(source.read_text(encoding="utf-8"))


def pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and of each whether it is an address."""
    for number, piece in enumerate(ADDRESS.split(text)):
        if piece:
            yield piece, number % 2 == 1


def texts(content: dict[str, Any]) -> list[str]:
    """Every text of the report, in order, those at the foot of its pages last."""
    found = [content["title"], content["report_name"], content["date"]]
    for kind, value in content["blocks"]:
        if kind == "table":
            found += [cell for row in value for cell in row]
        elif kind in ("ul", "ol"):
            found += [text for item in value for text in (item["text"], *item["items"])]
        else:
            found.append(value)
    found += [content["disclaimer"], *content["statements"]]
    return found + [text for partner in content["partners"] for text in partner]


def words(content: dict[str, Any]) -> list[str]:
    """Every word of the report, in the order of its texts."""
    return [word for text in texts(content) for word in text.split()]


def entries(content: dict[str, Any]) -> int:
    """How many points the report's lists have, those inside of points too."""
    lists = [value for kind, value in content["blocks"] if kind == "ul"]
    return sum(1 + len(item["items"]) for value in lists for item in value)


# Notes.


def in_texts(value: Any, change: Callable[[str], str]) -> Any:
    """`value` with every text in it changed."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [in_texts(part, change) for part in value]
    return {key: in_texts(part, change) for key, part in value.items()}


def numbered(tree: dict[str, Any], keys: tuple[str, ...], number: int) -> dict[str, Any]:
    """The tree with `number` at the end of every text under the keys."""
    return {
        key: in_texts(value, lambda text: f"{text.rstrip()} {number}") if key in keys else value
        for key, value in tree.items()
    }


def repeated(tree: dict[str, Any], times: int) -> dict[str, Any]:
    """The notes with every list so many times as long; no entry is like another."""
    runs = [tree, *(numbered(tree, LISTS, number) for number in range(2, times + 1))]
    return {**tree, **{key: [entry for run in runs for entry in run[key]] for key in LISTS}}


def write_notes(file: Path, notes: dict[str, Any], series: dict[str, Any] | None = None) -> None:
    """The notes, the series beside them if there is none yet, and the words for peers."""
    import yaml  # noqa: PLC0415 - peers read what has been written, and load none of this

    def write(path: Path, tree: dict[str, Any]) -> None:
        text = yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=90)
        path.write_text(text, encoding="utf-8")

    file.parent.mkdir(parents=True, exist_ok=True)
    write(file, notes)
    if series is not None:
        write(file.with_name(SERIES.name), series)
    shown = json.dumps(shown_by(file), ensure_ascii=False)
    file.with_suffix(".json").write_text(shown, encoding="utf-8")


def write_all(folder: Path, reports: int) -> None:
    """Everything named above."""
    import yaml  # noqa: PLC0415

    notes, series = (yaml.safe_load(file.read_text(encoding="utf-8")) for file in (NOTES, SERIES))
    for times in GROWTH:
        write_notes(folder / f"x{times}" / NOTES.name, repeated(notes, times), series)
    for number in range(1, reports + 1):
        file = folder / "series" / f"meeting-{number:03}.yaml"
        write_notes(file, numbered(notes, NOTES_TEXTS, number), series)
    for number in range(1, APART + 1):
        file = folder / "apart" / f"{number:03}" / NOTES.name
        own = numbered(series, SERIES_TEXTS, number)
        write_notes(file, numbered(notes, NOTES_TEXTS, number), own)


# Words for peers: joinup's own document, in the plainest form.


def shown_by(notes: Path) -> dict[str, Any]:
    """What the report of the notes shows."""
    sys.path.insert(0, str(ROOT))
    from joinup_reports import build, resources  # noqa: PLC0415
    from joinup_reports.diagnostics import Diagnostics  # noqa: PLC0415
    from joinup_reports.document.read import read_document  # noqa: PLC0415
    from joinup_reports.templating.render import render_html  # noqa: PLC0415

    diagnostics = Diagnostics()
    meeting, series = build.read_notes(notes, diagnostics, notes.name)
    folders = resources.find_workspace(notes).template_folders(resources.TEMPLATE)
    document = read_document(render_html(meeting, series, folders), diagnostics)
    assert document is not None, list(diagnostics)
    title, *sections = document.blocks
    name, report_name, date = (text_of(block) for block in title.blocks)
    return {
        "title": name,
        "report_name": report_name,
        "date": date,
        "author": document.metadata.author,
        "blocks": [block for section in sections for block in plain_blocks(section)],
        "disclaimer": " ".join(text_of(block) for block in document.imprint),
        "statements": [words for _, words in series.visibility.statements],
        "partners": [[partner.called("ar"), partner.caption] for partner in series.partners],
    }


def plain_blocks(block: Any) -> Iterator[list[Any]]:
    """A block of the document as a peer gets it."""
    match type(block).__name__:
        case "Section":
            for part in block.blocks:
                yield from plain_blocks(part)
        case "List":
            yield ["ol" if block.ordered else "ul", [plain_item(item) for item in block.items]]
        case "Table":
            yield ["table", [[text_of(cell) for cell in row.cells] for row in block.rows]]
        case "Heading":
            yield [f"h{block.level}", text_of(block)]
        case _:
            yield ["p", text_of(block)]


def plain_item(item: Any) -> dict[str, Any]:
    head, *lists = item.blocks
    return {"text": text_of(head), "items": [text_of(i) for part in lists for i in part.items]}


def text_of(block: Any) -> str:
    """The words of a block, with those of the blocks inside it."""
    if hasattr(block, "spans"):
        return "".join(span.text for span in block.spans)
    return " ".join(text_of(part) for part in block.blocks)


if __name__ == "__main__":
    write_all(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 200)
