//! E22–E26, E31, E32, E36: who sees a ticket without a part in it, and what is hidden (spec.md §5.1, §5.2, §5.4).

use domain::category::CategorySetting;
use domain::department::DepartmentSetting;
use domain::{Refusal, TicketScope};
use spec::story;
use spec::world::{DAVID, MESSAGE, ODILE, PAUL, SUBJECT, Ticket, World, why};

/// T, in this scope.
async fn scoped(world: &World, scope: &str) -> Ticket {
    let ticket = world.ticket().await;
    assert_eq!(world.odile().await.sets(ticket, "scope", scope).await.status, 303);
    world.mails_are_read().await;
    ticket
}

story!(fn e22_a_private_ticket_is_refused, async |world| {
    let ticket = scoped(&world, "private").await;
    let page = world.paul().await.opens(ticket).await;
    page.is_not_found();
    page.never_says(SUBJECT);
});

story!(fn e23_a_ticket_whose_subject_only_is_public_does_not_open, async |world| {
    let ticket = scoped(&world, "subject_only").await;
    let paul = world.paul().await;
    for action in ["", "/comment", "/invite"] {
        let page = paul.get(&format!("{}{action}", ticket.path())).await;
        page.is_not_found();
        page.never_says(MESSAGE);
    }
});

story!(fn e24_a_public_ticket_is_read_where_its_service_is_visible, async |world| {
    let ticket = scoped(&world, "public").await;
    world.is_external("paul").await;
    let paul = world.paul().await;
    let page = paul.opens(ticket).await;
    assert_eq!(page.status, 200, "{page}");
    page.history_says(&[ODILE, MESSAGE]);
    // He comments it, and that is all.
    for action in ["take", "close", "cancel", "transfer", "invite", "scope", "subject"] {
        assert!(!page.has_form(action), "{action}");
    }
    paul.does("comment", ticket, "Chez nous aussi.").await.history_says(&[PAUL, "Chez nous aussi."]);
    assert_eq!(world.mailed().await, ["odile"]);
    world.department_has(world.places.sg, DepartmentSetting::HiddenFromExternals).await;
    paul.opens(ticket).await.is_not_found();
    paul.get(&ticket.action("comment")).await.is_not_found();
});

story!(fn e24_nor_is_it_read_while_its_service_is_not_open, async |world| {
    let ticket = scoped(&world, "public").await;
    world.department_is(world.places.sg, |department| department.is_enabled = false).await;
    world.paul().await.opens(ticket).await.is_not_found();
    // Those with a part in it keep it.
    assert_eq!(world.odile().await.opens(ticket).await.status, 200);
    assert_eq!(world.alice().await.opens(ticket).await.status, 200);
});

story!(fn e24_a_reader_no_longer_comments_once_it_is_closed, async |world| {
    let ticket = scoped(&world, "public").await;
    let paul = world.paul().await;
    let form = paul.opens(ticket).await.form("comment").fill("message", "Chez nous aussi.");
    world.odile().await.does("close-own", ticket, "").await;
    assert!(!paul.opens(ticket).await.has_form("comment"));
    let before = world.stored().await;
    let version = world.row(ticket).await.version.to_string();
    let page = form.forge("version", &version).submit().await;
    page.is_refused_with(409, &why(&Refusal::TicketIsClosed { status: domain::Status::Approved }));
    assert_eq!(world.stored().await, before);
    world.leave_mail();
});

story!(fn e25_intranet_is_for_the_accounts_of_the_institution, async |world| {
    let ticket = scoped(&world, "intranet").await;
    let paul = world.paul().await;
    assert_eq!(paul.opens(ticket).await.status, 200);
    world.is_external("paul").await;
    paul.opens(ticket).await.is_not_found();
});

