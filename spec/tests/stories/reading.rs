//! E28–E30: who reads which message, on the page and in mails alike (spec.md §5.3, A24, A27).

use domain::Refusal;
use spec::story;
use spec::world::{Client, MESSAGE, ODILE, Ticket, World, french, why};

const HIDDEN: &str = "Contenu non visible.";

async fn says(author: &Client, ticket: Ticket, scope: &str, words: &str) {
    let form = author.opens(ticket).await.form("comment").fill("message", words).choose("scope", scope);
    assert_eq!(form.submit().await.status, 303);
}

/// The words are nowhere in what this person gets.
async fn never_reads(world: &World, name: &str, client: &Client, ticket: Ticket, words: &str) {
    for query in ["", "?order=newest", "?only=messages", "?print=1"] {
        client.get(&format!("{}{query}", ticket.path())).await.never_says(words);
    }
    client.opens(ticket).await.history_says(&[HIDDEN]);
    world.run_jobs().await;
    world.sent_to(name).iter().for_each(|mail| mail.never_says(words));
}

/// Where the readers of a message are chosen.
async fn readers_of(world: &World, ticket: Ticket, words: &str) -> String {
    format!("{}?event={}", ticket.action("readers"), world.message(ticket, words).await)
}

story!(fn e28_managers_and_owner, async |world| {
    let ticket = world.ticket_with_invitees("ines").await;
    says(&world.alice().await, ticket, "owner", "Votre badge est désactivé.").await;
    assert_eq!(world.mailed().await, ["odile"]);
    world.mail_to("odile").says("Votre badge est désactivé.");
    never_reads(&world, "ines", &world.ines().await, ticket, "Votre badge est désactivé.").await;
    world.bruno().await.opens(ticket).await.history_says(&["Votre badge est désactivé."]);
});

story!(fn e29_managers_and_invitees, async |world| {
    let ticket = world.ticket_with_invitees("ines").await;
    says(&world.alice().await, ticket, "invited_manager", "Surprise pour son départ.").await;
    assert_eq!(world.mailed().await, ["ines"]);
    never_reads(&world, "odile", &world.odile().await, ticket, "Surprise pour son départ.").await;
    world.ines().await.opens(ticket).await.history_says(&["Surprise pour son départ."]);
});

story!(fn e30_a_ticket_narrowed_keeps_what_was_said_among_those_it_concerns, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    alice.sets(ticket, "scope", "public").await;
    let paul = world.paul().await;
    says(&alice, ticket, "default", "La pièce est commandée.").await;
    paul.opens(ticket).await.history_says(&["La pièce est commandée."]);
    let narrowing = alice.get(&ticket.action("scope")).await.form("scope").choose("scope", "private");
    let page = narrowing.submit().await.follows().await;
    page.history_says(&["La pièce est commandée.", &french("message-scope-invited")]);
    paul.opens(ticket).await.is_not_found();
    // Opened once more, what was said then stays where it was put.
    alice.sets(ticket, "scope", "public").await;
    says(&alice, ticket, "default", "C’est réparé.").await;
    let page = paul.opens(ticket).await;
    page.history_says(&["C’est réparé."]);
    page.never_says("La pièce est commandée.");
    page.never_says(MESSAGE);
    world.odile().await.opens(ticket).await.history_says(&["La pièce est commandée."]);
    world.leave_mail();
});

story!(fn a_message_narrowed_before_its_mail_leaves_is_not_in_it, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    says(&alice, ticket, "default", "Le budget est épuisé.").await;
    let form = alice.get(&readers_of(&world, ticket, "Le budget est épuisé.").await).await.form("readers");
    let before = world.stored().await;
    assert_eq!(form.choose("scope", "manager").submit().await.status, 303);
    // No entry of the history, no mail of its own.
    assert_eq!(world.stored().await.mails, before.mails);
    let odile = world.odile().await;
    let page = odile.opens(ticket).await;
    assert_eq!(page.history().len(), 3, "{page}");
    never_reads(&world, "odile", &odile, ticket, "Le budget est épuisé.").await;
    world.bruno().await.opens(ticket).await.history_says(&["Le budget est épuisé.", "Gestionnaires"]);
});

story!(fn a_message_opened_is_read, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_held_by(&alice).await;
    says(&world.chloe().await, ticket, "manager", "C’est le disjoncteur.").await;
    let odile = world.odile().await;
    never_reads(&world, "odile", &odile, ticket, "C’est le disjoncteur.").await;
    let form = alice.get(&readers_of(&world, ticket, "C’est le disjoncteur.").await).await.form("readers");
    form.choose("scope", "default").submit().await;
    odile.opens(ticket).await.history_says(&["C’est le disjoncteur."]);
});

