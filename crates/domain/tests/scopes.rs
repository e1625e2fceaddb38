//! Who sees a ticket (spec.md §5.2), who may read a message of it (§5.3), what an author may choose.

mod organisation;

use domain::visibility::{Reach, Sight, sight};
use domain::{Coded, MessageScope, Person, PersonId, Standing, Status, TicketScope};
use organisation::{DEPARTMENT, facts, manager, organisations, person};
use proptest::prelude::*;

const MANAGER: i64 = 1;
const OWNER: i64 = 2;
const ADMINISTRATOR: i64 = 3;
/// Sees the ticket because it is open to everybody, and is nothing to it.
const READER: i64 = 4;

fn somebody(id: i64) -> Person {
    Person { is_admin: id == ADMINISTRATOR, ..person(id) }
}

fn reads(scope: MessageScope, ticket: TicketScope, who: i64, is_author: bool) -> bool {
    let facts = facts(&somebody(OWNER), vec![manager(somebody(MANAGER))], Status::Free, None);
    scope.may_be_read_by(&Standing::of(&somebody(who), &facts), is_author, ticket)
}

/// spec.md §5.3 for those who see the ticket: on a closed ticket scope, then on an open one (Publique, Intranet).
#[test]
fn messages_are_read_by_whom_the_table_says() {
    use MessageScope as M;
    let everybody: &[i64] = &[MANAGER, OWNER, READER];
    let rows: &[(M, &[i64], &[i64])] = &[
        (M::Default, &[MANAGER, OWNER], everybody),
        // On a ticket that was narrowed since, a public message reads as *Gestionnaires, propriétaire et invités* (A24).
        (M::Public, &[MANAGER, OWNER], everybody),
        (M::Invited, &[MANAGER, OWNER], &[MANAGER, OWNER]),
        (M::InvitedManager, &[MANAGER], &[MANAGER]),
        (M::Owner, &[MANAGER, OWNER], &[MANAGER, OWNER]),
        (M::Manager, &[MANAGER], &[MANAGER]),
    ];
    assert_eq!(rows.len(), M::ALL.len());
    for (message, if_closed, if_open) in rows {
        for ticket in [TicketScope::Private, TicketScope::SubjectOnly, TicketScope::Intranet, TicketScope::Public] {
            let readers = match ticket {
                TicketScope::Intranet | TicketScope::Public => if_open,
                _ => if_closed,
            };
            for who in [MANAGER, OWNER, READER] {
                let label = format!("{} in {}, person {who}", message.code(), ticket.code());
                assert_eq!(reads(*message, ticket, who, false), readers.contains(&who), "{label}");
                assert!(reads(*message, ticket, who, true), "its author: {label}");
            }
            assert!(reads(*message, ticket, ADMINISTRATOR, false), "an administrator: {}", message.code());
        }
    }
}

/// "MANAGER to DM only; OWNER to OW and DM"; what one may not choose is replaced by the default one.
#[test]
fn authors_choose_among_the_scopes_of_their_role() {
    use MessageScope as M;
    let facts = facts(&somebody(OWNER), vec![manager(somebody(MANAGER))], Status::Free, None);
    let rows: &[(i64, &[M])] = &[
        (MANAGER, &[M::Default, M::Owner, M::Manager]),
        (OWNER, &[M::Default, M::Owner]),
        (ADMINISTRATOR, &[M::Default]),
        (READER, &[M::Default]),
    ];
    for (who, offered) in rows {
        let person = somebody(*who);
        let standing = Standing::of(&person, &facts);
        assert_eq!(M::offered(&standing), *offered, "person {who}");
        for scope in M::ALL.iter().copied() {
            let kept = if offered.contains(&scope) { scope } else { M::Default };
            assert_eq!(scope.allowed_to(&standing), kept, "{} by person {who}", scope.code());
        }
    }
}

/// spec.md §5.2, the lines that exist: first match decides.
#[test]
fn a_ticket_is_seen_by_whom_the_table_says() {
    let facts = facts(&somebody(OWNER), vec![manager(somebody(MANAGER))], Status::Free, None);
    let rows = [
        (MANAGER, Some(Sight::ManagesDepartment)),
        (OWNER, Some(Sight::Owns)),
        (ADMINISTRATOR, Some(Sight::Administrator)),
        (READER, None),
    ];
    for (who, expected) in rows {
        assert_eq!(sight(&somebody(who), &facts), expected, "person {who}");
        assert_eq!(sight(&Person { is_enabled: false, ..somebody(who) }, &facts), None, "person {who}, disabled");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    /// What a page shows and what a list holds are the same tickets.
    #[test]
    fn lists_reach_exactly_what_pages_show(organisation in organisations(), holder in prop::option::of(1_i64..=6)) {
        let facts = organisation.facts(Status::InProgress, holder.map(PersonId));
        for person in organisation.people.iter().filter(|person| person.is_enabled) {
            let departments = if organisation.manages(person.id) { vec![DEPARTMENT] } else { Vec::new() };
            let reach = Reach::of(person, departments);
            let covered = reach.covers(facts.ticket.department, facts.ticket.owner);
            prop_assert_eq!(covered, sight(person, &facts).is_some(), "{:?}", person);
        }
    }
}
