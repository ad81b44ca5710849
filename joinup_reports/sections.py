"""The parts of a final report and the ways of meeting, by key, with their Arabic names.

What notes and series must name alike; neither knows the other.
"""

from __future__ import annotations

SECTIONS: tuple[tuple[str, str], ...] = (
    ("about", "النبذة"),
    ("objectives", "الأهداف"),
    ("details", "التفاصيل"),
    ("challenges_part", "قسم التحديات"),
    ("challenges", "التحديات"),
    ("responses", "الاستجابات"),
    ("bright_side", "الجانب المشرق"),
    ("opportunities", "الفرص"),
    ("lessons", "الدروس المستفادة"),
    ("participants", "المشاركون"),
    ("photos", "الصور"),
    ("links", "الروابط"),
    ("next_meeting", "اللقاء القادم"),
)

MODES: tuple[tuple[str, str], ...] = (
    ("online", "عن بعد"),
    ("in-person", "وجاهي"),
    ("hybrid", "مدمج"),
)

# Other words for the same ways of meeting.
MODE_WORDS: dict[str, str] = {
    **{word: key for key, arabic in MODES for word in (key, arabic)},
    "عبر الانترنت": "online",
    "in person": "in-person",
    "حضوري": "in-person",
}
