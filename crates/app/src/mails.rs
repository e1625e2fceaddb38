//! What a mail lets its reader change: the rule that sent it, its ticket, or a daily report instead. Shown first, and
//! then done, by the same functions.

use domain::monitoring::{Grid, Level};
use domain::recipients::{Reason, Remedy};
use domain::report::{Profile, Settings};
use domain::{Alert, Department, EventKind, Manager, Person, PersonId, Preferences, TicketId, codes};
use store::db::{Conn, Tx};
use store::mails::{self as rows, Known};
use store::outbox::{About, Reader};
use store::{accounts, departments, events, managers, marks, mutes, people, preferences, reports, tickets};

use crate::{App, Error, Result};

codes! {
    /// What the links at the end of a mail lead to.
    pub enum Change {
        Rule = "rule",
        Mute = "mute",
        Report = "report",
        /// Of a daily report: no more of them (spec.md §9.4).
        Suspend = "suspend",
    }
}

/// What would change, or has.
#[derive(Debug, Clone, PartialEq)]
pub enum Proposal {
    /// The level of a department: from one to a quieter one.
    Level {
        department: Department,
        from: Level,
        to: Level,
    },
    /// The same, and its daily report.
    Report {
        department: Department,
        from: Level,
        to: Level,
        settings: Settings,
        /// Reports are suspended: those of every department begin again with this one.
        resumes: bool,
    },
    AlertOff(Alert),
    Unfollow,
    Mute,
    /// Daily reports, of all departments; their settings stay.
    SuspendReports,
    /// It is so already.
    Already,
    /// Nothing silences this: somebody invited the reader by name, or they asked for it.
    Nothing,
}

/// A mail, for whoever follows one of its links.
#[derive(Debug, Clone)]
pub struct Letter {
    pub ticket: Option<TicketId>,
    /// Empty once its reader sees the ticket no more.
    pub subject: String,
    pub known: Known,
    pub proposal: Proposal,
}

/// Why a link leads nowhere for somebody.
#[derive(Debug)]
pub enum Astray {
    /// The mail was for somebody else.
    SomebodyElses,
    Wrong(Error),
}

impl<E: Into<Error>> From<E> for Astray {
    fn from(error: E) -> Self {
        Self::Wrong(error.into())
    }
}

/// The mail behind a link, and what the link would change for its reader. Changes nothing.
///
/// # Errors
/// No such mail, or somebody else's.
pub async fn letter(
    app: &App,
    conn: &mut Conn,
    me: &Person,
    key: &str,
    change: Change,
) -> std::result::Result<Letter, Astray> {
    let known = rows::by_key(conn, key).await?.ok_or(Error::NotFound)?;
    if !known.is_for(me.id) {
        return Err(Astray::SomebodyElses);
    }
    let ticket = match known.about {
        About::Alert { ticket, .. } => Some(ticket),
        About::Report => None,
    };
    let reach = store::reach::of(conn, me, app.tickets.default_scope).await?;
    let subject = match ticket {
        Some(ticket) => {
            tickets::within_reach(conn, &reach, ticket).await?.map(|found| found.subject.as_str().to_owned())
        }
        None => None,
    };
    let proposal = proposal(conn, me, &known, change).await?;
    Ok(Letter { ticket, subject: subject.unwrap_or_default(), known, proposal })
}

async fn proposal(conn: &mut Conn, me: &Person, known: &Known, change: Change) -> Result<Proposal> {
    let About::Alert { ticket, batch, .. } = known.about else { return of_report(conn, me).await };
    if change == Change::Suspend {
        return Ok(Proposal::Nothing);
    }
    if change == Change::Mute {
        let muted = mutes::of_ticket(conn, ticket).await?.contains(&me.id);
        return Ok(if muted { Proposal::Already } else { Proposal::Mute });
    }
    let history = events::of_ticket(conn, ticket).await?;
    let mut events = history.iter().filter(|entry| entry.batch == batch);
    let is_creation = events.any(|entry| EventKind::is_creation_like(&entry.event.kind));
    let managed = managed(conn, me, &known.reason).await?;
    let grid = managed.as_ref().map_or_else(Grid::default, |(_, manager)| manager.monitoring);
    let remedy = known.reason.remedy(grid, is_creation);
    Ok(match (remedy, managed, change) {
        // Of a department that they manage no more, nothing tells them anything.
        (Remedy::Level(_), None, _) | (Remedy::Already, _, Change::Rule) => Proposal::Already,
        (Remedy::Level(to), Some((department, _)), Change::Rule) => {
            Proposal::Level { department, from: grid.level(), to }
        }
        (Remedy::Level(to), Some((department, _)), _) => report(conn, me, department, grid, to, &known.reason).await?,
        (Remedy::Already, Some((department, _)), _) => {
            match report(conn, me, department, grid, grid.level(), &known.reason).await? {
                // The level is as quiet as it would be, the report there: nothing is left to change.
                Proposal::Report { department, settings, .. }
                    if is_reported(conn, me, &department, settings).await? =>
                {
                    Proposal::Already
                }
                proposal => proposal,
            }
        }
        (Remedy::AlertOff(alert), ..) if !me.wants(alert) => Proposal::Already,
        (Remedy::AlertOff(alert), ..) => Proposal::AlertOff(alert),
        (Remedy::Unfollow, ..) => {
            let follows = marks::followers(conn, ticket).await?.iter().any(|person| person.id == me.id);
            if follows { Proposal::Unfollow } else { Proposal::Already }
        }
        (Remedy::None | Remedy::Already, ..) => Proposal::Nothing,
    })
}

