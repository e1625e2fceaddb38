//! Where a ticket is posted, as the tree sends it.

use domain::{CategoryId, DepartmentId};

use crate::extract::id;

/// A category as the tree sends it: `12`, or `12.7` when it was chosen under the virtual department 7.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    pub category: CategoryId,
    pub chosen_as: Option<DepartmentId>,
}

impl Spot {
    pub fn parse(code: &str) -> Option<Self> {
        match code.split_once('.') {
            Some((category, department)) => Some(Self { category: id(category)?, chosen_as: Some(id(department)?) }),
            None => Some(Self { category: id(code)?, chosen_as: None }),
        }
    }

    pub fn code(self) -> String {
        match self.chosen_as {
            Some(department) => format!("{}.{department}", self.category),
            None => self.category.to_string(),
        }
    }
}
