//! The sentences of `docs/lifecycle.md`: one for every value of the table.

use domain::ticket::lifecycle::{Rule, Start, To, Who, Words};
use domain::{Action, Coded};

/// As people call it, and its number in the specification.
pub fn name(action: Action) -> (&'static str, &'static str) {
    match action {
        Action::Take => ("Prendre en charge", "A2"),
        Action::TakeAndClose => ("… et clore", "A3"),
        Action::TakeAndAsk => ("… et demander info.", "A4"),
        Action::Assign => ("Assigner", "A5"),
        Action::Release => ("Libérer", "A6"),
        Action::Comment => ("Commenter", "A7"),
        Action::Ask => ("Demander une information", "A8"),
        Action::Postpone => ("Reporter", "A9"),
        Action::Recall => ("Rappeler", "A10"),
        Action::Cancel => ("Annuler", "A11"),
        Action::Refuse => ("Refuser", "A12"),
        Action::CloseOwn => ("Clore mon ticket", "A13"),
        Action::Close => ("Clore", "A14"),
        Action::Approve => ("Approuver la clôture", "A15"),
        Action::RefuseClosure => ("Refuser la clôture", "A16"),
        Action::Reopen => ("Ré-ouvrir", "A17"),
        Action::Expire => ("Expirer", "A18"),
        Action::Transfer => ("Transférer", "A19"),
        Action::SendBack => ("Retour à l’envoyeur", "A20"),
        Action::ChangeOwner => ("Changer le propriétaire", "A22"),
        Action::ChangeSubject => ("Changer le sujet", "A23"),
        Action::ChangeScope => ("Changer la visibilité", "A24"),
        Action::ChangePriority => ("Changer la priorité", "A25"),
        Action::ChangeOrigin => ("Changer l’origine", "A26"),
        Action::ChangeComputer => ("Changer la machine", "A26"),
        Action::ChangeSpentTime => ("Changer le temps passé", "A26"),
        Action::ChangeReaders => ("Changer les lecteurs d’un message", "A27"),
        Action::Invite => ("Inviter", "A28"),
        Action::InviteGroup => ("Inviter un groupe", "A29"),
        Action::Uninvite => ("Retirer un invité", "A30"),
        Action::Attach => ("Joindre un fichier", "A31"),
        Action::DeleteFile => ("Supprimer une pièce jointe", "A32"),
        Action::EditComment => ("Modifier un commentaire", "A36"),
        Action::Archive => ("Archiver", "A37"),
    }
}

/// What each line under a title says, after its label.
pub fn lines(rule: &Rule) -> [(&'static str, String); 6] {
    let quiet = match rule.action.quiet() {
        Some(true) => "by a manager, « ne pas signaler » being ticked beforehand",
        Some(false) => "by a manager who ticks « ne pas signaler »",
        None => "never",
    };
    [
        ("From", from(rule).to_owned()),
        ("To", to(rule)),
        ("Who", who(rule).to_owned()),
        ("Words", words(rule).to_owned()),
        ("In silence", quiet.to_owned()),
        ("Undone", if rule.action.is_undoable() { "by its author, in time" } else { "never" }.to_owned()),
    ]
}

fn from(rule: &Rule) -> &'static str {
    match rule.from {
        Start::AnyOpen => "any open ticket: free, in progress, incomplete or postponed",
        Start::OpenNotPostponed => "any open ticket that is not postponed already",
        Start::Postponed => "a postponed ticket",
        Start::Held => "an open ticket that somebody has in charge",
        Start::AwaitingApproval => "a closed ticket whose owner has not answered yet",
        Start::AnyClosed => "a ticket closed in any way, until it is archived",
        Start::AnyNotArchived => "any ticket, until it is archived",
    }
}

fn to(rule: &Rule) -> String {
    match rule.to {
        To::Becomes(status) => status.code().replace('_', " "),
        To::InProgressIfFree => "in progress when it was free; else the same status".to_owned(),
        To::InProgressIfAnswered => {
            "in progress when it was incomplete and its owner or its holder speaks; else the same status".to_owned()
        }
        To::HeldOrFree => "in progress with its holder; free when nobody has it in charge, or nobody who still \
             manages the department"
            .to_owned(),
        To::HeldOrFreeThere if rule.action == Action::SendBack => {
            "in progress with whoever had moved it, if they still manage that department; else as a transfer".to_owned()
        }
        To::HeldOrFreeThere => "in progress with its holder if he manages the destination too and is not released, or \
             with whom the destination's automatic assignment chooses; else free. A closed ticket stays closed"
            .to_owned(),
        To::Unchanged => "the same status".to_owned(),
    }
}

fn who(rule: &Rule) -> &'static str {
    match rule.who {
        Who::Holder if rule.action == Action::Recall => {
            "the manager who has the ticket in charge; the application, when its date has come"
        }
        Who::Holder => "the manager who has the ticket in charge",
        Who::Owner => "the owner",
        Who::Taker => {
            "a manager of the department who does not have it in charge already: with `take_free` when nobody has, \
             with `take_held` when somebody has"
        }
        Who::Assigner => {
            "a manager of the department with `assign`, holder or not, when another manager is available: neither \
             himself nor the present holder"
        }
        Who::Commenter => {
            "the owner, the managers of the department, the invitees, the administrators; while the ticket is open, \
             whoever sees it"
        }
        Who::Reopener => "the owner, the holder, the managers of the department with `reopen_any`",
        Who::Refuser => "the manager who has the ticket in charge, with `refuse`",
        Who::Mover => {
            "a manager of the department while the ticket is open, its holder always; with `transfer_elsewhere`, or \
             to a department that he manages"
        }
        Who::MoverBack => "as a transfer, of a ticket that was moved here",
        Who::Inviter => {
            "the owner, the managers of the department and of those that share its inter-service tag, the \
             administrators"
        }
        Who::GroupInviter => "the managers of the department, the administrators",
        Who::Uninviter => {
            "the owner, the managers of the department, the administrators; an invitee, of himself (in the table, \
             it is the invitee who is taken off the list)"
        }
        Who::Concerned => "the owner, the managers of the department, the administrators",
        Who::OwnerOrHolder => "the owner, the manager who has the ticket in charge",
        Who::OwnerOrHolderWhileOpen => "the manager who has the ticket in charge; the owner, while the ticket is open",
        Who::Reader => {
            "the manager who has the ticket in charge, of any message that he reads; its author while the ticket is \
             open, unless it is between managers"
        }
        Who::Editor => {
            "where the installation allows it: the administrators and the managers with `manage_managers`, of what \
             anybody wrote; its author, while nothing was said since"
        }
        Who::Application => "the application, on schedule",
    }
}

fn words(rule: &Rule) -> &'static str {
    match (rule.words, rule.who) {
        (_, Who::Application) => "none",
        (Words::Mandatory, _) => "mandatory",
        (Words::Optional, Who::Reader) => "none",
        (Words::Optional, _) => "may be added",
    }
}
