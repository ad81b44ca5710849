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
from collections.abc import Mapping, Sequence
from typing import Any

from joinup_reports.language.arabic import plural_class
from joinup_reports.tuples import NamedTuple


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
    return _Filler().vformat(text, (), args)


def general(text: str) -> str:
    """`text` with … for each argument: what is said whatever the arguments are."""
    return _General().vformat(text, (), {})


def plain(text: str) -> str:
    """A text of ours (not yet filled) without the backquotes around what is to be typed."""
    return text.replace("`", "")


class _Filler(string.Formatter):
    def format_field(self, value: Any, format_spec: str) -> str:  # noqa: ANN401
        """The argument, or the noun that is right for so many of it."""
        if "|" not in format_spec:
            return str(value)
        number = int(value) if str(value).isdigit() else _NO_NUMBER
        return _counted(number, format_spec.split("|")).replace("#", str(value))


class _General(_Filler):
    def get_value(self, key: int | str, args: Sequence[Any], kwargs: Mapping[str, Any]) -> str:  # noqa: ARG002
        return "…"

    def format_field(self, value: Any, format_spec: str) -> str:  # noqa: ANN401
        few = _counted(_NO_NUMBER, format_spec.split("|")) if "|" in format_spec else "#"
        return few.replace("#", value)


_NO_NUMBER = 3  # for what is no number, the form of a few is right most often
_ARABIC_FORMS = ("zero", "one", "two", "few", "many", "other")


def _counted(number: int, forms: list[str]) -> str:
    """The form for `number`: of two English ones, or of five or six Arabic ones (CLDR)."""
    if len(forms) == 2:  # noqa: PLR2004 - one, other
        return forms[0 if number == 1 else 1]
    known = dict(zip(_ARABIC_FORMS[-len(forms) :], forms, strict=True))
    return known.get(plural_class(number), known["other"])


