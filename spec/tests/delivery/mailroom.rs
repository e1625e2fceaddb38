//! The administrators' page: what has not arrived, the server's words, one retry or all, and cancelling.

use spec::mailsink::{Behaviour, Step};
use spec::story;
use spec::world::{MESSAGE, SUBJECT, World};
use store::outbox::State;

use crate::ground::{a_ticket_of_odile, fate};

async fn three_mails_meet(world: &World, reply: &str) {
    world.sink.behave(Behaviour::default().reply_at(Step::Rcpt, reply));
    world.odile().await.posts("Électricité", SUBJECT, MESSAGE).await;
    world.run_jobs().await;
    world.sink.behave(Behaviour::default());
}

story!(fn what_was_refused_is_listed_with_the_servers_words_and_can_be_retried, async |world| {
    three_mails_meet(&world, "550 5.7.1 not today").await;
    let adam = world.adam().await;
    let page = adam.get("/mail?pile=refused").await;
    for words in ["Refusés 3", "Alice Martin", "bruno@deux-rives.example", "ticket n° 1", "not today", "un essai"] {
        page.shows(words);
    }
    page.shows("gestionnaire de Services Généraux, niveau Moyenne");
    // Of all of them, one; then the others at once.


    let again = adam.post("/mail/retry", &[("pile", "refused"), ("mail", "1")]).await.follows().await;
    again.shows("Un courrier relancé.");
    again.shows("Refusés 2");
    assert_eq!(world.mailed().await.len(), 1);
    let again = again.form("mail/retry").submit().await.follows().await;
    again.shows("2 courriers relancés.");
    again.shows("Aucun courrier ici.");
    assert_eq!(world.mailed().await, ["alice", "bruno", "chloe"]);
    adam.get("/journal").await.shows("a relancé des courriers, au nombre de 2");
});

story!(fn what_waits_can_be_retried_at_once_or_cancelled, async |world| {
    three_mails_meet(&world, "451 4.3.0 later").await;
    let adam = world.adam().await;
    let page = adam.get("/mail").await;
    for words in ["En attente 3", "pas encore parti, nouvel essai prévu : RCPT TO: 451 4.3.0 later", "prochain départ"] {
        page.shows(words);
    }
    let page = adam.post("/mail/cancel", &[("mail", "1")]).await.follows().await;
    page.shows("Courrier annulé : il ne partira pas.");
    page.shows("En attente 2");
    adam.opens(spec::world::Ticket(1)).await.shows("annulé par un administrateur");
    let late = adam.post("/mail/cancel", &[("mail", "1")]).await;
    late.is_refused_with(409, "Rien n’a changé");
    adam.post("/mail/retry", &[("mail", "1")]).await.is_refused_with(409, "Rien n’a changé");
    assert!(world.mailed().await.is_empty(), "their pause is not over");
    adam.post("/mail/retry", &[("pile", "waiting"), ("domain", "ailleurs.example")]).await.is_refused_with(409, "Rien");
    let domain = ("domain", "@Deux-Rives.example");
    adam.post("/mail/retry", &[("pile", "waiting"), domain]).await.follows().await.shows("2 courriers relancés.");
    assert_eq!(world.mailed().await.len(), 2);
});

story!(fn a_domain_hides_the_others, async |world| {
    three_mails_meet(&world, "451 4.3.0 later").await;
    let adam = world.adam().await;
    adam.get("/mail?domain=deux-rives.example").await.shows("En attente 3");
    let page = adam.get("/mail?domain=ailleurs.example&pile=nonsense&before=x").await;
    page.shows("En attente 0");
    page.shows("Aucun vers ailleurs.example.");
    world.leave_mail();
});

story!(fn only_administrators_know_of_that_page, async |world| {
    three_mails_meet(&world, "451 4.3.0 later").await;
    for client in [world.alice().await, world.odile().await] {
        client.get("/mail").await.is_not_found();
        client.post("/mail/retry", &[("pile", "waiting")]).await.is_not_found();
        client.post("/mail/cancel", &[("mail", "1")]).await.is_not_found();
    }
    let adam = world.adam().await;
    adam.post("/mail/cancel", &[("mail", "999")]).await.is_not_found();
    adam.post("/mail/retry", &[("mail", "x")]).await.is_not_found();
    world.leave_mail();
});

story!(fn rights_are_checked_again_when_a_refused_mail_is_retried, async |world| {
    let (alice, ticket) = a_ticket_of_odile(&world).await;
    world.sink.behave(Behaviour::default().reply_at(Step::Rcpt, "550 5.7.1 not today"));
    alice.does("comment", ticket, "Pour Odile.").await;
    world.run_jobs().await;
    world.sink.behave(Behaviour::default());
    world.is_disabled("odile").await;
    let adam = world.adam().await;
    let page = adam.get("/mail?pile=refused").await;
    assert_eq!(page.form("mail/retry").submit().await.status, 303);
    world.run_jobs().await;
    assert!(world.sent().is_empty());
    assert_eq!(fate(&world, ticket).await.state, State::Withheld);
    adam.opens(ticket).await.shows("retenu, la personne n’a pas d’adresse ou plus de compte");
});
