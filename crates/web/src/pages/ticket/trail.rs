//! The list that a reader came from: where they were in it, and what is before and after (spec.md §12.5).

use app::Error;
use domain::TicketId;
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
    let filters = |groups: &mut dyn Iterator<Item = (Group, Cursor)>| -> Vec<(Group, Filter, Cursor)> {
        let filter = |group| Filter { except: Some(ticket), ..listing.filter(reach, &member_of, group) };
        groups.map(|(group, place)| (group, filter(group), place)).collect()
    };
    let (mut previous, mut next) = (None, None);
    for (group, filter, place) in filters(&mut [(group, place)].into_iter().chain(before)) {
        previous = list::previous(conn, reach, &filter, place).await?.map(|found| address(listing, group, found));
        if previous.is_some() {
            break;
        }
    }
    for (group, filter, place) in filters(&mut [(group, place)].into_iter().chain(after)) {
        next = list::next(conn, reach, &filter, place).await?.map(|found| address(listing, group, found));
        if next.is_some() {
            break;
        }
    }
    Ok(Some(Trail { code, list: format!("/tickets?{}", listing.query()), previous, next }))
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
