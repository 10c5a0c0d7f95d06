//! The endpoint asks to wait.

use super::{PROBLEM, answer, arrived, filled, no_row, noticed, one_key, send_into};
use crate::lane::Scene;
use anyhow::{Context as _, Result, ensure};
use multaqa_tests::{
    axe, device,
    page::Page,
    person::{REGISTER, SEND, control},
    stage::Fault,
};
use serde_json::json;

/// Waits until the countdown says so many seconds, from `least` to `most`.
pub(super) async fn waits(page: &Page, least: u32, most: u32) -> Result<()> {
    page.until(
        &format!("it says that it waits {least} to {most} s"),
        async || {
            let text = page.text(".countdown").await?;
            let left = seconds(&text).with_context(|| format!("no seconds: {text}"))?;
            Ok((least..=most).contains(&left).then_some(()))
        },
    )
    .await
}

/// The seconds that a countdown says.
fn seconds(text: &str) -> Option<u32> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    match text {
        _ if !digits.is_empty() => digits.parse().ok(),
        _ if text.contains("ثانيتين") => Some(2),
        _ if text.contains("ثانية واحدة") => Some(1),
        _ if text.contains("تجري محاولة") => Some(0),
        _ => None,
    }
}

/// Rows 7, 8 and 10, 429 with `Retry-After` in all forms: seconds, which run down; a date,
/// taken against the reply's own, for the device's clock may be wrong; and what makes no
/// sense. A button sends at once; in the end it goes by itself.
pub(crate) async fn retry_after_in_all_forms(scene: &mut Scene<'_>) -> Result<()> {
    let (page, mark) = filled(scene, "retry").await?;
    let mut button = SEND;
    for (told, date, least, most) in [
        ("200", None, 200, 200),
        // A hundred seconds, by a clock of 1994.
        (
            "Sun, 06 Nov 1994 08:51:17 GMT",
            Some("Sun, 06 Nov 1994 08:49:37 GMT"),
            100,
            100,
        ),
        ("Sun, 06 Nov 2094 08:49:37 GMT", None, 300, 300),
        ("30", None, 30, 30),
        ("1000000000", None, 300, 300),
        ("-5", None, 1, 1),
        ("Sun, 06 Nov 1994 08:49:37 GMT", None, 1, 1),
        ("soon", None, 2, 300),
    ] {
        let mut headers = vec![("retry-after", told)];
        headers.extend(date.map(|date| ("date", date)));
        let busy = answer(429, r#"{"title":"مهلًا"}"#, &headers);
        send_into(&page, button, Fault::Reply(busy)).await?;
        waits(&page, least, most)
            .await
            .with_context(|| told.to_owned())?;
        button = "#waiting button";
    }
    noticed(&page, "waiting", &mark).await?;
    page.until_text("#waiting", "لم يُرسل بعد").await?;
    page.until_text("#waiting", "مهلًا").await?;
    no_row(scene, &mark).await?;
    let busy = answer(429, "{}", &[("retry-after", "2")]);
    send_into(&page, button, Fault::Reply(busy)).await?;
    waits(&page, 2, 2).await?;
    page.stage.heal();
    let sent = page.stage.seen("POST *").len();
    page.pass(1).await?;
    waits(&page, 1, 1).await?;
    ensure!(page.stage.seen("POST *").len() == sent, "it went too early");
    page.pass(1).await?;
    arrived(scene, &page, &mark).await
}

/// Row 24, 409 while the first request with this key is in flight: waits, then the same
/// key.
pub(crate) async fn a_key_in_flight_waits(scene: &mut Scene<'_>) -> Result<()> {
    let (page, mark) = filled(scene, "twice-at-once").await?;
    let body = r#"{"type":"urn:problem-type:multaqa:key-in-flight","title":"الطلب نفسه قيد المعالجة","status":409}"#;
    let busy = answer(409, body, &[("retry-after", "2")]);
    send_into(&page, SEND, Fault::Reply(busy)).await?;
    noticed(&page, "waiting", &mark).await?;
    page.find("#waiting .countdown").await?;
    page.stage.heal();
    page.pass(2).await?;
    arrived(scene, &page, &mark).await
}

/// Row 43, registration closes while one is queued: it is refused with the reason, nothing
/// more is sent, and the answers stay where they can be copied.
pub(crate) async fn what_closed_meanwhile_is_refused(scene: &mut Scene<'_>) -> Result<()> {
    let (page, mark) = filled(scene, "closes").await?;
    let busy = answer(429, "{}", &[("retry-after", "2")]);
    send_into(&page, SEND, Fault::Reply(busy)).await?;
    noticed(&page, "waiting", &mark).await?;
    let body =
        r##"{"type":"urn:problem-type:multaqa:closed","title":"أُغلق باب التسجيل","status":403}"##;
    page.stage.on("POST *", Fault::reply(403, PROBLEM, body));
    page.pass(2).await?;
    noticed(&page, "failed", &mark).await?;
    page.until_text("#failed", "أُغلق باب التسجيل").await?;
    one_key(&page.stage)?;
    for (field, value) in [("organisation", "جمعية الاختبار"), ("companions", "٢")] {
        let kept = page.value(&control(field)).await?;
        ensure!(kept == value, "{field} is “{kept}”");
    }
    page.start(REGISTER).await?;
    super::person::has_answers(&page, &mark).await?;
    no_row(scene, &mark).await
}

/// While something waits, the other pages say so; the list of one's own shows it, lets it
/// be sent, and then shows the reference.
pub(crate) async fn other_pages_tell_of_what_waits(scene: &mut Scene<'_>) -> Result<()> {
    let (page, mark) = filled(scene, "pending").await?;
    let busy = answer(429, "{}", &[("retry-after", "200")]);
    send_into(&page, SEND, Fault::Reply(busy)).await?;
    noticed(&page, "waiting", &mark).await?;
    ensure!(
        page.count("p.pending").await? == 0,
        "the form's own page has the line too"
    );
    page.click("header nav a[href=\"/speakers/\"]").await?;
    page.until_path("/speakers/").await?;
    page.until_text("p.pending", "طلب لم يُحسم أمره").await?;
    axe::finds_nothing(&page, "a page while something waits").await?;
    // It outlives the document.
    page.start("/").await?;
    page.click("p.pending a").await?;
    page.until_path("/registrations/").await?;
    page.find("main .notice button").await?;
    ensure!(page.count("p.pending").await? == 0, "the list has the line");
    page.stage.heal();
    page.click("main .notice button").await?;
    page.find("main .reference bdi").await?;
    one_key(&page.stage)?;
    super::one_row(scene, &mark).await?;
    Ok(())
}

/// What is removed while its request is on its way does not come back with the answer.
pub(crate) async fn what_is_removed_stays_removed(scene: &mut Scene<'_>) -> Result<()> {
    let (page, mark) = filled(scene, "removed").await?;
    let busy = answer(429, "{}", &[("retry-after", "200")]);
    send_into(&page, SEND, Fault::Reply(busy)).await?;
    noticed(&page, "waiting", &mark).await?;
    page.start("/registrations/").await?;
    page.find("main .notice button").await?;
    page.stage.heal();
    let gate = page.stage.hold_answers("POST *");
    page.click_text("الإرسال الآن").await?;
    page.until("the answer is held", async || {
        Ok((gate.reached() == 1).then_some(()))
    })
    .await?;
    page.click_text("حذف من هذا الجهاز").await?;
    page.until_text("main", "لا تسجيلات على هذا الجهاز").await?;
    gate.open();
    let answered = "return performance.getEntriesByType('resource') \
        .some((e) => e.name.endsWith('/api/registrations') && e.responseEnd > 0)";
    page.until_true("the answer has come", answered).await?;
    page.start("/registrations/").await?;
    page.until_text("main", "لا تسجيلات على هذا الجهاز").await?;
    super::one_row(scene, &mark).await?;
    Ok(())
}

/// Two forms wait, one for seconds and one for minutes: the sooner one goes in its time,
/// whatever was asked last.
pub(crate) async fn the_sooner_one_goes_first(scene: &mut Scene<'_>) -> Result<()> {
    const QUESTION: &str = "/forums/community-service/question/";
    let (page, mark) = filled(scene, "sooner").await?;
    let busy = answer(429, "{}", &[("retry-after", "5")]);
    send_into(&page, SEND, Fault::Reply(busy)).await?;
    noticed(&page, "waiting", &mark).await?;
    page.load("/__test/blank").await?;
    let answers = json!({ "session": "experiences", "question": mark, "consent": true });
    device::keep_draft(&page, QUESTION, answers, 0).await?;
    let busy = answer(429, "{}", &[("retry-after", "200")]);
    page.stage.heal();
    page.stage.on("POST */messages*", Fault::Reply(busy));
    page.start(QUESTION).await?;
    page.until("the draft is in the form", async || {
        Ok((page.value(&control("question")).await? == mark).then_some(()))
    })
    .await?;
    page.click(SEND).await?;
    page.find("#waiting .countdown").await?;
    no_row(scene, &mark).await?;
    page.pass(5).await?;
    let reference = device::arrival(&page, &super::person::email(&mark), vec![]).await?;
    ensure!(
        reference.is_some(),
        "the registration waits for the question"
    );
    super::one_row(scene, &mark).await?;
    Ok(())
}
