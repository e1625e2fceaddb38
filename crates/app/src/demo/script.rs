//! The shapes of the demo's invented university: plain data, written like the script of a play.
//!
//! People, departments and stories are tables of these structures; the player of the demo writes
//! them through the same door as everybody else, so that nothing here can break a rule of the
//! product. Keys (`"alice"`, `"elec"`) tie the tables together and are never shown.

/// One hour of [`Step::after`].
pub const HOUR: u32 = 60;

/// One office day of [`Step::after`]: from 8:00 to 18:00.
pub const DAY: u32 = 10 * HOUR;

/// Somebody of the university.
pub struct Person {
    pub key: &'static str,
    pub name: &'static str,
    pub mail: &'static str,
    /// Where to find them, as in the staff directory: “UFR Sciences, poste 45 12”.
    pub about: &'static str,
    /// `"fr"` or `"en"`.
    pub language: &'static str,
    pub administrator: bool,
    /// What makes them worth impersonating, for the page that lists the personas.
    pub persona: Option<Persona>,
}

/// One sentence about a persona, in each language of the product.
pub struct Persona {
    pub fr: &'static str,
    pub en: &'static str,
}

/// A support unit with its category tree.
pub struct Department {
    pub key: &'static str,
    pub label: &'static str,
    pub long_label: &'static str,
    pub icon: &'static str,
    /// Keys of its managers, in display order.
    pub managers: &'static [&'static str],
    /// Some of its categories are confidential.
    pub allows_confidential: bool,
    pub categories: &'static [Category],
}

/// A node of a department's category tree.
pub struct Category {
    pub key: &'static str,
    pub label: &'static str,
    pub long_label: &'static str,
    /// What people type when they look for it, lower case, separated by spaces.
    pub words: &'static str,
    pub icon: &'static str,
    /// False for a node that only groups its children.
    pub accepts_tickets: bool,
    /// Keys of its own members; `None` inherits those of the parent.
    pub members: Option<&'static [&'static str]>,
    /// Its tickets are for its members and their owners only.
    pub is_confidential: bool,
    pub template: Template,
    pub children: &'static [Category],
}

/// The default subject and message of a category's tickets; empty for none.
#[derive(Clone, Copy)]
pub struct Template {
    pub subject: &'static str,
    pub message: &'static str,
}

/// One ticket and everything that happens to it.
pub struct Story {
    pub category: &'static str,
    pub owner: &'static str,
    /// Calendar days between the creation and the day the demo is filled.
    pub days_ago: u16,
    /// Time of day of the creation, `hhmm`: 912 is 9:12.
    pub at: u16,
    pub subject: &'static str,
    pub message: &'static str,
    /// 1 (very low) to 5 (very high); `None` leaves the category's default.
    pub priority: Option<u8>,
    /// Questions of the category and what is answered; a day is so many after the creation: « +8 ».
    pub answers: &'static [(&'static str, &'static str)],
    pub steps: &'static [Step],
}

/// One act of somebody on the ticket.
pub struct Step {
    pub by: &'static str,
    /// Office minutes since the previous step: nights and weekends do not count.
    pub after: u32,
    pub what: What,
}

