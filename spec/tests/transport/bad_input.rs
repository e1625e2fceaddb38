//! Whatever is wrong is said with its line, all of it at once, and nothing is written.

use spec::story;

use super::{fault, file, refused, table, yaml};

/// The same, of the questions of a category.
fn wrong_questions() -> Vec<(&'static str, &'static str)> {
    vec![
        ("departments:\n  - label: DSI\n    categories:\n      - label: X\n        questions: [a]\n", "5: questions: "),
        (
            "departments:\n  - label: DSI\n    categories:\n      - label: X\n        questions:\n          \
             - { label: A, kind: colour }\n",
            "5: questions: unknown variant `colour`",
        ),
        (
            "departments:\n  - label: DSI\n    categories:\n      - label: X\n        questions:\n          \
             - { label: A, kind: date, requird: yes }\n",
            "5: questions: unknown field `requird`",
        ),
        (
            "departments:\n  - label: DSI\n    categories:\n      - label: X\n        questions:\n          \
             - { label: A, kind: choice, options: [un] }\n",
            "5: questions: « A », options: Offer two choices",
        ),
        (
            "departments:\n  - label: DSI\n    categories:\n      - label: X\n        questions:\n          \
             - { label: A, kind: date, only_if: { question: B, is: \"yes\" } }\n",
            "5: questions: « A », only_if: “A” depends on the answer to “B”",
        ),
    ]
}

/// A file in which one line is wrong, and what is said of it.
fn wrong_files() -> Vec<(&'static str, &'static str)> {
    vec![
        ("departments:\n  - label: A\n  - label: a\n", "3: the department « a » is on line 2 already"),
        ("departments:\n  - label: A\n    label: B\n", "3: label: said twice"),
        ("departments:\n  - label: A\n    colour: red\n", "3: unknown key « colour »; there are label, "),
        ("departments:\n  - label: A\n    enabled: maybe\n", "3: enabled: « maybe » is neither yes nor no"),
        ("departments:\n  - label: A\n    settings: [anonymous, loud]\n", "3: settings: « loud » is not one of "),
        ("departments:\n  - enabled: yes\n", "2: label: a department is named by its label"),
        ("departments:\n  - label: A\n    defaults:\n      scope: secret\n", "4: scope: "),
        ("departments:\n  - label: A\n    defaults: { expiry_days: 99999 }\n", "3: expiry_days: "),
        ("departments:\n  - label: A\n    redirects_to: Nulle part\n", "3: redirects_to: no department is called"),
        ("departments:\n  - label: A\n    redirects_to: A\n", "3: redirects_to: "),
        ("departments:\n  - label: DSI\n    redirects_to: Services Généraux\n", "3: redirects_to: "),
        (
            "departments:\n  - label: A\n    managers:\n      - person: nobody\n",
            "4: manager: nobody is known as « nobody »",
        ),
        ("departments:\n  - label: DSI\n    managers:\n      - person: david\n        rate: 101\n", "5: rate: "),
        ("departments:\n  - label: DSI\n    managers:\n      - person: david\n        rate: -1\n", "5: rate: "),
        ("departments:\n  - label: DSI\n    managers:\n      - person: david\n        pace: daily\n", "5: pace: "),
        (
            "departments:\n  - label: DSI\n    managers:\n      - person: david\n        privileges: assign refuse fly\n",
            "5: privileges: « fly » is not one of ",
        ),
        (
            "departments:\n  - label: DSI\n    managers:\n      - person: david\n        monitoring:\n          \
             { any: always, category: never, managed: always }\n",
            "6: monitoring: ",
        ),
        (
            "departments:\n  - label: DSI\n    managers:\n      - person: david\n      - person: DAVID\n",
            "5: DAVID, as a manager of DSI, is on line 4 already",
        ),
        ("departments:\n  - label: DSI\n    invitees: [odile, personne]\n", "3: invitee: nobody is known as"),
        (
            "departments:\n  - label: DSI\n    invitees: [odile, odile]\n",
            "3: odile, as an invitee of DSI, is on line 3",
        ),
        (
            "departments:\n  - label: DSI\n    categories:\n      - label: X\n      - label: x\n",
            "5: the category « x » is on line 4 already",
        ),
        ("departments:\n  - label: DSI\n    categories:\n      - icon: key\n", "4: label: a category is named"),
        ("departments:\n  - label: DSI\n    categories:\n      - label: X\n        icon: ../x\n", "5: icon: "),
        ("departments:\n  - label: DSI\n    categories:\n      - label: X\n        members: [odile]\n", "5: members: "),
        (
            "departments:\n  - label: DSI\n    categories:\n      - label: X\n        members: [personne]\n",
            "5: members: nobody",
        ),
        (
            "departments:\n  - label: DSI\n    categories:\n      - label: X\n        settings: [confidential]\n",
            "4: confidential: ",
        ),
        (
            "departments:\n  - label: DSI\n    categories:\n      - label: X\n        redirects_to: DSI > Rien\n",
            "5: redirects_to: there is no category « DSI > Rien »",
        ),
        (
            "departments:\n  - label: DSI\n    categories:\n      - label: X\n        redirects_to: DSI > X\n",
            "5: redirects_to: ",
        ),
        (
            "departments:\n  - label: DSI\n    categories:\n      - label: X\n        redirects_to: DSI > Réseau\n        \
             categories:\n          - label: Y\n",
            "5: redirects_to: ",
        ),
        ("people:\n  - { name: Zoé }\n", "2: an identifier or an address is needed"),
        ("people:\n  - { identifier: zoe, name: Zoé }\n", "2: address: « zoe » is new, and needs one"),
        ("people:\n  - { address: zoe@univ.example }\n", "2: name: « zoe@univ.example » is new, and needs one"),
        ("people:\n  - { address: zoe, name: Zoé }\n", "2: address: « zoe » is not a mail address"),
        ("people:\n  - { identifier: \"o d\", address: z@b.fr, name: Zoé }\n", "2: identifier: letters, digits"),
        ("people:\n  - { identifier: odile, name: \"a\\nb\" }\n", "2: name: one line is needed"),
        ("people:\n  - { identifier: odile, language: de }\n", "2: language: « de » is not one of fr, en"),
        ("people:\n  - { identifier: odile, account: alien }\n", "2: account: « alien » is not one of "),
        (
            "people:\n  - { identifier: odile }\n  - { address: ODILE@deux-rives.example }\n",
            "3: odile is on line 2 already",
        ),
        (
            "people:\n  - { identifier: odile, address: paul@deux-rives.example }\n",
            "2: address: « paul@deux-rives.example » is already that of ",
        ),
        ("people: odile\n", "1: people: a list is needed"),
        ("people:\n  - odile\n", "2: somebody is described by keys and values"),
        ("people:\n  - { name: [a] }\n", "2: name: one text is needed"),
        ("- a\n", "1: the file is described by keys and values"),
        ("departments:\n  - &a { label: A }\n  - *a\n", "2: anchors, aliases and tags are not understood here"),
        ("departments: [\n", "2: "),
        ("departments:\n\t- label: A\n", "2: "),
    ]
}

