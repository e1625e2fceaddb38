//! A small department, from its first account to its last mail, and every answer on the way.

use std::fmt::Debug;

use domain::assignment::Algorithm;
use domain::category::{CategorySetting, Defaults};
use domain::department::DepartmentSetting;
use domain::monitoring::{Behaviour, Grid, Pace};
use domain::question::{Answered, Kind, YesNo};
use domain::recipients::{Reason, Tag};
use domain::visibility::{Commons, Reach};
use domain::{
    Account, Answer, Category, CategoryId, Computer, Department, DepartmentId, Event, EventKind, Flags, Language,
    Manager, Message, MessageScope, Moment, Origin, Person, PersonId, Priority, Privilege, Privileges, Question,
    SpentTime, Status, Subject, Ticket, TicketId, TicketScope,
};
use store::captured::{self, Captured};
use store::db::Tx;
use store::departures::{self, Room};
use store::outbox::{self, About, Letter, Reader, State};
use store::people::{self, NewPerson};
use store::submissions::{self, Submission};
use store::tickets::list::{self, Cursor, Filter};
use store::{Db, categories, departments, events, facts, managers, reach, sessions, tickets};

use crate::engines::NOW;
use crate::{accounts, around, branches, organisation, piles, responses, searching, writing};

/// What was answered, question after question.
#[derive(Default)]
pub struct Answers(Vec<String>);

impl Answers {
    pub fn add(&mut self, question: &str, answer: impl Debug) {
        self.0.push(format!("{question}: {answer:#?}"));
    }
}

pub struct Cast {
    pub odile: Person,
    pub bruno: Person,
    pub department: DepartmentId,
    pub electricity: CategoryId,
}

pub async fn told(db: &Db) -> Vec<String> {
    let mut answers = Answers::default();
    let mut tx = db.write().await.expect("a transaction");
    let cast = organisation(&mut tx, &mut answers).await.expect("an organisation");
    let ticket = history(&mut tx, &mut answers, &cast).await.expect("a ticket");
    lists(&mut tx, &mut answers, &cast).await.expect("lists");
    forms_and_sessions(&mut tx, &mut answers, &cast, ticket).await.expect("sessions");
    mails(&mut tx, &mut answers, &cast, ticket).await.expect("mails");
    around::a_ticket(&mut tx, &mut answers, &cast, ticket).await.expect("people around a ticket");
    writing::files(&mut tx, &mut answers, &cast, ticket).await.expect("files");
    around::drafts(&mut tx, &mut answers, &cast, ticket).await.expect("drafts");
    around::counters(&mut tx, &mut answers, &cast).await.expect("counters");
    around::time(&mut tx, &mut answers, &cast).await.expect("a schedule");
    branches::told(&mut tx, &mut answers, &cast).await.expect("branches");
    responses::told(&mut tx, &mut answers, &cast).await.expect("responses");
    piles::told(&mut tx, &mut answers, &cast, ticket).await.expect("piles");
    searching::told(&mut tx, &mut answers, &cast, ticket).await.expect("a search");
    changes(&mut tx, &mut answers, &cast).await.expect("changes");
    accounts::told(&mut tx, &mut answers, &cast).await.expect("accounts");
    organisation::told(&mut tx, &mut answers, &cast).await.expect("an organisation as a whole");
    tx.commit().await.expect("a commit");
    answers.0
}

pub async fn somebody(tx: &mut Tx, name: &str, address: &str) -> store::Result<Person> {
    let person = NewPerson {
        name,
        address,
        identifier: address.split('@').next().map(str::trim),
        account: if name.starts_with('B') { Account::External } else { Account::Directory },
        affiliation: "UFR Sciences, poste 45 12",
        language: Language::French,
        is_admin: false,
        password_hash: Some("hash".to_owned()),
    };
    let id = people::insert(tx, &person, NOW).await?;
    people::by_id(tx, id).await?.ok_or(store::Error::NoRow)
}

