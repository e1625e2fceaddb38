//! Who is told: the tables of spec.md §8.4, then anybody doing anything anywhere against §8.3 read by another hand.

mod organisation;
#[path = "recipients/specified.rs"]
mod specified;

use std::collections::{BTreeMap, BTreeSet};

use domain::creation::{Counter, Request, create};
use domain::monitoring::{Behaviour, Grid, Level};
use domain::recipients::{Batch, Notice, Tag, recipients};
use domain::ticket::{apply, decide};
use domain::{
    Action, Actor, Coded, Event, Facts, Manager, MessageScope, Origin, Person, PersonId, Priority, Status, Subject,
    TicketId, TicketScope,
};
use organisation::{NOW, Organisation, command, lineage, manager, organisations, person, said};
use proptest::prelude::*;
use specified::Deed;

const OWNER: PersonId = PersonId(1);
const HOLDER: PersonId = PersonId(2);
const MEMBER: PersonId = PersonId(3);
/// A manager who is not a member of the category.
const OTHER: PersonId = PersonId(4);

/// Nobody has touched a preference: the columns of spec.md §8.4.
fn untouched() -> Organisation {
    let people: Vec<Person> = (1..=4).map(person).collect();
    Organisation {
        managers: people[1..].iter().cloned().map(manager).collect(),
        members: vec![HOLDER, MEMBER],
        owner: people[0].clone(),
        people,
    }
}

fn with(change: impl Fn(&mut Organisation)) -> Organisation {
    let mut organisation = untouched();
    change(&mut organisation);
    organisation
}

fn with_manager(id: PersonId, change: impl Fn(&mut Manager)) -> Organisation {
    with(|organisation| {
        for manager in organisation.managers.iter_mut().filter(|manager| manager.person.id == id) {
            change(manager);
        }
    })
}

/// What the product says of a command; `None` when it is refused.
fn notices(organisation: &Organisation, status: Status, deed: &Deed) -> Option<(Vec<Notice>, Vec<Event>)> {
    let by = organisation.people.iter().find(|person| person.id == deed.by)?;
    let actor = Actor::on_page(by.clone());
    let before = organisation.facts(status, deed.holder_before);
    let order = command(deed.action?, deed.to, deed.release, said(deed.scope));
    let events = decide(&before, &actor, &order, NOW).ok()?;
    let mut after = before.clone();
    for event in &events {
        apply(&mut after.ticket, event);
    }
    Some((recipients(Batch { before: Some(&before), after: &after, events: &events }, &actor), events))
}

fn created(organisation: &Organisation, by: PersonId) -> Vec<Notice> {
    let author = organisation.people.iter().find(|person| person.id == by).expect("everybody is listed");
    let actor = Actor::on_page(author.clone());
    let counter =
        Counter { lineage: lineage(), managers: organisation.managers.clone(), default_scope: TicketScope::Private };
    let request = Request {
        subject: Subject::parse("Panne").expect("a short subject"),
        message: said(MessageScope::Default).text,
        scope: TicketScope::Default,
        priority: Priority::DEFAULT,
        origin: Origin::Phone,
        owner: Some(organisation.owner.clone()),
    };
    let (events, owner) = create(&counter, &actor, &request, NOW).expect("a complete request");
    let facts = counter.facts(TicketId(1), &owner, &events).expect("it begins with its creation");
    let facts = Facts { members: organisation.members.clone(), ..facts };
    recipients(Batch { before: None, after: &facts, events: &events }, &actor)
}

fn people(notices: &[Notice]) -> BTreeSet<PersonId> {
    notices.iter().map(|notice| notice.person.id).collect()
}

fn reasons(notices: &[Notice]) -> BTreeMap<PersonId, &'static str> {
    notices.iter().map(|notice| (notice.person.id, notice.reason.code())).collect()
}

/// Who hears when `by` does `action` to a ticket that `HOLDER` has (unless it is free).
fn heard(organisation: &Organisation, status: Status, action: Action, by: PersonId) -> BTreeSet<PersonId> {
    heard_with(organisation, status, action, by, MessageScope::Default)
}

