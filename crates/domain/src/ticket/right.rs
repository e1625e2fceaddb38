//! May this person do this to this ticket now? If not, why, and who could (spec.md §4.2, 1–2)?

use super::lifecycle::{LIFECYCLE, Rule, SoughtBy, Start, Who};
use super::{Action, Status};
use crate::visibility::may_name;
use crate::{Actor, Facts, Person, Privilege, Refusal, Standing};

/// An action as a ticket's page shows it: enabled, or with its reason.
#[derive(Debug, Clone)]
pub struct Offer<'a> {
    pub action: Action,
    pub refusal: Option<Refusal>,
    /// When refused: the people who could do it now.
    pub who_can: Vec<&'a Person>,
}

impl Offer<'_> {
    pub fn is_open(&self) -> bool {
        self.refusal.is_none()
    }
}

/// The actions that `person` would look for on the ticket's page, each allowed or explained.
pub fn available<'a>(facts: &'a Facts, person: &Person) -> Vec<Offer<'a>> {
    let standing = Standing::of(person, facts);
    LIFECYCLE
        .iter()
        .filter(|rule| is_sought(rule, &standing, facts.ticket.status))
        .map(|rule| {
            let refusal = check(rule.action, facts, person).err();
            let who_can = if refusal.is_some() { able(rule.action, facts) } else { Vec::new() };
            Offer { action: rule.action, refusal, who_can }
        })
        .collect()
}

/// The people around the ticket who may do `action` now.
pub fn able(action: Action, facts: &Facts) -> Vec<&Person> {
    let managers = facts.managers.iter().map(|manager| &manager.person);
    let owner = Some(&facts.owner).filter(|owner| facts.manager(owner.id).is_none());
    managers.chain(owner).filter(|person| person.is_enabled && check(action, facts, person).is_ok()).collect()
}

/// As [`check`], for whoever acts: the application follows the statuses, no privilege, and does only what it is for.
///
/// # Errors
/// The reason why not.
pub fn check_actor(action: Action, facts: &Facts, actor: &Actor) -> Result<(), Refusal> {
    match actor {
        Actor::Person(person) => check(action, facts, person),
        Actor::Application if APPLICATION.contains(&action) => in_status(action.rule(), facts.ticket.status),
        Actor::Application => Err(Refusal::OnlyManagers { department: label(facts) }),
    }
}

/// What the application does by itself (spec.md §4.3, APP), and the moves that a redirection asks for (§6.4).
const APPLICATION: [Action; 5] = [Action::Recall, Action::CloseOwn, Action::Expire, Action::Archive, Action::Transfer];

/// The right alone: status first, then the person.
///
/// # Errors
/// The reason why not.
pub fn check(action: Action, facts: &Facts, person: &Person) -> Result<(), Refusal> {
    let rule = action.rule();
    in_status(rule, facts.ticket.status)?;
    who(rule.who, facts, person)
}

fn in_status(rule: &Rule, status: Status) -> Result<(), Refusal> {
    if rule.from.includes(status) { Ok(()) } else { Err(wrong_status(rule.from, status)) }
}

fn is_sought(rule: &Rule, standing: &Standing<'_>, status: Status) -> bool {
    let by_person = match rule.sought_by {
        SoughtBy::Managers => standing.is_manager(),
        SoughtBy::Owner => standing.is_owner,
        SoughtBy::Both => is_concerned(standing),
        SoughtBy::Around => is_concerned(standing) || standing.is_invited || standing.is_ally,
        SoughtBy::Everybody => true,
        SoughtBy::Nobody => false,
    };
    let in_status = match rule.from {
        Start::AnyOpen | Start::Held => status.is_open(),
        other => other.includes(status),
    };
    by_person && in_status
}

fn is_concerned(standing: &Standing<'_>) -> bool {
    standing.is_manager() || standing.is_owner || standing.is_admin
}

fn wrong_status(from: Start, status: Status) -> Refusal {
    match from {
        _ if status == Status::Archived => Refusal::TicketIsArchived,
        Start::Held if status.is_open() => Refusal::NobodyHoldsTheTicket,
        Start::Postponed => Refusal::TicketIsNotPostponed,
        Start::OpenNotPostponed if status == Status::Postponed => Refusal::TicketIsPostponed,
        Start::AwaitingApproval => Refusal::NotAwaitingApproval { status },
        Start::AnyClosed if status.is_open() => Refusal::TicketIsOpen,
        _ => Refusal::TicketIsClosed { status },
    }
}

