//! Around invitations: several at once, groups, who may, what an invitee does and leaves (A28–A30).

use domain::Refusal;
use spec::story;
use spec::world::{ALICE, BRUNO, CHLOE, DAVID, INES, ODILE, PAUL, World, french, why};

/// The address with which the form that removes somebody is asked for.
fn removal(world: &World, ticket: spec::world::Ticket, name: &str) -> String {
    format!("{}?person={}", ticket.action("uninvite"), world.person(name))
}

story!(fn several_are_invited_at_once_however_they_are_written, async |world| {
    let ticket = world.ticket().await;
    let people = "ines,PAUL@deux-rives.example;\tdavid ines , paul";
    let page = world.alice().await.invites(ticket, people, "Qui sait ?").await.follows().await;
    let mut invitees = page.invitees();
    invitees.sort();
    assert_eq!(invitees, [DAVID, INES, PAUL]);
    // One entry each, the comment on the first; one mail each, with the comment.
    assert_eq!(world.words_in(ticket).await.iter().filter(|words| *words == "Qui sait ?").count(), 1);
    assert_eq!(world.mailed().await, ["david", "ines", "odile", "paul"]);
    for (name, others) in [("david", [INES, PAUL]), ("ines", [DAVID, PAUL]), ("paul", [INES, DAVID])] {
        let mail = world.mail_to(name);
        mail.says("Qui sait ?");
        mail.never_says(others[0]);
        mail.never_says(others[1]);
    }
});

story!(fn lines_separate_people_too, async |world| {
    let ticket = world.ticket().await;
    let form = world.alice().await.get(&ticket.action("invite")).await.form("invite");
    form.forge("people", "ines\r\npaul\n\n").submit().await.follows().await;
    assert_eq!(world.invited_on(ticket).await.len(), 2);
    assert_eq!(world.mailed().await, ["ines", "odile", "paul"]);
});

story!(fn those_already_invited_are_passed_over, async |world| {
    let ticket = world.ticket_with_invitees("ines").await;
    let alice = world.alice().await;
    let page = alice.invites(ticket, "ines, paul", "").await.follows().await;
    assert_eq!(page.invitees(), [INES, PAUL]);
    page.shows(&format!("{INES} est déjà parmi les invités."));
    assert_eq!(world.mailed().await, ["ines", "odile", "paul"]);
    assert_eq!(world.mail_to("ines").header("X-Guichet-Reason"), "is-invited");
    let before = world.stored().await;
    let page = alice.invites(ticket, "paul ines", "encore").await;
    page.is_refused_with(422, &why(&Refusal::AlreadyInvited { names: format!("{PAUL}, {INES}") }));
    assert_eq!(page.form("invite").value("message"), "encore");
    assert_eq!(world.stored().await, before);
});

story!(fn whom_the_service_invites_may_be_invited_by_somebody_too, async |world| {
    world.always_invites(world.places.sg, "ines").await;
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    alice.invites(ticket, "ines", "ton avis ?").await.follows().await;
    assert_eq!(world.invited_on(ticket).await, [(world.person("ines"), false)]);
    world.mails_are_read().await;
    // Theirs from then on: the invitation goes with the ticket (docs/decisions/0007).
    alice.transfers(ticket, "Réseau").await;
    assert_eq!(world.ines().await.opens(ticket).await.status, 200);
    world.leave_mail();
});

story!(fn people_who_cannot_be_invited, async |world| {
    world.is_disabled("adam").await;
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    let before = world.stored().await;
    let unknown = |typed: &str| Refusal::UnknownPerson { typed: typed.to_owned() };
    let cases = [
        ("", Refusal::PeopleMissing),
        (" ,;\t", Refusal::PeopleMissing),
        ("alice", Refusal::InvitesOneself),
        ("paul, Alice@deux-rives.example", Refusal::InvitesOneself),
        ("odile paul", Refusal::InvitesOwner { owner: ODILE.to_owned() }),
        ("adam", unknown("adam")),
        ("paul <script>alert(1)</script>", unknown("<script>alert(1)</script>")),
        ("paul' OR '1'='1", unknown("paul', OR, '1'='1")),
    ];
    for (people, refusal) in cases {
        let page = alice.invites(ticket, people, "ton avis ?").await;
        page.is_refused_with(422, &why(&refusal));
        assert_eq!(page.form("invite").value("message"), "ton avis ?", "{people}");
        assert_eq!(world.stored().await, before, "{people}");
    }
    assert!(world.invited_on(ticket).await.is_empty());
});

