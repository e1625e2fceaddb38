//! S29–S31, E3, E4, E14, E27: comments, and who may read them (R16, spec.md §5.3).

use spec::story;
use spec::world::{ALICE, BRUNO, CHLOE, ODILE, SUBJECT};

story!(fn s29_a_manager_comments_the_ticket_of_another, async |world| {
    let ticket = world.ticket_held_by(&world.bruno().await).await;
    let page = world.alice().await.does("comment", ticket, "vu ce matin").await;
    page.history_says(&[ALICE, "vu ce matin"]);
    assert_eq!(page.property("Gestionnaire"), BRUNO);
    assert_eq!(world.mailed().await, ["bruno", "odile"]);
});

story!(fn s30_a_comment_leaves_a_free_ticket_free, async |world| {
    let ticket = world.ticket().await;
    let page = world.chloe().await.does("comment", ticket, "C’est au deuxième étage.").await;
    page.history_says(&[CHLOE, "C’est au deuxième étage."]);
    assert_eq!(page.status_shown(), "Libre");
    assert_eq!(page.property("Gestionnaire"), "aucun");
    assert_eq!(world.mailed().await, ["odile"]);
});

story!(fn s31_the_manager_of_another_service_cannot_even_see_the_ticket, async |world| {
    let ticket = world.ticket().await;
    let form = world.alice().await.opens(ticket).await.form("comment");
    let before = world.stored().await;
    let david = world.david().await;
    for page in [david.opens(ticket).await, david.get(&ticket.action("comment")).await] {
        page.is_not_found();
        page.never_says(SUBJECT);
    }
    let (version, token) = (form.value("version"), form.value("token"));
    let fields = [("version", version), ("token", token), ("message", "coucou")];
    david.post(&ticket.action("comment"), &fields).await.is_not_found();
    // Nothing tells this ticket from one that nobody ever posted.
    let absent = david.get("/tickets/999999").await;
    assert_eq!(david.opens(ticket).await.text, absent.text);
    assert_eq!(world.stored().await, before);
});

story!(fn e03_the_owners_answer_puts_the_ticket_back_in_progress, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    assert_eq!(alice.does("ask", ticket, "Quelle salle ?").await.status_shown(), "Incomplet");
    world.mails_are_read().await;
    let page = world.odile().await.does("comment", ticket, "B 204.").await;
    assert_eq!(page.status_shown(), "En cours");
    page.history_says(&[ODILE, "B 204."]);
    assert_eq!(world.mailed().await, ["alice"]);
});

story!(fn e04_a_comment_of_somebody_else_leaves_it_incomplete, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    alice.does("ask", ticket, "Quelle salle ?").await;
    world.mails_are_read().await;
    let page = world.chloe().await.does("comment", ticket, "Peut-être la B 204.").await;
    assert_eq!(page.status_shown(), "Incomplet");
    assert_eq!(world.mailed().await, ["alice", "odile"]);
});

story!(fn e14_commenting_a_closed_ticket_asks_whether_to_reopen_it, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_closed_by(&alice).await;
    let before = world.stored().await;
    let form = alice.opens(ticket).await.form("comment");
    assert_eq!(form.choices("reopen").len(), 2);
    let asked = form.fill("message", "Une précision.").submit().await;
    asked.is_refused_with(422, "Le ticket est clos : dites s’il faut le ré-ouvrir ou le laisser clos.");
    assert_eq!(world.stored().await, before);
    let form = asked.form("comment");
    assert_eq!(form.value("message"), "Une précision.");
    let page = form.choose("reopen", "no").submit().await.follows().await;
    assert_eq!(page.status_shown(), "Clos");
    page.history_says(&[ALICE, "a commenté", "Une précision."]);
    assert_eq!(world.mailed().await, ["odile"]);
});

story!(fn e14_answering_yes_reopens_it, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_closed_by(&alice).await;
    let form = alice.opens(ticket).await.form("comment").fill("message", "Ce n’était pas fini.");
    let page = form.choose("reopen", "yes").submit().await.follows().await;
    assert_eq!(page.status_shown(), "En cours");
    page.history_says(&[ALICE, "a ré-ouvert le ticket", "Ce n’était pas fini."]);
    assert_eq!(world.mailed().await, ["bruno", "chloe", "odile"]);
});

story!(fn e27_a_comment_for_managers_is_hidden_from_the_owner, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let form = world.chloe().await.opens(ticket).await.form("comment").fill("message", "Le budget est épuisé.");
    form.choose("scope", "manager").submit().await.follows().await.history_says(&[CHLOE, "Le budget est épuisé."]);
    assert_eq!(world.mailed().await, ["alice"]);
    world.forget_mail();
    let odile = world.odile().await;
    let page = odile.opens(ticket).await;
    page.never_says("Le budget est épuisé.");
    page.history_says(&[CHLOE, "Contenu non visible."]);
    // Nor does a later mail, which repeats what came before.
    alice.does("comment", ticket, "Je vous tiens au courant.").await;
    assert_eq!(world.mailed().await, ["odile"]);
    let mail = world.mail_to("odile");
    mail.says("Je vous tiens au courant.");
    mail.says("Contenu non visible.");
    mail.never_says("Le budget est épuisé.");
});

story!(fn a_requester_cannot_write_for_managers_only, async |world| {
    let ticket = world.ticket_held_by(&world.alice().await).await;
    let form = world.odile().await.opens(ticket).await.form("comment").fill("message", "Entre nous.");
    assert!(!form.choices("scope").iter().any(|scope| scope.contains("Gestionnaires seulement")));
    form.forge("scope", "manager").submit().await.follows().await.history_says(&[ODILE, "Entre nous."]);
    // Replaced by the default scope: for all who see the ticket.
    let page = world.adam().await.opens(ticket).await;
    page.history_says(&[ODILE, "Entre nous."]);
    assert!(!page.history().iter().any(|entry| entry.contains("Gestionnaires seulement")), "{page}");
    assert_eq!(world.mailed().await, ["alice"]);
    world.mail_to("alice").says("Entre nous.");
});
