//! Every address of the site, in one table.

use std::sync::Arc;

use app::App;
use axum::routing::get;
use axum::{Router, middleware};
use domain::administration::Duty::{
    ArrangeDepartments, DeleteDepartment, EditDepartment, ManageCategories, ManageManagers, ManagePermanentInvitees,
    ReadJournal, SetOwnAvailability, ViewDepartment,
};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};

use crate::pages::{
    accounts, act, administrators, categories, create, demo, demo_mail, departments, drafts, files, health, invitees,
    language, list, live, mailroom, mails, managers, marks, mine, new, number, password, people, preferences, preview,
    published, responses, search, selection, sight, sign_in, ticket, told, undo,
};
use crate::routes::Policy::{Administrators, Anybody, Department, SignedIn};
use crate::routes::{Declared, Routes};
use crate::{assets, guard, problem, session};

const BYTES: NotForContentType = NotForContentType::const_new("application/octet-stream");
const PDF: NotForContentType = NotForContentType::const_new("application/pdf");

/// The site.
pub fn router(app: Arc<App>) -> Router {
    let (pages, _) = table(&app).into_parts();
    let pages = pages
        .fallback(problem::not_found)
        .method_not_allowed_fallback(problem::method_not_allowed)
        .layer(middleware::from_fn_with_state(Arc::clone(&app), session::find))
        .layer(middleware::from_fn_with_state(Arc::clone(&app), guard::same_origin))
        .layer(middleware::from_fn_with_state(Arc::clone(&app), guard::in_time));
    Router::new()
        .route("/health", get(health::show))
        .route("/favicon.svg", get(assets::favicon))
        .route("/favicon.ico", get(assets::favicon))
        .route("/assets/{version}/{file}", get(assets::show))
        .merge(pages)
        .layer(CatchPanicLayer::custom(problem::panicked))
        .layer(middleware::from_fn_with_state(Arc::clone(&app), guard::headers))
        // Files have a length, which whoever waits for them wants to know.
        .layer(CompressionLayer::new().compress_when(DefaultPredicate::new().and(BYTES).and(PDF)))
        .with_state(app)
}

/// Every address of the site, and whom it answers.
pub fn declared(app: &Arc<App>) -> Vec<Declared> {
    table(app).into_parts().1
}

