//! Whoever is away is given nothing, from the first day to the last, by the installation's clock.

use domain::{Absence, Algorithm, Moment};
use spec::story;
use spec::world::{BRUNO, CHLOE, MESSAGE, SUBJECT, World};

use super::{alice, find, form, list, save};

/// Bruno is away on 10 and 11 March; it is the 10th, 9:00 in Paris.
async fn bruno_is_away(world: &World) {
    let (alice, sg, bruno) = (alice(world).await, world.places.sg, world.person("bruno"));
    let form = form(&alice, sg, bruno).await.fill("absent_from", "2026-03-10").fill("absent_until", "2026-03-11");
    save(form.fill("absence_note", "congés")).await;
}

/// This many minutes later.
fn passes(world: &World, minutes: i64) {
    world.clock.advance_seconds(minutes * 60);
}

/// To whom Alice may give a new ticket.
async fn proposed(world: &World) -> Vec<String> {
    let ticket = world.ticket().await;
    let page = world.alice().await.get(&ticket.action("assign")).await;
    page.form("assign").choices("assignee")
}

const MINUTES_TO_THE_END: i64 = 39 * 60;

story!(fn an_absence_is_respected_by_proposals, async |world| {
    bruno_is_away(&world).await;
    let page = world.alice().await.get(&list(world.places.sg)).await;
    page.shows("Absence jusqu’au 11 mars (congés)");
    let targets = proposed(&world).await;
    assert!(targets.len() == 1 && targets[0].starts_with(CHLOE), "{targets:?}");
    // Nor by a form that was made by hand.
    let ticket = world.ticket().await;
    let to = world.person("bruno").to_string();
    let alice = world.alice().await;
    let forged = alice.get(&ticket.action("assign")).await.form("assign").forge("assignee", &to).submit().await;
    assert_eq!(forged.status, 422);
    passes(&world, MINUTES_TO_THE_END - 1);
    assert_eq!(proposed(&world).await.len(), 1, "until midnight");
    passes(&world, 1);
    let targets = proposed(&world).await;
    assert!(targets.len() == 2 && targets[0].starts_with(BRUNO), "{targets:?}");
    world.alice().await.get(&list(world.places.sg)).await.never_says("Absence jusqu’au");
    world.leave_mail();
});

story!(fn an_absence_is_respected_by_algorithms, async |world| {
    let sg = world.places.sg;
    bruno_is_away(&world).await;
    world.manager_is("alice", sg, |alice| domain::Manager { is_available: false, ..alice }).await;
    for algorithm in [Algorithm::First, Algorithm::Cyclical, Algorithm::Random] {
        world.department_is(sg, |one| one.defaults.algorithm = Some(algorithm)).await;
        for _ in 0..3 {
            let ticket = world.odile().await.posts("Électricité", SUBJECT, MESSAGE).await;
            assert_eq!(world.row(ticket).await.holder, Some(world.person("chloe")), "{algorithm:?}");
        }
    }
    // All away: nobody, and the page says so.
    let absence = Absence::read("2026-03-01", "2026-03-31", "").expect("dates");
    world.manager_is("chloe", sg, |chloe| domain::Manager { absence, ..chloe }).await;
    let ticket = world.odile().await.posts("Électricité", SUBJECT, MESSAGE).await;
    assert_eq!(world.row(ticket).await.holder, None);
    world.alice().await.get(&list(sg)).await.shows("Un nouveau ticket n’irait à personne : aucun membre n’est disponible.");
    // The day after, Bruno is back, without anybody thinking of it.
    passes(&world, MINUTES_TO_THE_END);
    let ticket = world.odile().await.posts("Électricité", SUBJECT, MESSAGE).await;
    assert_eq!(world.row(ticket).await.holder, Some(world.person("bruno")));
    world.leave_mail();
});

story!(fn an_absence_to_come_changes_nothing_yet, async |world| {
    let (alice, sg, bruno) = (alice(&world).await, world.places.sg, world.person("bruno"));
    let far = form(&alice, sg, bruno).await.fill("absent_from", "2026-03-12").fill("absent_until", "2027-01-02");
    save(far).await.shows("Absence du 12 mars au 2 janvier 2027");
    assert_eq!(proposed(&world).await.len(), 2);
    // It is taken back by emptying its dates.
    save(form(&alice, sg, bruno).await.fill("absent_from", "").fill("absent_until", "")).await;
    assert_eq!(find(&world, sg, bruno).await.expect("a manager").absence, None);
    let journal = alice.get(&format!("/departments/{sg}/journal")).await;
    journal.shows("2026-03-12 – 2027-01-02");
    world.clock.set(Moment(1_773_400_000_000));
    assert_eq!(proposed(&world).await.len(), 2);
});

story!(fn whoever_is_away_still_acts, async |world| {
    bruno_is_away(&world).await;
    let ticket = world.ticket().await;
    world.bruno().await.does("take", ticket, "").await;
    assert_eq!(world.row(ticket).await.holder, Some(world.person("bruno")));
    world.leave_mail();
});
