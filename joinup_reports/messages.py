"""The words of every diagnostic, in Arabic and English, by its stable code.

A code is `room.fault`. It may be looked up, tested and suppressed, so it never changes;
its wording may. `{name}` in a text is filled from the diagnostic's arguments.
"""

from __future__ import annotations

from typing import NamedTuple


class Message(NamedTuple):
    severity: str
    en: str
    ar: str
    hint_en: str = ""
    hint_ar: str = ""

    def text(self, lang: str) -> str:
        return self.ar if lang == "ar" else self.en

    def hint(self, lang: str) -> str:
        return self.hint_ar if lang == "ar" else self.hint_en


MESSAGES: dict[str, Message] = {
    "text.missing-glyph": Message(
        "error",
        "no font has the character {char} ({name})",
        "لا يوجد خط فيه المحرف {char}\u200e ({name})",
        "remove it, write it in another way, or add a font that has it to the theme",
        "احذفه أو اكتبه بطريقة أخرى، أو أضف إلى القالب خطاً يحتويه",
    ),
}