#[expect(clippy::too_many_lines, reason = "a table, one line an address")]
fn table(app: &Arc<App>) -> Routes {
    let routes = Routes::new(app)
        .get("/", SignedIn, mine::show)
        .get("/sign-in", Anybody, sign_in::show)
        .post("/sign-in", Anybody, sign_in::sign_in)
        .post("/sign-out", Anybody, sign_in::sign_out)
        .post("/language", Anybody, language::choose)
        .get("/account/password", SignedIn, password::show)
        .post("/account/password", SignedIn, password::change)
        .get("/tickets", SignedIn, list::show)
        .post("/tickets", SignedIn, create::create_ticket)
        .get("/tickets/new", SignedIn, new::show)
        .get("/tickets/number", SignedIn, number::show)
        .get("/tickets/shared", SignedIn, published::show)
        .post("/tickets/read", SignedIn, marks::read_all)
        .get("/search", SignedIn, search::show)
        .post("/search/forget", SignedIn, search::forget)
        .post("/drafts", SignedIn, drafts::save)
        .post("/drafts/discard", SignedIn, drafts::discard)
        .get("/people", SignedIn, people::search)
        .post("/uploads", SignedIn, files::upload)
        .get("/files/{id}", SignedIn, files::show)
        .post("/preview", SignedIn, preview::show)
        .get("/responses", SignedIn, responses::list)
        .post("/responses", SignedIn, responses::create)
        .get("/responses/new", SignedIn, responses::new)
        .get("/responses/{id}", SignedIn, responses::show)
        .post("/responses/{id}", SignedIn, responses::update)
        .get("/responses/{id}/delete", SignedIn, responses::ask)
        .post("/responses/{id}/delete", SignedIn, responses::delete)
        .get("/tickets/{number}/responses", SignedIn, responses::offered)
        .get("/tickets/{number}/responses/{id}", SignedIn, responses::text)
        .get("/preferences", SignedIn, preferences::show)
        .post("/preferences", SignedIn, preferences::save_general)
        .get("/preferences/monitoring", SignedIn, preferences::monitoring)
        .post("/preferences/monitoring", SignedIn, preferences::switch)
        .post("/preferences/monitoring/reports", SignedIn, preferences::save_reports)
        .post("/preferences/monitoring/{department}", SignedIn, preferences::save)
        .get("/departments", SignedIn, departments::list)
        .post("/departments", Administrators, departments::create)
        .get("/departments/new", Administrators, departments::new)
        .get("/departments/{department}", Department(ViewDepartment), departments::show)
        .get("/departments/{department}/properties", Department(ViewDepartment), departments::properties)
        .post("/departments/{department}/properties", Department(EditDepartment), departments::save)
        .post("/departments/{department}/redirect", Department(ArrangeDepartments), departments::redirect)
        .post("/departments/{department}/order", Department(ArrangeDepartments), departments::step)
        .get("/departments/{department}/delete", Department(DeleteDepartment), departments::ask_delete)
        .post("/departments/{department}/delete", Department(DeleteDepartment), departments::delete)
        .get("/administrators", SignedIn, administrators::list)
        .post("/administrators", Administrators, administrators::add)
        .post("/administrators/{person}/dismiss", Administrators, administrators::dismiss)
        .get("/admin/people", Administrators, accounts::list)
        .get("/admin/people/{person}", Administrators, accounts::show)
        .post("/admin/people/{person}/disable", Administrators, accounts::disable)
        .post("/admin/people/{person}/enable", Administrators, accounts::enable)
        .get("/admin/people/{person}/merge", Administrators, accounts::ask_merge)
        .post("/admin/people/{person}/merge", Administrators, accounts::confirm_merge)
        .post("/admin/people/{person}/view", Administrators, accounts::view)
        .post("/view/end", SignedIn, accounts::view_end)
        .get("/selection", Administrators, selection::show)
        .post("/selection", Administrators, selection::save)
        .get("/departments/{department}/journal", Department(ReadJournal), departments::journal)
        .get("/departments/{department}/categories", Department(ViewDepartment), categories::list)
        .post("/departments/{department}/categories", Department(ManageCategories), categories::add)
        .get("/departments/{department}/categories/new", Department(ViewDepartment), categories::new)
        .post("/departments/{department}/categories/order", Department(ManageCategories), categories::order)
        .get("/departments/{department}/categories/{id}", Department(ViewDepartment), categories::show)
        .post("/departments/{department}/categories/{id}", Department(ManageCategories), categories::edit)
        .get("/departments/{department}/categories/{id}/answers", Department(ViewDepartment), categories::answers)
        .get("/departments/{department}/categories/{id}/qr", Department(ViewDepartment), categories::code)
        .get(
            "/departments/{department}/categories/{id}/questions",
            Department(ViewDepartment),
            categories::show_questions,
        )
        .post("/departments/{department}/categories/{id}/questions", Department(ManageCategories), categories::reform)
        .get("/departments/{department}/categories/{id}/move", Department(ViewDepartment), categories::ask_where)
        .post("/departments/{department}/categories/{id}/move", Department(ManageCategories), categories::go)
        .get("/departments/{department}/categories/{id}/delete", Department(ViewDepartment), categories::ask_to_delete)
        .post("/departments/{department}/categories/{id}/delete", Department(ManageCategories), categories::delete)
        .get(
            "/departments/{department}/categories/{id}/redirect",
            Department(ViewDepartment),
            categories::ask_for_another,
        )
        .post("/departments/{department}/categories/{id}/redirect", Department(ManageCategories), categories::redirect)
        .get("/departments/{department}/redirections", Department(ViewDepartment), categories::redirections)
        .get("/departments/{department}/managers", Department(ViewDepartment), managers::list)
        .post("/departments/{department}/managers", Department(ManageManagers), managers::add)
        .post("/departments/{department}/managers/order", Department(ManageManagers), managers::order)
        .get("/departments/{department}/managers/{person}", Department(ViewDepartment), managers::show)
        .post("/departments/{department}/managers/{person}", Department(ManageManagers), managers::save)
        .get("/departments/{department}/managers/{person}/remove", Department(ViewDepartment), managers::ask_removal)
        .post("/departments/{department}/managers/{person}/remove", Department(ManageManagers), managers::remove)
        .post("/departments/{department}/availability", Department(SetOwnAvailability), managers::save_own)
        .get("/departments/{department}/invitees", Department(ViewDepartment), invitees::list)
        .post("/departments/{department}/invitees", Department(ManagePermanentInvitees), invitees::add)
        .post("/departments/{department}/invitees/{person}/order", Department(ManagePermanentInvitees), invitees::step)
        .post(
            "/departments/{department}/invitees/{person}/remove",
            Department(ManagePermanentInvitees),
            invitees::remove,
        )
        .get("/journal", Administrators, departments::journal_of_all)
        .get("/mail", Administrators, mailroom::show)
        .post("/mail/retry", Administrators, mailroom::retry)
        .post("/mail/cancel", Administrators, mailroom::cancel)
        .get("/mails/{key}/{change}", SignedIn, mails::show)
        .post("/mails/{key}/{change}", Anybody, mails::act)
        .get("/tickets/{number}", SignedIn, ticket::show)
        // What readers keep for themselves: no actions, so before them.
        .post("/tickets/{number}/follow", SignedIn, marks::follow)
        .post("/tickets/{number}/bookmark", SignedIn, marks::bookmark)
        .post("/tickets/{number}/mute", SignedIn, marks::mute)
        .post("/tickets/{number}/read", SignedIn, marks::read)
        .post("/tickets/{number}/visit", SignedIn, search::visit)
        .get("/tickets/{number}/told", SignedIn, told::show)
        .get("/tickets/{number}/sight", SignedIn, sight::show)
        .get("/tickets/{number}/live", SignedIn, live::listen)
        .post("/tickets/{number}/live", SignedIn, live::write)
        .post("/tickets/{number}/undo", SignedIn, undo::take_back)
        .get("/tickets/{number}/{action}", SignedIn, act::show)
        .post("/tickets/{number}/{action}", SignedIn, act::act);
    if !app.is_demo {
        return routes;
    }
    routes
        .get("/demo", Anybody, demo::show)
        .post("/demo/become", Anybody, demo::become_persona)
        .get("/demo/mail", Anybody, demo_mail::list)
        .get("/demo/mail/{id}", Anybody, demo_mail::show)
        .get("/demo/mail/{id}/html", Anybody, demo_mail::html)
}
