//! The category trees.

use std::collections::HashMap;
use std::sync::Arc;

use domain::{Category, CategoryId, Department, DepartmentId, Lineage, PersonId, Question};

use crate::db::{Conn, Error, FromRow, Query, Result, Row, q};
use crate::departments;

/// A category and whether it inherits its members, which its own table says.
struct CategoryRow {
    category: Category,
    inherits_members: bool,
}

impl FromRow for CategoryRow {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        let category = Category {
            id: row.id()?,
            department: row.id()?,
            parent: row.maybe_id()?,
            label: row.get()?,
            long_label: row.get()?,
            icon: row.maybe()?,
            search_words: row.get()?,
            accepts_tickets: row.get()?,
            has_children: row.get()?,
            own_members: None,
            settings: row.flags()?,
            redirects_to: row.maybe_id()?,
            defaults: departments::defaults(row)?,
            questions: row.maybe()?.map(|written: String| read_questions(&written)).transpose()?,
        };
        Ok(Self { category, inherits_members: row.get()? })
    }
}

/// Every category of every department, in display order among siblings; but for their questions, which are long and
/// which few readers want.
pub async fn all(conn: &mut Conn) -> Result<Vec<Category>> {
    let query = q("SELECT c.id, c.department_id, c.parent_id, c.label, c.long_label, c.icon, c.search_words, \
         c.accepts_tickets, EXISTS (SELECT 1 FROM categories child WHERE child.parent_id = c.id), c.settings, \
         c.redirects_to, c.default_scope, c.default_priority, c.default_subject, c.default_message, \
         c.default_algorithm, c.default_expiry_days, c.watch_level, c.watch_address, CAST(NULL AS TEXT), c.inherits_members \
         FROM categories c ORDER BY c.department_id, c.position, c.id");
    with_members(conn, query).await
}

/// The same, with their questions.
pub async fn all_with_questions(conn: &mut Conn) -> Result<Vec<Category>> {
    let written: Vec<(i64, String)> =
        conn.all(q("SELECT id, questions FROM categories WHERE questions IS NOT NULL")).await?;
    let mut all = all(conn).await?;
    for (id, questions) in written {
        if let Some(category) = all.iter_mut().find(|category| category.id.0 == id) {
            category.questions = Some(read_questions(&questions)?);
        }
    }
    Ok(all)
}

/// A category with its ancestors and its department; `None` when there is no such category.
pub async fn lineage(conn: &mut Conn, id: CategoryId) -> Result<Option<Lineage>> {
    let query = q("WITH RECURSIVE chain AS (SELECT id, parent_id, 0 AS depth FROM categories WHERE id = $1 \
         UNION ALL SELECT up.id, up.parent_id, chain.depth + 1 FROM categories up \
         JOIN chain ON up.id = chain.parent_id WHERE chain.depth < 50) \
         SELECT c.id, c.department_id, c.parent_id, c.label, c.long_label, c.icon, c.search_words, \
         c.accepts_tickets, EXISTS (SELECT 1 FROM categories child WHERE child.parent_id = c.id), c.settings, \
         c.redirects_to, c.default_scope, c.default_priority, c.default_subject, c.default_message, \
         c.default_algorithm, c.default_expiry_days, c.watch_level, c.watch_address, c.questions, c.inherits_members \
         FROM chain JOIN categories c ON c.id = chain.id ORDER BY chain.depth");
    let chain = with_members(conn, query.bind(id)).await?;
    let Some(department) = chain.first().map(|category| category.department) else { return Ok(None) };
    let department = departments::by_id(conn, department).await?;
    Ok(department.and_then(|department| Lineage::new(chain, department)))
}

