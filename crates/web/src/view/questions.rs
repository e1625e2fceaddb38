//! The questions of a ticket type (R38), as the form of a new ticket asks them; what was answered there.
//!
//! A form says `asked-3` and `answer-3`: the words of a question go with its answer, so that nothing is lost when
//! the questions change while somebody answers them.

use domain::question::{self, Condition, Kind, Reply, YesNo, naming, reading};
use domain::{Coded, Field, FieldError, Question};

use super::{ErrorView, Waiting, error_view};
use crate::extract::{Fields, Page};

/// A question, ready for its form.
#[derive(Debug, Clone)]
pub struct QuestionView {
    /// Its place in the form, from 0.
    pub place: usize,
    pub label: String,
    pub help: String,
    pub kind: Kind,
    pub is_required: bool,
    /// What there is to choose from, or what is proposed.
    pub options: Vec<OptionView>,
    /// What was typed.
    pub value: String,
    /// The file that was sent.
    pub file: Option<Waiting>,
    pub condition: Option<ConditionView>,
    pub error: Option<String>,
}

#[derive(Debug, Clone)]
pub struct OptionView {
    pub code: String,
    pub label: String,
    pub is_chosen: bool,
}

/// When a question is asked.
#[derive(Debug, Clone)]
pub struct ConditionView {
    /// The place of the question that it waits for, and the answer.
    pub place: usize,
    pub is: String,
    /// « Si « Danger immédiat » : oui ».
    pub said: String,
}

/// How a kind is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    Line,
    Text,
    /// A line with proposals.
    Proposals,
    Date,
    Number,
    List,
    Radios,
    Boxes,
    File,
}

impl Control {
    /// Several controls that are one question.
    pub fn is_group(self) -> bool {
        matches!(self, Self::Radios | Self::Boxes)
    }
}

/// Options shown all at once, at most; more are a list.
const RADIOS_MAX: usize = 5;

impl QuestionView {
    pub fn id(&self) -> String {
        format!("answer-{}", self.place)
    }

    /// What can be left unanswered is a list, where nothing can be chosen again.
    pub fn control(&self) -> Control {
        match self.kind {
            Kind::ShortText => Control::Line,
            Kind::LongText => Control::Text,
            Kind::Room if self.options.is_empty() => Control::Line,
            Kind::Room => Control::Proposals,
            Kind::Date => Control::Date,
            Kind::Number => Control::Number,
            Kind::Choices => Control::Boxes,
            Kind::Choice | Kind::YesNo if self.is_required && self.options.len() <= RADIOS_MAX => Control::Radios,
            Kind::Choice | Kind::YesNo => Control::List,
            Kind::File => Control::File,
        }
    }

    /// The ids of what explains it.
    pub fn described(&self) -> String {
        let id = self.id();
        let all = [
            (self.condition.is_some(), "when"),
            (!self.help.is_empty(), "hint"),
            (self.kind == Kind::File, "limits"),
            (self.error.is_some(), "error"),
        ];
        let said = all.into_iter().filter(|(is_there, _)| *is_there).map(|(_, part)| format!("{id}-{part}"));
        said.collect::<Vec<_>>().join(" ")
    }
}

/// The questions of a form, with what was answered, what is wrong with it, and the files sent.
pub fn questions(
    page: &Page,
    asked: &[Question],
    replies: &[Reply],
    errors: &[FieldError],
    files: &[Waiting],
) -> Vec<QuestionView> {
    let left = reading(asked, replies, &[]).left;
    let replies: Vec<&Reply> = replies.iter().filter(|reply| !left.contains(reply)).collect();
    let one = |(place, question): (usize, &Question)| {
        let values = replies.iter().filter(|one| one.question == question.label).flat_map(|one| one.values.iter());
        let values: Vec<&str> = values.map(String::as_str).filter(|value| !value.is_empty()).collect();
        let value = values.first().copied().unwrap_or_default();
        let is_it = |error: &&FieldError| error.field == Field::Answer && error.of.as_deref() == Some(&question.label);
        let proposed = if question.kind == Kind::Room {
            question.options.iter().map(String::as_str).collect()
        } else {
            question.outcomes()
        };
        QuestionView {
            place,
            label: question.label.clone(),
            help: question.help.clone(),
            kind: question.kind,
            is_required: question.is_required,
            options: proposed.into_iter().map(|code| option(page, question.kind, code, &values)).collect(),
            value: value.to_owned(),
            file: files.iter().find(|file| question.kind == Kind::File && naming(file.id) == value).cloned(),
            condition: question.only_if.as_ref().and_then(|condition| condition_view(page, asked, condition)),
            error: errors.iter().find(is_it).map(|error| page.words.refusal(&error.why)),
        }
    };
    asked.iter().enumerate().map(one).collect()
}

