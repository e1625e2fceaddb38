//! A disk whose power can be cut: an ext4 file system in a file, mounted by a loop. Root only.
//!
//! The device keeps each write that it was sent: what is lost is what never left the page cache and the journal in
//! memory. It does not reorder or tear inside the cache of a disk.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;

/// The programs of the rig, compiled where the test asks.
pub struct Programs {
    cut: PathBuf,
    /// To be loaded before the C library.
    pub lying: PathBuf,
}

impl Programs {
    pub fn compile(folder: &Path) -> Self {
        let source = |name: &str| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/durability").join(name);
        let programs = Self { cut: folder.join("cut"), lying: folder.join("lying.so") };
        order(Command::new("cc").arg("-o").arg(&programs.cut).arg(source("cut.c")));
        let library = ["-shared", "-fPIC", "-o"];
        order(Command::new("cc").args(library).arg(&programs.lying).arg(source("lying.c")).arg("-ldl"));
        programs
    }
}

/// Mounted while it is held.
pub struct Disk<'a> {
    programs: &'a Programs,
    image: PathBuf,
    place: PathBuf,
}

impl<'a> Disk<'a> {
    /// An empty one, in the file `image`, mounted at `place`.
    pub fn new(programs: &'a Programs, image: PathBuf, place: &Path, megabytes: u64) -> Self {
        let file = std::fs::File::create(&image).expect("a file");
        file.set_len(megabytes * 1024 * 1024).expect("room");
        order(Command::new("mkfs.ext4").arg("-q").arg(&image));
        let disk = Self { programs, image, place: place.to_owned() };
        disk.mount();
        disk
    }

    fn mount(&self) {
        order(Command::new("mount").args(["-o", "loop"]).arg(&self.image).arg(&self.place));
    }

    pub fn cut(&self) {
        order(Command::new(&self.programs.cut).arg(&self.place));
    }

    /// Once nobody uses it: the machine starts again.
    pub fn start_again(&self) {
        self.unmount();
        self.mount();
    }

    fn unmount(&self) {
        // A program that was killed lets go of its files a little later.
        let is_done = || Command::new("umount").arg(&self.place).status().is_ok_and(|status| status.success());
        for _ in 0..100 {
            if is_done() {
                return;
            }
            thread::sleep(Duration::from_millis(50));
        }
        panic!("{} stays busy", self.place.display());
    }
}

impl Drop for Disk<'_> {
    fn drop(&mut self) {
        if thread::panicking() {
            drop(Command::new("umount").arg("--lazy").arg(&self.place).status());
        } else {
            self.unmount();
        }
    }
}

fn order(command: &mut Command) {
    let status = command.status().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(status.success(), "{command:?}: {status}");
}