fn heard_with(
    organisation: &Organisation,
    status: Status,
    action: Action,
    by: PersonId,
    scope: MessageScope,
) -> BTreeSet<PersonId> {
    let holder_before = Some(HOLDER).filter(|_| status != Status::Free);
    let deed = Deed { action: Some(action), by, to: MEMBER, release: false, scope, holder_before };
    let (notices, _) = notices(organisation, status, &deed).unwrap_or_else(|| panic!("{} is allowed", action.code()));
    people(&notices)
}

/// The rows of spec.md §8.4 that exist, all preferences untouched, the author excepted everywhere.
#[test]
fn by_default_people_are_told_what_the_table_says() {
    use Status::{Closed, Free, InProgress};
    let all = untouched();
    let rows: &[(Status, Action, PersonId, &[PersonId])] = &[
        // Reopening: owner, holder, members, other managers.
        (Closed, Action::Reopen, OWNER, &[HOLDER, MEMBER, OTHER]),
        (Closed, Action::Reopen, HOLDER, &[OWNER, MEMBER, OTHER]),
        (Closed, Action::Reopen, OTHER, &[OWNER, HOLDER, MEMBER]),
        // Taking, closing, comment, request, approval, refusal: owner and holder.
        (Free, Action::Take, OTHER, &[OWNER]),
        (InProgress, Action::Take, OTHER, &[OWNER, HOLDER]),
        (InProgress, Action::TakeAndClose, OTHER, &[OWNER, HOLDER]),
        (Free, Action::TakeAndAsk, OTHER, &[OWNER]),
        (InProgress, Action::Close, HOLDER, &[OWNER]),
        (InProgress, Action::CloseOwn, OWNER, &[HOLDER]),
        (InProgress, Action::Comment, OWNER, &[HOLDER]),
        (InProgress, Action::Comment, HOLDER, &[OWNER]),
        (InProgress, Action::Comment, OTHER, &[OWNER, HOLDER]),
        (InProgress, Action::Ask, HOLDER, &[OWNER]),
        (Closed, Action::Approve, OWNER, &[HOLDER]),
        (Closed, Action::RefuseClosure, OWNER, &[HOLDER]),
        // Assignment: owner, new holder, former holder.
        (InProgress, Action::Assign, OTHER, &[OWNER, HOLDER, MEMBER]),
        (InProgress, Action::Assign, HOLDER, &[OWNER, MEMBER]),
        (Free, Action::Assign, OTHER, &[OWNER, MEMBER]),
        // Freeing: everybody but its author (R15).
        (InProgress, Action::Release, HOLDER, &[OWNER, MEMBER, OTHER]),
    ];
    for (status, action, by, expected) in rows {
        let expected: BTreeSet<PersonId> = expected.iter().copied().collect();
        assert_eq!(
            heard(&all, *status, *action, *by),
            expected,
            "{} of a {} ticket by {by}",
            action.code(),
            status.code()
        );
    }
    assert_eq!(people(&created(&all, OWNER)), BTreeSet::from([HOLDER, MEMBER, OTHER]));
    assert_eq!(people(&created(&all, OTHER)), BTreeSet::from([OWNER, HOLDER, MEMBER]), "for somebody else");
}

