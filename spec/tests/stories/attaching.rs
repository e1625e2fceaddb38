//! A31 and A32: files go with what is said, have its readers, and leave their names behind (spec.md §4.3).

use spec::story;
use spec::world::{ALICE, ODILE, World};

const PLAN: &[u8] = b"%PDF-1.4 the plan of the lecture theatre";

/// A picture of one point.
const POINT: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8,
    6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89,
];

/// Contents that the folder of the files keeps.
fn kept(world: &World) -> usize {
    let folders =
        std::fs::read_dir(world.folder.path()).expect("a folder").map(|entry| entry.expect("an entry").path());
    folders.map(|folder| std::fs::read_dir(folder).expect("a folder").count()).sum()
}

story!(fn a31_a_file_goes_with_a_message_and_is_read_back, async |world| {
    let ticket = world.ticket_held_by(&world.alice().await).await;
    let form = world.odile().await.opens(ticket).await.form("comment");
    let page = form.fill("message", "Voici le plan.").attach("plan.pdf", PLAN).submit().await.follows().await;
    page.history_says(&[ODILE, "Voici le plan."]);
    for reader in [world.odile().await, world.alice().await] {
        let page = reader.opens(ticket).await;
        let (status, headers, bytes) = reader.download(&page.file("plan.pdf")).await;
        assert_eq!((status, bytes.as_slice()), (200, PLAN));
        assert_eq!(headers["content-disposition"], "attachment; filename*=UTF-8''plan%2Epdf");
        assert_eq!(headers["x-content-type-options"], "nosniff");
    }
    world.run_jobs().await;
    let mails = world.sent();
    assert!(!mails.is_empty());
    assert!(mails.iter().all(|mail| mail.text.contains("plan.pdf") && mail.text.contains("/files/")), "{mails:?}");
});

story!(fn a31_a_file_alone_changes_no_status, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    alice.does("ask", ticket, "Quelle salle ?").await;
    world.mails_are_read().await;
    let form = world.odile().await.opens(ticket).await.form("comment");
    let page = form.attach("photo.png", POINT).submit().await.follows().await;
    assert_eq!(page.status_shown(), "Incomplet");
    page.history_says(&[ODILE, "a joint « photo.png »"]);
    assert_eq!(world.mailed().await, ["alice"]);
    // With words it is an answer (A7).
    let form = world.odile().await.get(&ticket.action("attach")).await.form("attach");
    let page = form.fill("message", "B 204.").attach("b204.png", POINT).submit().await.follows().await;
    assert_eq!(page.status_shown(), "En cours");
    world.leave_mail();
});

story!(fn a01_a_ticket_is_created_with_its_files, async |world| {
    let odile = world.odile().await;
    let page = odile.get(&format!("/tickets/new?category={}", world.places.elec)).await;
    let form = page.form("tickets").fill("subject", "Lumière").fill("message", "Voir la photo.");
    let page = form.attach("photo.png", POINT).attach("plan.pdf", PLAN).submit().await.follows().await;
    for name in ["photo.png", "plan.pdf"] {
        assert_eq!(odile.download(&page.file(name)).await.0, 200);
    }
    world.leave_mail();
});

story!(fn a31_a_file_has_the_readers_of_its_message, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let form = alice.opens(ticket).await.form("comment").fill("message", "Entre nous.").choose("scope", "manager");
    let page = form.attach("devis.pdf", PLAN).submit().await.follows().await;
    let file = page.file("devis.pdf");
    let chloe = world.chloe().await;
    assert_eq!(chloe.download(&chloe.opens(ticket).await.file("devis.pdf")).await.0, 200);
    let odile = world.odile().await;
    odile.opens(ticket).await.never_says("devis.pdf");
    assert_eq!(odile.download(&file).await.0, 404);
    assert_eq!(world.david().await.download(&file).await.0, 404);
    assert_eq!(world.stranger().download(&file).await.0, 303);
    world.leave_mail();
});

