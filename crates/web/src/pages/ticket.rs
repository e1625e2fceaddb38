//! `GET /tickets/4812`: the ticket, its history, what can be done and who would be told (`design/02`).

use app::Error;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use domain::ticket::{Offer, available, right};
use domain::{Action, Coded, Facts, Person, PersonId, Refusal, TicketId};
use store::events::{self, Entry};
use store::{facts, outbox, people};

use crate::extract::{Asked, Page, Seat, Segments, id};
use crate::problem::{OrProblem, html};
use crate::view::{
    ActionForm, Avatar, Bar, Button, Item, Kept, PriorityView, RefusalView, StatusView, action_icon, rail_beside,
    thread,
};

#[derive(Template)]
#[template(path = "ticket.html")]
struct TicketPage {
    page: Page,
    head: Head,
    /// What can be done, or why not.
    buttons: Vec<Button>,
    /// The forms of the buttons that are not the composer, each in its dialog.
    dialogs: Vec<ActionForm>,
    composer: Option<ActionForm>,
    thread: Vec<Item>,
    /// What has just been done, when the reader comes from there.
    done: Option<Done>,
    /// Somebody acted first: who, when.
    conflict: Option<String>,
    /// Why the action of a link cannot be done now (E44).
    refusal: Option<RefusalView>,
    scope: String,
    scope_hint: String,
    origin: String,
    can_assign: bool,
}

impl TicketPage {
    fn bar(&self) -> Bar<'_> {
        Bar::of(&self.buttons)
    }

    /// The form of an action that the reader may do now.
    fn form(&self, action: &str) -> Option<&ActionForm> {
        self.dialogs.iter().find(|form| form.action == action)
    }
}

/// The talon and the title, which the pages of actions show too.
pub struct Head {
    pub number: TicketId,
    pub subject: String,
    pub status: StatusView,
    pub owner: String,
    pub owner_avatar: Avatar,
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
}

struct Done {
    said: String,
    /// « Odile recevra un mail », or nobody.
    told: String,
}

/// What the page says on top.
#[derive(Default)]
pub struct Note {
    /// The action just carried out, as the address says.
    pub done: String,
    /// Somebody acted first.
    pub conflict: Option<String>,
    /// Why the action wanted is not possible (E44).
    pub refusal: Option<RefusalView>,
}

pub async fn show(seat: Seat, Segments(number): Segments<String>, Asked(asked): Asked) -> Result<Response, Response> {
    let ticket = id::<TicketId>(&number).ok_or(Error::NotFound).or_problem(|| seat.page.clone_bare())?;
    let note = Note { done: asked.get("done").to_owned(), ..Note::default() };
    answer(seat, ticket, StatusCode::OK, note).await
}

/// The ticket's page, with a word on top about what happened or cannot.
pub async fn answer(mut seat: Seat, ticket: TicketId, status: StatusCode, note: Note) -> Result<Response, Response> {
    let bare = || seat.page.clone_bare();
    let read = async {
        let app = &seat.page.app;
        let mut conn = app.db.read().await?;
        let facts = facts::within(&mut conn, &seat.reach, ticket, app.default_scope).await?;
        let facts = facts.ok_or(Error::NotFound)?;
        let entries = events::of_ticket(&mut conn, ticket).await?;
        let names = people::names(&mut conn, entries.iter().flat_map(|entry| entry.event.people())).await?;
        let fates = outbox::of_ticket(&mut conn, ticket).await?;
        let affiliation = people::affiliation(&mut conn, facts.owner.id).await?;
        let rail = rail_beside(&mut conn, &seat, &facts).await?;
        Ok::<_, Error>((facts, entries, names, fates, affiliation, rail))
    };
    let (facts, entries, names, fates, affiliation, rail) = read.await.or_problem(bare)?;
    let page = &seat.page;
    let thread = thread(page, &facts, &entries, &names, &fates);
    let head = head(page, &facts, affiliation);
    let offers = available(&facts, seat.me());
    let buttons = buttons(page, &facts, &offers);
    let (composer, dialogs) = forms(&seat, &facts, &offers);
    let done = has_done(&note.done, &entries, seat.me().id).then(|| Done {
        said: page.say1(&format!("done-{}", note.done), "number", ticket.to_string()),
        told: told_line(page, &entries, &fates, seat.me().id),
    });
    let is_sent = done.is_some();
    let scope = facts.effective_scope();
    let template = TicketPage {
        head,
        can_assign: right::check(Action::Assign, &facts, &seat.actor.person).is_ok(),
        scope: page.words.code_of("ticket-scope", scope),
        scope_hint: page.say(&format!("ticket-scope-{}-hint", scope.code())),
        origin: page.words.code_of("origin", facts.ticket.origin),
        buttons,
        dialogs,
        composer,
        thread,
        done,
        conflict: note.conflict,
        refusal: note.refusal,
        page: {
            seat.page.is_sent = is_sent;
            seat.page.rail = rail;
            seat.page
        },
    };
    Ok(html(status, &template))
}

