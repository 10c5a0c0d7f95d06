//! Messages go the same way as registrations: wishes to be told, questions, feedback.

use crate::lane::Scene;
use anyhow::{Result, ensure};
use multaqa_tests::{device, person, person::SEND};
use serde_json::{Value, json};

/// Each form of the sample is sent and stored once, and can be found in the list.
pub(crate) async fn each_form_is_sent_and_stored(scene: &mut Scene<'_>) -> Result<()> {
    let engine = scene.engine.name();
    let page = scene.page().await?;
    let mark = |form: &str| format!("message-{form}-{engine}");
    let forms: [(&str, &str, &str, Value); 3] = [
        (
            "/sectors/health/notify/",
            "health",
            "notify",
            json!({ "email": person::email(&mark("notify")), "consent": true }),
        ),
        (
            "/forums/community-service/question/",
            "community-service",
            "question",
            json!({ "session": "experiences", "question": mark("question"), "consent": true }),
        ),
        (
            "/forums/community-service/feedback/",
            "community-service",
            "feedback",
            json!({ "rating": "1", "missing": mark("feedback"), "consent": true }),
        ),
    ];
    let mut references = Vec::new();
    for (path, subject, form, answers) in forms {
        page.load("/__test/blank").await?;
        device::keep_draft(&page, path, answers, 0).await?;
        page.start(path).await?;
        let mark = mark(form);
        page.until("the draft is in the form", async || {
            let script = "return [...document.querySelectorAll('form [name]')].map((e) => e.value).join(' ')";
            let values: String = page.js(script).await?;
            Ok(values.contains(&mark).then_some(()))
        })
        .await?;
        page.click(SEND).await?;
        let reference = person::reference(&page).await?;
        page.until_text("#registered h2", "وصلت الرسالة").await?;
        let stored = scene.server().await?.messages()?;
        let mine: Vec<_> = stored
            .iter()
            .filter(|row| row.values().any(|value| value.contains(&mark)))
            .collect();
        ensure!(mine.len() == 1, "{form}: stored {} times", mine.len());
        for row in mine {
            for (column, expected) in [
                ("reference", reference.as_str()),
                ("subject", subject),
                ("form", form),
            ] {
                let stored = row.get(column).map(String::as_str);
                ensure!(stored == Some(expected), "{form}: {column} is {stored:?}");
            }
        }
        references.push(reference);
    }
    page.start("/registrations/").await?;
    for reference in references {
        page.until_text(".receipts", &reference).await?;
    }
    page.is_quiet().await
}
