//! `[sessions]`: how long a person stays signed in.

use super::reader::Reader;

/// How long a person stays signed in.
#[derive(Debug, Clone, Copy)]
pub struct Sessions {
    /// Minutes without a request after which a session ends; 5 to 1440.
    pub idle_minutes: u32,
    /// Days for which "stay signed in" holds; 1 to 90.
    pub remember_days: u32,
}

impl Sessions {
    /// The same as `idle_minutes`, in seconds.
    pub fn idle_seconds(&self) -> i64 {
        i64::from(self.idle_minutes) * 60
    }

    /// The same as `remember_days`, in seconds.
    pub fn remember_seconds(&self) -> i64 {
        i64::from(self.remember_days) * 24 * 60 * 60
    }
}

pub(super) fn read(reader: &mut Reader<'_>) -> Option<Sessions> {
    let idle_minutes = reader.integer("sessions.idle_minutes");
    let remember_days = reader.integer("sessions.remember_days");
    Some(Sessions { idle_minutes: idle_minutes?, remember_days: remember_days? })
}
