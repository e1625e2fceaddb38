//! Mails that have not arrived: counted, listed, retried, cancelled; never one that is being sent.

use domain::TicketId;
use store::db::Tx;
use store::departures::{self, Room};
use store::mails;
use store::outbox::{self, INTERNAL, Letter, State};
use store::piles::{self, Pile};

use crate::engines::NOW;
use crate::story::{self, Answers, Cast};

pub async fn told(tx: &mut Tx, answers: &mut Answers, cast: &Cast, ticket: TicketId) -> store::Result<()> {
    let mut ids = Vec::new();
    for (batch, name) in [(101, "m1"), (102, "m2"), (103, "m3"), (104, "m4")] {
        let letter = story::letter(&cast.odile, ticket, batch, name);
        ids.push(outbox::insert(tx, &Letter { destination: "piles.example".to_owned(), ..letter }, NOW).await?);
    }
    let known = mails::by_key(tx, "m1").await?.expect("a mail with links");
    assert!(known.is_for(cast.odile.id) && mails::by_key(tx, "").await?.is_none());
    let there = Some("piles.example");
    let before = piles::count(tx, there).await?;
    assert_eq!(before.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [4, 0, 0, 0]);
    let lease = NOW.plus_seconds(60);
    let mut due = Vec::new();
    while let Some(next) = departures::claim(tx, NOW, lease, &Room::default()).await? {
        due.push(next.id);
    }
    // Those being sent are nobody else's.
    assert!(!piles::retry(tx, ids[0], NOW).await? && !piles::cancel(tx, ids[0], NOW).await?);
    assert!(piles::by_id(tx, ids[0]).await?.is_some_and(|mail| mail.is_leaving()));
    departures::settle(tx, ids[0], State::Refused, "550 no such person", NOW).await?;
    departures::settle(tx, ids[1], State::Expired, "451 later", NOW).await?;
    departures::postpone(tx, ids[2], NOW.plus_seconds(600), INTERNAL).await?;
    departures::postpone(tx, ids[3], NOW.plus_seconds(600), "451 later").await?;
    let counts = piles::count(tx, there).await?;
    assert_eq!(counts.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [1, 1, 1, 1]);
    answers.add("piles", counts);
    for pile in [Pile::Waiting, Pile::Failed, Pile::Refused, Pile::Expired] {
        answers.add("a pile", piles::page(tx, pile, there, None, 9).await?);
        assert!(piles::page(tx, pile, there, Some(ids[0]), 9).await?.is_empty(), "nothing older");
    }
    assert!(piles::retry(tx, ids[0], NOW).await?, "refused, and retried");
    assert_eq!(piles::retry_all(tx, Pile::Expired, there, NOW).await?, 1);
    assert_eq!(piles::retry_all(tx, Pile::Failed, Some("elsewhere.example"), NOW).await?, 0);
    assert!(piles::cancel(tx, ids[3], NOW).await?, "waiting, and cancelled");
    assert!(!piles::cancel(tx, ids[3], NOW).await? && !piles::retry(tx, ids[3], NOW).await?, "once");
    let again = departures::claim(tx, NOW, lease, &Room::default()).await?.expect("one that is retried");
    assert_eq!((again.id, again.message_id.as_str(), again.leaves_at), (ids[0], "m1@univ.example", NOW));
    answers.add("piles afterwards", piles::count(tx, there).await?);
    outbox::settle_all(tx, "the past", NOW).await?;
    Ok(())
}
