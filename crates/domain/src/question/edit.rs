//! What a form may ask, and how it changes: one question at a time, judged as a whole.

use super::{Condition, Kind, Question};
use crate::text::{is_blank, one_line, too_long};
use crate::{Coded, Field, FieldError, Refusal};

/// Questions of a form, at most.
pub const QUESTIONS_MAX: usize = 30;
/// Characters of a question, of its help, of an option, at most.
pub const LABEL_MAX: usize = 120;
pub const HELP_MAX: usize = 300;
pub const OPTION_MAX: usize = 120;
/// Options of a question, at most; of a choice, two at least.
pub const OPTIONS_MAX: usize = 200;
/// Files that a form asks for, at most: an installation takes so many with a message.
pub const FILES_MAX: usize = 5;
/// Of a question that takes several: all of them may be sent at once.
pub const BOXES_MAX: usize = 25;

/// One question as it was typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    pub label: String,
    pub help: String,
    pub kind: String,
    pub is_required: bool,
    /// One a line.
    pub options: String,
    /// What [`waits_for`] writes; empty: always asked.
    pub only_if: String,
}

/// What becomes of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Edit {
    /// After the others.
    Add(Typed),
    /// The question at this place, from 0.
    Replace(usize, Typed),
    Remove(usize),
    /// One place up or down.
    Step {
        place: usize,
        is_up: bool,
    },
}

/// A condition as a field holds it: the place of its question, and the outcome waited for.
pub fn waits_for(place: usize, outcome: &str) -> String {
    format!("{place}:{outcome}")
}

impl Typed {
    /// The form of a question as it is.
    pub fn of(question: &Question, questions: &[Question]) -> Self {
        let place = |condition: &Condition| questions.iter().position(|one| one.label == condition.question);
        let only_if = question.only_if.as_ref().and_then(|one| Some(waits_for(place(one)?, &one.is)));
        Self {
            label: question.label.clone(),
            help: question.help.clone(),
            kind: question.kind.code().to_owned(),
            is_required: question.is_required,
            options: question.options.join("\n"),
            only_if: only_if.unwrap_or_default(),
        }
    }

    fn read(&self, questions: &[Question]) -> Result<Question, Vec<FieldError>> {
        let kind = Kind::from_code(&self.kind);
        let only_if = match self.only_if.as_str() {
            "" => Some(None),
            typed => condition(typed, questions).map(Some),
        };
        let unknown = |field| FieldError::new(field, Refusal::UnknownValue);
        match (kind, only_if) {
            (Some(kind), Some(only_if)) => {
                let options = self.options.lines().map(str::to_owned).collect();
                let (label, help, is_required) = (self.label.clone(), self.help.clone(), self.is_required);
                Ok(tidy(Question { label, help, kind, is_required, options, only_if }))
            }
            (kind, only_if) => {
                let errors = [(kind.is_none(), Field::Kind), (only_if.is_none(), Field::OnlyIf)];
                Err(errors.into_iter().filter(|(is_wrong, _)| *is_wrong).map(|(_, field)| unknown(field)).collect())
            }
        }
    }
}

/// Each text on one line; options where there are some, none of them empty.
#[must_use]
pub fn tidy(question: Question) -> Question {
    let line = |typed: &str| one_line(typed).trim().to_owned();
    let options = question.options.iter().map(|option| line(option)).filter(|option| !is_blank(option));
    let options = if question.kind.has_options() { options.collect() } else { Vec::new() };
    Question { label: line(&question.label), help: line(&question.help), options, ..question }
}

fn condition(typed: &str, questions: &[Question]) -> Option<Condition> {
    let (place, is) = typed.split_once(':')?;
    let question = questions.get(place.parse::<usize>().ok()?)?;
    Some(Condition { question: question.label.clone(), is: is.to_owned() })
}

