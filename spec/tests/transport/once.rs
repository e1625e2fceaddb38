//! All of it or nothing, whatever else happens meanwhile.

use app::transport::Kind;
use spec::story;

use super::{count, everything, exported, fault, file, imports, refused, table, yaml};

story!(fn one_wrong_line_among_many_stops_everything, async |world| {
    let rows = (0..3000).map(|number| format!("p{number}@univ.example,Personne {number}"));
    let mut people = table("address,name", rows);
    people += "p12@univ.example,Une autre\n";
    let why = fault(&world, &[file("people.csv", &people)]).await;
    assert_eq!(why, "people.csv:3002: p12@univ.example is on line 14 already");
    // A file that does comes with one that does not.
    let right = file("right.csv", "address,name\nneuf@univ.example,Neuf\n");
    refused(&world, &[right, file("wrong.yaml", "departments:\n  - label: Neuf\n    colour: red\n")]).await;
});

story!(fn two_files_at_once_are_both_there, async |world| {
    let other = world.another_program().await;
    let text = |name: &str| yaml(format!("departments:\n  - label: {name}\n    categories:\n      - label: Demandes\n"));
    let (a, b) = (text("Un"), text("Deux"));
    let (one, two) = tokio::join!(imports(&world.app, &a), imports(&other, &b));
    assert_eq!((count(&one, Kind::Categories), count(&two, Kind::Categories)), ((1, 0, 0), (1, 0, 0)));
    let text = exported(&world.app).await;
    assert!(text.contains("label: Un") && text.contains("label: Deux"));
});

story!(fn the_same_file_at_once_is_there_once, async |world| {
    let other = world.another_program().await;
    let files = yaml("departments:\n  - label: Un\n    categories:\n      - label: Demandes\n");
    let (one, two) = tokio::join!(imports(&world.app, &files), imports(&other, &files));
    let added = [count(&one, Kind::Departments).0, count(&two, Kind::Departments).0];
    assert_eq!(added.iter().sum::<usize>(), 1, "{added:?}");
    assert_eq!(exported(&world.app).await.matches("- label: Demandes").count(), 1);
});

story!(fn somebody_who_is_closed_is_signed_out, async |world| {
    let odile = world.odile().await;
    assert_eq!(odile.get("/").await.status, 200);
    imports(&world.app, &[file("people.csv", "identifier,enabled\nodile,no\n")]).await;
    assert_eq!(odile.get("/").await.status, 303, "the session has ended");
    imports(&world.app, &[file("people.csv", "identifier;enabled\nodile;oui\n")]).await;
    assert_eq!(world.odile().await.get("/").await.status, 200);
});

story!(fn somebody_always_administers, async |world| {
    let why = fault(&world, &yaml("people:\n  - { identifier: adam, admin: no }\n")).await;
    assert_eq!(why, "org.yaml:2: admin: nobody would administer any more");
    let handed = "people:\n  - { identifier: adam, admin: no }\n  - { identifier: ines, admin: yes }\n";
    imports(&world.app, &yaml(handed)).await;
    let before = everything(&world.app).await;
    fault(&world, &yaml("people:\n  - { identifier: ines, enabled: no }\n")).await;
    assert_eq!(everything(&world.app).await, before);
});

story!(fn two_people_exchange_what_names_them, async |world| {
    let text = "identifier,address\nodile,paul@deux-rives.example\npaul,odile@deux-rives.example\n";
    imports(&world.app, &[file("people.csv", text)]).await;
    let there = exported(&world.app).await;
    assert!(there.contains("{ identifier: odile, address: paul@deux-rives.example, name: Odile Fontanel"), "{there}");
    // One takes what another keeps.
    let why = fault(&world, &[file("people.csv", "identifier,address\nines,odile@deux-rives.example\n")]).await;
    assert!(why.ends_with("address: « odile@deux-rives.example » is already that of Paul Girard"), "{why}");
});
