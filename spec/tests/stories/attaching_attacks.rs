//! What is thrown at files, by the rows of the threat model (guarantees §4).

mod readers;

use reqwest::Method;
use reqwest::header::HeaderMap;
use spec::story;
use spec::world::{Client, Ticket, World};

use crate::parcel::{brings, waits};

/// A picture of one point.
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";
const SCRIPT: &[u8] = b"<script>alert(document.domain)</script>";

/// Whatever a file is: nothing runs, nothing guesses, nothing keeps it.
#[track_caller]
fn is_inert(headers: &HeaderMap) {
    assert_eq!(headers["x-content-type-options"], "nosniff");
    assert_eq!(headers["cache-control"], "no-store");
    assert_eq!(headers["referrer-policy"], "same-origin");
    assert_eq!(headers["cross-origin-resource-policy"], "same-origin");
    assert_eq!(headers["cross-origin-opener-policy"], "same-origin");
    let policy = headers["content-security-policy"].to_str().expect("ASCII");
    assert!(policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"), "{policy}");
    assert!(!policy.contains("script-src") && !policy.contains("img-src"), "{policy}");
    let media = headers["content-type"].to_str().expect("ASCII");
    let shown = ["image/png", "image/jpeg", "image/gif", "image/webp", "application/pdf"];
    let place = headers["content-disposition"].to_str().expect("ASCII");
    if shown.contains(&media) {
        assert!(place.starts_with("inline;"), "{media}: {place}");
        assert!(media == "application/pdf" || policy.contains("sandbox"), "{media}: {policy}");
    } else {
        assert_eq!(media, "application/octet-stream");
        assert!(place.starts_with("attachment;") && policy.contains("sandbox"), "{place}: {policy}");
    }
}

/// Attaches it; what it is said to be when it is looked at, once both ways of reading it are found harmless.
async fn shown_as(person: &Client, ticket: Ticket, name: &str, bytes: &[u8]) -> String {
    let file = brings(person, ticket, name, bytes).await;
    let (status, headers, read) = person.download(&file).await;
    assert_eq!((status, read.as_slice()), (200, bytes), "{name}");
    is_inert(&headers);
    assert_eq!(headers["content-type"], "application/octet-stream", "{name}: to keep, whatever it is");
    let (status, headers, read) = person.download(&format!("{file}?view=1")).await;
    assert_eq!((status, read.as_slice()), (200, bytes), "{name}");
    is_inert(&headers);
    headers["content-type"].to_str().expect("ASCII").to_owned()
}

fn gif(comment: &[u8]) -> Vec<u8> {
    [b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff".as_slice(), b"!\xfe\x27", comment, b"\0;"].concat()
}

fn jpeg(comment: &[u8]) -> Vec<u8> {
    let length = u16::try_from(comment.len() + 2).expect("short").to_be_bytes();
    let size = b"\xff\xc0\0\x11\x08\0\x01\0\x01\x03\x01\x22\0\x02\x11\x01\x03\x11\x01\xff\xd9";
    [b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xff\xfe", length.as_slice(), comment, size].concat()
}

/// A picture that announces so many points.
fn png(width: u32, height: u32) -> Vec<u8> {
    [&PNG[..16], &width.to_be_bytes(), &height.to_be_bytes(), &PNG[24..]].concat()
}

const BYTES: &str = "application/octet-stream";

story!(fn attack_34_68_what_can_run_is_never_shown, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><script>alert(1)</script></svg>";
    let jar = [gif(SCRIPT).as_slice(), b"PK\x03\x04\x14\0\0\0\0\0", b"META-INF/MANIFEST.MF"].concat();
    let files: Vec<(&str, Vec<u8>, &str)> = vec![
        ("page.html", [b"<!doctype html>", SCRIPT].concat(), BYTES),
        ("page.png", [b"<!doctype html>", SCRIPT].concat(), BYTES),
        ("page.xhtml", b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'/>".to_vec(), BYTES),
        ("dessin.svg", svg.to_vec(), BYTES),
        ("dessin.png", svg.to_vec(), BYTES),
        ("dessin.svgz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03".to_vec(), BYTES),
        ("marque.html", [b"\xef\xbb\xbf<html>", SCRIPT].concat(), BYTES),
        ("seize.html", b"\xff\xfe<\0h\0t\0m\0l\0>\0".to_vec(), BYTES),
        ("macro.docm", b"PK\x03\x04word/vbaProject.bin".to_vec(), BYTES),
        ("app.hta", b"<hta:application>".to_vec(), BYTES),
        ("image.bmp", b"BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x01\0\0\0\x01\0\0\0".to_vec(), BYTES),
        ("image.tiff", b"II*\0\x08\0\0\0\0\0".to_vec(), BYTES),
        // Polyglots: shown as the picture or the document that they begin as, which no browser then reads as a page.
        ("jar.gif", jar, "image/gif"),
        ("page.gif", gif(SCRIPT), "image/gif"),
        ("script.gif", b"GIF89a/*\0\x01\0\x01*/=alert(1)//".to_vec(), "image/gif"),
        ("page.jpg", jpeg(SCRIPT), "image/jpeg"),
        ("page.pdf", [b"%PDF-1.7\n<html>", SCRIPT].concat(), "application/pdf"),
        ("js.pdf", b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>".to_vec(), "application/pdf"),
        // A document that hides behind other bytes is none.
        ("tard.pdf", [b"<html>".as_slice(), b"%PDF-1.7"].concat(), BYTES),
        ("photo.png", PNG.to_vec(), "image/png"),
    ];
    for (name, bytes, media) in files {
        assert_eq!(shown_as(&odile, ticket, name, &bytes).await, media, "{name}");
    }
    world.leave_mail();
});

story!(fn attack_67_bombs_are_kept_and_never_opened, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    assert_eq!(shown_as(&odile, ticket, "juste.png", &png(10_000, 5_000)).await, "image/png");
    let huge = [(50_000, 50_000), (u32::MAX, u32::MAX), (10_000, 5_001), (0, 10), (1_000_000_000, 1)];
    for (number, (width, height)) in huge.into_iter().enumerate() {
        let name = format!("bombe-{number}.png");
        assert_eq!(shown_as(&odile, ticket, &name, &png(width, height)).await, BYTES, "{width} x {height}");
        // No thumbnail asks a browser to draw it.
        let page = odile.opens(ticket).await;
        assert_eq!(page.count(&format!("img[src='{}?view=1']", page.file(&name))), 0);
    }
    let cut = [&b"\x89PNG\r\n\x1a\n"[..], b"\xff\xd8\xff", b"GIF89a", b"RIFF\0\0\0\0WEBP", b"RIFF\xff\xff\xff\xffWEBPVP8X"];
    for (number, bytes) in cut.into_iter().enumerate() {
        assert_eq!(shown_as(&odile, ticket, &format!("coupe-{number}"), bytes).await, BYTES, "{number}");
    }
    // What an archive says that it holds is nobody's business.
    let zip = b"PK\x03\x04\x14\0\0\0\x08\0\0\0\0\0\0\0\0\0\xff\xff\xff\x7f\xff\xff\xff\x7f\x05\0\0\0bombe";
    assert_eq!(shown_as(&odile, ticket, "bombe.zip", zip).await, BYTES);
    world.leave_mail();
});

// The row's name was cleaned after it was checked; here a name never becomes a path.
story!(fn attack_03_45_a_name_is_never_a_path, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    let names = ["\u{200b}.htaccess", "\u{200b}../\u{200b}../web.php", "/etc/cron.d/x", "..\\..\\x.aspx", ".\u{200b}./.env"];
    for name in names {
        let form = odile.opens(ticket).await.form("comment").fill("message", "Voir ci-joint.");
        assert_eq!(form.attach(name, name.as_bytes()).submit().await.status, 303, "{name:?}");
    }
    let page = odile.opens(ticket).await;
    let mut shown: Vec<String> = page.files().into_iter().map(|(name, _)| name).collect();
    shown.sort();
    assert_eq!(shown, [".env", ".htaccess", "web.php", "x", "x.aspx"]);
    // On disk there are digests, in folders of two letters of them.
    for path in world.contents() {
        let relative = path.strip_prefix(world.folder.path()).expect("inside");
        let parts: Vec<_> = relative.iter().map(|part| part.to_str().expect("ASCII")).collect();
        let is_hex = |part: &str| part.bytes().all(|byte| byte.is_ascii_hexdigit() && !byte.is_ascii_uppercase());
        assert!(parts.len() == 2 && parts[1].len() == 64 && is_hex(parts[1]), "{relative:?}");
        assert_eq!(&parts[1][..2], parts[0]);
    }
    world.files_are_whole().await;
    // No address leads into the folder.
    let digest = world.contents().remove(0).file_name().expect("a name").to_string_lossy().into_owned();
    for path in [format!("/files/{digest}"), format!("/files/{}/{digest}", &digest[..2]), format!("/{digest}")] {
        odile.get(&path).await.is_not_found();
    }
    for path in ["/files/", "/files", "/files/..%2f..%2fguichet.toml", "/assets/..%2f/x", "/uploads/1"] {
        let page = odile.get(path).await;
        assert!([404, 405].contains(&page.status), "{path}: {page}");
    }
    world.leave_mail();
});

// What reads from right to left, or is not seen at all, does not reach a page, a header or a mail.
story!(fn attack_69_the_real_extension_is_the_one_seen, async |world| {
    let ticket = world.ticket_held_by(&world.alice().await).await;
    let odile = world.odile().await;
    let names = ["facture_\u{202e}fdp.exe", "fac\u{2066}ture\u{2069}.\u{200d}exe", "\u{feff}plan\u{ad}.pdf\u{180e}.exe"];
    for name in names {
        let form = odile.opens(ticket).await.form("comment").fill("message", "Voir ci-joint.");
        assert_eq!(form.attach(name, name.as_bytes()).submit().await.status, 303);
    }
    let page = odile.opens(ticket).await;
    for name in ["facture_fdp.exe", "facture.exe", "plan.pdf.exe"] {
        let (_, headers, _) = odile.download(&page.file(name)).await;
        let place = headers["content-disposition"].to_str().expect("ASCII");
        assert!(place.ends_with("%2Eexe"), "{place}");
    }
    // Each name is an island: what surrounds it is not read in its direction.
    assert_eq!(page.count("a.grow bdi"), 3);
    world.run_jobs().await;
    let mails = world.sent();
    let hidden = ['\u{202e}', '\u{2066}', '\u{2069}', '\u{200d}', '\u{ad}', '\u{feff}', '\u{180e}'];
    for text in mails.iter().map(|mail| &mail.text).chain([&page.html]) {
        assert!(!text.contains(hidden), "{text}");
    }
    assert!(mails.iter().any(|mail| mail.text.contains("facture_fdp.exe")), "{mails:?}");
    world.leave_mail();
});

// Parts of a file are nobody's to ask for: always the whole of it, once, whatever is asked.
story!(fn requests_for_a_part_of_a_file, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    let bytes: Vec<u8> = (0..100_000_u32).map(|at| u8::try_from(at % 251).expect("small")).collect();
    let file = brings(&odile, ticket, "plan.bin", &bytes).await;
    let many = format!("bytes={}", ["0-"; 1000].join(","));
    let ranges = ["bytes=0-9", "bytes=-1", "bytes=999999-", "bytes=9-0", "bytes=0-18446744073709551616", "pages=1", &many];
    let conditions = [("if-none-match", "*"), ("if-modified-since", "Fri, 01 Jan 2038 00:00:00 GMT"), ("if-range", "\"x\"")];
    let asked = ranges.iter().map(|range| ("range", *range)).chain(conditions);
    for (header, value) in asked {
        let answer = odile.request(Method::GET, &file).header(header, value).send().await.expect("an answer");
        assert_eq!(answer.status(), 200, "{header}: {value}");
        is_inert(answer.headers());
        assert_eq!(answer.bytes().await.expect("whole"), bytes, "{header}: {value}");
    }
    // What there is, without it.
    let head = odile.request(Method::HEAD, &file).send().await.expect("an answer");
    assert_eq!((head.status().as_u16(), head.headers()["content-length"].as_bytes()), (200, &b"100000"[..]));
    is_inert(head.headers());
    assert!(head.bytes().await.expect("nothing").is_empty());
    let head = world.ines().await.request(Method::HEAD, &file).send().await.expect("an answer");
    assert_eq!(head.status(), 404);
    for method in [Method::PUT, Method::DELETE, Method::POST, Method::PATCH] {
        let answer = odile.request(method.clone(), &file).send().await.expect("an answer");
        assert_eq!(answer.status(), 405, "{method}");
    }
    // Compressed on the way or not, it is the same file.
    let request = odile.request(Method::GET, &file).header("accept-encoding", "gzip");
    let answer = request.send().await.expect("an answer");
    assert_eq!(answer.headers().get("content-encoding"), None, "a file is sent as it is");
    assert_eq!(answer.bytes().await.expect("whole"), bytes);
    world.leave_mail();
});

// Another site's page can neither show a file nor send one.
story!(fn another_site_neither_reads_nor_sends_files, async |world: World| {
    let odile = world.odile().await;
    let mine = waits(&odile, "plan.txt", b"le plan").await;
    for site in ["cross-site", "same-site"] {
        let body = crate::parcel::Parcel::default().file("a.txt", b"a").end();
        let media = format!("multipart/form-data; boundary={}", crate::parcel::BOUNDARY);
        let request = odile.bare_request(Method::POST, "/uploads").header("Sec-Fetch-Site", site);
        assert_eq!(odile.send(request.header("Content-Type", media).body(body)).await.status, 400, "{site}");
    }
    assert_eq!(world.shelf().await.files, 1);
    is_inert(&odile.download(&format!("/files/{mine}")).await.1);
    // Signed out, whether it is there is not said.
    let stranger = world.stranger();
    let (one, none) = (stranger.get(&format!("/files/{mine}")).await, stranger.get("/files/999999").await);
    assert_eq!((one.status, none.status), (303, 303));
    let place = |page: &spec::world::Page| page.location.clone().unwrap_or_default().replace(&mine, "…").replace("999999", "…");
    assert_eq!(place(&one), place(&none));
});
