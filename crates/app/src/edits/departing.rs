//! Whom the settings of a category take out of its members, while they hold open tickets there (spec.md §2.3).

use domain::{Category, CategoryId, Lineage, Manager, PersonId};
use store::db::Conn;
use store::managers::Holding;
use store::{categories, managers};

use super::handover::Held;
use super::{Ground, seal};
use crate::Result;

/// What saving a category asks, if it asks anything.
#[derive(Debug, Clone, Default)]
pub struct Departing {
    /// The open tickets of those who leave, there and in the categories below that inherit.
    pub held: Vec<Held>,
    /// Those who hold them, in display order.
    pub leavers: Vec<Manager>,
    /// They still read all of those tickets: they may keep them.
    pub may_keep: bool,
    /// Those who may get all of them.
    pub receivers: Vec<Manager>,
}

impl Departing {
    /// Nobody leaves anything behind.
    pub fn is_nothing(&self) -> bool {
        self.held.is_empty()
    }

    /// What the question shows, sealed: an answer to another one is none.
    pub fn seal(&self) -> String {
        seal(&self.held)
    }
}

/// A category as it is and as it will be, and who leaves it.
struct Place {
    after: Lineage,
    leavers: Vec<PersonId>,
}

/// What would be asked if `after` was saved.
///
/// # Errors
/// Broken.
pub async fn departing(conn: &mut Conn, ground: &Ground, after: &Category) -> Result<Departing> {
    let lineages = categories::lineages(conn).await?;
    let place = |(id, before): (&CategoryId, &Lineage)| {
        let after = before.with(after);
        let leavers = before.leavers(&after, &ground.managers);
        (!leavers.is_empty()).then_some((*id, Place { after, leavers }))
    };
    let own = lineages.iter().filter(|(_, lineage)| lineage.department.id == ground.department.id);
    let places: Vec<(CategoryId, Place)> = own.filter_map(place).collect();
    if places.is_empty() {
        return Ok(Departing::default());
    }
    let there = |id: CategoryId| places.iter().find(|(place, _)| *place == id).map(|(_, place)| place);
    let (mut held, mut left) = (Vec::new(), Vec::new());
    for Holding { ticket, category, holder } in managers::holdings(conn, ground.department.id).await? {
        if let Some(place) = there(category).filter(|place| place.leavers.contains(&holder)) {
            held.push(Held { ticket, holder });
            left.push((holder, place));
        }
    }
    let is_leaver = |manager: &Manager| left.iter().any(|(holder, _)| *holder == manager.person.id);
    let reads = |person, place: &Place| place.after.is_read_by(person, &ground.managers);
    let receives =
        |manager: &Manager| !is_leaver(manager) && left.iter().all(|(_, place)| reads(manager.person.id, place));
    let of = |fits: &dyn Fn(&Manager) -> bool| ground.managers.iter().filter(|one| fits(one)).cloned().collect();
    Ok(Departing {
        leavers: of(&is_leaver),
        receivers: of(&receives),
        may_keep: left.iter().all(|(holder, place)| reads(*holder, place)),
        held,
    })
}
