//! `/responses`: the canned responses that somebody maintains or inserts (spec.md §12.2).

mod delete;
mod editing;
mod listed;
mod offered;

use app::Error;
use axum::response::Response as Answer;
use domain::{DepartmentId, ResponseId, Sharing};
use store::db::Conn;
use store::departments;

use crate::extract::{Page, Seat, id};
use crate::problem;
use crate::view::rail_beside;

pub use delete::{ask, delete};
pub use editing::{create, new, show, update};
pub use listed::list;
pub use offered::{offered, text};

/// Whose a response would be, as a list of choices says it.
struct SharingChoice {
    code: String,
    label: String,
    is_chosen: bool,
}

/// A sharing in a field: `private`, `global`, `d12`.
fn code(sharing: Sharing) -> String {
    match sharing {
        Sharing::Private(_) => "private".to_owned(),
        Sharing::Department(department) => format!("d{department}"),
        Sharing::Global => "global".to_owned(),
    }
}

/// The key of a response in an address; one that cannot be read leads nowhere.
fn key(text: &str) -> Result<ResponseId, Error> {
    id(text).ok_or(Error::NotFound)
}

async fn label_of(conn: &mut Conn, department: DepartmentId) -> Result<String, Error> {
    Ok(departments::by_id(conn, department).await?.map(|department| department.label).unwrap_or_default())
}

/// The page of somebody who has one, their rail beside it.
async fn dressed(mut seat: Seat) -> Result<Seat, Answer> {
    let read = async { rail_beside(&mut seat.page.app.db.read().await?, &seat).await };
    match read.await {
        Ok(rail) => seat.page.rail = rail,
        Err(error) => return Err(problem::of(seat.page, error)),
    }
    Ok(seat)
}

/// The names of variables, as this reader types them, with what each stands for.
fn variables(page: &Page) -> Vec<(String, String)> {
    let all = <domain::Variable as domain::Coded>::ALL.iter();
    all.map(|variable| (variable.typed(page.words.language), page.words.code_of("response-variable", *variable)))
        .collect()
}