async fn organisation(tx: &mut Tx, answers: &mut Answers) -> store::Result<Cast> {
    let odile = somebody(tx, "Odile Caron", " Odile.Caron@univ.example").await?;
    let bruno = somebody(tx, "Bruno Lefèvre", "bruno@univ.example").await?;
    answers.add("by login", people::by_login(tx, "ODILE.caron@univ.example ").await?);
    answers.add("unknown login", people::by_login(tx, "x").await?);
    people::set_password_hash(tx, odile.id, "another").await?;
    people::set_language(tx, odile.id, Language::English).await?;
    answers.add("password", people::password_hash(tx, odile.id).await?);
    answers.add("password, locked", people::lock_password_hash(tx, odile.id).await?);
    answers.add("no such login", people::by_login(tx, "odile\0").await?);
    answers.add("by identifier", people::by_identifier(tx, "BRUNO").await?);
    answers.add("by address", people::by_identifier(tx, "Bruno@univ.example").await?);
    answers.add("several", people::by_ids(tx, [odile.id, bruno.id, PersonId(999)]).await?);
    for words in ["lefevre", "CARON odile", "univ.example", "nobody", "%", "_", "é\\"] {
        answers.add(&format!("search {words}"), people::search(tx, words, 9).await?);
    }
    answers.add("affiliation", people::affiliation(tx, bruno.id).await?);
    answers.add("people", (people::all(tx).await?, people::count(tx).await?));

    let department = departments::insert(tx, &department()).await?;
    let settings = Flags::<DepartmentSetting>::all().without(DepartmentSetting::HiddenFromExternals);
    let algorithm = Some(Algorithm::Cyclical);
    let changed = Department {
        id: department,
        settings,
        defaults: Defaults { algorithm, expiry_days: Some(7), ..Defaults::default() },
        ..self::department()
    };
    departments::update(tx, &changed).await?;
    answers.add("departments", departments::all(tx).await?);
    answers.add("department", departments::by_id(tx, department).await?);
    for person in [&bruno, &odile] {
        managers::insert(tx, &manager(person, department)).await?;
    }
    let absence = domain::Absence::read("2026-03-10", "2026-03-12", "congés").expect("dates");
    managers::update(tx, &Manager { rate: 50, is_available: false, absence, ..manager(&odile, department) }).await?;
    managers::set_order(tx, department, &[odile.id, bruno.id]).await?;
    answers.add("managers, closed too", managers::with_closed(tx, department).await?);
    answers.add("identifiers", managers::identifiers(tx, department).await?);
    answers.add("held there", managers::held(tx, department, bruno.id).await?);
    answers.add("held by anybody", managers::holdings(tx, department).await?);
    answers.add("managers", managers::of_department(tx, department).await?);
    managers::delete(tx, department, odile.id).await?;
    answers.add("departments of Odile", managers::departments_of(tx, odile.id).await?);
    answers.add("departments of Bruno", managers::departments_of(tx, bruno.id).await?);

    let building = categories::insert(tx, &category(department, None, "Bâtiment", Some(vec![bruno.id]))).await?;
    let electricity = categories::insert(tx, &category(department, Some(building), "Électricité", None)).await?;
    let found = categories::lineage(tx, electricity).await?.ok_or(store::Error::NoRow)?;
    let settings = Flags::default().with(CategorySetting::Confidential);
    let defaults = Defaults { expiry_days: Some(0), ..found.category().defaults.clone() };
    categories::update(tx, &Category { settings, defaults, ..found.category().clone() }).await?;
    answers.add("nobody chosen yet", categories::last_chosen(tx, electricity, true).await?);
    categories::set_last_chosen(tx, electricity, Some(bruno.id)).await?;
    answers.add("last chosen", categories::last_chosen(tx, electricity, false).await?);
    answers.add("categories", categories::all(tx).await?);
    let questions = [Question {
        label: "Danger".to_owned(),
        help: String::new(),
        kind: Kind::YesNo,
        is_required: true,
        options: Vec::new(),
        only_if: None,
    }];
    categories::set_questions(tx, found.category().id, Some(&questions)).await?;
    answers.add("questions", categories::all_with_questions(tx).await?);
    categories::set_questions(tx, found.category().id, None).await?;
    answers.add("no questions", categories::lineage(tx, found.category().id).await?);
    answers.add("lineage", categories::lineage(tx, electricity).await?);
    answers.add("no lineage", categories::lineage(tx, CategoryId(999)).await?);
    let mut lineages: Vec<_> = categories::lineages(tx).await?.into_iter().collect();
    lineages.sort_by_key(|(id, _)| *id);
    answers.add("lineages", lineages);
    Ok(Cast { odile, bruno, department, electricity })
}

