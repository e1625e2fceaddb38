//! The fields of each action (spec.md §4.3, column "Form").

use domain::department::DepartmentSetting;
use domain::ticket::may_stay;
use domain::{Action, Coded, MessageScope, Origin, Priority, SpentTime, TicketScope};

use super::foresight;
use super::ground::Ground;
use crate::view::input::{Choice, Input, Known, Line, Tick};

impl Ground<'_> {
    fn line(&self, name: &'static str, kind: &'static str, fresh: &str, is_required: bool) -> Line {
        Line {
            name,
            kind,
            label: self.own("field"),
            hint: self.own("field-hint"),
            value: self.kept.value(name, fresh),
            is_required,
            is_people: false,
        }
    }

    fn tick(&self, name: &'static str, fresh: bool) -> Tick {
        Tick {
            name,
            label: self.page.say(&format!("box-{name}")),
            hint: self.page.say(&format!("box-{name}-hint")),
            is_ticked: self.kept.is_ticked(name, fresh),
            is_mute: false,
        }
    }
}

/// The fields of the form, in order.
pub fn fields(ground: &Ground<'_>) -> Vec<Input> {
    let ticket = &ground.facts.ticket;
    let mut inputs = match ground.action {
        Action::Close | Action::TakeAndClose => closing(ground),
        Action::Refuse => spent_time(ground, false).into_iter().collect(),
        Action::Postpone => postponing(ground),
        Action::Transfer => transfer(ground),
        Action::InviteGroup => vec![hidden("to", ground.kept.text("to"))],
        Action::Invite => inviting(ground),
        Action::Uninvite => vec![hidden("person", ground.kept.text("person"))],
        Action::ChangeOwner => {
            vec![Input::Line(Line { is_people: true, ..ground.line("owner", "text", "", true) })]
        }
        Action::ChangeSubject => vec![Input::Line(ground.line("subject", "text", ticket.subject.as_str(), true))],
        Action::ChangeComputer => vec![Input::Line(ground.line("computer", "text", ticket.computer.as_str(), false))],
        Action::ChangeScope => vec![scopes(ground)],
        Action::ChangePriority => vec![priorities(ground)],
        Action::ChangeOrigin => vec![origins(ground)],
        Action::ChangeSpentTime => spent_time(ground, true).into_iter().collect(),
        Action::EditComment | Action::ChangeReaders | Action::DeleteFile => {
            vec![hidden("event", ground.kept.text("event"))]
        }
        _ => Vec::new(),
    };
    if let Some(fresh) = ground.action.quiet().filter(|_| ground.standing().is_manager()) {
        inputs.push(Input::Tick(Tick { is_mute: true, ..ground.tick("quiet", fresh) }));
    }
    inputs
}

fn hidden(name: &'static str, value: &str) -> Input {
    Input::Hidden { name, value: value.to_owned() }
}

fn closing(ground: &Ground<'_>) -> Vec<Input> {
    let mut inputs: Vec<Input> = spent_time(ground, false).into_iter().collect();
    inputs.push(Input::Line(Line {
        name: "link",
        kind: "text",
        label: ground.page.say("field-link"),
        hint: ground.page.say("field-link-hint"),
        value: ground.kept.value("link", ""),
        is_required: false,
        is_people: false,
    }));
    inputs.push(Input::Tick(ground.tick("release", false)));
    inputs
}

/// Asked of managers; mandatory where the department wants it, unless they close a ticket of their own (§12.9).
fn spent_time(ground: &Ground<'_>, is_alone: bool) -> Option<Input> {
    let standing = ground.standing();
    let is_wanted = ground.facts.lineage.department.has(DepartmentSetting::NeedsSpentTime);
    let fresh = ground.facts.ticket.spent.map(SpentTime::parts);
    let part = |name: &str, of: fn((u32, u32, u32)) -> u32| {
        let fresh = fresh.map(|parts| of(parts).to_string()).unwrap_or_default();
        ground.kept.value(name, &fresh)
    };
    standing.is_manager().then(|| Input::SpentTime {
        label: ground.page.say("field-spent"),
        hint: ground.page.say("field-spent-hint"),
        days: part("days", |parts| parts.0),
        hours: part("hours", |parts| parts.1),
        minutes: part("minutes", |parts| parts.2),
        is_required: is_wanted && !is_alone && !standing.is_owner && fresh.is_none(),
    })
}

