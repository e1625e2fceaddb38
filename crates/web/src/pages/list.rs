//! `GET /tickets`: the manager's list, by group of status, with its counters (`design/01`).

mod left;
mod line;
mod listing;

use app::{Error, Words};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::visibility::Reach;
use domain::{Coded, Moment, Status};
use store::db::Conn;
use store::tickets::list::{self, Cursor, Filter, Line};

use crate::extract::{Asked, Fields, Page, Seat};
use crate::problem::{OrProblem, html};
use crate::view::{Rail, StatusView, View, rail};
pub use left::{Notes, notes};
pub use line::named;
use line::{DAY, LineView, line_view};
pub use listing::{Group, Listing};

/// Tickets of a group on the first page; a group alone shows as many a page.
const GROUP: usize = 40;

#[derive(Template)]
#[template(path = "list.html")]
struct ListPage {
    page: Page,
    title: String,
    total: i64,
    free: i64,
    groups: Vec<GroupView>,
    /// The reader asked for the tickets that are done: ordered by date, not by group.
    is_done: bool,
    /// The code of the view, or `department`.
    place: &'static str,
    notes: Notes,
    /// What the address of this very page says after `?`.
    here: String,
}

impl ListPage {
    /// What an empty list says: the fact, then what it means.
    fn nothing(&self) -> (String, String) {
        let key = format!("list-empty-{}", self.place);
        (self.page.say(&key), self.page.say(&format!("{key}-meaning")))
    }

    fn has_new(&self) -> bool {
        self.groups.iter().flat_map(|group| &group.lines).any(|line| line.is_new)
    }
}

struct GroupView {
    status: StatusView,
    /// « Libres », « Clos, à approuver ».
    label: String,
    count: Option<i64>,
    hint: String,
    lines: Vec<LineView>,
    /// The address of the lines that follow.
    more: Option<String>,
}

/// A page of a list, as its address asks for it.
pub struct Wanted {
    pub listing: Listing,
    /// That group alone.
    group: Option<Group>,
    after: Option<Cursor>,
}

impl Wanted {
    pub fn of(asked: &Fields) -> Self {
        let group = Group::from_code(asked.get("status"));
        Self { listing: Listing::asked(asked), group, after: cursor(asked.get("after")) }
    }

    /// What its address says after `?`.
    pub fn query(&self) -> String {
        let group = self.group.map(|group| format!("&status={}", group.code())).unwrap_or_default();
        let after = self.after.map(|after| format!("&after={}", written(after))).unwrap_or_default();
        format!("{}{group}{after}", self.listing.query())
    }

    /// Its lines, by group.
    pub async fn read(
        &self,
        conn: &mut Conn,
        reach: &Reach,
        member_of: &[domain::CategoryId],
    ) -> Result<Vec<Found>, Error> {
        let mut found = Vec::new();
        for group in self.listing.groups() {
            if self.group.is_none_or(|wanted| wanted == group) {
                let filter = self.listing.filter(reach, member_of, group);
                let lines = list::page(conn, reach, &filter, self.after, size(GROUP + 1)).await?;
                found.push(Found { group, filter, lines });
            }
        }
        Ok(found)
    }
}

/// The lines of a group, one more than it shows when others follow.
pub struct Found {
    group: Group,
    filter: Filter,
    lines: Vec<Line>,
}

impl Found {
    pub fn shown(&self) -> &[Line] {
        &self.lines[..self.lines.len().min(GROUP)]
    }

    fn has_more(&self) -> bool {
        self.lines.len() > GROUP
    }
}

