//! Tables, as a spreadsheet has them.

use app::transport::{self, Kind};
use spec::story;

use super::{count, exported, fault, file, imports, refused, tables};

story!(fn a_table_a_kind_in_any_order_makes_a_department, async |world| {
    let files = [
        file("c.csv", "department,category,members,accepts_tickets\nAccueil,Visites > Groupes,,\nAccueil,Visites,ines,no\n"),
        file("m.csv", "department,manager,privileges,rate\nAccueil,ines,assign refuse,30\n"),
        file("i.csv", "department,invitee\nAccueil,paul\n"),
        file("d.csv", "department\tenabled\tscope\nAccueil\tyes\tprivate\n"),
    ];
    let outcome = imports(&world.app, &files).await;
    assert_eq!(count(&outcome, Kind::Categories), (2, 0, 0));
    let text = exported(&world.app).await;
    let department = text.split("  - label: ").find(|part| part.starts_with("Accueil")).expect("there");
    for said in ["enabled: yes", "scope: private", "person: ines", "rate: 30", "[assign, refuse]", "- paul"] {
        assert!(department.contains(said), "{said} is not in {department}");
    }
    assert!(imports(&world.app, &files).await.differences.is_empty());
});

story!(fn one_column_changes_and_the_others_stay, async |world| {
    let before = exported(&world.app).await;
    let outcome = imports(&world.app, &[file("m.csv", "department,manager,rate\nservices généraux,BRUNO,0\n")]).await;
    assert_eq!(outcome.differences.len(), 1);
    let after = exported(&world.app).await;
    let changed: Vec<_> = before.lines().zip(after.lines()).filter(|(a, b)| a != b).collect();
    assert_eq!(changed, [("        rate: 100", "        rate: 0")]);
});

story!(fn a_header_says_what_it_is, async |world| {
    let first = |faults: Vec<String>| faults.first().cloned().unwrap_or_default();
    for (text, expected) in [
        ("", "1: this table has no header"),
        ("nom,prénom\nA,B\n", "1: the header names the columns of none of these tables."),
        ("address,nom\na@b.fr,A\n", "1: unknown column « nom »; people has address, "),
        ("address,name,Name\na@b.fr,A,B\n", "1: the column name comes twice"),
        ("address,name\na@b.fr\n", "2: 1 cells, and the header has 2"),
        ("address,name\n\n\"a@b.fr\",A,B\n", "3: 3 cells, and the header has 2"),
        ("address,name\r\na@b.fr,A\r\n\r\n\r\nb,B\r\n", "5: address: « b » is not"),
        ("address,name,affiliation\na@b.fr,A,\"UFR\n\"\nb,B,\n", "4: address: « b » is not"),
        ("address,affiliation,name\na@b.fr,\"deux\nlignes\",A\nb,,B\n", "2: affiliation: one line is needed"),
    ] {
        let why = first(refused(&world, &[file("t.csv", text)]).await);
        assert!(why.starts_with(&format!("t.csv:{expected}")), "{text}\n{why}");
    }
});

story!(fn formulas_go_neither_in_nor_out, async |world| {
    for formula in ["=HYPERLINK(\"\"http://x\"\")", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)"] {
        let text = format!("address,name\na@univ.example,\"{formula}\"\n");
        let why = fault(&world, &[file("people.csv", &text)]).await;
        assert!(why.starts_with("people.csv:2: name: « "), "{why}");
        assert!(why.ends_with("looks like a formula; an apostrophe before it makes it a text"), "{why}");
    }
    let text = "address,name,affiliation\na@univ.example,'=1+1,+33 1 23 45\nb@univ.example,L'Hôte,'@\n";
    imports(&world.app, &[file("people.csv", text)]).await;
    let yaml = exported(&world.app).await;
    assert!(yaml.contains("name: \"=1+1\", affiliation: \"+33 1 23 45\""), "{yaml}");
    let table = transport::export_table(&world.app, Kind::People).await.expect("a table");
    assert!(table.contains("a@univ.example,,'=1+1,+33 1 23 45,"), "{table}");
    assert!(imports(&world.app, &tables(&world.app).await).await.differences.is_empty(), "read back as it was");
});
