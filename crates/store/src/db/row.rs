//! A row, read column after column.

use domain::{Coded, Flags, Moment};

use super::{Error, Result};

/// A value made from a row.
pub trait FromRow: Sized {
    fn from_row(row: &mut Row<'_>) -> Result<Self>;
}

/// A row of either engine and the next column to read.
pub struct Row<'a> {
    inner: Inner<'a>,
    next: usize,
}

enum Inner<'a> {
    Lite(&'a rusqlite::Row<'a>),
    Pg(&'a tokio_postgres::Row),
}

/// What a column can hold on both engines.
pub trait Column: rusqlite::types::FromSql + for<'a> tokio_postgres::types::FromSql<'a> {}
impl Column for i64 {}
impl Column for bool {}
impl Column for String {}

impl<'a> Row<'a> {
    pub(super) fn lite(row: &'a rusqlite::Row<'a>) -> Self {
        Self { inner: Inner::Lite(row), next: 0 }
    }

    pub(super) fn pg(row: &'a tokio_postgres::Row) -> Self {
        Self { inner: Inner::Pg(row), next: 0 }
    }

    /// The next column, which may be NULL.
    pub fn maybe<T: Column>(&mut self) -> Result<Option<T>> {
        let index = self.next;
        self.next += 1;
        match self.inner {
            Inner::Lite(row) => Ok(row.get(index)?),
            Inner::Pg(row) => Ok(row.try_get(index)?),
        }
    }

    /// The next column, which is never NULL.
    pub fn get<T: Column>(&mut self) -> Result<T> {
        self.maybe()?.ok_or_else(|| Error::Unreadable(format!("column {} is NULL", self.next - 1)))
    }

    /// The next column, as a key or an instant.
    pub fn id<T: From<i64>>(&mut self) -> Result<T> {
        Ok(T::from(self.get()?))
    }

    pub fn maybe_id<T: From<i64>>(&mut self) -> Result<Option<T>> {
        Ok(self.maybe::<i64>()?.map(T::from))
    }

    pub fn moment(&mut self) -> Result<Moment> {
        self.id()
    }

    /// The next column, as an enum stored by its code.
    pub fn code<T: Coded>(&mut self) -> Result<T> {
        let code: String = self.get()?;
        T::from_code(&code).ok_or(Error::Unreadable(code))
    }

    /// The next column, as the codes of switches.
    pub fn flags<T: Coded + Ord>(&mut self) -> Result<Flags<T>> {
        let codes: String = self.get()?;
        Flags::parse(&codes).map_err(|code| Error::Unreadable(code.to_owned()))
    }

    pub fn maybe_code<T: Coded>(&mut self) -> Result<Option<T>> {
        let code: Option<String> = self.maybe()?;
        code.map(|code| T::from_code(&code).ok_or(Error::Unreadable(code))).transpose()
    }
}

impl FromRow for i64 {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        row.get()
    }
}

impl FromRow for String {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        row.get()
    }
}

impl<A: Column, B: Column> FromRow for (A, B) {
    fn from_row(row: &mut Row<'_>) -> Result<Self> {
        Ok((row.get()?, row.get()?))
    }
}
