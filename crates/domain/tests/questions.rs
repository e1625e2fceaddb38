//! Forms that change at random stay forms; what is answered to them is what was asked, and is read back as it was.

use domain::question::edit::{Edit, QUESTIONS_MAX, Typed, edited, faults, waits_for};
use domain::question::{Kind, Reading, Reply, YesNo, naming, read, reading};
use domain::{Answered, Coded, FileId, FileName, Question, Upload};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

fn typed() -> impl Strategy<Value = Typed> {
    let label =
        prop::sample::select(vec!["A", "B", "C", "D", "E", "F", "G", "H", "Bâtiment", "bâtiment", "", "Étage\n2"]);
    // Those that others can wait for, more often.
    let kind = prop_oneof![
        5 => Just(Kind::YesNo),
        2 => prop::sample::select(vec![Kind::Choice, Kind::Choices]),
        2 => prop::sample::select(Kind::ALL.to_vec()),
    ];
    let options = prop::sample::select(vec!["un\ndeux", "un\n\n deux \ntrois", "un\ndeux", "un", "un\nun", ""]);
    let waits = (0..3_usize, prop::sample::select(vec!["yes", "no", "yes", "un", "quatre"]));
    let only_if = prop::option::weighted(0.6, waits);
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
        8 => typed().prop_map(Edit::Add),
        2 => (0..5_usize, typed()).prop_map(|(place, typed)| Edit::Replace(place, typed)),
        1 => (0..5_usize).prop_map(Edit::Remove),
        2 => (0..5_usize, any::<bool>()).prop_map(|(place, is_up)| Edit::Step { place, is_up }),
    ]
}

/// A form made by whichever of these edits do.
fn form(edits: &[Edit]) -> Vec<Question> {
    edits.iter().fold(Vec::new(), |form, edit| edited(&form, edit).unwrap_or(form))
}

/// What somebody says to a form: mostly what it asks for, now and then to a question that is not there.
fn replies(form: &[Question], lots: &[u8]) -> Vec<Reply> {
    let value = |question: &Question, lot: u8| match question.kind {
        _ if lot < 40 => String::new(),
        _ if lot < 60 => "n’importe quoi".to_owned(),
        Kind::Choice | Kind::Choices | Kind::YesNo => {
            let outcomes = question.outcomes();
            outcomes.get(usize::from(lot) % outcomes.len().max(1)).copied().unwrap_or_default().to_owned()
        }
        Kind::Date => "2026-03-10".to_owned(),
        Kind::Number => "3,5".to_owned(),
        Kind::File => naming(FileId(7)),
        Kind::ShortText | Kind::LongText | Kind::Room => "deux".to_owned(),
    };
    let reply = |(question, lot): (&Question, &u8)| Reply {
        question: question.label.clone(),
        values: vec![value(question, *lot)],
    };
    let mut replies: Vec<Reply> = form.iter().zip(lots.iter().cycle()).map(reply).collect();
    if lots.first().is_some_and(|lot| lot % 16 == 0) {
        replies.push(Reply { question: "Ailleurs".to_owned(), values: vec!["là".to_owned()] });
    }
    replies
}

fn upload() -> Upload {
    Upload { id: FileId(7), name: FileName::parse("plan.pdf"), size: 12 }
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
    fn what_is_said_is_an_answer_an_error_or_left_over(
        edits in prop::collection::vec(edit(), 1..24), lots in prop::collection::vec(any::<u8>(), 1..9),
    ) {
        let form = form(&edits);
        let replies = replies(&form, &lots);
        let Reading { answers, errors, left } = reading(&form, &replies, &[upload()]);
        for question in &form {
            let said = replies.iter().any(|one| one.question == question.label && !one.values[0].is_empty());
            let is_answered = answers.iter().any(|given| given.question == question.label);
            let is_wrong = errors.iter().any(|error| error.of.as_deref() == Some(&question.label));
            let is_left = left.iter().any(|one| one.question == question.label);
            prop_assert!(!said || is_answered || is_wrong || is_left, "{}", question.label);
            prop_assert!(!is_answered || said && !is_wrong && !is_left, "{}", question.label);
            let is_asked = is_asked(question, &answers);
            prop_assert!(is_asked || !is_answered && !is_wrong && is_left == said, "{}", question.label);
            prop_assert!(!is_asked || !question.is_required || is_answered || is_wrong, "{}", question.label);
        }
        let is_stray = |one: &Reply| form.iter().all(|question| question.label != one.question);
        prop_assert_eq!(left.iter().filter(|one| is_stray(one)).count(), replies.iter().filter(|one| is_stray(one)).count());
        prop_assert_eq!(read(&form, &replies, &[upload()]).is_ok(), errors.is_empty() && left.is_empty());
        let written = serde_json::to_string(&answers).expect("JSON");
        prop_assert_eq!(serde_json::from_str::<Vec<Answered>>(&written).expect("answers"), answers);
    }
}

/// The random forms above are answered, conditions and all, often enough to say something.
#[test]
fn random_forms_are_answered() {
    let mut runner = TestRunner::deterministic();
    let strategy = (prop::collection::vec(edit(), 1..24), prop::collection::vec(any::<u8>(), 1..9));
    let (mut whole, mut conditional) = (0, 0);
    for _ in 0..500 {
        let (edits, lots) = strategy.new_tree(&mut runner).expect("a tree").current();
        let form = form(&edits);
        let reading = reading(&form, &replies(&form, &lots), &[upload()]);
        whole += usize::from(reading.errors.is_empty() && reading.left.is_empty() && !reading.answers.is_empty());
        let waits = |given: &Answered| form.iter().any(|one| one.label == given.question && one.only_if.is_some());
        conditional += usize::from(reading.answers.iter().any(waits));
    }
    assert!(whole > 50 && conditional > 10, "{whole} read whole, {conditional} with an answer that waited");
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
        let Reading { answers, errors, left } = reading(&form, &all.map(reply), &[]);
        let labels: String = answers.into_iter().map(|given| given.question).collect();
        (labels, errors.len(), left.into_iter().map(|reply| reply.question).collect::<String>())
    };
    assert_eq!(given("yes", "yes", "no"), ("ABC".to_owned(), 0, String::new()));
    // B is not asked: what was said of it is not there for C.
    assert_eq!(given("no", "yes", "yes"), ("A".to_owned(), 0, "BC".to_owned()));
    assert_eq!(given("no", "", ""), ("A".to_owned(), 0, String::new()));
    assert_eq!(given("yes", "", ""), ("A".to_owned(), 1, String::new()));
    assert_eq!(given("yes", "no", ""), ("AB".to_owned(), 0, String::new()));
    assert_eq!(given("yes", "peut-être", ""), ("A".to_owned(), 1, "B".to_owned()));
}
