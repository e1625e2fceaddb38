//! What the form of a category says, field by field, and whether it does (spec.md §3.1, §6.3).

use super::CategorySetting;
use crate::assignment::Algorithm;
use crate::department::DepartmentSetting;
use crate::monitoring::{Watch, WatchLevel};
use crate::text::{is_blank, one_line, too_long};
use crate::{
    Category, Coded, Department, Field, FieldError, Flags, Manager, Message, PersonId, Priority, Refusal, Subject,
    TicketScope,
};

/// Characters, at most, of each.
pub const LABEL_MAX: usize = 80;
pub const LONG_LABEL_MAX: usize = 255;
pub const SEARCH_WORDS_MAX: usize = 500;
/// Of the message of a ticket type (spec.md §3.1).
pub const TEMPLATE_MAX: usize = 4096;
/// Days before a closed ticket expires, at most: ten years.
pub const DAYS_MAX: u32 = 3650;
/// Characters of an address, at most (RFC 5321).
const ADDRESS_MAX: usize = 254;

/// The pictures among which a category or a department has its own, in `icons.svg`.
pub const ICONS: [&str; 23] = [
    "bolt", "heat", "drop", "key", "lock", "build", "home", "broom", "screen", "wifi", "printer", "phone", "mail",
    "mailbox", "users", "cap", "book", "file", "tag", "globe", "clock", "help", "chart",
];

/// The form as it was typed; an empty value is inherited.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    pub label: String,
    pub long_label: String,
    pub icon: String,
    pub search_words: String,
    pub accepts_tickets: bool,
    pub settings: Vec<CategorySetting>,
    /// Own members, in order; `None` leaves them to be inherited.
    pub members: Option<Vec<PersonId>>,
    pub scope: String,
    pub priority: String,
    pub subject: String,
    pub message: String,
    pub algorithm: String,
    pub expiry_days: String,
    pub watch_level: String,
    pub watch_address: String,
}

impl Typed {
    /// The form of a category as it is.
    pub fn of(category: &Category) -> Self {
        let own = &category.defaults;
        let code = |code: Option<&str>| code.unwrap_or_default().to_owned();
        Self {
            label: category.label.clone(),
            long_label: category.long_label.clone(),
            icon: category.icon.clone().unwrap_or_default(),
            search_words: category.search_words.clone(),
            accepts_tickets: category.accepts_tickets,
            settings: CategorySetting::ALL.iter().copied().filter(|one| category.settings.has(*one)).collect(),
            members: category.own_members.clone(),
            scope: code(own.scope.map(Coded::code)),
            priority: own.priority.map(|priority| priority.value().to_string()).unwrap_or_default(),
            subject: code(own.subject.as_ref().map(Subject::as_str)),
            message: code(own.message.as_ref().map(Message::as_str)),
            algorithm: code(own.algorithm.map(Coded::code)),
            expiry_days: own.expiry_days.map(|days| days.to_string()).unwrap_or_default(),
            watch_level: code(own.watch.as_ref().map(|watch| watch.level.code())),
            watch_address: own.watch.as_ref().map(|watch| watch.address.clone()).unwrap_or_default(),
        }
    }

