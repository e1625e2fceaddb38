//! "Who will be told": what a form lists before it is sent is who is mailed once it is, box by box.

use domain::Manager;
use domain::monitoring::{Grid, Level};
use spec::story;
use spec::world::{ALICE, BRUNO, CHLOE, ODILE};

story!(fn releasing_while_closing_tells_the_other_managers_as_listed, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let page = alice.get(&ticket.action("close")).await;
    assert_eq!(page.told(""), [ODILE]);
    assert_eq!(page.told("release"), [BRUNO, CHLOE, ODILE]);
    page.form("close").tick("release").submit().await.follows().await;
    assert_eq!(world.mailed().await, ["bruno", "chloe", "odile"]);
});

story!(fn reopening_by_a_comment_tells_the_managers_as_listed, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_closed_by(&alice).await;
    let page = world.odile().await.get(&ticket.action("comment")).await;
    assert_eq!(page.told(""), [ALICE]);
    assert_eq!(page.told("reopen"), [ALICE, BRUNO, CHLOE]);
    let form = page.form("comment").fill("message", "Toujours en panne.").choose("reopen", "yes");
    form.submit().await.follows().await;
    assert_eq!(world.mailed().await, ["alice", "bruno", "chloe"]);
});

story!(fn taking_tells_the_owner_as_listed, async |world| {
    let ticket = world.ticket().await;
    let page = world.alice().await.get(&ticket.action("take")).await;
    assert_eq!(page.told(""), [ODILE]);
    page.form("take").submit().await.follows().await;
    assert_eq!(world.mailed().await, ["odile"]);
});

story!(fn assigning_says_of_each_choice_whether_it_is_told, async |world| {
    let ticket = world.ticket().await;
    let silent = Grid::preset(Level::None).expect("a triple");
    let deaf = |manager| Manager { monitoring: silent, ..manager };
    world.manager_is("chloe", world.places.sg, deaf).await;
    let page = world.alice().await.get(&ticket.action("assign")).await;
    assert_eq!(page.told(""), [ODILE]);
    page.shows(&format!("{BRUNO} membre de la catégorie · recevra un mail"));
    page.shows(&format!("{CHLOE} membre de la catégorie · ne recevra pas de mail"));
});
