//! Who gets a ticket that nobody has chosen yet (spec.md §6.5).

use crate::{Manager, PersonId, codes};

codes! {
    /// How a category gives its tickets ("Assignation automatique").
    pub enum Algorithm {
        /// To nobody: the ticket is free.
        Nobody = "nobody",
        /// To the first available, in order.
        First = "first",
        /// To one of those available, drawn by lot.
        Random = "random",
        /// To the next available after the last one chosen.
        Cyclical = "cyclical",
    }
}

impl Algorithm {
    /// The manager who gets the ticket: `candidates` are the effective members of the category, in order.
    ///
    /// `draw` is the lot of [`Self::Random`], `last` the one whom [`Self::Cyclical`] chose before. `excluded` is the
    /// person being removed, whom no algorithm chooses.
    pub fn choose<'a>(
        self,
        candidates: &[&'a Manager],
        last: Option<PersonId>,
        draw: u64,
        excluded: Option<PersonId>,
    ) -> Option<&'a Manager> {
        let may = |manager: &&'a Manager| manager.is_available && Some(manager.person.id) != excluded;
        match self {
            Self::Nobody => None,
            Self::First => candidates.iter().copied().find(may),
            Self::Random => {
                let lots: Vec<_> = candidates.iter().copied().filter(may).filter(|manager| manager.rate > 0).collect();
                let winner = draw.checked_rem(lots.len() as u64)?;
                lots.get(usize::try_from(winner).ok()?).copied()
            }
            Self::Cyclical => {
                let turn = candidates.iter().position(|manager| Some(manager.person.id) == last);
                let (done, next) = candidates.split_at(turn.map_or(0, |place| place + 1));
                let willing = |manager: &&'a Manager| may(manager) && manager.rate > 0;
                next.iter().chain(done).copied().find(willing)
            }
        }
    }
}
