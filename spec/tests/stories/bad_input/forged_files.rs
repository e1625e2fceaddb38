//! Files that a form names and that are not its sender's to give; forms with files sent twice.

use domain::Refusal;
use spec::story;
use spec::world::{Form, ODILE, Ticket, World, why};

use super::{MESSAGE, new_ticket};
use crate::parcel::{DOT, brings, reads, waits};

const WORDS: &str = "Voir ci-joint.";

async fn comment(world: &World, ticket: Ticket, files: &str) -> Form {
    world.odile().await.opens(ticket).await.form("comment").fill("message", WORDS).forge("file", files)
}

story!(fn a_file_that_is_not_ones_own, async |world| {
    let ticket = world.ticket().await;
    let ines = world.ines().await;
    let hers = waits(&ines, "ines.txt", b"a Ines").await;
    let taken = brings(&world.alice().await, ticket, "alice.txt", b"a Alice").await;
    let taken = taken.trim_start_matches("/files/").to_owned();
    let gone = why(&Refusal::FileGone);
    let before = world.stored().await;
    for key in [hers.as_str(), &taken, "999999"] {
        let page = comment(&world, ticket, key).await.submit().await;
        page.is_refused_with(422, &gone);
        assert_eq!(page.form("comment").value("message"), WORDS);
        // Not a word of what it is.
        page.never_says("ines.txt");
        assert_eq!(page.count("input[name=file]"), 0);
        let page = new_ticket(&world).await.forge("file", key).submit().await;
        page.is_refused_with(422, &gone);
        assert_eq!((page.form("tickets").value("message"), page.count("input[name=file]")), (MESSAGE, 0));
        page.never_says("ines.txt");
    }
    assert_eq!(world.stored().await, before);
    // Whose it is still has it, and nobody else.
    assert!(reads(&ines, &format!("/files/{hers}")).await);
    assert!(!reads(&world.odile().await, &format!("/files/{hers}")).await);
    assert!(reads(&world.odile().await, &format!("/files/{taken}")).await);
    world.leave_mail();
});

story!(fn a_key_that_is_none_names_no_file, async |world| {
    let ticket = world.ticket().await;
    for key in ["0", "-1", "01", "+1", "1 OR 1=1", "1e3", "99999999999999999999", "../1", "１", "%00", ""] {
        let page = comment(&world, ticket, key).await.submit().await.follows().await;
        page.history_says(&[ODILE, WORDS]);
        assert!(page.files().is_empty(), "{key}");
        // Without words, there is then nothing to say.
        let before = world.stored().await;
        let form = world.odile().await.get(&ticket.action("attach")).await.form("attach").forge("file", key);
        form.submit().await.is_refused_with(422, &why(&Refusal::FileMissing));
        assert_eq!(world.stored().await, before);
    }
    world.leave_mail();
});

story!(fn a_file_goes_with_one_form, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    let mine = waits(&odile, "plan.txt", DOT).await;
    let page = comment(&world, ticket, &mine).await.forge_more("file", &mine).submit().await.follows().await;
    assert_eq!(page.files().len(), 1, "named twice, there once");
    let page = comment(&world, ticket, &mine).await.submit().await;
    page.is_refused_with(422, &why(&Refusal::FileGone));
    assert_eq!(page.form("comment").value("message"), WORDS);
    let page = page.form("comment").submit().await.follows().await;
    assert_eq!(page.files().len(), 1);
    world.leave_mail();
});

// The button pressed twice: the files come twice, under keys of their own, and are still the same form.
story!(fn a_comment_with_a_file_sent_twice_is_written_once, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    let form = odile.opens(ticket).await.form("comment").fill("message", WORDS).attach("plan.txt", b"le plan");
    let (first, second) = tokio::join!(form.submit(), form.submit());
    let third = form.submit().await;
    for page in [&first, &second, &third] {
        assert_eq!(page.location.as_deref(), Some(format!("{}?done=comment", ticket.path()).as_str()), "{page}");
    }
    let page = odile.opens(ticket).await;
    assert_eq!((page.files().len(), page.history().iter().filter(|entry| entry.contains(WORDS)).count()), (1, 1));
    assert_eq!(odile.download(&page.file("plan.txt")).await.2, b"le plan");
    // Another file is another form: nothing is done in silence.
    let before = world.stored().await;
    let form = odile.opens(ticket).await.form("comment").fill("message", WORDS).attach("plan.txt", b"le plan");
    assert_eq!(form.submit().await.status, 303);
    let form = form.attach("photo.txt", b"la photo");
    let page = form.submit().await;
    page.is_refused_with(409, "");
    assert_eq!((page.form("comment").value("message"), page.count("input[name=file][checked]")), (WORDS, 2));
    assert_eq!(world.stored().await.versions, before.versions + 1);
    assert_eq!(world.shelf_once_cleaned().await.files, 2);
    world.leave_mail();
});

story!(fn a_ticket_with_a_file_sent_twice_is_one_ticket, async |world| {
    let form = new_ticket(&world).await.attach("plan.txt", b"le plan");
    let (first, second) = tokio::join!(form.submit(), form.submit());
    assert_eq!(Ticket::led_to(&first), Ticket::led_to(&second));
    assert_eq!(world.stored().await.tickets, 1);
    let page = world.odile().await.opens(Ticket::led_to(&first)).await;
    assert_eq!(page.files().len(), 1);
    // With another file, it asks, and keeps both.
    let page = form.attach("photo.txt", b"la photo").submit().await;
    assert_eq!((page.status, page.count("input[name=file][checked]")), (409, 2), "{page}");
    assert_eq!(world.stored().await.tickets, 1);
    assert_eq!(world.shelf_once_cleaned().await.files, 1);
    world.leave_mail();
});
