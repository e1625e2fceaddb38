//! Around a ticket and behind its counter: those invited, those who keep it, those who take it; what time does to it.

use domain::preferences::StartPage;
use domain::question::Reply;
use domain::recipients::Tag;
use domain::report::{Hour, Settings};
use domain::ticket::Stop;
use domain::ticket::undo::Window;
use domain::{
    Action, Alert, Category, CategoryId, Department, DepartmentId, EventKind, Flags, Invitee, Manager, Moment, Person,
    Preferences, Status, Ticket, TicketId, TicketScope,
};
use store::db::Tx;
use store::departures::{self, Room};
use store::drafts::{self, Draft};
use store::marks::{self, Read};
use store::outbox::{self, About, Letter};
use store::reports::Slot;
use store::submissions::{self, Submission};
use store::tickets::{due, list};
use store::undos::{self, Memory, Undo};
use store::{
    categories, counters, departments, events, facts, invitations, managers, mutes, permanent_invitees, preferences,
    reach, reports, schedule, tickets,
};

use crate::engines::NOW;
use crate::story::{self, Answers, Cast};

pub async fn a_ticket(tx: &mut Tx, answers: &mut Answers, cast: &Cast, ticket: TicketId) -> store::Result<()> {
    let ines = story::somebody(tx, "Inès Marchetti", "ines@univ.example").await?;
    for (person, is_permanent) in [(&ines, false), (&cast.bruno, true)] {
        let invitee = Invitee { person: person.clone(), is_permanent };
        invitations::insert(tx, ticket, &invitee, Some(cast.odile.id), NOW).await?;
        invitations::insert(tx, ticket, &invitee, None, NOW.plus_seconds(1)).await?;
    }
    answers.add("invitees", invitations::of_ticket(tx, ticket).await?);
    answers.add("invited lately", invitations::recent(tx, cast.odile.id, 9).await?);
    invitations::delete(tx, ticket, ines.id).await?;
    answers.add("invited, less one", invitations::of_ticket(tx, ticket).await?.len());
    for person in [ines.id, cast.bruno.id, ines.id] {
        marks::follow(tx, ticket, person).await?;
        marks::bookmark(tx, ticket, person, NOW).await?;
    }
    let kept = (marks::followers(tx, ticket).await?, marks::bookmarkers(tx, ticket).await?);
    assert_eq!((kept.0.len(), kept.1.len()), (2, 2), "each once");
    answers.add("followers, bookmarkers", kept);
    marks::unfollow(tx, ticket, ines.id).await?;
    marks::unbookmark(tx, ticket, ines.id).await?;
    let reach = reach::of(tx, &cast.bruno, TicketScope::Private).await?;
    assert_eq!(list::personal(tx, &reach).await?, (1, 1), "one invitation, one bookmark");
    answers.add("versions", tickets::versions(tx, &[ticket, TicketId(999)]).await?);
    answers.add("facts with everybody around", facts::load(tx, ticket, TicketScope::Public, false).await?);
    reading(tx, answers, &ines, ticket).await?;
    moves(tx, answers, cast, ticket).await?;
    undone(tx, answers, cast, ticket).await
}

async fn reading(tx: &mut Tx, answers: &mut Answers, reader: &Person, ticket: TicketId) -> store::Result<()> {
    let all = [ticket, TicketId(2), TicketId(3), TicketId(999)];
    for version in [1, 2] {
        marks::set_read(tx, reader.id, Read { ticket, version }, NOW).await?;
    }
    answers.add("read", marks::read(tx, reader.id, &all).await?);
    marks::set_read(tx, reader.id, Read { ticket, version: 0 }, NOW).await?;
    // Those touched after that instant keep their mark.
    marks::read_all(tx, reader.id, &all, Moment(NOW.0 + 60_000), NOW.plus_seconds(1)).await?;
    let mut read = marks::read(tx, reader.id, &all).await?;
    read.sort_by_key(|read| read.ticket);
    assert_eq!(read.iter().map(|read| (read.ticket.0, read.version)).collect::<Vec<_>>(), [(1, 2), (2, 1)]);
    answers.add("all read", read);
    Ok(())
}

