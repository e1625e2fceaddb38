//! A ticket that was found: its subject with the words marked, where they are, what has become of it.

use std::collections::HashMap;

use app::Error;
use app::search::{Hit, Piece, marked};
use domain::search::Query;
use domain::visibility::Reach;
use domain::{CategoryId, Lineage, TicketId};
use store::db::Conn;
use store::tickets::list::{self, Line};

use crate::extract::Page;
use crate::view::StatusView;

/// A line of the results.
pub struct HitView {
    pub number: TicketId,
    pub subject: Vec<Piece>,
    pub excerpt: Option<Vec<Piece>>,
    pub status: StatusView,
    /// « SG › Électricité »
    pub place: String,
    /// When something last happened to it.
    pub when: String,
    pub datetime: String,
    pub is_new: bool,
}

/// The lines of these tickets, in that order; without a query, nothing is marked.
pub async fn hit_views(
    conn: &mut Conn,
    page: &Page,
    reach: &Reach,
    lineages: &HashMap<CategoryId, Lineage>,
    hits: &[Hit],
    query: Option<&Query>,
) -> Result<Vec<HitView>, Error> {
    let ids: Vec<TicketId> = hits.iter().map(|hit| hit.ticket).collect();
    let lines = list::these(conn, reach, &ids).await?;
    let view = |hit: &Hit| {
        let line = lines.iter().find(|line| line.id == hit.ticket)?;
        Some(hit_view(page, line, lineages, hit, query))
    };
    Ok(hits.iter().filter_map(view).collect())
}

fn hit_view(
    page: &Page,
    line: &Line,
    lineages: &HashMap<CategoryId, Lineage>,
    hit: &Hit,
    query: Option<&Query>,
) -> HitView {
    let plain = || vec![Piece { text: line.subject.clone(), is_found: false }];
    let place = lineages.get(&line.category);
    let place = place.map(|lineage| format!("{} › {}", lineage.department.short_label, lineage.category().label));
    HitView {
        number: line.id,
        subject: query.map_or_else(plain, |query| marked(&line.subject, query)),
        excerpt: hit.excerpt.clone(),
        status: StatusView::of(page.words, line.status),
        place: place.unwrap_or_default(),
        when: page.dates.relative(line.last_action_at),
        datetime: page.dates.machine(line.last_action_at),
        is_new: line.is_new(),
    }
}
