//! Each change of an import has its line in the journal, by the command line.

use domain::audit::{Deed, Setting, Value};
use spec::story;

use super::{imports, yaml};

story!(fn every_change_is_in_the_journal, async |world| {
    let text = "people:\n  - { address: zoe@univ.example, name: Zoé, admin: yes }\n  - { identifier: odile, name: Odile }\n\
                departments:\n  - label: Neuf\n    managers:\n      - person: zoe@univ.example\n    invitees: [paul]\n    \
                categories:\n      - label: X\n  - label: DSI\n    defaults: { priority: 4 }\n";
    imports(&world.app, &yaml(text)).await;
    let mut conn = world.app.db.read().await.expect("a connection");
    let lines = store::audit::page(&mut conn, None, None, 100).await.expect("a journal");
    let said: Vec<(Deed, &str, Option<&str>)> =
        lines.iter().rev().map(|line| (line.deed, line.subject.as_str(), line.department.as_deref())).collect();
    let expected = [
        (Deed::PersonEdited, "Odile", None),
        (Deed::AdministratorAdded, "Zoé", None),
        (Deed::DepartmentEdited, "DSI", Some("DSI")),
        (Deed::DepartmentAdded, "Neuf", Some("Neuf")),
        (Deed::ManagerAdded, "Zoé", Some("Neuf")),
        (Deed::CategoryAdded, "X", Some("Neuf")),
        (Deed::InviteeAdded, "Paul Girard", Some("Neuf")),
        (Deed::OrganisationImported, "org.yaml", None),
    ];
    assert_eq!(said, expected);
    assert!(lines.iter().all(|line| line.by.is_none()), "nobody but the command line");
    let counts = &lines[0].changes;
    assert!(counts.iter().all(|change| change.setting == Setting::Counts));
    assert_eq!(counts[0].after, Value::Text("people: 1 new, 1 changed, 0 as they were".to_owned()));
    let page = world.adam().await.get("/journal").await;
    page.shows("La ligne de commande");
    page.shows("a importé l’organisation");
});