/// What somebody has just done, remembered, held back and forgotten.
async fn undone(tx: &mut Tx, answers: &mut Answers, cast: &Cast, ticket: TicketId) -> store::Result<()> {
    let rows = invitations::rows(tx, ticket).await?;
    invitations::restore(tx, ticket, &[]).await?;
    assert!(invitations::of_ticket(tx, ticket).await?.is_empty(), "none was there");
    invitations::restore(tx, ticket, &rows).await?;
    assert_eq!((rows.len(), invitations::rows(tx, ticket).await?), (1, rows.clone()));
    let (end, later) = (NOW.plus_seconds(10), NOW.plus_seconds(20));
    let memory = Memory { invitations: rows, read: Some(4), ..Memory::default() };
    for (batch, until) in [(4, end), (5, later)] {
        let window = Window { batch, by: cast.bruno.id, action: Action::Invite, until };
        undos::set(tx, ticket, &Undo { window, since: NOW, memory: memory.clone() }).await?;
    }
    assert_eq!(undos::delete_older(tx, later).await?, 0, "not yet over");
    let undo = undos::of_ticket(tx, ticket).await?.expect("the last one");
    assert_eq!((undo.window.batch, &undo.memory), (5, &memory));
    answers.add("to be undone", undo);
    undos::delete(tx, ticket).await?;
    assert!(undos::of_ticket(tx, ticket).await?.is_none());
    for person in [cast.odile.id, cast.bruno.id] {
        marks::set_read(tx, person, Read { ticket, version: 4 }, NOW).await?;
    }
    marks::carry_read(tx, ticket, 4, 6).await?;
    marks::carry_read(tx, ticket, 5, 7).await?;
    marks::never_read(tx, cast.bruno.id, ticket).await?;
    let read = (marks::read(tx, cast.odile.id, &[ticket]).await?, marks::read(tx, cast.bruno.id, &[ticket]).await?);
    assert_eq!(read, (vec![Read { ticket, version: 6 }], Vec::new()));
    held(tx, answers, cast, ticket).await
}

/// Mails that leave later, or never.
async fn held(tx: &mut Tx, answers: &mut Answers, cast: &Cast, ticket: TicketId) -> store::Result<()> {
    let (end, later) = (NOW.plus_seconds(10), NOW.plus_seconds(20));
    for (batch, name) in [(106, "held"), (107, "leaving"), (108, "within")] {
        let letter = Letter { leaves_at: end, ..story::letter(&cast.odile, ticket, batch, name) };
        outbox::insert(tx, &letter, NOW).await?;
    }
    let room = Room::default();
    assert!(departures::claim(tx, NOW, later, &room).await?.is_none(), "they leave later");
    assert_eq!(outbox::withhold(tx, ticket, 106, NOW).await?, None, "none had left");
    let full = ["univ.example".to_owned()];
    let no_room = Room { full: &full, fresh_only: false };
    assert!(departures::claim(tx, end, later, &no_room).await?.is_none(), "enough are on their way there");
    let leaving = departures::claim(tx, end, later, &room).await?.expect("one is held for ever");
    assert_eq!(leaving.about, About::Alert { ticket, batch: 107, tag: Tag::Changed });
    assert_eq!(leaving.led.iter().map(|led| led.batch).collect::<Vec<_>>(), [108], "written before it left");
    assert_eq!(outbox::withhold(tx, ticket, 108, NOW).await?, Some(NOW), "it is being sent");
    departures::give_back(tx, &leaving, end).await?;
    assert_eq!(outbox::withhold(tx, ticket, 107, NOW).await?, None, "nobody sent it after all");
    let again = departures::claim(tx, end, later, &room).await?.expect("it is free again");
    departures::postpone(tx, again.id, end, "451 later").await?;
    assert!(
        departures::claim(tx, end, later, &Room { full: &[], fresh_only: true }).await?.is_none(),
        "it failed once"
    );
    outbox::insert(tx, &story::letter(&cast.odile, ticket, 109, "watching"), NOW).await?;
    let report = Letter { about: About::Report, ..story::letter(&cast.odile, ticket, 0, "report") };
    let mail = outbox::insert(tx, &report, NOW).await?;
    reported(tx, answers, cast, mail).await?;
    mutes::insert(tx, ticket, cast.odile.id, NOW).await?;
    mutes::insert(tx, ticket, cast.bruno.id, NOW).await?;
    mutes::delete(tx, ticket, cast.bruno.id).await?;
    assert_eq!(mutes::of_ticket(tx, ticket).await?, [cast.odile.id]);
    assert_eq!(mutes::of_person(tx, cast.odile.id).await?, [ticket]);
    answers.add("what happened lately", events::lately(tx, cast.department, Moment(0)).await?);
    assert!(events::lately(tx, cast.department, Moment(i64::MAX)).await?.is_empty());
    preferred(tx, answers, cast).await?;
    answers.add("held", outbox::of_ticket(tx, ticket).await?);
    Ok(())
}

