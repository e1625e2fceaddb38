//! What reports hold (S73–S76, E31, E49, spec.md §9.3).

use domain::category::CategorySetting;
use domain::department::DepartmentSetting;
use domain::report::Profile;
use spec::story;
use spec::world::{ALICE, Client, Ticket, World};

use crate::ground::{activates, asks, at, begins, comes, hour, tomorrow, wants};

const PLACES: [(&str, &str); 3] =
    [("Électricité", "Prise arrachée"), ("Chauffage", "Radiateur froid"), ("Plomberie", "Fuite au sous-sol")];

/// A ticket of Odile's in each category of Services Généraux, and one in the DSI.
async fn everywhere(world: &World) -> Vec<Ticket> {
    let odile = world.odile().await;
    let mut tickets = Vec::new();
    for (category, subject) in PLACES {
        tickets.push(odile.posts(category, subject, "Voir le sujet.").await);
    }
    tickets.push(odile.posts("Réseau", "Borne muette", "Voir le sujet.").await);
    begins(world).await;
    tickets
}

story!(fn s73_each_department_has_its_own_report, async |world| {
    everywhere(&world).await;
    world.manages("alice", world.places.dsi).await;
    wants(&world, "alice", Profile::Free).await;
    asks(&world, "alice", world.places.dsi, |chosen| chosen.profile = Profile::None).await;
    let mail = tomorrow(&world, "alice").await;
    assert_eq!(mail.subject, "[Services Généraux] Rapport journalier");
    mail.says("Radiateur froid");
    mail.never_says("Borne muette");
});

story!(fn s74_libres_holds_every_open_ticket_of_the_department, async |world| {
    let tickets = everywhere(&world).await;
    let bruno = world.bruno().await;
    bruno.does("take", tickets[0], "").await;
    bruno.does("take-and-close", tickets[1], "").await;
    world.mails_are_read().await;
    wants(&world, "alice", Profile::Free).await;
    let mail = tomorrow(&world, "alice").await;
    for said in ["Prise arrachée", "Fuite au sous-sol", "Libres ou en cours : 2 tickets", "Bruno Keller", "aucun"] {
        mail.says(said);
    }
    for hidden in ["Radiateur froid", "Borne muette"] {
        mail.never_says(hidden);
    }
    assert_eq!(mail.link(&format!("n° {}", tickets[0])), tickets[0].path());
});

story!(fn s75_membres_holds_what_is_inherited_and_nothing_of_others, async |world| {
    everywhere(&world).await;
    world.has_category(world.places.sg, "Ascenseurs", Some(&["alice"])).await;
    world.odile().await.posts("Ascenseurs", "Cabine bloquée", "Voir le sujet.").await;
    world.mails_are_read().await;
    wants(&world, "bruno", Profile::Member).await;
    let mail = tomorrow(&world, "bruno").await;
    for (_, subject) in PLACES {
        mail.says(subject);
    }
    mail.never_says("Cabine bloquée");
});

story!(fn s76_geres_holds_ones_own_tickets, async |world| {
    let tickets = everywhere(&world).await;
    world.bruno().await.does("take", tickets[0], "").await;
    world.alice().await.does("take", tickets[1], "").await;
    world.mails_are_read().await;
    wants(&world, "bruno", Profile::Managed).await;
    let mail = tomorrow(&world, "bruno").await;
    mail.says("Prise arrachée");
    mail.never_says("Radiateur froid");
    mail.never_says("Fuite au sous-sol");
});

story!(fn together_the_types_show_each_ticket_once, async |world| {
    let tickets = everywhere(&world).await;
    world.chloe().await.does("take", tickets[0], "").await;
    world.mails_are_read().await;
    wants(&world, "chloe", Profile::ManagedFreeMember).await;
    let mail = tomorrow(&world, "chloe").await;
    for said in ["Résumé", "Gérés : 1 ticket", "Libres ou en cours : 1 ticket", "Membres de la catégorie : 1 ticket"] {
        mail.says(said);
    }
    for (_, subject) in PLACES {
        assert_eq!(mail.shown.matches(subject).count(), 1, "{subject}: {}", mail.shown);
    }
    let order = ["(1 ticket) Ceux que", "(1 ticket) Ceux du service", "(1 ticket) Ceux des catégories"];
    let places = order.map(|title| mail.shown.find(title).unwrap_or_else(|| panic!("{title}: {}", mail.shown)));
    assert!(places.is_sorted(), "in the order chosen: {}", mail.shown);
});

