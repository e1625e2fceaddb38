//! Why one may read a page and not change what it shows.

use app::Error;
use app::edits::Ground;
use domain::administration::Duty;

use crate::extract::Seat;

/// The reason, and who could.
pub struct Denied {
    pub why: String,
    pub who_can: String,
}

impl Denied {
    /// `None` for whoever fulfils the duty.
    pub fn of(seat: &Seat, ground: &Ground, duty: Duty) -> Option<Self> {
        match ground.allows(&seat.me, duty) {
            Err(Error::Refused { why, who_can }) => {
                let page = &seat.page;
                let names = page.words.list(&who_can);
                let who_can = if who_can.is_empty() {
                    page.say("category-nobody-can")
                } else {
                    page.say1("category-who-can", "names", names)
                };
                Some(Self { why: page.words.refusal(&why), who_can })
            }
            _ => None,
        }
    }
}
