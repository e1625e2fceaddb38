//! More text than anybody types.

use reqwest::Method;
use spec::story;
use spec::world::{Page, french};

use super::new_ticket;

const MEGABYTE: usize = 1024 * 1024;

fn assert_too_long(page: &Page, form: &str, text: &str) {
    assert_eq!(page.status, 422, "{}", page.status);
    assert!(page.error_of("message").contains("caractères au plus"));
    assert!(page.form(form).value("message") == text, "the text is not given back");
}

story!(fn ten_megabytes_of_text, async |world| {
    let text = "a".repeat(10 * MEGABYTE);
    let before = world.stored().await;
    assert_too_long(&new_ticket(&world).await.fill("message", &text).submit().await, "tickets", &text);
    assert_eq!(world.stored().await, before);
    let ticket = world.ticket().await;
    let before = world.stored().await;
    let form = world.odile().await.opens(ticket).await.form("comment");
    assert_too_long(&form.fill("message", &text).submit().await, "comment", &text);
    assert_eq!(world.stored().await, before);
});

story!(fn a_body_past_all_reason, async |world| {
    let odile = world.odile().await;
    let before = world.stored().await;
    let body = format!("message={}", "a".repeat(33 * MEGABYTE));
    let form = odile.request(Method::POST, "/tickets").header("Content-Type", "application/x-www-form-urlencoded");
    odile.send(form.body(body)).await.is_refused_with(413, &french("problem-too-large"));
    let many = "a=1&".repeat(100_000);
    let form = odile.request(Method::POST, "/tickets").header("Content-Type", "application/x-www-form-urlencoded");
    assert_eq!(odile.send(form.body(many)).await.status, 400);
    assert_eq!(world.stored().await, before);
});
