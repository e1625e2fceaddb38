//! The mail to somebody who lost sight of the ticket by the very command that it announces: that command, the subject
//! as it was then, and nothing written afterwards (spec.md §8.3, then 1).

use askama::Template;
use domain::ticket::replay;
use domain::{Event, EventKind, Person};
use mail::Outgoing;
use store::events::Entry;

use super::alert::Alert;
use super::letter::{Link, Written, change_links, envelope, tidy};
use crate::dates::Dates;
use crate::sentences::{self, Names};
use crate::{App, Words};

struct View {
    words: Words,
    site: String,
    kicker: String,
    subject: String,
    who: String,
    deed: String,
    when: String,
    why: String,
    changes: Vec<Link>,
}

#[derive(Template)]
#[template(path = "mail/farewell.html")]
struct Html<'a> {
    v: &'a View,
}

#[derive(Template)]
#[template(path = "mail/farewell.txt", escape = "none")]
struct Text<'a> {
    v: &'a View,
}

/// Writes the mail; `None` when nothing in the batch took the ticket away.
pub fn write(
    app: &App,
    alert: &Alert<'_>,
    reader: &Person,
    history: &[Entry],
    names: &Names,
) -> anyhow::Result<Option<Outgoing>> {
    let words = Words::of(reader.language);
    let then =
        history.iter().filter(|entry| entry.batch <= alert.last_batch()).map(|entry| (entry.batch, &entry.event));
    let takes_away = |event: &&Event| matches!(event.kind, EventKind::Moved { .. } | EventKind::OwnerChanged { .. });
    let batch = alert.events(history);
    let (Some(ticket), Some(event)) = (replay(alert.ticket, alert.last_batch(), then), batch.filter(takes_away).last())
    else {
        return Ok(None);
    };
    let dates = Dates { words, zone: app.site.time_zone.clone(), now: alert.written_at() };
    let number = alert.ticket.to_string();
    let view = View {
        words,
        site: app.site.name.clone(),
        kicker: words.say1("mail-farewell-kicker", "number", number.as_str()),
        subject: ticket.subject.as_str().to_owned(),
        who: sentences::author(words, names, event.by),
        deed: sentences::deed(&dates, names, event),
        when: dates.full(event.at),
        changes: change_links(app, alert, words),
        why: sentences::reason(words, &alert.due.reason),
    };
    let (tag, name) = (words.code_of("tag", alert.tag), ticket.subject.as_str());
    let subject = words.with("mail-farewell-subject", &[("tag", &tag), ("number", &number), ("subject", &name)]);
    let text = tidy(&Text { v: &view }.render()?);
    Ok(Some(envelope(app, alert, reader, Written { subject, text, html: Html { v: &view }.render()? })))
}