/// The levels of spec.md §8.1 and triples of one's own, seen from a manager of each kind:
/// told of a creation, of a comment by somebody else, of a release by somebody else?
#[test]
fn levels_say_what_a_manager_hears() {
    use Behaviour::{Always, Creation, Never};
    let preset = |level| Grid::preset(level).expect("a preset");
    let triple = |any, category, managed| Grid { any, category, managed };
    let rows: &[(&str, Grid, PersonId, [bool; 3])] = &[
        ("none, holder", preset(Level::None), HOLDER, [false, false, false]),
        ("none, member", preset(Level::None), MEMBER, [false, false, false]),
        ("minimal, holder", preset(Level::Minimal), HOLDER, [false, true, true]),
        ("minimal, member", preset(Level::Minimal), MEMBER, [false, false, true]),
        ("minimal, other", preset(Level::Minimal), OTHER, [false, false, true]),
        ("medium, holder", preset(Level::Medium), HOLDER, [true, true, true]),
        ("medium, other", preset(Level::Medium), OTHER, [true, false, true]),
        ("complete, member", preset(Level::Complete), MEMBER, [true, true, true]),
        ("complete, other", preset(Level::Complete), OTHER, [true, true, true]),
        // S66: any Jamais, category Toujours, managed Toujours.
        ("S66, member", triple(Never, Always, Always), MEMBER, [true, true, true]),
        ("S66, other", triple(Never, Always, Always), OTHER, [false, false, true]),
        // S67: any Jamais, category Jamais, managed Toujours.
        ("S67, holder", triple(Never, Never, Always), HOLDER, [false, true, true]),
        ("creations of member categories, member", triple(Never, Creation, Creation), MEMBER, [true, false, true]),
        ("creations of member categories, other", triple(Never, Creation, Creation), OTHER, [false, false, true]),
        ("creations of what is held, holder", triple(Never, Never, Creation), HOLDER, [false, false, true]),
    ];
    for (label, grid, who, [creation, comment, release]) in rows {
        let organisation = with_manager(*who, |manager| manager.monitoring = *grid);
        let commenter = if *who == OTHER { MEMBER } else { OTHER };
        assert_eq!(people(&created(&organisation, OWNER)).contains(who), *creation, "{label}: creation");
        let told = heard(&organisation, Status::InProgress, Action::Comment, commenter);
        assert_eq!(told.contains(who), *comment, "{label}: comment");
        if *who != HOLDER {
            let told = heard(&organisation, Status::InProgress, Action::Release, HOLDER);
            assert_eq!(told.contains(who), *release, "{label}: release");
        }
    }
}

#[test]
fn suspended_monitoring_silences_a_manager_and_nothing_else() {
    let suspended = with_manager(MEMBER, |manager| manager.monitoring_suspended = true);
    assert_eq!(people(&created(&suspended, OWNER)), BTreeSet::from([HOLDER, OTHER]));
    assert_eq!(heard(&suspended, Status::InProgress, Action::Release, HOLDER), BTreeSet::from([OWNER, OTHER]));
    // As owner, the same person still hears: the switch is about managers.
    let owner_too = with(|organisation| {
        organisation.managers[1].monitoring_suspended = true;
        organisation.owner = organisation.people[2].clone();
    });
    assert_eq!(heard(&owner_too, Status::InProgress, Action::Close, HOLDER), BTreeSet::from([MEMBER]));
}

#[test]
fn an_owner_who_switched_it_off_is_not_told() {
    let deaf = with(|organisation| organisation.owner.monitors_own = false);
    assert_eq!(heard(&deaf, Status::InProgress, Action::Close, HOLDER), BTreeSet::new(), "D11");
    assert_eq!(heard(&deaf, Status::InProgress, Action::Comment, OTHER), BTreeSet::from([HOLDER]));
}

#[test]
fn nobody_without_an_address_or_disabled_is_told() {
    let unreachable = with(|organisation| {
        organisation.owner.address = None;
        organisation.managers[1].person.address = None;
        organisation.managers[2].person.is_enabled = false;
    });
    assert_eq!(heard(&unreachable, Status::InProgress, Action::Release, HOLDER), BTreeSet::new());
    let disabled = with(|organisation| organisation.owner.is_enabled = false);
    assert_eq!(heard(&disabled, Status::InProgress, Action::Comment, OTHER), BTreeSet::from([HOLDER]));
}

/// E27, and the same mail never holds what its reader could not read on the page (spec.md §5.3).
#[test]
fn a_comment_among_managers_is_not_told_to_the_owner() {
    let all = untouched();
    let told = heard_with(&all, Status::InProgress, Action::Comment, OTHER, MessageScope::Manager);
    assert_eq!(told, BTreeSet::from([HOLDER]));
    let told = heard_with(&all, Status::InProgress, Action::Comment, OTHER, MessageScope::Owner);
    assert_eq!(told, BTreeSet::from([OWNER, HOLDER]));
    // Other actions are reportable whoever may read their words (spec.md §8.3, then 4).
    let told = heard_with(&all, Status::InProgress, Action::Close, HOLDER, MessageScope::Manager);
    assert_eq!(told, BTreeSet::from([OWNER]));
}

