//! E34, E35: services and categories that stand for others (spec.md §6.4).

use app::edits::redirect_category;
use domain::{CategoryId, Field, FieldError, Refusal, Status};
use spec::story;
use spec::world::{MESSAGE, SUBJECT, Ticket, World};

/// As an answer is compared: the refusals of one field, or none.
async fn redirects(world: &World, name: &str, from: CategoryId, to: Option<CategoryId>) -> Result<(), Vec<FieldError>> {
    let person = world.account(name).await;
    match redirect_category(&world.app, &person, from, to).await {
        Ok(()) => Ok(()),
        Err(app::Error::Invalid(errors)) => Err(errors),
        // Its settings are out of their sight.
        Err(app::Error::NotFound) => Err(Vec::new()),
        Err(app::Error::Refused { why, .. }) => Err(vec![FieldError::new(Field::Category, why)]),
        Err(other) => panic!("{other:?}"),
    }
}

fn nowhere(why: Refusal) -> Result<(), Vec<FieldError>> {
    Err(vec![FieldError::new(Field::Destination, why)])
}

story!(fn e34_a_virtual_service_offers_the_categories_of_the_one_it_stands_for, async |world| {
    let front = world.has_department("Vie de campus").await;
    world.department_is(front, |department| department.redirects_to = Some(world.places.sg)).await;
    world.always_invites(front, "ines").await;
    world.always_invites(world.places.sg, "paul").await;
    let odile = world.odile().await;
    let tree = odile.get("/tickets/new").await;
    assert_eq!(tree.branch("Vie de campus"), ["Électricité", "Chauffage", "Plomberie"]);
    let what = tree.form("new").choose("category", &format!("{}.{front}", world.places.elec)).submit().await;
    what.shows("Vie de campus, Électricité");
    let form = what.form("tickets").fill("subject", SUBJECT).fill("message", MESSAGE);
    let ticket = Ticket::led_to(&form.submit().await);
    let row = world.row(ticket).await;
    assert_eq!((row.department, row.category, row.creation_department), (world.places.sg, world.places.elec, front));
    assert_eq!(world.invited_on(ticket).await.len(), 2);
    for person in [world.ines().await, world.paul().await] {
        assert_eq!(person.opens(ticket).await.status, 200);
    }
    let mailed = world.mailed().await;
    for manager in ["alice", "bruno", "chloe"] {
        assert!(mailed.iter().any(|name| name == manager), "{mailed:?}");
    }
});

story!(fn e34_a_service_that_stands_for_another_one_is_not_forged, async |world| {
    let front = world.has_department("Vie de campus").await;
    world.department_is(front, |department| department.redirects_to = Some(world.places.sg)).await;
    let before = world.stored().await;
    let (elec, res, dsi) = (world.places.elec, world.places.res, world.places.dsi);
    let codes = [format!("{res}.{front}"), format!("{elec}.{dsi}"), format!("{elec}.999999"), format!("{elec}.")];
    // Opened beforehand: what is refused is kept, and offered in the next form.
    let mut forms = Vec::new();
    for _ in &codes {
        forms.push(world.odile().await.writes("Électricité", SUBJECT, MESSAGE).await);
    }
    for (code, form) in codes.into_iter().zip(forms) {
        let page = form.forge("category", &code).submit().await;
        assert_eq!(page.status, 422, "{code}: {page}");
        assert_eq!(page.form("tickets").value("message"), MESSAGE, "{code}");
    }
    assert_eq!(world.stored().await, before);
});

story!(fn e35_redirecting_a_category_moves_its_tickets, async |world| {
    let held = world.ticket_held_by(&world.bruno().await).await;
    let free = world.ticket().await;
    let (elec, chau) = (world.places.elec, world.places.chau);
    assert_eq!(redirects(&world, "alice", elec, Some(chau)).await, Ok(()));
    for (ticket, status) in [(held, Status::InProgress), (free, Status::Free)] {
        let row = world.row(ticket).await;
        assert_eq!((row.category, row.status), (chau, status));
        world.alice().await.opens(ticket).await.history_says(&["L’application", "Services Généraux, Chauffage"]);
    }
    // Nobody asked for these moves: nobody is mailed of them.
    assert_eq!(world.mailed().await, [""; 0]);
    // What is posted under the old name goes to the new one.
    let ticket = world.odile().await.posts("Électricité", SUBJECT, MESSAGE).await;
    assert_eq!(world.row(ticket).await.category, chau);
    world.leave_mail();
});

story!(fn e35_a_loop_is_refused, async |world| {
    let ticket = world.ticket().await;
    let (elec, chau, plom) = (world.places.elec, world.places.chau, world.places.plom);
    assert_eq!(redirects(&world, "alice", elec, Some(elec)).await, nowhere(Refusal::RedirectionNeverEnds));
    assert_eq!(redirects(&world, "alice", chau, Some(plom)).await, Ok(()));
    assert_eq!(redirects(&world, "alice", elec, Some(chau)).await, Ok(()));
    let before = world.stored().await;
    assert_eq!(redirects(&world, "alice", plom, Some(elec)).await, nowhere(Refusal::RedirectionNeverEnds));
    assert_eq!(redirects(&world, "alice", plom, Some(CategoryId(999_999))).await, nowhere(Refusal::DestinationMissing));
    assert_eq!(world.stored().await, before);
    // Chains are followed to their end.
    assert_eq!(world.row(ticket).await.category, plom);
});

story!(fn e35_only_who_manages_the_categories_redirects_them, async |world| {
    let ticket = world.ticket().await;
    let (elec, chau) = (world.places.elec, world.places.chau);
    let before = world.stored().await;
    for name in ["odile", "david"] {
        assert!(redirects(&world, name, elec, Some(chau)).await.is_err(), "{name}");
    }
    assert_eq!(world.stored().await, before);
    assert_eq!(redirects(&world, "adam", elec, Some(chau)).await, Ok(()));
    assert_eq!(world.row(ticket).await.category, chau);
});

story!(fn e35_a_category_redirected_elsewhere_takes_its_tickets_out_of_sight, async |world| {
    let ticket = world.ticket_held_by(&world.bruno().await).await;
    let (elec, res) = (world.places.elec, world.places.res);
    assert_eq!(redirects(&world, "alice", elec, Some(res)).await, Ok(()));
    let row = world.row(ticket).await;
    assert_eq!((row.department, row.holder, row.status), (world.places.dsi, None, Status::Free));
    world.bruno().await.opens(ticket).await.is_not_found();
    assert_eq!(world.david().await.opens(ticket).await.status, 200);
    assert_eq!(world.mailed().await, [""; 0]);
});

story!(fn e35_a_category_with_others_below_it_is_not_redirected, async |world| {
    let radiators = world.has_category(world.places.sg, "Radiateurs", None).await;
    world.is_below(radiators, world.places.chau).await;
    let refusal = Refusal::CategoryHasChildren { category: "Chauffage".to_owned() };
    let (elec, chau) = (world.places.elec, world.places.chau);
    assert_eq!(redirects(&world, "alice", chau, Some(elec)).await, nowhere(refusal));
});
