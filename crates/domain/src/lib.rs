//! The rules of Guichet, pure: no async, no SQL, no clock, no dice, no HTTP.
//!
//! A question asked of this crate always has the same answer: what is not an argument does not exist.

pub mod absence;
pub mod actor;
pub mod administration;
pub mod assignment;
pub mod audit;
pub mod category;
pub mod code;
pub mod counter;
pub mod creation;
pub mod department;
pub mod facts;
pub mod file;
pub mod flags;
pub mod ids;
pub mod installation;
pub mod manager;
pub mod monitoring;
pub mod person;
pub mod preferences;
pub mod question;
pub mod recipients;
pub mod redirection;
pub mod refusal;
pub mod report;
pub mod response;
pub mod scope;
pub mod search;
pub mod selection;
pub mod text;
pub mod ticket;
pub mod time;
pub mod visibility;

pub use absence::Absence;
pub use actor::{Actor, Standing};
pub use assignment::Algorithm;
pub use category::{Category, Lineage};
pub use code::Coded;
pub use counter::Counter;
pub use department::Department;
pub use facts::{Facts, Invitee};
pub use file::{FileName, Upload};
pub use flags::Flags;
pub use ids::{CategoryId, DepartmentId, EventId, FileId, PersonId, ResponseId, TicketId};
pub use installation::Installation;
pub use manager::{Manager, Privilege, Privileges};
pub use person::{Account, Alert, Language, Person};
pub use preferences::{Preferences, StartPage};
pub use question::{Answer, Answered, Question};
pub use refusal::{Arg, Field, FieldError, Refusal};
pub use response::{Responder, Response, Sharing, Variable, Wording};
pub use scope::{MessageScope, TicketScope};
pub use text::{Computer, Message, Subject};
pub use ticket::{
    Act, Action, Closing, Command, Event, EventKind, Named, Origin, Place, Priority, Said, Status, Ticket, Transfer,
};
pub use time::{Day, Moment, SpentTime};
