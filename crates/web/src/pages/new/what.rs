//! What to write in the category chosen: its texts, its choices, who will read it.

use domain::department::DepartmentSetting;
use domain::question::{Reply, reading};
use domain::recipients::{Notice, Reason};
use domain::{Category, Coded, Counter, Message, Origin, Person, Priority, Question, Subject, TicketScope};

use crate::extract::{Fields, Page};
use crate::view::{Choice, replies, with_answers_left};

/// The second step: what to write in the category chosen.
pub struct What {
    pub category: String,
    /// « Services Généraux, Électricité ».
    pub place: String,
    pub icon: Option<String>,
    /// The category proposes a text to complete.
    pub is_template: bool,
    pub team: String,
    pub subject: String,
    pub message: String,
    pub priorities: Vec<Choice>,
    pub scopes: Vec<Choice>,
    pub computer: String,
    /// People without a role on it would read it, as things are: to be known before.
    pub is_public: bool,
    /// For managers of the department: where the request comes from, and for whom it is.
    pub origins: Vec<Choice>,
    pub owner: String,
    /// Names of those who will read it, with the rule that tells them.
    pub told: Vec<(String, String)>,
}

impl What {
    /// The team whose template fills the message; empty without one.
    pub fn template_of(&self) -> &str {
        if self.is_template { &self.team } else { "" }
    }
}

/// What was answered to no question as it is asked now.
pub fn left(asked: &[Question], replies: &[Reply]) -> Vec<Reply> {
    reading(asked, replies, &[]).left
}

/// The name of somebody told, which an anonymous department hides from whoever does not manage it (spec.md §5.4).
fn said(page: &Page, me: &Person, counter: &Counter, notice: &Notice) -> (String, String) {
    let is_stranger = !counter.is_manned_by(me) && !me.is_admin && notice.person.id != me.id;
    let name = match notice.reason {
        Reason::WatchesThePlace { .. } if is_stranger => page.say("told-address"),
        _ if is_stranger && counter.lineage.department.has(DepartmentSetting::Anonymous) => page.say("anonymous"),
        _ => notice.person.name.clone(),
    };
    (name, app::sentences::reason_about(page.words, &notice.reason))
}

/// What to write at a counter, with what was typed.
pub fn what(
    page: &Page,
    me: &Person,
    counter: &Counter,
    front: &Category,
    code: &str,
    told: &[Notice],
    fields: &Fields,
) -> What {
    let lineage = &counter.lineage;
    // A form that comes back says what was typed, even nothing; a fresh one says the template.
    let is_back = [fields.get("token"), fields.get("from")].iter().any(|sent| !sent.is_empty());
    let template = |own: Option<&str>| own.unwrap_or_default().to_owned();
    let subject = lineage.subject_template();
    let message = lineage.message_template();
    let typed = |name: &str, fresh: String| if is_back { fields.get(name).to_owned() } else { fresh };
    let scope = lineage.default_scope(counter.installation.default_scope);
    What {
        category: code.to_owned(),
        place: format!("{}, {}", counter.chosen_department().label, front.label),
        icon: front.icon.clone(),
        is_template: message.is_some() && fields.get("from").is_empty(),
        team: front.label.clone(),
        subject: typed("subject", template(subject.as_ref().map(Subject::as_str))),
        message: with_answers_left(
            page,
            &typed("message", template(message.as_ref().map(Message::as_str))),
            &left(lineage.questions(), &replies(fields)),
        ),
        priorities: priorities(page, lineage.default_priority(), fields),
        scopes: scopes(page, scope, fields),
        computer: fields.get("computer").to_owned(),
        is_public: scope.is_open() && !lineage.is_confidential(),
        origins: if counter.is_manned_by(me) { origins(page, fields) } else { Vec::new() },
        owner: fields.get("owner").to_owned(),
        told: told.iter().map(|notice| said(page, me, counter, notice)).collect(),
    }
}

fn choice(code: String, label: String, chosen: &str) -> Choice {
    let is_chosen = chosen == code;
    Choice { code, label, hint: String::new(), warning: String::new(), is_chosen }
}

fn scopes(page: &Page, default: TicketScope, fields: &Fields) -> Vec<Choice> {
    let chosen = match fields.get("scope") {
        "" => TicketScope::Default.code(),
        code => code,
    };
    let label = |scope: TicketScope| page.words.code_of("ticket-scope", scope);
    let one = |scope: &TicketScope| {
        let hint = page.say(&format!(
            "ticket-scope-{}-hint",
            if *scope == TicketScope::Default { default } else { *scope }.code()
        ));
        let label = match scope {
            TicketScope::Default => page.say1("new-by-default", "value", label(default)),
            scope => label(*scope),
        };
        Choice { hint, ..choice(scope.code().to_owned(), label, chosen) }
    };
    TicketScope::ALL.iter().map(one).collect()
}

fn priorities(page: &Page, default: Priority, fields: &Fields) -> Vec<Choice> {
    let chosen = match fields.get("priority") {
        "" => "0",
        value => value,
    };
    let by_default = page.say1("new-by-default", "value", page.say(&format!("priority-{}", default.value())));
    let others = (1..=5).map(|value: u8| choice(value.to_string(), page.say(&format!("priority-{value}")), chosen));
    std::iter::once(choice("0".to_owned(), by_default, chosen)).chain(others).collect()
}

fn origins(page: &Page, fields: &Fields) -> Vec<Choice> {
    let chosen = Origin::from_code(fields.get("origin")).unwrap_or(Origin::Web);
    let one = |origin: &Origin| choice(origin.code().to_owned(), page.words.code_of("origin", *origin), chosen.code());
    Origin::ALL.iter().map(one).collect()
}
