"""Explicit levels and isolates of a paragraph: rules P2, P3, X1–X8 and X10 of UAX #9.

Works on the class letters that bidi.py describes, and knows nothing else.
"""

from __future__ import annotations

import re

MAX_DEPTH = 125  # BD2
CONTROLS = "[lrvwpijkqZ]"
_STRONG_OR_ISOLATE = "[ijkq]|[LRA][^ijkq]*"
_DIRECTIONS = {"l": 0, "r": 1, "v": 0, "w": 1, "i": 0, "j": 1}
_OVERRIDES = {"l": "", "r": "", "v": "L", "w": "R"}


def find_directions(classes: str) -> dict[int, int]:
    """P2, P3: the index of an isolate initiator → 0 or 1 by the first strong character
    directly inside it, and -1 → the paragraph's own. Those without any are left out.
    """
    found: dict[int, int] = {}
    inside = [-1]
    for control in re.finditer(_STRONG_OR_ISOLATE, classes):
        letter = control[0][0]
        if letter in "ijk":
            inside.append(control.start())
        elif letter != "q":
            found.setdefault(inside[-1], int(letter != "L"))
        elif len(inside) > 1:
            inside.pop()
    return found


class RunSequence:
    """An isolating run sequence (BD13): where its characters stand, and their class letters.

    `before` and `after` are the levels on either side of it, the base level at the ends of
    the paragraph and after an isolate initiator that no PDI matches.
    """

    __slots__ = ("after", "before", "letters", "level", "spans")

    def __init__(self, level: int, before: int) -> None:
        self.level = level
        self.before = before
        self.after = before
        self.spans: list[tuple[int, int]] = []
        self.letters: list[str] = []

    def letters_between_edges(self) -> str:
        """X10: sos, the letters, eos."""
        level = self.level
        sos, eos = "LR"[max(self.before, level) % 2], "LR"[max(self.after, level) % 2]
        return "".join([sos, *self.letters, eos])


class Explicit:
    """X1–X8 and X10: cuts a paragraph's class letters at its controls.

    `sequences` have overrides already applied to their letters; `removed` are the indices
    of the characters that X9 leaves out of them.
    """

    def __init__(self, classes: str, base: int) -> None:
        self.sequences: list[RunSequence] = []
        self.removed: list[int] = []
        self._classes = classes
        self._directions = find_directions(classes) if "k" in classes else {}
        self._status = [(base, "", False)]  # X1: level, override, isolate
        self._interrupted: list[RunSequence] = []  # one for each valid isolate
        self._current: RunSequence | None = None
        self._latest: RunSequence | None = None  # of the last character kept
        self._overflow_isolates = 0
        self._overflow_embeddings = 0
        self._read()
        for sequence in (*self._interrupted, self._latest):
            if sequence:
                sequence.after = base

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

    def _obey(self, letter: str, start: int, end: int) -> None:
        if letter in "ijk":
            self._isolate(letter, start, end)
        elif letter == "q":
            self._end_isolate(start, end)
        else:
            self.removed.append(start)
            if letter == "p":
                self._end_embedding()
            elif letter != "Z":
                self._embed(letter)

    def _keep(self, start: int, end: int) -> RunSequence:
        """X6: takes characters into the current sequence, or begins another (X10)."""
        level, override, _ = self._status[-1]
        sequence, latest = self._current, self._latest
        if sequence is None or sequence.level != level:
            sequence = RunSequence(level, latest.level if latest else self._status[0][0])
            self._current = sequence
            self.sequences.append(sequence)
        if latest and latest is not sequence:
            latest.after = level
        self._latest = sequence
        sequence.spans.append((start, end))
        sequence.letters.append(override * (end - start) or self._classes[start:end])
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
        """X5a–X5c."""
        sequence = self._keep(start, end)
        direction = self._directions.get(start, 0) if letter == "k" else _DIRECTIONS[letter]
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
