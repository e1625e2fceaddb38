//! The power is cut while files arrive (guarantees §3.3): those acknowledged before are there, to the byte. The same
//! with an `fsync` that lies has to lose some, else the rig sees nothing.
//!
//! The database is on another disk, whose power stays: every acknowledged file has its row, and only the folder of
//! the files answers for its content.

use std::path::Path;
use std::time::Duration;
use std::{env, fs};

use super::device::{Disk, Programs};
use super::installation::Installation;

/// Files acknowledged before a cut, at least.
const LEAST: usize = 5;

/// What cuts did.
#[derive(Debug, Default)]
struct Figures {
    cuts: u64,
    acknowledged: usize,
    lost: usize,
    cuts_with_loss: u64,
}

struct Rig {
    folder: tempfile::TempDir,
    installation: Installation,
    programs: Programs,
}

impl Rig {
    fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let home = folder.path().join("home");
        fs::create_dir(&home).expect("a folder");
        let installation = Installation::new(&home, "url = \"sqlite:guichet.db\"");
        copy_database(&home, folder.path());
        let programs = Programs::compile(folder.path());
        Self { folder, installation, programs }
    }

    /// For the folder of the files.
    fn disk(&self, megabytes: u64) -> Disk<'_> {
        let (image, place) = (self.folder.path().join("disk.img"), self.installation.folder.join("files"));
        Disk::new(&self.programs, image, &place, megabytes)
    }

    /// Cuts the power so many times, or until something is lost when `ends_with_loss`.
    fn cut(&self, cuts: u64, lying: Option<&str>, ends_with_loss: bool) -> Figures {
        let mut figures = Figures::default();
        while figures.cuts < cuts && !(ends_with_loss && figures.lost > 0) {
            figures.cuts += 1;
            let (acknowledged, lost) = self.cut_once(figures.cuts, lying);
            figures.acknowledged += acknowledged;
            figures.lost += lost;
            figures.cuts_with_loss += u64::from(lost > 0);
        }
        eprintln!("fsync lying about {}: {figures:?}", lying.unwrap_or("nothing"));
        figures
    }

    /// How many files were acknowledged, and how many of these are lost.
    fn cut_once(&self, seed: u64, lying: Option<&str>) -> (usize, usize) {
        let home = &self.installation.folder;
        copy_database(self.folder.path(), home);
        let disk = self.disk(512);
        let preload = self.programs.lying.to_string_lossy();
        let variables = lying.map(|about| [("LD_PRELOAD", preload.as_ref()), ("LYING", about)]);
        let server = self.installation.serve(variables.as_ref().map_or(&[], |variables| &variables[..]));
        let mut senders = self.installation.send_files(&server, seed);
        // Read before the power goes: what is acknowledged while it goes counts for nothing.
        let mut acknowledged = senders.after(LEAST, Duration::from_millis(seed * 7919 % 600));
        // Every other time in a moment of rest: nobody's next file makes the last one durable.
        if seed.is_multiple_of(2) {
            acknowledged = senders.rest();
        }
        disk.cut();
        server.kill();
        senders.end();
        disk.start_again();
        let server = self.installation.serve(&[]);
        let lost = self.installation.lost(&server, &acknowledged);
        server.kill();
        assert!(acknowledged.len() >= LEAST, "the cut came before anything happened");
        (acknowledged.len(), lost.len())
    }
}

/// With what it has not written in its place yet.
fn copy_database(from: &Path, to: &Path) {
    for name in ["guichet.db", "guichet.db-wal", "guichet.db-shm"] {
        drop(fs::remove_file(to.join(name)));
        if from.join(name).exists() && name != "guichet.db-shm" {
            fs::copy(from.join(name), to.join(name)).expect("copied");
        }
    }
}

/// `bin/test` says how many, where disks can be mounted.
fn cuts() -> Option<u64> {
    let cuts = env::var("GUICHET_POWER_CUTS").ok().filter(|cuts| !cuts.is_empty());
    if cuts.is_none() {
        eprintln!("not run: no disk whose power can be cut (GUICHET_POWER_CUTS, root)");
    }
    cuts.map(|cuts| cuts.parse().expect("GUICHET_POWER_CUTS is a number"))
}

#[test]
fn a_power_cut_loses_nothing_acknowledged() {
    let Some(cuts) = cuts() else { return };
    let figures = Rig::start().cut(cuts, None, false);
    assert_eq!(figures.lost, 0, "{figures:?}");
}

#[test]
fn without_fsync_of_the_contents_the_rig_sees_losses() {
    let Some(cuts) = cuts() else { return };
    let figures = Rig::start().cut(cuts, Some("files"), true);
    assert_ne!(figures.lost, 0, "the rig is blind: {figures:?}");
}

#[test]
fn without_fsync_of_the_folders_the_rig_sees_losses() {
    let Some(cuts) = cuts() else { return };
    let figures = Rig::start().cut(cuts, Some("folders"), true);
    assert_ne!(figures.lost, 0, "the rig is blind: {figures:?}");
}

/// Nothing of a file that does not fit stays, and what fits is still taken.
#[test]
fn a_full_disk_refuses_a_file_by_its_name() {
    if cuts().is_none() {
        return;
    }
    let rig = Rig::start();
    let disk = rig.disk(12);
    let server = rig.installation.serve(&[]);
    let (status, said) = rig.installation.sends(&server, "plan.bin", &vec![7; 15_000_000]);
    assert_eq!(status, 422, "{said}");
    assert!(said.contains("plan.bin") && said.contains("enregistré"), "{said}");
    assert_eq!(rig.installation.incoming(), [""; 0].map(std::path::PathBuf::from));
    let (status, said) = rig.installation.sends(&server, "plan.bin", &[7; 10_000]);
    assert_eq!(status, 201, "{said}");
    server.kill();
    drop(disk);
}
