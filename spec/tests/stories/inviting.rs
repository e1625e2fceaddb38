//! S42–S48: people invited to follow a ticket (R22–R25).

use domain::Refusal;
use spec::story;
use spec::world::{ALICE, INES, ODILE, PAUL, SUBJECT, french, why};

story!(fn s42_the_icon_beside_the_invitees_opens_the_list_and_the_form, async |world| {
    let ticket = world.ticket_with_invitees("ines").await;
    let page = world.alice().await.opens(ticket).await;
    assert_eq!(page.invitees(), [INES]);
    assert_eq!(page.count("#invitees-title ~ a[href$='/invite']"), 1, "{page}");
    assert!(page.press(&french("action-invite")).await.has_form("invite"));
});

story!(fn s43_somebody_removed_no_longer_opens_the_ticket, async |world| {
    let ticket = world.ticket_with_invitees("ines").await;
    let (alice, ines) = (world.alice().await, world.ines().await);
    assert_eq!(ines.opens(ticket).await.status, 200);
    let path = format!("{}?person={}", ticket.action("uninvite"), world.person("ines"));
    let asked = alice.get(&path).await;
    assert_eq!(asked.losing(), [INES]);
    assert_eq!(alice.opens(ticket).await.invitees(), [INES], "the link has only asked");
    let page = asked.form("uninvite").submit().await.follows().await;
    assert!(page.invitees().is_empty(), "{page}");
    page.history_says(&[ALICE, INES]);
    let gone = ines.opens(ticket).await;
    gone.is_not_found();
    gone.never_says(SUBJECT);
    assert!(!ines.get("/").await.html.contains(&ticket.path()));
    assert_eq!(world.mailed().await, ["odile"]);
});

story!(fn s44_somebody_is_invited_by_identifier, async |world| {
    let ticket = world.ticket_with_invitees("ines").await;
    let page = world.alice().await.invites(ticket, "paul", "ton avis ?").await.follows().await;
    assert_eq!(page.invitees(), [INES, PAUL]);
    page.history_says(&[ALICE, PAUL, "ton avis ?"]);
    assert_eq!(world.mailed().await, ["ines", "odile", "paul"]);
});

story!(fn s45_the_invitation_says_who_invites_and_carries_the_comment, async |world| {
    let ticket = world.ticket_with_invitees("ines").await;
    world.alice().await.invites(ticket, "paul", "ton avis ?").await;
    world.run_jobs().await;
    let mail = world.mail_to("paul");
    mail.says(&format!("{ALICE} vous invite à suivre ce ticket"));
    mail.says("ton avis ?");
    assert_eq!(mail.link("Voir le ticket"), ticket.path());
    assert_eq!(mail.header("X-Guichet-Reason"), "invited-now");
    assert!(mail.subject.contains(SUBJECT) && mail.subject.contains("invitation"), "{}", mail.subject);
});

story!(fn s46_the_comment_is_optional, async |world| {
    let ticket = world.ticket().await;
    let page = world.alice().await.invites(ticket, "paul", "").await.follows().await;
    assert_eq!(page.invitees(), [PAUL]);
    assert_eq!(world.mailed().await, ["odile", "paul"]);
    world.mail_to("paul").says(&format!("{ALICE} vous invite à suivre ce ticket"));
});

story!(fn s47_an_identifier_that_nobody_has_invites_nobody, async |world| {
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    let before = world.stored().await;
    let page = alice.invites(ticket, "paul, personne", "ton avis ?").await;
    page.is_refused_with(422, &why(&Refusal::UnknownPerson { typed: "personne".to_owned() }));
    assert!(page.error_of("people").contains("personne"), "{}", page.error_of("people"));
    let form = page.form("invite");
    assert_eq!((form.value("people"), form.value("message")), ("paul, personne", "ton avis ?"));
    assert_eq!(world.stored().await, before);
    assert!(alice.opens(ticket).await.invitees().is_empty());
});

story!(fn s48_who_is_invited_follows_the_link_and_sees_the_ticket, async |world| {
    let ticket = world.ticket().await;
    let paul = world.paul().await;
    paul.opens(ticket).await.is_not_found();
    world.alice().await.invites(ticket, "paul", "ton avis ?").await;
    world.run_jobs().await;
    let page = paul.follows(&world.mail_to("paul"), "Voir le ticket").await;
    assert_eq!(page.status, 200, "{page}");
    page.shows(SUBJECT);
    page.history_says(&[ODILE, "Les six rangées du haut sont dans le noir."]);
    // He comments it, and neither takes nor closes it.
    assert!(page.has_form("comment") && !page.has_form("take") && !page.has_form("close"), "{page}");
});
