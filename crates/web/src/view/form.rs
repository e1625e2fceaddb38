//! The form of an action: the same in the dialog of the ticket's page, on a page of its own, and after a refusal.

mod fields;
mod foresight;
mod ground;
mod responses;

use domain::ticket::lifecycle::Words as Wanted;
use domain::{Action, Coded, Facts, Field, FieldError, MessageScope, Named, Person, PersonId, Status};
use store::drafts::Draft;

pub use foresight::place;
pub use ground::Ground;
pub use responses::{ResponseChoice, Responses, origin};

use super::Avatar;
use super::draft::{DraftView, restored};
use super::files::{Waiting, waiting};
use super::input::Input;
use super::preview::Preview;
use super::told::{Losing, Told};
use crate::extract::{Fields, Page};

/// What was typed in a form that comes back, or what its address asks for.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    pub fields: Fields,
    pub errors: Vec<FieldError>,
    /// The form was sent: what it does not say was left empty.
    pub is_back: bool,
    /// What the reader wrote on the ticket before and did not send, the latest first.
    pub drafts: Vec<Draft>,
}

impl Kept {
    /// What was typed there; empty when nothing was.
    pub fn text(&self, name: &str) -> &str {
        self.fields.get(name)
    }

    /// What was typed, or what a fresh form holds.
    fn value(&self, name: &str, fresh: &str) -> String {
        let typed = self.fields.get(name);
        if self.is_back || !typed.is_empty() { typed.to_owned() } else { fresh.to_owned() }
    }

    fn is_ticked(&self, name: &str, fresh: bool) -> bool {
        if self.is_back { self.fields.is_ticked(name) } else { fresh }
    }
}

/// A choice of readers.
#[derive(Debug, Clone)]
pub struct ScopeChoice {
    pub code: &'static str,
    pub label: String,
    pub hint: String,
    pub is_checked: bool,
}

/// A manager to whom the ticket can be given.
#[derive(Debug, Clone)]
pub struct Assignee {
    pub id: PersonId,
    pub name: String,
    pub avatar: Avatar,
    pub is_member: bool,
    /// Whether this person is mailed when chosen.
    pub is_told: bool,
    pub is_checked: bool,
}

/// An error beside its field.
#[derive(Debug, Clone)]
pub struct ErrorView {
    pub field: std::borrow::Cow<'static, str>,
    pub text: String,
}

/// Everything the form shows.
#[derive(Debug, Clone)]
pub struct ActionForm {
    pub action: &'static str,
    /// The start of its ids in the page, where forms of several actions and tickets live together.
    pub prefix: String,
    /// Where it is sent, and where it stands alone.
    pub url: String,
    pub icon: &'static str,
    pub title: String,
    pub submit: String,
    /// What will happen, in a sentence.
    pub consequence: String,
    pub inputs: Vec<Input>,
    /// Empty when the action says nothing.
    pub message_label: String,
    pub is_message_mandatory: bool,
    pub version: i64,
    pub token: String,
    /// The list that the reader came from, as `ticket::Trail` writes it.
    pub trail: String,
    pub message: String,
    /// What the message will look like, when that was asked.
    pub preview: Option<Preview>,
    pub scopes: Vec<ScopeChoice>,
    pub assignees: Vec<Assignee>,
    /// "Ré-ouvrir le ticket ?" must be answered (A7).
    pub asks_reopen: bool,
    /// The answer to that question, in a form that comes back.
    pub reopen: String,
    pub responses: Responses,
    pub told: Told,
    pub losing: Losing,
    /// The ticket would be open to people who have no part in it.
    pub opens: bool,
    /// What was typed here before.
    pub draft: DraftView,
    pub errors: Vec<ErrorView>,
    /// Files may go with it.
    pub takes_files: bool,
    /// Those that wait for it.
    pub files: Vec<Waiting>,
}