pub async fn show(seat: Seat, Asked(asked): Asked) -> Result<Response, Response> {
    let Seat { mut page, me, reach } = seat;
    if !page.has_list() {
        // The words about what was just done are said there.
        let query = page.path.split_once('?').map(|(_, query)| format!("?{query}")).unwrap_or_default();
        return Ok(Redirect::to(&format!("/{query}")).into_response());
    }
    let wanted = Wanted::of(&asked);
    let listing = wanted.listing;
    let read = async {
        let mut conn = page.app.db.read().await?;
        if !listing.is_within(&reach) {
            return Err(Error::NotFound);
        }
        let rail = rail(&mut conn, &reach, page.words, listing.current()).await?;
        let found = wanted.read(&mut conn, &reach, &rail.member_of).await?;
        let mut groups = Vec::new();
        for found in found.iter().filter(|found| !found.lines.is_empty()) {
            let count = count(&mut conn, &reach, &rail, &wanted, found).await?;
            let hint = hint(page.words, found.group, late(&mut conn, &page, &reach, found).await?);
            groups.push(GroupView { count, hint, ..group_view(&page, &rail, listing, found) });
        }
        let notes = notes(&mut conn, &page, &me, &reach, &asked).await?;
        Ok((rail, groups, notes))
    };
    let (rail, groups, notes) = read.await.or_problem(|| page.clone_bare())?;
    let label = rail.departments.iter().find(|link| link.is_current).map(|link| link.label.clone());
    let (view, place) = match listing {
        Listing::View(view) => (view, view.code()),
        Listing::Department(_) => (View::Open, "department"),
    };
    let title = label.unwrap_or_else(|| page.words.code_of("view", view));
    let total = groups.iter().filter_map(|group| group.count).sum();
    let free = groups.iter().filter(|group| group.status.code == "free").filter_map(|group| group.count).sum();
    page.rail = Some(rail);
    let (is_done, here) = (view == View::Done, wanted.query());
    Ok(html(StatusCode::OK, &ListPage { page, title, total, free, groups, is_done, place, notes, here }))
}

fn size(lines: usize) -> i64 {
    i64::try_from(lines).unwrap_or(i64::MAX)
}

/// How many tickets a group has; `None` where counting would cost as much as there are old tickets.
async fn count(
    conn: &mut Conn,
    reach: &Reach,
    rail: &Rail,
    wanted: &Wanted,
    found: &Found,
) -> Result<Option<i64>, Error> {
    Ok(match (wanted.listing, found.group) {
        (listing, _) if listing.is_personal() => {
            let is_whole = wanted.after.is_none() && !found.has_more();
            Some(if is_whole { size(found.lines.len()) } else { list::count(conn, reach, &found.filter).await? })
        }
        (Listing::View(view), Group::Live(status)) => Some(rail.count(view, None, status)),
        (Listing::Department(department), Group::Live(status)) => {
            Some(rail.count(View::Open, Some(department), status))
        }
        _ => None,
    })
}

/// How many free tickets of these have waited for more than a day; the list may show only some of them.
async fn late(conn: &mut Conn, page: &Page, reach: &Reach, found: &Found) -> Result<i64, Error> {
    if found.group != Group::Live(Status::Free) {
        return Ok(0);
    }
    let created_before = Some(page.app.now().plus_seconds(-DAY));
    Ok(list::count(conn, reach, &Filter { created_before, ..found.filter.clone() }).await?)
}

fn group_view(page: &Page, rail: &Rail, listing: Listing, found: &Found) -> GroupView {
    let group = found.group;
    let line = |line: &Line| {
        let trail = trail(listing, group, place_of(line));
        line_view(page, rail, line, &trail)
    };
    let more =
        |last: &Line| format!("/tickets?{}&status={}&after={}", listing.query(), group.code(), written(place_of(last)));
    GroupView {
        status: StatusView::of(page.words, group.statuses()[0]),
        label: page.say(&format!("list-group-{}", group.code())),
        count: None,
        hint: String::new(),
        lines: found.shown().iter().filter_map(line).collect(),
        more: found.shown().last().filter(|_| found.has_more()).map(more),
    }
}

fn hint(words: Words, group: Group, late: i64) -> String {
    match group {
        Group::Live(Status::Free) if late > 0 => words.say1("list-hint-free-late", "late", late),
        Group::Live(Status::Incomplete) => words.say("list-hint-incomplete"),
        Group::Live(Status::Closed) => words.say("list-hint-closed"),
        _ => String::new(),
    }
}

/// What the link of a line says of the list it comes from: `{place}~{group}~{last action}.{ticket}`.
pub fn trail(listing: Listing, group: Group, place: Cursor) -> String {
    format!("{}~{}~{}", listing.code(), group.code(), written(place))
}

/// Where a line is in its list.
pub fn place_of(line: &Line) -> Cursor {
    Cursor { last_action_at: line.last_action_at, id: line.id }
}

/// `1773135600000.4812`: after the ticket 4812, last touched then.
pub fn cursor(text: &str) -> Option<Cursor> {
    let (at, id) = text.split_once('.')?;
    Some(Cursor { last_action_at: Moment(at.parse().ok()?), id: crate::extract::id(id)? })
}

/// A cursor, as [`cursor`] reads it.
pub fn written(place: Cursor) -> String {
    format!("{}.{}", place.last_action_at.0, place.id)
}
