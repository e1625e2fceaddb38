//! `/selection`: which departments somebody is offered, as ordered rules, and a test of them (spec.md §7).

use app::Error;
use app::edits::{self, seal};
use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use domain::selection::{Condition, Gift, MOST_RULES, Purpose, Rule, choose};
use domain::{Coded, Department, Field};
use store::db::Conn;
use store::{departments, people, selection};

use super::departments::wrong;
use crate::extract::{Asked, Fields, Page, Seat};
use crate::problem::{OrProblem, html};
use crate::view::{Choice, Wrong, choices, listed, rail_beside};

/// Empty rows after the rules, to add more.
const SPARE: usize = 2;

#[derive(Template)]
#[template(path = "selection.html")]
struct SelectionPage {
    page: Page,
    rows: Vec<Row>,
    seen: String,
    wrong: Wrong,
    rules_error: String,
    is_saved: bool,
    /// The test: whom, for what, and what came out.
    asked: String,
    purposes: Vec<Choice>,
    outcome: Option<Outcome>,
    has_rules: bool,
}

/// A rule as its form shows it; its place among them is a number to change.
struct Row {
    place: usize,
    purposes: Vec<Choice>,
    conditions: Vec<Choice>,
    pattern: String,
    managed: Vec<Choice>,
    gifts: Vec<Choice>,
    target: String,
    departments: Vec<Choice>,
}

enum Outcome {
    Unknown,
    Found { name: String, lines: Vec<(String, String)> },
}

/// A rule as it was typed.
#[derive(Clone, Default)]
struct Typed {
    place: usize,
    purpose: String,
    condition: String,
    pattern: String,
    managed: String,
    gift: String,
    target: String,
    department: String,
}

impl Typed {
    fn stored(place: usize, rule: &Rule) -> Self {
        let is_of = rule.condition == Condition::ManagerOf;
        let is_named = rule.gift == Gift::Department;
        let pick = |is_it: bool, text: &str| if is_it { text.to_owned() } else { String::new() };
        Self {
            place,
            purpose: rule.purpose.map(Coded::code).unwrap_or_default().to_owned(),
            condition: rule.condition.code().to_owned(),
            pattern: pick(!is_of, &rule.operand),
            managed: pick(is_of, &rule.operand),
            gift: rule.gift.code().to_owned(),
            target: pick(!is_named, &rule.target),
            department: pick(is_named, &rule.target),
        }
    }

    fn sent(fields: &Fields, row: usize) -> Option<Self> {
        let text = |name: &str| fields.get(&format!("{name}-{row}")).to_owned();
        let condition = text("condition");
        (!condition.is_empty()).then(|| Self {
            place: text("place").trim().parse().unwrap_or(usize::MAX),
            purpose: text("purpose"),
            condition,
            pattern: text("pattern"),
            managed: text("managed"),
            gift: text("gift"),
            target: text("target"),
            department: text("department"),
        })
    }

    /// `None` for what no list of ours offers.
    fn rule(&self) -> Option<Rule> {
        let condition = Condition::from_code(&self.condition)?;
        let gift = Gift::from_code(&self.gift)?;
        let purpose = Some(self.purpose.as_str()).filter(|code| !code.is_empty());
        let purpose = purpose.map(|code| Purpose::from_code(code).ok_or(())).transpose().ok()?;
        let operand = match condition {
            Condition::ManagerOf => self.managed.clone(),
            condition if condition.wants_pattern() => self.pattern.trim().to_owned(),
            _ => String::new(),
        };
        let target = match gift {
            Gift::Department => self.department.clone(),
            Gift::Matching => self.target.trim().to_owned(),
            Gift::All | Gift::Stop => String::new(),
        };
        Some(Rule { purpose, condition, operand, gift, target })
    }
}

pub async fn show(seat: Seat, Asked(asked): Asked) -> Result<Response, Response> {
    answer(seat, &asked, StatusCode::OK, None, Wrong::default()).await
}