async fn history(tx: &mut Tx, answers: &mut Answers, cast: &Cast) -> store::Result<TicketId> {
    let id = tickets::insert(tx, &ticket(cast)).await?;
    let created = EventKind::Created {
        department: cast.department,
        creation_department: cast.department,
        category: cast.electricity,
        owner: cast.odile.id,
        subject: Subject::stored("Panne « B12 » 💡".to_owned()),
        scope: TicketScope::Default,
        priority: Priority::NORMAL,
        origin: Origin::Phone,
        computer: Computer::stored("poste-12".to_owned()),
        anonymous: true,
        answers: vec![Answered { question: "Danger".to_owned(), answer: Answer::YesNo(YesNo::Yes) }],
    };
    events::insert(tx, id, 1, &[event(created, cast.odile.id, Some("Plus de lumière.\nDepuis hier."))]).await?;
    let taken = event(EventKind::Taken { from: None }, cast.bruno.id, None);
    let assigned = event(EventKind::Assigned { to: cast.bruno.id, from: Some(cast.odile.id) }, cast.odile.id, None);
    events::insert(tx, id, 2, &[taken, assigned]).await?;
    let mut held = tickets::lock(tx, id).await?.ok_or(store::Error::NoRow)?;
    held = Ticket {
        holder: Some(cast.bruno.id),
        status: Status::InProgress,
        version: 2,
        closed_at: Some(NOW),
        spent: SpentTime::new(1, 2, 3),
        link: Some(id),
        recall_at: Some(NOW),
        moved_from: Some(cast.electricity),
        moved_by: Some(cast.odile.id),
        ..held
    };
    tickets::update(tx, &held).await?;
    answers.add("ticket", tickets::by_id(tx, id).await?);
    answers.add("no ticket", tickets::by_id(tx, TicketId(999)).await?);
    answers.add("history", events::of_ticket(tx, id).await?);
    answers.add("last", events::last(tx, id).await?);
    answers.add("facts", facts::load(tx, id, TicketScope::Private, true).await?);
    let near = reach::of(tx, &cast.odile, TicketScope::Private).await?;
    answers.add("reach", &near);
    answers.add("within reach", tickets::within_reach(tx, &near, id).await?);
    answers.add("facts within reach", facts::within(tx, &near, id, TicketScope::Private).await?);
    let far = Reach { person: PersonId(999), ..near };
    assert!(facts::within(tx, &far, id, TicketScope::Private).await?.is_none(), "out of reach");
    answers.add("no facts", facts::load(tx, TicketId(999), TicketScope::Private, false).await?.is_none());
    let mut names: Vec<_> =
        people::names(tx, [cast.odile.id, cast.bruno.id, PersonId(999)]).await?.into_iter().collect();
    names.sort();
    answers.add("names", names);
    Ok(id)
}

async fn lists(tx: &mut Tx, answers: &mut Answers, cast: &Cast) -> store::Result<()> {
    for minutes in 1..=3 {
        let later = Moment(NOW.0 + minutes * 60_000);
        tickets::insert(tx, &Ticket { last_action_at: later, ..ticket(cast) }).await?;
    }
    let bruno = reach::of(tx, &cast.bruno, TicketScope::Public).await?;
    let odile = reach::of(tx, &cast.odile, TicketScope::Public).await?;
    let nobody = Reach { person: PersonId(999), commons: Commons::default(), ..odile.clone() };
    let everything = Reach { everything: true, ..nobody.clone() };
    let live = Filter { statuses: list::LIVE.to_vec(), ..Filter::default() };
    let narrow = Filter {
        department: Some(cast.department),
        departments: Some(vec![cast.department]),
        categories: Some(vec![cast.electricity]),
        holder: Some(cast.bruno.id),
        owner: Some(cast.odile.id),
        created_before: Some(NOW.plus_seconds(1)),
        ..live.clone()
    };
    let bruno_id = Some(cast.bruno.id);
    let marked = Filter { invited: bruno_id, bookmarked: bruno_id, unread_by: bruno_id, ..live.clone() };
    let done = Filter { statuses: list::DONE.to_vec(), ..Filter::default() };
    for (who, reach) in [("bruno", &bruno), ("odile", &odile), ("nobody", &nobody), ("everything", &everything)] {
        for (which, filter) in [("live", &live), ("narrow", &narrow), ("done", &done), ("marked", &marked)] {
            let count = list::count(tx, reach, filter).await?;
            let first = list::page(tx, reach, filter, None, 2).await?;
            let after = first.last().map(|line| Cursor { last_action_at: line.last_action_at, id: line.id });
            let second = list::page(tx, reach, filter, after, 9).await?;
            assert!(
                after.is_none() || first.len() + second.len() == usize::try_from(count).unwrap_or(0),
                "{who}, {which}"
            );
            let place = after.unwrap_or(Cursor::START);
            let around = (list::previous(tx, reach, filter, place).await?, list::next(tx, reach, filter, place).await?);
            answers.add(&format!("{which} tickets for {who}"), (count, first, second, around));
        }
        answers.add(&format!("published for {who}"), list::published(tx, reach, None, 9).await?);
        let mut among = list::among(tx, reach, &[TicketId(1), TicketId(2), TicketId(999)]).await?;
        among.sort();
        answers.add(&format!("among those for {who}"), among);
        answers.add(&format!("invited and bookmarked, {who}"), list::personal(tx, reach).await?);
        let mut tallies = list::tallies(tx, reach, None).await?;
        tallies.extend(list::tallies(tx, reach, Some(&[cast.department])).await?);
        tallies.sort_by_key(|tally| (tally.status, tally.is_mine, tally.tickets));
        answers.add(&format!("tallies for {who}"), tallies);
    }
    assert_eq!(list::count(tx, &nobody, &live).await?, 0);
    assert_eq!(list::count(tx, &odile, &live).await?, 4);
    Ok(())
}

