//! Every list, every counter: the tickets that the rule lets somebody see, no more, no fewer, each once.

use std::collections::BTreeSet;

use domain::visibility::{Reach, sight};
use domain::{Coded, Facts, Person, Status, TicketId};
use spec::story;
use spec::world::World;
use store::db::Conn;
use store::reach;
use store::tickets::list::{self, Cursor, DONE, Filter, LIVE, Line};

use crate::organisation::Lots;
use crate::{Ground, ground, oracle};

/// Lines a page: several pages a list.
const PAGE: i64 = 7;

story!(fn lists_show_what_the_rule_lets_see, async |world: World| {
    let seed = Lots::seeds(1)[0];
    let mut lots = Lots::of(seed);
    let ground = ground(&world, &mut lots).await;
    let mut conn = world.app.db.read().await.expect("a connection");
    let mut shown = 0;
    for person in &ground.people {
        let reach = reach::of(&mut conn, person, world.app.tickets.default_scope).await.expect("a reach");
        let seen: Vec<&Facts> = facts(&ground).filter(|facts| sight(person, facts).is_some()).collect();
        for filter in filters(&mut lots, person, &ground) {
            let expected: Vec<&Facts> = seen.iter().copied().filter(|facts| selects(&filter, facts)).collect();
            shown += expected.len();
            let about = format!("{filter:?} for {person:?}, case {seed}");
            is_listed(&mut conn, &reach, &filter, &expected, &about).await;
        }
        let among = list::among(&mut conn, &reach, &ids(facts(&ground))).await.expect("a list");
        assert_eq!(sorted(among), ids(seen.iter().copied()), "{person:?}, case {seed}");
        let personal = list::personal(&mut conn, &reach).await.expect("counters");
        let live = seen.iter().filter(|facts| LIVE.contains(&facts.ticket.status));
        let invited = live.filter(|facts| facts.is_invited(person.id)).count();
        let kept = seen.iter().filter(|facts| facts.bookmarkers.iter().any(|one| one.id == person.id)).count();
        let size = |count: i64| usize::try_from(count).expect("a count");
        assert_eq!((size(personal.0), size(personal.1)), (invited, kept), "{person:?}, case {seed}");
        tallies_add_up(&mut conn, &reach, person, &seen, &format!("{person:?}, case {seed}")).await;
    }
    assert!(shown > 500, "only {shown} lines were compared");
});

story!(fn what_is_published_is_what_the_table_lists, async |world: World| {
    let seed = Lots::seeds(1)[0];
    let ground = ground(&world, &mut Lots::of(seed)).await;
    let mut conn = world.app.db.read().await.expect("a connection");
    let mut shown = 0;
    for person in &ground.people {
        let reach = reach::of(&mut conn, person, world.app.tickets.default_scope).await.expect("a reach");
        let expected = facts(&ground).filter(|facts| oracle::is_published_to(person, facts));
        let expected: Vec<TicketId> = in_order(expected.collect());
        shown += expected.len();
        let mut found: Vec<Line> = Vec::new();
        loop {
            let page = list::published(&mut conn, &reach, found.last().map(cursor), PAGE).await.expect("a list");
            if page.is_empty() {
                break;
            }
            found.extend(page);
        }
        let found: Vec<TicketId> = found.iter().map(|line| line.id).collect();
        assert_eq!(found, expected, "{person:?}, case {seed}");
    }
    assert!(shown > 100, "only {shown} lines were compared");
});

fn facts(ground: &Ground) -> impl Iterator<Item = &Facts> {
    ground.tickets.iter().map(|(facts, _)| facts)
}

fn ids<'a>(facts: impl Iterator<Item = &'a Facts>) -> Vec<TicketId> {
    sorted(facts.map(|facts| facts.ticket.id).collect())
}

fn sorted<T: Ord>(mut all: Vec<T>) -> Vec<T> {
    all.sort();
    all
}

/// One of each kind, and some together.
fn filters(lots: &mut Lots, person: &Person, ground: &Ground) -> Vec<Filter> {
    let all = || Filter { statuses: Status::ALL.to_vec(), ..Filter::default() };
    let some = |lots: &mut Lots| lots.one(&ground.tickets.iter().map(|(facts, _)| &facts.ticket).collect::<Vec<_>>());
    let (one, other) = (some(lots), some(lots));
    let categories = vec![one.category, other.category];
    vec![
        all(),
        Filter { statuses: LIVE.to_vec(), ..Filter::default() },
        Filter { statuses: DONE.to_vec(), ..Filter::default() },
        Filter { statuses: vec![Status::Archived], ..Filter::default() },
        Filter { department: Some(one.department), ..all() },
        Filter { departments: Some(vec![one.department, other.department]), ..all() },
        Filter { departments: Some(Vec::new()), ..all() },
        Filter { categories: Some(categories.clone()), ..all() },
        Filter { holder: Some(person.id), ..all() },
        Filter { holder: one.holder, ..all() },
        Filter { owner: Some(person.id), ..all() },
        Filter { invited: Some(person.id), ..all() },
        Filter { bookmarked: Some(person.id), ..all() },
        Filter { created_before: Some(one.created_at), ..all() },
        Filter { statuses: LIVE.to_vec(), department: Some(one.department), categories: Some(categories), ..all() },
    ]
}

