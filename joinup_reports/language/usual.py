"""What a report's optional parts are called when nobody has said otherwise.

A series gives its own words for what every report has; these are for the parts that a report
may have, so that a series written before them needs no change.
"""

from __future__ import annotations

_HEADINGS = {
    "ar": {
        "participants": "المشاركون",
        "photos": "صور من اللقاء",
        "links": "روابط مفيدة",
        "next_meeting": "اللقاء القادم",
    },
    "en": {
        "participants": "Participants",
        "photos": "Photos of the meeting",
        "links": "Links",
        "next_meeting": "The next meeting",
    },
}
_LABELS = {
    "ar": {
        "organisations": "المنظمات المشاركة",
        "by_governorate": "عدد المشاركين حسب المحافظة",
        "prepared_by": "إعداد التقرير",
        "summary": "ملخص اللقاء",
    },
    "en": {
        "organisations": "Organisations",
        "by_governorate": "Participants by governorate",
        "prepared_by": "Report prepared by",
        "summary": "Summary of the meeting",
    },
}


def usual_headings(lang: str) -> dict[str, str]:
    """Headings by the key of their part, for a BCP 47 tag; English where we have no words."""
    return _HEADINGS.get(_primary(lang), _HEADINGS["en"])


def usual_labels(lang: str) -> dict[str, str]:
    """The words before a detail, by its key."""
    return _LABELS.get(_primary(lang), _LABELS["en"])


def _primary(lang: str) -> str:
    return lang.partition("-")[0].lower()