fn postponing(ground: &Ground<'_>) -> Vec<Input> {
    let chosen = ground.kept.value("recall", "date");
    let choice = |code: &str| Choice {
        code: code.to_owned(),
        label: ground.own(code),
        hint: ground.own(&format!("{code}-hint")),
        warning: String::new(),
        is_chosen: chosen == code,
    };
    // Tomorrow at the same hour: what people most often mean.
    let tomorrow = ground.page.dates.local(ground.page.app.now().plus_seconds(24 * 3600));
    vec![
        Input::Radios { name: "recall", label: ground.own("when"), choices: vec![choice("date"), choice("hand")] },
        Input::Line(ground.line("until", "datetime-local", &tomorrow, false)),
    ]
}

fn transfer(ground: &Ground<'_>) -> Vec<Input> {
    let mut inputs = vec![hidden("to", ground.kept.text("to"))];
    let Some(counter) = &ground.named.destination else { return inputs };
    let me = ground.me.id;
    if ground.facts.ticket.holder.is_some() {
        inputs.push(Input::Tick(ground.tick("release", !counter.members().contains(&me))));
    }
    if may_stay(ground.facts, counter, me) {
        let mut stay = ground.tick("stay", ground.page.app.tickets.invites_mover);
        // What one would see anyway, because it is open or shared, is not said to be lost.
        if !foresight::losing_of(ground).is_me_unless_stay {
            stay.hint = ground.page.say("box-stay-open-hint");
        }
        inputs.push(Input::Tick(stay));
        inputs.push(Input::Tick(ground.tick("follow", false)));
    }
    inputs
}

fn inviting(ground: &Ground<'_>) -> Vec<Input> {
    let typed = ground.kept.text("people");
    let is_new = |found: &&store::people::Found| found.id != ground.me.id && ground.facts.can_be_invited(found.id);
    let known = |found: &store::people::Found| Known {
        identifier: found.identifier.clone(),
        name: found.name.clone(),
        affiliation: found.affiliation.clone(),
        is_ticked: ground.kept.fields.all("known").any(|ticked| ticked == found.identifier),
    };
    let people: Vec<Known> = ground.recent.iter().filter(is_new).map(known).collect();
    let mut inputs = vec![Input::Line(Line { is_people: true, ..ground.line("people", "text", typed, false) })];
    if !people.is_empty() {
        inputs.push(Input::People { label: ground.own("recent"), people });
    }
    inputs
}

fn scopes(ground: &Ground<'_>) -> Input {
    let present = ground.facts.ticket.scope;
    let chosen = ground.kept.value("scope", present.code());
    let default = ground.facts.lineage.default_scope(ground.facts.installation.default_scope);
    let choice = |scope: &TicketScope| Choice {
        code: scope.code().to_owned(),
        label: match scope {
            TicketScope::Default => {
                ground.page.say1("new-by-default", "value", ground.page.words.code_of("ticket-scope", default))
            }
            scope => ground.page.words.code_of("ticket-scope", *scope),
        },
        hint: ground.page.say(&format!(
            "ticket-scope-{}-hint",
            if *scope == TicketScope::Default { default } else { *scope }.code()
        )),
        warning: foresight::scope_warning(ground, *scope),
        is_chosen: chosen == scope.code(),
    };
    Input::Radios { name: "scope", label: ground.own("field"), choices: TicketScope::ALL.iter().map(choice).collect() }
}

fn priorities(ground: &Ground<'_>) -> Input {
    let chosen = ground.kept.value("priority", &ground.facts.ticket.priority.value().to_string());
    let default = ground.facts.lineage.default_priority();
    let choices = (0..=5).filter_map(Priority::new).map(|priority| {
        let value = priority.value().to_string();
        let name = |priority: Priority| ground.page.say(&format!("priority-{}", priority.value()));
        let label = if priority.is_default() {
            ground.page.say1("new-by-default", "value", name(default))
        } else {
            name(priority)
        };
        plain(value.clone(), label, chosen == value)
    });
    Input::List { name: "priority", label: ground.own("field"), choices: choices.collect() }
}

fn origins(ground: &Ground<'_>) -> Input {
    let chosen = ground.kept.value("origin", ground.facts.ticket.origin.code());
    let choice = |origin: &Origin| {
        plain(origin.code().to_owned(), ground.page.words.code_of("origin", *origin), chosen == origin.code())
    };
    Input::List { name: "origin", label: ground.own("field"), choices: Origin::ALL.iter().map(choice).collect() }
}

fn plain(code: String, label: String, is_chosen: bool) -> Choice {
    Choice { code, label, hint: String::new(), warning: String::new(), is_chosen }
}

/// The message that a form corrects, when it is about one.
pub fn message(ground: &Ground<'_>) -> Option<(String, MessageScope)> {
    let (_, event) = ground.named.message.as_ref()?;
    Some((event.text.as_ref().map(|text| text.as_str().to_owned()).unwrap_or_default(), event.scope))
}