fn who(who: Who, facts: &Facts, person: &Person) -> Result<(), Refusal> {
    let standing = Standing::of(person, facts);
    // Empty where names are hidden (spec.md §5.4).
    let name = |named: &Person| if may_name(person, facts, named.id) { named.name.clone() } else { String::new() };
    let no_holder = Refusal::OnlyTheHolder { holder: facts.holder().map(|manager| name(&manager.person)) };
    match who {
        Who::Holder => standing.is_holder.then_some(()).ok_or(no_holder),
        Who::Owner => standing.is_owner.then_some(()).ok_or(Refusal::OnlyTheOwner { owner: name(&facts.owner) }),
        Who::Taker if standing.is_holder => Err(Refusal::YouHoldTheTicket),
        Who::Taker if facts.ticket.holder.is_none() => needs(Privilege::TakeFree, facts, &standing),
        Who::Taker => needs(Privilege::TakeHeld, facts, &standing),
        Who::Assigner => {
            needs(Privilege::Assign, facts, &standing)?;
            if facts.assignable(person.id).is_empty() {
                return Err(Refusal::NobodyToAssign { department: label(facts) });
            }
            Ok(())
        }
        Who::Commenter if is_concerned(&standing) || standing.is_invited || facts.ticket.status.is_open() => Ok(()),
        Who::Commenter => Err(Refusal::TicketIsClosed { status: facts.ticket.status }),
        Who::Reopener if standing.is_owner || standing.is_holder => Ok(()),
        Who::Reopener if standing.is_manager() => needs(Privilege::ReopenAny, facts, &standing),
        Who::Reopener => Err(Refusal::OnlyOwnerOrManagers),
        Who::Refuser if standing.is_holder => needs(Privilege::Refuse, facts, &standing),
        Who::Refuser => Err(no_holder),
        Who::Mover | Who::MoverBack if !standing.is_manager() => {
            Err(Refusal::OnlyManagers { department: label(facts) })
        }
        Who::Mover => mover(facts, &standing).map_err(|()| no_holder),
        Who::MoverBack if facts.ticket.moved_from.is_none() => Err(Refusal::NeverMoved),
        Who::MoverBack => mover(facts, &standing).map_err(|()| no_holder),
        Who::Inviter if is_concerned(&standing) || standing.is_ally => Ok(()),
        Who::Uninviter if is_concerned(&standing) || standing.is_invited => Ok(()),
        Who::Concerned if is_concerned(&standing) => Ok(()),
        Who::Inviter | Who::Uninviter | Who::Concerned => Err(Refusal::OnlyOwnerOrManagers),
        Who::GroupInviter if standing.is_manager() || standing.is_admin => Ok(()),
        Who::GroupInviter => Err(Refusal::OnlyManagers { department: label(facts) }),
        Who::OwnerOrHolder | Who::OwnerOrHolderWhileOpen if standing.is_holder => Ok(()),
        Who::OwnerOrHolder if standing.is_owner => Ok(()),
        Who::OwnerOrHolderWhileOpen if standing.is_owner && facts.ticket.status.is_open() => Ok(()),
        Who::OwnerOrHolderWhileOpen if standing.is_owner => {
            Err(Refusal::TicketIsClosed { status: facts.ticket.status })
        }
        Who::OwnerOrHolder | Who::OwnerOrHolderWhileOpen => Err(Refusal::OnlyOwnerOrHolder),
        // Which message decides the rest: [`super::message`].
        Who::Reader | Who::Editor => Ok(()),
        Who::Application => Err(Refusal::OnlyTheApplication),
    }
}

/// A manager moves an open ticket; a closed one, its holder only (spec.md §4.6).
fn mover(facts: &Facts, standing: &Standing<'_>) -> Result<(), ()> {
    let may = standing.is_holder || (standing.is_manager() && facts.ticket.status.is_open());
    may.then_some(()).ok_or(())
}

pub(super) fn needs(privilege: Privilege, facts: &Facts, standing: &Standing<'_>) -> Result<(), Refusal> {
    match standing.manager {
        None => Err(Refusal::OnlyManagers { department: label(facts) }),
        Some(manager) if manager.may(privilege) => Ok(()),
        Some(_) => Err(Refusal::LacksPrivilege { privilege, department: label(facts) }),
    }
}

pub(super) fn label(facts: &Facts) -> String {
    facts.lineage.department.label.clone()
}