/// Daily reports: who asked for them, what they hold, which were sent.
async fn reported(tx: &mut Tx, answers: &mut Answers, cast: &Cast, mail: i64) -> store::Result<()> {
    let at = |hour| Slot { day: "2026-03-10".to_owned(), hour: Hour::new(hour).expect("an hour") };
    answers.add("askers", reports::askers(tx, Hour::USUAL).await?);
    assert!(reports::askers(tx, at(3).hour).await?.is_empty(), "nobody asked for 3 h");
    for is_first in [true, false] {
        assert_eq!(reports::insert(tx, cast.bruno.id, cast.department, &at(8), mail).await?, is_first);
    }
    assert_eq!(reports::sent(tx, cast.bruno.id, &at(8)).await?, [cast.department]);
    assert!(reports::sent(tx, cast.bruno.id, &at(9)).await?.is_empty());
    assert!(!reports::has_begun(tx).await?);
    for hour in [7, 8, 8] {
        reports::close(tx, &at(hour)).await?;
    }
    assert!(reports::has_begun(tx).await?);
    assert_eq!(reports::closed(tx, &["2026-03-10".to_owned(), "2026-03-11".to_owned()]).await?, [at(7), at(8)]);
    assert!(reports::closed(tx, &["2026-03-11".to_owned()]).await?.is_empty());
    let reach = reach::of(tx, &cast.bruno, TicketScope::Private).await?;
    answers.add("open tickets", reports::open_tickets(tx, &reach, &[cast.department]).await?);
    assert!(reports::open_tickets(tx, &reach, &[]).await?.is_empty());
    Ok(())
}

/// What somebody prefers.
async fn preferred(tx: &mut Tx, answers: &mut Answers, cast: &Cast) -> store::Result<()> {
    let usual = preferences::of_person(tx, cast.bruno.id).await?;
    answers.add("usual preferences", usual);
    let chosen = Preferences { start_page: StartPage::Board, groups_reports: false, ..usual };
    preferences::update(tx, cast.bruno.id, &chosen).await?;
    assert_eq!(preferences::of_person(tx, cast.bruno.id).await?, chosen);
    preferences::set_alerts(tx, cast.bruno.id, &Flags::all().without(Alert::Own)).await?;
    let usual = reports::settings(tx, cast.department, cast.bruno.id).await?;
    answers.add("usual report", usual);
    let chosen = Settings { second_hour: Hour::new(14), weekend: true, ..Settings::default() };
    reports::set_settings(tx, cast.department, cast.bruno.id, &chosen).await?;
    let expected = usual.map(|_| chosen);
    assert_eq!(reports::settings(tx, cast.department, cast.bruno.id).await?, expected);
    Ok(())
}

async fn moves(tx: &mut Tx, answers: &mut Answers, cast: &Cast, ticket: TicketId) -> store::Result<()> {
    let stop = |category| Stop { department: cast.department, category, label: "Électricité".to_owned() };
    for to in [1, 2, 1] {
        let moved = EventKind::Moved { from: stop(cast.electricity), to: stop(CategoryId(to)), removed: None };
        events::insert(tx, ticket, 3, &[story::event(moved, cast.bruno.id, None)]).await?;
    }
    // One more, and its undoing.
    let moved = EventKind::Moved { from: stop(cast.electricity), to: stop(CategoryId(9)), removed: None };
    events::insert(tx, ticket, 8, &[story::event(moved, cast.bruno.id, None)]).await?;
    let back = EventKind::Undone { batch: 8, action: Action::Transfer };
    events::insert(tx, ticket, 9, &[story::event(back, cast.bruno.id, None)]).await?;
    let recent = events::recent_moves(tx, cast.bruno.id, 9).await?;
    assert_eq!(recent, [CategoryId(1), CategoryId(2)], "the last first, each once");
    answers.add("recent moves", (recent, events::recent_moves(tx, cast.odile.id, 9).await?));
    Ok(())
}

