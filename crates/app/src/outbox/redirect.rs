//! On an installation that is only being tried, no mail reaches its reader: one address gets them all.

use mail::{Mailbox, Outgoing};

use crate::{App, Words};

/// Whom it was for, for programs; the text says it to people.
const HEADER: &str = "X-Guichet-Intended-For";

/// The mail as it leaves: for its reader, or for whoever tries the installation, and then it says so first.
pub fn redirected(app: &App, mut mail: Outgoing) -> Outgoing {
    let Some(redirect) = app.sender.redirect().filter(|redirect| !redirect.spares(&mail.to.address)) else {
        return mail;
    };
    let whom = std::mem::replace(&mut mail.to, Mailbox::new("", redirect.to.clone()));
    let said = Words::of(app.site.language).say1("mail-redirected", "address", whom.address.as_str());
    mail.text = format!("{said}\n\n{}", mail.text);
    mail.html = announced(&mail.html, &said);
    mail.extra.push((HEADER, whom.address));
    // Whoever tries the installation must not mute a ticket for somebody else by a click of their mail program.
    mail.unsubscribe = None;
    mail
}

/// The page with a first paragraph that says this.
fn announced(html: &str, said: &str) -> String {
    let body = html.find("<main").and_then(|at| html[at..].find('>').map(|end| at + end + 1)).unwrap_or(0);
    let escaped = said.replace('&', "&amp;").replace('<', "&lt;");
    format!("{}\n  <p><strong>{escaped}</strong></p>{}", &html[..body], &html[body..])
}
