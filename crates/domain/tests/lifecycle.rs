//! The lifecycle: written out in `docs/lifecycle.md`, and compared with spec.md §4.3 read by another hand.

mod organisation;
#[path = "lifecycle/page.rs"]
mod page;
#[path = "lifecycle/specified.rs"]
mod specified;

use domain::ticket::decide;
use domain::{Action, Actor, Coded, Facts, Manager, MessageScope, Person, PersonId, Privilege, Status};
use organisation::{command, facts, manager, person, said};
use specified::{Case, Holder, specified};

const ME: i64 = 1;
const COLLEAGUE: i64 = 2;
const THIRD: i64 = 3;
const OWNER: i64 = 4;
const GONE: i64 = 5;

const FLAGS: [Privilege; 4] = [Privilege::Assign, Privilege::ReopenAny, Privilege::TakeFree, Privilege::TakeHeld];

/// `cargo test -p domain --test lifecycle` with `UPDATE_DOCS=1` writes the page again.
#[test]
fn the_page_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/lifecycle.md");
    let page = page::page();
    if std::env::var_os("UPDATE_DOCS").is_some_and(|value| value == "1") {
        std::fs::write(path, &page).expect("the page can be written");
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        written == page,
        "docs/lifecycle.md is out of date: run this test with UPDATE_DOCS=1, then read what changed"
    );
}

/// Every status, holder, role and privilege that matters: nothing is sampled.
#[test]
fn the_table_is_the_one_of_the_specification() {
    let mut asked = 0;
    for case in cases() {
        let (facts, me) = staged(&case);
        for action in Action::ALL {
            let said = said(MessageScope::Default);
            let order = command(*action, PersonId(THIRD), false, said);
            let got = decide(&facts, &Actor::on_page(me.clone()), &order, organisation::NOW);
            let got = got.ok().and_then(|events| events.last().map(|event| event.status));
            assert_eq!(got, specified(*action, &case), "{} by {case:?}", action.code());
            asked += 1;
        }
    }
    assert!(asked > 10_000, "{asked} cases");
}

#[test]
fn words_are_mandatory_where_the_specification_says() {
    let everything = Case {
        status: Status::InProgress,
        holder: Holder::Me,
        manages: true,
        flags: FLAGS.to_vec(),
        owns: true,
        administers: false,
        third_is_available: true,
    };
    for action in Action::ALL {
        let status = match action {
            Action::Approve | Action::RefuseClosure | Action::Reopen => Status::Closed,
            _ => Status::InProgress,
        };
        let holder = match action {
            Action::Take | Action::TakeAndClose | Action::TakeAndAsk => Holder::Colleague,
            _ => Holder::Me,
        };
        let (facts, me) = staged(&Case { status, holder, ..everything.clone() });
        let silent = command(*action, PersonId(THIRD), false, domain::Said::NOTHING);
        let is_refused = decide(&facts, &Actor::on_page(me), &silent, organisation::NOW).is_err();
        // "Mandatory for: creation, comment, request information (also inside take + request)" (spec.md §4.2, 3).
        let is_mandatory = matches!(action, Action::Comment | Action::Ask | Action::TakeAndAsk);
        assert_eq!(is_refused, is_mandatory, "{}", action.code());
    }
}

fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for status in Status::ALL.iter().copied() {
        for holder in [Holder::Nobody, Holder::Me, Holder::Colleague, Holder::Gone] {
            let is_possible = match status {
                Status::Free => holder == Holder::Nobody,
                Status::InProgress | Status::Incomplete | Status::Postponed => holder != Holder::Nobody,
                _ => true,
            };
            for roles in (0..16).filter(|_| is_possible) {
                let (owns, administers, third_is_available, manages) =
                    (roles & 1 != 0, roles & 2 != 0, roles & 4 != 0, roles & 8 != 0);
                if holder == Holder::Me && !manages {
                    continue;
                }
                for mask in 0..(if manages { 16 } else { 1 }) {
                    let flags =
                        (0..4).zip(FLAGS).filter(|(bit, _)| mask & (1 << bit) != 0).map(|(_, flag)| flag).collect();
                    cases.push(Case { status, holder, manages, flags, owns, administers, third_is_available });
                }
            }
        }
    }
    cases
}

/// The facts of a case, and the person who acts in it.
fn staged(case: &Case) -> (Facts, Person) {
    let me = Person { is_admin: case.administers, ..person(ME) };
    // Holds tickets but cannot be given one: whether somebody can is the third one's business.
    let colleague = Manager { is_available: false, ..manager(person(COLLEAGUE)) };
    let third = Manager { is_available: case.third_is_available, ..manager(person(THIRD)) };
    let mut managers = vec![colleague, third];
    if case.manages {
        managers.push(Manager { privileges: case.flags.iter().copied().collect(), ..manager(me.clone()) });
    }
    let owner = if case.owns { me.clone() } else { person(OWNER) };
    let holder = match case.holder {
        Holder::Nobody => None,
        Holder::Me => Some(PersonId(ME)),
        Holder::Colleague => Some(PersonId(COLLEAGUE)),
        Holder::Gone => Some(PersonId(GONE)),
    };
    (facts(&owner, managers, case.status, holder), me)
}
