//! Transfers that lead nowhere: refused by their field, what was typed is kept, nothing is stored (spec.md §4.6, §6.4).

use domain::category::CategorySetting;
use domain::department::DepartmentSetting;
use domain::{CategoryId, DepartmentId, Refusal};
use spec::story;
use spec::world::{ALICE, Form, Ticket, World, why};

const REASONS: &str = "Ce n’est pas pour nous.";

/// The form of a good transfer, its reasons typed.
async fn form(world: &World, ticket: Ticket) -> Form {
    world.alice().await.heads_for(ticket, "Réseau").await.form("transfer").fill("message", REASONS)
}

/// Sends it elsewhere.
async fn is_refused(world: &World, ticket: Ticket, to: &str, refusal: &Refusal) {
    let form = form(world, ticket).await;
    let before = world.stored().await;
    let page = form.forge("to", to).submit().await;
    page.is_refused_with(422, &why(refusal));
    assert!(page.html.contains(REASONS), "{to}: what was typed is lost: {page}");
    assert_eq!(world.stored().await, before);
    // The words go on to the next choice.
    let again = page.form("transfer").choose("to", "Réseau").submit().await;
    assert_eq!(again.form("transfer").value("message"), REASONS, "{to}");
}

fn category(id: CategoryId) -> String {
    format!("c{id}")
}

fn department(id: DepartmentId) -> String {
    format!("d{id}")
}

story!(fn where_there_is_nothing, async |world| {
    let ticket = world.ticket().await;
    let codes = ["", "c", "d", "7", "x7", "c0", "c-1", "c01", "c999999", "d999999", "é7", "c7 ", "c9223372036854775808"];
    for code in codes {
        is_refused(&world, ticket, code, &Refusal::DestinationMissing).await;
    }
    for code in codes {
        let page = world.alice().await.get(&format!("{}?to={code}", ticket.action("transfer"))).await;
        assert!(page.status < 500, "{code}: {page}");
    }
});

story!(fn where_it_is_already, async |world| {
    let ticket = world.ticket().await;
    let refusal = Refusal::AlreadyThere { place: "Services Généraux, Électricité".to_owned() };
    is_refused(&world, ticket, &category(world.places.elec), &refusal).await;
    // A virtual category leads where it is too.
    let virtual_one = world.has_category(world.places.dsi, "Prises", None).await;
    world.category_is(virtual_one, |category| category.redirects_to = Some(world.places.elec)).await;
    is_refused(&world, ticket, &category(virtual_one), &refusal).await;
});

story!(fn where_redirections_never_end, async |world| {
    let ticket = world.ticket().await;
    let (here, there) = (world.has_category(world.places.dsi, "Ici", None).await, world.places.chau);
    world.category_is(here, |category| category.redirects_to = Some(there)).await;
    world.category_is(there, |category| category.redirects_to = Some(here)).await;
    is_refused(&world, ticket, &category(here), &Refusal::RedirectionNeverEnds).await;
    is_refused(&world, ticket, &category(there), &Refusal::RedirectionNeverEnds).await;
});

story!(fn where_departments_redirect_for_ever, async |world| {
    let ticket = world.ticket().await;
    let (one, other) = (world.has_department("Un").await, world.has_department("Autre").await);
    world.department_is(one, |department| department.redirects_to = Some(other)).await;
    world.department_is(other, |department| department.redirects_to = Some(one)).await;
    is_refused(&world, ticket, &department(one), &Refusal::RedirectionNeverEnds).await;
    for path in [ticket.action("transfer"), format!("{}?to=d{one}", ticket.action("transfer"))] {
        assert_eq!(world.alice().await.get(&path).await.status, 200, "{path}");
    }
    assert_eq!(world.odile().await.get("/tickets/new").await.status, 200);
    assert_eq!(world.row(ticket).await.version, 1);
});

story!(fn through_a_virtual_category, async |world| {
    let prises = world.has_category(world.places.sg, "Prises", None).await;
    world.category_is(prises, |category| category.redirects_to = Some(world.places.res)).await;
    let ticket = world.ticket().await;
    let form = world.alice().await.heads_for(ticket, "Prises").await;
    form.shows("DSI, Réseau");
    assert_eq!(form.form("transfer").submit().await.status, 303);
    let row = world.row(ticket).await;
    assert_eq!((row.department, row.category), (world.places.dsi, world.places.res));
    world.leave_mail();
});