story!(fn a_section_without_a_ticket_says_so, async |world| {
    begins(&world).await;
    activates(&world, "alice").await;
    let mail = tomorrow(&world, "alice").await;
    for said in ["Gérés : aucun ticket", "Aucun ticket que vous avez en charge.", "Aucun ticket ouvert dans le service."] {
        mail.says(said);
    }
});

story!(fn e31_a_confidential_category_gives_no_line, async |world| {
    world.department_has(world.places.sg, DepartmentSetting::AllowsConfidential).await;
    let secret = world.has_category(world.places.sg, "Harcèlement", Some(&["alice"])).await;
    world.category_has(secret, CategorySetting::Confidential).await;
    world.odile().await.posts("Harcèlement", "Entre nous", "Voir le sujet.").await;
    begins(&world).await;
    for name in ["alice", "bruno"] {
        wants(&world, name, Profile::ManagedMemberFreeOther).await;
    }
    assert_eq!(comes(&world, "2026-03-11T08:00").await, ["alice", "bruno"]);
    world.mail_to("alice").says("Entre nous");
    let told = world.mail_to("bruno");
    told.never_says("Entre nous");
    told.says("Libres ou en cours : aucun ticket");
});

/// A ticket in the state in which `turn` leaves it, last touched at this hour.
async fn touched(world: &World, local: &str, subject: &str, turn: &str) -> Ticket {
    world.clock.set(at(world, local));
    let ticket = world.odile().await.posts("Électricité", subject, "Voir le sujet.").await;
    let alice = world.alice().await;
    if !turn.is_empty() {
        alice.does("take", ticket, "").await;
    }
    if turn == "postpone" {
        postpones(&alice, ticket).await;
    }
    world.mails_are_read().await;
    ticket
}

async fn postpones(alice: &Client, ticket: Ticket) {
    let form = alice.get(&ticket.action("postpone")).await.form("postpone").choose("recall", "hand");
    assert_eq!(form.submit().await.status, 303);
}

/// The row of a ticket in the HTML part.
fn row(html: &str, subject: &str) -> String {
    let row = html.split("<tr").find(|row| row.contains(subject));
    row.unwrap_or_else(|| panic!("{subject}: {html}")).split("</tr>").next().unwrap_or_default().to_owned()
}

story!(fn e49_what_nobody_touches_is_said_in_words_and_in_colour, async |world| {
    touched(&world, "2026-03-12T10:00", "Vieux report", "postpone").await;
    touched(&world, "2026-04-10T10:00", "Trente et un jours", "take").await;
    touched(&world, "2026-05-03T10:00", "Huit jours", "take").await;
    touched(&world, "2026-05-10T09:00", "Vingt-cinq heures", "").await;
    touched(&world, "2026-05-10T13:00", "Ce matin", "").await;
    begins(&world).await;
    wants(&world, "bruno", Profile::Free).await;
    asks(&world, "bruno", world.places.sg, |chosen| chosen.hour = hour(10)).await;
    assert_eq!(comes(&world, "2026-05-11T10:00").await, ["bruno"]);
    let mail = world.mail_to("bruno");
    for (subject, class, words) in [
        ("Vingt-cinq heures", "m-free", "libre depuis plus d’un jour"),
        ("Huit jours", "m-idle", "inactif depuis plus de 7\u{a0}jours"),
        ("Trente et un jours", "m-dormant", "inactif depuis plus de 30\u{a0}jours"),
    ] {
        let row = row(&mail.html, subject);
        assert!(row.contains(&format!("class=\"{class}\"")) && row.contains(words), "{row}");
        assert!(mail.text.contains(words), "{}", mail.text);
    }
    for subject in ["Vieux report", "Ce matin"] {
        let row = row(&mail.html, subject);
        assert!(!row.contains("m-mark") && !row.contains("class=\"m-free") && !row.contains("class=\"m-d"), "{row}");
    }
    // The one untouched for longest comes first.
    let places = ["Vieux report", "Trente et un", "Huit jours", "Vingt-cinq", "Ce matin"].map(|one| mail.html.find(one));
    assert!(places.is_sorted(), "{places:?}");
    for column in ["Services Généraux", "Électricité", "En cours", "Normale", "Odile Fontanel", ALICE, "8\u{a0}j"] {
        assert!(row(&mail.html, "Huit jours").contains(column), "{column}: {}", row(&mail.html, "Huit jours"));
    }
});
