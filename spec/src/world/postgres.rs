//! Databases on the test server: copies of one template that has the schema already.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, process};

use store::{Db, Source};
use tokio::sync::OnceCell;
use tokio_postgres::{Client, Config, NoTls};

/// Any constant: it keeps two test programs from making the template at once.
const LOCK: i64 = 481_217;

/// A database of its own on the test server.
pub struct Database {
    server: Config,
    name: String,
}

impl Database {
    /// `None` when no server is named.
    pub async fn create() -> Option<Self> {
        static TEMPLATE: OnceCell<String> = OnceCell::const_new();
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let url = env::var("GUICHET_TEST_POSTGRES").ok().filter(|url| !url.is_empty())?;
        let server: Config = url.parse().expect("GUICHET_TEST_POSTGRES is the URL of a PostgreSQL server");
        let template = TEMPLATE.get_or_init(|| template(&server)).await;
        let name = format!("guichet_story_{}_{}", process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let client = connect(&server).await;
        run(&client, &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)")).await;
        run(&client, &format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
        Some(Self { server, name })
    }

    pub fn source(&self) -> Source {
        source(&self.server, &self.name)
    }

    pub async fn remove(&self) {
        run(&connect(&self.server).await, &format!("DROP DATABASE {} WITH (FORCE)", self.name)).await;
    }
}

fn source(server: &Config, name: &str) -> Source {
    let mut config = server.clone();
    config.dbname(name);
    Source::Postgres { config: Box::new(config), tls: false, max_connections: 4 }
}

async fn connect(server: &Config) -> Client {
    let (client, connection) = server.connect(NoTls).await.expect("the test server answers");
    tokio::spawn(connection);
    client
}

async fn run(client: &Client, sql: &str) {
    client.batch_execute(sql).await.unwrap_or_else(|error| panic!("{sql}: {error:?}"));
}

/// The name of a database with the schema and nothing else, made unless an earlier test program has.
async fn template(server: &Config) -> String {
    let name = format!("guichet_template_{:016x}", schema());
    let client = connect(server).await;
    run(&client, &format!("SELECT pg_advisory_lock({LOCK})")).await;
    let found = client.query("SELECT 1 FROM pg_database WHERE datname = $1", &[&name]).await.expect("a list");
    if found.is_empty() {
        // Under another name until it is whole: a test program that dies meanwhile leaves nothing to be mistaken for it.
        let draft = format!("{name}_draft");
        run(&client, &format!("DROP DATABASE IF EXISTS {draft} WITH (FORCE)")).await;
        run(&client, &format!("CREATE DATABASE {draft}")).await;
        let db = Db::open(&source(server, &draft)).await.expect("a database just created");
        store::migrate::migrate(&db, domain::Moment(0)).await.expect("a schema");
        drop(db);
        // Nobody may be connected to it; PostgreSQL waits a few seconds for those who leave.
        run(&client, &format!("ALTER DATABASE {draft} RENAME TO {name}")).await;
    }
    run(&client, &format!("SELECT pg_advisory_unlock({LOCK})")).await;
    name
}

/// Tells one schema from another: a template outlives the program that made it.
fn schema() -> u64 {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations");
    let scripts = fs::read_dir(folder).expect("the migrations").map(|entry| entry.expect("readable").path());
    let mut scripts: Vec<_> = scripts.collect();
    scripts.sort();
    let mut hasher = DefaultHasher::new();
    for script in scripts {
        fs::read(script).expect("readable").hash(&mut hasher);
    }
    hasher.finish()
}
