//! Signing in and out: sessions that rotate, end everywhere, and resist guessing.

use reqwest::Method;
use spec::story;
use spec::world::{Client, Page, World, french};
use store::db::q;

const PASSWORD: &str = "une phrase assez longue";
const MINUTE: i64 = 60;

async fn is_signed_in(client: &Client) -> bool {
    client.get("/account/password").await.status == 200
}

/// Another browser that has got hold of the same cookie.
fn copy(world: &World, client: &Client) -> Client {
    let thief = world.stranger();
    thief.set_cookie("guichet", &client.cookie("guichet").expect("a session"));
    thief
}

story!(fn signing_in_opens_a_new_session_and_ends_the_old_one, async |world| {
    let address = world.has_password("alice", PASSWORD).await;
    let browser = world.stranger();
    browser.set_cookie("guichet", "planted");
    assert_eq!(browser.signs_in(&address, PASSWORD).await.location.as_deref(), Some("/"));
    let first = browser.cookie("guichet").expect("a session");
    assert_ne!(first, "planted");
    assert!(is_signed_in(&browser).await);
    let earlier = copy(&world, &browser);
    let fields = [("address", address.as_str()), ("password", PASSWORD)];
    assert_eq!(browser.post("/sign-in", &fields).await.status, 303);
    assert_ne!(browser.cookie("guichet"), Some(first));
    assert!(is_signed_in(&browser).await);
    assert!(!is_signed_in(&earlier).await);
});

story!(fn signing_out_ends_the_session_for_every_copy_of_it, async |world| {
    let alice = world.alice().await;
    let (thief, elsewhere) = (copy(&world, &alice), world.alice().await);
    let page = alice.get("/").await.form("sign-out").submit().await;
    assert_eq!(page.location.as_deref(), Some("/sign-in"));
    assert_eq!(alice.cookie("guichet"), None);
    assert!(!is_signed_in(&alice).await && !is_signed_in(&thief).await);
    assert!(is_signed_in(&elsewhere).await, "another browser of hers is not concerned");
});

story!(fn changing_the_password_ends_every_other_session, async |world| {
    let address = world.has_password("alice", PASSWORD).await;
    let (here, elsewhere) = (world.alice().await, world.alice().await);
    let thief = copy(&world, &here);
    let form = here.get("/account/password").await.form("password").fill("present", PASSWORD);
    let page = form.fill("wanted", "une tout autre phrase").fill("again", "une tout autre phrase").submit().await;
    assert_eq!(page.status, 200, "{page}");
    assert!(is_signed_in(&here).await);
    assert!(!is_signed_in(&elsewhere).await && !is_signed_in(&thief).await);
    assert_eq!(world.stranger().signs_in(&address, PASSWORD).await.status, 422);
    assert_eq!(world.stranger().signs_in(&address, "une tout autre phrase").await.status, 303);
});

story!(fn a_password_is_not_changed_without_the_present_one, async |world| {
    let address = world.has_password("alice", PASSWORD).await;
    let alice = world.alice().await;
    for (present, wanted, again, field) in [
        ("pas la bonne", "une tout autre phrase", "une tout autre phrase", "present"),
        (PASSWORD, "trop court", "trop court", "wanted"),
        (PASSWORD, "une tout autre phrase", "une autre encore", "again"),
    ] {
        let form = alice.get("/account/password").await.form("password");
        let page = form.fill("present", present).fill("wanted", wanted).fill("again", again).submit().await;
        assert_eq!(page.status, 422, "{page}");
        assert_ne!(page.error_of(field), "", "{field}: {page}");
        page.never_says(wanted);
    }
    assert_eq!(world.stranger().signs_in(&address, PASSWORD).await.status, 303);
});

/// An attempt to sign in from somewhere, as the proxy of the machine says.
async fn attempt(world: &World, place: &str, address: &str, password: &str) -> Page {
    let browser = world.stranger();
    let request = browser.request(Method::POST, "/sign-in").header("X-Forwarded-For", place);
    browser.send(request.form(&[("address", address), ("password", password)])).await
}

story!(fn after_five_failures_even_the_right_password_waits, async |world| {
    let address = world.has_password("alice", PASSWORD).await;
    for _ in 0..5 {
        assert_eq!(attempt(&world, "192.0.2.7", &address, "au hasard").await.status, 422);
    }
    // Spaces and capitals do not make another address of it.
    for typed in [address.clone(), format!(" {} ", address.to_uppercase())] {
        let page = attempt(&world, "192.0.2.7", &typed, PASSWORD).await;
        page.is_refused_with(429, &french("sign-in-too-many"));
    }
    let bruno = world.has_password("bruno", PASSWORD).await;
    assert_eq!(attempt(&world, "192.0.2.7", &bruno, PASSWORD).await.status, 303, "others are not concerned");
    assert_eq!(attempt(&world, "192.0.2.8", &address, PASSWORD).await.status, 303, "nor is she, from elsewhere");
    for _ in 0..5 {
        attempt(&world, "192.0.2.7", &address, "au hasard").await;
    }
    world.clock.advance_seconds(16 * MINUTE);
    assert_eq!(attempt(&world, "192.0.2.7", &address, PASSWORD).await.status, 303);
});

