//! Pieces that several pages show, ready for their templates.

mod adding;
mod avatar;
mod bar;
mod denied;
mod department;
mod draft;
mod files;
mod form;
mod handover;
mod input;
mod journal;
mod next;
mod preview;
mod questions;
mod rail;
mod sheet;
mod status;
mod thread;
mod told;
mod tree;
mod wrong;

pub use adding::Adding;
pub use avatar::Avatar;
pub use bar::{Bar, Button, RefusalView};
pub use denied::Denied;
pub use department::{DepartmentHead, Tab};
pub use draft::{DraftView, put_back};
pub use files::{FileView, Waiting, file_of, waiting};
pub use form::{
    ActionForm, ErrorView, Ground, Kept, ResponseChoice, error_view, files_error, icon as action_icon, newcomers,
    origin, place,
};
pub use handover::{Handover, Question, leaving};
pub use input::{Choice, Input};
pub use journal::JournalLine;
pub use next::{next_at, next_said};
pub use preview::{Preview, is_preview, unseen};
pub use questions::{
    Control, QuestionView, answer_error, outcome, put_answers, questions, replies, said_of, with_answers_left,
};
pub use rail::{Current, Rail, View, belonging, rail, rail_beside};
pub use sheet::{LAST, Sheet, sheet_of};
pub use status::{PriorityView, StatusView};
pub use thread::{History, Item, Thread, may_read, thread};
pub use told::everybody;
pub use tree::{Branch, Tree, tree};
pub use wrong::{Wrong, choices, listed};
