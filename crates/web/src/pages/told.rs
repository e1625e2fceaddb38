//! `/tickets/4812/told`: who is told of what happens to a ticket, by which rule, and "pourquoi pas ?".

use app::{Error, sentences};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use domain::recipients::{Occasion, WhyNot, would_tell};
use domain::visibility::may_name;
use domain::{Coded, Facts, Person, PersonId, Standing, TicketId};
use store::{facts, people};

use super::ticket::{Head, head};
use crate::extract::{Asked, Page, Seat, Segments, id};
use crate::problem::{OrProblem, html};
use crate::view::{Avatar, rail_beside};

#[derive(Template)]
#[template(path = "told.html")]
struct ToldPage {
    page: Page,
    head: Head,
    people: Vec<Line>,
    /// The address that watches the place, with its level; for whoever manages it.
    watch: Option<String>,
    /// Somebody may be asked about.
    may_ask: bool,
    /// As typed.
    asked: String,
    answer: Option<Answer>,
}

/// Somebody with a part in the ticket.
struct Line {
    avatar: Avatar,
    name: String,
    is_me: bool,
    told: Vec<Said>,
}

/// The occasions with one answer.
struct Said {
    occasions: String,
    is_told: bool,
    /// The rule, or why not; empty where that is nobody else's business.
    why: String,
}

/// Whom "pourquoi pas ?" is about.
enum Answer {
    Unknown,
    Found(Line),
}

pub async fn show(
    mut seat: Seat,
    Segments(number): Segments<String>,
    Asked(asked): Asked,
) -> Result<Response, Response> {
    let typed = asked.get("person").trim().chars().take(200).collect::<String>();
    let read = async {
        let ticket = id::<TicketId>(&number).ok_or(Error::NotFound)?;
        let mut conn = seat.page.app.db.read().await?;
        let installation = seat.page.app.installation();
        let mut facts = facts::within(&mut conn, &seat.reach, ticket, installation).await?.ok_or(Error::NotFound)?;
        let standing = Standing::of(&seat.me, &facts);
        let may_ask = standing.is_manager() || standing.is_admin;
        let sought = if may_ask && !typed.is_empty() { people::by_identifier(&mut conn, &typed).await? } else { None };
        if let Some(sought) = &sought {
            facts::acquaint(&mut conn, &mut facts, sought.id).await?;
        }
        let affiliation = people::affiliation(&mut conn, facts.owner.id).await?;
        let rail = rail_beside(&mut conn, &seat).await?;
        Ok::<_, Error>((facts, may_ask, sought, affiliation, rail))
    };
    let (facts, may_ask, sought, affiliation, rail) = read.await.or_problem(|| seat.page.clone_bare())?;
    seat.page.rail = rail;
    let (page, me) = (&seat.page, &seat.me);
    let mut around: Vec<&Person> = Vec::new();
    for person in facts.everybody().chain([me]) {
        if !around.iter().any(|known| known.id == person.id) {
            around.push(person);
        }
    }
    let answer = match sought {
        Some(person) => Some(Answer::Found(line(page, &facts, me, &person, true))),
        None if may_ask && !typed.is_empty() => Some(Answer::Unknown),
        None => None,
    };
    let watch = facts.lineage.watch().filter(|_| may_ask).map(|watch| {
        page.say2("who-watch", "address", watch.address, "level", page.words.code_of("watch", watch.level))
    });
    let template = ToldPage {
        people: around.into_iter().map(|person| line(page, &facts, me, person, may_ask)).collect(),
        head: head(page, &facts, me, affiliation),
        watch,
        may_ask,
        asked: typed,
        answer,
        page: seat.page,
    };
    Ok(html(StatusCode::OK, &template))
}

fn line(page: &Page, facts: &Facts, me: &Person, person: &Person, explains: bool) -> Line {
    let name = sentences::name(page.words, me, facts, person);
    let shown = if may_name(me, facts, person.id) { person.id } else { PersonId(0) };
    let explains = explains || person.id == me.id;
    let mut told: Vec<(bool, String, Vec<String>)> = Vec::new();
    for occasion in Occasion::ALL {
        let answer = would_tell(person, facts, *occasion);
        let why = match &answer {
            Ok(reason) => sentences::reason_about(page.words, reason),
            Err(why_not) => sentences(page, why_not),
        };
        let why = if explains { why } else { String::new() };
        let name = page.words.code_of("occasion", *occasion);
        match told.iter_mut().find(|(is_told, known, _)| *is_told == answer.is_ok() && *known == why) {
            Some((_, _, occasions)) => occasions.push(name),
            None => told.push((answer.is_ok(), why, vec![name])),
        }
    }
    let said = |(is_told, why, occasions): (bool, String, Vec<String>)| {
        let is_everything = occasions.len() == Occasion::ALL.len();
        let occasions = if is_everything { page.say("occasion-all") } else { page.words.list(&occasions) };
        Said { occasions, is_told, why }
    };
    Line {
        avatar: Avatar::of(shown, &name, facts.manager(person.id).is_some()),
        name,
        is_me: person.id == me.id,
        told: told.into_iter().map(said).collect(),
    }
}

/// What keeps somebody from being told, one sentence after another.
fn sentences(page: &Page, why_not: &[WhyNot]) -> String {
    why_not.iter().map(|why| sentences::why_not(page.words, why)).collect::<Vec<_>>().join(" ")
}
