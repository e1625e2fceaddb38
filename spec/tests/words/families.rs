//! Keys that the program puts together: a pattern, and everything that can fill it.

use app::mails::Change;
use domain::audit::{Deed, Setting};
use domain::category::CategorySetting;
use domain::category::edit::ICONS;
use domain::department::{DepartmentSetting, Lack};
use domain::monitoring::{Behaviour, Level, Pace, WatchLevel};
use domain::question::{Kind, YesNo};
use domain::recipients::{Case, Occasion, Reason, Tag, WhyNot};
use domain::report::{Profile, Section, Warning};
use domain::selection::{Condition, Gift, Purpose};
use domain::ticket::Fate;
use domain::ticket::lifecycle::{SoughtBy, Who};
use domain::visibility::{Because, Line};
use domain::{
    Action, Alert, Algorithm, Coded, MessageScope, Origin, Privilege, StartPage, Status, TicketScope, Variable,
};
use store::piles::Pile;

use super::samples::events;

/// Every pattern with its values. A pattern that a source uses and that is not here fails; so does a key that is
/// here and has no words.
pub fn families() -> Vec<(&'static str, Vec<String>)> {
    let forms = || codes_of(is_human);
    let groups = codes::<Status>().into_iter().filter(|code| LIVE.contains(&code.as_str()));
    let groups = groups.chain(["done".to_owned(), "archived".to_owned()]).collect();
    let empty: Vec<String> = words(&VIEWS).into_iter().chain(["department".to_owned()]).collect();
    let reasons = || Reason::samples().iter().map(|reason| reason.code().to_owned()).collect();
    let resolved: Vec<String> = codes::<TicketScope>().into_iter().filter(|code| code != "default").collect();
    let shown = || codes_of(|action| action.rule().sought_by != SoughtBy::Nobody);
    let done = codes_of(is_human).into_iter().chain(["create".to_owned(), "undo".to_owned()]).collect();
    let others = vec![
        ("status-{}", codes::<Status>()),
        ("priority-{}", numbers(0, 5)),
        ("origin-{}", codes::<Origin>()),
        ("level-{}", codes::<Level>()),
        ("behaviour-{}", codes::<Behaviour>()),
        ("pace-{}", codes::<Pace>()),
        ("mail-change-{}", codes::<Change>()),
        ("change-title-{}", codes::<Change>()),
        ("change-level-{}", codes::<Level>()),
        ("change-alert-{}", codes::<Alert>()),
        ("preferences-alert-{}", codes::<Alert>()),
        ("preferences-alert-{}-hint", codes::<Alert>()),
        ("preferences-start-{}", codes::<StartPage>()),
        ("monitoring-level-{}", codes::<Level>()),
        ("monitoring-said-{}", codes::<Level>()),
        ("monitoring-behaviour-{}", codes::<Behaviour>()),
        ("monitoring-pace-{}", codes::<Pace>()),
        ("monitoring-case-{}", codes::<Case>()),
        ("monitoring-kind-{}", words(&["any", "member", "managed"])),
        ("report-profile-{}", codes::<Profile>()),
        ("report-section-{}", codes::<Section>()),
        ("report-hint-{}", codes::<Section>()),
        ("report-none-{}", codes::<Section>()),
        ("report-warning-{}", codes::<Warning>()),
        ("watch-{}", codes::<WatchLevel>()),
        ("occasion-{}", codes::<Occasion>()),
        ("why-not-{}", WhyNot::samples().iter().map(|why| why.code().to_owned()).collect()),
        ("privilege-{}", codes::<Privilege>()),
        ("privilege-short-{}", codes::<Privilege>()),
        ("manager-may-{}", codes::<Privilege>()),
        ("manager-fate-{}", codes::<Fate>()),
        ("manager-{}", words(&["added", "saved"])),
        ("invitee-{}", words(&["added", "removed"])),
        ("{}-add", words(&["manager", "invitee"])),
        ("{}-add-hint", words(&["manager", "invitee"])),
        ("audit-deed-{}", codes::<Deed>()),
        ("audit-setting-{}", codes::<Setting>()),
        ("pile-{}", codes::<Pile>()),
        ("pile-{}-meaning", codes::<Pile>()),
        ("category-{}", codes::<CategorySetting>()),
        ("category-{}-hint", codes::<CategorySetting>()),
        ("department-tab-{}", words(&TABS)),
        ("department-lacks-{}", codes::<Lack>()),
        ("department-switch-{}", codes::<DepartmentSetting>()),
        ("department-switch-{}-hint", codes::<DepartmentSetting>()),
        ("icon-{}", words(&ICONS)),
        ("sight-line-{}", codes::<Line>()),
        ("sight-because-{}", codes::<Because>()),
        ("purpose-{}", codes::<Purpose>()),
        ("condition-{}", codes::<Condition>()),
        ("gift-{}", codes::<Gift>()),
        ("tag-{}", codes::<Tag>()),
        ("mail-kicker-{}", codes::<Tag>()),
        ("ticket-scope-{}", codes::<TicketScope>()),
        ("ticket-scope-{}-hint", resolved),
        ("message-scope-{}", codes::<MessageScope>()),
        ("message-scope-{}-hint", codes::<MessageScope>()),
        ("algorithm-{}", codes::<Algorithm>()),
        ("action-{}", shown()),
        ("action-{}-title", forms()),
        ("action-{}-submit", forms()),
        ("action-{}-message", codes_of(|action| is_human(action) && action != Action::ChangeReaders)),
        ("action-{}-consequence", forms()),
        ("action-{}-field", words(&[&LINES[..], &["scope", "priority", "origin"]].concat())),
        ("action-{}-field-hint", words(&LINES)),
        ("action-postpone-{}", words(&["when", "date", "date-hint", "hand", "hand-hint"])),
        ("action-invite-{}", words(&["recent"])),
        ("box-{}", words(&BOXES)),
        ("box-{}-hint", words(&BOXES)),
        ("choose-transfer-{}", words(&["title", "legend", "hint", "recent"])),
        ("choose-invite-group-{}", words(&["title", "legend", "hint"])),
        ("choose-{}-whole", words(&["transfer", "invite-group"])),
        ("done-{}", done),
        ("undone-{}", codes_of(Action::is_undoable)),
        ("event-{}", events()),
        ("conflict-{}", events()),
        ("reason-{}", reasons()),
        ("reason-about-{}", reasons()),
        ("month-{}", numbers(1, 12)),
        ("weekday-{}", numbers(1, 7)),
        ("search-in-{}", words(&["open", "closed", "archived"])),
        ("view-{}", words(&VIEWS)),
        ("list-group-{}", groups),
        ("list-empty-{}", empty.clone()),
        ("list-empty-{}-meaning", empty),
        ("problem-{}", words(&PROBLEMS)),
        ("problem-{}-meaning", words(&PROBLEMS)),
        ("response-variable-{}", codes::<Variable>()),
        ("password-{}", words(&["present", "wanted", "again"])),
    ];
    others.into_iter().chain(of_questions()).collect()
}

