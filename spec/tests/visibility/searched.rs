//! What a search finds by a word: the tickets in which the tables of spec.md §5 let its reader read it, no more, no
//! fewer.

use std::collections::BTreeSet;

use app::search::find;
use domain::search::Query;
use domain::ticket::thread::Line;
use domain::{Facts, Person, PersonId, TicketId};
use spec::story;
use spec::world::World;
use store::db::Conn;
use store::search::Among;
use store::{events, people, reach};

use crate::organisation::Lots;
use crate::{ground, oracle};

/// Words that somebody looks for, of all those that were written.
const WORDS: usize = 20;

story!(fn a_word_finds_the_tickets_where_the_rule_lets_it_be_read, async |world: World| {
    let seed = Lots::seeds(1)[0];
    let mut lots = Lots::of(seed);
    let ground = ground(&world, &mut lots).await;
    app::search::renew(&world.app).await.expect("an index");
    let mut conn = world.app.db.read().await.expect("a connection");
    let mut histories = Vec::new();
    for (facts, written) in &ground.tickets {
        let lines = events::lines(&events::of_ticket(&mut conn, facts.ticket.id).await.expect("a history"));
        histories.push((facts, lines, written));
    }
    let names = people::all(&mut conn).await.expect("people");
    let written: Vec<&String> = histories.iter().flat_map(|(.., written)| &written.words).collect();
    let (mut hits, mut hidden) = (0, 0);
    for person in &ground.people {
        // Said in every ticket, in every subject, in every name.
        let mut asked: Vec<String> = ["parole", "panne", "person", "panne fin"].map(ToOwned::to_owned).to_vec();
        asked.extend((0..WORDS).map(|_| (*lots.one(&written)).clone()));
        for typed in asked {
            let expected: BTreeSet<TicketId> = histories
                .iter()
                .filter(|(facts, lines, _)| is_readable(&typed, person, facts, lines, &names))
                .map(|(facts, ..)| facts.ticket.id)
                .collect();
            let found = all_found(&world, &mut conn, person, &typed).await;
            assert_eq!(found, expected, "“{typed}” for {person:?}, case {seed}");
            hits += found.len();
            hidden += usize::from(expected.is_empty());
        }
    }
    assert!(hits > 200 && hidden > 50, "{hits} hits, {hidden} words found nowhere, case {seed}");
});

/// Page after page, each once.
async fn all_found(world: &World, conn: &mut Conn, person: &Person, typed: &str) -> BTreeSet<TicketId> {
    let query = Query::read(typed).expect("a query");
    let reach = reach::of(conn, person, world.app.tickets.default_scope).await.expect("a reach");
    let mut all = BTreeSet::new();
    for page in 0.. {
        let hits = find(&world.app, conn, person, &reach, &query, &Among::default(), page).await.expect("an answer");
        assert!(!hits.is_cut, "few enough to be all looked at");
        for hit in &hits.shown {
            assert!(all.insert(hit.ticket), "{} comes twice", hit.ticket);
        }
        if !hits.has_more {
            assert!(hits.total.is_none_or(|total| total == all.len()), "{hits:?}");
            return all;
        }
    }
    unreachable!("pages end")
}

/// Does the ticket say that to this person, by the tables?
fn is_readable(typed: &str, person: &Person, facts: &Facts, lines: &[Line], people: &[Person]) -> bool {
    if !oracle::sees(person, facts) {
        return false;
    }
    let reads = |line: &&Line| oracle::reads(person, facts, line.event.scope, line.event.by);
    let said: Vec<&str> =
        lines.iter().filter(reads).filter_map(|line| Some(line.event.text.as_ref()?.as_str())).collect();
    match typed {
        "panne" => true,
        "parole" | "panne fin" => !said.is_empty(),
        "person" => names(person, facts, lines, people),
        word => said.contains(&word),
    }
}

/// Is somebody named to this person? In an anonymous service: to its managers, and oneself (§5.4).
fn names(person: &Person, facts: &Facts, lines: &[Line], people: &[Person]) -> bool {
    let authors = lines.iter().filter_map(|line| line.event.by);
    let invitees = facts.invitees.iter().map(|invitee| invitee.person.id);
    let mut named = authors.chain(invitees).chain([facts.ticket.owner]).chain(facts.ticket.holder);
    let manages = person.is_admin || facts.managers.iter().any(|manager| manager.person.id == person.id);
    let is_named = |id: PersonId| people.iter().any(|one| one.id == id && one.name.starts_with("Person"));
    named.any(|id| is_named(id) && (!facts.ticket.is_anonymous || manages || id == person.id))
}
