//! What a page says in its own places: properties, history, tree, errors of fields.

use scraper::ElementRef;

use super::Page;
use crate::world::html::{attribute, beside, name, select, whole_text};

impl Page {
    /// What the ticket's properties say beside this label.
    #[track_caller]
    pub fn property(&self, label: &str) -> String {
        let document = self.document();
        let terms = select("dt");
        let term = document.select(&terms).find(|term| whole_text(*term) == label);
        let value = term.and_then(|term| {
            term.next_siblings().filter_map(ElementRef::wrap).find(|next| next.value().name() == "dd")
        });
        name(value.unwrap_or_else(|| panic!("no property is called {label}: {self}")))
    }

    /// The ticket's status, as its talon says it.
    #[track_caller]
    pub fn status_shown(&self) -> String {
        let document = self.document();
        let css = select(".ticket-talon .state");
        whole_text(document.select(&css).next().unwrap_or_else(|| panic!("no status: {self}")))
    }

    /// The entries of the history, as they stand on the page.
    pub fn history(&self) -> Vec<String> {
        self.document().select(&select(".thread > li")).map(whole_text).collect()
    }

    /// Fails unless one entry of the history says all of this.
    #[track_caller]
    pub fn history_says(&self, parts: &[&str]) {
        let says = |entry: &String| parts.iter().all(|part| entry.contains(part));
        let history = self.history();
        assert!(history.iter().any(says), "no entry says {parts:?}: {history:#?}");
    }

    /// What is said to be wrong with a field, as a screen reader finds it from there; empty when nothing is.
    pub fn error_of(&self, field: &str) -> String {
        let document = self.document();
        let wrong = select(&format!("[name='{field}'][aria-invalid='true']"));
        let ids = document.select(&wrong).next().map(|field| attribute(field, "aria-describedby").to_owned());
        let ids = ids.unwrap_or_default();
        let said = ids.split_whitespace().filter_map(|id| document.select(&select(&format!("[id='{id}']"))).next());
        said.map(whole_text).collect::<Vec<_>>().join(" ")
    }

    /// The people whom the form says it will mail, once the box `ticked` is; by name.
    pub fn told(&self, ticked: &str) -> Vec<String> {
        let document = self.document();
        let is_shown = |line: &ElementRef<'_>| {
            let (when, scopes) = (attribute(*line, "data-when"), line.value().attr("data-scopes"));
            let is_default = scopes.is_none_or(|scopes| scopes.split(' ').any(|scope| scope == "default"));
            is_default && (when.is_empty() || when == ticked)
        };
        let lines = select(".pen-told .told li");
        names(document.select(&lines).filter(is_shown))
    }

    /// The people who, the form says, would lose sight of the ticket; by name.
    pub fn losing(&self) -> Vec<String> {
        names(self.document().select(&select(".losing li")))
    }

    /// The people invited on the ticket, in the order shown.
    pub fn invitees(&self) -> Vec<String> {
        self.document().select(&select(".invitees li bdi")).map(whole_text).collect()
    }

    /// The numbers of the tickets that a list shows.
    pub fn tickets(&self) -> Vec<String> {
        self.document().select(&select(".tickets tr.t .t-num")).map(whole_text).collect()
    }

    /// The categories shown below a department in the tree.
    pub fn branch(&self, department: &str) -> Vec<String> {
        let document = self.document();
        let (branches, leaves) = (select("details"), select("input[type=radio]"));
        let is_it = |branch: &ElementRef<'_>| {
            let heading = branch.select(&select("summary")).next();
            heading.is_some_and(|heading| name(heading).starts_with(department))
        };
        let below = |branch: ElementRef<'_>| -> Vec<String> {
            branch.select(&leaves).map(|leaf| beside(&document, leaf)).collect()
        };
        document.select(&branches).find(is_it).map(below).unwrap_or_default()
    }
}

/// The names in bold at the beginning of lines, in alphabetical order.
fn names<'a>(lines: impl Iterator<Item = ElementRef<'a>>) -> Vec<String> {
    let bold = select("b");
    let mut names: Vec<String> = lines.filter_map(|line| line.select(&bold).next()).map(whole_text).collect();
    names.sort();
    names
}
