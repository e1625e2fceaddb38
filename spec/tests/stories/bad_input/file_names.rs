//! Names of files, and the types that their senders declare.

use spec::story;
use spec::world::Shelf;

use crate::parcel::{DOT, Parcel, reads, send};

const WORDS: &str = "Voir ci-joint.";

/// What is sent, in the bytes of the header, and what people then see.
fn names() -> Vec<(Vec<u8>, String)> {
    let quoted = |name: &str| format!("filename=\"{name}\"").into_bytes();
    let seen = [
        ("facture_\u{202e}fdp.exe", "facture_fdp.exe"),
        ("\u{200b}.htaccess", ".htaccess"),
        ("\u{200b}\u{feff}\u{2060}", "file"),
        ("../../etc/passwd", "passwd"),
        ("..\\..\\web.config", "web.config"),
        ("C:\\Documents and Settings\\odile\\plan.pdf", "plan.pdf"),
        ("\\\\serveur\\partage\\plan.pdf", "plan.pdf"),
        ("CON", "CON"),
        ("a:b|c?.txt", "a_b_c_.txt"),
        ("notes.txt. . ", "notes.txt"),
        ("%2e%2e%2fpasswd", "%2e%2e%2fpasswd"),
        ("x.txt%0d%0aSet-Cookie: a=b", "x.txt%0d%0aSet-Cookie_ a=b"),
        ("a\\\"; filename*=UTF-8''b.html", "a_; filename_=UTF-8''b.html"),
        ("<img src=x onerror=alert(1)>.png", "_img src=x onerror=alert(1)_.png"),
        ("{{ name }} ${name} { $name }.txt", "{{ name }} ${name} { $name }.txt"),
        ("plan\tdu\u{a0}bâtiment 🙂.pdf", "plan_du bâtiment 🙂.pdf"),
    ];
    let mut names: Vec<_> = seen.into_iter().map(|(sent, seen)| (quoted(sent), seen.to_owned())).collect();
    names.push((quoted(&format!("{}.pdf", "é".repeat(4000))), format!("{}….pdf", "é".repeat(115))));
    // Bytes that are no text, a name that never ends, one that is not said at all: the file is not lost for it.
    names.push((b"filename=\"pi\xe8ce.txt\"".to_vec(), "file".to_owned()));
    names.push((b"filename=\"plan.txt".to_vec(), "file".to_owned()));
    names.push((b"filename*=UTF-8''plan.txt".to_vec(), "file".to_owned()));
    names
}

story!(fn names_of_every_kind, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    for (number, (sent, seen)) in names().into_iter().enumerate() {
        let bytes = format!("contenu {number}").into_bytes();
        let form = Parcel::comment(&odile, ticket, WORDS).await;
        let form = form.file_said(&sent, "application/octet-stream", &bytes);
        let page = send(&odile, &ticket.action("comment"), form.end()).await.follows().await;
        let shown: Vec<_> = page.files().into_iter().filter(|(name, _)| *name == seen).collect();
        let (_, file) = shown.last().unwrap_or_else(|| panic!("{sent:?} is not shown as {seen}: {:?}", page.files()));
        let (status, headers, read) = odile.download(file).await;
        assert_eq!((status, read), (200, bytes), "{seen}");
        let place = headers["content-disposition"].to_str().expect("ASCII");
        let name = place.strip_prefix("attachment; filename*=UTF-8''").unwrap_or_else(|| panic!("{place}"));
        assert!(name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'%'), "{place}");
        assert!(!headers.contains_key("set-cookie"), "{seen}");
    }
    // Whatever a name was, its bytes are where their digest says.
    world.files_are_whole().await;
    let page = odile.opens(ticket).await;
    for text in ["onerror=alert(1)>", "\u{202e}", "\u{200b}", "etc/passwd"] {
        page.never_says(text);
    }
    world.leave_mail();
});

/// A picture of one point.
const POINT: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";

story!(fn a_declared_type_that_lies, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    let html: &[u8] = b"<!doctype html><script>alert(1)</script>";
    let lies = [
        ("page.html", "text/html", POINT, "image/png"),
        ("photo.png", "image/png", html, "application/octet-stream"),
        ("photo.svg", "image/svg+xml", POINT, "image/png"),
        ("plan.pdf", "application/pdf", html, "application/octet-stream"),
        ("nul", "text/html\r\nContent-Type: image/png", html, "application/octet-stream"),
        ("vide", "", html, "application/octet-stream"),
    ];
    for (name, declared, bytes, told) in lies {
        let form = Parcel::comment(&odile, ticket, WORDS).await;
        let form = form.file_said(format!("filename=\"{name}\"").as_bytes(), declared, bytes);
        let page = send(&odile, &ticket.action("comment"), form.end()).await.follows().await;
        let (_, headers, read) = odile.download(&format!("{}?view=1", page.file(name))).await;
        assert_eq!((headers["content-type"].as_bytes(), read.as_slice()), (told.as_bytes(), bytes), "{name}");
        // To keep, it is always bytes.
        assert_eq!(odile.download(&page.file(name)).await.1["content-type"], "application/octet-stream");
    }
    world.leave_mail();
});

// One content on disk, two files: and nothing says so to whoever sends the second one.
story!(fn the_same_content_sent_by_two_people, async |world| {
    let ticket = world.ticket().await;
    let (odile, ines) = (world.odile().await, world.ines().await);
    let secret = b"Ordonnance de Mme Fontanel";
    let form = odile.opens(ticket).await.form("comment").fill("message", WORDS);
    let first = form.attach("ordonnance.txt", secret).submit().await.follows().await.file("ordonnance.txt");
    let known = send(&ines, "/uploads", Parcel::default().file("a.txt", secret).end()).await;
    let fresh = send(&ines, "/uploads", Parcel::default().file("a.txt", b"Ordonnance de Mme Marchetti").end()).await;
    let said = |page: &str| page.split(|c: char| c.is_ascii_digit()).collect::<String>();
    assert_eq!((known.status, said(&known.html)), (fresh.status, said(&fresh.html)));
    assert!(!reads(&ines, &first).await);
    assert_eq!(world.shelf().await, Shelf { files: 3, waiting: 2, blobs: 2, contents: 2, incoming: 0 });
    // Hers is thrown away; the first one keeps its content.
    assert_eq!(world.shelf_once_cleaned().await, Shelf { files: 1, waiting: 0, blobs: 1, contents: 1, incoming: 0 });
    assert_eq!(world.odile().await.download(&first).await.2, secret);
    world.leave_mail();
});

// Twice in one form, under two names: two files of one content, each deleted by itself.
story!(fn the_same_content_twice_in_one_form, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    let form = odile.opens(ticket).await.form("comment").fill("message", WORDS);
    let page = form.attach("un.txt", DOT).attach("deux.txt", DOT).submit().await.follows().await;
    let (one, other) = (page.file("un.txt"), page.file("deux.txt"));
    let asked = world.alice().await.opens(ticket).await.press("Supprimer la pièce jointe un.txt").await;
    asked.form("delete-file").fill("message", "En double.").submit().await.follows().await;
    assert!(!reads(&odile, &one).await && reads(&odile, &other).await);
    assert_eq!(world.shelf_once_cleaned().await, Shelf { files: 2, waiting: 0, blobs: 1, contents: 1, incoming: 0 });
    assert!(reads(&world.odile().await, &other).await);
    world.leave_mail();
});
