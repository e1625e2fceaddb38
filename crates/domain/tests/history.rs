//! Random people doing random things: the history tells the ticket, and the invariants hold at every step
//! (guarantees P6 and §2.1, spec.md §3.5).

#[path = "history/foreseen.rs"]
mod foreseen;
#[path = "history/invariants.rs"]
mod invariants;
mod organisation;

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use domain::creation::{Request, born, create};
use domain::ticket::thread::{Line, last_word, thread};
use domain::ticket::{decide, replay, right};
use domain::{
    Action, Actor, Coded, Command, Computer, Counter, Event, EventId, EventKind, Facts, MessageScope, Moment, Named,
    Origin, Person, PersonId, Priority, Said, SpentTime, Status, Subject, TicketId, TicketScope,
};
use invariants::Done;
use organisation::demand::{Demand, plan};
use organisation::random::{Organisation, PEOPLE, organisations};
use organisation::{NOW, said};
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use proptest::test_runner::TestRunner;

/// How many kinds of events there are.
const KINDS: usize = 33;

/// Something that may happen between two looks at a ticket.
#[derive(Debug, Clone)]
enum Step {
    Asked(Box<Asked>),
    /// A manager loses the department (E57).
    Removed(Index),
    /// Whoever acted last takes it back.
    Undone,
}

#[derive(Debug, Clone, Copy)]
enum By {
    /// Or, when nobody has it in charge, whoever could take it.
    Holder,
    Owner,
    Somebody(i64),
    Application,
}

#[derive(Debug, Clone)]
struct Asked {
    by: By,
    action: Action,
    /// Instead of `action`, one that the actor's rights allow: chance alone rarely finds any.
    apt: Option<Index>,
    to: i64,
    group: Vec<i64>,
    release: bool,
    stay: bool,
    is_silent: bool,
    until: Option<i64>,
    scope: TicketScope,
    readers: MessageScope,
    destination: Index,
    message: Index,
    draw: u64,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let by = prop_oneof![
        4 => Just(By::Holder),
        2 => Just(By::Owner),
        4 => (1..=PEOPLE).prop_map(By::Somebody),
        1 => Just(By::Application),
    ];
    let action = (select(Action::ALL), prop::option::of(any::<Index>()));
    let who = (by, action, 1..=PEOPLE, subsequence((1..=PEOPLE).collect::<Vec<_>>(), 1..=3));
    let how = (any::<bool>(), any::<bool>(), prop::bool::weighted(0.1), prop::option::of(-10_i64..1000));
    let what = (select(TicketScope::ALL), select(MessageScope::ALL), any::<Index>(), any::<Index>(), any::<u64>());
    let asked = (who, how, what).prop_map(|((by, (action, apt), to, group), how, what)| {
        let (release, stay, is_silent, until) = how;
        let (scope, readers, destination, message, draw) = what;
        let asked = Asked {
            by,
            action,
            apt,
            to,
            group,
            release,
            stay,
            is_silent,
            until,
            scope,
            readers,
            destination,
            message,
            draw,
        };
        Step::Asked(Box::new(asked))
    });
    let removed = any::<Index>().prop_map(Step::Removed);
    prop::collection::vec(prop_oneof![40 => asked, 1 => removed, 4 => Just(Step::Undone)], 10..60)
}

/// What the application does by itself (spec.md §4.3, §6.4).
const BY_APPLICATION: [Action; 5] =
    [Action::Recall, Action::CloseOwn, Action::Transfer, Action::Expire, Action::Archive];

/// An organisation with one ticket.
struct World {
    organisation: Organisation,
    facts: Facts,
    history: Vec<(i64, Event)>,
    /// What the last command found, and which one it was: it can still be undone.
    before: Option<(Facts, Action)>,
    gone: Vec<PersonId>,
    sent: foreseen::Sent,
    now: Moment,
}

impl World {
    /// `None` when the ticket is refused.
    fn new(organisation: Organisation) -> Option<Self> {
        let request = Request {
            subject: Subject::parse("Panne").expect("a short subject"),
            message: said(MessageScope::Default).text,
            scope: organisation.scope,
            priority: Priority::DEFAULT,
            computer: Computer::default(),
            origin: Origin::Web,
            owner: None,
            files: Vec::new(),
            replies: None,
            sent: Vec::new(),
        };
        let (events, owner) = create(&organisation.home, &organisation.owner, &request, 3, NOW).ok()?;
        let facts = born(&organisation.home, TicketId(1), &owner, &events)?;
        let mut sent = foreseen::Sent::default();
        sent.add(None, &facts, &events, &Actor::Person(organisation.owner.clone()));
        let history = events.into_iter().map(|event| (facts.ticket.version, event)).collect();
        Some(Self { organisation, facts, history, before: None, gone: Vec::new(), sent, now: NOW })
    }

