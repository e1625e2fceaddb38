//! `GET /tickets`: the manager's list, by group of status, with its counters (`design/01`).

use app::{Error, Words};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::visibility::Reach;
use domain::{Coded, DepartmentId, Moment, Status, TicketId};
use store::db::Conn;
use store::tickets::list::{self, Cursor, DONE, Filter, LIVE, Line};

use crate::extract::{Asked, Page, Seat};
use crate::problem::{OrProblem, html};
use crate::view::{Avatar, Current, PriorityView, Rail, StatusView, View, rail};

/// Tickets of a group on the first page; a group alone shows as many a page.
const GROUP: i64 = 40;

#[derive(Template)]
#[template(path = "list.html")]
struct ListPage {
    page: Page,
    title: String,
    total: i64,
    free: i64,
    groups: Vec<Group>,
    /// The reader asked for the tickets that are done: ordered by date, not by group.
    is_done: bool,
    /// The code of the view, or `department`.
    place: &'static str,
}

impl ListPage {
    /// What an empty list says: the fact, then what it means.
    fn nothing(&self) -> (String, String) {
        let key = format!("list-empty-{}", self.place);
        (self.page.say(&key), self.page.say(&format!("{key}-meaning")))
    }
}

struct Group {
    status: StatusView,
    /// « Libres », « Clos, à approuver ».
    label: String,
    count: Option<i64>,
    hint: String,
    lines: Vec<LineView>,
    /// The address of the lines that follow.
    more: Option<String>,
}

struct LineView {
    number: TicketId,
    subject: String,
    status: StatusView,
    messages: i64,
    department: String,
    department_long: String,
    category: String,
    icon: Option<String>,
    owner: String,
    owner_avatar: Avatar,
    holder: Option<(String, Avatar)>,
    is_mine: bool,
    can_take: bool,
    priority: PriorityView,
    age: String,
    datetime: String,
    /// Free for more than a day (spec.md §9.3).
    is_late: bool,
}

pub async fn show(seat: Seat, Asked(asked): Asked) -> Result<Response, Response> {
    let Seat { mut page, reach, .. } = seat;
    if !page.has_list() {
        return Ok(Redirect::to("/").into_response());
    }
    let department = asked.id::<DepartmentId>("department");
    let view = View::from_code(asked.get("view")).unwrap_or(if department.is_some() { View::Open } else { View::Free });
    let current = department.map_or(Current::View(view), Current::Department);
    let read = async {
        let mut conn = page.app.db.read().await?;
        let rail = rail(&mut conn, &reach, page.words, current).await?;
        if department.is_some_and(|department| !rail.scope.contains(&department)) {
            return Err(Error::NotFound);
        }
        let wanted = Status::from_code(asked.get("status"));
        let mut groups = Vec::new();
        for statuses in groups_of(view, wanted) {
            let filter = filter(view, department, &rail, reach.person, &statuses);
            let after = cursor(asked.get("after"));
            let lines = list::page(&mut conn, &reach, &filter, after, GROUP + 1).await?;
            let count = (view != View::Done).then(|| rail.count(view, department, statuses[0]));
            let late = late(&mut conn, &page, &reach, filter).await?;
            groups.extend(group(&page, &rail, current, statuses[0], lines, count, late));
        }
        Ok((rail, groups))
    };
    let (rail, groups) = read.await.or_problem(|| page.clone_bare())?;
    let label = rail.departments.iter().find(|link| link.is_current).map(|link| link.label.clone());
    let title = label.unwrap_or_else(|| page.words.code_of("view", view));
    let total = groups.iter().filter_map(|group| group.count).sum();
    let free = groups.iter().filter(|group| group.status.code == "free").filter_map(|group| group.count).sum();
    let place = if department.is_some() { "department" } else { view.code() };
    page.rail = Some(rail);
    Ok(html(StatusCode::OK, &ListPage { page, title, total, free, groups, is_done: view == View::Done, place }))
}

/// The groups of a view: one a live status, or everything done at once.
fn groups_of(view: View, wanted: Option<Status>) -> Vec<Vec<Status>> {
    let live = |statuses: &[Status]| {
        let chosen = statuses.iter().copied().filter(|status| wanted.is_none_or(|wanted| wanted == *status));
        chosen.map(|status| vec![status]).collect()
    };
    match view {
        View::Free => live(&[Status::Free]),
        View::Incomplete => live(&[Status::Incomplete]),
        View::Closed => live(&[Status::Closed]),
        View::Done => vec![DONE.to_vec()],
        View::Mine | View::Category | View::Open => live(&LIVE),
    }
}

