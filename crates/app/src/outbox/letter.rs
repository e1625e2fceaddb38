//! A mail about a ticket, for one reader: in their language, with what they may read and do now (spec.md §8.5–8.6).

use askama::Template;
use domain::recipients::Tag;
use domain::ticket::thread::Line;
use domain::ticket::{Status, right};
use domain::{Action, Coded, Event, EventKind, Facts, Message, Person, Standing};
use mail::{Mailbox, Outgoing, Unsubscribe};

use super::Sender;
use super::alert::Alert;
use crate::answers;
use crate::dates::Dates;
use crate::mails::Change;
use crate::markdown::html_at;
use crate::sentences::{self, Names};
use crate::{App, Words};

/// Earlier entries repeated below the news, at most.
const EARLIER: usize = 4;

/// What a mail is about and for whom.
pub struct Scene<'a> {
    pub app: &'a App,
    pub facts: &'a Facts,
    pub reader: &'a Person,
    /// The events announced, as they were written.
    pub batch: &'a [Event],
    /// The history as it reads now.
    pub lines: &'a [Line],
    /// Names, as this reader may know them.
    pub names: &'a Names,
    /// The owner's directory information, for those to whom it is shown.
    pub affiliation: &'a str,
    /// The address of the site, for the links of messages.
    pub site: &'a str,
}

/// The mail as its two templates need it.
struct View {
    words: Words,
    site: String,
    /// « Nouveau ticket n° 4812 (Services Généraux, Électricité) ».
    kicker: String,
    subject: String,
    owner: String,
    affiliation: String,
    created: String,
    status: String,
    priority: String,
    holder: String,
    news: Vec<News>,
    earlier: Vec<News>,
    /// Closed by a manager, and it is for the reader to say whether that is right (R27).
    question: Option<Question>,
    open: Link,
    links: Vec<Link>,
    /// The rules that selected the reader.
    why: Vec<String>,
    /// The rule, and what the reader may do about it.
    changes: Vec<Link>,
    /// What a reader without an account misses.
    note: String,
}

struct News {
    who: String,
    deed: String,
    when: String,
    /// Questions of the category, and what was answered.
    answers: Vec<(String, String)>,
    /// The same, line by line.
    answer_lines: Vec<String>,
    /// What was said, as typed: paragraphs of lines; empty when nothing was.
    text: Vec<Vec<String>>,
    /// The same as HTML.
    html: String,
    /// Something was said that the reader may not read.
    is_hidden: bool,
    /// Where the file that it brought is.
    file: Option<String>,
}

struct Question {
    approve: Link,
    refuse: Link,
}

pub(super) struct Link {
    pub label: String,
    pub url: String,
}

#[derive(Template)]
#[template(path = "mail/ticket.html")]
struct Html<'a> {
    v: &'a View,
}

#[derive(Template)]
#[template(path = "mail/ticket.txt", escape = "none")]
struct Text<'a> {
    v: &'a View,
}

/// Writes the mail. The same facts give the same mail.
pub fn write(app: &App, alert: &Alert<'_>, scene: &Scene<'_>) -> anyhow::Result<Outgoing> {
    let words = Words::of(scene.reader.language);
    let view = view(app, alert, scene, words);
    let ticket = &scene.facts.ticket;
    let department = &scene.facts.lineage.department;
    let tag = words.code_of("tag", alert.tag);
    let number = ticket.id.to_string();
    let subject = words.with(
        "mail-subject",
        &[("tag", &tag), ("department", &department.label), ("number", &number), ("subject", &ticket.subject.as_str())],
    );
    let text = tidy(&Text { v: &view }.render()?);
    let written = Written { subject, text, html: Html { v: &view }.render()? };
    let host = app.site.public_url.host();
    let list = Mailbox::new(department.label.clone(), format!("department-{}.{host}", department.id));
    Ok(Outgoing { list: Some(list), ..envelope(app, alert, scene.reader, written) })
}

