//! Somebody signed in. A page that asks for a [`Seat`] sends everybody else to sign in, and back.

use std::sync::Arc;

use app::{App, Error};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use domain::visibility::Reach;
use domain::{Actor, Person};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::Page;
use crate::problem::OrProblem;

/// A reader who is signed in.
pub struct Seat {
    pub page: Page,
    pub me: Person,
    pub reach: Reach,
}

impl Seat {
    /// The seat of somebody whose page is known already.
    pub async fn of(page: Page, me: Person) -> Result<Self, Response> {
        let app = Arc::clone(&page.app);
        let default_scope = app.tickets.default_scope;
        let reach = async { Ok::<_, Error>(store::reach::of(&mut app.db.read().await?, &me, default_scope).await?) };
        let reach = reach.await.or_problem(|| page.clone_bare())?;
        Ok(Self { page, me, reach })
    }

    pub fn actor(&self) -> Actor {
        Actor::Person(self.me.clone())
    }
}

impl FromRequestParts<Arc<App>> for Seat {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Response> {
        let page = Page::from_request_parts(parts, app).await?;
        let Some(me) = page.me.clone() else {
            let next = utf8_percent_encode(&page.path, NON_ALPHANUMERIC);
            return Err(Redirect::to(&format!("/sign-in?next={next}")).into_response());
        };
        Self::of(page, me).await
    }
}
