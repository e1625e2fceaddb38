//! The tables of spec.md §5, written here once more from their text, so that two readings are compared.

use domain::category::CategorySetting;
use domain::department::DepartmentSetting;
use domain::{Account, Facts, MessageScope, Person, PersonId, Status, TicketScope};

/// §5.1: its own scope unless it is the default one, else the category's, else its parents', else the department's,
/// else the installation's.
pub fn effective(facts: &Facts) -> TicketScope {
    let branch: Vec<_> = facts.lineage.path().collect();
    let inherited = branch.iter().rev().map(|category| category.defaults.scope);
    [Some(facts.ticket.scope)]
        .into_iter()
        .chain(inherited)
        .chain([facts.lineage.department.defaults.scope, Some(facts.installation.default_scope)])
        .flatten()
        .find(|scope| *scope != TicketScope::Default)
        .expect("the installation has a scope")
}

/// §5.2, line 3: the category's own flag or an ancestor's, in a department that allows it.
pub fn is_confidential(facts: &Facts) -> bool {
    let flagged = facts.lineage.path().any(|category| category.settings.has(CategorySetting::Confidential));
    flagged && facts.lineage.department.settings.has(DepartmentSetting::AllowsConfidential)
}

/// The ticket-view list of §5.2, line 8: no rule of §7 chooses departments yet, so all that are enabled, but those
/// hidden from people from outside.
pub fn is_visible(person: &Person, facts: &Facts) -> bool {
    let department = &facts.lineage.department;
    let is_hidden = department.settings.has(DepartmentSetting::HiddenFromExternals);
    department.is_enabled && !(is_hidden && person.account == Account::External)
}

/// Who somebody is on a ticket, asked of the lists of people only.
struct Parts {
    /// A manager of the department; of a confidential category, an effective member.
    manager: bool,
    owner: bool,
    invited: bool,
    /// A manager of a department that shares the inter-service tag.
    inter_service: bool,
}

fn parts(person: PersonId, facts: &Facts) -> Parts {
    let manages = facts.managers.iter().any(|manager| manager.person.id == person);
    Parts {
        manager: manages && (!is_confidential(facts) || facts.members.contains(&person)),
        owner: facts.ticket.owner == person,
        invited: facts.invitees.iter().any(|invitee| invitee.person.id == person),
        inter_service: !is_confidential(facts) && facts.allies.iter().any(|ally| ally.id == person),
    }
}

/// §5.2, for somebody signed in.
pub fn sees(person: &Person, facts: &Facts) -> bool {
    let is = parts(person.id, facts);
    if person.is_admin {
        return true;
    }
    if is_confidential(facts) {
        return is.manager || is.owner || is.invited;
    }
    let is_open = match effective(facts) {
        TicketScope::Public => true,
        TicketScope::Intranet => person.account == Account::Directory,
        _ => false,
    };
    is.manager || is.owner || is.invited || is.inter_service || is_open && is_visible(person, facts)
}

/// §5.1, "Listed to people without a role on the ticket", on the lists of what is open.
pub fn is_published_to(person: &Person, facts: &Facts) -> bool {
    let is_listed = match effective(facts) {
        TicketScope::Public | TicketScope::SubjectOnly => true,
        TicketScope::Intranet => person.account == Account::Directory,
        _ => false,
    };
    let is_open =
        matches!(facts.ticket.status, Status::Free | Status::InProgress | Status::Incomplete | Status::Postponed);
    is_listed && is_open && is_visible(person, facts) && !is_confidential(facts)
}

/// §5.3, first match decides; for somebody who sees the ticket.
pub fn reads(person: &Person, facts: &Facts, scope: MessageScope, by: Option<PersonId>) -> bool {
    let is = parts(person.id, facts);
    let ticket = effective(facts);
    let is_open = matches!(ticket, TicketScope::Public | TicketScope::Intranet);
    // 1
    if person.is_admin || by == Some(person.id) {
        return true;
    }
    let around = is.manager || is.owner || is.invited || is.inter_service;
    match scope {
        // 2; when the ticket is no longer open, what was public is read as A24 narrows it.
        MessageScope::Public => is_open || around,
        // 3
        MessageScope::Manager => is.manager || is.inter_service,
        // 4
        MessageScope::Owner => is.manager || is.owner,
        // 5
        MessageScope::InvitedManager => is.manager || is.invited,
        // 6
        MessageScope::Invited => around,
        // 7
        MessageScope::Default => match ticket {
            TicketScope::Public => true,
            TicketScope::Intranet => person.account == Account::Directory || around,
            _ => around,
        },
    }
}
