//! Files that people attach: their names, made safe to show once, on the way in (spec.md §4.3, A31).

use crate::FileId;
use crate::text::is_invisible;

/// Characters of a file's name, at most; what is cut leaves the extension.
pub const FILE_NAME_MAX: usize = 120;
/// The longest extension that a cut leaves.
const EXTENSION_MAX: usize = 16;

/// The name of a file, as people see it: one line, no folder, nothing invisible, and its real extension last. It is
/// data: nothing on disk bears it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct FileName(String);

/// A file that was sent and waits for what it goes with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Upload {
    pub id: FileId,
    pub name: FileName,
    /// Bytes.
    pub size: i64,
}

impl FileName {
    /// Cleaned first, judged afterwards: what cleaning leaves is what counts. A name of which nothing is left becomes
    /// `file`.
    pub fn parse(sent: &str) -> Self {
        let base = sent.rsplit(['/', '\\']).next().unwrap_or_default();
        let seen: String = base.chars().filter(|c| !is_invisible(*c)).map(shown).collect();
        // Windows drops them silently: « notes.txt. » and « notes.txt » are one file there.
        let name = seen.trim().trim_end_matches(['.', ' ']);
        match name.trim_start_matches('.') {
            "" => Self("file".to_owned()),
            _ => Self(cut(name)),
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A name read back from where [`FileName::parse`] let it in.
    pub fn stored(text: String) -> Self {
        Self(text)
    }
}

/// What systems give a meaning to in names becomes a low line; so do line breaks and other controls.
fn shown(c: char) -> char {
    match c {
        '<' | '>' | ':' | '"' | '|' | '?' | '*' => '_',
        c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => '_',
        c if c.is_whitespace() => ' ',
        c => c,
    }
}

fn cut(name: &str) -> String {
    if name.chars().count() <= FILE_NAME_MAX {
        return name.to_owned();
    }
    let extension =
        name.rsplit_once('.').map(|(_, extension)| extension).filter(|it| it.chars().count() <= EXTENSION_MAX);
    let ending = extension.map(|extension| format!("….{extension}")).unwrap_or_default();
    let kept = FILE_NAME_MAX - ending.chars().count();
    name.chars().take(kept).collect::<String>() + &ending
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(sent: &str) -> String {
        FileName::parse(sent).as_str().to_owned()
    }

    #[test]
    fn names_lose_what_is_not_seen() {
        assert_eq!(name("plan.pdf"), "plan.pdf");
        // Read as « facture_exe.pdf » by whoever obeys the override.
        assert_eq!(name("facture_\u{202e}fdp.exe"), "facture_fdp.exe");
        assert_eq!(name("\u{200b}.htaccess"), ".htaccess");
        assert_eq!(name("a\0b\r\nSet-Cookie: x.txt"), "a_b__Set-Cookie_ x.txt");
        assert_eq!(name("été 🙂.png"), "été 🙂.png");
    }

    #[test]
    fn names_lose_their_folders() {
        assert_eq!(name("../../etc/passwd"), "passwd");
        assert_eq!(name("C:\\temp\\CON.txt"), "CON.txt");
        assert_eq!(name("notes.txt. . "), "notes.txt");
    }

    #[test]
    fn a_name_of_nothing_is_a_name() {
        for sent in ["", "   ", "\u{200b}\u{feff}", "..", "a/", "\u{202e}.", "///"] {
            assert_eq!(name(sent), "file", "{sent:?}");
        }
    }

    #[test]
    fn long_names_keep_their_extension() {
        let long = name(&format!("{}.tar.gz", "é".repeat(4000)));
        assert_eq!(long.chars().count(), FILE_NAME_MAX);
        assert!(long.ends_with("é….gz"));
        assert_eq!(name(&"a".repeat(4000)).chars().count(), FILE_NAME_MAX);
        assert_eq!(name(&format!("a.{}", "b".repeat(4000))).chars().count(), FILE_NAME_MAX);
    }

    #[test]
    fn cleaning_twice_changes_nothing() {
        for sent in ["..a", "a. .", "x/.\u{200b}./y", "\u{202e}\u{202d}a.b.", &format!("{}. ", "a.".repeat(200))] {
            assert_eq!(name(&name(sent)), name(sent), "{sent:?}");
        }
    }
}
