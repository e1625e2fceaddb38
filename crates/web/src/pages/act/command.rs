//! From the fields of a form to the command that it asks for: every error is said at once.

use app::{Error, identify};
use domain::ticket::{Closing, Place, Transfer};
use domain::{
    Act, Action, Coded, Command, Computer, EventId, Field, FieldError, Message, MessageScope, Moment, Origin, PersonId,
    Priority, Refusal, Said, SpentTime, Subject, TicketId, TicketScope,
};

use crate::extract::{Fields, Seat, id};
use crate::view::place;

type Read<T> = Result<T, Vec<FieldError>>;

/// The command of a form, or the fields that do not do.
pub async fn read(seat: &Seat, action: Action, fields: &Fields) -> Result<Read<Command>, Error> {
    let text = Message::parse(fields.get("message"));
    let scope = coded::<MessageScope>(fields, "scope", Field::Scope, MessageScope::Default);
    // Silence is no choice of readers: what was between some must not be for all because a field is missing.
    let is_about_message = matches!(action, Action::EditComment | Action::ChangeReaders);
    let scope = match scope {
        Ok(_) if is_about_message && fields.get("scope").is_empty() => {
            Err(FieldError::new(Field::Scope, Refusal::UnknownValue))
        }
        scope => scope,
    };
    // The scope of a ticket has the same name as that of a message: one form has one of them.
    let scope = if action == Action::ChangeScope { Ok(MessageScope::Default) } else { scope };
    let act = act(seat, action, fields).await?;
    let (text, scope, act) = match (text, scope, act) {
        (Ok(text), Ok(scope), Ok(act)) if fields.refused().is_empty() => (text, scope, act),
        (text, scope, act) => {
            let wrong = text.err().into_iter().chain(scope.err()).chain(act.err().into_iter().flatten());
            return Ok(Err(wrong.chain(fields.refused().iter().cloned()).collect()));
        }
    };
    let (said, files) = (Said { text, scope }, fields.files());
    Ok(Ok(Command { act, said, is_quiet: fields.is_ticked("quiet"), files }))
}

async fn act(seat: &Seat, action: Action, fields: &Fields) -> Result<Read<Act>, Error> {
    Ok(match action {
        Action::Take => Ok(Act::Take),
        Action::TakeAndClose => closing(fields).map(Act::TakeAndClose),
        Action::TakeAndAsk => Ok(Act::TakeAndAsk),
        Action::Assign => needed(fields.id("assignee"), Field::Assignee, Refusal::AssigneeMissing).map(Act::Assign),
        Action::Release => Ok(Act::Release),
        Action::Comment => comment(fields),
        Action::Ask => Ok(Act::Ask),
        Action::Postpone => until(seat, fields).map(Act::Postpone),
        Action::Recall => Ok(Act::Recall),
        Action::Close => closing(fields).map(Act::Close),
        Action::Refuse => spent(fields).map(Act::Refuse),
        Action::Transfer => destination(fields).map(|to| {
            let ticked = |name| fields.is_ticked(name);
            let (release, stay) = (ticked("release"), ticked("stay"));
            Act::Transfer(Transfer { to, release, stay, follow: stay && ticked("follow") })
        }),
        Action::SendBack => Ok(Act::SendBack),
        Action::Invite => invited(seat, fields).await?,
        Action::InviteGroup => destination(fields).map(Act::InviteGroup),
        Action::Uninvite => needed(fields.id("person"), Field::Person, Refusal::NotInvited).map(Act::Uninvite),
        Action::ChangeOwner => owner(seat, fields).await?,
        Action::ChangeSubject => Subject::parse(fields.get("subject")).map(Act::ChangeSubject).map_err(one),
        Action::ChangeScope => {
            coded(fields, "scope", Field::Scope, TicketScope::Default).map(Act::ChangeScope).map_err(one)
        }
        Action::ChangePriority => {
            let priority = fields.get("priority").parse().ok().and_then(Priority::new);
            needed(priority, Field::Priority, Refusal::UnknownValue).map(Act::ChangePriority)
        }
        Action::ChangeOrigin => {
            needed(Origin::from_code(fields.get("origin")), Field::Origin, Refusal::UnknownValue).map(Act::ChangeOrigin)
        }
        Action::ChangeComputer => Computer::parse(fields.get("computer")).map(Act::ChangeComputer).map_err(one),
        Action::ChangeSpentTime => spent(fields).map(Act::ChangeSpentTime),
        Action::EditComment => event(fields).map(Act::EditComment),
        Action::ChangeReaders => event(fields).map(Act::ChangeReaders),
        Action::Attach => Ok(Act::Attach),
        Action::DeleteFile => event(fields).map(Act::DeleteFile),
        Action::CloseOwn => Ok(Act::CloseOwn),
        Action::Cancel => Ok(Act::Cancel),
        Action::Approve => Ok(Act::Approve),
        Action::RefuseClosure => Ok(Act::RefuseClosure),
        Action::Reopen => Ok(Act::Reopen),
        Action::Expire => Ok(Act::Expire),
        Action::Archive => Ok(Act::Archive),
    })
}

