"""What a document says, as plain text in the order it is read."""

from collections.abc import Iterable, Iterator

from joinup_reports.document.model import (
    Block,
    Document,
    Figure,
    Heading,
    List,
    Paragraph,
    Section,
    Table,
)


def document_words(document: Document) -> str:
    """What the document says to a reader, without its running footer."""
    return " ".join(_said((*document.blocks, *document.imprint)))


def _said(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph() | Heading():
                yield "".join(span.text for span in block.spans)
            case Section():
                yield from _said(block.blocks)
            case List():
                yield from _said(inner for item in block.items for inner in item.blocks)
            case Table():
                rows = (*block.heads, *block.rows)
                yield from _said(b for row in rows for cell in row.cells for b in cell.blocks)
            case Figure():
                pass
