//! The list that a reader came from: where they were in it, and what is before and after (spec.md §12.5).

use app::Error;
use domain::visibility::Reach;
use domain::{CategoryId, TicketId};
use store::db::Conn;
use store::tickets::list::{self, Cursor, Filter};

use crate::extract::{Fields, Seat};
use crate::pages::list::{Group, Listing, cursor, trail};
use crate::view::{View, belonging};

/// The way back to a list, and on along it.
pub struct Trail {
    pub code: String,
    /// The address of the list.
    pub list: String,
    /// The addresses of the tickets beside this one.
    pub previous: Option<String>,
    pub next: Option<String>,
    /// Of the nearest ones that the reader has not read, when they are others than those.
    pub previous_unread: Option<String>,
    pub next_unread: Option<String>,
}

/// The trail that an address or a form carries, if it is one.
pub fn trail_of(fields: &Fields) -> Option<String> {
    let code = fields.get("trail");
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '~');
    (!code.is_empty() && code.len() <= 80 && code.chars().all(is_plain)).then(|| code.to_owned())
}

/// What a trail says: the list, the group, the place in it.
fn parse(code: &str) -> Option<(Listing, Group, Cursor)> {
    let mut parts = code.splitn(3, '~');
    let (listing, group) = (Listing::from_code(parts.next()?)?, Group::from_code(parts.next()?)?);
    let place = cursor(parts.next()?)?;
    listing.groups().contains(&group).then_some((listing, group, place))
}

/// Reads what is beside a ticket in the list that the reader came from. The place is the one the ticket had then:
/// whoever takes the tickets of a list one after the other goes on along that list.
pub async fn read(conn: &mut Conn, seat: &Seat, asked: &Fields, ticket: TicketId) -> Result<Option<Trail>, Error> {
    let reach = &seat.reach;
    let Some(code) = trail_of(asked) else { return Ok(None) };
    let Some((listing, group, place)) = parse(&code).filter(|(listing, ..)| listing.is_within(reach)) else {
        return Ok(None);
    };
    let member_of = match listing {
        Listing::View(View::Category) => belonging(conn, reach).await?,
        _ => Vec::new(),
    };
    let groups = listing.groups();
    let at = groups.iter().position(|one| *one == group).unwrap_or(0);
    let after = groups[at + 1..].iter().map(|group| (*group, Cursor::START));
    let before = groups[..at].iter().rev().map(|group| (*group, Cursor::END));
    let here = || [(group, place)].into_iter();
    let (before, after): (Vec<_>, Vec<_>) = (here().chain(before).collect(), here().chain(after).collect());
    let along = Along { reach, listing, member_of: &member_of, except: ticket };
    let previous = along.nearest(conn, Way::Before, &before, false).await?;
    let next = along.nearest(conn, Way::After, &after, false).await?;
    let previous_unread = match previous {
        Some(_) => {
            along.nearest(conn, Way::Before, &before, true).await?.filter(|found| Some(found) != previous.as_ref())
        }
        None => None,
    };
    let next_unread = match next {
        Some(_) => along.nearest(conn, Way::After, &after, true).await?.filter(|found| Some(found) != next.as_ref()),
        None => None,
    };
    let list = format!("/tickets?{}", listing.query());
    Ok(Some(Trail { code, list, previous, next, previous_unread, next_unread }))
}

#[derive(Clone, Copy)]
enum Way {
    Before,
    After,
}

/// A list, to look along from a place.
struct Along<'a> {
    reach: &'a Reach,
    listing: Listing,
    member_of: &'a [CategoryId],
    except: TicketId,
}

impl Along<'_> {
    /// The address of the nearest ticket, in the first of these groups that has one.
    async fn nearest(
        &self,
        conn: &mut Conn,
        way: Way,
        groups: &[(Group, Cursor)],
        is_unread: bool,
    ) -> Result<Option<String>, Error> {
        let unread_by = is_unread.then_some(self.reach.person);
        for (group, place) in groups {
            let filter = self.listing.filter(self.reach, self.member_of, *group);
            let filter = Filter { except: Some(self.except), unread_by, ..filter };
            let found = match way {
                Way::Before => list::previous(conn, self.reach, &filter, *place).await?,
                Way::After => list::next(conn, self.reach, &filter, *place).await?,
            };
            if let Some(found) = found {
                return Ok(Some(address(self.listing, *group, found)));
            }
        }
        Ok(None)
    }
}

fn address(listing: Listing, group: Group, place: Cursor) -> String {
    format!("/tickets/{}?trail={}", place.id, trail(listing, group, place))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{DepartmentId, Moment, Status};

    #[test]
    fn a_trail_is_read_as_it_is_written() {
        let place = Cursor { last_action_at: Moment(1_773_135_600_000), id: TicketId(4812) };
        let free = Group::Live(Status::Free);
        let written = trail(Listing::Department(DepartmentId(7)), free, place);
        assert_eq!(written, "d7~free~1773135600000.4812");
        assert_eq!(parse(&written), Some((Listing::Department(DepartmentId(7)), free, place)));
        for wrong in ["", "free", "free~free", "free~closed~1.2", "free~free~x.2", "nowhere~free~1.2", "d7~free~1.02"] {
            assert_eq!(parse(wrong), None, "{wrong:?}");
        }
    }
}