story!(fn a32_a_deleted_file_leaves_its_name, async |world| {
    let odile = world.odile().await;
    let ticket = world.ticket().await;
    let form = odile.opens(ticket).await.form("comment");
    let page = form.fill("message", "Voici.").attach("plan.pdf", PLAN).submit().await.follows().await;
    let file = page.file("plan.pdf");
    world.mails_are_read().await;
    let form = world.alice().await.opens(ticket).await.press("Supprimer la pièce jointe plan.pdf").await.form("delete-file");
    form.submit().await.is_refused_with(422, "Écrivez un message");
    let page = form.fill("message", "Un mot de passe y est lisible.").submit().await.follows().await;
    page.history_says(&[ALICE, "a supprimé la pièce jointe « plan.pdf »", "Un mot de passe y est lisible."]);
    assert_eq!(odile.download(&file).await.0, 404);
    assert_eq!(odile.opens(ticket).await.find_file("plan.pdf"), None);
    odile.opens(ticket).await.shows("plan.pdf");
    assert_eq!(world.mailed().await, ["odile"]);
    // Nobody needs its content any more: the clean-up removes it, a day later.
    assert_eq!(kept(&world), 1);
    world.clock.advance_seconds(2 * 24 * 3600);
    world.follow_schedule().await;
    assert_eq!(kept(&world), 0);
});

story!(fn what_is_refused_keeps_the_words_and_leaves_nothing, async |world| {
    let ticket = world.ticket().await;
    let form = || async { world.odile().await.opens(ticket).await.form("comment").fill("message", "Voir ci-joint.") };
    let before = world.stored().await;
    let page = form().await.attach("vide.txt", b"").submit().await;
    page.is_refused_with(422, "« vide.txt » est vide : rien à joindre.");
    page.shows("Voir ci-joint.");
    let large = vec![0; 20 * 1024 * 1024 + 1];
    let page = form().await.attach("gros.bin", &large).submit().await;
    page.is_refused_with(422, "« gros.bin » est trop gros : 20 Mo au plus par fichier.");
    page.shows("Voir ci-joint.");
    assert_eq!(world.stored().await, before);
    assert_eq!(kept(&world), 0);
    // The largest file there may be; beside one that does not do, it waits for the form that comes back.
    let page = form().await.attach("juste.bin", &large[1..]).attach("vide.txt", b"").submit().await;
    page.is_refused_with(422, "« vide.txt » est vide : rien à joindre.");
    let page = page.form("comment").submit().await.follows().await;
    page.history_says(&[ODILE, "Voir ci-joint."]);
    assert_eq!(world.odile().await.download(&page.file("juste.bin")).await.2.len(), 20 * 1024 * 1024);
    world.leave_mail();
});

story!(fn a_form_that_only_shows_or_inserts_keeps_its_files_and_says_what_they_do_not_do, async |world| {
    let ticket = world.ticket().await;
    let mut before = world.stored().await;
    for button in ["preview", "insert"] {
        let form = world.alice().await.opens(ticket).await.form("comment").fill("message", "Voir le plan.");
        let page = form.attach("plan.pdf", PLAN).attach("vide.txt", b"").forge(button, "1").submit().await;
        assert_eq!(page.status, 200, "{page}");
        page.shows("« vide.txt » est vide : rien à joindre.");
        page.shows("plan.pdf");
        assert_eq!(world.stored().await, before);
        let page = page.form("comment").submit().await.follows().await;
        page.history_says(&[ALICE, "Voir le plan."]);
        assert_eq!(world.alice().await.download(&page.file("plan.pdf")).await.0, 200);
        world.mails_are_read().await;
        before = world.stored().await;
    }
});

story!(fn an_expired_session_keeps_the_words_and_says_that_files_are_lost, async |world| {
    let odile = world.odile().await;
    let address = world.has_password("odile", "une phrase assez longue").await;
    let ticket = world.ticket().await;
    let form = odile.opens(ticket).await.form("comment").fill("message", "Voir le plan.").attach("plan.pdf", PLAN);
    odile.set_cookie("guichet", "gone");
    let page = form.submit().await;
    let form = page.form("sign-in").fill("address", &address).fill("password", "une phrase assez longue");
    let page = form.submit().await;
    page.shows("joignez-les de nouveau");
    let page = page.form("comment").submit().await.follows().await;
    page.history_says(&[ODILE, "Voir le plan."]);
    assert_eq!(kept(&world), 0);
    world.leave_mail();
});
