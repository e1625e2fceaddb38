use std::fs;
use std::path::PathBuf;

use store::db::q;

use super::World;

/// What there is of files: in the tables, and in their folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shelf {
    /// Those of tickets, and those that wait for a form.
    pub files: i64,
    pub waiting: i64,
    /// Contents that the tables speak of.
    pub blobs: i64,
    /// Contents on disk.
    pub contents: usize,
    /// Files half received.
    pub incoming: usize,
}

impl Shelf {
    pub const EMPTY: Self = Self { files: 0, waiting: 0, blobs: 0, contents: 0, incoming: 0 };
}

impl World {
    pub async fn shelf(&self) -> Shelf {
        Shelf {
            files: self.number(q("SELECT COUNT(*) FROM files")).await,
            waiting: self.number(q("SELECT COUNT(*) FROM files WHERE ticket_id IS NULL")).await,
            blobs: self.number(q("SELECT COUNT(*) FROM blobs")).await,
            contents: self.contents().len(),
            incoming: self.incoming(),
        }
    }

    /// Where the contents are that the folder keeps.
    pub fn contents(&self) -> Vec<PathBuf> {
        let Ok(folders) = fs::read_dir(self.folder.path()) else { return Vec::new() };
        let folders = folders.map(|folder| folder.expect("an entry").path());
        let kept = folders.filter(|folder| folder.is_dir() && !folder.ends_with("incoming"));
        kept.flat_map(|folder| fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()))
            .collect()
    }

    /// How many files are half received.
    pub fn incoming(&self) -> usize {
        fs::read_dir(self.folder.path().join("incoming")).map_or(0, Iterator::count)
    }

    /// Fails unless the tables and the folder speak of the same contents, each whole, and nothing is half received.
    pub async fn files_are_whole(&self) {
        let mut conn = self.app.db.read().await.expect("a connection");
        let query = q("SELECT digest FROM blobs ORDER BY digest");
        let named: Vec<String> = conn.all(query).await.expect("contents");
        let name = |path: &PathBuf| path.file_name().expect("a name").to_string_lossy().into_owned();
        let mut kept: Vec<String> = self.contents().iter().map(name).collect();
        kept.sort();
        assert_eq!(named, kept, "in the tables, and on disk");
        assert_eq!(self.incoming(), 0, "half received");
    }

    /// What the clean-up leaves, once nothing of today is fresh any more and drafts are forgotten, with what they hold.
    pub async fn shelf_once_cleaned(&self) -> Shelf {
        self.days_pass(92).await;
        self.files_are_whole().await;
        self.shelf().await
    }
}
