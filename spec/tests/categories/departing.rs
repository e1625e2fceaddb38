//! Members who are members no more, and the open tickets that they hold there (spec.md §2.3).

use domain::category::CategorySetting;
use domain::department::DepartmentSetting;
use domain::{Algorithm, CategoryId, PersonId, Privilege, Refusal, Status};
use spec::story;
use spec::world::{ALICE, BRUNO, Client, Form, MESSAGE, SUBJECT, Ticket, World, why, without};

use super::{all, form, save, stored};

const QUESTION: &str = "Rien n’est encore enregistré";
const CHLOE: &str = "Chloé Nguyen";

/// Bruno holds two tickets in Électricité.
async fn bruno_holds_two(world: &World) -> (Client, [Ticket; 2]) {
    let his = world.bruno().await;
    let tickets = [held(world, &his, "Électricité").await, held(world, &his, "Électricité").await];
    (his, tickets)
}

async fn held(world: &World, holder: &Client, category: &str) -> Ticket {
    let ticket = world.odile().await.posts(category, SUBJECT, MESSAGE).await;
    holder.does("take", ticket, "").await;
    world.mails_are_read().await;
    ticket
}

/// The form of a category with these members alone.
fn only(world: &World, form: Form, members: &[&str]) -> Form {
    let (first, others) = members.split_first().expect("a member");
    let form = form.choose("members", "own").forge("member", &world.person(first).to_string());
    others.iter().fold(form, |form, name| form.forge_more("member", &world.person(name).to_string()))
}

/// The question that comes back when Bruno is no member of Électricité any more.
async fn asked(client: &Client, world: &World) -> Form {
    let elec = world.places.elec;
    let page = only(world, form(client, world, elec).await, &["alice", "chloe"]).submit().await;
    assert_eq!(page.status, 200);
    page.shows(QUESTION);
    page.form(&elec.to_string())
}

/// Saves a form that is sent again later.
async fn save_as(form: &Form) {
    form.submit().await.follows().await.shows("La catégorie est enregistrée.");
}

async fn own_members(world: &World, id: CategoryId) -> Option<Vec<PersonId>> {
    stored(world, id).await.own_members
}

story!(fn the_tickets_of_who_is_no_member_any_more_are_left_to_them, async |world| {
    let (alice, elec) = (world.alice().await, world.places.elec);
    let (_, tickets) = bruno_holds_two(&world).await;
    let typed = form(&alice, &world, elec).await.fill("search_words", "néon").fill("message", "Salle :");
    let page = only(&world, typed, &["alice", "chloe"]).submit().await;
    page.shows(QUESTION);
    page.shows(BRUNO);
    page.shows(&format!("{} · {SUBJECT}", tickets[1]));
    assert_eq!(own_members(&world, elec).await, None, "nothing is saved yet");
    let question = page.form(&elec.to_string());
    assert_eq!((question.value("search_words"), question.value("message")), ("néon", "Salle :"));
    assert_eq!(question.value("fate"), "keep", "what changes nothing is proposed");
    let versions = async || [world.row(tickets[0]).await.version, world.row(tickets[1]).await.version];
    let before = versions().await;
    save(question).await;
    assert_eq!(own_members(&world, elec).await, Some(vec![world.person("alice"), world.person("chloe")]));
    assert_eq!(stored(&world, elec).await.search_words, "néon");
    assert_eq!(world.row(tickets[0]).await.holder, Some(world.person("bruno")));
    assert_eq!(versions().await, before);
    assert!(world.mailed().await.is_empty());
    // Asked once: he is no member, and holds them all the same.
    save(form(&alice, &world, elec).await.fill("search_words", "lampe")).await;
});

story!(fn the_tickets_of_who_is_no_member_any_more_are_assigned_to_another, async |world| {
    let alice = world.alice().await;
    let (_, tickets) = bruno_holds_two(&world).await;
    let question = asked(&alice, &world).await;
    assert!(!question.choices("assignee").iter().any(|name| name == BRUNO));
    save(question.choose("fate", "assign").choose("assignee", CHLOE)).await;
    for ticket in tickets {
        let row = world.row(ticket).await;
        assert_eq!((row.holder, row.status), (Some(world.person("chloe")), Status::InProgress));
        let page = world.chloe().await.opens(ticket).await;
        page.history_says(&[ALICE, "a assigné le ticket à", CHLOE, BRUNO]);
    }
    let mailed = world.mailed().await;
    assert_eq!(mailed, ["bruno", "bruno", "chloe", "chloe", "odile", "odile"], "as of any assignment, once each");
    let journal = world.adam().await.get(&format!("/departments/{}/journal", world.places.sg)).await;
    journal.shows("a modifié la catégorie Électricité");
    journal.shows(CHLOE);
});

