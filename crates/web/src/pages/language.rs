//! `POST /language`: the reader chooses the language of the pages, and of their mails.

use app::{App, Error, Words};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use domain::{Coded, Language};
use store::people;
use time::Duration;

use crate::extract::{Fields, Page};
use crate::pages::sign_in::local_path;
use crate::problem::OrProblem;

pub async fn choose(jar: CookieJar, page: Page, fields: Fields) -> Result<Response, Response> {
    let language = Language::from_code(fields.get("language")).unwrap_or(page.words.language);
    if let Some(me) = &page.me {
        let saved = async {
            let mut tx = page.app.db.write().await?;
            people::set_language(&mut tx, me.id, language).await?;
            Ok::<_, Error>(tx.commit().await?)
        };
        saved.await.or_problem(|| in_language(&page, language))?;
    }
    Ok((jar.add(cookie(&page.app, language)), Redirect::to(local_path(fields.get("back")))).into_response())
}

/// Remembers the language for pages that nobody is signed in to read.
pub fn cookie(app: &App, language: Language) -> Cookie<'static> {
    Cookie::build((crate::extract::LANGUAGE_COOKIE, language.code()))
        .path("/")
        .http_only(true)
        .same_site(SameSite::Lax)
        .secure(app.site.public_url.is_https())
        .max_age(Duration::days(365))
        .build()
}

fn in_language(page: &Page, language: Language) -> Page {
    let mut other = Page::bare(&page.app, &axum::http::HeaderMap::new(), page.me.clone());
    other.words = Words::of(language);
    other
}
