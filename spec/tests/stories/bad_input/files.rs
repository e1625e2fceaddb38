//! Files of every size and number.

use domain::Refusal;
use spec::story;
use spec::world::{ODILE, Shelf, french, why};

use crate::parcel::{DOT, Parcel, left_nothing, send};

const MEGABYTE: usize = 1024 * 1024;
/// What the rig allows of one file.
const LIMIT: usize = 20 * MEGABYTE;
const WORDS: &str = "Voir ci-joint.";

story!(fn a_file_of_every_size, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    let bytes = vec![b'x'; LIMIT + 1];
    let before = world.stored().await;
    for (size, name) in [(0, "vide.txt"), (LIMIT + 1, "gros.bin")] {
        let form = odile.opens(ticket).await.form("comment").fill("message", WORDS);
        let page = form.attach(name, &bytes[..size]).submit().await;
        page.is_refused_with(422, name);
        assert!(page.error_of("files").contains(name), "beside its field: {page}");
        assert_eq!(page.form("comment").value("message"), WORDS);
        left_nothing(&world, before).await;
    }
    for size in [1, LIMIT - 1, LIMIT] {
        let name = format!("{size}.bin");
        let form = odile.opens(ticket).await.form("comment").fill("message", &name);
        let page = form.attach(&name, &bytes[..size]).submit().await.follows().await;
        let (status, headers, read) = odile.download(&page.file(&name)).await;
        assert_eq!((status, read.len(), read == bytes[..size]), (200, size, true));
        assert_eq!(headers["content-length"], size.to_string().as_str());
    }
    world.files_are_whole().await;
    world.leave_mail();
});

story!(fn the_files_of_a_message_weigh_so_much_together, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    let before = world.stored().await;
    let bytes = vec![b'x'; LIMIT];
    let mut form = odile.opens(ticket).await.form("comment").fill("message", WORDS);
    for name in ["un.bin", "deux.bin", "trois.bin"] {
        form = form.attach(name, &bytes);
    }
    let page = form.attach("goutte.bin", DOT).submit().await;
    page.is_refused_with(422, &why(&Refusal::FilesTooLarge { max: 60 * MEGABYTE as u64 }));
    assert_eq!(world.stored().await, before);
    // Everything waits; without the first of them, the rest is just right.
    let form = page.form("comment");
    assert_eq!((form.value("message"), world.shelf().await.waiting), (WORDS, 4));
    let page = form.untick("file").submit().await.follows().await;
    page.history_says(&[ODILE, WORDS]);
    assert_eq!(page.find_file("un.bin"), None);
    for name in ["deux.bin", "trois.bin", "goutte.bin"] {
        page.file(name);
    }
    // Three contents alike are one.
    let left = Shelf { files: 3, waiting: 0, blobs: 2, contents: 2, incoming: 0 };
    assert_eq!(world.shelf_once_cleaned().await, left);
    world.leave_mail();
});

story!(fn twenty_one_files, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    let before = world.stored().await;
    let too_many = why(&Refusal::TooManyFiles { max: 20 });
    let names: Vec<String> = (1..=21).map(|number| format!("photo-{number}.txt")).collect();
    let form = odile.opens(ticket).await.form("comment").fill("message", WORDS);
    let form = names.iter().fold(form, |form, name| form.attach(name, name.as_bytes()));
    let page = form.submit().await;
    page.is_refused_with(422, &too_many);
    assert_eq!(page.count("input[name=file][checked]"), 20);
    // The last one, added to the twenty that wait, is one too many again; all of them are shown, to choose from.
    let page = page.form("comment").attach(&names[20], names[20].as_bytes()).submit().await;
    page.is_refused_with(422, &too_many);
    assert_eq!(page.count("input[name=file][checked]"), 21);
    assert_eq!(world.stored().await, before);
    let form = page.form("comment");
    assert_eq!(form.value("message"), WORDS);
    let page = form.untick("file").submit().await.follows().await;
    assert_eq!(page.find_file(&names[0]), None);
    assert!(names[1..].iter().all(|name| page.find_file(name).is_some()), "{page}");
    let left = Shelf { files: 20, waiting: 0, blobs: 20, contents: 20, incoming: 0 };
    assert_eq!(world.shelf_once_cleaned().await, left);
    world.leave_mail();
});

