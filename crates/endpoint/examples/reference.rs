//! Serves the endpoint alone, for trying it out: one forum with two places and a waiting
//! list, and a form for questions about it. Everything is gone when it ends.

use anyhow::{Context as _, Result};
use multaqa_domain::slug::Slug;
use multaqa_endpoint::{ForumWindow, MessageForm, Options, Store, router};
use std::net::SocketAddr;

#[tokio::main]
async fn main() -> Result<()> {
    let slug = |text| Slug::parse(text).context("no slug");
    let mut options = Options::new(vec![ForumWindow {
        slug: slug("community-service")?,
        opens: None,
        closes: None,
        capacity: Some(2),
        taken: 0,
        waitlist: true,
        questions: Vec::new(),
    }]);
    options.messages = vec![MessageForm {
        subject: slug("community-service")?,
        name: slug("question")?,
    }];
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8081").await?;
    println!("listening on http://{}/", listener.local_addr()?);
    let app = router(Store::in_memory()?, options);
    let service = app.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).await?;
    Ok(())
}
