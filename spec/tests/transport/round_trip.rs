//! What goes out comes in again: on the same installation nothing changes, on an empty one everything is there.

use app::transport::Kind;
use spec::story;
use spec::world::{Engine, World};

use super::{count, everything, exported, file, foreseen, imports, tables, yaml};

/// Lines of one file that are not in the other.
fn missing<'a>(from: &'a str, there: &str) -> Vec<&'a str> {
    let there: Vec<&str> = there.lines().collect();
    from.lines().filter(|line| !there.contains(line)).collect()
}

story!(fn what_was_exported_changes_nothing, async |world| {
    imports(&world.app, &yaml(include_str!("../../../docs/organisation.yaml"))).await;
    let before = everything(&world.app).await;
    let outcome = imports(&world.app, &yaml(&before.0)).await;
    assert!(outcome.differences.is_empty(), "{:#?}", outcome.differences);
    let outcome = imports(&world.app, &tables(&world.app).await).await;
    assert!(outcome.differences.is_empty(), "{:#?}", outcome.differences);
    assert_eq!(everything(&world.app).await, before, "the same bytes");
});

story!(fn the_example_of_the_documentation_is_imported_once, async |world| {
    let files = yaml(include_str!("../../../docs/organisation.yaml"));
    let before = everything(&world.app).await;
    let planned = foreseen(&world.app, &files).await;
    assert_eq!(everything(&world.app).await, before, "a dry run writes nothing");
    let done = imports(&world.app, &files).await;
    assert_eq!(done, planned, "a dry run shows what is done");
    assert_eq!(count(&done, Kind::Departments), (2, 1, 0), "one was there under this label");
    assert_eq!(count(&done, Kind::Categories), (6, 1, 0));
    let after = everything(&world.app).await;
    let again = imports(&world.app, &files).await;
    assert!(again.differences.is_empty(), "{:#?}", again.differences);
    assert_eq!(count(&again, Kind::Categories), (0, 0, 7));
    assert_eq!(everything(&world.app).await, after, "not even a line of the journal");
});

story!(fn another_installation_becomes_the_same, |engine| async move {
    let (Some(here), Some(there)) = (World::start(engine).await, World::start(engine).await) else { return };
    imports(&here.app, &yaml(include_str!("../../../docs/organisation.yaml"))).await;
    let text = exported(&here.app).await;
    imports(&there.app, &yaml(&text)).await;
    assert_eq!(exported(&there.app).await, text);
    // The same with tables.
    let Some(third) = World::start(engine).await else { return };
    imports(&third.app, &tables(&here.app).await).await;
    assert_eq!(exported(&third.app).await, text);
});

/// The university of the demo, which is much larger, from SQLite to each engine.
async fn the_demo_moves_to(engine: Engine) {
    let Some(world) = World::start(engine).await else { return };
    let (university, _folder) = spec::demo::university().await;
    let text = exported(&university).await;
    let outcome = imports(&world.app, &yaml(&text)).await;
    assert!(outcome.differences.len() > 50);
    let here = exported(&world.app).await;
    // Blank lines at the end of a message are no part of it.
    let text = text.replace("message: |\n", "message: |-\n");
    assert_eq!(missing(&text, &here), Vec::<&str>::new(), "all of it is there");
    let again = imports(&world.app, &yaml(&text)).await;
    assert!(again.differences.is_empty(), "{:#?}", again.differences);
    let tables = tables(&world.app).await;
    assert!(imports(&world.app, &tables).await.differences.is_empty());
}

story!(fn the_demo_moves_to_another_installation, |engine| the_demo_moves_to(engine));

story!(fn what_a_file_does_not_say_is_left_alone, async |world| {
    let before = exported(&world.app).await;
    let quiet = "people:\n  - { identifier: alice }\ndepartments:\n  - label: services generaux\n    categories:\n      \
                 - label: Électricité\n  - label: DSI\n    managers:\n      - person: david@deux-rives.example\n";
    // The label of a department is written as it is here.
    let outcome = imports(&world.app, &yaml(quiet)).await;
    assert_eq!(outcome.differences.len(), 1, "{:#?}", outcome.differences);
    assert_eq!(exported(&world.app).await, before.replace("- label: Services Généraux", "- label: services generaux"));
    let named = "departments:\n  - label: Services Généraux\n";
    imports(&world.app, &yaml(named)).await;
    assert_eq!(exported(&world.app).await, before);
    for nothing in ["", "people: []\n", "departments:\n", "# rien\n"] {
        let outcome = imports(&world.app, &yaml(nothing)).await;
        assert!(outcome.differences.is_empty());
    }
    imports(&world.app, &[file("people.csv", "identifier,name\n")]).await;
    assert_eq!(exported(&world.app).await, before);
});

