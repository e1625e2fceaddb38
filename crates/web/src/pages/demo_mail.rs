//! `/demo/mail`: the mails that the demo captured instead of sending, as their readers would see them.

use app::Error;
use askama::Template;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use domain::Moment;
use store::captured::{self, Captured};

use crate::extract::{Asked, Page, Segments, id};
use crate::problem::{self, OrProblem, html as render};

/// Mails listed, at most.
const LISTED: i64 = 300;

#[derive(Template)]
#[template(path = "demo_mail.html")]
struct MailboxPage {
    page: Page,
    mails: Vec<Line>,
    mail: Option<Captured>,
    /// `html`, `text` or `source`.
    shown: &'static str,
    /// When the mail shown was captured.
    when: String,
}

struct Line {
    id: i64,
    recipient: String,
    subject: String,
    when: String,
    datetime: String,
    is_current: bool,
}

/// The newest mail.
pub async fn list(page: Page) -> Result<Response, Response> {
    answer(page, None, "html").await
}

pub async fn show(page: Page, Segments(number): Segments<String>, Asked(asked): Asked) -> Result<Response, Response> {
    let shown = match asked.get("as") {
        "text" => "text",
        "source" => "source",
        _ => "html",
    };
    let Some(wanted) = id::<i64>(&number) else { return Err(problem::of(page, Error::NotFound)) };
    answer(page, Some(wanted), shown).await
}

async fn answer(page: Page, wanted: Option<i64>, shown: &'static str) -> Result<Response, Response> {
    let read = async {
        let mut conn = page.app.db.read().await?;
        let latest = captured::latest(&mut conn, None, LISTED).await?;
        let mail = match wanted {
            Some(id) => Some(captured::by_id(&mut conn, id).await?.ok_or(Error::NotFound)?),
            None => latest.first().cloned(),
        };
        Ok::<_, Error>((latest, mail))
    };
    let (latest, mail) = read.await.or_problem(|| page.clone_bare())?;
    let when = |moment: Moment| page.dates.hour(moment);
    let line = |found: Captured| Line {
        id: found.id,
        when: when(found.captured_at),
        datetime: page.dates.machine(found.captured_at),
        is_current: mail.as_ref().is_some_and(|mail| mail.id == found.id),
        recipient: found.recipient,
        subject: found.subject,
    };
    let mails = latest.into_iter().map(line).collect();
    let when = mail.as_ref().map(|mail| page.dates.full(mail.captured_at)).unwrap_or_default();
    Ok(render(StatusCode::OK, &MailboxPage { page, mails, mail, shown, when }))
}

/// The mail's own page, for the frame: no script, no request, styles of its own.
pub async fn html(page: Page, Segments(number): Segments<String>) -> Result<Response, Response> {
    const POLICY: HeaderValue = HeaderValue::from_static(
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; base-uri 'self'; \
         sandbox allow-popups allow-top-navigation-by-user-activation",
    );
    let read = async {
        let wanted = id::<i64>(&number).ok_or(Error::NotFound)?;
        let found = captured::by_id(&mut page.app.db.read().await?, wanted).await?;
        found.ok_or(Error::NotFound)
    };
    let mail = read.await.or_problem(|| page.clone_bare())?;
    // Links of a mail open in the whole window, as they would from a mail program.
    let text = mail.html.replacen("<head>", "<head>\n<base target=\"_top\">", 1);
    let headers: [(HeaderName, HeaderValue); 1] = [(header::CONTENT_SECURITY_POLICY, POLICY)];
    Ok((headers, Html(text)).into_response())
}