pub async fn drafts(tx: &mut Tx, answers: &mut Answers, cast: &Cast, ticket: TicketId) -> store::Result<()> {
    let me = cast.odile.id;
    let draft = |token: &str, place: String, second: i64| Draft {
        token: token.to_owned(),
        place,
        category: "1.2".to_owned(),
        scope: "manager".to_owned(),
        subject: "Néon".to_owned(),
        message: format!("Il clignote. {second}"),
        files: vec![3, 7],
        answers: vec![Reply { question: "Salle".to_owned(), values: vec!["C 12".to_owned()] }],
        saved_at: NOW.plus_seconds(second),
    };
    let comment = format!("/tickets/{ticket}/comment");
    for (token, place, second) in
        [("a", "/tickets", 1), ("b", comment.as_str(), 2), ("c", &comment, 3), ("b", &comment, 4)]
    {
        drafts::save(tx, me, &draft(token, place.to_owned(), second)).await?;
    }
    drafts::save(tx, cast.bruno.id, &draft("b", comment.clone(), 9)).await?;
    drafts::save(tx, me, &draft("d", format!("/tickets/{ticket}0/comment"), 5)).await?;
    assert_eq!(drafts::by_token(tx, me, "b").await?, Some(draft("b", comment.clone(), 4)), "once, as last saved");
    let of_ticket = drafts::of_ticket(tx, me, ticket).await?;
    assert_eq!(of_ticket.iter().map(|draft| draft.token.as_str()).collect::<Vec<_>>(), ["b", "c"]);
    assert_eq!(drafts::of_place(tx, me, &comment).await?, of_ticket);
    answers.add("drafts", (of_ticket, drafts::of_person(tx, me, 2).await?));

    // Saved before its form was sent, or after.
    let sent = Submission { ticket, fingerprint: String::new() };
    submissions::insert(tx, "c", me, &sent, NOW.plus_seconds(3)).await?;
    submissions::insert(tx, "d", me, &sent, NOW.plus_seconds(4)).await?;
    assert_eq!(drafts::by_token(tx, me, "c").await?, None);
    assert!(drafts::by_token(tx, me, "d").await?.is_some());
    assert_eq!(drafts::delete_stale(tx, NOW.plus_seconds(2)).await?, 2, "one too old, one sent");
    drafts::delete_as_of(tx, me, "d", NOW).await?;
    assert!(drafts::by_token(tx, me, "d").await?.is_some(), "saved again since");
    drafts::delete_as_of(tx, me, "d", NOW.plus_seconds(5)).await?;
    drafts::save(tx, me, &draft("e", comment.clone(), 6)).await?;
    drafts::keep_latest(tx, me, 1).await?;
    answers.add("the latest draft", drafts::of_person(tx, me, 9).await?);
    drafts::delete(tx, me, "e").await?;
    assert!(drafts::of_person(tx, me, 9).await?.is_empty());
    answers.add("somebody else's", drafts::of_person(tx, cast.bruno.id, 9).await?);
    Ok(())
}

