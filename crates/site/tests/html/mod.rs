//! HTML and XML, cut and shown as tests want to read them.

#![allow(
    dead_code,
    clippy::panic,
    reason = "helpers of tests, of which each uses its own"
)]

/// One element a line, so that a difference can be read.
pub(crate) fn readable(text: &str) -> String {
    text.replace("><", ">\n<") + "\n"
}

/// The first element whose start tag begins like this (`<p class="hint"`), whole.
pub(crate) fn element<'a>(text: &'a str, start: &str) -> &'a str {
    let missing = || panic!("no {start} in {text}");
    let (at, _) = text.match_indices(start).next().unwrap_or_else(missing);
    let rest = text.get(at..).unwrap_or_default();
    let name = start.split([' ', '>']).next().unwrap_or_default();
    let end = name.replace('<', "</") + ">";
    let mut depth = 0;
    let tags = rest.match_indices('<').filter_map(|(at, _)| {
        let tag = rest.get(at..)?;
        let after = tag.strip_prefix(name)?.chars().next()?;
        let opens = matches!(after, ' ' | '>');
        opens.then_some((at, 1))
    });
    let ends = rest
        .match_indices(&end)
        .map(|(at, end)| (at + end.len(), -1));
    let mut all: Vec<(usize, i32)> = tags.chain(ends).collect();
    all.sort_unstable();
    for (at, step) in all {
        depth += step;
        if depth == 0 {
            return rest.get(..at).unwrap_or_default();
        }
    }
    panic!("{start} does not end in {text}")
}