async fn forms_and_sessions(tx: &mut Tx, answers: &mut Answers, cast: &Cast, ticket: TicketId) -> store::Result<()> {
    let submission = Submission { ticket, fingerprint: "f".to_owned() };
    let first = submissions::insert(tx, "form", cast.odile.id, &submission, NOW).await?;
    let second = submissions::insert(tx, "form", cast.odile.id, &submission, NOW).await?;
    assert_eq!((first, second), (true, false));
    answers.add("submission", submissions::find(tx, "form", cast.odile.id).await?);
    answers.add("somebody else's", submissions::find(tx, "form", cast.bruno.id).await?);
    answers.add("old forms", submissions::delete_older(tx, Moment(NOW.0 + 1)).await?);

    let (soon, later) = (NOW.plus_seconds(60), NOW.plus_seconds(600));
    for (token, person) in [("one", &cast.odile), ("two", &cast.odile), ("three", &cast.bruno)] {
        sessions::insert(tx, token, person.id, token == "one", NOW, soon).await?;
    }
    sessions::touch(tx, "one", NOW.plus_seconds(1), later).await?;
    answers.add("session", sessions::find(tx, "one", soon).await?);
    assert!(sessions::find(tx, "two", soon).await?.is_none(), "it ends at its end");
    answers.add("expired", sessions::delete_expired(tx, soon).await?);
    sessions::insert(tx, "four", cast.bruno.id, false, NOW, later).await?;
    sessions::delete(tx, "four").await?;
    sessions::delete_all_of(tx, cast.odile.id).await?;
    assert!(sessions::find(tx, "one", NOW).await?.is_none() && sessions::find(tx, "four", NOW).await?.is_none());

    sessions::count_attempt(tx, "odile", NOW, soon).await?;
    answers.add("attempts", sessions::count_attempt(tx, "odile", NOW, soon).await?);
    answers.add("failures", sessions::failures(tx, "odile", NOW).await?);
    sessions::count_attempt(tx, "odile", later, later.plus_seconds(1)).await?;
    answers.add("failures once forgotten", sessions::failures(tx, "odile", later).await?);
    sessions::forget_failures(tx, "odile").await?;
    answers.add("failures forgiven", sessions::failures(tx, "odile", NOW).await?);
    for _ in 0..2 {
        sessions::count_attempt(tx, "here", NOW, soon).await?;
    }
    sessions::give_back_attempt(tx, "here").await?;
    answers.add("one given back", sessions::failures(tx, "here", NOW).await?);
    answers.add("old failures", sessions::delete_old_failures(tx, soon).await?);
    Ok(())
}

async fn mails(tx: &mut Tx, answers: &mut Answers, cast: &Cast, ticket: TicketId) -> store::Result<()> {
    for (reader, name) in [(&cast.odile, "first"), (&cast.bruno, "second")] {
        outbox::insert(tx, &letter(reader, ticket, 2, name), NOW).await?;
    }
    answers.add("next mail", departures::next_due(tx).await?);
    let room = Room::default();
    assert!(departures::claim(tx, Moment(NOW.0 - 1), NOW, &room).await?.is_none(), "nothing is due yet");
    let mut due = Vec::new();
    while let Some(next) = departures::claim(tx, NOW, NOW.plus_seconds(60), &room).await? {
        due.push(next);
    }
    assert_eq!(due.len(), 2, "one claimed is claimed by nobody else");
    departures::settle(tx, due[0].id, State::Refused, "550 no such person", NOW).await?;
    departures::postpone(tx, due[1].id, NOW.plus_seconds(300), "451 later").await?;
    answers.add("due", &due);
    answers.add("next mail after that", departures::next_due(tx).await?);
    answers.add("settled at once", outbox::settle_all(tx, "the past", NOW).await?);
    answers.add("fates", outbox::of_ticket(tx, ticket).await?);

    let copy = Captured {
        id: due[0].id,
        captured_at: NOW,
        recipient: "odile@univ.example".to_owned(),
        subject: "Sujet".to_owned(),
        text: "texte".to_owned(),
        html: "<p>".to_owned(),
        source: "Subject: Sujet".to_owned(),
    };
    captured::insert(tx, &copy).await?;
    captured::insert(tx, &Captured { subject: "again".to_owned(), ..copy.clone() }).await?;
    answers.add("captured", captured::latest(tx, None, 9).await?);
    answers.add("captured for Odile", captured::latest(tx, Some("odile@univ.example"), 9).await?.len());
    answers.add("captured for nobody", captured::latest(tx, Some("x"), 9).await?.len());
    answers.add("one capture", captured::by_id(tx, copy.id).await?);
    Ok(())
}

