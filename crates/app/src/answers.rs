//! Answers to the questions of a ticket type, as people read them.

mod table;

use domain::Answer;

pub use table::table;

use crate::dates::Dates;

/// « 12 mars 2026 », « oui », « Pasteur, Curie »; of a file, its name.
pub fn said(dates: &Dates, answer: &Answer) -> String {
    match answer {
        Answer::Text(text) | Answer::Choice(text) | Answer::Room(text) => text.clone(),
        Answer::Choices(options) => options.join(", "),
        Answer::Date(day) => dates.whole_day(*day),
        Answer::Number(number) => number.as_str().replace('.', &dates.words.say("number-point")),
        Answer::YesNo(value) => dates.words.code_of("answer", *value),
        Answer::File { name, .. } => name.as_str().to_owned(),
    }
}
