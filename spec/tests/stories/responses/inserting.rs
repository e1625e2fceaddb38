//! Responses inserted in the words of a form without any script, and counted once the form is carried out.

use domain::department::DepartmentSetting;
use spec::story;
use spec::world::{ALICE, BRUNO, ODILE, SUBJECT};

use super::{saved, uses, writes};

story!(fn e60_the_signature_is_the_author_s_name, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let before = world.stored().await;
    let id = saved(&writes(&alice, "Moi", "Passage", "Je passe demain.\n@SIGNATURE@").await);
    let page = alice.get(&ticket.action("comment")).await.press("Insérer").await;
    assert_eq!(page.status, 200, "{page}");
    assert_eq!(page.form("comment").value("message"), format!("Je passe demain.\n{ALICE}"));
    assert_eq!((world.stored().await, uses(&world, id).await), (before, 0), "nothing is done yet");
    let page = page.form("comment").submit().await.follows().await;
    page.history_says(&[ALICE, "Je passe demain."]);
    assert_eq!(world.words_in(ticket).await.last(), Some(&format!("Je passe demain.\n{ALICE}")));
    assert_eq!(uses(&world, id).await, 1);
    // Somebody else's name, from the same response.
    let shared = saved(&writes(&alice, &format!("d{}", world.places.sg), "Reçu", "Reçu. @SIGNATURE@").await);
    let form = world.bruno().await.get(&ticket.action("comment")).await.form("comment");
    let page = form.choose("choice", &shared.to_string()).forge("insert", "chosen").submit().await;
    assert_eq!(page.form("comment").value("message"), format!("Reçu. {BRUNO}"));
    world.leave_mail();
});

story!(fn every_variable_says_what_it_stands_for, async |world| {
    let alice = world.alice().await;
    let subject = "@LIEN@ en panne";
    let ticket = world.odile().await.posts("Électricité", subject, "Dans le noir.").await;
    let words = "@PROPRIETAIRE@ @OWNER@ @NUMERO@ @NUMBER@ @LIEN@ @SUJET@ @SERVICE@ @CATEGORIE@ @SIGNATURE@ a@B.fr";
    let id = saved(&writes(&alice, "Moi", "Tout", words).await);
    let link = world.app.url(&ticket.path());
    let said =
        format!("{ODILE} {ODILE} {ticket} {ticket} {link} {subject} Services Généraux Électricité {ALICE} a@B.fr");
    let text = alice.get(&format!("{}/{id}", ticket.action("responses"))).await;
    assert_eq!((text.status, text.html.as_str()), (200, said.as_str()));
    assert!(text.header("content-type").starts_with("text/plain"), "{}", text.header("content-type"));
    world.leave_mail();
});

story!(fn a_manager_of_an_anonymous_department_names_the_owner, async |world| {
    world.department_has(world.places.sg, DepartmentSetting::Anonymous).await;
    let alice = world.alice().await;
    let ticket = world.ticket().await;
    let id = saved(&writes(&alice, "Moi", "Bonjour", "Bonjour @OWNER@").await);
    let place = format!("{}/{id}", ticket.action("responses"));
    assert_eq!(alice.get(&place).await.html, format!("Bonjour {ODILE}"));
    // An invitee, who may not know that name, has no such list.
    world.odile().await.invites(ticket, "ines", "").await;
    let ines = world.ines().await;
    assert_eq!(ines.opens(ticket).await.status, 200);
    ines.get(&place).await.is_not_found();
    world.leave_mail();
});

story!(fn an_insertion_keeps_the_whole_form_and_does_nothing, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    saved(&writes(&alice, "Moi", "Réparé", "Réparé pour @PROPRIETAIRE@.").await);
    let before = world.stored().await;
    // The button of the ticket's page leads to the list, with what was typed.
    let form = alice.opens(ticket).await.form("close").fill("message", "Voilà.").fill("hours", "2").tick("release");
    let page = form.choose("scope", "manager").forge("insert", "list").submit().await;
    let page = page.press("Insérer").await;
    let form = page.form("close");
    assert_eq!(form.value("message"), format!("Voilà.\n\nRéparé pour {ODILE}."));
    assert_eq!((form.value("hours"), form.value("scope")), ("2", "manager"));
    assert_eq!(form.is_ticked("release"), Some(true));
    assert_eq!(world.stored().await, before);
    let page = form.submit().await.follows().await;
    page.history_says(&[ALICE, "Réparé pour Odile"]);
    world.leave_mail();
});

story!(fn the_answer_about_reopening_is_kept, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_closed_by(&alice).await;
    saved(&writes(&alice, "Moi", "Suite", "La suite.").await);
    let form = alice.get(&ticket.action("comment")).await.form("comment").choose("reopen", "no");
    let page = form.forge("insert", "chosen").submit().await;
    assert_eq!(page.form("comment").value("reopen"), "no");
    assert_eq!(page.form("comment").value("message"), "La suite.");
});

story!(fn an_insertion_hides_no_change_of_the_ticket, async |world| {
    let (alice, bruno) = (world.alice().await, world.bruno().await);
    let ticket = world.ticket_held_by(&alice).await;
    let id = saved(&writes(&alice, "Moi", "Suite", "La suite.").await);
    let form = alice.get(&ticket.action("comment")).await.form("comment");
    bruno.does("comment", ticket, "Déjà fait.").await;
    let page = form.forge("insert", "chosen").submit().await;
    assert_eq!(page.status, 200, "{page}");
    let page = page.form("comment").submit().await;
    page.is_refused_with(409, BRUNO);
    let form = page.form("comment");
    assert_eq!((form.value("message"), uses(&world, id).await), ("La suite.", 0));
    form.submit().await.follows().await.history_says(&[ALICE, "La suite."]);
    assert_eq!(uses(&world, id).await, 1);
    world.leave_mail();
});

