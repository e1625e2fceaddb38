//! Who sees which ticket, and who reads which message: what lists and pages show is what the rules say, for anybody and
//! any ticket of random organisations, on both engines (spec.md §5).

#[path = "visibility/listed.rs"]
mod listed;
#[path = "visibility/oracle.rs"]
mod oracle;
mod organisation;
#[path = "visibility/said.rs"]
mod said;
#[path = "visibility/searched.rs"]
mod searched;
#[path = "visibility/written.rs"]
mod written;

use std::collections::BTreeMap;

use domain::visibility::sight;
use domain::{Facts, Person, TicketId};
use spec::story;
use spec::world::World;
use store::{facts, reach, tickets};

use organisation::{Lots, Organisation, arrive};
use written::{Written, write};

/// Several, so that lists hold the tickets of others than one's own organisation.
const ORGANISATIONS: usize = 3;
const TICKETS: usize = 25;

/// Random organisations and their tickets, with everything that the rules need.
pub struct Ground {
    pub people: Vec<Person>,
    pub tickets: Vec<(Facts, Written)>,
}

async fn ground(world: &World, lots: &mut Lots) -> Ground {
    let (mut people, mut tickets) = (Vec::new(), Vec::new());
    for number in 0..ORGANISATIONS {
        let organisation: Organisation = arrive(world, lots, &number.to_string()).await.expect("an organisation");
        for _ in 0..TICKETS {
            let written = write(world, lots, &organisation).await.expect("a ticket");
            tickets.push((read(world, written.ticket).await, written));
        }
        people.extend(organisation.enabled());
    }
    Ground { people, tickets }
}

async fn read(world: &World, ticket: TicketId) -> Facts {
    let mut conn = world.app.db.read().await.expect("a connection");
    let found = facts::load(&mut conn, ticket, world.app.installation(), false).await.expect("facts");
    found.expect("the ticket")
}

story!(fn a_ticket_is_within_reach_of_those_whom_the_rule_lets_see_it, async |world: World| {
    let seed = Lots::seeds(1)[0];
    let ground = ground(&world, &mut Lots::of(seed)).await;
    let mut found = BTreeMap::<String, usize>::new();
    let mut conn = world.app.db.read().await.expect("a connection");
    for person in &ground.people {
        let reach = reach::of(&mut conn, person, world.app.tickets.default_scope).await.expect("a reach");
        for (facts, _) in &ground.tickets {
            let seen = sight(person, facts);
            let about = || format!("{seen:?}: {person:?}, case {seed}, {facts:#?}");
            assert_eq!(seen.is_some(), oracle::sees(person, facts), "spec.md §5.2: {}", about());
            let within = tickets::within_reach(&mut conn, &reach, facts.ticket.id).await.expect("a read");
            assert_eq!(within.is_some(), seen.is_some(), "{}", about());
            *found.entry(format!("{seen:?}")).or_default() += 1;
        }
    }
    assert!(found.values().sum::<usize>() > 1000, "few pairs: {found:?}");
    assert!(found.len() >= 5, "few reasons to see, or not to: {found:?}, case {seed}");
});