story!(fn readers_are_changed_by_the_manager_of_the_ticket_and_by_the_author, async |world| {
    let alice = world.alice().await;
    let ticket = world.ticket_with_invitees("ines").await;
    alice.does("take", ticket, "").await;
    let (odile, bruno) = (world.odile().await, world.bruno().await);
    says(&odile, ticket, "default", "Voici mon numéro.").await;
    says(&bruno, ticket, "manager", "Entre nous.").await;
    world.mails_are_read().await;
    let (hers, his) = (
        readers_of(&world, ticket, "Voici mon numéro.").await,
        readers_of(&world, ticket, "Entre nous.").await,
    );
    let good = alice.get(&hers).await.form("readers");
    let before = world.stored().await;
    let event = world.message(ticket, "Voici mon numéro.").await.to_string();
    let fields = [("version", good.value("version")), ("event", &event), ("scope", "owner")];
    for person in [&bruno, &world.ines().await] {
        person.post(&ticket.action("readers"), &fields).await.is_refused_with(409, &why(&Refusal::NotTheAuthor));
        assert_eq!(person.opens(ticket).await.count("a[href*='/readers']"), 0);
    }
    // Between managers, its author alone does not open it.
    let event = world.message(ticket, "Entre nous.").await.to_string();
    let page = bruno.post(&ticket.action("readers"), &[fields[0], ("event", &event), ("scope", "default")]).await;
    page.is_refused_with(409, &why(&Refusal::ReadersAreManagersChoice));
    // What one may not read, one is told nothing of.
    let page = odile.post(&ticket.action("readers"), &[fields[0], ("event", &event), ("scope", "default")]).await;
    page.is_refused_with(409, &why(&Refusal::MessageGone));
    page.never_says("Entre nous.");
    odile.get(&his).await.never_says("Entre nous.");
    assert_eq!(world.stored().await, before);
    let form = odile.get(&hers).await.form("readers");
    assert!(!form.choices("scope").iter().any(|scope| scope.contains("Gestionnaires seulement")));
    form.choose("scope", "owner").submit().await.follows().await.history_says(&[ODILE, "Voici mon numéro."]);
    world.ines().await.opens(ticket).await.never_says("Voici mon numéro.");
    assert_eq!(world.mailed().await, [""; 0]);
});

story!(fn readers_that_one_may_not_choose, async |world| {
    let ticket = world.ticket_with_invitees("ines").await;
    let ines = world.ines().await;
    says(&ines, ticket, "default", "Je confirme.").await;
    world.mails_are_read().await;
    let form = || async { ines.get(&readers_of(&world, ticket, "Je confirme.").await).await.form("readers") };
    let before = world.stored().await;
    // Neither a manager, nor a public ticket.
    for scope in ["manager", "owner", "public"] {
        let page = form().await.forge("scope", scope).submit().await;
        page.is_refused_with(422, &why(&Refusal::Unchanged));
    }
    form().await.forge("scope", "nobody").submit().await.is_refused_with(422, &why(&Refusal::UnknownValue));
    for event in ["0", "999999", "", "1 OR 1=1"] {
        let page = form().await.forge("event", event).forge("scope", "invited_manager").submit().await;
        page.is_refused_with(409, &why(&Refusal::MessageGone));
    }
    assert_eq!(world.stored().await, before);
    world.bruno().await.opens(ticket).await.history_says(&["Je confirme."]);
});

story!(fn a_message_of_another_ticket_is_none_of_this_one, async |world| {
    let alice = world.alice().await;
    let other = world.odile().await.posts("Réseau", "Wi-Fi lent", "Mot de passe : 1234").await;
    let ticket = world.ticket_held_by(&alice).await;
    let event = world.message(other, "Mot de passe : 1234").await;
    for action in ["readers", "edit"] {
        let page = alice.get(&format!("{}?event={event}", ticket.action(action))).await;
        page.never_says("1234");
        let version = world.row(ticket).await.version.to_string();
        let event = event.to_string();
        let fields = [("version", version.as_str()), ("event", &event), ("message", "x"), ("scope", "owner")];
        let page = alice.post(&ticket.action(action), &fields).await;
        page.is_refused_with(409, &why(&Refusal::MessageGone));
        page.never_says("1234");
    }
    let page = alice.get(&format!("{}?quote={event}", ticket.path())).await;
    page.never_says("1234");
    world.leave_mail();
});