story!(fn each_mistake_is_said_with_its_line, async |world| {
    for (text, expected) in wrong_files().into_iter().chain(wrong_questions()) {
        let faults = refused(&world, &yaml(text)).await;
        let expected = format!("org.yaml:{expected}");
        assert!(faults.iter().any(|fault| fault.starts_with(&expected)), "{text}\n{faults:#?}\n{expected}");
        let needs_two = text.starts_with("people:\n  - { name: [a]");
        assert!(faults.len() == 1 || needs_two, "{text}\n{faults:#?}");
    }
});

story!(fn all_mistakes_are_said_at_once, async |world| {
    let text = "people:\n  - { name: Zoé }\n  - { identifier: odile, language: de }\ndepartments:\n  - label: A\n    \
                colour: red\n    managers:\n      - person: nobody\n    categories:\n      - label: X\n        \
                defaults: { priority: 9 }\n";
    let faults = refused(&world, &yaml(text)).await;
    let lines: Vec<&str> = faults.iter().filter_map(|fault| fault.split(':').nth(1)).collect();
    assert_eq!(lines, ["2", "3", "6", "8", "11"], "{faults:#?}");
});

story!(fn departments_stand_neither_in_chains_nor_in_circles, async |world| {
    let text = |b: &str, c: &str| {
        format!("departments:\n  - label: A\n    redirects_to: B\n  - label: B\n    redirects_to: {b}\n  - label: C\n    redirects_to: {c}\n")
    };
    let chain = refused(&world, &yaml(text("C", "\"\""))).await;
    assert!(chain.iter().any(|fault| fault.starts_with("org.yaml:3: ")), "{chain:#?}");
    let circle = refused(&world, &yaml(text("C", "A"))).await;
    assert_eq!(circle.len(), 3, "{circle:#?}");
    // A virtual department has no category of its own.
    let both = "departments:\n  - label: A\n    redirects_to: DSI\n    categories:\n      - label: X\n";
    let faults = refused(&world, &yaml(both)).await;
    assert!(faults.iter().any(|fault| fault.starts_with("org.yaml:5: ")), "{faults:#?}");
});

story!(fn categories_do_not_stand_in_circles, async |world| {
    let text = "department,category,redirects_to\nDSI,X,DSI > Y\nDSI,Y,DSI > Z\nDSI,Z,DSI > X\n";
    let faults = refused(&world, &[file("categories.csv", text)]).await;
    assert_eq!(faults.len(), 3, "{faults:#?}");
    assert!(faults[2].starts_with("categories.csv:4: redirects_to: "), "{faults:#?}");
});

story!(fn a_tree_is_at_most_twenty_deep, async |world| {
    let path = |depth: usize| (1..=depth).map(|level| format!("N{level}")).collect::<Vec<_>>().join(" > ");
    let text = table("department,category", (1..=21).map(|depth| format!("DSI,{}", path(depth))));
    let why = fault(&world, &[file("categories.csv", &text)]).await;
    assert!(why.starts_with("categories.csv:22: "), "{why}");
    let orphan = fault(&world, &[file("categories.csv", "department,category\nDSI,Rien > X\n")]).await;
    assert_eq!(orphan, "categories.csv:2: category: there is nothing called « Rien » above it");
});

story!(fn a_hundred_thousand_lines_are_read_to_the_last, async |world| {
    let rows = (0..100_000).map(|number| format!("p{number}@univ.example,Personne {number}"));
    let mut people = table("address,name", rows);
    people += "nowhere,Personne\n";
    let why = fault(&world, &[file("people.csv", &people)]).await;
    assert_eq!(why, "people.csv:100002: address: « nowhere » is not a mail address");
});
