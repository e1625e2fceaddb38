//! Files and what they rely on: folder and bucket, sound and broken; the virus scanner, up, down and silent.

mod broken;
mod ground;
mod scanner;
mod stores;
