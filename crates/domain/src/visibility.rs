//! The one rule: may this person see this ticket (spec.md §5.2)? Lists use its image, [`Reach`].

mod presence;
mod proof;
mod reach;

pub use presence::company;
pub use proof::{Because, Judged, Line, Verdict, proof};
pub use reach::{Commons, Reach};

use crate::{Facts, Person, PersonId, Standing};

/// Why somebody sees a ticket: the first line of spec.md §5.2 that says yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sight {
    /// Line 2.
    Administrator,
    /// Line 4; of a confidential category, line 3: [`Facts::managers`] are then its members.
    ManagesDepartment,
    /// Line 5.
    Owns,
    /// Line 6.
    Invited,
    /// Line 7.
    SharesDepartment,
    /// Line 8.
    OpenToAll,
}

/// May `person` see the ticket, and why (spec.md §5.2, first match decides)? [`proof`] says how.
pub fn sight(person: &Person, facts: &Facts) -> Option<Sight> {
    proof::decided(person, facts)
}

/// The people with a part in the ticket who saw it `before` and do not `after`, each once.
pub fn losing_sight<'a>(before: &'a Facts, after: &Facts) -> Vec<&'a Person> {
    let mut losing: Vec<&Person> = Vec::new();
    for person in before.everybody() {
        let is_listed = losing.iter().any(|known| known.id == person.id);
        if !is_listed && sight(person, before).is_some() && sight(person, after).is_none() {
            losing.push(person);
        }
    }
    losing
}

/// In an anonymous department, names are hidden from whoever does not manage it, save one's own (spec.md §5.4).
pub fn may_name(reader: &Person, facts: &Facts, named: PersonId) -> bool {
    let standing = Standing::of(reader, facts);
    !facts.ticket.is_anonymous || standing.is_manager() || standing.is_admin || named == reader.id
}