story!(fn the_tickets_of_who_is_no_member_any_more_are_free_again, async |world| {
    let alice = world.alice().await;
    let (his, tickets) = bruno_holds_two(&world).await;
    save(asked(&alice, &world).await.choose("fate", "release")).await;
    for ticket in tickets {
        let row = world.row(ticket).await;
        assert_eq!((row.holder, row.status), (None, Status::Free));
    }
    his.opens(tickets[0]).await.history_says(&[ALICE, "a libéré le ticket"]);
    // He manages the department all the same, and is told what its managers are told (R15).
    let mailed = world.mailed().await;
    assert!(mailed.iter().any(|name| name == "bruno") && mailed.iter().any(|name| name == "chloe"), "{mailed:?}");
});

story!(fn the_algorithm_chooses_among_the_members_who_stay, async |world| {
    let (alice, elec) = (world.alice().await, world.places.elec);
    let (_, tickets) = bruno_holds_two(&world).await;
    let hers = held(&world, &alice, "Électricité").await;
    world.category_is(elec, |one| one.defaults.algorithm = Some(Algorithm::First)).await;
    // Both leave: neither gets what the other leaves.
    let page = only(&world, form(&alice, &world, elec).await, &["chloe"]).submit().await;
    page.shows(&format!("{ALICE} et {BRUNO}"));
    save(page.form(&elec.to_string()).choose("fate", "algorithm")).await;
    for ticket in [tickets[0], tickets[1], hers] {
        assert_eq!(world.row(ticket).await.holder, Some(world.person("chloe")));
    }
    world.chloe().await.opens(hers).await.history_says(&["L’application", "a assigné le ticket à", CHLOE, ALICE]);
    world.leave_mail();
});

story!(fn categories_below_that_inherit_are_asked_about_too, async |world| {
    let (alice, elec, sg) = (world.alice().await, world.places.elec, world.places.sg);
    let his = world.bruno().await;
    let inherits = world.has_category(sg, "Néons", None).await;
    let own = world.has_category(sg, "Groupes électrogènes", Some(&["bruno"])).await;
    world.is_below(inherits, elec).await;
    world.is_below(own, elec).await;
    let below = held(&world, &his, "Néons").await;
    let elsewhere = held(&world, &his, "Groupes électrogènes").await;
    let question = asked(&alice, &world).await;
    save(question.choose("fate", "release")).await;
    assert_eq!(world.row(below).await.holder, None);
    assert_eq!(world.row(elsewhere).await.holder, Some(world.person("bruno")), "he is still a member there");
    world.leave_mail();
});

story!(fn nothing_is_asked_when_nobody_leaves_an_open_ticket, async |world| {
    let (alice, elec) = (world.alice().await, world.places.elec);
    let (his, [closed, freed]) = bruno_holds_two(&world).await;
    his.does("close", closed, "").await;
    his.does("release", freed, "").await;
    held(&world, &his, "Chauffage").await;
    held(&world, &alice, "Électricité").await;
    save(only(&world, form(&alice, &world, elec).await, &["alice", "chloe"])).await;
    world.leave_mail();
});

story!(fn what_is_confidential_is_not_left_to_who_sees_it_no_more, async |world| {
    let (alice, plom) = (world.alice().await, world.places.plom);
    world.department_has(world.places.sg, DepartmentSetting::AllowsConfidential).await;
    world.category_has(plom, CategorySetting::Confidential).await;
    let his = world.bruno().await;
    let ticket = held(&world, &his, "Plomberie").await;
    let page = only(&world, form(&alice, &world, plom).await, &["alice"]).submit().await;
    page.shows(QUESTION);
    page.shows("confidentielle");
    let question = || page.form(&plom.to_string());
    assert_eq!(question().choices("fate").len(), 3);
    assert_eq!(question().choices("assignee")[1..], [ALICE.to_owned()], "only who reads them");
    for forged in [question(), question().forge("fate", "keep")] {
        forged.submit().await.is_refused_with(422, &why(&Refusal::FateMissing { count: 1 }));
    }
    let to_chloe = question().choose("fate", "assign").forge("assignee", &world.person("chloe").to_string());
    let (name, place) = (CHLOE.to_owned(), "Services Généraux, Plomberie".to_owned());
    to_chloe.submit().await.is_refused_with(422, &why(&Refusal::CannotReceive { name, place }));
    assert_eq!(own_members(&world, plom).await, Some(vec![world.person("alice"), world.person("bruno")]));
    assert_eq!(world.row(ticket).await.holder, Some(world.person("bruno")), "all or nothing");
    save(question().choose("fate", "assign").choose("assignee", ALICE)).await;
    assert_eq!(world.row(ticket).await.holder, Some(world.person("alice")));
    his.opens(ticket).await.is_not_found();
    assert_eq!(world.mailed().await, ["odile"], "Alice did it, and Bruno reads it no more");
});

