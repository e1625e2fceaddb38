//! The lifecycle: written out in `docs/lifecycle.md`, and compared with spec.md §4.3 read by another hand.

#[path = "lifecycle/cases.rs"]
mod cases;
#[path = "lifecycle/destinations.rs"]
mod destinations;
mod organisation;
#[path = "lifecycle/page.rs"]
mod page;
#[path = "lifecycle/specified.rs"]
mod specified;

use cases::{FLAGS, ME, SENDER, cases, demand, staged};
use domain::ticket::{No, decide, may_edit, may_rescope};
use domain::visibility::sight;
use domain::{Action, Actor, Coded, Facts, Flags, MessageScope, Person, PersonId, Refusal, Said, Status};
use organisation::demand::{Demand, message};
use organisation::{NOW, person, said};
use specified::{About, Author, Case, Holder, specified};

/// `cargo test -p domain --test lifecycle` with `UPDATE_DOCS=1` writes the page again.
#[test]
fn the_page_is_up_to_date() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/lifecycle.md");
    let page = page::page();
    if std::env::var_os("UPDATE_DOCS").is_some_and(|value| value == "1") {
        std::fs::write(path, &page).expect("the page can be written");
    }
    let written = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        written == page,
        "docs/lifecycle.md is out of date: run this test with UPDATE_DOCS=1, then read what changed"
    );
}

/// The status once this actor has done this; `None` when they may not.
fn done(facts: &Facts, actor: &Actor, demand: &Demand) -> Option<Status> {
    if let Some(person) = actor.person() {
        sight(person, facts)?;
    }
    let events = decide(facts, actor, &demand.command(), &demand.named(), NOW).ok()?;
    events.last().map(|event| event.status)
}

/// Something that somebody else said, which everybody who sees the ticket reads.
const SAID_BEFORE: About = About { author: Author::Somebody, scope: MessageScope::Default, is_last_word: true };

/// Every status, holder and role, and the privileges one by one: nothing is sampled.
#[test]
fn the_table_is_the_one_of_the_specification() {
    let mut asked = 0;
    let demands: Vec<Demand> = Action::ALL.iter().copied().map(demand).collect();
    for case in cases() {
        let (facts, me) = staged(&case);
        let actor = Actor::Person(me);
        for demand in &demands {
            let expected = specified(demand.action, &case, SAID_BEFORE);
            assert_eq!(done(&facts, &actor, demand), expected, "{} by {case:?}", demand.action.code());
            asked += 1;
        }
    }
    assert!(asked > 100_000, "{asked} cases");
}

/// What is done on schedule, and nothing of it by anybody's hand.
#[test]
fn the_application_does_what_the_specification_gives_it() {
    let scheduled = [Action::Recall, Action::CloseOwn, Action::Expire, Action::Archive].map(demand);
    for case in cases().into_iter().filter(|case| case.flags.is_empty()) {
        let (facts, _) = staged(&case);
        for demand in &scheduled {
            let expected = specified::by_application(demand.action, &case);
            assert_eq!(done(&facts, &Actor::Application, demand), expected, "{} of {case:?}", demand.action.code());
        }
    }
}

/// "Mandatory for: creation, comment, request information (also inside take + request)" (spec.md §4.2, 3).
#[test]
fn words_are_mandatory_where_the_specification_says() {
    for action in Action::ALL.iter().copied() {
        let is_possible = |case: &Case| specified(action, case, SAID_BEFORE).is_some() && !case.is_public;
        let Some(case) = cases().into_iter().find(is_possible) else {
            assert!(matches!(action, Action::Expire | Action::Archive), "nobody can {}", action.code());
            continue;
        };
        let (facts, me) = staged(&case);
        let spoken = demand(action);
        let silent = Demand { said: Said { text: None, ..spoken.said.clone() }, ..spoken };
        let is_refused = done(&facts, &Actor::Person(me), &silent).is_none();
        // An edit replaces words: by none, it would take them away.
        // "deletion of a file".
        let is_mandatory = matches!(
            action,
            Action::Comment | Action::Ask | Action::TakeAndAsk | Action::EditComment | Action::DeleteFile
        );
        assert_eq!(is_refused, is_mandatory, "{}", action.code());
    }
}

/// A27 and A36 of every message: whose, for whom, the last one or not.
#[test]
fn messages_are_corrected_by_whom_the_specification_says() {
    let mut asked = 0;
    // Of the privileges, only that of managing managers counts here.
    let is_told_apart = |case: &Case| case.flags.is_empty() || case.flags.len() == FLAGS.len();
    for case in cases().into_iter().filter(|case| is_told_apart(case) && case.third_is_available && case.was_moved) {
        let (facts, me) = staged(&case);
        let actor = Actor::Person(me);
        for about in messages() {
            let (edits, rescopes) = correct(&facts, &actor, about);
            assert_eq!(edits, case.may_edit(about), "edit {about:?} by {case:?}");
            assert_eq!(rescopes, case.may_rescope(about), "other readers of {about:?} by {case:?}");
            asked += 2;
        }
    }
    assert!(asked > 10_000, "{asked} cases");
}