/// The form once that is done.
///
/// # Errors
/// Every field that does not do; or what the form would no longer hold together for.
pub fn edited(questions: &[Question], edit: &Edit) -> Result<Vec<Question>, Vec<FieldError>> {
    let mut after = questions.to_vec();
    let gone = || vec![FieldError::new(Field::Questions, Refusal::UnknownValue)];
    let touched = match edit {
        Edit::Add(typed) => {
            after.push(typed.read(questions)?);
            Some(after.len() - 1)
        }
        Edit::Replace(place, typed) => {
            let before = questions.get(*place).ok_or_else(gone)?;
            let question = typed.read(questions)?;
            // What waits for it goes on waiting for it under its new name.
            for condition in after.iter_mut().filter_map(|one| one.only_if.as_mut()) {
                if condition.question == before.label {
                    condition.question.clone_from(&question.label);
                }
            }
            after[*place] = question;
            Some(*place)
        }
        Edit::Remove(place) => {
            questions.get(*place).ok_or_else(gone)?;
            after.remove(*place);
            None
        }
        Edit::Step { place, is_up } => {
            let other = if *is_up { place.checked_sub(1) } else { Some(place + 1) };
            let other = other.filter(|other| other.max(place) < &after.len()).ok_or_else(gone)?;
            after.swap(*place, other);
            None
        }
    };
    let errors = faults(&after).into_iter();
    // About another question than the one in the form, it is said of the whole.
    let errors: Vec<FieldError> = errors
        .map(
            |(place, error)| {
                if touched == Some(place) { error } else { FieldError { field: Field::Questions, ..error } }
            },
        )
        .collect();
    if errors.is_empty() { Ok(after) } else { Err(errors) }
}

/// What is wrong with a form, and with which question.
pub fn faults(questions: &[Question]) -> Vec<(usize, FieldError)> {
    let mut faults = Vec::new();
    for (place, question) in questions.iter().enumerate() {
        let earlier = &questions[..place];
        let found = [label(question, earlier), help(question), options(question), only_if(question, earlier)];
        faults.extend(found.into_iter().flatten().map(|error| (place, error)));
    }
    let mut files = questions.iter().enumerate().filter(|(_, question)| question.kind == Kind::File);
    if let Some((place, _)) = files.nth(FILES_MAX) {
        faults.push((place, FieldError::new(Field::Kind, Refusal::TooManyFiles { max: FILES_MAX })));
    }
    if questions.len() > QUESTIONS_MAX {
        let why = Refusal::TooManyQuestions { max: QUESTIONS_MAX };
        faults.push((questions.len() - 1, FieldError::new(Field::Label, why)));
    }
    faults
}

fn label(question: &Question, earlier: &[Question]) -> Option<FieldError> {
    let label = question.label.as_str();
    let is_it = |one: &Question| one.label.to_lowercase() == label.to_lowercase();
    let why = if is_blank(label) {
        Some(Refusal::QuestionLabelMissing)
    } else if earlier.iter().any(is_it) {
        Some(Refusal::QuestionLabelTaken { question: label.to_owned() })
    } else {
        too_long(label, LABEL_MAX)
    };
    why.map(|why| FieldError::new(Field::Label, why))
}

fn help(question: &Question) -> Option<FieldError> {
    too_long(&question.help, HELP_MAX).map(|why| FieldError::new(Field::Help, why))
}

fn options(question: &Question) -> Option<FieldError> {
    let options = &question.options;
    let is_choice = matches!(question.kind, Kind::Choice | Kind::Choices);
    let twice = options.iter().enumerate().find(|(place, option)| options[..*place].contains(option));
    let max = if question.kind == Kind::Choices { BOXES_MAX } else { OPTIONS_MAX };
    let why = if is_choice && options.len() < 2 {
        Some(Refusal::OptionsMissing)
    } else if options.len() > max {
        Some(Refusal::TooManyOptions { max })
    } else if let Some((_, option)) = twice {
        Some(Refusal::OptionTwice { option: option.clone() })
    } else {
        options.iter().find_map(|option| too_long(option, OPTION_MAX))
    };
    why.map(|why| FieldError::new(Field::Options, why))
}

/// A condition waits for something that an earlier question can bring.
fn only_if(question: &Question, earlier: &[Question]) -> Option<FieldError> {
    let condition = question.only_if.as_ref()?;
    let asked = earlier.iter().find(|one| one.label == condition.question);
    if asked.is_some_and(|one| one.outcomes().contains(&condition.is.as_str())) {
        return None;
    }
    let why = Refusal::ConditionLost { question: question.label.clone(), on: condition.question.clone() };
    Some(FieldError::new(Field::OnlyIf, why))
}
