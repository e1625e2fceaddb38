//! Changes of the organisation, as opposed to what happens to tickets: right, rows, their consequences and a line of
//! the journal, in one transaction.

mod branches;
mod categories;
mod ground;
mod redirect;

pub use branches::{Around, Ordering, delete_category, move_category, order_categories};
pub use categories::{add_category, category, edit_category};
pub use ground::{Ground, administrator, record, seal, unless_stale};
pub use redirect::redirect_category;
