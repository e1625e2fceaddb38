//! What finds a ticket: its subject, what is said, the names of its people and of its files, its number.

use spec::story;
use spec::world::{MESSAGE, SUBJECT, french};

use crate::{address, finds_it, finds_nothing, found, searches};

story!(fn a_ticket_is_found_by_its_words_in_any_order, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    odile.posts("Chauffage", "Radiateur froid", "Depuis lundi, au bureau 12.").await;
    let written = ["lumière", "LUMIERE", "amphi Pasteur", "pasteur amphi", "l’amphi", "lumières", "rangées noir amphi"];
    finds_it(&odile, ticket, &written).await;
    finds_it(&odile, ticket, &["lumi", "pasteu", "amph* rang"]).await;
    finds_nothing(&odile, &["umière", "lumière radiateur", "inconnu", "lumière inconnu"]).await;
    let page = searches(&odile, "lumiere rangees").await;
    page.shows(SUBJECT);
    page.shows(MESSAGE);
    page.shows("Libre");
    page.shows("SG › Électricité");
    assert_eq!(page.count(".hits a mark"), 1, "{page}");
    assert_eq!(page.count(".hits p mark"), 1, "{page}");
    world.leave_mail();
});

story!(fn a_ticket_is_found_by_what_is_answered_and_by_names, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    alice.does("comment", ticket, "Le **disjoncteur** sera [remplacé](https://exemple.test/perruche).").await;
    let form = world.odile().await.opens(ticket).await.form("comment");
    form.fill("message", "Voici.").attach("schéma-tableau.pdf", b"%PDF-1.4").submit().await;
    for reader in [world.odile().await, alice, world.bruno().await] {
        let said = ["disjoncteur remplacé", "perruche", "schema tableau", "pdf", "fontanel", "martin lumière"];
        finds_it(&reader, ticket, &said).await;
        let page = searches(&reader, "disjoncteur").await;
        assert!(page.text.contains("Le disjoncteur sera remplacé"), "without its marks: {page}");
        searches(&reader, "marchetti").await.shows(&french("search-none-meaning"));
    }
    world.odile().await.invites(ticket, "ines", "").await;
    for reader in [world.ines().await, world.odile().await] {
        finds_it(&reader, ticket, &["marchetti", "Inès", "disjoncteur"]).await;
    }
    world.leave_mail();
});

story!(fn a_number_leads_to_the_ticket_or_says_why_not, async |world| {
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    for typed in [ticket.to_string(), format!("#{ticket}"), format!("n° {ticket}"), format!(" {ticket} ")] {
        assert_eq!(alice.get(&address(&typed)).await.location, Some(ticket.path()), "{typed:?}");
    }
    let page = searches(&world.paul().await, &ticket.to_string()).await;
    page.shows(&french("number-not-yours-meaning"));
    page.never_says(SUBJECT);
    searches(&alice, "999999").await.shows(&french("number-unknown-meaning"));
    // Among some of them, it is a word as any other.
    alice.does("comment", ticket, &format!("Comme le {ticket} et le 40123.")).await;
    let page = alice.get(&format!("{}&in=open", address(&ticket.to_string()))).await;
    assert_eq!(crate::listed(&page), [ticket.0]);
    assert_eq!(found(&alice, "40123").await, [ticket.0]);
    world.leave_mail();
});

story!(fn those_found_by_their_subject_come_first_then_the_newest, async |world| {
    let odile = world.odile().await;
    let mut tickets = Vec::new();
    for (subject, message) in [
        ("Ventilateur", "Il grince."),
        ("Bruit", "Le ventilateur grince."),
        ("Ventilateurs du hall", "Ils grincent."),
        ("Panne", "Un ventilateur encore."),
    ] {
        tickets.push(odile.posts("Électricité", subject, message).await.0);
    }
    assert_eq!(found(&odile, "ventilateur").await, [tickets[2], tickets[0], tickets[3], tickets[1]]);
    world.leave_mail();
});
