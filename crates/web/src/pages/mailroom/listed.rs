//! The piles, and the mails of one of them.

use app::outbox::{INTERNAL, Sender};
use app::{Error, sentences};
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use domain::{Coded, TicketId};
use store::outbox::State;
use store::piles::{self, Pile, Piled};

use super::Wanted;
use crate::extract::{Page, Seat};
use crate::problem::{OrProblem, html};
use crate::view::rail_beside;

/// Mails a page.
const LINES: i64 = 50;

#[derive(Template)]
#[template(path = "mailroom.html")]
struct MailroomPage {
    page: Page,
    /// What was just done, or why it was not.
    said: Option<String>,
    is_refused: bool,
    /// No relay is configured.
    is_idle: bool,
    /// Who gets all the mails of this installation, and who gets theirs all the same.
    redirect: Option<(String, String)>,
    tabs: Vec<Tab>,
    pile: &'static str,
    /// What the pile is made of.
    meaning: String,
    domain: String,
    lines: Vec<Line>,
    /// Something of the pile can be tried again.
    may_retry_all: bool,
    /// The address of what is older.
    older: Option<String>,
}

struct Tab {
    url: String,
    label: String,
    count: i64,
    is_current: bool,
}

struct Line {
    id: i64,
    name: String,
    address: String,
    ticket: Option<TicketId>,
    tag: String,
    reason: String,
    /// « refusé : 550 5.1.1 no such user ».
    state: String,
    is_failed: bool,
    since: String,
    instant: String,
    /// « 3 essais, le prochain le 10 mars à 10 h 05 »
    attempts: String,
    may_retry: bool,
    may_cancel: bool,
}

pub async fn answer(
    mut seat: Seat,
    wanted: &Wanted,
    status: StatusCode,
    said: Option<String>,
) -> Result<Response, Response> {
    let read = async {
        let mut conn = seat.page.app.db.read().await?;
        let rail = rail_beside(&mut conn, &seat).await?;
        let counts = piles::count(&mut conn, wanted.domain()).await?;
        let found = piles::page(&mut conn, wanted.pile, wanted.domain(), wanted.before, LINES + 1).await?;
        Ok::<_, Error>((rail, counts, found))
    };
    let (rail, counts, mut found) = read.await.or_problem(|| seat.page.clone_bare())?;
    seat.page.rail = rail;
    let page = seat.page;
    let has_more = i64::try_from(found.len()).is_ok_and(|found| found > LINES);
    found.truncate(usize::try_from(LINES).unwrap_or(usize::MAX));
    let tab = |(pile, count): (Pile, i64)| Tab {
        url: wanted.address(pile),
        label: page.words.code_of("pile", pile),
        count,
        is_current: pile == wanted.pile,
    };
    let lines: Vec<Line> = found.iter().map(|mail| line(&page, mail)).collect();
    let older = found.last().filter(|_| has_more);
    Ok(html(
        status,
        &MailroomPage {
            said,
            is_refused: status == StatusCode::CONFLICT,
            is_idle: matches!(page.app.sender, Sender::None),
            redirect: page.app.sender.redirect().map(|redirect| (redirect.to.clone(), redirect.except.join(", "))),
            tabs: counts.into_iter().map(tab).collect(),
            pile: wanted.pile.code(),
            meaning: page.say(&format!("pile-{}-meaning", wanted.pile.code())),
            domain: wanted.domain.clone(),
            may_retry_all: lines.iter().any(|line| line.may_retry),
            older: older.map(|last| format!("{}&before={}", wanted.address(wanted.pile), last.id)),
            lines,
            page,
        },
    ))
}

fn line(page: &Page, mail: &Piled) -> Line {
    let waits = mail.state == State::Waiting;
    let tries = page.say1("mailroom-attempts", "count", mail.attempts);
    Line {
        id: mail.id,
        name: mail.name.clone(),
        address: mail.address.clone(),
        ticket: mail.ticket,
        tag: page.words.code_of("tag", mail.tag),
        reason: sentences::reason_about(page.words, &mail.reason),
        state: state(page, mail),
        is_failed: !waits,
        since: page.dates.full(mail.created_at),
        instant: page.dates.machine(mail.created_at),
        attempts: if waits && !mail.is_leaving() {
            let next = page.dates.full(mail.next_at);
            page.say2("mailroom-next", "attempts", tries, "date", next)
        } else {
            tries
        },
        may_retry: !mail.outcome.is_empty(),
        may_cancel: waits && !mail.is_leaving(),
    }
}

fn state(page: &Page, mail: &Piled) -> String {
    match mail.state {
        State::Waiting if mail.is_leaving() => page.say("mailroom-leaving"),
        State::Waiting if mail.outcome.is_empty() => page.say("mail-state-waiting"),
        State::Waiting if mail.outcome == INTERNAL => page.say("mail-state-internal"),
        State::Waiting => page.say1("mail-state-retrying", "words", mail.outcome.as_str()),
        State::Refused => page.say1("mail-state-refused", "words", mail.outcome.as_str()),
        State::Expired if mail.outcome == INTERNAL => page.say("mail-state-expired-here"),
        State::Expired => page.say1("mail-state-expired", "words", mail.outcome.as_str()),
        State::Sent => page.say("mail-state-sent"),
        State::Withheld => page.say("mail-state-withheld"),
    }
}
