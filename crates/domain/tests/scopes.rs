//! Who sees a ticket (spec.md §5.2), who may read a message of it (§5.3), what an author may choose, whose name is
//! shown (§5.4): every combination, against the specification read by another hand (`organisation/view.rs`).

mod organisation;

use domain::category::CategorySetting;
use domain::department::DepartmentSetting;
use domain::visibility::{Reach, Sight, losing_sight, may_name, sight};
use domain::{
    Account, Category, CategoryId, Coded, Counter, Department, Facts, Flags, Lineage, Manager, MessageScope, Person,
    PersonId, Standing, Status, Ticket, TicketScope,
};
use organisation::random::{Organisation, PEOPLE, organisations};
use organisation::view::View;
use organisation::{DEPARTMENT, category, counter, department, invitee, manager, person, ticket};
use proptest::prelude::*;

const ME: PersonId = PersonId(1);
const OWNER: PersonId = PersonId(2);

/// What I am to the ticket, and what there is around it: a bit each.
#[derive(Debug, Clone, Copy)]
struct Case(u32);

impl Case {
    const BITS: u32 = 13;

    fn all() -> impl Iterator<Item = Self> {
        (0..1 << Self::BITS).map(Self)
    }

    fn is(self, bit: u32) -> bool {
        self.0 & (1 << bit) != 0
    }

    fn me(self) -> Person {
        let account = if self.is(0) { Account::External } else { Account::Directory };
        Person { is_admin: self.is(1), is_enabled: !self.is(2), account, ..person(ME.0) }
    }

    fn place(self) -> Counter {
        let settings = [
            (8, DepartmentSetting::AllowsConfidential),
            (9, DepartmentSetting::HiddenFromExternals),
            (10, DepartmentSetting::Anonymous),
        ];
        let settings = settings.into_iter().filter(|(bit, _)| self.is(*bit)).map(|(_, setting)| setting).collect();
        let department = Department { settings, is_enabled: !self.is(11), ..department() };
        let flagged =
            |is_it: bool| if is_it { Flags::default().with(CategorySetting::Confidential) } else { Flags::default() };
        // The member list is the parent's: an effective member may be listed there only.
        let members = self.is(4).then_some(ME).into_iter().chain([PersonId(9)]).collect();
        let parent = Category {
            id: CategoryId(710),
            has_children: true,
            own_members: Some(members),
            settings: flagged(self.is(12)),
            ..category()
        };
        let leaf = Category { parent: Some(parent.id), settings: flagged(self.is(12) && self.is(9)), ..category() };
        let mine: Vec<Manager> = self.is(3).then(|| manager(self.me())).into_iter().collect();
        Counter {
            lineage: Lineage::new(vec![leaf, parent], department).expect("two categories are a chain"),
            allies: self.is(7).then(|| self.me()).into_iter().collect(),
            ..counter(mine)
        }
    }
}

fn staged(case: Case, place: &Counter, scope: TicketScope) -> (Facts, View<'_>) {
    let me = case.me();
    let owner = if case.is(5) { me.clone() } else { person(OWNER.0) };
    let invitees: Vec<_> = case.is(6).then(|| invitee(me.clone())).into_iter().collect();
    let view =
        View { place, owner: owner.id, invitees: invitees.iter().map(|invitee| invitee.person.id).collect(), scope };
    let ticket = Ticket { scope, is_anonymous: case.is(10), ..ticket(owner.id, Status::Free, None) };
    (Facts { invitees, ..Facts::at(place, ticket, owner) }, view)
}

/// §5.2: first match decides, nothing is sampled.
#[test]
fn a_ticket_is_seen_by_whom_the_table_says() {
    let mut seen = std::collections::BTreeMap::<Option<&str>, u32>::new();
    for case in Case::all() {
        let place = case.place();
        for scope in TicketScope::ALL.iter().copied() {
            let (facts, view) = staged(case, &place, scope);
            let why = sight(&case.me(), &facts);
            assert_eq!(why, view.sight(&case.me()), "{case:?}, {scope:?}");
            *seen.entry(why.map(name)).or_default() += 1;
        }
    }
    assert_eq!(seen.len(), 7, "every line has its cases: {seen:?}");
}

