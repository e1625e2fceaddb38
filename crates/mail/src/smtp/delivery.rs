use std::error::Error as _;

use lettre::transport::smtp::Error;

/// What became of one attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delivery {
    /// The relay took charge of the mail, and said so.
    Accepted { reply: String },
    /// Not now: worth trying again with the same bytes. The relay may have kept the mail if the
    /// connection broke after the last byte; the same `Message-ID` then tells readers it is one mail.
    Later { why: String },
    /// The relay refused this mail for good, in its own words.
    Never { why: String },
}

/// Where the conversation is. Only an answer about the mail itself may condemn it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Connect,
    StartTls,
    Auth,
    Mail,
    Rcpt,
    Data,
    Body,
}

impl Step {
    fn name(self) -> &'static str {
        match self {
            Self::Connect => "connection",
            Self::StartTls => "STARTTLS",
            Self::Auth => "AUTH",
            Self::Mail => "MAIL FROM",
            Self::Rcpt => "RCPT TO",
            Self::Data => "DATA",
            Self::Body => "end of message",
        }
    }

    fn is_about_the_mail(self) -> bool {
        // A relay that wants nothing from our address would say so of every mail: that is for us to mend.
        matches!(self, Self::Rcpt | Self::Data | Self::Body)
    }
}

/// The longest reply kept, in characters.
const WORDS: usize = 500;
/// Permanent codes that speak of our account or of encryption, not of the mail: a configuration
/// mistake must not lose anything (RFC 4954 §6).
const OUR_MISTAKE: [u16; 4] = [530, 534, 535, 538];

pub(super) fn verdict(step: Step, error: &Error) -> Delivery {
    let code = error.status().map(u16::from);
    let why = format!("{}: {}", step.name(), words(error));
    let refused = error.is_permanent() && step.is_about_the_mail();
    if refused && !code.is_some_and(|code| OUR_MISTAKE.contains(&code)) {
        Delivery::Never { why }
    } else {
        Delivery::Later { why }
    }
}

pub(super) fn later(step: Step, why: &str) -> Delivery {
    Delivery::Later { why: format!("{}: {}", step.name(), clean(why)) }
}

/// The server's own words after its code, or what the network said.
fn words(error: &Error) -> String {
    let cause = error.source().map(ToString::to_string);
    match (error.status(), cause) {
        (Some(code), Some(text)) => clean(&format!("{code} {text}")),
        (_, Some(text)) => clean(&text),
        _ => clean(&error.to_string()),
    }
}

/// One line without control characters, short enough to be stored and shown.
pub(super) fn clean(text: &str) -> String {
    crate::header::one_line(text).chars().take(WORDS).collect()
}
