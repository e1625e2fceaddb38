//! `guichet org export`, `guichet org import`.

use std::io::{Read, Write};
use std::path::Path;

use app::transport::{self, File, Kind, Outcome};

use crate::cli::{ExportOptions, ImportOptions, TableOption};
use crate::{Failure, database, serving};

/// Bytes of a file, at most: a hundred thousand people are ten times smaller.
const LARGEST: u64 = 256 * 1024 * 1024;

pub async fn export(options: &ExportOptions) -> Result<(), Failure> {
    let config = super::load(&options.config)?;
    let app = serving::app(&config, database::open_migrated(&config.database).await?).await?;
    let text = match options.table {
        None => transport::export(&app).await,
        Some(table) => transport::export_table(&app, kind(table)).await,
    };
    let text = text.map_err(transport::said)?;
    match &options.output {
        Some(path) => std::fs::write(path, text).map_err(|error| said(path, &error)),
        None => Ok(std::io::stdout().lock().write_all(text.as_bytes())?),
    }
}

fn kind(table: TableOption) -> Kind {
    match table {
        TableOption::People => Kind::People,
        TableOption::Departments => Kind::Departments,
        TableOption::Categories => Kind::Categories,
        TableOption::Managers => Kind::Managers,
        TableOption::Invitees => Kind::Invitees,
    }
}

pub async fn import(options: &ImportOptions) -> Result<(), Failure> {
    let config = super::load(&options.config)?;
    let files: Vec<File> = options.files.iter().map(|path| read(path)).collect::<Result<_, _>>()?;
    let app = serving::app(&config, database::open_migrated(&config.database).await?).await?;
    match transport::import(&app, &files, options.dry_run).await.map_err(transport::said)? {
        Ok(outcome) => Ok(show(&outcome, options.dry_run)?),
        Err(refused) => {
            let found = refused.faults.len();
            let things = if found == 1 { "1 thing".to_owned() } else { format!("{found} things") };
            let lines = [refused.faults, refused.notices].concat().join("\n");
            Err(Failure::Other(format!("nothing was imported: {things} to correct.\n{lines}")))
        }
    }
}

fn read(path: &Path) -> Result<File, Failure> {
    let mut bytes = Vec::new();
    let opened = std::fs::File::open(path).map_err(|error| said(path, &error))?;
    opened.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| said(path, &error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(Failure::Other(format!("{}: larger than {} MB", path.display(), LARGEST / 1024 / 1024)));
    }
    Ok(File { name: path.display().to_string(), bytes })
}

fn said(path: &Path, error: &std::io::Error) -> Failure {
    Failure::Other(format!("{}: {error}", path.display()))
}

/// What changed, or would; somebody who stops reading is no failure.
fn show(outcome: &Outcome, is_dry: bool) -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let written = (|| {
        for notice in &outcome.notices {
            writeln!(out, "{notice}")?;
        }
        for difference in &outcome.differences {
            writeln!(out, "{difference}")?;
        }
        for count in &outcome.counts {
            writeln!(out, "{count}")?;
        }
        match (outcome.differences.is_empty(), is_dry) {
            (true, _) => writeln!(out, "Nothing to change.")?,
            (false, true) => writeln!(out, "This was a dry run: nothing was written.")?,
            (false, false) => writeln!(out, "Imported.")?,
        }
        out.flush()
    })();
    written.or_else(|error| if error.kind() == std::io::ErrorKind::BrokenPipe { Ok(()) } else { Err(error) })
}
