//! The service: routes, and what is true of all replies.

mod forum;
mod messages;
mod register;
mod request;

use crate::{
    idempotency::InFlight,
    options::{Options, Origins, Rate},
    problem::{Kind, Problem},
    store::{Store, StoreError},
    throttle::{self, Throttle},
};
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    http::{HeaderName, HeaderValue, Method, header},
    middleware::{self, Next},
    response::Response,
    routing::{any, get, post},
};
use multaqa_domain::time::Instant;
use std::{
    sync::{Arc, Once},
    time::Duration,
};
use tower_http::{
    cors::{AllowOrigin, Any, CorsLayer},
    set_header::SetResponseHeaderLayer,
};

/// The contract, OpenAPI 3.1, as it is served at `/api/openapi.json`.
pub const OPENAPI: &str = include_str!("../../openapi.json");

/// The largest body, in bytes. Browsers send no more with `keepalive`.
const MAX_BODY: usize = 64 * 1024;
/// How long a browser may keep the answer to a preflight.
const PREFLIGHT_AGE: Duration = Duration::from_secs(2 * 60 * 60);

/// What the handlers share.
#[derive(Debug)]
struct Api {
    store: Store,
    options: Options,
    throttle: Throttle,
    /// For the states of forums, so that looking does not use up what sending needs.
    status_throttle: Throttle,
    in_flight: InFlight,
    /// Whether it was told that a proxy passes requests on.
    told_of_proxy: Once,
}

impl Api {
    fn new(store: Store, options: Options) -> Self {
        let many = Rate {
            burst: options.rate.burst.saturating_mul(10),
            per_minute: options.rate.per_minute.saturating_mul(10),
        };
        Self {
            store,
            throttle: Throttle::new(options.rate),
            status_throttle: Throttle::new(many),
            options,
            in_flight: InFlight::default(),
            told_of_proxy: Once::new(),
        }
    }

    /// The problem that a failure of the store is answered with.
    fn failed(&self, error: &StoreError) -> Problem {
        (self.options.on_failure)(error);
        if error.is_busy() {
            Problem::new(Kind::Busy).retry_after(1)
        } else {
            Problem::new(Kind::Internal)
        }
    }
}

/// The service under `/api/`: `POST /api/registrations`, `GET /api/registrations/{id}`,
/// `DELETE /api/registrations/{key}`, `POST /api/messages`, `GET /api/status/{forum}` and
/// `GET /api/openapi.json`. It has no fallback, so that it merges with any router.
pub fn router(store: Store, options: Options) -> Router {
    routes(Arc::new(Api::new(store, options)))
}

fn routes(api: Arc<Api>) -> Router {
    let cors = cors(&api.options.origins);
    let always =
        |name, value| SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value));
    let throttled = Router::new()
        .route("/api/registrations", post(register::register))
        .route(
            "/api/registrations/{id}",
            get(register::show).delete(register::cancel),
        )
        .route("/api/messages", post(messages::send))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .method_not_allowed_fallback(|| async { Problem::new(Kind::Method) })
        .layer(middleware::from_fn_with_state(Arc::clone(&api), throttle))
        .with_state(Arc::clone(&api));
    let looked_at = Router::new()
        .route("/api/status/{forum}", get(forum::status))
        .method_not_allowed_fallback(|| async { Problem::new(Kind::Method) })
        .layer(middleware::from_fn_with_state(
            Arc::clone(&api),
            throttle_status,
        ))
        .with_state(api);
    Router::new()
        .route("/api/openapi.json", get(contract))
        .route(
            "/api/{*rest}",
            any(|| async { Problem::new(Kind::NotFound) }),
        )
        .method_not_allowed_fallback(|| async { Problem::new(Kind::Method) })
        .merge(throttled)
        .merge(looked_at)
        .layer(always(header::CACHE_CONTROL, "no-store"))
        .layer(always(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        // Outermost: to a page, an error that it may not read looks like being offline.
        .layer(cors)
}

fn cors(origins: &Origins) -> CorsLayer {
    let origins = match origins {
        Origins::Any => AllowOrigin::from(Any),
        Origins::Only(list) => AllowOrigin::list(list.iter().filter_map(|o| o.parse().ok())),
    };
    CorsLayer::new()
        .allow_origin(origins)
        .allow_methods([Method::GET, Method::POST, Method::DELETE, Method::OPTIONS])
        .allow_headers([
            header::CONTENT_TYPE,
            HeaderName::from_static("idempotency-key"),
        ])
        .expose_headers([header::RETRY_AFTER, header::DATE, header::LOCATION])
        .max_age(PREFLIGHT_AGE)
}

async fn throttle(
    State(api): State<Arc<Api>>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    take(&api, &api.throttle, &request)?;
    Ok(next.run(request).await)
}

async fn throttle_status(
    State(api): State<Arc<Api>>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    take(&api, &api.status_throttle, &request)?;
    Ok(next.run(request).await)
}

fn take(api: &Api, throttle: &Throttle, request: &Request) -> Result<(), Problem> {
    if throttle::is_mistaken(request, api.options.client) {
        api.told_of_proxy.call_once(|| (api.options.on_proxy)());
    }
    let client = throttle::client(request, api.options.client);
    let wait = |seconds| {
        Problem::new(Kind::Throttled)
            .detail(format!("انتظر قليلًا ثم أعد الإرسال؛ عدد الثواني: {seconds}"))
            .retry_after(seconds)
    };
    let taken = throttle.take(client, api.options.clock.now());
    taken.map_err(wait)
}

/// RFC 3339, UTC.
fn rfc3339(time: Instant) -> String {
    let time = jiff::Timestamp::from_second(time.0).unwrap_or_default();
    time.to_string()
}

async fn contract() -> ([(HeaderName, &'static str); 2], &'static str) {
    let headers = [
        (header::CONTENT_TYPE, "application/json"),
        (header::CACHE_CONTROL, "no-cache"),
    ];
    (headers, OPENAPI)
}

#[cfg(test)]
#[path = "contract_tests.rs"]
mod contract_tests;
#[cfg(test)]
#[path = "listener_tests.rs"]
mod listener_tests;
#[cfg(test)]
mod tests;
