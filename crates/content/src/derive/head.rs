//! Titles and descriptions for a page's head.

use super::isolate::{beside, isolated};
use multaqa_domain::page::Head;

const SHORTEST: usize = 50;
const LONGEST: usize = 160;

/// The head of a page: `عنوان الصفحة — اسم الموقع`, and a description of 50 to 160
/// characters made of `parts`, as many as it takes.
pub(crate) fn head(title: &str, site: &str, parts: &[&str]) -> Head {
    let title = if title == site || title.is_empty() {
        isolated(site)
    } else {
        format!("{} — {}", beside(title), beside(site))
    };
    Head {
        title,
        description: description(parts),
    }
}

fn description(parts: &[&str]) -> String {
    let parts = parts.iter().map(|part| {
        let words: Vec<_> = part.split_whitespace().collect();
        words.join(" ")
    });
    let (mut text, mut length) = (String::new(), 0);
    for part in parts.filter(|part| !part.is_empty()) {
        if length >= SHORTEST {
            break;
        }
        let before = match text.trim_end_matches(super::isolate::PDI) {
            "" => "",
            text if text.ends_with(['.', '؟', '!', ':']) => " ",
            _ => ". ",
        };
        text.push_str(before);
        text.push_str(&beside(&part));
        length += before.chars().count() + part.chars().count();
    }
    cut(&text)
}

/// At most [`LONGEST`] characters, cut between words, with an isolate that was cut open
/// closed again.
fn cut(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    // Room for the ellipsis and a closing PDI.
    let head: String = text.chars().take(LONGEST - 2).collect();
    let head = head
        .rsplit_once(' ')
        .map_or(head.as_str(), |(head, _)| head);
    let mut head = head.trim_end_matches(['،', '؛', '.', ':', ' ']).to_owned();
    let open = head.matches(super::isolate::FSI).count();
    let closed = head.matches(super::isolate::PDI).count();
    head.extend(std::iter::repeat_n(
        super::isolate::PDI,
        open.saturating_sub(closed),
    ));
    head.push('…');
    head
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_the_page_and_the_site() {
        assert_eq!(head("المتحدثون", "ملتقى", &[]).title, "المتحدثون — ملتقى");
        assert_eq!(head("ملتقى", "ملتقى", &[]).title, "ملتقى");
        assert_eq!(
            head("ملتقى OIC", "ملتقى", &[]).title,
            "ملتقى \u{2068}OIC\u{2069} — ملتقى"
        );
    }

    #[test]
    fn descriptions_have_50_to_160_characters() {
        let long = "كلمة ".repeat(100);
        let latin = "word ".repeat(100);
        for parts in [
            &[long.as_str()][..],
            &[&latin],
            &[
                "قصير",
                "نص آخر يكمل الوصف حتى يبلغ الطول المطلوب",
                "وثالث لا حاجة إليه هنا أبدًا",
            ],
        ] {
            let text = description(parts);
            let count = text.chars().count();
            assert!((SHORTEST..=LONGEST).contains(&count), "{count}: {text}");
            assert_eq!(
                text.matches('\u{2068}').count(),
                text.matches('\u{2069}').count()
            );
        }
        assert!(description(&["قصير", "", "نص"]).starts_with("قصير. نص"));
    }
}
