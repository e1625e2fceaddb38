//! The tables of spec.md §8.1 and §8.4, one row at a time.

use std::collections::{BTreeMap, BTreeSet};

use domain::monitoring::{Behaviour, Grid, Level};
use domain::recipients::{Notice, Tag};
use domain::{
    Action, Actor, Alert, Category, CategoryId, Coded, Invitee, Lineage, Manager, MessageScope, Person, PersonId,
    Status, TicketScope,
};

use super::{created, notices, people, reasons};
use crate::organisation::demand::Demand;
use crate::organisation::random::Organisation;
use crate::organisation::{category, counter, counter_elsewhere, department, invitee, manager, person, said};

const OWNER: PersonId = PersonId(1);
const HOLDER: PersonId = PersonId(2);
const MEMBER: PersonId = PersonId(3);
/// A manager who is not a member of the category.
const OTHER: PersonId = PersonId(4);
const INVITEE: PersonId = PersonId(5);
/// Nobody yet: whom somebody invites, or makes owner.
const NEWCOMER: PersonId = PersonId(6);
/// Manages the other department.
const THERE: PersonId = PersonId(7);

/// Nobody has touched a preference: the columns of spec.md §8.4.
fn untouched() -> Organisation {
    let people: Vec<Person> = (1..=7).map(person).collect();
    let managers: Vec<Manager> = people[1..4].iter().cloned().map(manager).collect();
    let own = Category { own_members: Some(vec![HOLDER, MEMBER]), ..category() };
    let mut home = counter(managers.clone());
    home.lineage = Lineage::new(vec![own], department()).expect("one category is a chain");
    let mut beside = counter(managers);
    let next = Category { id: CategoryId(72), ..category() };
    beside.lineage = Lineage::new(vec![next], department()).expect("one category is a chain");
    Organisation {
        home,
        beside,
        away: counter_elsewhere(vec![manager(person(THERE.0))]),
        owner: people[0].clone(),
        invitees: vec![invitee(person(INVITEE.0))],
        followers: Vec::new(),
        bookmarkers: Vec::new(),
        muted: Vec::new(),
        scope: TicketScope::Private,
        is_anonymous: false,
        people,
    }
}

fn with(change: impl Fn(&mut Organisation)) -> Organisation {
    let mut organisation = untouched();
    change(&mut organisation);
    organisation
}

fn with_manager(id: PersonId, change: impl Fn(&mut Manager)) -> Organisation {
    with(|organisation| organisation.home.managers.iter_mut().filter(|one| one.person.id == id).for_each(&change))
}

fn demand(organisation: &Organisation, action: Action, words: MessageScope) -> Demand {
    let to = match action {
        Action::Assign => MEMBER,
        Action::Uninvite => INVITEE,
        _ => NEWCOMER,
    };
    Demand { destination: Some(organisation.away.clone()), ..Demand::new(action, person(to.0), said(words)) }
}

/// Who hears when `by` does `action` to a ticket that `HOLDER` has (unless it is free).
fn heard(organisation: &Organisation, status: Status, action: Action, by: PersonId) -> BTreeSet<PersonId> {
    let demand = demand(organisation, action, MessageScope::Default);
    people(&told(organisation, status, &Actor::Person(person(by.0)), &demand))
}

fn told(organisation: &Organisation, status: Status, actor: &Actor, demand: &Demand) -> Vec<Notice> {
    let holder = Some(HOLDER).filter(|_| status != Status::Free);
    let found = notices(organisation, status, holder, actor, demand);
    found.unwrap_or_else(|| panic!("{} is allowed", demand.action.code())).0
}

fn posted(organisation: &Organisation, by: PersonId) -> BTreeSet<PersonId> {
    people(&created(organisation, by).expect("a complete request").0)
}

