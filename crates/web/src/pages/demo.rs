//! `/demo`: become anybody of the invented university, in one press. Exists in the demo alone.

use std::collections::HashMap;

use app::Error;
use app::demo::personas;
use app::session as sessions;
use askama::Template;
use axum::http::{Extensions, HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use domain::{Language, Person, PersonId};
use store::{managers, people};

use unicode_normalization::UnicodeNormalization;

use crate::extract::{Fields, Page};
use crate::pages::preferences;
use crate::problem::{OrProblem, html};
use crate::session::{self, Session};
use crate::view::Avatar;

#[derive(Template)]
#[template(path = "demo.html")]
struct DemoPage {
    page: Page,
    /// The people worth becoming first.
    personas: Vec<Somebody>,
    others: Vec<Somebody>,
}

struct Somebody {
    id: PersonId,
    name: String,
    avatar: Avatar,
    address: String,
    line: String,
}

pub async fn show(page: Page) -> Result<Response, Response> {
    let read = async {
        let mut conn = page.app.db.read().await?;
        let mut found = Vec::new();
        for person in people::all(&mut conn).await?.into_iter().filter(|person| person.is_enabled) {
            let is_team = !managers::departments_of(&mut conn, person.id).await?.is_empty();
            let affiliation = people::affiliation(&mut conn, person.id).await?;
            found.push((person, is_team, affiliation));
        }
        Ok::<_, Error>(found)
    };
    let everybody = read.await.or_problem(|| page.clone_bare())?;
    let lines: HashMap<&str, &str> = personas()
        .into_iter()
        .map(|persona| match page.words.language {
            Language::French => (persona.address, persona.french),
            Language::English => (persona.address, persona.english),
        })
        .collect();
    let somebody = |(person, is_team, affiliation): (Person, bool, String)| {
        let address = person.address.clone().unwrap_or_default();
        let line = lines.get(address.as_str()).map_or(affiliation, |line| (*line).to_owned());
        Somebody {
            id: person.id,
            avatar: Avatar::of(person.id, &person.name, is_team),
            name: person.name,
            address,
            line,
        }
    };
    let (mut first, mut others): (Vec<_>, Vec<_>) =
        everybody.into_iter().map(somebody).partition(|person| lines.contains_key(person.address.as_str()));
    others.sort_by_cached_key(|person| unaccented(&person.name));
    let order: Vec<&str> = personas().iter().map(|persona| persona.address).collect();
    first.sort_by_key(|person| order.iter().position(|address| *address == person.address));
    Ok(html(StatusCode::OK, &DemoPage { page, personas: first, others }))
}

/// É goes with E, as in a directory.
fn unaccented(name: &str) -> String {
    name.nfd().filter(char::is_ascii).collect()
}

pub async fn become_persona(
    jar: CookieJar,
    page: Page,
    headers: HeaderMap,
    extensions: Extensions,
    fields: Fields,
) -> Result<Response, Response> {
    let app = page.app.clone();
    // A visitor who reads English goes on in English, whoever they become.
    let reads_english = Page::bare(&app, &headers, None).words.language == Language::English;
    let change = async {
        let wanted = fields.id::<PersonId>("person").ok_or(Error::NotFound)?;
        let person = people::by_id(&mut app.db.read().await?, wanted).await?.filter(|person| person.is_enabled);
        let person = person.ok_or(Error::NotFound)?;
        if let Some(token) = extensions.get::<Session>().and_then(|session| session.token.as_deref()) {
            sessions::close(&app, token).await?;
        }
        let is_staff = !managers::departments_of(&mut app.db.read().await?, person.id).await?.is_empty();
        let is_staff = is_staff || person.is_admin;
        let start = match preferences::start(&app, &person).await? {
            // Visitors come to see the work.
            "/" if is_staff => "/tickets",
            start => start,
        };
        if reads_english && person.language == Language::French {
            let mut tx = app.db.write().await?;
            people::set_language(&mut tx, person.id, Language::English).await?;
            tx.commit().await?;
        }
        let token = sessions::open(&app, person.id, false).await?;
        Ok::<_, Error>((token, start))
    };
    let (token, start) = change.await.or_problem(|| page)?;
    Ok((jar.add(session::cookie(&app, token, false)), Redirect::to(start)).into_response())
}