pub async fn save(seat: Seat, fields: Fields) -> Result<Response, Response> {
    let mut typed: Vec<Typed> = (0..=MOST_RULES + SPARE).filter_map(|row| Typed::sent(&fields, row)).collect();
    typed.sort_by_key(|rule| rule.place);
    let rules: Option<Vec<Rule>> = typed.iter().map(Typed::rule).collect();
    let seen = fields.get("seen").to_owned();
    let outcome = match rules {
        Some(rules) => edits::set_selection(&seat.page.app, &seat.me, &rules, &seen).await,
        None => Err(vec![domain::FieldError::new(Field::Rules, domain::Refusal::UnknownValue)].into()),
    };
    match outcome {
        Ok(()) => Ok(Redirect::to("/selection?saved=1").into_response()),
        Err(error) => {
            let (status, wrong) = wrong(&seat.page, error)?;
            answer(seat, &Fields::default(), status, Some((typed, seen)), wrong).await
        }
    }
}

async fn answer(
    mut seat: Seat,
    asked: &Fields,
    status: StatusCode,
    typed: Option<(Vec<Typed>, String)>,
    wrong: Wrong,
) -> Result<Response, Response> {
    let read = async {
        let mut conn = seat.page.app.db.read().await?;
        let rail = rail_beside(&mut conn, &seat).await?;
        let rules = selection::rules(&mut conn).await?;
        let all = departments::all(&mut conn).await?;
        let outcome = tested(&mut conn, &seat.page, asked, &rules, &all).await?;
        Ok::<_, Error>((rail, rules, all, outcome))
    };
    let (rail, rules, all, outcome) = read.await.or_problem(|| seat.page.clone_bare())?;
    seat.page.rail = rail;
    let page = seat.page;
    let stored = || (1..).zip(&rules).map(|(place, rule)| Typed::stored(place, rule)).collect();
    let (mut typed, seen) = typed.unwrap_or_else(|| (stored(), seal(&rules)));
    for (place, row) in (1..).zip(&mut typed) {
        row.place = place;
    }
    let last = typed.len();
    typed.extend((1..=SPARE).map(|spare| Typed { place: last + spare, ..Typed::default() }));
    let purposes = Purpose::ALL.iter().map(|one| (one.code().to_owned(), page.words.code_of("purpose", *one)));
    let template = SelectionPage {
        rows: typed.iter().map(|rule| row(&page, rule, &all)).collect(),
        purposes: listed(purposes, None, asked.get("purpose")),
        rules_error: wrong.of(Field::Rules.code()),
        is_saved: asked.is_ticked("saved"),
        asked: asked.get("person").chars().take(200).collect(),
        has_rules: !rules.is_empty(),
        seen,
        wrong,
        outcome,
        page,
    };
    Ok(html(status, &template))
}

fn row(page: &Page, rule: &Typed, all: &[Department]) -> Row {
    let names = || all.iter().map(|one| (one.id.to_string(), one.label.clone()));
    let none = || Some(page.say("selection-no-department"));
    Row {
        place: rule.place,
        purposes: choices::<Purpose>(page, "purpose", page.say("selection-any-purpose"), &rule.purpose, |_| true),
        conditions: choices::<Condition>(page, "condition", page.say("selection-no-rule"), &rule.condition, |_| true),
        pattern: rule.pattern.clone(),
        managed: listed(names(), none(), &rule.managed),
        gifts: listed(
            Gift::ALL.iter().map(|gift| (gift.code().to_owned(), page.words.code_of("gift", *gift))),
            None,
            &rule.gift,
        ),
        target: rule.target.clone(),
        departments: listed(names(), none(), &rule.department),
    }
}

/// What the rules give somebody, and which rule gave it.
async fn tested(
    conn: &mut Conn,
    page: &Page,
    asked: &Fields,
    rules: &[Rule],
    all: &[Department],
) -> Result<Option<Outcome>, Error> {
    let typed = asked.get("person").trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let Some(person) = people::by_identifier(conn, typed).await? else { return Ok(Some(Outcome::Unknown)) };
    let applicant = selection::applicants(conn, &[person.id]).await?.remove(&person.id).ok_or(Error::NotFound)?;
    let purpose = Purpose::from_code(asked.get("purpose")).unwrap_or(Purpose::TicketCreation);
    let line = |chosen: domain::selection::Chosen| {
        let label = all.iter().find(|one| one.id == chosen.department).map(|one| one.label.clone());
        let by = match chosen.rule {
            Some(rule) => page.say1("selection-by-rule", "place", rule + 1),
            None => page.say("selection-by-nothing"),
        };
        (label.unwrap_or_default(), by)
    };
    let lines = choose(rules, purpose, &applicant, all).into_iter().map(line).collect();
    Ok(Some(Outcome::Found { name: person.name, lines }))
}
