//! What whoever posts answers to the questions of a category, and where it is read afterwards.

use domain::{Answer, Answered, EventKind, Refusal};
use spec::story;
use spec::world::{Form, Ticket, World, why};
use store::events;

use super::asking::{a_form, adds, reforms};

/// The answers of a ticket, as they are stored.
async fn answers(world: &World, ticket: Ticket) -> Vec<Answered> {
    let mut conn = world.app.db.read().await.expect("a connection");
    let history = events::of_ticket(&mut conn, ticket.id()).await.expect("a history");
    match &history[0].event.kind {
        EventKind::Created { answers, .. } => answers.clone(),
        other => panic!("a history begins with {other:?}"),
    }
}

async fn fresh(world: &World) -> Form {
    world.odile().await.writes("Électricité", "Prise arrachée", "Elle pend au mur.").await
}

story!(fn what_is_answered_is_shown_mailed_found_and_exported, async |world| {
    let (alice, elec) = (world.alice().await, world.places.elec);
    a_form(&alice, &world, elec).await;
    adds(&alice, &world, elec, "Hauteur", "number", &[]).await;
    let form = fresh(&world).await.choose("answer-0", "Curie").choose("answer-1", "oui");
    let posted = form.fill("answer-2", "2026-03-05").fill("answer-3", "1 250,50").submit().await;
    let ticket = Ticket::led_to(&posted);
    let kept: Vec<String> = answers(&world, ticket).await.iter().map(|one| format!("{:?}", one.answer)).collect();
    assert_eq!(kept.len(), 4, "{kept:?}");
    assert!(matches!(answers(&world, ticket).await[2].answer, Answer::Date(day) if day.to_string() == "2026-03-05"));
    let page = alice.opens(ticket).await;
    page.shows("Bâtiment Curie Danger immédiat oui Depuis le 5 mars 2026 Hauteur 1250,5");
    world.mailed().await;
    let mail = world.mail_to("alice");
    mail.says("Bâtiment : Curie");
    mail.says("Danger immédiat : oui");
    mail.says("Depuis le : 5 mars 2026");
    alice.get("/search?q=curie").await.shows("Prise arrachée");
    world.paul().await.get("/search?q=curie").await.never_says("Prise arrachée");
    let (status, headers, bytes) = alice.download(&format!("/departments/{}/categories/{elec}/answers", world.places.sg)).await;
    assert_eq!(status, 200);
    assert!(headers["content-disposition"].to_str().expect("text").contains("reponses"), "{headers:?}");
    let table = String::from_utf8(bytes).expect("UTF-8");
    let mut lines = table.lines();
    assert_eq!(
        lines.next(),
        Some(
            "\u{feff}\"Ticket\";\"Création\";\"État\";\"Sujet\";\"Propriétaire\";\"Bâtiment\";\"Danger immédiat\";\
             \"Depuis le\";\"Hauteur\""
        )
    );
    let line = lines.next().expect("a ticket");
    assert!(line.ends_with("\"Curie\";\"oui\";\"2026-03-05\";\"1250,5\""), "{line}");
    assert!(line.starts_with(&format!("\"{}\";", ticket.id())), "{line}");
    world.mails_are_read().await;
});

story!(fn what_is_not_asked_is_not_kept, async |world| {
    let alice = world.alice().await;
    a_form(&alice, &world, world.places.elec).await;
    // No danger: since when is not asked, and need not be said.
    let form = fresh(&world).await.choose("answer-0", "Pasteur").choose("answer-1", "non");
    let ticket = Ticket::led_to(&form.submit().await);
    let labels: Vec<String> = answers(&world, ticket).await.into_iter().map(|one| one.question).collect();
    assert_eq!(labels, ["Bâtiment", "Danger immédiat"]);
    let silent = fresh(&world).await.choose("answer-0", "Pasteur").submit().await;
    assert_eq!(answers(&world, Ticket::led_to(&silent)).await.len(), 1);
    // Said all the same, as without scripts: it is not lost, and not an answer.
    let form = fresh(&world).await.choose("answer-0", "Pasteur").choose("answer-1", "non");
    let sent = form.fill("answer-2", "2026-03-05").submit().await;
    sent.is_refused_with(422, &why(&Refusal::AnswersLeft { questions: "Depuis le".to_owned() }));
    let again = sent.form("tickets");
    assert_eq!(again.value("message"), "Elle pend au mur.\nDepuis le\u{a0}: 2026-03-05");
    assert_eq!(again.value("answer-2"), "");
    let labels = answers(&world, Ticket::led_to(&again.submit().await)).await;
    assert_eq!(labels.len(), 2);
    // A category without questions takes no answer.
    let form = world.odile().await.writes("Chauffage", "Froid", "Il fait froid.").await;
    assert_eq!(answers(&world, Ticket::led_to(&form.submit().await)).await, []);
    world.mails_are_read().await;
});

