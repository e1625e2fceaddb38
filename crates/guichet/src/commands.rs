//! The commands, one file each.

pub mod check_config;
pub mod demo;
pub mod migrate;
pub mod person;
pub mod serve;

use app::config::{self, Config, ConfigError};

use crate::Failure;
use crate::cli::ConfigFile;

/// The configuration, checked as a whole, with its warnings logged.
fn load(file: &ConfigFile) -> Result<Config, Failure> {
    let variables = config::variables().into_iter();
    let config = Config::load(&file.path, variables).map_err(|errors| Failure::Configuration(said(&errors)))?;
    for warning in config.warnings() {
        tracing::warn!("{warning}");
    }
    Ok(config)
}

fn said(errors: &[ConfigError]) -> String {
    let lines: Vec<String> = errors.iter().map(ToString::to_string).collect();
    format!("the configuration was refused, nothing was started.\n{}", lines.join("\n"))
}
