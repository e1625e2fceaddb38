//! What a mail about a ticket announces: the command that queued it, and those that leave within it.

use domain::recipients::{Reason, Tag};
use domain::{Event, Moment, TicketId};
use store::departures::Due;
use store::events::Entry;
use store::outbox::{About, Reader};

/// An alert whose turn has come, with those that leave within it.
#[derive(Debug)]
pub struct Alert<'a> {
    pub due: &'a Due,
    pub ticket: TicketId,
    /// The commands announced, oldest first; never empty.
    pub batches: Vec<i64>,
    /// The first tag of all of them names the mail (spec.md §8.5).
    pub tag: Tag,
    /// The rules that selected the reader, each once.
    pub reasons: Vec<&'a Reason>,
}

impl<'a> Alert<'a> {
    /// `None` for a mail that is about no ticket.
    pub fn of(due: &'a Due) -> Option<Self> {
        let About::Alert { ticket, batch, tag } = due.about else { return None };
        let mut reasons = vec![&due.reason];
        for led in &due.led {
            if !reasons.contains(&&led.reason) {
                reasons.push(&led.reason);
            }
        }
        Some(Self {
            due,
            ticket,
            batches: std::iter::once(batch).chain(due.led.iter().map(|led| led.batch)).collect(),
            tag: due.led.iter().map(|led| led.tag).fold(tag, Tag::min),
            reasons,
        })
    }

    pub fn first_batch(&self) -> i64 {
        self.batches[0]
    }

    pub fn last_batch(&self) -> i64 {
        self.batches.last().copied().unwrap_or_default()
    }

    /// Is this command announced?
    pub fn announces(&self, batch: i64) -> bool {
        self.batches.contains(&batch)
    }

    /// What is announced, of this history.
    pub fn events<'h>(&self, history: &'h [Entry]) -> impl Iterator<Item = &'h Event> + Clone {
        let batches = self.batches.clone();
        history.iter().filter(move |entry| batches.contains(&entry.batch)).map(|entry| &entry.event)
    }

    /// Was the reader told as what they were before the command (spec.md §8.3, then 1)?
    pub fn is_farewell(&self) -> bool {
        self.reasons.iter().any(|reason| reason.is_former())
    }

    /// For an address that watches the place, not for a person.
    pub fn is_to_address(&self) -> bool {
        matches!(self.due.reader, Reader::Address(_))
    }

    /// When what it announces last happened: the date of the mail.
    pub fn written_at(&self) -> Moment {
        self.due.led.last().map_or(self.due.created_at, |led| led.created_at)
    }
}
