//! What files say, all together, whatever their format.

use super::record::{Kind, Record};

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    pub people: Vec<Record>,
    pub departments: Vec<Record>,
    pub categories: Vec<Record>,
    pub managers: Vec<Record>,
    pub invitees: Vec<Record>,
}

impl Document {
    pub fn of(&self, kind: Kind) -> &[Record] {
        match kind {
            Kind::People => &self.people,
            Kind::Departments => &self.departments,
            Kind::Categories => &self.categories,
            Kind::Managers => &self.managers,
            Kind::Invitees => &self.invitees,
        }
    }

    pub fn of_mut(&mut self, kind: Kind) -> &mut Vec<Record> {
        match kind {
            Kind::People => &mut self.people,
            Kind::Departments => &mut self.departments,
            Kind::Categories => &mut self.categories,
            Kind::Managers => &mut self.managers,
            Kind::Invitees => &mut self.invitees,
        }
    }
}
