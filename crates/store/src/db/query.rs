//! A statement and its values.

/// A value to bind. Integers are 64 bits, times are integers, enums are text.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Null,
    Int(i64),
    Text(String),
    Bool(bool),
}

/// SQL with `$1`, `$2`… and the values to put there.
#[derive(Debug, Clone)]
pub struct Query {
    pub(super) sql: String,
    pub(super) values: Vec<Value>,
}

/// Starts a statement. Only text of this program gets in: what people typed is always a value.
pub fn q(sql: &'static str) -> Query {
    Query { sql: sql.to_owned(), values: Vec::new() }
}

impl Query {
    /// Binds the next value: the first call binds `$1`.
    #[must_use]
    pub fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    /// More of the statement, without a value.
    #[must_use]
    pub fn push(mut self, sql: &'static str) -> Self {
        self.sql.push_str(sql);
        self
    }

    /// More of the statement, with one value in place of `?`.
    #[must_use]
    pub fn push_with(mut self, sql: &'static str, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self.sql.push_str(&sql.replace('?', &format!("${}", self.values.len())));
        self
    }

    /// More of the statement if there is a value for its `?`.
    #[must_use]
    pub fn push_if(self, sql: &'static str, value: Option<impl Into<Value>>) -> Self {
        match value {
            Some(value) => self.push_with(sql, value),
            None => self,
        }
    }

    /// `push_in(" AND id IN ", ids)`; an empty list matches nothing.
    #[must_use]
    pub fn push_in<V: Into<Value>>(mut self, sql: &'static str, values: impl IntoIterator<Item = V>) -> Self {
        let mut holes = Vec::new();
        for value in values {
            self.values.push(value.into());
            holes.push(format!("${}", self.values.len()));
        }
        self.sql.push_str(sql);
        let list = if holes.is_empty() { "NULL".to_owned() } else { holes.join(", ") };
        self.sql.extend(["(", list.as_str(), ")"]);
        self
    }

    /// Several rows to insert at once: `INSERT … VALUES ` goes before. Both engines take 32,000 values at most.
    #[must_use]
    pub fn push_rows(mut self, rows: impl IntoIterator<Item = Vec<Value>>) -> Self {
        for (place, row) in rows.into_iter().enumerate() {
            let first = self.values.len() + 1;
            self.values.extend(row);
            let holes: Vec<String> = (first..=self.values.len()).map(|number| format!("${number}")).collect();
            let row = format!("{}({})", if place == 0 { "" } else { ", " }, holes.join(", "));
            self.sql.push_str(&row);
        }
        self
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<&str> for Value {
    /// PostgreSQL stores no NUL: neither engine gets one, so that both answer the same.
    fn from(value: &str) -> Self {
        Self::Text(value.replace('\0', "\u{2400}"))
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        if value.contains('\0') { Self::from(value.as_str()) } else { Self::Text(value) }
    }
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

macro_rules! integers {
    ($($name:ty),+) => {$(
        impl From<$name> for Value {
            fn from(value: $name) -> Self { Self::Int(value.into()) }
        }
    )+};
}

integers!(
    domain::PersonId,
    domain::DepartmentId,
    domain::CategoryId,
    domain::TicketId,
    domain::EventId,
    domain::FileId,
    domain::ResponseId,
    domain::Moment
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_get_the_next_number() {
        let query = q("SELECT 1 WHERE $1 = 2")
            .bind(1)
            .push_if(" AND a = ?", None::<i64>)
            .push_if(" AND b = ?", Some("x"))
            .push_in(" AND c IN ", [3, 4])
            .push_in(" AND d IN ", Vec::<i64>::new())
            .push(" ORDER BY 1");
        assert_eq!(query.sql, "SELECT 1 WHERE $1 = 2 AND b = $2 AND c IN ($3, $4) AND d IN (NULL) ORDER BY 1");
        assert_eq!(query.values.len(), 4);
    }

    #[test]
    fn rows_go_on_counting() {
        let rows = [1, 2].map(|number| vec![Value::Int(number), Value::Null]);
        let query = q("INSERT INTO a (b, c) VALUES ").push_rows(rows).push(" RETURNING b");
        assert_eq!(query.sql, "INSERT INTO a (b, c) VALUES ($1, $2), ($3, $4) RETURNING b");
        assert_eq!(query.values.len(), 4);
    }
}
