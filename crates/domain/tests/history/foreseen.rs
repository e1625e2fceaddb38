//! A month replayed for one manager counts the mails that the rules sent, with everybody around the ticket.

use std::collections::HashMap;

use domain::monitoring::Pace;
use domain::recipients::{Batch, Month, Notice, Past, Reason, recipients};
use domain::{Actor, Counter, Event, Facts, Moment, PersonId};
use proptest::prelude::*;

/// Who was told of which command, as a manager.
#[derive(Debug, Default)]
pub struct Sent(Vec<(i64, PersonId)>);

impl Sent {
    pub fn add(&mut self, before: Option<&Facts>, after: &Facts, events: &[Event], actor: &Actor) {
        let notices = recipients(Batch { before, after, events, is_quiet: false }, actor);
        let told = notices.iter().filter(|notice| is_for_managing(notice));
        self.0.extend(told.map(|notice| (after.ticket.version, notice.person.id)));
    }

    pub fn take_back(&mut self, batch: i64) {
        self.0.retain(|(of, _)| *of != batch);
    }

    fn to(&self, person: PersonId) -> usize {
        self.0.iter().filter(|(_, told)| *told == person).count()
    }
}

fn is_for_managing(notice: &Notice) -> bool {
    let is_former = notice.reason.is_former() && notice.reason != Reason::OwnedTheTicket;
    notice.reason.is_of_manager() || is_former
}

/// Of every manager of one department alone.
pub fn is_what_was_sent(
    sent: &Sent,
    counters: [&Counter; 3],
    ticket: domain::TicketId,
    history: &[(i64, Event)],
) -> Result<usize, TestCaseError> {
    let lineages: HashMap<_, _> =
        counters.iter().map(|counter| (counter.lineage.category().id, counter.lineage.clone())).collect();
    let mut commands: Vec<(i64, Vec<Event>)> = Vec::new();
    for (batch, event) in history {
        match commands.last_mut().filter(|(of, _)| of == batch) {
            Some((_, events)) => events.push(event.clone()),
            None => commands.push((*batch, vec![event.clone()])),
        }
    }
    let pasts = [Past { ticket, commands }];
    let [home, _, away] = counters;
    let mut compared = 0;
    for (here, elsewhere) in [(home, away), (away, home)] {
        let only = here.managers.iter().filter(|manager| !elsewhere.is_manned_by(&manager.person));
        for manager in only {
            let month = Month {
                manager,
                lineages: &lineages,
                installation: here.installation,
                muted: &[],
                undo_seconds: 0,
                since: Moment(i64::MIN),
            };
            let counted = month.mails(&pasts);
            prop_assert_eq!(manager.pace, Pace::Immediate);
            prop_assert_eq!(counted, sent.to(manager.person.id), "{}", manager.person.name);
            compared += counted;
        }
    }
    Ok(compared)
}
