//! Every kind of person, and what is theirs.

use app::people::{NewAccount, add};
use domain::category::CategorySetting;
use domain::department::DepartmentSetting;
use domain::{Account, Language, Person, PersonId, Privilege};
use spec::world::{Client, Ticket, World, letting};
use store::people;

/// Somebody at a browser.
pub struct Kind {
    pub name: &'static str,
    /// `None`: nobody as far as the site knows.
    pub person: Option<Person>,
    pub client: Client,
}

pub struct Cast {
    pub kinds: Vec<Kind>,
    /// Odile's, with Inès invited.
    pub ticket: Ticket,
    /// Odile's, confidential.
    pub secret: Ticket,
    /// Paul's, in another department.
    pub foreign: Ticket,
    pub somebody: PersonId,
}

impl Cast {
    pub async fn arrive(world: &World) -> Self {
        let sg = world.places.sg;
        world.department_has(sg, DepartmentSetting::AllowsConfidential).await;
        world.category_has(world.places.plom, CategorySetting::Confidential).await;
        let ticket = world.ticket_with_invitees("ines").await;
        let secret = world.odile().await.posts("Plomberie", "Fuite", "Ici.").await;
        let foreign = world.paul().await.posts("Réseau", "Wi-Fi", "Rien.").await;
        world.mails_are_read().await;
        for privilege in [Privilege::ManageManagers, Privilege::EditDepartment, Privilege::SetOwnAvailability] {
            world.manager_is("alice", sg, letting(privilege)).await;
        }
        let campus = world.has_department("Campus").await;
        for name in ["ally", "external"] {
            newcomer(world, name).await;
        }
        let (ally, external) = (by_address(world, "ally").await, by_address(world, "external").await);
        // An ally manages a department that shares its tickets with Services Généraux.
        for department in [sg, campus] {
            world.department_is(department, |one| "campus".clone_into(&mut one.inter_service_tag)).await;
        }
        manages(world, &ally, campus).await;
        let disabled = world.bruno().await;
        world.is_disabled("bruno").await;
        let mut kinds = vec![
            Kind { name: "nobody", person: None, client: world.stranger() },
            Kind { name: "a closed account", person: None, client: disabled },
        ];
        let known = [
            ("the owner", "odile", world.odile().await),
            ("another requester", "paul", world.paul().await),
            ("an invitee", "ines", world.ines().await),
            ("a manager with every privilege, member", "alice", world.alice().await),
            ("a manager without, no member", "chloe", world.chloe().await),
            ("a manager of another department", "david", world.david().await),
            ("an administrator", "adam", world.adam().await),
        ];
        for (name, key, client) in known {
            kinds.push(Kind { name, person: Some(world.account(key).await), client });
        }
        for (name, person) in [("an ally", ally), ("somebody from outside", external)] {
            let token = app::session::open(&world.app, person.id, false).await.expect("a session");
            let client = world.stranger();
            client.set_cookie(world.session_cookie(), &token);
            kinds.push(Kind { name, person: Some(person), client });
        }
        Self { kinds, ticket, secret, foreign, somebody: world.person("paul") }
    }
}

async fn newcomer(world: &World, name: &str) {
    let account = NewAccount {
        name: name.to_owned(),
        address: format!("{name}@deux-rives.example"),
        identifier: None,
        account: if name == "external" { Account::External } else { Account::Directory },
        affiliation: String::new(),
        language: Language::French,
        is_admin: false,
        password: None,
    };
    add(&world.app, &account).await.expect("written").expect("an account that does");
}

async fn by_address(world: &World, name: &str) -> Person {
    let mut conn = world.app.db.read().await.expect("a connection");
    let found = people::by_login(&mut conn, &format!("{name}@deux-rives.example")).await;
    found.expect("a read").expect("an account")
}

async fn manages(world: &World, person: &Person, department: domain::DepartmentId) {
    let mut tx = world.app.db.write().await.expect("a transaction");
    let like = store::managers::of_department(&mut tx, world.places.dsi).await.expect("managers");
    let manager = domain::Manager { person: person.clone(), department, ..like[0].clone() };
    store::managers::insert(&mut tx, &manager).await.expect("written");
    tx.commit().await.expect("committed");
}
