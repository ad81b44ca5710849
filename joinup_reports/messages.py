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
    # resources: where things lie
    "workspace.no-series": Message(
        "error",
        "no series.yaml was found for {notes}",
        "لا يوجد ملف series.yaml للملف {notes}\u200e",
        "keep the notes in the folder meetings/ beside series.yaml;"
        " `joinup new` writes one to fill in",
        "ضع الملف في المجلد meetings بجانب series.yaml، أو اكتب joinup new لإنشاء ملف جديد تملؤه",
    ),
    "workspace.no-font": Message(
        "error",
        "the font file {font} was not found",
        "لم يُعثر على ملف الخط {font}\u200e",
        "put it into the workspace's fonts/ folder, or correct its name in theme.yaml",
        "ضعه في المجلد fonts، أو صحّح اسمه في الملف theme.yaml",
    ),
    "workspace.no-template": Message(
        "error",
        "the template's file {file} was not found",
        "لم يُعثر على ملف القالب {file}\u200e",
        "install joinup again, or put the file back into the workspace's templates/ folder",
        "أعد تثبيت joinup، أو أعد الملف إلى المجلد templates",
    ),
    # output: files written
    "output.cannot-write": Message(
        "error",
        "cannot write {path}: {reason}",
        "تعذّرت كتابة الملف {path}\u200e ({reason})",
        "choose another folder with -o",
        "اختر مجلداً آخر بالخيار \u200e-o\u200e",
    ),
    "output.in-use": Message(
        "error",
        "cannot write {path}: it is open in another program, or not yours to change",
        "تعذّرت كتابة الملف {path}\u200e لأنه مفتوح في برنامج آخر أو لأن الكتابة هناك غير مسموحة لك",
        "close it and build again, or choose another place with -o",
        "أغلقه ثم أعد المحاولة، أو اختر مكاناً آخر بالخيار \u200e-o\u200e",
    ),
    "output.disk-full": Message(
        "error",
        "cannot write {path}: the disk is full",
        "تعذّرت كتابة الملف {path}\u200e لأن القرص ممتلئ",
        "make room and build again, or choose another disk with -o",
        "أفرغ بعض المساحة ثم أعد المحاولة، أو اختر قرصاً آخر بالخيار \u200e-o\u200e",
    ),
    "output.name-too-long": Message(
        "error",
        "cannot write {path}: the name is too long",
        "تعذّرت كتابة الملف {path}\u200e لأن اسمه طويل جداً",
        "give the notes a shorter name",
        "اختر لملف اللقاء اسماً أقصر",
    ),
    "output.is-folder": Message(
        "error",
        "cannot write {path}: a folder has this name",
        "تعذّرت كتابة الملف {path}\u200e لأن هناك مجلداً بالاسم نفسه",
        "rename the folder, or choose another place with -o",
        "غيّر اسم المجلد، أو اختر مكاناً آخر بالخيار \u200e-o\u200e",
    ),
    "output.no-folder": Message(
        "error",
        "cannot write {path}: a part of the path is a file, not a folder",
        "تعذّرت كتابة الملف {path}\u200e لأن جزءاً من المسار ملف وليس مجلداً",
        "choose another place with -o",
        "اختر مكاناً آخر بالخيار \u200e-o\u200e",
    ),
    "output.exists": Message(
        "error",
        "{path} is there already and was left as it is",
        "الملف {path}\u200e موجود من قبل وبقي كما هو",
        "choose another name",
        "اختر اسماً آخر",
    ),
    # cli: what was asked for
    "use.not-found": Message(
        "error",
        "{path} was not found",
        "لم يُعثر على {path}\u200e",
        "check the name; Tab completes it in most terminals",
        "تأكد من الاسم، ومفتاح Tab يكمله في أغلب الأحيان",
    ),
    "use.not-found-near": Message(
        "error",
        "{path} was not found",
        "لم يُعثر على {path}\u200e",
        "do you mean {near}?",
        "هل تقصد {near}\u200e؟",
    ),
    "use.no-notes": Message(
        "error",
        "the folder {path} holds no notes (.yaml)",
        "لا توجد في المجلد {path}\u200e ملفات لقاءات (\u200e.yaml\u200e)",
        "name a folder with notes, or a file",
        "اكتب اسم مجلد فيه لقاءات أو اسم ملف",
    ),
    "use.same-report": Message(
        "error",
        "{first} and {second} would both be written to {output}",
        "الملفان {first}\u200e و{second}\u200e سيُكتبان في الملف نفسه {output}\u200e",
        "rename one of them, or build them one at a time into different folders with -o",
        "غيّر اسم أحدهما، أو أنشئ كل تقرير على حدة في مجلد مختلف بالخيار \u200e-o\u200e",
    ),
    "use.one-file-many-reports": Message(
        "error",
        "{count} reports cannot all be written to one file, {output}",
        "لا يمكن كتابة {count} تقارير في ملف واحد {output}\u200e",
        "give -o a folder",
        "اكتب بعد \u200e-o\u200e اسم مجلد",
    ),
    "use.output-no-pdf": Message(
        "error",
        "{output} is a file and no PDF: nothing was written over it",
        "{output}\u200e ملف وليس PDF، فلم يُكتب فوقه شيء",
        "give -o a folder, or a name that ends with .pdf",
        "اكتب بعد \u200e-o\u200e اسم مجلد، أو اسماً ينتهي بـ \u200e.pdf\u200e",
    ),
    "use.series-is-no-meeting": Message(
        "error",
        "{path} holds what all meetings share and makes no report itself",
        "الملف {path}\u200e فيه ما هو مشترك بين اللقاءات، ولا يُصنع منه تقرير",
        "name the notes of a meeting",
        "اكتب اسم ملف لقاء",
    ),
}


class Phrase(NamedTuple):
    """Something the face says that is no finding."""

    en: str
    ar: str


PHRASES: dict[str, Phrase] = {
    "wrote": Phrase("wrote {path}", "كُتب التقرير: {path}"),
    "sound": Phrase("{path}: no problems found", "لا توجد مشاكل في {path}"),
    "new-notes": Phrase(
        "wrote {path}: fill it in, then run: joinup build {path}",
        "أُنشئ الملف {path}: املأه ثم اكتب: joinup build {path}",
    ),
    "new-series": Phrase(
        "wrote {path} too: it holds what all meetings of the series share",
        "وأُنشئ الملف {path}: فيه ما هو مشترك بين كل اللقاءات",
    ),
    "count.error": Phrase("errors: {count}", "الأخطاء: {count}"),
    "count.warning": Phrase("warnings: {count}", "التحذيرات: {count}"),
    "count.hint": Phrase("hints: {count}", "الملاحظات: {count}"),
    "stopped": Phrase("stopped; nothing was left half done", "توقّف العمل ولم يُترك شيء ناقصاً"),
    "bug": Phrase(
        "something went wrong inside joinup, and your files are as they were;"
        " please send us this file: {path}",
        "حدث خطأ داخل joinup وبقيت ملفاتك كما هي؛ نرجو أن ترسل لنا هذا الملف: {path}",
    ),
}