pub async fn counters(tx: &mut Tx, answers: &mut Answers, cast: &Cast) -> store::Result<()> {
    let other = Department { label: "DSI".to_owned(), ..story::department() };
    let dsi = departments::insert(tx, &other).await?;
    let david = story::somebody(tx, "David Roux", "david@univ.example").await?;
    managers::insert(tx, &Manager { department: dsi, ..story::manager(&david, dsi) }).await?;
    for person in [cast.odile.id, david.id] {
        permanent_invitees::insert(tx, dsi, person).await?;
    }
    permanent_invitees::insert(tx, cast.department, david.id).await?;
    answers.add("permanent invitees", permanent_invitees::of_department(tx, dsi).await?);
    let found = departments::by_id(tx, cast.department).await?.ok_or(store::Error::NoRow)?;
    answers.add("allies", counters::allies(tx, &found).await?);

    // A virtual category of the DSI, kept by Services Généraux; a virtual department in front of the DSI.
    let kept = Category { redirects_to: Some(cast.electricity), ..story::category(dsi, None, "Prises", None) };
    let kept = categories::insert(tx, &kept).await?;
    answers.add("a counter", counters::at(tx, cast.electricity, None, TicketScope::Private, true).await?);
    answers.add("a virtual one", counters::at(tx, kept, None, TicketScope::Private, false).await?);
    assert!(counters::at(tx, CategoryId(999), None, TicketScope::Private, false).await?.is_none());
    let front = Department { label: "Guichet unique".to_owned(), redirects_to: Some(dsi), ..story::department() };
    let front = departments::insert(tx, &front).await?;
    answers.add("a real department", counters::real_department(tx, front).await?);
    assert!(counters::real_department(tx, DepartmentId(999)).await?.is_none());
    let mut turned: Vec<domain::PersonId> =
        permanent_invitees::of_department(tx, dsi).await?.iter().map(|one| one.id).collect();
    turned.reverse();
    permanent_invitees::set_order(tx, dsi, &turned).await?;
    answers.add("permanent invitees, turned", permanent_invitees::with_closed(tx, dsi).await?);
    permanent_invitees::delete(tx, dsi, cast.odile.id).await?;
    answers.add("permanent invitees, less one", permanent_invitees::of_department(tx, dsi).await?);
    Ok(())
}

pub async fn time(tx: &mut Tx, answers: &mut Answers, cast: &Cast) -> store::Result<()> {
    for (status, recall_at) in
        [(Status::Postponed, Some(NOW)), (Status::Postponed, None), (Status::Closed, None), (Status::Refused, None)]
    {
        let id = tickets::insert(tx, &story::ticket(cast)).await?;
        tickets::update(tx, &Ticket { id, status, recall_at, ..story::ticket(cast) }).await?;
    }
    let (none, later) = (TicketId(0), NOW.plus_seconds(1));
    let categories = [cast.electricity];
    let recalled = due::to_recall(tx, NOW, none, 9).await?;
    let expired = due::to_expire(tx, &categories, later, none, 9).await?;
    let archived = due::to_archive(tx, later, none, 9).await?;
    assert_eq!((recalled.len(), expired.len(), archived.len()), (1, 1, 2));
    assert!(due::to_recall(tx, Moment(NOW.0 - 1), none, 9).await?.is_empty(), "not before");
    assert!(due::to_expire(tx, &categories, NOW, none, 9).await?.is_empty(), "not before");
    assert!(due::to_expire(tx, &[], later, none, 9).await?.is_empty(), "nowhere");
    assert_eq!(due::to_archive(tx, later, archived[0], 9).await?, archived[1..], "after the first");
    answers.add("due", (recalled, expired, archived, due::of_category(tx, cast.electricity, TicketId(1), 3).await?));

    for due in [NOW, later] {
        schedule::declare(tx, "recall", due).await?;
    }
    let (lease, horizon) = (NOW.plus_seconds(60), NOW.plus_seconds(3600));
    assert!(!schedule::claim(tx, "recall", Moment(NOW.0 - 1), lease, horizon).await?, "not due");
    assert!(schedule::claim(tx, "recall", NOW, lease, horizon).await?, "due");
    assert!(!schedule::claim(tx, "recall", later, lease, horizon).await?, "somebody's");
    schedule::finish(tx, "recall", later, NOW, "not mine", NOW).await?;
    answers.add("while it runs", schedule::all(tx).await?);
    schedule::finish(tx, "recall", lease, NOW.plus_seconds(120), "done 1, failed 0", later).await?;
    answers.add("once it has run", schedule::all(tx).await?);
    assert!(schedule::claim(tx, "recall", NOW.plus_seconds(120), lease, horizon).await?, "due again");
    // The clock is set back by a week: what it wrote keeps nobody waiting.
    let (past, soon) = (NOW.plus_seconds(-7 * 86_400), NOW.plus_seconds(-6 * 86_400));
    assert!(schedule::claim(tx, "recall", past, past.plus_seconds(60), soon).await?, "from the future");
    Ok(())
}
