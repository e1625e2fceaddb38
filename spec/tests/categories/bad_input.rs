//! Whatever is typed, and whatever is forged: the form comes back with the reason by its field, nothing is written.

use domain::{CategoryId, Refusal};
use spec::story;
use spec::world::why;

use super::{all, form, opens, save, stored, tree};

story!(fn what_does_not_do_is_said_by_its_field, async |world| {
    let (alice, elec, sg) = (world.alice().await, world.places.elec, world.places.sg);
    let before = stored(&world, elec).await;
    let long = |count: usize| "é".repeat(count);
    let too_long = |found, max| Refusal::TextTooLong { found, max };
    let unknown = || Refusal::UnknownValue;
    let rows = [
        ("label", String::new(), Refusal::CategoryLabelMissing),
        ("label", " \u{200b}\t".to_owned(), Refusal::CategoryLabelMissing),
        ("label", long(81), too_long(81, 80)),
        ("label", "CHAUFFAGE".to_owned(), Refusal::SiblingLabelTaken { label: "Chauffage".to_owned() }),
        ("long_label", String::new(), Refusal::CategoryLabelMissing),
        ("long_label", long(256), too_long(256, 255)),
        ("search_words", long(501), too_long(501, 500)),
        ("icon", "../../x".to_owned(), unknown()),
        ("subject", long(256), too_long(256, 255)),
        ("message", long(4097), too_long(4097, 4096)),
        ("message", "a".repeat(900_000), too_long(900_000, 4096)),
        ("scope", "secret".to_owned(), unknown()),
        ("priority", "6".to_owned(), unknown()),
        ("priority", "-1".to_owned(), unknown()),
        ("algorithm", "best".to_owned(), unknown()),
        ("expiry_days", "-1".to_owned(), Refusal::DaysOutOfRange { max: 3650 }),
        ("expiry_days", "99999".to_owned(), Refusal::DaysOutOfRange { max: 3650 }),
        ("expiry_days", "deux".to_owned(), Refusal::DaysOutOfRange { max: 3650 }),
        ("watch_level", "often".to_owned(), unknown()),
        ("watch_address", "a@b".to_owned(), Refusal::WatchLevelMissing),
        ("confidential", "1".to_owned(), Refusal::ConfidentialNotAllowed { department: "Services Généraux".to_owned() }),
    ];
    for (field, typed, refusal) in rows {
        let sent = form(&alice, &world, elec).await.forge(field, &typed).submit().await;
        sent.is_refused_with(422, &why(&refusal));
        assert_eq!(sent.form(&elec.to_string()).value("long_label").is_empty(), field == "long_label" && typed.is_empty());
    }
    for address in ["", "a", "a b@c", "A <a@b>", "a@b,c@d", "a@b\r\nBcc: x@y"] {
        let sent = form(&alice, &world, elec).await.choose("watch_level", "always").forge("watch_address", address);
        sent.submit().await.is_refused_with(422, &why(&Refusal::AddressUnreadable));
    }
    let own = || async { form(&alice, &world, elec).await.choose("members", "own") };
    own().await.submit().await.is_refused_with(422, &why(&Refusal::MembersMissing));
    for member in [world.person("odile").to_string(), "999999".to_owned(), "x".to_owned()] {
        let sent = own().await.forge("member", &member).submit().await;
        sent.is_refused_with(422, &why(&Refusal::MembersAreManagers));
    }
    assert_eq!(stored(&world, elec).await, before);
    let gone = alice.post(&format!("{}/999999", tree(sg)), &[("message", "Mes mots")]).await;
    assert_eq!(gone.status, 404);
    gone.shows("Mes mots");
    // More than any form of ours holds.
    let huge = alice.post(&format!("{}/{elec}", tree(sg)), &[("message", &"a".repeat(1_100_000))]).await;
    assert_eq!(huge.status, 413);
});

story!(fn html_and_marks_are_shown_as_they_were_typed, async |world| {
    let (alice, elec) = (world.alice().await, world.places.elec);
    let hostile = "<script>alert(1)</script>\n**gras**";
    save(form(&alice, &world, elec).await.fill("message", hostile).fill("label", "<b>É</b>")).await;
    let page = opens(&alice, &world, elec).await;
    page.never_says("<script>alert(1)");
    page.never_says("<b>É</b>");
    page.shows("<script>alert(1)</script> **gras**");
});

story!(fn nothing_is_added_where_it_cannot_be, async |world| {
    let (alice, sg) = (world.alice().await, world.places.sg);
    let count = all(&world).await.len();
    let taken = Refusal::SiblingLabelTaken { label: "Électricité".to_owned() };
    let rows: [(&str, &str, Refusal); 5] = [
        ("", "", Refusal::CategoryLabelMissing),
        ("electricite", "", taken),
        ("Neuve", "999999", Refusal::UnknownValue),
        ("Neuve", "x", Refusal::UnknownValue),
        ("Neuve", "RES", Refusal::UnknownValue),
    ];
    for (label, parent, refusal) in rows {
        let parent = parent.replace("RES", &world.places.res.to_string());
        let page = alice.post(&tree(sg), &[("label", label), ("parent", &parent)]).await;
        page.is_refused_with(422, &why(&refusal));
        assert_eq!(page.form("categories").value("label"), label);
    }
    assert_eq!(all(&world).await.len(), count);
});

story!(fn a_branch_is_at_most_twenty_deep, async |world| {
    let (alice, sg, mut parent) = (world.alice().await, world.places.sg, world.places.elec);
    for depth in 2..=20 {
        let label = format!("Niveau {depth}");
        let page = alice.post(&tree(sg), &[("label", &label), ("parent", &parent.to_string())]).await;
        assert_eq!(page.status, 303, "{depth}");
        let added = all(&world).await.into_iter().find(|one| one.label == label).expect("added");
        parent = added.id;
    }
    let page = alice.post(&tree(sg), &[("label", "Trop"), ("parent", &parent.to_string())]).await;
    page.is_refused_with(422, &why(&Refusal::TreeTooDeep { max: 20 }));
    let elec: CategoryId = world.places.elec;
    let below = alice.post(&format!("{}/{elec}/move", tree(sg)), &[("to", &format!("c{parent}"))]).await;
    below.is_refused_with(422, &why(&Refusal::BelowItself { category: "Électricité".to_owned() }));
});
