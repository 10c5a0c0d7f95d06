//! Faults of forms, endpoints, forums and sectors, one table each: what is written,
//! what is said, and what is suggested.

use multaqa_content::load;
use std::{fs, path::Path};

pub(crate) const SITE: &str =
    "name = \"مثال\"\nline = \"مثال\"\ncountry = \"AE\"\nzone = \"Asia/Dubai\"\n";
pub(crate) const FORM: &str = r#"
title = "نموذج"
submit = "إرسال"
data_use = { controller = "س", purpose = "س", kept = "س", country = "س", contact = "س" }
[[section]]
title = "قسم"
[[section.field]]
name = "full_name"
label = "الاسم"
kind = "text"
required = true
[[section.field]]
name = "email"
label = "البريد"
kind = "email"
"#;
const SESSIONS: &str = r#"
title = "نموذج"
submit = "إرسال"
data_use = { controller = "س", purpose = "س", kept = "س", country = "س", contact = "س" }
[[section]]
title = "قسم"
[[section.field]]
name = "session"
label = "الجلسة"
kind = "sessions"
"#;
const ENDPOINT: &str = r#"
url = "/api/x"
requestBody = { payload = { all = "$inputs" } }
"#;
pub(crate) const FORUM: &str = r#"
title = "ملتقى"
summary = "ملخص"
date = 2026-01-01
"#;

/// What is said of a folder in which one file holds this TOML: `message | help`. Where it
/// stands is seen in the golden reports.
fn said(file: &str, toml: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, toml: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, format!("+++\n{}\n+++\n", toml.trim())).unwrap();
    };
    write("site.md", SITE);
    write("forms/form.md", FORM);
    write("forms/sessions.md", SESSIONS);
    write("endpoints/endpoint.md", ENDPOINT);
    write("endpoints/link.md", "link = \"https://tickets.example/\"");
    write("forums/forum.md", FORUM);
    write(file, toml);
    told(folder.path())
}

pub(crate) fn told(folder: &Path) -> Vec<String> {
    let Err(report) = load(folder) else {
        return Vec::new();
    };
    let faults = report.faults.iter();
    faults
        .map(|fault| {
            let help = fault.help.as_deref().unwrap_or("-");
            format!("{} | {help}", fault.message)
        })
        .collect()
}

/// Each case has exactly the one fault, or none.
pub(crate) fn one_each(file: &str, cases: &[(&str, &str)]) {
    for (toml, expected) in cases {
        let found = said(file, toml);
        let found: Vec<_> = found.iter().map(String::as_str).collect();
        let expected: Vec<_> = Some(*expected)
            .filter(|e| !e.is_empty())
            .into_iter()
            .collect();
        assert_eq!(found, expected, "{toml}");
    }
}

#[test]
fn faults_of_fields() {
    let field =
        |keys: &str| format!("{FORM}[[section.field]]\nname = \"x\"\nlabel = \"س\"\n{keys}");
    for (keys, expected) in [
        ("kind = \"text\"\nmaxLength = 10\nminLength = 2", ""),
        (
            "kind = \"text\"\nmax = 10",
            "unknown key `max` | did you mean `maxLength`?",
        ),
        (
            "kind = \"text\"\nminLength = 11\nmaxLength = 10",
            "`maxLength` is 10, less than `minLength`, which is 11 | exchange them",
        ),
        (
            "kind = \"number\"\nmin = 1",
            "unknown key `min` | did you mean `minimum`?",
        ),
        (
            "kind = \"date\"\nformatMinimum = 2017-01-01\nformatMaximum = \"2017-12-31\"",
            "",
        ),
        (
            "kind = \"date\"\nmin = 2017-01-01",
            "unknown key `min` | did you mean `formatMinimum`?",
        ),
        (
            "kind = \"date\"\nformatMinimum = 2017-02-01\nformatMaximum = 2017-01-01",
            "`formatMaximum` is 2017-01-01, less than `formatMinimum`, which is 2017-02-01 | exchange them",
        ),
        (
            "kind = \"choices\"\noptions = [{ value = \"a\", label = \"أ\" }]\nminItems = 2",
            "`minItems` is 2, but there are only 1 options | ask for fewer, or add options",
        ),
        ("kind = \"companions\"\nmaxItems = 3", ""),
        (
            "kind = \"companions\"\nmax = 3",
            "unknown key `max` | did you mean `maxItems`?",
        ),
        (
            "kind = \"accounts\"\nnetworks = [{ value = \"x\", label = \"إكس\", hosts = [\"https://x.com\"] }]",
            "`https://x.com` is not a host | write the host alone, in small letters and without `www.`: x.com",
        ),
        (
            "kind = \"text\"\nmessages = { requird = \"س\" }",
            "`requird` is nothing that an answer can break | did you mean `required`?",
        ),
        (
            "kind = \"text\"\nmessages = { required = \"س\", format = \"س\" }",
            "",
        ),
        ("kind = \"text\"\nprefill = true", ""),
        (
            "kind = \"text\"\nautocomplete = \"name\"\nprefill = true",
            "a text with `autocomplete` is personal: an address may not fill it in | addresses are kept in histories and logs; leave `prefill` out",
        ),
        (
            "kind = \"phone\"\nprefill = true",
            "this kind is personal: an address may not fill it in | addresses are kept in histories and logs; leave `prefill` out",
        ),
        (
            "kind = \"consent\"\ntext = \"س\"\nversion = \"1\"\nprefill = true",
            "nobody else can consent: an address may not fill it in | addresses are kept in histories and logs; leave `prefill` out",
        ),
    ] {
        one_each("forms/form.md", &[(&field(keys), expected)]);
    }
}

