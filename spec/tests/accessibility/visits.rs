//! Which pages, seen by whom. `CURIE` and `BIKES` are two tickets of the demo, found by their subjects.

/// A person of the demo (nobody signed in, when empty) and the pages that they open.
pub type Visit = (&'static str, &'static [&'static str]);

pub const AT_THE_COUNTER: &[Visit] = &[
    ("", &["/sign-in", "/demo", "/demo/mail", "/no-such-page"]),
    ("Odile Fontanel", &["/", "/tickets/new", "/tickets/new?category=1", "/account/password", "/tickets/1"]),
    ("Emily Hartwell", &["/", "/tickets/shared", "/preferences"]),
    ("Alice Renaud", &["/tickets/new?category=6", "/tickets/new?department=1"]),
];

pub const LISTS: &[Visit] = &[
    ("Alice Renaud", &["/tickets?view=open", "/tickets?view=mine", "/tickets?view=done", "/tickets?view=invited"]),
    ("Alice Renaud", &["/tickets?view=bookmarks", "/tickets/number?n=9999", "/tickets/shared"]),
    ("Alice Renaud", &["/search", "/search?q=prise", "/search?q=le", "/search?q=introuvable&in=closed"]),
    ("Odile Fontanel", &["/search?q=salle", "/search?q=999999"]),
    ("Bertrand Loiseau", &["/", "/tickets?view=category"]),
    ("Adam Vasseur", &["/tickets"]),
];

pub const TICKETS: &[Visit] = &[
    ("Alice Renaud", &["/tickets/148", "/tickets/CURIE", "/tickets/BIKES", "/tickets/CURIE?print=1"]),
    ("Alice Renaud", &["/tickets/CURIE?order=newest&only=messages", "/tickets/CURIE/told"]),
    ("Alice Renaud", &["/tickets/148/take", "/tickets/148/assign", "/tickets/148/comment"]),
    ("Adam Vasseur", &["/tickets/148/sight"]),
];

pub const ACTIONS: &[Visit] = &[
    ("Alice Renaud", &["/tickets/CURIE/transfer", "/tickets/CURIE/transfer?to=c13", "/tickets/CURIE/invite"]),
    ("Alice Renaud", &["/tickets/CURIE/invite-group", "/tickets/CURIE/invite-group?to=d2", "/tickets/CURIE/scope"]),
    ("Alice Renaud", &["/tickets/CURIE/close", "/tickets/CURIE/postpone", "/tickets/CURIE/refuse"]),
    ("Alice Renaud", &["/tickets/CURIE/owner", "/tickets/CURIE/subject", "/tickets/CURIE/priority"]),
    ("Alice Renaud", &["/tickets/CURIE/spent-time"]),
];

pub const OWN: &[Visit] = &[
    ("Alice Renaud", &["/responses", "/responses/new", "/responses/1", "/responses/1/delete", "/responses/6"]),
    ("Bertrand Loiseau", &["/preferences", "/preferences/monitoring"]),
    ("Chloé Garnier", &["/preferences/monitoring"]),
];

pub const CATEGORIES: &[Visit] = &[
    ("Alice Renaud", &["/departments/1/categories", "/departments/1/categories/1", "/departments/1/categories/new"]),
    ("Alice Renaud", &["/departments/1/categories/1/move", "/departments/1/categories/1/delete"]),
    ("Alice Renaud", &["/departments/1/categories/1/redirect", "/departments/1/redirections"]),
    ("Alice Renaud", &["/departments/1/categories/6/questions", "/departments/1/categories/6/questions?question=1"]),
];

/// People 3 and 4 are Alice and Bruno, who holds tickets.
pub const MANAGERS: &[Visit] = &[
    ("Alice Renaud", &["/departments/1/managers", "/departments/1/managers?q=paul", "/departments/1/invitees?q=paul"]),
    ("Alice Renaud", &["/departments/1/managers/3", "/departments/1/managers/4", "/departments/1/managers/4/remove"]),
    ("Bruno Keller", &["/departments/1/managers", "/departments/1/managers/4", "/departments/1/invitees"]),
];

pub const ADMINISTRATION: &[Visit] = &[
    ("Adam Vasseur", &["/mail", "/mail?pile=refused", "/journal", "/departments/1/journal", "/departments/1"]),
    ("Adam Vasseur", &["/departments", "/departments/new", "/departments/1/properties", "/departments/1/delete"]),
    ("Adam Vasseur", &["/administrators", "/admin/people", "/admin/people/2", "/admin/people/2/merge", "/selection"]),
];
