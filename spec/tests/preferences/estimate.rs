//! How many mails a setting would have brought: what the replay says is what was really sent.

use std::time::Instant;

use domain::monitoring::{Behaviour, Grid, Level, Pace};
use domain::{Event, EventKind, Manager, MessageScope, Moment, Origin, Priority, Status, Subject, TicketScope};
use spec::story;
use spec::world::{CHLOE, Client, Page, Ticket, World};

use super::{MONITORING, form};
use Behaviour::{Always, Creation, Never};

const DAY: i64 = 24 * 3600;

/// The figure of a page for one department, of a level looked at.
async fn foreseen(manager: &Client, world: &World, level: &str) -> Page {
    let page = manager.get(MONITORING).await;
    form(&page, world.places.sg).choose("level", level).forge("preview", "1").submit().await
}

/// What the program counts for a manager with this setting.
async fn counted(world: &World, name: &str, grid: Grid, pace: Pace) -> usize {
    let mut conn = world.app.db.read().await.expect("a connection");
    let me = store::people::by_id(&mut conn, world.person(name)).await.expect("a read").expect("somebody");
    let (all, lineages) = app::preferences::managed(&mut conn, &me).await.expect("departments");
    let managed = all.iter().find(|managed| managed.department.id == world.places.sg).expect("hers");
    let setting = app::preferences::Setting { grid, pace, report: managed.setting.report };
    let account = app::preferences::account(&world.app, &mut conn, managed, &lineages, &setting, true);
    account.await.expect("an account").mails.expect("counted")
}

/// A month in the life of Services Généraux: creations, in her categories and not, takings, comments, releases,
/// transfers there and away, assignments, closures.
async fn a_month(world: &World) {
    let mut tickets: Vec<Ticket> = Vec::new();
    for (day, category) in ["Électricité", "Plomberie", "Chauffage", "Plomberie"].into_iter().enumerate() {
        days_pass(world, 3).await;
        let odile = world.odile().await;
        let ticket = odile.posts(category, &format!("Panne du jour {day}"), "Venez voir.").await;
        let holder = if day % 2 == 0 { world.bruno().await } else { world.alice().await };
        holder.does("take", ticket, "J’y vais.").await;
        odile.does("comment", ticket, "Merci.").await;
        tickets.push(ticket);
    }
    let (odile, bruno, chloe) = (world.odile().await, world.bruno().await, world.chloe().await);
    bruno.does("release", tickets[0], "Je ne peux pas.").await;
    chloe.does("take", tickets[0], "Je le prends.").await;
    odile.does("comment", tickets[0], "Toujours noir.").await;
    bruno.opens(tickets[2]).await.form("assign").choose("assignee", CHLOE).submit().await.follows().await;
    days_pass(world, 1).await;
    let (odile, david) = (world.odile().await, world.david().await);
    world.chloe().await.does("close", tickets[2], "Réparé.").await;
    odile.does("comment", tickets[1], "Et la fuite ?").await;
    let wifi = odile.posts("Réseau", "Plus de Wi-Fi", "Rien ne marche.").await;
    david.does("take", wifi, "Je regarde.").await;
    world.alice().await.does("close", tickets[1], "Colmaté.").await;
    // Away, and from elsewhere.
    world.alice().await.transfers(tickets[3], "Réseau").await.follows().await;
    world.david().await.transfers(wifi, "Électricité").await.follows().await;
    world.run_jobs().await;
}

/// What is due leaves first: mails are not tried for ever.
async fn days_pass(world: &World, days: i64) {
    world.run_jobs().await;
    world.clock.advance_seconds(days * DAY);
}

