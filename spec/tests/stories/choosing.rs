//! E16–E18: tickets that an algorithm gives to somebody (spec.md §6.5).

use app::create::Post;
use domain::creation::Request;
use domain::{
    Algorithm, Computer, DepartmentId, Manager, Message, Origin, PersonId, Priority, Status, Subject, TicketScope,
};
use spec::story;
use spec::world::{ALICE, DAVID, MESSAGE, SUBJECT, Ticket, World, french};

async fn chooses(world: &World, department: DepartmentId, algorithm: Algorithm) {
    world.department_is(department, |department| department.defaults.algorithm = Some(algorithm)).await;
}

/// Who holds a ticket that Odile posts in Électricité.
async fn holder_of_a_new_one(world: &World) -> Option<PersonId> {
    let ticket = world.odile().await.posts("Électricité", SUBJECT, MESSAGE).await;
    world.row(ticket).await.holder
}

story!(fn e16_a_ticket_transferred_is_given_to_the_first_available, async |world| {
    chooses(&world, world.places.dsi, Algorithm::First).await;
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let form = alice.heads_for(ticket, "Réseau").await;
    assert_eq!(form.told("release"), [DAVID, "Odile Fontanel"]);
    form.form("transfer").submit().await;
    let row = world.row(ticket).await;
    assert_eq!((row.holder, row.status), (Some(world.person("david")), Status::InProgress));
    let (david, odile) = (world.david().await.opens(ticket).await, world.odile().await.opens(ticket).await);
    assert_eq!(david.property("Gestionnaire"), DAVID);
    odile.history_says(&["L’application", "a assigné le ticket à", DAVID]);
    // Which algorithm chose is a note between managers.
    let algorithm = french("algorithm-first");
    david.history_says(&["L’application", &algorithm]);
    odile.never_says(&algorithm);
    assert_eq!(world.mailed().await, ["david", "odile"]);
    world.mail_to("david").says(&algorithm);
    world.mail_to("odile").never_says(&algorithm);
});

story!(fn e17_each_in_turn_but_who_is_not_available, async |world| {
    chooses(&world, world.places.sg, Algorithm::Cyclical).await;
    world.manager_is("bruno", world.places.sg, |manager| Manager { is_available: false, ..manager }).await;
    let turns = ["alice", "chloe", "alice"];
    for name in turns {
        assert_eq!(holder_of_a_new_one(&world).await, Some(world.person(name)));
    }
    world.leave_mail();
});

story!(fn e17_two_tickets_at_once_go_to_two_people, async |world| {
    chooses(&world, world.places.sg, Algorithm::Cyclical).await;
    let odile = world.odile().await;
    let (one, other) = (
        odile.writes("Électricité", SUBJECT, MESSAGE).await,
        odile.writes("Électricité", "Une autre panne", MESSAGE).await,
    );
    let (one, other) = tokio::join!(one.submit(), other.submit());
    let (one, other) = (Ticket::led_to(&one), Ticket::led_to(&other));
    let mut holders = [world.row(one).await.holder, world.row(other).await.holder];
    holders.sort();
    let mut turns = [Some(world.person("alice")), Some(world.person("bruno"))];
    turns.sort();
    assert_eq!(holders, turns);
    world.leave_mail();
});

story!(fn e18_by_lot_but_who_has_a_rate_of_zero, async |world| {
    chooses(&world, world.places.sg, Algorithm::Random).await;
    world.manager_is("bruno", world.places.sg, |manager| Manager { rate: 0, ..manager }).await;
    let odile = world.account("odile").await;
    let request = Request {
        subject: Subject::parse(SUBJECT).expect("a subject"),
        message: Message::parse(MESSAGE).expect("a message"),
        scope: TicketScope::Default,
        priority: Priority::DEFAULT,
        computer: Computer::default(),
        origin: Origin::Web,
        owner: None,
        files: Vec::new(),
        replies: None,
        sent: Vec::new(),
    };
    let mut given = Vec::new();
    for _ in 0..100 {
        let token = world.app.dice.nonce();
        let post = Post { category: world.places.elec, chosen_as: None, token, draft: None, request: request.clone(), files: Vec::new() };
        let done = app::create(&world.app, odile.clone(), post).await.expect("a ticket");
        given.extend(world.row(Ticket(done.ticket.0)).await.holder);
    }
    let of = |name: &str| given.iter().filter(|holder| **holder == world.person(name)).count();
    assert_eq!((given.len(), of("bruno")), (100, 0));
    // Fairly: each of the two others about half of the time.
    assert!(of("alice") > 30 && of("chloe") > 30, "{} and {}", of("alice"), of("chloe"));
    world.leave_mail();
});

story!(fn the_manager_chosen_is_told_of_a_new_ticket, async |world| {
    chooses(&world, world.places.sg, Algorithm::First).await;
    let odile = world.odile().await;
    let ticket = odile.posts("Électricité", SUBJECT, MESSAGE).await;
    let page = odile.opens(ticket).await;
    assert_eq!((page.status_shown().as_str(), page.property("Gestionnaire").as_str()), ("En cours", ALICE));
    assert_eq!(world.mailed().await, ["alice", "bruno", "chloe"]);
});

story!(fn nobody_available_leaves_the_ticket_free, async |world| {
    for algorithm in [Algorithm::First, Algorithm::Random, Algorithm::Cyclical] {
        chooses(&world, world.places.dsi, algorithm).await;
        world.manager_is("david", world.places.dsi, |manager| Manager { is_available: false, ..manager }).await;
        let ticket = world.odile().await.posts("Réseau", SUBJECT, MESSAGE).await;
        let row = world.row(ticket).await;
        assert_eq!((row.holder, row.status), (None, Status::Free), "{algorithm:?}");
    }
    world.leave_mail();
});
