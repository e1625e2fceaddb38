//! axe-core: what a person with a disability would trip on, as far as a program can tell.

use std::fmt;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;
use thirtyfour::WebDriver;

use super::tools;

/// Where `bin/test` puts it.
const FETCHED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/tools/axe.min.js");

const RUN: &str = r"
const done = arguments[arguments.length - 1];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }).then(
  (found) => done(found.violations.map(({ id, impact, help, nodes }) => ({
    id, impact, help, nodes: nodes.map((node) => `${node.target.join(' ')}  ${node.html}`),
  }))),
  (error) => done(`axe: ${error}`),
);";

/// One rule that a page breaks, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    /// axe's name of the rule: `image-alt`.
    pub id: String,
    /// `minor`, `moderate`, `serious` or `critical`.
    pub impact: String,
    /// The rule in one sentence.
    pub help: String,
    /// For each element that breaks it, its selector and its HTML.
    pub nodes: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} ({}): {}", self.id, self.impact, self.help)?;
        self.nodes.iter().try_for_each(|node| write!(out, "\n    {node}"))
    }
}

/// Whether [`super::Page::axe`] can judge anything here.
pub fn axe_is_installed() -> bool {
    find().is_some()
}

fn find() -> Option<PathBuf> {
    tools::find("GUICHET_AXE", &[FETCHED])
}

/// Judges the page as it stands, under any content security policy. Finds nothing, and says so, without axe-core.
pub(super) async fn violations(driver: &WebDriver) -> Vec<Violation> {
    let Some(path) = find() else {
        tools::not_run("axe-core is not installed");
        return Vec::new();
    };
    let source = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    driver.execute(source, Vec::new()).await.expect("axe-core loads");
    let answer = driver.execute_async(RUN, Vec::new()).await.expect("axe-core runs");
    let Value::Array(found) = answer.json() else { panic!("{}", answer.json()) };
    found.iter().map(violation).collect()
}

fn violation(found: &Value) -> Violation {
    let text = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
    let nodes = found["nodes"].as_array().into_iter().flatten();
    Violation {
        id: text("id"),
        impact: text("impact"),
        help: text("help"),
        nodes: nodes.filter_map(|node| node.as_str().map(str::to_owned)).collect(),
    }
}
