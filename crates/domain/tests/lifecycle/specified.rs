//! spec.md §4.3 in other words: what the table says about somebody, without asking the product's.

use domain::{Action, MessageScope, Privilege, Status};

/// Who has the ticket in charge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    Nobody,
    Me,
    Colleague,
    /// Somebody who no longer manages the department.
    Gone,
}

/// Who wrote the message that an edit is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Author {
    Me,
    Somebody,
    Application,
}

/// Everything the table may ask about the ticket and the person.
#[derive(Debug, Clone)]
pub struct Case {
    pub status: Status,
    pub holder: Holder,
    pub manages: bool,
    pub flags: Vec<Privilege>,
    pub owns: bool,
    pub administers: bool,
    pub is_invited: bool,
    /// Manages a department with the same tag.
    pub is_ally: bool,
    /// The ticket is public.
    pub is_public: bool,
    /// Another manager can be given the ticket.
    pub third_is_available: bool,
    /// The ticket came from another category.
    pub was_moved: bool,
}

/// A message, for A27 and A36.
#[derive(Debug, Clone, Copy)]
pub struct About {
    pub author: Author,
    pub scope: MessageScope,
    pub is_last_word: bool,
}

impl Case {
    fn is_open(&self) -> bool {
        matches!(self.status, Status::Free | Status::InProgress | Status::Incomplete | Status::Postponed)
    }

    fn is_archived(&self) -> bool {
        self.status == Status::Archived
    }

    fn holds(&self) -> bool {
        self.holder == Holder::Me
    }

    fn has(&self, flag: Privilege) -> bool {
        self.manages && self.flags.contains(&flag)
    }

    /// §5.2, of a ticket that is not confidential.
    pub fn sees(&self) -> bool {
        self.administers || self.manages || self.owns || self.is_invited || self.is_ally || self.is_public
    }

    /// §5.3.
    fn reads(&self, about: About) -> bool {
        let dm = self.manages;
        self.administers
            || about.author == Author::Me
            || match about.scope {
                MessageScope::Public if self.is_public => true,
                MessageScope::Manager => dm || self.is_ally,
                MessageScope::Owner => dm || self.owns,
                MessageScope::InvitedManager => dm || self.is_invited,
                MessageScope::Default if self.is_public => true,
                MessageScope::Invited | MessageScope::Default | MessageScope::Public => {
                    dm || self.owns || self.is_invited || self.is_ally
                }
            }
    }

    /// §4.5: "ADM: any human comment. Managers entitled to manage managers: any human comment of the ticket. Others:
    /// only their own comment and only if it is the last action".
    pub fn may_edit(&self, about: About) -> bool {
        let is_human = about.author != Author::Application;
        let any = self.administers || self.has(Privilege::ManageManagers);
        let own = about.author == Author::Me && about.is_last_word;
        !self.is_archived() && self.sees() && self.reads(about) && is_human && (any || own)
    }

    /// A27: "TM on all; author on his own item unless its scope is Managers"; §5.3: "TM always; others only while
    /// open; OW on his own items, INV on his own items whose scope is not OWNER; nobody but TM on a MANAGER item".
    pub fn may_rescope(&self, about: About) -> bool {
        let is_only_invited = self.is_invited && !self.owns && !self.manages;
        let is_barred = about.scope == MessageScope::Manager || (about.scope == MessageScope::Owner && is_only_invited);
        let own = about.author == Author::Me && self.is_open() && !is_barred;
        !self.is_archived() && self.sees() && self.reads(about) && (self.holds() || own)
    }
}

/// Where the action leads; `None` when this person may not do it now.
pub fn specified(action: Action, case: &Case, about: About) -> Option<Status> {
    if case.is_archived() || !case.sees() {
        return None;
    }
    handling(action, case)
        .or_else(|| closing(action, case))
        .or_else(|| movement(action, case))
        .or_else(|| around(action, case, about).then_some(case.status))
}

