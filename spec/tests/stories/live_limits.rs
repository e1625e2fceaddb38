//! The streams of open pages under bad input: too many, foreign, forged, unread, revoked (guarantees §5.8, W1 to W7).

use std::sync::Arc;
use std::time::Duration;

use app::live::{Full, Hub};
use reqwest::{Method, StatusCode};
use spec::story;
use spec::world::{Client, Stream, Ticket, World};
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::time::timeout;

async fn asks(client: &Client, ticket: Ticket, headers: &[(&str, &str)]) -> reqwest::Response {
    let request = client.bare_request(Method::GET, &ticket.action("live"));
    headers
        .iter()
        .fold(request, |request, (name, value)| request.header(*name, *value))
        .send()
        .await
        .expect("an answer")
}

story!(fn w1_the_eleventh_stream_of_a_person_is_refused, async |world| {
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    let mut streams = Vec::new();
    for _ in 0..app::live::MAX_STREAMS {
        streams.push(alice.listens(ticket).await);
    }
    let refused = alice.get(&ticket.action("live")).await;
    assert_eq!(refused.status, 429);
    assert!(!refused.header("retry-after").is_empty());
    assert!(refused.html.contains("Trop de pages de tickets"), "{refused}");
    // Nobody else is concerned, and a page that closes makes room.
    world.bruno().await.listens(ticket).await.hears_of(1).await;
    streams.pop();
    let again = async { while asks(&alice, ticket, &[]).await.status() != 200 {} };
    timeout(Duration::from_secs(10), again).await.expect("room");
});

story!(fn w1_streams_never_take_the_place_of_pages, async |world| {
    let ticket = world.ticket().await;
    let mut app = Arc::into_inner(world.another_program().await).expect("nobody else holds it");
    app.live = Hub::with_room(2);
    let app = Arc::new(app);
    let mut open = Vec::new();
    for name in ["alice", "bruno", "chloe"] {
        let token = app::session::open(&world.app, world.person(name), false).await.expect("a session");
        open.push(app::live::listen(&app, ticket.id(), world.account(name).await, token));
    }
    assert_eq!(open.iter().map(|one| one.as_ref().err()).collect::<Vec<_>>(), [None, None, Some(&Full::House)]);
});

story!(fn w2_the_last_event_id_is_ignored, async |world| {
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    let long = "9".repeat(8000);
    for garbage in ["-1", "999999999999999999999", "'; DROP TABLE tickets; --", "é", long.as_str()] {
        let answer = asks(&alice, ticket, &[("Last-Event-ID", garbage)]).await;
        assert_eq!(answer.status(), StatusCode::OK, "{garbage}");
        Stream::of(answer).hears_of(1).await;
    }
    let endless = "9".repeat(10_000_000);
    let request = alice.bare_request(Method::GET, &ticket.action("live")).header("Last-Event-ID", endless);
    // Refused before it is read to its end: the connection may close first.
    assert!(request.send().await.map_or(true, |answer| answer.status().is_client_error()));
    alice.listens(ticket).await.hears_of(1).await;
});

story!(fn w3_who_loses_sight_by_a_transfer_hears_no_more, async |world| {
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    let mut stream = world.bruno().await.listens(ticket).await;
    let mut owners = world.odile().await.listens(ticket).await;
    stream.hears_of(1).await;
    while stream.sees().await.is_empty() {}
    alice.transfers(ticket, "Réseau").await;
    stream.is_over().await;
    owners.hears_of(2).await;
    world.leave_mail();
});

story!(fn w3_who_signs_out_hears_no_more, async |world| {
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    let mut stream = alice.listens(ticket).await;
    stream.hears_of(1).await;
    assert_eq!(alice.post("/sign-out", &[]).await.status, 303);
    stream.is_over().await;
});

story!(fn w3_rights_and_sessions_that_end_elsewhere_are_seen_by_looking, async |world| {
    let ticket = world.ticket().await;
    let (alice, bruno, chloe) = (world.alice().await, world.bruno().await, world.chloe().await);
    let (mut hers, mut his, mut last) =
        (alice.listens(ticket).await, bruno.listens(ticket).await, chloe.listens(ticket).await);
    for stream in [&mut hers, &mut his, &mut last] {
        stream.hears_of(1).await;
    }
    let elsewhere = world.another_program().await;
    let token = alice.cookie(world.session_cookie()).expect("a session");
    app::session::close(&elsewhere, &token).await.expect("closed");
    world.manages_no_more("bruno", world.places.sg).await;
    world.is_disabled("chloe").await;
    world.looks_around().await;
    for mut stream in [hers, his, last] {
        loop {
            match stream.next().await.expect("a last word").0.as_str() {
                "gone" => break,
                "here" => {}
                other => panic!("{other}"),
            }
        }
        assert_eq!(stream.next().await, None, "nothing after that");
    }
});