#[test]
fn faults_of_conditions() {
    let fields = r#"
[[section.field]]
name = "way"
label = "س"
kind = "choice"
options = [{ value = "in_person", label = "حضورًا" }, { value = "online", label = "عن بعد" }]
[[section.field]]
name = "topics"
label = "س"
kind = "choices"
options = [{ value = "a", label = "أ" }]
[[section.field]]
name = "count"
label = "س"
kind = "number"
maximum = 5
[[section.field]]
name = "agree"
label = "س"
kind = "consent"
text = "س"
version = "1"
[[section.field]]
name = "day"
label = "س"
kind = "date"
[[section.field]]
name = "seat"
label = "س"
kind = "sessions"
[[section.field]]
name = "x"
label = "س"
kind = "text"
"#;
    for (condition, expected) in [
        (
            "way = { const = \"in_person\" }, count = { minimum = 1, maximum = 5 }",
            "",
        ),
        ("way = { enum = [\"in_person\", \"online\"] }", ""),
        (
            "topics = { contains = { const = \"a\" } }, agree = { const = true }",
            "",
        ),
        (
            "day = { const = 2017-09-14 }, seat = {}, email = {}, count = { const = 2 }",
            "",
        ),
        (
            "wey = { const = \"in_person\" }",
            "no earlier field is named `wey` | did you mean `way`?",
        ),
        (
            "x = {}",
            "no earlier field is named `x` | known: `full_name`, `email`, `way`, `topics`, `count`, `agree`, `day`, `seat`",
        ),
        (
            "way = { const = \"inperson\" }",
            "`inperson` is not among the field's options | did you mean `in_person`?",
        ),
        (
            "way = { contains = { const = \"online\" } }",
            "unknown key `contains` | the answer is one value: write `const = …`, or `enum = […]` for several",
        ),
        (
            "way = { const = 1 }",
            "the field's answer is a text, not a number | write `const = \"…\"`",
        ),
        (
            "way = { const = \"online\", enum = [\"online\"] }",
            "`const` and `enum` exclude each other | keep one of them; `enum` takes several values",
        ),
        (
            "topics = { const = \"a\" }",
            "unknown key `const` | the answer is a list: write `contains = { const = \"…\" }`",
        ),
        (
            "count = { const = 6 }",
            "the field's answers are 0 to 5, never 6 | write a number from 0 to 5",
        ),
        (
            "count = { minimum = 6 }",
            "`minimum` must be between 0 and 5, not 6 | write a number from 0 to 5",
        ),
        (
            "count = { minimum = 3, maximum = 2 }",
            "`maximum` is 2, less than `minimum`, which is 3 | exchange them",
        ),
        (
            "agree = { const = \"yes\" }",
            "the field's answer is true or false, not a text | write `const = true`",
        ),
        (
            "day = { const = \"14.9.2017\" }",
            "the field's answer is a date, not a text | write `const = 2017-09-14`",
        ),
        (
            "email = { const = \"a@b.c\" }",
            "unknown key `const` | a condition can only ask whether it was answered: write `{}`",
        ),
        (
            "seat = { contains = { const = \"opening\" } }",
            "unknown key `contains` | sessions differ from forum to forum: write `{}`",
        ),
        (
            "way = \"online\"",
            "`way` must be a table, not a text | write it in braces: `way = { … }`",
        ),
    ] {
        let toml = format!("{FORM}{}if = {{ {condition} }}", fields.trim_start());
        one_each("forms/form.md", &[(&toml, expected)]);
    }
}

