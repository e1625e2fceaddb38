//! E35 from the pages: a category stands for another one (spec.md §6.4).

use domain::Refusal;
use spec::story;
use spec::world::why;

use super::{opens, stored, tree};

story!(fn e35_from_its_page_a_category_is_redirected_and_its_tickets_move, async |world| {
    let (alice, elec, chau, sg) = (world.alice().await, world.places.elec, world.places.chau, world.places.sg);
    let ticket = world.ticket().await;
    let page = opens(&alice, &world, elec).await.press("Rediriger").await;
    let done = page.form("redirect").choose("to", &chau.to_string()).submit().await.follows().await;
    done.shows("Services Généraux, Électricité");
    done.shows("Services Généraux, Chauffage");
    assert_eq!(world.row(ticket).await.category, chau);
    let path = format!("{}/{chau}/redirect", tree(sg));
    for to in [elec, chau] {
        let page = alice.post(&path, &[("to", &to.to_string())]).await;
        page.is_refused_with(422, &why(&Refusal::RedirectionNeverEnds));
    }
    for to in ["999999", "x"] {
        alice.post(&path, &[("to", to)]).await.is_refused_with(422, &why(&Refusal::DestinationMissing));
    }
    assert_eq!(stored(&world, chau).await.redirects_to, None);
    // Nothing goes below what stands for another one.
    let added = alice.post(&tree(sg), &[("label", "Prises"), ("parent", &elec.to_string())]).await;
    added.is_refused_with(422, &why(&Refusal::CategoryIsRedirected { category: "Électricité".to_owned() }));
    let page = alice.get(&format!("{}/{elec}/redirect", tree(sg))).await;
    assert_eq!(page.form("redirect").choose("to", "").submit().await.status, 303);
    assert_eq!(stored(&world, elec).await.redirects_to, None);
    world.adam().await.get(&format!("/departments/{sg}/journal")).await.shows("a redirigé la catégorie");
});

story!(fn two_browsers_at_once_make_no_loop, async |world| {
    let (alice, bruno) = (world.alice().await, world.bruno().await);
    let (elec, chau, sg) = (world.places.elec, world.places.chau, world.places.sg);
    let (one, other) = (format!("{}/{elec}/redirect", tree(sg)), format!("{}/{chau}/redirect", tree(sg)));
    let (to_chau, to_elec) = (chau.to_string(), elec.to_string());
    for _ in 0..5 {
        let (forth, back) = ([("to", to_chau.as_str())], [("to", to_elec.as_str())]);
        let (first, second) = tokio::join!(alice.post(&one, &forth), bruno.post(&other, &back));
        let mut statuses = [first.status, second.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [303, 422]);
        for path in [&one, &other] {
            assert_eq!(alice.post(path, &[("to", "")]).await.status, 303);
        }
    }
});
