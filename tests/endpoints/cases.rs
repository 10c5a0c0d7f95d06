//! What is done at each server, and what must come of it.

use crate::{
    descriptions::{self, Again},
    scene::{SITE, Scene, fields, holds, registered, shown},
};
use anyhow::{Result, anyhow, bail, ensure};
use multaqa_domain::{
    exchange::Outcome,
    form::{Answer, Answers},
};
use multaqa_probe::{
    answers, cors,
    courier::{Cors, Courier, Sent},
    report::Mark,
    trial::Trial,
};

/// The most requests until a server must have refused one.
const MOST: usize = 40;

/// A case; what was seen, or `None` where the server cannot.
#[derive(Clone, Copy)]
pub(crate) struct Case {
    /// Its name, as in the names of trials.
    pub(crate) name: &'static str,
    /// Its name in the table.
    pub(crate) title: &'static str,
    /// Whether a server that throttles is of no use afterwards.
    pub(crate) wears_out: bool,
    /// Plays it.
    pub(crate) play: fn(&Scene<'_>) -> Result<Option<String>>,
}

/// All cases.
pub(crate) const ALL: [Case; 7] = [
    case("success", "success", success),
    case("field_errors", "field errors", field_errors),
    case("own_key_again", "own key again", own_key_again),
    case("email_again", "e-mail again", email_again),
    Case {
        wears_out: true,
        ..case(
            "throttled_or_failing",
            "throttled, failing",
            throttled_or_failing,
        )
    },
    case("cors", "CORS", leave),
    case("endpoint_test", "endpoint test", endpoint_test),
];

type Play = fn(&Scene<'_>) -> Result<Option<String>>;

const fn case(name: &'static str, title: &'static str, play: Play) -> Case {
    Case {
        name,
        title,
        wears_out: false,
        play,
    }
}

/// It is registered, once, by the reference that the server gave.
fn success(scene: &Scene<'_>) -> Result<Option<String>> {
    let person = scene.person()?;
    let sent = scene.register(&person)?;
    let reference = registered(&sent)?;
    let is_own = reference != person.context.key;
    ensure!(
        is_own == scene.described.own_reference,
        "the reference is {reference}: {}",
        shown(&sent)
    );
    let rows = scene.rows_of(&person)?;
    ensure!(rows.len() == 1, "{} rows: {}", rows.len(), shown(&sent));
    let is_in = rows.iter().all(|row| holds(row, reference));
    ensure!(is_in, "{reference} is not in {rows:?}");
    Ok(Some(reference.to_owned()))
}

/// Faulty answers come back as messages at their fields, and nothing is stored.
fn field_errors(scene: &Scene<'_>) -> Result<Option<String>> {
    if !scene.described.checks {
        return Ok(None);
    }
    let person = scene.person()?;
    let (endpoint, spoilt) = answers::spoilt(&scene.exchange.endpoint, &scene.exchange.form);
    let sent = scene.send(&scene.exchange.endpoint, Some(&endpoint), &person)?;
    let fields = fields(&sent)?;
    let is_told = |name: &String| fields.contains(&name.as_str());
    let is_well = if scene.described.tells_all {
        spoilt.iter().all(is_told)
    } else {
        spoilt.iter().any(is_told)
    };
    ensure!(is_well, "not at {spoilt:?}: {}", shown(&sent));
    ensure!(
        scene.rows_of(&person)?.is_empty(),
        "stored: {}",
        shown(&sent)
    );
    Ok(Some(fields.join(", ")))
}

/// The same registration with the same key is there once.
fn own_key_again(scene: &Scene<'_>) -> Result<Option<String>> {
    let person = scene.person()?;
    let first = scene.register(&person)?;
    let reference = registered(&first)?;
    let second = scene.register(&person)?;
    let status = second.response.as_ref().map_or(0, |reply| reply.status);
    let rows = scene.rows_of(&person)?.len();
    let seen = match scene.described.again {
        Again::Same => {
            ensure!(registered(&second)? == reference, "{}", shown(&second));
            "the same reference"
        }
        Again::KnownAsOwn => {
            registered(&second)?;
            "known as its own"
        }
        Again::Twice => {
            ensure!(registered(&second)? != reference, "{}", shown(&second));
            ensure!(
                !scene.exchange.endpoint.repeat.is_safe(),
                "it is called safe"
            );
            ensure!(rows == 2, "{rows} rows");
            return Ok(Some(format!("{status}, twice, as declared")));
        }
    };
    ensure!(rows == 1, "{rows} rows: {}", shown(&second));
    Ok(Some(format!("{status}, {seen}")))
}

/// The same e-mail address with another key comes back as a message at its field.
fn email_again(scene: &Scene<'_>) -> Result<Option<String>> {
    if !scene.described.one_email {
        return Ok(None);
    }
    let person = scene.person()?;
    registered(&scene.register(&person)?)?;
    let mut other = scene.person()?;
    other.answers = person.answers.clone();
    let sent = scene.register(&other)?;
    let fields = fields(&sent)?;
    ensure!(fields == ["email"], "{}", shown(&sent));
    let rows = scene.rows_of(&person)?.len();
    ensure!(rows == 1, "{rows} rows: {}", shown(&sent));
    Ok(Some(fields.join(", ")))
}

/// A server that has enough, or fails, is not taken for one that has registered.
fn throttled_or_failing(scene: &Scene<'_>) -> Result<Option<String>> {
    let sent = if scene.described.throttles {
        throttled(scene)?
    } else {
        failed(scene)?
    };
    let status = sent.response.as_ref().map_or(0, |reply| reply.status);
    let seen = match (&sent.outcome, scene.described.throttles) {
        (
            Outcome::Later {
                wait: Some(wait), ..
            },
            true,
        ) => format!("again in {wait} s"),
        (Outcome::Later { wait: None, .. }, true) => "again later".to_owned(),
        (Outcome::Unknown { .. }, false) => "unknown".to_owned(),
        (Outcome::Failed { .. }, false) => "failed".to_owned(),
        (Outcome::Refused { general, .. }, false) if !general.is_empty() => "refused".to_owned(),
        _ => bail!("{}", shown(&sent)),
    };
    let seen = format!("{status}, {seen}");
    let expected = scene.described.trouble;
    ensure!(
        seen.starts_with(expected),
        "{seen}, not {expected}: {}",
        shown(&sent)
    );
    Ok(Some(seen))
}

fn throttled(scene: &Scene<'_>) -> Result<Sent> {
    scene.kind.throttle(scene.server)?;
    for _ in 0..MOST {
        let person = scene.person()?;
        let sent = scene.register(&person)?;
        if !matches!(sent.outcome, Outcome::Registered { .. }) {
            ensure!(
                scene.rows_of(&person)?.is_empty(),
                "stored: {}",
                shown(&sent)
            );
            return Ok(sent);
        }
    }
    bail!("{MOST} requests, and none was refused")
}

fn failed(scene: &Scene<'_>) -> Result<Sent> {
    let mut person = scene.person()?;
    if let Some(exchange) = descriptions::failing(scene.kind.name, scene.server)? {
        // It fails at a repeat, which must leave the first where it is.
        scene.send(&exchange.endpoint, None, &person)?;
        let sent = scene.send(&exchange.endpoint, None, &person)?;
        let rows = scene.rows_of(&person)?.len();
        ensure!(rows == 1, "{rows} rows: {}", shown(&sent));
        return Ok(sent);
    }
    // The name that brings the servers of tests/servers/ down.
    let email = Answer::Text(person.email.clone());
    let name = Answer::Text("عطل".to_owned());
    let answers = Answers::from([
        ("full_name".to_owned(), name),
        ("email".to_owned(), email),
        ("companions".to_owned(), Answer::Text("0".to_owned())),
    ]);
    let checked = scene.exchange.form.check(&answers);
    person.answers = checked.map_err(|faults| anyhow!("{faults:?}"))?;
    let sent = scene.register(&person)?;
    ensure!(
        scene.rows_of(&person)?.is_empty(),
        "stored: {}",
        shown(&sent)
    );
    Ok(sent)
}

/// A browser sends the request, and reads the reply.
fn leave(scene: &Scene<'_>) -> Result<Option<String>> {
    let person = scene.person()?;
    let sent = scene.register(&person)?;
    ensure!(sent.objections.is_empty(), "{}", shown(&sent));
    registered(&sent)?;
    let preflight = cors::preflight(SITE, &sent.request);
    let asked = preflight.map_or("no preflight".to_owned(), |p| p.headers.join(", "));
    let exposed = sent
        .response
        .as_ref()
        .is_ok_and(|reply| cors::is_exposed(reply, "retry-after"));
    Ok(Some(if exposed {
        format!("{asked}; Retry-After exposed")
    } else {
        asked
    }))
}

/// `multaqa endpoint test --send` finds no fault.
fn endpoint_test(scene: &Scene<'_>) -> Result<Option<String>> {
    let trial = Trial {
        endpoint: &scene.exchange.endpoint,
        form: &scene.exchange.form,
        courier: Courier {
            site: SITE.to_owned(),
            origins: Vec::new(),
            cors: Cors::Waived,
        },
        page: "/forums/a/register/".to_owned(),
        time: "2017-09-10T09:00:00+04:00".to_owned(),
        language: "ar".to_owned(),
    };
    let mut text = Vec::new();
    let mut hints = 0;
    let faults = trial.send(&mut |section| {
        hints += section
            .lines
            .iter()
            .filter(|(m, _)| *m == Mark::Hint)
            .count();
        section.write(&mut text, false).ok();
    });
    let text = String::from_utf8_lossy(&text);
    ensure!(faults == 0, "{faults} faults: {text}");
    for title in [
        "A registration",
        "The same again",
        "The same answers under another key",
        "Faulty answers",
    ] {
        ensure!(text.contains(title), "nothing about {title}: {text}");
    }
    Ok(Some(match hints {
        1 => "1 hint".to_owned(),
        n => format!("{n} hints"),
    }))
}
