"""The faces of a page: which characters each one draws, and the rules that carry them.

Knows stacks of faces and CSS's @font-face (CSS Fonts 4 section 4); knows no documents. A
character goes to the face that typesetting would take, so screen and paper look alike.
"""

from __future__ import annotations

import unicodedata
from base64 import b64encode
from collections import defaultdict
from collections.abc import Iterable, Iterator

from joinup_reports.typeset.fonts import Face, FontStack
from joinup_reports.typeset.itemize import is_ignorable
from joinup_reports.web import woff
from joinup_reports.web.spelling import quoted

# What joins, parts or turns letters has no ink, but a browser looks for it in the face.
_SPACES = " \u00a0\u200c\u200d"


class Faces:
    """Gathers the characters of a page by the stacks they are set in."""

    def __init__(self) -> None:
        self._letters: dict[FontStack, set[str]] = defaultdict(set)

    def need(self, stack: FontStack, text: str) -> None:
        """`text` will be shown in `stack`."""
        self._letters[stack].update(text)

    def families(self, stack: FontStack) -> str:
        """The value of font-family for what is set in `stack`: the faces that it needs."""
        shown = _share(stack, self._letters[stack])
        names = [quoted(self._name(face)) for face in stack.faces if face in shown]
        return ", ".join((*names, "sans-serif"))

    def rules(self) -> Iterator[str]:
        """A @font-face rule for each face that is needed, with the face in it."""
        for face, characters in self._shares():
            data = b64encode(woff.pack(woff.subset(face.hb_face, sorted(characters)))).decode()
            yield (
                f"@font-face{{font-family:{quoted(self._name(face))};font-weight:1 1000;"
                f'src:url("data:font/woff;base64,{data}") format("woff")}}'
            )

    def _shares(self) -> list[tuple[Face, set[str]]]:
        shares: dict[Face, set[str]] = {}
        for stack, letters in self._letters.items():
            for face, characters in _share(stack, letters).items():
                shares.setdefault(face, set()).update(characters)
        return sorted(shares.items(), key=lambda share: (share[0].name, str(share[0].path)))

    def _name(self, face: Face) -> str:
        """The file's name; two files of one name are told apart."""
        namesakes = {f.path: f for s in self._letters for f in s.faces if f.name == face.name}
        number = list(namesakes).index(face.path)
        return f"{face.name} {number + 1}" if number else face.name


def _share(stack: FontStack, letters: Iterable[str]) -> dict[Face, set[str]]:
    """The face of each character. What clings to letters goes to every face that they are in."""
    shares: dict[Face, set[str]] = defaultdict(set)
    clinging = set(_SPACES)
    for character in letters:
        inkless = is_ignorable(character)
        if inkless or unicodedata.category(character).startswith("M"):
            clinging.add(character)
        if not inkless and (face := stack.face_for(character)):
            shares[face].add(character)
    for face, characters in shares.items():
        characters.update(filter(face.has, clinging))
    return shares
