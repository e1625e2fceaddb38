//! What a setting would tell a manager, before it is saved: a month of the department replayed against it, and a few
//! cases by name. Both ask [`recipients`], with this manager as the only person around the tickets.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::{Batch, Reason, recipients};
use crate::monitoring::Pace;
use crate::ticket::{apply, replay, undo};
use crate::{
    Account, Actor, CategoryId, Counter, Event, EventKind, Facts, Flags, Installation, Language, Lineage, Manager,
    MessageScope, Moment, Person, PersonId, Priority, Status, Ticket, TicketId, codes,
};

/// A ticket's history, command by command.
#[derive(Debug, Clone)]
pub struct Past {
    pub ticket: TicketId,
    /// In order, each with its batch; never empty.
    pub commands: Vec<(i64, Vec<Event>)>,
}

/// What is needed to replay a month.
#[derive(Debug, Clone, Copy)]
pub struct Month<'a> {
    /// With the setting to try.
    pub manager: &'a Manager,
    pub lineages: &'a HashMap<CategoryId, Lineage>,
    pub installation: Installation,
    /// The tickets of which the manager asked to hear no more.
    pub muted: &'a [TicketId],
    /// For how long mails are held back, in seconds.
    pub undo_seconds: i64,
    /// Commands before this instant only tell how tickets were.
    pub since: Moment,
}

/// An alert that would have been written.
struct Alert {
    at: Moment,
    /// `None`: whoever the author, it waits for others.
    author: Option<PersonId>,
    leaves_at: Moment,
}

impl Month<'_> {
    /// How many mails the manager would have got for managing the department: those that leave together count once,
    /// invitations and what concerns them otherwise do not count.
    pub fn mails(&self, pasts: &[Past]) -> usize {
        let mut tables = Tables { month: *self, before: HashMap::new(), after: HashMap::new() };
        pasts.iter().map(|past| together(&tables.alerts(past))).sum()
    }
}

/// The facts of each category, of which only the ticket changes from one command to the next.
struct Tables<'a> {
    month: Month<'a>,
    before: HashMap<CategoryId, Facts>,
    after: HashMap<CategoryId, Facts>,
}

impl Tables<'_> {
    fn alerts(&mut self, past: &Past) -> Vec<Alert> {
        let all = past.commands.iter().flat_map(|(batch, events)| events.iter().map(|event| (*batch, event)));
        let undone = undo::undone(all);
        let mut present: Option<Ticket> = None;
        let mut alerts = Vec::new();
        for (batch, events) in past.commands.iter().filter(|(batch, _)| !undone.contains(batch)) {
            let before = present.clone();
            match &mut present {
                Some(ticket) => events.iter().for_each(|event| apply(ticket, event)),
                None => present = replay(past.ticket, *batch, events.iter().map(|event| (*batch, event))),
            }
            let Some(after) = &present else { return alerts };
            let is_lately = events.last().is_some_and(|event| event.at >= self.month.since);
            if is_lately && let Some(alert) = self.alert(before, after.clone(), events) {
                alerts.push(alert);
            }
        }
        alerts
    }

    /// The alert of one command, if it has one.
    fn alert(&mut self, before: Option<Ticket>, after: Ticket, events: &[Event]) -> Option<Alert> {
        let me = self.month.manager.person.id;
        let is_invited = |event: &Event| event.kind == EventKind::Invited { person: me, permanent: false };
        let is_undoing = |event: &Event| matches!(event.kind, EventKind::Undone { .. });
        if events.iter().any(|event| event.by == Some(me) || is_invited(event) || is_undoing(event)) {
            return None;
        }
        let month = self.month;
        let before = match before {
            Some(ticket) => Some(seen(&mut self.before, &month, ticket)?),
            None => None,
        };
        let after = seen(&mut self.after, &month, after)?;
        let batch = Batch { before, after, events, is_quiet: false };
        let notice = recipients(batch, &Actor::Application).pop().filter(|notice| is_for_managing(&notice.reason))?;
        let at = events.last()?.at;
        let author = events.iter().find_map(|event| event.by);
        // Nobody can take back a creation, or what the application did: their mails leave at once.
        let is_created = before.is_none();
        let held = if is_created || author.is_none() { 0 } else { month.undo_seconds };
        let leaves_at = at.plus_seconds(held.max(notice.pace.seconds()));
        Some(Alert { at, author: author.filter(|_| notice.pace == Pace::Immediate), leaves_at })
    }
}

/// Nobody else hears of it: what else could tell the manager is that the ticket is, or was, their own.
fn is_for_managing(reason: &Reason) -> bool {
    !matches!(reason, Reason::OwnsTheTicket | Reason::OwnedTheTicket)
}

/// The facts around this ticket; `None` when its category is gone.
fn seen<'f>(kept: &'f mut HashMap<CategoryId, Facts>, month: &Month<'_>, ticket: Ticket) -> Option<&'f Facts> {
    let category = ticket.category;
    let facts = match kept.entry(category) {
        Entry::Occupied(known) => known.into_mut(),
        Entry::Vacant(place) => {
            let lineage = month.lineages.get(&category)?;
            place.insert(around(month.manager, lineage, month.installation, ticket.clone()))
        }
    };
    let manager = &month.manager.person;
    facts.owner = if ticket.owner == manager.id { manager.clone() } else { nobody(ticket.owner) };
    facts.muted.clear();
    facts.muted.extend(month.muted.contains(&ticket.id).then_some(month.manager.person.id));
    facts.ticket = ticket;
    Some(facts)
}

