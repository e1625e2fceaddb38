//! "Who will be told": what a form lists before it is sent is who is mailed once it is, box by box.

use domain::Manager;
use domain::monitoring::{Grid, Level};
use scraper::{Html, Selector};
use spec::story;
use spec::world::{ALICE, BRUNO, CHLOE, ODILE, Page};

/// The people listed by the form of the page, those that a ticked box adds among them.
fn listed(page: &Page, ticked: &str) -> Vec<String> {
    let document = Html::parse_document(&page.html);
    let line = Selector::parse("form.readers .told li").expect("a selector");
    let name = Selector::parse("b").expect("a selector");
    let is_shown = |when: Option<&str>| when.is_none() || when == Some(ticked);
    let mut names: Vec<String> = document
        .select(&line)
        .filter(|line| is_shown(line.value().attr("data-when")))
        .filter(|line| line.value().attr("data-scopes").is_none_or(|scopes| scopes.split(' ').any(|s| s == "default")))
        .map(|line| line.select(&name).next().expect("a name").text().collect())
        .collect();
    names.sort();
    names
}

fn people(names: &[&str]) -> Vec<String> {
    let mut people: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    people.sort();
    people
}

story!(fn releasing_while_closing_tells_the_other_managers_as_listed, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let page = alice.get(&ticket.action("close")).await;
    assert_eq!(listed(&page, ""), people(&[ODILE]));
    assert_eq!(listed(&page, "release"), people(&[ODILE, BRUNO, CHLOE]));
    page.form("close").tick("release").submit().await.follows().await;
    assert_eq!(world.mailed().await, ["bruno", "chloe", "odile"]);
});

story!(fn reopening_by_a_comment_tells_the_managers_as_listed, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_closed_by(&alice).await;
    let page = world.odile().await.get(&ticket.action("comment")).await;
    assert_eq!(listed(&page, ""), people(&[ALICE]));
    assert_eq!(listed(&page, "reopen"), people(&[ALICE, BRUNO, CHLOE]));
    let form = page.form("comment").fill("message", "Toujours en panne.").choose("reopen", "yes");
    form.submit().await.follows().await;
    assert_eq!(world.mailed().await, ["alice", "bruno", "chloe"]);
});

story!(fn taking_tells_the_owner_as_listed, async |world| {
    let ticket = world.ticket().await;
    let page = world.alice().await.get(&ticket.action("take")).await;
    assert_eq!(listed(&page, ""), people(&[ODILE]));
    page.form("take").submit().await.follows().await;
    assert_eq!(world.mailed().await, ["odile"]);
});

story!(fn assigning_says_of_each_choice_whether_it_is_told, async |world| {
    let ticket = world.ticket().await;
    let silent = Grid::preset(Level::None).expect("a triple");
    let deaf = |manager| Manager { monitoring: silent, ..manager };
    world.manager_is("chloe", world.places.sg, deaf).await;
    let page = world.alice().await.get(&ticket.action("assign")).await;
    assert_eq!(listed(&page, ""), people(&[ODILE]));
    page.shows(&format!("{BRUNO} membre de la catégorie · recevra un mail"));
    page.shows(&format!("{CHLOE} membre de la catégorie · ne recevra pas de mail"));
});
