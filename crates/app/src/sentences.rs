//! What happened, in a sentence: the same on the ticket's page and in its mails.

use std::collections::HashMap;

use domain::recipients::{Reason, WhyNot};
use domain::visibility::may_name;
use domain::{Computer, Event, EventKind, Facts, Person, PersonId, Priority};

use crate::Words;
use crate::dates::Dates;

/// Names of the people of a history.
pub type Names = HashMap<PersonId, String>;

/// Who did it: a name, or the application.
pub fn author(words: Words, names: &Names, by: Option<PersonId>) -> String {
    by.and_then(|person| names.get(&person).cloned()).unwrap_or_else(|| words.say("event-the-application"))
}

/// What somebody is called for this reader: in an anonymous department, nobody but oneself has a name (spec.md §5.4).
pub fn name(words: Words, reader: &Person, facts: &Facts, person: &Person) -> String {
    if may_name(reader, facts, person.id) { person.name.clone() } else { words.say("anonymous") }
}

/// The same, of many.
pub fn veil(words: Words, reader: &Person, facts: &Facts, names: &mut Names) {
    for (person, name) in names.iter_mut().filter(|(person, _)| !may_name(reader, facts, **person)) {
        debug_assert!(*person != reader.id, "one always knows one's own name");
        *name = words.say("anonymous");
    }
}

/// What was done, to follow the author's name: « a pris le ticket en charge (précédemment Bruno) ».
pub fn deed(dates: &Dates, names: &Names, event: &Event) -> String {
    let words = dates.words;
    let name = |person: &PersonId| names.get(person).cloned().unwrap_or_default();
    let key = format!("event-{}", event.kind.code());
    match &event.kind {
        EventKind::Taken { from: Some(from) } => words.say1("event-taken-from", "from", name(from)),
        EventKind::Assigned { to, from: Some(from) } => {
            words.say2("event-assigned-from", "to", name(to), "from", name(from))
        }
        EventKind::Assigned { to, from: None } => words.say1(&key, "to", name(to)),
        EventKind::ChosenBy { algorithm } => words.say1(&key, "algorithm", words.code_of("algorithm", *algorithm)),
        EventKind::OwnerChanged { from, to } => words.say2(&key, "from", name(from), "to", name(to)),
        EventKind::Reopened { removed: Some(removed) } => words.say1("event-reopened-removed", "from", name(removed)),
        EventKind::Postponed { until: Some(until) } => words.say1("event-postponed-until", "date", dates.full(*until)),
        EventKind::Closed { link: Some(link), .. } => words.say1("event-closed-linked", "number", link.to_string()),
        EventKind::Moved { from, to, removed } => {
            let key = if event.kind.is_transfer() { "event-transferred" } else { "event-moved" };
            let moved = words.say2(key, "from", &from.label, "to", &to.label);
            match removed {
                Some(person) => words.say2("event-moved-removed", "moved", moved, "holder", name(person)),
                None => moved,
            }
        }
        EventKind::Invited { person, .. } if Some(*person) == event.by => words.say("event-invited-oneself"),
        EventKind::Uninvited { person } if Some(*person) == event.by => words.say("event-uninvited-oneself"),
        EventKind::Invited { person, permanent: true } => words.say1("event-invited-permanent", "person", name(person)),
        EventKind::Invited { person, .. } | EventKind::Uninvited { person } => words.say1(&key, "person", name(person)),
        EventKind::SubjectChanged { from, to } => words.say2(&key, "from", from.as_str(), "to", to.as_str()),
        EventKind::ScopeChanged { from, to, .. } => {
            let scope = |scope| words.code_of("ticket-scope", scope);
            words.say2(&key, "from", scope(*from), "to", scope(*to))
        }
        EventKind::PriorityChanged { from, to } => {
            let priority = |priority: Priority| words.say(&format!("priority-{}", priority.value()));
            words.say2(&key, "from", priority(*from), "to", priority(*to))
        }
        EventKind::OriginChanged { from, to } => {
            words.say2(&key, "from", words.code_of("origin", *from), "to", words.code_of("origin", *to))
        }
        EventKind::ComputerChanged { from, to } => {
            let name = |computer: &Computer| match computer.as_str() {
                "" => words.say("computer-none"),
                name => name.to_owned(),
            };
            words.say2(&key, "from", name(from), "to", name(to))
        }
        EventKind::Uploaded { name, .. } | EventKind::FileDeleted { name, .. } => {
            words.say1(&key, "name", name.as_str())
        }
        EventKind::Undone { action, .. } => words.say1(&key, "what", words.code_of("undone", *action)),
        _ => words.say(&key),
    }
}

/// The rule that selects a reader, as its mail says it: « Vous gérez Services Généraux, niveau Moyenne : créations. »
pub fn reason(words: Words, reason: &Reason) -> String {
    sentence(words, "reason", reason)
}

/// The same rule about somebody else, for "who will be told": « gestionnaire de Services Généraux, niveau Moyenne : créations ».
pub fn reason_about(words: Words, reason: &Reason) -> String {
    sentence(words, "reason-about", reason)
}

/// What keeps somebody from being told, and what would change it.
pub fn why_not(words: Words, why: &WhyNot) -> String {
    let key = format!("why-not-{}", why.code());
    match why {
        WhyNot::Level { department, level } => {
            words.say2(&key, "department", department, "level", words.code_of("level", *level))
        }
        _ => words.say(&key),
    }
}

fn sentence(words: Words, area: &str, reason: &Reason) -> String {
    let key = format!("{area}-{}", reason.code());
    match reason {
        Reason::HeldTheTicket { department, level }
        | Reason::HoldsTheTicket { department, level }
        | Reason::ManagedDepartment { department, level } => {
            words.say2(&key, "department", department, "level", words.code_of("level", *level))
        }
        Reason::ManagesDepartment { department, level, behaviour } => words.with(
            &key,
            &[
                ("department", department),
                ("level", &words.code_of("level", *level)),
                ("behaviour", &words.code_of("behaviour", *behaviour)),
            ],
        ),
        Reason::MemberOfCategory { department, category, level, behaviour } => words.with(
            &key,
            &[
                ("department", department),
                ("category", category),
                ("level", &words.code_of("level", *level)),
                ("behaviour", &words.code_of("behaviour", *behaviour)),
            ],
        ),
        Reason::MemberOfFormerCategory { department, category, level } => words.with(
            &key,
            &[("department", department), ("category", category), ("level", &words.code_of("level", *level))],
        ),
        Reason::WatchesThePlace { place, level } => {
            words.say2(&key, "place", place, "level", words.code_of("watch", *level))
        }
        Reason::ToldOfReleases { department } => words.say1(&key, "department", department),
        Reason::InvitedNow
        | Reason::IsInvited
        | Reason::KeepsBookmark
        | Reason::FollowsTheTicket
        | Reason::OwnedTheTicket
        | Reason::OwnsTheTicket
        | Reason::DailyReport { .. } => words.say(&key),
    }
}
