//! Who writes responses, for whom, and what is refused.

use domain::{Language, Refusal, Sharing, Variable};
use spec::story;
use spec::world::{ALICE, why};

use super::{row, saved, uses, writes};

story!(fn an_unknown_variable_is_refused_with_those_that_exist, async |world| {
    let alice = world.alice().await;
    let typed = "Bonjour @NOM@,\n\nÉcrivez à jean@EXEMPLE.fr.\n@SIGNATURE@";
    let page = writes(&alice, "Moi", "Bonjour", typed).await;
    let known = Variable::all_in(Language::French).join(", ");
    page.is_refused_with(422, &why(&Refusal::UnknownVariable { names: "@NOM@".to_owned(), known }));
    assert!(page.error_of("message").contains("@PROPRIETAIRE@"), "{}", page.error_of("message"));
    assert!(!page.error_of("message").contains("@EXEMPLE"), "an address is no variable");
    let form = page.form("responses");
    assert_eq!((form.value("label"), form.value("message"), form.value("sharing")), ("Bonjour", typed, "private"));
    let page = form.fill("message", &typed.replace("@NOM@", "@OWNER@")).submit().await;
    assert_eq!(row(&world, saved(&page)).await.expect("saved").wording.label, "Bonjour");
});

story!(fn what_does_not_do_is_said_and_kept, async |world| {
    let alice = world.alice().await;
    let (long_label, long) = ("é".repeat(101), "a".repeat(8193));
    for (label, message, refusal, field) in [
        ("", "Voilà.", Refusal::LabelMissing, "label"),
        ("\u{200b} ", "Voilà.", Refusal::LabelMissing, "label"),
        (&long_label, "Voilà.", Refusal::TextTooLong { found: 101, max: 100 }, "label"),
        ("Court", " \u{2060}\n", Refusal::MessageMissing, "message"),
        ("Court", &long, Refusal::TextTooLong { found: 8193, max: 8192 }, "message"),
    ] {
        let page = writes(&alice, "Moi", label, message).await;
        page.is_refused_with(422, &why(&refusal));
        assert!(page.error_of(field).contains(&why(&refusal)), "{}", page.error_of(field));
        assert_eq!(page.form("responses").value("label"), label);
    }
    let page = alice.get("/responses").await;
    page.shows("Vous n’avez pas encore de réponse enregistrée.");
    let as_long_as_can_be = writes(&alice, "Moi", &"é".repeat(100), &"🙂".repeat(8192)).await;
    saved(&as_long_as_can_be);
});

story!(fn nobody_but_managers_and_administrators_has_a_page, async |world| {
    let id = saved(&writes(&world.alice().await, "Moi", "Un", "Un.").await);
    let fields = [("label", "X"), ("message", "Y"), ("sharing", "private"), ("version", "1")];
    for client in [world.odile().await, world.ines().await] {
        for path in ["/responses".to_owned(), "/responses/new".to_owned(), format!("/responses/{id}")] {
            client.get(&path).await.is_not_found();
        }
        for path in ["/responses".to_owned(), format!("/responses/{id}"), format!("/responses/{id}/delete")] {
            client.post(&path, &fields).await.is_not_found();
        }
        assert_eq!(client.get("/").await.count("a[href='/responses']"), 0);
    }
    assert_eq!(world.alice().await.get("/tickets").await.count("a[href='/responses']"), 1);
    // From another site's page, nothing; a sharing that is not one's own does not exist.
    let alice = world.alice().await;
    let foreign = alice.bare_request(reqwest::Method::POST, "/responses").header("Sec-Fetch-Site", "cross-site");
    assert_eq!(alice.send(foreign.form(&fields)).await.status, 400);
    for sharing in ["global", "d2", "d999", "private2", ""] {
        let form = alice.get("/responses/new").await.form("responses").fill("label", "X").fill("message", "Y");
        let page = form.forge("sharing", sharing).submit().await;
        page.is_refused_with(422, &why(&Refusal::UnknownValue));
    }
    for path in ["/responses/0", "/responses/x", "/responses/999", "/responses/999/delete"] {
        alice.get(path).await.is_not_found();
    }
});

story!(fn each_sees_and_changes_what_is_theirs, async |world| {
    let (alice, bruno, david) = (world.alice().await, world.bruno().await, world.david().await);
    let adam = world.adam().await;
    let private = saved(&writes(&alice, "Moi", "À moi", "Privée.").await);
    let shared = saved(&writes(&alice, &format!("d{}", world.places.sg), "À nous", "Du service.").await);
    let form = adam.get("/responses/new").await.form("responses");
    assert_eq!(form.choices("sharing").len(), 1, "an administrator who manages nothing");
    let global = saved(&form.fill("label", "À tous").fill("message", "Globale.").submit().await);
    let kept = |id: i64| format!("/responses/{id}");
    for (client, hidden) in [(&bruno, vec![private]), (&david, vec![private, shared]), (&adam, vec![private, shared])] {
        let list = client.get("/responses").await;
        for id in hidden {
            assert_eq!(list.count(&format!("a[href='{}']", kept(id))), 0);
            client.get(&kept(id)).await.is_not_found();
            client.get(&format!("{}/delete", kept(id))).await.is_not_found();
            let fields = [("label", "X"), ("message", "Y"), ("sharing", "private"), ("version", "1")];
            let page = client.post(&kept(id), &fields).await;
            page.is_not_found();
            page.shows("Y");
            client.post(&format!("{}/delete", kept(id)), &fields).await.is_not_found();
        }
    }
    // Any manager of the department changes what it shares.
    let form = bruno.get(&kept(shared)).await.form(&shared.to_string());
    assert_eq!(form.value("message"), "Du service.");
    saved(&form.fill("message", "Du service, revue.").submit().await);
    // The global one is read, and inserted, not changed; nor is it said how much it serves.
    let page = bruno.get(&kept(global)).await;
    page.shows("Réservé aux administrateurs.");
    page.shows("Globale.");
    assert!(!page.has_form(&global.to_string()), "{page}");
    let fields = [("label", "X"), ("message", "Y"), ("sharing", "private"), ("version", "1")];
    bruno.post(&kept(global), &fields).await.is_refused_with(409, "Réservé aux administrateurs.");
    assert_eq!(bruno.post(&format!("{}/delete", kept(global)), &fields).await.status, 303);
    let list = bruno.get("/responses").await.text;
    assert_eq!(list.matches("jamais utilisée").count(), 1, "{list}");
    let global = row(&world, global).await.expect("still there");
    assert_eq!((global.sharing, global.version), (Sharing::Global, 1));
    let shared = row(&world, shared).await.expect("still there");
    assert_eq!((shared.changed_by, shared.wording.message.as_str()), (world.person("bruno"), "Du service, revue."));
    // What a former manager wrote for themselves comes back with the role.
    world.manages_no_more("alice", world.places.sg).await;
    alice.get(&kept(private)).await.is_not_found();
});

