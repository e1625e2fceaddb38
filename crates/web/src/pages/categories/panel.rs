//! What a category says, and what it takes from above: each value says from whom.

use app::Error;
use app::edits::{Ground, seal};
use domain::category::edit::{ICONS, Typed};
use domain::category::{CategorySetting, Trees};
use domain::department::DepartmentSetting;
use domain::monitoring::WatchLevel;
use domain::{Algorithm, Category, CategoryId, Coded, Lineage, Message, PersonId, Priority, Subject, TicketScope};
use store::categories;
use store::db::Conn;
use store::people::fold;

use super::nodes::open;
use super::questions::hint;
use crate::extract::Page;
use crate::view::{Avatar, Choice, next_at};

/// The panel of one category.
pub struct Panel {
    pub id: CategoryId,
    pub url: String,
    pub label: String,
    pub icon: String,
    /// Of the category as the form shows it.
    pub seen: String,
    pub typed: Typed,
    pub icons: Vec<Choice>,
    pub has_children: bool,
    pub switches: Vec<Switch>,
    pub scopes: Vec<Choice>,
    pub priorities: Vec<Choice>,
    pub algorithms: Vec<Choice>,
    pub watches: Vec<Choice>,
    /// « Sans réponse, un ticket clos expire après 14 jours, comme Services Généraux. »
    pub expiry: String,
    /// The text of the type comes from above.
    pub template_hint: String,
    pub subject_shown: String,
    pub message_shown: String,
    pub inherited_members: String,
    pub members: Vec<Member>,
    /// Who would be next, and why.
    pub next: String,
    /// The address to give away.
    pub link: String,
    /// What is in the way of deleting it.
    pub stays: Option<String>,
    pub redirected_to: Option<String>,
    /// What is asked besides, and from whom it takes that.
    pub questions: Vec<String>,
    pub questions_hint: String,
}

/// A box.
pub struct Switch {
    pub name: &'static str,
    pub label: String,
    pub hint: String,
    pub is_on: bool,
    /// It cannot be switched on.
    pub is_off_limits: bool,
}

/// A manager who may be a member.
pub struct Member {
    pub id: PersonId,
    pub name: String,
    pub face: Avatar,
    pub is_listed: bool,
    /// Their place in the list, from 1; empty for nobody's.
    pub rank: String,
}

/// Reads the panel with what was typed in it.
pub async fn panel(
    conn: &mut Conn,
    page: &Page,
    ground: &Ground,
    (category, all): (&Category, &[Category]),
    typed: Typed,
) -> Result<Panel, Error> {
    let lineage = categories::lineage(conn, category.id).await?.ok_or(Error::NotFound)?;
    let last_chosen = categories::last_chosen(conn, category.id, false).await?;
    let trees = Trees { categories: all, fold };
    let parts = Parts { page, lineage: &lineage, typed: &typed, category };
    Ok(Panel {
        id: category.id,
        url: format!("/departments/{}/categories/{}", category.department, category.id),
        label: category.label.clone(),
        icon: category.icon.clone().unwrap_or_else(|| "tag".to_owned()),
        seen: seal(category),
        icons: parts.icons(),
        has_children: category.has_children,
        switches: parts.switches(),
        scopes: parts.scopes(),
        priorities: parts.priorities(),
        algorithms: parts.algorithms(),
        watches: parts.watches(),
        expiry: parts.expiry(),
        template_hint: parts.template_hint(),
        subject_shown: parts.subject_shown(),
        message_shown: parts.message_shown(),
        inherited_members: parts.inherited_members(),
        members: members(ground, &typed),
        next: next_at(page, &lineage, &ground.managers, last_chosen),
        link: page.app.url(&format!("/tickets/new?category={}", category.id)),
        stays: trees.may_go(category).err().map(|why| page.words.refusal(&why)),
        redirected_to: category.redirects_to.and_then(|to| trees.find(to)).map(|to| to.label.clone()),
        questions: lineage.questions().iter().map(|question| question.label.clone()).collect(),
        questions_hint: hint(page, &lineage),
        typed,
    })
}

