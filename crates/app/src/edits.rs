//! Changes of the organisation, as opposed to what happens to tickets: right, rows, their consequences and a line of
//! the journal, in one transaction.

mod ground;
mod redirect;

pub use ground::{Ground, administrator, record, seal, unless_stale};
pub use redirect::redirect_category;