/// The rows of spec.md §8.4, all preferences untouched, the author excepted everywhere; the invitee hears of all.
#[test]
fn by_default_people_are_told_what_the_table_says() {
    use Status::{Closed, Free, InProgress, Postponed};
    let all = untouched();
    let rows: &[(Status, Action, PersonId, &[PersonId])] = &[
        // Reopening, recall: owner, holder, members, other managers.
        (Closed, Action::Reopen, OWNER, &[HOLDER, MEMBER, OTHER]),
        (Closed, Action::Reopen, HOLDER, &[OWNER, MEMBER, OTHER]),
        (Closed, Action::Reopen, OTHER, &[OWNER, HOLDER, MEMBER]),
        (Postponed, Action::Recall, HOLDER, &[OWNER, MEMBER, OTHER]),
        // Taking, closing, comment, request, postpone, refusal, cancellation, approval: owner and holder.
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
        (InProgress, Action::Postpone, HOLDER, &[OWNER]),
        (InProgress, Action::Refuse, HOLDER, &[OWNER]),
        (InProgress, Action::Cancel, OWNER, &[HOLDER]),
        (Closed, Action::Approve, OWNER, &[HOLDER]),
        (Closed, Action::RefuseClosure, OWNER, &[HOLDER]),
        // Property changes: the same.
        (InProgress, Action::ChangeSubject, OWNER, &[HOLDER]),
        (InProgress, Action::ChangeScope, HOLDER, &[OWNER]),
        (InProgress, Action::ChangePriority, HOLDER, &[OWNER]),
        (InProgress, Action::ChangeOrigin, HOLDER, &[OWNER]),
        (InProgress, Action::ChangeComputer, HOLDER, &[OWNER]),
        (InProgress, Action::ChangeSpentTime, HOLDER, &[OWNER]),
        // The former owner and the new one.
        (InProgress, Action::ChangeOwner, HOLDER, &[OWNER, NEWCOMER]),
        // Assignment: owner, new holder, former holder.
        (InProgress, Action::Assign, OTHER, &[OWNER, HOLDER, MEMBER]),
        (InProgress, Action::Assign, HOLDER, &[OWNER, MEMBER]),
        (Free, Action::Assign, OTHER, &[OWNER, MEMBER]),
        // Freeing: everybody but its author (R15).
        (InProgress, Action::Release, HOLDER, &[OWNER, MEMBER, OTHER]),
        // Invitation: owner, holder, and the new one.
        (InProgress, Action::Invite, OTHER, &[OWNER, HOLDER, NEWCOMER]),
        (InProgress, Action::InviteGroup, HOLDER, &[OWNER, NEWCOMER]),
        // Arrival from another service: its managers; of the former ones, who held it.
        (InProgress, Action::Transfer, OTHER, &[OWNER, HOLDER, THERE]),
        (Free, Action::Transfer, OTHER, &[OWNER, THERE]),
    ];
    for (status, action, by, expected) in rows {
        let expected: BTreeSet<PersonId> = expected.iter().copied().chain([INVITEE]).collect();
        let label = format!("{} of a {status:?} ticket by {by}", action.code());
        assert_eq!(heard(&all, *status, *action, *by), expected, "{label}");
    }
    assert_eq!(posted(&all, OWNER), BTreeSet::from([HOLDER, MEMBER, OTHER]));
    assert_eq!(posted(&all, OTHER), BTreeSet::from([OWNER, HOLDER, MEMBER]), "for somebody else");
    // The one who is taken off the list no longer hears.
    assert_eq!(heard(&all, InProgress, Action::Uninvite, OTHER), BTreeSet::from([OWNER, HOLDER]));
}

/// A10, A18, A37: what the application does; expiry is told to whom accepts it.
#[test]
fn what_happens_on_schedule_is_told_to_whom_the_table_says() {
    let by_clock = |organisation: &Organisation, status, action| {
        people(&told(organisation, status, &Actor::Application, &demand(organisation, action, MessageScope::Default)))
    };
    let all = untouched();
    assert_eq!(
        by_clock(&all, Status::Postponed, Action::Recall),
        BTreeSet::from([OWNER, HOLDER, MEMBER, OTHER, INVITEE])
    );
    assert_eq!(by_clock(&all, Status::Closed, Action::Expire), BTreeSet::from([OWNER, HOLDER, INVITEE]));
    assert_eq!(by_clock(&all, Status::Expired, Action::Archive), BTreeSet::new());
    let deaf =
        with(|organisation| organisation.owner.alerts = organisation.owner.alerts.clone().without(Alert::Expiry));
    assert_eq!(by_clock(&deaf, Status::Closed, Action::Expire), BTreeSet::from([HOLDER, INVITEE]), "E11");
}

