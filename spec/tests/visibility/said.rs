//! Who reads what was said: the rule, the table of spec.md §5.3 and the page agree.

use domain::ticket::thread::Line;
use domain::visibility::sight;
use domain::{EventKind, MessageScope, Person, Standing};
use scraper::{Html, Selector};
use spec::story;
use spec::world::{Page, World, french};
use store::events;

use crate::organisation::Lots;
use crate::{ground, oracle};

/// Pages read, of all the pairs of a person and a ticket.
const PAGES: usize = 160;

story!(fn messages_are_read_by_those_whom_the_table_names, async |world: World| {
    let seed = Lots::seeds(1)[0];
    let mut lots = Lots::of(seed);
    let ground = ground(&world, &mut lots).await;
    let mut conn = world.app.db.read().await.expect("a connection");
    let (mut read, mut hidden) = (0, 0);
    for (facts, _) in &ground.tickets {
        let history = events::of_ticket(&mut conn, facts.ticket.id).await.expect("a history");
        let lines = events::lines(&history);
        for person in ground.people.iter().filter(|person| sight(person, facts).is_some()) {
            let standing = Standing::of(person, facts);
            for line in lines.iter().filter(|line| line.is_message()) {
                let (scope, by) = (line.event.scope, line.event.by);
                let rule = scope.may_be_read_by(&standing, by == Some(person.id), facts.effective_scope());
                let expected = oracle::reads(person, facts, scope, by);
                assert_eq!(rule, expected, "{scope:?} by {by:?}, {person:?}, case {seed}: {facts:#?}");
                *if expected { &mut read } else { &mut hidden } += 1;
            }
        }
    }
    assert!(read > 200 && hidden > 50, "{read} read, {hidden} hidden");
});

story!(fn a_page_shows_the_messages_that_its_reader_may_read, async |world: World| {
    let seed = Lots::seeds(1)[0];
    let mut lots = Lots::of(seed);
    let ground = ground(&world, &mut lots).await;
    let (mut absent, mut hidden, mut shown) = (0, 0, 0);
    for _ in 0..PAGES {
        let person = lots.one(&ground.people);
        let (facts, written) = &ground.tickets[lots.below(ground.tickets.len())];
        let page = opened(&world, &person, written.ticket.0).await;
        let about = format!("{person:?}, case {seed}, {facts:#?}");
        if !oracle::sees(&person, facts) {
            assert_eq!(page.status, 404, "{about}");
            absent += 1;
            continue;
        }
        assert_eq!(page.status, 200, "{about}");
        let mut conn = world.app.db.read().await.expect("a connection");
        let lines = events::lines(&events::of_ticket(&mut conn, written.ticket).await.expect("a history"));
        drop(conn);
        let may = |line: &&Line| oracle::reads(&person, facts, line.event.scope, line.event.by);
        let said: Vec<&Line> = lines.iter().filter(|line| line.is_message()).collect();
        let could = |line: &Line, scope| oracle::reads(&person, facts, scope, line.event.by);
        let readable: Vec<String> =
            said.iter().copied().filter(may).flat_map(|line| words(line, |scope| could(line, scope))).collect();
        for words in &written.words {
            assert_eq!(page.html.contains(words), readable.contains(words), "“{words}”: {about}: {page}");
        }
        let unreadable = said.iter().filter(|line| !may(line)).count();
        assert_eq!(not_visible(&page), unreadable, "{about}: {page}");
        (hidden, shown) = (hidden + unreadable, shown + readable.len());
    }
    assert!(absent > 10 && hidden > 10 && shown > 10, "{absent} absent, {hidden} hidden, {shown} shown");
});

/// What a line says, and of what it said before, what the reader could read then.
fn words(line: &Line, could: impl Fn(MessageScope) -> bool) -> Vec<String> {
    assert!(!matches!(line.event.kind, EventKind::CommentEdited { .. }), "a correction is no line");
    let earlier = line.earlier.iter().filter(|(_, scope)| could(*scope)).map(|(words, _)| words);
    line.event.text.iter().chain(earlier).map(|text| text.as_str().to_owned()).collect()
}

/// How many entries say « Contenu non visible ».
fn not_visible(page: &Page) -> usize {
    let (entries, hidden) = (Selector::parse(".thread > li").expect("a selector"), french("event-hidden"));
    let document = Html::parse_document(&page.html);
    document.select(&entries).filter(|entry| entry.text().collect::<String>().contains(&hidden)).count()
}

async fn opened(world: &World, person: &Person, ticket: i64) -> Page {
    let token = app::session::open(&world.app, person.id, false).await.expect("a session");
    let browser = world.stranger();
    browser.set_cookie(world.session_cookie(), &token);
    browser.get(&format!("/tickets/{ticket}")).await
}
