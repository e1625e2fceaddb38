//! What surrounds the history: properties, invitees, what the reader keeps for themselves.

use domain::ticket::may_uninvite;
use domain::ticket::thread::Line;
use domain::visibility::may_name;
use domain::{Actor, Coded, Computer, Facts, Person, SpentTime, Standing, TicketId};
use store::files::Stored;

use crate::extract::Page;
use crate::view::{Avatar, FileView, file_of, may_read};

/// A property of the ticket, with the action that changes it.
pub struct Property {
    pub label: String,
    pub value: String,
    /// What the value means, in small.
    pub hint: String,
    /// The code of the action that changes it; empty when nothing does.
    pub action: &'static str,
    pub is_empty: bool,
    /// Another ticket that the value names.
    pub ticket: Option<TicketId>,
}

/// Somebody invited.
pub struct InviteeView {
    pub name: String,
    pub avatar: Avatar,
    /// Invited by the department.
    pub is_permanent: bool,
    /// Where to take the invitation back, for whoever may.
    pub remove: Option<String>,
    pub is_me: bool,
}

/// Everything beside the history.
pub struct Around {
    pub properties: Vec<Property>,
    pub invitees: Vec<InviteeView>,
    /// Those that are still there, of the messages that the reader may read.
    pub files: Vec<FileView>,
    pub follows: bool,
    pub is_bookmarked: bool,
    /// The reader asked to hear no more of it.
    pub is_muted: bool,
    /// The reader has seen the last action.
    pub is_read: bool,
    pub is_archived: bool,
    pub version: i64,
}

pub fn around(page: &Page, me: &Person, facts: &Facts, is_read: bool) -> Around {
    let is_mine = |people: &[Person]| people.iter().any(|person| person.id == me.id);
    Around {
        properties: properties(page, me, facts),
        invitees: invitees(page, me, facts),
        files: Vec::new(),
        follows: is_mine(&facts.followers),
        is_muted: facts.muted.contains(&me.id),
        is_bookmarked: is_mine(&facts.bookmarkers),
        is_read,
        is_archived: facts.ticket.status == domain::Status::Archived,
        version: facts.ticket.version,
    }
}

/// The files that this reader may have.
pub fn attachments(page: &Page, me: &Person, facts: &Facts, lines: &[Line], files: &[Stored]) -> Vec<FileView> {
    let is_had = |line: &&Line| !line.is_erased && may_read(me, facts, &line.event);
    lines.iter().filter(is_had).filter_map(|line| file_of(page, me, facts, line, files)).collect()
}

fn invitees(page: &Page, me: &Person, facts: &Facts) -> Vec<InviteeView> {
    let actor = Actor::Person(me.clone());
    let is_archived = facts.ticket.status == domain::Status::Archived;
    let view = |invitee: &domain::Invitee| {
        let person = &invitee.person;
        let name = app::sentences::name(page.words, me, facts, person);
        let may_remove = may_uninvite(facts, &actor, person.id) && !is_archived;
        let id = if may_name(me, facts, person.id) { person.id } else { domain::PersonId(0) };
        InviteeView {
            avatar: Avatar::of(id, &name, false),
            name,
            is_permanent: invitee.is_permanent,
            remove: may_remove.then(|| format!("/tickets/{}/uninvite?person={}", facts.ticket.id, person.id)),
            is_me: person.id == me.id,
        }
    };
    facts.invitees.iter().map(view).collect()
}

fn properties(page: &Page, me: &Person, facts: &Facts) -> Vec<Property> {
    let ticket = &facts.ticket;
    let standing = Standing::of(me, facts);
    let property = |label: &str, value: String, action: &'static str| Property {
        label: page.say(label),
        is_empty: value.is_empty(),
        value,
        hint: String::new(),
        action,
        ticket: None,
    };
    let scope = facts.effective_scope();
    let scope_hint = if facts.lineage.is_confidential() {
        page.say("ticket-confidential")
    } else {
        page.say(&format!("ticket-scope-{}-hint", scope.code()))
    };
    let mut found = vec![Property {
        hint: scope_hint,
        ..property("ticket-scope", page.words.code_of("ticket-scope", scope), "scope")
    }];
    found.push(property("ticket-origin", page.words.code_of("origin", ticket.origin), "origin"));
    let knows_work = standing.is_manager() || standing.is_admin;
    if knows_work || ticket.computer != Computer::default() {
        found.push(property("ticket-computer", ticket.computer.as_str().to_owned(), "computer"));
    }
    if knows_work {
        let spent = ticket.spent.map(|spent| duration(page, spent)).unwrap_or_default();
        found.push(property("ticket-spent", spent, "spent-time"));
    }
    if let Some(link) = ticket.link {
        let value = page.say1("ticket-numbered", "number", link.to_string());
        found.push(Property { ticket: Some(link), ..property("ticket-link", value, "") });
    }
    found
}

/// « 1 j 2 h 30 min », a day being eight hours of work.
fn duration(page: &Page, spent: SpentTime) -> String {
    let (days, hours, minutes) = spent.parts();
    let [days, hours, minutes] = [days, hours, minutes].map(i64::from);
    page.words.with("spent-time", &[("days", &days), ("hours", &hours), ("minutes", &minutes)])
}