    /// The category as the form makes it, in its department.
    ///
    /// # Errors
    /// Every field that does not do.
    pub fn onto(
        &self,
        category: &Category,
        department: &Department,
        managers: &[Manager],
    ) -> Result<Category, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut after = category.clone();
        let labels = labels(&self.label, &self.long_label);
        (after.label, after.long_label) = keep(labels, &mut errors);
        after.icon = keep(self.icon(category), &mut errors);
        after.search_words = keep(line(&self.search_words, SEARCH_WORDS_MAX, Field::SearchWords), &mut errors);
        after.accepts_tickets = self.accepts_tickets;
        after.settings = keep(self.settings(category, department), &mut errors);
        after.own_members = keep(self.members(managers), &mut errors);
        let own = &mut after.defaults;
        own.scope = keep(code::<TicketScope>(&self.scope, Field::Scope), &mut errors);
        own.priority = keep(self.priority(), &mut errors);
        own.subject = keep(self.subject(), &mut errors);
        own.message = keep(self.message(), &mut errors);
        own.algorithm = keep(code::<Algorithm>(&self.algorithm, Field::Algorithm), &mut errors);
        own.expiry_days = keep(self.expiry_days(), &mut errors);
        own.watch = keep(self.watch(), &mut errors);
        if errors.is_empty() { Ok(after) } else { Err(errors) }
    }

    fn icon(&self, category: &Category) -> Result<Option<String>, Vec<FieldError>> {
        let is_known = ICONS.contains(&self.icon.as_str()) || category.icon.as_deref() == Some(&self.icon);
        match self.icon.as_str() {
            "" => Ok(None),
            icon if is_known => Ok(Some(icon.to_owned())),
            _ => no(Field::Icon, Refusal::UnknownValue),
        }
    }

    /// What a department does not allow is kept where it already was, without effect.
    fn settings(
        &self,
        category: &Category,
        department: &Department,
    ) -> Result<Flags<CategorySetting>, Vec<FieldError>> {
        let secret = CategorySetting::Confidential;
        let is_new = self.settings.contains(&secret) && !category.settings.has(secret);
        if is_new && !department.has(DepartmentSetting::AllowsConfidential) {
            let department = department.label.clone();
            return no(Field::Confidential, Refusal::ConfidentialNotAllowed { department });
        }
        Ok(self.settings.iter().copied().collect())
    }

    fn members(&self, managers: &[Manager]) -> Result<Option<Vec<PersonId>>, Vec<FieldError>> {
        let Some(members) = &self.members else { return Ok(None) };
        let manages = |person: &PersonId| managers.iter().any(|manager| manager.person.id == *person);
        if !members.iter().all(manages) {
            return no(Field::Members, Refusal::MembersAreManagers);
        }
        if members.is_empty() {
            return no(Field::Members, Refusal::MembersMissing);
        }
        let mut own: Vec<PersonId> = Vec::new();
        for member in members {
            if !own.contains(member) {
                own.push(*member);
            }
        }
        Ok(Some(own))
    }

    fn priority(&self) -> Result<Option<Priority>, Vec<FieldError>> {
        if self.priority.is_empty() {
            return Ok(None);
        }
        let known = (1..=5).find(|value: &i64| value.to_string() == self.priority).and_then(Priority::new);
        known.map_or_else(|| no(Field::Priority, Refusal::UnknownValue), |priority| Ok(Some(priority)))
    }

    fn subject(&self) -> Result<Option<Subject>, Vec<FieldError>> {
        if is_blank(&self.subject) {
            return Ok(None);
        }
        Subject::parse(&self.subject).map(Some).map_err(|error| vec![error])
    }

    fn message(&self) -> Result<Option<Message>, Vec<FieldError>> {
        match too_long(&self.message.replace("\r\n", "\n"), TEMPLATE_MAX) {
            Some(why) => no(Field::Message, why),
            None => Message::parse(&self.message).map_err(|error| vec![error]),
        }
    }

    fn expiry_days(&self) -> Result<Option<u32>, Vec<FieldError>> {
        let typed = self.expiry_days.trim();
        let is_plain = typed.len() <= 5 && typed.bytes().all(|byte| byte.is_ascii_digit());
        match typed {
            "" => Ok(None),
            _ => match typed.parse().ok().filter(|days| is_plain && *days <= DAYS_MAX) {
                Some(days) => Ok(Some(days)),
                None => no(Field::ExpiryDays, Refusal::DaysOutOfRange { max: DAYS_MAX as usize }),
            },
        }
    }

    fn watch(&self) -> Result<Option<Watch>, Vec<FieldError>> {
        let address = self.watch_address.trim();
        let Some(level) = code::<WatchLevel>(&self.watch_level, Field::WatchLevel)? else {
            // An address without a level would say nothing to anybody.
            return if address.is_empty() { Ok(None) } else { no(Field::WatchLevel, Refusal::WatchLevelMissing) };
        };
        match level {
            WatchLevel::Never => Ok(Some(Watch { level, address: String::new() })),
            _ if is_address(address) => Ok(Some(Watch { level, address: address.to_owned() })),
            _ => no(Field::WatchAddress, Refusal::AddressUnreadable),
        }
    }
}

