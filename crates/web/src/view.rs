//! Pieces that several pages show, ready for their templates.

mod action_form;
mod avatar;
mod bar;
mod rail;
mod status;
mod thread;
mod told;
mod tree;

pub use action_form::{ActionForm, ErrorView, Kept, error_view, icon as action_icon};
pub use avatar::Avatar;
pub use bar::{Bar, Button, RefusalView};
pub use rail::{Current, Rail, View, rail, rail_beside};
pub use status::{PriorityView, StatusView};
pub use thread::{Item, thread};
pub use tree::{Branch, tree};
