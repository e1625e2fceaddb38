//! Signing in and out (spec.md §14.1): rows in the database, so that every instance agrees at once.

use domain::audit::Deed;
use domain::{Moment, Person, PersonId, Refusal};
use sha2::{Digest, Sha256};
use store::db::Tx;
use store::people;
use store::sessions::{self as rows, Session};

use crate::edits::{administrator_still, record};
use crate::{App, Error, Result, dice, password};

/// Attempts after which guesses are refused for a while (guarantees P26): of one address from one place; of one
/// address from anywhere; from one place at any address. Somebody else's guesses from another place do not lock a
/// person out before the second.
const FREE: [i64; 3] = [5, 50, 300];
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
///
/// The attempt is counted before it is judged, so that guesses sent together count too.
pub async fn sign_in(app: &App, address: &str, typed: &str, remember: bool, place: Option<&str>) -> Result<SignIn> {
    let counters = counters(address, place);
    if !count(app, &counters).await? {
        return Ok(SignIn::TooMany);
    }
    let (person, hash) = {
        let mut conn = app.db.read().await?;
        let person = people::by_login(&mut conn, address).await?.filter(|person| person.is_enabled);
        let hash = match &person {
            Some(person) => people::password_hash(&mut conn, person.id).await?,
            None => None,
        };
        (person, hash)
    };
    let is_right = password::verify(typed, hash.clone()).await?;
    let Some(person) = person.filter(|_| is_right) else { return Ok(SignIn::Wrong) };
    let mut tx = app.db.write().await?;
    // The password may have changed while it was being verified: what was right a moment ago opens nothing now.
    if people::lock_password_hash(&mut tx, person.id).await? != hash {
        return Ok(SignIn::Wrong);
    }
    give_back(&mut tx, &counters).await?;
    let token = insert(app, &mut tx, person.id, remember).await?;
    tx.commit().await?;
    Ok(SignIn::Open { token, person: Box::new(person) })
}

/// Counts an attempt; `false` when there have been too many, and this one is not to be judged.
async fn count(app: &App, counters: &[Counter]) -> Result<bool> {
    let now = app.now();
    let mut tx = app.db.write().await?;
    for counter in counters {
        if rows::failures(&mut tx, &counter.subject, now).await? >= counter.free {
            return Ok(false);
        }
    }
    // Those sent together have all read that they were free: the count itself decides.
    let mut is_free = true;
    for counter in counters {
        let until = now.plus_seconds(MEMORY_SECONDS);
        is_free &= rows::count_attempt(&mut tx, &counter.subject, now, until).await? <= counter.free;
    }
    tx.commit().await?;
    Ok(is_free)
}

/// The attempt was right: the person's own failures are forgotten, the place has one less.
async fn give_back(tx: &mut Tx, counters: &[Counter]) -> Result<()> {
    for counter in counters {
        if counter.is_of_place {
            rows::give_back_attempt(tx, &counter.subject).await?;
        } else {
            rows::forget_failures(tx, &counter.subject).await?;
        }
    }
    Ok(())
}

/// What attempts are counted under.
struct Counter {
    /// A digest: what was typed in place of an address may be a password, and may be long.
    subject: String,
    free: i64,
    is_of_place: bool,
}

fn counters(address: &str, place: Option<&str>) -> Vec<Counter> {
    let login = people::login(address);
    let counter = |subject: String, free, is_of_place| Counter { subject: fingerprint(&subject), free, is_of_place };
    let mut counters = vec![counter(login.clone(), FREE[1], false)];
    if let Some(place) = place {
        counters.push(counter(format!("{login} from {place}"), FREE[0], false));
        counters.push(counter(format!("from {place}"), FREE[2], true));
    }
    counters
}

/// Opens a new session; its token exists nowhere but in the answer.
pub async fn open(app: &App, person: PersonId, remember: bool) -> Result<String> {
    let mut tx = app.db.write().await?;
    let token = insert(app, &mut tx, person, remember).await?;
    tx.commit().await?;
    Ok(token)
}

async fn insert(app: &App, tx: &mut Tx, person: PersonId, remember: bool) -> Result<String> {
    let token = app.dice.token();
    let now = app.now();
    rows::insert(tx, &fingerprint(&token), person, remember, now, expiry(app, now, remember)).await?;
    Ok(token)
}

/// Whose pages a session shows, and who looks at them when that is somebody else.
#[derive(Debug, Clone)]
pub struct Who {
    pub person: Person,
    /// An administrator who sees what `person` sees, and changes nothing.
    pub viewer: Option<Person>,
}