story!(fn what_is_missing_is_said_by_its_question_and_the_rest_is_kept, async |world| {
    let alice = world.alice().await;
    a_form(&alice, &world, world.places.elec).await;
    let sent = fresh(&world).await.choose("answer-1", "oui").submit().await;
    let missing = why(&Refusal::AnswerMissing);
    sent.is_refused_with(422, &format!("« Bâtiment » : {missing}"));
    assert_eq!((sent.count("#answer-0-error"), sent.count("#answer-2-error"), sent.count("#answer-1-error")), (1, 1, 0));
    let again = sent.form("tickets");
    assert_eq!((again.value("message"), again.value("answer-1")), ("Elle pend au mur.", "yes"));
    let posted = again.choose("answer-0", "Curie").fill("answer-2", "2026-03-05").submit().await;
    assert_eq!(answers(&world, Ticket::led_to(&posted)).await.len(), 3);
    world.mails_are_read().await;
});

story!(fn what_is_no_answer_of_its_kind_is_refused, async |world| {
    let (alice, elec) = (world.alice().await, world.places.elec);
    let options = [("options", "un\ndeux\ntrois")];
    let kinds = ["short_text", "long_text", "choice", "choices", "date", "number", "room", "yes_no", "file"];
    for kind in kinds {
        let has_options = matches!(kind, "choice" | "choices" | "room");
        adds(&alice, &world, elec, kind, kind, if has_options { &options } else { &[] }).await;
    }
    let long = "é".repeat(256);
    let longer = "é".repeat(8193);
    let typed = |typed: &str| typed.to_owned();
    let rows = [
        (0, long.as_str(), Refusal::TextTooLong { found: 256, max: 255 }),
        (1, &longer, Refusal::TextTooLong { found: 8193, max: 8192 }),
        (2, "quatre", Refusal::UnknownValue),
        (3, "quatre", Refusal::UnknownValue),
        (4, "hier", Refusal::DayUnreadable { typed: typed("hier") }),
        (4, "2026-02-30", Refusal::DayUnreadable { typed: typed("2026-02-30") }),
        (5, "douze", Refusal::NumberUnreadable { typed: typed("douze") }),
        (5, "1e9", Refusal::NumberUnreadable { typed: typed("1e9") }),
        (6, &long, Refusal::TextTooLong { found: 256, max: 255 }),
        (7, "peut-être", Refusal::UnknownValue),
        (8, "999999", Refusal::FileGone),
        (8, "x", Refusal::FileGone),
    ];
    for (place, answer, refusal) in rows {
        let sent = fresh(&world).await.forge(&format!("answer-{place}"), answer).submit().await;
        sent.is_refused_with(422, &why(&refusal));
        assert_eq!(sent.count(&format!("#answer-{place}-error")), 1, "{place}: {answer}");
        let again = sent.form("tickets");
        let is_there = |place: usize| again.values(&format!("answer-{place}")).contains(&answer);
        assert!(again.value("message").starts_with("Elle pend au mur."));
        assert!(is_there(place) || again.value("message").contains(answer), "{place}: {answer} is nowhere");
    }
    // What is proposed for a room is not all there is; several choices are kept in their order.
    let blank = [0, 1, 4, 5].iter().fold(fresh(&world).await, |form, place| form.fill(&format!("answer-{place}"), ""));
    let form = blank.fill("answer-6", "  Salle\tC 12 ").forge("answer-3", "trois").forge_more("answer-3", "un");
    let kept = answers(&world, Ticket::led_to(&form.submit().await)).await;
    let expected = [Answer::Choices(vec![typed("un"), typed("trois")]), Answer::Room(typed("Salle C 12"))];
    assert_eq!(kept.into_iter().map(|one| one.answer).collect::<Vec<_>>(), expected);
    world.mails_are_read().await;
});

story!(fn a_form_that_changes_leaves_old_tickets_as_they_are, async |world| {
    let (alice, elec) = (world.alice().await, world.places.elec);
    a_form(&alice, &world, elec).await;
    let ticket = Ticket::led_to(&fresh(&world).await.choose("answer-0", "Curie").submit().await);
    let before = answers(&world, ticket).await;
    let other = [("do", "save"), ("place", "0"), ("label", "Site"), ("kind", "choice"), ("options", "Nord\nSud")];
    reforms(&alice, &world, elec, &other).await.follows().await;
    assert_eq!(answers(&world, ticket).await, before);
    alice.opens(ticket).await.shows("Bâtiment Curie");
    let (_, _, bytes) = alice.download(&format!("/departments/{}/categories/{elec}/answers", world.places.sg)).await;
    let table = String::from_utf8(bytes).expect("UTF-8");
    // What is asked now comes first; what was asked is not lost.
    assert!(table.contains("\"Site\";\"Danger immédiat\";\"Depuis le\";\"Bâtiment\""), "{table}");
    world.mails_are_read().await;
});

