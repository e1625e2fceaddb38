//! Files at the same instant: taken by two forms, sent while they are cleaned away.

use std::sync::Arc;

use app::files::{self, clean};
use app::{Error, Order, perform};
use bytes::Bytes;
use domain::{Act, Actor, Command, Field, FieldError, FileId, Message, Refusal, Said, Upload};
use futures_util::stream;
use futures_util::{Stream, TryStreamExt};
use spec::story;
use spec::world::World;
use store::db::q;
use store::files as rows;
use tokio::sync::Barrier;

use crate::ground::{another_app, happened, posted, read};

/// Times that each is tried.
const ROUNDS: usize = 50;

fn chunks(bytes: &[u8]) -> impl Stream<Item = Result<Bytes, std::io::Error>> + use<> {
    let pieces: Vec<_> = bytes.chunks(7).map(|piece| Ok(Bytes::copy_from_slice(piece))).collect();
    stream::iter(pieces)
}

async fn received(world: &World, by: &str, bytes: &[u8]) -> Upload {
    let sender = world.account(by).await;
    files::receive(&world.app, &sender, "plan.txt", chunks(bytes)).await.expect("a store").expect("a file that does")
}

/// Its content, read to the end.
async fn content(world: &World, file: FileId) -> Vec<u8> {
    let row = rows::by_id(&mut world.app.db.read().await.expect("a connection"), file).await.expect("a read");
    let row = row.expect("a file");
    let digest = row.digest.expect("a content");
    let read = files::content(&world.app, &digest, row.upload.size).await.expect("on disk");
    let pieces: Vec<Bytes> = read.try_collect().await.expect("whole");
    pieces.concat()
}

story!(fn a_file_taken_by_two_forms_at_once_goes_with_one, async |world: World| {
    let odile = world.account("odile").await;
    for round in 0..ROUNDS / 2 {
        let file = received(&world, "odile", format!("{round}").as_bytes()).await.id;
        // Two tickets: neither form is refused for the version that it saw.
        let tickets = [posted(&world, world.places.elec).await, posted(&world, world.places.plom).await];
        let together = Arc::new(Barrier::new(2));
        let mut sent = Vec::new();
        for ticket in tickets {
            let seen = read(&world, ticket).await.ticket.version;
            let said = Said::to_all(Message::parse("Voir ci-joint.").expect("short"));
            let command = Command { files: vec![file], ..Command::new(Act::Comment, said) };
            let order = Order { ticket, seen, token: world.app.dice.nonce(), draft: None, command };
            let (app, actor, together) = (Arc::clone(&world.app), Actor::Person(odile.clone()), Arc::clone(&together));
            sent.push(tokio::spawn(async move {
                together.wait().await;
                perform(&app, actor, order).await
            }));
        }
        let mut won = 0;
        for (ticket, outcome) in tickets.into_iter().zip(sent) {
            let has = i64::try_from(happened(&world, ticket, "uploaded").await).expect("few");
            match outcome.await.expect("no panic") {
                Ok(_) => won += 1,
                Err(Error::Invalid(errors)) => {
                    assert_eq!(errors, [FieldError::new(Field::Files, Refusal::FileGone)]);
                    assert_eq!((has, happened(&world, ticket, "commented").await), (0, 0), "not half of it");
                }
                Err(other) => panic!("{other:?}"),
            }
        }
        assert_eq!(won, 1);
        assert_eq!(content(&world, file).await, format!("{round}").as_bytes());
    }
    world.leave_mail();
});

/// Contents that are cleaned away in one run, and sent again meanwhile.
const CONTENTS: usize = 8;

fn numbered(number: usize) -> Vec<u8> {
    format!("le plan de l'amphi {number}").into_bytes()
}

/// Makes everything that was sent before old. What is being received has the date of this machine: the world's own
/// clock stays behind it.
async fn everything_is_old(world: &World) {
    let mut tx = world.app.db.write().await.expect("a transaction");
    tx.exec(q("UPDATE files SET sent_at = 0")).await.expect("written");
    tx.exec(q("UPDATE blobs SET touched_at = 0")).await.expect("written");
    tx.commit().await.expect("committed");
}

// The contents are idle, and somebody sends them again at the very instant when they are cleaned away.
story!(fn a_content_sent_while_it_is_cleaned_away_is_not_lost, async |world: World| {
    let sender = world.account("ines").await;
    let programs = [Arc::clone(&world.app), another_app(&world).await];
    for round in 0..ROUNDS {
        everything_is_old(&world).await;
        let together = Arc::new(Barrier::new(4));
        let cleaning = programs.clone().map(|app| {
            let together = Arc::clone(&together);
            tokio::spawn(async move {
                together.wait().await;
                clean::clean(&app).await.expect("cleaned")
            })
        });
        // Half of them through each program.
        let sending = [0, 1].map(|half| {
            let (app, sender, together) = (Arc::clone(&programs[half]), sender.clone(), Arc::clone(&together));
            tokio::spawn(async move {
                together.wait().await;
                let mut sent = Vec::new();
                for number in (half..CONTENTS).step_by(2) {
                    let bytes = numbered(number);
                    let upload = files::receive(&app, &sender, "plan.txt", chunks(&bytes)).await;
                    sent.push((upload.expect("a store").expect("a file that does").id, bytes));
                }
                sent
            })
        });
        for one in cleaning {
            assert_eq!(one.await.expect("no panic").failed, 0);
        }
        for one in sending {
            for (file, bytes) in one.await.expect("no panic") {
                assert_eq!(content(&world, file).await, bytes, "round {round}");
            }
        }
        world.files_are_whole().await;
    }
});
