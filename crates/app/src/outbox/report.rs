//! The mail of a daily report (spec.md §9.3–9.4): what is true when it leaves, for a reader who still may know it.

use askama::Template;
use domain::recipients::Reason;
use domain::report::Section;
use domain::{Coded, DepartmentId, Moment, Person, PersonId};
use mail::{Mailbox, Outgoing, Unsubscribe};
use store::departures::Due;
use store::{people, preferences};

use super::Sender;
use super::fate::{Fate, Written};
use super::letter::{Link, tidy};
use crate::dates::Dates;
use crate::mails::Change;
use crate::reports::{self, Part, Row};
use crate::{App, Words, sentences};

/// The lines of a section that a mail shows; the list of the department has them all.
const LINES: usize = 500;

struct View {
    words: Words,
    site: String,
    title: String,
    state: String,
    parts: Vec<PartView>,
    /// Each department has its heading.
    is_grouped: bool,
    why: Vec<String>,
    monitoring: Link,
    suspend: Link,
}

struct PartView {
    department: String,
    list: String,
    sections: Vec<SectionView>,
}

struct SectionView {
    label: String,
    hint: String,
    count: String,
    /// Said instead of a table.
    none: String,
    rows: Vec<RowView>,
    more: String,
}

struct RowView {
    number: String,
    url: String,
    origin: String,
    category: String,
    subject: String,
    status: String,
    priority: String,
    owner: String,
    holder: String,
    idle: String,
    /// In words, and the code of its colour.
    warning: Option<(String, &'static str)>,
}

#[derive(Template)]
#[template(path = "mail/report.html")]
struct Html<'a> {
    v: &'a View,
}

#[derive(Template)]
#[template(path = "mail/report.txt", escape = "none")]
struct Text<'a> {
    v: &'a View,
}

/// The report that was queued, as it must read now; or why it is not sent.
pub async fn write(app: &App, due: &Due, person: PersonId) -> anyhow::Result<Written> {
    let Reason::DailyReport { departments, is_test } = &due.reason else { return Ok(Err(Fate::withheld("gone"))) };
    let mut conn = app.db.read().await?;
    let Some(person) = people::by_id(&mut conn, person).await? else { return Ok(Err(Fate::withheld("gone"))) };
    if !person.is_mailable() {
        return Ok(Err(Fate::withheld("unreachable")));
    }
    let preferences = preferences::of_person(&mut conn, person.id).await?;
    if preferences.reports_suspended && !is_test {
        return Ok(Err(Fate::withheld("suspended")));
    }
    // Rights as they are now: a department that they manage no more is not told of.
    let mut parts = reports::gather(app, &mut conn, &person, departments).await?;
    drop(conn);
    parts.retain(|part| !part.sections.is_empty());
    if parts.is_empty() {
        return Ok(Err(Fate::withheld("lost-sight")));
    }
    if !preferences.gets_empty_reports && !is_test && parts.iter().all(|part| part.tickets() == 0) {
        return Ok(Err(Fate::withheld("empty")));
    }
    let mail = compose(app, due, &person, departments, &parts)?;
    Ok(Ok((mail, due.created_at)))
}

fn compose(
    app: &App,
    due: &Due,
    reader: &Person,
    departments: &[DepartmentId],
    parts: &[Part],
) -> anyhow::Result<Outgoing> {
    let words = Words::of(reader.language);
    let view = view(app, due, words, parts);
    let subject = match parts {
        [one] if departments.len() == 1 => words.say1("report-subject", "department", one.department.label.as_str()),
        _ => words.say("report-title"),
    };
    let (name, address) = app.sender.from(app);
    let mut extra = vec![("X-Guichet-Reason", due.reason.code().to_owned()), ("X-Guichet-Event", "report".to_owned())];
    if let Sender::Relay { reply_to: Some(reply_to), .. } = &app.sender {
        extra.push(("Reply-To", reply_to.clone()));
    }
    let host = app.site.public_url.host();
    Ok(Outgoing {
        from: Mailbox::new(name, address),
        to: Mailbox::new(reader.name.clone(), reader.address.clone().unwrap_or_default()),
        subject,
        text: tidy(&Text { v: &view }.render()?),
        html: Html { v: &view }.render()?,
        message_id: due.message_id.clone(),
        in_reply_to: None,
        references: Vec::new(),
        list: Some(Mailbox::new(words.say("report-title"), format!("reports.{host}"))),
        unsubscribe: Some(Unsubscribe { url: view.suspend.url, one_click: true }),
        extra,
    })
}