story!(fn who_holds_a_ticket_that_becomes_confidential_is_asked_about, async |world| {
    let (alice, plom) = (world.alice().await, world.places.plom);
    world.department_has(world.places.sg, DepartmentSetting::AllowsConfidential).await;
    // She is no member, and took it as any manager may.
    let ticket = held(&world, &world.chloe().await, "Plomberie").await;
    let page = form(&alice, &world, plom).await.tick("confidential").submit().await;
    page.shows(QUESTION);
    save(page.form(&plom.to_string()).choose("fate", "release")).await;
    assert_eq!(world.row(ticket).await.holder, None);
    world.chloe().await.opens(ticket).await.is_not_found();
    world.leave_mail();
});

story!(fn a_forged_answer_gives_nothing_away, async |world| {
    let (alice, elec) = (world.alice().await, world.places.elec);
    let (_, tickets) = bruno_holds_two(&world).await;
    let question = async || asked(&alice, &world).await;
    let missing = why(&Refusal::FateMissing { count: 2 });
    question().await.forge("fate", "burn").submit().await.is_refused_with(422, &missing);
    let nobody = question().await.choose("fate", "assign").submit().await;
    nobody.is_refused_with(422, &why(&Refusal::AssigneeMissing));
    world.manager_is("chloe", world.places.sg, |chloe| domain::Manager { is_available: false, ..chloe }).await;
    let refusal = why(&Refusal::NotAssignable { department: "Services Généraux".to_owned() });
    for to in ["odile", "david", "bruno", "chloe"].map(|name| world.person(name)).into_iter().chain([PersonId(999_999)]) {
        let sent = question().await.choose("fate", "assign").forge("assignee", &to.to_string()).submit().await;
        sent.is_refused_with(422, &refusal);
        assert_eq!(sent.form(&elec.to_string()).value("fate"), "assign");
        assert_eq!(sent.count("#assignee[aria-describedby~='assignee-error']"), 1);
    }
    // An answer to a question that was never asked is none.
    let unasked = question().await.choose("fate", "release").forge("departing", "0").submit().await;
    unasked.shows(QUESTION);
    assert_eq!(own_members(&world, elec).await, None);
    assert_eq!(world.row(tickets[0]).await.holder, Some(world.person("bruno")));
    assert!(world.mailed().await.is_empty());
});

story!(fn a_ticket_taken_meanwhile_is_asked_about_first, async |world| {
    let (alice, elec) = (world.alice().await, world.places.elec);
    let (his, tickets) = bruno_holds_two(&world).await;
    let question = asked(&alice, &world).await.choose("fate", "release");
    let third = held(&world, &his, "Électricité").await;
    let again = question.submit().await;
    again.shows(QUESTION);
    again.shows(&format!("{third} · {SUBJECT}"));
    assert_eq!(world.row(tickets[0]).await.holder, Some(world.person("bruno")));
    let again = again.form(&elec.to_string());
    assert_eq!(again.value("fate"), "release", "what was answered is kept");
    save_as(&again).await;
    assert_eq!(world.row(third).await.holder, None);
    // Sent once more from another tab, it does nothing twice.
    let version = world.row(third).await.version;
    again.submit().await.is_refused_with(409, &why(&Refusal::ChangedMeanwhile));
    assert_eq!(world.row(third).await.version, version);
    world.leave_mail();
});

story!(fn two_who_change_the_members_do_not_overwrite_each_other, async |world| {
    let (alice, elec) = (world.alice().await, world.places.elec);
    let (his, tickets) = bruno_holds_two(&world).await;
    let question = asked(&alice, &world).await.choose("fate", "release");
    save(form(&his, &world, elec).await.fill("search_words", "néon")).await;
    question.submit().await.is_refused_with(409, &why(&Refusal::ChangedMeanwhile));
    assert_eq!(own_members(&world, elec).await, None);
    assert_eq!(world.row(tickets[0]).await.holder, Some(world.person("bruno")));
});

story!(fn without_the_privilege_nobody_is_taken_out, async |world| {
    let (alice, sg) = (world.alice().await, world.places.sg);
    let (_, tickets) = bruno_holds_two(&world).await;
    let question = asked(&alice, &world).await.choose("fate", "release");
    world.manager_is("alice", sg, without(Privilege::ManageCategories)).await;
    assert_eq!(question.submit().await.status, 409);
    assert_eq!(world.row(tickets[0]).await.holder, Some(world.person("bruno")));
    assert!(all(&world).await.iter().all(|one| one.own_members.is_none() || one.id == world.places.plom));
});
