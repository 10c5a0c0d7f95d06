//! Tests of directions, by table.

use super::*;
use proptest::prelude::*;
use unicode_bidi::{BidiClass, bidi_class};

#[test]
fn directions_by_table() {
    for (text, direction) in [
        ("ملتقى", Some(RightToLeft)),
        ("AI Summit Dubai 2027 (GITEX)", Some(LeftToRight)),
        ("OpenAI تفتح مقرًا", Some(RightToLeft)),
        ("LinkedIn في دبي", Some(RightToLeft)),
        ("Google Cloud Platform في السعودية", Some(RightToLeft)),
        ("Understanding the word ملتقى in English", Some(LeftToRight)),
        ("Dubai World Trade Centre (DWTC)، دبي", Some(RightToLeft)),
        (
            "WHO (World Health Organization) تدعو إلى الحوار",
            Some(RightToLeft),
        ),
        ("Join #ملتقى_وسائل now", Some(LeftToRight)),
        ("#ملتقى_2027", Some(RightToLeft)),
        ("@user_name", Some(LeftToRight)),
        ("info@example.org", Some(LeftToRight)),
        ("שלום", Some(RightToLeft)),
        ("李明", Some(LeftToRight)),
        ("Ñandú Šimić", Some(LeftToRight)),
        ("Ελλάδα", Some(LeftToRight)),
        ("2027", None),
        ("+971 4 123 4567", None),
        ("👨‍👩‍👧‍👦 … !", None),
        ("", None),
    ] {
        assert_eq!(of(text), direction, "{text}");
    }
}

fn shown(text: &str, base: Direction) -> String {
    let shown = pieces(text, base).into_iter().map(|piece| match piece {
        Piece::Plain(text) => text.to_owned(),
        Piece::Isolated(text) => format!("⟦{text}⟧"),
    });
    shown.collect()
}

#[test]
fn runs_in_arabic_by_table() {
    for marked in [
        "",
        "نص عربي 2017 فقط",
        "مقر ⟦OIC⟧ في جدة",
        "اسمه ⟦John Smith-Jones⟧، من",
        "تابعوا ⟦@multaqa_ar⟧.",
        "تابعوا ⟦@a.b.c⟧.",
        "تابعوا ⟦@a.b.c⟧، و⟦@user_name⟧!",
        "تحديد المواقع بالـ⟦GPS⟧ و⟦#وسم⟧",
        "القاعة ق1",
        "وسم ⟦#خدمة_المجتمع⟧ اليوم",
        "وسم ⟦#Dubai2017⟧!",
        "هاتف ⟦+971 4 123 4567⟧ صباحًا",
        "هاتف ⟦050-123-4567⟧ صباحًا",
        "راسلوا ⟦info@example.org⟧ الآن",
        "⟦https://example.org/a?b=1⟧",
        "قدّم على ⟦https://example.org/forums/⟧ الآن",
        "# ليس وسمًا @ ولا حسابًا",
        "⟦Élodie⟧",
        "ما هو ⟦C++⟧؟",
        "لغة ⟦C#⟧ ولغة ⟦F#⟧.",
        "شراكة مع (⟦WHO⟧) وغيرها",
        "ملتقى ⟦AI Summit (GITEX)⟧ في دبي",
        "منظمة ⟦WHO⟧ (منظمة الصحة)",
        "منظمة ⟦WHO⟧ (⟦World⟧ منظمة)",
        "الجيل الخامس ⟦5G⟧! و ⟦Wi-Fi 7⟧.",
        "من 10 إلى ⟦20%⟧ بين 2020-2025 (⟦+971 4 123 4567⟧)",
        "نسبة ⟦1.5%⟧ وعدد 3.1412345678",
        "يوم 2027/03/05 من 10:00 إلى 11:30",
        "كتاب «⟦Clean Code⟧» للمبتدئين",
        "قاعة ⟦Hall 3⟧ – ⟦John Smith⟧",
        "من ⟦#ملتقى_2027⟧ و ⟦@user_name⟧! نسخة 2.0 و ⟦10%⟧",
        "كلمة שלום بالعبرية",
        "اسمه ⟦李明⟧ من الصين",
        "شعارنا ⟦Just Do It⟧!",
        "⟦AI⟧ في خدمة الناس",
        "تطبيق ⟦Notepad++⟧ و ⟦100%⟧",
    ] {
        let text = marked.replace(['⟦', '⟧'], "");
        assert_eq!(shown(&text, RightToLeft), marked);
    }
}

#[test]
fn runs_in_latin_by_table() {
    for marked in [
        "Understanding the word ⟦ملتقى⟧ in English",
        "Join ⟦#ملتقى_وسائل⟧ now!",
        "Room ⟦القاعة الكبرى (الشرقية)⟧, Dubai",
        "C++ and 20% at 10:00, +971 4 123 4567",
    ] {
        let text = marked.replace(['⟦', '⟧'], "");
        assert_eq!(shown(&text, LeftToRight), marked);
    }
}

/// The ranges of [`strong`] agree with Unicode on every letter. Signs made of letters, such as
/// ℃ and Ⓐ, have no direction here.
#[test]
fn letters_are_as_unicode_has_them() {
    let wrong: Vec<_> = ('\0'..=char::MAX)
        .filter(|c| c.is_alphabetic())
        .filter(
            |c| !matches!(c, 'ª' | 'µ' | 'º' | '\u{2000}'..='\u{2bff}' | '\u{1f100}'..='\u{1f1ff}'),
        )
        .filter(|c| {
            let expected = match bidi_class(*c) {
                BidiClass::L => Some(LeftToRight),
                BidiClass::R | BidiClass::AL => Some(RightToLeft),
                // Signs and marks that count as letters: they stand beside others.
                _ => return false,
            };
            strong(*c) != expected
        })
        .map(|c| format!("{c} U+{:04X}", u32::from(c)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
}

proptest! {
    #[test]
    fn nothing_is_lost(text in "[اب هx9+#@%(). \\-،«»\u{4e00}]{0,40}") {
        for base in [LeftToRight, RightToLeft] {
            let joined: String = pieces(&text, base).iter().map(|piece| match piece {
                Piece::Plain(text) | Piece::Isolated(text) => *text,
            }).collect();
            prop_assert_eq!(&joined, &text);
        }
    }
}