#[test]
fn faults_of_requests() {
    let url = |url: &str| format!("url = \"{url}\"\nrequestBody.payload.all = \"$inputs\"");
    for (address, expected) in [
        ("/api/{$key}/{$subject}?form={$form}&$filter=x", ""),
        (
            "https://{$subject}.example/x",
            "the URL holds a placeholder before its path | where a registration goes is fixed when the site is built: write the host",
        ),
        (
            "https://a.example:{$key}/x",
            "the URL holds a placeholder before its path | where a registration goes is fixed when the site is built: write the host",
        ),
        (
            "/x?name={$inputs.full_name}",
            "an answer cannot stand here: addresses are kept in logs | send it in the payload of a step",
        ),
        (
            "/x?at={$context.time}",
            "`$context.time` cannot stand here | send it in the payload",
        ),
        (
            "/x/{id}",
            "the URL holds a brace that belongs to no placeholder | placeholders are written `{$key}`; other braces are encoded: %7B, %7D",
        ),
        (
            "/x/{$key",
            "a placeholder starts with `{$` and does not end | close it with `}`",
        ),
        (
            "/x/{$kee}",
            "there is no placeholder `$kee` | did you mean `$key`?",
        ),
        (
            "https://a.example/x?access_token=abc",
            "`access_token` in the URL is the name of a secret | what is in a public site is everybody's: use a key that may be public, or a relay that keeps it",
        ),
    ] {
        one_each("endpoints/endpoint.md", &[(&url(address), expected)]);
    }
}

#[test]
fn faults_of_headers() {
    for (parameter, expected) in [
        (
            "name = \"Prefer\", in = \"header\", value = \"return=minimal\"",
            "",
        ),
        ("name = \"X-Key\", in = \"header\", value = \"$key\"", ""),
        (
            "name = \"Authorization\", in = \"header\", value = \"anything\"",
            "a public site has nothing secret to authorize with | use a key that may be public, in the header that the server names for it, or a relay that keeps the secret",
        ),
        (
            "name = \"Cookie\", in = \"header\", value = \"a=b\"",
            "a page cannot set the header `Cookie` | a page sends no cookies to an endpoint: use another kind of key",
        ),
        (
            "name = \"Sec-Fetch-Mode\", in = \"header\", value = \"cors\"",
            "a page cannot set the header `Sec-Fetch-Mode` | browsers keep it for themselves: remove it",
        ),
        (
            "name = \"content-type\", in = \"header\", value = \"text/plain\"",
            "the content type belongs to the request body | write `contentType = \"…\"` into `requestBody`",
        ),
        (
            "name = \"Idempotency-Key\", in = \"header\", value = \"$key\"",
            "the key is sent by `x-repeat` | write `x-repeat = \"idempotency-key\"` instead",
        ),
        (
            "name = \"X Y\", in = \"header\", value = \"1\"",
            "`X Y` is not a header's name | a name is letters, digits and hyphens",
        ),
        (
            "name = \"a\", in = \"query\", value = \"1\"",
            "a parameter cannot stand in `query` | write it into the URL, behind `?`",
        ),
        (
            "name = \"X-Name\", in = \"header\", value = \"$inputs.full_name\"",
            "an answer cannot stand here: headers hold only ASCII | send it in the payload of a step",
        ),
        (
            "name = \"X-Site\", in = \"header\", value = \"ملتقى\"",
            "a header's value holds only ASCII | write it in Latin letters, or put it into the payload",
        ),
        (
            "name = \"apikey\", in = \"header\", value = \"sb_secret_0123456789\"",
            "this looks like a Supabase secret key | what is in a public site is everybody's: use a key that may be public, or a relay that keeps it",
        ),
    ] {
        let toml = format!(
            "url = \"/x\"\nrequestBody.payload.all = \"$inputs\"\nparameters = [{{ {parameter} }}]"
        );
        one_each("endpoints/endpoint.md", &[(&toml, expected)]);
    }
}

