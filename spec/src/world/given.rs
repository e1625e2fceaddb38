//! What stories start from: people at their browsers, a ticket, its first turns.

use std::fmt;

use app::create::Post;
use domain::creation::Request;
use domain::{
    CategoryId, Computer, DepartmentId, Manager, Message, Origin, Person, Priority, Subject, TicketId, TicketScope,
};
use store::{managers, people};

use super::{Client, Page, World, cast};

/// The subject of [`World::ticket`].
pub const SUBJECT: &str = "Plus de lumière dans l’amphi Pasteur";
/// What its author wrote.
pub const MESSAGE: &str = "Les six rangées du haut sont dans le noir.";

/// A ticket's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ticket(pub i64);

impl Ticket {
    /// The ticket of the page where a command led.
    #[track_caller]
    pub fn led_to(page: &Page) -> Self {
        let place = page.location.as_deref().unwrap_or_default();
        let number = place.strip_prefix("/tickets/").and_then(|rest| rest.split('?').next());
        Self(number.and_then(|number| number.parse().ok()).unwrap_or_else(|| panic!("no ticket: {page}")))
    }

    pub fn id(self) -> TicketId {
        TicketId(self.0)
    }

    pub fn path(self) -> String {
        format!("/tickets/{}", self.0)
    }

    /// The address of one of its actions.
    pub fn action(self, action: &str) -> String {
        format!("/tickets/{}/{action}", self.0)
    }
}

impl fmt::Display for Ticket {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

macro_rules! people {
    ($($name:ident),+) => {$(
        pub async fn $name(&self) -> Client {
            self.signed_in(stringify!($name)).await
        }
    )+};
}

/// The cast, each signed in, at a browser of their own.
impl World {
    people!(alice, bruno, chloe, david, odile, ines, paul, adam);

    /// Somebody at a browser that has never been here.
    pub fn stranger(&self) -> Client {
        Client::new(self.address())
    }

    async fn signed_in(&self, name: &str) -> Client {
        let token = app::session::open(&self.app, self.person(name), false).await.expect("a session");
        let client = self.stranger();
        client.set_cookie(self.session_cookie(), &token);
        client
    }

    /// The account of somebody of the cast.
    pub async fn account(&self, name: &str) -> Person {
        let mut conn = self.app.db.read().await.expect("a connection");
        people::by_id(&mut conn, self.person(name)).await.expect("a read").expect("one of the cast")
    }

    /// A short request of somebody's in this category, posted without a page; its mails wait.
    pub async fn posted_by(&self, author: &Person, category: CategoryId) -> TicketId {
        let request = Request {
            subject: Subject::parse("Panne").expect("a short subject"),
            message: Message::parse("Tout est noir.").expect("a short message"),
            scope: TicketScope::Default,
            priority: Priority::DEFAULT,
            computer: Computer::default(),
            origin: Origin::Web,
            owner: None,
            files: Vec::new(),
            replies: None,
            sent: Vec::new(),
        };
        let token = self.app.dice.nonce();
        let post = Post { category, chosen_as: None, token, draft: None, request, files: Vec::new() };
        app::create(&self.app, author.clone(), post).await.expect("a complete request").ticket
    }

    /// What the cookie of a session is called here.
    pub fn session_cookie(&self) -> &'static str {
        if self.app.site.public_url.is_https() { "__Host-guichet" } else { "guichet" }
    }

    /// Gives somebody a password; the address to sign in with.
    pub async fn has_password(&self, name: &str, password: &str) -> String {
        let hash = app::password::hash(self.app.dice.as_ref(), password).await.expect("a hash");
        let mut tx = self.app.db.write().await.expect("a transaction");
        people::set_password_hash(&mut tx, self.person(name), &hash).await.expect("written");
        tx.commit().await.expect("committed");
        cast::address(name)
    }

    /// Changes the flags or the monitoring of a manager.
    pub async fn manager_is(&self, name: &str, department: DepartmentId, change: impl FnOnce(Manager) -> Manager) {
        let mut tx = self.app.db.write().await.expect("a transaction");
        let all = managers::of_department(&mut tx, department).await.expect("managers");
        let manager = all.into_iter().find(|manager| manager.person.id == self.person(name));
        let manager = change(manager.unwrap_or_else(|| panic!("{name} does not manage it")));
        managers::update(&mut tx, &manager).await.expect("written");
        tx.commit().await.expect("committed");
    }

    /// T: Odile's ticket in Services Généraux, Électricité, posted through the form, its mails read.
    pub async fn ticket(&self) -> Ticket {
        let ticket = self.odile().await.posts("Électricité", SUBJECT, MESSAGE).await;
        self.mails_are_read().await;
        ticket
    }

    /// T, on which people are invited by its owner, by identifier; the mails are read.
    pub async fn ticket_with_invitees(&self, people: &str) -> Ticket {
        let ticket = self.ticket().await;
        assert_eq!(self.odile().await.invites(ticket, people, "").await.status, 303);
        self.mails_are_read().await;
        ticket
    }

    /// T, held by this manager.
    pub async fn ticket_held_by(&self, manager: &Client) -> Ticket {
        let ticket = self.ticket().await;
        manager.does("take", ticket, "").await;
        self.mails_are_read().await;
        ticket
    }

    /// T, taken and closed by this manager: Odile's answer is awaited.
    pub async fn ticket_closed_by(&self, manager: &Client) -> Ticket {
        let ticket = self.ticket().await;
        manager.does("take-and-close", ticket, "").await;
        self.mails_are_read().await;
        ticket
    }
}

impl Client {
    /// Step 1 and step 2 of a new ticket.
    pub async fn writes(&self, category: &str, subject: &str, message: &str) -> super::Form {
        let where_ = self.get("/tickets/new").await.form("new");
        let what = where_.choose("category", category).submit().await;
        what.form("tickets").fill("subject", subject).fill("message", message)
    }

    /// Posts a ticket through the form.
    pub async fn posts(&self, category: &str, subject: &str, message: &str) -> Ticket {
        Ticket::led_to(&self.writes(category, subject, message).await.submit().await)
    }

    /// The form of a transfer, once its destination is chosen in the tree: by its name, or by its code.
    pub async fn heads_for(&self, ticket: Ticket, place: &str) -> Page {
        self.get(&ticket.action("transfer")).await.form("transfer").choose("to", place).submit().await
    }

    /// Transfers a ticket, leaving the form as it is proposed; the answer.
    pub async fn transfers(&self, ticket: Ticket, place: &str) -> Page {
        self.heads_for(ticket, place).await.form("transfer").submit().await
    }

    /// Invites people, with these words; the answer.
    pub async fn invites(&self, ticket: Ticket, people: &str, message: &str) -> Page {
        let form = self.get(&ticket.action("invite")).await.form("invite");
        form.fill("people", people).fill("message", message).submit().await
    }

    /// Fills in the page of an action, its only field besides the words, and sends it.
    pub async fn sets(&self, ticket: Ticket, action: &str, value: &str) -> Page {
        self.get(&ticket.action(action)).await.form(action).set(action, value).submit().await
    }

    /// Fills in the form of an action on the ticket's page, sends it, and reads the page it leads to.
    pub async fn does(&self, action: &str, ticket: Ticket, message: &str) -> Page {
        let form = self.opens(ticket).await.form(action);
        let form = if message.is_empty() { form } else { form.fill("message", message) };
        form.submit().await.follows().await
    }
}
