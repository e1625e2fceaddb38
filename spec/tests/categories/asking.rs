//! Structured ticket types: what a category asks, changed from its page (R38).

use domain::question::{Condition, Kind};
use domain::{CategoryId, Privilege, Question, Refusal};
use spec::story;
use spec::world::{Client, Page, World, french, why, without};

use super::{opens, stored, tree};

/// The page of the questions of a category.
pub async fn asks(client: &Client, world: &World, id: CategoryId) -> Page {
    client.get(&questions(world, id).await).await
}

async fn questions(world: &World, id: CategoryId) -> String {
    format!("{}/{id}/questions", tree(stored(world, id).await.department))
}

/// Sends a form of that page, as it is now.
pub async fn reforms(client: &Client, world: &World, id: CategoryId, fields: &[(&str, &str)]) -> Page {
    let page = asks(client, world, id).await;
    let seen = page.form("questions").value("seen").to_owned();
    client.post(&questions(world, id).await, &[&[("seen", seen.as_str())], fields].concat()).await
}

/// Adds a question.
pub async fn adds(client: &Client, world: &World, id: CategoryId, label: &str, kind: &str, more: &[(&str, &str)]) {
    let added = reforms(client, world, id, &[&[("label", label), ("kind", kind)], more].concat()).await;
    added.follows().await.shows("les prochaines demandes y répondront");
}

/// A building, whether there is danger, and if there is, since when.
pub async fn a_form(client: &Client, world: &World, id: CategoryId) {
    adds(client, world, id, "Bâtiment", "choice", &[("options", "Pasteur\r\nCurie"), ("required", "1")]).await;
    adds(client, world, id, "Danger immédiat", "yes_no", &[("help", "Fils nus, odeur de brûlé.")]).await;
    adds(client, world, id, "Depuis le", "date", &[("only_if", "1:yes"), ("required", "1")]).await;
}

async fn labels(world: &World, id: CategoryId) -> Option<Vec<String>> {
    let own = stored(world, id).await.questions?;
    Some(own.iter().map(|question| question.label.clone()).collect())
}

story!(fn a_manager_sets_up_a_form_question_by_question, async |world| {
    let (alice, elec) = (world.alice().await, world.places.elec);
    opens(&alice, &world, elec).await.shows("Poser une question");
    a_form(&alice, &world, elec).await;
    let expected = [
        Question {
            label: "Bâtiment".to_owned(),
            help: String::new(),
            kind: Kind::Choice,
            is_required: true,
            options: vec!["Pasteur".to_owned(), "Curie".to_owned()],
            only_if: None,
        },
        Question {
            label: "Danger immédiat".to_owned(),
            help: "Fils nus, odeur de brûlé.".to_owned(),
            kind: Kind::YesNo,
            is_required: false,
            options: Vec::new(),
            only_if: None,
        },
        Question {
            label: "Depuis le".to_owned(),
            help: String::new(),
            kind: Kind::Date,
            is_required: true,
            options: Vec::new(),
            only_if: Some(Condition { question: "Danger immédiat".to_owned(), is: "yes".to_owned() }),
        },
    ];
    assert_eq!(stored(&world, elec).await.questions.as_deref(), Some(&expected[..]));
    let page = asks(&alice, &world, elec).await;
    page.shows("Si « Danger immédiat » : oui");
    page.shows("Ce que verra le demandeur");
    opens(&alice, &world, elec).await.shows("Danger immédiat");
    // The journal shows the whole form, before and after.
    let journal = world.adam().await.get(&format!("/departments/{}/journal", world.places.sg)).await;
    journal.shows("a modifié les questions de la catégorie");
    journal.shows("« Bâtiment » (Un choix : Pasteur / Curie, Réponse obligatoire)");
    // A question is changed and keeps what waits for it; moved; deleted.
    let renamed = [("do", "save"), ("place", "1"), ("label", "Danger"), ("kind", "yes_no")];
    reforms(&alice, &world, elec, &renamed).await.follows().await;
    let own = stored(&world, elec).await.questions.expect("questions");
    assert_eq!(own[2].only_if.as_ref().map(|condition| condition.question.as_str()), Some("Danger"));
    reforms(&alice, &world, elec, &[("do", "up"), ("place", "1")]).await.follows().await;
    assert_eq!(labels(&world, elec).await.expect("questions"), ["Danger", "Bâtiment", "Depuis le"]);
    reforms(&alice, &world, elec, &[("do", "remove"), ("place", "1")]).await.follows().await;
    assert_eq!(labels(&world, elec).await.expect("questions"), ["Danger", "Depuis le"]);
});