#[test]
fn faults_of_replies() {
    let toml = |key: &str| format!("url = \"/x\"\nrequestBody.payload.all = \"$inputs\"\n{key}");
    for (key, expected) in [
        (
            "successCriteria = [{ condition = \"$statusCode == 201 && $response.body#/ok == true\" }]",
            "",
        ),
        (
            "successCriteria = [{ condition = \"$statusCode in [200, 201]\" }]",
            "`$statusCode in [200, 201]` compares nothing | write `$statusCode == 201` or `$response.body#/ok == true`; `&&` joins several, which must all hold",
        ),
        (
            "successCriteria = [{ condition = \"$statusCode == 201\", type = \"regex\" }]",
            "unknown key `type` | conditions are of the type `simple`: remove it",
        ),
        (
            "outputs = { reference = \"/id\" }",
            "`/id` is no place in the reply's body | write `$response.body#` and a JSON pointer (RFC 6901): `$response.body#/data/id`",
        ),
        (
            "outputs = { reference = \"$response.header.Location\" }",
            "`$response.header.Location` is no place in the reply's body | headers of another origin's reply are hidden from a page: read it from the body",
        ),
        (
            "reference = \"/id\"",
            "unknown key `reference` | it is an output: `[outputs]` with `reference = \"$response.body#/id\"`",
        ),
        (
            "payload = { x = 1 }",
            "unknown key `payload` | it belongs into the request body: `[requestBody.payload]`",
        ),
        (
            "repeat = \"idempotency-key\"",
            "unknown key `repeat` | did you mean `x-repeat`?",
        ),
        (
            "x-repeat = \"unique-key\"",
            "the key by which a repeat is known is never sent | say `$key` in the payload, such as `id = \"$key\"`",
        ),
        (
            "x-repeat = \"ignored\"\nx-cancel = { url = \"/x/{$key}/{$outputs.reference}\" }",
            "the key by which a repeat is known is never sent | say `$key` in the payload, such as `id = \"$key\"`",
        ),
        (
            "x-later = [{ condition = \"$response.body#/retry != null\" }]",
            "",
        ),
        (
            "x-later = [{ condition = \"retry\" }]",
            "`retry` is not a condition that can be checked | write `$statusCode == 201` or `$response.body#/ok == true`; `&&` joins several, which must all hold",
        ),
        (
            "x-wait = \"/reset\"",
            "`/reset` is no place in the reply's body | write `$response.body#` and a JSON pointer (RFC 6901): `$response.body#/data/id`",
        ),
        (
            "x-errors = { at = \"$response.body#/errors\", field = \"field\" }",
            "`field` is not a JSON pointer | RFC 6901: `/id`, or `/data/id` for an id within data",
        ),
        (
            "x-errors = { names = { mail = \"emial\" } }",
            "no form has a field `emial` | did you mean `email`?",
        ),
        (
            "x-cancel = { url = \"/x\", requestBody = { payload = { mail = \"$inputs.email\" } } }",
            "an answer cannot stand here: answers are not kept after they were sent | send it in the payload of a step",
        ),
        (
            "x-cancel = { url = \"/x/{$outputs.id}\" }",
            "no step has an output `id` | known: `reference`",
        ),
        (
            "method = \"GET\"",
            "browsers send no body with GET | write what it says into the URL, or use another method",
        ),
        (
            "requestBody.contentType = \"multipart/form-data\"",
            "a body that is JSON cannot be sent as `multipart/form-data` | write application/json, one that ends in +json such as application/vnd.api+json, or text/plain for a server that answers no preflight",
        ),
    ] {
        one_each("endpoints/endpoint.md", &[(&toml(key), expected)]);
    }
}

