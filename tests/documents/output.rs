//! What is the same in each run of a command.

/// The output with its keys, identifiers and times by number, in the order in which they come:
/// each run has others, but the same in the same places.
pub(crate) fn constant(output: &str) -> String {
    let mut seen: Vec<&str> = Vec::new();
    let mut constant = String::new();
    let mut rest = output;
    while let Some(first) = rest.chars().next() {
        let is_part = |c: char| matches!(c, '0'..='9' | 'a'..='f' | '-');
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end.max(first.len_utf8()));
        // A UUID is known by its first eight digits, which stand alone in names of tests.
        let known = run.split('-').next().unwrap_or_default();
        if known.len() >= 8 && is_part(first) {
            let number = seen.iter().position(|other| *other == known);
            let number = number.unwrap_or_else(|| {
                seen.push(known);
                seen.len() - 1
            });
            constant.push_str(&format!("<{number}>"));
        } else {
            constant.push_str(run);
        }
        rest = after;
    }
    constant.trim_end().to_owned()
}

#[test]
fn other_keys_are_the_same_output_and_other_places_are_not() {
    let of = |a: &str, b: &str| constant(&format!("to 127.0.0.1:8080 {a}-4fbf-4312 +{b} é"));
    assert_eq!(of("84dbc693", "84dbc693"), of("3b1e2b56", "3b1e2b56"));
    assert_ne!(of("84dbc693", "84dbc693"), of("84dbc693", "3b1e2b56"));
    assert_eq!(constant("1795365304851 a"), "<0> a");
    assert_eq!(constant("content-type 8080 é\n"), "content-type 8080 é");
}