story!(fn a_form_that_changes_while_it_is_filled_in_loses_nothing, async |world| {
    let (alice, elec) = (world.alice().await, world.places.elec);
    a_form(&alice, &world, elec).await;
    let open = fresh(&world).await.choose("answer-0", "Curie").choose("answer-1", "oui").fill("answer-2", "2026-03-05");
    // Another order changes nothing to what is answered.
    reforms(&alice, &world, elec, &[("do", "down"), ("place", "0")]).await.follows().await;
    reforms(&alice, &world, elec, &[("do", "remove"), ("place", "1")]).await.follows().await;
    let sent = open.submit().await;
    sent.is_refused_with(422, &why(&Refusal::AnswersLeft { questions: "Bâtiment".to_owned() }));
    let again = sent.form("tickets");
    assert_eq!(again.value("message"), "Elle pend au mur.\nBâtiment\u{a0}: Curie");
    assert_eq!((again.value("answer-0"), again.value("answer-1")), ("yes", "2026-03-05"));
    let posted = again.submit().await;
    assert_eq!(answers(&world, Ticket::led_to(&posted)).await.len(), 2);
    world.mails_are_read().await;
});

story!(fn a_file_is_an_answer, async |world| {
    let (alice, elec) = (world.alice().await, world.places.elec);
    adds(&alice, &world, elec, "Devis", "file", &[("required", "1")]).await;
    adds(&alice, &world, elec, "Étage", "number", &[("required", "1")]).await;
    let none = fresh(&world).await.fill("answer-1", "2").submit().await;
    none.is_refused_with(422, &why(&Refusal::AnswerMissing));
    // Sent, and kept by a form that comes back for something else.
    let sent = fresh(&world).await.fill("answer-1", "").attach_as("answer-0", "devis.pdf", b"%PDF-1.7 devis").submit().await;
    sent.is_refused_with(422, &why(&Refusal::AnswerMissing));
    sent.shows("devis.pdf");
    let posted = sent.form("tickets").fill("answer-1", "2").submit().await;
    let ticket = Ticket::led_to(&posted);
    let kept = answers(&world, ticket).await;
    let Answer::File { file, name } = &kept[0].answer else { panic!("{kept:?}") };
    assert_eq!(name.as_str(), "devis.pdf");
    let (status, _, bytes) = alice.download(&format!("/files/{file}")).await;
    assert_eq!((status, bytes.as_slice()), (200, b"%PDF-1.7 devis".as_slice()));
    alice.opens(ticket).await.shows("Devis devis.pdf");
    world.paul().await.get(&format!("/files/{file}")).await.is_not_found();
    // The question goes while the form is filled in: the file goes with the message.
    let open = fresh(&world).await.fill("answer-1", "2").attach_as("answer-0", "devis.pdf", b"%PDF-1.7 devis");
    reforms(&alice, &world, elec, &[("do", "remove"), ("place", "0")]).await.follows().await;
    let sent = open.submit().await;
    sent.is_refused_with(422, &why(&Refusal::AnswersLeft { questions: "Devis".to_owned() }));
    let again = sent.form("tickets");
    assert_eq!((again.value("message"), again.is_ticked("file")), ("Elle pend au mur.", Some(true)));
    let ticket = Ticket::led_to(&again.submit().await);
    let page = alice.opens(ticket).await;
    let (status, _, bytes) = alice.download(&page.file("devis.pdf")).await;
    assert_eq!((status, bytes.as_slice()), (200, b"%PDF-1.7 devis".as_slice()));
    adds(&alice, &world, elec, "Devis", "file", &[("required", "1")]).await;
    // An answer that is too large is said by its question.
    let empty = fresh(&world).await.fill("answer-0", "2").attach_as("answer-1", "vide.pdf", b"").submit().await;
    empty.is_refused_with(422, &why(&Refusal::FileEmpty { name: "vide.pdf".to_owned() }));
    assert_eq!(empty.count("#answer-1-error"), 1);
    world.mails_are_read().await;
});

