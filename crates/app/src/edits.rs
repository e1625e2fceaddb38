//! Changes of the organisation, as opposed to what happens to tickets: right, rows and their consequences, in one
//! transaction.

mod redirect;

pub use redirect::redirect_category;