fn of_questions() -> [(&'static str, Vec<String>); 3] {
    [
        ("question-kind-{}", codes::<Kind>()),
        ("answer-{}", codes::<YesNo>()),
        ("answers-{}", words(&["ticket", "created", "status", "subject", "owner"])),
    ]
}

/// The views of the manager's list.
const VIEWS: [&str; 9] = ["free", "mine", "category", "incomplete", "closed", "invited", "open", "done", "bookmarks"];
const LIVE: [&str; 5] = ["free", "in_progress", "incomplete", "postponed", "closed"];
/// What is answered instead of a page.
const PROBLEMS: [&str; 10] = [
    "looking",
    "late",
    "not-found",
    "broken",
    "malformed",
    "method",
    "foreign",
    "too-large",
    "too-slow",
    "unsupported",
];
/// The actions whose forms ask for one line of text.
const LINES: [&str; 5] = ["postpone", "invite", "owner", "subject", "computer"];
/// The pages of a department.
const TABS: [&str; 6] = ["categories", "managers", "invitees", "properties", "redirections", "journal"];
const BOXES: [&str; 4] = ["release", "stay", "follow", "quiet"];

fn codes<T: Coded>() -> Vec<String> {
    T::ALL.iter().map(|value| value.code().to_owned()).collect()
}

/// What the application does alone has no form.
fn is_human(action: Action) -> bool {
    action.rule().who != Who::Application
}

fn codes_of(is_wanted: impl Fn(Action) -> bool) -> Vec<String> {
    Action::ALL.iter().filter(|action| is_wanted(**action)).map(|action| action.code().to_owned()).collect()
}

fn words(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

fn numbers(first: u8, last: u8) -> Vec<String> {
    (first..=last).map(|number| number.to_string()).collect()
}
