//! The organisation as a file: written out whole, and brought in from one file or from tables, by the rules that the
//! pages follow. A file brings in and changes; what it does not speak of is left as it is.

mod apply;
mod difference;
mod document;
mod fault;
mod order;
mod organisation;
mod place;
mod plan;
mod read;
mod record;
mod text;
mod write;

use domain::audit::{Change, Deed, Entry, Setting, Value};
use store::db::{Conn, Tx};
use store::{audit, departments};

pub use difference::{Count, Difference};
pub use organisation::Organisation;
pub use read::{File, harmless};
pub use record::Kind;

use crate::perform::end;
use crate::{App, Error, Result};
use document::Document;
use fault::Faults;

/// Members of a category that has none of its own.
const INHERITED: &str = "inherited";

/// The organisation as one file, in YAML.
pub async fn export(app: &App) -> Result<String> {
    Ok(write::tree(&Organisation::read(&mut app.db.read().await?).await?))
}

/// One kind of thing as a table, in CSV.
pub async fn export_table(app: &App, kind: Kind) -> Result<String> {
    Ok(write::table(&Organisation::read(&mut app.db.read().await?).await?, kind))
}

/// What an import did, or would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// How files were read, when that deserves a look.
    pub notices: Vec<String>,
    pub differences: Vec<Difference>,
    pub counts: Vec<Count>,
}

/// Why nothing was imported.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Refused {
    /// How files were read, when that deserves a look.
    pub notices: Vec<String>,
    /// Sentences, each with its file and its line.
    pub faults: Vec<String>,
}

/// Brings files in, all of them or nothing, in one transaction; when `is_dry`, only says what that would change.
///
/// # Errors
/// Broken. What is wrong with the files comes all at once: nothing is written then.
pub async fn import(app: &App, files: &[File], is_dry: bool) -> Result<std::result::Result<Outcome, Refused>> {
    let mut faults = Faults::default();
    let (document, notices) = read::read(files, &mut faults);
    let planned = Planned { app, files, document: &document };
    if is_dry {
        let found = planned.found(&mut app.db.read().await?, faults).await?;
        return Ok(match found {
            Ok((_, _, outcome)) => Ok(Outcome { notices, ..outcome }),
            Err(faults) => Err(Refused { notices, faults }),
        });
    }
    let mut tx = app.db.write().await?;
    let outcome = planned.written(&mut tx, faults).await;
    match outcome {
        Ok(Ok(outcome)) => {
            end(app, tx, Ok(())).await?;
            app.live.recheck();
            Ok(Ok(Outcome { notices, ..outcome }))
        }
        Ok(Err(faults)) => {
            tx.rollback().await;
            Ok(Err(Refused { notices, faults }))
        }
        Err(error) => end(app, tx, Err(error)).await,
    }
}

/// Files read, to compare with what is there.
struct Planned<'a> {
    app: &'a App,
    files: &'a [File],
    document: &'a Document,
}

type Found = (Organisation, Organisation, Outcome);

impl Planned<'_> {
    /// What is there, what the files make of it, and the difference; else all that is wrong.
    async fn found(&self, conn: &mut Conn, mut faults: Faults) -> Result<std::result::Result<Found, Vec<String>>> {
        let before = Organisation::read(conn).await?;
        let after = plan::plan(&before, self.document, self.app.site.language, &mut faults);
        if !faults.is_empty() {
            let name = |file: usize| self.files.get(file).map_or("", |file| &file.name);
            let said = faults.sorted().into_iter();
            return Ok(Err(said.map(|one| format!("{}:{}: {}", name(one.at.file), one.at.line, one.why)).collect()));
        }
        let differences = difference::differences(&before, &after);
        let counts = difference::counts(&differences, |kind| self.document.of(kind).len());
        Ok(Ok((before, after, Outcome { notices: Vec::new(), differences, counts })))
    }

    async fn written(&self, tx: &mut Tx, faults: Faults) -> Result<std::result::Result<Outcome, Vec<String>>> {
        departments::lock(tx).await?;
        let (before, after, outcome) = match self.found(tx, faults).await? {
            Ok(found) => found,
            Err(faults) => return Ok(Err(faults)),
        };
        if outcome.differences.is_empty() {
            return Ok(Ok(outcome));
        }
        let keys = apply::apply(self.app, tx, &before, &after).await?;
        let entry = |difference: &Difference| {
            let line = difference.entry.as_ref()?;
            let department = line.department.map(|id| keys.department(id));
            let (subject, changes) = (line.subject.clone(), difference.changes.clone());
            Some(Entry { deed: line.deed, by: None, department, subject, changes })
        };
        let mut entries: Vec<Entry> = outcome.differences.iter().filter_map(entry).collect();
        entries.push(self.summary(&outcome));
        audit::insert_all(tx, &entries, self.app.now()).await?;
        Ok(Ok(outcome))
    }

    /// The line of the journal for the whole.
    fn summary(&self, outcome: &Outcome) -> Entry {
        let names: Vec<&str> = self.files.iter().map(|file| file.name.as_str()).collect();
        let counts = outcome.counts.iter().filter(|count| count.added + count.changed > 0);
        let change = |count: &Count| {
            let after = Value::Text(count.to_string());
            Change { setting: Setting::Counts, before: Value::Empty, after }
        };
        Entry {
            deed: Deed::OrganisationImported,
            by: None,
            department: None,
            subject: names.join(", "),
            changes: counts.map(change).collect(),
        }
    }
}

/// Why it failed, in words for the command line.
pub fn said(error: Error) -> anyhow::Error {
    match error {
        Error::Broken(error) => error,
        other => anyhow::anyhow!("{other:?}"),
    }
}
