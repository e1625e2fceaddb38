//! The journal of the organisation: every change of a right or of a setting, with what it was before and after.

use crate::{DepartmentId, PersonId, codes};

codes! {
    /// What was done.
    pub enum Deed {
        DepartmentAdded = "department_added",
        DepartmentEdited = "department_edited",
        DepartmentRedirected = "department_redirected",
        DepartmentDeleted = "department_deleted",
        DepartmentsOrdered = "departments_ordered",
        CategoryAdded = "category_added",
        CategoryEdited = "category_edited",
        CategoryMoved = "category_moved",
        CategoriesOrdered = "categories_ordered",
        CategoryRedirected = "category_redirected",
        CategoryDeleted = "category_deleted",
        /// The questions that a category asks.
        QuestionsEdited = "questions_edited",
        ManagerAdded = "manager_added",
        ManagerEdited = "manager_edited",
        ManagerRemoved = "manager_removed",
        ManagersOrdered = "managers_ordered",
        InviteeAdded = "invitee_added",
        InviteeRemoved = "invitee_removed",
        InviteesOrdered = "invitees_ordered",
        AdministratorAdded = "administrator_added",
        AdministratorRemoved = "administrator_removed",
        PersonEdited = "person_edited",
        PersonDisabled = "person_disabled",
        PersonEnabled = "person_enabled",
        PeopleMerged = "people_merged",
        /// An administrator saw what somebody sees.
        ViewedAs = "viewed_as",
        SelectionEdited = "selection_edited",
        OrganisationImported = "organisation_imported",
        MailRetried = "mail_retried",
        MailsRetried = "mails_retried",
        MailCancelled = "mail_cancelled",
    }
}

codes! {
    /// What of it is not as it was.
    pub enum Setting {
        Label = "label",
        LongLabel = "long_label",
        ShortLabel = "short_label",
        Icon = "icon",
        Enabled = "enabled",
        NeedsSpentTime = "needs_spent_time",
        HiddenFromExternals = "hidden_from_externals",
        Anonymous = "anonymous",
        AllowsConfidential = "allows_confidential",
        InterServiceTag = "inter_service_tag",
        RedirectsTo = "redirects_to",
        Scope = "scope",
        Priority = "priority",
        Subject = "subject",
        Message = "message",
        Algorithm = "algorithm",
        ExpiryDays = "expiry_days",
        WatchLevel = "watch_level",
        WatchAddress = "watch_address",
        Department = "department",
        Parent = "parent",
        Order = "order",
        SearchWords = "search_words",
        AcceptsTickets = "accepts_tickets",
        Invisible = "invisible",
        Confidential = "confidential",
        Members = "members",
        Questions = "questions",
        Tickets = "tickets",
        Privileges = "privileges",
        Available = "available",
        Rate = "rate",
        Absence = "absence",
        /// What a manager is told of: any ticket, those of their categories, those they hold.
        Monitoring = "monitoring",
        Pace = "pace",
        Name = "name",
        Address = "address",
        Identifier = "identifier",
        Affiliation = "affiliation",
        Account = "account",
        Language = "language",
        Rules = "rules",
        Counts = "counts",
    }
}

/// A value as the journal shows it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Nothing; inherited.
    Empty,
    /// As somebody typed it, or a name.
    Text(String),
    /// The key of its words in `locales/`.
    Key(String),
    /// Several of those.
    Keys(Vec<String>),
    /// Several values, one after the other.
    Parts(Vec<Value>),
}

impl Value {
    /// What was typed; [`Self::Empty`] when it is nothing.
    pub fn text(text: &str) -> Self {
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    /// A switch.
    pub fn switch(is_on: bool) -> Self {
        Self::Key(if is_on { "audit-on" } else { "audit-off" }.to_owned())
    }
}

/// One thing that is not as it was.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Change {
    pub setting: Setting,
    pub before: Value,
    pub after: Value,
}

/// What was done, to what, by whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub deed: Deed,
    /// `None`: by the command line.
    pub by: Option<PersonId>,
    /// The department that it concerns, if one.
    pub department: Option<DepartmentId>,
    /// What it was done to, by its name then: it may be gone since.
    pub subject: String,
    pub changes: Vec<Change>,
}

/// The changes between two lists of values: those that differ, in order.
pub fn changes(before: &[(Setting, Value)], after: &[(Setting, Value)]) -> Vec<Change> {
    let of = |list: &[(Setting, Value)], setting| {
        list.iter().find(|(name, _)| *name == setting).map_or(Value::Empty, |(_, value)| value.clone())
    };
    let is_new = |setting: &Setting| before.iter().all(|(name, _)| name != setting);
    let added = after.iter().map(|(setting, _)| *setting).filter(is_new);
    let settings = before.iter().map(|(setting, _)| *setting).chain(added);
    let change = |setting| Change { setting, before: of(before, setting), after: of(after, setting) };
    settings.map(change).filter(|change| change.before != change.after).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_differs_is_a_change() {
        use Setting::{Icon, Invisible, Label, Scope};
        let before = [(Label, Value::text("Chauffage")), (Icon, Value::text("heat")), (Scope, Value::Empty)];
        let after = [(Label, Value::text("Chauffage")), (Scope, Value::text("x")), (Invisible, Value::switch(true))];
        let found = changes(&before, &after);
        let expected = [
            Change { setting: Icon, before: Value::text("heat"), after: Value::Empty },
            Change { setting: Scope, before: Value::Empty, after: Value::text("x") },
            Change { setting: Invisible, before: Value::Empty, after: Value::switch(true) },
        ];
        assert_eq!(found, expected);
    }
}
