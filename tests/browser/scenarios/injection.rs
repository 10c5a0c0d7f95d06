//! Content that would run, load or send something if a page took it for more than a text, and
//! what the policy of pages forbids.

use super::pages::MISSING;
use crate::lane::Scene;
use anyhow::{Context as _, Result, ensure};
use multaqa_tests::{injected::SERVER, page::Page, site};
use std::collections::BTreeMap;

/// What a page would have if something of its content had come to more than a text, and how often
/// it has some as a text.
const MORE: &str = "const found = []; \
    if (window.__executed !== undefined) found.push(`${window.__executed} ran`); \
    for (const { name } of performance.getEntriesByType('resource')) \
      if (!name.startsWith(location.origin + '/')) found.push(`${name} was asked for`); \
    if (document.cookie) found.push(`the cookie ${document.cookie}`); \
    const elements = '[onerror], [onload], [srcdoc], base, iframe, form[action], meta[http-equiv=refresh], [href*=\"evil.example\"], [src*=\"evil.example\"], a[href^=\"javascript:\" i]'; \
    for (const e of document.querySelectorAll(elements)) found.push(`<${e.localName}>`); \
    return [found, document.documentElement.textContent.split('__executed').length - 1];";

/// Every page of a site whose texts hold markup, as it is served and as the app draws it:
/// nothing runs, nothing is asked of other hosts, no policy is violated, no cookie is kept.
pub(crate) async fn markup_in_content_is_text(scene: &mut Scene<'_>) -> Result<()> {
    let injected = scene.injected().await?;
    let (backend, texts) = (injected.backend(), injected.texts);
    ensure!(texts > 400, "only {texts} texts hold markup");
    let mut paths = site::pages(&backend).await?;
    paths.push("/search/?q=onerror".to_owned());
    let page = scene.page_before(backend, Default::default()).await?;
    let mut shown = 0;
    for path in &paths {
        page.start(path).await?;
        shown += has_only_texts(&page).await.context(path.clone())?;
    }
    page.load(MISSING).await?;
    let (more, _): (Vec<String>, usize) = page.js(MORE).await?;
    ensure!(more.is_empty(), "{MISSING}: {}", more.join(", "));
    // That it is missing is an error on the console.
    page.console().await?;
    ensure!(shown > texts, "markup is shown only {shown} times");
    // The same by links, one page after another in the app.
    page.start("/").await?;
    page.mark().await?;
    for path in of_each_kind(&paths) {
        let follow = "const link = document.createElement('a'); link.href = arguments[0]; \
            document.querySelector('main').append(link); link.click();";
        page.js_with::<()>(follow, vec![path.clone().into()])
            .await?;
        page.until_path(path).await?;
        page.ready().await?;
        has_only_texts(&page)
            .await
            .with_context(|| format!("{path} by a link"))?;
    }
    Ok(())
}

/// A few of the paths of each kind: those below the same folder, and as deep.
fn of_each_kind(paths: &[String]) -> Vec<&String> {
    let mut seen: BTreeMap<_, usize> = BTreeMap::new();
    let mut few = Vec::new();
    for path in paths {
        let kind = (path.split('/').nth(1), path.split('/').count());
        let count = seen.entry(kind).or_default();
        *count += 1;
        if *count <= 6 {
            few.push(path);
        }
    }
    few
}

/// Returns how often markup stands in the page, as a text.
async fn has_only_texts(page: &Page) -> Result<usize> {
    let (more, shown): (Vec<String>, usize) = page.js(MORE).await?;
    ensure!(more.is_empty(), "{}", more.join(", "));
    page.is_quiet().await?;
    Ok(shown)
}

/// What a page may not do.
const FORBIDDEN: [(&str, &str); 4] = [
    (
        "document.createElement('p').innerHTML = '<b>x</b>'",
        "require-trusted-types-for",
    ),
    (
        "document.createElement('script').src = '/start.js'",
        "require-trusted-types-for",
    ),
    ("document.write('<b>x</b>')", "require-trusted-types-for"),
    ("trustedTypes.createPolicy('another', {})", "trusted-types"),
];

/// Strings become no markup and no script (Trusted Types), and the one policy that there is
/// gives one address.
pub(crate) async fn strings_become_no_markup(scene: &mut Scene<'_>) -> Result<()> {
    let page = scene.page().await?;
    for (what, directive) in FORBIDDEN {
        page.start("/").await?;
        let attempt = format!("try {{ {what}; return 'done' }} catch (e) {{ return e.name }}");
        let came: String = page.js(&attempt).await?;
        ensure!(came == "TypeError", "{what}: {came}");
        let is_told =
            format!("return window.__console.some((line) => line.includes('policy: {directive}'))");
        page.until_true("the violation is told", &is_told).await?;
        page.console().await?;
    }
    Ok(())
}

/// Where a site speaks to more servers than a header can name, each page names them.
pub(crate) async fn many_servers_are_named_by_the_page(scene: &mut Scene<'_>) -> Result<()> {
    let backend = scene.injected().await?.backend();
    let page = scene.page_before(backend, Default::default()).await?;
    page.start("/").await?;
    let policy: String = page
        .js("return document.querySelector('meta[http-equiv=Content-Security-Policy]').content")
        .await?;
    ensure!(policy.contains(SERVER), "{policy}");
    // A server of that name does not exist; what counts is what the policy says of it.
    let ask = |host: &str| {
        format!(
            "window.__refused = undefined; \
         document.addEventListener('securitypolicyviolation', (e) => window.__refused = e.effectiveDirective); \
         fetch('{host}/').catch(() => {{}}).then(() => window.__asked = '{host}');"
        )
    };
    for (host, refused) in [(SERVER, ""), ("https://another.example", "connect-src")] {
        page.js::<()>(&ask(host)).await?;
        page.until_true(
            "it was asked",
            &format!("return window.__asked === '{host}'"),
        )
        .await?;
        let is_so = format!("return (window.__refused ?? '') === '{refused}'");
        page.until_true(&format!("{host}: {refused}"), &is_so)
            .await?;
    }
    page.console().await?;
    Ok(())
}