/// Whose session this token opens, if any.
pub async fn find(app: &App, token: &str) -> Result<Option<Who>> {
    let now = app.now();
    let hash = fingerprint(token);
    let session = rows::find(&mut app.db.read().await?, &hash, now).await?;
    if let Some(Session { remembered, seen_at, .. }) = &session
        && now.seconds_since(*seen_at) >= TOUCH_SECONDS
    {
        let mut tx = app.db.write().await?;
        rows::touch(&mut tx, &hash, now, expiry(app, now, *remembered)).await?;
        tx.commit().await?;
    }
    who(app, session).await
}

/// Looking as somebody ends with the account looked at, and with the right to.
async fn who(app: &App, session: Option<Session>) -> Result<Option<Who>> {
    let Some(Session { person, viewing, .. }) = session else { return Ok(None) };
    let viewed = match viewing.filter(|_| person.is_admin) {
        Some(viewed) => people::by_id(&mut app.db.read().await?, viewed).await?.filter(|viewed| viewed.is_enabled),
        None => None,
    };
    Ok(Some(match viewed {
        Some(viewed) => Who { person: viewed, viewer: Some(person) },
        None => Who { person, viewer: None },
    }))
}

/// From now on this session of an administrator shows what somebody else sees; it is theirs all the same, and nobody
/// else's is opened or prolonged.
///
/// # Errors
/// Not found for others than administrators, or when nobody is meant; refused for a closed account.
pub async fn view(app: &App, person: &Person, token: &str, whose: PersonId) -> Result<()> {
    let mut tx = app.db.write().await?;
    administrator_still(&mut tx, person).await?;
    let viewed = people::by_id(&mut tx, whose).await?.filter(|viewed| viewed.id != person.id);
    let viewed = viewed.ok_or(Error::NotFound)?;
    if !viewed.is_enabled {
        let why = Refusal::AccountIsDisabled { name: viewed.name };
        return Err(Error::Refused { why, who_can: Vec::new() });
    }
    rows::view(&mut tx, &fingerprint(token), Some(whose)).await?;
    record(app, &mut tx, person, None, Deed::ViewedAs, &viewed.name, Vec::new()).await?;
    Ok(tx.commit().await?)
}

/// The session shows its own person's pages again.
pub async fn view_own(app: &App, token: &str) -> Result<()> {
    let mut tx = app.db.write().await?;
    rows::view(&mut tx, &fingerprint(token), None).await?;
    Ok(tx.commit().await?)
}

/// Whose session this token opens, without prolonging it: a page that stays open by itself is not somebody at work.
pub async fn peek(app: &App, token: &str) -> Result<Option<Who>> {
    let session = rows::find(&mut app.db.read().await?, &fingerprint(token), app.now()).await?;
    who(app, session).await
}

/// Ends the session of this token, everywhere.
pub async fn close(app: &App, token: &str) -> Result<()> {
    let mut tx = app.db.write().await?;
    rows::delete(&mut tx, &fingerprint(token)).await?;
    tx.commit().await?;
    app.live.recheck();
    Ok(())
}

/// How a change of password ended.
#[derive(Debug, PartialEq, Eq)]
pub enum Change {
    /// Every session of the person is over, this one too: the token of a new one.
    Done(String),
    WrongPresent,
    TooShort,
    TooLong,
    TooMany,
}

/// Changes a person's password, given the present one, whose guesses are bounded as at sign-in.
pub async fn change_password(app: &App, person: PersonId, present: &str, wanted: &str) -> Result<Change> {
    if wanted.chars().count() < password::MIN_CHARACTERS {
        return Ok(Change::TooShort);
    }
    if wanted.len() > password::MAX_BYTES {
        return Ok(Change::TooLong);
    }
    let counter = Counter { subject: fingerprint(&format!("password of {person}")), free: FREE[0], is_of_place: false };
    if !count(app, std::slice::from_ref(&counter)).await? {
        return Ok(Change::TooMany);
    }
    let stored = people::password_hash(&mut app.db.read().await?, person).await?;
    if !password::verify(present, stored.clone()).await? {
        return Ok(Change::WrongPresent);
    }
    let hash = password::hash(app.dice.as_ref(), wanted).await?;
    let mut tx = app.db.write().await?;
    if people::lock_password_hash(&mut tx, person).await? != stored {
        return Ok(Change::WrongPresent);
    }
    give_back(&mut tx, std::slice::from_ref(&counter)).await?;
    people::set_password_hash(&mut tx, person, &hash).await?;
    rows::delete_all_of(&mut tx, person).await?;
    let token = insert(app, &mut tx, person, false).await?;
    tx.commit().await?;
    app.live.recheck();
    Ok(Change::Done(token))
}

fn expiry(app: &App, now: Moment, remembered: bool) -> Moment {
    let sessions = &app.sessions;
    now.plus_seconds(if remembered { sessions.remember_seconds() } else { sessions.idle_seconds() })
}

/// What is stored of a token: a stolen database opens no session.
fn fingerprint(token: &str) -> String {
    dice::hex(&Sha256::digest(token.as_bytes()))
}
