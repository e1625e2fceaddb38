//! The life of a department: born closed, described, ordered, made virtual, deleted.

use domain::{DepartmentId, Refusal};
use spec::story;
use spec::world::{Client, Page, World, why, without};

/// Creates a department through its page.
pub async fn creates(client: &Client, label: &str) -> Page {
    client.get("/departments/new").await.form("departments").fill("label", label).submit().await
}

/// The department where an answer leads.
#[track_caller]
pub fn created(page: &Page) -> DepartmentId {
    let place = page.location.as_deref().unwrap_or_default();
    let id = place.strip_prefix("/departments/").and_then(|rest| rest.split('/').next());
    DepartmentId(id.and_then(|id| id.parse().ok()).unwrap_or_else(|| panic!("nothing created: {page}")))
}

pub fn properties(department: DepartmentId) -> String {
    format!("/departments/{department}/properties")
}

async fn labels(world: &World) -> Vec<String> {
    let mut conn = world.app.db.read().await.expect("a connection");
    let all = store::departments::all(&mut conn).await.expect("departments");
    all.into_iter().map(|department| department.label).collect()
}

story!(fn s80_a_department_is_born_closed_and_opened_when_ready, async |world| {
    let adam = world.adam().await;
    let id = created(&creates(&adam, "Vie de campus").await);
    let page = adam.get(&properties(id)).await;
    page.shows("Pour que ce service accueille des demandes");
    let left = |page: &Page| page.count(".left-to-do li a");
    assert_eq!(left(&page), 3, "a category, a manager, the opening");
    assert_eq!(page.form("properties").is_ticked("enabled"), Some(false));
    assert_eq!(page.form("properties").value("short_label"), "VDC");
    assert!(world.odile().await.get("/tickets/new").await.branch("Vie de campus").is_empty());
    world.has_category(id, "Logement", None).await;
    assert_eq!(left(&adam.get(&properties(id)).await), 2);
    world.manages("ines", id).await;
    assert_eq!(left(&adam.get(&properties(id)).await), 1);
    let hers = world.ines().await.get(&properties(id)).await;
    hers.shows("l’ouvrir aux demandes");
    assert_eq!(left(&hers), 0, "administrators open it");
    assert!(world.odile().await.get("/tickets/new").await.branch("Vie de campus").is_empty(), "closed");
    let saved = adam.get(&properties(id)).await.form("properties").tick("enabled").submit().await;
    let open = saved.follows().await;
    open.shows("C’est enregistré");
    assert_eq!(open.count(".left-to-do"), 0);
    assert_eq!(world.odile().await.get("/tickets/new").await.branch("Vie de campus"), ["Logement"]);
    let journal = adam.get("/journal").await;
    journal.shows("a créé le service Vie de campus");
    journal.shows("a modifié le service Vie de campus");
});

story!(fn a_label_names_one_department, async |world| {
    let adam = world.adam().await;
    for label in ["services generaux", "SERVICES GÉNÉRAUX", " Services Généraux "] {
        let page = creates(&adam, label).await;
        page.is_refused_with(422, &why(&Refusal::DepartmentLabelTaken));
        assert!(page.error_of("label").contains(&why(&Refusal::DepartmentLabelTaken)));
        assert_eq!(page.form("departments").value("label"), label);
    }
    creates(&adam, "\u{200b} ").await.is_refused_with(422, &why(&Refusal::LabelMissing));
    assert_eq!(labels(&world).await, ["Services Généraux", "DSI"]);
});

story!(fn departments_are_ordered_one_step_at_a_time, async |world| {
    let adam = world.adam().await;
    let list = adam.get("/departments").await;
    list.press("Descendre Services Généraux").await.follows().await;
    assert_eq!(labels(&world).await, ["DSI", "Services Généraux"]);
    adam.get("/departments").await.press("Monter Services Généraux").await.follows().await;
    assert_eq!(labels(&world).await, ["Services Généraux", "DSI"]);
    // The first goes no higher.
    let path = format!("/departments/{}/order", world.places.sg);
    assert_eq!(adam.post(&path, &[("step", "up")]).await.status, 303);
    assert_eq!(labels(&world).await, ["Services Généraux", "DSI"]);
    let alice = world.alice().await;
    alice.post(&path, &[("step", "down")]).await.is_refused_with(409, &why(&Refusal::OnlyAdministrators));
    world.david().await.post(&path, &[("step", "down")]).await.is_not_found();
});

