//! The commands, one file each.

pub mod check_config;
pub mod demo;
pub mod migrate;
pub mod org;
pub mod person;
pub mod serve;

use app::config::{self, Config, ConfigError};

use crate::Failure;
use crate::cli::ConfigFile;

/// The configuration, checked as a whole.
fn load(file: &ConfigFile) -> Result<Config, Failure> {
    let variables = config::variables().into_iter();
    Config::load(&file.path, variables).map_err(|errors| Failure::Configuration(said(&errors)))
}

/// Says what is allowed but deserves a second look.
fn warn(config: &Config) {
    for warning in config.warnings() {
        tracing::warn!("{warning}");
    }
}

fn said(errors: &[ConfigError]) -> String {
    let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
    format!("the configuration was refused, nothing was started.\n{}", lines.join("\n"))
}
