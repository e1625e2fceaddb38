use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use reqwest::header::{HeaderMap, SET_COOKIE};
use reqwest::{Method, RequestBuilder, redirect};

use super::{Mail, Page, Ticket};

/// A browser without script, in the hands of one person. Clones share its cookies, as tabs do.
#[derive(Clone)]
pub struct Client(Arc<Inner>);

struct Inner {
    http: reqwest::Client,
    address: String,
    cookies: Mutex<BTreeMap<String, String>>,
}

impl Client {
    /// A browser that has never been here.
    pub(super) fn new(address: &str) -> Self {
        // The program's own library of HTTP leaves the cryptography to whoever builds a client. The first one decides.
        drop(rustls::crypto::ring::default_provider().install_default());
        let http = reqwest::Client::builder().redirect(redirect::Policy::none()).no_proxy().build();
        let http = http.expect("a client that trusts nobody's certificates");
        Self(Arc::new(Inner { http, address: address.to_owned(), cookies: Mutex::default() }))
    }

    pub async fn get(&self, path: &str) -> Page {
        self.send(self.request(Method::GET, path)).await
    }

    /// Sends a form that no page need have shown.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.send(self.request(Method::POST, path).form(fields)).await
    }

    /// A request as this browser makes it from a page of the site.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.bare_request(method, path).header("Sec-Fetch-Site", "same-origin")
    }

    /// A request that does not say which site's page it comes from; cookies go with it all the same.
    pub fn bare_request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.0.http.request(method, format!("{}{path}", self.0.address));
        let cookies: Vec<String> = self.jar().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = if cookies.is_empty() { request } else { request.header("Cookie", cookies.join("; ")) };
        request.header("Accept-Language", "fr")
    }

    pub async fn send(&self, request: RequestBuilder) -> Page {
        let answer = request.send().await.expect("the server answers");
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        self.keep_cookies(&headers);
        let html = answer.text().await.expect("a page in UTF-8");
        Page::new(self.clone(), status, headers, html)
    }

    /// A file, as it comes: its status, its headers, its bytes.
    pub async fn download(&self, path: &str) -> (u16, HeaderMap, Vec<u8>) {
        let answer = self.request(Method::GET, path).send().await.expect("the server answers");
        let (status, headers) = (answer.status().as_u16(), answer.headers().clone());
        (status, headers, answer.bytes().await.expect("a whole answer").to_vec())
    }

    /// The page of a ticket.
    pub async fn opens(&self, ticket: Ticket) -> Page {
        self.get(&ticket.path()).await
    }

    /// Presses a link of a mail.
    pub async fn follows(&self, mail: &Mail, link: &str) -> Page {
        self.get(&mail.link(link)).await
    }

    /// Signs in on the page made for it.
    pub async fn signs_in(&self, address: &str, password: &str) -> Page {
        let form = self.get("/sign-in").await.form("sign-in");
        form.fill("address", address).fill("password", password).submit().await
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.jar().get(name).cloned()
    }

    /// Puts a cookie there, honestly come by or not.
    pub fn set_cookie(&self, name: &str, value: &str) {
        self.jar().insert(name.to_owned(), value.to_owned());
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        for cookie in headers.get_all(SET_COOKIE) {
            let cookie = cookie.to_str().expect("a cookie in ASCII");
            let (pair, attributes) = cookie.split_once(';').unwrap_or((cookie, ""));
            let (name, value) = pair.split_once('=').expect("a cookie with a name");
            if value.is_empty() || attributes.contains("Max-Age=0") {
                self.jar().remove(name);
            } else {
                self.jar().insert(name.to_owned(), value.to_owned());
            }
        }
    }

    fn jar(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, String>> {
        self.0.cookies.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