/// A manager who leaves keeps the ticket until somebody acts on it (E57).
async fn changes(tx: &mut Tx, answers: &mut Answers, cast: &Cast) -> store::Result<()> {
    managers::delete(tx, cast.department, cast.bruno.id).await?;
    let facts = facts::load(tx, TicketId(1), TicketScope::Private, false).await?.ok_or(store::Error::NoRow)?;
    assert!(facts.holder().is_none() && facts.ticket.holder == Some(cast.bruno.id) && facts.members.is_empty());
    answers.add("facts afterwards", facts);
    Ok(())
}

pub fn department() -> Department {
    Department {
        id: DepartmentId(0),
        label: "Services Généraux".to_owned(),
        long_label: "Services Généraux, campus nord".to_owned(),
        short_label: "SG".to_owned(),
        is_enabled: true,
        icon: Some("plug".to_owned()),
        settings: Flags::default(),
        inter_service_tag: "campus".to_owned(),
        redirects_to: None,
        defaults: Defaults { priority: Some(Priority::NORMAL), ..Defaults::default() },
    }
}

/// A mail to somebody about what a command did to a ticket, to leave at once.
pub fn letter(reader: &Person, ticket: TicketId, batch: i64, name: &str) -> Letter {
    Letter {
        about: About::Alert { ticket, batch, tag: Tag::Changed },
        reader: Reader::Person(reader.id),
        reason: Reason::samples().remove(usize::from(name == "first")),
        message_id: format!("{name}@univ.example"),
        link_key: name.to_owned(),
        destination: "univ.example".to_owned(),
        author: None,
        leaves_at: NOW,
    }
}

pub fn manager(person: &Person, department: DepartmentId) -> Manager {
    Manager {
        person: person.clone(),
        department,
        privileges: Privileges::default().without(Privilege::Assign),
        is_available: true,
        rate: 100,
        absence: None,
        monitoring: Grid { any: Behaviour::Never, ..Grid::default() },
        pace: Pace::Immediate,
        monitoring_suspended: false,
    }
}

pub fn category(
    department: DepartmentId,
    parent: Option<CategoryId>,
    label: &str,
    own_members: Option<Vec<PersonId>>,
) -> Category {
    Category {
        id: CategoryId(0),
        department,
        parent,
        label: label.to_owned(),
        long_label: format!("{label} et le reste"),
        icon: None,
        search_words: "lumière prise".to_owned(),
        accepts_tickets: parent.is_some(),
        has_children: parent.is_none(),
        own_members,
        settings: Flags::default(),
        redirects_to: None,
        defaults: Defaults {
            scope: parent.map(|_| TicketScope::Private),
            message: Some(Message::stored("Bâtiment :\nSalle :".to_owned())),
            subject: Some(Subject::stored("Panne".to_owned())),
            ..Defaults::default()
        },
        questions: None,
    }
}

pub fn ticket(cast: &Cast) -> Ticket {
    Ticket {
        id: TicketId(0),
        department: cast.department,
        category: cast.electricity,
        creation_department: cast.department,
        owner: cast.odile.id,
        creator: cast.odile.id,
        holder: None,
        status: Status::Free,
        subject: Subject::stored("Panne « B12 » 💡".to_owned()),
        scope: TicketScope::Default,
        priority: Priority::NORMAL,
        origin: Origin::Phone,
        computer: Computer::stored("poste-12".to_owned()),
        is_anonymous: true,
        spent: None,
        link: None,
        recall_at: None,
        moved_from: None,
        moved_by: None,
        created_at: NOW,
        last_action_at: NOW,
        closed_at: None,
        version: 1,
    }
}

pub fn event(kind: EventKind, by: PersonId, text: Option<&str>) -> Event {
    Event {
        kind,
        by: Some(by),
        at: NOW,
        text: text.map(|text| Message::stored(text.to_owned())),
        scope: MessageScope::Default,
        status: Status::Free,
    }
}