/// A2–A10.
fn handling(action: Action, case: &Case) -> Option<Status> {
    use Status::{Free, InProgress, Incomplete, Postponed};
    let (is_open, holds) = (case.is_open(), case.holds());
    // "any open, not TM already"; one flag for a free ticket, the other for somebody's.
    let flag = if case.holder == Holder::Nobody { Privilege::TakeFree } else { Privilege::TakeHeld };
    let may_take = is_open && !holds && case.has(flag);
    let handled = if case.status == Free { InProgress } else { case.status };
    match action {
        Action::Take => may_take.then_some(handled),
        Action::TakeAndClose => may_take.then_some(Status::Closed),
        Action::TakeAndAsk => may_take.then_some(Incomplete),
        // "at least one other available manager"; "INPROGRESS from FREE; else unchanged".
        Action::Assign => (is_open && case.has(Privilege::Assign) && case.third_is_available).then_some(handled),
        // From the three held statuses, the TM only; D9: always FREE.
        Action::Release => (is_open && case.status != Free && holds).then_some(Free),
        // "ADM, DM, INV, OW on any status; VIS only while open"; "INPROGRESS if INCOMPLETE and author is OW or TM".
        Action::Comment => {
            let has_part = case.administers || case.manages || case.is_invited || case.owns;
            let answers = case.status == Incomplete && (case.owns || holds);
            (is_open || has_part).then_some(if answers { InProgress } else { case.status })
        }
        // "as A7", "no status change".
        Action::Attach => {
            let has_part = case.administers || case.manages || case.is_invited || case.owns;
            (is_open || has_part).then_some(case.status)
        }
        Action::Ask => (is_open && holds).then_some(Incomplete),
        Action::Postpone => (is_open && case.status != Postponed && holds).then_some(Postponed),
        Action::Recall => (case.status == Postponed && holds).then_some(InProgress),
        _ => None,
    }
}

/// A11–A18, A37.
fn closing(action: Action, case: &Case) -> Option<Status> {
    use Status::{Approved, Cancelled, Closed, Free, InProgress, Refused};
    let (is_open, holds) = (case.is_open(), case.holds());
    // "INPROGRESS if TM still manages the service; else TM removed and FREE".
    let back = if matches!(case.holder, Holder::Me | Holder::Colleague) { InProgress } else { Free };
    match action {
        Action::Cancel => (is_open && case.owns).then_some(Cancelled),
        Action::Refuse => (is_open && holds && case.has(Privilege::Refuse)).then_some(Refused),
        Action::Close => (is_open && holds).then_some(Closed),
        // "OW (also when he is TM)".
        Action::CloseOwn => (is_open && case.owns).then_some(Approved),
        Action::Approve => (case.status == Closed && case.owns).then_some(Approved),
        Action::RefuseClosure => (case.status == Closed && case.owns).then_some(back),
        // D3: the owner from every closed status, the TM always, a DM with the flag.
        Action::Reopen => {
            let may = case.owns || holds || case.has(Privilege::ReopenAny);
            (!is_open && may).then_some(back)
        }
        // "APP".
        Action::Expire | Action::Archive => None,
        _ => None,
    }
}

/// A19, A20, towards a department that neither this person nor the holder manages: "any open (DM), any status (TM)";
/// "Without the privilege, only services he manages"; "else removed, FREE". Back: by whoever manages there, who has
/// moved it before.
fn movement(action: Action, case: &Case) -> Option<Status> {
    let may_go = case.manages && (case.is_open() || case.holds()) && case.has(Privilege::TransferElsewhere);
    match action {
        Action::Transfer => may_go.then_some(if case.is_open() { Status::Free } else { case.status }),
        Action::SendBack => {
            let back = if case.is_open() { Status::InProgress } else { case.status };
            (may_go && case.was_moved).then_some(back)
        }
        _ => None,
    }
}

/// A22–A30, A32, A36: the ticket keeps its status.
fn around(action: Action, case: &Case, about: About) -> bool {
    let (holds, owns, dm) = (case.holds(), case.owns, case.manages);
    match action {
        Action::ChangeOwner => holds && case.is_open() && case.status != Status::Free,
        Action::ChangeSubject => holds || owns,
        Action::ChangeScope | Action::ChangePriority => holds || (owns && case.is_open()),
        Action::ChangeOrigin | Action::ChangeComputer | Action::ChangeSpentTime => holds,
        // "OW, DM, ADM"; of a file that one reads.
        Action::DeleteFile => (owns || dm || case.administers) && case.reads(about),
        Action::ChangeReaders => case.may_rescope(about),
        Action::EditComment => case.may_edit(about),
        // "OW, DM, ADM, managers of a service with the same inter-service tag".
        Action::Invite => owns || dm || case.administers || case.is_ally,
        Action::InviteGroup => dm || case.administers,
        // Of somebody else: the invitee may take back only his own.
        Action::Uninvite => owns || dm || case.administers,
        _ => false,
    }
}

/// What the application does by itself: A10 at the date, A13, A18, A37.
pub fn by_application(action: Action, case: &Case) -> Option<Status> {
    match action {
        Action::Recall => (case.status == Status::Postponed).then_some(Status::InProgress),
        Action::CloseOwn => case.is_open().then_some(Status::Approved),
        Action::Expire => (case.status == Status::Closed).then_some(Status::Expired),
        Action::Archive => (!case.is_open() && !case.is_archived()).then_some(Status::Archived),
        _ => None,
    }
}
