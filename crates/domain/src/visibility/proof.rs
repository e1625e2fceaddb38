//! The rule of spec.md §5.2 as a readable proof: each line, whether it holds, and which one decides.

use super::Sight;
use crate::{Account, Facts, Person, Standing, TicketScope, codes};

codes! {
    /// The lines of spec.md §5.2, in order.
    pub enum Line {
        SignedIn = "signed_in",
        Administrator = "administrator",
        Confidential = "confidential",
        Manager = "manager",
        Owner = "owner",
        Invited = "invited",
        Ally = "ally",
        Open = "open",
        Otherwise = "otherwise",
    }
}

codes! {
    /// Why a line holds or does not.
    pub enum Because {
        AccountEnabled = "account_enabled",
        AccountDisabled = "account_disabled",
        IsAdministrator = "is_administrator",
        NotAdministrator = "not_administrator",
        NotConfidential = "not_confidential",
        MemberOfConfidential = "member_of_confidential",
        OwnsConfidential = "owns_confidential",
        InvitedToConfidential = "invited_to_confidential",
        StrangerToConfidential = "stranger_to_confidential",
        Manages = "manages",
        ManagesNot = "manages_not",
        Owns = "owns",
        OwnsNot = "owns_not",
        IsInvited = "is_invited",
        NotInvited = "not_invited",
        SharesTag = "shares_tag",
        SharesNoTag = "shares_no_tag",
        /// Public, or for the institution and the account is of its directory; in a department of their list.
        IsOpen = "is_open",
        ScopeCloses = "scope_closes",
        /// For the institution, and the account is from outside.
        AccountOutside = "account_outside",
        DepartmentNotOffered = "department_not_offered",
        NothingHeld = "nothing_held",
    }
}

/// What a line says of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// It decides nothing: the next one is looked at.
    Passes,
    Grants(Sight),
    Denies,
}

/// A line, judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged {
    pub line: Line,
    pub verdict: Verdict,
    pub because: Because,
}

impl Line {
    /// This line alone, of one person and one ticket. The lines after [`Line::Confidential`] are asked of tickets that
    /// are not, for it always decides those that are.
    fn judge(self, person: &Person, facts: &Facts, standing: &Standing<'_>) -> (Verdict, Because) {
        use Verdict::{Denies, Grants, Passes};
        let grants = |holds: bool, sight, yes, no| if holds { (Grants(sight), yes) } else { (Passes, no) };
        match self {
            Self::SignedIn if person.is_enabled => (Passes, Because::AccountEnabled),
            Self::SignedIn => (Denies, Because::AccountDisabled),
            Self::Administrator => {
                grants(standing.is_admin, Sight::Administrator, Because::IsAdministrator, Because::NotAdministrator)
            }
            Self::Confidential if !facts.lineage.is_confidential() => (Passes, Because::NotConfidential),
            Self::Confidential => confidential(standing),
            Self::Manager => {
                grants(standing.is_manager(), Sight::ManagesDepartment, Because::Manages, Because::ManagesNot)
            }
            Self::Owner => grants(standing.is_owner, Sight::Owns, Because::Owns, Because::OwnsNot),
            Self::Invited => grants(standing.is_invited, Sight::Invited, Because::IsInvited, Because::NotInvited),
            Self::Ally => grants(standing.is_ally, Sight::SharesDepartment, Because::SharesTag, Because::SharesNoTag),
            Self::Open => {
                grants(standing.is_public_reader, Sight::OpenToAll, Because::IsOpen, why_closed(person, facts))
            }
            Self::Otherwise => (Denies, Because::NothingHeld),
        }
    }
}

/// Line 3: its members, its owner and those invited; [`Facts::managers`] are its members.
fn confidential(standing: &Standing<'_>) -> (Verdict, Because) {
    if standing.is_manager() {
        (Verdict::Grants(Sight::ManagesDepartment), Because::MemberOfConfidential)
    } else if standing.is_owner {
        (Verdict::Grants(Sight::Owns), Because::OwnsConfidential)
    } else if standing.is_invited {
        (Verdict::Grants(Sight::Invited), Because::InvitedToConfidential)
    } else {
        (Verdict::Denies, Because::StrangerToConfidential)
    }
}

/// Of line 8, the first part that fails.
fn why_closed(person: &Person, facts: &Facts) -> Because {
    match facts.effective_scope() {
        TicketScope::Intranet if person.account == Account::External => Because::AccountOutside,
        TicketScope::Public | TicketScope::Intranet => Because::DepartmentNotOffered,
        _ => Because::ScopeCloses,
    }
}

fn lines<'a>(person: &'a Person, facts: &'a Facts) -> impl Iterator<Item = Judged> + 'a {
    let standing = Standing::of(person, facts);
    <Line as crate::Coded>::ALL.iter().map(move |line| {
        let (verdict, because) = line.judge(person, facts, &standing);
        Judged { line: *line, verdict, because }
    })
}

/// The line that decides whether `person` sees the ticket: the first that does not pass.
pub(super) fn decided(person: &Person, facts: &Facts) -> Option<Sight> {
    lines(person, facts).find_map(|judged| match judged.verdict {
        Verdict::Passes => None,
        Verdict::Grants(sight) => Some(Some(sight)),
        Verdict::Denies => Some(None),
    })?
}

/// The lines up to the one that decides, in order: its last is why `person` sees the ticket, or not.
pub fn proof(person: &Person, facts: &Facts) -> Vec<Judged> {
    let mut found = Vec::new();
    for judged in lines(person, facts) {
        found.push(judged);
        if judged.verdict != Verdict::Passes {
            break;
        }
    }
    found
}
