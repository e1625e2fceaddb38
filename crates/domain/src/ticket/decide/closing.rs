//! Setting aside and ending: dates, spent time, links (A9, A12, A14, A21).

use super::{Decision, Scene, invalid, right};
use crate::department::DepartmentSetting;
use crate::ticket::{Action, Closing, Event, EventKind, Said};
use crate::{Field, Moment, Refusal, SpentTime, TicketId};

/// A recall date is at most this far: five years.
const FARTHEST_SECONDS: i64 = 5 * 366 * 24 * 3600;

impl Scene<'_> {
    /// A closure, and "Libérer le ticket" after it: nobody in charge any more, the status stays (A14).
    pub(super) fn closed(&self, closing: Closing, said: Said) -> Decision<Vec<Event>> {
        let target = self.target(Action::Close);
        let kind = EventKind::Closed { spent: self.spent(closing.spent)?, link: self.linked(closing.link)? };
        let mut events = vec![self.event(kind, said, target)];
        events.extend(closing.release.then(|| self.event(self.released(), Said::NOTHING, target)));
        Ok(events)
    }

    /// Mandatory when the department demands it and who closes is a manager and not the owner (spec.md §12.9).
    pub(super) fn spent(&self, spent: Option<SpentTime>) -> Decision<Option<SpentTime>> {
        let standing = self.standing();
        let department = &self.facts.lineage.department;
        let is_needed =
            department.has(DepartmentSetting::NeedsSpentTime) && standing.is_manager() && !standing.is_owner;
        if is_needed && spent.or(self.facts.ticket.spent).is_none() {
            let why = Refusal::SpentTimeMissing { department: right::label(self.facts) };
            return Err(invalid(Field::SpentTime, why));
        }
        Ok(spent)
    }

    fn linked(&self, link: Option<TicketId>) -> Decision<Option<TicketId>> {
        match link {
            Some(link) if link == self.facts.ticket.id => Err(invalid(Field::Link, Refusal::LinksItself)),
            Some(link) if !self.named.sees_link => {
                Err(invalid(Field::Link, Refusal::LinkUnknown { typed: link.to_string() }))
            }
            link => Ok(link),
        }
    }

    /// A recall date is in the future, and not absurdly far.
    pub(super) fn future(&self, at: Moment) -> Decision<Moment> {
        if at <= self.now {
            return Err(invalid(Field::Until, Refusal::DateInThePast));
        }
        if at > self.now.plus_seconds(FARTHEST_SECONDS) {
            return Err(invalid(Field::Until, Refusal::DateTooFar));
        }
        Ok(at)
    }
}
