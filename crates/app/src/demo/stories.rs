//! Three months of tickets, one file a topic.

use super::script::Story;

mod accounts;
mod applications;
mod certificates;
mod cleaning;
mod electricity;
mod enrolment;
mod grants;
mod heating;
mod internships;
mod keys;
mod mail;
mod network;
mod plumbing;
mod rooms;
mod travel;
mod workstations;

/// Every story, topic by topic; the calendar puts them in the order of time.
pub fn all() -> Vec<&'static Story> {
    TOPICS.iter().copied().flatten().collect()
}

static TOPICS: &[&[Story]] = &[
    electricity::STORIES,
    heating::STORIES,
    plumbing::STORIES,
    keys::STORIES,
    cleaning::STORIES,
    travel::STORIES,
    accounts::STORIES,
    mail::STORIES,
    network::STORIES,
    rooms::STORIES,
    workstations::STORIES,
    applications::STORIES,
    enrolment::STORIES,
    certificates::STORIES,
    internships::STORIES,
    grants::STORIES,
];
