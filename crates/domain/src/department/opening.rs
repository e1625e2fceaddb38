//! What is left to do before anybody can be served by a department (spec.md §3.1, §13.2).

use super::Department;
use crate::administration::Duty;
use crate::{Coded, Manager, codes};

codes! {
    /// A step of setting up a department, in the order in which they are taken.
    pub enum Lack {
        /// A ticket is always posted in a category (R3).
        Category = "category",
        /// Without one, its tickets reach nobody.
        Manager = "manager",
        /// It is born closed.
        Opening = "opening",
    }
}

impl Lack {
    /// The duty that the step is part of.
    pub const fn duty(self) -> Duty {
        match self {
            Self::Category => Duty::ManageCategories,
            Self::Manager => Duty::ManageManagers,
            Self::Opening => Duty::ArrangeDepartments,
        }
    }
}

impl Department {
    /// The steps that are left, with so many categories and these enabled managers. Who stands for another department
    /// has the categories and the managers of that one (spec.md §6.4).
    pub fn lacks(&self, categories: i64, managers: &[Manager]) -> Vec<Lack> {
        let is_real = self.redirects_to.is_none();
        let is_left = |step: &Lack| match step {
            Lack::Category => is_real && categories == 0,
            Lack::Manager => is_real && managers.is_empty(),
            Lack::Opening => !self.is_enabled,
        };
        Lack::ALL.iter().copied().filter(is_left).collect()
    }
}
