//! E38: which departments somebody is offered, to create a ticket and to read those that are open (spec.md §7).

use domain::TicketScope;
use spec::story;
use spec::world::{Client, Form, SUBJECT, World, why};

/// One rule in the first empty row of the form.
fn rule(form: Form, row: usize, fields: &[(&str, &str)]) -> Form {
    fields.iter().fold(form, |form, (name, value)| form.set(&format!("{name}-{row}"), value))
}

async fn offers(client: &Client) -> Vec<&'static str> {
    let tree = client.get("/tickets/new").await;
    ["Services Généraux", "DSI"].into_iter().filter(|label| !tree.branch(label).is_empty()).collect()
}

/// Everybody has the DSI; those whose identifier begins with `i`, Services Généraux too, to create.
async fn ruled(world: &World) -> Client {
    let adam = world.adam().await;
    let form = adam.get("/selection").await.form("selection");
    let form = rule(
        form,
        0,
        &[
            ("purpose", "ticket_creation"),
            ("condition", "identifier_like"),
            ("pattern", "i*"),
            ("gift", "department"),
            ("department", &world.places.sg.to_string()),
        ],
    );
    let dsi = world.places.dsi.to_string();
    let form = rule(form, 1, &[("condition", "everybody"), ("gift", "department"), ("department", &dsi)]);
    form.submit().await.follows().await.shows("Les règles sont enregistrées");
    adam
}

story!(fn e38_an_identifier_opens_a_department, async |world| {
    let (ines, paul) = (world.ines().await, world.paul().await);
    assert_eq!(offers(&paul).await, ["Services Généraux", "DSI"], "without a rule");
    let adam = ruled(&world).await;
    assert_eq!(offers(&ines).await, ["Services Généraux", "DSI"]);
    assert_eq!(offers(&paul).await, ["DSI"]);
    assert_eq!(offers(&world.alice().await).await, ["Services Généraux", "DSI"], "what one manages is always there");
    // Forged, it is refused as what does not exist.
    let form = paul.writes("Réseau", SUBJECT, "Voilà.").await;
    let page = form.forge("category", &world.places.elec.to_string()).submit().await;
    assert_eq!(page.status, 422, "{page}");
    // The test form says which rule.
    let page = adam.get("/selection?person=ines&purpose=ticket_creation").await;
    page.shows("Services Généraux règle 1");
    page.shows("DSI règle 2");
    adam.get("/selection?person=paul&purpose=ticket_creation").await.never_says("règle 1</span>");
    adam.get("/journal").await.shows("a modifié la visibilité des services");
});

story!(fn e38_what_is_open_is_read_where_it_is_offered, async |world| {
    let (ines, odile) = (world.ines().await, world.odile().await);
    let ticket = world.ticket().await;
    world.department_is(world.places.sg, |one| one.defaults.scope = Some(TicketScope::Public)).await;
    ines.opens(ticket).await.shows(SUBJECT);
    ruled(&world).await;
    ines.opens(ticket).await.is_not_found();
    ines.get("/tickets/shared").await.never_says(SUBJECT);
    ines.post(&ticket.action("comment"), &[("message", "x"), ("seen", "1")]).await.is_not_found();
    assert_eq!(odile.opens(ticket).await.status, 200, "her own");
    let proof = world.alice().await.get(&format!("{}?person=ines", ticket.action("sight"))).await;
    proof.shows("Services Généraux n’est pas proposé à Inès Marchetti");
});

story!(fn rules_that_do_not_do_are_kept_and_stale_ones_refused, async |world| {
    let (adam, other) = (world.adam().await, world.adam().await);
    let form = adam.get("/selection").await.form("selection");
    let page = rule(form, 0, &[("condition", "identifier_like"), ("gift", "all")]).submit().await;
    page.is_refused_with(422, &why(&domain::Refusal::RuleIncomplete { place: 1 }));
    assert_eq!(page.form("selection").value("condition-0"), "identifier_like");
    let stale = other.get("/selection").await.form("selection");
    ruled(&world).await;
    let page = rule(stale, 0, &[("condition", "everybody"), ("gift", "all")]).submit().await;
    page.is_refused_with(409, &why(&domain::Refusal::ChangedMeanwhile));
    // In another order, the second comes first.
    let form = adam.get("/selection").await.form("selection").fill("place-0", "9");
    form.submit().await.follows().await;
    assert_eq!(adam.get("/selection").await.form("selection").value("condition-0"), "everybody");
});
