//! Departments and their trees, with every switch on here and off there.

use domain::assignment::Algorithm;
use domain::category::{CategorySetting, Defaults};
use domain::department::DepartmentSetting;
use domain::monitoring::{Watch, WatchLevel};
use domain::{Category, CategoryId, Coded, Department, DepartmentId, Flags, PersonId, TicketScope};
use store::categories;
use store::db::Conn;

use super::Lots;

/// `is_open`: not disabled.
pub fn department(lots: &mut Lots, name: &str, rank: usize, is_open: bool) -> Department {
    let label = format!("Service {name}-{rank}");
    let tag = format!("campus-{name}");
    Department {
        id: DepartmentId(0),
        long_label: label.clone(),
        short_label: format!("S{rank}"),
        label,
        is_enabled: is_open || lots.often(70),
        icon: None,
        settings: lots.some(DepartmentSetting::ALL, 30).into_iter().collect(),
        inter_service_tag: lots.one(&[String::new(), tag.clone(), tag]),
        redirects_to: None,
        defaults: defaults(lots),
    }
}

/// Two categories at the root, one of them with a sub-category.
pub async fn grow(
    conn: &mut Conn,
    lots: &mut Lots,
    department: DepartmentId,
    people: &[PersonId],
) -> store::Result<Vec<CategoryId>> {
    // One is plain, so that there is always somewhere to go.
    let leaf = Category { settings: Flags::default(), ..category(lots, department, None, people) };
    let leaf = categories::insert(conn, &leaf).await?;
    let parent = categories::insert(conn, &category(lots, department, None, people)).await?;
    let child = categories::insert(conn, &category(lots, department, Some(parent), people)).await?;
    Ok(vec![leaf, parent, child])
}

fn category(lots: &mut Lots, department: DepartmentId, parent: Option<CategoryId>, people: &[PersonId]) -> Category {
    let label = format!("Catégorie {}", lots.below(1000));
    let mut settings = Flags::default();
    for (setting, percent) in [
        (CategorySetting::Confidential, 35),
        (CategorySetting::Invisible, 8),
        (CategorySetting::HiddenFromExternals, 20),
    ] {
        settings = if lots.often(percent) { settings.with(setting) } else { settings };
    }
    Category {
        id: CategoryId(0),
        department,
        parent,
        long_label: label.clone(),
        label,
        icon: None,
        search_words: String::new(),
        accepts_tickets: lots.often(70),
        has_children: false,
        own_members: lots.often(40).then(|| lots.some(people, 50)),
        settings,
        redirects_to: None,
        defaults: defaults(lots),
        questions: None,
    }
}

fn defaults(lots: &mut Lots) -> Defaults {
    Defaults {
        scope: lots.maybe(TicketScope::ALL, 35),
        algorithm: lots.maybe(Algorithm::ALL, 45),
        watch: lots.often(30).then(|| Watch {
            level: lots.one(WatchLevel::ALL),
            address: lots.one(&["une@veille.example".to_owned(), "deux@veille.example".to_owned()]),
        }),
        ..Defaults::default()
    }
}

/// Now and then a leaf stands for a category that came before it: a chain always ends.
pub async fn redirect(conn: &mut Conn, lots: &mut Lots, found: &[CategoryId]) -> store::Result<()> {
    let all = categories::all(conn).await?;
    for (place, id) in found.iter().enumerate().skip(1) {
        let category = all.iter().find(|one| one.id == *id).ok_or(store::Error::NoRow)?;
        if !category.has_children && lots.often(12) {
            let target = Some(lots.one(&found[..place]));
            categories::update(conn, &Category { redirects_to: target, ..category.clone() }).await?;
        }
    }
    Ok(())
}