story!(fn five_hundred_people_are_too_many, async |world| {
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    let before = world.stored().await;
    let many: Vec<String> = (0..500).map(|number| format!("paul{number}")).collect();
    let page = alice.invites(ticket, &many.join(", "), "").await;
    page.is_refused_with(422, &why(&Refusal::TooManyPeople { found: 500, max: 100 }));
    assert_eq!(page.form("invite").value("people"), many.join(", "));
    let page = alice.invites(ticket, &"paul ".repeat(500), "").await;
    page.is_refused_with(422, &why(&Refusal::TooManyPeople { found: 500, max: 100 }));
    assert_eq!(world.stored().await, before);
});

story!(fn those_invited_lately_are_proposed_again, async |world| {
    let alice = world.alice().await;
    let first = world.ticket().await;
    alice.invites(first, "ines paul", "").await;
    world.mails_are_read().await;
    let second = world.ticket().await;
    let form = alice.get(&second.action("invite")).await.form("invite");
    assert_eq!(form.value("people"), "");
    let page = form.tick("known").submit().await.follows().await;
    assert_eq!(page.invitees().len(), 1, "{page}");
    world.leave_mail();
});

story!(fn the_owner_invites_and_a_stranger_does_not, async |world| {
    let ticket = world.ticket_with_invitees("ines").await;
    let odile = world.odile().await;
    let good = odile.get(&ticket.action("invite")).await.form("invite");
    let fields = [("version", good.value("version")), ("people", "david"), ("message", "coucou")];
    let before = world.stored().await;
    for stranger in [world.paul().await, world.david().await] {
        stranger.get(&ticket.action("invite")).await.is_not_found();
        stranger.post(&ticket.action("invite"), &fields).await.is_not_found();
    }
    // An invitee does not invite.
    let page = world.ines().await.post(&ticket.action("invite"), &fields).await;
    page.is_refused_with(409, &why(&Refusal::OnlyOwnerOrManagers));
    assert_eq!(world.stored().await, before);
    let page = odile.invites(ticket, "paul", "Regardez avec moi.").await.follows().await;
    assert_eq!(page.invitees(), [INES, PAUL]);
    assert_eq!(world.mailed().await, ["ines", "paul"]);
});

story!(fn an_invitee_comments_even_once_the_ticket_is_closed, async |world| {
    let ticket = world.ticket_with_invitees("ines").await;
    world.alice().await.does("take-and-close", ticket, "").await;
    world.mails_are_read().await;
    let page = world.ines().await.does("comment", ticket, "Il reste une rangée.").await;
    page.history_says(&[INES, "Il reste une rangée."]);
    assert_eq!(page.status_shown(), "Clos");
    assert_eq!(world.mailed().await, ["alice", "odile"]);
});

story!(fn an_invitee_removes_himself_and_only_himself, async |world| {
    let ticket = world.ticket_with_invitees("ines paul").await;
    let paul = world.paul().await;
    let page = paul.get(&removal(&world, ticket, "paul")).await;
    assert_eq!(page.losing(), [french("losing-you")]);
    let form = page.form("uninvite");
    let before = world.stored().await;
    let forged = form.forge("person", &world.person("ines").to_string()).submit().await;
    forged.is_refused_with(409, &why(&Refusal::OnlyOwnInvitation));
    assert_eq!(world.stored().await, before);
    let form = paul.get(&removal(&world, ticket, "paul")).await.form("uninvite");
    let answer = form.submit().await;
    assert_eq!(answer.location, Some(format!("/tickets?left={ticket}&done=uninvite")));
    paul.opens(ticket).await.is_not_found();
    let page = world.alice().await.opens(ticket).await;
    assert_eq!(page.invitees(), [INES]);
    page.history_says(&[PAUL, &french("event-uninvited-oneself")]);
    assert_eq!(world.mailed().await, ["ines", "odile"]);
});