story!(fn a_use_is_counted_once_and_only_when_the_form_is_carried_out, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let mine = saved(&writes(&alice, "Moi", "Un", "Un.").await);
    let shared = saved(&writes(&alice, &format!("d{}", world.places.sg), "Deux", "Deux.").await);
    let page = alice.get(&ticket.action("comment")).await;
    let page = page.form("comment").choose("choice", &mine.to_string()).forge("insert", "chosen").submit().await;
    let form = page.form("comment").choose("choice", &shared.to_string()).forge("insert", "chosen");
    let page = form.submit().await;
    assert_eq!(page.form("comment").value("message"), "Un.\n\nDeux.");
    assert_eq!(page.count(".responses input[name=response]"), 2);
    // Refused: the words are gone.
    let refused = page.form("comment").fill("message", "").submit().await;
    assert_eq!(refused.status, 422, "{refused}");
    assert_eq!((uses(&world, mine).await, uses(&world, shared).await), (0, 0));
    assert_eq!(refused.count(".responses input[name=response]"), 2, "still remembered");
    let form = refused.form("comment").fill("message", "Un et deux.");
    let (first, second) = tokio::join!(form.submit(), form.submit());
    assert_eq!((first.status, second.status), (303, 303));
    assert_eq!((uses(&world, mine).await, uses(&world, shared).await), (1, 1));
    world.leave_mail();
});

story!(fn keys_of_responses_out_of_sight_are_ignored, async |world| {
    let (alice, david) = (world.alice().await, world.david().await);
    let ticket = world.ticket_held_by(&alice).await;
    let theirs = saved(&writes(&david, &format!("d{}", world.places.dsi), "Wi-Fi", "Redémarrez.").await);
    let private = saved(&writes(&world.bruno().await, "Moi", "À moi", "Secret.").await);
    for id in [theirs.to_string(), private.to_string(), "999".to_owned(), "-1".to_owned(), "x".to_owned()] {
        let form = alice.opens(ticket).await.form("comment").fill("message", "Vu.");
        let page = form.forge("choice", &id).forge("insert", "chosen").submit().await;
        assert_eq!(page.form("comment").value("message"), "Vu.", "{id}");
        page.never_says("Redémarrez");
        page.never_says("Secret.");
        page.form("comment").forge("response", &id).submit().await.follows().await;
        alice.get(&format!("{}/{id}", ticket.action("responses"))).await.is_not_found();
    }
    assert_eq!((uses(&world, theirs).await, uses(&world, private).await), (0, 0));
    // A requester has none, whatever the form says.
    let odile = world.odile().await;
    let form = odile.opens(ticket).await.form("comment").fill("message", "Merci.");
    let page = form.forge("choice", &private.to_string()).forge("insert", "chosen").submit().await;
    assert_eq!(page.form("comment").value("message"), "Merci.");
    page.form("comment").forge("response", &theirs.to_string()).submit().await.follows().await;
    assert_eq!(uses(&world, theirs).await, 0);
    world.leave_mail();
});

story!(fn the_list_of_a_ticket_is_for_the_managers_of_its_department, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_with_invitees("ines").await;
    let rare = saved(&writes(&alice, "Moi", "Rare", "Rare.").await);
    let often = saved(&writes(&alice, &format!("d{}", world.places.sg), "Souvent", "Bonjour\n\n@SIGNATURE@").await);
    alice.opens(ticket).await.form("take").forge("response", &often.to_string()).submit().await.follows().await;
    let list = alice.get(&ticket.action("responses")).await;
    assert_eq!(list.header("content-type"), "application/json");
    let first = format!(
        r#"[{{"id":{often},"label":"Souvent","origin":"Services Généraux","excerpt":"Bonjour @SIGNATURE@"}},{{"id":{rare},"#
    );
    assert!(list.html.starts_with(&first), "{}", list.html);
    let page = alice.get(&ticket.action("comment")).await;
    assert_eq!(page.form("comment").choices("choice"), ["[Services Généraux] Souvent", "[Personnelle] Rare"]);
    for client in [world.odile().await, world.ines().await, world.adam().await, world.david().await] {
        client.get(&ticket.action("responses")).await.is_not_found();
        assert_eq!(client.opens(ticket).await.count("[data-responses]"), 0);
    }
    assert_eq!(world.stranger().get(&ticket.action("responses")).await.status, 303);
    assert!(alice.opens(ticket).await.count("[data-responses]") > 1, "in the composer and in dialogs");
    world.leave_mail();
});

story!(fn words_typed_before_losing_sight_are_given_back, async |world| {
    let david = world.david().await;
    world.manages("david", world.places.sg).await;
    let ticket = world.ticket().await;
    let form = david.opens(ticket).await.form("comment").fill("message", "Je regarde.");
    world.manages_no_more("david", world.places.sg).await;
    let page = form.forge("insert", "list").submit().await;
    page.is_not_found();
    page.shows("Je regarde.");
    assert!(!page.html.contains(SUBJECT));
});