#[test]
fn faults_of_steps() {
    one_each(
        "endpoints/endpoint.md",
        &[
            (
                "[[steps]]\nstepId = \"a\"\nurl = \"/x\"\nrequestBody.payload.all = \"$inputs\"\noutputs = { id = \"$response.body#/id\" }\n[[steps]]\nstepId = \"b\"\nurl = \"/x/{$steps.a.outputs.id}\"",
                "",
            ),
            (
                "[[steps]]\nstepId = \"a\"\nurl = \"/x\"\nrequestBody.payload.all = \"$inputs\"\n[[steps]]\nstepId = \"b\"\nurl = \"/x/{$steps.a.outputs.id}\"",
                "the step `a` has no output `id` | add it to the `outputs` of `a`",
            ),
            (
                "[[steps]]\nstepId = \"a\"\nurl = \"/x/{$steps.b.outputs.id}\"\nrequestBody.payload.all = \"$inputs\"",
                "no earlier step is named `b` | only what an earlier step returned can be used",
            ),
            (
                "[[steps]]\nstepId = \"a\"\nurl = \"/x\"\nrequestBody.payload.all = \"$inputs\"\n[[steps]]\nstepId = \"a\"\nurl = \"/x\"",
                "the name `a` is taken by an earlier step | give each step its own",
            ),
            (
                "timeout = 1000\n[[steps]]\nstepId = \"a\"\nurl = \"/x\"\nrequestBody.payload.all = \"$inputs\"",
                "unknown key `timeout` | with `[[steps]]` this belongs into a step",
            ),
            (
                "[[steps]]\nstepId = \"a\"\nurl = \"/x\"",
                "none of the steps sends anything | add `[steps.requestBody.payload]` to one of them",
            ),
            (
                "url = \"/x\"\nrequestBody.payload = { all = \"$inputs\", x = \"$steps.a.outputs.b\" }",
                "no earlier step is named `a` | only what an earlier step returned can be used",
            ),
            (
                "url = \"/x\"\nrequestBody.payload = { all = \"$inputs\", x = \"$outputs.reference\" }",
                "`$outputs` is for a cancellation | within the steps write `$steps.<stepId>.outputs.<name>`",
            ),
            (
                "link = \"https://tickets.example/\"\nurl = \"/x\"",
                "unknown key `url` | one registers at the link: nothing is sent, so a link stands alone",
            ),
        ],
    );
}

#[test]
fn faults_of_what_calendars_hold() {
    let session = "[[session]]\nkind = \"talk\"\ntitle = \"س\"\n";
    for (keys, expected) in [
        ("sequence = 2\nupdated = 2026-01-01T09:00:00".to_owned(), ""),
        (
            "sequence = -1".to_owned(),
            "`sequence` must be between 0 and 1000000, not -1 | write a number from 0 to 1000000",
        ),
        (
            "sequence = \"2\"".to_owned(),
            "the number `2` stands between quotes | write 2",
        ),
        (
            format!("{session}id = \"a\"\nsequence = -1"),
            "`sequence` must be between 0 and 1000000, not -1 | write a number from 0 to 1000000",
        ),
        (
            format!("{session}id = \"a\"\nsequence = 1\ndecision = \"cancelled\""),
            "",
        ),
        (
            format!("{session}id = \"a\"\ndecision = \"canceled\""),
            "`canceled` is not a value that `decision` can have | did you mean `cancelled`?",
        ),
        (
            "decision = \"moved\"\nprevious_date = 2025-12-01".to_owned(),
            "",
        ),
        (
            "decision = \"postponed\"\nprevious_date = 2025-12-01".to_owned(),
            "",
        ),
        (
            "previous_date = 2025-12-01".to_owned(),
            "`previous_date` is of a forum that was moved or postponed | add `decision = \"moved\"` or `decision = \"postponed\"`, or remove it",
        ),
        (
            "decision = \"cancelled\"\nprevious_date = 2025-12-01".to_owned(),
            "`previous_date` is of a forum that was moved or postponed | add `decision = \"moved\"` or `decision = \"postponed\"`, or remove it",
        ),
        (
            "decision = \"movd\"\nprevious_date = 2025-12-01".to_owned(),
            "`movd` is not a value that `decision` can have | did you mean `moved`?",
        ),
        (
            "decision = \"moved\"\nprevious_date = 2026-01-01".to_owned(),
            "`previous_date` is the date that the forum has now | write the date that it had before, or remove it",
        ),
        (
            format!("{session}id = \"calendar\""),
            "`calendar` is the name of the forum's own calendar file | give the session another id",
        ),
    ] {
        let said = said("forums/forum.md", &format!("{FORUM}{keys}"));
        assert_eq!(said.join("; "), expected, "{keys}");
    }
    for (uid, expected) in [
        ("forum.example", ""),
        (
            "https://forum.example",
            "`https://forum.example` is not the name of a host | write ASCII letters, digits, dots and hyphens, such as forum.example",
        ),
    ] {
        let said = said("site.md", &format!("{SITE}uid = \"{uid}\""));
        assert_eq!(said.join("; "), expected, "{uid}");
    }
}

