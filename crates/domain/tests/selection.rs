//! The selection of departments (spec.md §7), rule by rule.

use domain::selection::{Applicant, Chosen, Condition, Gift, Purpose, Rule, Views, choose, is_like};
use domain::{Account, Department, DepartmentId, PersonId};

fn departments() -> Vec<Department> {
    let one = |id, label: &str, is_enabled| Department {
        id: DepartmentId(id),
        label: label.to_owned(),
        short_label: label.chars().take(2).collect(),
        is_enabled,
        ..Department::newborn()
    };
    vec![one(1, "Services Généraux", true), one(2, "DSI", true), one(3, "Scolarité", true), one(4, "Fermé", false)]
}

fn somebody() -> Applicant {
    Applicant {
        is_admin: false,
        account: Account::Directory,
        identifier: "e12".to_owned(),
        affiliation: "UFR Sciences, poste 45 12".to_owned(),
        address: "odile@univ.example".to_owned(),
        managed: vec![DepartmentId(2)],
    }
}

fn rule(condition: Condition, operand: &str, gift: Gift, target: &str) -> Rule {
    Rule { purpose: None, condition, operand: operand.to_owned(), gift, target: target.to_owned() }
}

fn given(rules: &[Rule], applicant: &Applicant) -> Vec<i64> {
    let chosen = choose(rules, Purpose::TicketCreation, applicant, &departments());
    chosen.into_iter().map(|chosen| chosen.department.0).collect()
}

#[test]
fn patterns_are_whole_and_know_no_case() {
    for (pattern, text, holds) in [
        ("e*", "e12", true),
        ("E*", "e12", true),
        ("e*", "p3", false),
        ("e", "e12", false),
        ("*", "", true),
        ("", "", true),
        ("", "x", false),
        ("*@univ.example", "odile@univ.example", true),
        ("ufr*45*", "UFR Sciences, poste 45 12", true),
        ("a*b*a", "aba", true),
        ("a*a", "a", false),
        ("*é*", "GÉNÉRAUX", true),
    ] {
        assert_eq!(is_like(pattern, text), holds, "{pattern} {text}");
    }
}

#[test]
fn without_a_rule_every_open_department_is_given() {
    assert_eq!(given(&[], &somebody()), [1, 2, 3]);
}

#[test]
fn each_condition_holds_for_those_it_names() {
    let admin = Applicant { is_admin: true, ..somebody() };
    let external = Applicant { account: Account::External, managed: Vec::new(), ..somebody() };
    for (condition, operand, whom) in [
        (Condition::Everybody, "", [true, true, true]),
        (Condition::Administrator, "", [false, true, false]),
        (Condition::Manager, "", [true, true, false]),
        (Condition::ManagerOf, "2", [true, true, false]),
        (Condition::ManagerOf, "1", [false, false, false]),
        (Condition::Directory, "", [true, true, false]),
        (Condition::External, "", [false, false, true]),
        (Condition::IdentifierLike, "e*", [true, true, true]),
        (Condition::AffiliationLike, "*lettres*", [false, false, false]),
        (Condition::AddressLike, "*@univ.example", [true, true, true]),
        (Condition::NothingYet, "", [true, true, true]),
    ] {
        let rules = [rule(condition, operand, Gift::Department, "1")];
        let held = [&somebody(), &admin, &external].map(|applicant| !given(&rules, applicant).is_empty());
        assert_eq!(held, whom, "{condition:?} {operand}");
    }
}

#[test]
fn rules_are_read_in_order_until_one_stops() {
    let (everybody, one) = (Condition::Everybody, Gift::Department);
    let first = rule(everybody, "", one, "3");
    for (rules, expected) in [
        (vec![first.clone()], vec![3]),
        (vec![first.clone(), rule(everybody, "", one, "1")], vec![1, 3]),
        (vec![first.clone(), rule(everybody, "", Gift::Stop, ""), rule(everybody, "", one, "1")], vec![3]),
        (vec![rule(everybody, "", Gift::All, ""), rule(everybody, "", one, "4")], vec![1, 2, 3]),
        (vec![rule(everybody, "", Gift::Matching, "s*")], vec![1, 3]),
        (vec![rule(everybody, "", one, "4")], vec![]),
        (vec![first.clone(), rule(Condition::NothingYet, "", Gift::All, "")], vec![3]),
        (vec![rule(Condition::NothingYet, "", Gift::All, "")], vec![1, 2, 3]),
        (vec![Rule { purpose: Some(Purpose::TicketView), ..first }], vec![]),
    ] {
        assert_eq!(given(&rules, &somebody()), expected, "{rules:?}");
    }
}

#[test]
fn what_was_given_says_by_which_rule_first() {
    let rules = [rule(Condition::Everybody, "", Gift::Department, "2"), rule(Condition::Everybody, "", Gift::All, "")];
    let chosen = choose(&rules, Purpose::TicketView, &somebody(), &departments());
    let by = |id, rule| Chosen { department: DepartmentId(id), rule: Some(rule) };
    assert_eq!(chosen, [by(1, 1), by(2, 0), by(3, 1)]);
}

#[test]
fn under_rules_whoever_is_not_known_is_given_nothing() {
    let (known, stranger, department) = (PersonId(1), PersonId(2), DepartmentId(3));
    assert!(Views::default().hold(stranger, department) && Views::default().knows(stranger));
    let mut views = Views::ruled();
    views.add(known, [department]);
    assert!(views.hold(known, department) && !views.hold(known, DepartmentId(4)));
    assert!(!views.knows(stranger) && !views.hold(stranger, department));
}
