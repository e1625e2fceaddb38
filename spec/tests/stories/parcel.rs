//! Forms with files made by hand, as no browser makes them.

use reqwest::Method;
use spec::world::{Client, Form, Page, Ticket, World};

pub const BOUNDARY: &str = "------------------------guichet";

/// The smallest file there is.
pub const DOT: &[u8] = b".";

/// The body of a form, part by part.
#[derive(Clone, Default)]
pub struct Parcel(Vec<u8>);

impl Parcel {
    /// What the comment form that this person sees sends besides files.
    pub async fn comment(person: &Client, ticket: Ticket, words: &str) -> Self {
        let form = person.opens(ticket).await.form("comment");
        Self::answering(&form, words)
    }

    /// What an action's form sends besides files.
    pub fn answering(form: &Form, words: &str) -> Self {
        let (version, token) = (form.value("version"), form.value("token"));
        Self::default().field("version", version).field("token", token).field("message", words)
    }

    pub fn field(mut self, name: &str, value: &str) -> Self {
        self.0.extend(format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n").bytes());
        self.0.extend(value.bytes());
        self.0.extend(b"\r\n");
        self
    }

    pub fn file(self, name: &str, bytes: &[u8]) -> Self {
        self.file_said(format!("filename=\"{name}\"").as_bytes(), "application/octet-stream", bytes)
    }

    /// A file whose name and type are said in these very bytes.
    pub fn file_said(mut self, name: &[u8], media: &str, bytes: &[u8]) -> Self {
        self.0.extend(format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"files\"; ").bytes());
        self.0.extend(name);
        self.0.extend(format!("\r\nContent-Type: {media}\r\n\r\n").bytes());
        self.0.extend(bytes);
        self.0.extend(b"\r\n");
        self
    }

    /// The whole body.
    pub fn end(mut self) -> Vec<u8> {
        self.0.extend(format!("--{BOUNDARY}--\r\n").bytes());
        self.0
    }

    /// A body that says nowhere where it ends.
    pub fn endless(mut self) -> Vec<u8> {
        self.0.truncate(self.0.len() - 2);
        self.0
    }
}

/// Sends such a body.
pub async fn send(person: &Client, path: &str, body: Vec<u8>) -> Page {
    let media = format!("multipart/form-data; boundary={BOUNDARY}");
    person.send(person.request(Method::POST, path).header("Content-Type", media).body(body)).await
}

/// The key of a file that this person sends, and that waits for their form.
pub async fn waits(person: &Client, name: &str, bytes: &[u8]) -> String {
    let page = send(person, "/uploads", Parcel::default().file(name, bytes).end()).await;
    assert_eq!(page.status, 201, "{page}");
    let said: serde_json::Value = serde_json::from_str(&page.html).expect("JSON");
    said["files"][0]["id"].to_string()
}

/// Comments with a file; its address.
pub async fn brings(person: &Client, ticket: Ticket, name: &str, bytes: &[u8]) -> String {
    let form = person.opens(ticket).await.form("comment").fill("message", "Voir ci-joint.");
    form.attach(name, bytes).submit().await.follows().await.file(name)
}

/// Fails unless this person reads the file, or is told the very same as of a file that nobody has.
pub async fn reads(person: &Client, file: &str) -> bool {
    let (status, ..) = person.download(file).await;
    if status == 200 {
        return true;
    }
    for query in ["", "?view=1"] {
        let (one, none) = (format!("{file}{query}"), format!("/files/999999999{query}"));
        let (refused, missing) = (person.get(&one).await, person.get(&none).await);
        refused.is_not_found();
        let told = |page: &Page, path: &str| page.html.replace(path.split('?').next().expect("a path"), "/files/…");
        assert_eq!(told(&refused, &one), told(&missing, &none), "not the answer of a missing file");
        let names = |page: &Page| page.headers.keys().map(ToString::to_string).collect::<Vec<_>>();
        assert_eq!(names(&refused), names(&missing));
    }
    false
}

/// Nothing of files is there, and nothing of this ticket has changed.
pub async fn left_nothing(world: &World, before: spec::world::Stored) {
    assert_eq!(world.stored().await, before);
    assert_eq!(world.shelf().await, spec::world::Shelf::EMPTY);
}
