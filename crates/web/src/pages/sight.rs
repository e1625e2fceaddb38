//! `/tickets/4812/sight`: why somebody sees this ticket, or does not, line by line of the one rule (spec.md §5.2).

use app::Error;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use domain::visibility::{Judged, Verdict, proof};
use domain::{Coded, Facts, Person, Standing, TicketId};
use store::{facts, people};

use super::ticket::{Head, head};
use crate::extract::{Asked, Page, Seat, Segments, id};
use crate::problem::{OrProblem, html};
use crate::view::rail_beside;

#[derive(Template)]
#[template(path = "sight.html")]
struct SightPage {
    page: Page,
    head: Head,
    /// As typed.
    asked: String,
    /// Nobody is called so.
    is_unknown: bool,
    answer: Option<Answer>,
}

struct Answer {
    name: String,
    sees: bool,
    /// « Oui : Inès Marchetti voit ce ticket. »
    said: String,
    lines: Vec<Line>,
}

/// A line of the rule.
struct Line {
    number: usize,
    rule: String,
    /// What it says: holds, does not, decides.
    verdict: String,
    because: String,
    decides: bool,
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
        if !standing.is_manager() && !standing.is_admin {
            return Err(Error::NotFound);
        }
        let sought = if typed.is_empty() { None } else { people::by_identifier(&mut conn, &typed).await? };
        if let Some(person) = &sought {
            facts::acquaint(&mut conn, &mut facts, person.id).await?;
        }
        let affiliation = people::affiliation(&mut conn, facts.owner.id).await?;
        Ok((facts, sought, affiliation, rail_beside(&mut conn, &seat).await?))
    };
    let (facts, sought, affiliation, rail) = read.await.or_problem(|| seat.page.clone_bare())?;
    seat.page.rail = rail;
    let template = SightPage {
        head: head(&seat.page, &facts, &seat.me, affiliation),
        is_unknown: sought.is_none() && !typed.is_empty(),
        answer: sought.map(|person| answer(&seat.page, &facts, &person)),
        asked: typed,
        page: seat.page,
    };
    Ok(html(StatusCode::OK, &template))
}

fn answer(page: &Page, facts: &Facts, person: &Person) -> Answer {
    let judged = proof(person, facts);
    let sees = judged.last().is_some_and(|last| matches!(last.verdict, Verdict::Grants(_)));
    let key = if sees { "sight-yes" } else { "sight-no" };
    Answer {
        name: person.name.clone(),
        sees,
        said: page.say1(key, "name", person.name.as_str()),
        lines: (1..).zip(&judged).map(|(number, line)| said(page, facts, person, number, line)).collect(),
    }
}

fn said(page: &Page, facts: &Facts, person: &Person, number: usize, judged: &Judged) -> Line {
    let department = &facts.lineage.department;
    let scope = page.words.code_of("ticket-scope", facts.effective_scope());
    let because = page.words.with(
        &format!("sight-because-{}", judged.because.code()),
        &[
            ("name", &person.name.as_str()),
            ("department", &department.label.as_str()),
            ("tag", &department.inter_service_tag.as_str()),
            ("scope", &scope.as_str()),
        ],
    );
    let verdict = match judged.verdict {
        Verdict::Passes => "sight-passes",
        Verdict::Grants(_) => "sight-grants",
        Verdict::Denies => "sight-denies",
    };
    Line {
        number,
        rule: page.words.code_of("sight-line", judged.line),
        verdict: page.say(verdict),
        because,
        decides: judged.verdict != Verdict::Passes,
    }
}