/// Steps 8 to 11: each preference silences its own step, and only that.
#[test]
fn preferences_silence_what_they_name() {
    let around = |alert: Alert| {
        with(|organisation| {
            let deaf = |person: &Person| Person { alerts: person.alerts.clone().without(alert), ..person.clone() };
            organisation.owner = deaf(&organisation.owner);
            organisation.invitees[0].person = deaf(&organisation.invitees[0].person);
            organisation.bookmarkers = vec![deaf(&person(NEWCOMER.0))];
            organisation.followers = vec![deaf(&person(THERE.0))];
            // A bookmark and a follow flag never grant visibility: the ticket is open.
            organisation.scope = TicketScope::Public;
            organisation.people =
                organisation.people.iter().map(|one| if one.id == HOLDER { one.clone() } else { deaf(one) }).collect();
        })
    };
    for (alert, silenced) in [
        (Alert::Own, Some(OWNER)),
        (Alert::Invited, Some(INVITEE)),
        (Alert::Bookmarks, Some(NEWCOMER)),
        (Alert::Expiry, None),
    ] {
        let mut expected = BTreeSet::from([OWNER, HOLDER, INVITEE, NEWCOMER, THERE]);
        silenced.map(|silenced| expected.remove(&silenced));
        assert_eq!(heard(&around(alert), Status::InProgress, Action::Comment, OTHER), expected, "{alert:?}");
    }
    // Step 10: "not on ASSIGN"; steps 9 and 10: who may see it.
    let assigned = heard(&around(Alert::Expiry), Status::InProgress, Action::Assign, OTHER);
    assert_eq!(assigned, BTreeSet::from([OWNER, HOLDER, MEMBER, INVITEE, NEWCOMER]));
    let closed = with(|organisation| {
        organisation.bookmarkers = vec![person(NEWCOMER.0)];
        organisation.followers = vec![person(THERE.0)];
    });
    assert_eq!(heard(&closed, Status::InProgress, Action::Comment, OTHER), BTreeSet::from([OWNER, HOLDER, INVITEE]));
}

/// §8.6: the invitation mail reaches whom somebody invites, whatever they prefer; a permanent invitee gets none.
#[test]
fn an_invitation_is_mailed_whatever_the_preference() {
    let deaf = Person { alerts: domain::Flags::default(), ..person(NEWCOMER.0) };
    let organisation = with(|organisation| organisation.people[5] = deaf.clone());
    let invite = Demand { to: deaf.clone(), ..demand(&organisation, Action::Invite, MessageScope::Default) };
    let told_now = told(&organisation, Status::InProgress, &Actor::Person(person(OTHER.0)), &invite);
    assert_eq!(reasons(&told_now).get(&NEWCOMER), Some(&"invited-now"));
    let mut permanent = organisation.clone();
    permanent.away.permanent_invitees = vec![deaf];
    assert!(!heard(&permanent, Status::InProgress, Action::Transfer, OTHER).contains(&NEWCOMER));
    permanent.away.permanent_invitees = vec![person(NEWCOMER.0)];
    let demand = demand(&permanent, Action::Transfer, MessageScope::Default);
    let told_now = told(&permanent, Status::InProgress, &Actor::Person(person(OTHER.0)), &demand);
    assert_eq!(reasons(&told_now).get(&NEWCOMER), Some(&"is-invited"));
}

