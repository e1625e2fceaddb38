//! A ticket's page that stays open: what others do is heard at once, and who else is there is known to those with a
//! part in the ticket (guarantees §5.8).

use app::{Order, perform};
use domain::department::DepartmentSetting;
use domain::{Act, Actor, Command, Said};
use spec::story;
use spec::world::{ALICE, BRUNO, ODILE};

story!(fn what_another_does_is_heard_by_everybody_there, async |world| {
    let ticket = world.ticket().await;
    let (odile, bruno) = (world.odile().await, world.bruno().await);
    let (mut hers, mut his) = (odile.listens(ticket).await, bruno.listens(ticket).await);
    hers.hears_of(1).await;
    world.alice().await.does("take", ticket, "").await;
    hers.hears_of(2).await;
    his.hears_of(2).await;
    world.leave_mail();
});

story!(fn w5_who_comes_back_is_told_what_was_missed, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    let mut before = odile.listens(ticket).await;
    before.hears_of(1).await;
    drop(before);
    world.alice().await.does("take", ticket, "").await;
    odile.listens(ticket).await.hears_of(2).await;
    world.leave_mail();
});

story!(fn w6_what_another_machine_does_is_heard_by_looking, async |world| {
    let ticket = world.ticket().await;
    let mut stream = world.odile().await.listens(ticket).await;
    stream.hears_of(1).await;
    let elsewhere = world.another_program().await;
    let order =
        Order { ticket: ticket.id(), seen: 1, token: "autre".to_owned(), draft: None, command: Command::new(Act::Take, Said::NOTHING) };
    perform(&elsewhere, Actor::Person(world.account("bruno").await), order).await.expect("taken");
    app::live::poll(&world.app, false).await.expect("a look");
    stream.hears_of(2).await;
    world.leave_mail();
});

story!(fn those_with_a_part_see_each_other, async |world| {
    let ticket = world.ticket().await;
    let (alice, odile) = (world.alice().await, world.odile().await);
    let mut hers = alice.listens(ticket).await;
    hers.hears_of(1).await;
    let mut owners = odile.listens(ticket).await;
    assert_eq!(hers.sees().await, [ODILE]);
    owners.hears_of(1).await;
    assert_eq!(owners.sees().await, [ALICE]);

    // Once more in another tab: still one person.
    let second_tab = odile.listens(ticket).await;
    assert_eq!(odile.types(ticket).await, 204);
    assert_eq!(hers.sees().await, [format!("{ODILE}…")]);
    world.clock.advance_seconds(19);
    world.looks_around().await;
    assert_eq!(odile.types(ticket).await, 204);
    world.clock.advance_seconds(19);
    world.looks_around().await;
    // Typing went on: nothing was said, and the next thing heard is its end.
    world.clock.advance_seconds(1);
    world.looks_around().await;
    assert_eq!(hers.sees().await, [ODILE]);

    let his = world.bruno().await.listens(ticket).await;
    assert_eq!(hers.sees().await, [ODILE, BRUNO]);
    drop((owners, second_tab));
    drop(his);
    while !hers.sees().await.is_empty() {}
});

story!(fn who_merely_reads_is_neither_shown_nor_told, async |world| {
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    assert_eq!(world.odile().await.sets(ticket, "scope", "public").await.status, 303);
    let (mut hers, ines) = (alice.listens(ticket).await, world.ines().await);
    hers.hears_of(2).await;
    let mut reader = ines.listens(ticket).await;
    reader.hears_of(2).await;
    assert_eq!(ines.types(ticket).await, 204);
    let _his = world.bruno().await.listens(ticket).await;
    assert_eq!(hers.sees().await, [BRUNO], "and not Inès before him");
    alice.does("take", ticket, "").await;
    let (name, data) = reader.next().await.expect("the stream goes on");
    assert_eq!((name.as_str(), &data["version"]), ("changed", &3.into()), "and nobody's name before");
    world.leave_mail();
});

story!(fn an_anonymous_service_tells_no_name_to_the_requester, async |world| {
    world.department_has(world.places.sg, DepartmentSetting::Anonymous).await;
    let ticket = world.ticket().await;
    let (alice, odile) = (world.alice().await, world.odile().await);
    let (mut hers, mut owners) = (alice.listens(ticket).await, odile.listens(ticket).await);
    hers.hears_of(1).await;
    owners.hears_of(1).await;
    assert_eq!(hers.sees().await, [ODILE]);
    assert_eq!(alice.types(ticket).await, 204);
    alice.does("take", ticket, "").await;
    let (name, data) = owners.next().await.expect("the stream goes on");
    assert_eq!((name.as_str(), &data["version"]), ("changed", &2.into()));
    world.leave_mail();
});

story!(fn the_names_are_said_in_the_readers_language, async |world| {
    let ticket = world.ticket().await;
    let mut hers = world.alice().await.listens(ticket).await;
    let odile = world.odile().await;
    let _owners = odile.listens(ticket).await;
    let plain = |said: &str| said.replace(['\u{2068}', '\u{2069}'], "");
    loop {
        let (name, data) = hers.next().await.expect("the stream goes on");
        if name == "here" {
            assert_eq!(plain(data["said"].as_str().expect("a sentence")), "Odile Fontanel lit ce ticket");
            break;
        }
    }
    odile.types(ticket).await;
    let (_, data) = hers.next().await.expect("the stream goes on");
    assert_eq!(plain(data["said"].as_str().expect("a sentence")), "Odile Fontanel écrit");
});
