//! The question that comes before a category is saved: what becomes of the open tickets of those whom it takes out of
//! its members (spec.md §2.3).

use app::Error;
use app::edits::{Ground, Leaving, departing};
use domain::category::edit::Typed;
use domain::{Category, Coded, FieldError};
use store::db::Conn;

use crate::extract::Seat;
use crate::view::{Handover, Question, error_view};

/// The question, in the form that it keeps from being saved.
pub struct DepartingView {
    pub title: String,
    pub meaning: String,
    /// Of the tickets that it names.
    pub seen: String,
    pub handover: Handover,
}

impl DepartingView {
    /// The question that this form raises, if it raises one: not as long as something else is wrong with it.
    pub async fn read(
        conn: &mut Conn,
        seat: &Seat,
        ground: &Ground,
        (found, typed): (&Category, &Typed),
        leaving: Leaving,
        errors: &[FieldError],
    ) -> Result<Option<Self>, Error> {
        let Ok(after) = typed.onto(found, &ground.department, &ground.managers) else { return Ok(None) };
        let departing = departing(conn, ground, &after).await?;
        if departing.is_nothing() {
            return Ok(None);
        }
        let page = &seat.page;
        let wrong = |field: &str| {
            let own = errors.iter().find(|error| error.field.code() == field);
            own.map(|error| error_view(page, error).text).unwrap_or_default()
        };
        let names: Vec<String> = departing.leavers.iter().map(|one| one.person.name.clone()).collect();
        let meaning = if departing.may_keep { "category-departing-stays" } else { "category-departing-blind" };
        let asked =
            Question { held: &departing.held, may_keep: departing.may_keep, receivers: &departing.receivers, leaving };
        Ok(Some(Self {
            title: page.say1("category-departing", "names", page.words.list(&names)),
            meaning: page.say1(meaning, "count", names.len()),
            seen: departing.seal(),
            handover: Handover::read(conn, seat, asked, wrong).await?,
        }))
    }
}
