//! A mail about a ticket, for one reader: in their language, with what they may read and do now (spec.md §8.5–8.6).

use askama::Template;
use domain::recipients::Tag;
use domain::ticket::{Status, right};
use domain::{Action, Coded, Event, Facts, Message, Person, Standing};
use mail::{Mailbox, Outgoing};
use store::events::Entry;
use store::outbox::Due;

use super::Sender;
use crate::dates::Dates;
use crate::sentences::{self, Names};
use crate::{App, Words};

/// Earlier entries repeated below the news, at most.
const EARLIER: usize = 4;

/// What a mail is about and for whom.
pub struct Scene<'a> {
    pub facts: &'a Facts,
    pub reader: &'a Person,
    pub batch: &'a [Event],
    pub history: &'a [Entry],
    pub names: &'a Names,
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
    /// The rule that selected the reader.
    why: String,
}

struct News {
    who: String,
    deed: String,
    when: String,
    /// Paragraphs of lines; empty when nothing was said.
    text: Vec<Vec<String>>,
    /// Something was said that the reader may not read.
    is_hidden: bool,
}

struct Question {
    approve: Link,
    refuse: Link,
}

struct Link {
    label: String,
    url: String,
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
pub fn write(app: &App, due: &Due, scene: &Scene<'_>, affiliation: &str) -> anyhow::Result<Outgoing> {
    let words = Words::of(scene.reader.language);
    let view = view(app, due, scene, affiliation, words);
    let ticket = &scene.facts.ticket;
    let (name, address) = app.sender.from(app);
    let thread = format!("ticket-{}@{}", ticket.id, app.site.public_url.host());
    let department = &scene.facts.lineage.department;
    let mut extra = vec![
        ("X-Guichet-Ticket", ticket.id.to_string()),
        ("X-Guichet-Reason", due.reason.code().to_owned()),
        ("X-Guichet-Event", due.tag.code().to_owned()),
    ];
    if let Sender::Relay { reply_to: Some(reply_to), .. } = &app.sender {
        extra.push(("Reply-To", reply_to.clone()));
    }
    let tag = words.code_of("tag", due.tag);
    let number = ticket.id.to_string();
    Ok(Outgoing {
        from: Mailbox::new(name, address),
        to: Mailbox::new(scene.reader.name.clone(), scene.reader.address.clone().unwrap_or_default()),
        subject: words.with(
            "mail-subject",
            &[
                ("tag", &tag),
                ("department", &department.label),
                ("number", &number),
                ("subject", &ticket.subject.as_str()),
            ],
        ),
        text: tidy(&Text { v: &view }.render()?),
        html: Html { v: &view }.render()?,
        message_id: due.message_id.clone(),
        in_reply_to: Some(thread.clone()),
        references: vec![thread],
        extra,
    })
}

fn view(app: &App, due: &Due, scene: &Scene<'_>, affiliation: &str, words: Words) -> View {
    let Scene { facts, reader, .. } = scene;
    let ticket = &facts.ticket;
    let dates = Dates { words, zone: app.site.time_zone.clone(), now: due.created_at };
    let page = |path: &str| app.url(&format!("/tickets/{}{path}", ticket.id));
    let link = |action: Action| Link {
        label: words.say(&format!("action-{}-submit", action.code())),
        url: page(&format!("/{}", action.code())),
    };
    let may = |action: Action| right::check(action, facts, reader).is_ok();
    let first_of_batch = scene.history.iter().position(|entry| entry.batch == due.batch).unwrap_or(0);
    let earlier = scene.history[..first_of_batch].iter().rev().take(EARLIER);
    let is_question = due.tag == Tag::Closed && ticket.status == Status::Closed && may(Action::Approve);
    let number = ticket.id.to_string();
    let place = facts.lineage.place();
    View {
        words,
        site: app.site.name.clone(),
        kicker: words.say2(&format!("mail-kicker-{}", due.tag.code()), "number", number, "place", place),
        subject: ticket.subject.as_str().to_owned(),
        owner: facts.owner.name.clone(),
        affiliation: affiliation.to_owned(),
        created: dates.full(ticket.created_at),
        status: words.code_of("status", ticket.status),
        priority: words.say(&format!("priority-{}", facts.effective_priority().value())),
        holder: facts.holder().map_or_else(|| words.say("ticket-nobody"), |manager| manager.person.name.clone()),
        news: scene.batch.iter().map(|event| news(event, scene, &dates)).collect(),
        earlier: earlier.map(|entry| news(&entry.event, scene, &dates)).collect(),
        question: is_question.then(|| Question { approve: link(Action::Approve), refuse: link(Action::RefuseClosure) }),
        open: Link { label: words.say("mail-open"), url: page("") },
        links: QUICK_LINKS.iter().copied().filter(|action| may(*action)).map(link).collect(),
        why: sentences::reason(words, &due.reason),
    }
}

/// The quick links of spec.md §8.5, each shown to whoever may now do it.
const QUICK_LINKS: [Action; 9] = [
    Action::Take,
    Action::TakeAndClose,
    Action::TakeAndAsk,
    Action::Assign,
    Action::Comment,
    Action::Ask,
    Action::Release,
    Action::Close,
    Action::Reopen,
];

fn news(event: &Event, scene: &Scene<'_>, dates: &Dates) -> News {
    let standing = Standing::of(scene.reader, scene.facts);
    let scope = scene.facts.effective_scope();
    let is_readable = event.scope.may_be_read_by(&standing, event.by == Some(scene.reader.id), scope);
    let text = event.text.as_ref().filter(|_| is_readable);
    News {
        who: sentences::author(dates.words, scene.names, event.by),
        deed: sentences::deed(dates.words, scene.names, event),
        when: dates.full(event.at),
        text: text.map(Message::paragraphs).unwrap_or_default(),
        is_hidden: event.text.is_some() && !is_readable,
    }
}

/// What follows this line is not the message: mail programs fold it away and leave it out of replies.
const SIGNATURE: &str = "-- ";

/// Removes the blank lines that conditions of the template leave behind.
fn tidy(text: &str) -> String {
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
