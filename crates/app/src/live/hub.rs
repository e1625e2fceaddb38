//! Who has which ticket open, in this process.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::{Facts, Moment, Person, PersonId, TicketId};
use tokio::sync::{Notify, OnceCell, watch};

use super::{Full, MAX_OPEN, MAX_STREAMS, WRITING_SECONDS};
use crate::{App, Error, Result};

/// The pages that are open. Nothing here is remembered once they close.
pub struct Hub {
    inner: Mutex<Inner>,
    room: usize,
    /// Woken when a page opens.
    pub(super) arrival: Notify,
}

#[derive(Default)]
struct Inner {
    tickets: HashMap<TicketId, Watched>,
    /// How many pages each person has open.
    open: HashMap<PersonId, usize>,
    last_key: u64,
    is_stopping: bool,
}

/// A ticket that somebody has open.
struct Watched {
    /// The last version known here.
    version: i64,
    turn: watch::Sender<Arc<Turn>>,
    pages: Vec<Page>,
}

struct Page {
    key: u64,
    person: Person,
    writing_until: Option<Moment>,
}

/// A moment of a ticket: its facts are read once for everybody who looks.
#[derive(Default)]
pub(super) struct Turn(OnceCell<Option<Facts>>);

impl Turn {
    pub async fn facts(&self, app: &App, ticket: TicketId) -> Result<Option<&Facts>> {
        let read = async || {
            let scope = app.tickets.default_scope;
            let facts = store::facts::load(&mut app.db.read().await?, ticket, scope, false).await?;
            if let Some(facts) = &facts {
                app.live.knows(ticket, facts.ticket.version);
            }
            Ok::<_, Error>(facts)
        };
        Ok(self.0.get_or_try_init(read).await?.as_ref())
    }
}

/// A page's place in the hub, given back when dropped.
pub(super) struct Place {
    pub app: Arc<App>,
    pub ticket: TicketId,
    pub turns: watch::Receiver<Arc<Turn>>,
    person: PersonId,
    key: u64,
}

impl Default for Hub {
    fn default() -> Self {
        Self::with_room(MAX_OPEN)
    }
}

impl Hub {
    /// With room for this many pages.
    pub fn with_room(room: usize) -> Self {
        Self { inner: Mutex::default(), room, arrival: Notify::new() }
    }

    /// The ticket may have changed: whoever has it open looks again.
    pub fn touch(&self, ticket: TicketId) {
        if let Some(watched) = self.lock().tickets.get(&ticket) {
            watched.look_again();
        }
    }

    /// Sessions or rights may have changed: everybody looks again.
    pub fn recheck(&self) {
        self.lock().tickets.values().for_each(Watched::look_again);
    }

    /// Whoever has this ticket open is typing on its page.
    pub fn writes(&self, ticket: TicketId, person: PersonId, now: Moment) {
        let mut inner = self.lock();
        let Some(watched) = inner.tickets.get_mut(&ticket) else { return };
        let mut has_begun = false;
        for page in watched.pages.iter_mut().filter(|page| page.person.id == person) {
            has_begun |= page.writing_until.is_none();
            page.writing_until = Some(now.plus_seconds(WRITING_SECONDS));
        }
        if has_begun {
            watched.look_again();
        }
    }

    /// Ends every stream, and opens none any more: what is served may stop.
    pub fn stop(&self) {
        let mut inner = self.lock();
        inner.is_stopping = true;
        inner.tickets.clear();
    }

    /// How many pages are open.
    pub fn open(&self) -> usize {
        self.lock().open.values().sum()
    }

    /// Gives a page its place, and tells the others.
    pub(super) fn enter(app: &Arc<App>, ticket: TicketId, person: Person) -> std::result::Result<Place, Full> {
        let (mut inner, id) = (app.live.lock(), person.id);
        if inner.is_stopping {
            return Err(Full::Stopping);
        }
        if inner.open.values().sum::<usize>() >= app.live.room {
            return Err(Full::House);
        }
        let open = inner.open.entry(id).or_default();
        if *open >= MAX_STREAMS {
            return Err(Full::Reader);
        }
        *open += 1;
        inner.last_key += 1;
        let key = inner.last_key;
        let watched = inner.tickets.entry(ticket).or_insert_with(|| Watched {
            version: 0,
            turn: watch::Sender::default(),
            pages: Vec::new(),
        });
        watched.pages.push(Page { key, person, writing_until: None });
        watched.look_again();
        let turns = watched.turn.subscribe();
        drop(inner);
        app.live.arrival.notify_one();
        Ok(Place { app: Arc::clone(app), ticket, turns, person: id, key })
    }

    /// Everybody who has the ticket open, each once, and those of them who are typing.
    pub(super) fn there(&self, ticket: TicketId) -> (Vec<Person>, HashSet<PersonId>) {
        let inner = self.lock();
        let pages = inner.tickets.get(&ticket).map(|watched| watched.pages.as_slice()).unwrap_or_default();
        let writing = pages.iter().filter(|page| page.writing_until.is_some()).map(|page| page.person.id).collect();
        let mut people: Vec<Person> = Vec::new();
        for page in pages {
            if people.iter().all(|known| known.id != page.person.id) {
                people.push(page.person.clone());
            }
        }
        (people, writing)
    }

    /// The tickets open, each with the last version known here.
    pub(super) fn versions(&self) -> HashMap<TicketId, i64> {
        self.lock().tickets.iter().map(|(ticket, watched)| (*ticket, watched.version)).collect()
    }

    /// Nobody has typed for a while: they are reading.
    pub(super) fn forget_writing(&self, now: Moment) {
        for watched in self.lock().tickets.values_mut() {
            let mut has_ended = false;
            for page in watched.pages.iter_mut().filter(|page| page.writing_until.is_some_and(|until| until <= now)) {
                page.writing_until = None;
                has_ended = true;
            }
            if has_ended {
                watched.look_again();
            }
        }
    }

    fn knows(&self, ticket: TicketId, version: i64) {
        if let Some(watched) = self.lock().tickets.get_mut(&ticket) {
            watched.version = watched.version.max(version);
        }
    }

    fn leave(&self, ticket: TicketId, person: PersonId, key: u64) {
        let mut inner = self.lock();
        if let Some(open) = inner.open.get_mut(&person) {
            *open -= 1;
            if *open == 0 {
                inner.open.remove(&person);
            }
        }
        let Some(watched) = inner.tickets.get_mut(&ticket) else { return };
        watched.pages.retain(|page| page.key != key);
        if watched.pages.is_empty() {
            inner.tickets.remove(&ticket);
        } else {
            watched.look_again();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Watched {
    /// Begins a turn, whose facts nobody has read yet.
    fn look_again(&self) {
        self.turn.send_replace(Arc::default());
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.app.live.leave(self.ticket, self.person, self.key);
    }
}
