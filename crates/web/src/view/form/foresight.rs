//! "Who will be told, and who will lose sight of it?", for every choice that a form leaves open: the rules themselves
//! are asked, with each of them.

use app::preview::{Foreseen, foresee};
use domain::ticket::{Closing, Place, Transfer};
use domain::{
    Act, Action, Actor, Coded, Command, Computer, EventId, Message, MessageScope, Named, Origin, PersonId, Priority,
    Said, SpentTime, Subject, TicketScope,
};

use super::fields::{Ground, somebody};
use crate::view::told::{Losing, Told, losing, told_by_scope};

/// The people told, scope by scope, box by box.
pub fn told_of(ground: &Ground<'_>, scopes: &[MessageScope]) -> Told {
    let told = |boxes: Boxes| {
        told_by_scope(ground.page, ground.facts, ground.me, scopes, |scope| see(ground, boxes, scope).told)
    };
    let base = told(Boxes::default());
    match ground.action {
        Action::Assign => always(ground, scopes),
        Action::Close | Action::TakeAndClose | Action::Transfer => {
            base.or_when("release", told(Boxes { release: true, ..Boxes::default() }))
        }
        Action::Comment => base.or_when("reopen", told(Boxes { reopen: true, ..Boxes::default() })),
        _ => base,
    }
}

/// The people told whoever is chosen: each choice says the rest.
fn always(ground: &Ground<'_>, scopes: &[MessageScope]) -> Told {
    let targets: Vec<PersonId> =
        ground.facts.assignable(ground.me.id).iter().map(|manager| manager.person.id).collect();
    let Some(first) = targets.first() else { return Told::default() };
    let told = |to: PersonId| {
        told_by_scope(ground.page, ground.facts, ground.me, scopes, |scope| {
            foreseen(ground, &Command::new(Act::Assign(to), Said { text: None, scope }), ground.named).told
        })
    };
    let mut always = told(*first);
    let others: Vec<Vec<_>> = targets.iter().map(|to| told(*to).readers).collect();
    always.readers.retain(|reader| others.iter().all(|list| list.iter().any(|other| other.id == reader.id)));
    Told { counts: Vec::new(), is_always: true, ..always }
}

/// The people who would no longer see the ticket.
pub fn losing_of(ground: &Ground<'_>) -> Losing {
    let seen = see(ground, Boxes::default(), MessageScope::Default);
    let stays = see(ground, Boxes { stay: true, ..Boxes::default() }, MessageScope::Default);
    losing(ground.page, ground.facts, ground.me, &seen, ground.action == Action::Transfer && !stays.loses_it)
}

/// What choosing this scope takes away or gives away, in a sentence; empty when nothing.
pub fn scope_warning(ground: &Ground<'_>, scope: TicketScope) -> String {
    let seen = foreseen(ground, &Command::new(Act::ChangeScope(scope), Said::NOTHING), ground.named);
    match (seen.opens_to_public, seen.closes_to_public) {
        (true, _) => ground.page.say("scope-warning-opens"),
        (_, true) => ground.page.say("scope-warning-closes"),
        _ => String::new(),
    }
}

/// Is this person told when the ticket is assigned to them?
pub fn is_told_when_assigned(ground: &Ground<'_>, to: PersonId) -> bool {
    let seen = foreseen(ground, &Command::new(Act::Assign(to), Said::NOTHING), ground.named);
    seen.told.iter().any(|notice| notice.person.id == to)
}

/// The boxes that change who is told.
#[derive(Debug, Clone, Copy, Default)]
struct Boxes {
    release: bool,
    reopen: bool,
    stay: bool,
}

fn see(ground: &Ground<'_>, boxes: Boxes, scope: MessageScope) -> Foreseen {
    let Some(act) = sample(ground, boxes) else { return Foreseen::default() };
    let command = Command::new(act, Said { text: Some(Message::stored("…".to_owned())), scope });
    let stranger = matches!(command.act, Act::Invite(_) | Act::ChangeOwner(_));
    if stranger {
        let named = Named { people: vec![somebody()], ..ground.named.clone() };
        return foreseen(ground, &command, &named);
    }
    foreseen(ground, &command, ground.named)
}

fn foreseen(ground: &Ground<'_>, command: &Command, named: &Named) -> Foreseen {
    foresee(ground.facts, &Actor::Person(ground.me.clone()), command, named, ground.page.app.now())
}

/// What the form would send, with any values where those do not change who is told.
fn sample(ground: &Ground<'_>, boxes: Boxes) -> Option<Act> {
    let ticket = &ground.facts.ticket;
    let spent = SpentTime::new(0, 0, 1);
    let closing = Closing { release: boxes.release, spent, link: None };
    let other = |priority: Priority| Priority::new(i64::from(5 - priority.value().min(5)));
    Some(match ground.action {
        Action::Take => Act::Take,
        Action::TakeAndClose => Act::TakeAndClose(closing),
        Action::TakeAndAsk => Act::TakeAndAsk,
        Action::Release => Act::Release,
        Action::Comment if boxes.reopen => Act::Reopen,
        Action::Comment => Act::Comment,
        Action::Ask => Act::Ask,
        Action::Postpone => Act::Postpone(None),
        Action::Recall => Act::Recall,
        Action::Close => Act::Close(closing),
        Action::Refuse => Act::Refuse(spent),
        Action::Transfer => {
            let to = place(ground.kept.text("to"))?;
            Act::Transfer(Transfer { to, release: boxes.release, stay: boxes.stay, follow: false })
        }
        Action::SendBack => Act::SendBack,
        Action::Invite => Act::Invite(vec![somebody().id]),
        Action::InviteGroup => Act::InviteGroup(place(ground.kept.text("to"))?),
        Action::Uninvite => Act::Uninvite(ground.kept.fields.id("person")?),
        Action::ChangeOwner => Act::ChangeOwner(somebody().id),
        Action::ChangeSubject => Act::ChangeSubject(Subject::stored("…".to_owned())),
        Action::ChangeScope => Act::ChangeScope(*TicketScope::ALL.iter().find(|scope| **scope != ticket.scope)?),
        Action::ChangePriority => Act::ChangePriority(other(ticket.priority)?),
        Action::ChangeOrigin => Act::ChangeOrigin(*Origin::ALL.iter().find(|origin| **origin != ticket.origin)?),
        Action::ChangeComputer => Act::ChangeComputer(Computer::stored("…".to_owned())),
        Action::ChangeSpentTime => Act::ChangeSpentTime(spent.filter(|spent| ticket.spent != Some(*spent))),
        Action::EditComment => Act::EditComment(EventId(ground.kept.fields.id("event")?)),
        Action::CloseOwn => Act::CloseOwn,
        Action::Cancel => Act::Cancel,
        Action::Approve => Act::Approve,
        Action::RefuseClosure => Act::RefuseClosure,
        Action::Reopen => Act::Reopen,
        Action::Assign | Action::ChangeReaders | Action::Expire | Action::Archive => return None,
    })
}

/// A node of the tree of services, as forms write it: `c71` is a category, `d7` a department.
pub fn place(code: &str) -> Option<Place> {
    let key = code.get(1..)?;
    match code.chars().next()? {
        'c' => Some(Place::Category(crate::extract::id(key)?)),
        'd' => Some(Place::Department(crate::extract::id(key)?)),
        _ => None,
    }
}