impl ActionForm {
    /// The form of an action that `ground.me` may do now; `token` is that which it will be sent with.
    pub fn new(ground: &Ground<'_>, token: String) -> Self {
        let (kept, draft) = restored(ground);
        let ground = &Ground { kept: &kept, ..*ground };
        let Ground { page, facts, me, action, .. } = *ground;
        let words = page.words;
        let code = action.code();
        let scopes = scopes(ground);
        let can_reopen = domain::ticket::right::check(Action::Reopen, facts, me).is_ok();
        let message = fields::message(ground);
        let preview = Preview::asked(page, &kept.fields);
        // Whoever looks at a message before sending it has seen no more of the ticket than before.
        let seen = kept.fields.id("version").filter(|_| preview.is_some());
        let present = message.as_ref().map(|(_, scope)| *scope);
        let fresh = message.as_ref().map(|(text, _)| text.as_str()).filter(|_| action == Action::EditComment);
        Self {
            action: code,
            prefix: code.to_owned(),
            url: format!("/tickets/{}/{code}", facts.ticket.id),
            icon: icon(action),
            title: words.say1(&format!("action-{code}-title"), "number", facts.ticket.id.to_string()),
            submit: words.say(&format!("action-{code}-submit")),
            consequence: consequence(ground),
            inputs: fields::fields(ground),
            message_label: if action == Action::ChangeReaders { String::new() } else { ground.own("message") },
            is_message_mandatory: action.rule().words == Wanted::Mandatory,
            version: seen.unwrap_or(facts.ticket.version),
            token,
            trail: kept.text("trail").to_owned(),
            message: kept.value("message", fresh.unwrap_or_default()),
            preview,
            scopes: if scopes.len() > 1 { choices(ground, &scopes, present) } else { Vec::new() },
            assignees: if action == Action::Assign { assignees(ground) } else { Vec::new() },
            asks_reopen: action == Action::Comment && facts.ticket.status.is_closed() && can_reopen,
            reopen: if kept.is_back { kept.text("reopen").to_owned() } else { String::new() },
            responses: Responses::of(ground),
            told: foresight::told_of(ground, &scopes),
            losing: foresight::losing_of(ground),
            opens: foresight::opens(ground),
            draft,
            errors: kept.errors.iter().map(|error| error_view(page, error)).collect(),
            takes_files: action.takes_files(),
            files: waiting(page, ground.waiting, &kept.fields.files()),
        }
    }

    /// The error of a field, if it has one.
    pub fn error(&self, field: &str) -> Option<&ErrorView> {
        self.errors.iter().find(|error| error.field == field)
    }

    /// What its files do not do, all at once.
    pub fn files_error(&self) -> Option<String> {
        files_error(&self.errors)
    }

    /// The id of the error of a field.
    pub fn error_id(&self, field: &str) -> String {
        format!("{}-{field}-error", self.prefix)
    }

    /// An id in the page.
    pub fn id(&self, part: &str) -> String {
        format!("{}-{part}", self.prefix)
    }

    /// There is something to tick below the words.
    pub fn has_ticks(&self) -> bool {
        self.inputs.iter().any(Input::is_after_words)
    }

    /// It ends the ticket undone: its button is not the green one.
    pub fn ends_badly(&self) -> bool {
        [Action::Refuse, Action::Cancel].iter().any(|action| self.action == action.code())
    }

    /// Nobody needs to be told before it is sent of what nobody is ever told.
    pub fn is_silent(&self) -> bool {
        self.action == Action::ChangeReaders.code()
    }
}

/// What will happen, in a sentence: it depends on who holds the ticket, on who is awaited, on where it goes.
fn consequence(ground: &Ground<'_>) -> String {
    let Ground { page, facts, me, named, kept, .. } = *ground;
    let name = |person: &Person| app::sentences::name(page.words, me, facts, person);
    let holder = facts.holder().map(|manager| name(&manager.person));
    let standing = ground.standing();
    let is_answer = facts.ticket.status == Status::Incomplete && (standing.is_owner || standing.is_holder);
    let yes_or_no = |fact: bool| if fact { "yes" } else { "no" };
    let place = named.destination.as_ref().map(|counter| counter.lineage.place()).unwrap_or_default();
    let is_open = facts.ticket.status.is_open();
    let sender = facts
        .ticket
        .moved_by
        .filter(|_| is_open)
        .and_then(|by| named.destination.as_ref()?.managers.iter().find(|manager| manager.person.id == by));
    let landing = foresight::landing(ground);
    let invitee =
        kept.fields.id("person").and_then(|id: PersonId| facts.invitees.iter().find(|one| one.person.id == id));
    if ground.action == Action::Uninvite && invitee.is_none() {
        return String::new();
    }
    page.words.with(
        &format!("action-{}-consequence", ground.action.code()),
        &[
            ("owner", &name(&facts.owner)),
            ("holder", &holder.clone().unwrap_or_default()),
            ("held", &yes_or_no(holder.is_some())),
            ("answers", &yes_or_no(is_answer)),
            ("place", &place),
            ("sender", &sender.map(|manager| name(&manager.person)).unwrap_or_default()),
            ("sent", &yes_or_no(sender.is_some())),
            ("person", &invitee.map(|one| name(&one.person)).unwrap_or_default()),
            ("oneself", &yes_or_no(invitee.is_some_and(|one| one.person.id == me.id))),
            ("open", &yes_or_no(is_open)),
            ("keeps", &yes_or_no(landing.keeps)),
            ("chosen", &landing.chosen.map_or_else(|| "none".to_owned(), |person| name(&person))),
            ("people", &newcomers(facts, me, named).len()),
        ],
    )
}

