//! Canned responses: whose they are, their versions, how much they serve.

use domain::{DepartmentId, Language, ResponseId, Sharing, Wording};
use store::db::Tx;
use store::responses;

use crate::engines::NOW;
use crate::story::{Answers, Cast};

fn wording(label: &str) -> Wording {
    Wording::parse(label, "Bonjour,\n@SIGNATURE@", Language::French).expect("words that do")
}

pub async fn told(tx: &mut Tx, answers: &mut Answers, cast: &Cast) -> store::Result<()> {
    let (odile, bruno) = (cast.odile.id, cast.bruno.id);
    let shared = Sharing::Department(cast.department);
    let mut ids = Vec::new();
    for sharing in [Sharing::Private(bruno), Sharing::Private(odile), shared, Sharing::Global] {
        ids.push(responses::insert(tx, sharing, &wording("Accusé de réception"), bruno, NOW).await?);
    }
    let mut around = responses::around(tx, bruno, &[cast.department]).await?;
    around.sort_by_key(|response| response.id);
    assert_eq!(around.iter().map(|one| one.id).collect::<Vec<_>>(), [ids[0], ids[2], ids[3]]);
    assert_eq!(around.iter().map(|one| one.version).collect::<Vec<_>>(), [1, 1, 1]);
    answers.add("around somebody", around);
    let elsewhere = responses::around(tx, odile, &[DepartmentId(999)]).await?;
    assert_eq!(elsewhere.len(), 2, "one's own and the global one");

    let mut response = responses::by_id(tx, ids[0]).await?.ok_or(store::Error::NoRow)?;
    response.sharing = shared;
    response.wording = wording("Reçu");
    assert!(responses::update(tx, &response).await?, "as it was read");
    assert!(!responses::update(tx, &response).await?, "changed since");
    for moment in [NOW, NOW.plus_seconds(60)] {
        responses::count_use(tx, response.id, moment).await?;
    }
    let after = responses::by_id(tx, ids[0]).await?.ok_or(store::Error::NoRow)?;
    assert_eq!((after.version, after.uses, after.used_at), (2, 2, Some(NOW.plus_seconds(60))));
    answers.add("changed and used", after);
    assert!(!responses::delete(tx, ids[0], 1).await?, "changed since");
    assert!(responses::delete(tx, ids[0], 2).await?, "as it was read");
    assert!(!responses::delete(tx, ResponseId(999), 1).await?, "nowhere");
    answers.add("deleted", responses::by_id(tx, ids[0]).await?);
    Ok(())
}
