//! Managers of a department, what they may, when they are away, how they leave; permanent invitees: S83–S92, E56,
//! spec.md §2.2, §2.3, §6.5 and §13.2.

mod absence;
mod adding;
mod availability;
mod bad_input;
mod invitees;
mod leaving;
mod lockout;
mod next;
mod ordering;
mod privileges;
mod sheets;

use app::people::{NewAccount, add};
use domain::{Account, DepartmentId, Language, Manager, PersonId, Privilege, Refusal};
use spec::world::{Client, Form, Page, World, letting, why};
use store::managers;

const LUC: &str = "Luc Morel";
const MARIE: &str = "Marie Petit";

/// The address of the managers of a department.
fn list(department: DepartmentId) -> String {
    format!("/departments/{department}/managers")
}

fn page_of(department: DepartmentId, person: PersonId) -> String {
    format!("{}/{person}", list(department))
}

/// Somebody of the directory, whose identifier is their first name.
async fn arrives(world: &World, name: &str) -> PersonId {
    let identifier = name.split(' ').next().expect("a first name").to_lowercase();
    let account = NewAccount {
        name: name.to_owned(),
        address: format!("{identifier}@deux-rives.example"),
        identifier: Some(identifier),
        account: Account::Directory,
        affiliation: "Services Généraux".to_owned(),
        language: Language::French,
        is_admin: false,
        password: None,
    };
    add(&world.app, &account).await.expect("written").expect("an account that does")
}

/// A newcomer at a browser.
async fn signed_in(world: &World, person: PersonId) -> Client {
    let token = app::session::open(&world.app, person, false).await.expect("a session");
    let client = world.stranger();
    client.set_cookie(world.session_cookie(), &token);
    client
}

/// Alice, who may manage the managers of Services Généraux.
async fn alice(world: &World) -> Client {
    world.manager_is("alice", world.places.sg, letting(Privilege::ManageManagers)).await;
    world.alice().await
}

/// The managers of a department as they are stored, closed accounts too.
async fn stored(world: &World, department: DepartmentId) -> Vec<Manager> {
    let mut conn = world.app.db.read().await.expect("a connection");
    managers::with_closed(&mut conn, department).await.expect("managers")
}

async fn find(world: &World, department: DepartmentId, person: PersonId) -> Option<Manager> {
    stored(world, department).await.into_iter().find(|manager| manager.person.id == person)
}

async fn names(world: &World, department: DepartmentId) -> Vec<String> {
    stored(world, department).await.into_iter().map(|manager| manager.person.name).collect()
}

/// Types somebody in the form that adds.
async fn adds(client: &Client, path: &str, typed: &str) -> Page {
    let ending = path.rsplit('/').next().expect("a path");
    client.get(path).await.form(ending).fill("identifier", typed).submit().await
}

/// The form of a manager, as this person finds it.
async fn form(client: &Client, department: DepartmentId, person: PersonId) -> Form {
    let page = client.get(&page_of(department, person)).await;
    assert_eq!(page.status, 200, "{page}");
    page.form(&person.to_string())
}

async fn save(form: Form) -> Page {
    let saved = form.submit().await.follows().await;
    saved.shows("C’est enregistré, et déjà appliqué.");
    saved
}

fn lacks(privilege: Privilege) -> String {
    why(&Refusal::LacksPrivilege { privilege, department: "Services Généraux".to_owned() })
}
