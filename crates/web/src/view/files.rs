//! Files, as pages show them.

use app::files::Kind;
use domain::ticket::right;
use domain::ticket::thread::Line;
use domain::{Action, Person};
use domain::{Actor, Coded, EventKind, Facts, FileId, Status, Upload};
use store::files::Stored;

use crate::extract::Page;

/// A file that waits for the form that it will go with.
#[derive(Debug, Clone)]
pub struct Waiting {
    pub id: FileId,
    pub name: String,
    pub size: String,
}

/// A file of a ticket.
#[derive(Debug, Clone)]
pub struct FileView {
    pub id: FileId,
    pub name: String,
    pub size: String,
    pub is_image: bool,
    /// It can be looked at without keeping it.
    pub is_shown: bool,
    /// The scanner was down when it came.
    pub is_unchecked: bool,
    /// Only its name is left (A32).
    pub is_erased: bool,
    /// Where to delete it, for whoever may.
    pub delete: Option<String>,
}

/// Of these files, those that a form names.
pub fn waiting(page: &Page, files: &[Stored], named: &[FileId]) -> Vec<Waiting> {
    let view = |file: &Stored| Waiting { id: file.upload.id, name: name(&file.upload), size: size(page, &file.upload) };
    files.iter().filter(|file| named.contains(&file.upload.id)).map(view).collect()
}

fn name(upload: &Upload) -> String {
    upload.name.as_str().to_owned()
}

fn size(page: &Page, upload: &Upload) -> String {
    page.words.size(u64::try_from(upload.size).unwrap_or(0))
}

/// The file that a line of the history brought; `None` when it brought none.
pub fn file_of(page: &Page, me: &Person, facts: &Facts, line: &Line, files: &[Stored]) -> Option<FileView> {
    let EventKind::Uploaded { file, name, size } = &line.event.kind else { return None };
    let stored = files.iter().find(|stored| stored.upload.id == *file);
    let kind = stored.and_then(|stored| Kind::from_code(&stored.kind)).unwrap_or(Kind::Other);
    let is_archived = facts.ticket.status == Status::Archived;
    let may_delete = right::check_actor(Action::DeleteFile, facts, &Actor::Person(me.clone())).is_ok();
    let delete = format!("/tickets/{}/delete-file?event={}", facts.ticket.id, line.id);
    Some(FileView {
        id: *file,
        name: name.as_str().to_owned(),
        size: page.words.size(u64::try_from(*size).unwrap_or(0)),
        is_image: kind.is_image(),
        is_shown: kind.media_type().is_some(),
        is_unchecked: stored.is_some_and(|stored| stored.scan == "unchecked"),
        is_erased: line.is_erased,
        delete: (may_delete && !is_archived && !line.is_erased).then_some(delete),
    })
}