/// The filter, read from its own words.
fn selects(filter: &Filter, facts: &Facts) -> bool {
    let ticket = &facts.ticket;
    filter.statuses.contains(&ticket.status)
        && filter.department.is_none_or(|one| one == ticket.department)
        && filter.departments.as_ref().is_none_or(|all| all.contains(&ticket.department))
        && filter.categories.as_ref().is_none_or(|all| all.contains(&ticket.category))
        && filter.holder.is_none_or(|person| ticket.holder == Some(person))
        && filter.owner.is_none_or(|person| ticket.owner == person)
        && filter.invited.is_none_or(|person| facts.is_invited(person))
        && filter.bookmarked.is_none_or(|person| facts.bookmarkers.iter().any(|one| one.id == person))
        && filter.created_before.is_none_or(|before| ticket.created_at < before)
}

/// The last touched first, then the last created.
fn in_order(mut facts: Vec<&Facts>) -> Vec<TicketId> {
    facts.sort_by_key(|facts| std::cmp::Reverse((facts.ticket.last_action_at, facts.ticket.id)));
    facts.iter().map(|facts| facts.ticket.id).collect()
}

fn cursor(line: &Line) -> Cursor {
    Cursor { last_action_at: line.last_action_at, id: line.id }
}

/// Page after page, by number, and from neighbour to neighbour.
async fn is_listed(conn: &mut Conn, reach: &Reach, filter: &Filter, expected: &[&Facts], about: &str) {
    let expected = in_order(expected.to_vec());
    let mut lines: Vec<Line> = Vec::new();
    loop {
        let page = list::page(conn, reach, filter, lines.last().map(cursor), PAGE).await.expect("a page");
        if page.is_empty() {
            break;
        }
        lines.extend(page);
    }
    let listed: Vec<TicketId> = lines.iter().map(|line| line.id).collect();
    assert_eq!(listed, expected, "{about}");
    let count = list::count(conn, reach, filter).await.expect("a count");
    assert_eq!(usize::try_from(count).expect("a count"), expected.len(), "{about}");
    let places = lines.iter().map(cursor).enumerate().map(|(place, cursor)| (cursor, place.checked_sub(1), place + 1));
    let ends = [(Cursor::START, None, 0), (Cursor::END, lines.len().checked_sub(1), lines.len())];
    for (place, before, after) in places.step_by(3).chain(ends) {
        let previous = list::previous(conn, reach, filter, place).await.expect("a neighbour");
        let next = list::next(conn, reach, filter, place).await.expect("a neighbour");
        let around = (previous.map(|one| one.id), next.map(|one| one.id));
        let wanted = (before.map(|before| expected[before]), expected.get(after).copied());
        assert_eq!(around, wanted, "around {place:?}, {about}");
    }
}

/// The counters of the rail: by place and status, the person's own apart.
async fn tallies_add_up(conn: &mut Conn, reach: &Reach, person: &Person, seen: &[&Facts], about: &str) {
    let live: Vec<&&Facts> = seen.iter().filter(|facts| LIVE.contains(&facts.ticket.status)).collect();
    let departments: BTreeSet<_> = live.iter().map(|facts| facts.ticket.department).take(4).collect();
    let departments: Vec<_> = departments.into_iter().collect();
    for within in [None, Some(departments.as_slice())] {
        let tallies = list::tallies(conn, reach, within).await.expect("tallies");
        let mut found = Vec::new();
        for tally in tallies {
            let one = (tally.department, tally.category, tally.status.code(), tally.is_mine);
            found.extend((0..tally.tickets).map(|_| one));
        }
        let is_within = |facts: &&&&Facts| within.is_none_or(|all| all.contains(&facts.ticket.department));
        let counted = live.iter().filter(is_within).map(|facts| {
            let ticket = &facts.ticket;
            (ticket.department, ticket.category, ticket.status.code(), ticket.holder == Some(person.id))
        });
        assert_eq!(sorted(found), sorted(counted.collect()), "tallies for {about}");
    }
}
