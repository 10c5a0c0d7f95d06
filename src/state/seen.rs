//! What the visitor has seen of programmes: kept on the device for a few forums, so that
//! the next look tells what is there since.

use crate::{
    browser::{json, storage},
    reactive::{Live, effect},
};
use multaqa_domain::{
    decode::Decode,
    json::Json,
    page::ForumPage,
    plan::{News, look, news},
    slug::Slug,
};

/// The name under which it is kept.
pub(crate) const KEY: &str = "seen";

/// So many forums are remembered, those looked at last.
const MOST: usize = 20;

/// What has changed in a forum's programme since the last look: nothing at the first. This
/// look is remembered.
pub(crate) fn use_news(page: &ForumPage) -> Live<Vec<(Slug, News)>> {
    let told = Live::new(Vec::new());
    let forum = page.card.slug.to_string();
    let now = look(page);
    // Runs in the browser only, once the page is drawn.
    effect(move || {
        let kept = storage::read_device(KEY).flatten();
        let mut looks = kept
            .and_then(|text| Vec::<(String, String)>::read(&json::parse(&text)?))
            .unwrap_or_default();
        if let Some(at) = looks.iter().position(|(slug, _)| *slug == forum) {
            let (_, before) = looks.remove(at);
            told.renew(news(&before, &now));
        }
        while looks.len() >= MOST {
            looks.remove(0);
        }
        looks.push((forum.clone(), now.clone()));
        let mut list = Vec::new();
        for (slug, marks) in looks {
            list.push(Json::List(vec![Json::Text(slug), Json::Text(marks)]));
        }
        storage::write_device(KEY, &Json::List(list).to_text());
    });
    told
}
