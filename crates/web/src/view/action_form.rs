//! The form of an action: the same in the dialog of the ticket's page, on a page of its own, and after a refusal.

use domain::ticket::lifecycle::Words as Wanted;
use domain::{
    Action, Actor, Coded, Command, Facts, FieldError, Message, MessageScope, PersonId, Said, Standing, Status,
};

use super::Avatar;
use super::told::{Told, told};
use crate::extract::Page;

/// What was typed in a form that comes back.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    pub message: String,
    pub scope: Option<MessageScope>,
    pub assignee: Option<PersonId>,
    pub release: bool,
    pub errors: Vec<FieldError>,
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
    pub field: &'static str,
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
    pub message_label: String,
    pub is_message_mandatory: bool,
    pub version: i64,
    pub token: String,
    pub message: String,
    pub scopes: Vec<ScopeChoice>,
    pub assignees: Vec<Assignee>,
    /// "Libérer le ticket" can be ticked.
    pub offers_release: bool,
    pub release: bool,
    /// "Ré-ouvrir le ticket ?" must be answered (A7).
    pub asks_reopen: bool,
    pub told: Told,
    pub errors: Vec<ErrorView>,
}

impl ActionForm {
    /// The form of an action that `actor` may do now.
    pub fn new(page: &Page, facts: &Facts, actor: &Actor, action: Action, kept: &Kept) -> Self {
        let words = page.words;
        let code = action.code();
        let scopes = scopes(action, &Standing::of(&actor.person, facts));
        let can_reopen = domain::ticket::right::check(Action::Reopen, facts, &actor.person).is_ok();
        Self {
            action: code,
            prefix: code.to_owned(),
            url: format!("/tickets/{}/{code}", facts.ticket.id),
            icon: icon(action),
            title: words.say1(&format!("action-{code}-title"), "number", facts.ticket.id.to_string()),
            submit: words.say(&format!("action-{code}-submit")),
            consequence: consequence(page, facts, actor, action),
            message_label: words.say(&format!("action-{code}-message")),
            is_message_mandatory: action.rule().words == Wanted::Mandatory,
            version: facts.ticket.version,
            token: page.token(),
            message: kept.message.clone(),
            scopes: if scopes.len() > 1 { choices(page, &scopes, kept.scope) } else { Vec::new() },
            assignees: if action == Action::Assign { assignees(page, facts, actor, kept) } else { Vec::new() },
            offers_release: matches!(action, Action::Close | Action::TakeAndClose),
            release: kept.release,
            asks_reopen: action == Action::Comment && facts.ticket.status.is_closed() && can_reopen,
            told: told_of(page, facts, actor, action, &scopes),
            errors: kept.errors.iter().map(|error| error_view(page, error)).collect(),
        }
    }

    /// The error of a field, if it has one.
    pub fn error(&self, field: &str) -> Option<&ErrorView> {
        self.errors.iter().find(|error| error.field == field)
    }

    /// An id in the page.
    pub fn id(&self, part: &str) -> String {
        format!("{}-{part}", self.prefix)
    }
}

/// What will happen, in a sentence: it depends on who holds the ticket, and on who is awaited.
fn consequence(page: &Page, facts: &Facts, actor: &Actor, action: Action) -> String {
    let holder = facts.holder().map(|manager| manager.person.name.as_str());
    let standing = Standing::of(&actor.person, facts);
    let is_answer = facts.ticket.status == Status::Incomplete && (standing.is_owner || standing.is_holder);
    let yes_or_no = |fact: bool| if fact { "yes" } else { "no" };
    page.words.with(
        &format!("action-{}-consequence", action.code()),
        &[
            ("owner", &facts.owner.name),
            ("holder", &holder.unwrap_or_default()),
            ("held", &yes_or_no(holder.is_some())),
            ("answers", &yes_or_no(is_answer)),
        ],
    )
}

pub fn error_view(page: &Page, error: &FieldError) -> ErrorView {
    ErrorView { field: error.field.code(), text: page.words.refusal(&error.why) }
}