/// "Each person once", with the first rule that names them (spec.md §8.3).
#[test]
fn each_person_is_told_once_with_the_first_reason() {
    let complete = Grid::preset(Level::Complete).expect("a preset");
    let organisation = with(|organisation| {
        organisation.managers.iter_mut().for_each(|manager| manager.monitoring = complete);
        organisation.owner = organisation.people[1].clone();
    });
    let deed = Deed {
        action: Some(Action::Take),
        by: OTHER,
        to: MEMBER,
        release: false,
        scope: MessageScope::Default,
        holder_before: Some(HOLDER),
    };
    let (notices, _) = notices(&organisation, Status::InProgress, &deed).expect("allowed");
    assert_eq!(notices.len(), 2);
    assert_eq!(reasons(&notices), BTreeMap::from([(HOLDER, "held-the-ticket"), (MEMBER, "manages-department")]));
}

/// One command, one mail, one tag (E42; spec.md §8.5).
#[test]
fn a_batch_has_one_tag() {
    let tags = [
        (Status::Free, Action::Take, OTHER, Tag::Taken),
        (Status::Free, Action::TakeAndClose, OTHER, Tag::Closed),
        (Status::InProgress, Action::Assign, OTHER, Tag::Assigned),
        (Status::InProgress, Action::Release, HOLDER, Tag::Released),
        (Status::InProgress, Action::Comment, OTHER, Tag::Commented),
        (Status::InProgress, Action::Ask, HOLDER, Tag::InformationRequested),
        (Status::InProgress, Action::Close, HOLDER, Tag::Closed),
        (Status::InProgress, Action::CloseOwn, OWNER, Tag::Closed),
        (Status::Closed, Action::Approve, OWNER, Tag::ClosureApproved),
        (Status::Closed, Action::RefuseClosure, OWNER, Tag::ClosureRefused),
        (Status::Closed, Action::Reopen, OWNER, Tag::Reopened),
    ];
    for (status, action, by, tag) in tags {
        let holder_before = Some(HOLDER).filter(|_| status != Status::Free);
        let deed =
            Deed { action: Some(action), by, to: MEMBER, release: false, scope: MessageScope::Default, holder_before };
        let (_, events) = notices(&untouched(), status, &deed).expect("allowed");
        assert_eq!(Tag::of(&events), tag, "{}", action.code());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    /// Anybody, any action, any scope, any settings: the product and the oracle name the same people and reasons.
    #[test]
    fn the_people_told_are_those_of_the_specification(
        organisation in organisations(),
        status in prop::sample::select(Status::ALL),
        holder in 1_i64..=6,
        to in 1_i64..=6,
        release in any::<bool>(),
    ) {
        let holder_before = Some(PersonId(holder)).filter(|_| status != Status::Free);
        for by in &organisation.people {
            for action in Action::ALL.iter().copied() {
                for scope in [MessageScope::Default, MessageScope::Owner, MessageScope::Manager] {
                    let deed = Deed { action: Some(action), by: by.id, to: PersonId(to), release, scope, holder_before };
                    if let Some((notices, _)) = notices(&organisation, status, &deed) {
                        prop_assert_eq!(reasons(&notices), specified::told(&organisation, &deed), "{:?}", deed);
                        prop_assert_eq!(people(&notices).len(), notices.len(), "somebody is told twice");
                    }
                }
            }
        }
    }

    /// The same for creations, for oneself and for somebody else.
    #[test]
    fn the_people_told_of_a_creation_are_those_of_the_specification(organisation in organisations()) {
        for by in &organisation.people {
            // Only a manager posts for somebody else (spec.md §4.4).
            let for_another = organisation.manages(by.id);
            let owner = if for_another { organisation.owner.clone() } else { by.clone() };
            let organisation = Organisation { owner, ..organisation.clone() };
            let deed = Deed {
                action: None,
                by: by.id,
                to: by.id,
                release: false,
                scope: MessageScope::Default,
                holder_before: None,
            };
            prop_assert_eq!(reasons(&created(&organisation, by.id)), specified::told(&organisation, &deed));
        }
    }
}
