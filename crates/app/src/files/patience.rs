//! How long others are waited for.

use std::time::Duration;

/// Beyond it, whoever is silent is said to be down.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// Between two pieces of a file being received.
    pub sender: Duration,
    /// The verdict of the scanner on a file.
    pub scanner: Duration,
    /// A connection to the store of the bucket.
    pub bucket_connection: Duration,
    /// An answer of that store, and each piece of it.
    pub bucket: Duration,
    /// Since the first attempt, a request that failed is sent again.
    pub bucket_retries: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Self {
            sender: Duration::from_secs(30),
            scanner: Duration::from_mins(1),
            bucket_connection: Duration::from_secs(5),
            bucket: Duration::from_mins(1),
            bucket_retries: Duration::from_secs(20),
        }
    }
}
