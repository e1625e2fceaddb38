//! The tree of categories: places, orders, members, what is deleted.

use domain::{CategoryId, DepartmentId, PersonId};
use store::categories;
use store::db::Tx;

use crate::story::{Answers, Cast};

/// A category with its department, its parent and its own members.
type Branch = (CategoryId, DepartmentId, Option<CategoryId>, Option<Vec<PersonId>>);

pub async fn told(tx: &mut Tx, answers: &mut Answers, cast: &Cast) -> store::Result<()> {
    let model = categories::lineage(tx, cast.electricity).await?.ok_or(store::Error::NoRow)?.category().clone();
    let mut added = Vec::new();
    for label in ["Prises", "Lampes"] {
        let own_members = Some(vec![cast.bruno.id]);
        let one = domain::Category { label: label.to_owned(), parent: None, own_members, ..model.clone() };
        added.push(categories::insert(tx, &one).await?);
    }
    categories::set_place(tx, added[0], cast.department, Some(cast.electricity)).await?;
    categories::set_members(tx, added[0], None).await?;
    categories::set_members(tx, added[1], Some(&[cast.odile.id, cast.bruno.id])).await?;
    categories::set_order(tx, &[added[1], cast.electricity]).await?;
    let of = |all: &[domain::Category]| -> Vec<Branch> {
        let ours = all.iter().filter(|one| one.department == cast.department);
        ours.map(|one| (one.id, one.department, one.parent, one.own_members.clone())).collect()
    };
    let all = categories::all(tx).await?;
    let find = |id| all.iter().find(|one| one.id == id).expect("there");
    assert_eq!((find(added[0]).parent, &find(added[0]).own_members), (Some(cast.electricity), &None));
    assert_eq!(find(added[1]).own_members, Some(vec![cast.odile.id, cast.bruno.id]));
    answers.add("placed", of(&all));
    answers.add("tickets there", categories::tickets_in(tx, cast.electricity).await?);
    assert_eq!(categories::tickets_in(tx, added[0]).await?, 0);
    for id in added {
        categories::delete(tx, id).await?;
    }
    answers.add("deleted", of(&categories::all(tx).await?));
    Ok(())
}
