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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::monitoring::{Grid, Pace};
    use crate::{Account, DepartmentId, Flags, Language, Person, Privileges};

    const ALICE: i64 = 1;
    const BRUNO: i64 = 2;
    const CHLOE: i64 = 3;

    fn manager(id: i64, is_available: bool, rate: u8) -> Manager {
        let person = Person {
            id: PersonId(id),
            name: String::new(),
            address: None,
            language: Language::French,
            is_admin: false,
            is_enabled: true,
            account: Account::Directory,
            alerts: Flags::all(),
        };
        Manager {
            person,
            department: DepartmentId(1),
            privileges: Privileges::default(),
            is_available,
            rate,
            monitoring: Grid::default(),
            pace: Pace::Immediate,
            monitoring_suspended: false,
        }
    }

    /// Alice, Bruno, Chloé: available, or with a rate of 0, or neither.
    fn members(states: [(bool, u8); 3]) -> Vec<Manager> {
        [ALICE, BRUNO, CHLOE].into_iter().zip(states).map(|(id, (free, rate))| manager(id, free, rate)).collect()
    }

    fn chosen(algorithm: Algorithm, members: &[Manager], last: i64, draw: u64, excluded: i64) -> Option<i64> {
        let candidates: Vec<&Manager> = members.iter().collect();
        let winner = algorithm.choose(&candidates, Some(PersonId(last)), draw, Some(PersonId(excluded)));
        winner.map(|manager| manager.person.id.0)
    }

    const HERE: (bool, u8) = (true, 100);
    const AWAY: (bool, u8) = (false, 100);
    const IDLE: (bool, u8) = (true, 0);
    const NOBODY: i64 = 0;

    #[test]
    fn by_default_nobody_gets_it() {
        assert_eq!(chosen(Algorithm::Nobody, &members([HERE; 3]), NOBODY, 0, NOBODY), None);
    }

    /// "First available candidate in order": whatever the rate, but never the one being removed (spec.md §6.5).
    #[test]
    fn the_first_available_gets_it() {
        let rows = [
            ([HERE, HERE, HERE], NOBODY, Some(ALICE)),
            ([AWAY, HERE, HERE], NOBODY, Some(BRUNO)),
            ([IDLE, HERE, HERE], NOBODY, Some(ALICE)),
            ([HERE, AWAY, HERE], ALICE, Some(CHLOE)),
            ([AWAY, AWAY, HERE], CHLOE, None),
            ([AWAY, AWAY, AWAY], NOBODY, None),
        ];
        for (states, excluded, expected) in rows {
            for last in [NOBODY, ALICE, CHLOE] {
                let got = chosen(Algorithm::First, &members(states), last, 3, excluded);
                assert_eq!(got, expected, "{states:?} without {excluded}");
            }
        }
    }

    /// E18, and each of the others as often.
    #[test]
    fn lots_are_drawn_among_those_who_take_part() {
        let share = |states, excluded| {
            let members = members(states);
            let won = |who: i64| {
                (0..100)
                    .filter(|draw| chosen(Algorithm::Random, &members, NOBODY, *draw, excluded) == Some(who))
                    .count()
            };
            [won(ALICE), won(BRUNO), won(CHLOE)]
        };
        assert_eq!(share([HERE, IDLE, HERE], NOBODY), [50, 0, 50], "E18");
        assert_eq!(share([AWAY, HERE, HERE], NOBODY), [0, 50, 50]);
        assert_eq!(share([HERE, HERE, HERE], NOBODY), [34, 33, 33]);
        assert_eq!(share([HERE, HERE, HERE], CHLOE), [50, 50, 0]);
        assert_eq!(share([IDLE, AWAY, HERE], CHLOE), [0, 0, 0], "nobody is left");
        assert!(chosen(Algorithm::Random, &members([HERE; 3]), NOBODY, u64::MAX, NOBODY).is_some());
    }

    /// "Next available after the last one chosen".
    #[test]
    fn turns_go_round() {
        let rows = [
            ([HERE, HERE, HERE], NOBODY, NOBODY, Some(ALICE)),
            ([HERE, HERE, HERE], ALICE, NOBODY, Some(BRUNO)),
            ([HERE, HERE, HERE], CHLOE, NOBODY, Some(ALICE)),
            ([HERE, AWAY, HERE], ALICE, NOBODY, Some(CHLOE)),
            ([HERE, IDLE, HERE], ALICE, NOBODY, Some(CHLOE)),
            ([AWAY, AWAY, HERE], CHLOE, NOBODY, Some(CHLOE)),
            ([HERE, HERE, HERE], ALICE, BRUNO, Some(CHLOE)),
            ([HERE, AWAY, AWAY], ALICE, ALICE, None),
            // The last one chosen is no longer a member: the turn begins again.
            ([HERE, HERE, HERE], 9, NOBODY, Some(ALICE)),
        ];
        for (states, last, excluded, expected) in rows {
            let got = chosen(Algorithm::Cyclical, &members(states), last, 0, excluded);
            assert_eq!(got, expected, "{states:?} after {last}, without {excluded}");
        }
        assert_eq!(Algorithm::Cyclical.choose(&[], None, 0, None), None);
    }

    /// E17: Bruno is unavailable; three creations.
    #[test]
    fn three_tickets_go_to_alice_chloe_alice() {
        let members = members([HERE, AWAY, HERE]);
        let mut last = NOBODY;
        let turns = [(); 3].map(|()| {
            last = chosen(Algorithm::Cyclical, &members, last, 0, NOBODY).expect("two are available");
            last
        });
        assert_eq!(turns, [ALICE, CHLOE, ALICE]);
    }
}
