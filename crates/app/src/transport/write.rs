//! Writing: the same organisation gives the same bytes, so that two versions can be compared.

mod describe;
mod scalar;
mod table;
mod tree;

pub use table::table;
pub use tree::tree;
