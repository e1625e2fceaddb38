//! Signing in and out (spec.md §14.1): rows in the database, so that every instance agrees at once.

use domain::{Moment, Person, PersonId};
use sha2::{Digest, Sha256};
use store::sessions::{self as rows, Session};
use store::{people, sessions};

use crate::{App, Result, dice, password};

/// Failures after which guesses are slowed down (guarantees P26): of one address from one place, so that a stranger
/// does not lock somebody out; of one address from anywhere; from one place at any address.
const FREE_FAILURES: [i64; 3] = [5, 50, 100];
/// How long failures are remembered.
const MEMORY_SECONDS: i64 = 15 * 60;
/// A session in use is pushed away at most this often: reading a page should not write.
const TOUCH_SECONDS: i64 = 60;

/// How an attempt to sign in ended.
#[derive(Debug)]
pub enum SignIn {
    /// The token for the cookie.
    Open { token: String, person: Box<Person> },
    /// Wrong address or password: never said which.
    Wrong,
    /// Too many failures: not even the right password is looked at for now.
    TooMany,
}

/// Checks an address and a password; `place` is where the request comes from, when that is known.
pub async fn sign_in(app: &App, address: &str, typed: &str, remember: bool, place: Option<&str>) -> Result<SignIn> {
    let now = app.now();
    let counters = counters(address, place);
    let (person, hash) = {
        let mut conn = app.db.read().await?;
        for (counter, free) in counters.iter().zip(FREE_FAILURES) {
            if rows::failures(&mut conn, counter, now).await? >= free {
                return Ok(SignIn::TooMany);
            }
        }
        let person = people::by_login(&mut conn, address).await?.filter(|person| person.is_enabled);
        let hash = match &person {
            Some(person) => people::password_hash(&mut conn, person.id).await?,
            None => None,
        };
        (person, hash)
    };
    let is_right = typed.len() <= password::MAX_BYTES && password::verify(typed, hash).await?;
    let mut tx = app.db.write().await?;
    let Some(person) = person.filter(|_| is_right) else {
        for counter in &counters {
            rows::count_failure(&mut tx, counter, now, now.plus_seconds(MEMORY_SECONDS)).await?;
        }
        tx.commit().await?;
        return Ok(SignIn::Wrong);
    };
    rows::forget_failures(&mut tx, &counters[0]).await?;
    rows::delete_expired(&mut tx, now).await?;
    tx.commit().await?;
    let token = open(app, person.id, remember).await?;
    Ok(SignIn::Open { token, person: Box::new(person) })
}

/// What failures are counted under, in the order of [`FREE_FAILURES`]. Digests: what was typed in place of an address
/// may be a password, and may be long.
fn counters(address: &str, place: Option<&str>) -> Vec<String> {
    let login = people::login(address);
    let mut counters = vec![format!("{login} from {}", place.unwrap_or("anywhere")), login];
    counters.extend(place.map(|place| format!("from {place}")));
    counters.iter().map(|counter| fingerprint(counter)).collect()
}

/// Opens a new session; its token exists nowhere but in the answer.
pub async fn open(app: &App, person: PersonId, remember: bool) -> Result<String> {
    let token = app.dice.token();
    let now = app.now();
    let mut tx = app.db.write().await?;
    sessions::insert(&mut tx, &fingerprint(&token), person, remember, now, expiry(app, now, remember)).await?;
    tx.commit().await?;
    Ok(token)
}

/// Whose session this token opens, if any.
pub async fn find(app: &App, token: &str) -> Result<Option<Person>> {
    let now = app.now();
    let hash = fingerprint(token);
    let session = sessions::find(&mut app.db.read().await?, &hash, now).await?;
    if let Some(Session { remembered, seen_at, .. }) = &session
        && now.seconds_since(*seen_at) >= TOUCH_SECONDS
    {
        let mut tx = app.db.write().await?;
        sessions::touch(&mut tx, &hash, now, expiry(app, now, *remembered)).await?;
        tx.commit().await?;
    }
    Ok(session.map(|session| session.person))
}

/// Ends the session of this token, everywhere.
pub async fn close(app: &App, token: &str) -> Result<()> {
    let mut tx = app.db.write().await?;
    sessions::delete(&mut tx, &fingerprint(token)).await?;
    Ok(tx.commit().await?)
}

/// How a change of password ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Change {
    /// Every session of the person is over, this one too: the token of a new one.
    Done(String),
    WrongPresent,
    TooShort,
    TooLong,
}

/// Changes a person's password, given the present one.
pub async fn change_password(app: &App, person: PersonId, present: &str, wanted: &str) -> Result<Change> {
    if wanted.chars().count() < password::MIN_CHARACTERS {
        return Ok(Change::TooShort);
    }
    if wanted.len() > password::MAX_BYTES {
        return Ok(Change::TooLong);
    }
    let stored = people::password_hash(&mut app.db.read().await?, person).await?;
    if !password::verify(present, stored).await? {
        return Ok(Change::WrongPresent);
    }
    let hash = password::hash(app.dice.as_ref(), wanted).await?;
    let mut tx = app.db.write().await?;
    people::set_password_hash(&mut tx, person, &hash).await?;
    sessions::delete_all_of(&mut tx, person).await?;
    tx.commit().await?;
    Ok(Change::Done(open(app, person, false).await?))
}

fn expiry(app: &App, now: Moment, remembered: bool) -> Moment {
    let sessions = &app.sessions;
    now.plus_seconds(if remembered { sessions.remember_seconds() } else { sessions.idle_seconds() })
}

/// What is stored of a token: a stolen database opens no session.
fn fingerprint(token: &str) -> String {
    dice::hex(&Sha256::digest(token.as_bytes()))
}