story!(fn e26_a_default_that_changes_changes_the_tickets_that_inherit_it, async |world| {
    let (ticket, private) = (world.ticket().await, scoped(&world, "private").await);
    let paul = world.paul().await;
    paul.opens(ticket).await.is_not_found();
    world.department_is(world.places.sg, |department| department.defaults.scope = Some(TicketScope::Public)).await;
    assert_eq!(paul.opens(ticket).await.status, 200);
    paul.opens(private).await.is_not_found();
    // The category is nearer than the service.
    world.category_is(world.places.elec, |category| category.defaults.scope = Some(TicketScope::Private)).await;
    paul.opens(ticket).await.is_not_found();
});

story!(fn e31_a_confidential_category_is_for_its_members, async |world| {
    let secret = world.has_category(world.places.sg, "Harcèlement", Some(&["alice"])).await;
    world.department_has(world.places.sg, DepartmentSetting::AllowsConfidential).await;
    world.category_has(secret, CategorySetting::Confidential).await;
    let odile = world.odile().await;
    let ticket = odile.posts("Harcèlement", "Un collègue", "Je préfère en parler.").await;
    // Nobody but its member is told, and nobody else sees it, in lists and counters either.
    assert_eq!(world.mailed().await, ["alice"]);
    let bruno = world.bruno().await;
    bruno.opens(ticket).await.is_not_found();
    for path in ["/tickets?view=free", "/tickets?view=open", "/"] {
        let page = bruno.get(path).await;
        page.never_says("Un collègue");
        assert!(!page.text.contains("1 ticket"), "{page}");
    }
    let version = world.row(ticket).await.version.to_string();
    bruno.post(&ticket.action("take"), &[("version", &version)]).await.is_not_found();
    // A scope opens nothing there; an explicit invitation does.
    world.forget_mail();
    odile.sets(ticket, "scope", "public").await;
    world.paul().await.opens(ticket).await.is_not_found();
    world.alice().await.invites(ticket, "bruno", "Votre avis ?").await;
    let page = bruno.opens(ticket).await;
    assert_eq!(page.status, 200, "{page}");
    assert!(!page.has_form("take"), "an invitee, not a manager: {page}");
    assert!(world.mailed().await.iter().all(|name| name != "chloe"));
    // The administrator sees it, as everything.
    assert_eq!(world.adam().await.opens(ticket).await.status, 200);
});

story!(fn e31_the_flag_alone_hides_nothing_in_a_service_that_does_not_allow_it, async |world| {
    let secret = world.has_category(world.places.sg, "Harcèlement", Some(&["alice"])).await;
    world.category_has(secret, CategorySetting::Confidential).await;
    let ticket = world.odile().await.posts("Harcèlement", "Un collègue", "Je préfère en parler.").await;
    assert_eq!(world.bruno().await.opens(ticket).await.status, 200);
    world.leave_mail();
});

story!(fn e31_what_is_below_a_confidential_category_is_confidential, async |world| {
    let secret = world.has_category(world.places.sg, "Harcèlement", Some(&["alice"])).await;
    let below = world.has_category(world.places.sg, "Témoignages", None).await;
    world.is_below(below, secret).await;
    world.department_has(world.places.sg, DepartmentSetting::AllowsConfidential).await;
    world.category_has(secret, CategorySetting::Confidential).await;
    let ticket = world.odile().await.posts("Témoignages", "Un collègue", "Je préfère en parler.").await;
    world.bruno().await.opens(ticket).await.is_not_found();
    assert_eq!(world.mailed().await, ["alice"]);
});

story!(fn e32_services_that_share_a_tag_read_each_other, async |world| {
    for department in [world.places.sg, world.places.dsi] {
        world.department_is(department, |department| department.inter_service_tag = "campus".to_owned()).await;
    }
    let ticket = world.ticket().await;
    let david = world.david().await;
    let page = david.opens(ticket).await;
    assert_eq!(page.status, 200, "{page}");
    page.history_says(&[ODILE, MESSAGE]);
    for action in ["take", "take-and-close", "assign", "transfer", "close", "subject"] {
        assert!(!page.has_form(action), "{action}: {page}");
        let forged = page.form("comment").forge_address(&ticket.action(action)).submit().await;
        assert!([409, 422].contains(&forged.status), "{action}: {forged}");
    }
    assert_eq!(world.row(ticket).await.version, 1);
    let page = david.invites(ticket, "paul", "Vous aviez le même.").await.follows().await;
    assert_eq!(page.invitees(), [PAUL]);
    page.history_says(&[DAVID, PAUL, "Vous aviez le même."]);
    assert_eq!(world.mailed().await, ["odile", "paul"]);
    // Another tag, and it is over.
    world.department_is(world.places.dsi, |department| department.inter_service_tag = "ailleurs".to_owned()).await;
    david.opens(ticket).await.is_not_found();
});

