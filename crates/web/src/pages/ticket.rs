//! `GET /tickets/4812`: the ticket, its history, what can be done and who would be told (`design/02`).

mod around;
mod done;
mod head;
mod trail;

use app::Error;
use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use domain::ticket::{Offer, available, right};
use domain::{Action, Coded, Facts, FileId, Named, Person, Refusal, TicketId};
use store::files::Stored;
use store::{drafts, events, facts, files, marks, outbox, people, undos};

pub use done::event_of;
pub use head::{Head, head};
pub use trail::trail_of;

use crate::extract::{Asked, Fields, Page, Seat, Segments, id};
use crate::pages::undo::UndoForm;
use crate::problem::{OrProblem, html};
use crate::view::{
    ActionForm, Bar, Button, Ground, History, Input, Item, Kept, RefusalView, Thread, action_icon, rail_beside, thread,
};
use around::{Around, around, attachments};
use done::Done;
use trail::Trail;

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
    history: History,
    /// What has just been done, when the reader comes from there.
    done: Option<Done>,
    /// Somebody acted first: who, when.
    conflict: Option<String>,
    /// Why the action of a link cannot be done now (E44).
    refusal: Option<RefusalView>,
    /// What was typed and can be posted nowhere.
    words: String,
    /// Properties, invitees, marks.
    around: Around,
    /// The list that the reader came from, and what is beside this ticket in it.
    trail: Option<Trail>,
    /// To be printed: the record alone.
    is_print: bool,
}

impl TicketPage {
    fn bar(&self) -> Bar<'_> {
        Bar::of(&self.buttons)
    }

    /// The form of an action that the reader may do now.
    fn form(&self, action: &str) -> Option<&ActionForm> {
        self.dialogs.iter().find(|form| form.action == action)
    }

    /// The last thing that happened, as the reader may know it.
    fn news(&self) -> Option<&Item> {
        self.history.items.iter().max_by_key(|item| item.id)
    }

    /// The button of an action, when the reader would look for it.
    fn button(&self, action: &str) -> Option<&Button> {
        self.buttons.iter().find(|button| button.action == action)
    }
}

/// What the page says on top.
#[derive(Default)]
pub struct Note {
    /// Somebody acted first.
    pub conflict: Option<String>,
    /// Why the action wanted is not possible (E44).
    pub refusal: Option<RefusalView>,
    /// What was typed and can be posted nowhere: given back (guarantees P7).
    pub words: String,
}

pub async fn show(seat: Seat, Segments(number): Segments<String>, Asked(asked): Asked) -> Result<Response, Response> {
    let ticket = id::<TicketId>(&number).ok_or(Error::NotFound).or_problem(|| seat.page.clone_bare())?;
    answer(seat, ticket, &asked, StatusCode::OK, Note::default()).await
}

/// The ticket's page, with a word on top about what happened or cannot. `asked` is what its address, or the form that
/// led here, says: what was just done, how to show the history, which message to quote, the list come from.
pub async fn answer(
    mut seat: Seat,
    ticket: TicketId,
    asked: &Fields,
    status: StatusCode,
    note: Note,
) -> Result<Response, Response> {
    let read = async {
        let app = &seat.page.app;
        let mut conn = app.db.read().await?;
        let facts = facts::within(&mut conn, &seat.reach, ticket, app.installation()).await?;
        let facts = facts.ok_or(Error::NotFound)?;
        let entries = events::of_ticket(&mut conn, ticket).await?;
        let mut names = people::names(&mut conn, entries.iter().flat_map(|entry| entry.event.people())).await?;
        app::sentences::veil(seat.page.words, &seat.me, &facts, &mut names);
        let fates = outbox::of_ticket(&mut conn, ticket).await?;
        let files = files::of_ticket(&mut conn, ticket).await?;
        let affiliation = people::affiliation(&mut conn, facts.owner.id).await?;
        let is_read = marks::read(&mut conn, seat.me.id, &[ticket]).await?;
        let is_read = is_read.iter().any(|read| read.version == facts.ticket.version);
        let trail = trail::read(&mut conn, &seat, asked, ticket).await?;
        let rail = rail_beside(&mut conn, &seat).await?;
        let drafts = drafts::of_ticket(&mut conn, seat.page.writer(), ticket).await?;
        let held: Vec<FileId> = drafts.iter().flat_map(|draft| draft.files.iter().copied().map(FileId)).collect();
        let waiting = files::waiting(&mut conn, seat.me.id, &held).await?;
        let undo = undos::of_ticket(&mut conn, ticket).await?;
        let mine = (drafts, waiting, undo);
        Ok::<_, Error>((facts, entries, names, fates, files, affiliation, is_read, trail, rail, mine))
    };
    let (facts, entries, names, fates, files, affiliation, is_read, trail, rail, (drafts, waiting, undo)) =
        read.await.or_problem(|| seat.page.clone_bare())?;
    let page = &seat.page;
    let lines = events::lines(&entries);
    let history = thread(&Thread {
        page,
        me: &seat.me,
        facts: &facts,
        lines: &lines,
        names: &names,
        fates: &fates,
        files: &files,
        asked,
    });
    let head = head(page, &facts, &seat.me, affiliation);
    let offers = available(&facts, &seat.me);
    let buttons = buttons(page, &facts, &seat.me, &offers);
    let (composer, dialogs) =
        forms(&seat, &facts, &offers, &Kept { drafts, ..composer_kept(asked, &lines, &seat, &facts) }, &waiting);
    let undo = UndoForm::of(page, &seat.me, ticket, facts.ticket.version, undo.as_ref());
    let undo = undo.map(|undo| undo.on(asked));
    let done =
        done::done(&done::Scene { page, me: &seat.me, facts: &facts, asked, entries: &entries, fates: &fates }, undo);
    let is_sent = done.is_some();
    let around = Around {
        files: attachments(page, &seat.me, &facts, &lines, &files),
        ..around(page, &seat.me, &facts, is_read)
    };
    let template = TicketPage {
        head,
        buttons,
        dialogs,
        composer,
        history,
        done,
        conflict: note.conflict,
        refusal: note.refusal,
        words: note.words,
        around,
        trail,
        is_print: !asked.get("print").is_empty(),
        page: {
            seat.page.is_sent = is_sent;
            seat.page.rail = rail;
            seat.page
        },
    };
    Ok(html(status, &template))
}

