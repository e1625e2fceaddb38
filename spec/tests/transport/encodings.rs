//! Files as they are saved: with a mark, without one, by an old spreadsheet; and what is no text at all.

use app::transport;
use spec::story;

use super::{exported, fault, file, imports};

story!(fn accents_come_through_however_they_were_saved, async |world| {
    let files = [
        ("plain.csv", "address,name\na@univ.example,Zoé Ébène\n".as_bytes().to_vec(), false),
        ("marked.csv", "\u{feff}address,name\nb@univ.example,Zoé Ébène\n".as_bytes().to_vec(), false),
        ("old.csv", b"address;name\r\nc@univ.example;Zo\xe9 \xc9b\xe8ne\r\n".to_vec(), true),
        ("marked.yaml", "\u{feff}people:\n  - { address: d@univ.example, name: Zoé Ébène }\n".as_bytes().to_vec(), false),
        ("old.yml", b"people:\n  - { address: e@univ.example, name: Zo\xe9 \xc9b\xe8ne }\n".to_vec(), true),
    ];
    for (name, bytes, is_noticed) in files {
        let outcome = imports(&world.app, &[file(name, bytes)]).await;
        assert_eq!(outcome.counts[0].added, 1, "{name}");
        let notices = outcome.notices.join("\n");
        assert_eq!(notices.contains("windows-1252"), is_noticed, "{name}: {notices}");
    }
    assert_eq!(exported(&world.app).await.matches("name: Zoé Ébène,").count(), 5);
});

story!(fn what_is_no_text_is_refused, async |world| {
    for (name, bytes, line) in [
        ("people.csv", &b"PK\x03\x04\x14\x00\x06\x00"[..], 1),
        ("people.csv", b"address,name\na@univ.example,Zo\xc3\xa9\nb@univ.example,Zo\xe9\n", 3),
        ("people.csv", b"address,name\na@univ.example,Zo\x00\n", 2),
    ] {
        let why = fault(&world, &[file(name, bytes)]).await;
        assert!(why.starts_with(&format!("people.csv:{line}: this is no text")), "{why}");
    }
    for name in ["people.xlsx", "people", "people.ods"] {
        let why = fault(&world, &[file(name, "address,name\n")]).await;
        assert!(why.contains("a file that ends with .yaml, .yml or .csv is needed"), "{why}");
    }
});

story!(fn a_notice_goes_with_a_refusal_too, async |world| {
    let files = [file("old.csv", b"address;name\r\nc;Zo\xe9\r\n")];
    let outcome = transport::import(&world.app, &files, true).await.expect("a database");
    let refused = outcome.expect_err("no address");
    assert_eq!((refused.faults.len(), refused.notices.len()), (1, 1), "{refused:#?}");
});
