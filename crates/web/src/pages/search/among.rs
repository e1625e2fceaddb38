//! What a search is asked: words, and which tickets to look among.

use app::Words;
use app::search::PAGE;
use domain::visibility::Reach;
use domain::{Coded, Department, DepartmentId, Status};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use store::search::{Among, MOST};
use store::tickets::list::DONE;

use crate::extract::Fields;

/// Bytes typed that are read, at most: what is longer is refused with a sentence, and its beginning kept.
const LONGEST: usize = 1000;

/// An option of a filter.
#[derive(Debug, Clone)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub is_chosen: bool,
}

/// A search, as its address asks for it.
#[derive(Debug, Clone)]
pub struct Wanted {
    pub typed: String,
    group: Option<&'static str>,
    department: Option<DepartmentId>,
    pub is_mine: bool,
    /// From 0.
    pub page: usize,
}

/// The groups of statuses that a search distinguishes.
const GROUPS: [&str; 3] = ["open", "closed", "archived"];

fn statuses(group: &str) -> Vec<Status> {
    match group {
        "open" => Status::ALL.iter().copied().filter(|status| status.is_open()).collect(),
        "closed" => [&[Status::Closed], DONE.as_slice()].concat(),
        "archived" => vec![Status::Archived],
        _ => Vec::new(),
    }
}

impl Wanted {
    pub fn of(asked: &Fields) -> Self {
        let mut typed = asked.get("q").to_owned();
        typed.truncate(typed.floor_char_boundary(LONGEST));
        let page: usize = asked.get("page").parse().unwrap_or(1);
        Self {
            typed,
            group: GROUPS.into_iter().find(|group| *group == asked.get("in")),
            department: asked.id("department"),
            is_mine: asked.is_ticked("mine"),
            page: page.saturating_sub(1).min(MOST / PAGE),
        }
    }

    /// Among all tickets, from the first.
    pub fn is_plain(&self) -> bool {
        self.group.is_none() && self.department.is_none() && !self.is_mine
    }

    /// The address of one of its pages.
    pub fn address(&self, page: usize) -> String {
        let mut address = self.wider();
        if let Some(group) = self.group {
            address.extend(["&in=", group]);
        }
        if let Some(department) = self.department {
            address.extend(["&department=", &department.to_string()]);
        }
        if self.is_mine {
            address.push_str("&mine=1");
        }
        if page > 0 {
            address.extend(["&page=", &(page + 1).to_string()]);
        }
        address
    }

    /// The same words, among all tickets.
    pub fn wider(&self) -> String {
        format!("/search?q={}", utf8_percent_encode(&self.typed, NON_ALPHANUMERIC))
    }

    pub fn groups(&self, words: Words) -> Vec<Choice> {
        let group = |value: &str| Choice {
            value: value.to_owned(),
            label: words.say(&format!("search-in-{value}")),
            is_chosen: self.group == Some(value),
        };
        let all = Choice { value: String::new(), label: words.say("search-in-all"), is_chosen: self.group.is_none() };
        [all].into_iter().chain(GROUPS.map(group)).collect()
    }

    /// The departments that one may look among: those where something is open to the reader.
    pub fn departments(&self, words: Words, all: &[Department], reach: &Reach) -> Vec<Choice> {
        let known = [&reach.departments, &reach.allied, &reach.commons.departments];
        let is_known = |one: &&Department| reach.everything || known.iter().any(|list| list.contains(&one.id));
        let choice = |one: &Department| Choice {
            value: one.id.to_string(),
            label: one.label.clone(),
            is_chosen: self.department == Some(one.id),
        };
        let mut choices: Vec<Choice> = all.iter().filter(is_known).map(choice).collect();
        let is_chosen = !choices.iter().any(|choice| choice.is_chosen);
        choices.insert(0, Choice { value: String::new(), label: words.say("search-department-all"), is_chosen });
        choices
    }

    /// A department that is none of the choices is not looked among.
    pub fn among(&self, departments: &[Choice]) -> Among {
        let is_offered = departments.iter().any(|choice| choice.is_chosen && !choice.value.is_empty());
        Among {
            statuses: self.group.map(statuses).unwrap_or_default(),
            department: self.department.filter(|_| is_offered),
            is_mine: self.is_mine,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(query: &str) -> Wanted {
        Wanted::of(&Fields::parse(query.as_bytes()).expect("a query"))
    }

    #[test]
    fn an_address_says_what_it_was_made_from() {
        let asked = wanted("q=%C3%A9cran+noir&in=closed&department=7&mine=1&page=3");
        assert_eq!(asked.address(2), "/search?q=%C3%A9cran%20noir&in=closed&department=7&mine=1&page=3");
        assert_eq!(asked.wider(), "/search?q=%C3%A9cran%20noir");
        for page in ["0", "-1", "abc", "", "99999999999999999999999"] {
            assert!(wanted(&format!("q=a&page={page}")).page <= MOST / PAGE, "{page}");
        }
        assert!(wanted("q=a&in=everything&department=x").is_plain());
        assert_eq!(wanted(&format!("q={}", "%C3%A9".repeat(900))).typed.len(), LONGEST);
    }

    #[test]
    fn every_status_is_in_one_group() {
        let all: Vec<Status> = GROUPS.iter().flat_map(|group| statuses(group)).collect();
        assert_eq!(all.len(), Status::ALL.len());
        assert!(Status::ALL.iter().all(|status| all.contains(status)));
    }
}