/// Steps 1 to 4: only *Toujours*, and judged with what they saw just before the move.
#[test]
fn those_who_lose_the_ticket_are_told_of_the_move() {
    use Behaviour::{Always, Creation};
    let triple = |any, category, managed| Grid { any, category, managed };
    let organisation = |grid: Grid| {
        with(|organisation| {
            organisation.home.managers.iter_mut().for_each(|manager| manager.monitoring = grid);
            organisation.invitees = Vec::<Invitee>::new();
        })
    };
    let moved = |grid: Grid| {
        let organisation = organisation(grid);
        let demand = demand(&organisation, Action::Transfer, MessageScope::Default);
        reasons(&told(&organisation, Status::InProgress, &Actor::Person(person(OTHER.0)), &demand))
    };
    let arrival = [(THERE, "manages-department"), (OWNER, "owns-the-ticket")];
    let with_former = |former: &[(PersonId, &'static str)]| -> BTreeMap<PersonId, &'static str> {
        arrival.iter().chain(former).copied().collect()
    };
    let any = [(HOLDER, "managed-department"), (MEMBER, "managed-department")];
    assert_eq!(moved(triple(Always, Always, Always)), with_former(&any));
    let members = [(HOLDER, "member-of-former-category"), (MEMBER, "member-of-former-category")];
    assert_eq!(moved(triple(Creation, Always, Always)), with_former(&members));
    assert_eq!(moved(triple(Creation, Creation, Always)), with_former(&[(HOLDER, "held-the-ticket")]));
    assert_eq!(moved(triple(Creation, Creation, Creation)), with_former(&[]));
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
        assert_eq!(posted(&organisation, OWNER).contains(who), *creation, "{label}: creation");
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
    assert_eq!(posted(&suspended, OWNER), BTreeSet::from([HOLDER, OTHER]));
    assert_eq!(heard(&suspended, Status::InProgress, Action::Release, HOLDER), BTreeSet::from([OWNER, OTHER, INVITEE]));
    // As owner, the same person still hears: the switch is about managers.
    let owner_too = with(|organisation| {
        organisation.home.managers[1].monitoring_suspended = true;
        organisation.owner = organisation.people[2].clone();
    });
    assert_eq!(heard(&owner_too, Status::InProgress, Action::Close, HOLDER), BTreeSet::from([MEMBER, INVITEE]));
}

#[test]
fn nobody_without_an_address_or_disabled_is_told() {
    let unreachable = with(|organisation| {
        organisation.owner.address = None;
        organisation.invitees[0].person.is_enabled = false;
        organisation.home.managers[1].person.address = None;
        organisation.home.managers[2].person.is_enabled = false;
    });
    assert_eq!(heard(&unreachable, Status::InProgress, Action::Release, HOLDER), BTreeSet::new());
    let disabled = with(|organisation| organisation.owner.is_enabled = false);
    assert_eq!(heard(&disabled, Status::InProgress, Action::Comment, OTHER), BTreeSet::from([HOLDER, INVITEE]));
}

/// E27–E29, and the same mail never holds what its reader could not read on the page (spec.md §5.3).
#[test]
fn a_comment_is_told_to_those_who_may_read_it() {
    let all = untouched();
    let heard_with = |action, by: PersonId, words| {
        let demand = demand(&all, action, words);
        people(&told(&all, Status::InProgress, &Actor::Person(person(by.0)), &demand))
    };
    let rows: &[(MessageScope, &[PersonId])] = &[
        (MessageScope::Manager, &[HOLDER]),
        (MessageScope::Owner, &[HOLDER, OWNER]),
        (MessageScope::InvitedManager, &[HOLDER, INVITEE]),
        (MessageScope::Invited, &[HOLDER, OWNER, INVITEE]),
        (MessageScope::Default, &[HOLDER, OWNER, INVITEE]),
    ];
    for (words, expected) in rows {
        let expected: BTreeSet<PersonId> = expected.iter().copied().collect();
        assert_eq!(heard_with(Action::Comment, OTHER, *words), expected, "{words:?}");
    }
    // Other actions are reportable whoever may read their words (spec.md §8.3, then 4).
    assert_eq!(heard_with(Action::Close, HOLDER, MessageScope::Manager), BTreeSet::from([OWNER, INVITEE]));
}

/// "Each person once", with the first rule that names them (spec.md §8.3, E39).
#[test]
fn each_person_is_told_once_with_the_first_reason() {
    let complete = Grid::preset(Level::Complete).expect("a preset");
    let organisation = with(|organisation| {
        organisation.home.managers.iter_mut().for_each(|manager| manager.monitoring = complete);
        organisation.owner = organisation.people[1].clone();
        organisation.invitees = vec![invitee(organisation.people[1].clone())];
        organisation.bookmarkers = vec![organisation.people[1].clone()];
        organisation.followers = vec![organisation.people[1].clone()];
    });
    let demand = demand(&organisation, Action::Take, MessageScope::Default);
    let notices = told(&organisation, Status::InProgress, &Actor::Person(person(OTHER.0)), &demand);
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
        (Status::InProgress, Action::Postpone, HOLDER, Tag::Postponed),
        (Status::Postponed, Action::Recall, HOLDER, Tag::Recalled),
        (Status::InProgress, Action::Close, HOLDER, Tag::Closed),
        (Status::InProgress, Action::CloseOwn, OWNER, Tag::Closed),
        (Status::InProgress, Action::Refuse, HOLDER, Tag::Refused),
        (Status::InProgress, Action::Cancel, OWNER, Tag::Cancelled),
        (Status::Closed, Action::Approve, OWNER, Tag::ClosureApproved),
        (Status::Closed, Action::RefuseClosure, OWNER, Tag::ClosureRefused),
        (Status::Closed, Action::Reopen, OWNER, Tag::Reopened),
        (Status::InProgress, Action::Invite, OTHER, Tag::Invited),
        (Status::InProgress, Action::Uninvite, OTHER, Tag::Changed),
        (Status::InProgress, Action::Transfer, OTHER, Tag::Changed),
        (Status::InProgress, Action::ChangeSubject, HOLDER, Tag::Changed),
    ];
    for (status, action, by, tag) in tags {
        let holder = Some(HOLDER).filter(|_| status != Status::Free);
        let organisation = untouched();
        let demand = demand(&organisation, action, MessageScope::Default);
        let actor = Actor::Person(person(by.0));
        let (_, events) = notices(&organisation, status, holder, &actor, &demand).expect("allowed");
        assert_eq!(Tag::of(&events), tag, "{}", action.code());
    }
}
