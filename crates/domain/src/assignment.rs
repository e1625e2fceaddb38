//! Who gets a ticket that nobody has chosen yet (spec.md §6.5).

use crate::{Day, Manager, PersonId, codes};

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

/// Who would be next, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Next<'a> {
    /// The ticket would stay free: nobody is chosen.
    Nobody,
    /// It would stay free: those who take part are all away, unavailable, or drawn never.
    NobodyThere,
    /// The first in order who is there.
    First(&'a Manager),
    /// One of these, drawn by lot.
    Drawn(Vec<&'a Manager>),
    /// Whoever's turn it is; after whom, when somebody was chosen before.
    Turn(&'a Manager, Option<PersonId>),
}

impl Algorithm {
    /// The manager who gets the ticket: `candidates` are the effective members of the category, in order.
    ///
    /// `draw` is the lot of [`Self::Random`], `last` the one whom [`Self::Cyclical`] chose before. `excluded` is the
    /// person being removed, whom no algorithm chooses; nor does it choose anybody who is away `today`.
    pub fn choose<'a>(
        self,
        candidates: &[&'a Manager],
        last: Option<PersonId>,
        draw: u64,
        excluded: Option<PersonId>,
        today: Day,
    ) -> Option<&'a Manager> {
        let may = |manager: &&'a Manager| self.may_choose(manager, today) && Some(manager.person.id) != excluded;
        match self {
            Self::Nobody => None,
            Self::First => candidates.iter().copied().find(may),
            Self::Random => {
                let lots: Vec<_> = candidates.iter().copied().filter(may).collect();
                let winner = draw.checked_rem(lots.len() as u64)?;
                lots.get(usize::try_from(winner).ok()?).copied()
            }
            Self::Cyclical => {
                let turn = candidates.iter().position(|manager| Some(manager.person.id) == last);
                let (done, next) = candidates.split_at(turn.map_or(0, |place| place + 1));
                next.iter().chain(done).copied().find(may)
            }
        }
    }

    /// Who takes part: there today, and for those that share, with a rate that is not 0.
    fn may_choose(self, manager: &Manager, today: Day) -> bool {
        manager.is_there(today) && (self == Self::First || manager.rate > 0)
    }

    /// What [`Self::choose`] would answer for the next ticket, and why.
    pub fn next<'a>(self, candidates: &[&'a Manager], last: Option<PersonId>, today: Day) -> Next<'a> {
        let Some(chosen) = self.choose(candidates, last, 0, None, today) else {
            return if self == Self::Nobody { Next::Nobody } else { Next::NobodyThere };
        };
        match self {
            Self::Nobody => Next::Nobody,
            Self::First => Next::First(chosen),
            Self::Random => Next::Drawn(candidates.iter().copied().filter(|one| self.may_choose(one, today)).collect()),
            Self::Cyclical => {
                let is_here = |last: &PersonId| candidates.iter().any(|one| one.person.id == *last);
                Next::Turn(chosen, last.filter(is_here))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::monitoring::{Grid, Pace};
    use crate::{Absence, Account, DepartmentId, Flags, Language, Person, Privileges};

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
            absence: None,
            monitoring: Grid::default(),
            pace: Pace::Immediate,
            monitoring_suspended: false,
        }
    }

    /// Alice, Bruno, Chloé: available, or with a rate of 0, or neither.
    fn members(states: [(bool, u8); 3]) -> Vec<Manager> {
        [ALICE, BRUNO, CHLOE].into_iter().zip(states).map(|(id, (free, rate))| manager(id, free, rate)).collect()
    }

    fn today() -> Day {
        Day::parse("2026-03-10").expect("a day")
    }

    fn chosen(algorithm: Algorithm, members: &[Manager], last: i64, draw: u64, excluded: i64) -> Option<i64> {
        let candidates: Vec<&Manager> = members.iter().collect();
        let winner = algorithm.choose(&candidates, Some(PersonId(last)), draw, Some(PersonId(excluded)), today());
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
        assert_eq!(Algorithm::Cyclical.choose(&[], None, 0, None, today()), None);
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

    /// Whatever the algorithm, whoever is away is passed over, from the first day to the last.
    #[test]
    fn nobody_who_is_away_is_chosen() {
        let mut members = members([HERE, HERE, AWAY]);
        members[0].absence = Absence::read("2026-03-10", "2026-03-12", "").expect("dates");
        let candidates: Vec<&Manager> = members.iter().collect();
        for algorithm in [Algorithm::First, Algorithm::Random, Algorithm::Cyclical] {
            for (day, expected) in
                [("2026-03-09", ALICE), ("2026-03-10", BRUNO), ("2026-03-12", BRUNO), ("2026-03-13", ALICE)]
            {
                let day = Day::parse(day).expect("a day");
                let winner = algorithm.choose(&candidates, None, 0, None, day).map(|manager| manager.person.id.0);
                assert_eq!(winner, Some(expected), "{algorithm:?} {day}");
            }
        }
    }

    /// What is foreseen is what is done.
    #[test]
    fn who_would_be_next_is_who_gets_it() {
        let members = members([IDLE, HERE, HERE]);
        let [alice, bruno, chloe] = [&members[0], &members[1], &members[2]];
        let candidates = [alice, bruno, chloe];
        let next = |algorithm: Algorithm, last| algorithm.next(&candidates, Some(PersonId(last)), today());
        assert_eq!(next(Algorithm::Nobody, ALICE), Next::Nobody);
        assert_eq!(next(Algorithm::First, ALICE), Next::First(alice), "whatever the rate");
        assert_eq!(next(Algorithm::Random, ALICE), Next::Drawn(vec![bruno, chloe]));
        assert_eq!(next(Algorithm::Cyclical, BRUNO), Next::Turn(chloe, Some(PersonId(BRUNO))));
        assert_eq!(next(Algorithm::Cyclical, 9), Next::Turn(bruno, None), "the last one is gone");
        assert_eq!(Algorithm::First.next(&[], None, today()), Next::NobodyThere);
        assert_eq!(Algorithm::Random.next(&[alice], None, today()), Next::NobodyThere);
    }
}
