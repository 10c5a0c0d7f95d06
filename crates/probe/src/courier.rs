//! Sends a registration, step after step, as a page would.

use crate::{
    cors::{self, Objection, Preflight},
    http::{self, NoAddress, NoReply, Response},
    redirect::{self, Hop},
};
use multaqa_domain::{
    exchange::{self, Context, Endpoint, Outcome, Reply, Request},
    form::{Checked, Form},
};
use std::time::Duration;
use url::Url;

/// Who sends.
#[derive(Clone, Debug)]
pub struct Courier {
    /// The origin of the site whose pages would send, such as `https://site.example`.
    pub site: String,
    /// The origins, besides the request's, to which the site lets its pages connect.
    pub origins: Vec<String>,
    /// What to do with what a browser would keep from the page.
    pub cors: Cors,
}

/// What to do with what a browser would keep from the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cors {
    /// It is kept: a request without leave is not sent, a reply without leave is
    /// [`Reply::Lost`], a header field that is not exposed is not read.
    Kept,
    /// It is read all the same, to find out more.
    Waived,
}

/// A registration that is to be sent.
#[derive(Clone, Debug)]
pub struct Registration<'a> {
    /// Where to, and how replies are read.
    pub endpoint: &'a Endpoint,
    /// The same with other payloads, which are sent instead: see
    /// [`crate::answers::spoilt`].
    pub instead: Option<&'a Endpoint>,
    /// The form that it answers.
    pub form: &'a Form,
    /// The answers.
    pub answers: &'a Checked,
    /// The key and what else the payload may say.
    pub context: &'a Context,
}

/// A step that was sent.
#[derive(Clone, Debug)]
pub struct Sent {
    /// The request, its URL absolute.
    pub request: Request,
    /// The replies that passed it on, before the last.
    pub hops: Vec<Hop>,
    /// What a browser objects to, in the preflight's answer or in the reply.
    pub objections: Vec<Objection>,
    /// The reply, or why there is none.
    pub response: Result<Response, NoReply>,
    /// What the reply means.
    pub outcome: Outcome,
}

/// A preflight and its answer.
#[derive(Clone, Debug)]
pub struct Asked {
    /// What was asked.
    pub preflight: Preflight,
    /// The answer, or why there is none.
    pub answer: Result<Response, NoReply>,
}

impl Sent {
    /// What a browser objects to in the last reply, after others that passed the request on.
    pub(crate) fn last_objection(&self) -> Option<&Objection> {
        let earlier = self
            .hops
            .iter()
            .filter(|hop| hop.objection.is_some())
            .count();
        self.objections.get(earlier)
    }
}

impl Asked {
    /// What a browser objects to in the answer.
    pub fn objections(&self) -> Vec<Objection> {
        self.answer
            .as_ref()
            .map_or_else(|_| Vec::new(), |answer| self.preflight.objections(answer))
    }
}

impl Courier {
    /// The absolute URL of a request: a path stands on the site's own origin.
    ///
    /// # Errors
    /// If it is no URL.
    pub fn absolute(&self, url: &str) -> Result<String, NoAddress> {
        let refused = |url: &str, reason| NoAddress {
            url: url.to_owned(),
            reason,
        };
        let site = Url::parse(&self.site).map_err(|reason| refused(&self.site, reason))?;
        let joined = site.join(url).map_err(|reason| refused(url, reason))?;
        Ok(joined.into())
    }

    /// Whether a browser lets the site's pages read everything there.
    pub fn is_own(&self, url: &str) -> bool {
        cors::origin(url).is_some_and(|other| Some(other) == cors::origin(&self.site))
    }

    /// Sends the preflight of a request whose URL is absolute; `None` if a browser would
    /// send none.
    pub fn ask(&self, request: &Request) -> Option<Asked> {
        if self.is_own(&request.url) {
            return None;
        }
        let preflight = cors::preflight(&self.site, request)?;
        let time = Duration::from_millis(u64::from(request.timeout));
        let answer = http::ask("OPTIONS", &request.url, &preflight.fields(), time);
        Some(Asked { preflight, answer })
    }

