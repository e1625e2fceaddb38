//! "Who will be told, and who will lose sight of it?", for every choice that a form leaves open: the rules themselves
//! are asked, with each of them.

use app::preview::{Foreseen, foresee};
use domain::ticket::{Closing, Place, Transfer};
use domain::{
    Act, Action, Actor, Coded, Command, Computer, EventId, Message, MessageScope, Named, Origin, Person, PersonId,
    Priority, Said, SpentTime, Subject, TicketScope,
};

use super::ground::{Ground, somebody};
use crate::view::told::{Losing, Told, everybody, losing_by, told_by};

/// The people told, scope by scope, box by box.
pub fn told_of(ground: &Ground<'_>, scopes: &[MessageScope]) -> Told {
    let told = |boxes: Boxes| by_readers(ground, scopes, |scope| see(ground, boxes, scope));
    let base = told(Boxes::default());
    // A box that cannot be ticked changes nothing.
    let or_when = |base: Told, when: &'static str, boxes: Boxes| {
        let is_possible = see(ground, boxes, MessageScope::Default).after.is_some();
        if is_possible { base.or_when(when, &told(boxes)) } else { base }
    };
    match ground.action {
        Action::Assign => always(ground, scopes),
        Action::ChangeScope => {
            let seen = by_scope(ground)
                .into_iter()
                .map(|(code, seen)| (code, everybody(seen.told, seen.watchers)))
                .collect::<Vec<_>>();
            told_by(ground.page, ground.facts, ground.me, &seen)
        }
        Action::Close | Action::TakeAndClose | Action::Transfer => {
            or_when(base, "release", Boxes { release: true, ..Boxes::default() })
        }
        Action::Comment => or_when(base, "reopen", Boxes { reopen: true, ..Boxes::default() }),
        _ => base,
    }
}

/// The people told whoever is chosen: each choice says the rest.
fn always(ground: &Ground<'_>, scopes: &[MessageScope]) -> Told {
    let targets: Vec<PersonId> =
        ground.facts.assignable(ground.me.id).iter().map(|manager| manager.person.id).collect();
    let Some(first) = targets.first() else { return Told::default() };
    let told = |to: PersonId| {
        by_readers(ground, scopes, |scope| {
            foreseen(ground, &Command::new(Act::Assign(to), Said { text: None, scope }), ground.named)
        })
    };
    let mut always = told(*first);
    let others: Vec<Vec<_>> = targets.iter().map(|to| told(*to).readers).collect();
    always.readers.retain(|reader| others.iter().all(|list| list.iter().any(|other| other.id == reader.id)));
    Told { counts: Vec::new(), is_always: true, ..always }
}

/// The people told with each choice of readers.
fn by_readers(ground: &Ground<'_>, scopes: &[MessageScope], see: impl Fn(MessageScope) -> Foreseen) -> Told {
    let told = |seen: Foreseen| everybody(seen.told, seen.watchers);
    let seen: Vec<_> = scopes.iter().map(|scope| (scope.code(), told(see(*scope)))).collect();
    told_by(ground.page, ground.facts, ground.me, &seen)
}

/// What each scope of the ticket would bring about; the present one brings nothing.
fn by_scope(ground: &Ground<'_>) -> Vec<(&'static str, Foreseen)> {
    let see = |scope: &TicketScope| {
        let command = Command::new(Act::ChangeScope(*scope), Said::NOTHING);
        (scope.code(), foreseen(ground, &command, ground.named))
    };
    TicketScope::ALL.iter().map(see).collect()
}

/// The people who would no longer see the ticket.
pub fn losing_of(ground: &Ground<'_>) -> Losing {
    let seen = match ground.action {
        Action::ChangeScope => by_scope(ground),
        _ => vec![(MessageScope::Default.code(), see(ground, Boxes::default(), MessageScope::Default))],
    };
    let stays = see(ground, Boxes { stay: true, ..Boxes::default() }, MessageScope::Default);
    let may_stay = ground.action == Action::Transfer && !stays.loses_it;
    losing_by(ground.page, ground.facts, ground.me, &seen, may_stay)
}

/// In whose charge a transfer leaves the ticket.
#[derive(Default)]
pub struct Landing {
    /// Its holder's, unless it is released.
    pub keeps: bool,
    /// Of whom the destination chooses, otherwise.
    pub chosen: Option<Person>,
}

pub fn landing(ground: &Ground<'_>) -> Landing {
    if ground.action != Action::Transfer {
        return Landing::default();
    }
    let holder = |release| {
        let after = see(ground, Boxes { release, ..Boxes::default() }, MessageScope::Default).after?;
        after.holder().map(|manager| manager.person.clone())
    };
    let before = ground.facts.ticket.holder;
    let keeps = before.is_some() && holder(false).map(|person| person.id) == before;
    Landing { keeps, chosen: if keeps { None } else { holder(true) } }
}

/// Would a move open the ticket to people who have no part in it? Of a scope, each choice says so itself.
pub fn opens(ground: &Ground<'_>) -> bool {
    matches!(ground.action, Action::Transfer | Action::SendBack)
        && see(ground, Boxes::default(), MessageScope::Default).opens_to_public
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
        Action::Attach => Act::Attach,
        Action::DeleteFile => Act::DeleteFile(EventId(ground.kept.fields.id("event")?)),
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
