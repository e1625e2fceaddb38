//! Who is shown to whom while they have a ticket's page open.

use super::{Sight, may_name, sight};
use crate::{Facts, Person};

/// Those `there` whom `reader` is told of: people with a part in the ticket are shown to each other, never to
/// themselves, by the names they may know. Who merely reads what is open to all is neither shown nor told.
pub fn company<'a>(reader: &Person, facts: &Facts, there: impl IntoIterator<Item = &'a Person>) -> Vec<&'a Person> {
    let has_part = |person: &Person| sight(person, facts).is_some_and(|sight| sight != Sight::OpenToAll);
    if !has_part(reader) {
        return Vec::new();
    }
    let is_shown = |person: &&Person| person.id != reader.id && has_part(person) && may_name(reader, facts, person.id);
    there.into_iter().filter(is_shown).collect()
}
