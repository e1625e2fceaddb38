//! Where a ticket may be transferred (spec.md §4.6, "Tree offered"): one thing wrong at a time.

use domain::category::CategorySetting;
use domain::department::DepartmentSetting;
use domain::ticket::{No, decide};
use domain::{
    Account, Action, Actor, Category, Counter, Department, Flags, Lineage, Person, PersonId, Privilege, Refusal, Said,
    Status, Ticket,
};

use crate::cases::{SENDER, staged};
use crate::everything;
use crate::organisation::demand::Demand;
use crate::organisation::{NOW, counter, counter_elsewhere, manager, person};
use crate::specified::{Case, Holder};

/// The key of the refusal; `None` when the ticket goes.
fn refused(case: &Case, mover: impl Fn(Person) -> Person, there: Counter, came_from_there: bool) -> Option<String> {
    let (mut facts, me) = staged(case);
    let category = there.lineage.category().id;
    facts.ticket = Ticket { moved_from: Some(category).filter(|_| came_from_there), ..facts.ticket };
    let demand = Demand { destination: Some(there), ..Demand::new(Action::Transfer, person(SENDER), Said::NOTHING) };
    let no = decide(&facts, &Actor::Person(mover(me)), &demand.command(), &demand.named(), NOW).err()?;
    Some(match no {
        No::Refused(why) => why.key().to_owned(),
        No::Invalid(error) => error.why.key().to_owned(),
    })
}

fn there(change: impl Fn(&mut Department, &mut Category)) -> Counter {
    let counter = counter_elsewhere(vec![manager(person(SENDER))]);
    let (mut department, mut category) = (counter.lineage.department.clone(), counter.lineage.category().clone());
    change(&mut department, &mut category);
    Counter { lineage: Lineage::new(vec![category], department).expect("one category is a chain"), ..counter }
}

#[test]
fn a_ticket_goes_where_its_mover_may_send_it() {
    let key = |refusal: Refusal| Some(refusal.key().to_owned());
    let nowhere = || key(Refusal::DestinationMissing);
    let all = everything(Status::InProgress, Holder::Me);
    let bare = Case { flags: vec![Privilege::TakeFree], ..all.clone() };
    let same = |me: Person| me;
    let outside = |me: Person| Person { account: Account::External, ..me };
    let plain = || there(|_, _| {});
    let mine = || Counter { managers: vec![manager(person(1))], ..plain() };
    let hidden =
        || there(|department, _| department.settings = Flags::default().with(DepartmentSetting::HiddenFromExternals));
    let hidden_inside =
        || there(|_, category| category.settings = Flags::default().with(CategorySetting::HiddenFromExternals));
    let invisible = || there(|_, category| category.settings = Flags::default().with(CategorySetting::Invisible));

    assert_eq!(refused(&all, same, plain(), false), None);
    // "Without the privilege, only services he manages".
    let lacks = key(Refusal::LacksTransfer { department: String::new() });
    assert_eq!(refused(&bare, same, plain(), false), lacks);
    assert_eq!(refused(&bare, same, mine(), false), None, "E19");
    // "Present category excluded".
    let here = counter(vec![manager(person(1))]);
    assert_eq!(refused(&all, same, here, false), key(Refusal::AlreadyThere { place: String::new() }));
    // "Hidden categories removed"; of what outsiders do not see, an outsider is told nothing.
    assert_eq!(refused(&all, same, invisible(), false), nowhere());
    assert_eq!(refused(&all, same, invisible(), true), None, "back where it was");
    for closed_to_outsiders in [hidden, hidden_inside] as [fn() -> Counter; 2] {
        assert_eq!(refused(&all, same, closed_to_outsiders(), false), None);
        assert_eq!(refused(&all, outside, closed_to_outsiders(), false), nowhere());
    }
    assert_eq!(refused(&all, outside, Counter { managers: vec![manager(person(1))], ..hidden() }, false), None);
    // "Enabled services"; a category that accepts tickets (D5).
    let takes_none = key(Refusal::CategoryTakesNoTicket { category: String::new() });
    assert_eq!(refused(&all, same, there(|department, _| department.is_enabled = false), false), nowhere());
    let node = there(|_, category| (category.has_children, category.accepts_tickets) = (true, false));
    assert_eq!(refused(&all, same, node, false), takes_none);
    let open_node = there(|_, category| (category.has_children, category.accepts_tickets) = (true, true));
    assert_eq!(refused(&all, same, open_node, false), None);
    // Somebody must be there to receive it: of a confidential category, a member.
    let nobody = key(Refusal::NobodyToReceive { department: String::new() });
    assert_eq!(refused(&all, same, counter_elsewhere(Vec::new()), false), nobody);
    let secret = |members: Vec<PersonId>| {
        there(move |department, category| {
            department.settings = Flags::default().with(DepartmentSetting::AllowsConfidential);
            category.settings = Flags::default().with(CategorySetting::Confidential);
            category.own_members = Some(members.clone());
        })
    };
    assert_eq!(refused(&all, same, secret(Vec::new()), false), nobody);
    assert_eq!(refused(&all, same, secret(vec![PersonId(SENDER)]), false), None);
}