/// An act with enough in it to read what its form speaks of: where it leads, which message.
pub fn placeholder(action: Action, fields: &Fields) -> Option<Act> {
    let to = || place(fields.get("to"));
    match action {
        Action::Transfer => Some(Act::Transfer(Transfer { to: to()?, release: false, stay: false, follow: false })),
        Action::InviteGroup => Some(Act::InviteGroup(to()?)),
        Action::SendBack => Some(Act::SendBack),
        Action::Uninvite => Some(Act::Uninvite(fields.id("person").unwrap_or(PersonId(0)))),
        Action::EditComment => Some(Act::EditComment(fields.id("event").unwrap_or(EventId(0)))),
        Action::ChangeReaders => Some(Act::ChangeReaders(fields.id("event").unwrap_or(EventId(0)))),
        Action::DeleteFile => Some(Act::DeleteFile(fields.id("event").unwrap_or(EventId(0)))),
        _ => None,
    }
}

fn one(error: FieldError) -> Vec<FieldError> {
    vec![error]
}

fn needed<T>(value: Option<T>, field: Field, missing: Refusal) -> Read<T> {
    value.ok_or_else(|| vec![FieldError::new(field, missing)])
}

/// The value of a list; nothing chosen is the usual one.
fn coded<T: Coded>(fields: &Fields, name: &str, field: Field, usual: T) -> Result<T, FieldError> {
    match fields.get(name) {
        "" => Ok(usual),
        code => T::from_code(code).ok_or_else(|| FieldError::new(field, Refusal::UnknownValue)),
    }
}

/// On a closed ticket, a comment says whether to reopen it (A7, E14).
fn comment(fields: &Fields) -> Read<Act> {
    match fields.get("reopen") {
        "yes" => Ok(Act::Reopen),
        "" | "no" => Ok(Act::Comment),
        _ => Err(one(FieldError::new(Field::Reopen, Refusal::ReopenUnanswered))),
    }
}

fn closing(fields: &Fields) -> Read<Closing> {
    let spent = spent(fields);
    let typed = fields.get("link").trim();
    let number = typed.trim_start_matches(['n', 'N', '°', 'º', '#', ' ', '\u{a0}']);
    let link = match number {
        "" if typed.is_empty() => Ok(None),
        number => id::<TicketId>(number).map(Some).ok_or_else(|| {
            let typed = typed.chars().take(40).collect();
            FieldError::new(Field::Link, Refusal::LinkUnknown { typed })
        }),
    };
    match (spent, link) {
        (Ok(spent), Ok(link)) => Ok(Closing { release: fields.is_ticked("release"), spent, link }),
        (spent, link) => Err(spent.err().into_iter().flatten().chain(link.err()).collect()),
    }
}

/// Days, hours, minutes; `None` when all three are empty.
fn spent(fields: &Fields) -> Read<Option<SpentTime>> {
    let parts = ["days", "hours", "minutes"].map(|name| fields.get(name).trim());
    if parts.iter().all(|part| part.is_empty()) {
        return Ok(None);
    }
    let number = |part: &str| if part.is_empty() { Some(0) } else { part.parse().ok() };
    let spent = match parts.map(number) {
        [Some(days), Some(hours), Some(minutes)] => SpentTime::new(days, hours, minutes),
        _ => None,
    };
    needed(spent, Field::SpentTime, Refusal::SpentTimeUnreadable).map(Some)
}

/// A date, or a recall by hand.
fn until(seat: &Seat, fields: &Fields) -> Read<Option<Moment>> {
    let refuse = |why| Err(one(FieldError::new(Field::Until, why)));
    match (fields.get("recall"), fields.get("until").trim()) {
        ("hand", _) => Ok(None),
        ("date", "") => refuse(Refusal::DateMissing),
        ("date", typed) => match seat.page.dates.parse_local(typed) {
            Some(until) => Ok(Some(until)),
            None => refuse(Refusal::DateUnreadable { typed: typed.chars().take(40).collect() }),
        },
        _ => refuse(Refusal::DateMissing),
    }
}

fn destination(fields: &Fields) -> Read<Place> {
    needed(place(fields.get("to")), Field::Destination, Refusal::DestinationMissing)
}

fn event(fields: &Fields) -> Read<EventId> {
    needed(fields.id("event"), Field::Event, Refusal::MessageGone)
}

/// Those typed, and those ticked among the people met lately.
async fn invited(seat: &Seat, fields: &Fields) -> Result<Read<Act>, Error> {
    let ticked: Vec<&str> = fields.all("known").collect();
    let typed = format!("{} {}", fields.get("people"), ticked.join(" "));
    let mut conn = seat.page.app.db.read().await?;
    let found = identify::people(&mut conn, &typed, Field::People).await?;
    Ok(found.map(|people| Act::Invite(people.iter().map(|person| person.id).collect::<Vec<PersonId>>())).map_err(one))
}

async fn owner(seat: &Seat, fields: &Fields) -> Result<Read<Act>, Error> {
    let mut conn = seat.page.app.db.read().await?;
    let found = identify::person(&mut conn, fields.get("owner"), Field::Owner).await?;
    Ok(match found {
        Ok(Some(person)) => Ok(Act::ChangeOwner(person.id)),
        Ok(None) => Err(one(FieldError::new(Field::Owner, Refusal::PeopleMissing))),
        Err(error) => Err(one(error)),
    })
}
