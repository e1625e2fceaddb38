//! A store that breaks: a clear refusal that names the file, the words kept, a bounded wait, never wrong bytes (T9).

use std::time::{Duration, Instant};

use spec::bucket::{BrokenBucket, Fault};
use spec::story;
use spec::world::{Engine, ODILE, World};

use super::ground::{content, read, send};

const PLAN: &[u8] = b"%PDF-1.4 the plan of the lecture theatre";
/// Longer than everything that a broken store may cost here.
const BOUND: Duration = Duration::from_secs(10);

async fn start(engine: Engine, store: &BrokenBucket) -> Option<World> {
    let bucket = store.bucket.clone();
    World::start_with_files(engine, |files, patience| {
        files.bucket = Some(bucket);
        patience.bucket_connection = Duration::from_secs(1);
        patience.bucket = Duration::from_millis(700);
        patience.bucket_retries = Duration::from_secs(1);
    })
    .await
}

/// What a store may do to a content being kept.
const WHEN_KEPT: [Fault; 8] = [
    Fault::Says(403, "SignatureDoesNotMatch"),
    Fault::Says(404, "NoSuchBucket"),
    Fault::Says(503, "SlowDown"),
    Fault::Says(500, "InternalError"),
    Fault::Hangs,
    Fault::HangsUp,
    Fault::Halves,
    Fault::Forgets,
];

story!(fn a_broken_store_refuses_the_file_and_keeps_the_words, |engine| async {
    let store = BrokenBucket::start().await;
    let Some(world) = start(engine, &store).await else { return };
    let ticket = world.ticket().await;
    let before = world.stored().await;
    let form = || async { world.odile().await.opens(ticket).await.form("comment").fill("message", "Voir ci-joint.") };
    for fault in WHEN_KEPT {
        store.suffers(Some(fault));
        let sent = Instant::now();
        let page = form().await.attach("plan.pdf", PLAN).submit().await;
        page.is_refused_with(422, "« plan.pdf » n’a pas pu être enregistré.");
        page.shows("Voir ci-joint.");
        assert!(sent.elapsed() < BOUND, "{fault:?}: {:?}", sent.elapsed());
        assert_eq!(world.stored().await, before, "{fault:?}");
    }
    // Nobody but the store is down: the words go without the file.
    let page = form().await.submit().await.follows().await;
    page.history_says(&[ODILE, "Voir ci-joint."]);
    store.suffers(None);
    let page = form().await.attach("plan.pdf", PLAN).submit().await.follows().await;
    assert_eq!(world.odile().await.download(&page.file("plan.pdf")).await.2, PLAN);
    world.leave_mail();
});

/// What a store may do to a content being read.
const WHEN_READ: [Fault; 8] = [
    Fault::Says(403, "AccessDenied"),
    Fault::Says(404, "NoSuchKey"),
    Fault::Says(503, "SlowDown"),
    Fault::Says(500, "InternalError"),
    Fault::Hangs,
    Fault::HangsUp,
    Fault::Halves,
    Fault::Spoils,
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_broken_store_never_gives_other_bytes() {
    let store = BrokenBucket::start().await;
    let world = start(Engine::Sqlite, &store).await.expect("an engine that is always there");
    for length in [40, 300_000] {
        let sent = content(length, 1);
        let upload = send(&world, "plan.bin", &sent).await.expect("kept");
        for fault in WHEN_READ {
            store.suffers(Some(fault));
            let asked = Instant::now();
            let (given, is_whole) = read(&world, &upload).await;
            assert!(!is_whole && given.len() < length, "{fault:?}: {} bytes of {length} given", given.len());
            assert!(asked.elapsed() < BOUND, "{fault:?}: {:?}", asked.elapsed());
        }
        store.suffers(None);
        assert_eq!(read(&world, &upload).await, (sent, true));
    }
}

/// What has begun to be given cannot become a page of error: it is broken off, which a browser shows.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_download_ends_well_only_if_it_is_whole() {
    let store = BrokenBucket::start().await;
    let world = start(Engine::Sqlite, &store).await.expect("an engine that is always there");
    let upload = send(&world, "plan.bin", &content(300_000, 2)).await.expect("kept");
    let odile = world.odile().await;
    for fault in WHEN_READ {
        store.suffers(Some(fault));
        let request = odile.request(reqwest::Method::GET, &format!("/files/{}", upload.id));
        let answer = request.send().await.expect("the server answers");
        let status = answer.status().as_u16();
        let whole = answer.bytes().await;
        assert!(status == 500 || whole.is_err(), "{fault:?}: {status}");
    }
}

/// It is the silence that is bounded, not the whole: who downloads slowly makes a store slow.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_slow_store_is_waited_for() {
    let store = BrokenBucket::start().await;
    let world = start(Engine::Sqlite, &store).await.expect("an engine that is always there");
    let sent = content(300_000, 3);
    let upload = send(&world, "plan.bin", &sent).await.expect("kept");
    // Six pieces: 1.2 s in all, beyond the patience of one.
    store.suffers(Some(Fault::Drips(Duration::from_millis(200))));
    store.heard();
    assert_eq!(read(&world, &upload).await, (sent, true));
    assert_eq!(store.heard(), ["GET"]);
}

/// Parts without an end cost their place for ever.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_store_that_breaks_between_two_parts_is_told_to_forget_them() {
    let store = BrokenBucket::start().await;
    let world = start(Engine::Sqlite, &store).await.expect("an engine that is always there");
    store.suffers_after(2, Some(Fault::Says(403, "ExpiredToken")));
    send(&world, "plan.bin", &content(17 * 1024 * 1024, 4)).await.expect_err("the second of three parts");
    let heard = store.heard();
    assert!(heard.starts_with(&["POST ?uploads=".into(), "PUT ?partNumber=1&uploadId=u".into()]), "{heard:?}");
    assert_eq!(heard.last().map(String::as_str), Some("DELETE ?uploadId=u"), "{heard:?}");
    assert!(!heard.iter().any(|request| request.contains("partNumber=3")), "{heard:?}");
}

/// A store that does not answer does not keep the clean-up, and so everybody who writes, for long.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_content_that_cannot_be_removed_is_removed_later() {
    let store = BrokenBucket::start().await;
    let world = start(Engine::Sqlite, &store).await.expect("an engine that is always there");
    send(&world, "plan.bin", PLAN).await.expect("kept");
    world.clock.advance_seconds(3 * 24 * 3600);
    for fault in [Fault::Hangs, Fault::Says(403, "AccessDenied"), Fault::Says(503, "SlowDown")] {
        store.suffers(Some(fault));
        store.heard();
        let run = Instant::now();
        world.follow_schedule().await;
        assert!(run.elapsed() < BOUND && store.heard().iter().any(|request| request == "DELETE"), "{fault:?}");
        world.clock.advance_seconds(3601);
    }
    store.suffers(None);
    store.heard();
    world.follow_schedule().await;
    assert_eq!(store.heard(), ["DELETE"]);
    world.clock.advance_seconds(3601);
    world.follow_schedule().await;
    assert_eq!(store.heard(), [""; 0]);
}