story!(fn somebody_who_is_not_invited_is_not_removed, async |world| {
    let ticket = world.ticket_with_invitees("ines").await;
    let alice = world.alice().await;
    let form = || async { alice.get(&removal(&world, ticket, "ines")).await.form("uninvite") };
    let before = world.stored().await;
    for person in ["paul", "odile", "alice"] {
        let page = form().await.forge("person", &world.person(person).to_string()).submit().await;
        page.is_refused_with(409, &why(&Refusal::NotInvited));
    }
    for person in ["", "0", "999999", "ines", "-1"] {
        let page = form().await.forge("person", person).submit().await;
        page.is_refused_with(409, &why(&Refusal::NotInvited));
        let page = alice.get(&format!("{}?person={person}", ticket.action("uninvite"))).await;
        assert!(page.status < 500, "{person}: {page}");
    }
    assert_eq!(world.stored().await, before);
});

story!(fn a_form_that_removes_sent_twice_removes_once, async |world| {
    let ticket = world.ticket_with_invitees("ines").await;
    let form = world.alice().await.get(&removal(&world, ticket, "ines")).await.form("uninvite");
    assert_eq!((form.submit().await.status, form.submit().await.status), (303, 303));
    assert_eq!(world.row(ticket).await.version, 3);
    world.leave_mail();
});

story!(fn the_managers_of_a_service_are_invited_together, async |world| {
    let ticket = world.ticket().await;
    let place = format!("d{}", world.places.dsi);
    let tree = world.bruno().await.get(&ticket.action("invite-group")).await;
    let form = tree.form("invite-group").choose("to", &place).submit().await;
    form.shows(DAVID);
    let page = form.form("invite-group").fill("message", "Un avis des réseaux ?").submit().await.follows().await;
    assert_eq!(page.invitees(), [DAVID]);
    assert_eq!(world.david().await.opens(ticket).await.status, 200);
    assert_eq!(world.mailed().await, ["david", "odile"]);
    world.mail_to("david").says("Un avis des réseaux ?");
});

story!(fn the_members_of_a_category_are_invited_together, async |world| {
    world.manages("odile", world.places.dsi).await;
    let ticket = world.odile().await.posts("Réseau", "Wi-Fi lent", "Depuis lundi.").await;
    world.mails_are_read().await;
    let david = world.david().await;
    let tree = david.get(&ticket.action("invite-group")).await;
    let form = tree.form("invite-group").choose("to", "Plomberie").submit().await;
    form.shows(ALICE);
    form.never_says(CHLOE);
    let page = form.form("invite-group").submit().await.follows().await;
    let mut invitees = page.invitees();
    invitees.sort();
    assert_eq!(invitees, [ALICE, BRUNO]);
    // All of them are there: nobody is left to invite.
    let place = format!("c{}", world.places.plom);
    let again = david.get(&format!("{}?to={place}", ticket.action("invite-group"))).await;
    again.shows(&why(&Refusal::NobodyToInvite));
    assert!(!again.has_form("invite-group"), "{again}");
    let before = world.stored().await;
    let version = world.row(ticket).await.version.to_string();
    let fields = [("version", version.as_str()), ("to", place.as_str())];
    let page = david.post(&ticket.action("invite-group"), &fields).await;
    page.is_refused_with(422, &why(&Refusal::NobodyToInvite));
    assert_eq!(world.stored().await, before);
    assert_eq!(world.mailed().await, ["alice", "bruno", "odile"]);
});

story!(fn a_group_is_invited_by_managers_only, async |world| {
    let ticket = world.ticket_with_invitees("ines").await;
    let place = format!("d{}", world.places.dsi);
    let version = world.row(ticket).await.version.to_string();
    let before = world.stored().await;
    for person in [world.odile().await, world.ines().await] {
        let fields = [("version", version.as_str()), ("to", place.as_str())];
        let page = person.post(&ticket.action("invite-group"), &fields).await;
        page.is_refused_with(409, &why(&Refusal::OnlyManagers { department: "Services Généraux".to_owned() }));
    }
    assert_eq!(world.stored().await, before);
});

story!(fn whoever_wants_no_mail_of_invitations_gets_the_first_one, async |world| {
    world.wants_only("paul", "own bookmarks expiry").await;
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    alice.invites(ticket, "paul", "").await;
    assert_eq!(world.mailed().await, ["odile", "paul"]);
    world.forget_mail();
    alice.does("comment", ticket, "Du nouveau.").await;
    assert_eq!(world.mailed().await, ["odile"]);
});
