//! Every address of the site, in one table.

use std::sync::Arc;

use app::App;
use axum::routing::{get, post};
use axum::{Router, middleware};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};

use crate::pages::{
    act, create, demo, demo_mail, drafts, files, health, language, list, live, mails, marks, mine, new, number,
    password, people, preview, published, responses, sign_in, ticket, told, undo,
};
use crate::{assets, guard, problem, session};

const BYTES: NotForContentType = NotForContentType::const_new("application/octet-stream");
const PDF: NotForContentType = NotForContentType::const_new("application/pdf");

/// The site.
pub fn router(app: Arc<App>) -> Router {
    let mut pages = Router::new()
        .route("/", get(mine::show))
        .route("/sign-in", get(sign_in::show).post(sign_in::sign_in))
        .route("/sign-out", post(sign_in::sign_out))
        .route("/language", post(language::choose))
        .route("/account/password", get(password::show).post(password::change))
        .route("/tickets", get(list::show).post(create::create_ticket))
        .route("/tickets/new", get(new::show))
        .route("/tickets/number", get(number::show))
        .route("/tickets/shared", get(published::show))
        .route("/tickets/read", post(marks::read_all))
        .route("/drafts", post(drafts::save))
        .route("/drafts/discard", post(drafts::discard))
        .route("/people", get(people::search))
        .route("/uploads", post(files::upload))
        .route("/files/{id}", get(files::show))
        .route("/preview", post(preview::show))
        .route("/responses", get(responses::list).post(responses::create))
        .route("/responses/new", get(responses::new))
        .route("/responses/{id}", get(responses::show).post(responses::update))
        .route("/responses/{id}/delete", get(responses::ask).post(responses::delete))
        .route("/tickets/{number}/responses", get(responses::offered))
        .route("/tickets/{number}/responses/{id}", get(responses::text))
        .route("/mails/{key}/{change}", get(mails::show).post(mails::act))
        .route("/tickets/{number}", get(ticket::show))
        // What readers keep for themselves: no actions, so before them.
        .route("/tickets/{number}/follow", post(marks::follow))
        .route("/tickets/{number}/bookmark", post(marks::bookmark))
        .route("/tickets/{number}/mute", post(marks::mute))
        .route("/tickets/{number}/read", post(marks::read))
        .route("/tickets/{number}/told", get(told::show))
        .route("/tickets/{number}/live", get(live::listen).post(live::write))
        .route("/tickets/{number}/undo", post(undo::take_back))
        .route("/tickets/{number}/{action}", get(act::show).post(act::act));
    if app.is_demo {
        pages = pages
            .route("/demo", get(demo::show))
            .route("/demo/become", post(demo::become_persona))
            .route("/demo/mail", get(demo_mail::list))
            .route("/demo/mail/{id}", get(demo_mail::show))
            .route("/demo/mail/{id}/html", get(demo_mail::html));
    }
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
