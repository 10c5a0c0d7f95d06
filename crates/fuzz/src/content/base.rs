//! The folder of content that bytes are put into: a small site with a file of each kind.

/// The files that a letter names, from `a` on, each with its text.
pub(super) const FILES: [(&str, &str); 11] = [
    ("site.md", SITE),
    ("about.md", "+++\ntitle = \"عن الموقع\"\n+++\n\nنص.\n"),
    ("privacy.md", "+++\ntitle = \"الخصوصية\"\n+++\n\nنص.\n"),
    ("pages/guide.md", PAGE),
    ("series/meetings.md", SERIES),
    (
        "sectors/health.md",
        "+++\ntitle = \"الصحة\"\ncolour = 1\n+++\n",
    ),
    ("forums/gathering.md", FORUM),
    ("forums/gathering/opening.md", SESSION),
    ("speakers/latifa.md", PERSON),
    ("forms/registration.md", FORM),
    ("endpoints/registration.md", ENDPOINT),
];

/// The photo of the person.
pub(super) const PHOTO: (&str, &[u8]) = ("media/latifa.png", include_bytes!("photo.png"));

/// A file that passes through.
pub(super) const PUBLIC: (&str, &str) = ("public/.well-known/security.txt", "Contact: x\n");

const SITE: &str = r##"+++
name = "ملتقيات"
line = "سلسلة ملتقيات"
country = "AE"
zone = "Asia/Dubai"
origin = "https://forum.example"
now = 2017-09-10
hashtags = ["#وسم"]
synonyms = [["إنستغرام", "instagram"]]
+++
"##;

const PAGE: &str = r##"+++
title = "دليل"
navigation = 1
aliases = ["/old/guide.html"]
+++

# الوصول

- [الملتقى](/forums/gathering/) **مهم** `code`
- [الأمان](/.well-known/security.txt)

| أ | ب |
| :-: | --: |
| 1 | 2 |
"##;

const SERIES: &str = r##"+++
title = "سلسلة"
summary = "ملخص السلسلة"
sectors = ["health"]

[[figure]]
value = "100"
label = "مشارك"
definition = "من حضر"
source = "المنظم"
+++
"##;

const FORUM: &str = r##"+++
title = "ملتقى"
summary = "ملخص الملتقى"
series = "meetings"
sector = "health"
date = 2017-09-14
until = 2017-09-15
start = "22:00"
end = "01:30"
venue = { name = "القاعة", city = "دبي", country = "AE" }
rooms = ["القاعة الكبرى", "الورش"]
speakers = ["latifa"]
sources = [{ title = "المصدر", href = "https://forum.example/x?a=1&b=<2>" }]

[registration]
form = "registration"
endpoint = "registration"
opens = 2017-09-01
capacity = 100
taken = 95
waitlist = true

[registration.status]
url = "https://status.example/api"
left = "/places/left"

[[session]]
id = "closing"
kind = "talk"
title = "ختام"
date = 2017-09-15
start = "23:30"
end = "00:30"
room = "القاعة الكبرى"
people = [{ person = "latifa" }, { name = "ضيف", role = "راعٍ" }]
+++

نص الملتقى.
"##;

const SESSION: &str = r##"+++
kind = "discussion"
title = "افتتاح"
start = "22:00"
end = "22:30"
room = "الورش"
people = [{ person = "latifa" }]
+++

نص الجلسة.
"##;

const PERSON: &str = r##"+++
name = "لطيفة"
roles = ["باحثة"]
photo = { file = "latifa.png", alt = "صورة" }
accounts = [{ network = "إكس", handle = "@latifa", href = "https://x.com/latifa" }]
+++

سيرة.
"##;

const FORM: &str = r##"+++
title = "التسجيل"
submit = "إرسال"

[data_use]
controller = "المنظم"
purpose = "التسجيل"
kept = "سنة"
country = "الإمارات"
contact = "البريد"

[[section]]
title = "البيانات"

[[section.field]]
name = "full_name"
label = "الاسم"
kind = "text"
maxLength = 200
required = true

[[section.field]]
name = "rating"
label = "التقييم"
kind = "choice"
options = [{ value = "1", label = "جيد" }]

[[section.field]]
name = "why"
label = "السبب"
kind = "long_text"
maxLength = 600
if = { rating = { enum = ["1"] } }

[[section.field]]
name = "consent"
label = "الموافقة"
kind = "consent"
required = true
text = "أوافق."
version = "1"
+++
"##;

const ENDPOINT: &str = r##"+++
url = "https://api.example/registrations"
x-repeat = "idempotency-key"
x-redirects = ["https://other.example"]

[requestBody.payload]
key = "$key"
forum = "$forum"
name = "$inputs.full_name"
consent = "$inputs.consent"

[outputs]
reference = "$response.body#/reference"
+++
"##;
