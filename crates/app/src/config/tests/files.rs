//! Files that are not what a configuration file should be.

use super::super::{Config, Source};
use super::{Folder, line, written};

#[test]
fn unreadable_files_are_refused_as_a_whole() {
    let folder = Folder::new();
    for path in [folder.0.join("absent.toml"), folder.0.clone(), folder.write("long", vec![b'#'; 300 * 1024])] {
        let errors = Config::load(&path, std::iter::empty()).unwrap_err();
        assert_eq!(errors.len(), 1);
        assert_eq!(errors[0].source, Source::WholeFile(path));
    }
}

#[test]
fn an_empty_file_lacks_the_mandatory_keys() {
    let errors = Folder::new().refused("");
    let keys: Vec<_> = errors.iter().map(|error| error.key.as_str()).collect();
    assert_eq!(keys, ["database.url", "site.public_url"]);
}

#[test]
fn bytes_that_are_not_text_are_refused_with_their_line() {
    let folder = Folder::new();
    for (bytes, found) in [
        (&b"[site]\nname = \"\xff\"\n"[..], "UTF-8"),
        (b"[site]\nname = \"a\0\"\n", "NUL"),
        (b"[site]\r\nname\r= 1\n", "carriage return"),
    ] {
        let errors = folder.refused(bytes);
        assert!(errors[0].found.contains(found), "{errors:#?}");
        assert_eq!((errors.len(), line(&errors[0])), (1, Some(2)));
    }
}

#[test]
fn the_line_ends_and_the_mark_of_other_systems_are_accepted() {
    let folder = Folder::new();
    let text = format!("\u{feff}{}", written(|_, line| Some(line)).replace('\n', "\r\n"));
    folder.load(text).unwrap();
}

#[test]
fn sections_are_checked_like_keys() {
    let folder = Folder::new();
    for (text, key, at, remedy) in [
        ("[maill]\nport = 25\n", "maill", 1, "[mail]"),
        ("[smtp]\nport = 25\n", "smtp", 1, "remove"),
        ("public_url = \"https://a.fr\"\n", "public_url", 1, "under [site]"),
        ("site = \"https://a.fr\"\n", "site", 1, "[site]"),
        ("[[site]]\nname = \"a\"\n", "site", 1, "[site]"),
        ("[site]\n[mail]\n[site]\n", "site", 3, "remove the other"),
        ("[site]\nhost = \"a\"\n", "site.host", 2, "under [mail]"),
        ("\n[site\nname = \"a\"\n", "", 2, "[section]"),
        ("[site]\nwhatever\n", "", 2, "name = value"),
        ("[site]\nmot_de_passe = canari-7f3a\n", "site.mot_de_passe", 2, "name = value"),
    ] {
        let errors = folder.refused(text);
        let error = errors.iter().find(|error| error.key == key).unwrap_or_else(|| panic!("{errors:#?}"));
        assert_eq!(line(error), Some(at), "{error}");
        let said = error.to_string();
        assert!(said.contains(remedy), "{said}");
    }
}

#[test]
fn deep_nesting_is_refused_calmly() {
    let errors = Folder::new().refused(format!("[site]\nname = {}\n", "[".repeat(50_000)));
    assert!(!errors.is_empty());
}
