//! What becomes of the open tickets of somebody who leaves, as a form asks it (spec.md §2.3): the tickets, the choices.

use app::Error;
use app::edits::{Held, Leaving};
use domain::ticket::Fate;
use domain::{Coded, Field, Manager};
use store::db::Conn;

use super::{Choice, choices, listed};
use crate::extract::{Fields, Seat};

/// Tickets named on the page, at most.
const NAMED: usize = 5;

/// The question.
pub struct Handover {
    /// How many tickets there are.
    pub count: usize,
    /// The first of them, as the reader may open them.
    pub named: Vec<(String, String)>,
    pub fates: Vec<Choice>,
    pub receivers: Vec<Choice>,
    pub fate_error: String,
    pub receiver_error: String,
}

/// What it is asked about.
pub struct Question<'a> {
    pub held: &'a [Held],
    /// Whoever holds them may keep them.
    pub may_keep: bool,
    /// Those who may get them, if they are there today.
    pub receivers: &'a [Manager],
    pub leaving: Leaving,
}

/// The answer that a form brings.
pub fn leaving(fields: &Fields) -> Leaving {
    let fate = Fate::from_code(fields.get(Field::Fate.code()));
    Leaving { fate, to: fields.id(Field::Assignee.code()) }
}

impl Handover {
    /// `wrong` is what is wrong with a field of the form.
    ///
    /// # Errors
    /// Broken.
    pub async fn read(
        conn: &mut Conn,
        seat: &Seat,
        asked: Question<'_>,
        wrong: impl Fn(&str) -> String,
    ) -> Result<Self, Error> {
        let page = &seat.page;
        let mut named = Vec::new();
        for Held { ticket, .. } in asked.held.iter().take(NAMED) {
            if let Some(facts) = store::facts::within(conn, &seat.reach, *ticket, page.app.installation()).await? {
                named.push((format!("/tickets/{ticket}"), format!("{ticket} · {}", facts.ticket.subject.as_str())));
            }
        }
        let today = page.app.today();
        let there = asked.receivers.iter().filter(|one| one.is_there(today));
        let there = there.map(|one| (one.person.id.to_string(), one.person.name.clone()));
        let to = asked.leaving.to.map(|to| to.to_string()).unwrap_or_default();
        // What changes nothing is chosen until something else is.
        let fate = asked.leaving.fate.or_else(|| asked.may_keep.then_some(Fate::Kept));
        let code = fate.map(Coded::code).unwrap_or_default();
        let offered = |fate: Fate| fate.is_offered(asked.may_keep);
        Ok(Self {
            count: asked.held.len(),
            named,
            fates: choices(page, "manager-fate", String::new(), code, offered).split_off(1),
            receivers: listed(there, Some(page.say("manager-remove-choose")), &to),
            fate_error: wrong(Field::Fate.code()),
            receiver_error: wrong(Field::Assignee.code()),
        })
    }
}