/// The people of a group whom inviting it invites: not the owner, nor oneself, nor those invited already.
pub fn newcomers<'a>(facts: &Facts, me: &Person, named: &'a Named) -> Vec<&'a Person> {
    let is_new = |person: &&Person| person.id != me.id && facts.can_be_invited(person.id);
    named.people.iter().filter(is_new).collect()
}

/// Of the errors of a form, those of its files, in one text.
pub fn files_error(errors: &[ErrorView]) -> Option<String> {
    let wrong: Vec<&str> =
        errors.iter().filter(|error| error.field == Field::Files.code()).map(|error| error.text.as_str()).collect();
    (!wrong.is_empty()).then(|| wrong.join(" "))
}

pub fn error_view(page: &Page, error: &FieldError) -> ErrorView {
    ErrorView { field: error.field.code().into(), text: page.words.refusal(&error.why) }
}

/// The icon of an action, in `icons.svg`.
pub fn icon(action: Action) -> &'static str {
    match action {
        Action::Take => "take",
        Action::TakeAndClose | Action::Close | Action::CloseOwn | Action::Expire => "s-closed",
        Action::TakeAndAsk | Action::Ask => "ask",
        Action::Assign => "assign",
        Action::Release => "release",
        Action::Comment => "say",
        Action::Approve => "check",
        Action::RefuseClosure => "x",
        Action::Reopen => "reopen",
        Action::SendBack => "reply",
        Action::Postpone => "s-later",
        Action::Recall => "s-progress",
        Action::Refuse | Action::Cancel => "s-no",
        Action::Transfer => "move",
        Action::Invite | Action::InviteGroup => "invite",
        Action::Uninvite => "x",
        Action::ChangeOwner => "user",
        Action::ChangeScope | Action::ChangeReaders => "eye",
        Action::ChangeSubject
        | Action::ChangePriority
        | Action::ChangeOrigin
        | Action::ChangeComputer
        | Action::ChangeSpentTime
        | Action::EditComment => "edit",
        Action::Archive => "lock",
        Action::Attach => "clip",
        Action::DeleteFile => "trash",
    }
}

/// The readers to choose from (spec.md §4.3, column "Form", and §5.3). Two names for the same readers are one choice.
fn scopes(ground: &Ground<'_>) -> Vec<MessageScope> {
    let effective = ground.facts.effective_scope();
    let is_same = |scope: &MessageScope| *scope == MessageScope::Invited && !effective.is_open();
    let offered = || MessageScope::offered(&ground.standing(), effective).into_iter().filter(|scope| !is_same(scope));
    match ground.action {
        Action::Take | Action::TakeAndClose | Action::Comment | Action::Attach | Action::Close => offered().collect(),
        // The present readers first: leaving them as they are is always a choice.
        Action::ChangeReaders | Action::EditComment => {
            let present = fields::message(ground).map(|(_, scope)| scope);
            let others = offered().filter(|scope| Some(*scope) != present);
            present.into_iter().chain(others).collect()
        }
        // A question that its owner could not read would wait for ever.
        Action::TakeAndAsk | Action::Ask => offered().filter(|scope| scope.reaches_the_owner()).collect(),
        _ => vec![MessageScope::Default],
    }
}

fn choices(ground: &Ground<'_>, scopes: &[MessageScope], present: Option<MessageScope>) -> Vec<ScopeChoice> {
    let kept = MessageScope::from_code(ground.kept.text("scope")).or(present);
    let chosen = kept.filter(|scope| scopes.contains(scope)).unwrap_or(MessageScope::Default);
    let choice = |scope: &MessageScope| ScopeChoice {
        code: scope.code(),
        label: ground.page.words.code_of("message-scope", *scope),
        hint: ground.page.say(&format!("message-scope-{}-hint", scope.code())),
        is_checked: *scope == chosen,
    };
    scopes.iter().map(choice).collect()
}

fn assignees(ground: &Ground<'_>) -> Vec<Assignee> {
    let Facts { ref members, .. } = *ground.facts;
    let kept = ground.kept.fields.id::<PersonId>("assignee");
    let assignee = |manager: &&domain::Manager| Assignee {
        id: manager.person.id,
        name: manager.person.name.clone(),
        avatar: Avatar::of(manager.person.id, &manager.person.name, true),
        is_member: members.contains(&manager.person.id),
        is_told: foresight::is_told_when_assigned(ground, manager.person.id),
        is_checked: kept == Some(manager.person.id),
    };
    ground.facts.assignable(ground.me.id).iter().map(assignee).collect()
}
