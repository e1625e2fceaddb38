//! The same on pages: the names that a form lists are those of the people whom it mails once sent, and of those who
//! then lose sight of the ticket.

use std::collections::BTreeMap;

use app::{Words, sentences};
use domain::recipients::{Reason, Watcher};
use domain::ticket::right;
use domain::{Action, Coded, Facts, Language, Person, PersonId, Standing, TicketId, TicketScope};
use scraper::{Html, Selector};
use spec::story;
use spec::world::{Client, Form, World, french};

use crate::created::{is_created, mark};
use crate::organisation::{Lots, Organisation, arrive};
use crate::seen::{losing, mailed, read, watched};

const CASES: usize = 8;
/// Forms a case.
const FORMS: usize = 24;

const ACTIONS: &[Action] = &[
    Action::Take,
    Action::Take,
    Action::Transfer,
    Action::Transfer,
    Action::SendBack,
    Action::Invite,
    Action::InviteGroup,
    Action::Close,
    Action::Close,
    Action::Release,
    Action::Reopen,
];

story!(fn a_form_names_those_whom_it_tells_and_those_who_lose_sight, async |world: World| {
    names_are_right(&world, ACTIONS, &[Action::Transfer, Action::Invite, Action::Close]).await;
});

// Those who have a part in the ticket keep it whatever its scope: the same people are told, and nobody loses it.
story!(fn the_form_of_a_scope_names_people_choice_by_choice, async |world: World| {
    names_are_right(&world, &[Action::ChangeScope], &[Action::ChangeScope]).await;
});

async fn names_are_right(world: &World, actions: &[Action], needed: &[Action]) {
    let mut sent = BTreeMap::<Action, usize>::new();
    for (number, seed) in Lots::seeds(CASES).into_iter().enumerate() {
        let mut lots = Lots::of(seed);
        let organisation = arrive(world, &mut lots, &number.to_string()).await.expect("an organisation");
        let mut ticket = is_created(world, &mut lots, &organisation, seed).await;
        for turn in 0..FORMS {
            if turn % 8 == 0 {
                ticket = is_created(world, &mut lots, &organisation, seed).await;
            }
            let action = lots.one(actions);
            mark(world, &mut lots, &organisation, ticket).await;
            let facts = read(world, ticket).await;
            let may = |person: &&Person| person.is_enabled && right::check(action, &facts, person).is_ok();
            let able: Vec<&Person> = organisation.people.iter().filter(may).collect();
            if !able.is_empty() {
                let me = lots.one(&able).clone();
                let done = is_sent(world, &mut lots, &organisation, &me, action, &facts, seed).await;
                *sent.entry(action).or_default() += usize::from(done);
            }
        }
    }
    for action in needed {
        assert!(sent.get(action).is_some_and(|times| *times > 0), "{action:?} was never sent: {sent:?}");
    }
    world.leave_mail();
}

/// Fills in the form of an action, sends it, and compares; whether it was carried out.
async fn is_sent(
    world: &World,
    lots: &mut Lots,
    organisation: &Organisation,
    me: &Person,
    action: Action,
    before: &Facts,
    seed: u64,
) -> bool {
    let ticket = before.ticket.id;
    let browser = browser(world, me).await;
    let page = browser.get(&address(lots, organisation, action, ticket)).await;
    assert_eq!(page.status, 200, "{page}");
    if !page.has_form(action.code()) {
        // The place drawn does not do: the tree is shown again.
        return false;
    }
    let form = filled(lots, organisation, action, page.form(action.code()));
    let about = format!("{me:?} sends {action:?}, case {seed}, of {before:#?}: {page}");
    let [told, losers] = [".pen-told", ".losing"].map(|part| names(&page.html, part, &form));
    let loses_it = says_i_lose_it(&page.html, &form);
    let answer = form.submit().await;
    if answer.status != 303 {
        assert_eq!(answer.status, 422, "{about}\n{answer}");
        return false;
    }
    let after = read(world, ticket).await;
    let words = Words::of(Language::French);
    let name = |id: PersonId| sentences::name(words, me, before, organisation.person(id));
    let mailed = mailed(world, ticket, before.ticket.version + 1).await;
    let watched = watched(world, ticket, before.ticket.version + 1).await;
    // For whoever does not manage the place, that there is one.
    let standing = Standing::of(me, before);
    let is_told = standing.is_manager() || standing.is_admin;
    let address = |watcher: &Watcher| if is_told { watcher.address.clone() } else { french("told-address") };
    let addresses = || watched.iter().map(address);
    let all = mailed.iter().map(|(person, _)| name(*person)).chain(addresses()).collect();
    // Whom a form invites is in a field; in the list too, when they would be told anyway.
    let is_typed = |reason: &Reason| action == Action::Invite && *reason == Reason::InvitedNow;
    let listed = mailed.iter().filter(|(_, reason)| !is_typed(reason)).map(|(person, _)| name(*person));
    let listed = listed.chain(addresses()).collect();
    let expected = format!("{told:?}, not {mailed:?} and {watched:?}: {about}");
    assert!(is_within(&told, all) && is_within(&sorted(listed), told.clone()), "{expected}");
    let lost = losing(before, &after);
    let others = lost.iter().filter(|person| **person != me.id).map(|person| name(*person));
    assert_eq!(losers, sorted(others.collect()), "who loses sight: {about}");
    assert_eq!(loses_it, lost.contains(&me.id), "whether the sender does: {about}");
    true
}

