//! Two people at the same instant: one of them is first, and the other one is told (guarantees P7).

#[path = "schedule/ground.rs"]
#[allow(dead_code, reason = "each test program uses a part of it")]
mod ground;

#[path = "concurrency/files.rs"]
mod files;

use std::collections::BTreeMap;
use std::sync::Arc;

use app::create::Post;
use app::{Done, Error, Order, perform};
use domain::assignment::Algorithm;
use domain::category::Defaults;
use domain::creation::Request;
use domain::ticket::{Closing, Place, Transfer};
use domain::{
    Act, Action, Actor, Command, Computer, EventKind, Message, Origin, Person, PersonId, Priority, Said, Subject,
    TicketId, TicketScope,
};
use spec::story;
use spec::world::{World, category};
use store::{categories, events, invitations, managers, outbox};
use tokio::sync::Barrier;

use ground::{does, happened, posted, read};

/// Times that two people meet over one ticket.
const MEETINGS: usize = 12;

type Outcome = app::Result<Done>;

/// Sends both at the same instant, each from the version that both saw.
async fn at_once(world: &World, ticket: TicketId, asked: [(&str, Act); 2]) -> [Outcome; 2] {
    let seen = read(world, ticket).await.ticket.version;
    let together = Arc::new(Barrier::new(2));
    let mut sent = Vec::new();
    for (by, act) in asked {
        let text = act.action().rule().words == domain::ticket::lifecycle::Words::Mandatory;
        let text = text.then(|| Message::parse("Quelques mots.").expect("a short message")).flatten();
        let command = Command::new(act, Said::to_all(text));
        let order = Order { ticket, seen, token: world.app.dice.nonce(), draft: None, command };
        let (app, actor) = (Arc::clone(&world.app), Actor::Person(world.account(by).await));
        let together = Arc::clone(&together);
        sent.push(tokio::spawn(async move {
            together.wait().await;
            perform(&app, actor, order).await
        }));
    }
    let mut outcomes = Vec::new();
    for one in sent {
        outcomes.push(one.await.expect("no panic"));
    }
    outcomes.try_into().expect("two of them")
}

/// One was carried out, whole; of the other one there is nothing.
async fn one_won(world: &World, ticket: TicketId, before: i64, asked: [Action; 2], outcomes: &[Outcome; 2]) -> usize {
    let won: Vec<usize> = (0..2).filter(|one| outcomes[*one].is_ok()).collect();
    assert_eq!(won.len(), 1, "{asked:?}: {outcomes:?}");
    let lost = &outcomes[1 - won[0]];
    // A transfer takes the ticket out of sight of whoever came second.
    let is_told = matches!(lost, Err(Error::Conflict(_) | Error::NotFound));
    assert!(is_told, "{asked:?}: {lost:?}");
    assert_eq!(read(world, ticket).await.ticket.version, before + 1, "{asked:?}");
    let mut conn = world.app.db.read().await.expect("a connection");
    let history = events::of_ticket(&mut conn, ticket).await.expect("a history");
    let last: Vec<_> = history.iter().filter(|entry| entry.batch > before).collect();
    assert!(!last.is_empty() && last.iter().all(|entry| entry.batch == before + 1), "{asked:?}: {last:?}");
    let author = last[0].event.by;
    assert!(last.iter().all(|entry| entry.event.by.is_none() || entry.event.by == author), "{asked:?}: {last:?}");
    let mails = outbox::of_ticket(&mut conn, ticket).await.expect("an outbox");
    let mailed: Vec<PersonId> =
        mails.iter().filter(|mail| mail.batch > before).filter_map(|mail| mail.person).collect();
    let told: Vec<PersonId> =
        outcomes[won[0]].as_ref().expect("the first").told.iter().map(|notice| notice.person.id).collect();
    assert_eq!(mailed, told, "{asked:?}");
    won[0]
}

story!(fn of_two_opposite_commands_exactly_one_is_carried_out, async |world: World| {
    let away = Transfer { to: Place::Category(world.places.res), release: false, stay: false, follow: false };
    let closing = Act::Close(Closing::default());
    let pairs = [
        (("alice", Act::Take), ("bruno", Act::Take)),
        (("bruno", closing), ("odile", Act::CloseOwn)),
        (("bruno", Act::Release), ("alice", Act::Take)),
        (("bruno", Act::Transfer(away)), ("chloe", Act::Take)),
        (("odile", Act::ChangeScope(TicketScope::Public)), ("bruno", Act::ChangeScope(TicketScope::Intranet))),
        (("odile", Act::Cancel), ("bruno", Act::Ask)),
        (("bruno", Act::Postpone(None)), ("odile", Act::Comment)),
    ];
    let mut firsts = BTreeMap::<(usize, usize), usize>::new();
    for _ in 0..MEETINGS {
        for (number, (one, other)) in pairs.iter().enumerate() {
            let ticket = posted(&world, world.places.elec).await;
            if number > 0 {
                does(&world, "bruno", ticket, Act::Take).await;
            }
            let before = read(&world, ticket).await.ticket.version;
            let outcomes = at_once(&world, ticket, [one.clone(), other.clone()]).await;
            let asked = [one.1.action(), other.1.action()];
            let first = one_won(&world, ticket, before, asked, &outcomes).await;
            *firsts.entry((number, first)).or_default() += 1;
        }
    }
    assert_eq!(firsts.values().sum::<usize>(), MEETINGS * pairs.len());
    world.leave_mail();
});

