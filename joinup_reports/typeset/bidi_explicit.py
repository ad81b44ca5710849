"""Explicit levels and isolates of a paragraph: rules P2, P3, X1–X8 and X10 of UAX #9.

Works on the class letters that bidi.py describes, and knows nothing else.
"""

from __future__ import annotations

import re

MAX_DEPTH = 125  # BD2
CONTROLS = "[lrvwpijkqZ]"
_STRONG_OR_ISOLATE = "[LRAijkq]"
_DIRECTIONS = {"l": 0, "r": 1, "v": 0, "w": 1, "i": 0, "j": 1}
_OVERRIDES = {"l": "", "r": "", "v": "L", "w": "R"}


def first_strong(classes: str, at: int, *, inside_isolate: bool) -> int:
    """P2, P3 from `at` on; inside an isolate only up to its PDI (X5c). 0 when none."""
    depth = 0
    for found in re.compile(_STRONG_OR_ISOLATE).finditer(classes, at):
        letter = found[0]
        if letter in "ijk":
            depth += 1
        elif letter == "q":
            if inside_isolate and not depth:
                return 0
            depth = max(0, depth - 1)
        elif not depth:
            return int(letter != "L")
    return 0


# (start, end, level, class letters) of a stretch without controls.
Piece = tuple[int, int, int, str]


class RunSequence:
    """An isolating run sequence (BD13): one level, and the indices of its pieces.

    `is_open` says that it ends with an isolate initiator that no PDI matches.
    """

    __slots__ = ("is_open", "level", "pieces")

    def __init__(self, level: int) -> None:
        self.level = level
        self.pieces: list[int] = []
        self.is_open = False


class Explicit:
    """X1–X8 and X10: cuts a paragraph's class letters at its controls.

    `pieces` stand in logical order, overrides already applied to their letters and the
    characters that X9 removes left out.
    """

    def __init__(self, classes: str, base: int) -> None:
        self.pieces: list[Piece] = []
        self.sequences: list[RunSequence] = []
        self._classes = classes
        self._base = base
        self._status = [(base, "", False)]  # X1: level, override, isolate
        self._interrupted: list[RunSequence] = []  # one for each valid isolate
        self._current: RunSequence | None = None
        self._overflow_isolates = 0
        self._overflow_embeddings = 0
        self._read()

    def edges(self, sequence: RunSequence) -> tuple[str, str]:
        """X10: sos and eos, by the levels on either side of a sequence."""
        level, first, last = sequence.level, sequence.pieces[0], sequence.pieces[-1]
        before = self.pieces[first - 1][2] if first else self._base
        is_followed = last + 1 < len(self.pieces) and not sequence.is_open
        after = self.pieces[last + 1][2] if is_followed else self._base
        return "LR"[max(before, level) % 2], "LR"[max(after, level) % 2]

    def _read(self) -> None:
        at = 0
        for control in re.finditer(CONTROLS, self._classes):
            start, end = control.span()
            if at < start:
                self._keep(at, start)
            self._obey(control[0], start, end)
            at = end
        if at < len(self._classes):
            self._keep(at, len(self._classes))
        for sequence in self._interrupted:
            sequence.is_open = True

    def _obey(self, letter: str, start: int, end: int) -> None:
        if letter in "lrvw":
            self._embed(letter)
        elif letter in "ijk":
            self._isolate(letter, start, end)
        elif letter == "q":
            self._end_isolate(start, end)
        elif letter == "p":
            self._end_embedding()

    def _keep(self, start: int, end: int) -> RunSequence:
        """X6: takes characters into the current sequence, or begins another (X10)."""
        level, override, _ = self._status[-1]
        sequence = self._current
        if sequence is None or sequence.level != level:
            self._current = sequence = RunSequence(level)
            self.sequences.append(sequence)
        sequence.pieces.append(len(self.pieces))
        letters = override * (end - start) or self._classes[start:end]
        self.pieces.append((start, end, level, letters))
        return sequence

    def _next_level(self, direction: int) -> int | None:
        """The least greater level of a direction, None when it would overflow."""
        level = self._status[-1][0]
        level = (level + 1) | 1 if direction else (level + 2) & ~1
        overflow = self._overflow_isolates or self._overflow_embeddings or level > MAX_DEPTH
        return None if overflow else level

    def _embed(self, letter: str) -> None:
        """X2–X5."""
        level = self._next_level(_DIRECTIONS[letter])
        if level is not None:
            self._status.append((level, _OVERRIDES[letter], False))
        elif not self._overflow_isolates:
            self._overflow_embeddings += 1

    def _isolate(self, letter: str, start: int, end: int) -> None:
        """X5a–X5c. Past the greatest depth nobody asks for an FSI's direction."""
        sequence = self._keep(start, end)
        if self._next_level(1) is None:
            direction = 0
        elif letter == "k":
            direction = first_strong(self._classes, end, inside_isolate=True)
        else:
            direction = _DIRECTIONS[letter]
        level = self._next_level(direction)
        if level is None:
            self._overflow_isolates += 1
        else:
            self._status.append((level, "", True))
            self._interrupted.append(sequence)
            self._current = None

    def _end_isolate(self, start: int, end: int) -> None:
        """X6a: the sequence that the isolate interrupted goes on with its PDI."""
        if self._overflow_isolates:
            self._overflow_isolates -= 1
        elif self._interrupted:
            self._overflow_embeddings = 0
            while not self._status.pop()[2]:
                pass
            self._current = self._interrupted.pop()
        self._keep(start, end)

    def _end_embedding(self) -> None:
        """X7."""
        if self._overflow_isolates:
            return
        if self._overflow_embeddings:
            self._overflow_embeddings -= 1
        elif len(self._status) > 1 and not self._status[-1][2]:
            self._status.pop()
