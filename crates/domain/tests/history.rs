//! Random people doing random things: the history tells the ticket, and the invariants hold at every step
//! (guarantees P6 and §2.1, spec.md §3.5).

mod organisation;

use domain::creation::{Counter, Request, create};
use domain::recipients::{Batch, recipients};
use domain::ticket::{apply, decide, replay};
use domain::{
    Action, Actor, Coded, Command, Event, EventKind, Facts, MessageScope, Moment, Origin, PersonId, Priority, Status,
    Subject, TicketId, TicketScope,
};
use organisation::{NOW, Organisation, command, lineage, organisations, said};
use proptest::prelude::*;

/// Something that may happen between two looks at a ticket.
#[derive(Debug, Clone)]
enum Step {
    Asked {
        by: usize,
        action: Action,
        to: i64,
        release: bool,
        is_silent: bool,
    },
    /// A manager loses the department (E57).
    Removed {
        manager: usize,
    },
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let asked = (0_usize..6, prop::sample::select(Action::ALL), 1_i64..=6, any::<bool>(), prop::bool::weighted(0.1))
        .prop_map(|(by, action, to, release, is_silent)| Step::Asked { by, action, to, release, is_silent });
    let removed = (0_usize..4).prop_map(|manager| Step::Removed { manager });
    prop::collection::vec(prop_oneof![30 => asked, 1 => removed], 0..60)
}

fn born(organisation: &Organisation) -> (Facts, Vec<Event>) {
    let counter =
        Counter { lineage: lineage(), managers: organisation.managers.clone(), default_scope: TicketScope::Private };
    let request = Request {
        subject: Subject::parse("Panne").expect("a short subject"),
        message: said(MessageScope::Default).text,
        scope: TicketScope::Default,
        priority: Priority::DEFAULT,
        origin: Origin::Web,
        owner: None,
    };
    let actor = Actor::on_page(organisation.owner.clone());
    let (events, owner) = create(&counter, &actor, &request, NOW).expect("a complete request");
    let facts = counter.facts(TicketId(1), &owner, &events).expect("it begins with its creation");
    (Facts { members: organisation.members.clone(), ..facts }, events)
}

/// spec.md §3.5 and guarantees §2.1, of a ticket at rest.
fn is_sound(facts: &Facts) -> Result<(), TestCaseError> {
    let ticket = &facts.ticket;
    // I1: one category, of one department.
    prop_assert_eq!(ticket.category, facts.lineage.category().id);
    prop_assert_eq!(ticket.department, facts.lineage.department.id);
    // D9: nobody in charge if and only if free, or closed without holder.
    match ticket.status {
        Status::Free => prop_assert_eq!(ticket.holder, None),
        status if status.is_open() => prop_assert!(ticket.holder.is_some(), "{status:?} without holder"),
        _ => {}
    }
    prop_assert_eq!(ticket.closed_at.is_some(), !ticket.status.is_open());
    Ok(())
}

/// What one accepted command must have done, and no more (I2 to I8).
fn is_a_fair_move(
    before: &Facts,
    after: &Facts,
    order: &Command,
    by: PersonId,
    events: &[Event],
) -> Result<(), TestCaseError> {
    let (was, is) = (&before.ticket, &after.ticket);
    prop_assert!(!events.is_empty(), "nothing changes silently");
    prop_assert!(events.iter().all(|event| event.by == Some(by)), "its author signs");
    prop_assert_eq!(events.last().map(|event| event.status), Some(is.status));
    prop_assert_eq!((is.owner, is.creator, is.created_at), (was.owner, was.creator, was.created_at));
    // I2: whoever a command puts in charge manages the department.
    if is.holder != was.holder {
        prop_assert!(
            is.holder.is_none_or(|holder| before.manager(holder).is_some()),
            "{:?} manages nothing",
            is.holder
        );
    }
    if matches!(order.action(), Action::Reopen | Action::RefuseClosure) {
        prop_assert!(is.holder.is_none_or(|holder| before.manager(holder).is_some()), "E57");
    }
    let kinds: Vec<_> = events.iter().map(|event| event.kind.code()).collect();
    match order {
        // I3: the history says who lost the ticket.
        Command::Take(_) => {
            prop_assert_eq!(&events[0].kind, &EventKind::Taken { from: was.holder });
            prop_assert_eq!(is.holder, Some(by));
        }
        // I4: one command, one batch.
        Command::TakeAndClose { release, .. } => {
            prop_assert_eq!(&kinds[..2], &["taken", "closed"]);
            prop_assert_eq!(is.holder, Some(by).filter(|_| !release));
            prop_assert_eq!(is.status, Status::Closed);
        }
        Command::TakeAndAsk(_) => {
            prop_assert_eq!(&kinds, &["taken", "information_requested"]);
            prop_assert_eq!((is.holder, is.status), (Some(by), Status::Incomplete));
        }
        // I5: to another manager of the department, whether or not one had taken it.
        Command::Assign { to, .. } => {
            prop_assert!(*to != by && Some(*to) != was.holder && before.manager(*to).is_some());
            prop_assert_eq!(is.holder, Some(*to));
        }
        // I6: nobody, and free.
        Command::Release(_) => prop_assert_eq!((is.holder, is.status), (None, Status::Free)),
        // I7: a comment puts nobody in charge.
        Command::Comment(_) | Command::Ask(_) => prop_assert_eq!(is.holder, was.holder),
        Command::Close { release, .. } => prop_assert_eq!(is.holder, was.holder.filter(|_| !release)),
        Command::CloseOwn(_) | Command::Approve(_) => prop_assert_eq!(is.holder, was.holder),
        Command::RefuseClosure(_) | Command::Reopen(_) => prop_assert!(is.status.is_open()),
    }
    Ok(())
}

