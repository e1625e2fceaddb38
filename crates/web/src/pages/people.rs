//! `GET /people?q=ali`: the directory, for the fields where people are named (R24). The fields work without it.

use app::Error;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::Account;
use serde::Serialize;
use store::people;

use crate::extract::{Asked, Seat};
use crate::problem::OrProblem;

/// People proposed, at most.
const SHOWN: i64 = 8;
/// Characters typed before anybody is searched: one letter names everybody.
const SHORTEST: usize = 2;
/// Characters searched, at most.
const LONGEST: usize = 100;

/// Somebody, as the list of proposals shows them.
#[derive(Serialize)]
struct Proposal {
    name: String,
    /// What to type to name them.
    identifier: String,
    affiliation: String,
}

pub async fn search(seat: Seat, Asked(asked): Asked) -> Result<Response, Response> {
    let typed: String = asked.get("q").trim().chars().take(LONGEST).collect();
    // The directory is the institution's: people from outside do not read it.
    let may_search = seat.me.account == Account::Directory && typed.chars().count() >= SHORTEST;
    let read = async {
        if !may_search {
            return Ok(Vec::new());
        }
        Ok::<_, Error>(people::search(&mut seat.page.app.db.read().await?, &typed, SHOWN).await?)
    };
    let found = read.await.or_problem(|| seat.page.clone_bare())?;
    let proposal = |found: people::Found| Proposal {
        name: found.name,
        identifier: found.identifier,
        affiliation: found.affiliation,
    };
    let found: Vec<Proposal> = found.into_iter().map(proposal).collect();
    let text = serde_json::to_string(&found).map_err(|error| Error::Broken(error.into()));
    let text = text.or_problem(|| seat.page.clone_bare())?;
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    Ok((headers, text).into_response())
}