/// The icon of an action, in `icons.svg`.
pub fn icon(action: Action) -> &'static str {
    match action {
        Action::Take => "take",
        Action::TakeAndClose | Action::Close | Action::CloseOwn => "s-closed",
        Action::TakeAndAsk | Action::Ask => "ask",
        Action::Assign => "assign",
        Action::Release => "release",
        Action::Comment => "say",
        Action::Approve => "check",
        Action::RefuseClosure => "x",
        Action::Reopen => "reopen",
    }
}

/// The actions whose words may be narrowed to some readers (spec.md §4.3, column "Form").
fn scopes(action: Action, standing: &Standing<'_>) -> Vec<MessageScope> {
    match action {
        Action::Take | Action::TakeAndClose | Action::Comment | Action::Close => MessageScope::offered(standing),
        // A question that its owner could not read would wait for ever.
        Action::TakeAndAsk | Action::Ask => {
            MessageScope::offered(standing).into_iter().filter(|scope| *scope != MessageScope::Manager).collect()
        }
        _ => vec![MessageScope::Default],
    }
}

fn choices(page: &Page, scopes: &[MessageScope], kept: Option<MessageScope>) -> Vec<ScopeChoice> {
    let chosen = kept.filter(|scope| scopes.contains(scope)).unwrap_or(MessageScope::Default);
    let choice = |scope: &MessageScope| ScopeChoice {
        code: scope.code(),
        label: page.words.code_of("message-scope", *scope),
        hint: page.say(&format!("message-scope-{}-hint", scope.code())),
        is_checked: *scope == chosen,
    };
    scopes.iter().map(choice).collect()
}

/// The people told whatever is chosen; with an assignee to choose, each choice says the rest.
fn told_of(page: &Page, facts: &Facts, actor: &Actor, action: Action, scopes: &[MessageScope]) -> Told {
    let sample = |scope| Said { text: Some(sample_text()), scope };
    if action != Action::Assign {
        let base = told(page, facts, actor, scopes, |scope| Command::new(action, sample(scope), None, false));
        return match action {
            Action::Close | Action::TakeAndClose => {
                let release = |scope| Command::new(action, sample(scope), None, true);
                base.or_when("release", told(page, facts, actor, scopes, release))
            }
            Action::Comment => {
                let reopen = |scope| Command::new(Action::Reopen, sample(scope), None, false);
                base.or_when("reopen", told(page, facts, actor, scopes, reopen))
            }
            _ => base,
        };
    }
    let assign = |to: PersonId| move |scope| Command::new(action, Said { text: None, scope }, Some(to), false);
    let targets: Vec<PersonId> = facts.assignable(actor.person.id).iter().map(|manager| manager.person.id).collect();
    let Some(first) = targets.first() else { return Told::default() };
    let mut always = told(page, facts, actor, scopes, assign(*first));
    let readers = |to: PersonId| told(page, facts, actor, scopes, assign(to)).readers;
    let others: Vec<Vec<_>> = targets.iter().map(|to| readers(*to)).collect();
    always.readers.retain(|reader| others.iter().all(|list| list.iter().any(|other| other.id == reader.id)));
    Told { counts: Vec::new(), is_always: true, ..always }
}

/// Any words: who is told depends on who may read them, not on what they say.
fn sample_text() -> Message {
    Message::stored("…".to_owned())
}

fn assignees(page: &Page, facts: &Facts, actor: &Actor, kept: &Kept) -> Vec<Assignee> {
    let targets = facts.assignable(actor.person.id);
    let is_told = |to: PersonId| {
        let command = Command::Assign { to, said: Said::NOTHING };
        let notices = app::preview::told(facts, actor, &command, page.app.now());
        notices.iter().any(|notice| notice.person.id == to)
    };
    let assignee = |manager: &&domain::Manager| Assignee {
        id: manager.person.id,
        name: manager.person.name.clone(),
        avatar: Avatar::of(manager.person.id, &manager.person.name, true),
        is_member: facts.is_member(manager.person.id),
        is_told: is_told(manager.person.id),
        is_checked: kept.assignee == Some(manager.person.id),
    };
    targets.iter().map(assignee).collect()
}
