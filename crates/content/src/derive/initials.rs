//! Initials, for where no photo is.

use super::order::without_article;

/// Words of a name that no initial is taken from.
const LINKS: [&str; 8] = ["بن", "بنت", "ابن", "ابنة", "آل", "bin", "bint", "al"];
/// Words that make one name with the next.
const COMPOUNDS: [&str; 6] = ["عبد", "أبو", "أم", "أبي", "أبا", "عبيد"];

/// One or two letters: of the first name and of the last. The article is passed over;
/// Arabic letters are kept apart by a space, lest they join.
pub(crate) fn initials(name: &str) -> String {
    let mut letters = Vec::new();
    let mut words = name.split_whitespace();
    while let Some(word) = words.next() {
        if LINKS.iter().any(|link| link.eq_ignore_ascii_case(word)) {
            continue;
        }
        let bare = without_article(word);
        if let Some(letter) = bare.chars().find(|c| c.is_alphabetic()) {
            letters.push(letter);
        }
        if COMPOUNDS.contains(&word) {
            words.next();
        }
    }
    let (first, last) = match letters.as_slice() {
        [] => return String::new(),
        [only] => return only.to_uppercase().to_string(),
        [first, .., last] => (first, last),
    };
    if first.is_ascii() && last.is_ascii() {
        format!("{first}{last}").to_uppercase()
    } else {
        format!("{first} {last}")
    }
}

#[cfg(test)]
mod tests {
    use super::initials;

    #[test]
    fn initials_by_table() {
        for (name, letters) in [
            ("حسين الجسمي", "ح ج"),
            ("لجين عمران", "ل ع"),
            ("عبدالله البسطي", "ع ب"),
            ("يوسف بن أحمد العثيمين", "ي ع"),
            ("عبد الله الطاير", "ع ط"),
            ("عبد الله", "ع"),
            ("عبدالرحمن علي بن هادي", "ع ه"),
            ("محمد بن راشد آل مكتوم", "م م"),
            ("أبو بكر الصديق", "أ ص"),
            ("مريم", "م"),
            ("Ada Lovelace", "AL"),
            ("«»", ""),
            ("", ""),
        ] {
            assert_eq!(initials(name), letters, "{name}");
        }
    }
}