/// What is sent, the field that it is refused for, and why.
type Row<'a> = (&'a [(&'a str, &'a str)], &'a str, Refusal);

story!(fn what_a_form_would_not_hold_together_for_is_refused, async |world| {
    let (alice, elec) = (world.alice().await, world.places.elec);
    a_form(&alice, &world, elec).await;
    let before = stored(&world, elec).await.questions;
    let lost = why(&Refusal::ConditionLost { question: "Depuis le".to_owned(), on: "Danger immédiat".to_owned() });
    for fields in [
        [("do", "remove"), ("place", "1")].as_slice(),
        &[("do", "down"), ("place", "1")],
        &[("do", "up"), ("place", "2")],
        &[("do", "save"), ("place", "1"), ("label", "Danger immédiat"), ("kind", "number")],
    ] {
        reforms(&alice, &world, elec, fields).await.is_refused_with(422, &lost);
    }
    let many = (0..201).map(|one| one.to_string()).collect::<Vec<_>>().join("\n");
    let long = "é".repeat(121);
    let too_long = |max| Refusal::TextTooLong { found: 121, max };
    let rows: [Row<'_>; 12] = [
        (&[("label", " \u{200b}"), ("kind", "date")], "label", Refusal::QuestionLabelMissing),
        (
            &[("label", "BÂTIMENT"), ("kind", "date")],
            "label",
            Refusal::QuestionLabelTaken { question: "BÂTIMENT".to_owned() },
        ),
        (&[("label", &long), ("kind", "date")], "label", too_long(120)),
        (&[("label", "A"), ("kind", "colour")], "kind", Refusal::UnknownValue),
        (&[("label", "A"), ("kind", "choice"), ("options", "seul")], "options", Refusal::OptionsMissing),
        (
            &[("label", "A"), ("kind", "choices"), ("options", "un\ndeux\n un ")],
            "options",
            Refusal::OptionTwice { option: "un".to_owned() },
        ),
        (&[("label", "A"), ("kind", "choice"), ("options", &many)], "options", Refusal::TooManyOptions { max: 200 }),
        (&[("label", "A"), ("kind", "choices"), ("options", &many)], "options", Refusal::TooManyOptions { max: 25 }),
        (&[("label", "A"), ("kind", "room"), ("options", &long)], "options", too_long(120)),
        (&[("label", "A"), ("kind", "date"), ("only_if", "9:yes")], "only_if", Refusal::UnknownValue),
        (
            &[("label", "A"), ("kind", "date"), ("only_if", "0:Ailleurs")],
            "only_if",
            Refusal::ConditionLost { question: "A".to_owned(), on: "Bâtiment".to_owned() },
        ),
        (&[("do", "remove"), ("place", "-1")], "questions", Refusal::UnknownValue),
    ];
    for (fields, field, refusal) in rows {
        let sent = reforms(&alice, &world, elec, fields).await;
        sent.is_refused_with(422, &why(&refusal));
        if field != "questions" {
            assert_eq!(sent.count(&format!("#{field}-error")), 1, "{field}");
            sent.shows("Ajouter une question");
        }
    }
    assert_eq!(stored(&world, elec).await.questions, before);
    for place in 3..30 {
        adds(&alice, &world, elec, &format!("Question {place}"), "short_text", &[]).await;
    }
    let more = reforms(&alice, &world, elec, &[("label", "De trop"), ("kind", "date")]).await;
    more.is_refused_with(422, &why(&Refusal::TooManyQuestions { max: 30 }));
});

