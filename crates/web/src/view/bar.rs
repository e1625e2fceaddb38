//! Where the buttons of a ticket's page go: the first thing to do, what stays in sight, the rest behind "…".

/// A button of the ticket's page.
#[derive(Debug, Clone)]
pub struct Button {
    pub action: &'static str,
    pub label: String,
    pub icon: &'static str,
    pub url: String,
    pub refusal: Option<RefusalView>,
}

impl Button {
    /// Its icon beside what it changes: a pencil, save for what goes elsewhere or brings somebody in.
    pub fn shape_beside(&self) -> &'static str {
        if matches!(self.action, "transfer" | "invite" | "attach") { self.icon } else { "edit" }
    }

    fn is_open(&self) -> bool {
        self.refusal.is_none()
    }
}

/// Why not, and who could.
#[derive(Debug, Clone)]
pub struct RefusalView {
    pub why: String,
    /// « Alice, Bruno et Chloé peuvent le faire », or nobody.
    pub who: String,
}

/// The buttons, arranged. Each one is somewhere, except those that the page asks in a card of their own.
#[derive(Debug, Default)]
pub struct Bar<'a> {
    pub first: Option<&'a Button>,
    /// Other ways to do the first thing.
    pub variants: Vec<&'a Button>,
    pub shown: Vec<&'a Button>,
    /// Refused, and looked for so often that it stays in sight with its reason.
    pub off: Option<&'a Button>,
    /// Possible, for want of room.
    pub more: Vec<&'a Button>,
    pub refused: Vec<&'a Button>,
}

/// What is done first, when it can be.
const FIRST: [&str; 2] = ["take", "close"];
const VARIANTS_OF_TAKE: [&str; 2] = ["take-and-close", "take-and-ask"];
/// What a card on the page asks.
const ASKED: [&str; 2] = ["approve", "refuse-closure"];
/// What is changed where it is shown: beside the history, with the title.
const BESIDE: [&str; 11] = [
    "invite",
    "invite-group",
    "uninvite",
    "owner",
    "subject",
    "scope",
    "priority",
    "origin",
    "computer",
    "spent-time",
    "attach",
];
/// What needs a page of its own: where to is chosen there first.
const PAGES: [&str; 2] = ["transfer", "send-back"];
/// What is seldom done stays behind "…".
const SELDOM: [&str; 1] = ["send-back"];
/// Buttons in sight beside the first one.
const ROOM: usize = 4;

impl<'a> Bar<'a> {
    pub fn of(buttons: &'a [Button]) -> Self {
        let open = |code: &str| buttons.iter().find(|button| button.action == code && button.is_open());
        let mut bar = Self { first: FIRST.iter().find_map(|code| open(code)), ..Self::default() };
        let is_take = bar.first.is_some_and(|first| first.action == "take");
        for button in buttons {
            let is_first = bar.first.is_some_and(|first| first.action == button.action);
            let is_elsewhere = BESIDE.contains(&button.action) || (button.is_open() && ASKED.contains(&button.action));
            if is_first || is_elsewhere {
                continue;
            }
            if button.is_open() && is_take && VARIANTS_OF_TAKE.contains(&button.action) {
                bar.variants.push(button);
            } else if button.is_open() && bar.shown.len() < ROOM && !SELDOM.contains(&button.action) {
                bar.shown.push(button);
            } else if button.is_open() {
                bar.more.push(button);
            } else if button.action == "close" {
                bar.off = Some(button);
            } else {
                bar.refused.push(button);
            }
        }
        bar
    }

    /// Is the form of this action in the ticket's page?
    pub fn has_dialog(action: &str) -> bool {
        !BESIDE.contains(&action) && !PAGES.contains(&action)
    }

    /// Is there anything behind "…"?
    pub fn has_menu(&self) -> bool {
        !self.more.is_empty() || !self.refused.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar_of(open: &[&'static str], refused: &[&'static str]) -> Vec<Button> {
        let refusal = || Some(RefusalView { why: String::new(), who: String::new() });
        let button = |action: &&'static str, refusal| Button {
            action,
            label: String::new(),
            icon: "",
            url: String::new(),
            refusal,
        };
        let open = open.iter().map(|action| button(action, None));
        open.chain(refused.iter().map(|action| button(action, refusal()))).collect()
    }

    fn codes(buttons: &[&Button]) -> Vec<&'static str> {
        buttons.iter().map(|button| button.action).collect()
    }

    #[test]
    fn a_free_ticket_is_taken_first() {
        let buttons =
            bar_of(&["take", "take-and-close", "take-and-ask", "assign", "comment"], &["ask", "release", "close"]);
        let bar = Bar::of(&buttons);
        assert_eq!(bar.first.map(|button| button.action), Some("take"));
        assert_eq!(codes(&bar.variants), ["take-and-close", "take-and-ask"]);
        assert_eq!(codes(&bar.shown), ["assign", "comment"]);
        assert_eq!(bar.off.map(|button| button.action), Some("close"));
        assert_eq!(codes(&bar.refused), ["ask", "release"]);
    }

    #[test]
    fn what_does_not_fit_goes_behind_the_dots() {
        let buttons = bar_of(&["assign", "comment", "ask", "release", "close", "close-own"], &["take"]);
        let bar = Bar::of(&buttons);
        assert_eq!(bar.first.map(|button| button.action), Some("close"));
        assert_eq!(codes(&bar.shown), ["assign", "comment", "ask", "release"]);
        assert_eq!(codes(&bar.more), ["close-own"]);
        assert!(bar.has_menu());
    }

    #[test]
    fn a_closure_to_approve_has_its_card() {
        let buttons = bar_of(&["comment", "approve", "refuse-closure", "reopen"], &[]);
        let bar = Bar::of(&buttons);
        assert_eq!(codes(&bar.shown), ["comment", "reopen"]);
        assert!(bar.first.is_none() && !bar.has_menu());
    }
}
