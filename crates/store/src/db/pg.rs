//! PostgreSQL, through a pool.

use std::sync::Arc;

use deadpool_postgres::{Manager, ManagerConfig, Object, RecyclingMethod};
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use tokio_postgres::{Config, NoTls};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::{Error, FromRow, Query, Result, Row, Value};

/// The oldest supported server.
const OLDEST: i64 = 140_000;

#[derive(Clone)]
pub struct Pool(deadpool_postgres::Pool);

/// A connection lent to one task.
pub struct Lease {
    /// Taken only when it ends.
    object: Option<Object>,
    in_transaction: bool,
}

impl Pool {
    pub async fn open(config: &Config, tls: bool, max_connections: usize) -> Result<Self> {
        let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
        let manager = if tls {
            Manager::from_config(config.clone(), tls_connector()?, recycling)
        } else {
            Manager::from_config(config.clone(), NoTls, recycling)
        };
        let pool = deadpool_postgres::Pool::builder(manager)
            .max_size(max_connections)
            .build()
            .map_err(|error| Error::Broken(error.into()))?;
        let pool = Self(pool);
        pool.check_server().await?;
        Ok(pool)
    }

    pub async fn connection(&self) -> Result<Lease> {
        Ok(Lease { object: Some(self.0.get().await?), in_transaction: false })
    }

    pub async fn transaction(&self) -> Result<Lease> {
        let mut lease = self.connection().await?;
        lease.script("BEGIN").await?;
        lease.in_transaction = true;
        Ok(lease)
    }

    /// A server too old is refused. Durability is the server's: one that acknowledges before its disk does is
    /// complained about at each start (guarantees P1).
    async fn check_server(&self) -> Result<()> {
        let lease = self.connection().await?;
        let version = lease.setting("server_version_num").await?;
        if version.parse::<i64>().is_ok_and(|version| version < OLDEST) {
            return Err(Error::Broken(anyhow::anyhow!("PostgreSQL 14 or newer is needed, this server is {version}")));
        }
        for setting in ["fsync", "full_page_writes", "synchronous_commit"] {
            if lease.setting(setting).await? == "off" {
                tracing::warn!(setting, "PostgreSQL runs with this off: a power cut may lose what was acknowledged");
            }
        }
        Ok(())
    }
}

fn tls_connector() -> Result<MakeRustlsConnect> {
    let mut roots = rustls::RootCertStore::empty();
    for certificate in rustls_native_certs::load_native_certs().certs {
        roots.add(certificate).map_err(|error| Error::Broken(error.into()))?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| Error::Broken(error.into()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}

impl Lease {
    fn client(&self) -> &Object {
        self.object.as_ref().unwrap_or_else(|| unreachable!("taken only when the lease ends"))
    }

    async fn setting(&self, name: &str) -> Result<String> {
        Ok(self.client().query_one("SELECT current_setting($1)", &[&name]).await?.try_get(0)?)
    }

    pub async fn all<T: FromRow>(&self, query: &Query) -> Result<Vec<T>> {
        let statement = self.client().prepare_cached(&query.sql).await?;
        let rows = self.client().query(&statement, &params(query)).await?;
        rows.iter().map(|row| T::from_row(&mut Row::pg(row))).collect()
    }

    pub async fn exec(&self, query: &Query) -> Result<u64> {
        let statement = self.client().prepare_cached(&query.sql).await?;
        Ok(self.client().execute(&statement, &params(query)).await?)
    }

    pub async fn script(&self, sql: &str) -> Result<()> {
        Ok(self.client().batch_execute(sql).await?)
    }

    pub async fn check(&self, sql: &str) -> Result<()> {
        self.client().prepare(sql).await?;
        Ok(())
    }

    pub async fn commit(mut self) -> Result<()> {
        self.script("COMMIT").await?;
        self.in_transaction = false;
        Ok(())
    }

    pub async fn rollback(mut self) {
        match self.script("ROLLBACK").await {
            Ok(()) => self.in_transaction = false,
            Err(error) => tracing::warn!(%error, "rollback failed; the connection is closed instead"),
        }
    }
}

impl Drop for Lease {
    /// A transaction left open goes with its connection: the server rolls it back.
    fn drop(&mut self) {
        if self.in_transaction
            && let Some(object) = self.object.take()
        {
            drop(Object::take(object));
        }
    }
}

fn params(query: &Query) -> Vec<&(dyn ToSql + Sync)> {
    query.values.iter().map(|value| value as &(dyn ToSql + Sync)).collect()
}

impl ToSql for Value {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut tokio_postgres::types::private::BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match self {
            Self::Null => Ok(IsNull::Yes),
            // The server may want a narrower integer (LIMIT, OFFSET, a literal's type).
            Self::Int(value) if *kind == Type::INT4 => i32::try_from(*value)?.to_sql(kind, out),
            Self::Int(value) => value.to_sql(kind, out),
            Self::Bool(value) => value.to_sql(kind, out),
            Self::Text(value) => value.to_sql(kind, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}
