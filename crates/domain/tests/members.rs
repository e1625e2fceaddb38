//! Who leaves a category when it is changed (spec.md §2.3, §6.2): members of its own, inherited ones, confidential ones.

mod organisation;

use domain::category::CategorySetting;
use domain::department::DepartmentSetting;
use domain::{Category, CategoryId, Department, Flags, Lineage, Manager, PersonId};
use organisation::{category, department, manager, person};

const PARENT: CategoryId = CategoryId(70);

/// Of a category, or of the one above it: the own list, and whether it is confidential.
type Said<'a> = (Option<&'a [i64]>, bool);

fn open(members: &[i64]) -> Said<'_> {
    (Some(members), false)
}

fn secret(members: &[i64]) -> Said<'_> {
    (Some(members), true)
}

fn said(category: Category, (members, is_confidential): Said<'_>) -> Category {
    let settings =
        if is_confidential { Flags::default().with(CategorySetting::Confidential) } else { Flags::default() };
    let own_members = members.map(|members| members.iter().copied().map(PersonId).collect());
    Category { own_members, settings, ..category }
}

fn parent(of: Said<'_>) -> Category {
    said(Category { id: PARENT, has_children: true, ..category() }, of)
}

fn child(of: Said<'_>) -> Category {
    said(Category { parent: Some(PARENT), ..category() }, of)
}

/// Whom a change takes away, among managers 1, 2 and 3.
fn leavers(before: [Said<'_>; 2], changed: &Category) -> Vec<i64> {
    let settings = Flags::default().with(DepartmentSetting::AllowsConfidential);
    let department = Department { settings, ..department() };
    let [above, here] = before;
    let before = Lineage::new(vec![child(here), parent(above)], department).expect("two categories are a chain");
    let managers: Vec<Manager> = (1..=3).map(|id| manager(person(id))).collect();
    before.leavers(&before.with(changed), &managers).into_iter().map(|person| person.0).collect()
}

#[test]
fn who_leaves_is_who_was_a_member_or_reads_no_more() {
    let all: Said = (None, false);
    let rows: [([Said; 2], Category, &[i64]); 9] = [
        ([all, all], child(open(&[1])), &[2, 3]),
        ([all, open(&[1, 2])], child(open(&[2, 1])), &[]),
        ([all, open(&[1])], child(all), &[]),
        ([open(&[1]), open(&[1, 2])], child(all), &[2]),
        ([all, all], parent(open(&[3])), &[1, 2]),
        ([all, open(&[1])], parent(open(&[3])), &[]),
        ([all, open(&[1])], child(secret(&[1])), &[2, 3]),
        ([all, secret(&[1, 2])], child(open(&[1])), &[2]),
        ([open(&[1, 2]), all], parent(secret(&[1, 2])), &[3]),
    ];
    for (before, changed, expected) in rows {
        assert_eq!(leavers(before, &changed), expected, "{before:?} {changed:?}");
    }
}

#[test]
fn who_manages_the_department_no_more_is_not_asked_about() {
    assert_eq!(leavers([(None, false), open(&[1, 9])], &child(open(&[1]))), [0_i64; 0]);
}
