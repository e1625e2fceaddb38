//! Who is told: anybody doing anything anywhere, against spec.md §8.3 read by another hand.
//! The tables of §8.1 and §8.4 are in `recipients/tables.rs`.

mod organisation;
#[path = "recipients/specified.rs"]
mod specified;
#[path = "recipients/tables.rs"]
mod tables;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use domain::creation::{Request, born, create};
use domain::recipients::{Batch, Notice, Reason, Watcher, WhyNot, recipients, watchers, why};
use domain::ticket::decide;
use domain::{
    Action, Actor, Coded, Computer, Event, MessageScope, Origin, PersonId, Priority, Status, Subject, TicketId,
    TicketScope,
};
use organisation::demand::{Demand, message};
use organisation::random::{Organisation, PEOPLE, organisations};
use organisation::{NOW, said};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestRunner;
use specified::Deed;

/// What the product says of a command.
struct Outcome {
    notices: Vec<Notice>,
    events: Vec<Event>,
    watchers: Vec<Watcher>,
    /// For everybody, the rule or what keeps them from it.
    answers: Vec<(PersonId, Result<Reason, Vec<WhyNot>>)>,
}

/// What the product says of a command; `None` when it is refused.
fn outcome(
    organisation: &Organisation,
    status: Status,
    holder: Option<PersonId>,
    actor: &Actor,
    demand: &Demand,
) -> Option<Outcome> {
    let before = organisation.facts(status, holder);
    let named = demand.named();
    let events = decide(&before, actor, &demand.command(), &named, NOW).ok()?;
    let after = before.after(&events, &named.people, named.destination.as_ref());
    let batch = Batch { before: Some(&before), after: &after, events: &events, is_quiet: false };
    let notices = recipients(batch, actor);
    let quiet = Batch { is_quiet: true, ..batch };
    assert!(watchers(quiet, actor, &[]).is_empty(), "an address is told of what is not reported");
    let watchers = watchers(batch, actor, &notices);
    let answers = organisation.people.iter().map(|person| (person.id, why(person, batch, actor))).collect();
    Some(Outcome { notices, events, watchers, answers })
}

/// Who is told of a command; `None` when it is refused.
fn notices(
    organisation: &Organisation,
    status: Status,
    holder: Option<PersonId>,
    actor: &Actor,
    demand: &Demand,
) -> Option<(Vec<Notice>, Vec<Event>)> {
    let before = organisation.facts(status, holder);
    let named = demand.named();
    let events = decide(&before, actor, &demand.command(), &named, NOW).ok()?;
    let after = before.after(&events, &named.people, named.destination.as_ref());
    let batch = Batch { before: Some(&before), after: &after, events: &events, is_quiet: false };
    let told = recipients(batch, actor);
    let quietly = recipients(Batch { is_quiet: true, ..batch }, actor);
    assert!(quietly.is_empty(), "somebody is told of what is not reported: {quietly:?}");
    Some((told, events))
}

/// Who is told when `by` posts a ticket, for the organisation's owner when they may.
fn created(organisation: &Organisation, by: PersonId) -> Option<(Vec<Notice>, Vec<Event>)> {
    let author = organisation.person(by).clone();
    let request = Request {
        subject: Subject::parse("Panne").expect("a short subject"),
        message: said(MessageScope::Default).text,
        scope: organisation.scope,
        priority: Priority::DEFAULT,
        computer: Computer::default(),
        origin: Origin::Phone,
        owner: Some(organisation.owner.clone()),
        files: Vec::new(),
        replies: None,
        sent: Vec::new(),
    };
    let (events, owner) = create(&organisation.home, &author, &request, 5, NOW).ok()?;
    let facts = born(&organisation.home, TicketId(1), &owner, &events).expect("it begins with its creation");
    let batch = Batch { before: None, after: &facts, events: &events, is_quiet: false };
    Some((recipients(batch, &Actor::Person(author)), events))
}

fn people(notices: &[Notice]) -> BTreeSet<PersonId> {
    notices.iter().map(|notice| notice.person.id).collect()
}

fn reasons(notices: &[Notice]) -> BTreeMap<PersonId, &'static str> {
    notices.iter().map(|notice| (notice.person.id, notice.reason.code())).collect()
}

/// What the form says besides its action.
#[derive(Debug, Clone)]
struct Answers {
    to: i64,
    group: Vec<i64>,
    release: bool,
    stay: bool,
    goes_away: bool,
    scope: TicketScope,
    message: (i64, MessageScope),
}

fn answers() -> impl Strategy<Value = Answers> {
    let group = proptest::sample::subsequence((1..=PEOPLE).collect::<Vec<_>>(), 1..=3);
    let message = (1..=PEOPLE, select(MessageScope::ALL));
    (1..=PEOPLE, group, any::<[bool; 3]>(), select(TicketScope::ALL), message).prop_map(
        |(to, group, [release, stay, goes_away], scope, message)| Answers {
            to,
            group,
            release,
            stay,
            goes_away,
            scope,
            message,
        },
    )
}