story!(fn an_owner_who_approves_and_refuses_at_once_has_one_answer, async |world: World| {
    for _ in 0..MEETINGS {
        let ticket = ground::closed(&world).await;
        let before = read(&world, ticket).await.ticket.version;
        let outcomes = at_once(&world, ticket, [("odile", Act::Approve), ("odile", Act::RefuseClosure)]).await;
        one_won(&world, ticket, before, [Action::Approve, Action::RefuseClosure], &outcomes).await;
    }
    world.leave_mail();
});

story!(fn somebody_invited_twice_at_once_is_invited_once, async |world: World| {
    for _ in 0..MEETINGS {
        let ticket = posted(&world, world.places.elec).await;
        let before = read(&world, ticket).await.ticket.version;
        let ines = world.person("ines");
        let invite = Act::Invite(vec![ines]);
        let outcomes = at_once(&world, ticket, [("alice", invite.clone()), ("odile", invite)]).await;
        one_won(&world, ticket, before, [Action::Invite; 2], &outcomes).await;
        assert_eq!(happened(&world, ticket, "invited").await, 1);
        let mut conn = world.app.db.read().await.expect("a connection");
        let invited = invitations::of_ticket(&mut conn, ticket).await.expect("invitees");
        assert_eq!(invited.iter().map(|invitee| invitee.person.id).collect::<Vec<_>>(), [ines]);
        let mails = outbox::of_ticket(&mut conn, ticket).await.expect("an outbox");
        assert_eq!(mails.iter().filter(|mail| mail.person == Some(ines)).count(), 1);
    }
    world.leave_mail();
});

story!(fn a_form_sent_twice_at_once_is_carried_out_once, async |world: World| {
    for _ in 0..MEETINGS {
        let ticket = posted(&world, world.places.elec).await;
        let seen = read(&world, ticket).await.ticket.version;
        let command = Command::new(Act::Invite(vec![world.person("ines")]), Said::NOTHING);
        let order = Order { ticket, seen, token: world.app.dice.nonce(), draft: None, command };
        let alice = Actor::Person(world.account("alice").await);
        let (one, other) =
            tokio::join!(perform(&world.app, alice.clone(), order.clone()), perform(&world.app, alice, order));
        let repeats = [one, other].map(|outcome| outcome.expect("it is the same form").is_repeat);
        assert!(repeats.contains(&true) && repeats.contains(&false), "{repeats:?}");
        assert_eq!(happened(&world, ticket, "invited").await, 1);
    }
    world.leave_mail();
});

/// Tickets posted together at a counter that gives them in turn.
const TOGETHER: usize = 24;

story!(fn tickets_created_at_once_are_given_in_turn, async |world: World| {
    for chosen in [&["alice", "bruno"][..], &["alice", "bruno", "chloe"]] {
        let members: Vec<PersonId> = chosen.iter().map(|name| world.person(name)).collect();
        let mut tx = world.app.db.write().await.expect("a transaction");
        let counter = category(&mut tx, world.places.sg, "À tour de rôle", Some(members.clone())).await.expect("a place");
        let lineage = categories::lineage(&mut tx, counter).await.expect("a read").expect("a lineage");
        let defaults = Defaults { algorithm: Some(Algorithm::Cyclical), ..Defaults::default() };
        let cyclical = domain::Category { defaults, ..lineage.category().clone() };
        categories::update(&mut tx, &cyclical).await.expect("a place");
        assert_eq!(managers::of_department(&mut tx, world.places.sg).await.expect("managers").len(), 3);
        tx.commit().await.expect("a commit");
        let author = world.account("odile").await;
        let together = Arc::new(Barrier::new(TOGETHER));
        let posts: Vec<_> = (0..TOGETHER)
            .map(|_| {
                let (app, author, together) = (Arc::clone(&world.app), author.clone(), Arc::clone(&together));
                let post = Post { category: counter, chosen_as: None, token: app.dice.nonce(), draft: None, request: request(), files: Vec::new() };
                tokio::spawn(async move {
                    together.wait().await;
                    app::create(&app, author, post).await
                })
            })
            .collect();
        let mut tickets = Vec::new();
        for post in posts {
            tickets.push(post.await.expect("no panic").expect("a complete request").ticket);
        }
        // The counter is one's own from before the ticket has its number until it is written.
        tickets.sort();
        let given = given(&world, &tickets).await;
        for (place, next) in given.iter().enumerate().skip(1) {
            assert_ne!(*next, given[place - 1], "twice in a row, at {place}: {given:?}");
        }
        for member in members {
            let count = given.iter().filter(|person| **person == member).count();
            assert_eq!(count, TOGETHER / chosen.len(), "each as often as the others: {given:?}");
        }
    }
    world.leave_mail();
});

/// To whom the application gave each.
async fn given(world: &World, tickets: &[TicketId]) -> Vec<PersonId> {
    let mut conn = world.app.db.read().await.expect("a connection");
    let mut given = Vec::new();
    for ticket in tickets {
        let history = events::of_ticket(&mut conn, *ticket).await.expect("a history");
        let to = history.iter().find_map(|entry| match entry.event.kind {
            EventKind::Assigned { to, .. } => Some(to),
            _ => None,
        });
        given.push(to.expect("the application gave it"));
    }
    given
}

fn request() -> Request {
    Request {
        subject: Subject::parse("Panne").expect("a short subject"),
        message: Message::parse("Tout est noir.").expect("a short message"),
        scope: TicketScope::Default,
        priority: Priority::DEFAULT,
        computer: Computer::default(),
        origin: Origin::Web,
        owner: None::<Person>,
        files: Vec::new(),
        replies: None,
        sent: Vec::new(),
    }
}
