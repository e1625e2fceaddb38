//! Adding a category, below the department or below another one.

use app::Error;
use app::edits::{Ground, add_category};
use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use domain::administration::Duty;
use domain::{CategoryId, DepartmentId};
use store::categories;

use super::nodes::{Around, TreeView, tree};
use super::{Why, department};
use crate::extract::{Asked, Fields, Page, Seat, Segments};
use crate::problem::{OrProblem, html};
use crate::view::{Choice, Denied, DepartmentHead, ErrorView, Tab, error_view};

#[derive(Template)]
#[template(path = "category_new.html")]
struct NewPage {
    page: Page,
    head: DepartmentHead,
    tree: TreeView,
    denied: Option<Denied>,
    current: Option<(CategoryId, String)>,
    label: String,
    long_label: String,
    /// Below what.
    parents: Vec<Choice>,
    errors: Vec<ErrorView>,
    refusal: Option<String>,
}

impl NewPage {
    fn error(&self, field: &str) -> Option<&ErrorView> {
        self.errors.iter().find(|error| error.field == field)
    }
}

pub async fn new(seat: Seat, Segments(segment): Segments<String>, Asked(asked): Asked) -> Result<Response, Response> {
    let id = department(&segment).or_problem(|| seat.page.clone_bare())?;
    answer(seat, id, &asked, Why::default()).await
}

pub async fn add(seat: Seat, Segments(segment): Segments<String>, fields: Fields) -> Result<Response, Response> {
    let id = department(&segment).or_problem(|| seat.page.clone_bare())?;
    let parent = match fields.get("parent") {
        "" => Some(None),
        _ => fields.id::<CategoryId>("parent").map(Some),
    };
    // A parent that is no key at all is one that does not exist.
    let parent = parent.unwrap_or(Some(CategoryId(0)));
    let labels = (fields.get("label"), fields.get("long_label"));
    match add_category(&seat.page.app, &seat.me, id, parent, labels).await {
        Ok(added) => Ok(Redirect::to(&format!("/departments/{id}/categories/{added}?saved=1")).into_response()),
        Err(error) => {
            let why = Why::of(&seat.page, error)?;
            answer(seat, id, &fields, why).await
        }
    }
}

async fn answer(mut seat: Seat, id: DepartmentId, fields: &Fields, why: Why) -> Result<Response, Response> {
    let parent = fields.id::<CategoryId>("parent");
    let read = async {
        let mut conn = seat.page.app.db.read().await?;
        let ground = Ground::of(&mut conn, &seat.me, id).await?;
        let denied = Denied::of(&seat, &ground, Duty::ManageCategories);
        let head = DepartmentHead::read(&mut conn, &mut seat, &ground, Tab::Categories).await?;
        let is_movable = denied.is_none();
        let around = Around { page: &seat.page, department: &ground.department, current: parent, is_movable };
        let tree = tree(&mut conn, &around).await?;
        let mut parents = vec![Choice {
            code: String::new(),
            label: ground.department.label.clone(),
            hint: String::new(),
            warning: String::new(),
            is_chosen: parent.is_none(),
        }];
        let lineages = categories::lineages(&mut conn).await?;
        for category in categories::all(&mut conn).await? {
            let Some(lineage) = lineages.get(&category.id).filter(|one| one.department.id == id) else { continue };
            if category.redirects_to.is_none() {
                parents.push(Choice {
                    code: category.id.to_string(),
                    label: lineage.place(),
                    hint: String::new(),
                    warning: String::new(),
                    is_chosen: parent == Some(category.id),
                });
            }
        }
        Ok::<_, Error>((head, tree, denied, parents))
    };
    let (head, tree, denied, parents) = read.await.or_problem(|| seat.page.clone_bare())?;
    let status = why.status();
    let page = seat.page;
    let errors = why.errors.iter().map(|error| error_view(&page, error)).collect();
    let (label, long_label) = (fields.get("label").to_owned(), fields.get("long_label").to_owned());
    let refusal = why.refusal;
    let current = None;
    Ok(html(status, &NewPage { page, head, tree, denied, current, label, long_label, parents, errors, refusal }))
}
