//! The whole database as text: the same before and after, nothing was written.

use spec::world::World;
use store::db::{Conn, Engine, q};

/// One line a table: its name, and everything in it.
pub async fn dump(world: &World) -> Vec<(String, String)> {
    let mut conn = world.app.db.read().await.expect("a connection");
    let tables = match conn.engine() {
        Engine::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%fts%' ORDER BY name",
        Engine::Postgres => {
            "SELECT tablename::text FROM pg_tables WHERE schemaname = ANY (current_schemas(false)) ORDER BY 1"
        }
    };
    let tables: Vec<String> = conn.all(q(tables)).await.expect("tables");
    let mut found = Vec::new();
    for table in tables {
        let content = content(&mut conn, &table).await;
        found.push((table, content));
    }
    assert!(found.len() > 20, "{} tables", found.len());
    found
}

async fn content(conn: &mut Conn, table: &str) -> String {
    let text = match conn.engine() {
        Engine::Postgres => {
            format!("SELECT COALESCE(string_agg(t::text, chr(10) ORDER BY t::text), '') FROM \"{table}\" t")
        }
        Engine::Sqlite => {
            let columns = format!("SELECT name FROM pragma_table_info('{table}')");
            let columns: Vec<String> = conn.all(q(columns.leak())).await.expect("columns");
            let row = columns.iter().map(|name| format!("quote(\"{name}\")")).collect::<Vec<_>>().join(" || '|' || ");
            format!(
                "SELECT COALESCE(group_concat(r, char(10)), '') FROM (SELECT {row} AS r FROM \"{table}\" ORDER BY 1)"
            )
        }
    };
    conn.one(q(text.leak())).await.unwrap_or_else(|error| panic!("{table}: {error}"))
}