fn name(sight: Sight) -> &'static str {
    match sight {
        Sight::Administrator => "administrator",
        Sight::ManagesDepartment => "manages",
        Sight::Owns => "owns",
        Sight::Invited => "invited",
        Sight::SharesDepartment => "shares",
        Sight::OpenToAll => "open",
    }
}

/// §5.3, of whoever sees the ticket.
#[test]
fn messages_are_read_by_whom_the_table_says() {
    let (mut read, mut masked) = (0, 0);
    for case in Case::all() {
        let (me, place) = (case.me(), case.place());
        for scope in TicketScope::ALL.iter().copied() {
            let (facts, view) = staged(case, &place, scope);
            if sight(&me, &facts).is_none() {
                continue;
            }
            let standing = Standing::of(&me, &facts);
            for message in MessageScope::ALL.iter().copied() {
                for is_author in [false, true] {
                    let got = message.may_be_read_by(&standing, is_author, facts.effective_scope());
                    assert_eq!(got, view.reads(&me, message, is_author), "{message:?} of {scope:?}, {case:?}");
                    *(if got { &mut read } else { &mut masked }) += 1;
                }
            }
        }
    }
    assert!(read > 5_000 && masked > 5_000, "{read} read, {masked} masked");
}

/// "MANAGER to DM only; OWNER to OW and DM; INVITED and INVITED_MANAGER to all; PUBLIC only when T is effectively
/// PUBLIC or CAS. A scope one may not choose is replaced by DEFAULT on the server."
#[test]
fn authors_choose_among_the_scopes_of_their_role() {
    for case in Case::all().filter(|case| !case.is(2)) {
        let (me, place) = (case.me(), case.place());
        for scope in TicketScope::ALL.iter().copied() {
            let (facts, view) = staged(case, &place, scope);
            let standing = Standing::of(&me, &facts);
            let effective = facts.effective_scope();
            let offered = MessageScope::offered(&standing, effective);
            for message in MessageScope::ALL.iter().copied() {
                let may = match message {
                    MessageScope::Manager => view.manages(ME),
                    MessageScope::Owner => view.manages(ME) || case.is(5),
                    MessageScope::Public => matches!(scope, TicketScope::Public | TicketScope::Intranet),
                    MessageScope::Default | MessageScope::Invited | MessageScope::InvitedManager => true,
                };
                assert_eq!(offered.contains(&message), may, "{message:?} of {scope:?}, {case:?}");
                let kept = if may { message } else { MessageScope::Default };
                assert_eq!(message.allowed_to(&standing, effective), kept);
            }
        }
    }
}

/// "People who are not managers of the service see « Anonyme » instead of names of others" (E33).
#[test]
fn names_are_hidden_in_an_anonymous_department() {
    for case in Case::all() {
        let (me, place) = (case.me(), case.place());
        let (facts, view) = staged(case, &place, TicketScope::Private);
        let is_told = !case.is(10) || view.manages(ME) || me.is_admin;
        assert_eq!(may_name(&me, &facts, PersonId(9)), is_told, "{case:?}");
        assert!(may_name(&me, &facts, ME), "one's own: {case:?}");
    }
}

/// A ticket of an organisation at one of its places, as the oracle reads it.
fn view<'a>(organisation: &Organisation, place: &'a Counter) -> View<'a> {
    View {
        place,
        owner: organisation.owner.id,
        invitees: organisation.invitees.iter().map(|invitee| invitee.person.id).collect(),
        scope: organisation.scope,
    }
}

