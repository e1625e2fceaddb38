//! What happened, in a sentence: the same on the ticket's page and in its mails.

use std::collections::HashMap;

use domain::recipients::Reason;
use domain::{Event, EventKind, PersonId};

use crate::Words;

/// Names of the people of a history.
pub type Names = HashMap<PersonId, String>;

/// Who did it: a name, or the application.
pub fn author(words: Words, names: &Names, by: Option<PersonId>) -> String {
    by.and_then(|person| names.get(&person).cloned()).unwrap_or_else(|| words.say("event-the-application"))
}

/// What was done, to follow the author's name: « a pris le ticket en charge (précédemment Bruno) ».
pub fn deed(words: Words, names: &Names, event: &Event) -> String {
    let name = |person: &PersonId| names.get(person).cloned().unwrap_or_default();
    let key = format!("event-{}", event.kind.code());
    match &event.kind {
        EventKind::Taken { from: Some(from) } => words.say1("event-taken-from", "from", name(from)),
        EventKind::Assigned { to, from: Some(from) } => {
            words.say2("event-assigned-from", "to", name(to), "from", name(from))
        }
        EventKind::Assigned { to, from: None } => words.say1(&key, "to", name(to)),
        EventKind::OwnerChanged { to, .. } => words.say1(&key, "to", name(to)),
        EventKind::Reopened { removed: Some(removed) } => words.say1("event-reopened-removed", "from", name(removed)),
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

fn sentence(words: Words, area: &str, reason: &Reason) -> String {
    let key = format!("{area}-{}", reason.code());
    match reason {
        Reason::HeldTheTicket { department, level } | Reason::HoldsTheTicket { department, level } => {
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
        Reason::ToldOfReleases { department } => words.say1(&key, "department", department),
        Reason::OwnedTheTicket | Reason::OwnsTheTicket => words.say(&key),
    }
}