story!(fn questions_come_from_above_until_a_category_has_its_own, async |world| {
    let (alice, elec) = (world.alice().await, world.places.elec);
    let child = world.has_category(world.places.sg, "Éclairage", None).await;
    world.is_below(child, elec).await;
    a_form(&alice, &world, elec).await;
    let inherited = asks(&alice, &world, child).await;
    inherited.shows("Ces questions sont celles de Électricité");
    assert_eq!(labels(&world, child).await, None);
    // One that changes makes a copy.
    adds(&alice, &world, child, "Étage", "number", &[]).await;
    assert_eq!(labels(&world, child).await.expect("its own").len(), 4);
    assert_eq!(labels(&world, elec).await.expect("its own").len(), 3);
    for _ in 0..4 {
        // What waits for another goes first.
        let last = labels(&world, child).await.expect("its own").len() - 1;
        reforms(&alice, &world, child, &[("do", "remove"), ("place", &last.to_string())]).await.follows().await;
    }
    asks(&alice, &world, child).await.shows("Cette catégorie ne pose aucune question, bien que Électricité en pose");
    let form = world.odile().await.get(&format!("/tickets/new?category={child}")).await;
    assert_eq!(form.count("[name^=asked-]"), 0);
    reforms(&alice, &world, child, &[("do", "inherit")]).await.follows().await;
    assert_eq!(labels(&world, child).await, None);
    let form = world.odile().await.get(&format!("/tickets/new?category={child}")).await;
    assert_eq!(form.count("[name^=asked-]"), 3);
});

story!(fn a_category_that_stands_for_another_asks_its_questions, async |world| {
    let (alice, elec, chau) = (world.alice().await, world.places.elec, world.places.chau);
    a_form(&alice, &world, elec).await;
    world.category_is(chau, |category| category.redirects_to = Some(elec)).await;
    let page = asks(&alice, &world, chau).await;
    page.shows("ce qu’on y demande est posé dans le formulaire de Électricité");
    assert!(!page.has_button(&french("question-add")));
    let forged = alice.post(&questions(&world, chau).await, &[("label", "Étage"), ("kind", "number")]).await;
    assert_eq!(forged.status, 409);
    let form = world.odile().await.get(&format!("/tickets/new?category={chau}")).await;
    assert_eq!(form.count("[name^=asked-]"), 3);
});

story!(fn two_browsers_and_those_who_may_not, async |world| {
    let (alice, elec, sg) = (world.alice().await, world.places.elec, world.places.sg);
    let path = questions(&world, elec).await;
    let stale = asks(&alice, &world, elec).await.form("questions").value("seen").to_owned();
    adds(&alice, &world, elec, "Salle", "room", &[]).await;
    let late = [("seen", stale.as_str()), ("label", "Étage"), ("kind", "number")];
    let inherits = [("seen", stale.as_str()), ("do", "inherit")];
    alice.post(&path, &inherits).await.is_refused_with(409, &why(&Refusal::ChangedMeanwhile));
    let refused = alice.post(&path, &late).await;
    refused.is_refused_with(409, &why(&Refusal::ChangedMeanwhile));
    assert_eq!(refused.form("questions").value("place"), "0", "the list is the present one");
    assert_eq!(refused.count("[name=label][value='Étage']"), 1, "what was typed is kept");
    world.manager_is("chloe", sg, without(Privilege::ManageCategories)).await;
    let chloe = world.chloe().await;
    let read = asks(&chloe, &world, elec).await;
    read.shows("vous n’avez pas le privilège « gérer les catégories »");
    assert!(!read.has_button(&french("question-add")));
    let forged = chloe.post(&path, &[("label", "Étage"), ("kind", "number")]).await;
    forged.is_refused_with(409, "vous n’avez pas le privilège");
    for stranger in [world.odile().await, world.david().await] {
        stranger.get(&path).await.is_not_found();
        stranger.get(&path.replace("questions", "answers")).await.is_not_found();
        assert_eq!(stranger.post(&path, &[("label", "Étage"), ("kind", "number")]).await.status, 404);
    }
    assert_eq!(labels(&world, elec).await.expect("its own"), ["Salle"]);
});