fn filter(
    view: View,
    department: Option<DepartmentId>,
    rail: &Rail,
    me: domain::PersonId,
    statuses: &[Status],
) -> Filter {
    Filter {
        statuses: statuses.to_vec(),
        department,
        departments: Some(rail.scope.clone()),
        categories: (view == View::Category).then(|| rail.member_of.clone()),
        holder: (view == View::Mine).then_some(me),
        ..Filter::default()
    }
}

/// How many free tickets of these have waited for more than a day; the list may show only some of them.
async fn late(conn: &mut Conn, page: &Page, reach: &Reach, filter: Filter) -> Result<i64, Error> {
    if filter.statuses != [Status::Free] {
        return Ok(0);
    }
    let created_before = Some(page.app.now().plus_seconds(-DAY));
    Ok(list::count(conn, reach, &Filter { created_before, ..filter }).await?)
}

fn group(
    page: &Page,
    rail: &Rail,
    current: Current,
    status: Status,
    mut lines: Vec<Line>,
    count: Option<i64>,
    late: i64,
) -> Option<Group> {
    let has_more = lines.len() > usize::try_from(GROUP).unwrap_or(usize::MAX);
    lines.truncate(usize::try_from(GROUP).unwrap_or(usize::MAX));
    let last = lines.last()?;
    let place = match current {
        Current::Department(department) => format!("department={department}"),
        Current::View(view) => format!("view={}", view.code()),
        Current::Nowhere => String::new(),
    };
    let more = has_more.then(|| format!("/tickets?{place}&status={}&after={}", status.code(), written(last)));
    Some(Group {
        status: StatusView::of(page.words, status),
        label: page.say(&format!("list-group-{}", if LIVE.contains(&status) { status.code() } else { "done" })),
        count,
        hint: hint(page.words, status, late),
        lines: lines.iter().filter_map(|line| line_view(page, rail, line)).collect(),
        more,
    })
}

const DAY: i64 = 24 * 3600;

fn hint(words: Words, status: Status, late: i64) -> String {
    match status {
        Status::Free if late > 0 => words.say1("list-hint-free-late", "late", late),
        Status::Incomplete => words.say("list-hint-incomplete"),
        Status::Closed => words.say("list-hint-closed"),
        _ => String::new(),
    }
}

fn line_view(page: &Page, rail: &Rail, line: &Line) -> Option<LineView> {
    let lineage = rail.lineages.get(&line.category)?;
    let me = page.me.as_ref()?.id;
    let priority = if line.priority.is_default() { lineage.default_priority() } else { line.priority };
    let holder = line.holder.zip(line.holder_name.as_ref());
    Some(LineView {
        number: line.id,
        subject: line.subject.clone(),
        status: StatusView::of(page.words, line.status),
        messages: line.messages,
        department: lineage.department.short_label.clone(),
        department_long: lineage.department.label.clone(),
        category: lineage.category().label.clone(),
        icon: lineage.category().icon.clone(),
        owner: line.owner_name.clone(),
        owner_avatar: Avatar::of(line.owner, &line.owner_name, false),
        is_mine: line.holder == Some(me),
        can_take: line.status == Status::Free && rail.takes_free.contains(&lineage.department.id),
        holder: holder.map(|(id, name)| (name.clone(), Avatar::of(id, name, true))),
        priority: PriorityView::of(page.words, priority),
        age: page.dates.age(line.created_at),
        datetime: page.dates.machine(line.created_at),
        is_late: line.status == Status::Free && page.app.now().seconds_since(line.created_at) > DAY,
    })
}

/// `1773135600000.4812`: after the ticket 4812, last touched then.
pub fn cursor(text: &str) -> Option<Cursor> {
    let (at, id) = text.split_once('.')?;
    Some(Cursor { last_action_at: Moment(at.parse().ok()?), id: crate::extract::id(id)? })
}

/// The cursor after a line, as [`cursor`] reads it.
pub fn written(line: &Line) -> String {
    format!("{}.{}", line.last_action_at.0, line.id)
}
