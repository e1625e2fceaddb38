//! What no page of ours sends.

use reqwest::Method;
use spec::story;
use spec::world::{Ticket, french};

use super::{MESSAGE, SUBJECT, new_ticket};

const FORGED: [&str; 9] = ["0", "-1", "01", "+1", "1 OR 1=1", "1e3", "99999999999999999999", "../1", "１"];

story!(fn a_forged_category, async |world| {
    let before = world.stored().await;
    for id in FORGED.into_iter().chain(["999999", "sg"]) {
        let page = new_ticket(&world).await.forge("category", id).submit().await;
        page.is_refused_with(422, "Choisissez une catégorie");
        assert!(page.html.contains("salle B 204"), "{id}: what was typed is lost: {page}");
    }
    assert_eq!(world.stored().await, before);
});

story!(fn a_forged_number_of_ticket, async |world| {
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    let before = world.stored().await;
    for number in FORGED.into_iter().chain(["999999", "a", "%00"]) {
        if number == "../1" {
            continue;
        }
        alice.get(&format!("/tickets/{number}")).await.is_not_found();
        alice.post(&format!("/tickets/{number}/comment"), &[("message", "coucou")]).await.is_not_found();
    }
    for action in ["delete", "Take", "take/", "%2e%2e"] {
        assert_eq!(alice.get(&ticket.action(action)).await.status, 404, "{action}");
        assert_eq!(alice.post(&ticket.action(action), &[("message", "coucou")]).await.status, 404, "{action}");
    }
    assert_eq!(world.stored().await, before);
});

story!(fn a_wrong_version, async |world| {
    let ticket = world.ticket().await;
    let before = world.stored().await;
    for version in FORGED.into_iter().chain(["2", "999", "", "un"]) {
        let form = world.alice().await.opens(ticket).await.form("comment").fill("message", MESSAGE);
        let page = form.forge("version", version).submit().await;
        assert_eq!(page.status, 409, "{version}: {page}");
        assert_eq!(page.form("comment").value("message"), MESSAGE, "{version}");
        assert_eq!(page.form("comment").value("version"), "1", "{version}");
    }
    assert_eq!(world.stored().await, before);
});

story!(fn an_address_with_anything_in_its_query, async |world| {
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    for path in [
        "/tickets?view=zzz",
        "/tickets?department=999999",
        "/tickets?department=abc&status=%00",
        "/tickets?after=zzz",
        "/tickets?after=9223372036854775807.9223372036854775807",
        "/tickets?view=free&view=mine",
        "/tickets/new?category=zzz",
        "/tickets/new?category=999999",
        "/?%FF",
    ] {
        let page = alice.get(path).await;
        assert!(page.status < 500, "{path}: {page}");
    }
    let page = alice.get(&format!("{}?done=<script>", ticket.path())).await;
    assert_eq!(page.status, 200, "{page}");
    page.never_says("<script>");
});

story!(fn a_form_that_is_not_a_form, async |world| {
    let odile = world.odile().await;
    let before = world.stored().await;
    let json = odile.request(Method::POST, "/tickets").header("Content-Type", "application/json");
    let page = odile.send(json.body(format!(r#"{{"subject":"{SUBJECT}"}}"#))).await;
    page.is_refused_with(415, &french("problem-unsupported"));
    let nothing = odile.request(Method::POST, "/tickets");
    assert_eq!(odile.send(nothing).await.status, 415);
    for body in ["subject=%FF&message=a", "subject=\u{0}%00%C3", "subject=%ED%A0%80"] {
        let form = odile.request(Method::POST, "/tickets");
        let form = form.header("Content-Type", "application/x-www-form-urlencoded").body(body);
        assert_eq!(odile.send(form).await.status, 400, "{body:?}");
    }
    assert_eq!(world.stored().await, before);
});

story!(fn a_method_that_an_address_does_not_know, async |world| {
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    let before = world.stored().await;
    let wrong = [
        (Method::DELETE, ticket.path()),
        (Method::PUT, ticket.path()),
        (Method::PATCH, ticket.action("take")),
        (Method::POST, ticket.path()),
        (Method::DELETE, "/".to_owned()),
        (Method::GET, "/sign-out".to_owned()),
    ];
    for (method, path) in wrong {
        let form = alice.request(method.clone(), &path).header("Content-Type", "application/x-www-form-urlencoded");
        let page = alice.send(form.body("message=coucou")).await;
        page.is_refused_with(405, &french("problem-method"));
    }
    assert_eq!(world.stored().await, before);
    assert_eq!(alice.get("/").await.status, 200, "still signed in");
});

story!(fn a_form_of_another_site, async |world| {
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    let form = alice.opens(ticket).await.form("take");
    let fields = [("version", form.value("version")), ("token", form.value("token"))];
    let before = world.stored().await;
    let origins: [&[(&str, &str)]; 6] = [
        &[],
        &[("Sec-Fetch-Site", "cross-site")],
        &[("Sec-Fetch-Site", "same-site")],
        &[("Sec-Fetch-Site", "cross-site"), ("Origin", world.address())],
        &[("Origin", "https://ailleurs.example")],
        &[("Origin", "null")],
    ];
    for headers in origins {
        let request = alice.bare_request(Method::POST, &ticket.action("take")).form(&fields);
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        alice.send(request).await.is_refused_with(400, &french("problem-foreign"));
    }
    assert_eq!(world.stored().await, before);
    // The same from a page of ours, by a browser that only says `Origin`.
    let ours = alice.bare_request(Method::POST, &ticket.action("take")).form(&fields).header("Origin", world.address());
    assert_eq!(Ticket::led_to(&alice.send(ours).await), ticket);
    world.leave_mail();
});

story!(fn nul_and_endless_values_are_no_failure_of_ours, async |world| {
    let ticket = world.ticket().await;
    let (alice, long) = (world.alice().await, "f".repeat(12_000));
    let version = world.row(ticket).await.version.to_string();
    let nul = "t\0";
    for token in [nul, &long, ""] {
        let comment = [("version", version.as_str()), ("token", token), ("message", "Vu.")];
        assert!([303, 409].contains(&alice.post(&ticket.action("comment"), &comment).await.status));
        let post = [("token", token), ("category", "1"), ("subject", ""), ("owner", "a\0")];
        assert_eq!(alice.post("/tickets", &post).await.status, 422);
    }
    let stranger = world.stranger();
    assert_eq!(stranger.post("/sign-in", &[("address", "a\0"), ("password", "p\0")]).await.status, 422);
    for next in ["/\u{1}", "/\u{7f}", "/\u{1b}"] {
        let page = alice.post("/language", &[("language", "fr"), ("back", next)]).await;
        assert_eq!(page.location.as_deref(), Some("/"), "{page}");
    }
    world.leave_mail();
});

story!(fn an_address_that_cannot_be_read_is_answered_in_words, async |world| {
    let alice = world.alice().await;
    assert_eq!(alice.get("/tickets?view=free&view=mine").await.status, 200, "the first one counts");
    alice.get("/tickets/%FF").await.is_not_found();
    let page = alice.get("/tickets?view=%FF").await;
    page.is_refused_with(400, &spec::world::french("problem-malformed"));
});