#[test]
fn faults_of_uses() {
    let forum = |keys: &str| format!("{FORUM}{keys}");
    let session = "[[session]]\nid = \"a\"\nkind = \"talk\"\ntitle = \"س\"\n";
    let prayer = "[[session]]\nid = \"a\"\nkind = \"prayer\"\ntitle = \"س\"\n";
    let form = |keys: &str| {
        format!("[[form]]\nname = \"ask\"\nlabel = \"س\"\nendpoint = \"endpoint\"\n{keys}\n")
    };
    for (keys, expected) in [
        ("registration = { form = \"form\", endpoint = \"endpoint\" }".to_owned(), ""),
        ("registration = { endpoint = \"link\" }".to_owned(), ""),
        (
            "registration = { endpoint = \"endpoint\" }".to_owned(),
            "`form` is missing | add `form = …`",
        ),
        (
            "registration = { form = \"form\", endpoint = \"link\" }".to_owned(),
            "one registers at the endpoint's link, so no form is asked | remove `form`, or name an endpoint with a `url`",
        ),
        (
            "registration = { form = \"form\", endpoint = \"endpoint\", waitlist = true }".to_owned(),
            "there is a waiting list, but places are not counted | add `capacity = …`, or `[registration.status]`",
        ),
        (
            "registration = { form = \"form\", endpoint = \"endpoint\", status = { url = \"/s\" } }".to_owned(),
            "nothing of the reply is used | add where they stand in the reply, such as `left = \"/left\"`",
        ),
        (
            "registration = { form = \"form\", endpoint = \"endpoint\", status = { url = \"http://a.example/\", left = \"left\" } }".to_owned(),
            "the endpoint is not encrypted | use https://; http is for localhost and 127.0.0.1 only",
        ),
        (
            "registration = { form = \"form\", endpoint = \"endpoint\", status = { url = \"/s/{$subject}\", left = \"/left\" } }".to_owned(),
            "the URL holds a brace that belongs to no placeholder | nothing is filled in here: write the address as it is",
        ),
        (form("form = \"sessions\"") + session, ""),
        (
            form("form = \"sessions\"") + prayer,
            "the form `sessions` asks for sessions in `session`: the forum has none | add sessions, or use a form without such a field",
        ),
        (
            form("form = \"sessions\"\nsessions = true") + session,
            "the form `sessions` has no field into which a session is filled in | add one with `name = \"session\"`, `kind = \"sessions\"` and `prefill = true`, or remove `sessions`",
        ),
        (
            form("form = \"form\"").replace("\"ask\"", "\"register\""),
            "`register` is the address of the registration | give the form a name of its own, such as `question`",
        ),
        (
            form("form = \"form\"").replace("\"ask\"", "\"Ask me\""),
            "`Ask me` is not a slug | the name is the last part of the address: a to z, 0 to 9 and single hyphens between",
        ),
        (
            form("form = \"form\"") + &form("form = \"form\""),
            "the name `ask` is taken by another form | give each form its own",
        ),
        (
            form("form = \"form\"").replace("\"endpoint\"", "\"link\""),
            "a form cannot be sent to a link | name an endpoint with a `url`",
        ),
        (
            form("form = \"form\"\nshow = \"later\""),
            "`later` is not a value that `show` can have | did you mean `after`?",
        ),
    ] {
        let expected = match keys.contains("left = \"left\"") {
            true => vec![
                expected.to_owned(),
                "`left` is not a JSON pointer | RFC 6901: `/id`, or `/data/id` for an id within data"
                    .to_owned(),
            ],
            false => Some(expected.to_owned()).filter(|e| !e.is_empty()).into_iter().collect(),
        };
        assert_eq!(said("forums/forum.md", &forum(&keys)), expected, "{keys}");
    }
    let sector = "title = \"قطاع\"\ncolour = 1\n";
    one_each(
        "sectors/sector.md",
        &[
            (
                &format!("{sector}{}", form("form = \"form\"\nshow = \"announced\"")),
                "",
            ),
            (
                &format!("{sector}{}", form("form = \"sessions\"")),
                "the form `sessions` asks for sessions in `session`: a sector has no sessions | add sessions, or use a form without such a field",
            ),
            (
                &format!("{sector}{}", form("form = \"form\"\nsessions = true")),
                "unknown key `sessions` | a sector has no sessions",
            ),
        ],
    );
}