fn demand(organisation: &Organisation, action: Action, words: MessageScope, answers: &Answers) -> Demand {
    let destination = if answers.goes_away { &organisation.away } else { &organisation.beside };
    let (author, readers) = answers.message;
    Demand {
        release: answers.release,
        stay: answers.stay,
        scope: answers.scope,
        destination: Some(destination.clone()),
        group: answers.group.iter().map(|id| organisation.person(PersonId(*id)).clone()).collect(),
        message: Some(message(Some(PersonId(author)), readers)),
        is_last_word: true,
        draw: 7,
        ..Demand::new(action, organisation.person(PersonId(answers.to)).clone(), said(words))
    }
}

/// What the application does by itself; the rest is somebody's.
const BY_APPLICATION: [Action; 5] =
    [Action::Recall, Action::CloseOwn, Action::Transfer, Action::Expire, Action::Archive];

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

/// Anybody, any action, any scope, any settings: the product and the oracle name the same people and reasons.
#[test]
fn the_people_told_are_those_of_the_specification() {
    let (reasons_given, reasons_not) = (RefCell::new(BTreeSet::new()), RefCell::new(BTreeSet::new()));
    let situations = (organisations(), select(Status::ALL), 1..=PEOPLE, answers());
    let outcome = TestRunner::new(config(256)).run(&situations, |(organisation, status, holder, answers)| {
        let holder = Some(PersonId(holder)).filter(|_| status != Status::Free);
        let people_acting = organisation.people.iter().cloned().map(Actor::Person);
        for actor in people_acting.chain([Actor::Application]) {
            for (action, words) in asked_by(&actor) {
                let demand = demand(&organisation, action, words, &answers);
                let Some(outcome) = outcome(&organisation, status, holder, &actor, &demand) else { continue };
                let Outcome { notices, events, watchers, answers } = outcome;
                let has_moved = matches!(action, Action::Transfer | Action::SendBack);
                let place = demand.destination.as_ref().filter(|_| has_moved).unwrap_or(&organisation.home);
                let deed = Deed { by: actor.id(), holder_before: holder, events: &events, place };
                let reasons = reasons(&notices);
                prop_assert_eq!(&reasons, &specified::told(&organisation, &deed), "{:?}", deed);
                prop_assert_eq!(people(&notices).len(), notices.len(), "somebody is told twice");
                let told: Vec<PersonId> = notices.iter().map(|notice| notice.person.id).collect();
                let addresses: Vec<String> = watchers.iter().map(|watcher| watcher.address.clone()).collect();
                prop_assert_eq!(addresses, specified::watching(&organisation, &deed, &told), "{:?}", deed);
                for (person, answer) in &answers {
                    let told = notices.iter().find(|notice| notice.person.id == *person);
                    prop_assert_eq!(answer.as_ref().ok(), told.map(|notice| &notice.reason));
                    let why_not = answer.as_ref().err().map(Vec::as_slice).unwrap_or_default();
                    prop_assert!(told.is_some() || !why_not.is_empty(), "nobody says why {} is not told", person);
                    reasons_not.borrow_mut().extend(why_not.iter().map(WhyNot::code));
                }
                reasons_given.borrow_mut().extend(watchers.iter().map(|watcher| watcher.reason.code()));
                reasons_given.borrow_mut().extend(reasons.into_values());
            }
        }
        Ok(())
    });
    outcome.unwrap_or_else(|failure| panic!("{failure}"));
    // A report is about no event.
    let all: BTreeSet<_> =
        Reason::samples().iter().map(Reason::code).filter(|code| !code.ends_with("-report")).collect();
    let all_not: BTreeSet<_> = WhyNot::samples().iter().map(WhyNot::code).filter(|code| *code != "quiet").collect();
    assert_eq!(reasons_not.into_inner(), all_not, "everything keeps somebody from being told");
    assert_eq!(reasons_given.into_inner(), all, "every rule selects somebody");
}

/// Every action, and of comments every scope.
fn asked_by(actor: &Actor) -> Vec<(Action, MessageScope)> {
    let is_asked = |action: &Action| actor.id().is_some() || BY_APPLICATION.contains(action);
    let mut asked = Vec::new();
    for action in Action::ALL.iter().copied().filter(is_asked) {
        let scopes: &[MessageScope] = match action {
            Action::Comment | Action::EditComment | Action::Attach | Action::DeleteFile => MessageScope::ALL,
            _ => &[MessageScope::Owner],
        };
        asked.extend(scopes.iter().map(|words| (action, *words)));
    }
    asked
}

proptest! {
    #![proptest_config(config(256))]

    /// The same for creations, for oneself and for somebody else.
    #[test]
    fn the_people_told_of_a_creation_are_those_of_the_specification(organisation in organisations()) {
        for by in organisation.people.iter().map(|person| person.id) {
            let Some((notices, events)) = created(&organisation, by) else { continue };
            let deed = Deed { by: Some(by), holder_before: None, events: &events, place: &organisation.home };
            prop_assert_eq!(reasons(&notices), specified::told(&organisation, &deed), "{:?}", deed);
        }
    }
}