fn buttons(page: &Page, facts: &Facts, me: &Person, offers: &[Offer<'_>]) -> Vec<Button> {
    let button = |offer: &Offer<'_>| {
        let code = offer.action.code();
        Button {
            action: code,
            label: page.words.code_of("action", offer.action),
            icon: action_icon(offer.action),
            url: format!("/tickets/{}/{code}", facts.ticket.id),
            refusal: offer.refusal.as_ref().map(|why| refusal_view(page, why, &names(facts, me, &offer.who_can))),
        }
    };
    offers.iter().map(button).collect()
}

/// The names that this reader may know.
fn names(facts: &Facts, me: &Person, people: &[&Person]) -> Vec<String> {
    let known = people.iter().filter(|person| domain::visibility::may_name(me, facts, person.id));
    known.map(|person| person.name.clone()).collect()
}

/// Why `me` cannot do this now; `None` when nothing forbids it.
pub fn refusal(page: &Page, facts: &Facts, me: &Person, action: Action) -> Option<RefusalView> {
    let why = right::check(action, facts, me).err()?;
    Some(refusal_view(page, &why, &names(facts, me, &right::able(action, facts))))
}

pub fn refusal_view(page: &Page, why: &Refusal, able: &[String]) -> RefusalView {
    /// Names said; of the others, how many.
    const NAMED: usize = 4;
    // « Réservé au gestionnaire du ticket, Chloé Garnier » has already said who, « personne ne l’a en charge » that
    // nobody can.
    let is_said = match why {
        // Names are hidden: who could is not said either.
        Refusal::OnlyTheHolder { holder: Some(name) } if name.is_empty() => true,
        Refusal::OnlyTheHolder { holder: Some(_) } | Refusal::OnlyTheOwner { .. } => able.len() == 1,
        Refusal::OnlyTheHolder { holder: None }
        | Refusal::NeverMoved
        | Refusal::NotInvited
        | Refusal::OnlyOwnInvitation
        | Refusal::MessageGone
        | Refusal::EditingIsOff
        | Refusal::NotTheAuthor
        | Refusal::NotTheLastWord
        | Refusal::ReadersAreManagersChoice
        // Nobody can do for its author what is too late for them.
        | Refusal::OnlyItsAuthorUndoes
        | Refusal::CreationStays
        | Refusal::AlreadyUndone
        | Refusal::ActedSince { .. }
        | Refusal::MailHasLeft { .. }
        | Refusal::TooLateToUndo
        | Refusal::UndoLeadsNowhere => able.is_empty(),
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

/// The composer, and a form for each other action of the bar that is allowed.
fn forms(
    seat: &Seat,
    facts: &Facts,
    offers: &[Offer<'_>],
    composed: &Kept,
    waiting: &[Stored],
) -> (Option<ActionForm>, Vec<ActionForm>) {
    let named = Named::default();
    let form = |action, kept| {
        let ground =
            Ground { page: &seat.page, facts, me: &seat.me, action, named: &named, kept, recent: &[], waiting };
        ActionForm::new(&ground, seat.page.token())
    };
    let drafts = composed.drafts.clone();
    let plain = Kept { fields: composed.fields.only("trail"), drafts, ..Kept::default() };
    let open = offers.iter().filter(|offer| offer.is_open()).map(|offer| offer.action);
    let (comment, others): (Vec<_>, Vec<_>) = open.partition(|action| *action == Action::Comment);
    let dialogs = others.into_iter().filter(|action| Bar::has_dialog(action.code())).map(|action| form(action, &plain));
    (comment.first().map(|action| form(*action, composed)), dialogs.collect())
}

/// What the composer holds: nothing, or the message that its address asks to quote (spec.md §4.7).
fn composer_kept(asked: &Fields, lines: &[domain::ticket::thread::Line], seat: &Seat, facts: &Facts) -> Kept {
    let quoted = asked.id::<domain::EventId>("quote").and_then(|id| lines.iter().find(|line| line.id == id));
    let mut fields = asked.only("trail").instead("draft", asked.get("draft"));
    if let Some(line) = quoted.filter(|line| crate::view::may_read(&seat.me, facts, &line.event))
        && let Some(text) = &line.event.text
    {
        let quote: Vec<String> = text.as_str().lines().map(|line| format!("> {line}")).collect();
        fields = fields.with("message", &format!("{}\n\n", quote.join("\n")));
    }
    Kept { fields, ..Kept::default() }
}