/// The two labels of a category: neither empty, nor too long, nor on several lines.
///
/// # Errors
/// Those that do not do.
pub fn labels(short: &str, long: &str) -> Result<(String, String), Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut label = |typed, max, field| {
        let label = keep(line(typed, max, field), &mut errors);
        if label.is_empty() && !errors.iter().any(|error: &FieldError| error.field == field) {
            errors.push(FieldError::new(field, Refusal::CategoryLabelMissing));
        }
        label
    };
    let labels = (label(short, LABEL_MAX, Field::Label), label(long, LONG_LABEL_MAX, Field::LongLabel));
    if errors.is_empty() { Ok(labels) } else { Err(errors) }
}

/// An address to which a mail can be sent: no name around it, no second one behind it.
pub fn is_address(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let is_atom = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    let is_label = |label: &str| {
        !label.is_empty()
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let dots = !local.starts_with('.') && !local.ends_with('.') && !local.contains("..");
    text.len() <= ADDRESS_MAX
        && (1..=64).contains(&local.len())
        && local.chars().all(is_atom)
        && dots
        && domain.split('.').all(is_label)
}

fn line(typed: &str, max: usize, field: Field) -> Result<String, Vec<FieldError>> {
    let line = one_line(typed);
    let line = if is_blank(&line) { "" } else { line.trim() };
    too_long(line, max).map_or_else(|| Ok(line.to_owned()), |why| no(field, why))
}

fn code<T: Coded>(code: &str, field: Field) -> Result<Option<T>, Vec<FieldError>> {
    match T::from_code(code) {
        _ if code.is_empty() => Ok(None),
        Some(value) => Ok(Some(value)),
        None => no(field, Refusal::UnknownValue),
    }
}

fn no<T>(field: Field, why: Refusal) -> Result<T, Vec<FieldError>> {
    Err(vec![FieldError::new(field, why)])
}

fn keep<T: Default>(read: Result<T, Vec<FieldError>>, errors: &mut Vec<FieldError>) -> T {
    read.unwrap_or_else(|why| {
        errors.extend(why);
        T::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_address() {
        for good in ["a@b", "securite@univ.example", "o'neil+x@a-b.fr"] {
            assert!(is_address(good), "{good}");
        }
        let long = format!("{}@b", "a".repeat(65));
        for bad in ["", "@", "a@", "@b", "a b@c", "a@b c", "a@b,c@d", "A <a@b>", "a@-b", "a@b..c", ".a@b", "é@b", &long]
        {
            assert!(!is_address(bad), "{bad}");
        }
    }

    #[test]
    fn both_labels_are_said_to_be_missing() {
        let missing = |field| FieldError::new(field, Refusal::CategoryLabelMissing);
        assert_eq!(labels(" \u{200b}", ""), Err(vec![missing(Field::Label), missing(Field::LongLabel)]));
        assert_eq!(labels(" a\nb ", "c"), Ok(("a b".to_owned(), "c".to_owned())));
        let long = "é".repeat(LABEL_MAX + 1);
        let why = Refusal::TextTooLong { found: LABEL_MAX + 1, max: LABEL_MAX };
        assert_eq!(labels(&long, "c"), Err(vec![FieldError::new(Field::Label, why)]));
    }

    #[test]
    fn days_are_a_plain_number() {
        let days = |typed: &str| Typed { expiry_days: typed.to_owned(), ..Typed::default() }.expiry_days();
        assert_eq!(days(""), Ok(None));
        assert_eq!(days("0"), Ok(Some(0)));
        assert_eq!(days("3650"), Ok(Some(3650)));
        for typed in ["3651", "-1", "+1", "1e3", "1.5", "deux", "99999999999999999999"] {
            assert!(days(typed).is_err(), "{typed}");
        }
    }
}
