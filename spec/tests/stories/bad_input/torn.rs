//! Forms that break off, and forms that are none.

use std::time::Duration;

use domain::Refusal;
use reqwest::Method;
use spec::story;
use spec::world::{Client, ODILE, Ticket, World, french, why};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::parcel::{BOUNDARY, Parcel, left_nothing, send};

const WORDS: &str = "Voir ci-joint.";

/// Waits for what the server does on its side.
async fn until(what: &str, is_so: impl Fn() -> bool) {
    let waited = async {
        while !is_so() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(30), waited).await.unwrap_or_else(|_| panic!("never: {what}"));
}

/// A request as its bytes are, begun and not ended.
async fn begun(world: &World, person: &Client, ticket: Ticket, framing: &str) -> TcpStream {
    let address = world.address().trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).await.expect("the server listens");
    let cookie = person.cookie(world.session_cookie()).expect("signed in");
    let head = format!(
        "POST {} HTTP/1.1\r\nHost: {address}\r\nCookie: {}={cookie}\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: multipart/form-data; boundary={BOUNDARY}\r\n{framing}\r\n\r\n",
        ticket.action("comment"),
        world.session_cookie(),
    );
    stream.write_all(head.as_bytes()).await.expect("sent");
    stream
}

/// Half of the file has arrived when the network goes.
async fn is_cut(world: &World, framing: &str, send_half: impl AsyncFnOnce(&mut TcpStream, Vec<u8>)) {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    let before = world.stored().await;
    let form = Parcel::comment(&odile, ticket, WORDS).await.file("plan.bin", &vec![b'x'; 300_000]);
    let body = form.clone().end();
    let mut stream = begun(world, &odile, ticket, framing).await;
    send_half(&mut stream, body[..body.len() / 2].to_vec()).await;
    until("the file is being received", || world.incoming() == 1).await;
    drop(stream);
    until("nothing is left of it", || world.incoming() == 0).await;
    left_nothing(world, before).await;
    // The browser still has the form: sent again, it arrives.
    let page = send(&odile, &ticket.action("comment"), body).await.follows().await;
    assert_eq!(odile.download(&page.file("plan.bin")).await.2.len(), 300_000);
    world.files_are_whole().await;
    world.leave_mail();
}

story!(fn a_body_shorter_than_it_says, async |world| {
    is_cut(&world, "Content-Length: 4000000", async |stream, half| {
        stream.write_all(&half).await.expect("sent");
    })
    .await;
});

story!(fn a_body_cut_between_two_pieces, async |world| {
    is_cut(&world, "Transfer-Encoding: chunked", async |stream, half| {
        stream.write_all(format!("{:x}\r\n", half.len()).as_bytes()).await.expect("sent");
        stream.write_all(&half).await.expect("sent");
        stream.write_all(b"\r\n").await.expect("sent");
    })
    .await;
});

// The piece says that it is longer, and then the sender says nothing more but listens.
story!(fn a_sender_who_stops_in_the_middle_hears_no_success, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    let before = world.stored().await;
    let body = Parcel::comment(&odile, ticket, WORDS).await.file("plan.bin", &vec![b'x'; 300_000]).end();
    let mut stream = begun(&world, &odile, ticket, &format!("Content-Length: {}", body.len() + 1000)).await;
    stream.write_all(&body[..body.len() / 2]).await.expect("sent");
    stream.shutdown().await.expect("half closed");
    let mut answer = Vec::new();
    drop(stream.read_to_end(&mut answer).await);
    let answer = String::from_utf8_lossy(&answer).into_owned();
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
    until("nothing is left of it", || world.incoming() == 0).await;
    left_nothing(&world, before).await;
});