async fn browser(world: &World, me: &Person) -> Client {
    let token = app::session::open(&world.app, me.id, false).await.expect("a session");
    let browser = world.stranger();
    browser.set_cookie(world.session_cookie(), &token);
    browser
}

fn address(lots: &mut Lots, organisation: &Organisation, action: Action, ticket: TicketId) -> String {
    let path = format!("/tickets/{ticket}/{}", action.code());
    if !matches!(action, Action::Transfer | Action::InviteGroup) {
        return path;
    }
    if lots.often(75) {
        format!("{path}?to=c{}", lots.one(&organisation.categories))
    } else {
        format!("{path}?to=d{}", lots.one(&organisation.departments))
    }
}

/// As somebody would fill it in, box after box; "ne pas signaler" left empty.
fn filled(lots: &mut Lots, organisation: &Organisation, action: Action, form: Form) -> Form {
    let form = ["release", "stay", "follow", "quiet"].into_iter().fold(form, |form, name| match form.is_ticked(name) {
        Some(_) if name != "quiet" && lots.often(50) => form.tick(name),
        Some(_) => form.untick(name),
        None => form,
    });
    match action {
        Action::Invite => {
            let rank = lots.below(organisation.people.len());
            form.fill("people", &identifier(organisation, rank))
        }
        Action::ChangeScope => form.choose("scope", lots.one(TicketScope::ALL).code()),
        Action::Close => form.fill("minutes", "5"),
        _ => form,
    }
}

fn identifier(organisation: &Organisation, rank: usize) -> String {
    organisation.people[rank].name.replace("Personne ", "p-")
}

/// The names listed there for what is ticked and chosen in the form, in alphabetical order.
fn names(html: &str, part: &str, form: &Form) -> Vec<String> {
    let document = Html::parse_document(html);
    let (line, name) = (select(&format!("form.act {part} li")), select("bdi"));
    let chosen = if form.choices("scope").is_empty() { "default" } else { form.value("scope") };
    let counts = |line: &scraper::ElementRef<'_>| {
        let when = line.value().attr("data-when").is_none_or(|name| form.is_ticked(name) == Some(true));
        let unless = line.value().attr("data-unless").is_none_or(|name| form.is_ticked(name) != Some(true));
        let scopes = line.value().attr("data-scopes");
        when && unless && scopes.is_none_or(|scopes| scopes.split(' ').any(|scope| scope == chosen))
    };
    let lines = document.select(&line).filter(counts);
    let names = lines.filter_map(|line| line.select(&name).next()).map(|name| name.text().collect::<String>());
    // Whoever the form has yet to name is told as what they will be.
    sorted(names.filter(|name| *name != french("told-invitees")).collect())
}

/// Does the form tell its sender that they would lose the ticket, with what is ticked?
fn says_i_lose_it(html: &str, form: &Form) -> bool {
    let document = Html::parse_document(html);
    let line = select("form.act .losing li");
    let me = french("losing-you");
    let is_me = |line: &scraper::ElementRef<'_>| line.text().collect::<String>().contains(&me);
    let mut lines = document.select(&line).filter(is_me);
    lines.any(|line| line.value().attr("data-unless").is_none_or(|name| form.is_ticked(name) != Some(true)))
}

fn select(css: &str) -> Selector {
    Selector::parse(css).expect("a selector")
}

/// Is each of these names there, as many times?
fn is_within(names: &[String], mut all: Vec<String>) -> bool {
    names.iter().all(|name| all.iter().position(|one| one == name).map(|place| all.swap_remove(place)).is_some())
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort();
    names
}
