"""Which join of a word is lengthened: a golden of forty words, and the rules behind it."""

from __future__ import annotations

import pytest

from joinup_reports.typeset.kashida import best_join, priority, stroke

WORDS = [
    "السلام",
    "المنشآت",
    "الاجتماعية",
    "المستفادة",
    "الدروس",
    "التحديات",
    "المشتركة",
    "الحكومة",
    "المنصات",
    "الاستمرار",
    "الرياديين",
    "التواصل",
    "المجتمع",
    "الشبكات",
    "التكنولوجيا",
    "الصعوبة",
    "الواقع",
    "الجديدة",
    "الأعمال",
    "الكفاءة",
    "الإنتاج",
    "التسويق",
    "الأدوات",
    "المستقبل",
    "القطاع",
    "الخدمات",
    "الطلبة",
    "النساء",
    "الأردن",
    "الهشاشة",
    "العـربية",
    "الكبير",
    "الحقيقي",
    "الفيروس",
    "المساعدة",
    "المحافظة",
    "قانونيا",
    "الاقتصادية",
    "الفرصة",
    "التعليم",
]


@pytest.mark.parametrize("face", [0, 1], ids=["plex", "amiri"])
def test_forty_words_and_the_join_chosen(face, plex, golden):
    chosen = []
    for word in WORDS:
        join = best_join(plex.faces[face], word)
        shown = f"{word[:join]}ــ{word[join:]}" if join else "-"
        chosen.append(f"{word}\t{shown}\t{priority(word, join) if join else ''}")
    assert len(chosen) == 40
    golden(f"kashida-{plex.faces[face].name}.txt", "\n".join(chosen) + "\n")


@pytest.mark.parametrize(
    "word",
    ["مُعَلِّم", "الله", "من", "فرد", "أدوار", "Zoom", "الـ!", "٢٠٢٠"],
    ids=["vowelled", "the Name", "short", "three letters", "no joins", "Latin", "sign", "digits"],
)
def test_words_that_are_never_stretched(word, plex):
    assert best_join(plex.faces[0], word) is None


def test_the_best_join_comes_first():
    assert priority("العـربية", 4) == 1
    assert priority("المستقبل", 4) == 2
    assert priority("الحكومة", 6) == 3
    assert priority("التعليم", 6) == 7


def test_no_join_inside_lam_alef(plex):
    for face in plex.faces[:2]:
        join = best_join(face, "الأسلاك")
        assert join is not None
        assert "الأسلاك"[join - 1 : join + 1] not in ("لأ", "لا")


def test_every_bundled_arabic_face_has_a_stroke(plex):
    assert all(stroke(face)[1] > 0 for face in plex.faces[:2])
