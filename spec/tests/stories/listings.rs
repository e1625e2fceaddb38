//! E13, E22–E25, E62: lists of what is open to all, bookmarks and invitations, and the way straight to a number
//! (spec.md §5.1, §12.5).

use spec::story;
use spec::world::{Client, MESSAGE, ODILE, SUBJECT, Ticket, World, french};

const SHARED: &str = "/tickets/shared";

async fn scoped(world: &World, scope: &str) -> Ticket {
    let ticket = world.ticket().await;
    assert_eq!(world.odile().await.sets(ticket, "scope", scope).await.status, 303);
    world.mails_are_read().await;
    ticket
}

/// Is the ticket listed there, and does its subject lead to it?
async fn listed(client: &Client, path: &str, ticket: Ticket) -> (bool, bool) {
    let page = client.get(path).await;
    assert_eq!(page.status, 200, "{path}: {page}");
    (page.text.contains(SUBJECT), page.count(&format!("main a[href='{}']", ticket.path())) > 0)
}

story!(fn e22_a_private_ticket_is_not_listed, async |world| {
    let ticket = scoped(&world, "private").await;
    assert_eq!(listed(&world.paul().await, SHARED, ticket).await, (false, false));
});

story!(fn e23_of_a_ticket_whose_subject_only_is_public_the_subject_is_listed, async |world| {
    let ticket = scoped(&world, "subject_only").await;
    let paul = world.paul().await;
    assert_eq!(listed(&paul, SHARED, ticket).await, (true, false));
    let page = paul.get(SHARED).await;
    page.never_says(MESSAGE);
    page.never_says(ODILE);
});

story!(fn e24_a_public_ticket_is_listed_where_its_service_is_visible, async |world| {
    let ticket = scoped(&world, "public").await;
    world.is_external("paul").await;
    let paul = world.paul().await;
    assert_eq!(listed(&paul, SHARED, ticket).await, (true, true));
    world.department_has(world.places.sg, domain::department::DepartmentSetting::HiddenFromExternals).await;
    assert_eq!(listed(&paul, SHARED, ticket).await, (false, false));
});

story!(fn e25_intranet_is_listed_to_the_accounts_of_the_institution, async |world| {
    let ticket = scoped(&world, "intranet").await;
    let paul = world.paul().await;
    assert_eq!(listed(&paul, SHARED, ticket).await, (true, true));
    world.is_external("paul").await;
    assert_eq!(listed(&paul, SHARED, ticket).await, (false, false));
});

story!(fn e31_what_is_confidential_is_listed_to_nobody, async |world| {
    let ticket = scoped(&world, "public").await;
    world.department_has(world.places.sg, domain::department::DepartmentSetting::AllowsConfidential).await;
    world.category_has(world.places.elec, domain::category::CategorySetting::Confidential).await;
    assert_eq!(listed(&world.paul().await, SHARED, ticket).await, (false, false));
});

story!(fn an_invitee_finds_the_ticket_on_the_home_page, async |world| {
    let ticket = world.ticket_with_invitees("ines").await;
    let ines = world.ines().await;
    assert_eq!(listed(&ines, "/", ticket).await, (true, true));
    assert_eq!(listed(&world.paul().await, "/", ticket).await, (false, false));
});

story!(fn a_manager_finds_invitations_and_bookmarks_in_views_of_their_own, async |world| {
    let ticket = world.ticket_with_invitees("david").await;
    let david = world.david().await;
    assert_eq!(david.get("/tickets?view=invited").await.tickets(), [ticket.to_string()]);
    assert_eq!(david.get("/tickets?view=bookmarks").await.tickets(), [""; 0]);
    david.opens(ticket).await.form("bookmark").submit().await;
    assert_eq!(david.get("/tickets?view=bookmarks").await.tickets(), [ticket.to_string()]);
    // Lost from sight, lost from both.
    let path = format!("{}?person={}", ticket.action("uninvite"), world.person("david"));
    world.odile().await.get(&path).await.form("uninvite").submit().await;
    for view in ["invited", "bookmarks", "open"] {
        let page = david.get(&format!("/tickets?view={view}")).await;
        assert_eq!(page.tickets(), [""; 0], "{view}: {page}");
        page.never_says(SUBJECT);
    }
    world.leave_mail();
});

story!(fn e13_a_bookmark_on_a_ticket_archived_still_works, async |world| {
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    alice.opens(ticket).await.form("bookmark").submit().await;
    world.odile().await.does("close-own", ticket, "").await;
    world.days_pass(32).await;
    assert_eq!(world.row(ticket).await.status, domain::Status::Archived);
    let alice = world.alice().await;
    let list = alice.get("/tickets?view=bookmarks").await;
    assert_eq!(list.count(&format!("main a[href^='{}']", ticket.path())), 1, "{list}");
    assert_eq!(alice.get(&format!("/tickets/number?n={ticket}")).await.location, Some(ticket.path()));
    // It can be taken back, and put there again.
    for expected in [0, 1] {
        alice.opens(ticket).await.form("bookmark").submit().await;
        let list = alice.get("/tickets?view=bookmarks").await;
        assert_eq!(list.count(&format!("main a[href^='{}']", ticket.path())), expected, "{list}");
    }
    world.leave_mail();
});

story!(fn e62_a_number_leads_to_the_ticket_or_says_why_not, async |world| {
    let ticket = world.ticket().await;
    let (alice, paul) = (world.alice().await, world.paul().await);
    for typed in [ticket.to_string(), format!("n°%20{ticket}"), format!("%23{ticket}"), format!("%20{ticket}%20")] {
        let page = alice.get(&format!("/tickets/number?n={typed}")).await;
        assert_eq!(page.location, Some(ticket.path()), "{typed}: {page}");
    }
    let page = paul.get(&format!("/tickets/number?n={ticket}")).await;
    page.is_refused_with(404, &french("number-not-yours-meaning"));
    page.never_says(SUBJECT);
    // Not the same words as of a number that nobody has.
    page.never_says(&french("number-unknown-meaning"));
    let page = paul.get("/tickets/number?n=999999").await;
    page.is_refused_with(404, &french("number-unknown-meaning"));
    for typed in ["", "abc", "-1", "0", "1e3", "99999999999999999999", "%00", "%3Cscript%3E", "1%20OR%201=1"] {
        let page = paul.get(&format!("/tickets/number?n={typed}")).await;
        assert!([303, 404].contains(&page.status), "{typed}: {page}");
        page.never_says("<script>");
    }
});

story!(fn e62_who_has_lost_a_ticket_is_told_so_by_its_number, async |world| {
    let ticket = world.ticket().await;
    let (alice, bruno) = (world.alice().await, world.bruno().await);
    let left = alice.transfers(ticket, "Réseau").await.follows().await;
    // Once there, she is told what she did; an address alone asserts nothing to others.
    left.shows("transféré");
    let elsewhere = bruno.get(&format!("/tickets?left={ticket}&done=transfer")).await;
    assert!(!elsewhere.text.contains("transféré"), "{elsewhere}");
    for person in [alice, bruno] {
        let page = person.get(&format!("/tickets/number?n={ticket}")).await;
        page.is_refused_with(404, &french("number-not-yours-meaning"));
        page.never_says(SUBJECT);
    }
    world.leave_mail();
});
