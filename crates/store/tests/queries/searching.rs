//! The index of search, written and read by each kind of reach; the last tickets that somebody opened.

use domain::search::{Columns, Query};
use domain::visibility::Reach;
use domain::{Status, TicketId, TicketScope};
use store::db::Tx;
use store::search::{self, Among};
use store::tickets::list;
use store::{accounts, reach, visits};

use crate::engines::NOW;
use crate::story::{Answers, Cast};

fn columns(title: &str, open: &str, allied: &str, apart: &str) -> Columns {
    Columns { title: title.to_owned(), open: open.to_owned(), allied: allied.to_owned(), apart: apart.to_owned() }
}

pub async fn told(tx: &mut Tx, answers: &mut Answers, cast: &Cast, ticket: TicketId) -> store::Result<()> {
    let bruno = reach::of(tx, &cast.bruno, TicketScope::Public).await?;
    let odile = reach::of(tx, &cast.odile, TicketScope::Public).await?;
    index(tx, answers, &[("bruno", &bruno), ("odile", &odile)], ticket).await?;
    assert_eq!(search::state(tx).await?, (0, TicketId(0)));
    search::set_state(tx, 1, ticket).await?;
    assert_eq!(search::lock_state(tx).await?, (1, ticket));
    search::set_state(tx, 0, TicketId(0)).await?;
    answers.add("the first tickets", search::following(tx, TicketId(0), 2).await?);
    answers.add("tickets that name Odile", accounts::tickets_naming(tx, cast.odile.id).await?);
    let everything = Reach { everything: true, ..bruno.clone() };
    for (reader, reach) in [("an administrator", &everything), ("Bruno", &bruno), ("Odile", &odile)] {
        let found = store::answers::of_category(tx, reach, cast.electricity).await?;
        answers.add(&format!("answers there, for {reader}"), found);
    }
    answers.add("lines of two", list::these(tx, &odile, &[ticket, TicketId(999)]).await?);
    for (seconds, number) in [(0, 1), (1, 2), (2, 1)] {
        visits::remember(tx, cast.odile.id, TicketId(number), NOW.plus_seconds(seconds)).await?;
    }
    let visited = visits::of(tx, &odile).await?;
    assert!(visited.len() <= 2 && visited.first().is_none_or(|first| *first == TicketId(1)), "{visited:?}");
    answers.add("opened lately", visited);
    visits::clear(tx, cast.odile.id).await?;
    assert!(visits::of(tx, &odile).await?.is_empty());
    Ok(())
}

async fn index(tx: &mut Tx, answers: &mut Answers, readers: &[(&str, &Reach)], ticket: TicketId) -> store::Result<()> {
    // Written twice: the last time counts.
    search::write(tx, ticket, &columns("oldtitle", "", "", "oldapart")).await?;
    search::write(tx, ticket, &columns("titre", "dit 40123", "dit entre", "apart")).await?;
    search::write(tx, TicketId(2), &columns("titre", "titre autre", "", "")).await?;
    let among = [
        ("all", Among::default()),
        ("open", Among { statuses: vec![Status::Free, Status::InProgress], ..Among::default() }),
        ("mine", Among { is_mine: true, ..Among::default() }),
        ("elsewhere", Among { department: Some(domain::DepartmentId(999)), ..Among::default() }),
    ];
    let queries = [
        "titre",
        "titr",
        "dit",
        "entre",
        "apart",
        "titre entre apart",
        "40123",
        "401",
        "401*",
        "oldtitle",
        "autre dit",
    ];
    for (who, reach) in readers {
        for typed in queries {
            let query = Query::read(typed).expect("a query");
            for (which, among) in &among {
                let found = search::find(tx, reach, &query, among).await?;
                assert!(typed != "oldtitle" || found == search::Found::default(), "{found:?}");
                answers.add(&format!("{typed} for {who} among {which}"), found);
            }
        }
        let everything = Reach { everything: true, ..(*reach).clone() };
        let all = search::find(tx, &everything, &Query::read("apart").expect("a query"), &Among::default()).await?;
        assert_eq!(all.by_text, [ticket]);
    }
    Ok(())
}
