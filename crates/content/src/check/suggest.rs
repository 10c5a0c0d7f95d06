//! "Did you mean …?"

/// The known word nearest to `word`, if it is near enough to have been meant.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Distances are quadratic in length; nothing that long was a slip of the pen.
    if word.len() > 200 {
        return None;
    }
    let folded = word.to_lowercase();
    known
        .into_iter()
        .map(|k| (strsim::damerau_levenshtein(&folded, &k.to_lowercase()), k))
        .filter(|(distance, k)| *distance <= 1 + k.chars().count().min(word.chars().count()) / 3)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, k)| k)
}

/// A help text: the nearest word, else the list of what is known.
pub(crate) fn did_you_mean(word: &str, known: &[&str]) -> Option<String> {
    if let Some(near) = nearest(word, known.iter().copied()) {
        return Some(format!("did you mean `{near}`?"));
    }
    if known.is_empty() {
        return None;
    }
    let shown: Vec<_> = known.iter().take(12).map(|k| format!("`{k}`")).collect();
    let more = if known.len() > 12 { ", …" } else { "" };
    Some(format!("known: {}{more}", shown.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn only_near_words_are_suggested() {
        let known = ["title", "summary", "Asia/Dubai", "hussain-al-jassmi"];
        for (word, near) in [
            ("titel", Some("title")),
            ("sumary", Some("summary")),
            ("asia/dubai", Some("Asia/Dubai")),
            ("Asia/Dubay", Some("Asia/Dubai")),
            ("husain-aljassmi", Some("hussain-al-jassmi")),
            ("colour", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, known), near, "{word}");
        }
    }
}