/// The lineage of every category, made of two reads.
pub async fn lineages(conn: &mut Conn) -> Result<HashMap<CategoryId, Lineage>> {
    let departments: HashMap<_, Department> =
        departments::all(conn).await?.into_iter().map(|department| (department.id, department)).collect();
    let categories: HashMap<_, Category> =
        all(conn).await?.into_iter().map(|category| (category.id, category)).collect();
    let chain = |category: &Category| {
        std::iter::successors(Some(category), |child| categories.get(&child.parent?)).take(50).cloned().collect()
    };
    let lineage = |category: &Category| Lineage::new(chain(category), departments.get(&category.department)?.clone());
    Ok(categories.values().filter_map(|category| Some((category.id, lineage(category)?))).collect())
}

async fn with_members(conn: &mut Conn, query: Query) -> Result<Vec<Category>> {
    let rows: Vec<CategoryRow> = conn.all(query).await?;
    let own = rows.iter().filter(|row| !row.inherits_members).map(|row| row.category.id);
    let members = q("SELECT category_id, person_id FROM category_members WHERE category_id IN ")
        .push_in("", own)
        .push(" ORDER BY position, person_id");
    let mut by_category: HashMap<i64, Vec<PersonId>> = HashMap::new();
    for (category, person) in conn.all::<(i64, i64)>(members).await? {
        by_category.entry(category).or_default().push(PersonId(person));
    }
    let attach = |row: CategoryRow| {
        let own = || by_category.get(&row.category.id.0).cloned().unwrap_or_default();
        Category { own_members: (!row.inherits_members).then(own), ..row.category }
    };
    Ok(rows.into_iter().map(attach).collect())
}

/// Adds a category after its siblings; the id in `category` is ignored, its own members are written.
pub async fn insert(conn: &mut Conn, category: &Category) -> Result<CategoryId> {
    let query = q("INSERT INTO categories (department_id, parent_id, label, long_label, icon, search_words, \
         accepts_tickets, inherits_members, settings, redirects_to, default_scope, default_priority, default_subject, \
         default_message, default_algorithm, default_expiry_days, watch_level, watch_address, questions, position) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, \
         (SELECT COALESCE(MAX(position), 0) + 1 FROM categories WHERE department_id = $1)) RETURNING id")
    .bind(category.department)
    .bind(category.parent)
    .bind(category.label.as_str())
    .bind(category.long_label.as_str())
    .bind(category.icon.clone())
    .bind(category.search_words.as_str())
    .bind(category.accepts_tickets)
    .bind(category.own_members.is_none())
    .bind(category.settings.codes())
    .bind(category.redirects_to);
    let query = departments::bind_defaults(query, &category.defaults);
    let query = query.bind(category.questions.as_deref().map(write_questions).transpose()?);
    let id = CategoryId(conn.one(query).await?);
    for (position, member) in (1..).zip(category.own_members.iter().flatten()) {
        let row = q("INSERT INTO category_members (category_id, person_id, position) VALUES ($1, $2, $3)");
        conn.exec(row.bind(id).bind(*member).bind(position)).await?;
    }
    Ok(id)
}

/// Writes what a category is, but its place in the tree, its members and its questions.
pub async fn update(conn: &mut Conn, category: &Category) -> Result<()> {
    let query = q("UPDATE categories SET label = $1, long_label = $2, icon = $3, search_words = $4, \
         accepts_tickets = $5, settings = $6, redirects_to = $7, default_scope = $8, default_priority = $9, \
         default_subject = $10, default_message = $11, default_algorithm = $12, default_expiry_days = $13, \
         watch_level = $14, watch_address = $15 WHERE id = $16")
    .bind(category.label.as_str())
    .bind(category.long_label.as_str())
    .bind(category.icon.clone())
    .bind(category.search_words.as_str())
    .bind(category.accepts_tickets)
    .bind(category.settings.codes())
    .bind(category.redirects_to);
    let query = departments::bind_defaults(query, &category.defaults).bind(category.id);
    conn.exec(query).await?;
    Ok(())
}

