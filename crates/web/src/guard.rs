//! What every request and every answer goes through (architecture §5).

use std::sync::Arc;
use std::time::Duration;

use app::App;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::extract::is_multipart;
use crate::problem;

/// The policy of a page: nothing but what this site serves.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; \
     form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
);

/// Headers of every answer; a page may have set its own policy.
pub async fn headers(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let mut usual = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    usual(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    // Not `no-referrer`: with it, browsers send forms with `Origin: null`.
    usual(header::REFERRER_POLICY, "same-origin");
    usual(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    usual(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    usual(HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()");
    usual(header::CACHE_CONTROL, "no-store");
    if app.site.public_url.is_https() {
        usual(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000");
    }
    headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(POLICY);
    response
}

/// Lets a request that changes something through only if it comes from a page of this site.
pub async fn same_origin(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let ours = comes_from_us(request.headers(), app.site.public_url.as_str());
    if is_safe(request.method()) || ours || comes_from_mail_program(&request) {
        return next.run(request).await;
    }
    problem::foreign(&app, request.headers()).into_response()
}

/// The longest a request may last, its body included: somebody who sends a byte now and then is not waited for.
/// What it had begun goes on in its own task.
pub const REQUEST_TIMEOUT: Duration = Duration::from_mins(1);
/// The same, of files on their way over a slow line; between two pieces of one, the store has its own patience.
const UPLOAD_TIMEOUT: Duration = Duration::from_mins(15);

/// Ends requests that last too long.
pub async fn in_time(State(app): State<Arc<App>>, request: Request, next: Next) -> Response {
    let headers = request.headers().clone();
    let patience = if is_multipart(&headers) { UPLOAD_TIMEOUT } else { REQUEST_TIMEOUT };
    let answer = tokio::time::timeout(patience, next.run(request)).await;
    answer.unwrap_or_else(|_| problem::too_slow(&app, &headers))
}

pub fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Whether a page of another site asks: a stream answers none of them (guarantees §5.8, W7), though it changes nothing.
pub fn is_foreign(headers: &HeaderMap, origin: &str) -> bool {
    let says_where = headers.contains_key("sec-fetch-site") || headers.contains_key(header::ORIGIN);
    says_where && !comes_from_us(headers, origin)
}

/// The button of a mail program (RFC 8058): no browser, so neither header; what lets it through is the key in the address.
fn comes_from_mail_program(request: &Request) -> bool {
    let path = request.uri().path();
    let headers = request.headers();
    let says_where = headers.contains_key("sec-fetch-site") || headers.contains_key(header::ORIGIN);
    path.starts_with("/mails/") && (path.ends_with("/mute") || path.ends_with("/suspend")) && !says_where
}

/// `Sec-Fetch-Site` when the browser sends it, else `Origin`; a request with neither is nobody's form.
fn comes_from_us(headers: &HeaderMap, origin: &str) -> bool {
    let only = |name: HeaderName| {
        let mut values = headers.get_all(name).iter();
        (values.next(), values.next().is_some())
    };
    match only(HeaderName::from_static("sec-fetch-site")) {
        (Some(site), false) => site == "same-origin",
        (Some(_), true) => false,
        (None, _) => matches!(only(header::ORIGIN), (Some(sent), false) if sent == origin),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepted(headers: &[(&'static str, &str)]) -> bool {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(*name, HeaderValue::from_str(value).expect("a header"));
        }
        comes_from_us(&map, "https://aide.univ.example")
    }

    #[test]
    fn only_our_own_pages_change_anything() {
        assert!(accepted(&[("sec-fetch-site", "same-origin")]));
        assert!(accepted(&[("origin", "https://aide.univ.example")]));
        assert!(accepted(&[("sec-fetch-site", "same-origin"), ("origin", "null")]));
        for headers in [
            &[][..],
            &[("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site")],
            &[("sec-fetch-site", "none")],
            &[("sec-fetch-site", "cross-site"), ("origin", "https://aide.univ.example")],
            &[("sec-fetch-site", "same-origin"), ("sec-fetch-site", "cross-site")],
            &[("origin", "null")],
            &[("origin", "http://aide.univ.example")],
            &[("origin", "https://aide.univ.example:8443")],
            &[("origin", "https://aide.univ.example.evil.example")],
            &[("origin", "https://aide.univ.example"), ("origin", "https://evil.example")],
        ] {
            assert!(!accepted(headers), "{headers:?}");
        }
    }
}