story!(fn ten_thousand_files_in_one_form, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    let before = world.stored().await;
    let form = Parcel::comment(&odile, ticket, WORDS).await;
    let files = (0..10_000).fold(form.clone(), |form, number| form.file(&format!("{number}.txt"), DOT));
    let page = send(&odile, &ticket.action("comment"), files.end()).await;
    page.is_refused_with(422, &why(&Refusal::TooManyFiles { max: 20 }));
    assert_eq!((page.form("comment").value("message"), page.count("input[name=file]")), (WORDS, 20));
    // As many fields are no form of ours.
    for name in ["file", "message", "x"] {
        let fields = (1..=10_000).fold(form.clone(), |form, number| form.field(name, &number.to_string()));
        let page = send(&odile, &ticket.action("comment"), fields.end()).await;
        page.is_refused_with(400, &french("problem-malformed"));
    }
    assert_eq!(world.stored().await, before);
    assert_eq!(world.shelf_once_cleaned().await, Shelf::EMPTY);
});

// Somebody who sends files and never the form that they go with.
story!(fn files_that_no_form_takes_are_counted_and_forgotten, async |world| {
    let odile = world.odile().await;
    let twenty = (0..20).fold(Parcel::default(), |form, number| form.file(&format!("{number}.txt"), DOT)).end();
    for _ in 0..10 {
        assert_eq!(send(&odile, "/uploads", twenty.clone()).await.status, 201);
    }
    let page = send(&odile, "/uploads", Parcel::default().file("encore.txt", DOT).end()).await;
    assert_eq!(page.status, 422, "{page}");
    let shelf = Shelf { files: 200, waiting: 200, blobs: 1, contents: 1, incoming: 0 };
    assert_eq!(world.shelf().await, shelf);
    // Nobody else is counted with her.
    assert_eq!(send(&world.ines().await, "/uploads", twenty).await.status, 201);
    assert_eq!(world.shelf_once_cleaned().await, Shelf::EMPTY);
});

story!(fn a_refused_form_keeps_its_files_and_their_ticks, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    let long = "é".repeat(8193);
    let form = odile.opens(ticket).await.form("comment").fill("message", &long);
    let page = form.attach("plan.txt", b"le plan").attach("photo.txt", b"la photo").submit().await;
    page.is_refused_with(422, "caractères au plus");
    let form = page.form("comment");
    assert_eq!((form.is_ticked("file"), form.value("message")), (Some(true), long.as_str()));
    // Refused again, an unticked file is gone from the form, the other one still ticked.
    let page = form.untick("file").submit().await;
    assert_eq!((page.status, page.count("input[name=file][checked]")), (422, 1), "{page}");
    let page = page.form("comment").fill("message", WORDS).submit().await.follows().await;
    assert_eq!(page.find_file("plan.txt"), None);
    assert_eq!(odile.download(&page.file("photo.txt")).await.2, b"la photo");
    let left = Shelf { files: 1, waiting: 0, blobs: 1, contents: 1, incoming: 0 };
    assert_eq!(world.shelf_once_cleaned().await, left);
    world.leave_mail();
});

story!(fn e20_a_stale_page_keeps_words_and_files, async |world| {
    let ticket = world.ticket().await;
    let (alice, bruno) = (world.alice().await, world.bruno().await);
    let late = bruno.opens(ticket).await.form("comment").fill("message", WORDS).attach("plan.txt", b"le plan");
    alice.does("take", ticket, "").await;
    let page = late.submit().await;
    assert_eq!(page.status, 409, "{page}");
    let form = page.form("comment");
    assert_eq!((form.value("message"), form.is_ticked("file")), (WORDS, Some(true)));
    let page = form.submit().await.follows().await;
    assert_eq!(bruno.download(&page.file("plan.txt")).await.2, b"le plan");
    // The action has become impossible: its words become a comment, and its file goes with them.
    let late = alice.opens(ticket).await.form("ask").fill("message", WORDS).attach("photo.txt", b"la photo");
    bruno.does("take", ticket, "").await;
    let page = late.submit().await;
    assert!(page.status == 409 && !page.has_form("ask"), "{page}");
    let form = page.form("comment");
    assert_eq!((form.value("message"), form.is_ticked("file")), (WORDS, Some(true)));
    let page = form.submit().await.follows().await;
    assert_eq!(alice.download(&page.file("photo.txt")).await.2, b"la photo");
    world.leave_mail();
});
