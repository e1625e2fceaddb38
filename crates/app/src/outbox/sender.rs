//! Where mails go: a relay, the demo's mailbox, or nowhere yet.

use std::sync::Arc;

use domain::Moment;
use mail::{Composed, Delivery, Outgoing, Relay, RelaySettings, Security, Signer, Unusable, compose};
use store::captured::{self, Captured};

use crate::{App, config};

/// How mails leave.
pub enum Sender {
    Relay {
        relay: Box<Relay>,
        from_name: String,
        from: String,
        reply_to: Option<String>,
        /// Signs what leaves.
        dkim: Option<Arc<Signer>>,
        /// Takes them, on an installation that is only being tried.
        redirect: Option<config::Redirect>,
    },
    /// The demo: into `captured_mails`, shown at `/demo/mail`.
    Capture,
    /// No relay configured: mails wait.
    None,
}

impl Sender {
    /// The relay that the configuration names; talks to nobody.
    ///
    /// # Errors
    /// The relay's settings cannot work: its certificate, its name.
    pub fn of(mail: Option<&config::Mail>, site: &config::Site) -> Result<Self, Unusable> {
        let Some(mail) = mail else { return Ok(Self::None) };
        Ok(Self::Relay {
            relay: Box::new(relay(mail, site.public_url.host())?),
            from_name: mail.from_name.clone(),
            from: mail.from.clone(),
            reply_to: mail.reply_to.clone(),
            dkim: mail.dkim.clone(),
            redirect: mail.redirect.clone(),
        })
    }

    /// Name and address in `From`; the name is the institution's unless one is configured.
    pub fn from(&self, app: &App) -> (String, String) {
        let usual = || format!("Guichet – {}", app.site.name);
        match self {
            Self::Relay { from_name, from, .. } => (from_name.clone(), from.clone()),
            Self::Capture | Self::None => (usual(), format!("guichet@{}", sample_host(app))),
        }
    }

    /// The mail as it leaves, dated `date`, seconds since 1970.
    ///
    /// # Errors
    /// It cannot be written at all, or the key that signs failed.
    pub(super) fn seal(&self, mail: &Outgoing, date: i64) -> Result<Composed, String> {
        let composed = compose(mail, date).map_err(|malformed| malformed.to_string())?;
        match self {
            Self::Relay { dkim: Some(signer), .. } => signer.sign(composed, date).map_err(|error| error.to_string()),
            _ => Ok(composed),
        }
    }

    /// Where the mails of an installation that is only being tried go, with the exceptions.
    pub fn redirect(&self) -> Option<&config::Redirect> {
        match self {
            Self::Relay { redirect, .. } => redirect.as_ref(),
            Self::Capture | Self::None => None,
        }
    }

    pub(super) async fn deliver(
        &self,
        app: &App,
        id: i64,
        mail: &Outgoing,
        composed: &Composed,
        now: Moment,
    ) -> anyhow::Result<Delivery> {
        match self {
            Self::Relay { relay, .. } => Ok(relay.deliver(composed).await),
            Self::Capture => {
                let copy = Captured {
                    id,
                    captured_at: now,
                    recipient: mail.to.address.clone(),
                    subject: mail.subject.clone(),
                    text: mail.text.clone(),
                    html: mail.html.clone(),
                    source: String::from_utf8_lossy(composed.source()).into_owned(),
                };
                let mut tx = app.db.write().await?;
                captured::insert(&mut tx, &copy).await?;
                tx.commit().await?;
                Ok(Delivery::Accepted { reply: "captured".to_owned() })
            }
            Self::None => Ok(Delivery::Later { why: "no relay is configured".to_owned() }),
        }
    }
}

fn relay(mail: &config::Mail, helo_name: &str) -> Result<Relay, Unusable> {
    let security = match mail.security {
        config::MailSecurity::Plain => Security::Plain,
        config::MailSecurity::StartTls => Security::StartTls,
        config::MailSecurity::Tls => Security::Tls,
    };
    let mut settings = RelaySettings::new(mail.host.clone(), mail.port, security);
    settings.credentials = mail.login.as_ref().map(|login| (login.user.clone(), login.password.clone()));
    helo_name.clone_into(&mut settings.helo_name);
    if let Some(file) = &mail.ca_file {
        let pem = std::fs::read(file).map_err(|error| Unusable::ExtraRoot(format!("{}: {error}", file.display())))?;
        settings.extra_root_pem = Some(pem);
    }
    Relay::new(settings)
}

/// A host that is a valid domain name, for the sender of mails that never leave.
fn sample_host(app: &App) -> &str {
    let host = app.site.public_url.host();
    if host.contains('.') && !host.ends_with(|c: char| c.is_ascii_digit()) { host } else { "guichet.example" }
}