story!(fn the_replay_counts_what_was_sent, async |world| {
    // Three managers, three settings, for the whole month.
    let grids = [
        ("alice", Grid::preset(Level::Complete).expect("a preset")),
        ("bruno", Grid { any: Never, category: Creation, managed: Always }),
        ("chloe", Grid { any: Creation, category: Always, managed: Always }),
    ];
    for (name, monitoring) in grids {
        world.manager_is(name, world.places.sg, |manager| Manager { monitoring, ..manager }).await;
    }
    a_month(&world).await;
    for (name, grid) in grids {
        let sent = world.sent_to(name).len();
        assert!(sent > 3, "{name} has enough to compare: {sent}");
        assert_eq!(counted(&world, name, grid, Pace::Immediate).await, sent, "{name}");
    }
    // Waiting for others brings fewer mails, and never more.
    let grid = grids[0].1;
    let paced = counted(&world, "alice", grid, Pace::Hourly).await;
    assert!(paced < counted(&world, "alice", grid, Pace::Immediate).await);
    // Nothing at all tells nothing; what is older than thirty days is forgotten.
    assert_eq!(counted(&world, "alice", Grid::preset(Level::None).expect("a preset"), Pace::Immediate).await, 0);
    world.clock.advance_seconds(60 * DAY);
    assert_eq!(counted(&world, "alice", grid, Pace::Immediate).await, 0);
    world.leave_mail();
});

story!(fn the_page_says_the_figure_of_the_setting_looked_at, async |world| {
    let alice = world.alice().await;
    alice.get(MONITORING).await.shows("Aucun mail");
    let odile = world.odile().await;
    for number in 0..3 {
        let ticket = odile.posts("Électricité", &format!("Panne {number}"), "Venez voir.").await;
        odile.does("comment", ticket, "Vite.").await;
    }
    // By hand: three creations for Moyenne, and three comments besides for Complète.
    alice.get(MONITORING).await.shows("Moins d’un mail par jour (3 en 30 jours)");
    foreseen(&alice, &world, "Complète").await.shows("Moins d’un mail par jour (6 en 30 jours)");
    foreseen(&alice, &world, "Aucune").await.shows("Aucun mail");
    // Her own actions are none of it.
    let mine = world.ticket_held_by(&alice).await;
    alice.does("comment", mine, "J’arrive.").await;
    foreseen(&alice, &world, "Complète").await.shows("(7 en 30 jours)");
    world.leave_mail();
});

/// Ten thousand events of the last thirty days: how long the figure takes.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn ten_thousand_events_are_replayed() {
    let world = World::start(spec::world::Engine::Sqlite).await.expect("SQLite is always there");
    let ticket = world.ticket().await;
    let mut tx = world.app.db.write().await.expect("a transaction");
    let model = store::tickets::by_id(&mut tx, ticket.id()).await.expect("a read").expect("a ticket");
    let odile = Some(world.person("odile"));
    let event = |kind, by, at, status| Event { kind, by, at, text: None, scope: MessageScope::Default, status };
    for number in 0..1000 {
        let at = world.app.now().plus_seconds(-number * 2000);
        let id = store::tickets::insert(&mut tx, &domain::Ticket { last_action_at: at, ..model.clone() }).await;
        let id = id.expect("inserted");
        let created = EventKind::Created {
            department: model.department,
            creation_department: model.department,
            category: model.category,
            owner: model.owner,
            subject: Subject::stored("Panne".to_owned()),
            scope: TicketScope::Default,
            priority: Priority::DEFAULT,
            origin: Origin::Web,
            computer: domain::Computer::default(),
            anonymous: false,
            answers: Vec::new(),
        };
        store::events::insert(&mut tx, id, 1, &[event(created, odile, at, Status::Free)]).await.expect("inserted");
        let taken = event(EventKind::Taken { from: None }, Some(world.person("bruno")), at, Status::InProgress);
        store::events::insert(&mut tx, id, 2, &[taken]).await.expect("inserted");
        for batch in 3..=10 {
            let said = event(EventKind::Commented, odile, Moment(at.0 + batch), Status::InProgress);
            store::events::insert(&mut tx, id, batch, &[said]).await.expect("inserted");
        }
    }
    tx.commit().await.expect("committed");
    let began = Instant::now();
    let complete = counted(&world, "alice", Grid::preset(Level::Complete).expect("a preset"), Pace::Immediate).await;
    let took = began.elapsed();
    eprintln!(
        "10,000 events replayed in {took:?}, {} profile",
        if cfg!(debug_assertions) { "debug" } else { "release" }
    );
    assert_eq!(complete, 10_000 + 1, "every one, and that of the first ticket");
    assert_eq!(counted(&world, "alice", Grid::default(), Pace::Immediate).await, 1000 + 1);
    assert!(took.as_secs() < 20, "{took:?}");
    world.leave_mail();
}