story!(fn guesses_sent_together_count_too, async |world| {
    let address = world.has_password("alice", PASSWORD).await;
    let guess = || attempt(&world, "192.0.2.7", &address, "au hasard");
    let pages = tokio::join!(guess(), guess(), guess(), guess(), guess(), guess(), guess(), guess());
    let statuses = [&pages.0, &pages.1, &pages.2, &pages.3, &pages.4, &pages.5, &pages.6, &pages.7].map(|p| p.status);
    assert_eq!(statuses.iter().filter(|status| **status == 422).count(), 5, "{statuses:?}");
});

story!(fn the_present_password_is_not_guessed_without_limit, async |world| {
    world.has_password("alice", PASSWORD).await;
    let alice = world.alice().await;
    let fields = [("present", "au hasard"), ("wanted", "une tout autre phrase"), ("again", "une tout autre phrase")];
    for _ in 0..5 {
        assert_eq!(alice.post("/account/password", &fields).await.status, 422);
    }
    assert_eq!(alice.post("/account/password", &fields).await.status, 429);
});

story!(fn a_password_typed_too_late_is_shown_to_nobody, async |world| {
    let fields = [("present", "mon ancien secret"), ("wanted", "mon nouveau secret"), ("again", "mon nouveau secret")];
    let page = world.stranger().post("/account/password", &fields).await;
    assert_eq!(page.status, 401);
    assert!(!page.html.contains("secret"), "{page}");
});

story!(fn an_unknown_address_and_a_wrong_password_get_the_same_answer, async |world| {
    let address = world.has_password("alice", PASSWORD).await;
    // Ines has an account without password.
    let answers = [address.as_str(), "personne@deux-rives.example", "ines@deux-rives.example", ""];
    let mut pages = Vec::new();
    for typed in answers {
        let page = world.stranger().signs_in(typed, "au hasard encore").await;
        page.is_refused_with(422, &french("sign-in-wrong"));
        pages.push(page.text.clone());
    }
    assert!(pages.iter().all(|page| *page == pages[0]), "{pages:#?}");
});

story!(fn a_disabled_account_neither_enters_nor_stays, async |world| {
    let address = world.has_password("alice", PASSWORD).await;
    let alice = world.alice().await;
    assert!(is_signed_in(&alice).await);
    let mut tx = world.app.db.write().await.expect("a transaction");
    let disabled = q("UPDATE people SET is_enabled = FALSE WHERE id = $1").bind(world.person("alice"));
    tx.exec(disabled).await.expect("written");
    tx.commit().await.expect("committed");
    assert!(!is_signed_in(&alice).await);
    world.stranger().signs_in(&address, PASSWORD).await.is_refused_with(422, &french("sign-in-wrong"));
});

story!(fn an_idle_session_ends_and_a_used_one_does_not, async |world| {
    let (idle, used) = (world.alice().await, world.alice().await);
    for _ in 0..3 {
        world.clock.advance_seconds(25 * MINUTE);
        assert!(is_signed_in(&used).await);
    }
    assert!(!is_signed_in(&idle).await);
});

story!(fn signing_in_leads_to_pages_of_this_site_only, async |world| {
    let address = world.has_password("alice", PASSWORD).await;
    for next in ["https://ailleurs.example/", "//ailleurs.example", "/\\ailleurs.example", "/\t/ailleurs.example"] {
        let fields = [("address", address.as_str()), ("password", PASSWORD), ("next", next)];
        let page = world.stranger().post("/sign-in", &fields).await;
        assert_eq!(page.location.as_deref(), Some("/"), "{next}");
    }
});

story!(fn nothing_is_shown_to_somebody_who_is_not_signed_in, async |world| {
    let ticket = world.ticket().await;
    let stranger = world.stranger();
    for path in ["/", "/tickets", "/tickets/new", "/account/password", &ticket.path(), &ticket.action("take")] {
        let page = stranger.get(path).await;
        assert_eq!(page.status, 303, "{path}: {page}");
        assert!(page.location.as_deref().is_some_and(|place| place.starts_with("/sign-in?next=")), "{path}: {page}");
        page.never_says(spec::world::SUBJECT);
    }
    for path in ["/demo", "/demo/mail"] {
        assert_eq!(stranger.get(path).await.status, 404, "{path}: there is a demo in the demo only");
    }
    let fields = [("person", world.person("adam").to_string())];
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(stranger.post("/demo/become", &fields).await.status, 404);
    assert_eq!(stranger.cookie("guichet"), None);
});