    /// Sends all steps; the last that was sent tells how it ended.
    pub fn register(&self, registration: &Registration<'_>) -> Vec<Sent> {
        let mut sent = Vec::new();
        let mut outputs = Vec::new();
        for step in 0..registration.endpoint.steps.len() {
            let Registration {
                endpoint,
                instead,
                form,
                answers,
                context,
            } = *registration;
            let said = instead.unwrap_or(endpoint);
            let Some(mut request) = exchange::request(said, step, answers, context, &outputs)
            else {
                break;
            };
            let read = |reply: &Reply, outputs: &mut Vec<_>| {
                exchange::outcome(endpoint, form, step, context, reply, outputs)
            };
            let Travelled {
                objections,
                hops,
                response,
            } = match self.absolute(&request.url) {
                Ok(url) => {
                    request.url = url;
                    self.send(&request)
                }
                Err(why) => Travelled::none(why.into()),
            };
            let is_own = hops.is_empty() && self.is_own(&request.url);
            let reply = self.reply(is_own, &objections, &response);
            let outcome = read(&reply, &mut outputs);
            let is_last = outcome != Outcome::Next;
            sent.push(Sent {
                request,
                hops,
                objections,
                response,
                outcome,
            });
            if is_last {
                break;
            }
        }
        sent
    }

    /// Sends a request, and follows where it is passed on to, as far as a browser would.
    fn send(&self, request: &Request) -> Travelled {
        let first = cors::origin(&request.url);
        let mut request = request.clone();
        let mut sender = self.site.clone();
        let mut is_own = self.is_own(&request.url);
        let mut hops = Vec::new();
        let mut objections = Vec::new();
        loop {
            let (found, response) = self.send_once(&request, &sender, is_own);
            let objection = found.last().cloned();
            objections.extend(found);
            let passed_on = response
                .as_ref()
                .ok()
                .and_then(|reply| Some((reply.status, redirect::target(&request.url, reply)?)));
            let Some((status, to)) = passed_on else {
                return Travelled {
                    objections,
                    hops,
                    response,
                };
            };
            let origin = cors::origin(&to);
            let is_allowed = self.is_own(&to)
                || origin == first
                || self.origins.iter().any(|one| cors::origin(one) == origin);
            sender = redirect::sender(&sender, &request.url, &to);
            is_own &= self.is_own(&to);
            request = redirect::next(&request, status, &to);
            hops.push(Hop {
                status,
                to,
                is_allowed,
                objection,
            });
            let is_stopped = self.cors == Cors::Kept && !(is_allowed && objections.is_empty());
            if is_stopped || hops.len() > redirect::MOST {
                let why = if is_stopped {
                    NoReply::Withheld
                } else {
                    NoReply::Redirects
                };
                return Travelled {
                    objections,
                    hops,
                    response: Err(why),
                };
            }
        }
    }

    fn send_once(
        &self,
        request: &Request,
        sender: &str,
        is_own: bool,
    ) -> (Vec<Objection>, Result<Response, NoReply>) {
        if is_own {
            return (Vec::new(), http::send(request, &[]));
        }
        let mut objections = Vec::new();
        if self.cors == Cors::Kept
            && let Some(asked) = self.ask(request)
        {
            objections = asked.objections();
            if let Err(why) = asked.answer {
                return (objections, Err(why));
            }
            if !objections.is_empty() {
                return (objections, Err(NoReply::Withheld));
            }
        }
        let response = http::send(request, &[("Origin".to_owned(), sender.to_owned())]);
        if let Ok(response) = &response {
            objections.extend(cors::of_origin(sender, response));
        }
        (objections, response)
    }

    fn reply(
        &self,
        is_own: bool,
        objections: &[Objection],
        response: &Result<Response, NoReply>,
    ) -> Reply {
        let Ok(response) = response else {
            return Reply::Lost;
        };
        if self.cors == Cors::Waived || is_own {
            return response.reply(|_| true);
        }
        if objections.is_empty() {
            response.reply(|name| cors::is_exposed(response, name))
        } else {
            Reply::Lost
        }
    }
}

/// How a request went.
struct Travelled {
    objections: Vec<Objection>,
    hops: Vec<Hop>,
    response: Result<Response, NoReply>,
}

impl Travelled {
    fn none(why: NoReply) -> Self {
        Self {
            objections: Vec::new(),
            hops: Vec::new(),
            response: Err(why),
        }
    }
}

/// A key for a registration: a UUID, version 4.
pub fn new_key() -> String {
    uuid::Uuid::new_v4().to_string()
}