story!(fn a_question_that_asks_otherwise_loses_nothing, async |world| {
    let (alice, elec) = (world.alice().await, world.places.elec);
    a_form(&alice, &world, elec).await;
    adds(&alice, &world, elec, "Détails", "long_text", &[]).await;
    let open = fresh(&world).await.choose("answer-0", "Curie").fill("answer-3", "Trois lignes\nde détails.");
    let other = [("place", "0"), ("label", "Bâtiment"), ("kind", "choice"), ("options", "Nord\nSud"), ("required", "1")];
    reforms(&alice, &world, elec, &other).await.follows().await;
    let date = [("do", "save"), ("place", "3"), ("label", "Détails"), ("kind", "date")];
    reforms(&alice, &world, elec, &date).await.follows().await;
    let sent = open.submit().await;
    sent.is_refused_with(422, &why(&Refusal::AnswersLeft { questions: "Bâtiment, Détails".to_owned() }));
    let message = sent.form("tickets").value("message").replace("\r\n", "\n");
    assert_eq!(message, "Elle pend au mur.\nBâtiment\u{a0}: Curie\nDétails\u{a0}: Trois lignes\nde détails.");
    // Everything wrong is said at once.
    let sent = sent.form("tickets").fill("subject", " ").submit().await;
    sent.is_refused_with(422, &why(&Refusal::SubjectMissing));
    sent.is_refused_with(422, &why(&Refusal::AnswerMissing));
    world.mails_are_read().await;
});

story!(fn what_a_requester_writes_is_text_everywhere, async |world| {
    let (alice, elec) = (world.alice().await, world.places.elec);
    adds(&alice, &world, elec, "Où", "short_text", &[]).await;
    adds(&alice, &world, elec, "Détails", "long_text", &[]).await;
    let hostile = "<script>alert(1)</script>;=cmd|'/C calc'!A0";
    let form = fresh(&world).await.fill("answer-0", hostile).fill("answer-1", "ok\nhttps://evil.example\n-- \nfin");
    let ticket = Ticket::led_to(&form.submit().await);
    let page = alice.opens(ticket).await;
    page.shows("<script>alert(1)</script>;=cmd");
    page.never_says("<script>alert(1)");
    world.mailed().await;
    let mail = world.mail_to("alice");
    let quoted: Vec<&str> = mail.text.lines().skip_while(|line| *line != "> ok").take(4).collect();
    assert_eq!(quoted, ["> ok", "> https://evil.example", "> --", "> fin"], "{}", mail.text);
    assert!(!mail.html.contains("<script>"), "{}", mail.html);
    let (_, _, bytes) = alice.download(&format!("/departments/{}/categories/{elec}/answers", world.places.sg)).await;
    let table = String::from_utf8(bytes).expect("UTF-8");
    assert!(table.contains(";'=cmd"), "{table}");
    // A later mail repeats the request with its answers.
    world.forget_mail();
    alice.does("comment", ticket, "Je passe.").await;
    world.mailed().await;
    world.mail_to("odile").says("https://evil.example");
});

story!(fn answers_wait_in_a_draft, async |world| {
    let (alice, odile, elec) = (world.alice().await, world.odile().await, world.places.elec);
    a_form(&alice, &world, elec).await;
    let form = odile.get(&format!("/tickets/new?category={elec}")).await.form("tickets");
    let typed = form.choose("answer-0", "Curie").forge("place", "/tickets").by_script("/drafts").submit().await;
    assert_eq!(typed.status, 200, "{typed}");
    let back = odile.get(&format!("/tickets/new?category={elec}")).await.form("tickets");
    assert_eq!(back.value("answer-0"), "Curie");
    // In another category nobody asks: it is in the words.
    let chau = world.places.chau;
    let elsewhere = odile.get(&format!("/tickets/new?category={chau}")).await.form("tickets");
    assert_eq!(elsewhere.value("message"), "Bâtiment\u{a0}: Curie");
    world.mails_are_read().await;
});

story!(fn answers_have_the_readers_of_their_message, async |world| {
    let (alice, elec) = (world.alice().await, world.places.elec);
    a_form(&alice, &world, elec).await;
    let ticket = Ticket::led_to(&fresh(&world).await.choose("answer-0", "Curie").submit().await);
    alice.invites(ticket, "ines", "").await;
    let ines = world.ines().await;
    ines.opens(ticket).await.shows("Bâtiment Curie");
    let event = world.message(ticket, "Elle pend au mur.").await;
    let odile = world.odile().await;
    let readers = odile.get(&ticket.action(&format!("readers?event={event}"))).await.form("readers");
    readers.choose("scope", "owner").submit().await.follows().await;
    ines.opens(ticket).await.never_says("Curie");
    ines.get("/search?q=curie").await.never_says("Prise arrachée");
    alice.opens(ticket).await.shows("Bâtiment Curie");
    world.mails_are_read().await;
});
