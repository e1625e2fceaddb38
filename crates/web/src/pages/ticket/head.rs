//! The talon and the title, which the pages of actions show too.

use domain::visibility::may_name;
use domain::{Facts, Person, PersonId, Standing, TicketId};

use crate::extract::Page;
use crate::view::{Avatar, PriorityView, StatusView};

pub struct Head {
    pub number: TicketId,
    pub subject: String,
    pub status: StatusView,
    pub owner: String,
    pub owner_avatar: Avatar,
    /// The owner's directory information, for those to whom it is shown (spec.md §12.11).
    pub affiliation: String,
    pub created: String,
    pub created_datetime: String,
    pub last: String,
    pub department: String,
    pub department_url: String,
    pub path: Vec<String>,
    pub category_icon: Option<String>,
    pub holder: Option<(String, Avatar)>,
    pub priority: PriorityView,
    /// « Rappel prévu le mercredi 11 mars 2026 à 9 h »; empty unless postponed.
    pub recall: String,
}

pub fn head(page: &Page, facts: &Facts, me: &Person, affiliation: String) -> Head {
    let ticket = &facts.ticket;
    let named = |person: &Person, is_team: bool| {
        let name = app::sentences::name(page.words, me, facts, person);
        // The hue comes from the person: without a name, no hue of one's own.
        let id = if may_name(me, facts, person.id) { person.id } else { PersonId(0) };
        let avatar = Avatar::of(id, &name, is_team);
        (name, avatar)
    };
    let (owner, owner_avatar) = named(&facts.owner, false);
    let standing = Standing::of(me, facts);
    let knows = standing.is_manager() || standing.is_admin || standing.is_owner;
    let recall = match (ticket.status, ticket.recall_at) {
        (domain::Status::Postponed, Some(at)) => page.say1("ticket-recall-at", "date", page.dates.full(at)),
        (domain::Status::Postponed, None) => page.say("ticket-recall-by-hand"),
        _ => String::new(),
    };
    Head {
        number: ticket.id,
        subject: ticket.subject.as_str().to_owned(),
        status: StatusView::of(page.words, ticket.status),
        owner,
        owner_avatar,
        affiliation: if knows { affiliation } else { String::new() },
        created: page.dates.full(ticket.created_at),
        created_datetime: page.dates.machine(ticket.created_at),
        last: page.dates.relative(ticket.last_action_at),
        department: facts.lineage.department.label.clone(),
        department_url: format!("/tickets?department={}", ticket.department),
        path: facts.lineage.path().map(|category| category.label.clone()).collect(),
        category_icon: facts.lineage.category().icon.clone(),
        holder: facts.holder().map(|manager| named(&manager.person, true)),
        priority: PriorityView::of(page.words, facts.effective_priority()),
        recall,
    }
}
