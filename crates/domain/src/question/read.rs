//! What somebody answered, read against the form as it is now.

use super::{Answer, Answered, Kind, Number, Question, YesNo};
use crate::text::{is_blank, one_line, too_long};
use crate::{Coded, Day, Field, FieldError, FileId, Message, Refusal, Upload};

/// Characters of an answer of one line, at most.
const LINE_MAX: usize = 255;

/// What was typed for one question, known by its label.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Reply {
    pub question: String,
    /// Several where several options may be chosen; of a file, its key.
    pub values: Vec<String>,
}

impl Reply {
    fn filled(&self) -> impl Iterator<Item = &str> {
        self.values.iter().map(String::as_str).filter(|value| !is_blank(value))
    }
}

/// The keys of the files sent as answers, each once.
pub fn files(questions: &[Question], replies: &[Reply]) -> Vec<FileId> {
    let asks_for_one = |one: &&Reply| questions.iter().any(|it| it.kind == Kind::File && it.label == one.question);
    let mut keys: Vec<FileId> = Vec::new();
    for key in replies.iter().filter(asks_for_one).filter_map(|one| one.filled().next()?.parse().ok()).map(FileId) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    keys
}

/// The answers to what is asked, in order. What a condition leaves out is not asked, and nothing said of it is kept.
///
/// # Errors
/// Each question whose answer is missing or does not do; what was said to a question that is not there any more.
pub fn read(questions: &[Question], replies: &[Reply], files: &[Upload]) -> Result<Vec<Answered>, Vec<FieldError>> {
    let (mut answers, mut errors): (Vec<Answered>, Vec<FieldError>) = (Vec::new(), Vec::new());
    for question in questions {
        if question.only_if.as_ref().is_some_and(|condition| !condition.is_met(&answers)) {
            continue;
        }
        let values: Vec<&str> = of(replies, question).flat_map(Reply::filled).collect();
        match answer(question, &values, files) {
            Ok(Some(answer)) => answers.push(Answered { question: question.label.clone(), answer }),
            Ok(None) if question.is_required => errors.push(wrong(question, Refusal::AnswerMissing)),
            Ok(None) => {}
            Err(why) => errors.push(wrong(question, why)),
        }
    }
    let is_gone = |one: &&Reply| one.filled().next().is_some() && !questions.iter().any(|it| it.label == one.question);
    let gone: Vec<&str> = replies.iter().filter(is_gone).map(|one| one.question.as_str()).collect();
    if !gone.is_empty() {
        errors.push(FieldError::new(Field::Message, Refusal::QuestionsGone { questions: gone.join(", ") }));
    }
    if errors.is_empty() { Ok(answers) } else { Err(errors) }
}

fn of<'a>(replies: &'a [Reply], question: &'a Question) -> impl Iterator<Item = &'a Reply> {
    replies.iter().filter(|one| one.question == question.label)
}

fn wrong(question: &Question, why: Refusal) -> FieldError {
    FieldError::new(Field::Answer, why).of(&question.label)
}

fn answer(question: &Question, values: &[&str], files: &[Upload]) -> Result<Option<Answer>, Refusal> {
    let Some(first) = values.first().copied() else { return Ok(None) };
    let option = |value: &str| question.options.iter().find(|option| *option == value).cloned();
    let found = match question.kind {
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
            let upload = files.iter().find(|upload| upload.id.to_string() == first).ok_or(Refusal::FileGone)?;
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