fn option(page: &Page, kind: Kind, code: &str, chosen: &[&str]) -> OptionView {
    OptionView { code: code.to_owned(), label: outcome(page, kind, code), is_chosen: chosen.contains(&code) }
}

/// An option is what it says; yes and no are said in the reader's language.
pub fn outcome(page: &Page, kind: Kind, code: &str) -> String {
    match YesNo::from_code(code).filter(|_| kind == Kind::YesNo) {
        Some(value) => page.words.code_of("answer", value),
        None => code.to_owned(),
    }
}

fn condition_view(page: &Page, asked: &[Question], condition: &Condition) -> Option<ConditionView> {
    let place = asked.iter().position(|question| question.label == condition.question)?;
    let said = said_of(page, condition, asked[place].kind);
    Some(ConditionView { place, is: condition.is.clone(), said })
}

/// « Si « Danger immédiat » : oui ».
pub fn said_of(page: &Page, condition: &Condition, kind: Kind) -> String {
    page.say2("question-only-if", "question", condition.question.as_str(), "is", outcome(page, kind, &condition.is))
}

/// An error, at the question that it is about.
pub fn answer_error(page: &Page, asked: &[Question], error: &FieldError) -> ErrorView {
    let place = error.of.as_ref().and_then(|label| asked.iter().position(|question| question.label == *label));
    match (place, &error.of) {
        (Some(place), Some(label)) if error.field == Field::Answer => ErrorView {
            field: format!("answer-{place}").into(),
            text: page.say2("question-error", "question", label.as_str(), "error", page.words.refusal(&error.why)),
        },
        _ => error_view(page, error),
    }
}

/// What a form answers.
pub fn replies(fields: &Fields) -> Vec<Reply> {
    let one = |(name, question): &(String, String)| {
        let place = name.strip_prefix("asked-")?;
        let values = fields.all(&format!("answer-{place}")).map(str::to_owned).collect();
        Some(Reply { question: question.clone(), values })
    };
    fields.iter().filter_map(one).collect()
}

/// The same, in the fields of a form.
pub fn put_answers(fields: Fields, replies: &[Reply]) -> Fields {
    replies.iter().enumerate().fold(fields, |fields, (place, one)| {
        let fields = fields.with(&format!("asked-{place}"), &one.question);
        one.values.iter().fold(fields, |fields, value| fields.with(&format!("answer-{place}"), value))
    })
}

/// A message with what is left over of the answers: « Bâtiment : C ».
pub fn with_answers_left(page: &Page, message: &str, left: &[Reply]) -> String {
    let said = |value: &String| match YesNo::from_code(value) {
        Some(value) => page.words.code_of("answer", value),
        None => value.trim().to_owned(),
    };
    let line = |reply: &Reply| {
        let is_text = |value: &&String| !value.trim().is_empty() && question::file(value).is_none();
        let values: Vec<String> = reply.values.iter().filter(is_text).map(said).collect();
        let line = || page.say2("answer-line", "question", reply.question.as_str(), "answer", values.join(", "));
        (!values.is_empty()).then(line)
    };
    let message = Some(message.to_owned()).filter(|message| !message.is_empty());
    message.into_iter().chain(left.iter().filter_map(line)).collect::<Vec<_>>().join("\n")
}