/// I6, I12: the other managers hear of a release, the owner is asked about a closure.
fn is_told(
    before: &Facts,
    after: &Facts,
    order: &Command,
    actor: &Actor,
    events: &[Event],
) -> Result<(), TestCaseError> {
    let told = recipients(Batch { before: Some(before), after, events }, actor);
    let hears = |id: PersonId| told.iter().any(|notice| notice.person.id == id);
    prop_assert!(!hears(actor.person.id), "the author is told");
    if matches!(order, Command::Release(_)) {
        for manager in after.managers.iter().filter(|manager| manager.person.id != actor.person.id) {
            let may = manager.person.is_mailable() && !manager.monitoring_suspended && !manager.monitoring.is_silent();
            prop_assert!(!may || hears(manager.person.id), "{} is not told of the release", manager.person.name);
        }
    }
    if matches!(order, Command::Close { .. } | Command::TakeAndClose { .. }) && after.owner.id != actor.person.id {
        let may = after.owner.is_mailable() && after.owner.monitors_own;
        prop_assert!(!may || hears(after.owner.id), "the owner is not asked");
    }
    Ok(())
}

/// I7 and I13: what any manager may do, whoever holds the ticket.
fn rights_are_open(facts: &Facts, now: Moment) -> Result<(), TestCaseError> {
    let status = facts.ticket.status;
    let may = |order: Command, who: &domain::Person| decide(facts, &Actor::on_page(who.clone()), &order, now).is_ok();
    for manager in &facts.managers {
        prop_assert!(may(Command::Comment(said(MessageScope::Default)), &manager.person), "a manager may comment");
        let reopens = manager.may(domain::Privilege::ReopenAny) && !status.is_open();
        prop_assert!(!reopens || may(Command::Reopen(domain::Said::NOTHING), &manager.person), "a manager may reopen");
    }
    prop_assert!(status.is_open() || may(Command::Reopen(domain::Said::NOTHING), &facts.owner), "the owner may reopen");
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_history_tells_the_ticket(organisation in organisations(), steps in steps()) {
        let (mut facts, mut history) = born(&organisation);
        let mut now = NOW;
        for step in steps {
            now = now.plus_seconds(60);
            let (by, action, to, release, is_silent) = match step {
                Step::Removed { manager } if manager < facts.managers.len() => {
                    let gone = facts.managers.remove(manager).person.id;
                    facts.members.retain(|member| *member != gone);
                    continue;
                }
                Step::Removed { .. } => continue,
                Step::Asked { by, action, to, release, is_silent } => (by, action, to, release, is_silent),
            };
            let actor = Actor::on_page(organisation.people[by].clone());
            let words = if is_silent { domain::Said::NOTHING } else { said(MessageScope::Default) };
            let order = command(action, PersonId(to), release, words);
            let before = facts.clone();
            match decide(&facts, &actor, &order, now) {
                Ok(events) => {
                    for event in &events {
                        apply(&mut facts.ticket, event);
                    }
                    facts.ticket.version += 1;
                    history.extend(events.iter().cloned());
                    is_a_fair_move(&before, &facts, &order, actor.person.id, &events)?;
                    is_told(&before, &facts, &order, &actor, &events)?;
                }
                Err(no) => {
                    prop_assert_eq!(&before.ticket, &facts.ticket);
                    prop_assert_eq!(decide(&facts, &actor, &order, now).err(), Some(no), "the same answer twice");
                }
            }
            is_sound(&facts)?;
            rights_are_open(&facts, now)?;
            let told = replay(facts.ticket.id, facts.ticket.version, &history);
            prop_assert_eq!(told.as_ref(), Some(&facts.ticket));
        }
    }
}

/// Nothing else begins a history.
#[test]
fn a_history_begins_with_a_creation() {
    let event = Event {
        kind: EventKind::Commented,
        by: None,
        at: NOW,
        text: None,
        scope: MessageScope::Default,
        status: Status::Free,
    };
    assert_eq!(replay(TicketId(1), 1, [&event]), None);
    assert_eq!(replay(TicketId(1), 1, []), None);
}