#[test]
fn faults_between_forms_and_endpoints() {
    let folder = |payload: &str, forum: &str, sector: &str| {
        let folder = tempfile::tempdir().unwrap();
        for (name, toml) in [
            ("site.md", SITE),
            ("forms/form.md", FORM),
            ("forums/forum.md", &[FORUM, forum].concat()),
            (
                "sectors/sector.md",
                &["title = \"قطاع\"\ncolour = 1\n", sector].concat(),
            ),
            (
                "endpoints/endpoint.md",
                &format!("url = \"/x\"\n[requestBody.payload]\n{payload}"),
            ),
        ] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, format!("+++\n{}\n+++\n", toml.trim())).unwrap();
        }
        told(folder.path())
    };
    let registration = "registration = { form = \"form\", endpoint = \"endpoint\" }";
    let asked = "[[form]]\nname = \"ask\"\nlabel = \"س\"\nform = \"form\"\nendpoint = \"endpoint\"";
    let nothing: [&str; 0] = [];
    assert_eq!(
        folder("name = \"$inputs.full_name\"", registration, ""),
        nothing
    );
    assert_eq!(
        folder(
            "text = \"{$inputs.full_name}, {$inputs.email}\"",
            registration,
            ""
        ),
        nothing
    );
    assert_eq!(
        folder("mail = \"$inputs.email\"", registration, ""),
        [
            "`full_name` is asked and required in the form `form`, but never sent | add `full_name = \"$inputs.full_name\"` to the payload, or ask for it no more"
        ]
    );
    assert_eq!(
        folder(
            "all = \"$inputs\"\nname = \"$inputs.name#/0\"",
            registration,
            ""
        ),
        ["the form `form` does not have a field `name` | known: `full_name`, `email`"]
    );
    assert_eq!(
        folder("all = \"$inputs\"\nabout = \"$forum\"", "", asked),
        [
            "`$forum` has no value: a sector's form is about no forum | write `$subject`, which is the forum or the sector"
        ]
    );
    assert_eq!(
        folder("all = \"$inputs\"\nabout = \"{$sector}\"", registration, ""),
        [
            "`$sector` has no value: a forum without a sector uses the endpoint | write `$subject`, which is the forum or the sector"
        ]
    );
}

#[test]
fn faults_of_synonyms() {
    for (line, expected) in [
        (
            r#"synonyms = [["انستقرام", "instagram"], ["تويتر", "twitter", "x"]]"#,
            "",
        ),
        (
            r#"synonyms = [["انستقرام"]]"#,
            "a word alone has no synonym | write at least two: `[\"انستقرام\", \"instagram\"]`",
        ),
        (
            r#"synonyms = [["انستقرام", " "]]"#,
            "`synonyms` is empty | write a text, or leave the key out",
        ),
        (
            r#"synonyms = [["انستقرام", "\u3164\u200b"]]"#,
            "`synonyms` is empty | write a text, or leave the key out",
        ),
        (
            r#"synonyms = [["انستقرام", "؟"]]"#,
            "`؟` has no letter to search for | write a word",
        ),
        (
            r#"synonyms = ["انستقرام"]"#,
            "`synonyms` must be a list, not a text | write it in brackets: `synonyms = [\"…\", \"…\"]`",
        ),
    ] {
        one_each("site.md", &[(&format!("{SITE}{line}"), expected)]);
    }
}

#[test]
fn faults_of_hsts() {
    for (line, expected) in [
        (
            "hsts = { max_age = 63072000, include_subdomains = true, preload = true }",
            "",
        ),
        ("hsts = { max_age = 0 }", ""),
        (
            "hsts = { include_subdomains = true }",
            "`max_age` is missing | add `max_age = …`",
        ),
        (
            "hsts = { max_age = -1 }",
            "`max_age` must be between 0 and 315360000, not -1 | write a number from 0 to 315360000",
        ),
        (
            "hsts = { max_age = 300, preload = true }",
            "the list of preloaded sites takes none with these values | write `include_subdomains = true` and a `max_age` of 31536000 or more, or leave `preload` out",
        ),
    ] {
        one_each("site.md", &[(&format!("{SITE}{line}"), expected)]);
    }
}