story!(fn properties_are_for_whoever_has_the_privilege, async |world| {
    let (sg, alice, bruno) = (world.places.sg, world.alice().await, world.bruno().await);
    world.manager_is("alice", sg, spec::world::letting(domain::Privilege::EditDepartment)).await;
    let form = alice.get(&properties(sg)).await.form("properties");
    let page = form.fill("long_label", "Logistique").set("priority", "4").submit().await.follows().await;
    assert_eq!((page.form("properties").value("long_label"), page.form("properties").value("priority")), ("Logistique", "4"));
    // Somebody without it reads, and changes nothing.
    let privilege = domain::Privilege::EditDepartment;
    let lacks = why(&Refusal::LacksPrivilege { privilege, department: "Services Généraux".to_owned() });
    bruno.get(&properties(sg)).await.shows(&lacks);
    let forged = bruno.post(&properties(sg), &[("label", "À moi"), ("seen", "")]).await;
    forged.is_refused_with(409, &lacks);
    forged.shows("Alice Martin");
    // Opening and closing is an administrator's.
    alice.get(&properties(sg)).await.form("properties").submit().await.follows().await;
    let forged = alice.get(&properties(sg)).await.form("properties").forge("enabled", "").submit().await;
    assert_eq!(forged.status, 303);
    assert_eq!(world.odile().await.get("/tickets/new").await.branch("Logistique").len(), 3, "still open");
    // Taken away, it is gone at once.
    let open = alice.get(&properties(sg)).await.form("properties").fill("label", "Trop tard");
    world.manager_is("alice", sg, without(domain::Privilege::EditDepartment)).await;
    open.submit().await.is_refused_with(409, &lacks);
    world.odile().await.get(&properties(sg)).await.is_not_found();
});

story!(fn a_form_of_settings_that_is_stale_is_given_back, async |world| {
    let (first, second) = (world.adam().await, world.adam().await);
    let path = properties(world.places.dsi);
    let (one, other) = (first.get(&path).await.form("properties"), second.get(&path).await.form("properties"));
    assert_eq!(one.fill("inter_service_tag", "campus").submit().await.status, 303);
    let page = other.fill("inter_service_tag", "autre").submit().await;
    page.is_refused_with(409, &why(&Refusal::ChangedMeanwhile));
    assert_eq!(page.form("properties").value("inter_service_tag"), "autre");
    let page = page.form("properties").submit().await;
    page.is_refused_with(409, &why(&Refusal::ChangedMeanwhile));
    assert_eq!(first.get(&path).await.form("properties").value("inter_service_tag"), "campus");
});

story!(fn fields_that_do_not_do_are_named_and_kept, async |world| {
    let adam = world.adam().await;
    let form = adam.get(&properties(world.places.sg)).await.form("properties");
    let form = form.fill("expiry_days", "quinze").set("watch_level", "always").fill("watch_address", "nulle part");
    let page = form.forge("scope", "secret").fill("label", "").submit().await;
    assert_eq!(page.status, 422, "{page}");
    for (field, refusal) in [
        ("expiry_days", Refusal::NumberOutside { max: 3650 }),
        ("watch_address", Refusal::AddressMalformed { typed: "nulle part".to_owned() }),
        ("scope", Refusal::UnknownValue),
        ("label", Refusal::LabelMissing),
    ] {
        assert!(page.error_of(field).contains(&why(&refusal)), "{field}: {}", page.error_of(field));
    }
    assert_eq!(page.form("properties").value("expiry_days"), "quinze");
});

