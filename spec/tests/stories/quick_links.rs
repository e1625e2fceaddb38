//! E43, E44: the quick links of a mail, tested for each reader, and again when followed (spec.md §8.5).

use domain::Privilege;
use spec::story;
use spec::world::{ALICE, MESSAGE, SUBJECT, without};

story!(fn e43_a_mail_offers_only_what_its_reader_may_do, async |world| {
    world.manager_is("bruno", world.places.sg, without(Privilege::Assign)).await;
    let ticket = world.odile().await.posts("Électricité", SUBJECT, MESSAGE).await;
    world.run_jobs().await;
    let labels =
        |name: &str| -> Vec<String> { world.mail_to(name).links().into_iter().map(|(label, _)| label).collect() };
    let bruno = labels("bruno");
    for link in ["Prendre en charge", "Prendre en charge et clore", "Prendre en charge et demander une information"] {
        assert!(bruno.iter().any(|label| label == link), "{link}: {bruno:?}");
    }
    assert!(!bruno.iter().any(|label| label == "Assigner le ticket"), "{bruno:?}");
    assert!(labels("chloe").iter().any(|label| label == "Assigner le ticket"));
    assert_eq!(world.mail_to("bruno").link("Prendre en charge"), ticket.action("take"));
});

story!(fn e44_a_quick_link_followed_too_late_explains_and_changes_nothing, async |world| {
    world.manager_is("bruno", world.places.sg, without(Privilege::TakeHeld)).await;
    let ticket = world.odile().await.posts("Électricité", SUBJECT, MESSAGE).await;
    world.run_jobs().await;
    let mail = world.mail_to("bruno");
    world.alice().await.does("take", ticket, "").await;
    world.mails_are_read().await;
    let before = world.stored().await;
    let page = world.bruno().await.follows(&mail, "Prendre en charge").await;
    assert_eq!(page.status, 200, "{page}");
    page.shows(SUBJECT);
    page.shows("vous n’avez pas le privilège « prendre en charge le ticket d’un autre gestionnaire »");
    assert!(!page.has_form("take"), "{page}");
    assert_eq!(page.property("Gestionnaire"), ALICE);
    assert_eq!(world.stored().await, before);
    assert_eq!(world.mailed().await, [""; 0]);
});
