//! Accounts as administrators look after them, departments that come and go, the rules of the selection.

use domain::audit::{Change, Deed, Entry, Setting, Value};
use domain::selection::{Condition, Gift, Purpose, Rule};
use domain::{Department, DepartmentId};
use store::db::Tx;
use store::{accounts, audit, departments, facts, people, selection, sessions};

use crate::engines::NOW;
use crate::story::{self, Answers, Cast};

pub async fn told(tx: &mut Tx, answers: &mut Answers, cast: &Cast) -> store::Result<()> {
    let twin = story::somebody(tx, "Odile Fontanel-Roy", "odile.roy@univ.example").await?;
    accounts::lock(tx, &[cast.odile.id, twin.id]).await?;
    let card = accounts::card(tx, twin.id).await?.ok_or(store::Error::NoRow)?;
    assert_eq!((card.person.id, card.merged_into, card.has_password), (twin.id, None, true));
    answers.add("a card", card);
    answers.add("found", accounts::find(tx, "FONTANEL", 9).await?);
    assert!(accounts::find(tx, "100%", 9).await?.is_empty());
    accounts::set_admin(tx, twin.id, true).await?;
    answers.add("administrators", accounts::administrators(tx).await?);
    accounts::set_enabled(tx, twin.id, false).await?;
    accounts::set_enabled(tx, twin.id, true).await?;
    answers.add("belongings", accounts::belongings(tx, cast.odile.id).await?);
    answers.add("held", accounts::held(tx, cast.bruno.id, 9).await?);
    answers.add("owned", accounts::owned(tx, cast.odile.id, 9).await?);
    answers.add("tickets of", accounts::tickets_of(tx, cast.odile.id).await?);
    accounts::give(tx, cast.bruno.id, twin.id).await?;
    answers.add("given", accounts::belongings(tx, twin.id).await?);
    accounts::stand_for(tx, cast.bruno.id, twin.id).await?;
    let address = cast.bruno.address.clone().unwrap_or_default();
    let kept = people::by_login(tx, &address).await?.ok_or(store::Error::NoRow)?;
    assert_eq!(kept.id, twin.id, "the old address leads to the account that was kept");
    sessions::insert(tx, "looking", twin.id, false, NOW, NOW.plus_seconds(60)).await?;
    sessions::view(tx, "looking", Some(cast.odile.id)).await?;
    let looking = sessions::find(tx, "looking", NOW).await?.ok_or(store::Error::NoRow)?;
    assert_eq!((looking.person.id, looking.viewing), (twin.id, Some(cast.odile.id)));
    answers.add("looking", looking);
    rules(tx, answers, cast).await?;
    come_and_go(tx, answers, cast).await
}

async fn rules(tx: &mut Tx, answers: &mut Answers, cast: &Cast) -> store::Result<()> {
    assert!(selection::views(tx, Purpose::TicketView, &[cast.odile.id]).await?.hold(cast.odile.id, DepartmentId(999)));
    let rule = Rule {
        purpose: Some(Purpose::TicketView),
        condition: Condition::AddressLike,
        operand: "odile*".to_owned(),
        gift: Gift::All,
        target: String::new(),
    };
    selection::replace(tx, std::slice::from_ref(&rule)).await?;
    assert_eq!(selection::rules(tx).await?, [rule]);
    let mut applicants: Vec<_> = selection::applicants(tx, &[cast.odile.id]).await?.into_iter().collect();
    applicants.sort_by_key(|(id, _)| *id);
    answers.add("applicants", applicants);
    let views = selection::views(tx, Purpose::TicketView, &[cast.odile.id, cast.bruno.id]).await?;
    answers.add("views", views);
    let ticket = accounts::tickets_of(tx, cast.odile.id).await?[0];
    let mut found = facts::load(tx, ticket, domain::TicketScope::Private, false).await?.ok_or(store::Error::NoRow)?;
    facts::acquaint(tx, &mut found, domain::PersonId(999)).await?;
    answers.add("acquainted", found.views);
    selection::replace(tx, &[]).await
}

async fn come_and_go(tx: &mut Tx, answers: &mut Answers, cast: &Cast) -> store::Result<()> {
    let fresh = Department { label: "Accueil".to_owned(), ..Department::newborn() };
    departments::lock(tx).await?;
    let id = departments::insert(tx, &fresh).await?;
    let sizes = departments::sizes(tx, id).await?;
    assert_eq!((sizes.categories, sizes.tickets), (0, 0));
    answers.add("sizes", departments::sizes(tx, cast.department).await?);
    journal(tx, answers, cast, id).await?;
    answers.add("what a department has", departments::belongings(tx, cast.department).await?);
    let mut ids: Vec<DepartmentId> = departments::all(tx).await?.into_iter().map(|one| one.id).collect();
    ids.reverse();
    departments::order(tx, &ids).await?;
    assert_eq!(departments::all(tx).await?[0].id, id, "the last is first");
    departments::delete(tx, id).await?;
    assert!(departments::by_id(tx, id).await?.is_none());
    Ok(())
}

async fn journal(tx: &mut Tx, answers: &mut Answers, cast: &Cast, id: DepartmentId) -> store::Result<()> {
    let renamed = Change { setting: Setting::Label, before: Value::Empty, after: Value::Text("Accueil".to_owned()) };
    for (by, department) in [(Some(cast.odile.id), Some(id)), (None, None)] {
        let entry = Entry {
            deed: Deed::DepartmentAdded,
            by,
            department,
            subject: "Accueil".to_owned(),
            changes: vec![renamed.clone()],
        };
        audit::insert(tx, &entry, NOW).await?;
    }
    let (all, ours) = (audit::page(tx, None, None, 9).await?, audit::page(tx, Some(id), None, 9).await?);
    assert_eq!((all.len(), ours.len()), (2, 1), "one is of no department");
    assert_eq!((all[0].by.as_deref(), &all[1].changes), (None, &vec![renamed]), "newest first");
    assert!(audit::page(tx, None, Some(ours[0].id), 9).await?.is_empty(), "nothing is older");
    answers.add("journal", all);
    Ok(())
}
