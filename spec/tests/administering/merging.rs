//! Two accounts of one person become one.

use domain::{PersonId, Refusal};
use spec::story;
use spec::world::{ODILE, PAUL, World, why};

fn path(world: &World, name: &str) -> String {
    format!("/admin/people/{}/merge", world.person(name))
}

async fn sees(world: &World, id: PersonId) -> store::accounts::Belongings {
    let mut conn = world.app.db.read().await.expect("a connection");
    store::accounts::belongings(&mut conn, id).await.expect("a read")
}

story!(fn what_belongs_to_one_account_goes_to_the_other, async |world| {
    let (adam, paul, bruno) = (world.adam().await, world.paul().await, world.bruno().await);
    let address = world.has_password("paul", "une phrase assez longue").await;
    let odiles = world.ticket_with_invitees("ines").await;
    let held = world.ticket_held_by(&bruno).await;
    paul.opens(odiles).await.is_not_found();
    // Paul is Odile: her account goes.
    let page = adam.get(&path(&world, "odile")).await.form("merge").fill("kept", "paul").submit().await;
    page.shows("2 tickets dont cette personne est propriétaire");
    page.shows(PAUL);
    assert_eq!(sees(&world, world.person("odile")).await.owned, 2, "only foreseen");
    let done = page.form("merge").submit().await;
    done.follows().await.shows(PAUL);
    assert_eq!(paul.opens(odiles).await.property("Propriétaire"), PAUL);
    paul.opens(odiles).await.history_says(&[ODILE]);
    assert_eq!(world.row(held).await.holder, Some(world.person("bruno")));
    assert_eq!(sees(&world, world.person("odile")).await, store::accounts::Belongings::default());
    assert_eq!(sees(&world, world.person("paul")).await.owned, 2);
    // The old address leads to the account kept, by its own password.
    let stranger = world.stranger();
    let signed_in = stranger.signs_in("odile@deux-rives.example", "une phrase assez longue").await;
    assert_eq!(signed_in.status, 303, "{signed_in}");
    assert_eq!(stranger.opens(odiles).await.status, 200);
    assert_eq!(address, "paul@deux-rives.example");
    let gone = adam.get(&format!("/admin/people/{}", world.person("odile"))).await;
    gone.shows("Ce compte a été réuni à celui de");
    adam.get("/journal").await.shows("a réuni les comptes de Odile Fontanel");
    let again = adam.get(&format!("{}?kept=paul", path(&world, "odile"))).await;
    again.is_refused_with(409, &why(&Refusal::AccountIsMerged { name: ODILE.to_owned() }));
    // Whoever invites the old address invites the person.
    let other = bruno.posts("Chauffage", "Froid", "Douze degrés.").await;
    assert_eq!(bruno.invites(other, "odile@deux-rives.example", "").await.status, 303);
    assert_eq!(paul.opens(other).await.status, 200);
    world.leave_mail();
});

story!(fn a_manager_and_an_invitee_go_with_the_account, async |world| {
    let (adam, ines) = (world.adam().await, world.ines().await);
    world.always_invites(world.places.dsi, "bruno").await;
    let ticket = world.ticket_held_by(&world.bruno().await).await;
    let bookmarked = world.ticket_with_invitees("ines").await;
    let page = adam.get(&format!("{}?kept=ines", path(&world, "bruno"))).await;
    page.shows("1 service géré");
    page.shows("1 catégorie dont cette personne est membre");
    assert_eq!(page.form("merge").submit().await.status, 303);
    let page = ines.opens(ticket).await;
    assert_eq!(page.property("Gestionnaire"), "Inès Marchetti");
    assert!(page.has_button("Clore"), "she handles it: {page}");
    assert_eq!(world.invited_on(bookmarked).await.len(), 1);
    let found = sees(&world, world.person("ines")).await;
    assert_eq!((found.departments, found.memberships, found.permanent_invitations, found.held), (1, 1, 1, 1));
    assert!(world.bruno().await.get("/").await.status == 303, "his session is over");
    world.leave_mail();
});

story!(fn what_changed_since_the_dry_run_is_looked_at_again, async |world| {
    let (adam, odile) = (world.adam().await, world.odile().await);
    let page = adam.get(&format!("{}?kept=paul", path(&world, "odile"))).await;
    odile.posts("Chauffage", "Froid", "Douze degrés.").await;
    world.mails_are_read().await;
    page.form("merge").submit().await.is_refused_with(409, &why(&Refusal::ChangedMeanwhile));
    assert_eq!(sees(&world, world.person("odile")).await.owned, 1);
    let itself = adam.get(&format!("{}?kept=odile", path(&world, "odile"))).await;
    itself.is_refused_with(422, &why(&Refusal::MergesItself));
    let own = adam.get(&format!("{}?kept=odile", path(&world, "adam"))).await;
    own.is_refused_with(409, &why(&Refusal::MergesOneself));
});

story!(fn two_administrators_who_merge_at_once_merge_once, async |world| {
    let (one, other) = (world.adam().await, world.adam().await);
    let there = format!("{}?kept=paul", path(&world, "odile"));
    let back = format!("{}?kept=odile", path(&world, "paul"));
    let (forth, back) = (one.get(&there).await.form("merge"), other.get(&back).await.form("merge"));
    let (forth, back) = (forth.forge("kept", "paul"), back.forge("kept", "odile"));
    let (a, b) = tokio::join!(forth.submit(), back.submit());
    assert_eq!([a.status, b.status].iter().filter(|status| **status == 303).count(), 1, "{a}\n{b}");
    let mut conn = world.app.db.read().await.expect("a connection");
    let enabled = store::people::all(&mut conn).await.expect("people");
    assert_eq!(enabled.iter().filter(|person| person.is_enabled).count(), 7);
});
