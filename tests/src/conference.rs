//! A forum of more sessions than its page can list.

use std::fmt::Write as _;

/// Its slug.
pub const SLUG: &str = "conference";
/// How many sessions it has: the first is `s0`.
pub const SESSIONS: usize = 168;
const DAYS: usize = 3;
const ROOMS: usize = 8;

/// The form about one of its sessions, and where that is sent: paths and texts.
pub const FORM: [(&str, &str); 2] = [
    (
        "forms/ask.md",
        "+++\ntitle = \"سؤال إلى متحدث\"\nsubmit = \"إرسال السؤال\"\n\
         data_use = { controller = \"مثال\", purpose = \"مثال\", kept = \"مثال\", country = \"مثال\", contact = \"مثال\" }\n\
         [[section]]\ntitle = \"السؤال\"\n\
         [[section.field]]\nname = \"session\"\nlabel = \"الجلسة\"\nkind = \"sessions\"\nmaxItems = 1\nprefill = true\n+++\n",
    ),
    (
        "endpoints/ask.md",
        "+++\nurl = \"/ask\"\nrequestBody.payload = { session = \"$inputs.session\", id = \"$key\" }\n+++\n",
    ),
];

/// Its file. In each room the sessions of a day follow on each other from nine o'clock on.
pub fn forum() -> String {
    let mut text =
        "+++\ntitle = \"مؤتمر القاعات الكثيرة\"\nsummary = \"ثلاثة أيام في ثماني قاعات.\"\n\
                    date = 2027-05-03\nuntil = 2027-05-05\n\
                    venue = { name = \"مركز المثال\", city = \"دبي\", country = \"AE\" }\n\
                    [[form]]\nname = \"ask\"\nlabel = \"سؤال\"\nform = \"ask\"\nendpoint = \"ask\"\n"
            .to_owned();
    let a_day = SESSIONS / DAYS;
    for at in 0..SESSIONS {
        let (day, place) = (at / a_day, at % a_day);
        let hour = 9 + place / ROOMS;
        let (kind, language) = match at % 4 {
            0 => ("discussion", "en"),
            _ => ("talk", "ar"),
        };
        let _ = write!(
            text,
            "\n[[session]]\nid = \"s{at}\"\nkind = \"{kind}\"\ntitle = \"موضوع الجلسة {at}\"\n\
             date = 2027-05-{:02}\nstart = \"{hour:02}:00\"\nend = \"{hour:02}:45\"\n\
             room = \"قاعة {}\"\nlanguage = \"{language}\"\n\
             people = [{{ name = \"متحدث {}\", role = \"باحث\" }}]\n",
            3 + day,
            place % ROOMS + 1,
            at % 50,
        );
    }
    text + "+++\n\nثلاثة أيام.\n"
}
