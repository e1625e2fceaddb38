//! Instants.

/// Milliseconds since 1970-01-01 UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Moment(pub i64);

impl Moment {
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0 + seconds * 1000)
    }

    /// Whole seconds from `earlier` to here; negative when `earlier` is later.
    pub const fn seconds_since(self, earlier: Self) -> i64 {
        (self.0 - earlier.0) / 1000
    }
}

impl From<i64> for Moment {
    fn from(millis: i64) -> Self {
        Self(millis)
    }
}

impl From<Moment> for i64 {
    fn from(moment: Moment) -> Self {
        moment.0
    }
}