/// Whether the last command is this action, given by this person: an address alone asserts nothing.
fn has_done(action: &str, entries: &[Entry], me: PersonId) -> bool {
    let kind = match action {
        "create" => "created",
        "take" => "taken",
        "take-and-close" | "close" => "closed",
        "take-and-ask" | "ask" => "information_requested",
        "assign" => "assigned",
        "release" => "released",
        "comment" => "commented",
        "close-own" => "closed_by_owner",
        "approve" => "closure_approved",
        "refuse-closure" => "closure_refused",
        "reopen" => "reopened",
        _ => return false,
    };
    let Some(last) = entries.last() else { return false };
    let mut batch = entries.iter().filter(|entry| entry.batch == last.batch);
    last.event.by == Some(me) && batch.any(|entry| entry.event.kind.code() == kind)
}

pub fn head(page: &Page, facts: &Facts, affiliation: String) -> Head {
    let ticket = &facts.ticket;
    let avatar = |manager: &domain::Manager| {
        (manager.person.name.clone(), Avatar::of(manager.person.id, &manager.person.name, true))
    };
    Head {
        number: ticket.id,
        subject: ticket.subject.as_str().to_owned(),
        status: StatusView::of(page.words, ticket.status),
        owner: facts.owner.name.clone(),
        owner_avatar: Avatar::of(facts.owner.id, &facts.owner.name, false),
        affiliation,
        created: page.dates.full(ticket.created_at),
        created_datetime: page.dates.machine(ticket.created_at),
        last: page.dates.relative(ticket.last_action_at),
        department: facts.lineage.department.label.clone(),
        department_url: format!("/tickets?department={}", ticket.department),
        path: facts.lineage.path().map(|category| category.label.clone()).collect(),
        category_icon: facts.lineage.category().icon.clone(),
        holder: facts.holder().map(avatar),
        priority: PriorityView::of(page.words, facts.effective_priority()),
    }
}

fn buttons(page: &Page, facts: &Facts, offers: &[Offer<'_>]) -> Vec<Button> {
    let button = |offer: &Offer<'_>| {
        let code = offer.action.code();
        Button {
            action: code,
            label: page.words.code_of("action", offer.action),
            icon: action_icon(offer.action),
            url: format!("/tickets/{}/{code}", facts.ticket.id),
            refusal: offer.refusal.as_ref().map(|why| refusal_view(page, why, &names(&offer.who_can))),
        }
    };
    offers.iter().map(button).collect()
}

fn names(people: &[&Person]) -> Vec<String> {
    people.iter().map(|person| person.name.clone()).collect()
}

/// Why `me` cannot do this now; `None` when nothing forbids it.
pub fn refusal(page: &Page, facts: &Facts, me: &Person, action: Action) -> Option<RefusalView> {
    let why = right::check(action, facts, me).err()?;
    Some(refusal_view(page, &why, &names(&right::able(action, facts))))
}

pub fn refusal_view(page: &Page, why: &Refusal, able: &[String]) -> RefusalView {
    /// Names said; of the others, how many.
    const NAMED: usize = 4;
    // « Réservé au gestionnaire du ticket, Chloé Garnier » has already said who, « personne ne l’a en charge » that
    // nobody can.
    let is_said = match why {
        Refusal::OnlyTheHolder { holder: Some(_) } | Refusal::OnlyTheOwner { .. } => able.len() == 1,
        Refusal::OnlyTheHolder { holder: None } => able.is_empty(),
        _ => false,
    };
    let who = match able.len() {
        _ if is_said => String::new(),
        0 => page.say("who-can-nobody"),
        count if count <= NAMED => page.say2("who-can", "names", page.words.list(able), "count", count),
        count => page.words.with("who-can-many", &[("names", &able[..NAMED].join(", ")), ("others", &(count - NAMED))]),
    };
    RefusalView { why: page.words.refusal(why), who }
}

/// The composer, and a form for each other action that is allowed.
fn forms(seat: &Seat, facts: &Facts, offers: &[Offer<'_>]) -> (Option<ActionForm>, Vec<ActionForm>) {
    let open = offers.iter().filter(|offer| offer.is_open());
    let form = |action| ActionForm::new(&seat.page, facts, &seat.actor, action, &Kept::default());
    let (comment, others): (Vec<_>, Vec<_>) =
        open.map(|offer| offer.action).partition(|action| *action == Action::Comment);
    (comment.first().map(|action| form(*action)), others.into_iter().map(form).collect())
}

/// Whom the last command mailed, when the reader is who gave it.
fn told_line(page: &Page, entries: &[Entry], fates: &[outbox::Fate], me: PersonId) -> String {
    let Some(last) = entries.last().filter(|entry| entry.event.by == Some(me)) else { return String::new() };
    let names: Vec<String> =
        fates.iter().filter(|fate| fate.batch == last.batch).map(|fate| fate.name.clone()).collect();
    match names.len() {
        0 => page.say("done-told-nobody"),
        count => page.say2("done-told", "names", page.words.list(&names), "count", count),
    }
}
