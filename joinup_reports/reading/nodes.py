"""The tree of a file: texts, lists and groups of keys, each with its place. Knows no YAML."""

from typing import Self

from joinup_reports.diagnostics import Fix, Location
from joinup_reports.reading.characters import UNREAD
from joinup_reports.tuples import NamedTuple


class Text(str):
    """A person's words, with the place where they stand (None when no file holds them)."""

    __slots__ = ("place",)
    place: Location | None

    def __new__(cls, value: str, place: Location | None = None) -> Self:
        text = super().__new__(cls, value)
        text.place = place
        return text


class Scalar(NamedTuple):
    r"""`plain` is true for text without quotes that is no block. A blank line is \n\n.

    `colons` are the words before each colon that could have made a key of them and was
    taken for punctuation instead, with the place where those words start. `fixes` are the
    mends of what a reader may find wrong with it: its colons, or that it is empty.
    """

    text: str
    place: Location
    end: Location
    plain: bool = True
    colons: tuple[Text, ...] = ()
    fixes: tuple[Fix, ...] = ()

    @property
    def unread(self) -> bool:
        """Whether what stands here could not be read, and that has been reported."""
        return UNREAD in self.text


class Sequence(NamedTuple):
    items: tuple["Node", ...]
    place: Location


class Mapping(NamedTuple):
    """Entries in the order written; a repeated key is reported and its first kept.

    `written` is the same stretch of the file as a text, for an item of a list whose colon
    may be punctuation (`- for example : this`); None where it can only be a mapping. When
    bullets are nested below (`- such as :`), it is the text above them. `whole` is false
    when lines of the file could not be read: what is not here may stand in them.
    """

    entries: tuple[tuple[Scalar, "Node"], ...]
    place: Location
    written: Scalar | None = None
    whole: bool = True


Node = Scalar | Sequence | Mapping
