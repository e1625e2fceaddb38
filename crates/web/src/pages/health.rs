//! `GET /health`: for whatever watches the server.

use std::sync::Arc;

use app::App;
use axum::extract::State;
use axum::http::StatusCode;

/// 200 when the database answers.
pub async fn show(State(app): State<Arc<App>>) -> (StatusCode, &'static str) {
    let answers = async { store::people::count(&mut app.db.read().await?).await };
    match answers.await {
        Ok(_) => (StatusCode::OK, "ok\n"),
        Err(error) => {
            tracing::error!(%error, "the database does not answer");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}
