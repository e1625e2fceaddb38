//! Forms that change at random stay forms; what is answered to them is what was asked, and is read back as it was.

use domain::question::edit::{Edit, QUESTIONS_MAX, Typed, edited, faults, waits_for};
use domain::question::{Kind, Reply, YesNo, read};
use domain::{Answered, Coded, Field, Question, Refusal};
use proptest::prelude::*;

fn typed() -> impl Strategy<Value = Typed> {
    let label = prop::sample::select(vec!["Bâtiment", "Salle", "Danger", "Depuis", "danger", "", "Étage\n2"]);
    let kind = prop::sample::select(Kind::ALL.to_vec());
    let options = prop::sample::select(vec!["", "un", "un\ndeux", "un\n\n deux \ntrois", "un\nun", "yes\nno"]);
    let waits = (0..4_usize, prop::sample::select(vec!["yes", "no", "un", "deux", "quatre"]));
    let only_if = prop::option::weighted(0.4, waits);
    (label, kind, options, only_if, any::<bool>()).prop_map(|(label, kind, options, only_if, is_required)| Typed {
        label: label.to_owned(),
        help: String::new(),
        kind: kind.code().to_owned(),
        is_required,
        options: options.to_owned(),
        only_if: only_if.map(|(place, is)| waits_for(place, is)).unwrap_or_default(),
    })
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        4 => typed().prop_map(Edit::Add),
        2 => (0..5_usize, typed()).prop_map(|(place, typed)| Edit::Replace(place, typed)),
        1 => (0..5_usize).prop_map(Edit::Remove),
        2 => (0..5_usize, any::<bool>()).prop_map(|(place, is_up)| Edit::Step { place, is_up }),
    ]
}

/// A form made by whichever of these edits do.
fn form(edits: &[Edit]) -> Vec<Question> {
    edits.iter().fold(Vec::new(), |form, edit| edited(&form, edit).unwrap_or(form))
}

fn replies(values: &[String]) -> Vec<Reply> {
    let labels = ["Bâtiment", "Salle", "Danger", "Depuis", "danger", "Étage 2"];
    let reply = |(label, value): (&&str, &String)| Reply { question: (*label).to_owned(), values: vec![value.clone()] };
    labels.iter().zip(values).map(reply).collect()
}

fn value() -> impl Strategy<Value = String> {
    let values = ["", "un", "deux", "yes", "no", "12", "3,5", "2026-03-10", "n’importe quoi", " \u{200b}"];
    prop::sample::select(values.map(str::to_owned).to_vec())
}

/// Whether a question is asked, said once more: nothing to wait for, or something that was answered so.
fn is_asked(question: &Question, answers: &[Answered]) -> bool {
    let Some(condition) = &question.only_if else { return true };
    let given = answers.iter().find(|given| given.question == condition.question);
    given.is_some_and(|given| {
        let written = serde_json::to_value(&given.answer).expect("JSON")["value"].clone();
        written == condition.is.as_str()
            || written.as_array().is_some_and(|all| all.contains(&condition.is.clone().into()))
    })
}

proptest! {
    #[test]
    fn a_form_holds_together_whatever_is_done_to_it(edits in prop::collection::vec(edit(), 1..40)) {
        let mut form: Vec<Question> = Vec::new();
        for edit in &edits {
            if let Ok(after) = edited(&form, edit) {
                prop_assert_eq!(faults(&after), vec![]);
                prop_assert!(after.len() <= QUESTIONS_MAX);
                for (place, question) in after.iter().enumerate() {
                    let waits = question.only_if.as_ref().map(|condition| &condition.question);
                    prop_assert!(waits.is_none_or(|label| after[..place].iter().any(|one| one.label == *label)));
                }
                form = after;
            }
        }
        let written = serde_json::to_string(&form).expect("JSON");
        prop_assert_eq!(serde_json::from_str::<Vec<Question>>(&written).expect("a form"), form);
    }

    #[test]
    fn what_is_answered_is_what_was_asked(
        edits in prop::collection::vec(edit(), 1..12), values in prop::collection::vec(value(), 6),
    ) {
        let (form, replies) = (form(&edits), replies(&values));
        match read(&form, &replies, &[]) {
            Ok(answers) => {
                let asked: Vec<&Question> = form.iter().filter(|one| is_asked(one, &answers)).collect();
                for given in &answers {
                    prop_assert!(asked.iter().any(|question| question.label == given.question));
                }
                for question in asked.iter().filter(|question| question.is_required) {
                    prop_assert!(answers.iter().any(|given| given.question == question.label));
                }
                let written = serde_json::to_string(&answers).expect("JSON");
                prop_assert_eq!(serde_json::from_str::<Vec<Answered>>(&written).expect("answers"), answers);
            }
            Err(errors) => {
                for error in errors {
                    let is_of_a_question = error.field == Field::Answer && error.of.is_some();
                    let is_gone = matches!(error.why, Refusal::QuestionsGone { .. });
                    prop_assert!(is_of_a_question || is_gone, "{error:?}");
                }
            }
        }
    }
}

#[test]
fn a_question_waits_for_what_waits_for_another() {
    let add = |label: &str, only_if: String| {
        let kind = Kind::YesNo.code().to_owned();
        Edit::Add(Typed { label: label.to_owned(), kind, is_required: true, only_if, ..Typed::default() })
    };
    let yes = YesNo::Yes.code();
    let form = form(&[add("A", String::new()), add("B", waits_for(0, yes)), add("C", waits_for(1, yes))]);
    let given = |a: &str, b: &str, c: &str| {
        let all = [("A", a), ("B", b), ("C", c)];
        let reply = |(label, value): (&str, &str)| Reply { question: label.to_owned(), values: vec![value.to_owned()] };
        let read = read(&form, &all.map(reply), &[]);
        read.map(|answers| answers.into_iter().map(|given| given.question).collect::<String>()).map_err(|all| all.len())
    };
    assert_eq!(given("yes", "yes", "no"), Ok("ABC".to_owned()));
    // B is not asked: what was said of it is not there for C.
    assert_eq!(given("no", "yes", "yes"), Ok("A".to_owned()));
    assert_eq!(given("yes", "", ""), Err(1));
    assert_eq!(given("yes", "no", ""), Ok("AB".to_owned()));
}
