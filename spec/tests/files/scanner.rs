//! The virus scanner: a real one, and what becomes of files while there is none to ask (A31; T3).

use std::path::PathBuf;
use std::time::{Duration, Instant};

use app::config::{Scanner, ScannerPlace};
use spec::clamd::{Clamd, EICAR_NAME, MARKER, MARKER_NAME, eicar};
use spec::story;
use spec::world::{Engine, ODILE, Ticket, World};
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, UnixListener};

const PLAN: &[u8] = b"%PDF-1.4 the plan of the lecture theatre";

async fn start(engine: Engine, place: ScannerPlace, refuses_when_down: bool) -> Option<World> {
    World::start_with_files(engine, |files, patience| {
        files.scanner = Some(Scanner { place, refuses_when_down });
        patience.scanner = Duration::from_secs(1);
    })
    .await
}

/// Odile attaches a file to what she says.
async fn says(world: &World, ticket: Ticket, name: &str, content: &[u8]) -> spec::world::Page {
    let form = world.odile().await.opens(ticket).await.form("comment");
    form.fill("message", "Voir ci-joint.").attach(name, content).submit().await
}

/// Whatever is in the folder of the files, whole or half received.
fn kept(world: &World) -> usize {
    let folders = std::fs::read_dir(world.folder.path()).expect("a folder");
    let inside = |folder: PathBuf| std::fs::read_dir(folder).expect("a folder").count();
    folders.map(|entry| inside(entry.expect("an entry").path())).sum()
}

story!(fn an_infected_file_is_refused_by_the_name_of_its_virus, |engine| async {
    let Some(daemon) = Clamd::start() else { return };
    let Some(world) = start(engine, ScannerPlace::Socket(daemon.socket.clone()), false).await else { return };
    let ticket = world.ticket().await;
    let before = world.stored().await;
    let ours = format!("Bonjour, {MARKER}, bonsoir.");
    for (content, virus) in [(ours.into_bytes(), MARKER_NAME), (eicar(), EICAR_NAME)] {
        let page = says(&world, ticket, "facture.doc", &content).await;
        page.is_refused_with(422, &format!("« facture.doc » est refusé : l’antivirus y a trouvé {virus}."));
        page.shows("Voir ci-joint.");
        assert_eq!((world.stored().await, kept(&world)), (before, 0));
    }
    let page = says(&world, ticket, "plan.pdf", PLAN).await.follows().await;
    page.history_says(&[ODILE, "Voir ci-joint."]);
    page.never_says("non vérifiée par l’antivirus");
    assert_eq!(world.odile().await.download(&page.file("plan.pdf")).await.2, PLAN);
    world.leave_mail();
});

// Down, silent, speaking of something else, too small for the file: what becomes of files is configured.
story!(fn without_a_verdict_files_are_refused_or_marked, |engine| async {
    let folder = TempDir::new().expect("a folder");
    let port = silent().await;
    let places = [
        ScannerPlace::Socket(folder.path().join("nobody")),
        ScannerPlace::Tcp("127.0.0.1:1".to_owned()),
        ScannerPlace::Tcp(format!("127.0.0.1:{port}")),
        ScannerPlace::Socket(saying(&folder, "error", b"INSTREAM size limit exceeded. ERROR\0")),
        ScannerPlace::Socket(saying(&folder, "other", b"SSH-2.0-OpenSSH_9.2\r\n")),
        ScannerPlace::Socket(saying(&folder, "mute", b"")),
    ];
    for place in places {
        let Some(world) = start(engine, place.clone(), true).await else { return };
        let ticket = world.ticket().await;
        let sent = Instant::now();
        let page = says(&world, ticket, "plan.pdf", PLAN).await;
        assert!(sent.elapsed() < Duration::from_secs(10), "{place:?}: {:?}", sent.elapsed());
        page.is_refused_with(422, "« plan.pdf » n’a pas pu être vérifié : l’antivirus ne répond pas.");
        page.shows("Voir ci-joint.");
        assert_eq!(kept(&world), 0);
        let world = start(engine, place, false).await.expect("the same engine");
        let ticket = world.ticket().await;
        let page = says(&world, ticket, "plan.pdf", PLAN).await.follows().await;
        page.shows("non vérifiée par l’antivirus");
        assert_eq!(world.odile().await.download(&page.file("plan.pdf")).await.2, PLAN);
        world.leave_mail();
    }
});

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_daemon_that_stops_and_comes_back_is_asked_again() {
    let Some(mut daemon) = Clamd::start() else { return };
    let place = ScannerPlace::Socket(daemon.socket.clone());
    let world = start(Engine::Sqlite, place, true).await.expect("an engine that is always there");
    let ticket = world.ticket().await;
    // Larger than what the daemon was told to take.
    let page = says(&world, ticket, "gros.bin", &vec![b'a'; 2 * 1024 * 1024]).await;
    page.is_refused_with(422, "« gros.bin » n’a pas pu être vérifié");
    daemon.stop();
    says(&world, ticket, "plan.pdf", PLAN).await.is_refused_with(422, "l’antivirus ne répond pas");
    daemon.start_again();
    assert_eq!(says(&world, ticket, "plan.pdf", PLAN).await.status, 303);
    world.leave_mail();
}

/// A port where somebody listens and says nothing, until the end of the test.
async fn silent() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let port = listener.local_addr().expect("a bound socket").port();
    tokio::spawn(async move {
        let mut held = Vec::new();
        while let Ok((stream, _)) = listener.accept().await {
            held.push(stream);
        }
    });
    port
}

/// A socket where whoever has sent all is answered this.
fn saying(folder: &TempDir, name: &str, words: &'static [u8]) -> PathBuf {
    let place = folder.path().join(name);
    let listener = UnixListener::bind(&place).expect("a socket");
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut heard = Vec::new();
            // A length of zero ends what is to be scanned.
            while !heard.ends_with(&[0; 4]) {
                let mut piece = [0; 4096];
                let Ok(read @ 1..) = stream.read(&mut piece).await else { break };
                heard.extend_from_slice(&piece[..read]);
            }
            drop(stream.write_all(words).await);
        }
    });
    place
}