fn view(app: &App, due: &Due, words: Words, parts: &[Part]) -> View {
    let now = app.now();
    let dates = Dates { words, zone: app.site.time_zone.clone(), now };
    let suspend = app.url(&format!("/mails/{}/{}", due.link_key, Change::Suspend.code()));
    let asked = std::iter::once(sentences::reason(words, &due.reason));
    View {
        words,
        site: app.site.name.clone(),
        title: words.say("report-title"),
        state: words.say1("report-state", "date", dates.full(now)),
        is_grouped: parts.len() > 1,
        parts: parts.iter().map(|part| part_view(app, &dates, part)).collect(),
        why: asked.chain(parts.iter().map(|part| why(words, part))).collect(),
        monitoring: Link { label: words.say("report-monitoring"), url: app.url("/preferences/monitoring") },
        suspend: Link { label: words.code_of("mail-change", Change::Suspend), url: suspend },
    }
}

/// « Vous gérez Services Généraux : chaque jour ouvré à 8 h et 14 h, les vôtres, puis tous ceux du service. »
fn why(words: Words, part: &Part) -> String {
    let settings = &part.settings;
    let hours: Vec<_> = settings.hours().iter().map(|hour| i64::from(hour.get())).collect();
    let hours: Vec<_> = hours.into_iter().map(|hour| words.say1("report-hour", "hour", hour)).collect();
    let days = words.say(if settings.weekend { "report-days-all" } else { "report-days-working" });
    let profile = words.code_of("report-profile", settings.profile);
    words.with(
        "report-why",
        &[
            ("department", &part.department.label),
            ("days", &days),
            ("hours", &words.list(&hours)),
            ("profile", &profile),
        ],
    )
}

fn part_view(app: &App, dates: &Dates, part: &Part) -> PartView {
    PartView {
        department: part.department.label.clone(),
        list: app.url(&format!("/tickets?department={}", part.department.id)),
        sections: part.sections.iter().map(|(section, rows)| section_view(app, dates, *section, rows)).collect(),
    }
}

fn section_view(app: &App, dates: &Dates, section: Section, rows: &[Row]) -> SectionView {
    let words = dates.words;
    let beyond = rows.len().saturating_sub(LINES);
    SectionView {
        label: words.code_of("report-section", section),
        hint: words.code_of("report-hint", section),
        count: words.say1("report-count", "count", rows.len()),
        none: words.code_of("report-none", section),
        rows: rows.iter().take(LINES).map(|row| row_view(app, dates, row)).collect(),
        more: if beyond == 0 { String::new() } else { words.say1("report-more", "count", beyond) },
    }
}

fn row_view(app: &App, dates: &Dates, row: &Row) -> RowView {
    let (words, line) = (dates.words, &row.line);
    let idle: Moment = line.last_action_at;
    RowView {
        number: line.id.to_string(),
        url: app.url(&format!("/tickets/{}", line.id)),
        origin: line.origin.clone(),
        category: line.category_label.clone(),
        subject: line.subject.clone(),
        status: words.code_of("status", line.status),
        priority: words.say(&format!("priority-{}", row.priority.value())),
        owner: line.owner.clone(),
        holder: line.holder_name.clone().unwrap_or_else(|| words.say("ticket-nobody")),
        idle: dates.age(idle),
        warning: row.warning.map(|warning| (words.code_of("report-warning", warning), warning.code())),
    }
}
