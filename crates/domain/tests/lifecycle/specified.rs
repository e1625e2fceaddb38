//! spec.md §4.3 in other words: what the table says about somebody, without asking the product's.

use domain::{Action, Privilege, Status};

/// Who has the ticket in charge.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    Nobody,
    Me,
    Colleague,
    /// Somebody who no longer manages the department.
    Gone,
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
    /// Another manager can be given the ticket.
    pub third_is_available: bool,
}

/// Where the action leads; `None` when this person may not do it now.
pub fn specified(action: Action, case: &Case) -> Option<Status> {
    use Status::{Approved, Closed, Free, InProgress, Incomplete};
    let has = |flag| case.manages && case.flags.contains(&flag);
    let is_open = [Free, InProgress, Incomplete, Status::Postponed].contains(&case.status);
    let is_archived = case.status == Status::Archived;
    let holds = case.holder == Holder::Me;
    // A2–A4: "any open, not TM already"; one flag for a free ticket, the other for somebody's.
    let may_take =
        is_open && !holds && has(if case.holder == Holder::Nobody { Privilege::TakeFree } else { Privilege::TakeHeld });
    let handled = if case.status == Free { InProgress } else { case.status };
    // A16, A17: "INPROGRESS if TM still manages the service; else TM removed and FREE".
    let back = if matches!(case.holder, Holder::Me | Holder::Colleague) { InProgress } else { Free };
    match action {
        Action::Take => may_take.then_some(handled),
        Action::TakeAndClose => may_take.then_some(Closed),
        Action::TakeAndAsk => may_take.then_some(Incomplete),
        // A5: "at least one other available manager"; "INPROGRESS from FREE; else unchanged".
        Action::Assign => (is_open && has(Privilege::Assign) && case.third_is_available).then_some(handled),
        // A6: from the three held statuses, the TM only; D9: always FREE.
        Action::Release => (is_open && case.status != Free && holds).then_some(Free),
        // A7: ADM, DM, OW on any status but archived; "INPROGRESS if INCOMPLETE and author is OW or TM".
        Action::Comment => {
            let may = !is_archived && (case.administers || case.manages || case.owns);
            let answers = case.status == Incomplete && (case.owns || holds);
            may.then_some(if answers { InProgress } else { case.status })
        }
        // A8
        Action::Ask => (is_open && holds).then_some(Incomplete),
        // A14
        Action::Close => (is_open && holds).then_some(Closed),
        // A13: "OW (also when he is TM)".
        Action::CloseOwn => (is_open && case.owns).then_some(Approved),
        // A15
        Action::Approve => (case.status == Closed && case.owns).then_some(Approved),
        // A16
        Action::RefuseClosure => (case.status == Closed && case.owns).then_some(back),
        // A17, D3: the owner from every closed status, the TM always, a DM with the flag.
        Action::Reopen => {
            let may = case.owns || holds || has(Privilege::ReopenAny);
            (!is_open && !is_archived && may).then_some(back)
        }
    }
}
