//! Each value that a category does not have says from whom it is (spec.md §6.2).

use domain::{Priority, TicketScope};
use spec::story;

use super::{form, opens, save, stored};

story!(fn an_inherited_value_says_from_whom, async |world| {
    let (alice, chau, sg) = (world.alice().await, world.places.chau, world.places.sg);
    let below = world.has_category(sg, "Radiateurs", None).await;
    world.is_below(below, chau).await;
    let choices = form(&alice, &world, below).await.choices("priority");
    assert_eq!(choices[0], "par défaut : Normale");
    world.department_is(sg, |one| one.defaults.priority = Priority::new(2)).await;
    let choices = form(&alice, &world, below).await.choices("priority");
    assert_eq!(choices[0], "hérité de Services Généraux : Basse");
    save(form(&alice, &world, chau).await.choose("priority", "4").choose("scope", "private").fill("expiry_days", "7"))
        .await;
    let form = form(&alice, &world, below).await;
    assert_eq!(form.choices("priority")[0], "hérité de Chauffage : Élevée");
    assert_eq!(form.choices("scope")[0], "hérité de Chauffage : Privée");
    opens(&alice, &world, below).await.shows("hérité de Chauffage : 7 jours");
    let parent = stored(&world, chau).await.defaults;
    assert_eq!((parent.scope, parent.expiry_days), (Some(TicketScope::Private), Some(7)));
});

story!(fn members_are_inherited_again_once_their_own_list_is_gone, async |world| {
    let (alice, plom) = (world.alice().await, world.places.plom);
    assert!(stored(&world, plom).await.own_members.is_some());
    save(form(&alice, &world, plom).await.choose("members", "inherit")).await;
    assert_eq!(stored(&world, plom).await.own_members, None);
    opens(&alice, &world, plom).await.shows("Tous les gestionnaires de Services Généraux");
});

story!(fn what_changed_meanwhile_is_not_overwritten, async |world| {
    let (alice, elec) = (world.alice().await, world.places.elec);
    let late = form(&alice, &world, elec).await.fill("message", "Le texte d’Alice");
    save(form(&world.bruno().await, &world, elec).await.fill("search_words", "néon")).await;
    let page = late.submit().await;
    page.is_refused_with(409, "Quelqu’un a modifié ces réglages");
    let again = page.form(&elec.to_string());
    assert_eq!(again.value("message"), "Le texte d’Alice");
    assert_eq!(stored(&world, elec).await.defaults.message, None);
    save(again.fill("search_words", "néon")).await;
    let after = stored(&world, elec).await;
    assert_eq!(after.search_words, "néon");
    assert_eq!(after.defaults.message.map(|message| message.as_str().to_owned()).as_deref(), Some("Le texte d’Alice"));
});
