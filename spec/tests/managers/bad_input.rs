//! Whatever is typed in the form of a manager: the field is named, what was typed is kept, nothing is written.

use domain::Refusal;
use spec::story;
use spec::world::why;

use super::{alice, find, form, list, page_of, save};

story!(fn what_does_not_do_is_said_by_its_field, async |world| {
    let (alice, sg, chloe) = (alice(&world).await, world.places.sg, world.person("chloe"));
    let before = find(&world, sg, chloe).await;
    let outside = || Refusal::NumberOutside { max: 100 };
    let unreadable = |typed: &str| Refusal::DayUnreadable { typed: typed.to_owned() };
    let day = "2026-03-10";
    let rows: [(&str, &str, &str, Refusal); 12] = [
        ("rate", "", day, outside()),
        ("rate", "101", day, outside()),
        ("rate", "-1", day, outside()),
        ("rate", "+5", day, outside()),
        ("rate", "1e2", day, outside()),
        ("absent_until", "", day, Refusal::DayMissing),
        ("absent_until", "2026-02-30", day, unreadable("2026-02-30")),
        ("absent_until", "31/03/2026", day, unreadable("31/03/2026")),
        ("absent_until", "2026-03-09", day, Refusal::EndsBeforeItBegins),
        ("absent_from", "demain", "", unreadable("demain")),
        ("absence_note", &"é".repeat(121), day, Refusal::TextTooLong { found: 121, max: 120 }),
        ("privilege", "", day, Refusal::UnknownValue),
    ];
    for (field, typed, from, refusal) in rows {
        let form = form(&alice, sg, chloe).await.fill("absent_from", from).fill("absent_until", "2026-03-12");
        let form = if field == "privilege" { form.forge("privilege-root", "on") } else { form.fill(field, typed) };
        let page = form.untick("privilege-refuse").submit().await;
        page.is_refused_with(422, &why(&refusal));
        if field != "privilege" {
            assert!(page.error_of(field).contains(&why(&refusal)), "{field} {typed}: {}", page.error_of(field));
            assert_eq!(page.form(&chloe.to_string()).value(field), typed);
        }
        assert_eq!(page.form(&chloe.to_string()).is_ticked("privilege-refuse"), Some(false));
    }
    assert_eq!(find(&world, sg, chloe).await, before);
});

story!(fn nobody_else_has_a_page_here, async |world| {
    let (alice, sg) = (alice(&world).await, world.places.sg);
    for whose in [world.person("david").to_string(), "999999".to_owned(), "x".to_owned(), "0".to_owned()] {
        alice.get(&format!("{}/{whose}", list(sg))).await.is_not_found();
        alice.get(&format!("{}/{whose}/remove", list(sg))).await.is_not_found();
        alice.post(&format!("{}/{whose}", list(sg)), &[("rate", "5")]).await.is_not_found();
        alice.post(&format!("{}/{whose}/remove", list(sg)), &[]).await.is_not_found();
    }
    let david = world.david().await;
    david.get(&page_of(sg, world.person("chloe"))).await.is_not_found();
    david.post(&page_of(sg, world.person("chloe")), &[("rate", "5")]).await.is_not_found();
});

story!(fn html_in_a_note_is_shown_as_it_was_typed, async |world| {
    let (alice, sg, chloe) = (alice(&world).await, world.places.sg, world.person("chloe"));
    let hostile = "<script>alert(1)</script>";
    let form = form(&alice, sg, chloe).await.fill("absent_from", "2026-03-10").fill("absent_until", "2026-03-12");
    save(form.fill("absence_note", hostile)).await;
    let page = alice.get(&list(sg)).await;
    page.never_says(hostile);
    page.shows(hostile);
});
