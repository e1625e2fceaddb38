//! Settings that cannot be, of departments that are not one's own, of a form that is out of date.

use domain::monitoring::Grid;
use domain::report::Settings;
use spec::story;
use spec::world::french;

use super::{MONITORING, form, stored};

story!(fn e45_a_narrower_kind_is_never_less_alerted, async |world| {
    let page = world.alice().await.get(MONITORING).await;
    let custom = || form(&page, world.places.sg).choose("level", "Personnalisée").choose("hour", "9 h");
    let form = custom().choose("any", "Création").choose("member", "Jamais").choose("managed", "Toujours");
    let refused = form.submit().await;
    refused.is_refused_with(422, "« Ticket d’une catégorie membre » ne peut pas prévenir moins que");
    let kept = super::form(&refused, world.places.sg);
    assert_eq!(
        [kept.value("level"), kept.value("any"), kept.value("member"), kept.value("hour")],
        ["custom", "creation", "never", "9"],
        "kept as typed"
    );
    assert_eq!(refused.count("fieldset.is-bad"), 1);
    let form = custom().choose("any", "Jamais").choose("member", "Toujours").choose("managed", "Création");
    form.submit().await.is_refused_with(422, "« Ticket pris en charge » ne peut pas prévenir moins que");
    assert_eq!(stored(&world, "alice", world.places.sg).await, (Grid::default(), Settings::default()));
    kept.choose("member", "Création").submit().await.follows().await.shows("Réglages enregistrés");
});

story!(fn hours_that_cannot_be_are_refused, async |world| {
    let page = world.alice().await.get(MONITORING).await;
    let sends = async |name: &str, value: &str| form(&page, world.places.sg).forge(name, value).submit().await;
    for hour in ["24", "-1", "", "8.5", "008", "huit", "+8", "99999999999999999999"] {
        sends("hour", hour).await.is_refused_with(422, &french("refusal-hour-out-of-range"));
    }
    sends("second_hour", "24").await.is_refused_with(422, &french("refusal-hour-out-of-range"));
    sends("second_hour", "8").await.is_refused_with(422, &french("refusal-hours-are-equal"));
    for name in ["level", "pace", "report"] {
        sends(name, "everything").await.is_refused_with(422, &french("refusal-unknown-value"));
    }
    for name in ["any", "member", "managed"] {
        let form = form(&page, world.places.sg).choose("level", "Personnalisée").forge(name, "sometimes");
        form.submit().await.is_refused_with(422, &french("refusal-unknown-value"));
    }
    // A look ahead is refused for the same reasons.
    let form = form(&page, world.places.sg).forge("second_hour", "8").forge("preview", "1");
    form.submit().await.is_refused_with(422, &french("refusal-hours-are-equal"));
    assert_eq!(stored(&world, "alice", world.places.sg).await, (Grid::default(), Settings::default()));
});

story!(fn departments_of_others_do_not_exist, async |world| {
    let page = world.alice().await.get(MONITORING).await;
    for department in [world.places.dsi.to_string(), "999".to_owned(), "0".to_owned(), "01".to_owned(), "x".to_owned()] {
        let form = form(&page, world.places.sg).choose("level", "Aucune");
        form.forge_address(&format!("/preferences/monitoring/{department}")).submit().await.is_not_found();
    }
    let form = form(&page, world.places.sg).choose("level", "Aucune");
    // Not even those that one administers.
    let path = format!("/preferences/monitoring/{}", world.places.sg);
    world.adam().await.post(&path, &[("level", "none")]).await.is_not_found();
    assert_eq!(stored(&world, "david", world.places.dsi).await.0, Grid::default());
    // Hers no more since she opened the page.
    world.manages_no_more("alice", world.places.sg).await;
    form.submit().await.is_not_found();
});

story!(fn a_form_out_of_date_is_refused_and_kept, async |world| {
    let page = world.alice().await.get(MONITORING).await;
    form(&page, world.places.sg).choose("level", "Complète").submit().await.follows().await;
    let late = form(&page, world.places.sg).choose("level", "Minimale").submit().await;
    late.is_refused_with(409, &french("refusal-changed-meanwhile"));
    late.shows("Surveillance Complète");
    assert_eq!(form(&late, world.places.sg).value("level"), "minimal", "kept as chosen");
    assert_eq!(stored(&world, "alice", world.places.sg).await.0, grid("complete"));
    form(&late, world.places.sg).submit().await.follows().await;
    assert_eq!(stored(&world, "alice", world.places.sg).await.0, grid("minimal"));
});

fn grid(level: &str) -> Grid {
    domain::Coded::from_code(level).and_then(Grid::preset).expect("a preset")
}
