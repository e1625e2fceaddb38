//! A disk that is full, folders that are not what they were, contents that somebody changed: said, and nothing torn.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

use domain::Refusal;
use reqwest::Method;
use spec::browser::not_run;
use spec::story;
use spec::world::{Client, Form, ODILE, Page, Shelf, Ticket, World, why};

use crate::parcel::{brings, left_nothing};

const WORDS: &str = "Voir ci-joint.";
const PLAN: &[u8] = b"le plan de l'amphi";

/// A disk of its own, mounted over a folder while this lives.
struct SmallDisk(PathBuf);

impl SmallDisk {
    /// `None` where this account may not mount anything.
    fn mount(over: &Path) -> Option<Self> {
        let run = |program: &str, before: &[&str]| {
            let options = ["-t", "tmpfs", "-o", "size=1m,mode=1777", "tmpfs"];
            let mut command = Command::new(program);
            command.args(before).args(options).arg(over);
            command.output().is_ok_and(|output| output.status.success())
        };
        (run("mount", &[]) || run("sudo", &["-n", "mount"])).then(|| Self(over.to_owned()))
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let unmounted = |program: &str, before: &[&str]| {
            let mut command = Command::new(program);
            command.args(before).arg(&self.0).output().is_ok_and(|output| output.status.success())
        };
        let is_gone = unmounted("umount", &["-l"]) || unmounted("sudo", &["-n", "umount", "-l"]);
        assert!(is_gone || std::thread::panicking(), "{} is still mounted", self.0.display());
    }
}

async fn form(person: &Client, ticket: Ticket, name: &str, bytes: &[u8]) -> Form {
    person.opens(ticket).await.form("comment").fill("message", WORDS).attach(name, bytes)
}

/// The file is named, the words are kept.
#[track_caller]
fn is_not_stored(page: &Page, name: &str) {
    page.is_refused_with(422, &why(&Refusal::FileNotStored { name: name.to_owned() }));
    assert_eq!(page.form("comment").value("message"), WORDS);
}

story!(fn a_disk_that_is_full, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    let before = world.stored().await;
    let Some(_disk) = SmallDisk::mount(world.folder.path()) else { return not_run("no right to mount a small disk") };
    fs::create_dir(world.folder.path().join("incoming")).expect("room for a folder");
    let large = vec![b'x'; 3 * 1024 * 1024];
    is_not_stored(&form(&odile, ticket, "gros.bin", &large).await.submit().await, "gros.bin");
    left_nothing(&world, before).await;
    // What fits is stored beside what does not; the full disk stops neither words nor reading.
    let page = form(&odile, ticket, "gros.bin", &large).await.attach("plan.txt", PLAN).submit().await;
    is_not_stored(&page, "gros.bin");
    let page = page.form("comment").submit().await.follows().await;
    assert_eq!(odile.download(&page.file("plan.txt")).await.2, PLAN);
    fs::write(world.folder.path().join("rempli"), vec![b'x'; 2 * 1024 * 1024]).expect_err("full");
    is_not_stored(&form(&odile, ticket, "deux.bin", &large[..100_000]).await.submit().await, "deux.bin");
    odile.does("comment", ticket, "Sans fichier.").await;
    assert_eq!(odile.download(&page.file("plan.txt")).await.2, PLAN);
    // Room again: the same form does.
    fs::remove_file(world.folder.path().join("rempli")).expect("removed");
    let page = form(&odile, ticket, "deux.bin", &large[..100_000]).await.submit().await.follows().await;
    page.file("deux.bin");
    let left = Shelf { files: 2, waiting: 0, blobs: 2, contents: 2, incoming: 0 };
    assert_eq!(world.shelf_once_cleaned().await, left);
    world.leave_mail();
});

story!(fn the_folder_of_what_is_received_is_gone, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    let before = world.stored().await;
    let incoming = world.folder.path().join("incoming");
    fs::remove_dir(&incoming).expect("removed");
    is_not_stored(&form(&odile, ticket, "plan.txt", PLAN).await.submit().await, "plan.txt");
    fs::write(&incoming, b"a file").expect("written");
    let page = form(&odile, ticket, "plan.txt", PLAN).await.submit().await;
    is_not_stored(&page, "plan.txt");
    fs::remove_file(&incoming).expect("removed");
    left_nothing(&world, before).await;
    page.form("comment").submit().await.follows().await.history_says(&[ODILE, WORDS]);
    world.leave_mail();
});