/// Writes the own members of a category, in order; `None` leaves them to be inherited.
pub async fn set_members(conn: &mut Conn, id: CategoryId, members: Option<&[PersonId]>) -> Result<()> {
    conn.exec(q("DELETE FROM category_members WHERE category_id = $1").bind(id)).await?;
    let inherits = q("UPDATE categories SET inherits_members = $1 WHERE id = $2").bind(members.is_none());
    conn.exec(inherits.bind(id)).await?;
    for (position, member) in (1..).zip(members.unwrap_or_default()) {
        let row = q("INSERT INTO category_members (category_id, person_id, position) VALUES ($1, $2, $3)");
        conn.exec(row.bind(id).bind(*member).bind(position)).await?;
    }
    Ok(())
}

/// Writes the own questions of a category, in order; `None` leaves them to be inherited.
pub async fn set_questions(conn: &mut Conn, id: CategoryId, questions: Option<&[Question]>) -> Result<()> {
    let query = q("UPDATE categories SET questions = $1 WHERE id = $2");
    conn.exec(query.bind(questions.map(write_questions).transpose()?).bind(id)).await?;
    Ok(())
}

fn read_questions(written: &str) -> Result<Arc<[Question]>> {
    let questions = serde_json::from_str::<Vec<Question>>(written);
    Ok(questions.map_err(|error| Error::Unreadable(format!("questions: {error}")))?.into())
}

fn write_questions(questions: &[Question]) -> Result<String> {
    serde_json::to_string(questions).map_err(|error| Error::Broken(error.into()))
}

/// Puts a category below another one, or at the root of a department, after its siblings there.
pub async fn set_place(
    conn: &mut Conn,
    id: CategoryId,
    department: DepartmentId,
    parent: Option<CategoryId>,
) -> Result<()> {
    let query = q("UPDATE categories SET department_id = $1, parent_id = $2, position = \
         (SELECT COALESCE(MAX(c.position), 0) + 1 FROM categories c WHERE c.department_id = $1) WHERE id = $3");
    conn.exec(query.bind(department).bind(parent).bind(id)).await?;
    Ok(())
}

/// Siblings in this order.
pub async fn set_order(conn: &mut Conn, siblings: &[CategoryId]) -> Result<()> {
    for (position, id) in (1_i64..).zip(siblings) {
        conn.exec(q("UPDATE categories SET position = $1 WHERE id = $2").bind(position).bind(*id)).await?;
    }
    Ok(())
}

/// Deletes a category without tickets, without sub-categories, for which nothing stands; its tickets of before no
/// longer know where they came from, but by their history.
pub async fn delete(conn: &mut Conn, id: CategoryId) -> Result<()> {
    conn.exec(q("UPDATE tickets SET moved_from_id = NULL WHERE moved_from_id = $1").bind(id)).await?;
    conn.exec(q("DELETE FROM category_members WHERE category_id = $1").bind(id)).await?;
    conn.exec(q("DELETE FROM categories WHERE id = $1").bind(id)).await?;
    Ok(())
}

/// How many tickets it has, archived ones too.
pub async fn tickets_in(conn: &mut Conn, id: CategoryId) -> Result<i64> {
    conn.one(q("SELECT COUNT(*) FROM tickets WHERE category_id = $1").bind(id)).await
}

/// Whom the cyclical algorithm chose last in a category; with `lock`, nobody else chooses there meanwhile.
pub async fn last_chosen(conn: &mut Conn, id: CategoryId, lock: bool) -> Result<Option<PersonId>> {
    let for_update = if lock { conn.engine().for_update() } else { "" };
    // The row must come back, and be locked, before anybody was chosen too.
    let query = q("SELECT COALESCE(last_chosen_id, 0) FROM categories WHERE id = $1");
    let last: Option<i64> = conn.optional(query.bind(id).push(for_update)).await?;
    Ok(last.filter(|person| *person != 0).map(PersonId))
}

pub async fn set_last_chosen(conn: &mut Conn, id: CategoryId, person: Option<PersonId>) -> Result<()> {
    conn.exec(q("UPDATE categories SET last_chosen_id = $1 WHERE id = $2").bind(person).bind(id)).await?;
    Ok(())
}