story!(fn an_open_page_prolongs_no_session, async |world| {
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    let mut stream = alice.listens(ticket).await;
    stream.hears_of(1).await;
    for _ in 0..2 {
        world.clock.advance_seconds(29 * 60);
        // What its script asks for is not its reader at work.
        let request = alice.request(Method::GET, &ticket.path()).header("X-Guichet-Live", "1");
        assert_eq!(alice.send(request).await.status, 200);
        world.looks_around().await;
    }
    world.clock.advance_seconds(3 * 60);
    world.looks_around().await;
    stream.is_over().await;
    assert_eq!(alice.opens(ticket).await.status, 303);
});

story!(fn w4_who_never_reads_keeps_nobody_waiting_and_nothing_growing, async |world| {
    let ticket = world.ticket().await;
    let (alice, odile) = (world.alice().await, world.odile().await);
    // One that does not read its connection, one further down that does not read its news.
    let mut deaf = TcpStream::connect(world.app.site.listen).await.expect("a connection");
    let cookie = odile.cookie(world.session_cookie()).expect("a session");
    let head = format!("GET {} HTTP/1.1\r\nHost: x\r\nCookie: {}={cookie}\r\n\r\n", ticket.action("live"), world.session_cookie());
    deaf.write_all(head.as_bytes()).await.expect("sent");
    let unread = app::live::listen(&world.app, ticket.id(), world.account("odile").await, cookie).expect("room");
    let mut stream = world.bruno().await.listens(ticket).await;
    stream.hears_of(1).await;
    for version in 2..=20 {
        let form = alice.opens(ticket).await.form("comment").fill("message", "Encore un mot.");
        assert_eq!(form.submit().await.status, 303);
        stream.hears_of(version).await;
    }
    // Left behind, it has been dropped: it holds what it was sent and no place.
    assert!(unread.len() <= 16, "{} waiting", unread.len());
    let dropped = async { while !unread.is_closed() || world.app.live.open() > 2 { tokio::task::yield_now().await } };
    timeout(Duration::from_secs(10), dropped).await.expect("dropped");
    world.leave_mail();
});

story!(fn w7_a_page_of_another_site_is_told_nothing, async |world| {
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    for foreign in [("Sec-Fetch-Site", "cross-site"), ("Sec-Fetch-Site", "same-site"), ("Origin", "https://evil.example")] {
        assert_eq!(asks(&alice, ticket, &[foreign]).await.status(), 400, "{foreign:?}");
        let typed = alice.bare_request(Method::POST, &ticket.action("live")).header(foreign.0, foreign.1);
        assert_eq!(alice.send(typed.form(&[("writing", "1")])).await.status, 400, "{foreign:?}");
    }
    assert_eq!(asks(&alice, ticket, &[("Origin", world.address())]).await.status(), 200);
});

story!(fn what_one_does_not_see_has_no_stream, async |world| {
    let ticket = world.ticket().await;
    let ines = world.ines().await;
    for path in [ticket.action("live"), "/tickets/999/live".to_owned(), "/tickets/x/live".to_owned()] {
        assert_eq!(ines.get(&path).await.status, 404, "{path}");
        assert_eq!(ines.post(&path, &[("writing", "1")]).await.status, 404, "{path}");
    }
    assert_eq!(world.stranger().get(&ticket.action("live")).await.status, 303);
    assert_eq!(world.app.live.open(), 0);
});

story!(fn a_stream_is_neither_kept_nor_held_back_on_its_way, async |world| {
    let ticket = world.ticket().await;
    let answer = asks(&world.alice().await, ticket, &[("Accept-Encoding", "gzip")]).await;
    let header = |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    assert_eq!(header("content-type"), "text/event-stream");
    assert_eq!(header("cache-control"), "no-store");
    assert_eq!(header("x-accel-buffering"), "no");
    assert_eq!(header("content-encoding"), "");
});

/// A second front door to the same program, to be closed while the story goes on.
async fn door(world: &World) -> (String, oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = format!("http://{}", listener.local_addr().expect("a bound socket"));
    let (stop, stopped) = oneshot::channel::<()>();
    let app = Arc::clone(&world.app);
    let router = web::router(Arc::clone(&app));
    let served = tokio::spawn(web::server::serve(listener, router, async move {
        drop(stopped.await);
        app.live.stop();
    }));
    (address, stop, served)
}

story!(fn the_program_stops_at_once_however_many_pages_are_open, async |world| {
    let ticket = world.ticket().await;
    let alice = world.alice().await;
    let (address, stop, served) = door(&world).await;
    let cookie = format!("{}={}", world.session_cookie(), alice.cookie(world.session_cookie()).expect("a session"));
    let mut streams = Vec::new();
    for _ in 0..5 {
        let request = reqwest::Client::new().get(format!("{address}{}", ticket.action("live")));
        let mut stream = Stream::of(request.header("Cookie", &cookie).send().await.expect("an answer"));
        stream.hears_of(1).await;
        streams.push(stream);
    }
    stop.send(()).expect("it runs");
    // Requests in flight are waited for thirty seconds: these end by themselves.
    timeout(Duration::from_secs(5), served).await.expect("stopped").expect("in peace");
    for mut stream in streams {
        assert_eq!(stream.next().await, None);
    }
    assert_eq!(alice.get(&ticket.action("live")).await.status, 503);
});
