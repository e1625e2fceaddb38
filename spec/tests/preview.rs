//! "Who will be told?" before acting, and who is afterwards: the same people, for anybody doing anything anywhere.

use std::collections::BTreeSet;

use app::create::Post;
use app::{Order, preview};
use domain::creation::Request;
use domain::monitoring::{Behaviour, Grid};
use domain::recipients::Notice;
use domain::visibility::sight;
use domain::{
    Action, Actor, CategoryId, Coded, Command, Department, DepartmentId, Facts, Language, Manager, Message,
    MessageScope, Origin, Person, PersonId, Priority, Privileges, Said, Subject, TicketId, TicketScope,
};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use scraper::{Html, Selector};
use spec::story;
use spec::world::{World, category};
use store::db::q;
use store::people::NewPerson;
use store::{departments, facts, managers, outbox, people};

const CASES: usize = 24;

/// What a person's settings are, and, for those who manage, their monitoring.
#[derive(Debug, Clone)]
struct Settings {
    monitors_own: bool,
    has_address: bool,
    is_suspended: bool,
    grid: Grid,
    is_member: bool,
}

/// Somebody asks for something: who and what are indices.
#[derive(Debug, Clone)]
struct Asked {
    by: usize,
    action: Action,
    to: usize,
    release: bool,
    scope: MessageScope,
}

/// Five people; the first `managers` of them manage the department.
#[derive(Debug, Clone)]
struct Case {
    people: Vec<Settings>,
    managers: usize,
    inherits_members: bool,
    author: usize,
    asked: Vec<Asked>,
}

fn settings() -> impl Strategy<Value = Settings> {
    let behaviour = || prop::sample::select(Behaviour::ALL);
    let grid =
        (behaviour(), behaviour(), behaviour()).prop_map(|(any, category, managed)| Grid { any, category, managed });
    let grid = prop_oneof![Just(Grid::default()), grid];
    let often = || prop::bool::weighted(0.8);
    (often(), often(), prop::bool::weighted(0.2), grid, any::<bool>()).prop_map(
        |(monitors_own, has_address, is_suspended, grid, is_member)| Settings {
            monitors_own,
            has_address,
            is_suspended,
            grid,
            is_member,
        },
    )
}

fn asked() -> impl Strategy<Value = Asked> {
    const SCOPES: &[MessageScope] = &[MessageScope::Default, MessageScope::Owner, MessageScope::Manager];
    let fields =
        (0_usize..5, prop::sample::select(Action::ALL), 0_usize..5, any::<bool>(), prop::sample::select(SCOPES));
    fields.prop_map(|(by, action, to, release, scope)| Asked { by, action, to, release, scope })
}

fn cases() -> impl Strategy<Value = Case> {
    let people = prop::collection::vec(settings(), 5);
    (people, 1_usize..=4, any::<bool>(), 0_usize..5, prop::collection::vec(asked(), 16)).prop_map(
        |(people, managers, inherits_members, author, asked)| Case {
            people,
            managers,
            inherits_members,
            author,
            asked,
        },
    )
}

story!(fn the_people_listed_are_the_people_mailed, async |world: World| {
    let mut runner = TestRunner::default();
    let mut done = 0;
    for number in 0..CASES {
        let case = cases().new_tree(&mut runner).expect("a case").current();
        let (people, category) = arrive(&world, number, &case).await.expect("an organisation");
        let author = &people[case.author];
        let ticket = is_created(&world, author, category, &case).await;
        for asked in &case.asked {
            done += usize::from(is_done(&world, &people, ticket, asked).await);
        }
    }
    assert!(done > CASES, "only {done} commands were carried out");
    world.leave_mail();
});

/// Posts a ticket; the list on the form names those who get a mail.
async fn is_created(world: &World, author: &Person, category: CategoryId, case: &Case) -> TicketId {
    let listed = listed_on_the_form(world, author, category).await;
    let request = Request {
        subject: Subject::parse("Panne").expect("a short subject"),
        message: Message::parse("Tout est noir.").expect("a short message"),
        scope: TicketScope::Default,
        priority: Priority::DEFAULT,
        origin: Origin::Web,
        owner: None,
    };
    let post = Post { category, token: world.app.dice.nonce(), request };
    let done = app::create(&world.app, Actor::on_page(author.clone()), post).await.expect("a complete request");
    let mailed = mailed(world, done.ticket, 1).await;
    let names = names(&done.told);
    assert_eq!(mailed, told(&done.told), "{case:?}");
    assert_eq!(listed, names, "the form of a new ticket, {case:?}");
    done.ticket
}

/// The names under "who will read you".
async fn listed_on_the_form(world: &World, author: &Person, category: CategoryId) -> BTreeSet<String> {
    let token = app::session::open(&world.app, author.id, false).await.expect("a session");
    let browser = world.stranger();
    browser.set_cookie(world.session_cookie(), &token);
    let page = browser.get(&format!("/tickets/new?category={category}")).await;
    assert_eq!(page.status, 200, "{page}");
    let document = Html::parse_document(&page.html);
    let name = Selector::parse("ul.told bdi").expect("a selector");
    document.select(&name).map(|name| name.text().collect()).collect()
}

