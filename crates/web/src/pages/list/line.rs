//! A line of the manager's list.

use domain::{DepartmentId, PersonId, Status, TicketId};
use store::tickets::list::Line;

use crate::extract::Page;
use crate::view::{Avatar, PriorityView, Rail, StatusView};

/// Seconds after which a free ticket is late (spec.md §9.3).
pub const DAY: i64 = 24 * 3600;

pub struct LineView {
    pub number: TicketId,
    pub url: String,
    pub subject: String,
    pub status: StatusView,
    pub messages: i64,
    pub department: String,
    pub department_long: String,
    pub category: String,
    pub icon: Option<String>,
    pub owner: String,
    pub owner_avatar: Avatar,
    pub holder: Option<(String, Avatar)>,
    pub is_mine: bool,
    pub can_take: bool,
    pub priority: PriorityView,
    pub age: String,
    pub datetime: String,
    /// Free for more than a day.
    pub is_late: bool,
    /// Nobody has to answer any more: the status is said with the subject.
    pub is_done: bool,
    /// When it comes back, if it is set aside until then.
    pub recall: Option<String>,
    /// Not looked at since its last action.
    pub is_new: bool,
}

/// A line as its reader sees it; `trail` is what its link says of the list.
pub fn line_view(page: &Page, rail: &Rail, line: &Line, trail: &str) -> Option<LineView> {
    let lineage = rail.lineages.get(&line.category)?;
    let me = page.me.as_ref()?;
    let (department, now) = (&lineage.department, page.app.now());
    let is_own = rail.manages(department.id, line.category);
    let priority = if line.priority.is_default() { lineage.default_priority() } else { line.priority };
    let known = |id, name: &str| named(page, line, is_own, id, name);
    let (owner_id, owner) = known(line.owner, &line.owner_name);
    let holder = line.holder.zip(line.holder_name.as_ref()).map(|(id, name)| known(id, name));
    let recall = line.recall_at.filter(|_| line.status == Status::Postponed);
    Some(LineView {
        number: line.id,
        url: format!("/tickets/{}?trail={trail}", line.id),
        subject: line.subject.clone(),
        status: StatusView::of(page.words, line.status),
        messages: line.messages,
        department: department.short_label.clone(),
        department_long: department.label.clone(),
        category: lineage.category().label.clone(),
        icon: lineage.category().icon.clone(),
        owner_avatar: Avatar::of(owner_id, &owner, false),
        owner,
        is_mine: line.holder == Some(me.id),
        can_take: line.status == Status::Free && is_own && takes(rail, department.id),
        holder: holder.map(|(id, name)| (name.clone(), Avatar::of(id, &name, true))),
        priority: PriorityView::of(page.words, priority),
        age: page.dates.age(line.created_at),
        datetime: page.dates.machine(line.created_at),
        is_late: line.status == Status::Free && now.seconds_since(line.created_at) > DAY,
        is_done: line.status.is_closed() && line.status != Status::Closed || line.status == Status::Archived,
        recall: recall.map(|at| page.dates.hour(at)),
        is_new: line.is_new(),
    })
}

fn takes(rail: &Rail, department: DepartmentId) -> bool {
    rail.takes_free.contains(&department)
}

/// What somebody is called on a line: names of an anonymous ticket are for those who manage it, or administer; one's
/// own is no secret (spec.md §5.4).
pub fn named(page: &Page, line: &Line, is_own: bool, id: PersonId, name: &str) -> (PersonId, String) {
    let is_me = page.me.as_ref().is_some_and(|me| me.id == id);
    if line.is_anonymous && !is_own && !is_me {
        return (PersonId(0), page.say("anonymous"));
    }
    (id, name.to_owned())
}
