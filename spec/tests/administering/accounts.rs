//! Administrators, and accounts that are closed (spec.md §2.1, guarantees P27).

use domain::Refusal;
use spec::story;
use spec::world::{ADAM, ALICE, INES, SUBJECT, World, why};

fn account(world: &World, name: &str) -> String {
    format!("/admin/people/{}", world.person(name))
}

story!(fn an_administrator_is_named_and_dismissed_at_once, async |world| {
    let (adam, ines) = (world.adam().await, world.ines().await);
    let ticket = world.ticket().await;
    ines.opens(ticket).await.is_not_found();
    let form = adam.get("/administrators").await.form("administrators");
    assert_eq!(form.fill("identifier", "ines").submit().await.status, 303);
    assert_eq!(ines.opens(ticket).await.status, 200);
    let page = adam.get("/administrators").await;
    page.shows(INES);
    let again = page.form("administrators").fill("identifier", "ines@deux-rives.example").submit().await;
    again.is_refused_with(422, &why(&Refusal::AlreadyAdministrator { name: INES.to_owned() }));
    for (typed, refusal) in [
        ("", Refusal::PeopleMissing),
        ("\u{430}dam", Refusal::UnknownPerson { typed: "\u{430}dam".to_owned() }),
    ] {
        let page = adam.get("/administrators").await.form("administrators").fill("identifier", typed).submit().await;
        page.is_refused_with(422, &why(&refusal));
    }
    // Nobody dismisses themselves: of two, one always stays.
    let own = format!("/administrators/{}/dismiss", world.person("adam"));
    adam.post(&own, &[]).await.is_refused_with(409, &why(&Refusal::DismissesOneself));
    let hers = format!("/administrators/{}/dismiss", world.person("ines"));
    assert_eq!(adam.post(&hers, &[]).await.status, 303);
    ines.opens(ticket).await.is_not_found();
    ines.post(&own, &[]).await.is_not_found();
    adam.post(&hers, &[]).await.is_refused_with(409, &why(&Refusal::NotAdministrator { name: INES.to_owned() }));
    adam.get("/journal").await.shows("a retiré des administrateurs Inès Marchetti");
});

story!(fn managers_read_who_administers_and_others_do_not, async |world| {
    let page = world.alice().await.get("/administrators").await;
    page.shows(ADAM);
    assert!(!page.has_form("administrators"));
    world.odile().await.get("/administrators").await.is_not_found();
    for path in ["/admin/people", "/selection", "/departments/new"] {
        world.alice().await.get(path).await.is_not_found();
    }
    world.alice().await.post("/administrators", &[("identifier", "alice")]).await.is_not_found();
});

story!(fn two_administrators_who_dismiss_each_other_leave_one, async |world| {
    let (adam, ines) = (world.adam().await, world.ines().await);
    adam.post("/administrators", &[("identifier", "ines")]).await;
    let paths = ["ines", "adam"].map(|name| format!("/administrators/{}/dismiss", world.person(name)));
    let (one, other) = tokio::join!(adam.post(&paths[0], &[]), ines.post(&paths[1], &[]));
    let mut answers = [one.status, other.status];
    answers.sort_unstable();
    assert_eq!(answers, [303, 404]);
    let mut conn = world.app.db.read().await.expect("a connection");
    assert_eq!(store::accounts::administrators(&mut conn).await.expect("a read").len(), 1);
});

story!(fn a_closed_account_is_out_everywhere_at_once, async |world| {
    let (adam, bruno) = (world.adam().await, world.bruno().await);
    let address = world.has_password("bruno", "une phrase assez longue").await;
    let ticket = world.ticket_held_by(&bruno).await;
    let page = adam.get(&account(&world, "bruno")).await;
    page.shows("Services Généraux");
    page.shows(SUBJECT);
    page.shows("1 ticket ouvert en charge");
    assert_eq!(page.form("disable").submit().await.status, 303);
    assert_eq!(bruno.opens(ticket).await.status, 303, "asked to sign in");
    let other = world.another_program().await;
    let token = bruno.cookie(world.session_cookie()).expect("a session");
    assert!(app::session::find(&other, &token).await.expect("a look").is_none(), "on another instance too");
    let refused = bruno.signs_in(&address, "une phrase assez longue").await;
    assert_ne!(refused.status, 303, "{refused}");
    // Opened again, old sessions stay ended.
    adam.get(&account(&world, "bruno")).await.form("enable").submit().await.follows().await;
    assert!(app::session::find(&other, &token).await.expect("a look").is_none());
    assert_eq!(bruno.signs_in(&address, "une phrase assez longue").await.status, 303);
    let own = format!("{}/disable", account(&world, "adam"));
    adam.post(&own, &[]).await.is_refused_with(409, &why(&Refusal::DisablesOneself));
    let journal = adam.get("/journal").await;
    journal.shows("a désactivé le compte de Bruno Keller");
    journal.shows("a réactivé le compte de Bruno Keller");
});

story!(fn people_are_found_by_name_identifier_and_address, async |world| {
    let adam = world.adam().await;
    world.is_disabled("paul").await;
    for (typed, found) in [("martin", ALICE), ("INES", INES), ("ines@deux", INES), ("girard", "désactivé")] {
        adam.get(&format!("/admin/people?q={typed}")).await.shows(found);
    }
    adam.get("/admin/people?q=personne%25").await.shows("Personne ne correspond.");
    adam.get("/admin/people/999").await.is_not_found();
});