/// How many open tickets there are, when the reader may count them.
pub fn tickets(page: &Page, category: &Category) -> String {
    open(page, category).map(|count| page.say1("category-open-tickets", "count", count)).unwrap_or_default()
}

struct Parts<'a> {
    page: &'a Page,
    lineage: &'a Lineage,
    typed: &'a Typed,
    category: &'a Category,
}

impl Parts<'_> {
    fn choice(code: &str, label: String, chosen: &str) -> Choice {
        let is_chosen = code == chosen;
        Choice { code: code.to_owned(), label, hint: String::new(), warning: String::new(), is_chosen }
    }

    /// « hérité de Services Généraux : Normale »; of the installation when nobody says anything.
    fn inherits(&self, value: String, from: Option<&str>) -> String {
        match from {
            Some(from) => self.page.say2("category-inherited", "from", from, "value", value),
            None => self.page.say1("category-by-default", "value", value),
        }
    }

    fn icons(&self) -> Vec<Choice> {
        let mut names = ICONS.to_vec();
        // One that it has had since before.
        if let Some(own) = self.category.icon.as_deref().filter(|own| !ICONS.contains(own)) {
            names.push(own);
        }
        let none = Self::choice("", self.page.say("icon-none"), &self.typed.icon);
        let said = |name: &str| {
            if ICONS.contains(&name) { self.page.say(&format!("icon-{name}")) } else { name.to_owned() }
        };
        std::iter::once(none).chain(names.iter().map(|name| Self::choice(name, said(name), &self.typed.icon))).collect()
    }

    fn switches(&self) -> Vec<Switch> {
        let allows = self.lineage.department.has(DepartmentSetting::AllowsConfidential);
        let one = |setting: &CategorySetting| {
            let above =
                self.lineage.above_with(*setting).filter(|_| *setting != CategorySetting::Confidential || allows);
            let is_off_limits = *setting == CategorySetting::Confidential && !allows;
            let hint = match above {
                Some(above) => self.page.say1("category-switch-above", "from", above.label.as_str()),
                None if is_off_limits => self.page.say("category-confidential-not-allowed"),
                None => self.page.say(&format!("category-{}-hint", setting.code())),
            };
            let is_on = self.typed.settings.contains(setting);
            Switch {
                name: setting.code(),
                label: self.page.words.code_of("category", *setting),
                hint,
                is_on,
                is_off_limits: is_off_limits && !is_on,
            }
        };
        CategorySetting::ALL.iter().map(one).collect()
    }

    fn scopes(&self) -> Vec<Choice> {
        let said = |scope: TicketScope| self.page.words.code_of("ticket-scope", scope);
        let above = self.lineage.inherited(|own| own.scope.filter(|scope| *scope != TicketScope::Default));
        let (value, from) =
            above.map_or((self.page.app.tickets.default_scope, None), |(value, from)| (value, Some(from)));
        let inherited = Self::choice("", self.inherits(said(value), from), &self.typed.scope);
        let own = TicketScope::ALL.iter().filter(|scope| **scope != TicketScope::Default);
        let own = own.map(|scope| Self::choice(scope.code(), said(*scope), &self.typed.scope));
        std::iter::once(inherited).chain(own).collect()
    }

    fn priorities(&self) -> Vec<Choice> {
        let said = |value: u8| self.page.say(&format!("priority-{value}"));
        let above = self.lineage.inherited(|own| own.priority.filter(|priority| !priority.is_default()));
        let (value, from) = above.map_or((Priority::NORMAL, None), |(value, from)| (value, Some(from)));
        let inherited = Self::choice("", self.inherits(said(value.value()), from), &self.typed.priority);
        let own = (1..=5_u8).map(|value| Self::choice(&value.to_string(), said(value), &self.typed.priority));
        std::iter::once(inherited).chain(own).collect()
    }

    fn algorithms(&self) -> Vec<Choice> {
        let said = |one: Algorithm| self.page.words.code_of("algorithm", one);
        let above = self.lineage.inherited(|own| own.algorithm);
        let (value, from) = above.map_or((Algorithm::Nobody, None), |(value, from)| (value, Some(from)));
        let inherited = Self::choice("", self.inherits(said(value), from), &self.typed.algorithm);
        let own = Algorithm::ALL.iter().map(|one| Self::choice(one.code(), said(*one), &self.typed.algorithm));
        std::iter::once(inherited).chain(own).collect()
    }

    fn watches(&self) -> Vec<Choice> {
        let said = |level: WatchLevel| self.page.words.code_of("watch", level);
        let above = self.lineage.inherited(|own| own.watch.clone());
        let (value, from) = match &above {
            Some((watch, from)) if watch.level != WatchLevel::Never => {
                (format!("{}, {}", said(watch.level), watch.address), Some(*from))
            }
            Some((_, from)) => (said(WatchLevel::Never), Some(*from)),
            None => (said(WatchLevel::Never), None),
        };
        let inherited = Self::choice("", self.inherits(value, from), &self.typed.watch_level);
        let own = WatchLevel::ALL.iter().map(|level| Self::choice(level.code(), said(*level), &self.typed.watch_level));
        std::iter::once(inherited).chain(own).collect()
    }

    fn expiry(&self) -> String {
        let above = self.lineage.inherited(|own| own.expiry_days);
        let (days, from) = above.map_or((self.page.app.tickets.expiry_days, None), |(days, from)| (days, Some(from)));
        let value = self.page.say1("category-days", "days", i64::from(days));
        self.page.say1("category-expiry-hint", "inherited", self.inherits(value, from))
    }

    fn template_hint(&self) -> String {
        let above = self.lineage.inherited(|own| own.message.clone().map(|_| ()).or(own.subject.clone().map(|_| ())));
        match above {
            Some(((), from)) => self.page.say1("category-type-inherits", "from", from),
            None => self.page.say("category-type-hint"),
        }
    }

    fn subject_shown(&self) -> String {
        if !self.typed.subject.trim().is_empty() {
            return self.typed.subject.clone();
        }
        let above = self.lineage.inherited(|own| own.subject.clone());
        above.map(|(subject, _): (Subject, _)| subject.as_str().to_owned()).unwrap_or_default()
    }

    fn message_shown(&self) -> String {
        if !self.typed.message.trim().is_empty() {
            return self.typed.message.clone();
        }
        let above = self.lineage.inherited(|own| own.message.clone());
        above.map(|(message, _): (Message, _)| message.as_str().to_owned()).unwrap_or_default()
    }

    fn inherited_members(&self) -> String {
        match self.lineage.inherits_members_from() {
            Some(above) => self.page.say1("category-members-inherit", "from", above.label.as_str()),
            None => self.page.say1("category-members-all", "department", self.lineage.department.label.as_str()),
        }
    }
}

fn members(ground: &Ground, typed: &Typed) -> Vec<Member> {
    let place = |id: PersonId| typed.members.as_ref().and_then(|own| own.iter().position(|member| *member == id));
    let mut members: Vec<(usize, Member)> = ground
        .managers
        .iter()
        .map(|manager| {
            let place = place(manager.person.id);
            let member = Member {
                id: manager.person.id,
                name: manager.person.name.clone(),
                face: Avatar::of(manager.person.id, &manager.person.name, true),
                is_listed: place.is_some(),
                rank: place.map(|place| (place + 1).to_string()).unwrap_or_default(),
            };
            (place.unwrap_or(usize::MAX), member)
        })
        .collect();
    members.sort_by_key(|(place, _)| *place);
    members.into_iter().map(|(_, member)| member).collect()
}
