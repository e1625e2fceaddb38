//! An administrator sees what somebody sees, and changes nothing.

use reqwest::Method;
use spec::story;
use spec::world::{Client, SUBJECT, World, french};

/// Adam looks as this person.
async fn looks_as(world: &World, name: &str) -> Client {
    let adam = world.adam().await;
    let page = adam.get(&format!("/admin/people/{}", world.person(name))).await;
    assert_eq!(page.press("Voir comme cette personne").await.follows().await.status, 200);
    adam
}

story!(fn the_pages_are_those_of_the_person_under_a_banner, async |world| {
    let ticket = world.ticket().await;
    let adam = looks_as(&world, "odile").await;
    let page = adam.get("/").await;
    page.shows("Vous voyez ce que voit Odile Fontanel");
    page.shows(SUBJECT);
    adam.opens(ticket).await.shows("Vous voyez ce que voit Odile Fontanel");
    for path in ["/admin/people", "/departments", "/no-such-page"] {
        adam.get(path).await.is_not_found();
    }
    // The own session is kept, and found again.
    page.press("Revenir à Adam Lefort").await.follows().await;
    let page = adam.get("/admin/people").await;
    assert_eq!(page.status, 200);
    page.never_says("Vous voyez ce que voit");
    adam.get("/journal").await.shows("a consulté le site comme Odile Fontanel");
});

story!(fn nothing_is_changed_and_nothing_private_is_read, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    let token = odile.opens(ticket).await.form("comment").value("token").to_owned();
    let draft = [("place", format!("/tickets/{ticket}/comment")), ("token", token), ("message", "Un secret.".to_owned())];
    let fields: Vec<(&str, &str)> = draft.iter().map(|(name, value)| (*name, value.as_str())).collect();
    odile.post("/drafts", &fields).await;
    odile.opens(ticket).await.shows("Un secret.");
    let adam = looks_as(&world, "odile").await;
    for path in [ticket.path(), "/".to_owned(), "/tickets/new".to_owned()] {
        adam.get(&path).await.never_says("Un secret.");
    }
    for path in ["/account/password", "/responses", "/mails/x/mute"] {
        adam.get(path).await.is_refused_with(409, &french("problem-looking"));
    }
    assert_eq!(adam.get(&ticket.action("live")).await.status, 409, "nobody is told that she is there");
    let before = world.stored().await;
    let form = adam.opens(ticket).await.form("comment").fill("message", "En son nom");
    form.submit().await.is_refused_with(409, &french("problem-looking"));
    for path in [&ticket.action("read"), &ticket.action("cancel"), "/language", "/tickets", "/drafts", "/account/password"] {
        adam.post(path, &[("message", "En son nom")]).await.is_refused_with(409, &french("problem-looking"));
    }
    assert_eq!(world.stored().await, before);
    let signed_out = adam.send(adam.request(Method::POST, "/sign-out")).await;
    assert_eq!(signed_out.status, 303, "leaving is always possible");
});

story!(fn looking_ends_with_the_right_to_look_and_with_the_account, async |world| {
    let adam = looks_as(&world, "odile").await;
    world.is_disabled("odile").await;
    let page = adam.get("/admin/people").await;
    assert_eq!(page.status, 200, "his own pages again: {page}");
    let refused = adam.post(&format!("/admin/people/{}/view", world.person("odile")), &[]).await;
    assert_eq!(refused.status, 409, "{refused}");
    // A manager does not look as anybody.
    let alice = world.alice().await;
    alice.post(&format!("/admin/people/{}/view", world.person("ines")), &[]).await.is_not_found();
    // Dismissed while looking, he is himself again.
    let looking = looks_as(&world, "ines").await;
    let other = world.adam().await;
    other.post("/administrators", &[("identifier", "paul")]).await;
    let path = format!("/administrators/{}/dismiss", world.person("adam"));
    assert_eq!(world.paul().await.post(&path, &[]).await.status, 303);
    looking.get("/").await.never_says("Vous voyez ce que voit");
});