story!(fn to_a_service_that_is_not_open, async |world| {
    let cave = world.has_department("Archives").await;
    let boxes = world.has_category(cave, "Cartons", None).await;
    world.manages("paul", cave).await;
    world.department_is(cave, |department| department.is_enabled = false).await;
    let ticket = world.ticket().await;
    let tree = world.alice().await.get(&ticket.action("transfer")).await;
    tree.never_says("Cartons");
    is_refused(&world, ticket, &category(boxes), &Refusal::DestinationMissing).await;
});

story!(fn to_a_category_that_nobody_may_choose, async |world| {
    let secret = world.has_category(world.places.dsi, "Coffre", None).await;
    world.category_has(secret, CategorySetting::Invisible).await;
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    alice.get(&ticket.action("transfer")).await.never_says("Coffre");
    alice.get(&format!("{}?to=c{secret}", ticket.action("transfer"))).await.never_says("Coffre");
    is_refused(&world, ticket, &category(secret), &Refusal::DestinationMissing).await;
});

story!(fn to_a_service_where_nobody_is, async |world| {
    let desert = world.has_department("Désert").await;
    let dunes = world.has_category(desert, "Dunes", None).await;
    let ticket = world.ticket().await;
    let nobody = Refusal::NobodyToReceive { department: "Désert".to_owned() };
    is_refused(&world, ticket, &category(dunes), &nobody).await;
    is_refused(&world, ticket, &department(desert), &nobody).await;
});

story!(fn to_a_service_without_a_category, async |world| {
    let empty = world.has_department("Vide").await;
    let ticket = world.ticket().await;
    is_refused(&world, ticket, &department(empty), &Refusal::NoCategoryThere { department: String::new() }).await;
});

story!(fn to_a_heading, async |world| {
    let wifi = world.has_category(world.places.sg, "Radiateurs", None).await;
    world.is_below(wifi, world.places.chau).await;
    world.category_is(world.places.chau, |category| category.accepts_tickets = false).await;
    let ticket = world.ticket().await;
    let refusal = Refusal::CategoryTakesNoTicket { category: "Chauffage".to_owned() };
    is_refused(&world, ticket, &category(world.places.chau), &refusal).await;
});

story!(fn a_closed_ticket_is_moved_by_its_manager_only_and_stays_closed, async |world| {
    let ticket = world.ticket_closed_by(&world.alice().await).await;
    let page = world.bruno().await.get(&ticket.action("transfer")).await;
    page.shows(&why(&Refusal::OnlyTheHolder { holder: Some(ALICE.to_owned()) }));
    assert!(!page.has_form("transfer"), "{page}");
    assert_eq!(world.alice().await.transfers(ticket, "Réseau").await.status, 303);
    let row = world.row(ticket).await;
    assert_eq!((row.department, row.status), (world.places.dsi, domain::Status::Closed));
    world.leave_mail();
});

story!(fn nobody_but_managers_transfers, async |world| {
    let ticket = world.ticket_with_invitees("ines").await;
    let good = form(&world, ticket).await;
    let fields = [("version", good.value("version")), ("to", good.value("to")), ("message", REASONS)];
    let before = world.stored().await;
    for person in [world.odile().await, world.ines().await] {
        assert!(!person.opens(ticket).await.has_button("Transférer"));
        let page = person.post(&ticket.action("transfer"), &fields).await;
        page.is_refused_with(409, &why(&Refusal::OnlyManagers { department: "Services Généraux".to_owned() }));
        assert_eq!(page.form("comment").value("message"), REASONS);
    }
    for person in [world.paul().await, world.david().await] {
        person.post(&ticket.action("transfer"), &fields).await.is_not_found();
    }
    assert_eq!(world.stored().await, before);
});

story!(fn a_confidential_category_keeps_out_who_is_not_a_member, async |world| {
    world.department_has(world.places.dsi, DepartmentSetting::AllowsConfidential).await;
    world.category_has(world.places.res, CategorySetting::Confidential).await;
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    let page = alice.heads_for(ticket, "Réseau").await;
    assert_eq!(page.form("transfer").is_ticked("stay"), None, "{page}");
    // The box is forced off, whatever is sent.
    let answer = page.form("transfer").forge("stay", "1").submit().await;
    assert_eq!(answer.location, Some(format!("/tickets?left={ticket}&done=transfer")), "{answer}");
    alice.opens(ticket).await.is_not_found();
    assert!(world.invited_on(ticket).await.is_empty());
    world.leave_mail();
});
