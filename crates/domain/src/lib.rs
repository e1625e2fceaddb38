//! The rules of Guichet, pure: no async, no SQL, no clock, no dice, no HTTP.
//!
//! A question asked of this crate always has the same answer: what is not an argument does not exist.

pub mod actor;
pub mod category;
pub mod code;
pub mod creation;
pub mod department;
pub mod facts;
pub mod ids;
pub mod manager;
pub mod monitoring;
pub mod person;
pub mod recipients;
pub mod refusal;
pub mod scope;
pub mod text;
pub mod ticket;
pub mod time;
pub mod visibility;

pub use actor::{Actor, Channel, Standing};
pub use category::{Category, Lineage};
pub use code::Coded;
pub use department::Department;
pub use facts::Facts;
pub use ids::{CategoryId, DepartmentId, EventId, PersonId, TicketId};
pub use manager::{Manager, Privilege, Privileges};
pub use person::{Language, Person};
pub use refusal::{Arg, Field, FieldError, Refusal};
pub use scope::{MessageScope, TicketScope};
pub use text::{Message, Subject};
pub use ticket::{Action, Command, Event, EventKind, Origin, Priority, Said, Status, Ticket};
pub use time::Moment;