/// Whatever the link, a report offers one change.
async fn of_report(conn: &mut Conn, me: &Person) -> Result<Proposal> {
    let is_suspended = preferences::of_person(conn, me.id).await?.reports_suspended;
    Ok(if is_suspended { Proposal::Already } else { Proposal::SuspendReports })
}

/// The department whose level selected the reader, if they still manage it.
async fn managed(conn: &mut Conn, me: &Person, reason: &Reason) -> Result<Option<(Department, Manager)>> {
    let Some(label) = reason.department() else { return Ok(None) };
    let all = departments::all(conn).await?;
    let Some(department) = all.into_iter().find(|department| department.label == label) else { return Ok(None) };
    let managers = managers::of_department(conn, department.id).await?;
    let me = managers.into_iter().find(|manager| manager.person.id == me.id);
    Ok(me.map(|manager| (department, manager)))
}

/// A report that shows what the quieter level no longer tells; one asked for already is kept as it is.
async fn report(
    conn: &mut Conn,
    me: &Person,
    department: Department,
    grid: Grid,
    to: Level,
    reason: &Reason,
) -> Result<Proposal> {
    let settings = reports::settings(conn, department.id, me.id).await?.unwrap_or_default();
    let profile = match reason {
        _ if settings.profile != Profile::None => settings.profile,
        Reason::MemberOfCategory { .. } | Reason::MemberOfFormerCategory { .. } => Profile::Member,
        Reason::HoldsTheTicket { .. } | Reason::HeldTheTicket { .. } => Profile::Managed,
        _ => Profile::Free,
    };
    let resumes = preferences::of_person(conn, me.id).await?.reports_suspended;
    let settings = Settings { profile, ..settings };
    Ok(Proposal::Report { department, from: grid.level(), to, settings, resumes })
}

/// Does the reader already get this report?
async fn is_reported(conn: &mut Conn, me: &Person, department: &Department, settings: Settings) -> Result<bool> {
    let present = reports::settings(conn, department.id, me.id).await?;
    let is_suspended = preferences::of_person(conn, me.id).await?.reports_suspended;
    Ok(!is_suspended && present == Some(settings))
}

/// Does what the link proposes, whole or not at all; what it was, for the page that says so. Done twice, it changes
/// nothing.
///
/// # Errors
/// As [`letter`].
pub async fn change(app: &App, me: &Person, key: &str, change: Change) -> std::result::Result<Letter, Astray> {
    let mut tx = app.db.write().await?;
    let letter = letter(app, &mut tx, me, key, change).await?;
    carry_out(app, &mut tx, me, &letter).await?;
    tx.commit().await.map_err(Error::from)?;
    Ok(letter)
}

async fn carry_out(app: &App, tx: &mut Tx, me: &Person, letter: &Letter) -> Result<()> {
    match &letter.proposal {
        Proposal::Level { department, to, .. } => set_level(tx, me, department, *to).await?,
        Proposal::Report { department, to, settings, .. } => {
            set_level(tx, me, department, *to).await?;
            reports::set_settings(tx, department.id, me.id, settings).await?;
            suspend_reports(tx, me.id, false).await?;
        }
        Proposal::SuspendReports => suspend_reports(tx, me.id, true).await?,
        Proposal::AlertOff(alert) => alert_off(tx, me.id, *alert).await?,
        Proposal::Unfollow => marks::unfollow(tx, letter.ticket.ok_or(Error::NotFound)?, me.id).await?,
        Proposal::Mute => mute(app, tx, letter.ticket.ok_or(Error::NotFound)?, me.id).await?,
        Proposal::Already | Proposal::Nothing => {}
    }
    Ok(())
}

async fn set_level(tx: &mut Tx, me: &Person, department: &Department, level: Level) -> Result<()> {
    // The whole row is written: nobody takes a privilege away between its reading and that.
    departments::lock(tx).await?;
    let managers = managers::of_department(tx, department.id).await?;
    let manager = managers.into_iter().find(|manager| manager.person.id == me.id).ok_or(Error::NotFound)?;
    let monitoring = Grid::preset(level).unwrap_or(manager.monitoring);
    Ok(managers::update(tx, &Manager { monitoring, ..manager }).await?)
}

async fn mute(app: &App, tx: &mut Tx, ticket: TicketId, me: PersonId) -> Result<()> {
    marks::unfollow(tx, ticket, me).await?;
    Ok(mutes::insert(tx, ticket, me, app.now()).await?)
}

async fn alert_off(tx: &mut Tx, me: PersonId, alert: Alert) -> Result<()> {
    accounts::lock(tx, &[me]).await?;
    let present = people::by_id(tx, me).await?.ok_or(Error::NotFound)?;
    Ok(preferences::set_alerts(tx, me, &present.alerts.without(alert)).await?)
}

async fn suspend_reports(tx: &mut Tx, person: PersonId, suspended: bool) -> Result<()> {
    accounts::lock(tx, &[person]).await?;
    let present = preferences::of_person(tx, person).await?;
    Ok(preferences::update(tx, person, &Preferences { reports_suspended: suspended, ..present }).await?)
}

/// What the button of a mail program does, without anybody being signed in (RFC 8058), for the mail's reader: mutes the
/// ticket of an alert, suspends reports from a report. An unknown key is answered as any other.
///
/// # Errors
/// Broken.
pub async fn one_click(app: &App, key: &str, change: Change) -> Result<()> {
    let mut tx = app.db.write().await?;
    if let Some(Known { about, reader: Reader::Person(person), .. }) = rows::by_key(&mut tx, key).await? {
        match (about, change) {
            (About::Alert { ticket, .. }, Change::Mute) => mute(app, &mut tx, ticket, person).await?,
            (About::Report, Change::Suspend) => suspend_reports(&mut tx, person, true).await?,
            _ => {}
        }
    }
    Ok(tx.commit().await?)
}
