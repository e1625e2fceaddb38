//! The canned responses of a form: for whoever may insert one there.

use domain::{Department, Response, ResponseId, Sharing};

use super::ground::Ground;
use crate::extract::Page;

/// What a form offers of them. On the ticket's page, where many forms wait, that is a button: the list is fetched, or
/// is on the page of the action.
#[derive(Debug, Clone)]
pub struct Responses {
    pub is_offered: bool,
    /// Where the list is fetched.
    pub url: String,
    /// The list, on the page of an action.
    pub choices: Option<Vec<ResponseChoice>>,
    /// The list was asked for by a button: it is shown, whatever scripts do.
    pub is_listed: bool,
    /// Those inserted so far, counted once the form is carried out.
    pub inserted: Vec<ResponseId>,
}

/// A response to choose.
#[derive(Debug, Clone)]
pub struct ResponseChoice {
    pub id: ResponseId,
    pub label: String,
    /// « Services Généraux », « Globale ».
    pub origin: String,
}

impl Responses {
    pub fn of(ground: &Ground<'_>) -> Self {
        let sent = ground.kept.fields.all("response");
        Self {
            is_offered: ground.standing().is_manager(),
            url: format!("/tickets/{}/responses", ground.facts.ticket.id),
            choices: None,
            is_listed: ground.kept.text("insert") == "list",
            inserted: sent.filter_map(crate::extract::id).collect(),
        }
    }
}

/// Whose a response is, in a word; the department's own name.
pub fn origin(page: &Page, departments: &[Department], response: &Response) -> String {
    match response.sharing {
        Sharing::Private(_) => page.say("responses-private"),
        Sharing::Department(id) => {
            departments.iter().find(|department| department.id == id).map(|one| one.label.clone()).unwrap_or_default()
        }
        Sharing::Global => page.say("responses-global"),
    }
}