MESSAGES: dict[str, Message] = {
    "text.missing-glyph": Message(
        "error",
        "no font has the character {char} ({name})",
        "لا يوجد خط فيه الحرف أو الرمز {char} ({name})",
        "remove it, write it in another way, or add a font that has it to the theme",
        "يمكن حذفه أو كتابته بطريقة أخرى، أو إضافة خط يحتويه إلى المظهر",
    ),
    # fonts: their files
    "font.unreadable": Message(
        "error",
        "cannot read the font {path}: {reason}",
        "تعذّرت قراءة ملف الخط {path}",
        "check that the file is there and that it may be opened",
        "يُرجى التأكد من وجود الملف ومن السماح بفتحه",
    ),
    "font.damaged": Message(
        "error",
        "the font {path} is damaged, or it is no TrueType font",
        "ملف الخط {path} تالف أو ليس من نوع TrueType",
        "put a sound copy (.ttf) in its place, or remove it and the one that comes with joinup"
        " is taken",
        "توضع مكانه نسخة سليمة (`.ttf`)، أو يُحذف فيُستعمل الخط المرفق مع joinup",
    ),
    # reading: the file and its characters
    "source.unreadable": Message(
        "error",
        "cannot read {path}: {reason}",
        "تعذّرت قراءة الملف {path}",
        "check that the file is there and that it may be opened",
        "يُرجى التأكد من وجود الملف ومن السماح بفتحه",
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
        "الأوضح أن تُكتب البنود متجاورة بدل أن تكون بعضها داخل بعض",
    ),
    "source.too-many": Message(
        "error",
        "the file has more than 10,000 entries",
        "في الملف أكثر من 10,000 بند",
        "split it into several files",
        "يمكن توزيع المحتوى على أكثر من ملف",
    ),
    "source.encoding": Message(
        "error",
        "the file is saved as {encoding}, not as UTF-8",
        "الملف محفوظ بترميز {encoding} وليس UTF-8",
        "in Notepad: File, Save as, then UTF-8 beside Encoding",
        "في المفكرة (Notepad): ملف، ثم حفظ باسم، ثم اختيار UTF-8 في خانة الترميز",
    ),
    "source.not-utf8": Message(
        "error",
        "the file is not UTF-8 text from here on (perhaps it is Windows-1256)",
        "الملف من هذا الموضع ليس نصاً بترميز UTF-8 (ربما هو Windows-1256)",
        "in Notepad: File, Save as, then UTF-8 beside Encoding",
        "في المفكرة (Notepad): ملف، ثم حفظ باسم، ثم اختيار UTF-8 في خانة الترميز",
    ),
    "source.not-notes": Message(
        "error",
        "this is a {kind} file, not the notes of a meeting",
        "هذا ملف {kind} وليس ملف ملاحظات لقاء",
        "name the notes (`.yaml`); `joinup extract` gives those back that a report of ours carries",
        "المطلوب ملف الملاحظات (`.yaml`)، والأمر `joinup extract` يعيد ملاحظات تقرير أنشأه joinup",
    ),
    "source.empty": Message(
        "error",
        "the file is empty",
        "الملف فارغ",
        "`joinup new` writes a file to fill in",
        "الأمر `joinup new` يُنشئ ملفاً جاهزاً للتعبئة",
    ),
    "source.override": Message(
        "error",
        "a hidden character turns the text around here: {char} ({name})",
        "هنا رمز خفي يقلب اتجاه النص: {char} ({name})",
        "delete the words around it and type them again",
        "الحل حذف الكلمات التي حوله وكتابتها من جديد",
    ),
    "source.invisible-character": Message(
        "error",
        "there is a hidden character here: {char} ({name})",
        "هنا رمز خفي لا يُرى: {char} ({name})",
        "delete the words around it and type them again",
        "الحل حذف الكلمات التي حوله وكتابتها من جديد",
    ),
    "source.unbalanced-bidi": Message(
        "error",
        "a hidden character that changes the direction of text has no partner: {char} ({name})",
        "هنا رمز خفي يغيّر اتجاه النص وليس له ما يقابله: {char} ({name})",
        "delete the words around it and type them again",
        "الحل حذف الكلمات التي حوله وكتابتها من جديد",
    ),
    "source.bidi-control": Message(
        "warning",
        "a hidden character changes the direction of text here: {char} ({name})",
        "هنا رمز خفي يغيّر اتجاه النص: {char} ({name})",
        "it is kept; the report orders mixed text without it",
        "سيبقى كما هو، مع أن التقرير يرتب النص المختلط من دونه",
    ),
    # reading: how the file is written
    "source.tab": Message(
        "error",
        "there is a tab here, where only spaces may be",
        "هنا مسافة من مفتاح Tab، ولا يصح في هذا الموضع إلا المسافات العادية",
        "delete it and press the space bar instead",
        "الحل حذفها واستعمال مفتاح المسافة بدلاً منها",
    ),
    "source.repeated-key": Message(
        "error",
        "«{key}» was already written on line {line}",
        "«{key}» مكتوب من قبل في السطر {line}",
        "keep one of the two, or put both contents under one",
        "يكفي واحد منهما، أو جمع المحتويين تحت واحد",
    ),
    "source.several-documents": Message(
        "error",
        "a second document begins here, and would not be read",
        "يبدأ هنا مستند ثانٍ داخل الملف ولن يُقرأ",
        "delete the line of three dashes or dots, or keep each meeting in its own file",
        "الحل حذف السطر الذي فيه ثلاث شرطات أو نقاط، أو وضع كل لقاء في ملف وحده",
    ),
    "source.special-start": Message(
        "error",
        "a text that starts with {char} must stand in quotation marks",
        "النص الذي يبدأ بالرمز {char} يجب أن يوضع بين علامتي تنصيص",
        'write it so: "{char}…"',
        'يُكتب هكذا: "{char}…"',
    ),
    "source.other-bullet": Message(
        "error",
        "an item starts with a dash, not with {char}",
        "يبدأ البند بشرطة `-` وليس بالرمز {char}",
        "write a dash and a space in its place; if this is a text, put it in quotation marks",
        "توضع مكانه شرطة ثم مسافة، وإن كان هذا نصاً فمكانه بين علامتي تنصيص",
    ),
    "source.dash-without-space": Message(
        "error",
        "a dash that starts an item needs a space after it",
        "الشرطة التي يبدأ بها البند تحتاج إلى مسافة بعدها",
        "put a space after the dash; if this is a text, put it in quotation marks",
        "توضع مسافة بعد الشرطة، وإن كان هذا نصاً فمكانه بين علامتي تنصيص",
    ),
    "source.mixed-quotes": Message(
        "error",
        "the text opens with a straight quotation mark and closes with a curly one",
        "فُتح النص بعلامة تنصيص مستقيمة وأُغلق بعلامة مائلة",
        "close it with the same mark that opens it",
        "يُغلق النص بالعلامة نفسها التي فُتح بها",
    ),
    "source.smart-quotes": Message(
        "hint",
        "the quotation marks around this text will be printed with it",
        "علامتا التنصيص حول هذا النص ستُطبعان معه",
        'if they only mark where it begins and ends, write `"` in their place',
        'إن كانتا لبيان أول النص وآخره فقط فمكانهما `"`',
    ),
    "source.presentation-forms": Message(
        "warning",
        "these are only shapes of letters, as copied from a PDF: {words}",
        "هذه أشكال مرسومة للحروف، كما تُنسخ من ملف PDF، وليست حروفاً: {words}",
        "type the words again, or let real letters take their place",
        "الحل كتابة الكلمات من جديد، أو وضع الحروف العادية مكانها",
    ),
    "source.look-alike": Message(
        "hint",
        "«{words}» has a Persian {char} in it, so a search for {plain} does not find it;"
        " {count:# word has|# words have} such letters",
        "في «{words}» الحرف الفارسي {char}، ومن يبحث عن {plain} لا يجده؛ مثل هذه الحروف في"
        " {count:كلمة واحدة|كلمتين|# كلمات|# كلمة|# كلمة}",
        "type the word again with an Arabic keyboard",
        "الحل كتابة الكلمة من جديد بلوحة المفاتيح العربية",
    ),
    "source.open-quote": Message(
        "error",
        "the quotation mark that opens here is never closed",
        "علامة التنصيص المفتوحة هنا لم تُغلق",
        "close it at the end of the text, or delete it here",
        "الحل إغلاقها في نهاية النص، أو حذفها من هنا",
    ),
    "source.after-quote": Message(
        "error",
        "there are words after the mark that closes a text or list",
        "هنا كلمات بعد العلامة التي أغلقت النص أو القائمة",
        "begin the whole text on the next line after `>-` and it may hold any quotation mark",
        "يُكتب النص كله في سطر جديد تحت العلامة `>-` وعندها يمكن أن يحوي أي علامة تنصيص",
    ),
    "source.escape": Message(
        "error",
        "what follows the backslash here has no meaning",
        "هنا شرطة مائلة `\\` وبعدها ما لا معنى له",
        "write two backslashes for one, or use `'` instead of `\"` around the text",
        "تُكتب مرتين `\\\\` أو توضع `'` بدل `\"` حول النص",
    ),
    "source.list-beside-key": Message(
        "error",
        "a list cannot begin on the line of its key",
        "لا تبدأ القائمة على السطر نفسه بعد النقطتين",
        "put the first item on the next line; if this is a text, put it in quotation marks",
        "مكان البند الأول في السطر التالي، وإن كان هذا نصاً فمكانه بين علامتي تنصيص",
    ),
    "source.no-colon": Message(
        "error",
        "this line is neither a key with a colon and a space nor part of the text above",
        "هذا السطر ليس اسم حقل بعده نقطتان ومسافة، وليس تتمة للنص الذي فوقه",
        "after a key write a colon and a space; begin a line that continues a text with spaces",
        "تأتي بعد اسم الحقل نقطتان ثم مسافة، والسطر الذي يكمل نصاً قبله يبدأ بمسافات",
    ),
    "source.open-bracket": Message(
        "error",
        "the bracket that opens here is not closed as a list would be",
        "القوس المفتوح هنا لم يُغلق كما تُغلق القوائم",
        "if this is a text, put it in quotation marks",
        "إن كان هذا نصاً فمكانه بين علامتي تنصيص",
    ),
    "source.indentation": Message(
        "error",
        "this line does not start under its neighbours",
        "بداية هذا السطر لا توافق السطور المجاورة له",
        "give it as many spaces as the lines of the same kind above it",
        "يكفي أن تكون قبله مسافات بعدد ما قبل السطور المماثلة فوقه",
    ),
    "source.syntax": Message(
        "error",
        "the file cannot be understood from here on: {problem}",
        "تعذّر فهم الملف ابتداءً من هذا الموضع",
        "compare this line with those above it: spaces at its start, colons, quotation marks",
        "تفيد مقارنة هذا السطر بما فوقه: المسافات في أوله، والنقطتان، وعلامات التنصيص",
    ),
    "source.key-not-text": Message(
        "error",
        "there is a list or group where a key belongs",
        "هنا قائمة أو مجموعة في موضع اسم حقل",
        "write a key, a colon and a space; if this is a text, put it in quotation marks",
        "يُكتب اسم الحقل ثم نقطتان ثم مسافة، وإن كان هذا نصاً فمكانه بين علامتي تنصيص",
    ),
    "source.comment-after-text": Message(
        "error",
        "what comes after # would be taken for a remark and lost",
        "ما بعد الرمز `#` سيُعدّ ملاحظة جانبية ويضيع من التقرير",
        "put the whole text in quotation marks, or move the remark to a line of its own",
        "يوضع النص كله بين علامتي تنصيص، أو تُنقل الملاحظة إلى سطر وحدها",
    ),
    "source.remark-in-brackets": Message(
        "error",
        "what comes after # would be taken for a remark and lost, and the bracket with it",
        "ما بعد الرمز `#` سيُعدّ ملاحظة جانبية ويضيع، ومعه القوس الذي يُغلق",
        'put the colour or the words in quotation marks, as `"#1F5A66"`',
        'يوضع اللون أو النص بين علامتي تنصيص، مثل `"#1F5A66"`',
    ),
    "source.tag-line": Message(
        "warning",
        "this line starts with # and so is not part of the text above it",
        "هذا السطر يبدأ بالرمز # فلا يُعدّ من النص الذي فوقه",
        "if it belongs to the text, the whole text goes in quotation marks; after the # of a"
        " remark comes a space",
        "إن كان من النص فمكان النص كله بين علامتي تنصيص، وإن كان ملاحظة فبعد الرمز # مسافة",
    ),
    "source.bullet-in-text": Message(
        "error",
        "this dash would be joined to the text above it instead of starting an item",
        "هذه الشرطة ستلتصق بالنص الذي فوقها ولن تبدأ بنداً جديداً",
        "for items under a text write `text:` before it and `items:` above them; else put"
        " the whole text in quotation marks",
        "لتفريع بنود تحت نص يُكتب قبله `النص:` وفوقها `البنود:`، وإلا فيوضع النص كله بين"
        " علامتي تنصيص",
    ),
    # what stands in a field, of whatever file
    "fields.not-keys": Message(
        "error",
        "keys belong here, each with a colon, a space and its value",
        "هنا موضع أسماء حقول، بعد كل منها نقطتان ومسافة ثم قيمته",
        "write for example `title: …`",
        "مثال ذلك: `العنوان: …`",
    ),
    "fields.not-these-keys": Message(
        "error",
        "keys belong under «{field}», each with a colon, a space and its value",
        "تحت «{field}» موضع أسماء حقول، بعد كل منها نقطتان ومسافة ثم قيمته",
        "write on a line below it, further in: `{keys}: …`",
        "يُكتب في سطر تحته، بعد مسافتين: `{keys_ar}: …`",
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
        "perhaps «{near}» was meant?",
        "لعل المقصود «{near}»؟",
    ),
    "fields.missing-key": Message(
        "error",
        "a required key is missing: {keys}",
        "ينقص حقل لا بد منه: {keys_ar}",
        "write it on a line of its own, with a colon and a space after it",
        "يُكتب في سطر وحده، وبعده نقطتان ثم مسافة ثم قيمته",
    ),
    "fields.missing-keys": Message(
        "error",
        "required keys are missing: {keys}",
        "تنقص حقول لا بد منها: {keys_ar}",
        "write each on a line of its own, with a colon and a space after it",
        "يُكتب كل منها في سطر وحده، وبعده نقطتان ثم مسافة ثم قيمته",
    ),
    "fields.empty": Message(
        "error",
        "nothing is written for «{field}» here",
        "لم يُكتب شيء هنا في «{field}»",
        "write something after it; where a key may be left out, its line can be deleted",
        "يُكتب شيء بعده، وإن كان الحقل اختيارياً جاز حذف سطره",
    ),
    "fields.empty-item": Message(
        "error",
        "an item of «{field}» is empty",
        "في «{field}» بند فارغ",
        "write its words after the dash, or delete the line",
        "يُكتب نصه بعد الشرطة، أو يُحذف السطر",
    ),
    "fields.list-for-text": Message(
        "error",
        "«{field}» is one text here, not a list",
        "«{field}» نص واحد هنا وليس قائمة",
        "write it as one text; if it starts with `[` put it in quotation marks",
        "يُكتب نصاً واحداً، وإن كان يبدأ بالرمز `[` فمكانه بين علامتي تنصيص",
    ),
    "fields.keys-for-text": Message(
        "error",
        "«{field}» is one text here, not a group of keys",
        "«{field}» نص واحد هنا وليس مجموعة حقول",
        "if a colon belongs to the text, put the text in quotation marks",
        "إن كانت النقطتان جزءاً من النص فيوضع النص بين علامتي تنصيص",
    ),
    "fields.text-for-list": Message(
        "error",
        "«{field}» is a list, but there is one text here",
        "«{field}» قائمة، لكن المكتوب هنا نص واحد",
        "begin each item on its own line with a dash and a space",
        "يبدأ كل بند في سطر وحده بشرطة `-` ثم مسافة",
    ),
    "fields.keys-for-list": Message(
        "error",
        "«{field}» is a list, but there are keys here",
        "«{field}» قائمة، لكن المكتوب هنا أسماء حقول",
        "begin each item on its own line with a dash and a space",
        "يبدأ كل بند في سطر وحده بشرطة `-` ثم مسافة",
    ),
    "fields.colon-in-text": Message(
        "warning",
        "the colon after «{words}» was taken as part of the text",
        "النقطتان بعد «{words}» عُدّتا جزءاً من النص",
        "put the text in quotation marks to make sure",
        "وضع النص بين علامتي تنصيص يجعل ذلك مؤكداً",
    ),
    "fields.colon-above-items": Message(
        "warning",
        "the items below were put under the text «{words}»",
        "وُضعت البنود التالية تحت النص «{words}»",
        "write `text:` before the text and `items:` above its items to make sure",
        "كتابة `النص:` قبل النص و`البنود:` فوق بنوده تجعل ذلك مؤكداً",
    ),
    "fields.key-in-text": Message(
        "error",
        "«{key}» looks like the key «{near}», but is inside a text",
        "«{key}» يشبه اسم الحقل «{near}» لكنه داخل نص",
        "if it is a key, start its line under the other keys; if it is part of the text, put"
        " the text in quotation marks",
        "إن كان حقلاً فيبدأ سطره تحت بقية الحقول، وإن كان من النص فيوضع النص بين علامتي تنصيص",
    ),
    "fields.not-a-choice": Message(
        "error",
        "«{value}» is none of the choices of «{field}»: {known}",
        "«{value}» ليس من خيارات «{field}»: {known}",
        "perhaps «{near}» was meant?",
        "لعل المقصود «{near}»؟",
    ),
    "fields.not-a-number": Message(
        "error",
        "«{field}» is a whole number from {low} to {high}, not «{value}»",
        "«{field}» عدد صحيح من {low} إلى {high}، وليس «{value}»",
        "write it in digits, one of these numbers",
        "يُكتب بالأرقام، وفي هذه الحدود",
    ),
    "fields.number-and-words": Message(
        "error",
        "«{field}» is a number alone, not «{value}»",
        "«{field}» رقم وحده، وليس «{value}»",
        "write it without words: {near}",
        "يُكتب بلا كلمات معه: {near}",
    ),
    "fields.not-a-language": Message(
        "error",
        "«{value}» is not a language tag",
        "«{value}» ليس رمز لغة",
        "write `ar` for Arabic, `en` for English",
        "رمز العربية `ar` ورمز الإنجليزية `en`",
    ),
    # the notes of a meeting
    "meeting.not-a-date": Message(
        "error",
        "«{value}» is not a date that can be understood",
        "لم يُفهم التاريخ «{value}»",
        "write it like one of these: `23 نيسان 2020`, `2020-04-23`, `23/4/2020`",
        "يُكتب على إحدى هذه الصور: 23 نيسان 2020 أو `2020-04-23` أو `23/4/2020`",
    ),
    "meeting.not-a-time": Message(
        "error",
        "«{value}» is not a time of day",
        "لم يُفهم الوقت «{value}»",
        "times are written so: 21:00",
        "يُكتب الوقت هكذا: 21:00",
    ),
    "meeting.more-than-came": Message(
        "error",
        "these make {sum}, more than the {count} who came",
        "المجموع هنا {sum}، وهو أكبر من العدد المكتوب {count}",
        "check the numbers: together they are at most the count",
        "يُرجى التأكد من الأعداد، فمجموعها لا يزيد على العدد الكلي",
    ),
    "meeting.fewer-than-came": Message(
        "warning",
        "these make {sum}, fewer than the {count} who came",
        "المجموع هنا {sum}، وهو أقل من العدد المكتوب {count}",
        "check the numbers; the report is made with what is written",
        "يُرجى التأكد من الأعداد، وسيُطبع التقرير بما كُتب",
    ),
    "meeting.photo-without-alt": Message(
        "warning",
        "the photo {name} has no description for those who cannot see it",
        "الصورة {name} ليس لها وصف لمن لا يراها",
        "add `alt:` with what is to be seen: who, where, doing what; one sentence is enough",
        "يُضاف `وصف الصورة:` وبعده ما يظهر فيها: من، وأين، وماذا يفعلون، وتكفي جملة واحدة",
    ),
    "meeting.not-a-link": Message(
        "error",
        "«{value}» is not the address of a page",
        "«{value}» ليس عنوان صفحة",
        "copy the whole address from the browser, it starts with `https://`",
        "يُنسخ العنوان كاملاً من المتصفح، وأوله `https://`",
    ),
    "meeting.email-as-link": Message(
        "error",
        "«{value}» is an e-mail address, and links are pages",
        "«{value}» عنوان بريد إلكتروني، والروابط عناوين صفحات",
        "write it as `email` under `prepared_by`, or in a text: it becomes live there, too",
        "مكانه `البريد` تحت `إعداد التقرير`، أو في نص ما، فيصبح رابطاً هناك أيضاً",
    ),
    "meeting.not-an-email": Message(
        "error",
        "«{value}» is not an e-mail address",
        "«{value}» ليس عنوان بريد إلكتروني",
        "write it like this: `name@example.org`",
        "يُكتب هكذا: `name@example.org`",
    ),
    "meeting.next-not-later": Message(
        "warning",
        "the next meeting is not later than this one",
        "تاريخ اللقاء القادم ليس بعد تاريخ هذا اللقاء",
        "check both dates",
        "يُرجى التأكد من التاريخين",
    ),
    "meeting.no-such-day": Message(
        "error",
        "there is no such day as «{value}»",
        "لا يوجد في التقويم يوم هو «{value}»",
        "check the day and the month; the day comes first",
        "يُرجى التأكد من اليوم والشهر، واليوم يُكتب أولاً",
    ),
    "meeting.wrong-weekday": Message(
        "error",
        "the weekday is wrong in «{value}»: that day is {weekday}",
        "اسم اليوم لا يوافق التاريخ «{value}»: ذلك اليوم هو {weekday}",
        "correct the weekday or the date, or leave the weekday out",
        "يُصحَّح اسم اليوم أو التاريخ، أو يُحذف اسم اليوم",
    ),
    # care for words: hints only
    "care.doubled-space": Message(
        "hint",
        "there is more than one space between two words{count:| here, and in # places in all}",
        "هنا أكثر من مسافة بين كلمتين{count:|، ومثل هذا في موضعين| ومثل هذا في # مواضع| ومثل هذا"
        " في # موضعاً| ومثل هذا في # موضع}",
        "one is enough",
        "تكفي مسافة واحدة",
    ),
    "care.space-before-comma": Message(
        "hint",
        "there is a space before the comma{count:| here, and in # places in all}",
        "هنا مسافة قبل الفاصلة{count:|، ومثل هذا في موضعين| ومثل هذا في # مواضع| ومثل هذا في #"
        " موضعاً| ومثل هذا في # موضع}",
        "a comma follows its word at once, and a space follows the comma",
        "تأتي الفاصلة بعد الكلمة مباشرة، وبعدها مسافة",
    ),
    "care.latin-comma": Message(
        "hint",
        "a Latin comma stands among Arabic ones{count:| here, and in # places in all}",
        "هنا فاصلة لاتينية بين فواصل عربية{count:|، ومثل هذا في موضعين| ومثل هذا في # مواضع| ومثل"
        " هذا في # موضعاً| ومثل هذا في # موضع}",
        "write `،` in its place",
        "مكانها `،`",
    ),
    "care.repeated-word": Message(
        "hint",
        "«{words}» stands here twice",
        "«{words}» مكتوبة هنا مرتين",
        "delete one, unless both are meant",
        "تُحذف واحدة إن لم يكن التكرار مقصوداً",
    ),
    "care.slip": Message(
        "hint",
        "«{words}» may be a slip: perhaps «{near}» was meant?",
        "لعل «{words}» خطأ في الكتابة والمقصود «{near}»؟",
        "if it is meant, add it to `words.yaml`: {words}: {words}",
        "إن كانت مقصودة فتُضاف إلى الملف `words.yaml` هكذا: {words}: {words}",
    ),
    "care.no-pair": Message(
        "warning",
        "`words.yaml` holds words, each with the right one after a colon",
        "في الملف `words.yaml` كلمات، بعد كل منها نقطتان ومسافة ثم الكلمة الصحيحة",
        "write for example `المتجمع: المجتمع`",
        "مثال ذلك: `المتجمع: المجتمع`",
    ),
    # the series and the theme
    "series.logo-without-alt": Message(
        "error",
        "the logo of «{name}» has no description for those who cannot see it",
        "شعار «{name}» ليس له وصف لمن لا يراه",
        "add `alt:` with a few words, such as: Logo of {name}",
        "يُضاف `وصف الشعار:` وبعده كلمات قليلة، مثل: شعار {name}",
    ),
    "theme.not-a-length": Message(
        "error",
        "«{field}» is a length like 11, 9pt or 12mm, not «{value}»",
        "«{field}» طول مثل `11` أو `9pt` أو `12mm`، وليس «{value}»",
        "a number alone is in points; pt, mm and cm may follow it",
        "الرقم وحده بالنقاط الطباعية، ويمكن أن تتبعه `pt` أو `mm` أو `cm`",
    ),
    "theme.not-lengths": Message(
        "error",
        "«{field}» is a list of {count:# length|# lengths}",
        "«{field}» قائمة فيها {count:طول واحد|طولان|# أطوال|# طولاً|# طول}",
        "write for example `[0, 4]`",
        "مثال ذلك: `[0, 4]`",
    ),
    "theme.not-a-colour": Message(
        "error",
        "«{value}» is not a colour",
        "«{value}» ليس لوناً",
        'a colour is # and six digits (0 to 9, `A` to `F`) in quotation marks, as `"#1F5A66"`;'
        " under `styles` also a name from `colours`",
        "اللون هو الرمز `#` وبعده ستة رموز (من 0 إلى 9 ومن `A` إلى `F`) بين علامتي تنصيص، مثل"
        ' `"#1F5A66"`، ويمكن تحت `styles` كتابة اسم من `colours`',
    ),
    "theme.unknown-colour": Message(
        "error",
        "«{value}» is not a colour of this theme",
        "«{value}» ليس من ألوان هذا المظهر",
        'perhaps {near} was meant? or write it in quotation marks as `"#1F5A66"`',
        'لعل المقصود {near}؟ أو يُكتب بين علامتي تنصيص هكذا: `"#1F5A66"`',
    ),
    "theme.unknown-family": Message(
        "error",
        "there is no font family «{value}» under faces",
        "لا توجد عائلة خطوط اسمها «{value}» تحت `faces`",
        "perhaps {near} was meant?",
        "لعل المقصود {near}؟",
    ),
    "theme.unknown-style": Message(
        "error",
        "the style «{style}» is like «{like}», which is not there",
        "النمط «{style}» مثل «{like}» وهو غير موجود",
        "perhaps {near} was meant?",
        "لعل المقصود {near}؟",
    ),
    "theme.like-circle": Message(
        "error",
        "the style «{style}» is like «{like}», which in turn is like it",
        "النمط «{style}» مثل «{like}» الذي هو بدوره مثله",
        "one of them must stand by itself",
        "الحل أن يقوم أحدهما بذاته",
    ),
    "theme.no-base": Message(
        "error",
        "the style base is missing",
        "ينقص النمط `base`",
        "add it: all other styles take from it what they do not say",
        "لا بد من إضافته، فمنه تأخذ الأنماط الأخرى ما لا تذكره",
    ),
    "theme.contrast": Message(
        "warning",
        "the text of «{style}» is hard to read on its background:"
        " contrast {ratio}, at least {least}",
        "نص النمط «{style}» صعب القراءة على خلفيته: التباين {ratio} وأقله {least}",
        "choose a darker colour, or a lighter background",
        "يحسن اختيار لون أغمق أو خلفية أفتح",
    ),
    # logo files
    "picture.outside": Message(
        "error",
        "the picture {name} is not inside this folder",
        "الصورة {name} ليست داخل هذا المجلد",
        "copy it into the folder of `series.yaml` and write its name only",
        "تُنسخ إلى جانب الملف `series.yaml` ويُكتب اسمها فقط",
    ),
    "picture.not-found": Message(
        "error",
        "the picture {name} cannot be found or read",
        "لم يُعثر على الصورة {name} أو تعذّرت قراءتها",
        "check its name, and that it is in this folder",
        "يُرجى التأكد من اسمها ومن وجودها في هذا المجلد",
    ),
    "picture.too-big": Message(
        "error",
        "the picture {name} is too large (at most 5 MB and 25 million pixels)",
        "الصورة {name} أكبر من اللازم (الحد 5 ميغابايت و25 مليون نقطة)",
        "save it smaller",
        "الحل حفظها بحجم أصغر",
    ),
    "svg.unsafe": Message(
        "error",
        "the drawing {name} holds {what}: a logo may neither act nor fetch anything",
        "في الرسم {name} العنصر {what}، والشعار لا يجوز أن ينفذ شيئاً أو يجلب ملفاً آخر",
        "ask for a plain SVG, or save it as PNG",
        "يُطلب ملف SVG بسيط، أو يُحفظ الشعار بصيغة PNG",
    ),
    "svg.unsupported": Message(
        "error",
        "the drawing {name} uses {what}, which joinup does not draw",
        "في الرسم {name} ما لا يستطيع joinup رسمه: {what}",
        "save it with everything turned into plain filled outlines, or as PNG",
        "يُحفظ بعد تحويل كل ما فيه إلى أشكال ملونة بسيطة (`outlines`)، أو بصيغة PNG",
    ),
    "svg.broken": Message(
        "error",
        "the drawing {name} is damaged: {what}",
        "الرسم {name} تالف: {what}",
        "save it again, or ask for a new copy",
        "يُحفظ من جديد أو تُطلب نسخة أخرى",
    ),
    "picture.unknown": Message(
        "error",
        "{name} is neither a PNG nor a JPEG picture",
        "الملف {name} ليس صورة بصيغة PNG أو JPEG",
        "save it as PNG",
        "الحل حفظه بصيغة PNG",
    ),
    "picture.damaged": Message(
        "error",
        "the picture {name} is damaged",
        "الصورة {name} تالفة",
        "save it again, or ask for a new copy",
        "الحل حفظها من جديد أو طلب نسخة أخرى",
    ),
    "picture.not-found-near": Message(
        "error",
        "there is no picture {name}; is it {near}?",
        "لا توجد صورة باسم {name}، فهل المقصود {near}؟",
        "write the name as the file has it: {near}",
        "يُكتب الاسم كما هو اسم الملف: {near}",
    ),
    "photo.unknown": Message(
        "error",
        "{name} is neither a JPEG nor a PNG picture",
        "الملف {name} ليس صورة بصيغة JPEG أو PNG",
        "open it and save it as JPEG (on an iPhone: Settings, Camera, Formats, Most Compatible)",
        "الحل فتحه وحفظه بصيغة JPEG (في الآيفون: الإعدادات، الكاميرا، الصيغ، الأكثر توافقاً)",
    ),
    "photo.damaged": Message(
        "error",
        "the photo {name} is damaged or was not copied to its end",
        "الصورة {name} تالفة أو لم تُنسخ كاملة",
        "copy it again from where it was taken, or ask for a new copy",
        "الحل نسخها من جديد من مصدرها أو طلب نسخة أخرى",
    ),
    "photo.too-big": Message(
        "error",
        "the photo {name} is too large (at most 30 MB and 60 million pixels)",
        "الصورة {name} أكبر من اللازم (الحد 30 ميغابايت و60 مليون نقطة)",
        "save it smaller",
        "الحل حفظها بحجم أصغر",
    ),
    "photo.animated": Message(
        "warning",
        "{name} is an animation: its first picture is printed",
        "الملف {name} صورة متحركة، وسيُطبع أول ما فيها",
        "choose a still picture if another moment is meant",
        "يمكن اختيار صورة ثابتة إن كان المقصود لحظة أخرى",
    ),
    "photo.too-small": Message(
        "warning",
        "the photo {name} has only {width} × {height} pixels and will look coarse in print",
        "الصورة {name} صغيرة ({width} × {height} نقطة) ولن تكون واضحة في الطباعة",
        "take it from the phone itself: messages make photographs smaller",
        "الأفضل أخذها من الهاتف نفسه، فتطبيقات المراسلة تصغّر الصور",
    ),
    # resources: where things lie
    "workspace.no-series": Message(
        "error",
        "no series.yaml was found for {notes}",
        "لا يوجد ملف `series.yaml` للملف {notes}",
        "keep the notes in the folder `meetings` beside `series.yaml`; `joinup new` writes"
        " one to fill in",
        "مكان ملف اللقاء في المجلد `meetings` بجانب `series.yaml`، والأمر `joinup new` ينشئ"
        " واحداً للتعبئة",
    ),
    "workspace.no-font": Message(
        "error",
        "the font file {font} was not found",
        "لم يُعثر على ملف الخط {font}",
        "put it into the workspace's folder `fonts`, or correct its name in `theme.yaml`",
        "يوضع في المجلد `fonts`، أو يُصحَّح اسمه في الملف `theme.yaml`",
    ),
    "workspace.no-own-file": Message(
        "error",
        "the template has no {file}",
        "ليس للقالب ملف {file}",
        "write this file; one line is enough: `extends: {like}`",
        "يُكتب هذا الملف، ويكفي فيه سطر واحد: `extends: {like}`",
    ),
    "workspace.no-template": Message(
        "error",
        "the template's file {file} was not found",
        "لم يُعثر على ملف القالب {file}",
        "install joinup again, or put the file back into the workspace's folder `templates`",
        "الحل إعادة تثبيت joinup، أو إعادة الملف إلى المجلد `templates`",
    ),
    # output: files written
    "output.cannot-write": Message(
        "error",
        "cannot write {path}: {reason}",
        "تعذّرت كتابة الملف {path}",
        "choose another folder",
        "يمكن اختيار مجلد آخر",
    ),
    "output.in-use": Message(
        "error",
        "cannot write {path}: it is open in another program, or may not be changed",
        "تعذّرت كتابة الملف {path} لأنه مفتوح في برنامج آخر أو لأن الكتابة هناك غير مسموحة",
        "close it and try again, or choose another place",
        "الحل إغلاقه ثم إعادة المحاولة، أو اختيار مكان آخر",
    ),
    "output.disk-full": Message(
        "error",
        "cannot write {path}: the disk is full",
        "تعذّرت كتابة الملف {path} لأن القرص ممتلئ",
        "make room and try again, or choose another disk",
        "الحل إفراغ بعض المساحة ثم إعادة المحاولة، أو اختيار قرص آخر",
    ),
    "output.name-too-long": Message(
        "error",
        "cannot write {path}: the name is too long",
        "تعذّرت كتابة الملف {path} لأن اسمه طويل جداً",
        "give the notes a shorter name",
        "الحل اسم أقصر لملف اللقاء",
    ),
    "output.read-only-folder": Message(
        "error",
        "cannot write {path}: nothing may be written in its folder",
        "تعذّرت كتابة الملف {path} لأن الكتابة في مجلده غير مسموحة",
        "choose another folder, or ask whoever looks after this one",
        "يمكن اختيار مجلد آخر، أو سؤال المسؤول عن هذا المجلد",
    ),
    "output.is-folder": Message(
        "error",
        "cannot write {path}: a folder has this name",
        "تعذّرت كتابة الملف {path} لأن هناك مجلداً بالاسم نفسه",
        "rename the folder, or choose another name or place",
        "الحل تغيير اسم المجلد، أو اختيار اسم آخر أو مكان آخر",
    ),
    "output.no-folder": Message(
        "error",
        "cannot write {path}: a part of the path is a file, not a folder",
        "تعذّرت كتابة الملف {path} لأن جزءاً من المسار ملف وليس مجلداً",
        "choose another place",
        "يمكن اختيار مكان آخر",
    ),
    "output.exists": Message(
        "error",
        "{path} is there already and was left as it is",
        "الملف {path} موجود من قبل وبقي كما هو",
        "choose another name",
        "يمكن اختيار اسم آخر",
    ),
    "output.in-the-way": Message(
        "error",
        "{count:# file is|# files are} there already in {path}, and nothing was written: {files}",
        "في {path} {count:ملف موجود|ملفان موجودان|# ملفات موجودة|# ملفاً موجوداً|# ملف موجود} من"
        " قبل، ولم يُكتب شيء: {files}",
        "name a new folder: `joinup init reports`",
        "يُكتب اسم مجلد جديد: `joinup init reports`",
    ),
    "output.refused": Message(
        "error",
        "cannot read or write {path}: {reason}",
        "تعذّرت القراءة أو الكتابة: {path}",
        "see whether it is still there and may be opened, and whether its disk has room",
        "يُرجى التأكد من وجوده ومن السماح بفتحه ومن وجود مساحة على القرص",
    ),
    "output.not-said": Message(
        "error",
        "what joinup has to say could not all be written: {reason}",
        "تعذّرت كتابة كل ما لدى joinup من كلام",
        "see whether the place it is sent to has room; reports that were written are whole",
        "يُرجى التأكد من وجود مساحة حيث يُرسل الكلام، والتقارير المكتوبة كاملة",
    ),
    "output.changed": Message(
        "error",
        "{path} was changed in the meantime and was left as it is",
        "تغيّر الملف {path} أثناء ذلك فبقي كما هو",
        "save it in the editor, then give the command again",
        "يُحفظ في برنامج التحرير ثم يُعاد الأمر",
    ),
    # batch: what has become of reports
    "report.missing": Message(
        "error",
        "{output} is not there",
        "التقرير {output} غير موجود",
        "make it with: joinup build",
        "يُنشأ بالأمر `joinup build`",
    ),
    "report.outdated": Message(
        "error",
        "{output} is out of date: {changed} has changed",
        "التقرير {output} قديم، فقد تغيّر {changed}",
        "make it anew with: joinup build",
        "يُنشأ من جديد بالأمر `joinup build`",
    ),
    "report.not-as-made": Message(
        "error",
        "{output} is not what joinup would make now: the file was changed, or it was made by"
        " another version or with other options",
        "التقرير {output} ليس ما كان joinup لينشئه الآن: فقد غُيّر الملف، أو أنشأته نسخة أخرى أو"
        " خيارات أخرى",
        "make it anew with: joinup build",
        "يُنشأ من جديد بالأمر `joinup build`",
    ),
    "report.worker-lost": Message(
        "error",
        "the process that was making the report of {path} was ended from outside ({reason})",
        "انتهت من الخارج العملية التي كانت تنشئ تقرير {path}",
        "whatever report is there is whole; build again, perhaps with --jobs 1",
        "أي تقرير موجود هناك سليم، ويُعاد الأمر، وربما مع `--jobs 1`",
    ),
    # cli: what was asked for
    "use.not-found": Message(
        "error",
        "{path} was not found",
        "لم يُعثر على {path}",
        "check the name; Tab completes it in most terminals",
        "يُرجى التأكد من الاسم، ومفتاح Tab يكمله في أغلب الأحيان",
    ),
    "use.not-found-near": Message(
        "error",
        "{path} was not found",
        "لم يُعثر على {path}",
        "perhaps {near} was meant?",
        "لعل المقصود {near}؟",
    ),
    "use.no-notes": Message(
        "error",
        "the folder {path} holds no notes (.yaml)",
        "لا توجد في المجلد {path} ملفات لقاءات (`.yaml`)",
        "name a folder with notes, or a file",
        "يُكتب اسم مجلد فيه لقاءات أو اسم ملف",
    ),
    "use.one-report": Message(
        "error",
        "{path} stands for {count} files here, and this command takes one",
        "يدل {path} هنا على {count:ملف|ملفين|# ملفات|# ملفاً|# ملف}، وهذا الأمر يأخذ ملفاً واحداً",
        "name the file",
        "يُكتب اسم الملف نفسه",
    ),
    "use.no-workspace": Message(
        "error",
        "this folder belongs to no series: there is no meetings/series.yaml in it or above",
        "هذا المجلد لا يتبع سلسلة لقاءات، فلا ملف `meetings/series.yaml` فيه ولا فوقه",
        "go to the folder that holds meetings/, or name the notes",
        "يُنتقل إلى المجلد الذي فيه `meetings`، أو يُكتب اسم ملف اللقاء",
    ),
    "use.no-such-shard": Message(
        "error",
        "{shard} is no share of the reports",
        "القيمة {shard} ليست حصة من التقارير",
        "the second of five shares is 2/5",
        "الحصة الثانية من خمس تُكتب `2/5`",
    ),
    "use.same-report": Message(
        "error",
        "{first} and {second} would both be written to {output}",
        "الملفان {first} و{second} سيُكتبان في الملف نفسه {output}",
        "rename one of them, or build them one at a time into different folders with `-o`",
        "الحل تغيير اسم أحدهما، أو إنشاء كل تقرير على حدة في مجلد مختلف بالخيار `-o`",
    ),
    "use.one-file-many-reports": Message(
        "error",
        "{count} reports cannot all be written to one file, {output}",
        "لا {count:يمكن كتابة تقرير واحد|يمكن كتابة تقريرين|يمكن كتابة # تقارير|يمكن كتابة #"
        " تقريراً|يمكن كتابة # تقرير} في ملف واحد {output}",
        "give `-o` a folder",
        "يُكتب بعد `-o` اسم مجلد",
    ),
    "use.output-no-pdf": Message(
        "error",
        "{output} is a file but not a PDF: nothing was written over it",
        "{output} ملف وليس PDF، فلم يُكتب فوقه شيء",
        "give `-o` a folder, or a name that ends with `.pdf`",
        "يُكتب بعد `-o` اسم مجلد، أو اسم ينتهي بـ`.pdf`",
    ),
    "use.output-other-kind": Message(
        "error",
        "{output} names one file, and {kinds} asks for something else",
        "{output} اسم ملف واحد، والمطلوب في {kinds} غير ذلك",
        "give `-o` a folder, or a name that ends as what is asked for: `.pdf` or `.html`",
        "يُكتب بعد `-o` اسم مجلد، أو اسم ينتهي بما هو مطلوب: `.pdf` أو `.html`",
    ),
    "use.verify-needs-pdf": Message(
        "error",
        "--verify reads a finished PDF back, and no PDF was asked for",
        "الخيار `--verify` يتحقق من ملف PDF، ولم يُطلب ملف PDF",
        "add `--to pdf`, or leave `--verify` out",
        "يضاف `--to pdf`، أو يُترك `--verify`",
    ),
    "use.series-is-no-meeting": Message(
        "error",
        "{path} holds what all meetings share and makes no report itself",
        "الملف {path} فيه ما هو مشترك بين اللقاءات، ولا يُصنع منه تقرير",
        "name the notes of a meeting",
        "يُكتب اسم ملف لقاء",
    ),
    "use.no-such-theme": Message(
        "error",
        "there is no theme {theme}",
        "لا يوجد مظهر اسمه {theme}",
        "the themes are: {known}",
        "المظاهر هي: {known}",
    ),
    "use.no-such-template": Message(
        "error",
        "there is no template {template}",
        "لا يوجد قالب اسمه {template}",
        "the templates are: {known}",
        "القوالب هي: {known}",
    ),
    "use.theme-name": Message(
        "error",
        "{theme} cannot be the name of a theme",
        "لا يصلح {theme} اسماً لمظهر",
        "letters, digits and hyphens will do: `my-theme`",
        "تكفي الحروف والأرقام والشرطات، مثل `my-theme`",
    ),
    # preview
    "preview.no-port": Message(
        "error",
        "port {port} is not to be had: another program has it, or it is not for everyone",
        "المنفذ {port} غير متاح، فقد يكون برنامج آخر يستعمله أو ليس مسموحاً باستعماله",
        "leave `--port` out, and a free one is taken",
        "من دون الخيار `--port` يُختار منفذ متاح تلقائياً",
    ),
    # verify: what a finished report is, beside its own source
    "verify.foreign": Message(
        "error",
        "{path} is not a report made by joinup",
        "الملف {path} ليس تقريراً من صنع joinup",
        "only reports of joinup carry what they were made of",
        "تقارير joinup وحدها تحمل في داخلها ما صُنعت منه",
    ),
    "verify.no-source": Message(
        "error",
        "{path} was made by joinup {version}, and its data was left out of it",
        "الملف {path} من صنع joinup {version} ولم تُضمّن بياناته فيه",
        "the series says so with `embed_source`; the notes themselves are needed",
        "هذا ما يقوله ملف السلسلة بالحقل `embed_source`، فلا بد من ملف اللقاء نفسه",
    ),
    "verify.encrypted": Message(
        "error",
        "{path} is encrypted, so what is in it cannot be compared",
        "الملف {path} مشفّر فلا يمكن فحص محتواه",
        "ask for the report as joinup wrote it",
        "المطلوب نسخة التقرير كما كتبها joinup",
    ),
    "verify.too-big": Message(
        "error",
        "{path} is larger than any report and was not read",
        "الملف {path} أكبر من أي تقرير ولم يُقرأ",
        "is this the right file?",
        "هل هذا هو الملف المقصود؟",
    ),
    "verify.damaged": Message(
        "error",
        "{path} is damaged: a part of it is missing or cannot be read",
        "الملف {path} تالف: جزء منه ناقص أو لا يُقرأ",
        "perhaps it was not sent or saved whole: ask for it again",
        "ربما لم يصل أو لم يُحفظ كاملاً، فالأفضل طلبه من جديد",
    ),
    "verify.cannot-rebuild": Message(
        "warning",
        "{path} cannot be made again here: other than here were {what}",
        "لا يمكن صنع الملف {path} من جديد هنا لاختلاف ما يلي: {what}",
        "this does not mean that it was altered; install that version, or put these files into"
        " the workspace",
        "هذا لا يعني أنه عُدّل؛ يلزم تثبيت ذلك الإصدار أو وضع هذه الملفات في مجلد العمل",
    ),
    "verify.page-altered": Message(
        "error",
        "page {page} of {path} is not what its data makes",
        "الصفحة {page} من الملف {path} ليست ما تنتجه بياناته",
    ),
    "verify.pages-altered": Message(
        "error",
        "{path} has {found:# page|# pages} where its data makes {expected}",
        "في الملف {path} {found:صفحة واحدة|صفحتان|# صفحات|# صفحة|# صفحة} وما تنتجه بياناته"
        " عدده {expected}",
    ),
    "verify.link-altered": Message(
        "error",
        "the links on page {page} of {path} are not what its data makes",
        "روابط الصفحة {page} من الملف {path} ليست ما تنتجه بياناته",
    ),
    "verify.picture-altered": Message(
        "error",
        "a picture on page {page} of {path} is not the one its data makes",
        "صورة في الصفحة {page} من الملف {path} ليست ما تنتجه بياناته",
    ),
    "verify.font-altered": Message(
        "error",
        "the font {name} in {path} is not the one the report was set in",
        "الخط {name} في الملف {path} ليس الخط الذي كُتب به التقرير",
    ),
    "verify.glyphs-altered": Message(
        "error",
        "the letters' shapes in the font {name} of {path} were altered",
        "أشكال الحروف في الخط {name} داخل الملف {path} معدّلة",
        "what is seen may not be what is copied or searched: do not trust the printed words",
        "قد يختلف ما يُرى عما يُنسخ أو يُبحث عنه، فلا يُعتمد على المكتوب",
    ),
    "verify.to-unicode-altered": Message(
        "error",
        "what the letters of the font {name} mean in {path} was altered",
        "دلالة حروف الخط {name} داخل الملف {path} معدّلة",
        "what is copied, searched or read aloud may not be what is seen",
        "قد يختلف ما يُنسخ أو يُبحث عنه أو يُقرأ صوتياً عما يُرى",
    ),
    "verify.attachment-altered": Message(
        "error",
        "the file {name} inside {path} is not the one the report was made from",
        "الملف {name} المضمّن في {path} ليس الذي صُنع منه التقرير",
    ),
    "verify.xmp-altered": Message(
        "error",
        "what {path} says of itself (its XMP metadata) was altered",
        "ما يقوله الملف {path} عن نفسه (بياناته الوصفية) معدّل",
    ),
    "verify.information-altered": Message(
        "error",
        "the title, author or dates in the properties of {path} were altered",
        "العنوان أو المؤلف أو التواريخ في خصائص الملف {path} معدّلة",
    ),
    "verify.structure-altered": Message(
        "error",
        "the structure that screen readers follow was altered in {path}",
        "البنية التي تتبعها قارئات الشاشة في الملف {path} معدّلة",
    ),
    "verify.bookmarks-altered": Message(
        "error",
        "the bookmarks of {path} were altered",
        "فهرس العناوين في الملف {path} معدّل",
    ),
    "verify.other-altered": Message(
        "error",
        "something was added to {path} or altered outside its pages",
        "أضيف إلى الملف {path} أو عُدّل فيه شيء خارج صفحاته",
    ),
    "verify.words-differ": Message(
        "error",
        "page {page} of {path} shows «{found}» where its data says «{expected}»",
        "في الصفحة {page} من الملف {path} مكتوب «{found}» وفي بياناته «{expected}»",
    ),
    "verify.words-missing": Message(
        "error",
        "{path} does not show what its data says: «{expected}»",
        "لا يظهر في الملف {path} ما تقوله بياناته: «{expected}»",
    ),
    "verify.does-not-read-back": Message(
        "error",
        "page {page} does not read back: it shows «{found}» instead of «{expected}»",
        "الصفحة {page} لا تُقرأ كما كُتبت: فيها «{found}» بدل «{expected}»",
        "the report was not put in place; please send us the notes",
        "لم يوضع التقرير في مكانه، ونرجو إرسال ملف اللقاء إلينا",
    ),
    "visibility.no-profile": Message(
        "error",
        "the series of {notes} does not say how its funder is made visible",
        "لا يذكر ملف السلسلة الخاص بالملف {notes} كيف يُظهر الممول",
        "add to `series.yaml` the key `visibility` with `profile` and `responsible`",
        "يُضاف إلى الملف `series.yaml` الحقل `visibility` وفيه `profile` و`responsible`",
    ),
    "visibility.not-kept": Message(
        "warning",
        "a rule of the funder is not kept on page {pages}: {rule}",
        "قاعدة من قواعد إظهار الممول لم تُراعَ في الصفحة {pages}: {rule_ar}",
        "`joinup visibility` shows all rules with their sources",
        "يعرض الأمر `joinup visibility` كل القواعد ومصادرها",
    ),
    "use.no-such-command": Message(
        "error",
        "there is no command {name}",
        "لا يوجد أمر اسمه {name}",
        "the commands are: {known}",
        "الأوامر هي: {known}",
    ),
    "use.no-such-command-near": Message(
        "error",
        "there is no command {name}",
        "لا يوجد أمر اسمه {name}",
        "perhaps {near} was meant?",
        "لعل المقصود {near}؟",
    ),
    "use.no-such-option": Message(
        "error",
        "there is no option {option}",
        "لا يوجد خيار اسمه {option}",
        "perhaps {near} was meant?",
        "لعل المقصود {near}؟",
    ),
    "use.no-such-choice": Message(
        "error",
        "{option} cannot be {value}",
        "القيمة {value} لا تصلح في موضع {option}",
        "it is one of these: {known}",
        "القيم الممكنة: {known}",
    ),
    "use.option-without-value": Message(
        "error",
        "something is missing after {option}",
        "ينقص شيء بعد الخيار {option}",
        "`--help` tells what each option takes",
        "الخيار `--help` يبيّن ما يأتي بعد كل خيار",
    ),
    "use.missing": Message(
        "error",
        "{command} needs {name}",
        "يحتاج الأمر {command} إلى {name}",
        "`--help` tells what each command takes",
        "الخيار `--help` يبيّن ما يأتي بعد كل أمر",
    ),
    "use.too-much": Message(
        "error",
        "{command} does not expect this: {extra}",
        "هذا زائد في الأمر {command}: {extra}",
        "put a name with spaces in it into quotation marks",
        "الاسم الذي فيه مسافات يوضع بين علامتي تنصيص",
    ),
    "use.command-line": Message(
        "error",
        "the command cannot be understood: {problem}",
        "لم يُفهم الأمر: {problem}",
        "see: {command} `--help`",
        "للمساعدة: {command} `--help`",
    ),
    "use.no-such-code": Message(
        "error",
        "there is no message with the code {code}",
        "لا توجد رسالة رمزها {code}",
        "perhaps {near} was meant? `joinup explain` lists them all",
        "لعل المقصود {near}؟ الأمر `joinup explain` يعرضها كلها",
    ),
    # pdf: what keeps the finished file from claiming PDF/UA and PDF/A.
    "pdf.no-title": Message(
        "warning",
        "the report has no title, so the PDF is not marked as accessible",
        "ليس للتقرير عنوان، لذلك لم يُوسم ملف PDF بأنه ميسّر لذوي الإعاقة",
        "give the template's `<title>` its words",
        "يوضع للعنصر `<title>` في القالب نص",
    ),
    "pdf.no-language": Message(
        "warning",
        "the report names no language, so the PDF is not marked as accessible",
        "لم تُذكر لغة التقرير، لذلك لم يُوسم ملف PDF بأنه ميسّر لذوي الإعاقة",
        "give the template's `<html>` a `lang`",
        "يُضاف `lang` إلى العنصر `<html>` في القالب",
    ),
    "pdf.heading-skipped": Message(
        "warning",
        "the heading {about} has no heading of the level above it before it",
        "العنوان {about} لا يسبقه عنوان من المستوى الأعلى منه",
        "the template's headings must go down one level at a time, from `h1`",
        "تتدرج عناوين القالب مستوى بعد مستوى بدءاً من `h1`",
    ),
    "pdf.figure-without-alt": Message(
        "warning",
        "a picture has no words for those who cannot see it",
        "في التقرير صورة بلا نص يصفها لمن لا يراها",
        "describe the picture in its `alt`",
        "توصف الصورة في الخاصية `alt`",
    ),
    "pdf.misplaced-element": Message(
        "warning",
        "a part is in the wrong place in the PDF's structure: {about}",
        "في بنية ملف PDF جزء في غير موضعه: {about}",
        "the template's lists may hold items only, and its tables rows of cells",
        "لا تحوي قوائم القالب إلا عناصر القوائم، ولا تحوي جداوله إلا صفوفاً من الخلايا",
    ),
    "pdf.irregular-table": Message(
        "warning",
        "a table's rows have different numbers of cells",
        "في التقرير جدول تختلف صفوفه في عدد الخلايا",
        "give each row of the template's table the same number of cells",
        "يكون لكل صف من جدول القالب العدد نفسه من الخلايا",
    ),
    "pdf.header-without-scope": Message(
        "warning",
        "a table's head cell does not say whether it heads a row or a column",
        "في التقرير جدول لا تبيّن إحدى خلاياه الرأسية هل هي لصف أم لعمود",
        "give the template's `<th>` a `scope`: `row` or `col`",
        "يُضاف `scope` إلى العنصر `<th>` في القالب: `row` أو `col`",
    ),
    "pdf.untagged-link": Message(
        "warning",
        "the link {about} has no words or no place in the PDF's structure",
        "الرابط {about} بلا نص أو بلا موضع في بنية ملف PDF",
        "give the template's `<a>` words",
        "يوضع للعنصر `<a>` في القالب نص",
    ),
    "pdf.untagged-mark": Message(
        "warning",
        "something on page {about} has no place in the PDF's structure",
        "في الصفحة {about} شيء ليس له موضع في بنية ملف PDF",
    ),
    "pdf.leaf-twice": Message(
        "warning",
        "something is in the PDF's structure twice ({about})",
        "في بنية ملف PDF شيء مكرر ({about})",
    ),
    "pdf.notdef": Message(
        "warning",
        "the font {about} was asked for a character that it does not have",
        "طُلب من الخط {about} حرف ليس فيه",
    ),
    # templating: templates that cannot be carried out
    "template.syntax": Message(
        "error",
        "the template cannot be understood: {problem}",
        "تعذّر فهم القالب: {problem}",
        "correct the template at this line, or remove the file to use joinup's own",
        "يُصحَّح القالب في هذا السطر، أو يُحذف الملف ليُستعمل قالب joinup الأصلي",
    ),
    "template.unexpected": Message(
        "error",
        "the template has `{found}` where `{expected}` was expected",
        "في القالب `{found}` والمتوقع مكانه `{expected}`",
        "a value stands in `{{{{ … }}}}`, a command in `{{% … %}}`, each closed as it was opened",
        "تُكتب القيمة هكذا `{{{{ … }}}}` والأمر هكذا `{{% … %}}`، ويُغلق كل منهما كما فُتح",
    ),
    "template.not-closed": Message(
        "error",
        "what is opened before here is not closed: `{expected}` is missing",
        "ما فُتح قبل هذا الموضع لم يُغلق: ينقصه `{expected}`",
        "add `{expected}` where it ends",
        "يُضاف `{expected}` حيث ينتهي",
    ),
    "template.out-of-place": Message(
        "error",
        "`{found}` makes no sense here",
        "لا معنى لوجود `{found}` هنا",
        'a value stands in `{{{{ … }}}}`, a command in `{{% … %}}`; texts in them have " around',
        'تُكتب القيمة هكذا `{{{{ … }}}}` والأمر هكذا `{{% … %}}`، والنص فيهما بين علامتي `"`',
    ),
    "template.brace-missing": Message(
        "error",
        "`{expected}` is missing before `{found}`",
        "ينقص `{expected}` قبل `{found}`",
        "write for example `{{{{ meeting.title }}}}` or `{{% if meeting.number %}}`",
        "مثال ذلك: `{{{{ meeting.title }}}}` أو `{{% if meeting.number %}}`",
    ),
    "template.no-value": Message(
        "error",
        "a value is missing before `{found}`",
        "تنقص قيمة قبل `{found}`",
        "name what is meant, for example `meeting.title`",
        "يُكتب ما هو مقصود، مثل `meeting.title`",
    ),
    "template.block-twice": Message(
        "error",
        "the block `{name}` stands here twice",
        "القسم `{name}` مكتوب مرتين",
        "give one of them another name, or print it again with `{{{{ self.{name}() }}}}`",
        "يُعطى أحدهما اسماً آخر، أو يُكرر القسم هكذا `{{{{ self.{name}() }}}}`",
    ),
    "template.no-such-tag": Message(
        "error",
        "templates have no command `{name}`",
        "لا يوجد في القوالب أمر اسمه `{name}`",
        "the commands are: {known}",
        "الأوامر هي: {known}",
    ),
    "template.no-such-tag-near": Message(
        "error",
        "templates have no command `{name}`",
        "لا يوجد في القوالب أمر اسمه `{name}`",
        "perhaps `{near}` was meant?",
        "لعل المقصود `{near}`؟",
    ),
    "template.unclosed-tag": Message(
        "error",
        "`{name}` begins here and does not end",
        "يبدأ `{name}` هنا ولا ينتهي",
        "add `{{% end{name} %}}` after what belongs to it",
        "يُضاف `{{% end{name} %}}` بعد آخر ما يخصه",
    ),
    "template.no-such-filter": Message(
        "error",
        "there is no filter `{name}`",
        "لا يوجد مرشّح اسمه `{name}`",
        "the filters are: {known}",
        "المرشّحات هي: {known}",
    ),
    "template.no-such-filter-near": Message(
        "error",
        "there is no filter `{name}`",
        "لا يوجد مرشّح اسمه `{name}`",
        "perhaps `{near}` was meant?",
        "لعل المقصود `{near}`؟",
    ),
    "template.no-such-test": Message(
        "error",
        "there is no test `{name}`",
        "لا يوجد اختبار اسمه `{name}`",
        "the tests are: {known}",
        "الاختبارات هي: {known}",
    ),
    "template.no-such-test-near": Message(
        "error",
        "there is no test `{name}`",
        "لا يوجد اختبار اسمه `{name}`",
        "perhaps `{near}` was meant?",
        "لعل المقصود `{near}`؟",
    ),
    "template.no-such-block": Message(
        "error",
        "the template that is extended has no block `{name}`: what is in it would be lost",
        "القالب الأصلي ليس فيه قسم باسم `{name}`، فيضيع ما كُتب فيه",
        "its blocks are: {known}",
        "أقسامه هي: {known}",
    ),
    "template.no-such-block-near": Message(
        "error",
        "the template that is extended has no block `{name}`: what is in it would be lost",
        "القالب الأصلي ليس فيه قسم باسم `{name}`، فيضيع ما كُتب فيه",
        "perhaps `{near}` was meant?",
        "لعل المقصود `{near}`؟",
    ),
    "template.undefined": Message(
        "error",
        "the template asks for `{name}`, which is not there",
        "يطلب القالب `{name}` وهو غير موجود",
        "what is there: {known}; wording of sections can be added to `series.yaml`",
        "الموجود هو: {known}. أما عبارات الأقسام فيمكن إضافتها إلى `series.yaml`",
    ),
    "template.undefined-near": Message(
        "error",
        "the template asks for `{name}`, which is not there",
        "يطلب القالب `{name}` وهو غير موجود",
        "perhaps `{near}` was meant?",
        "لعل المقصود `{near}`؟",
    ),
    "template.empty": Message(
        "error",
        "`{owner}` is empty in these notes",
        "`{owner}` فارغ في هذه الملاحظات",
        "put `{{% if {owner} %}}` before it and `{{% endif %}}` after it",
        "يوضع قبله `{{% if {owner} %}}` وبعده `{{% endif %}}`",
    ),
    "template.filter-takes": Message(
        "error",
        "the filter `{name}` takes {takes}; what it is given here is {got}",
        "المرشّح `{name}` يعمل على: {takes_ar}، والذي أُعطي له هنا: {got_ar}",
        "take the filter away, or give it another value; a number or a text needs no filter",
        "يُحذف المرشّح أو تُعطى له قيمة أخرى، والرقم والنص يُطبعان بلا مرشّح",
    ),
    "template.not-found": Message(
        "error",
        "there is no template {name}",
        "لا يوجد قالب باسم {name}",
        "the templates are: {known}",
        "القوالب الموجودة هي: {known}",
    ),
    "template.not-found-near": Message(
        "error",
        "there is no template {name}",
        "لا يوجد قالب باسم {name}",
        "perhaps {near} was meant?",
        "لعل المقصود {near}؟",
    ),
    "template.not-utf8": Message(
        "error",
        "the template is not saved as UTF-8",
        "القالب غير محفوظ بترميز UTF-8",
        "in Notepad: File, Save as, then UTF-8 beside Encoding",
        "في المفكرة (Notepad): ملف، ثم حفظ باسم، ثم اختيار UTF-8 في خانة الترميز",
    ),
    "template.forbidden": Message(
        "error",
        "a template may not use `{name}`",
        "لا يُسمح للقالب باستعمال `{name}`",
        "templates read the values they are given, and nothing else of the program",
        "يقرأ القالب القيم المعطاة له، ولا يصل إلى غيرها في البرنامج",
    ),
    "template.endless": Message(
        "error",
        "the template does not come to an end here",
        "لا يصل القالب هنا إلى نهاية",
        "check whether a loop is too long, or a template or macro calls itself",
        "يُرجى التحقق من طول التكرار، ومن قالب أو ماكرو يستدعي نفسه",
    ),
    "template.failed": Message(
        "error",
        "the template failed: {problem}",
        "توقف القالب عن العمل: {problem}",
        "check the expression in the template at this line",
        "يُرجى التحقق من التعبير المكتوب في القالب في هذا السطر",
    ),
    # document: the HTML a template yields
    "document.no-html": Message(
        "error",
        "the template yields no <html> element",
        "لا ينتج القالب عنصر `<html>`",
        'begin it with `<html lang="{{{{ lang }}}}" dir="{{{{ direction }}}}">`',
        'بدايته: `<html lang="{{{{ lang }}}}" dir="{{{{ direction }}}}">`',
    ),
    "document.no-title": Message(
        "error",
        "the report has no title in its <head>",
        "ليس للتقرير عنوان في `<head>`",
        "add `<title>…</title>`: readers and screen readers show it",
        "يُضاف `<title>…</title>`، فهو ما تعرضه برامج القراءة",
    ),
    "document.unknown-element": Message(
        "error",
        "a report has no element <{element}>",
        "لا يُستعمل العنصر {element} في التقرير",
        "take it out of the template, and its end with it",
        "يُحذف من القالب هو ونهايته",
    ),
    "document.unknown-element-near": Message(
        "error",
        "a report has no element <{element}>",
        "لا يُستعمل العنصر {element} في التقرير",
        "use <{instead}>, or take it out of the template",
        "يُستعمل {instead} مكانه، أو يُحذف من القالب",
    ),
    "document.misplaced-element": Message(
        "error",
        "<{element}> may not be inside <{parent}>",
        "لا يصح وضع {element} داخل {parent}",
        "check that every element before it is closed",
        "يُرجى التأكد من إغلاق كل العناصر التي قبله",
    ),
    "document.inline-element": Message(
        "error",
        "<{element}> may not be directly inside <{parent}>",
        "لا يصح وضع {element} داخل {parent} مباشرة",
        "put `<p>…</p>` around it",
        "يوضع حوله `<p>…</p>`",
    ),
    "document.unclosed-element": Message(
        "error",
        "<{element}> is not closed",
        "لم يُغلق العنصر {element}",
        "add `</{element}>`",
        "يُضاف `</{element}>`",
    ),
    "document.unexpected-end": Message(
        "error",
        "</{element}> closes nothing",
        "لا يوجد ما يُغلقه `</{element}>`",
        "take it out, or add <{element}> before it",
        "يُحذف، أو يُضاف {element} قبله",
    ),
    "document.stray-text": Message(
        "error",
        "there are words directly in <{parent}>: {text}",
        "نص موضوع مباشرة داخل {parent}: {text}",
        "put them into `<p>…</p>`",
        "مكانه داخل `<p>…</p>`",
    ),
    "document.unknown-attribute": Message(
        "error",
        "<{element}> has no attribute {attribute}",
        "لا توجد للعنصر {element} خاصية {attribute}",
        "take it out; looks belong in `theme.yaml`, under the name of a `class`",
        "تُحذف، فالشكل مكانه `theme.yaml` تحت اسم `class`",
    ),
    "document.missing-attribute": Message(
        "error",
        "<{element}> needs the attribute {attribute}",
        "يحتاج العنصر {element} إلى الخاصية {attribute}",
        'add `{attribute}="…"`',
        'يُضاف `{attribute}="…"`',
    ),
    "document.bad-value": Message(
        "error",
        "{attribute} of <{element}> cannot be «{value}»",
        "لا يصح أن تكون قيمة {attribute} في {element} هي «{value}»",
        "`dir` is `rtl` or `ltr`, `scope` is `row` or `col`, `data-src` is `path:line:column`",
        "قيمة `dir` هي `rtl` أو `ltr`، وقيمة `scope` هي `row` أو `col`، وقيمة `data-src` هي"
        " `path:line:column`",
    ),
    "document.bad-link": Message(
        "error",
        "a link may not lead to «{href}»",
        "لا يصح أن يقود رابط إلى «{href}»",
        "links lead to `http://`, `https://` or `mailto:` addresses",
        "تبدأ عناوين الروابط بـ`http://` أو `https://` أو `mailto:`",
    ),
    "document.heading-skipped": Message(
        "warning",
        "<{element}> follows no heading of level {level}; it is taken for one",
        "العنوان {element} لا يسبقه عنوان من المستوى {level}، فاعتُبر منه",
        "headings go down one level at a time: `h1`, `h2`, `h3`",
        "تتدرج العناوين مستوى بعد مستوى: `h1` ثم `h2` ثم `h3`",
    ),
    "document.ragged-table": Message(
        "error",
        "the rows of a table differ in their number of cells",
        "صفوف الجدول غير متساوية في عدد الخلايا",
        "give every `<tr>` the same number of `<th>` and `<td>`",
        "يكون في كل `<tr>` العدد نفسه من `<th>` و`<td>`",
    ),
    # compose: the look
    "theme.extends-unknown": Message(
        "error",
        "there is no theme {theme} to extend",
        "لا يوجد مظهر اسمه {theme} ليُبنى عليه",
        "the themes are: {known}",
        "المظاهر هي: {known}",
    ),
    "theme.no-style": Message(
        "warning",
        "the theme has no style {style}: its part looks like any other of its kind",
        "ليس في المظهر نمط باسم {style}، فظهر هذا الجزء كغيره من نوعه",
        "name it under `styles` in `theme.yaml`, or take the `class` out of the template",
        "يُضاف تحت `styles` في `theme.yaml`، أو تُحذف `class` من القالب",
    ),
    "theme.no-style-near": Message(
        "warning",
        "the theme has no style {style}: its part looks like any other of its kind",
        "ليس في المظهر نمط باسم {style}، فظهر هذا الجزء كغيره من نوعه",
        "perhaps {near} was meant?",
        "لعل المقصود {near}؟",
    ),
    "theme.no-stack": Message(
        "error",
        "the theme has no font called {font}",
        "لا يوجد في المظهر خط باسم {font}",
        "name it under `stacks` in `theme.yaml`",
        "يُضاف تحت `stacks` في `theme.yaml`",
    ),
    "theme.no-weight": Message(
        "warning",
        "the font {family} has no weight {weight}; {instead} is used",
        "ليس للخط {family} وزن {weight}، فاستُعمل {instead}",
        "name its file under `faces` in `theme.yaml`, or ask for another weight",
        "يُضاف ملفه تحت `faces` في `theme.yaml`، أو يُختار وزن آخر",
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
    "unchanged": Phrase("{path} is up to date", "التقرير {path} كما هو، إذ لم يتغير شيء"),
    "not-made": Phrase("no report of {path}", "لم يُنشأ تقرير {path}"),
    # a batch
    "batch.written": Phrase(
        "{count:# report written|# reports written}",
        "{count:كُتب تقرير واحد|كُتب تقريران|كُتبت # تقارير|كُتب # تقريراً|كُتب # تقرير}",
    ),
    "batch.unchanged": Phrase(
        "{count:# up to date|# up to date}",
        "{count:تقرير واحد كما هو|تقريران كما هما|# تقارير كما هي|# تقريراً كما هي|# تقرير كما هي}",
    ),
    "batch.failed": Phrase(
        "{count:# not made|# not made}",
        "{count:تقرير واحد لم يُنشأ|تقريران لم يُنشآ|# تقارير لم تُنشأ"
        "|# تقريراً لم تُنشأ|# تقرير لم تُنشأ}",
    ),
    "batch.missing": Phrase(
        "{count:# missing|# missing}",
        "{count:تقرير واحد غير موجود|تقريران غير موجودين|# تقارير غير موجودة"
        "|# تقريراً غير موجودة|# تقرير غير موجودة}",
    ),
    "batch.stale": Phrase(
        "{count:# out of date|# out of date}",
        "{count:تقرير واحد قديم|تقريران قديمان|# تقارير قديمة|# تقريراً قديمة|# تقرير قديمة}",
    ),
    "batch.summary": Phrase("{counts}, in {seconds} s", "{counts}، في {seconds} ثانية"),
    "batch.nothing": Phrase("no reports in this share", "لا تقارير في هذه الحصة"),
    "batch.slowest": Phrase("the slowest: {path}, {seconds} s", "أبطؤها {path} في {seconds} ثانية"),
    "watch.waiting": Phrase(
        "watching {count:# report|# reports}; Ctrl-C ends it",
        "تُراقَب ملفات {count:تقرير واحد|تقريرين|# تقارير|# تقريراً|# تقرير}،"
        " وينتهي ذلك بمفتاحي `Ctrl-C`",
    ),
    "watch.ended": Phrase("no longer watching", "انتهت المراقبة"),
    "preview.begun": Phrase(
        "{path} is shown at this address, and follows each save; Ctrl-C ends it:",
        "يُعرض {path} على هذا العنوان، ويتبع كل حفظ، وينتهي ذلك بمفتاحي `Ctrl-C`:",
    ),
    "preview.not-opened": Phrase(
        "no browser could be opened: please open the address yourself",
        "تعذّر فتح المتصفح، فيُرجى فتح العنوان فيه",
    ),
    "preview.ended": Phrase("the preview has ended", "انتهت المعاينة"),
    "preview.heading": Phrase("Preview", "معاينة التقرير"),
    "preview.pages": Phrase("Pages of the report", "صفحات التقرير"),
    "preview.page": Phrase("Page {number} of {count}", "الصفحة {number} من {count}"),
    "preview.pdf": Phrase("Open as PDF", "فتحه بصيغة PDF"),
    "preview.problems": Phrase("What was found", "ما يحتاج إلى نظر"),
    "preview.none": Phrase("No problems found.", "لا مشكلات."),
    "preview.fresh": Phrase("the pages are up to date", "الصفحات كما في الملف"),
    "preview.stale": Phrase("the pages are those from before", "الصفحات كما كانت قبل ذلك"),
    "preview.empty": Phrase("there are no pages yet", "لا صفحات بعد"),
    "preview.lost": Phrase(
        "joinup does not answer. The pages are the last ones; they follow again as soon as it"
        " does. If it has been ended, please start it again and open its new address.",
        "انقطع الاتصال ببرنامج joinup، والصفحات هي آخر ما وصل، وستتجدد تلقائياً حين يعود. وإن كان قد"
        " أُغلق فيُرجى تشغيله من جديد وفتح العنوان الجديد.",
    ),
    "sound": Phrase("{path}: no problems found", "لا مشكلات في {path}"),
    "new-notes": Phrase("wrote {path}", "أُنشئ الملف {path}"),
    "new-theme": Phrase(
        "wrote {path}: change it, then run: joinup build --theme {name} FILE",
        "أُنشئ الملف {path}، وبعد تعديله يُكتب الأمر: `joinup build --theme` {name} ثم اسم الملف",
    ),
    "wrote-sheet": Phrase("wrote {path}", "كُتبت ورقة الفحص: {path}"),
    # the summary that a CI shows
    "summary.heading": Phrase("Reports", "التقارير"),
    "summary.nothing": Phrase("No report was built.", "لم يُصنع أي تقرير."),
    "summary.counts": Phrase(
        "{good:# report|# reports} there, {bad} not; {warnings:# warning|# warnings};"
        " {seconds} s in all.",
        "الجاهز {good}، وغير الجاهز {bad}؛ {warnings:بلا تحذيرات|تحذير واحد|تحذيران|# تحذيرات"
        "|# تحذيراً|# تحذير}؛ والوقت كله {seconds} ث.",
    ),
    "summary.report": Phrase("report", "التقرير"),
    "summary.title": Phrase("title", "العنوان"),
    "summary.pages": Phrase("pages", "الصفحات"),
    "summary.words": Phrase("words", "الكلمات"),
    "summary.warnings": Phrase("warnings", "التحذيرات"),
    "summary.seconds": Phrase("seconds", "الثواني"),
    "summary.state": Phrase("state", "الحال"),
    "summary.verified": Phrase("verified", "التحقق"),
    "summary.sound": Phrase("sound", "سليم"),
    "summary.written": Phrase("made", "صُنع"),
    "summary.unchanged": Phrase("unchanged", "لم يتغير"),
    "summary.failed": Phrase("failed", "لم يُصنع"),
    "summary.missing": Phrase("missing", "غير موجود"),
    "summary.stale": Phrase("out of date", "قديم"),
    "summary.problems": Phrase("What is to be corrected", "ما يجب تصحيحه"),
    "summary.more": Phrase("And {count} more.", "وغيرها: {count}."),
    # the visibility sheet
    "sheet.title": Phrase("Visibility check", "فحص إظهار الممول"),
    "sheet.kept": Phrase("kept", "متحقق"),
    "sheet.not-kept": Phrase("not kept", "غير متحقق"),
    "sheet.pages": Phrase("page {pages}", "صفحة {pages}"),
    "sheet.all-kept": Phrase("All rules are kept.", "كل القواعد متحققة."),
    "sheet.some-not": Phrase("Some rules are not kept.", "بعض القواعد غير متحقق."),
    "sheet.rule": Phrase("Rule", "القاعدة"),
    "sheet.result": Phrase("Result", "النتيجة"),
    "sheet.measured": Phrase("Found", "القياس"),
    "sheet.source": Phrase("Source", "المصدر"),
    "sheet.sure.text": Phrase("in the text of the source", "من نص المصدر"),
    "sheet.sure.guidance": Phrase("drawn from guidance", "مستنتج من الإرشادات"),
    "sheet.sure.custom": Phrase("usual practice", "من الممارسة المعتادة"),
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
    "mend": Phrase("fix: {what}", "اقتراح: {what}"),
    "before": Phrase("before", "قبل"),
    "after": Phrase("after", "بعد"),
    "comma": Phrase(", ", "، "),
    # what a machine-made mend does (diagnostics.Fix.kind)
    "fix.quote": Phrase("put the text in quotation marks", "وضع النص بين علامتي تنصيص"),
    "fix.own-line": Phrase("move the remark to its own line", "نقل الملاحظة إلى سطر وحدها"),
    "fix.rename": Phrase("write {text}", "كتابة {text}"),
    "fix.letters": Phrase("write the plain letters", "كتابة الحروف العادية"),
    "fix.manner": Phrase("set it right", "كتابته كما ينبغي"),
    "fix.delete": Phrase("delete it", "حذفه"),
    "fix.space": Phrase("put a space here", "وضع مسافة هنا"),
    "fix.spaces": Phrase("put spaces in the tab's place", "وضع مسافات مكان الجدولة"),
    "fix.outdent": Phrase("start the line under the other keys", "بدء السطر تحت بقية الحقول"),
    "fix.dash": Phrase("write a dash and a space", "كتابة شرطة ثم مسافة"),
    "fix.item-line": Phrase("put the item on the next line", "نقل البند إلى السطر التالي"),
    "fix.nest": Phrase("nest the items under the text", "تفريع البنود تحت النص"),
    # what one would do next
    "next-open": Phrase("To look at it:", "لفتح التقرير والنظر فيه قبل إرساله:"),
    "next-fill": Phrase(
        "Open {path} in any editor, fill in what is blank, save it, then:",
        "يُفتح الملف {path} في المفكرة (Notepad) ويُعبّأ ما فيه من فراغ ويُحفظ، ثم يُفحص بالأمر:",
    ),
    "next-fix": Phrase(
        "What can be mended without a person, this mends:",
        "لإصلاح ما يمكن إصلاحه تلقائياً:",
    ),
    "next-correct": Phrase(
        "Correct the file, save it, and check it again:",
        "بعد تصحيح الملف وحفظه يُعاد الفحص:",
    ),
    "next-validate": Phrase("To see what is left:", "لعرض ما بقي من مشكلات:"),
    "next-build": Phrase("To make the report:", "لإنشاء التقرير:"),
    "opened": Phrase("opening {path}", "يُفتح التقرير: {path}"),
    "not-opened": Phrase(
        "{path} is there, but no program could be found to open it",
        "التقرير موجود في {path} لكن لم يُعثر على برنامج يفتحه",
    ),
    # doctor: what it found, and after .do what to do
    "doctor.versions": Phrase(
        "joinup {version}, Python {python}, and all they need",
        "إصدار joinup هو {version} وإصدار `Python` هو {python} وكل ما يلزم موجود",
    ),
    "doctor.parts-missing": Phrase(
        "joinup {version}, Python {python}; missing: {missing}",
        "إصدار joinup هو {version} وإصدار `Python` هو {python}، وينقص: {missing}",
    ),
    "doctor.parts-missing.do": Phrase(
        "install joinup again: `pip install --force-reinstall .`",
        "الحل إعادة التثبيت: `pip install --force-reinstall .`",
    ),
    "doctor.fonts": Phrase(
        "the fonts of the report: {count:# file|# files}",
        "خطوط التقرير موجودة: {count:ملف واحد|ملفان|# ملفات|# ملفاً|# ملف}",
    ),
    "doctor.fonts-missing": Phrase(
        "these fonts are missing or damaged: {fonts}", "خطوط ناقصة أو تالفة: {fonts}"
    ),
    "doctor.fonts-missing.do": Phrase(
        "put them into the folder `fonts`, or install joinup again",
        "توضع في المجلد `fonts`، أو يُعاد تثبيت joinup",
    ),
    "doctor.series": Phrase("{path} is in order", "ملف السلسلة سليم: {path}"),
    "doctor.no-series": Phrase(
        "there is no `series.yaml` here yet", "لا يوجد هنا ملف `series.yaml` بعد"
    ),
    "doctor.no-series.do": Phrase(
        "`joinup new` begins one with the first meeting",
        "الأمر `joinup new` يُنشئه مع أول لقاء",
    ),
    "doctor.file-faulty": Phrase("{path} has errors", "في الملف {path} أخطاء"),
    "doctor.file-faulty.do": Phrase("to see them: {command}", "لعرضها: {command}"),
    "doctor.logos-awaited": Phrase(
        "logos still awaited: {names}; their names are printed until then",
        "شعارات لم تصل بعد: {names}، وتُطبع الأسماء مكانها حتى ذلك الحين",
    ),
    "doctor.logos-awaited.do": Phrase(
        "ask the partner for an SVG or PNG, put it beside {path} and name it there with"
        " `logo:` and `alt:`",
        "يُطلب من الشريك ملف SVG أو PNG ويوضع بجانب {path} ويُذكر فيه بعد `الشعار:` و`وصف الشعار:`",
    ),
    "doctor.terminal-logical": Phrase(
        "this terminal puts Arabic in order itself; if Arabic looks wrong: {option}",
        "هذه النافذة ترتب العربية بنفسها، وإن ظهرت هذه الجملة (رقم 1) مقلوبة فالحل الخيار {option}",
    ),
    "doctor.terminal-visual": Phrase(
        "joinup puts Arabic in order for this terminal; if Arabic looks wrong: {option}",
        "يرتب joinup العربية لهذه النافذة، وإن ظهرت هذه الجملة (رقم 1) مقلوبة فالحل الخيار"
        " {option}",
    ),
    "doctor.can-write": Phrase(
        "reports can be written to {path}", "يمكن كتابة التقارير في المجلد {path}"
    ),
    "doctor.cannot-write": Phrase(
        "reports cannot be written to {path}: {reason}",
        "تعذّرت كتابة التقارير في المجلد {path}",
    ),
    "doctor.cannot-write.do": Phrase(
        "work in a folder of your own, or choose one with `-o`",
        "يكون العمل في مجلد من مجلدات المستخدم، أو يُختار مجلد آخر بالخيار `-o`",
    ),
    "doctor.well": Phrase("Reports can be made here.", "كل شيء جاهز لإنشاء التقارير."),
    "help.doctor": Phrase(
        "Check that everything is there to make reports.\nVersions, fonts, the series and its"
        " logos, the terminal, the right to write: each with what to do about it.",
        "التأكد من أن كل شيء جاهز لإنشاء التقارير.\nالإصدارات والخطوط وملف السلسلة وشعاراته"
        " والنافذة وإذن الكتابة، ومع كل منها ما يُعمل لإصلاحه.",
    ),
    # what new asks
    "ask.begin": Phrase(
        "A few questions. Enter alone leaves a blank to fill in later; Ctrl-C stops.",
        "أسئلة قليلة. الضغط على `Enter` وحده يترك الموضع فارغاً لتعبئته لاحقاً، و`Ctrl-C` للتوقف.",
    ),
    "ask.number": Phrase(
        "The meeting's number? (Enter alone: {usual})",
        "رقم اللقاء؟ (`Enter` وحده يعني {usual})",
    ),
    "ask.date": Phrase("Its date? As 23/4/2020", "تاريخ اللقاء؟ مثل 23 نيسان 2020 أو `23/4/2020`"),
    "ask.title": Phrase("Its subject?", "موضوع اللقاء؟"),
    "ask.location": Phrase("Where was it held?", "مكان اللقاء؟ قاعة، أو اسم المنصة إن كان عن بعد"),
    "ask.time": Phrase("From when to when? As 21:00-22:30", "وقت اللقاء؟ مثل `21:00-22:30`"),
    "ask.name": Phrase(
        "What are these meetings called, all together?",
        "ما اسم سلسلة اللقاءات كلها؟ مثل: لريادة الأعمال الاجتماعية",
    ),
    "ask.about": Phrase("What are they about, in a sentence?", "نبذة عن هذه اللقاءات في جملة؟"),
    "ask.objectives": Phrase("Their first objective?", "ما أول أهدافها؟"),
    "ask.partner": Phrase("Which organisation leads them?", "ما اسم المنظمة التي تقودها؟"),
    "ask.taken": Phrase("{path} is there already", "الملف {path} موجود من قبل"),
    # fix: mends carried out
    "nothing-to-fix": Phrase(
        "{path}: nothing here that can be mended without a person",
        "لا شيء في {path} يمكن إصلاحه تلقائياً",
    ),
    "fix-encoding": Phrase(
        "saved as {encoding} until now; it will be saved as UTF-8",
        "الملف محفوظ بترميز {encoding} وسيُحفظ بترميز UTF-8",
    ),
    "fix-agree": Phrase(
        "Write these changes to {path}? yes or no",
        "هل تُكتب هذه التعديلات في الملف {path}؟ نعم أو لا",
    ),
    "fix-with-yes": Phrase(
        "{path} was left as it is; with --yes these changes are written",
        "بقي الملف {path} كما هو، ومع الخيار `--yes` تُكتب هذه التعديلات",
    ),
    "fixed-encoding": Phrase(
        "{path} is saved as UTF-8 now", "الملف {path} محفوظ الآن بترميز UTF-8"
    ),
    "fix-not": Phrase("{path} was left as it is", "بقي الملف {path} كما هو"),
    "fixed": Phrase(
        "{path}: {count:# problem mended|# problems mended}",
        "{count:أُصلحت مشكلة واحدة|أُصلحت مشكلتان|أُصلحت # مشكلات|أُصلحت # مشكلة|أُصلحت # مشكلة}"
        " في {path}",
    ),
    "help.fix": Phrase(
        "Mend what can be mended without a person.\nMarks, spaces, keys and hidden characters"
        " are set right; no word is changed. The changes are shown first.",
        "إصلاح ما يمكن إصلاحه تلقائياً.\nتُصحَّح العلامات والمسافات وأسماء الحقول والرموز الخفية"
        " من دون تغيير أي كلمة، وتُعرض التعديلات أولاً.",
    ),
    "help.fix.yes": Phrase("Write the changes without asking.", "كتابة التعديلات من دون سؤال."),
    "help.fix.diff": Phrase(
        "Only show the changes, and write nothing.", "عرض التعديلات فقط من دون كتابة شيء."
    ),
    "stopped": Phrase("stopped; nothing was left half done", "توقّف العمل ولم يُترك شيء ناقصاً"),
    "bug": Phrase(
        "something went wrong inside joinup; the files are as they were. Please send us this"
        " file: {path}",
        "حدث خطأ داخل joinup وبقيت الملفات كما هي. نرجو إرسال هذا الملف إلينا: {path}",
    ),
    "usable": Phrase(
        "{path}: ready for a report, with remarks",
        "{path} صالح لإنشاء التقرير، وفيه ما يستحق النظر",
    ),
    "wrong": Phrase("Not like this:", "مثال فيه المشكلة:"),
    "right": Phrase("But like this:", "والصواب:"),
    # verify, extract, diff
    "verify.made": Phrase(
        "{path}: made by joinup {version} from the notes of «{title}», {date}",
        "الملف {path} من صنع joinup {version} من بيانات لقاء «{title}» بتاريخ {date}",
    ),
    "verify.words-same": Phrase(
        "the pages show {count:# word|# words}, all as the data has them and in order",
        "في الصفحات {count:كلمة واحدة|كلمتان|# كلمات|# كلمة|# كلمة}، وهي كلها كما في البيانات"
        " وبترتيبها",
    ),
    "verify.same-bytes": Phrase(
        "made again from its own data: the same file, byte for byte",
        "أعيد صنعه من بياناته فكان الملف نفسه تماماً",
    ),
    "verify.same-content": Phrase(
        "made again from its own data: the same content; only compressed or saved otherwise",
        "أعيد صنعه من بياناته فكان المحتوى نفسه؛ وما اختلف إلا ضغط الملف أو طريقة حفظه",
    ),
    "wrote-file": Phrase("wrote {path}", "كُتب الملف {path}"),
    "extract.lacking": Phrase(
        "the report was made with other things than are here: {what}",
        "صُنع التقرير بما ليس موجوداً هنا: {what}",
    ),
    "diff.same": Phrase("no difference in what they say", "لا فرق بينهما في المضمون"),
    "diff.count": Phrase(
        "{count:# difference|# differences}",
        "{count:فرق واحد|فرقان|# فروق|# فرقاً|# فرق}",
    ),
    "diff.beside": Phrase(
        "wrote {path}: the first and the second side by side, the lines that changed marked",
        "كُتب الملف {path} وفيه الأول والثاني جنباً إلى جنب، مع تعليم الأسطر المختلفة",
    ),
    "help.verify": Phrase(
        "Check that finished reports say what their data says.\nThe words are read from the"
        " printed pages, the report is made again from the data it carries, and both are"
        " compared. Nothing is changed.",
        "التحقق من أن التقارير الجاهزة تقول ما في بياناتها.\nتُقرأ الكلمات من الصفحات"
        " المطبوعة، ويُصنع التقرير من جديد من البيانات المضمّنة فيه، ثم يُقارَن هذا بذاك. ولا"
        " يتغير شيء.",
    ),
    "help.verify.names": Phrase(
        "Reports, as PDF files, or a folder of reports.", "تقارير بصيغة PDF، أو مجلد فيه تقارير."
    ),
    "help.verify.machine": Phrase(
        "Print the verdicts as JSON, for programs.", "عرض النتائج بصيغة `JSON` للبرامج."
    ),
    "help.extract": Phrase(
        "Take the notes, the series and the theme out of a report.\nBuilding them again makes"
        " the same report. Never writes over a file.",
        "استخراج بيانات اللقاء والسلسلة والمظهر من تقرير.\nوإنشاء التقرير منها من جديد يعطي"
        " التقرير نفسه. ولا يُكتب فوق ملف موجود أبداً.",
    ),
    "help.extract.name": Phrase("A report, as a PDF file.", "تقرير بصيغة PDF."),
    "help.extract.folder": Phrase(
        "The folder to write them to. Otherwise: one called as the report is",
        "المجلد الذي تُكتب فيه. وإن لم يُذكر فمجلد باسم التقرير",
    ),
    "help.diff": Phrase(
        "Tell what changed from one meeting's notes or report to another's.\nOnly what they say"
        " is compared, entry by entry. Exit code 1 when they differ.",
        "عرض ما تغير بين ملفي لقاء أو تقريرين أو ملف وتقرير.\nيُقارَن المضمون وحده بنداً بنداً."
        " ورمز الخروج 1 إن اختلفا.",
    ),
    "help.diff.first": Phrase("Notes, or a report.", "ملف لقاء أو تقرير."),
    "help.diff.second": Phrase("What to compare with it.", "ما يُقارَن به."),
    "help.diff.pdf": Phrase(
        "Write both side by side to a PDF, the lines that changed marked.",
        "كتابة الاثنين جنباً إلى جنب في ملف PDF مع تعليم الأسطر المختلفة.",
    ),
    "help.build.verify": Phrase(
        "Read the finished report back; it is not put in place if a word differs.",
        "قراءة التقرير الجاهز للتحقق منه، ولا يوضع في مكانه إن اختلفت كلمة.",
    ),
    "help.usage": Phrase("Usage:", "الاستعمال:"),
    "help.arguments": Phrase("What it takes:", "المعطيات:"),
    "help.options": Phrase("Options:", "الخيارات:"),
    "help.commands": Phrase("Commands:", "الأوامر:"),
    "help.codes": Phrase("All messages, by their codes:", "كل الرسائل برموزها:"),
    "help.begin": Phrase("Begin with: joinup new", "البداية: `joinup new`"),
    "help.joinup": Phrase(
        "Makes the final report of a meeting, a PDF, from notes written about it.",
        "يصنع التقرير الختامي للقاء بصيغة PDF من الملاحظات المكتوبة عنه.",
    ),
    "help.help": Phrase("Show this help.", "عرض هذه المساعدة."),
    "help.version": Phrase("Show the version.", "عرض رقم الإصدار."),
    "help.lang": Phrase(
        "The language of messages: ar or en.", "لغة الرسائل: `ar` للعربية أو `en` للإنجليزية."
    ),
    "help.names": Phrase(
        "The notes of a meeting, or a folder of notes.", "ملف لقاء، أو مجلد فيه ملفات لقاءات."
    ),
    "help.build": Phrase(
        "Make the report of one meeting or several.\nbuild/meeting-07.pdf comes from"
        " meeting-07.yaml; without names, all meetings are meant. A report is left alone while"
        " nothing it is made of has changed. If the notes have problems, all of them are listed"
        " and the old report stays as it was.",
        "إنشاء تقرير لقاء واحد أو أكثر.\nمن الملف `meeting-07.yaml` ينتج"
        " `build/meeting-07.pdf`، وإن لم تُذكر أسماء فالمقصود كل اللقاءات. ولا يُنشأ تقرير من"
        " جديد ما لم يتغير شيء مما صُنع منه. وإن كان في الملف مشكلات تُعرض كلها ويبقى"
        " التقرير القديم كما كان.",
    ),
    "help.build.output": Phrase(
        "Where to put the report: a folder, or the file's name. Otherwise: build/",
        "مكان التقرير: مجلد، أو اسم الملف. وإن لم يُذكر فالمجلد `build`",
    ),
    "help.to": Phrase(
        "pdf (as if nothing is said) or html: one page for a screen, with all that is in it."
        " Both may be asked for.",
        "`pdf` (وهو المعتاد) أو `html`: صفحة واحدة للشاشة فيها كل ما يلزمها. ويمكن طلب الاثنين"
        " معاً.",
    ),
    "help.build.force": Phrase(
        "Make them even if nothing has changed.", "إنشاؤها وإن لم يتغير شيء."
    ),
    "help.build.check": Phrase(
        "Write nothing; fail if a report is missing or out of date, and name it.",
        "لا يُكتب شيء، وينتهي الأمر بخطأ يسمّي كل تقرير ناقص أو قديم.",
    ),
    "help.build.quiet": Phrase("Say nothing but errors.", "لا يُعرض شيء غير الأخطاء."),
    "help.jobs": Phrase(
        "How many processes make them. Otherwise: one for each processor",
        "عدد العمليات التي تنشئها. وإن لم يُذكر فواحدة لكل معالج",
    ),
    "help.build.shard": Phrase(
        "Only this share of the reports: 2/5 is the second of five, the same on every machine.",
        "هذه الحصة فقط من التقارير: `2/5` هي الثانية من خمس، وهي نفسها على كل جهاز.",
    ),
    "help.build.report": Phrase(
        "Write a JSON file for programs: inputs, hashes, pages, words, findings, times.",
        "كتابة ملف `JSON` للبرامج: الملفات وبصماتها والصفحات والكلمات والملاحظات والأوقات.",
    ),
    "help.build.junit": Phrase(
        "Write the results as JUnit XML, for the dashboards of CI.",
        "كتابة النتائج بصيغة `JUnit XML` للوحات المتابعة.",
    ),
    "help.watch": Phrase(
        "Make reports again whenever a file they are made of is saved.\nWithout names: all of the"
        " workspace. Ctrl-C ends it.",
        "إنشاء التقارير من جديد كلما حُفظ ملف من ملفاتها.\nوإن لم تُذكر أسماء فكل تقارير المجلد."
        " وينتهي ذلك بمفتاحي `Ctrl-C`.",
    ),
    "help.preview": Phrase(
        "Show a report's pages in the browser; they follow each save.\nAnd what is wrong, at its"
        " line. Only this machine can see it. Ctrl-C ends it.",
        "عرض صفحات التقرير في المتصفح، تتجدد مع كل حفظ.\nومعها المشكلات في سطورها. لا يراها أحد"
        " من غير هذا الجهاز. وينتهي ذلك بمفتاحي `Ctrl-C`.",
    ),
    "help.preview.name": Phrase("The notes of a meeting.", "ملف لقاء."),
    "help.preview.port": Phrase(
        "The port of the address. Otherwise: one that is free.",
        "رقم المنفذ في العنوان. وإن لم يُذكر فأي منفذ متاح.",
    ),
    "help.preview.show": Phrase(
        "Whether to open the browser. Otherwise: at a terminal, yes.",
        "فتح المتصفح أو لا. وإن لم يُذكر فيُفتح لمن يعمل في نافذة أوامر.",
    ),
    "help.watch.output": Phrase(
        "Where to put the reports: a folder, or a PDF's name. Otherwise: build/",
        "مكان التقارير: مجلد، أو اسم ملف PDF. وإن لم يُذكر فالمجلد `build`",
    ),
    "help.build.show": Phrase("Open the report when it is there.", "فتح التقرير بعد إنشائه."),
    "help.terminal": Phrase(
        "Whether the terminal puts Arabic in order (logical) or joinup does (visual).",
        "من يرتب العربية على الشاشة: النافذة نفسها (`logical`) أو joinup (`visual`).",
    ),
    "help.install_completion": Phrase(
        "Let the shell complete names and options with Tab.",
        "تفعيل إكمال الأسماء والخيارات بمفتاح Tab.",
    ),
    "help.show_completion": Phrase(
        "Show what would be installed for that.", "عرض ما يُضاف إلى النظام لهذا الإكمال."
    ),
    "new-workspace": Phrase("wrote {path}", "أُنشئ {path}"),
    "next-workspace": Phrase(
        "Your series is described in {path}. To make the first report:",
        "تُعدّل بيانات السلسلة في {path}، ولإنشاء أول تقرير:",
    ),
    "help.init": Phrase(
        "Make a folder for reports that works at once.\nA series, one meeting to try things out"
        " with, a template and a theme to change, and settings for editors. Nothing that is"
        " there is written over.",
        "إنشاء مجلد للتقارير جاهز للعمل.\nفيه سلسلة ولقاء للتجربة وقالب ومظهر للتعديل وإعدادات"
        " للمحررات. ولا يُكتب فوق أي ملف موجود.",
    ),
    "help.init.folder": Phrase("The folder, new or empty.", "المجلد، جديد أو فارغ."),
    "help.template": Phrase(
        "The template: final-report, or another of those that `joinup templates` lists.",
        "القالب: `final-report` أو غيره مما يعرضه الأمر `joinup templates`.",
    ),
    "help.templates": Phrase(
        "List the templates that reports are made by.", "عرض القوالب التي تُصنع بها التقارير."
    ),
    "help.theme": Phrase(
        "Another look than the usual one; `joinup themes` lists them.",
        "مظهر آخر غير المعتاد؛ يعرض الأمر `joinup themes` المظاهر الموجودة.",
    ),
    "help.themes": Phrase(
        "List the looks a report can have.", "عرض المظاهر التي يمكن أن يظهر بها التقرير."
    ),
    "help.new-theme": Phrase(
        "Begin a look of one's own.\nThe usual theme is copied into the workspace, to be"
        " changed there: colours, fonts, sizes, spaces.",
        "بدء مظهر خاص للتقرير.\nيُنسخ المظهر المعتاد إلى مجلد العمل لتعديله هناك: الألوان"
        " والخطوط والأحجام والمسافات.",
    ),
    "help.new-theme.name": Phrase("The name of the new theme.", "اسم المظهر الجديد."),
    "help.visibility": Phrase(
        "Check that a report keeps the funder's rules.\nThe report is laid out and measured:"
        " emblem, statement, disclaimer, logos. Exit code 1 when a rule is not kept.",
        "التحقق من مراعاة قواعد إظهار الممول.\nيُنسق التقرير ثم يُقاس: الشعار والعبارة وإخلاء"
        " المسؤولية وشعارات الشركاء. ورمز الخروج 1 إن لم تُراعَ قاعدة.",
    ),
    "help.visibility.name": Phrase("The notes of a meeting.", "ملف لقاء."),
    "help.visibility.pdf": Phrase(
        "Write the sheet as a PDF of one page, too.",
        "كتابة ورقة الفحص أيضاً بصيغة PDF في صفحة واحدة.",
    ),
    "help.validate": Phrase(
        "Check notes, or a series.yaml, without making a report.\nEvery problem of every file"
        " is listed, with its line and what to do about it.",
        "فحص ملفات اللقاءات أو الملف `series.yaml` من دون إنشاء تقرير.\nتُعرض كل المشكلات في"
        " كل الملفات، مع سطر كل منها وطريقة حلها.",
    ),
    "help.validate.form": Phrase(
        "How to list the problems: human for people, json, github or sarif for programs.",
        "طريقة عرض المشكلات: `human` للناس، و`json` أو `github` أو `sarif` للبرامج.",
    ),
    "help.validate.strict": Phrase(
        "Let warnings fail, too (exit code 1).", "عدّ التحذيرات أخطاء أيضاً (رمز الخروج 1)."
    ),
    "help.new": Phrase(
        "Begin the notes of a meeting: asks a little, and writes a file to fill in.\nNever"
        " writes over a file. A program is asked nothing.",
        "بدء ملف لقاء جديد: أسئلة قليلة ثم ملف للتعبئة.\nولا يُكتب فوق ملف موجود أبداً.",
    ),
    "help.new.name": Phrase(
        "The file to begin. Otherwise: named by the next free number.",
        "اسم الملف الجديد. وإن لم يُذكر فبالرقم التالي.",
    ),
    "help.new.number": Phrase("The meeting's number.", "رقم اللقاء."),
    "help.new.date": Phrase("Its date: 23/4/2020.", "تاريخه، مثل `23/4/2020`."),
    "help.new.title": Phrase("Its subject.", "موضوعه."),
    "help.new.location": Phrase("Where it was held.", "مكانه."),
    "help.new.time": Phrase("When it began and ended.", "وقت بدايته ونهايته."),
    "help.keys": Phrase(
        "The language of the keys, ar or en. Otherwise: that of the messages.",
        "لغة أسماء الحقول: `ar` أو `en`. وإن لم تُذكر فلغة الرسائل.",
    ),
    "help.new.no_questions": Phrase("Ask nothing.", "من دون أسئلة."),
    "help.schema": Phrase(
        "Print the JSON Schema of notes, or of series.yaml.\nEditors such as VS Code complete"
        " and check the files with it.",
        "عرض مخطط ملف اللقاء أو ملف السلسلة بصيغة `JSON Schema`.\nتستعمله المحررات مثل"
        " `VS Code` لإكمال الحقول وفحصها أثناء الكتابة.",
    ),
    "help.schema.of": Phrase(
        "Which file: meeting or series. Otherwise: meeting",
        "أي ملف: `meeting` أو `series`. وإن لم يُذكر فملف اللقاء `meeting`",
    ),
    "help.explain": Phrase(
        "Explain a message by its code, with an example.\nWithout a code: list all messages.",
        "شرح رسالة بحسب رمزها مع مثال.\nومن دون رمز: عرض كل الرسائل.",
    ),
    "help.explain.code": Phrase("A code, such as source.tab.", "رمز رسالة، مثل `source.tab`."),
}
