//! Changes of the organisation, as opposed to what happens to tickets: right, rows, their consequences and a line of
//! the journal, in one transaction.

mod accounts;
mod branches;
pub(crate) mod categories;
pub(crate) mod departments;
mod ground;
mod merge;
pub(crate) mod redirect;
mod selection;

pub use accounts::{add_administrator, dismiss_administrator, set_enabled};
pub use branches::{Around, Ordering, delete_category, move_category, order_categories};
pub use categories::{add_category, category, edit_category};
pub use departments::{
    Step, create_department, delete_department, edit_department, keeps_department, redirect_department, standing_for,
    step_department, typed,
};
pub use ground::{Ground, administrator, administrator_still, record, seal, unless_stale};
pub use merge::{Merge, foresee, merge};
pub use redirect::redirect_category;
pub use selection::set_selection;
