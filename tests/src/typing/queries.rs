//! What is typed.

/// Stands for the key that takes the last letter away.
pub const BACK: char = '⌫';

/// The query that finds nothing.
pub const NOTHING: &str = "ظظظ";

/// Queries for the content of `xtask/src/scale`, each with what it stands for.
pub const QUERIES: [(&str, &str); 9] = [
    ("a frequent name, and a family's", "محمد الزهراني"),
    ("a name without its hamza", "احمد"),
    ("words with articles", "التطوع الرقمي"),
    ("article and preposition", "بالذكاء"),
    ("two words", "صحة الأسرة"),
    ("taken back, and another", "عبدالله⌫⌫⌫⌫الرحمن"),
    ("an address in Latin letters", "mohammed-al-z"),
    ("a year", "2026"),
    ("nothing", NOTHING),
];

/// What stands in the field after each key.
pub fn steps(query: &str) -> Vec<String> {
    let mut typed = String::new();
    let mut steps = Vec::new();
    for key in query.chars() {
        if key == BACK {
            typed.pop();
        } else {
            typed.push(key);
        }
        steps.push(typed.clone());
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_taken_back_is_a_step_too() {
        assert_eq!(steps("اب⌫ت"), ["ا", "اب", "ا", "ات"]);
    }

    #[test]
    fn no_query_takes_back_more_than_it_has() {
        for (_, query) in QUERIES {
            assert!(steps(query).iter().all(|step| !step.is_empty()), "{query}");
        }
    }
}