    fn counters(&self) -> [&Counter; 3] {
        [&self.organisation.home, &self.organisation.beside, &self.organisation.away]
    }

    fn lines(&self) -> Vec<Line> {
        thread((1..).map(EventId).zip(&self.history).map(|(id, (batch, event))| (id, *batch, event)))
    }

    /// Who does what.
    fn chosen(&self, asked: &Asked) -> (Actor, Action) {
        let who = match asked.by {
            By::Holder => self.facts.ticket.holder.or(self.facts.managers.first().map(|manager| manager.person.id)),
            By::Owner => Some(self.facts.ticket.owner),
            By::Somebody(id) => Some(PersonId(id)),
            By::Application => None,
        };
        let actor = who.map_or(Actor::Application, |id| Actor::Person(self.organisation.person(id).clone()));
        // An archived ticket has no more history: seldom.
        let is_late = asked.draw.is_multiple_of(8);
        let is_apt = |action: &Action| {
            let is_seldom = *action == Action::Archive && !is_late;
            !is_seldom && right::check_actor(*action, &self.facts, &actor).is_ok()
        };
        let all = if actor.id().is_none() { &BY_APPLICATION[..] } else { Action::ALL };
        let apt: Vec<Action> = all.iter().copied().filter(is_apt).collect();
        let action = asked.apt.filter(|_| !apt.is_empty()).map_or(asked.action, |index| *index.get(&apt));
        (actor, action)
    }

    fn demand(&self, asked: &Asked, action: Action) -> Demand {
        let lines = self.lines();
        let line = asked.message.get(&lines);
        let counters = self.counters();
        let destination = match action {
            Action::SendBack => {
                counters.into_iter().find(|one| Some(one.lineage.category().id) == self.facts.ticket.moved_from)
            }
            _ => Some(*asked.destination.get(&counters)),
        };
        let words = if asked.is_silent { Said { text: None, scope: asked.readers } } else { said(asked.readers) };
        let person = |id: &i64| self.organisation.person(PersonId(*id)).clone();
        Demand {
            release: asked.release,
            stay: asked.stay,
            until: asked.until.map(|seconds| self.now.plus_seconds(seconds)),
            spent: SpentTime::stored(asked.until.unwrap_or(0).abs()),
            scope: asked.scope,
            destination: destination.cloned(),
            group: asked.group.iter().map(person).collect(),
            message: Some((line.id, line.event.clone())),
            files: if action == Action::Attach || asked.draw.is_multiple_of(3) { vec![plan()] } else { Vec::new() },
            is_last_word: last_word(&lines) == Some(line.id),
            draw: asked.draw,
            ..Demand::new(action, person(&asked.to), words)
        }
    }

    /// The facts of before, and a word of it in the history.
    fn undo(&mut self) {
        let author = self.history.last().and_then(|(last, _)| self.history.iter().find(|(batch, _)| batch == last));
        let author = author.and_then(|(_, event)| event.by);
        let Some((before, action)) = self.before.take().filter(|_| author.is_some()) else { return };
        let batch = self.facts.ticket.version;
        self.sent.take_back(batch);
        let kind = EventKind::Undone { batch, action };
        let (at, scope, status) = (self.now, MessageScope::Default, before.ticket.status);
        self.history.push((batch + 1, Event { kind, by: author, at, text: None, scope, status }));
        self.facts = before;
        self.facts.ticket.version = batch + 1;
    }

    fn remove(&mut self, manager: &Index) {
        let Some(department) = Some(self.facts.lineage.department.id).filter(|_| !self.facts.managers.is_empty())
        else {
            return;
        };
        let gone = manager.get(&self.facts.managers).person.id;
        let Organisation { home, beside, away, .. } = &mut self.organisation;
        for counter in [home, beside, away] {
            if counter.lineage.department.id == department {
                counter.managers.retain(|manager| manager.person.id != gone);
            }
        }
        self.facts.managers.retain(|manager| manager.person.id != gone);
        self.facts.members.retain(|member| *member != gone);
        self.gone.push(gone);
        // What was known of before is no more.
        self.before = None;
    }

    fn ask(&mut self, asked: &Asked) -> Result<(), TestCaseError> {
        let (actor, action) = self.chosen(asked);
        if actor.id().is_none() && !BY_APPLICATION.contains(&action) {
            return Ok(());
        }
        let demand = self.demand(asked, action);
        let (command, named) = (demand.command(), demand.named());
        let before = self.facts.clone();
        match decide(&before, &actor, &command, &named, self.now) {
            Ok(events) => {
                self.facts = before.after(&events, &named.people, named.destination.as_ref());
                self.sent.add(Some(&before), &self.facts, &events, &actor);
                self.before = Some((before.clone(), action));
                self.history.extend(events.iter().map(|event| (self.facts.ticket.version, event.clone())));
                let done = Done {
                    before: &before,
                    after: &self.facts,
                    actor: &actor,
                    act: &command.act,
                    events: &events,
                    destination: named.destination.as_ref(),
                    now: self.now,
                };
                invariants::is_fair(&done)?;
                invariants::is_told(&done)?;
                self.reads_on(&done)
            }
            Err(no) => {
                let again = decide(&before, &actor, &command, &named, self.now).err();
                prop_assert_eq!(again, Some(no), "the same answer twice");
                Ok(())
            }
        }
    }

