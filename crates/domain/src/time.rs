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

/// Minutes of work on a ticket; a day counts eight hours (spec.md §12.9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct SpentTime(u32);

impl SpentTime {
    pub const MINUTES_A_DAY: u32 = 8 * 60;

    /// 0 to 29 days, 0 to 7 hours, 0 to 59 minutes; `None` beyond.
    pub fn new(days: u32, hours: u32, minutes: u32) -> Option<Self> {
        (days < 30 && hours < 8 && minutes < 60).then(|| Self(days * Self::MINUTES_A_DAY + hours * 60 + minutes))
    }

    /// A time read back from where [`Self::new`] let it in.
    pub fn stored(minutes: i64) -> Option<Self> {
        u32::try_from(minutes).ok().map(Self)
    }

    pub fn minutes(self) -> u32 {
        self.0
    }

    /// Days, hours, minutes.
    pub fn parts(self) -> (u32, u32, u32) {
        (self.0 / Self::MINUTES_A_DAY, self.0 % Self::MINUTES_A_DAY / 60, self.0 % 60)
    }
}