story!(fn e36_a_hidden_category_is_not_offered_to_external_accounts, async |world| {
    world.category_has(world.places.plom, CategorySetting::HiddenFromExternals).await;
    world.is_external("paul").await;
    let paul = world.paul().await;
    assert_eq!(paul.get("/tickets/new").await.branch("Services Généraux"), ["Électricité", "Chauffage"]);
    let tree = world.odile().await.get("/tickets/new").await;
    assert_eq!(tree.branch("Services Généraux"), ["Électricité", "Chauffage", "Plomberie"]);
    let address = format!("/tickets/new?category={}", world.places.plom);
    paul.get(&address).await.never_says("Plomberie");
    let before = world.stored().await;
    let form = paul.writes("Électricité", SUBJECT, MESSAGE).await.forge("category", &world.places.plom.to_string());
    let page = form.submit().await;
    assert_eq!(page.status, 422, "{page}");
    page.never_says("Plomberie");
    assert_eq!(world.stored().await, before);
});

story!(fn e36_so_is_a_hidden_service, async |world| {
    world.department_has(world.places.dsi, DepartmentSetting::HiddenFromExternals).await;
    world.is_external("paul").await;
    let paul = world.paul().await;
    let page = paul.get("/tickets/new").await;
    page.never_says("DSI");
    page.never_says("Réseau");
    let form = paul.writes("Électricité", SUBJECT, MESSAGE).await.forge("category", &world.places.res.to_string());
    assert_eq!(form.submit().await.status, 422);
    assert_eq!(world.odile().await.get("/tickets/new").await.branch("DSI"), ["Réseau"]);
});

story!(fn scopes_chosen_by_somebody_who_may_not, async |world| {
    let ticket = world.ticket_with_invitees("ines").await;
    world.alice().await.does("take", ticket, "").await;
    world.mails_are_read().await;
    let version = world.row(ticket).await.version.to_string();
    let fields = [("version", version.as_str()), ("scope", "public")];
    let before = world.stored().await;
    for person in [world.bruno().await, world.ines().await, world.adam().await] {
        let page = person.post(&ticket.action("scope"), &fields).await;
        page.is_refused_with(409, &why(&Refusal::OnlyOwnerOrHolder));
    }
    world.paul().await.post(&ticket.action("scope"), &fields).await.is_not_found();
    for scope in ["everybody", "manager", "invited", "Public", "public "] {
        let page = world.alice().await.post(&ticket.action("scope"), &[fields[0], ("scope", scope)]).await;
        page.is_refused_with(422, &why(&Refusal::UnknownValue));
    }
    assert_eq!(world.stored().await, before);
    assert_eq!(world.row(ticket).await.scope, TicketScope::Default);
});

story!(fn the_owner_chooses_while_it_is_open_and_the_manager_always, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let odile = world.odile().await;
    let form = odile.get(&ticket.action("scope")).await.form("scope");
    alice.does("close", ticket, "").await;
    let before = world.stored().await;
    let version = world.row(ticket).await.version.to_string();
    let page = form.choose("scope", "public").forge("version", &version).submit().await;
    page.is_refused_with(409, &why(&Refusal::TicketIsClosed { status: domain::Status::Closed }));
    assert_eq!(world.stored().await, before);
    assert_eq!(alice.sets(ticket, "scope", "public").await.status, 303);
    assert_eq!(world.paul().await.opens(ticket).await.status, 200);
    world.leave_mail();
});
