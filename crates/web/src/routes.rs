//! How an address is declared: with its method, and with whom it answers. One without a policy does not compile
//! (guarantees P20).

use std::sync::Arc;

use app::App;
use axum::Router;
use axum::extract::{FromRequestParts, RawPathParams, Request, State};
use axum::handler::Handler;
use axum::http::Method;
use axum::http::request::Parts;
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::{MethodFilter, on};
use domain::administration::Duty;
use domain::{DepartmentId, Person};
use store::managers;

use crate::extract::{Page, id};
use crate::problem::{self, OrProblem};
use crate::session::{self, Session};

/// Whom an address answers at all. What its handler finds is checked once more, by the rules of what it finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Anybody, signed in or not.
    Anybody,
    /// Whoever is signed in; what is out of their reach does not exist.
    SignedIn,
    /// Administrators; for anybody else there is no such address.
    Administrators,
    /// Those who may see the department `{department}` of the address; only those who fulfil the duty get anything done.
    Department(Duty),
}

/// An address as it was declared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    pub method: Method,
    pub path: &'static str,
    pub policy: Policy,
}

/// Addresses with their answers.
pub struct Routes {
    app: Arc<App>,
    router: Router<Arc<App>>,
    declared: Vec<Declared>,
}

impl Routes {
    pub fn new(app: &Arc<App>) -> Self {
        Self { app: Arc::clone(app), router: Router::new(), declared: Vec::new() }
    }

    pub fn get<H, T>(self, path: &'static str, policy: Policy, answer: H) -> Self
    where
        H: Handler<T, Arc<App>>,
        T: 'static,
    {
        self.at(Method::GET, MethodFilter::GET, path, policy, answer)
    }

    pub fn post<H, T>(self, path: &'static str, policy: Policy, answer: H) -> Self
    where
        H: Handler<T, Arc<App>>,
        T: 'static,
    {
        self.at(Method::POST, MethodFilter::POST, path, policy, answer)
    }

    fn at<H, T>(mut self, method: Method, filter: MethodFilter, path: &'static str, policy: Policy, answer: H) -> Self
    where
        H: Handler<T, Arc<App>>,
        T: 'static,
    {
        let floor = from_fn_with_state((Arc::clone(&self.app), policy), admit);
        self.router = self.router.route(path, on(filter, answer).route_layer(floor));
        self.declared.push(Declared { method, path, policy });
        self
    }

    pub fn into_parts(self) -> (Router<Arc<App>>, Vec<Declared>) {
        (self.router, self.declared)
    }
}

/// Lets through those whom the policy admits. Whoever is not signed in is asked to be, and what they sent is kept.
async fn admit(State((app, policy)): State<(Arc<App>, Policy)>, request: Request, next: Next) -> Response {
    let person = request.extensions().get::<Session>().and_then(|session| session.person.clone());
    let Some(person) = person else {
        return if policy == Policy::Anybody { next.run(request).await } else { session::ask(&app, request).await };
    };
    let (mut parts, body) = request.into_parts();
    match refused(&app, &mut parts, policy, &person).await {
        Ok(()) => next.run(Request::from_parts(parts, body)).await,
        Err(answer) => answer,
    }
}

async fn refused(app: &Arc<App>, parts: &mut Parts, policy: Policy, person: &Person) -> Result<(), Response> {
    let admitted = match policy {
        Policy::Anybody | Policy::SignedIn => return Ok(()),
        Policy::Administrators => person.is_admin,
        Policy::Department(_) if person.is_admin => true,
        Policy::Department(_) => {
            let department = department(app, parts).await;
            let managed = async { managers::departments_of(&mut app.db.read().await?, person.id).await };
            let managed = managed.await.or_problem(|| Page::bare(app, &parts.headers, Some(person.clone())))?;
            department.is_some_and(|department| managed.contains(&department))
        }
    };
    if admitted {
        return Ok(());
    }
    let page = Page::from_request_parts(parts, app).await?;
    Err(problem::of(page, app::Error::NotFound))
}

/// The department that the address names.
async fn department(app: &Arc<App>, parts: &mut Parts) -> Option<DepartmentId> {
    let params = RawPathParams::from_request_parts(parts, app).await.ok()?;
    params.iter().find(|(name, _)| *name == "department").and_then(|(_, value)| id(value))
}
