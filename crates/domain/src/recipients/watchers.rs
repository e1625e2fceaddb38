//! Extra monitoring: the addresses that are mailed besides people (spec.md §6.7).

use super::{Batch, Notice, Reason};
use crate::monitoring::{Watch, WatchLevel};
use crate::{Actor, EventKind, Lineage, Status};

/// One mail to an address that watches a place: at most one an address and command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watcher {
    pub address: String,
    pub reason: Reason,
}

/// The addresses to mail besides `told`, whose mailboxes already get one. Of a move, the place left is asked too.
pub fn watchers(batch: Batch<'_>, actor: &Actor, told: &[Notice]) -> Vec<Watcher> {
    if batch.is_quiet {
        return Vec::new();
    }
    let present = place(&batch.after.lineage, |level| asks(level, batch, false));
    let left = batch.left_category().and_then(|before| place(&before.lineage, |level| asks(level, batch, true)));
    let mut found: Vec<Watcher> = Vec::new();
    for watcher in present.into_iter().chain(left) {
        let is_it = |address: Option<&str>| address.is_some_and(|one| one.eq_ignore_ascii_case(&watcher.address));
        let is_author = is_it(actor.person().and_then(|person| person.address.as_deref()));
        let is_told = told.iter().any(|notice| is_it(notice.person.address.as_deref()))
            || found.iter().any(|known| is_it(Some(&known.address)));
        if !is_author && !is_told {
            found.push(watcher);
        }
    }
    found
}

fn place(lineage: &Lineage, asks: impl Fn(WatchLevel) -> bool) -> Option<Watcher> {
    let Watch { level, address } = lineage.watch().filter(|watch| asks(watch.level))?;
    Some(Watcher { address, reason: Reason::WatchesThePlace { place: lineage.place(), level } })
}

/// Does an address with this level hear of the batch, in the place where the ticket is or in the one that it left?
fn asks(level: WatchLevel, batch: Batch<'_>, has_left: bool) -> bool {
    let is_creation = || !has_left && batch.contains(EventKind::is_creation_like);
    let is_release = || batch.contains(|kind| matches!(kind, EventKind::Released { .. }));
    let is_more_than_words = || batch.contains(is_action);
    match level {
        WatchLevel::Never => false,
        WatchLevel::Creation => is_creation(),
        WatchLevel::CreationOrRelease => is_creation() || is_release(),
        WatchLevel::CreationAndFree => {
            is_creation() || (batch.after.ticket.status == Status::Free && is_more_than_words())
        }
        WatchLevel::Always => is_more_than_words(),
    }
}

/// Anything but what is only to be read, by people who may: comments, files, who may read them.
fn is_action(kind: &EventKind) -> bool {
    !matches!(
        kind,
        EventKind::Commented
            | EventKind::CommentEdited { .. }
            | EventKind::ReadersChanged { .. }
            | EventKind::Uploaded { .. }
            | EventKind::FileDeleted { .. }
            | EventKind::Archived
    )
}
