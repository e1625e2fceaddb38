//! What every answer bears: policy, cache, cookies.

use spec::story;
use spec::world::{HTTPS, Page};

const PASSWORD: &str = "une phrase assez longue";

fn is_guarded(page: &Page) {
    let policy = page.header("content-security-policy");
    for rule in
        ["default-src 'none'", "script-src 'self'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"]
    {
        assert!(policy.contains(rule), "{rule}: {policy}");
    }
    assert!(!policy.contains("unsafe"), "{policy}");
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    assert_eq!(page.header("cache-control"), "no-store");
    assert_eq!(page.header("referrer-policy"), "same-origin");
}

story!(fn every_page_is_guarded, async |world| {
    let ticket = world.ticket().await;
    let (alice, stranger) = (world.alice().await, world.stranger());
    for path in ["/", "/tickets", "/tickets/new", &ticket.path(), &ticket.action("close"), "/nulle-part"] {
        is_guarded(&alice.get(path).await);
    }
    is_guarded(&stranger.get("/sign-in").await);
    is_guarded(&stranger.get("/").await);
    is_guarded(&stranger.post("/tickets", &[("message", "coucou")]).await);
    is_guarded(&alice.send(alice.bare_request(reqwest::Method::POST, "/tickets")).await);
});

story!(fn no_page_needs_what_the_policy_forbids, async |world| {
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    for path in ["/", "/tickets", "/tickets/new", &ticket.path(), &ticket.action("assign"), "/account/password"] {
        let page = alice.get(path).await;
        assert_eq!(
            page.count("[style], style, script:not([src]), [onclick], [onsubmit], [src^=http], [href^='javascript:']"),
            0,
            "{path}"
        );
    }
});

story!(fn the_cookie_of_a_session_over_http, async |world| {
    let address = world.has_password("alice", PASSWORD).await;
    let page = world.stranger().signs_in(&address, PASSWORD).await;
    let cookie = page.header("set-cookie");
    assert!(cookie.starts_with("guichet="), "{cookie}");
    for flag in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(flag), "{flag}: {cookie}");
    }
    assert!(!cookie.contains("Domain") && !cookie.contains("Max-Age"), "{cookie}");
    assert_eq!(page.header("strict-transport-security"), "");
});

story!(fn the_cookie_of_a_session_over_https, at HTTPS, async |world| {
    let address = world.has_password("alice", PASSWORD).await;
    let browser = world.stranger();
    let page = browser.signs_in(&address, PASSWORD).await;
    let cookie = page.header("set-cookie");
    assert!(cookie.starts_with("__Host-guichet="), "{cookie}");
    for flag in ["HttpOnly", "SameSite=Lax", "Path=/", "Secure"] {
        assert!(cookie.contains(flag), "{flag}: {cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
    assert!(page.header("strict-transport-security").starts_with("max-age="));
    assert_eq!(browser.get("/account/password").await.status, 200);
    let page = browser.get("/").await.form("sign-out").submit().await;
    assert!(page.header("set-cookie").contains("Secure"), "{}", page.header("set-cookie"));
});

story!(fn staying_signed_in_lasts_as_long_as_the_cookie, async |world| {
    let address = world.has_password("alice", PASSWORD).await;
    let browser = world.stranger();
    let form = browser.get("/sign-in").await.form("sign-in").fill("address", &address).fill("password", PASSWORD);
    let page = form.tick("remember").submit().await;
    let days = 30 * 24 * 3600;
    assert!(page.header("set-cookie").contains(&format!("Max-Age={days}")), "{}", page.header("set-cookie"));
    world.clock.advance_seconds(days - 60);
    assert_eq!(browser.get("/account/password").await.status, 200);
});

story!(fn assets_are_kept_and_nothing_else_is, async |world| {
    let page = world.stranger().get("/sign-in").await;
    let start = page.html.find("/assets/").expect("a style sheet");
    let address: String = page.html[start..].chars().take_while(|letter| !"\"'#".contains(*letter)).collect();
    let asset = world.stranger().get(&address).await;
    assert_eq!(asset.status, 200, "{address}");
    assert!(asset.header("cache-control").contains("immutable"), "{}", asset.header("cache-control"));
    assert_eq!(asset.header("x-content-type-options"), "nosniff");
});
