//! S88: what a manager may is changed, and forged privileges are not given (R40, spec.md §2.2).

use domain::{Coded, Privilege, Privileges, Refusal};
use spec::story;
use spec::world::{letting, why, without};

use super::{LUC, adds, alice, arrives, find, form, lacks, list, page_of, save, signed_in};

story!(fn s88_a_privilege_is_taken_away_and_the_others_stay, async |world| {
    let (alice, sg) = (alice(&world).await, world.places.sg);
    let luc = arrives(&world, LUC).await;
    adds(&alice, &list(sg), "luc").await;
    let his = signed_in(&world, luc).await;
    let ticket = world.ticket_held_by(&his).await;
    assert!(his.opens(ticket).await.has_form("refuse"));
    let page = alice.get(&page_of(sg, luc)).await;
    assert_eq!(page.form(&luc.to_string()).is_ticked("privilege-refuse"), Some(true));
    assert!(page.has_button("Mettre à jour le gestionnaire"));
    save(page.form(&luc.to_string()).untick("privilege-refuse")).await;
    let changed = find(&world, sg, luc).await.expect("a manager");
    assert_eq!(changed.privileges, Privileges::default().without(Privilege::Refuse));
    assert_eq!((changed.is_available, changed.rate), (true, 100));
    let page = his.opens(ticket).await;
    assert!(!page.has_form("refuse"));
    his.post(&ticket.action("refuse"), &[]).await.is_refused_with(409, &lacks(Privilege::Refuse));
    let journal = alice.get(&format!("/departments/{sg}/journal")).await;
    journal.shows("a mis à jour le gestionnaire Luc Morel");
    journal.shows("Privilèges");
});

story!(fn every_privilege_is_given_and_taken, async |world| {
    let (alice, sg, chloe) = (alice(&world).await, world.places.sg, world.person("chloe"));
    for flag in Privilege::ALL {
        let name = format!("privilege-{}", flag.code());
        let had = find(&world, sg, chloe).await.expect("a manager").may(*flag);
        for is_on in [!had, had] {
            let form = form(&alice, sg, chloe).await;
            save(if is_on { form.tick(&name) } else { form.untick(&name) }).await;
            assert_eq!(find(&world, sg, chloe).await.expect("a manager").may(*flag), is_on, "{name}");
        }
    }
    let after = find(&world, sg, chloe).await.expect("a manager");
    assert_eq!(after.privileges, Privileges::default());
});

story!(fn the_matrix_says_what_each_may, async |world| {
    let (alice, sg) = (alice(&world).await, world.places.sg);
    world.manager_is("bruno", sg, without(Privilege::Assign)).await;
    let page = alice.get(&list(sg)).await;
    page.shows("Prendre un libre");
    // Alice has nine by default and one more, Bruno nine less one, Chloé nine.
    assert_eq!(page.count(".matrix td.on"), 10 + 8 + 9);
    assert_eq!(page.count(".matrix td.c:not(.on)"), 36 - 27);
    page.shows("toutes les catégories");
    page.shows("Électricité, Chauffage");
});

story!(fn forged_privileges_are_not_given, async |world| {
    alice(&world).await;
    let (bruno, sg, his) = (world.bruno().await, world.places.sg, world.person("bruno"));
    // His own page shows him what he may, and no way to change it.
    let page = bruno.get(&page_of(sg, his)).await;
    page.shows(&lacks(Privilege::ManageManagers));
    assert!(!page.has_button("Mettre à jour le gestionnaire") && !page.has_button("Supprimer le gestionnaire"));
    let before = find(&world, sg, his).await;
    let all: Vec<(String, String)> =
        Privilege::ALL.iter().map(|flag| (format!("privilege-{}", flag.code()), "on".to_owned())).collect();
    let mut fields: Vec<(&str, &str)> = all.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fields.extend([("rate", "100"), ("available", "on"), ("seen", "")]);
    let forged = bruno.post(&page_of(sg, his), &fields).await;
    forged.is_refused_with(409, &lacks(Privilege::ManageManagers));
    assert_eq!(find(&world, sg, his).await, before);
    // Nor through the form of his own availability, when he has that.
    world.manager_is("bruno", sg, letting(Privilege::SetOwnAvailability)).await;
    let form = bruno.get(&page_of(sg, his)).await.form("availability");
    let form = fields.iter().take(12).fold(form, |form, (name, value)| form.forge(name, value));
    save(form.fill("rate", "50")).await;
    let after = find(&world, sg, his).await.expect("a manager");
    assert_eq!(after.privileges, Privileges::default().with(Privilege::SetOwnAvailability));
    assert_eq!(after.rate, 50);
});

story!(fn a_privilege_taken_away_is_gone_at_once, async |world| {
    let (alice, sg, chloe) = (alice(&world).await, world.places.sg, world.person("chloe"));
    let open = form(&alice, sg, chloe).await.tick("privilege-manage_managers");
    world.manager_is("alice", sg, without(Privilege::ManageManagers)).await;
    open.submit().await.is_refused_with(409, &lacks(Privilege::ManageManagers));
    assert!(!find(&world, sg, chloe).await.expect("a manager").may(Privilege::ManageManagers));
});

story!(fn a_form_that_is_stale_is_given_back, async |world| {
    let (alice, adam, sg, chloe) = (alice(&world).await, world.adam().await, world.places.sg, world.person("chloe"));
    let (one, other) = (form(&alice, sg, chloe).await, form(&adam, sg, chloe).await);
    save(one.untick("privilege-assign")).await;
    let page = other.fill("rate", "30").untick("privilege-refuse").submit().await;
    page.is_refused_with(409, &why(&Refusal::ChangedMeanwhile));
    let again = page.form(&chloe.to_string());
    assert_eq!((again.value("rate"), again.is_ticked("privilege-refuse")), ("30", Some(false)), "what was typed is kept");
    again.submit().await.is_refused_with(409, &why(&Refusal::ChangedMeanwhile));
    let after = find(&world, sg, chloe).await.expect("a manager");
    assert!(after.may(Privilege::Refuse) && !after.may(Privilege::Assign) && after.rate == 100);
    // What she wants to be told is not what the form shows.
    let form = form(&alice, sg, chloe).await;
    world.manager_is("chloe", sg, |chloe| domain::Manager { pace: domain::monitoring::Pace::Hourly, ..chloe }).await;
    save(form.fill("rate", "40")).await;
    let after = find(&world, sg, chloe).await.expect("a manager");
    assert_eq!((after.rate, after.pace), (40, domain::monitoring::Pace::Hourly));
});
