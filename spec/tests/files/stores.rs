//! The same promises, of the folder and of the bucket (guarantees P1, P5, T10).

use std::fs;

use domain::{Moment, Upload};
use futures_util::future::join_all;
use spec::bucket::{BrokenBucket, S3Server};
use spec::world::{Engine, World};

use super::ground::{Ground, Store, content, read, row, send};

const MEGABYTE: usize = 1024 * 1024;
const DAY: i64 = 24 * 3600;

/// Told of each store.
macro_rules! stored {
    (fn $name:ident, $told:expr) => {
        mod $name {
            use super::*;

            async fn told_of(store: Store) {
                if let Some(ground) = Ground::start(store).await {
                    let told = $told;
                    told(ground).await;
                }
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn folder() {
                told_of(Store::Folder).await;
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn bucket() {
                told_of(Store::Bucket).await;
            }
        }
    };
}

/// Sends it, and checks that it is read back to the byte.
async fn goes_through(world: &World, sent: &[u8]) -> Upload {
    let upload = send(world, "plan.bin", sent).await.expect("kept");
    let (given, is_whole) = read(world, &upload).await;
    assert!(is_whole && given == sent, "{} bytes sent, {} given", sent.len(), given.len());
    upload
}

stored!(fn what_is_sent_is_read_back, async |ground: Ground| {
    // A part of a bucket is 8 MB: less, one, one and a byte, several.
    for length in [1, 70_000, 8 * MEGABYTE, 8 * MEGABYTE + 1, 20 * MEGABYTE] {
        goes_through(&ground.world, &content(length, 1)).await;
    }
    assert_eq!(ground.contents().len(), 5);
});

stored!(fn the_same_content_is_kept_once, async |ground: Ground| {
    let sent = content(100_000, 2);
    for _ in 0..3 {
        goes_through(&ground.world, &sent).await;
    }
    assert_eq!(ground.contents().len(), 1);
});

/// Twelve people send one file at the same time.
async fn all_send_it(world: &World) {
    let sent = content(3 * MEGABYTE, 8);
    for upload in join_all((0..12).map(|_| send(world, "plan.bin", &sent))).await {
        let (given, is_whole) = read(world, &upload.expect("kept")).await;
        assert!(is_whole && given == sent);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_content_sent_at_once_is_kept_once_in_the_folder() {
    let Some(ground) = Ground::start(Store::Folder).await else { return };
    all_send_it(&ground.world).await;
    assert_eq!(ground.contents().len(), 1);
}

/// In a store that keeps a content whole or not at all, as S3 promises; s3rver writes over what is being read.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_same_content_sent_at_once_is_kept_in_a_bucket() {
    let store = BrokenBucket::start().await;
    let bucket = store.bucket.clone();
    let world = World::start_with_files(Engine::Sqlite, |files, _| files.bucket = Some(bucket)).await;
    all_send_it(&world.expect("an engine that is always there")).await;
}

stored!(fn a_damaged_content_is_never_given_as_though_it_were_whole, async |ground: Ground| {
    let sent = content(300_000, 3);
    let upload = goes_through(&ground.world, &sent).await;
    let [place] = &ground.contents()[..] else { panic!("one content") };
    let mut spoiled = sent.clone();
    spoiled[150_000] ^= 1;
    let longer = [&sent[..], b"!"].concat();
    for damaged in [&spoiled[..], &sent[..299_999], &longer, b""] {
        fs::write(place, damaged).expect("written");
        let (given, is_whole) = read(&ground.world, &upload).await;
        assert!(!is_whole && given.len() < sent.len(), "{} bytes of {} given", given.len(), damaged.len());
    }
    // Sent again, it is mended for everybody.
    goes_through(&ground.world, &sent).await;
    assert!(read(&ground.world, &upload).await.1);
});

stored!(fn a_missing_content_is_said_and_comes_back_with_a_copy, async |ground: Ground| {
    let sent = content(1000, 4);
    let upload = goes_through(&ground.world, &sent).await;
    fs::remove_file(&ground.contents()[0]).expect("removed");
    assert_eq!(read(&ground.world, &upload).await, (Vec::new(), false));
    let address = format!("/files/{}", upload.id);
    assert_eq!(ground.world.odile().await.download(&address).await.0, 500);
    goes_through(&ground.world, &sent).await;
    assert_eq!(ground.world.odile().await.download(&address).await.2, sent);
});

stored!(fn what_no_form_takes_is_removed, async |ground: Ground| {
    let world = &ground.world;
    let (forgotten, again) = (content(1000, 5), content(1000, 6));
    goes_through(world, &forgotten).await;
    let kept = goes_through(world, &again).await;
    assert_eq!(ground.contents().len(), 2);
    world.clock.advance_seconds(2 * DAY - 3600);
    // Sent again by somebody else's form in the meantime: its content stays.
    let late = goes_through(world, &again).await;
    world.clock.advance_seconds(2 * 3600);
    world.follow_schedule().await;
    assert_eq!(ground.contents().len(), 1);
    let mut conn = world.app.db.read().await.expect("a connection");
    assert_eq!(store::files::by_id(&mut conn, kept.id).await.expect("a read"), None);
    drop(conn);
    assert_eq!(read(world, &late).await, (again, true));
    world.clock.advance_seconds(3 * DAY);
    world.follow_schedule().await;
    assert_eq!(ground.contents().len(), 0);
});

stored!(fn what_a_killed_server_left_half_received_is_removed, async |ground: Ground| {
    let left = ground.world.folder.path().join("incoming/left");
    fs::write(&left, b"half").expect("written");
    let age = |moment: Moment| {
        let modified = std::time::UNIX_EPOCH + std::time::Duration::from_millis(moment.0.unsigned_abs());
        fs::File::options().write(true).open(&left).expect("there").set_modified(modified).expect("dated");
    };
    age(ground.world.app.now().plus_seconds(-DAY + 60));
    ground.world.follow_schedule().await;
    assert!(left.exists(), "it may still be coming");
    ground.world.clock.advance_seconds(3600);
    ground.world.follow_schedule().await;
    assert!(!left.exists());
});

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_planted_in_the_folder_is_nobody_s_content() {
    let Some(ground) = Ground::start(Store::Folder).await else { return };
    let sent = content(1000, 7);
    let upload = goes_through(&ground.world, &sent).await;
    let elsewhere = ground.world.folder.path().join("elsewhere");
    fs::rename(&ground.contents()[0], &elsewhere).expect("moved");
    let digest = row(&ground.world, &upload).await.digest.expect("a content");
    let place = ground.world.folder.path().join(&digest[..2]).join(&digest);
    std::os::unix::fs::symlink(&elsewhere, &place).expect("a link");
    assert_eq!(read(&ground.world, &upload).await, (Vec::new(), false));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bucket_is_not_opened_by_another_account() {
    let Some(server) = S3Server::start() else { return };
    let mut bucket = server.bucket.clone();
    bucket.access_key = "another".to_owned();
    let world = World::start_with_files(Engine::Sqlite, |files, _| files.bucket = Some(bucket)).await;
    let refused = send(&world.expect("an engine that is always there"), "plan.bin", b"plan").await;
    assert!(matches!(refused, Err(domain::Refusal::FileNotStored { .. })), "{refused:?}");
}
