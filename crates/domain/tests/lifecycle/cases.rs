//! Every situation that spec.md §4.3 tells apart, and the ticket that is in it.

use domain::department::DepartmentSetting;
use domain::{
    Action, CategoryId, Coded, Department, Facts, Flags, Lineage, Manager, MessageScope, Person, PersonId, Privilege,
    Said, Status, Ticket, TicketScope,
};

use crate::organisation::demand::{Demand, attached, message};
use crate::organisation::{category, counter_elsewhere, department, facts, invitee, manager, person, said};
use crate::specified::{Case, Holder};

pub const ME: i64 = 1;
const COLLEAGUE: i64 = 2;
const THIRD: i64 = 3;
const OWNER: i64 = 4;
const GONE: i64 = 5;
/// Manages the department from which the ticket came, and wrote in it.
pub const SENDER: i64 = 6;
/// Somebody invited, and somebody who could be.
const GUEST: i64 = 7;
const NEWCOMER: i64 = 8;

/// The privileges that an action may ask for.
pub const FLAGS: [Privilege; 7] = [
    Privilege::Assign,
    Privilege::ReopenAny,
    Privilege::TakeFree,
    Privilege::TakeHeld,
    Privilege::Refuse,
    Privilege::TransferElsewhere,
    Privilege::ManageManagers,
];

/// None, all, each alone, all but each.
fn privileges() -> Vec<Vec<Privilege>> {
    let alone = FLAGS.iter().map(|flag| vec![*flag]);
    let without = FLAGS.iter().map(|flag| FLAGS.iter().copied().filter(|other| other != flag).collect());
    [Vec::new(), FLAGS.to_vec()].into_iter().chain(alone).chain(without).collect()
}

pub fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for status in Status::ALL.iter().copied() {
        for holder in [Holder::Nobody, Holder::Me, Holder::Colleague, Holder::Gone] {
            let is_possible = match status {
                Status::Free => holder == Holder::Nobody,
                Status::InProgress | Status::Incomplete | Status::Postponed => holder != Holder::Nobody,
                _ => true,
            };
            for roles in (0..64).filter(|_| is_possible) {
                cases.extend(with_roles(status, holder, roles));
            }
        }
    }
    cases
}

fn with_roles(status: Status, holder: Holder, roles: u32) -> Vec<Case> {
    let is = |bit: u32| roles & (1 << bit) != 0;
    let manages = is(0);
    if holder == Holder::Me && !manages {
        return Vec::new();
    }
    let flags = if manages { privileges() } else { vec![Vec::new()] };
    let case = |flags: &Vec<Privilege>, third_is_available, was_moved| Case {
        status,
        holder,
        manages,
        flags: flags.clone(),
        owns: is(1),
        administers: is(2),
        is_invited: is(3),
        is_ally: is(4),
        is_public: is(5),
        third_is_available,
        was_moved,
    };
    let mut cases: Vec<Case> = flags.iter().map(|flags| case(flags, true, true)).collect();
    // Of these two, only privileges depend.
    let is_plain = roles & !1 == 0;
    let others =
        flags.iter().filter(|_| is_plain).flat_map(|flags| [case(flags, false, true), case(flags, true, false)]);
    cases.extend(others);
    cases
}

/// The ticket of a case, and who acts.
pub fn staged(case: &Case) -> (Facts, Person) {
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
    let facts = facts(&owner, managers, case.status, holder);
    let ticket = Ticket {
        scope: if case.is_public { TicketScope::Public } else { TicketScope::Private },
        moved_from: case.was_moved.then_some(CategoryId(81)),
        moved_by: case.was_moved.then_some(PersonId(SENDER)),
        ..facts.ticket
    };
    let mine = case.is_invited.then(|| invitee(me.clone()));
    let facts = Facts {
        ticket,
        invitees: [invitee(person(GUEST))].into_iter().chain(mine).collect(),
        allies: case.is_ally.then(|| me.clone()).into_iter().collect(),
        ..facts
    };
    (facts, me)
}

/// A complete demand, which nothing but a right or a status can refuse.
pub fn demand(action: Action) -> Demand {
    let to = match action {
        Action::Assign => person(THIRD),
        Action::Uninvite => person(GUEST),
        _ => person(NEWCOMER),
    };
    // The readers asked for are not those that there are.
    let scope = if action == Action::ChangeReaders { MessageScope::Invited } else { MessageScope::Default };
    let author = Some(PersonId(SENDER));
    let about = match action {
        Action::DeleteFile => attached(author, MessageScope::Default),
        _ => message(author, MessageScope::Default),
    };
    // With words it would be a comment.
    let words = if action == Action::Attach { Said { text: None, scope } } else { said(scope) };
    Demand {
        destination: Some(counter_elsewhere(vec![manager(person(SENDER))])),
        message: Some(about),
        is_last_word: true,
        ..Demand::new(action, to, words)
    }
}

/// The lineage of the ticket, in a department with these settings.
pub fn lineage_with(settings: Flags<DepartmentSetting>) -> Lineage {
    Lineage::new(vec![category()], Department { settings, ..department() }).expect("one category is a chain")
}
