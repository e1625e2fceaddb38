//! spec.md §8.3 in other words: who is told of a command, step by step, without asking the product's rules.

use std::collections::BTreeMap;

use domain::monitoring::{Behaviour, Grid};
use domain::{Action, Manager, MessageScope, PersonId};

use crate::organisation::Organisation;

/// A command that was carried out on a ticket.
#[derive(Debug, Clone)]
pub struct Deed {
    /// `None` is a creation.
    pub action: Option<Action>,
    pub by: PersonId,
    /// Whom the ticket is assigned to.
    pub to: PersonId,
    /// "Libérer le ticket", ticked while closing.
    pub release: bool,
    pub scope: MessageScope,
    pub holder_before: Option<PersonId>,
}

/// Each person told, with the code of the first step that names them.
pub fn told(organisation: &Organisation, deed: &Deed) -> BTreeMap<PersonId, &'static str> {
    let mut told = BTreeMap::new();
    for (person, step) in named(organisation, deed) {
        if may_be_told(organisation, deed, person) {
            told.entry(person).or_insert(step);
        }
    }
    told
}

fn named(organisation: &Organisation, deed: &Deed) -> Vec<(PersonId, &'static str)> {
    let after = holder_after(organisation, deed);
    let is_creation_like = matches!(deed.action, None | Some(Action::Reopen));
    let wants = |behaviour| match behaviour {
        Behaviour::Always => true,
        Behaviour::Creation => is_creation_like,
        Behaviour::Never => false,
    };
    let is_member = |manager: &Manager| organisation.members.contains(&manager.person.id);
    let is_holder = |manager: &Manager| after == Some(manager.person.id);
    let was_holder = |manager: &Manager| !is_holder(manager) && deed.holder_before == Some(manager.person.id);
    let is_deaf = |grid: Grid| [grid.any, grid.category, grid.managed] == [Behaviour::Never; 3];
    let mut named = Vec::new();
    // Then, 1: "steps 1-7'' skip people whose manager monitoring is suspended".
    let mut step = |code, applies: &dyn Fn(&Manager) -> bool| {
        let awake = organisation.managers.iter().filter(|manager| !manager.monitoring_suspended);
        named.extend(awake.filter(|manager| applies(manager)).map(|manager| (manager.person.id, code)));
    };
    step("held-the-ticket", &|manager| was_holder(manager) && manager.monitoring.managed == Behaviour::Always);
    step("manages-department", &|manager| wants(manager.monitoring.any));
    step("member-of-category", &|manager| is_member(manager) && wants(manager.monitoring.category));
    step("holds-the-ticket", &|manager| is_holder(manager) && wants(manager.monitoring.managed));
    step("told-of-releases", &|manager| frees(deed) && !is_deaf(manager.monitoring));
    if organisation.owner.monitors_own {
        named.push((organisation.owner.id, "owns-the-ticket"));
    }
    named
}

/// Step 7'': "batch contains FREE"; closing may contain it too (A3, A14).
fn frees(deed: &Deed) -> bool {
    match deed.action {
        Some(Action::Release) => true,
        Some(Action::Close | Action::TakeAndClose) => deed.release,
        _ => false,
    }
}

fn holder_after(organisation: &Organisation, deed: &Deed) -> Option<PersonId> {
    match deed.action {
        None => None,
        Some(_) if frees(deed) => None,
        Some(Action::Take | Action::TakeAndClose | Action::TakeAndAsk) => Some(deed.by),
        Some(Action::Assign) => Some(deed.to),
        // A16, A17: a holder who no longer manages the department is removed.
        Some(Action::Reopen | Action::RefuseClosure) => {
            deed.holder_before.filter(|holder| organisation.manages(*holder))
        }
        Some(_) => deed.holder_before,
    }
}

/// Then, 1 (sees the ticket), 2 (never the author), 4 (may read something) and 9 (has an address).
fn may_be_told(organisation: &Organisation, deed: &Deed, id: PersonId) -> bool {
    let person = organisation.people.iter().find(|person| person.id == id).expect("everybody is listed");
    let (manages, owns) = (organisation.manages(id), organisation.owner.id == id);
    let sees = person.is_admin || manages || owns;
    // A scope that the author may not choose is replaced by the default one (spec.md §5.3).
    let by_manager = organisation.manages(deed.by);
    let only_managers = deed.scope == MessageScope::Manager && by_manager;
    let reads = deed.action != Some(Action::Comment) || person.is_admin || manages || !only_managers;
    id != deed.by && person.is_enabled && person.address.is_some() && sees && reads
}