/// The facts of a ticket that has only this manager around it, and an owner who hears of nothing unless it is the
/// manager. In another department, nobody: another setting tells of it.
fn around(manager: &Manager, lineage: &Lineage, installation: Installation, ticket: Ticket) -> Facts {
    let owner = nobody(ticket.owner);
    let managers = if lineage.department.id == manager.department { vec![manager.clone()] } else { Vec::new() };
    let counter = Counter {
        lineage: lineage.clone(),
        managers,
        allies: Vec::new(),
        permanent_invitees: Vec::new(),
        last_chosen: None,
        chosen_as: None,
        installation,
    };
    Facts::at(&counter, ticket, owner)
}

fn nobody(id: PersonId) -> Person {
    Person {
        id,
        name: String::new(),
        address: None,
        language: Language::French,
        is_admin: false,
        is_enabled: true,
        account: Account::Directory,
        alerts: Flags::default(),
    }
}

/// The alerts of one ticket, in the order of their commands, as mails: each takes with it those of the same author,
/// or of whoever for a pace, written before those already together were to leave.
fn together(alerts: &[Alert]) -> usize {
    let mut open: Vec<(Option<PersonId>, Moment)> = Vec::new();
    let mut mails = 0;
    for alert in alerts {
        let leading = open.iter_mut().find(|(author, until)| *author == alert.author && alert.at < *until);
        if let Some((_, until)) = leading {
            *until = alert.leaves_at.max(*until);
            continue;
        }
        open.retain(|(author, _)| *author != alert.author);
        open.push((alert.author, alert.leaves_at));
        mails += 1;
    }
    mails
}

codes! {
    /// What happens every day, by name.
    pub enum Case {
        /// A ticket is created in a category of which one is no member.
        OthersCreated = "others_created",
        /// A colleague comments or closes a ticket there.
        OthersAction = "others_action",
        /// A ticket is created in one's category.
        OwnCreated = "own_created",
        OwnAction = "own_action",
        /// A colleague puts a ticket of one's category back among the free ones.
        OwnReleased = "own_released",
        /// Somebody answers on a ticket that one holds.
        HeldAnswered = "held_answered",
        /// A colleague gives one a ticket.
        Assigned = "assigned",
    }
}

impl Case {
    /// The five to show, to a member of everything and to others.
    pub fn shown(is_member_of_all: bool, is_member_of_none: bool) -> &'static [Self] {
        use Case::{Assigned, HeldAnswered, OthersAction, OthersCreated, OwnAction, OwnCreated, OwnReleased};
        match (is_member_of_all, is_member_of_none) {
            (true, _) => &[OwnCreated, OwnAction, OwnReleased, HeldAnswered, Assigned],
            (_, true) => &[OthersCreated, OthersAction, OwnReleased, HeldAnswered, Assigned],
            _ => &[OthersCreated, OthersAction, OwnCreated, OwnAction, HeldAnswered],
        }
    }

    /// Is its ticket in a category of which one is no member?
    pub fn is_of_others(self) -> bool {
        matches!(self, Self::OthersCreated | Self::OthersAction)
    }

    /// How soon the manager would hear of it, in a category that is theirs or not; `None`: never.
    pub fn tells(self, manager: &Manager, lineage: &Lineage, installation: Installation) -> Option<Pace> {
        let (me, colleague, requester) = (manager.person.id, PersonId(-1), PersonId(-2));
        let kind = match self {
            Self::OthersCreated | Self::OwnCreated => EventKind::Reopened { removed: None },
            Self::OwnReleased => EventKind::Released { from: colleague },
            Self::Assigned => EventKind::Assigned { to: me, from: None },
            Self::OthersAction | Self::OwnAction | Self::HeldAnswered => EventKind::Commented,
        };
        let holder = match self {
            Self::OthersAction | Self::OwnAction => Some(colleague),
            Self::HeldAnswered | Self::Assigned => Some(me),
            _ => None,
        };
        let ticket = Ticket { holder, ..sample(lineage, requester) };
        let facts = around(manager, lineage, installation, ticket);
        let by = Some(colleague);
        let event =
            Event { kind, by, at: Moment(0), text: None, scope: MessageScope::Default, status: facts.ticket.status };
        let batch = Batch { before: Some(&facts), after: &facts, events: &[event], is_quiet: false };
        recipients(batch, &Actor::Application).pop().map(|notice| notice.pace)
    }
}

/// A ticket like any other, in this category.
fn sample(lineage: &Lineage, owner: PersonId) -> Ticket {
    let department = lineage.department.id;
    Ticket {
        id: TicketId(0),
        department,
        category: lineage.category().id,
        creation_department: department,
        owner,
        creator: owner,
        holder: None,
        status: Status::InProgress,
        subject: crate::Subject::stored(String::new()),
        scope: crate::TicketScope::Default,
        priority: Priority::DEFAULT,
        origin: crate::Origin::Web,
        computer: crate::Computer::default(),
        is_anonymous: false,
        spent: None,
        link: None,
        recall_at: None,
        moved_from: None,
        moved_by: None,
        created_at: Moment(0),
        last_action_at: Moment(0),
        closed_at: None,
        version: 1,
    }
}
