//! Passwords: Argon2id, and what makes one acceptable.

use std::sync::LazyLock;

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

use tokio::sync::Semaphore;

use crate::Dice;

/// Characters, at least: with throttling, enough for anybody (guarantees §4, "Passwords").
pub const MIN_CHARACTERS: usize = 12;
/// Bytes, at most: hashed whole, never cut.
pub const MAX_BYTES: usize = 1024;

/// A hash takes 19 MiB and tens of milliseconds, on purpose: as many at once as there are processors, and no more.
static TURNS: LazyLock<Semaphore> =
    LazyLock::new(|| Semaphore::new(std::thread::available_parallelism().map_or(2, usize::from)));

/// The hash to store.
///
/// # Errors
/// The hash function refuses: the machine lacks memory.
pub async fn hash(dice: &dyn Dice, password: &str) -> anyhow::Result<String> {
    let mut salt = [0; 16];
    dice.fill(&mut salt);
    let password = password.to_owned();
    let _turn = TURNS.acquire().await?;
    tokio::task::spawn_blocking(move || {
        let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt);
        hash.map(|hash| hash.to_string()).map_err(|error| anyhow::anyhow!("hashing a password: {error}"))
    })
    .await?
}

/// Is this the password of this hash? Without a hash, the same work is done for nothing and the answer is no:
/// the time of a refusal does not tell whether the account exists (guarantees P26).
pub async fn verify(password: &str, hash: Option<String>) -> anyhow::Result<bool> {
    if password.len() > MAX_BYTES {
        return Ok(false);
    }
    let password = password.to_owned();
    let _turn = TURNS.acquire().await?;
    tokio::task::spawn_blocking(move || {
        let is_known = hash.is_some();
        let hash = hash.unwrap_or_else(|| DECOY.to_owned());
        let parsed = PasswordHash::new(&hash).map_err(|error| anyhow::anyhow!("a stored password hash: {error}"))?;
        Ok(Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok() && is_known)
    })
    .await?
}

/// The hash of a password nobody knows, with the parameters of the real ones.
const DECOY: &str = "$argon2id$v=19$m=19456,t=2,p=1$Z3VpY2hldC1kZWNveS4uLg$\
    7b0WRXkUjhJmQXhQH4P0rQqZmZ3Vw4mDkzJq0wqg3oE";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SystemDice;

    #[tokio::test]
    async fn the_decoy_costs_what_a_real_hash_costs() {
        let real = hash(&SystemDice, "une phrase assez longue").await.expect("hashed");
        let parameters = |hash: &str| hash.split('$').nth(3).map(str::to_owned);
        assert_eq!(parameters(&real), parameters(DECOY));
        assert!(verify("une phrase assez longue", Some(real.clone())).await.expect("verified"));
        assert!(!verify("une autre", Some(real)).await.expect("verified"));
        assert!(!verify("", None).await.expect("verified"));
    }
}
