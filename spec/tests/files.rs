//! Files and what they rely on: folder and bucket, sound and broken; the virus scanner, up, down and silent.

#[path = "files/broken.rs"]
mod broken;
#[path = "files/ground.rs"]
mod ground;
#[path = "files/scanner.rs"]
mod scanner;
#[path = "files/stores.rs"]
mod stores;