fn messages() -> impl Iterator<Item = About> {
    [Author::Me, Author::Somebody, Author::Application].into_iter().flat_map(|author| {
        MessageScope::ALL
            .iter()
            .flat_map(move |scope| [false, true].map(|is_last_word| About { author, scope: *scope, is_last_word }))
    })
}

/// Does an edit pass, and a change of readers? What the buttons say is what the door does.
fn correct(facts: &Facts, actor: &Actor, about: About) -> (bool, bool) {
    let by = match about.author {
        Author::Me => Some(PersonId(ME)),
        Author::Somebody => Some(PersonId(SENDER)),
        Author::Application => None,
    };
    let message = message(by, about.scope);
    // Other readers than those there are, whom anybody may choose.
    let scope = if about.scope == MessageScope::Invited { MessageScope::InvitedManager } else { MessageScope::Invited };
    let ask = |action| {
        let demand = Demand {
            message: Some(message.clone()),
            is_last_word: about.is_last_word,
            ..Demand::new(action, person(SENDER), said(scope))
        };
        done(facts, actor, &demand).is_some()
    };
    let (edits, rescopes) = (ask(Action::EditComment), ask(Action::ChangeReaders));
    let is_live = facts.ticket.status != Status::Archived;
    let offers = (
        is_live && may_edit(facts, actor, &message.1, about.is_last_word).is_ok(),
        is_live && may_rescope(facts, actor, &message.1).is_ok(),
    );
    assert!((!edits || offers.0) && (!rescopes || offers.1), "a forged request passes: {about:?}");
    (edits, rescopes)
}

fn everything(status: Status, holder: Holder) -> Case {
    Case {
        status,
        holder,
        manages: true,
        flags: FLAGS.to_vec(),
        owns: false,
        administers: false,
        is_invited: false,
        is_ally: false,
        is_public: false,
        third_is_available: true,
        was_moved: true,
    }
}

/// "Only if the installation enables it" (spec.md §4.5).
#[test]
fn comments_are_edited_only_where_the_installation_says() {
    let (facts, me) = staged(&everything(Status::InProgress, Holder::Me));
    let edit = demand(Action::EditComment);
    let off = Demand { allows_editing: false, ..edit.clone() };
    let actor = Actor::Person(me);
    assert!(done(&facts, &actor, &edit).is_some());
    let no = decide(&facts, &actor, &off.command(), &off.named(), NOW).expect_err("it is off");
    assert_eq!(no, No::Refused(Refusal::EditingIsOff));
}

/// "the invitee himself" (A30), and nobody else's.
#[test]
fn an_invitee_takes_back_only_their_own_invitation() {
    let case = Case { manages: false, is_invited: true, ..everything(Status::Closed, Holder::Colleague) };
    let (facts, me) = staged(&case);
    let ask = |whom: &Person| {
        let demand = Demand::new(Action::Uninvite, whom.clone(), Said::NOTHING);
        decide(&facts, &Actor::Person(me.clone()), &demand.command(), &demand.named(), NOW)
    };
    assert!(ask(&me).is_ok());
    let other = facts.invitees.iter().find(|invitee| invitee.person.id != me.id).expect("another invitee");
    assert_eq!(ask(&other.person).expect_err("not theirs"), No::Refused(Refusal::OnlyOwnInvitation));
}

/// Spent time: "mandatory if the service demands it and the closer is DM and not OW" (A12, A14, spec.md §12.9).
#[test]
fn spent_time_is_demanded_of_managers_who_close() {
    use domain::department::DepartmentSetting::NeedsSpentTime;
    for (owns, demands_it) in [(false, false), (false, true), (true, false), (true, true)] {
        for (action, holder) in
            [(Action::Close, Holder::Me), (Action::Refuse, Holder::Me), (Action::TakeAndClose, Holder::Colleague)]
        {
            let (mut facts, me) = staged(&Case { owns, ..everything(Status::InProgress, holder) });
            if demands_it {
                facts.lineage = cases::lineage_with(Flags::default().with(NeedsSpentTime));
            }
            let timed = demand(action);
            let actor = Actor::Person(me);
            assert!(done(&facts, &actor, &timed).is_some(), "with a time");
            let untimed = Demand { spent: None, ..timed };
            let is_refused = done(&facts, &actor, &untimed).is_none();
            assert_eq!(is_refused, demands_it && !owns, "{} without a time", action.code());
            facts.ticket.spent = domain::SpentTime::new(0, 0, 5);
            assert!(done(&facts, &actor, &untimed).is_some(), "it was said before");
        }
    }
}
