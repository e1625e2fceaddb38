//! Adding somebody to a list: a field for an identifier or an address, and the search tool at its right (R39, R41).

use app::Error;
use domain::{Account, Coded, Field};
use store::db::Conn;
use store::people;

use crate::extract::{Fields, Seat};

/// People found, at most.
const SHOWN: i64 = 8;
/// Characters searched, at least and at most.
const SHORTEST: usize = 2;
const LONGEST: usize = 100;

/// The form, and what the search found.
pub struct Adding {
    /// Where both forms go.
    pub url: String,
    /// What the form does, and what comes of it.
    pub label: String,
    pub hint: String,
    pub typed: String,
    pub searched: String,
    pub found: Vec<Found>,
    /// The directory is the institution's: people from outside do not search it.
    pub may_search: bool,
}

/// Somebody of the directory.
pub struct Found {
    pub name: String,
    pub identifier: String,
    pub affiliation: String,
}

impl Adding {
    /// What an address asks of the list at `url`, whose words begin with `area`: `?q=luc` searches, `?pick=luc.morel` fills the field.
    ///
    /// # Errors
    /// Broken.
    pub async fn asked(
        conn: &mut Conn,
        seat: &Seat,
        (url, area): (String, &str),
        asked: &Fields,
    ) -> Result<Self, Error> {
        let may_search = seat.me.account == Account::Directory;
        let searched: String = asked.get("q").trim().chars().take(LONGEST).collect();
        let mut found = Vec::new();
        if may_search && searched.chars().count() >= SHORTEST {
            found = people::search(conn, &searched, SHOWN).await?;
        }
        let found = found.into_iter().map(|one| Found {
            name: one.name,
            identifier: one.identifier,
            affiliation: one.affiliation,
        });
        let typed = asked.get("pick").chars().take(LONGEST).collect();
        let (label, hint) = (seat.page.say(&format!("{area}-add")), seat.page.say(&format!("{area}-add-hint")));
        Ok(Self { url, label, hint, typed, searched, found: found.collect(), may_search })
    }

    /// The same page, its form given back with what was typed.
    pub fn with(self, fields: &Fields) -> Self {
        Self { typed: fields.get(Field::Identifier.code()).to_owned(), ..self }
    }

    /// Where choosing somebody leads.
    pub fn pick(&self, found: &Found) -> String {
        let encoded = percent_encoding::utf8_percent_encode(&found.identifier, percent_encoding::NON_ALPHANUMERIC);
        format!("{}?pick={encoded}#add", self.url)
    }

    /// A search was made.
    pub fn is_searched(&self) -> bool {
        !self.searched.is_empty()
    }
}
