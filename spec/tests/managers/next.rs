//! « Le prochain serait X, parce que… »: what the page says is what the algorithm does (spec.md §6.5).

use domain::{Algorithm, Manager};
use spec::story;
use spec::world::{MESSAGE, SUBJECT, World};

use super::list;

async fn chooses(world: &World, algorithm: Algorithm) {
    world.department_is(world.places.sg, |one| one.defaults.algorithm = Some(algorithm)).await;
}

story!(fn the_page_says_who_would_be_next_and_why, async |world| {
    let (alice, sg) = (world.alice().await, world.places.sg);
    let path = list(sg);
    let nobody = "Un nouveau ticket n’irait à personne : il reste libre";
    alice.get(&path).await.shows(&format!("Réglage du service : {nobody}"));
    chooses(&world, Algorithm::First).await;
    let first = "Le prochain ticket irait à Alice Martin : premier membre disponible, dans l’ordre.";
    alice.get(&path).await.shows(&format!("Réglage du service : {first}"));
    world.manager_is("alice", sg, |alice| Manager { is_available: false, ..alice }).await;
    alice.get(&path).await.shows("Le prochain ticket irait à Bruno Keller : premier membre disponible");
    chooses(&world, Algorithm::Random).await;
    let page = alice.get(&path).await;
    page.shows("tiré au sort entre Bruno Keller et Chloé Nguyen");
    // Plomberie has Alice and Bruno alone.
    page.shows("tiré au sort entre Bruno Keller :");
    chooses(&world, Algorithm::Cyclical).await;
    let page = alice.get(&path).await;
    page.shows("Réglage du service : chacun son tour");
    page.shows("irait à Bruno Keller : premier membre disponible, personne n’ayant encore été choisi");
});

story!(fn what_is_said_is_what_is_done, async |world| {
    let (alice, sg) = (world.alice().await, world.places.sg);
    for algorithm in [Algorithm::First, Algorithm::Cyclical] {
        chooses(&world, algorithm).await;
        for _ in 0..4 {
            let page = alice.get(&list(sg)).await;
            let ticket = world.odile().await.posts("Électricité", SUBJECT, MESSAGE).await;
            let holder = world.row(ticket).await.holder.expect("somebody");
            let name = ["alice", "bruno", "chloe"].into_iter().find(|name| world.person(name) == holder).expect("one");
            page.shows(&format!("Électricité Le prochain ticket irait à {}", world.account(name).await.name));
        }
    }
    world.leave_mail();
});
