//! Row 7: one address, and the right to read checked each time.

use spec::story;
use spec::world::{Client, Ticket, World};

use crate::parcel::{brings, reads, waits};

const PLAN: &[u8] = b"%PDF-1.4 the plan of the lecture theatre";
const WORDS: &str = "Voir ci-joint.";

/// Everybody of the cast, by first name: who reads it, and who has the answer of a missing file.
async fn readers(world: &World, file: &str) -> Vec<&'static str> {
    let mut readers = Vec::new();
    let cast = [
        ("alice", world.alice().await),
        ("bruno", world.bruno().await),
        ("david", world.david().await),
        ("odile", world.odile().await),
        ("ines", world.ines().await),
        ("paul", world.paul().await),
    ];
    for (name, person) in cast {
        if reads(&person, file).await {
            readers.push(name);
        }
    }
    readers
}

async fn says_between_managers(person: &Client, ticket: Ticket, name: &str) -> String {
    let form = person.opens(ticket).await.form("comment").fill("message", WORDS).choose("scope", "manager");
    form.attach(name, PLAN).submit().await.follows().await.file(name)
}

story!(fn attack_07_a_file_is_read_by_the_readers_of_its_message, async |world| {
    let ticket = world.ticket_with_invitees("ines").await;
    let file = brings(&world.odile().await, ticket, "plan.pdf", PLAN).await;
    assert_eq!(readers(&world, &file).await, ["alice", "bruno", "odile", "ines"]);
    let file = says_between_managers(&world.alice().await, ticket, "devis.pdf").await;
    assert_eq!(readers(&world, &file).await, ["alice", "bruno"]);
    world.leave_mail();
});

story!(fn attack_07_after_a_transfer_away, async |world| {
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    let said = brings(&world.odile().await, ticket, "plan.pdf", PLAN).await;
    let own = says_between_managers(&alice, ticket, "devis.pdf").await;
    assert_eq!(alice.transfers(ticket, "Réseau").await.status, 303);
    assert_eq!(readers(&world, &said).await, ["david", "odile"]);
    // Not even what she sent herself.
    assert_eq!(readers(&world, &own).await, ["david"]);
    world.leave_mail();
});

story!(fn attack_07_after_an_invitation_is_removed, async |world| {
    let ticket = world.ticket_with_invitees("ines").await;
    let ines = world.ines().await;
    let theirs = brings(&world.odile().await, ticket, "plan.pdf", PLAN).await;
    let hers = brings(&ines, ticket, "photo.pdf", PLAN).await;
    assert!(reads(&ines, &theirs).await && reads(&ines, &hers).await);
    let path = format!("{}?person={}", ticket.action("uninvite"), world.person("ines"));
    world.alice().await.get(&path).await.form("uninvite").submit().await.follows().await;
    for file in [&theirs, &hers] {
        assert_eq!(readers(&world, file).await, ["alice", "bruno", "odile"]);
    }
    world.leave_mail();
});

story!(fn attack_07_after_a_scope_is_narrowed, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    let file = brings(&odile, ticket, "plan.pdf", PLAN).await;
    odile.sets(ticket, "scope", "public").await.follows().await;
    assert_eq!(readers(&world, &file).await, ["alice", "bruno", "david", "odile", "ines", "paul"]);
    odile.sets(ticket, "scope", "private").await.follows().await;
    assert_eq!(readers(&world, &file).await, ["alice", "bruno", "odile"]);
    world.leave_mail();
});

story!(fn attack_07_after_it_is_deleted, async |world| {
    let ticket = world.ticket().await;
    let file = brings(&world.odile().await, ticket, "plan.pdf", PLAN).await;
    let asked = world.alice().await.opens(ticket).await.press("Supprimer la pièce jointe plan.pdf").await;
    asked.form("delete-file").fill("message", "Périmé.").submit().await.follows().await;
    assert_eq!(readers(&world, &file).await, [""; 0]);
    world.leave_mail();
});

story!(fn attack_07_a_file_that_waits_is_its_senders_alone, async |world| {
    let file = format!("/files/{}", waits(&world.ines().await, "plan.pdf", PLAN).await);
    assert_eq!(readers(&world, &file).await, ["ines"]);
    assert!(!reads(&world.adam().await, &file).await, "nor an administrator's");
});

story!(fn attack_07_a_manager_no_more_reads_no_more, async |world| {
    let ticket = world.ticket().await;
    let file = brings(&world.odile().await, ticket, "plan.pdf", PLAN).await;
    world.manages_no_more("bruno", world.places.sg).await;
    assert_eq!(readers(&world, &file).await, ["alice", "odile"]);
    let alice = world.alice().await;
    world.is_disabled("alice").await;
    assert_eq!(alice.download(&file).await.0, 303, "nobody is signed in any more");
    world.leave_mail();
});

story!(fn attack_07_guessed_keys_are_missing_files, async |world| {
    let ticket = world.ticket().await;
    let file = brings(&world.odile().await, ticket, "plan.pdf", PLAN).await;
    let key = file.trim_start_matches("/files/");
    let ines = world.ines().await;
    let next = key.parse::<i64>().expect("a number") + 1;
    for key in [key, &next.to_string()] {
        assert!(!reads(&ines, &format!("/files/{key}")).await);
    }
    let odile = world.odile().await;
    let forged = ["0", "-1", &format!("0{key}"), &format!("+{key}"), &format!("{key}%20"), &format!("{key}%00")];
    let forged = forged.into_iter().chain(["99999999999999999999", "1e0", "%FF", "plan.pdf", "*"]);
    for key in forged {
        odile.get(&format!("/files/{key}")).await.is_not_found();
    }
    // Neither other words nor other rights in the address change anything.
    for query in ["?view=0", "?view=1&view=2", "?legacy=1", "?token=x", "?inline"] {
        assert_eq!(ines.download(&format!("{file}{query}")).await.0, 404, "{query}");
    }
    assert!(reads(&odile, &file).await);
    world.leave_mail();
});
