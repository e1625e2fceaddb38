//! A category that comes to stand for another one: its live tickets follow, as from the page.

use spec::story;
use spec::world::Ticket;

use super::{imports, yaml};

story!(fn tickets_follow_their_category, async |world| {
    let ticket: Ticket = world.ticket().await;
    let text = "departments:\n  - label: Services Généraux\n    categories:\n      - label: Électricité\n        \
                redirects_to: DSI > Demandes\n  - label: DSI\n    categories:\n      - label: Demandes\n";
    let outcome = imports(&world.app, &yaml(text)).await;
    let shown: Vec<String> = outcome.differences.iter().map(ToString::to_string).collect();
    let moved = "~ categories Services Généraux > Électricité\n    Redirection: nothing → DSI > Demandes";
    assert!(shown.iter().any(|one| one == moved), "{shown:#?}");
    let mut conn = world.app.db.read().await.expect("a connection");
    let kept = store::tickets::by_id(&mut conn, ticket.id()).await.expect("a read").expect("a ticket");
    drop(conn);
    assert_eq!(kept.department, world.places.dsi);
    assert_eq!(world.david().await.get(&ticket.path()).await.status, 200, "David's department has it");
    assert!(imports(&world.app, &yaml(text)).await.differences.is_empty());
    world.leave_mail();
});
