//! What an edit stands on: the department, its managers, and whether this person may.

use std::fmt::{Debug, Write as _};

use domain::administration::{Denied, Duty, may};
use domain::audit::{Change, Deed, Entry};
use domain::{Department, DepartmentId, Manager, Person, Refusal};
use sha2::{Digest, Sha256};
use store::db::{Conn, Tx};
use store::{audit, departments, managers, people};

use crate::{App, Error, Result};

/// A department and those who manage it.
#[derive(Debug, Clone)]
pub struct Ground {
    pub department: Department,
    /// The enabled ones, in display order.
    pub managers: Vec<Manager>,
}

impl Ground {
    /// # Errors
    /// Not found by whoever neither manages it nor administers everything.
    pub async fn of(conn: &mut Conn, person: &Person, id: DepartmentId) -> Result<Self> {
        let department = departments::by_id(conn, id).await?.ok_or(Error::NotFound)?;
        let managers = managers::of_department(conn, id).await?;
        let ground = Self { department, managers };
        if ground.allows(person, Duty::ViewDepartment).is_err() {
            return Err(Error::NotFound);
        }
        Ok(ground)
    }

    /// The same, to change something: nobody else edits the organisation until the end of the transaction.
    ///
    /// # Errors
    /// As [`Self::of`]; refused to whoever does not fulfil `duty`.
    pub async fn to_edit(tx: &mut Tx, person: &Person, id: DepartmentId, duty: Duty) -> Result<Self> {
        departments::lock(tx).await?;
        let ground = Self::of(tx, person, id).await?;
        ground.allows(person, duty)?;
        Ok(ground)
    }

    /// # Errors
    /// Why this person may not, and who could.
    pub fn allows(&self, person: &Person, duty: Duty) -> Result<()> {
        Ok(may(person, duty, &self.department.label, &self.managers)?)
    }
}

/// What only administrators do.
///
/// # Errors
/// Not found for anybody else: these pages are not theirs to know.
pub fn administrator(person: &Person) -> Result<()> {
    if person.is_admin { Ok(()) } else { Err(Error::NotFound) }
}

/// The same, as it is in this transaction: of two who dismiss each other, the second is none any more.
///
/// # Errors
/// As [`administrator`].
pub async fn administrator_still(tx: &mut Tx, person: &Person) -> Result<()> {
    let present = people::by_id(tx, person.id).await?.filter(|present| present.is_enabled);
    administrator(&present.ok_or(Error::NotFound)?)
}

impl From<Denied> for Error {
    fn from(denied: Denied) -> Self {
        Self::Refused { why: denied.why, who_can: denied.who_can }
    }
}

/// Writes an edit down, with the rows that it changed; one that changes nothing leaves no trace.
pub async fn record(
    app: &App,
    tx: &mut Tx,
    person: &Person,
    department: Option<DepartmentId>,
    deed: Deed,
    subject: &str,
    changes: Vec<Change>,
) -> Result<()> {
    let entry = Entry { deed, by: Some(person.id), department, subject: subject.to_owned(), changes };
    Ok(audit::insert(tx, &entry, app.now()).await?)
}

/// What a form carries of what it showed: saved once that has changed, it is refused ([`unless_stale`]).
pub fn seal(shown: &impl Debug) -> String {
    let digest = Sha256::digest(format!("{shown:?}").as_bytes());
    digest.iter().take(8).fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// # Errors
/// Refused when what is there is no longer what the form showed.
pub fn unless_stale(seen: &str, present: &impl Debug) -> Result<()> {
    if seen == seal(present) {
        return Ok(());
    }
    Err(Error::Refused { why: Refusal::ChangedMeanwhile, who_can: Vec::new() })
}
