//! The rights matrix (guarantees P20): every declared address, every kind of person, their own objects and those of
//! others. What each may get is computed from the policy, the duties and the one rule of sight, never listed by hand.

mod cast;
mod dump;
mod places;

use cast::{Cast, Kind};
use domain::administration::may;
use domain::visibility::sight;
use dump::dump;
use places::{Object, Place, places};
use reqwest::Method;
use spec::story;
use spec::world::World;
use store::{departments, facts, managers};
use web::routes::Policy;

/// What an address may answer to somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Expected {
    /// Led to sign in.
    SignIn,
    /// As an address that nobody has.
    Hidden,
    /// In sight, and not theirs to do: said, or hidden with what else they may not read.
    Refused,
    /// Whatever its handler says of it.
    Answered,
}

async fn expected(world: &World, kind: &Kind, policy: Policy, place: &Place) -> Expected {
    if policy == Policy::Anybody {
        return Expected::Answered;
    }
    let Some(person) = &kind.person else { return Expected::SignIn };
    let mut conn = world.app.db.read().await.expect("a connection");
    match (policy, &place.object) {
        (Policy::Administrators, _) if !person.is_admin => Expected::Hidden,
        (Policy::Department(duty), Object::Department(id)) => {
            let department = departments::by_id(&mut conn, *id).await.expect("a read").expect("a department");
            let all = managers::of_department(&mut conn, *id).await.expect("managers");
            if !person.is_admin && all.iter().all(|manager| manager.person.id != person.id) {
                return Expected::Hidden;
            }
            match may(person, duty, &department.label, &all) {
                Ok(()) => Expected::Answered,
                Err(_) => Expected::Refused,
            }
        }
        (_, Object::Ticket(ticket)) => {
            let found = facts::load(&mut conn, ticket.id(), world.app.installation(), false).await;
            let mut found = found.expect("a read").expect("a ticket");
            facts::acquaint(&mut conn, &mut found, person.id).await.expect("a read");
            if sight(person, &found).is_some() { Expected::Answered } else { Expected::Hidden }
        }
        (_, Object::Absent) => Expected::Hidden,
        _ => Expected::Answered,
    }
}

/// Is this answer one of those expected?
fn is_right(expected: Expected, method: &Method, status: u16) -> bool {
    match expected {
        Expected::SignIn if *method == Method::GET => status == 303,
        Expected::SignIn => (200..500).contains(&status) && status != 404,
        Expected::Hidden => status == 404,
        Expected::Refused if *method == Method::GET => [200, 303, 404, 409].contains(&status),
        Expected::Refused => status == 409 || status == 404,
        Expected::Answered => status < 500,
    }
}

async fn asked(kind: &Kind, method: &Method, path: &str) -> u16 {
    let request = kind.client.request(method.clone(), path);
    let request = if *method == Method::POST { request.form(&[("message", "forged")]) } else { request };
    // A stream has no end to be read to.
    request.send().await.expect("the server answers").status().as_u16()
}

story!(fn p20_every_address_answers_whom_it_is_declared_for, async |world| {
    let cast = Cast::arrive(&world).await;
    let declared = web::router::declared(&world.app);
    assert!(declared.len() > 50, "{} addresses", declared.len());
    let (mut wrong, mut cells) = (Vec::new(), 0);
    // What is read first: nothing of it changes anything.
    for method in [Method::GET, Method::POST] {
        let before = dump(&world).await;
        for route in declared.iter().filter(|route| route.method == method) {
            for place in places(&world, &cast, route.path) {
                for kind in &cast.kinds {
                    let expected = expected(&world, kind, route.policy, &place).await;
                    // What is theirs to change is told by other stories.
                    if method == Method::POST && expected == Expected::Answered {
                        continue;
                    }
                    cells += 1;
                    let status = asked(kind, &method, &place.path).await;
                    if !is_right(expected, &method, status) {
                        wrong.push(format!("{method} {} to {}: {status}, not {expected:?}", place.path, kind.name));
                    }
                }
            }
        }
        let after = dump(&world).await;
        for (one, other) in before.iter().zip(&after) {
            assert_eq!(one, other, "{method} changed something");
        }
    }
    assert!(wrong.is_empty(), "{} of {cells} cells:\n{}", wrong.len(), wrong.join("\n"));
    assert!(cells > 1000, "{cells} cells");
});

story!(fn p20_a_manager_without_a_duty_is_told_who_has_it, async |world| {
    let cast = Cast::arrive(&world).await;
    let declared = web::router::declared(&world.app);
    let mut wrong = Vec::new();
    for route in declared.iter().filter(|route| route.method == Method::POST) {
        let Policy::Department(duty) = route.policy else { continue };
        for place in places(&world, &cast, route.path) {
            for kind in cast.kinds.iter().filter(|kind| kind.person.is_some()) {
                if expected(&world, kind, route.policy, &place).await == Expected::Refused {
                    let status = asked(kind, &Method::POST, &place.path).await;
                    let is_absent = place.path.contains("999999") && status == 404;
                    if status != 409 && !is_absent {
                        wrong.push(format!("{} ({duty:?}) to {}: {status}", place.path, kind.name));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
});
