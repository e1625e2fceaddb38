//! Who would get the next ticket, and why, in a sentence (spec.md §6.5).

use domain::assignment::Next;
use domain::{Counter, Lineage, Manager, PersonId};

use crate::extract::Page;

/// Of the tickets of a category.
pub fn next_at(page: &Page, lineage: &Lineage, managers: &[Manager], last_chosen: Option<PersonId>) -> String {
    let counter = Counter {
        lineage: lineage.clone(),
        managers: managers.to_vec(),
        allies: Vec::new(),
        permanent_invitees: Vec::new(),
        last_chosen,
        chosen_as: None,
        installation: page.app.installation(),
    };
    next_said(page, &counter.next(), managers)
}

/// What the rule answers, said.
pub fn next_said(page: &Page, next: &Next<'_>, managers: &[Manager]) -> String {
    let name = |manager: &Manager| manager.person.name.clone();
    match next {
        Next::Nobody => page.say("category-next-nobody"),
        Next::NobodyThere => page.say("category-next-none"),
        Next::First(chosen) => page.say1("category-next-first", "name", name(chosen)),
        Next::Drawn(all) => {
            let names: Vec<String> = all.iter().map(|one| name(one)).collect();
            page.say1("category-next-random", "names", page.words.list(&names))
        }
        Next::Turn(chosen, last) => {
            let last = last.and_then(|last| managers.iter().find(|one| one.person.id == last));
            match last {
                Some(last) => page.say2("category-next-cyclical", "name", name(chosen), "last", name(last)),
                None => page.say1("category-next-cyclical-first", "name", name(chosen)),
            }
        }
    }
}