story!(fn the_folder_of_a_content_is_something_else, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    // Where the content goes is known once it has been there.
    brings(&odile, ticket, "plan.txt", PLAN).await;
    let content = world.contents().remove(0);
    let folder = content.parent().expect("a folder").to_owned();
    fs::remove_dir_all(&folder).expect("removed");
    fs::write(&folder, b"a file").expect("written");
    let before = world.stored().await;
    let page = form(&odile, ticket, "copie.txt", PLAN).await.submit().await;
    is_not_stored(&page, "copie.txt");
    assert_eq!((world.stored().await, world.shelf().await.files, world.incoming()), (before, 1, 0));
    // A content that goes elsewhere is not concerned.
    form(&odile, ticket, "autre.txt", b"une autre salle").await.submit().await.follows().await.file("autre.txt");
    fs::remove_file(&folder).expect("removed");
    form(&odile, ticket, "copie.txt", PLAN).await.submit().await.follows().await;
    world.files_are_whole().await;
    world.leave_mail();
});

// Nothing is left of a content that never came to its place but its line, which the clean-up finds.
story!(fn a_content_that_cannot_be_put_leaves_a_line_that_is_cleaned, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    // A folder where the file should be: it can be neither replaced nor opened.
    brings(&odile, ticket, "plan.txt", PLAN).await;
    let content = world.contents().remove(0);
    let asked = world.alice().await.opens(ticket).await.press("Supprimer la pièce jointe plan.txt").await;
    asked.form("delete-file").fill("message", "Périmé.").submit().await.follows().await;
    assert_eq!(world.shelf_once_cleaned().await, Shelf { files: 1, ..Shelf::EMPTY });
    fs::create_dir(&content).expect("a folder");
    let odile = world.odile().await;
    is_not_stored(&form(&odile, ticket, "plan.txt", PLAN).await.submit().await, "plan.txt");
    assert_eq!(world.shelf().await.blobs, 1, "touched before it was put");
    fs::remove_dir(&content).expect("removed");
    assert_eq!(world.shelf_once_cleaned().await, Shelf { files: 1, ..Shelf::EMPTY });
    world.leave_mail();
});

/// Either an error or, for a reader of the first pieces, an end that is not one.
async fn never_looks_whole(person: &Client, file: &str) {
    for query in ["", "?view=1"] {
        match person.request(Method::GET, &format!("{file}{query}")).send().await {
            Err(_) => {}
            Ok(answer) if answer.status() == 500 => {}
            Ok(answer) => {
                assert_eq!(answer.status(), 200);
                answer.bytes().await.expect_err("whole");
            }
        }
    }
}

story!(fn a_content_that_somebody_changed_never_looks_whole, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    // Of one piece, and of several.
    for size in [10_usize, 300_000] {
        let bytes: Vec<u8> = (0..size).map(|at| u8::try_from(at % 251).expect("small")).collect();
        let file = brings(&odile, ticket, &format!("{size}.bin"), &bytes).await;
        let is_it = |path: &PathBuf| fs::metadata(path).is_ok_and(|it| it.len() == size as u64);
        let content = world.contents().into_iter().find(is_it).expect("its content");
        let mut other = bytes.clone();
        other[size - 1] ^= 1;
        let damaged = [other, bytes[..size - 1].to_vec(), Vec::new(), [&bytes[..], b"!"].concat()];
        for bytes in damaged {
            fs::write(&content, bytes).expect("written");
            never_looks_whole(&odile, &file).await;
        }
        fs::remove_file(&content).expect("removed");
        never_looks_whole(&odile, &file).await;
        fs::create_dir(&content).expect("a folder");
        never_looks_whole(&odile, &file).await;
        fs::remove_dir(&content).expect("removed");
        // A link planted there is followed by nobody, even to the right bytes.
        let elsewhere = world.folder.path().join("incoming").join("elsewhere");
        fs::write(&elsewhere, &bytes).expect("written");
        symlink(&elsewhere, &content).expect("a link");
        never_looks_whole(&odile, &file).await;
        // The page of the ticket is there all the same; the same file sent again mends it.
        odile.opens(ticket).await.file(&format!("{size}.bin"));
        brings(&odile, ticket, &format!("encore-{size}.bin"), &bytes).await;
        assert_eq!(odile.download(&file).await.2, bytes);
        assert_eq!(fs::read(&elsewhere).expect("untouched"), bytes, "the link was replaced, not what it leads to");
        fs::remove_file(&elsewhere).expect("removed");
    }
    world.files_are_whole().await;
    world.leave_mail();
});

// A server that was killed leaves what it was receiving: the next clean-up of another day removes it.
story!(fn what_was_left_half_received_is_cleaned, async |world: World| {
    let incoming = world.folder.path().join("incoming");
    let day = std::time::Duration::from_hours(24);
    let now = std::time::UNIX_EPOCH + std::time::Duration::from_millis(u64::try_from(world.app.now().0).expect("after"));
    for (name, age) in [("old", day * 2), ("fresh", day / 2)] {
        let file = fs::File::create(incoming.join(name)).expect("a file");
        file.set_modified(now - age).expect("dated");
    }
    world.follow_schedule().await;
    assert_eq!(world.incoming(), 1);
    assert!(incoming.join("fresh").exists());
});
