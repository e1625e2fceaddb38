//! One manager: privileges, availability, absence (« Mettre à jour le gestionnaire », R40).

use app::Error;
use app::edits::{self, Ground, Wanted, presence, seal, shown};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::administration::{Duty, locks_out};
use domain::manager::edit::Presence;
use domain::{Coded, DepartmentId, Field, Manager, PersonId, Privilege};

use super::{GROUPS, absence, both, department};
use crate::extract::{Asked, Fields, Page, Seat, Segments};
use crate::pages::departments::wrong;
use crate::problem::{self, OrProblem, html};
use crate::view::{Avatar, Denied, DepartmentHead, Tab, Wrong};

#[derive(Template)]
#[template(path = "manager.html")]
struct ManagerPage {
    page: Page,
    head: DepartmentHead,
    denied: Option<Denied>,
    url: String,
    /// Where the form goes: the manager's, or one's own availability alone.
    action: String,
    name: String,
    face: Avatar,
    is_me: bool,
    state: String,
    seen: String,
    groups: Vec<Group>,
    typed: Presence,
    may_edit: bool,
    may_set_presence: bool,
    /// The only one who looks after the managers: what comes of it is said beforehand.
    is_last: bool,
    wrong: Wrong,
    done: Option<String>,
}

struct Group {
    label: String,
    boxes: Vec<Tick>,
}

struct Tick {
    name: String,
    label: String,
    hint: String,
    is_on: bool,
}

/// A form that comes back.
struct Sent {
    wanted: Wanted,
    seen: String,
    error: Error,
}

/// What the name of a box of privilege begins with.
const BOX: &str = "privilege-";

fn presence_of(fields: &Fields) -> Presence {
    let text = |field: Field| fields.get(field.code()).to_owned();
    Presence {
        is_available: fields.is_ticked("available"),
        rate: text(Field::Rate),
        absent_from: text(Field::AbsentFrom),
        absent_until: text(Field::AbsentUntil),
        absence_note: text(Field::AbsenceNote),
    }
}

pub async fn show(
    seat: Seat,
    Segments(segments): Segments<(String, String)>,
    Asked(asked): Asked,
) -> Result<Response, Response> {
    let (department, whose) = both(&segments).or_problem(|| seat.page.clone_bare())?;
    let done = ["added", "saved"].into_iter().find(|done| asked.is_ticked(done));
    answer(seat, department, whose, None, done).await
}

pub async fn save(
    seat: Seat,
    Segments(segments): Segments<(String, String)>,
    fields: Fields,
) -> Result<Response, Response> {
    let (department, whose) = both(&segments).or_problem(|| seat.page.clone_bare())?;
    let ticked = fields.iter().filter(|(_, value)| !value.is_empty()).filter_map(|(name, _)| name.strip_prefix(BOX));
    let wanted = Wanted { privileges: ticked.map(str::to_owned).collect(), presence: presence_of(&fields) };
    let seen = fields.get("seen").to_owned();
    match edits::update_manager(&seat.page.app, &seat.me, department, whose, &seen, &wanted).await {
        Ok(()) => Ok(saved(department, whose)),
        Err(error) => answer(seat, department, whose, Some(Sent { wanted, seen, error }), None).await,
    }
}

pub async fn save_own(seat: Seat, Segments(segment): Segments<String>, fields: Fields) -> Result<Response, Response> {
    let id = department(&segment).or_problem(|| seat.page.clone_bare())?;
    let (presence, seen) = (presence_of(&fields), fields.get("seen").to_owned());
    match edits::set_own_availability(&seat.page.app, &seat.me, id, &seen, &presence).await {
        Ok(()) => Ok(saved(id, seat.me.id)),
        Err(error) => {
            let (me, wanted) = (seat.me.id, Wanted { privileges: Vec::new(), presence });
            answer(seat, id, me, Some(Sent { wanted, seen, error }), None).await
        }
    }
}

fn saved(department: DepartmentId, whose: PersonId) -> Response {
    Redirect::to(&format!("/departments/{department}/managers/{whose}?saved=1")).into_response()
}

async fn answer(
    mut seat: Seat,
    department: DepartmentId,
    whose: PersonId,
    sent: Option<Sent>,
    done: Option<&str>,
) -> Result<Response, Response> {
    let read = async {
        let mut conn = seat.page.app.db.read().await?;
        let ground = Ground::of(&mut conn, &seat.me, department).await?;
        let manager = edits::manager(&mut conn, &ground, whose).await?;
        let head = DepartmentHead::read(&mut conn, &mut seat, &ground, Tab::Managers).await?;
        Ok::<_, Error>((ground, manager, head))
    };
    let (ground, manager, head) = match read.await {
        Ok(read) => read,
        // Why the form is refused says more than that its page is not there.
        Err(error) => return Err(problem::of(seat.page.clone_bare(), sent.map_or(error, |sent| sent.error))),
    };
    let (status, wrong, typed) = match sent {
        None => (StatusCode::OK, Wrong::default(), None),
        Some(Sent { wanted, seen, error }) => {
            let (status, wrong) = wrong(&seat.page, error)?;
            (status, wrong, Some((wanted, seen)))
        }
    };
    let denied = Denied::of(&seat, &ground, Duty::ManageManagers);
    let is_me = whose == seat.me.id;
    let may_edit = denied.is_none();
    let may_set_presence = may_edit || is_me && ground.allows(&seat.me, Duty::SetOwnAvailability).is_ok();
    let page = seat.page;
    let url = format!("/departments/{department}/managers/{whose}");
    let seal = if may_edit { seal(&shown(&manager)) } else { seal(&presence(&manager)) };
    let (mut wanted, seen) = typed.unwrap_or_else(|| (Wanted::of(&manager), seal));
    if !may_edit {
        wanted.privileges = Wanted::of(&manager).privileges;
    }
    let without: Vec<Manager> = ground.managers.iter().filter(|one| one.person.id != whose).cloned().collect();
    let template = ManagerPage {
        action: if may_edit { url.clone() } else { format!("/departments/{department}/availability") },
        name: manager.person.name.clone(),
        face: Avatar::of(whose, &manager.person.name, true),
        state: absence(&page, &manager),
        groups: groups(&page, &wanted),
        typed: wanted.presence,
        is_last: locks_out(&ground.managers, &without),
        done: done.map(|done| page.say1(&format!("manager-{done}"), "name", manager.person.name.as_str())),
        head,
        denied,
        url,
        is_me,
        seen,
        may_edit,
        may_set_presence,
        wrong,
        page,
    };
    Ok(html(status, &template))
}

fn groups(page: &Page, wanted: &Wanted) -> Vec<Group> {
    let tick = |flag: &Privilege| Tick {
        name: format!("{BOX}{}", flag.code()),
        label: page.words.code_of("manager-may", *flag),
        hint: match flag {
            Privilege::ManageManagers => page.say("manager-may-manage-hint"),
            _ => String::new(),
        },
        is_on: wanted.privileges.iter().any(|code| code == flag.code()),
    };
    let group =
        |(key, flags): &(&str, &[Privilege])| Group { label: page.say(key), boxes: flags.iter().map(tick).collect() };
    GROUPS.iter().map(group).collect()
}
