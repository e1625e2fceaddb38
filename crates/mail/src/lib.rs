//! Bytes and values: what a mail looks like on the wire, and the conversation with the relay.
//!
//! No SQL, no HTTP, no template, no clock: [`compose`] turns a finished text into a message, byte
//! for byte the same each time, and [`Relay`] hands it to the institution's server.

mod dkim;
mod header;
mod message;
mod secret;
mod smtp;

pub use dkim::{Signer, UnusableKey};
pub use message::{Composed, Mailbox, Malformed, Outgoing, Unsubscribe, compose, is_address};
pub use secret::Secret;
pub use smtp::{Delivery, Relay, RelaySettings, Security, Unusable};