// As a proxy that loses its connection may do: what came before the file comes back, and the file has its name said.
story!(fn a_form_without_its_end, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    let before = world.stored().await;
    let form = Parcel::comment(&odile, ticket, WORDS).await;
    let page = send(&odile, &ticket.action("comment"), form.clone().file("plan.txt", b"le plan").endless()).await;
    page.is_refused_with(422, &why(&Refusal::FileCut { name: "plan.txt".to_owned() }));
    assert_eq!(page.form("comment").value("message"), WORDS);
    left_nothing(&world, before).await;
    // A first file that is whole waits for the form that comes back.
    let two = form.clone().file("un.txt", b"un").file("deux.txt", b"deux").endless();
    let page = send(&odile, &ticket.action("comment"), two).await;
    page.is_refused_with(422, &why(&Refusal::FileCut { name: "deux.txt".to_owned() }));
    let page = page.form("comment").submit().await.follows().await;
    page.history_says(&[ODILE, WORDS]);
    page.file("un.txt");
    // Words without an end are nobody's words.
    let page = send(&odile, &ticket.action("comment"), form.endless()).await;
    page.is_refused_with(400, &french("problem-malformed"));
    world.files_are_whole().await;
    world.leave_mail();
});

story!(fn boundaries_of_every_kind, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    let before = world.stored().await;
    let body = Parcel::comment(&odile, ticket, WORDS).await.file("plan.txt", b"le plan").end();
    let long = format!("multipart/form-data; boundary={}", "x".repeat(5000));
    let types = [
        ("multipart/form-data", 415),
        ("multipart/form-data; boundary=", 415),
        ("multipart/form-data; boundary=\"", 415),
        ("multipart/mixed; boundary=------------------------guichet", 415),
        ("multipart/form-data; boundary=autre", 400),
        ("multipart/form-data; boundary=.*", 400),
        // Found at once, and followed by the end: a form that says nothing, not even which ticket was seen.
        ("multipart/form-data; boundary=-", 409),
        (&long, 415),
    ];
    for (media, status) in types {
        let request = odile.request(Method::POST, &ticket.action("comment")).header("Content-Type", media);
        let page = odile.send(request.body(body.clone())).await;
        assert_eq!(page.status, status, "{media}: {page}");
        assert_eq!(world.stored().await, before, "{media}");
    }
    let line = format!("--{BOUNDARY}\r\n");
    let bodies = [
        Vec::new(),
        b"\r\n".to_vec(),
        line.repeat(1000).into_bytes(),
        line.clone().into_bytes(),
        format!("{line}Content-Disposition: form-data; name=\"message\"").into_bytes(),
        format!("{line}{}\r\n\r\nx\r\n--{BOUNDARY}--\r\n", "X-En-tete: 1\r\n".repeat(1000)).into_bytes(),
        format!("{line}{}: 1\r\n\r\nx\r\n--{BOUNDARY}--\r\n", "X".repeat(1_000_000)).into_bytes(),
        vec![b'-'; 1_000_000],
        vec![0; 100_000],
    ];
    for (number, body) in bodies.into_iter().enumerate() {
        let page = send(&odile, &ticket.action("comment"), body).await;
        assert!((400..500).contains(&page.status), "{number}: {page}");
    }
    left_nothing(&world, before).await;
});

// Parts within parts are bytes of a file: nobody looks for forms in there.
story!(fn a_form_in_a_form, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    let inner = b"--x\r\nContent-Disposition: form-data; name=\"message\"\r\n\r\nForge\r\n--x--\r\n";
    let form = Parcel::comment(&odile, ticket, WORDS).await;
    let form = form.file_said(b"filename=\"a.txt\"", "multipart/form-data; boundary=x", inner);
    let page = send(&odile, &ticket.action("comment"), form.end()).await.follows().await;
    page.history_says(&[ODILE, WORDS]);
    page.never_says("Forge");
    assert_eq!(odile.download(&page.file("a.txt")).await.2, inner);
    world.leave_mail();
});

// Bodies are read as they come: what a small body says that it would become is not what is stored.
story!(fn attack_67_compressed_forms_are_not_inflated, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    let before = world.stored().await;
    // « message=… » by gzip, as a stored block: right for whoever inflates.
    let plain = b"message=x";
    let mut gzip = vec![0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff, 1, 9, 0, 0xf6, 0xff];
    gzip.extend(plain);
    gzip.extend([0, 0, 0, 0, 9, 0, 0, 0]);
    for media in ["application/x-www-form-urlencoded", &format!("multipart/form-data; boundary={BOUNDARY}")] {
        let request = odile.request(Method::POST, &ticket.action("comment")).header("Content-Encoding", "gzip");
        let page = odile.send(request.header("Content-Type", media).body(gzip.clone())).await;
        assert!((400..500).contains(&page.status), "{media}: {page}");
    }
    left_nothing(&world, before).await;
});
