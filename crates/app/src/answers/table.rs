//! The answers of a category as a table, for a spreadsheet: a formula in it is shown and not run.

use csv::{QuoteStyle, WriterBuilder};
use domain::visibility::Reach;
use domain::{Answer, CategoryId, Language};
use store::answers::AnsweredTicket;
use store::db::Conn;
use store::{answers, categories};

use super::said;
use crate::dates::Dates;
use crate::transport::harmless;
use crate::{Error, Result};

/// How spreadsheets know UTF-8.
const MARK: &str = "\u{feff}";

/// One line for each ticket that this reader manages there, one column for each question ever answered: those that are
/// asked now first, in order.
///
/// # Errors
/// Broken.
pub async fn table(conn: &mut Conn, reach: &Reach, category: CategoryId, dates: &Dates) -> Result<String> {
    let lineage = categories::lineage(conn, category).await?.ok_or(Error::NotFound)?;
    let tickets = answers::of_category(conn, reach, category).await?;
    let mut questions: Vec<&str> = lineage.questions().iter().map(|question| question.label.as_str()).collect();
    for one in tickets.iter().flat_map(|ticket| &ticket.answers) {
        if !questions.contains(&one.question.as_str()) {
            questions.push(&one.question);
        }
    }
    let words = dates.words;
    let heads = ["ticket", "created", "status", "subject", "owner"].map(|name| words.say(&format!("answers-{name}")));
    let heads = heads.iter().map(String::as_str).chain(questions.iter().copied());
    // Where the comma is in numbers, it is not between cells.
    let comma = if words.language == Language::French { b';' } else { b',' };
    let mut csv = WriterBuilder::new().delimiter(comma).quote_style(QuoteStyle::Always).from_writer(Vec::new());
    // Memory does not fail.
    let _ = csv.write_record(heads.map(harmless));
    for ticket in &tickets {
        let _ = csv.write_record(row(ticket, &questions, dates).iter().map(|cell| harmless(cell)));
    }
    let written = csv.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
    Ok(format!("{MARK}{written}"))
}

fn row(ticket: &AnsweredTicket, questions: &[&str], dates: &Dates) -> Vec<String> {
    let known = [
        ticket.ticket.to_string(),
        dates.local(ticket.created_at),
        dates.words.code_of("status", ticket.status),
        ticket.subject.clone(),
        ticket.owner.clone(),
    ];
    let answer = |question: &&str| {
        let given = ticket.answers.iter().find(|one| one.question == **question);
        given.map(|one| cell(dates, &one.answer)).unwrap_or_default()
    };
    known.into_iter().chain(questions.iter().map(answer)).collect()
}

/// As [`said`], but for a date, which a spreadsheet sorts.
fn cell(dates: &Dates, answer: &Answer) -> String {
    if let Answer::Date(day) = answer { day.to_string() } else { said(dates, answer) }
}
