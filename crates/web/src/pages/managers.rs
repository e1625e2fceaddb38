//! `/departments/{department}/managers`: who handles its tickets, what each may do, when they are there (`design/05`,
//! R39, R40).

mod editing;
mod listed;
mod removing;

use app::Error;
use domain::{DepartmentId, Manager, PersonId, Privilege};

use crate::extract::{Page, id};

pub use editing::{save, save_own, show};
pub use listed::{add, list, order};
pub use removing::{ask as ask_removal, remove};

/// The privileges about tickets, in the order of the matrix; then those about the department.
const GROUPS: [(&str, &[Privilege]); 2] = [
    (
        "managers-on-tickets",
        &[
            Privilege::TakeFree,
            Privilege::TakeHeld,
            Privilege::Assign,
            Privilege::TransferElsewhere,
            Privilege::Refuse,
            Privilege::ReopenAny,
        ],
    ),
    (
        "managers-on-department",
        &[
            Privilege::ManageCategories,
            Privilege::ManageManagers,
            Privilege::ManageFaqs,
            Privilege::ManagePermanentInvitees,
            Privilege::EditDepartment,
            Privilege::SetOwnAvailability,
        ],
    ),
];

fn department(segment: &str) -> Result<DepartmentId, Error> {
    id(segment).ok_or(Error::NotFound)
}

fn both((department, person): &(String, String)) -> Result<(DepartmentId, PersonId), Error> {
    Ok((id(department).ok_or(Error::NotFound)?, id(person).ok_or(Error::NotFound)?))
}

/// « Absence jusqu’au 12 mars : congés », while it is not over; empty otherwise.
fn absence(page: &Page, manager: &Manager) -> String {
    let today = page.app.today();
    let Some(away) = manager.absence.as_ref().filter(|away| !away.is_over(today)) else { return String::new() };
    let (from, until) = (page.dates.calendar(away.from), page.dates.calendar(away.until));
    let said = if away.covers(today) {
        page.say1("manager-away", "until", until)
    } else {
        page.say2("manager-away-soon", "from", from, "until", until)
    };
    if away.note.is_empty() { said } else { page.say2("manager-away-note", "said", said, "note", away.note.as_str()) }
}
