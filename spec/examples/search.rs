//! How long a search takes among 100,000 tickets: `cargo run --release -p spec --example search`; on PostgreSQL too
//! when `GUICHET_TEST_POSTGRES` says where a database may be made.

use std::collections::HashMap;
use std::time::{Duration, Instant};

use domain::search::{Query, spoken};
use domain::ticket::thread::thread;
use domain::{
    Account, Computer, Event, EventId, EventKind, Language, Message, MessageScope, Origin, Person, PersonId, Priority,
    Status, Subject, Ticket, TicketId, TicketScope,
};
use spec::world::{Engine, World};
use store::db::Tx;
use store::people::NewPerson;
use store::search::Among;
use store::{events, people, reach, search, tickets};

/// Unless another number is given.
const TICKETS: usize = 100_000;
const BATCH: usize = 2_000;
const REQUESTERS: usize = 500;
const TIMES: usize = 30;

/// What words are made of: some are everywhere and most are rare, as in any language.
const SYLLABLES: [&str; 24] = [
    "ta", "ri", "mon", "cla", "pe", "lu", "vor", "ne", "sto", "ga", "bri", "chu", "del", "fi", "gno", "hal", "ju",
    "ka", "lo", "mi", "pra", "que", "ru", "za",
];

struct Lots(u64);

impl Lots {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % end
    }

    fn text(&mut self, words: usize) -> String {
        let mut word = || {
            let most = [20, 300, 4_000, 20_000][self.below(4)];
            word(self.below(most))
        };
        (0..words).map(|_| word()).collect::<Vec<_>>().join(" ")
    }
}

fn word(rank: usize) -> String {
    let (mut word, mut rest) = (String::new(), rank + SYLLABLES.len());
    while rest > 0 {
        word.push_str(SYLLABLES[rest % SYLLABLES.len()]);
        rest /= SYLLABLES.len();
    }
    word
}

#[tokio::main]
#[expect(clippy::print_stdout, reason = "what it is run for")]
async fn main() -> anyhow::Result<()> {
    let count = std::env::args().nth(1).and_then(|count| count.parse().ok()).unwrap_or(TICKETS);
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(world) = World::start(engine).await else { continue };
        println!("{engine:?}");
        let start = Instant::now();
        fill(&world, count).await?;
        println!("  {count} tickets written and indexed in {:.1?}", start.elapsed());
        measure(&world).await?;
    }
    Ok(())
}

async fn fill(world: &World, count: usize) -> anyhow::Result<()> {
    let mut lots = Lots(7);
    let mut tx = world.app.db.write().await?;
    let mut names = HashMap::new();
    for number in 0..REQUESTERS {
        let (name, address) = (format!("Personne {}", word(number)), format!("p{number}@univ.example"));
        let new = NewPerson {
            name: &name,
            address: &address,
            identifier: None,
            affiliation: "",
            account: Account::Directory,
            language: Language::French,
            is_admin: false,
            password_hash: None,
        };
        names.insert(people::insert(&mut tx, &new, world.app.now()).await?, name);
    }
    tx.commit().await?;
    let mut owners: Vec<PersonId> = names.keys().copied().collect();
    owners.sort_unstable();
    owners.push(world.person("odile"));
    names.insert(world.person("odile"), "Odile Fontanel".to_owned());
    for _ in 0..count.div_ceil(BATCH) {
        let mut tx = world.app.db.write().await?;
        for _ in 0..BATCH {
            let owner = owners[lots.below(owners.len())];
            write(world, &mut tx, &mut lots, owner, &names).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

async fn write(
    world: &World,
    tx: &mut Tx,
    lots: &mut Lots,
    owner: PersonId,
    names: &HashMap<PersonId, String>,
) -> anyhow::Result<()> {
    let (now, places) = (world.app.now(), &world.places);
    let is_dsi = lots.below(5) == 0;
    let (department, category) = if is_dsi { (places.dsi, places.res) } else { (places.sg, places.elec) };
    let status = if lots.below(20) == 0 { Status::Free } else { Status::Approved };
    let ticket = Ticket {
        id: TicketId(0),
        department,
        category,
        creation_department: department,
        owner,
        creator: owner,
        holder: None,
        status,
        subject: Subject::stored(lots.text(6)),
        scope: if lots.below(10) == 0 { TicketScope::Public } else { TicketScope::Private },
        priority: Priority::NORMAL,
        origin: Origin::Web,
        computer: Computer::default(),
        is_anonymous: false,
        spent: None,
        link: None,
        recall_at: None,
        moved_from: None,
        moved_by: None,
        created_at: now,
        last_action_at: now,
        closed_at: None,
        version: 1,
    };
    let ticket = Ticket { id: tickets::insert(tx, &ticket).await?, ..ticket };
    let scopes = [MessageScope::Default, MessageScope::Default, MessageScope::Owner, MessageScope::Manager];
    let said: Vec<Event> = scopes
        .into_iter()
        .map(|scope| Event {
            kind: EventKind::Commented,
            by: Some(if scope == MessageScope::Default { owner } else { world.person("alice") }),
            at: now,
            text: Some(Message::stored(lots.text(35))),
            scope,
            status,
        })
        .collect();
    events::insert(tx, ticket.id, 1, &said).await?;
    let lines = thread((1..).map(EventId).zip(&said).map(|(id, event)| (id, 1, event)));
    Ok(search::write(tx, ticket.id, &spoken(&ticket, &lines, &[], names).columns()).await?)
}

#[expect(clippy::print_stdout, reason = "what it is run for")]
async fn measure(world: &World) -> anyhow::Result<()> {
    let asked = [
        ("a word of everywhere", word(3)),
        ("a word of some", word(250)),
        ("a rare word", word(15_000)),
        ("a beginning", word(3_000)[..4].to_owned()),
        ("three words", format!("{} {} {}", word(3), word(250), word(11))),
        ("a name", "personne".to_owned()),
        ("nothing", "introuvable".to_owned()),
    ];
    let mut conn = world.app.db.read().await?;
    for name in ["adam", "alice", "odile", "paul"] {
        let person: Person = world.account(name).await;
        let reach = reach::of(&mut conn, &person, TicketScope::Private).await?;
        for (what, typed) in &asked {
            let Ok(query) = Query::read(typed) else { anyhow::bail!("{typed} is no query") };
            let (mut times, mut shown, mut is_cut) = (Vec::new(), 0, false);
            for _ in 0..TIMES {
                let start = Instant::now();
                let hits =
                    app::search::find(&world.app, &mut conn, &person, &reach, &query, &Among::default(), 0).await;
                let hits = hits.map_err(|error| anyhow::anyhow!("{error:?}"))?;
                times.push(start.elapsed());
                (shown, is_cut) = (hits.shown.len(), hits.is_cut);
            }
            times.sort_unstable();
            let ms = |time: Duration| time.as_secs_f64() * 1000.0;
            let (half, most) = (ms(times[TIMES / 2]), ms(times[TIMES - 1]));
            let more = if is_cut { "+" } else { "" };
            println!("  {name}, {what}: median {half:.1} ms, most {most:.1} ms ({shown}{more} shown)");
        }
    }
    Ok(())
}