story!(fn how_much_a_response_serves_is_shown, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    let id = saved(&writes(&alice, &format!("d{}", world.places.sg), "Reçu", "Reçu.").await);
    for count in ["jamais utilisée", "utilisée une fois, le 10 mars", "utilisée 2 fois, la dernière le 10 mars"] {
        world.bruno().await.get("/responses").await.shows(count);
        let form = alice.opens(ticket).await.form("comment").fill("message", "Reçu.");
        form.forge("response", &id.to_string()).submit().await.follows().await;
    }
    world.leave_mail();
});

story!(fn two_people_do_not_overwrite_each_other, async |world| {
    let (alice, bruno) = (world.alice().await, world.bruno().await);
    let id = saved(&writes(&alice, &format!("d{}", world.places.sg), "Reçu", "Reçu.").await);
    let (place, code) = (format!("/responses/{id}"), id.to_string());
    let late = bruno.get(&place).await.form(&code).fill("message", "Bien reçu, merci.");
    let late_deletion = bruno.get(&format!("{place}/delete")).await.form("delete");
    saved(&alice.get(&place).await.form(&code).fill("message", "Reçu ce matin.").submit().await);
    let page = late.submit().await;
    page.is_refused_with(409, ALICE);
    page.shows("Reçu ce matin.");
    assert_eq!(page.form(&code).value("message"), "Bien reçu, merci.");
    assert_eq!(row(&world, id).await.expect("there").wording.message.as_str(), "Reçu ce matin.");
    late_deletion.submit().await.is_refused_with(409, ALICE);
    // Having read it, one decides.
    saved(&page.form(&code).submit().await);
    assert_eq!(row(&world, id).await.expect("there").wording.message.as_str(), "Bien reçu, merci.");
    // Uses are no change of it.
    let ticket = world.ticket_held_by(&alice).await;
    let form = alice.get(&place).await.form(&code).fill("label", "Bien reçu");
    bruno.opens(ticket).await.form("comment").fill("message", "Vu.").forge("response", &code).submit().await;
    saved(&form.submit().await);
    assert_eq!(uses(&world, id).await, 1);
    let page = bruno.get(&format!("{place}/delete")).await.form("delete").submit().await.follows().await;
    page.shows("La réponse est supprimée.");
    assert!(row(&world, id).await.is_none());
    // Deleted while somebody writes: the words are given back.
    let page = form.fill("message", "Trop tard.").submit().await;
    page.is_not_found();
    page.shows("Trop tard.");
    world.leave_mail();
});

story!(fn a_label_names_one_response_of_those_who_share_it, async |world| {
    let (alice, bruno) = (world.alice().await, world.bruno().await);
    let form = alice.get("/responses/new").await.form("responses").fill("label", "Reçu").fill("message", "Reçu.");
    let (first, second, third) = tokio::join!(form.submit(), form.submit(), form.submit());
    assert_eq!(saved(&first), saved(&second));
    assert_eq!(saved(&first), saved(&third));
    let page = form.fill("message", "Autre chose.").submit().await;
    page.is_refused_with(422, &why(&Refusal::LabelTaken));
    assert_eq!(page.form("responses").value("message"), "Autre chose.");
    // Elsewhere, it is free.
    saved(&writes(&bruno, "Moi", "Reçu", "Reçu.").await);
    let shared = saved(&writes(&alice, &format!("d{}", world.places.sg), "Reçu", "Reçu.").await);
    let form = alice.get(&format!("/responses/{shared}")).await.form(&shared.to_string());
    form.choose("sharing", "Moi").submit().await.is_refused_with(422, &why(&Refusal::LabelTaken));
});

story!(fn a_session_that_expires_while_writing_a_response, async |world| {
    let alice = world.alice().await;
    let form = alice.get("/responses/new").await.form("responses").fill("label", "Long").fill("message", "Long à écrire.");
    world.clock.advance_seconds(2 * 3600);
    let page = form.submit().await;
    assert_eq!(page.status, 401, "{page}");
    let address = world.has_password("alice", "une phrase assez longue").await;
    let form = page.form("sign-in").fill("address", &address).fill("password", "une phrase assez longue");
    let form = form.submit().await.form("responses");
    assert_eq!(form.value("message"), "Long à écrire.");
    assert_eq!(row(&world, saved(&form.submit().await)).await.expect("saved").wording.label, "Long");
});
