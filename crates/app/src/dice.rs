//! Randomness.

use std::fmt::Write;

/// Where random bytes come from, passed in so that tests can choose them.
pub trait Dice: Send + Sync {
    fn fill(&self, bytes: &mut [u8]);
}

/// The operating system's generator.
pub struct SystemDice;

impl Dice for SystemDice {
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the operating system")]
    fn fill(&self, bytes: &mut [u8]) {
        // Without randomness no session is safe: better no answer than a guessable one.
        getrandom::fill(bytes).unwrap_or_else(|error| panic!("the operating system gives no random bytes: {error}"));
    }
}

impl dyn Dice {
    /// 128 random bits in hexadecimal: a form, a Message-ID, a salt.
    pub fn nonce(&self) -> String {
        let mut bytes = [0; 16];
        self.fill(&mut bytes);
        hex(&bytes)
    }

    /// 256 random bits in hexadecimal: what opens a session.
    pub fn token(&self) -> String {
        let mut bytes = [0; 32];
        self.fill(&mut bytes);
        hex(&bytes)
    }
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
