//! Joins the style sheets and the scripts, in the order of their names.

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

fn main() {
    let out = env::var("OUT_DIR").expect("cargo gives build scripts a folder");
    let mut code = String::new();
    for (name, folder, ending) in [("CSS", "assets/css", "css"), ("JS", "assets/js", "js")] {
        println!("cargo::rerun-if-changed={folder}");
        let joined = join(Path::new(folder), ending);
        let file = Path::new(&out).join(format!("app.{ending}"));
        fs::write(&file, joined).expect("the folder can be written to");
        let path = file.display().to_string();
        writeln!(code, "const {name}: &str = include_str!({path:?});").expect("a string can be written to");
    }
    fs::write(Path::new(&out).join("assets.rs"), code).expect("the folder can be written to");
}

fn join(folder: &Path, ending: &str) -> String {
    let entries = fs::read_dir(folder).expect("the assets are here").map(|entry| entry.expect("readable").path());
    let mut files: Vec<_> = entries.filter(|path| path.extension().is_some_and(|found| found == ending)).collect();
    files.sort();
    files.iter().map(|file| fs::read_to_string(file).expect("text") + "\n").collect()
}