story!(fn what_it_says_changes_with_one_word, async |world| {
    let before = exported(&world.app).await;
    let changed = before.replace("rate: 100", "rate: 40").replace("Odile Fontanel", "Odile Fontanel-Roy");
    let outcome = imports(&world.app, &yaml(&changed)).await;
    assert_eq!((count(&outcome, Kind::Managers), count(&outcome, Kind::People).1), ((0, 4, 0), 1));
    assert_eq!(exported(&world.app).await, changed);
    let shown: Vec<String> = outcome.differences.iter().map(ToString::to_string).collect();
    assert!(shown.contains(&"~ people odile\n    Name: Odile Fontanel → Odile Fontanel-Roy".to_owned()), "{shown:#?}");
    assert!(shown.contains(&"~ managers DSI: david\n    Availability rate: 100 → 40".to_owned()), "{shown:#?}");
    imports(&world.app, &yaml(&before)).await;
    assert_eq!(exported(&world.app).await, before, "a former version comes back");
});

story!(fn what_was_stored_before_a_rule_comes_back_as_it_was, async |world| {
    let mut tx = world.app.db.write().await.expect("a transaction");
    let strange = format!(" UFR\u{b}Sciences\n{}", "é".repeat(300));
    let query = store::db::q("UPDATE people SET affiliation = $1, name = $2 WHERE identifier = 'odile'");
    tx.exec(query.bind(strange).bind(" Odile\t")).await.expect("written");
    let query = store::db::q("UPDATE departments SET icon = $1, default_subject = $2 WHERE label = 'DSI'");
    tx.exec(query.bind("x".repeat(200)).bind("s".repeat(300))).await.expect("written");
    tx.commit().await.expect("committed");
    let before = everything(&world.app).await;
    assert!(imports(&world.app, &yaml(&before.0)).await.differences.is_empty());
    assert_eq!(everything(&world.app).await, before);
});

/// The blocks of a list that begin so, in the other order.
fn turned(text: &str, begins: &str) -> String {
    let (head, list) = text.trim_end().split_once(begins).expect("a list");
    let blocks: Vec<&str> = list.split(begins).collect();
    let turned = blocks.iter().rev().flat_map(|block| [begins, block]).collect::<String>();
    format!("{head}{turned}\n")
}

story!(fn the_order_of_a_whole_list_is_that_of_the_file, async |world| {
    let before = exported(&world.app).await;
    let other = turned(&before, "\n  - label: ");
    assert_ne!(other, before);
    let outcome = imports(&world.app, &yaml(&other)).await;
    let shown: Vec<String> = outcome.differences.iter().map(ToString::to_string).collect();
    assert_eq!(shown, ["~ departments \n    Order: Services Généraux, DSI → DSI, Services Généraux"]);
    assert_eq!(exported(&world.app).await, other);
    let people = "departments:\n  - label: Services Généraux\n    managers:\n      - person: chloe\n      - person: alice\n      \
                  - person: ines\n      - person: bruno\n    categories:\n      - label: Neuve\n      - label: Plomberie\n      \
                  - label: Chauffage\n      - label: Électricité\n";
    imports(&world.app, &yaml(people)).await;
    let ground = exported(&world.app).await;
    let places = |words: [&str; 4]| words.map(|word| ground.rfind(word).expect("there"));
    assert!(places(["- person: chloe", "- person: alice", "- person: ines", "- person: bruno"]).is_sorted(), "{ground}");
    assert!(places(["- label: Neuve", "- label: Plomberie", "- label: Chauffage", "- label: Électricité"]).is_sorted());
    // A part of a list has no order to give.
    let part = "departments:\n  - label: Services Généraux\n    managers:\n      - person: bruno\n      - person: chloe\n";
    assert!(imports(&world.app, &yaml(part)).await.differences.is_empty());
    assert!(imports(&world.app, &yaml(people)).await.differences.is_empty());
});