/// What is done, with its text; an empty text means no comment.
pub enum What {
    Take(&'static str),
    TakeAndClose(&'static str),
    TakeAndAsk(&'static str),
    Assign {
        to: &'static str,
        comment: &'static str,
    },
    Release(&'static str),
    Comment(Readers, &'static str),
    Ask(&'static str),
    Close(&'static str),
    CloseOwn(&'static str),
    Approve(&'static str),
    RefuseClosure(&'static str),
    Reopen(&'static str),
    /// To a category; `stays` is « Devenir utilisateur invité ».
    Transfer {
        to: &'static str,
        stays: bool,
        reasons: &'static str,
    },
    SendBack(&'static str),
    Invite {
        who: &'static [&'static str],
        comment: &'static str,
    },
    /// Set aside until a date, in days; without one, until somebody recalls it.
    Postpone {
        days: Option<u32>,
        why: &'static str,
    },
    Recall(&'static str),
    Refuse(&'static str),
    Cancel(&'static str),
    /// Opens the ticket to the whole institution.
    Open,
}

/// Who may read a comment.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Whoever sees the ticket.
    Everybody,
    OwnerAndManagers,
    Managers,
}

/// A free ticket, nothing having happened to it yet.
pub const fn story(
    category: &'static str,
    owner: &'static str,
    days_ago: u16,
    at: u16,
    subject: &'static str,
    message: &'static str,
) -> Story {
    Story { category, owner, days_ago, at, subject, message, priority: None, answers: &[], steps: &[] }
}

impl Story {
    /// The same with a priority of its own.
    pub const fn priority(mut self, priority: u8) -> Self {
        self.priority = Some(priority);
        self
    }

    /// The same with answers to the questions of its category.
    pub const fn answers(mut self, answers: &'static [(&'static str, &'static str)]) -> Self {
        self.answers = answers;
        self
    }

    /// The same with what follows its creation.
    pub const fn steps(mut self, steps: &'static [Step]) -> Self {
        self.steps = steps;
        self
    }
}

const fn step(by: &'static str, after: u32, what: What) -> Step {
    Step { by, after, what }
}

pub const fn take(by: &'static str, after: u32, comment: &'static str) -> Step {
    step(by, after, What::Take(comment))
}

pub const fn take_and_close(by: &'static str, after: u32, comment: &'static str) -> Step {
    step(by, after, What::TakeAndClose(comment))
}

pub const fn take_and_ask(by: &'static str, after: u32, question: &'static str) -> Step {
    step(by, after, What::TakeAndAsk(question))
}

pub const fn assign(by: &'static str, after: u32, to: &'static str, comment: &'static str) -> Step {
    step(by, after, What::Assign { to, comment })
}

pub const fn release(by: &'static str, after: u32, comment: &'static str) -> Step {
    step(by, after, What::Release(comment))
}

/// A comment for everybody.
pub const fn say(by: &'static str, after: u32, text: &'static str) -> Step {
    step(by, after, What::Comment(Readers::Everybody, text))
}

/// A comment between the owner and the managers.
pub const fn confide(by: &'static str, after: u32, text: &'static str) -> Step {
    step(by, after, What::Comment(Readers::OwnerAndManagers, text))
}

/// An internal note of the managers.
pub const fn note(by: &'static str, after: u32, text: &'static str) -> Step {
    step(by, after, What::Comment(Readers::Managers, text))
}

pub const fn ask(by: &'static str, after: u32, question: &'static str) -> Step {
    step(by, after, What::Ask(question))
}

pub const fn close(by: &'static str, after: u32, comment: &'static str) -> Step {
    step(by, after, What::Close(comment))
}

pub const fn close_own(by: &'static str, after: u32, comment: &'static str) -> Step {
    step(by, after, What::CloseOwn(comment))
}

pub const fn approve(by: &'static str, after: u32, comment: &'static str) -> Step {
    step(by, after, What::Approve(comment))
}

pub const fn refuse(by: &'static str, after: u32, comment: &'static str) -> Step {
    step(by, after, What::RefuseClosure(comment))
}

pub const fn reopen(by: &'static str, after: u32, comment: &'static str) -> Step {
    step(by, after, What::Reopen(comment))
}

/// To another category; `stays` keeps the mover invited.
pub const fn transfer(by: &'static str, after: u32, to: &'static str, stays: bool, reasons: &'static str) -> Step {
    step(by, after, What::Transfer { to, stays, reasons })
}

pub const fn send_back(by: &'static str, after: u32, why: &'static str) -> Step {
    step(by, after, What::SendBack(why))
}

pub const fn invite(by: &'static str, after: u32, who: &'static [&'static str], comment: &'static str) -> Step {
    step(by, after, What::Invite { who, comment })
}

/// For so many days.
pub const fn postpone(by: &'static str, after: u32, days: u32, why: &'static str) -> Step {
    step(by, after, What::Postpone { days: Some(days), why })
}

/// Until somebody recalls it.
pub const fn set_aside(by: &'static str, after: u32, why: &'static str) -> Step {
    step(by, after, What::Postpone { days: None, why })
}

pub const fn recall(by: &'static str, after: u32, comment: &'static str) -> Step {
    step(by, after, What::Recall(comment))
}

pub const fn refuse_ticket(by: &'static str, after: u32, why: &'static str) -> Step {
    step(by, after, What::Refuse(why))
}

pub const fn cancel(by: &'static str, after: u32, why: &'static str) -> Step {
    step(by, after, What::Cancel(why))
}

/// To the whole institution.
pub const fn open_to_all(by: &'static str, after: u32) -> Step {
    step(by, after, What::Open)
}