/// Sends a command; whether it was carried out.
async fn is_done(world: &World, people: &[Person], ticket: TicketId, asked: &Asked) -> bool {
    let actor = Actor::on_page(people[asked.by].clone());
    let before = read(world, ticket).await;
    let command = command(asked, people[asked.to].id);
    let listed = preview::told(&before, &actor, &command, world.app.now());
    let seen = before.ticket.version;
    let order = Order { ticket, seen, token: world.app.dice.nonce(), command };
    let outcome = app::perform(&world.app, actor.clone(), order).await;
    let mailed = mailed(world, ticket, seen + 1).await;
    if let Ok(done) = outcome {
        assert_eq!(told(&listed), mailed, "{asked:?} of {before:#?}");
        assert_eq!(told(&done.told), mailed, "{asked:?} of {before:#?}");
        return true;
    }
    assert!(mailed.is_empty(), "{asked:?} was refused");
    let sees = sight(&actor.person, &before).is_some();
    assert!(!sees || listed.is_empty(), "{asked:?} is refused, and nobody is announced");
    assert_eq!(read(world, ticket).await.ticket, before.ticket, "{asked:?} was refused");
    false
}

async fn read(world: &World, ticket: TicketId) -> Facts {
    let mut conn = world.app.db.read().await.expect("a connection");
    let found = facts::load(&mut conn, ticket, world.app.default_scope, false).await.expect("facts");
    found.expect("the ticket")
}

/// Who has a row in the outbox for this batch, and by which rule.
async fn mailed(world: &World, ticket: TicketId, batch: i64) -> BTreeSet<(PersonId, &'static str)> {
    let mut conn = world.app.db.read().await.expect("a connection");
    let rows = outbox::of_ticket(&mut conn, ticket).await.expect("an outbox");
    rows.iter().filter(|row| row.batch == batch).map(|row| (row.person, row.reason.code())).collect()
}

fn told(notices: &[Notice]) -> BTreeSet<(PersonId, &'static str)> {
    notices.iter().map(|notice| (notice.person.id, notice.reason.code())).collect()
}

fn names(notices: &[Notice]) -> BTreeSet<String> {
    notices.iter().map(|notice| notice.person.name.clone()).collect()
}

fn command(asked: &Asked, to: PersonId) -> Command {
    let said = Said { text: Message::parse("Quelques mots.").expect("a short message"), scope: asked.scope };
    Command::new(asked.action, said, Some(to), asked.release).expect("a command for every action")
}

/// A department of its own for each case: people, managers, one category.
async fn arrive(world: &World, number: usize, case: &Case) -> store::Result<(Vec<Person>, CategoryId)> {
    let mut tx = world.app.db.write().await?;
    let mut arrived = Vec::new();
    for (rank, settings) in case.people.iter().enumerate() {
        let name = format!("Personne {number}-{rank}");
        let address = format!("personne-{number}-{rank}@deux-rives.example");
        let person = NewPerson {
            name: &name,
            address: &address,
            affiliation: "",
            language: Language::French,
            is_admin: false,
            password_hash: None,
        };
        let id = people::insert(&mut tx, &person, world.app.now()).await?;
        let flags = q("UPDATE people SET monitors_own = $1, monitoring_suspended = $2 WHERE id = $3");
        tx.exec(flags.bind(settings.monitors_own).bind(settings.is_suspended).bind(id)).await?;
        if !settings.has_address {
            tx.exec(q("UPDATE people SET address = NULL WHERE id = $1").bind(id)).await?;
        }
        arrived.push(people::by_id(&mut tx, id).await?.ok_or(store::Error::NoRow)?);
    }
    let department = department(number);
    let department = departments::insert(&mut tx, &department).await?;
    let mut members = Vec::new();
    for (person, settings) in arrived.iter().zip(&case.people).take(case.managers) {
        members.extend(settings.is_member.then_some(person.id));
        managers::insert(&mut tx, &manager(person, department, settings)).await?;
    }
    let own_members = Some(members).filter(|_| !case.inherits_members);
    let category = category(&mut tx, department, "Électricité", own_members).await?;
    tx.commit().await?;
    Ok((arrived, category))
}

fn department(number: usize) -> Department {
    let label = format!("Service {number}");
    Department {
        id: DepartmentId(0),
        long_label: label.clone(),
        short_label: format!("S{number}"),
        label,
        is_enabled: true,
        icon: None,
        defaults: domain::category::Defaults::default(),
    }
}

fn manager(person: &Person, department: DepartmentId, settings: &Settings) -> Manager {
    Manager {
        person: person.clone(),
        department,
        privileges: Privileges::default(),
        is_available: true,
        rate: 100,
        monitoring: settings.grid,
        monitoring_suspended: settings.is_suspended,
    }
}
