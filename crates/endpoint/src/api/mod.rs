//! The service: routes, and what is true of all replies.

mod register;

use crate::{
    idempotency::InFlight,
    options::{Options, Origins},
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
use std::{sync::Arc, time::Duration};
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
    in_flight: InFlight,
}

impl Api {
    fn new(store: Store, options: Options) -> Self {
        Self {
            store,
            throttle: Throttle::new(options.rate),
            options,
            in_flight: InFlight::default(),
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

/// The service under `/api/`: `POST /api/registrations`, `GET /api/registrations/{id}`
/// and `GET /api/openapi.json`. It has no fallback, so that it merges with any router.
pub fn router(store: Store, options: Options) -> Router {
    routes(Arc::new(Api::new(store, options)))
}

fn routes(api: Arc<Api>) -> Router {
    let cors = cors(&api.options.origins);
    let always =
        |name, value| SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value));
    let throttled = Router::new()
        .route("/api/registrations", post(register::register))
        .route("/api/registrations/{id}", get(register::show))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .method_not_allowed_fallback(|| async { Problem::new(Kind::Method) })
        .layer(middleware::from_fn_with_state(Arc::clone(&api), throttle))
        .with_state(api);
    Router::new()
        .route("/api/openapi.json", get(contract))
        .route(
            "/api/{*rest}",
            any(|| async { Problem::new(Kind::NotFound) }),
        )
        .method_not_allowed_fallback(|| async { Problem::new(Kind::Method) })
        .merge(throttled)
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
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([
            header::CONTENT_TYPE,
            HeaderName::from_static("idempotency-key"),
        ])
        .expose_headers([header::RETRY_AFTER, header::LOCATION])
        .max_age(PREFLIGHT_AGE)
}

async fn throttle(
    State(api): State<Arc<Api>>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let client = throttle::client(&request, api.options.client);
    match api.throttle.take(client, api.options.clock.now()) {
        Ok(()) => Ok(next.run(request).await),
        Err(seconds) => Err(Problem::new(Kind::Throttled)
            .detail(format!("انتظر قليلًا ثم أعد الإرسال؛ عدد الثواني: {seconds}"))
            .retry_after(seconds)),
    }
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
#[path = "api_tests.rs"]
mod tests;
