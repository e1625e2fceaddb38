//! Changes of the organisation, as opposed to what happens to tickets: right, rows, their consequences and a line of
//! the journal, in one transaction.

mod accounts;
mod branches;
pub(crate) mod categories;
mod departing;
pub(crate) mod departments;
mod ground;
mod handover;
mod invitees;
mod managers;
mod merge;
pub(crate) mod questions;
pub(crate) mod redirect;
mod selection;

pub use accounts::{add_administrator, dismiss_administrator, set_enabled};
pub use branches::{Around, Ordering, delete_category, move_category, order_categories};
pub use categories::{Edited, add_category, category, edit_category};
pub use departing::{Departing, departing};
pub use departments::{
    Step, create_department, delete_department, edit_department, keeps_department, redirect_department, standing_for,
    step_department, typed,
};
pub use ground::{Ground, administrator, administrator_still, record, seal, unless_stale};
pub use handover::{Answer, Held, Leaving};
pub use invitees::{add_invitee, remove_invitee, step_invitee};
pub use managers::{
    Membership, Parting, Sorting, Wanted, add_manager, manager, order_managers, parting, presence, remove_manager,
    set_own_availability, shown, update_manager,
};
pub use merge::{Merge, foresee, merge};
pub use questions::{Reform, edit_questions};
pub use redirect::redirect_category;
pub use selection::set_selection;
