//! `GET /tickets`: the manager's list, by group of status, with its counters (`design/01`).

use std::collections::HashMap;

use app::{Error, Words};
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::{CategoryId, Coded, DepartmentId, Lineage, Moment, Status, TicketId};
use serde::Deserialize;
use store::categories;
use store::tickets::list::{self, Cursor, DONE, Filter, LIVE, Line};

use crate::extract::{Page, Seat};
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
    priority: PriorityView,
    age: String,
    datetime: String,
    /// Free for more than a day (spec.md §9.3).
    is_late: bool,
}

#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    view: String,
    #[serde(default)]
    department: String,
    #[serde(default)]
    status: String,
    #[serde(default)]
    after: String,
}

pub async fn show(seat: Seat, Query(asked): Query<Asked>) -> Result<Response, Response> {
    let Seat { mut page, reach, .. } = seat;
    if !page.has_list() {
        return Ok(Redirect::to("/").into_response());
    }
    let department = crate::extract::id::<DepartmentId>(&asked.department);
    let view = View::from_code(&asked.view).unwrap_or(if department.is_some() { View::Open } else { View::Free });
    let current = department.map_or(Current::View(view), Current::Department);
    let read = async {
        let mut conn = page.app.db.read().await?;
        let rail = rail(&mut conn, &reach, page.words, current).await?;
        if department.is_some_and(|department| !rail.scope.contains(&department)) {
            return Err(Error::NotFound);
        }
        let lineages = categories::lineages(&mut conn).await?;
        let wanted = Status::from_code(&asked.status);
        let mut groups = Vec::new();
        for statuses in groups_of(view, wanted) {
            let filter = filter(view, department, &rail, reach.person, &statuses);
            let after = cursor(&asked.after);
            let lines = list::page(&mut conn, &reach, &filter, after, GROUP + 1).await?;
            let count = (view != View::Done).then(|| rail.count(view, department, statuses[0]));
            groups.extend(group(&page, current, statuses[0], lines, count, &lineages));
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
        owner: None,
    }
}

fn group(
    page: &Page,
    current: Current,
    status: Status,
    mut lines: Vec<Line>,
    count: Option<i64>,
    lineages: &HashMap<CategoryId, Lineage>,
) -> Option<Group> {
    let has_more = lines.len() > usize::try_from(GROUP).unwrap_or(usize::MAX);
    lines.truncate(usize::try_from(GROUP).unwrap_or(usize::MAX));
    let last = lines.last()?;
    let place = match current {
        Current::Department(department) => format!("department={department}"),
        Current::View(view) => format!("view={}", view.code()),
        Current::Nowhere => String::new(),
    };
    let more = has_more
        .then(|| format!("/tickets?{place}&status={}&after={}.{}", status.code(), last.last_action_at.0, last.id));
    Some(Group {
        status: StatusView::of(page.words, status),
        label: page.say(&format!("list-group-{}", if LIVE.contains(&status) { status.code() } else { "done" })),
        count,
        hint: hint(page.words, page.app.now(), status, &lines),
        lines: lines.iter().filter_map(|line| line_view(page, line, lineages.get(&line.category)?)).collect(),
        more,
    })
}

const DAY: i64 = 24 * 3600;

fn hint(words: Words, now: Moment, status: Status, lines: &[Line]) -> String {
    match status {
        Status::Free => {
            let late = lines.iter().filter(|line| now.seconds_since(line.created_at) > DAY).count();
            if late == 0 { String::new() } else { words.say1("list-hint-free-late", "late", late) }
        }
        Status::Incomplete => words.say("list-hint-incomplete"),
        Status::Closed => words.say("list-hint-closed"),
        _ => String::new(),
    }
}

fn line_view(page: &Page, line: &Line, lineage: &Lineage) -> Option<LineView> {
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
        holder: holder.map(|(id, name)| (name.clone(), Avatar::of(id, name, true))),
        priority: PriorityView::of(page.words, priority),
        age: page.dates.age(line.created_at),
        datetime: page.dates.machine(line.created_at),
        is_late: line.status == Status::Free && page.app.now().seconds_since(line.created_at) > DAY,
    })
}

/// `1773135600000.4812`: after the ticket 4812, last touched then.
fn cursor(text: &str) -> Option<Cursor> {
    let (at, id) = text.split_once('.')?;
    Some(Cursor { last_action_at: Moment(at.parse().ok()?), id: crate::extract::id(id)? })
}
