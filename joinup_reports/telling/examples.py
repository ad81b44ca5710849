"""For each code an example of what is found fault with, and of how it is right.

Parts of a notes file, a series, a theme or a template, or a command, as `joinup explain` and
docs/diagnostics.md show them. Tests read them: the first has the fault, the second has not.
A code without an example is about something that cannot be written down.
"""

from __future__ import annotations

import re

from joinup_reports.tuples import NamedTuple


class Example(NamedTuple):
    """`mend` is empty where the mend is to take something away or to do something else."""

    fault: str
    mend: str = ""


def visible(text: str) -> str:
    """An example as it is shown: what cannot be seen by its code point, a tab as an arrow."""
    return _UNSEEN.sub(lambda m: f"⟨U+{ord(m[0]):04X}⟩", text).replace("\t", "⟶")


_UNSEEN = re.compile("[\u200b\u202a-\u202e\u2066-\u2069]")

EXAMPLES: dict[str, Example] = {
    "text.missing-glyph": Example("title: لقاء 𓀀", "title: لقاء"),
    # reading: the file and its characters
    "source.override": Example("title: اللقاء \u202eالسابع", "title: اللقاء السابع"),
    "source.invisible-character": Example("title: اللقاء\u200b السابع", "title: اللقاء السابع"),
    "source.unbalanced-bidi": Example("title: لقاء \u2067السابع", "title: لقاء السابع"),
    "source.bidi-control": Example("title: لقاء \u2066JOinUP\u2069", "title: لقاء JOinUP"),
    "source.presentation-forms": Example("title: ﺍﻟﻠﻘﺎﺀ ﺍﻟﺴﺎﺑﻊ", "title: اللقاء السابع"),
    "source.look-alike": Example("title: اللقاء فی الزرقاء", "title: اللقاء في الزرقاء"),
    # reading: how the file is written
    "source.tab": Example("challenges:\n\t- ضعف التمويل", "challenges:\n  - ضعف التمويل"),
    "source.repeated-key": Example(
        "title: اللقاء السابع\ntitle: لقاء الزرقاء", "title: اللقاء السابع في الزرقاء"
    ),
    "source.several-documents": Example(
        "location: عمان\n---\ntitle: اللقاء السابع", "location: عمان\ntitle: اللقاء السابع"
    ),
    "source.special-start": Example("title: @joinup في الزرقاء", 'title: "@joinup في الزرقاء"'),
    "source.other-bullet": Example(
        "challenges:\n  * ضعف التمويل\n  * قلة الخبرة",
        "challenges:\n  - ضعف التمويل\n  - قلة الخبرة",
    ),
    "source.dash-without-space": Example(
        "challenges:\n  -ضعف التمويل\n  -قلة الخبرة",
        "challenges:\n  - ضعف التمويل\n  - قلة الخبرة",
    ),
    "source.mixed-quotes": Example('title: "اللقاء السابع”', 'title: "اللقاء السابع"'),
    "source.smart-quotes": Example("title: “اللقاء السابع”", 'title: "اللقاء السابع"'),
    "source.open-quote": Example('title: "اللقاء السابع', 'title: "اللقاء السابع"'),
    "source.after-quote": Example('title: "انضمام" في الزرقاء', 'title: >-\n  "انضمام" في الزرقاء'),
    "source.escape": Example('title: "مجلد C:\\الزرقاء"', "title: 'مجلد C:\\الزرقاء'"),
    "source.list-beside-key": Example("challenges: - ضعف التمويل", "challenges:\n  - ضعف التمويل"),
    "source.no-colon": Example(
        "title اللقاء السابع\nlocation: عمان", "title: اللقاء السابع\nlocation: عمان"
    ),
    "source.open-bracket": Example("title: [مسودة اللقاء", 'title: "[مسودة] اللقاء"'),
    "source.indentation": Example(
        "challenges:\n  - ضعف التمويل\n - قلة الخبرة",
        "challenges:\n  - ضعف التمويل\n  - قلة الخبرة",
    ),
    "source.key-not-text": Example("[title]: اللقاء", "title: اللقاء"),
    "source.remark-in-brackets": Example(
        "challenges: [لقاء #تعافي, ورشة]", 'challenges: ["لقاء #تعافي", ورشة]'
    ),
    "source.comment-after-text": Example(
        "challenges:\n  - ضعف التمويل # للمراجعة",
        "challenges:\n  # للمراجعة\n  - ضعف التمويل",
    ),
    "source.tag-line": Example(
        "challenges:\n  - ضعف التمويل\n    #انضمام",
        'challenges:\n  - "ضعف التمويل\n    #انضمام"',
    ),
    "source.bullet-in-text": Example(
        "challenges:\n  - صعوبات منها\n    - ضعف التمويل",
        "challenges:\n  - text: صعوبات منها\n    items:\n      - ضعف التمويل",
    ),
    # what stands in a field, of whatever file
    "fields.not-keys": Example("ملاحظات اللقاء السابع", "title: اللقاء السابع"),
    "fields.unknown-key": Example("اللون: أزرق"),
    "fields.misspelt-key": Example("titel: اللقاء السابع", "title: اللقاء السابع"),
    "fields.missing-key": Example(
        "date: 23 نيسان 2020\ntitle: اللقاء السابع\n"
        "challenges: [أ]\nresponses: [ب]\nopportunities: [ج]\nlessons: [د]",
        "date: 23 نيسان 2020\ntitle: اللقاء السابع\nlocation: عمان\n"
        "challenges: [أ]\nresponses: [ب]\nopportunities: [ج]\nlessons: [د]",
    ),
    "fields.missing-keys": Example(
        "title: اللقاء السابع\nchallenges: [أ]\nresponses: [ب]\nopportunities: [ج]\nlessons: [د]",
        "date: 23 نيسان 2020\ntitle: اللقاء السابع\nlocation: عمان\n"
        "challenges: [أ]\nresponses: [ب]\nopportunities: [ج]\nlessons: [د]",
    ),
    "fields.empty": Example("location:", "location: عمان"),
    "fields.empty-item": Example(
        "challenges:\n  - ضعف التمويل\n  -", "challenges:\n  - ضعف التمويل"
    ),
    "fields.list-for-text": Example(
        "title:\n  - اللقاء السابع\n  - في الزرقاء", "title: اللقاء السابع في الزرقاء"
    ),
    "fields.keys-for-text": Example(
        "location:\n  city: الزرقاء\n  hall: الجامعة", "location: الزرقاء، قاعة الجامعة"
    ),
    "fields.text-for-list": Example("challenges: ضعف التمويل", "challenges:\n  - ضعف التمويل"),
    "fields.keys-for-list": Example(
        "challenges:\n  first: ضعف التمويل", "challenges:\n  - ضعف التمويل"
    ),
    "fields.colon-in-text": Example(
        "title: العمل عن بعد: ما له وما عليه", 'title: "العمل عن بعد: ما له وما عليه"'
    ),
    "fields.colon-above-items": Example(
        "challenges:\n  - صعوبات منها :\n      - ضعف التمويل",
        'challenges:\n  - text: "صعوبات منها :"\n    items:\n      - ضعف التمويل',
    ),
    "fields.key-in-text": Example(
        "title: اللقاء السابع\n  location: عمان", "title: اللقاء السابع\nlocation: عمان"
    ),
    "fields.not-a-choice": Example("mode: onlin", "mode: online"),
    "fields.not-a-number": Example("number: السابع", "number: 7"),
    "fields.number-and-words": Example(
        "participants:\n  women: 14 امرأة", "participants:\n  women: 14"
    ),
    "fields.not-these-keys": Example("participants: 43", "participants:\n  count: 43"),
    "fields.not-a-language": Example("lang: عربي", "lang: ar"),
    # the notes of a meeting
    "meeting.not-a-date": Example("date: الخميس القادم", "date: 23 نيسان 2020"),
    "meeting.no-such-day": Example("date: 31/4/2020", "date: 30/4/2020"),
    "meeting.wrong-weekday": Example("date: الجمعة، 23 نيسان 2020", "date: الخميس، 23 نيسان 2020"),
    "meeting.not-a-time": Example(
        'time:\n  from: "25:00"\n  to: "22:30"', 'time:\n  from: "21:00"\n  to: "22:30"'
    ),
    "meeting.more-than-came": Example(
        "participants:\n  count: 23\n  women: 14\n  men: 19",
        "participants:\n  count: 23\n  women: 14\n  men: 9",
    ),
    "meeting.fewer-than-came": Example(
        "participants:\n  count: 23\n  women: 4\n  men: 9",
        "participants:\n  count: 23\n  women: 14\n  men: 9",
    ),
    "meeting.photo-without-alt": Example(
        "photos:\n  - file: photos/hall.jpg\n    caption: جلسة الافتتاح",
        "photos:\n  - file: photos/hall.jpg\n    caption: جلسة الافتتاح\n"
        "    alt: عشرون مشاركاً حول طاولة في قاعة، وأمامهم شاشة عرض",
    ),
    "meeting.not-a-link": Example(
        "links:\n  - www.example.org", "links:\n  - https://www.example.org"
    ),
    "meeting.email-as-link": Example(
        "links:\n  - sanaa@example.org", "prepared_by:\n  name: سناء\n  email: sanaa@example.org"
    ),
    "meeting.not-an-email": Example(
        "prepared_by:\n  name: سناء\n  email: sanaa(at)example.org",
        "prepared_by:\n  name: سناء\n  email: sanaa@example.org",
    ),
    "meeting.next-not-later": Example(
        "next_meeting:\n  date: 21/3/2020", "next_meeting:\n  date: 21/5/2020"
    ),
    "care.doubled-space": Example("title: ريادة  الأعمال", "title: ريادة الأعمال"),
    "care.space-before-comma": Example("title: تحديات ، وفرص", "title: تحديات، وفرص"),
    "care.latin-comma": Example("title: تحديات, فرص، دروس", "title: تحديات، فرص، دروس"),
    "care.repeated-word": Example("title: فرص في في التسويق", "title: فرص في التسويق"),
    "care.slip": Example("title: دعم المتجمع", "title: دعم المجتمع"),
    "care.no-pair": Example("- المتجمع", "المتجمع: المجتمع"),
    # the series, its pictures, and the theme
    "series.logo-without-alt": Example(
        "partners:\n  - name: انضمام\n    role: lead\n    logo: logo.png",
        "partners:\n  - name: انضمام\n    role: lead\n    logo: logo.png\n    alt: شعار انضمام",
    ),
    "picture.outside": Example("logo: ../Desktop/logo.png", "logo: logo.png"),
    "picture.not-found": Example("logo: شعار.png", "logo: logo.png"),
    "picture.unknown": Example("logo: logo.docx", "logo: logo.png"),
    "picture.not-found-near": Example("file: photos/hal.jpg", "file: photos/hall.jpg"),
    "photo.unknown": Example("file: photos/hall.heic", "file: photos/hall.jpg"),
    "svg.unsafe": Example("<svg><script>…</script></svg>", '<svg><path d="…"/></svg>'),
    "svg.unsupported": Example("<svg><text>…</text></svg>", '<svg><path d="…"/></svg>'),
    "visibility.no-profile": Example(
        "name: لقاءات الريادة",
        "name: لقاءات الريادة\nvisibility:\n  profile: eu-2018\n  responsible: انضمام",
    ),
    "theme.not-a-length": Example("size: كبير", "size: 11"),
    "theme.not-lengths": Example("padding: 4", "padding: [0, 4]"),
    "theme.not-a-colour": Example('colour: "#1F5A6"', 'colour: "#1F5A66"'),
    "theme.unknown-colour": Example("colour: acent", "colour: accent"),
    "theme.unknown-family": Example("stacks: {body: [plexx]}", "stacks: {body: [plex]}"),
    "theme.unknown-style": Example("h3: {like: h22}", "h3: {like: h2}"),
    "theme.like-circle": Example(
        "h2: {like: h3}\nh3: {like: h2}", "h2: {size: 15}\nh3: {like: h2}"
    ),
    "theme.no-base": Example(
        "styles:\n  h2: {size: 15}", "styles:\n  base: {font: body, size: 11}\n  h2: {size: 15}"
    ),
    "theme.contrast": Example('colour: "#CCCCCC"', 'colour: "#1B1B1B"'),
    "theme.no-stack": Example("base: {font: bodi}", "base: {font: body}"),
    "theme.no-weight": Example("h2: {weight: black}", "h2: {weight: bold}"),
    "workspace.no-font": Example("regular: plex.ttf", "regular: plex/Plex-Regular.ttf"),
    # what was asked for
    "use.not-found": Example("joinup build meeting-70.yaml", "joinup build meeting-07.yaml"),
    "use.not-found-near": Example("joinup build meeting-7.yaml", "joinup build meeting-07.yaml"),
    "use.same-report": Example(
        "joinup build amman/meeting-07.yaml irbid/meeting-07.yaml",
        "joinup build amman/meeting-07.yaml -o amman\njoinup build irbid/meeting-07.yaml -o irbid",
    ),
    "use.one-file-many-reports": Example(
        "joinup build meetings -o report.pdf", "joinup build meetings -o reports"
    ),
    "use.output-no-pdf": Example(
        "joinup build meeting-07.yaml -o notes.yaml", "joinup build meeting-07.yaml -o report.pdf"
    ),
    "use.output-other-kind": Example(
        "joinup build meeting-07.yaml --to html -o report.pdf",
        "joinup build meeting-07.yaml --to html -o report.html",
    ),
    "use.verify-needs-pdf": Example(
        "joinup build meeting-07.yaml --to html --verify",
        "joinup build meeting-07.yaml --to html --to pdf --verify",
    ),
    "use.series-is-no-meeting": Example(
        "joinup build meetings/series.yaml", "joinup validate meetings/series.yaml"
    ),
    "use.no-such-command": Example("joinup print meeting-07.yaml", "joinup build meeting-07.yaml"),
    "use.no-such-command-near": Example(
        "joinup bild meeting-07.yaml", "joinup build meeting-07.yaml"
    ),
    "use.no-such-option": Example(
        "joinup build meeting-07.yaml --out reports", "joinup build meeting-07.yaml -o reports"
    ),
    "use.no-such-choice": Example(
        "joinup validate meeting-07.yaml --lang fr", "joinup validate meeting-07.yaml --lang ar"
    ),
    "use.no-such-shard": Example("joinup build --shard 6/5", "joinup build --shard 5/5"),
    "use.option-without-value": Example(
        "joinup build meeting-07.yaml -o", "joinup build meeting-07.yaml -o reports"
    ),
    "use.missing": Example("joinup validate", "joinup validate meeting-07.yaml"),
    "use.too-much": Example("joinup new meeting 8.yaml", 'joinup new "meeting 8.yaml"'),
    "use.no-such-code": Example("joinup explain source.tabs", "joinup explain source.tab"),
    "use.theme-name": Example('joinup new-theme "my theme!"', "joinup new-theme my-theme"),
    "use.no-such-template": Example(
        "joinup build meeting-07.yaml --template short",
        "joinup build meeting-07.yaml --template summary",
    ),
    "use.no-such-theme": Example(
        "joinup build meeting-07.yaml --theme blue", "joinup build meeting-07.yaml"
    ),
    # templates, and the HTML they yield
    "template.syntax": Example("{{ meeting. }}", "{{ meeting.title }}"),
    "template.unexpected": Example("{{ meeting title }}", "{{ meeting.title }}"),
    "template.not-closed": Example("{{ meeting.title", "{{ meeting.title }}"),
    "template.out-of-place": Example("<p>{{ 'meeting }}</p>", "<p>{{ 'meeting' }}</p>"),
    "template.brace-missing": Example("<p>{{ meeting.title }</p>", "<p>{{ meeting.title }}</p>"),
    "template.no-value": Example(
        "{% if %}<p>نص</p>{% endif %}", "{% if lang %}<p>نص</p>{% endif %}"
    ),
    "template.block-twice": Example(
        "{% block a %}…{% endblock %} {% block a %}…{% endblock %}",
        "{% block a %}…{% endblock %} {{ self.a() }}",
    ),
    "template.no-such-tag": Example("{% while true %}", "{% for entry in meeting.lessons %}"),
    "template.no-such-tag-near": Example("{% iff lang %}", "{% if lang %}"),
    "template.unclosed-tag": Example("{% if lang %}<p>نص</p>", "{% if lang %}<p>نص</p>{% endif %}"),
    "template.no-such-filter": Example("{{ lang|markup }}", "{{ lang|rich }}"),
    "template.no-such-filter-near": Example("{{ lang|rihc }}", "{{ lang|rich }}"),
    "template.no-such-test": Example("{% if lang is arabic %}", '{% if lang == "ar-JO" %}'),
    "template.no-such-test-near": Example("{% if lang is defind %}", "{% if lang is defined %}"),
    "template.no-such-block": Example(
        "{% block photos %}…{% endblock %}", "{% block about %}…{% endblock %}"
    ),
    "template.no-such-block-near": Example(
        "{% block detials %}…{% endblock %}", "{% block details %}…{% endblock %}"
    ),
    "template.undefined": Example("<p>{{ meeting.subject }}</p>", "<p>{{ meeting.title }}</p>"),
    "template.undefined-near": Example("<p>{{ meeting.titel }}</p>", "<p>{{ meeting.title }}</p>"),
    "template.empty": Example(
        "<p>{{ meeting.next_meeting.date|date }}</p>",
        "{% if meeting.next_meeting %}<p>{{ meeting.next_meeting.date|date }}</p>{% endif %}",
    ),
    "template.filter-takes": Example(
        "<p>{{ meeting.number|rich }}</p>", "<p>{{ meeting.number }}</p>"
    ),
    "template.not-found": Example('{% include "ours.j2" %}', '{% include "parts.j2" %}'),
    "template.not-found-near": Example('{% include "part.j2" %}', '{% include "parts.j2" %}'),
    "template.forbidden": Example("{{ meeting.__class__ }}", "{{ meeting.title }}"),
    "template.endless": Example("{% for n in range(1000000) %}", "{% for n in range(10) %}"),
    "template.failed": Example("{{ 7 / 0 }}", "{{ 7 / 1 }}"),
    "theme.extends-unknown": Example("extends: final-reprot", "extends: final-report"),
    "theme.no-style": Example('<p class="ours">نص</p>', '<p class="introduction">نص</p>'),
    "theme.no-style-near": Example(
        '<p class="introducton">نص</p>', '<p class="introduction">نص</p>'
    ),
    "document.no-html": Example("<p>نص</p>", '<html lang="ar" dir="rtl">…</html>'),
    "document.no-title": Example("<head></head>", "<head><title>اللقاء السابع</title></head>"),
    "document.unknown-element": Example("<p><blink>نص</blink></p>", "<p>نص</p>"),
    "document.unknown-element-near": Example("<p><b>نص</b></p>", "<p><strong>نص</strong></p>"),
    "document.inline-element": Example(
        "<div><strong>نص</strong></div>", "<div><p><strong>نص</strong></p></div>"
    ),
    "document.misplaced-element": Example("<ul><p>نص</p></ul>", "<ul><li><p>نص</p></li></ul>"),
    "document.unclosed-element": Example("<div><p>نص</p>", "<div><p>نص</p></div>"),
    "document.unexpected-end": Example("<p>نص</p></div>", "<div><p>نص</p></div>"),
    "document.stray-text": Example("<ul>نص</ul>", "<ul><li><p>نص</p></li></ul>"),
    "document.unknown-attribute": Example('<p style="color: red">نص</p>', '<p class="note">نص</p>'),
    "document.missing-attribute": Example(
        "<p><a>نص</a></p>", '<p><a href="https://a.org">نص</a></p>'
    ),
    "document.bad-value": Example(
        '<div dir="right"><p>نص</p></div>', '<div dir="rtl"><p>نص</p></div>'
    ),
    "document.bad-link": Example(
        '<p><a href="javascript:x">نص</a></p>', '<p><a href="https://a.org">نص</a></p>'
    ),
    "document.heading-skipped": Example("<h1>أ</h1><h3>ب</h3>", "<h1>أ</h1><h2>ب</h2>"),
    "document.ragged-table": Example(
        "<table><tr><td>أ</td><td>ب</td></tr><tr><td>ج</td></tr></table>",
        "<table><tr><td>أ</td><td>ب</td></tr><tr><td>ج</td><td>د</td></tr></table>",
    ),
    # the finished file
    "pdf.no-title": Example("<title></title>", "<title>اللقاء السابع</title>"),
    "pdf.no-language": Example("<html>…</html>", '<html lang="ar">…</html>'),
    "pdf.heading-skipped": Example("<h1>أ</h1><h3>ب</h3>", "<h1>أ</h1><h2>ب</h2>"),
    "pdf.figure-without-alt": Example('<img src="a.png">', '<img src="a.png" alt="شعار انضمام">'),
    "pdf.header-without-scope": Example("<th>التاريخ</th>", '<th scope="row">التاريخ</th>'),
}