/// What `store::reach` asks of the rows of a ticket: the words of its query.
fn is_listed(reach: &Reach, facts: &Facts) -> bool {
    let ticket = &facts.ticket;
    let is_secret = reach.commons.confidential.contains(&ticket.category);
    let commons = &reach.commons;
    let by_default = ticket.scope == TicketScope::Default && commons.open.contains(&ticket.category);
    reach.covers_department(ticket.department, ticket.category)
        || ticket.owner == reach.person
        || facts.is_invited(reach.person)
        || (!is_secret
            && commons.departments.contains(&ticket.department)
            && (commons.scopes.contains(&ticket.scope) || by_default))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    /// Scopes, members and confidentiality inherited from anywhere in the tree.
    #[test]
    fn what_is_inherited_is_seen_and_read_as_specified(organisation in organisations()) {
        let facts = organisation.facts(Status::Free, None);
        let view = view(&organisation, &organisation.home);
        prop_assert_eq!(facts.effective_scope(), view.effective_scope());
        for person in &organisation.people {
            prop_assert_eq!(facts.is_member(person.id), view.is_member(person.id));
            let why = sight(person, &facts);
            prop_assert_eq!(why, view.sight(person), "{:?}", person);
            let standing = Standing::of(person, &facts);
            for message in MessageScope::ALL.iter().copied().filter(|_| why.is_some()) {
                let reads = message.may_be_read_by(&standing, false, facts.effective_scope());
                prop_assert_eq!(reads, view.reads(person, message, false), "{:?} by {:?}", message, person);
            }
        }
    }

    /// What a page shows and what a list holds are the same tickets.
    #[test]
    fn lists_reach_exactly_what_pages_show(organisation in organisations(), holder in prop::option::of(1..=PEOPLE)) {
        let facts = organisation.facts(Status::InProgress, holder.map(PersonId));
        let view = view(&organisation, &organisation.home);
        for person in organisation.people.iter().filter(|person| person.is_enabled) {
            let home = |is_it: bool| if is_it { vec![DEPARTMENT] } else { Vec::new() };
            let manages = organisation.manages(person.id);
            let is_ally = organisation.home.allies.iter().any(|ally| ally.id == person.id);
            let department = &organisation.home.lineage.department;
            let is_hidden =
                department.settings.has(DepartmentSetting::HiddenFromExternals) && person.account == Account::External;
            let reach = Reach::of(
                person,
                home(manages),
                home(is_ally && !manages),
                home(department.is_enabled && !is_hidden),
                [(&organisation.home.lineage, view.is_member(person.id))],
                TicketScope::Private,
            );
            prop_assert_eq!(is_listed(&reach, &facts), sight(person, &facts).is_some(), "{:?}", person);
            let inherits = View { scope: TicketScope::Default, ..view.clone() };
            let by_subject = inherits.effective_scope() == TicketScope::SubjectOnly;
            prop_assert_eq!(reach.commons.subject_only.contains(&facts.ticket.category), by_subject);
        }
    }

    /// I9, I10: whoever had a part in the ticket and no longer sees it, each once, and nobody else.
    #[test]
    fn a_move_is_announced_with_those_who_lose_sight(organisation in organisations(), goes_away in any::<bool>()) {
        let there = if goes_away { &organisation.away } else { &organisation.beside };
        let before = organisation.facts(Status::Free, None);
        let moved = Facts::at(there, before.ticket.clone(), before.owner.clone());
        let after = Facts { invitees: before.invitees.clone(), ..moved };
        let losing: Vec<PersonId> = losing_sight(&before, &after).iter().map(|person| person.id).collect();
        let (then, now) = (view(&organisation, &organisation.home), view(&organisation, there));
        for person in &organisation.people {
            let marks = organisation.followers.iter().chain(&organisation.bookmarkers).chain(&organisation.home.allies);
            let has_part = then.manages(person.id)
                || then.owner == person.id
                || then.invitees.contains(&person.id)
                || marks.into_iter().any(|other| other.id == person.id);
            let loses = has_part && then.sight(person).is_some() && now.sight(person).is_none();
            let listed = losing.iter().filter(|id| **id == person.id).count();
            prop_assert_eq!(listed, usize::from(loses), "{:?}", person);
        }
    }
}