/// What its templates made.
pub(super) struct Written {
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// What every mail about a ticket says of itself, to people and to their programs.
pub(super) fn envelope(app: &App, alert: &Alert<'_>, reader: &Person, written: Written) -> Outgoing {
    let (name, address) = app.sender.from(app);
    let thread = format!("ticket-{}@{}", alert.ticket, app.site.public_url.host());
    let mut extra = vec![
        ("X-Guichet-Ticket", alert.ticket.to_string()),
        ("X-Guichet-Reason", alert.reasons.iter().map(|reason| reason.code()).collect::<Vec<_>>().join(" ")),
        ("X-Guichet-Event", alert.tag.code().to_owned()),
    ];
    if let Sender::Relay { reply_to: Some(reply_to), .. } = &app.sender {
        extra.push(("Reply-To", reply_to.clone()));
    }
    Outgoing {
        from: Mailbox::new(name, address),
        to: Mailbox::new(reader.name.clone(), reader.address.clone().unwrap_or_default()),
        subject: written.subject,
        text: written.text,
        html: written.html,
        message_id: alert.due.message_id.clone(),
        in_reply_to: Some(thread.clone()),
        references: vec![thread],
        list: None,
        unsubscribe: changes(app, alert, Change::Mute).map(|url| Unsubscribe { url, one_click: true }),
        extra,
    }
}

/// Where the reader makes this change; `None` for a mail without links of its own.
pub(super) fn changes(app: &App, alert: &Alert<'_>, change: Change) -> Option<String> {
    let key = Some(alert.due.link_key.as_str()).filter(|key| !key.is_empty() && !alert.is_to_address())?;
    Some(app.url(&format!("/mails/{key}/{}", change.code())))
}

/// What the reader may change from the mail: a report replaces what a manager's level tells.
pub(super) fn change_links(app: &App, alert: &Alert<'_>, words: Words) -> Vec<Link> {
    let is_manager = alert.due.reason.department().is_some();
    let is_offered = |change: &Change| match change {
        Change::Rule | Change::Mute => true,
        Change::Report => is_manager,
        // Of reports themselves.
        Change::Suspend => false,
    };
    let offered = Change::ALL.iter().copied().filter(is_offered);
    let link =
        |change: Change| Some(Link { label: words.code_of("mail-change", change), url: changes(app, alert, change)? });
    offered.filter_map(link).collect()
}

/// After what may be changed, where all of it is: the department of the level that sent the mail, when it did.
fn with_settings(app: &App, alert: &Alert<'_>, facts: &Facts, mut links: Vec<Link>, words: Words) -> Vec<Link> {
    if links.is_empty() {
        return links;
    }
    let department = &facts.lineage.department;
    let path = match alert.due.reason.department() {
        Some(label) if label == department.label => format!("/preferences/monitoring#d{}", department.id),
        Some(_) => "/preferences/monitoring".to_owned(),
        None => "/preferences".to_owned(),
    };
    links.push(Link { label: words.say("mail-preferences"), url: app.url(&path) });
    links
}

fn view(app: &App, alert: &Alert<'_>, scene: &Scene<'_>, words: Words) -> View {
    let Scene { facts, reader, .. } = scene;
    let ticket = &facts.ticket;
    let dates = Dates { words, zone: app.site.time_zone.clone(), now: alert.written_at() };
    let page = |path: &str| app.url(&format!("/tickets/{}{path}", ticket.id));
    let link = |action: Action| Link {
        label: words.say(&format!("action-{}-submit", action.code())),
        url: page(&format!("/{}", action.code())),
    };
    let may = |action: Action| right::check(action, facts, reader).is_ok();
    let shown: Vec<&Line> = scene.lines.iter().filter(|line| is_shown(line, scene)).collect();
    let earlier = shown.iter().copied().filter(|line| line.batch < alert.first_batch()).rev().take(EARLIER);
    let is_question = alert.tag == Tag::Closed && ticket.status == Status::Closed && may(Action::Approve);
    let number = ticket.id.to_string();
    let place = facts.lineage.place();
    View {
        words,
        site: app.site.name.clone(),
        kicker: words.say2(&format!("mail-kicker-{}", alert.tag.code()), "number", number, "place", place),
        subject: ticket.subject.as_str().to_owned(),
        owner: sentences::name(words, reader, facts, &facts.owner),
        affiliation: scene.affiliation.to_owned(),
        created: dates.full(ticket.created_at),
        status: words.code_of("status", ticket.status),
        priority: words.say(&format!("priority-{}", facts.effective_priority().value())),
        holder: facts.holder().map_or_else(
            || words.say("ticket-nobody"),
            |manager| sentences::name(words, reader, facts, &manager.person),
        ),
        news: news_of(alert, scene, &shown, &dates),
        earlier: earlier.map(|line| news(line, scene, &dates)).collect(),
        question: is_question.then(|| Question { approve: link(Action::Approve), refuse: link(Action::RefuseClosure) }),
        open: Link { label: words.say("mail-open"), url: page("") },
        links: QUICK_LINKS.iter().copied().filter(|action| may(*action)).map(link).collect(),
        changes: with_settings(app, alert, facts, change_links(app, alert, words), words),
        note: if alert.is_to_address() { words.say("mail-address-note") } else { String::new() },
        why: alert.reasons.iter().map(|reason| sentences::reason(words, reason)).collect(),
    }
}

/// The quick links of spec.md §8.5, each shown to whoever may now do it.
const QUICK_LINKS: [Action; 11] = [
    Action::Take,
    Action::TakeAndClose,
    Action::TakeAndAsk,
    Action::Assign,
    Action::Comment,
    Action::Ask,
    Action::Release,
    Action::Close,
    Action::Refuse,
    Action::Postpone,
    Action::Reopen,
];

/// Notes that are wholly for some readers are no lines for the others.
fn is_shown(line: &Line, scene: &Scene<'_>) -> bool {
    match line.event.kind {
        // Nobody was told of what was undone.
        EventKind::Undone { .. } => false,
        _ => !line.event.kind.is_for_its_readers() || reads(line, scene),
    }
}

fn reads(line: &Line, scene: &Scene<'_>) -> bool {
    let standing = Standing::of(scene.reader, scene.facts);
    let is_author = line.event.by == Some(scene.reader.id);
    line.event.scope.may_be_read_by(&standing, is_author, scene.facts.effective_scope())
}

/// What this batch brought: its lines; the messages that it corrected; to whom it invites, the invitation.
fn news_of(alert: &Alert<'_>, scene: &Scene<'_>, shown: &[&Line], dates: &Dates) -> Vec<News> {
    if let Some(invitation) = invitation(alert, scene, dates) {
        return vec![invitation];
    }
    let edits = |line: &Line| scene.batch.iter().any(|event| event.kind == EventKind::CommentEdited { event: line.id });
    let corrected = shown.iter().filter(|line| edits(line)).map(|line| {
        let (by, at) = line.edited.unwrap_or((line.event.by, line.event.at));
        let (who, deed) = (sentences::author(dates.words, scene.names, by), dates.words.say("event-comment_edited"));
        News { who, deed, when: dates.full(at), ..news(line, scene, dates) }
    });
    let written = shown.iter().filter(|line| alert.announces(line.batch)).map(|line| news(line, scene, dates));
    written.chain(corrected).collect()
}

/// « Alice vous invite à suivre ce ticket », with the comment that the batch keeps on its first invitation (R25).
fn invitation(alert: &Alert<'_>, scene: &Scene<'_>, dates: &Dates) -> Option<News> {
    let of_batch = || scene.lines.iter().filter(|line| alert.announces(line.batch));
    let invites = |line: &&Line| line.event.kind == EventKind::Invited { person: scene.reader.id, permanent: false };
    let own = of_batch().find(invites)?;
    let is_invitation = |line: &&Line| matches!(line.event.kind, EventKind::Invited { permanent: false, .. });
    let first = of_batch().find(is_invitation)?;
    let deed = dates.words.say("event-invited-you");
    // Its words are those of the first invitation, for whoever may read that one.
    let event = Event { kind: own.event.kind.clone(), ..first.event.clone() };
    Some(News { deed, ..news(&Line { event, ..own.clone() }, scene, dates) })
}

fn news(line: &Line, scene: &Scene<'_>, dates: &Dates) -> News {
    let event = &line.event;
    let is_readable = reads(line, scene);
    let text = event.text.as_ref().filter(|_| is_readable);
    let answers = if is_readable { answered(event, dates) } else { Vec::new() };
    News {
        who: sentences::author(dates.words, scene.names, event.by),
        deed: sentences::deed(dates, scene.names, event),
        when: dates.full(event.at),
        answer_lines: answers.iter().flat_map(|answer| lines_of(answer, dates.words)).collect(),
        answers,
        text: text.map(Message::paragraphs).unwrap_or_default(),
        html: text.map(|words| html_at(words.as_str(), scene.site)).unwrap_or_default(),
        is_hidden: event.text.is_some() && !is_readable,
        file: line.file().filter(|_| !line.is_erased).map(|file| scene.app.url(&format!("/files/{file}"))),
    }
}

fn answered(event: &Event, dates: &Dates) -> Vec<(String, String)> {
    let given = event.kind.answers().iter();
    given.map(|one| (one.question.clone(), answers::said(dates, &one.answer))).collect()
}

/// « Bâtiment : C », or a text of several lines below its question.
fn lines_of((question, answer): &(String, String), words: Words) -> Vec<String> {
    let line = |answer: &str| words.say2("answer-line", "question", question.as_str(), "answer", answer);
    if !answer.contains('\n') {
        return vec![line(answer)];
    }
    std::iter::once(line("").trim_end().to_owned()).chain(answer.lines().map(str::to_owned)).collect()
}

/// What follows this line is not the message: mail programs fold it away and leave it out of replies.
const SIGNATURE: &str = "-- ";

/// Removes the blank lines that conditions of the template leave behind.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::new();
    let mut blanks = 0;
    for line in text.trim().lines().map(|line| if line == SIGNATURE { line } else { line.trim_end() }) {
        blanks = if line.is_empty() { blanks + 1 } else { 0 };
        if blanks <= 1 {
            out.push_str(line);
            out.push('\n');
        }
    }
    out
}
