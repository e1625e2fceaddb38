//! E39: however many reasons somebody has to be told, one mail.

use spec::story;

story!(fn e39_owner_invitee_and_bookmark_holder_gets_one_mail, async |world| {
    let ticket = world.ticket_with_invitees("ines").await;
    let ines = world.ines().await;
    for mark in ["bookmark", "follow"] {
        assert_eq!(ines.opens(ticket).await.form(mark).submit().await.status, 303, "{mark}");
    }
    // Inès, who is invited and keeps the ticket, becomes its owner.
    let alice = world.alice().await;
    alice.does("take", ticket, "").await;
    assert_eq!(alice.sets(ticket, "owner", "ines").await.status, 303);
    world.mails_are_read().await;
    alice.does("comment", ticket, "Je passe demain.").await;
    let mailed = world.mailed().await;
    assert_eq!(mailed.iter().filter(|name| *name == "ines").count(), 1, "{mailed:?}");
    assert!(world.mail_to("ines").header("X-Guichet-Reason").split(' ').count() == 1, "the first rule says why");
});
