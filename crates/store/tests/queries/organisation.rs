//! The organisation read whole, and people who come by hundreds.

use domain::audit::{Deed, Entry};
use domain::{DepartmentId, PersonId};
use store::accounts::{self, Card};
use store::db::Tx;
use store::{audit, managers, organisation, people, permanent_invitees};

use crate::engines::NOW;
use crate::story::{Answers, Cast};

pub async fn told(tx: &mut Tx, answers: &mut Answers, cast: &Cast) -> store::Result<()> {
    let everybody = organisation::people(tx).await?;
    let model = everybody.iter().find(|card| card.person.id == cast.bruno.id).expect("there").clone();
    answers.add("everybody", &everybody);
    answers.add("managers of all", managers::everywhere(tx).await?);
    permanent_invitees::insert(tx, cast.department, cast.odile.id).await?;
    assert!(organisation::invitees(tx).await?.contains(&(cast.department, cast.odile.id)));
    permanent_invitees::delete(tx, cast.department, cast.odile.id).await?;
    let staff = |all: Vec<domain::Manager>| {
        all.into_iter().filter(|one| one.department == cast.department).map(|one| one.person.id).collect::<Vec<_>>()
    };
    let mut order = staff(managers::everywhere(tx).await?);
    order.reverse();
    managers::set_order(tx, cast.department, &order).await?;
    assert_eq!(staff(managers::everywhere(tx).await?), order);
    let two = ["Zoé", "Yann"].map(|name| newcomer(&model, name));
    let added = organisation::add_people(tx, &two, NOW).await?;
    let ids: Vec<PersonId> = added.iter().map(|(_, id)| *id).collect();
    answers.add("logins", added.iter().map(|(login, _)| login).collect::<Vec<_>>());
    // They exchange their addresses.
    organisation::free_addresses(tx, &ids).await?;
    for (card, id) in two.iter().zip(ids.iter().rev()) {
        let person = domain::Person { id: *id, ..card.person.clone() };
        organisation::change_person(tx, &Card { person, ..card.clone() }).await?;
    }
    let zoe = people::by_identifier(tx, "zoé").await?.expect("somebody");
    assert_eq!((zoe.id, zoe.name.as_str()), (ids[1], "Zoé"));
    answers.add("exchanged", accounts::find(tx, "zoe", 9).await?.len());
    let entry = |subject: &str, department| Entry {
        deed: Deed::OrganisationImported,
        by: None,
        department,
        subject: subject.to_owned(),
        changes: Vec::new(),
    };
    audit::insert_all(tx, &[entry("un", Some(DepartmentId(1))), entry("deux", None)], NOW).await?;
    audit::insert_all(tx, &[], NOW).await?;
    let read: Vec<String> = audit::page(tx, None, None, 2).await?.into_iter().map(|line| line.subject).collect();
    assert_eq!(read, ["deux", "un"]);
    answers.add("journal of several", read);
    Ok(())
}

fn newcomer(model: &Card, name: &str) -> Card {
    let address = Some(format!("{}@univ.example", name.to_lowercase()));
    let person = domain::Person { name: name.to_owned(), address, ..model.person.clone() };
    Card { identifier: name.to_owned(), person, ..model.clone() }
}