story!(fn e34_redirections_neither_chain_nor_loop, async |world| {
    let adam = world.adam().await;
    let front = created(&creates(&adam, "Vie de campus").await);
    let other = created(&creates(&adam, "Accueil").await);
    let (sg, dsi) = (world.places.sg, world.places.dsi);
    let redirect = async |from: DepartmentId, to: &str| {
        let path = format!("/departments/{from}/redirect");
        adam.post(&path, &[("to", to)]).await
    };
    redirect(sg, &dsi.to_string()).await.is_refused_with(
        422,
        &why(&Refusal::DepartmentHasCategories { department: "Services Généraux".to_owned(), found: 3 }),
    );
    redirect(front, &front.to_string()).await.is_refused_with(422, &why(&Refusal::DepartmentStandsForItself));
    redirect(front, "999").await.is_refused_with(422, &why(&Refusal::DestinationMissing));
    let form = adam.get(&properties(front)).await.form("redirect").choose("to", "Services Généraux");
    assert_eq!(form.submit().await.status, 303);
    adam.get("/departments").await.shows("renvoie à Services Généraux");
    let chain = redirect(other, &front.to_string()).await;
    chain.is_refused_with(422, &why(&Refusal::DepartmentIsVirtual { department: "Vie de campus".to_owned() }));
    assert_eq!(redirect(front, &other.to_string()).await.status, 303);
    let target = redirect(other, &sg.to_string()).await;
    target.is_refused_with(422, &why(&Refusal::DepartmentIsTarget { names: "Vie de campus".to_owned() }));
    assert_eq!(redirect(front, "").await.status, 303, "itself again");
});

story!(fn a_department_is_deleted_once_nothing_stands_in_the_way, async |world| {
    let (adam, alice) = (world.adam().await, world.alice().await);
    let sg = format!("/departments/{}/delete", world.places.sg);
    let page = adam.get(&sg).await;
    page.shows(&why(&Refusal::DepartmentHasCategories { department: "Services Généraux".to_owned(), found: 3 }));
    page.shows("3 gestionnaires le perdent");
    assert!(!page.has_button("Supprimer le service"));
    let refusal = Refusal::DepartmentHasCategories { department: "Services Généraux".to_owned(), found: 3 };
    adam.post(&sg, &[("seen", "")]).await.is_refused_with(409, &why(&refusal));
    alice.get(&sg).await.is_not_found();
    alice.post(&sg, &[("seen", "")]).await.is_refused_with(409, &why(&Refusal::OnlyAdministrators));

    let id = created(&creates(&adam, "Vie de campus").await);
    world.department_is(id, |one| (one.redirects_to, one.is_enabled) = (Some(world.places.sg), true)).await;
    world.manages("ines", id).await;
    // A ticket created under its name stays, where it is.
    let odile = world.odile().await;
    let what = odile.get("/tickets/new").await.form("new").choose("category", &format!("{}.{id}", world.places.elec));
    let form = what.submit().await.form("tickets").fill("subject", "Lumière").fill("message", "Noir.");
    let ticket = spec::world::Ticket::led_to(&form.submit().await);
    world.mails_are_read().await;
    let path = format!("/departments/{id}/delete");
    let page = adam.get(&path).await;
    page.shows("1 gestionnaire le perd");
    page.shows("1 ticket créé sous son nom");
    // Somebody else's change first: looked at again.
    let form = page.form("delete");
    world.manages("paul", id).await;
    form.submit().await.is_refused_with(409, &why(&Refusal::ChangedMeanwhile));
    adam.get(&path).await.form("delete").submit().await.follows().await.shows("Le service est supprimé.");
    assert_eq!(labels(&world).await, ["Services Généraux", "DSI"]);
    assert_eq!(world.row(ticket).await.creation_department, world.places.sg);
    assert_eq!(odile.opens(ticket).await.status, 200);
    adam.get("/journal").await.shows("a supprimé le service Vie de campus");
    adam.get(&path).await.is_not_found();
});