    /// Edits and changes of readers take nothing away: what was said is still there, and in its order.
    fn reads_on(&self, done: &Done<'_>) -> Result<(), TestCaseError> {
        let lines = self.lines();
        prop_assert!(lines.is_sorted_by_key(|line| line.id));
        for event in done.events {
            match event.kind {
                EventKind::CommentEdited { event: about } => {
                    let line = lines.iter().find(|line| line.id == about).expect("the message is there");
                    prop_assert_eq!((&line.event.text, line.event.scope), (&event.text, event.scope));
                    prop_assert!(!line.earlier.is_empty(), "its words of before are lost");
                }
                EventKind::ReadersChanged { event: about } => {
                    let line = lines.iter().find(|line| line.id == about).expect("the message is there");
                    prop_assert_eq!(line.event.scope, event.scope);
                }
                _ => {}
            }
        }
        if invariants::is_narrowed(done) {
            let files = lines.iter().rev().take_while(|line| line.file().is_some()).count();
            let (last, earlier) = lines[..lines.len() - files].split_last().expect("a history is never empty");
            let is_the_change = matches!(last.event.kind, EventKind::ScopeChanged { .. });
            prop_assert!(is_the_change, "the narrowing comes last");
            let is_for_all = |line: &Line| matches!(line.event.scope, MessageScope::Public | MessageScope::Default);
            prop_assert!(!earlier.iter().any(is_for_all), "E30");
        }
        Ok(())
    }

    /// What was carried along is what would be read again.
    fn is_what_is_stored(&self) -> Result<(), TestCaseError> {
        let category = self.facts.ticket.category;
        let counters = self.counters();
        let here = counters.iter().find(|one| one.lineage.category().id == category).expect("it is somewhere");
        let read = Facts::at(here, self.facts.ticket.clone(), self.facts.owner.clone());
        prop_assert_eq!(&read.managers, &self.facts.managers);
        prop_assert_eq!(&read.members, &self.facts.members);
        prop_assert_eq!(&read.lineage, &self.facts.lineage);
        prop_assert_eq!(&read.allies, &self.facts.allies);
        let history = self.history.iter().map(|(batch, event)| (*batch, event));
        let told = replay(self.facts.ticket.id, self.facts.ticket.version, history);
        prop_assert_eq!(told.as_ref(), Some(&self.facts.ticket));
        Ok(())
    }
}

#[test]
fn the_history_tells_the_ticket() {
    let (happened, foreseen) = (RefCell::new(BTreeSet::new()), Cell::new(0));
    let config = ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() };
    let outcome = TestRunner::new(config).run(&(organisations(), steps()), |(organisation, steps)| {
        let Some(mut world) = World::new(organisation) else { return Ok(()) };
        for step in steps {
            world.now = world.now.plus_seconds(60);
            match step {
                Step::Removed(manager) => world.remove(&manager),
                Step::Undone => world.undo(),
                Step::Asked(asked) => world.ask(&asked)?,
            }
            invariants::is_sound(&world.facts, &world.gone)?;
            world.is_what_is_stored()?;
            invariants::rights_are_open(&world.facts, |act, who: &Person| {
                let words = said(MessageScope::Default);
                let actor = Actor::Person(who.clone());
                decide(&world.facts, &actor, &Command::new(act, words), &Named::default(), world.now).is_ok()
            })?;
        }
        // Settings and rights are those of today: the past of somebody who has left is not theirs.
        if world.gone.is_empty() {
            let counters = world.counters();
            let id = world.facts.ticket.id;
            let compared = foreseen::is_what_was_sent(&world.sent, counters, id, &world.history)?;
            foreseen.set(foreseen.get() + compared);
        }
        happened.borrow_mut().extend(world.history.iter().map(|(_, event)| event.kind.code()));
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
    // A walk that never got anywhere would prove nothing.
    assert_eq!(happened.into_inner().len(), KINDS, "not everything that can happen did");
    assert!(foreseen.get() > 1000, "{} mails were foreseen", foreseen.get());
}

/// Nothing else begins a history.
#[test]
fn a_history_begins_with_a_creation() {
    let event = Event {
        kind: EventKind::Commented,
        by: None,
        at: NOW,
        text: None,
        scope: MessageScope::Default,
        status: Status::Free,
    };
    assert_eq!(replay(TicketId(1), 1, [(1, &event)]), None);
    assert_eq!(replay(TicketId(1), 1, []), None);
}
