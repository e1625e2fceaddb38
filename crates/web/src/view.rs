//! Pieces that several pages show, ready for their templates.

mod avatar;
mod bar;
mod draft;
mod form;
mod input;
mod rail;
mod status;
mod thread;
mod told;
mod tree;

pub use avatar::Avatar;
pub use bar::{Bar, Button, RefusalView};
pub use draft::{DraftView, put_back};
pub use form::{ActionForm, ErrorView, Ground, Kept, error_view, icon as action_icon, newcomers, place};
pub use input::{Choice, Input};
pub use rail::{Current, Rail, View, belonging, rail, rail_beside};
pub use status::{PriorityView, StatusView};
pub use thread::{History, Thread, may_read, thread};
pub use tree::{Branch, Tree, tree};
