//! Handing a mail to the relay, and what became of it.

mod bounded;
mod delivery;
mod relay;
mod settings;

pub use delivery::Delivery;
pub use relay::Relay;
pub use settings::{RelaySettings, Security, Unusable};
