//! What somebody answered, read against the form as it is now: kept, refused, or left over. Nothing is lost.

use super::{Answer, Answered, Kind, Number, Question, Reply, YesNo};
use crate::text::{is_blank, one_line, too_long};
use crate::{Coded, Day, Field, FieldError, FileId, Message, Refusal, Upload};

/// Characters of an answer of one line, at most.
const LINE_MAX: usize = 255;

/// Everything that was said to a form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// The answers to what is asked, in order.
    pub answers: Vec<Answered>,
    /// Each question whose answer is missing or does not do.
    pub errors: Vec<FieldError>,
    /// What was said to no question of the form, to one that is not asked with these answers, or to one that cannot
    /// show it any more: it goes on in the message.
    pub left: Vec<Reply>,
}

/// Reads what was said to a form; `files` are those that wait for whoever sends it.
pub fn reading(questions: &[Question], replies: &[Reply], files: &[Upload]) -> Reading {
    let mut reading = Reading::default();
    for question in questions {
        let is_asked = question.only_if.as_ref().is_none_or(|condition| condition.is_met(&reading.answers));
        let said: Vec<&Reply> = replies.iter().filter(|reply| reply.question == question.label).collect();
        let values: Vec<&str> = said.iter().flat_map(|reply| reply.filled()).collect();
        let is_left = !is_asked || values.iter().any(|value| !shows(question, value));
        if is_left {
            reading.left.extend(said.into_iter().filter(|reply| reply.filled().next().is_some()).cloned());
        }
        if !is_asked {
            continue;
        }
        match answer(question, &values, files) {
            Ok(Some(answer)) => reading.answers.push(Answered { question: question.label.clone(), answer }),
            Ok(None) if question.is_required => reading.errors.push(wrong(question, Refusal::AnswerMissing)),
            Ok(None) => {}
            Err(why) => reading.errors.push(wrong(question, why)),
        }
    }
    let is_stray = |reply: &&Reply| {
        reply.filled().next().is_some() && questions.iter().all(|question| question.label != reply.question)
    };
    reading.left.extend(replies.iter().filter(is_stray).cloned());
    reading
}

/// The answers to what is asked, in order.
///
/// # Errors
/// Each question whose answer is missing or does not do; what is left over.
pub fn read(questions: &[Question], replies: &[Reply], files: &[Upload]) -> Result<Vec<Answered>, Vec<FieldError>> {
    let Reading { answers, mut errors, left } = reading(questions, replies, files);
    let mut labels: Vec<&str> = left.iter().map(|reply| reply.question.as_str()).collect();
    labels.dedup();
    if !labels.is_empty() {
        errors.push(FieldError::new(Field::Message, Refusal::AnswersLeft { questions: labels.join(", ") }));
    }
    if errors.is_empty() { Ok(answers) } else { Err(errors) }
}

/// The keys of the files sent as answers, each once.
pub fn files(replies: &[Reply]) -> Vec<FileId> {
    let mut keys: Vec<FileId> = Vec::new();
    for key in replies.iter().flat_map(Reply::filled).filter_map(file) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

/// Before the key of a file that is an answer: no text that anybody types.
pub const FILE: &str = "guichet:file:";

/// What an answer says of a file that was sent.
pub fn naming(file: FileId) -> String {
    format!("{FILE}{file}")
}

/// Reads [`naming`] back.
pub fn file(value: &str) -> Option<FileId> {
    value.strip_prefix(FILE)?.parse().ok().map(FileId)
}

/// Whether the control of a question can hold this, right or wrong.
fn shows(question: &Question, value: &str) -> bool {
    match question.kind {
        Kind::Choice | Kind::Choices => question.options.iter().any(|option| option == value),
        Kind::YesNo => YesNo::from_code(value).is_some(),
        Kind::Date => Day::parse(value.trim()).is_some(),
        Kind::File => file(value).is_some(),
        Kind::ShortText | Kind::LongText | Kind::Number | Kind::Room => file(value).is_none(),
    }
}

fn wrong(question: &Question, why: Refusal) -> FieldError {
    FieldError::new(Field::Answer, why).of(&question.label)
}

fn answer(question: &Question, values: &[&str], files: &[Upload]) -> Result<Option<Answer>, Refusal> {
    let Some(first) = values.first().copied() else { return Ok(None) };
    let option = |value: &str| question.options.iter().find(|option| *option == value).cloned();
    let found = match question.kind {
        _ if question.kind != Kind::File && file(first).is_some() => return Err(Refusal::UnknownValue),
        Kind::ShortText => Answer::Text(line(first)?),
        Kind::LongText => match Message::parse(first).map_err(|error| error.why)? {
            Some(text) => Answer::Text(text.as_str().to_owned()),
            None => return Ok(None),
        },
        Kind::Room => Answer::Room(line(first)?),
        Kind::Choice => Answer::Choice(option(first).ok_or(Refusal::UnknownValue)?),
        Kind::Choices => {
            let is_known = values.iter().all(|value| option(value).is_some());
            let chosen = question.options.iter().filter(|option| values.contains(&option.as_str())).cloned();
            Answer::Choices(is_known.then(|| chosen.collect()).ok_or(Refusal::UnknownValue)?)
        }
        Kind::Date => {
            Answer::Date(Day::parse(first.trim()).ok_or_else(|| Refusal::DayUnreadable { typed: shown(first) })?)
        }
        Kind::Number => {
            Answer::Number(Number::parse(first).ok_or_else(|| Refusal::NumberUnreadable { typed: shown(first) })?)
        }
        Kind::YesNo => Answer::YesNo(YesNo::from_code(first).ok_or(Refusal::UnknownValue)?),
        Kind::File => {
            let key = file(first).ok_or(Refusal::FileGone)?;
            let upload = files.iter().find(|upload| upload.id == key).ok_or(Refusal::FileGone)?;
            Answer::File { file: upload.id, name: upload.name.clone() }
        }
    };
    Ok(Some(found))
}

fn line(typed: &str) -> Result<String, Refusal> {
    let line = one_line(typed).trim().to_owned();
    too_long(&line, LINE_MAX).map_or(Ok(line), Err)
}

/// What a sentence repeats of what was typed.
fn shown(typed: &str) -> String {
    one_line(typed).trim().chars().take(60).collect()
}

impl Reply {
    fn filled(&self) -> impl Iterator<Item = &str> {
        self.values.iter().map(String::as_str).filter(|value| !is_blank(value))
    }
}
