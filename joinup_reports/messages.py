"""The words of every diagnostic, in Arabic and English, by its stable code.

A code is `room.fault`. It may be looked up, tested and suppressed, so it never changes;
its wording may. `fill` puts the diagnostic's arguments into a text:

    {name}                                  the argument
    {count:# file|# files}                  English: one, other
    {count:ملف واحد|ملفان|# ملفات|# ملفاً|# ملف}  Arabic: one, two, few, many, other
                                            (a first form of six is for zero)

Arabic is spoken to everyone alike: no imperative, no "you" of one gender. What is to be
typed as it stands goes in backquotes, so that it keeps its order inside Arabic.
"""

from __future__ import annotations

import string
from collections.abc import Mapping
from typing import Any, NamedTuple

from joinup_reports.arabic import plural_class


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


def fill(text: str, args: Mapping[str, str]) -> str:
    """`text` with `args` in it. Raises KeyError for one that is not given."""
    return _FILLER.vformat(text, (), args)


class _Filler(string.Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:  # noqa: ANN401
        """The argument, or the noun that is right for so many of it."""
        if "|" not in format_spec:
            return str(value)
        return counted(int(value), format_spec.split("|")).replace("#", str(value))


_FILLER = _Filler()
_ARABIC_FORMS = ("zero", "one", "two", "few", "many", "other")


def counted(number: int, forms: list[str]) -> str:
    """The form for `number`: of two English ones, or of five or six Arabic ones (CLDR)."""
    if len(forms) == 2:  # noqa: PLR2004 - one, other
        return forms[0 if number == 1 else 1]
    known = dict(zip(_ARABIC_FORMS[-len(forms) :], forms, strict=True))
    return known.get(plural_class(number), known["other"])


MESSAGES: dict[str, Message] = {
    "text.missing-glyph": Message(
        "error",
        "no font has the character {char} ({name})",
        "لا يوجد خط فيه المحرف {char}\u200e ({name})",
        "remove it, write it in another way, or add a font that has it to the theme",
        "احذفه أو اكتبه بطريقة أخرى، أو أضف إلى القالب خطاً يحتويه",
    ),
    # reading: the file and its characters
    "source.unreadable": Message(
        "error",
        "cannot read {path}: {reason}",
        "تعذرت قراءة الملف {path}\u200e ({reason})",
        "see that the file is there and that you may open it",
        "تأكد من وجود الملف ومن أنك تستطيع فتحه",
    ),
    "source.too-big": Message(
        "error",
        "the file is larger than 1 MB",
        "حجم الملف أكبر من 1 ميغابايت",
        "a meeting's notes are far smaller: is this the right file?",
        "ملف اللقاء أصغر من هذا بكثير، فهل هذا هو الملف المقصود؟",
    ),
    "source.too-deep": Message(
        "error",
        "lists are nested more than 20 deep here",
        "القوائم هنا متداخلة أكثر من 20 مستوى",
        "write the items side by side",
        "اكتب البنود متجاورة بدل أن تكون بعضها داخل بعض",
    ),
    "source.too-many": Message(
        "error",
        "the file has more than 10,000 entries",
        "في الملف أكثر من 10000 بند",
        "split it into several files",
        "وزع المحتوى على أكثر من ملف",
    ),
    "source.encoding": Message(
        "error",
        "the file is saved as {encoding}, not as UTF-8",
        "الملف محفوظ بترميز {encoding} وليس UTF-8",
        "in Notepad: File, Save as, and choose UTF-8 beside Encoding",
        "في المفكرة: ملف، ثم حفظ باسم، ثم اختر UTF-8 في خانة الترميز",
    ),
    "source.not-utf8": Message(
        "error",
        "the file is not UTF-8 text from here on (perhaps it is Windows-1256)",
        "الملف من هذا الموضع ليس نصاً بترميز UTF-8 (ربما هو Windows-1256)",
        "in Notepad: File, Save as, and choose UTF-8 beside Encoding",
        "في المفكرة: ملف، ثم حفظ باسم، ثم اختر UTF-8 في خانة الترميز",
    ),
    "source.empty": Message(
        "error",
        "the file is empty",
        "الملف فارغ",
        "`joinup new` writes a file to fill in",
        "الأمر joinup new ينشئ ملفاً جاهزاً للتعبئة",
    ),
    "source.override": Message(
        "error",
        "a hidden character turns the text around here: {char} ({name})",
        "هنا محرف خفي يقلب اتجاه النص: {char}\u200e ({name})",
        "delete the words around it and type them again",
        "احذف الكلمات التي حوله واكتبها من جديد",
    ),
    "source.invisible-character": Message(
        "error",
        "a hidden character stands here: {char} ({name})",
        "هنا محرف خفي لا يُرى: {char}\u200e ({name})",
        "delete the words around it and type them again",
        "احذف الكلمات التي حوله واكتبها من جديد",
    ),
    "source.unbalanced-bidi": Message(
        "error",
        "a hidden character that changes the direction of text has no partner: {char} ({name})",
        "هنا محرف خفي يغير اتجاه النص وليس له ما يقابله: {char}\u200e ({name})",
        "delete the words around it and type them again",
        "احذف الكلمات التي حوله واكتبها من جديد",
    ),
    "source.bidi-control": Message(
        "warning",
        "a hidden character changes the direction of text here: {char} ({name})",
        "هنا محرف خفي يغير اتجاه النص: {char}\u200e ({name})",
        "it is kept; the report orders mixed text without it",
        "سيبقى كما هو، مع أن التقرير يرتب النص المختلط من دونه",
    ),
    # reading: how the file is written
    "source.tab": Message(
        "error",
        "a tab stands here, where only spaces may stand",
        "هنا مسافة جدولة (Tab)، ولا يصح في هذا الموضع إلا المسافات العادية",
        "delete it and press the space bar instead",
        "احذفها واستخدم مفتاح المسافة بدلاً منها",
    ),
    "source.repeated-key": Message(
        "error",
        "«{key}» was already written on line {line}",
        "«{key}» مكتوب من قبل في السطر {line}",
        "keep one of the two, or put both contents under one",
        "أبق واحداً منهما، أو اجمع المحتويين تحت واحد",
    ),
    "source.several-documents": Message(
        "error",
        "a second document begins here, and would not be read",
        "يبدأ هنا مستند ثان داخل الملف ولن يُقرأ",
        "delete the line of three dashes or dots, or keep each meeting in its own file",
        "احذف السطر الذي فيه ثلاث شرطات أو نقاط، أو ضع كل لقاء في ملف وحده",
    ),
    "source.special-start": Message(
        "error",
        "a text that starts with {char} must stand in quotation marks",
        "النص الذي يبدأ بالرمز {char}\u200e يجب أن يوضع بين علامتي تنصيص",
        'write it so: "{char}…"',
        'اكتبه هكذا: "{char}…"',
    ),
    "source.open-quote": Message(
        "error",
        "the quotation mark that opens here is never closed",
        "علامة التنصيص المفتوحة هنا لم تُغلق",
        "close it at the end of the text, or delete it here",
        "أغلقها في نهاية النص، أو احذفها من هنا",
    ),
    "source.after-quote": Message(
        "error",
        "words stand after the closing mark of a text or list",
        "هنا كلمات بعد العلامة التي أغلقت النص أو القائمة",
        "begin the whole text on the next line after  >-  and it may hold any quotation mark",
        "اكتب النص كله في سطر جديد بعد العلامة  >-  وعندها يمكن أن يحوي أي علامة تنصيص",
    ),
    "source.escape": Message(
        "error",
        "a backslash stands here with something that has no meaning after it",
        "هنا شرطة مائلة عكسية \\ وبعدها ما لا معنى له",
    "source.other-bullet": Message(
        "error",
        "an item starts with a dash, not with {char}",
        "يبدأ البند بشرطة - وليس بالرمز {char}\u200e",
        "write a dash and a space in its place; if this is a text, put it in quotation marks",
        "اكتب مكانه شرطة ثم مسافة، وإن كان هذا نصاً فضعه بين علامتي تنصيص",
    ),
    "source.dash-without-space": Message(
        "error",
        "a dash that starts an item needs a space after it",
        "الشرطة التي يبدأ بها البند يجب أن تتبعها مسافة",
        "put a space after the dash; if this is a text, put it in quotation marks",
        "ضع مسافة بعد الشرطة، وإن كان هذا نصاً فضعه بين علامتي تنصيص",
    ),
    "source.mixed-quotes": Message(
        "error",
        "the text opens with a straight quotation mark and closes with a curly one",
        "فُتح النص بعلامة تنصيص مستقيمة وأُغلق بعلامة مائلة",
        "close it with the same mark that opens it",
        "أغلقه بالعلامة نفسها التي فُتح بها",
    ),
    "source.smart-quotes": Message(
        "hint",
        "the quotation marks around this text will be printed with it",
        "علامتا التنصيص حول هذا النص ستُطبعان معه",
        'if they only mark where it begins and ends, write " in their place',
        'إن كانتا لبيان أول النص وآخره فقط فاكتب " مكانهما',
    ),
    "source.presentation-forms": Message(
        "warning",
        "these are drawn shapes of letters, as copied from a PDF, not letters: {words}",
        "هذه أشكال مرسومة للحروف، كما تُنسخ من ملف PDF، وليست حروفاً: {words}",
        "type the words again, or let the letters take their place",
        "اكتب الكلمات من جديد، أو ضع الحروف العادية مكانها",
    ),
    "source.look-alike": Message(
        "hint",
        "«{words}» has a Persian {char} in it, which nobody finds who searches for {plain};"
        " words with such letters: {count}",
        "في «{words}» الحرف الفارسي {char} ومن يبحث عن {plain} لا يجده؛"
        " عدد الكلمات التي فيها مثله: {count}",
        "type the word again with an Arabic keyboard",
        "اكتب الكلمة من جديد بلوحة المفاتيح العربية",
    ),
        "write two backslashes for one, or use ' instead of \" around the text",
        "اكتبها مرتين \\\\ أو استخدم ' بدل \" حول النص",
    ),
    "source.list-beside-key": Message(
        "error",
        "a list cannot begin on the line of its key",
        "لا تبدأ القائمة على السطر نفسه بعد النقطتين",
        "put the first item on the next line; if this is a text, put it in quotation marks",
        "انقل البند الأول إلى السطر التالي، وإن كان هذا نصاً فضعه بين علامتي تنصيص",
    ),
    "source.no-colon": Message(
        "error",
        "this line is neither a key with a colon and a space nor part of the text above",
        "هذا السطر ليس اسم حقل بعده نقطتان ومسافة، وليس تتمة للنص الذي فوقه",
        "after a key write a colon and a space; begin a line that continues a text with spaces",
        "اكتب بعد اسم الحقل نقطتين ثم مسافة، وابدأ السطر الذي يكمل نصاً قبله بمسافات",
    ),
    "source.open-bracket": Message(
        "error",
        "the bracket that opens here is not closed as a list would be",
        "القوس المفتوح هنا لم يُغلق كما تُغلق القوائم",
        "if this is a text, put it in quotation marks",
        "إن كان هذا نصاً فضعه بين علامتي تنصيص",
    ),
    "source.indentation": Message(
        "error",
        "this line does not start under its neighbours",
        "بداية هذا السطر لا توافق السطور المجاورة له",
        "give it as many spaces as the lines of the same kind above it",
        "اجعل قبله من المسافات مثل ما قبل السطور المماثلة فوقه",
    ),
    "source.syntax": Message(
        "error",
        "the file cannot be understood from here on: {problem}",
        "تعذر فهم الملف ابتداءً من هذا الموضع",
        "compare this line with those above it: spaces at its start, colons, quotation marks",
        "قارن هذا السطر بما فوقه: المسافات في أوله، والنقطتان، وعلامات التنصيص",
    ),
    "source.key-not-text": Message(
        "error",
        "a list or group stands where a key belongs",
        "هنا قائمة أو مجموعة في موضع اسم حقل",
        "write a key, a colon and a space; if this is a text, put it in quotation marks",
        "اكتب اسم الحقل ثم نقطتين ثم مسافة، وإن كان هذا نصاً فضعه بين علامتي تنصيص",
    ),
    "source.comment-after-text": Message(
        "error",
        "what stands after # would be taken for a remark and lost",
        "ما بعد الرمز # سيُعد ملاحظة جانبية ويضيع من التقرير",
        "put the whole text in quotation marks; or move the remark to a line of its own",
        "ضع النص كله بين علامتي تنصيص، أو انقل الملاحظة إلى سطر وحدها",
    ),
    "source.bullet-in-text": Message(
        "error",
        "this dash would be joined to the text above it instead of starting an item",
        "هذه الشرطة ستلتصق بالنص الذي فوقها ولن تبدأ بنداً جديداً",
        "for items under a text write text: before it and items: above them;"
        " else put the whole text in quotation marks",
        "لتفريع بنود تحت نص اكتب قبله text: وفوقها items:، وإلا فضع النص كله بين علامتي تنصيص",
    ),
    # what stands in a field, of whatever file
    "fields.not-keys": Message(
        "error",
        "keys belong here, each with a colon, a space and its value",
        "هنا يجب أن تكون أسماء حقول، بعد كل منها نقطتان ومسافة ثم قيمته",
        "write for example  title: …",
        "اكتب مثلاً  العنوان: …",
    ),
    "fields.unknown-key": Message(
        "error",
        "unknown key «{key}»",
        "لا يوجد حقل اسمه «{key}»",
        "the keys here are: {known}",
        "الحقول هنا هي: {known_ar}",
    ),
    "fields.misspelt-key": Message(
        "error",
        "unknown key «{key}»",
        "لا يوجد حقل اسمه «{key}»",
        "did you mean «{near}»?",
        "هل تقصد «{near}»؟",
    ),
    "fields.missing-key": Message(
        "error",
        "a required key is missing: {keys}",
        "ينقص حقل لا بد منه: {keys_ar}",
        "write it on a line of its own, with a colon and a space after it",
        "اكتبه في سطر وحده، وبعده نقطتان ثم مسافة",
    ),
    "fields.missing-keys": Message(
        "error",
        "required keys are missing: {keys}",
        "تنقص حقول لا بد منها: {keys_ar}",
        "write each on a line of its own, with a colon and a space after it",
        "اكتب كلاً منها في سطر وحده، وبعده نقطتان ثم مسافة",
    ),
    "fields.empty": Message(
        "error",
        "nothing is written for «{field}» here",
        "لم يُكتب شيء هنا في «{field}»",
        "fill it in, or delete the line",
        "املأ هذا الموضع أو احذف السطر",
    ),
    "fields.list-for-text": Message(
        "error",
        "«{field}» is one text here, not a list",
        "«{field}» نص واحد هنا وليس قائمة",
        "write it as one text; if it starts with [ put it in quotation marks",
        "اكتبه نصاً واحداً، وإن كان يبدأ بالرمز [ فضعه بين علامتي تنصيص",
    ),
    "fields.keys-for-text": Message(
        "error",
        "«{field}» is one text here, not a group of keys",
        "«{field}» نص واحد هنا وليس مجموعة حقول",
        "if a colon belongs to the text, put the text in quotation marks",
        "إن كانت النقطتان جزءاً من النص فضع النص بين علامتي تنصيص",
    ),
    "fields.text-for-list": Message(
        "error",
        "«{field}» is a list, but one text stands here",
        "«{field}» قائمة، لكن المكتوب هنا نص واحد",
    "fields.empty-item": Message(
        "error",
        "an item of «{field}» is empty",
        "في «{field}» بند فارغ",
        "write its words after the dash, or delete the line",
        "اكتب نصه بعد الشرطة أو احذف السطر",
    ),
        "begin each item on its own line with a dash and a space",
        "ابدأ كل بند في سطر وحده بشرطة - ثم مسافة",
    ),
    "fields.keys-for-list": Message(
        "error",
        "«{field}» is a list, but keys stand here",
        "«{field}» قائمة، لكن المكتوب هنا أسماء حقول",
        "begin each item on its own line with a dash and a space",
        "ابدأ كل بند في سطر وحده بشرطة - ثم مسافة",
    ),
    "fields.colon-in-text": Message(
        "warning",
        "the colon after «{words}» was taken as part of the text",
        "النقطتان بعد «{words}» عُدّتا جزءاً من النص",
        "put the text in quotation marks, and it is certain",
        "ضع النص بين علامتي تنصيص ليكون ذلك مؤكداً",
    ),
    "fields.colon-above-items": Message(
        "warning",
        "the items below were put under the text «{words}»",
        "وُضعت البنود التالية تحت النص «{words}»",
        "write text: before the text and items: above its items, and it is certain",
        "اكتب text: قبل النص وitems: فوق بنوده ليكون ذلك مؤكداً",
    ),
    "fields.key-in-text": Message(
        "error",
        "«{key}» looks like the key «{near}», but stands inside a text",
        "«{key}» يشبه اسم الحقل «{near}» لكنه داخل نص",
        "if it is a key, start its line under the other keys;"
        " if it is part of the text, put the text in quotation marks",
        "إن كان حقلاً فابدأ سطره تحت بقية الحقول، وإن كان من النص فضع النص بين علامتي تنصيص",
    ),
    "fields.not-a-choice": Message(
        "error",
        "«{value}» is none of the choices of «{field}»: {known}",
        "«{value}» ليس من خيارات «{field}»: {known}",
        "did you mean «{near}»?",
        "هل تقصد «{near}»؟",
    ),
    "fields.not-a-number": Message(
        "error",
        "«{field}» is a whole number from {low} to {high}, not «{value}»",
        "«{field}» عدد صحيح من {low} إلى {high}، وليس «{value}»",
        "write it in digits",
        "اكتبه بالأرقام",
    ),
    "fields.not-a-language": Message(
        "error",
        "«{value}» is no language tag",
        "«{value}» ليس رمز لغة",
        "write ar for Arabic, en for English",
        "اكتب ar للعربية وen للإنجليزية",
    ),
    # the notes of a meeting
    "meeting.not-a-date": Message(
        "error",
        "«{value}» is not a date that can be understood",
        "لم يُفهم التاريخ «{value}»",
        "write it like one of these: 23 نيسان 2020, 2020-04-23, 23/4/2020",
        "اكتبه على إحدى هذه الصور: 23 نيسان 2020 أو 2020-04-23 أو 23/4/2020",
    ),
    "meeting.no-such-day": Message(
        "error",
        "there is no such day as «{value}»",
        "لا يوجد في التقويم يوم هو «{value}»",
        "check the day and the month; the day comes first",
        "تأكد من اليوم والشهر، واليوم يُكتب أولاً",
    ),
    "meeting.wrong-weekday": Message(
        "error",
        "the weekday is wrong in «{value}»: that day is {weekday}",
        "اسم اليوم لا يوافق التاريخ «{value}»: ذلك اليوم هو {weekday}",
        "mend the weekday or the date, or leave the weekday out",
        "صحح اسم اليوم أو التاريخ، أو احذف اسم اليوم",
    ),
    # the series and the theme
    "series.logo-without-alt": Message(
        "error",
        "the logo of «{name}» has no description for those who cannot see it",
        "شعار «{name}» ليس له وصف لمن لا يراه",
        "add  alt: Logo of {name}",
        "أضف  وصف الشعار: شعار {name}",
    ),
    "theme.not-a-length": Message(
        "error",
        "«{field}» is a length like 11, 9pt or 12mm, not «{value}»",
        "«{field}» طول مثل 11 أو 9pt أو 12mm، وليس «{value}»",
    ),
    "theme.not-lengths": Message(
        "error",
        "«{field}» is a list of lengths (how many: {count})",
        "«{field}» قائمة أطوال (عددها: {count})",
        "write for example [0, 4]",
        "اكتب مثلاً [0, 4]",
    ),
    "theme.unknown-colour": Message(
        "error",
        "«{value}» is no colour of this theme",
        "«{value}» ليس من ألوان هذا القالب",
        'did you mean {near}? or write it in quotation marks as "#1F5A66"',
        'هل تقصد {near}؟ أو اكتبه بين علامتي تنصيص هكذا: "#1F5A66"',
    ),
    "theme.unknown-family": Message(
        "error",
        "no font family «{value}» stands under faces",
        "لا توجد عائلة خطوط اسمها «{value}» في faces",
        "did you mean {near}?",
        "هل تقصد {near}؟",
    ),
    "theme.unknown-style": Message(
        "error",
        "the style «{style}» is like «{like}», which is not there",
        "النمط «{style}» مثل «{like}» وهو غير موجود",
        "did you mean {near}?",
        "هل تقصد {near}؟",
    ),
    "theme.like-circle": Message(
        "error",
        "the style «{style}» is like «{like}», which in turn is like it",
        "النمط «{style}» مثل «{like}» الذي هو بدوره مثله",
        "let one of them stand by itself",
        "اجعل أحدهما قائماً بذاته",
    ),
    "theme.no-base": Message(
        "error",
        "the style base is missing",
        "ينقص النمط base",
        "add it: all other styles take from it what they do not say",
        "أضفه، فمنه تأخذ الأنماط الأخرى ما لا تذكره",
    ),
    "theme.contrast": Message(
        "warning",
        "the text of «{style}» is hard to read on its ground: contrast {ratio}, at least {least}",
        "نص النمط «{style}» صعب القراءة على خلفيته: التباين {ratio} وأقله {least}",
        "take a darker colour, or a lighter ground",
        "اختر لوناً أغمق أو خلفية أفتح",
    ),
    # logo files
    "picture.outside": Message(
        "error",
        "the picture {name} is not inside this folder",
        "الصورة {name}\u200e ليست داخل هذا المجلد",
        "copy it beside series.yaml and write its name only",
        "انسخها إلى جانب الملف series.yaml واكتب اسمها فقط",
    ),
    "picture.not-found": Message(
        "error",
        "the picture {name} cannot be found or read",
        "لم يُعثر على الصورة {name}\u200e أو تعذرت قراءتها",
        "check its name, and that it is in this folder",
        "تأكد من اسمها ومن أنها في هذا المجلد",
    ),
    "picture.too-big": Message(
        "error",
        "the picture {name} is too large (at most 5 MB and 25 million pixels)",
        "الصورة {name}\u200e أكبر من اللازم (الحد 5 ميغابايت و25 مليون نقطة)",
        "save it smaller",
        "احفظها بحجم أصغر",
    ),
    "picture.svg": Message(
        "error",
        "the picture {name} is an SVG drawing, which cannot be used yet",
        "الصورة {name}\u200e رسم بصيغة SVG ولا يمكن استعمالها بعد",
        "save it as PNG",
        "احفظها بصيغة PNG",
    ),
    "picture.unknown": Message(
        "error",
        "{name} is neither a PNG nor a JPEG picture",
        "الملف {name}\u200e ليس صورة بصيغة PNG أو JPEG",
        "save it as PNG",
        "احفظه بصيغة PNG",
    ),
    "picture.damaged": Message(
        "error",
        "the picture {name} is damaged",
        "الصورة {name}\u200e تالفة",
        "save it again, or ask for a new copy",
        "احفظها من جديد أو اطلب نسخة أخرى",
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
    # pdf: what keeps the finished file from claiming PDF/UA and PDF/A.
    "pdf.no-title": Message(
        "warning",
        "the report has no title, so the PDF is not marked as accessible",
        "ليس للتقرير عنوان، لذلك لم يُوسم ملف PDF بأنه ميسّر لذوي الإعاقة",
        "give the template's <title> its words",
        "ضع للعنصر <title> في القالب نصاً",
    ),
    "pdf.no-language": Message(
        "warning",
        "the report names no language, so the PDF is not marked as accessible",
        "لم تُذكر لغة التقرير، لذلك لم يُوسم ملف PDF بأنه ميسّر لذوي الإعاقة",
        "give the template's <html> a lang",
        "أضف lang إلى العنصر <html> في القالب",
    ),
    "pdf.heading-skipped": Message(
        "warning",
        "the heading {about} has no heading of the level above it before it",
        "العنوان {about}\u200e لا يسبقه عنوان من المستوى الأعلى منه",
        "let the template's headings go down one level at a time, from h1",
        "اجعل عناوين القالب تتدرج مستوى بعد مستوى بدءاً من h1\u200e",
    ),
    "pdf.figure-without-alt": Message(
        "warning",
        "a picture has no words for those who cannot see it",
        "في التقرير صورة بلا نص يصفها لمن لا يراها",
        "describe the picture in its alt",
        "صف الصورة في الخاصية alt\u200e",
    ),
    "pdf.misplaced-element": Message(
        "warning",
        "a part stands where it may not in the PDF's structure: {about}",
        "في بنية ملف PDF جزء في غير موضعه: {about}",
        "let the template's lists hold items only, and its tables rows of cells",
        "اجعل قوائم القالب لا تحوي إلا عناصر القوائم، وجداوله لا تحوي إلا صفوفاً من الخلايا",
    ),
    "pdf.irregular-table": Message(
        "warning",
        "a table's rows have different numbers of cells",
        "في التقرير جدول تختلف صفوفه في عدد الخلايا",
        "give each row of the template's table as many cells",
        "اجعل لكل صف من جدول القالب العدد نفسه من الخلايا",
    ),
    "pdf.header-without-scope": Message(
        "warning",
        "a table's head cell does not say whether it heads a row or a column",
        "في التقرير جدول لا تبيّن إحدى خلاياه الرأسية هل هي لصف أم لعمود",
        "give the template's <th> a scope: row or col",
        "أضف scope إلى العنصر <th> في القالب: row أو col\u200e",
    ),
    "pdf.untagged-link": Message(
        "warning",
        "the link {about} has no words or no place in the PDF's structure",
        "الرابط {about}\u200e بلا نص أو بلا موضع في بنية ملف PDF\u200e",
        "give the template's <a> words",
        "ضع للعنصر <a> في القالب نصاً",
    ),
    "pdf.untagged-mark": Message(
        "warning",
        "something on page {about} has no place in the PDF's structure",
        "في الصفحة {about} شيء ليس له موضع في بنية ملف PDF\u200e",
    ),
    "pdf.leaf-twice": Message(
        "warning",
        "something stands twice in the PDF's structure ({about})",
        "في بنية ملف PDF شيء مكرر ({about})",
    ),
    "pdf.notdef": Message(
        "warning",
        "the font {about} was asked for a character that it does not have",
        "طُلب من الخط {about}\u200e محرف ليس فيه",
    ),
    # templating: templates that cannot be carried out
    "template.syntax": Message(
        "error",
        "the template cannot be understood: {problem}",
        "تعذّر فهم القالب: {problem}",
        "put right the template at this line, or remove the file to use joinup's own",
        "صحّح القالب في هذا السطر، أو احذف الملف ليُستعمل قالب joinup الأصلي",
    ),
    "template.undefined": Message(
        "error",
        "the template asks for something that is not there: {problem}",
        "يطلب القالب شيئاً غير موجود: {problem}",
        "check the name in the template, or add the wording it asks for to series.yaml",
        "تحقق من الاسم في القالب، أو أضف العبارة المطلوبة إلى series.yaml",
    ),
    "template.not-found": Message(
        "error",
        "there is no template {file}",
        "لا يوجد قالب باسم {file}",
        "a template includes or extends it; check the name",
        "يعتمد عليه قالب آخر؛ تحقق من كتابة الاسم",
    ),
    "template.failed": Message(
        "error",
        "the template failed: {problem}",
        "توقف القالب عن العمل: {problem}",
        "check the expression in the template at this line",
        "تحقق من التعبير المكتوب في القالب في هذا السطر",
    ),
    # document: the HTML a template yields
    "document.no-html": Message(
        "error",
        "the template yields no <html> element",
        "لا ينتج القالب عنصر <html>",
        'begin it with <html lang="{{{{ lang }}}}" dir="{{{{ direction }}}}">',
        'ابدأه بـ <html lang="{{{{ lang }}}}" dir="{{{{ direction }}}}">',
    ),
    "document.no-title": Message(
        "error",
        "the report has no title in its <head>",
        "ليس للتقرير عنوان في <head>",
        "add <title>…</title>: readers and screen readers show it",
        "أضف <title>…</title>، فهو ما تعرضه برامج القراءة",
    ),
    "document.unknown-element": Message(
        "error",
        "a report has no element <{element}>",
        "لا يُستعمل العنصر <{element}> في التقرير",
        "use <{instead}>, or take it out of the template",
        "استعمل <{instead}> أو احذفه من القالب",
    ),
    "document.misplaced-element": Message(
        "error",
        "<{element}> may not stand in <{parent}>",
        "لا يصح وضع <{element}> داخل <{parent}>",
        "check that every element before it is closed",
        "تأكد من إغلاق كل العناصر التي قبله",
    ),
    "document.unclosed-element": Message(
        "error",
        "<{element}> is not closed",
        "لم يُغلق العنصر <{element}>",
        "add </{element}>",
        "أضف </{element}>",
    ),
    "document.unexpected-end": Message(
        "error",
        "</{element}> closes nothing",
        "لا يوجد ما يُغلقه </{element}>",
        "take it out, or add <{element}> before it",
        "احذفه، أو أضف <{element}> قبله",
    ),
    "document.stray-text": Message(
        "error",
        "words stand directly in <{parent}>: {text}",
        "نص موضوع مباشرة داخل <{parent}>: {text}",
        "put them into <p>…</p>",
        "ضعه داخل <p>…</p>",
    ),
    "document.unknown-attribute": Message(
        "error",
        "<{element}> has no attribute {attribute}",
        "لا توجد للعنصر <{element}> خاصية {attribute}",
        "take it out; looks belong in theme.yaml, under the name of a class",
        "احذفها؛ فالشكل مكانه theme.yaml تحت اسم class",
    ),
    "document.missing-attribute": Message(
        "error",
        "<{element}> needs the attribute {attribute}",
        "يحتاج العنصر <{element}> إلى الخاصية {attribute}",
        'add {attribute}="…"',
        'أضف {attribute}="…"',
    ),
    "document.bad-value": Message(
        "error",
        "{attribute} of <{element}> cannot be “{value}”",
        "لا يصح أن تكون قيمة {attribute} في <{element}> هي «{value}»",
        "dir is rtl or ltr, scope is row or col, data-src is path:line:column",
        "قيمة dir هي rtl أو ltr، وقيمة scope هي row أو col، وقيمة data-src هي path:line:column",
    ),
    "document.bad-link": Message(
        "error",
        "a link may not lead to “{href}”",
        "لا يصح أن يقود رابط إلى «{href}»",
        "links lead to http://, https:// or mailto: addresses",
        "تبدأ عناوين الروابط بـ http:// أو https:// أو mailto:",
    ),
    "document.heading-skipped": Message(
        "warning",
        "<{element}> follows no heading of level {level}; it is taken for one",
        "العنوان <{element}> لا يسبقه عنوان من المستوى {level}، فاعتُبر منه",
        "headings go down one level at a time: h1, h2, h3",
        "تتدرج العناوين مستوى بعد مستوى: h1 ثم h2 ثم h3",
    ),
    "document.ragged-table": Message(
        "error",
        "the rows of a table differ in their number of cells",
        "صفوف الجدول غير متساوية في عدد الخلايا",
        "give every <tr> the same number of <th> and <td>",
        "اجعل في كل <tr> العدد نفسه من <th> و <td>",
    ),
    # compose: the look
    "theme.no-stack": Message(
        "error",
        "the theme has no font called {font}",
        "لا يوجد في القالب خط باسم {font}",
        "name it under stacks in theme.yaml",
        "أضفه تحت stacks في theme.yaml",
    ),
    "theme.no-weight": Message(
        "warning",
        "the font {family} has no weight {weight}; {instead} is used",
        "ليس للخط {family} وزن {weight}، فاستُعمل {instead}",
        "name its file under faces in theme.yaml, or ask for another weight",
        "أضف ملفه تحت faces في theme.yaml، أو اختر وزناً آخر",
    ),
}


class Phrase(NamedTuple):
    """Something the face says that is no finding."""

    en: str
    ar: str

    def text(self, lang: str) -> str:
        return self.ar if lang == "ar" else self.en


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
    "severity.error": Phrase("error", "خطأ"),
    "severity.warning": Phrase("warning", "تحذير"),
    "severity.hint": Phrase("hint", "ملاحظة"),
    "count.error": Phrase("{count:# error|# errors}", "{count:خطأ واحد|خطآن|# أخطاء|# خطأً|# خطأ}"),
    "count.warning": Phrase(
        "{count:# warning|# warnings}",
        "{count:تحذير واحد|تحذيران|# تحذيرات|# تحذيراً|# تحذير}",
    ),
    "count.hint": Phrase(
        "{count:# hint|# hints}",
        "{count:ملاحظة واحدة|ملاحظتان|# ملاحظات|# ملاحظة|# ملاحظة}",
    ),
    "mend": Phrase("fix: {what}", "الحل: {what}"),
    "before": Phrase("before", "قبل"),
    "after": Phrase("after", "بعد"),
    "comma": Phrase(", ", "، "),
    # what a machine-made mend does (diagnostics.Fix.kind)
    "fix.quote": Phrase("put the text in quotation marks", "ضع النص بين علامتي تنصيص"),
    "fix.own-line": Phrase("move the remark to its own line", "انقل الملاحظة إلى سطر وحدها"),
    "fix.rename": Phrase("write {text}", "اكتب {text}"),
    "fix.letters": Phrase("write the plain letters", "اكتب الحروف العادية"),
    "fix.delete": Phrase("delete it", "احذفه"),
    "fix.space": Phrase("put a space here", "ضع مسافة هنا"),
    "fix.spaces": Phrase("put spaces in the tab's place", "ضع مسافات مكان الجدولة"),
    "fix.nest": Phrase("nest the items under the text", "فرّع البنود تحت النص"),
    "stopped": Phrase("stopped; nothing was left half done", "توقّف العمل ولم يُترك شيء ناقصاً"),
    "bug": Phrase(
        "something went wrong inside joinup, and your files are as they were;"
        " please send us this file: {path}",
        "حدث خطأ داخل joinup وبقيت ملفاتك كما هي؛ نرجو أن ترسل لنا هذا الملف: {path}",
    ),
}
    "fix.dash": Phrase("write a dash and a space", "اكتب شرطة ثم مسافة"),
    "fix.item-line": Phrase("put the item on the next line", "انقل البند إلى السطر التالي"),
