//! What every page needs: its reader, its words, its dates, its navigation.

use std::sync::Arc;

use app::dates::Dates;
use app::words::{Say, Words, negotiate};
use app::{App, Error};
use axum::extract::FromRequestParts;
use axum::http::{HeaderMap, header, request::Parts};
use axum::response::Response;
use axum_extra::extract::CookieJar;
use domain::{Coded, DepartmentId, Language, Person, PersonId};
use store::managers;

use crate::session::Session;
use crate::view::{Avatar, Rail};
use crate::{assets, problem};

/// The chrome of a page, filled once for every handler.
pub struct Page {
    pub app: Arc<App>,
    pub words: Words,
    pub dates: Dates,
    pub me: Option<Person>,
    /// The administrator who looks at the pages of `me`.
    pub viewer: Option<Person>,
    /// Departments that the reader manages.
    pub departments: Vec<DepartmentId>,
    /// The address asked for, query included.
    pub path: String,
    /// The manager's navigation; without it the page wears the requester's masthead.
    pub rail: Option<Rail>,
    /// What was sent from here has arrived: scripts may forget their copy.
    pub is_sent: bool,
}

/// The cookie of a language chosen before signing in.
pub const LANGUAGE_COOKIE: &str = "guichet-language";

impl Page {
    /// The page of somebody who may not be signed in, without asking the database.
    pub fn bare(app: &Arc<App>, headers: &HeaderMap, me: Option<Person>) -> Self {
        let words = Words::of(me.as_ref().map_or_else(|| wanted(app, headers), |person| person.language));
        Self {
            app: Arc::clone(app),
            words,
            dates: Dates { words, zone: app.site.time_zone.clone(), now: app.now() },
            me,
            viewer: None,
            departments: Vec::new(),
            path: "/".to_owned(),
            rail: None,
            is_sent: false,
        }
    }

    /// The same reader and words, for the page of a problem.
    pub fn clone_bare(&self) -> Self {
        let mut page = Self::bare(&self.app, &HeaderMap::new(), self.me.clone());
        page.words = self.words;
        page.path.clone_from(&self.path);
        page.viewer.clone_from(&self.viewer);
        page.departments.clone_from(&self.departments);
        page
    }

    /// Whose drafts are shown: a viewer sees nobody's.
    pub fn writer(&self) -> PersonId {
        self.me.as_ref().filter(|_| self.viewer.is_none()).map_or(PersonId(0), |me| me.id)
    }

    pub fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    pub fn say1(&self, key: &str, name: &'static str, value: impl Say) -> String {
        self.words.say1(key, name, value)
    }

    pub fn say2(&self, key: &str, a: &'static str, one: impl Say, b: &'static str, two: impl Say) -> String {
        self.words.say2(key, a, one, b, two)
    }

    /// The start of the address of assets.
    #[expect(clippy::unused_self, reason = "templates ask their page")]
    pub fn assets(&self) -> &'static str {
        &assets::BASE
    }

    pub fn is_manager(&self) -> bool {
        !self.departments.is_empty()
    }

    pub fn is_admin(&self) -> bool {
        self.me.as_ref().is_some_and(|me| me.is_admin)
    }

    /// Whether the manager's list has anything to show this reader.
    pub fn has_list(&self) -> bool {
        self.is_manager() || self.is_admin()
    }

    pub fn avatar(&self) -> Option<Avatar> {
        self.me.as_ref().map(|me| Avatar::of(me.id, &me.name, self.is_manager()))
    }

    /// The other language, by its own name.
    pub fn other_language(&self) -> (&'static str, &'static str) {
        match self.words.language {
            Language::French => ("en", "English"),
            Language::English => ("fr", "Français"),
        }
    }

    /// How much may be attached, in a sentence.
    pub fn file_limits(&self) -> String {
        let limits = self.app.files.limits;
        self.say2("files-limits", "max", self.words.size(limits.file), "count", limits.count)
    }

    /// A new token for a form: sending it twice does nothing twice, and nobody else sends it.
    pub fn token(&self) -> String {
        let person = self.me.as_ref().map_or(0, |me| me.id.0);
        format!("{}-{person}", self.app.dice.nonce())
    }
}

/// The language of somebody who is not signed in: the one chosen here, else what the browser asks for.
fn wanted(app: &App, headers: &HeaderMap) -> Language {
    let chosen = CookieJar::from_headers(headers).get(LANGUAGE_COOKIE).and_then(|c| Language::from_code(c.value()));
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    chosen.unwrap_or_else(|| negotiate(accepted, app.site.language))
}

impl FromRequestParts<Arc<App>> for Page {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Response> {
        let session = parts.extensions.get::<Session>().cloned().unwrap_or_default();
        let mut page = Self::bare(app, &parts.headers, session.person);
        page.viewer = session.viewer;
        page.path = parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
        if let Some(me) = &page.me {
            let departments = async { managers::departments_of(&mut app.db.read().await?, me.id).await };
            page.departments =
                departments.await.map_err(|error| problem::answer(app, &parts.headers, Error::from(error)))?;
        }
        Ok(page)
    }
}
