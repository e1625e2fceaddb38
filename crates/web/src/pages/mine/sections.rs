//! Lines of the lists that are not the manager's: one's own tickets, invitations, bookmarks, what is open to all.

use std::collections::HashMap;

use domain::visibility::Reach;
use domain::{CategoryId, Lineage, TicketId};
use store::tickets::list::Line;

use crate::extract::Page;
use crate::pages::list::named;
use crate::view::StatusView;

/// A line.
pub struct Mine {
    pub number: TicketId,
    /// Where it leads; nowhere when only its subject is for everybody.
    pub url: Option<String>,
    pub subject: String,
    pub status: StatusView,
    /// « Libre, reçu par Électricité il y a 2 h ».
    pub line: String,
    /// Not looked at since its last action.
    pub is_new: bool,
    /// Listed as a bookmark: it can be taken away from there.
    pub is_kept: bool,
}

/// What every line needs.
pub struct Sections<'a> {
    pub page: &'a Page,
    pub reach: &'a Reach,
    pub lineages: &'a HashMap<CategoryId, Lineage>,
}

impl Sections<'_> {
    pub fn mine(&self, line: &Line) -> Mine {
        let (words, dates) = (self.page.words, &self.page.dates);
        let when = dates.relative(line.last_action_at);
        let is_own = self.lineages.get(&line.category).is_some_and(|lineage| {
            self.reach.everything
                || self.reach.departments.contains(&lineage.department.id)
                    && !self.reach.secret.contains(&line.category)
        });
        let holder = line.holder.zip(line.holder_name.as_ref()).filter(|_| line.status.is_open());
        let holder = holder.map(|(id, name)| named(self.page, line, is_own, id, name).1);
        let text = match (holder, line.recall_at, line.status.is_open()) {
            (_, Some(recall), true) => words.say1("mine-line-postponed", "date", dates.hour(recall)),
            (Some(holder), _, _) => words.say2("mine-line-held", "holder", holder, "when", when),
            (None, _, true) => words.say2("mine-line-free", "category", self.category(line), "when", when),
            (_, _, false) => words.say2("mine-line-done", "status", words.code_of("status", line.status), "when", when),
        };
        Mine {
            number: line.id,
            url: Some(format!("/tickets/{}", line.id)),
            subject: line.subject.clone(),
            status: StatusView::of(words, line.status),
            line: text,
            is_new: line.is_new(),
            is_kept: false,
        }
    }

    /// The line of a ticket whose subject alone is for everybody: nobody's name, nothing to open.
    pub fn subject_only(&self, line: &Line) -> Mine {
        let words = self.page.words;
        Mine {
            number: line.id,
            url: None,
            subject: line.subject.clone(),
            status: StatusView { icon: "lock", ..StatusView::of(words, line.status) },
            line: words.say1("published-subject-only", "category", self.category(line)),
            is_new: false,
            is_kept: false,
        }
    }

    fn category(&self, line: &Line) -> String {
        self.lineages.get(&line.category).map(|lineage| lineage.category().label.clone()).unwrap_or_default()
    }
}
