//! Text that would like to be something else: shown as typed, on pages and in mails.

use spec::story;
use spec::world::{Mail, ODILE, Page};

const TAGS: &str = r#"<script>alert(1)</script><img src=x onerror="alert(2)">"'><b>gras</b>&lt;"#;
const TEXTS: [&str; 5] = [
    "L’ampoule 💡 de l’amphi 👩🏽‍🔬 fume 🇫🇷",
    "النور مقطوع في المدرج",
    "\u{202e}neinomrah\u{202c} אבג",
    "e\u{301}te\u{301} Zalgo\u{335}\u{321}\u{31b}",
    "{{ 7 * 7 }} ${7*7} %s %n {0} '; DROP TABLE tickets; --",
];

fn is_harmless(page: &Page) {
    assert_eq!(page.count("main script, main img, main b > script, [onerror], [onclick]"), 0, "{page}");
    for tag in ["<script>alert", "<img src=x", "<b>gras"] {
        page.never_says(tag);
    }
}

fn is_a_harmless_mail(mail: &Mail) {
    mail.says(TAGS);
    for tag in ["<script", "<img", "<b>gras"] {
        assert!(!mail.html.contains(tag), "{tag}: {}", mail.html);
    }
    assert!(mail.subject.ends_with(TAGS), "{}", mail.subject);
}

story!(fn tags_are_shown_as_typed_everywhere, async |world| {
    let (odile, alice) = (world.odile().await, world.alice().await);
    let ticket = odile.posts("Électricité", TAGS, TAGS).await;
    world.run_jobs().await;
    is_a_harmless_mail(&world.mail_to("alice"));
    world.forget_mail();
    let page = alice.does("take-and-ask", ticket, TAGS).await;
    page.history_says(&[ODILE, TAGS]);
    is_harmless(&page);
    world.run_jobs().await;
    is_a_harmless_mail(&world.mail_to("odile"));
    for (person, path) in [(&alice, "/tickets?view=mine"), (&alice, "/tickets?view=open"), (&odile, "/")] {
        let list = person.get(path).await;
        list.shows(TAGS);
        is_harmless(&list);
    }
    is_harmless(&alice.get(&ticket.action("close")).await);
});

story!(fn tags_come_back_as_typed_from_a_refused_form, async |world| {
    let alice = world.alice().await;
    let form = alice.writes("Électricité", "", TAGS).await.fill("owner", TAGS);
    let page = form.submit().await;
    assert_eq!(page.status, 422, "{page}");
    assert_eq!(page.form("tickets").value("message"), TAGS);
    assert_eq!(page.form("tickets").value("owner"), TAGS);
    is_harmless(&page);
    let page = world.stranger().signs_in(TAGS, TAGS).await;
    assert_eq!(page.status, 422, "{page}");
    assert_eq!(page.form("sign-in").value("address"), TAGS);
    is_harmless(&page);
    is_harmless(&world.stranger().get("/sign-in?next=/%22%3E%3Cscript%3Ealert(1)%3C/script%3E").await);
});

story!(fn every_script_and_every_emoji_arrives, async |world| {
    let (odile, alice) = (world.odile().await, world.alice().await);
    for text in TEXTS {
        let ticket = odile.posts("Électricité", text, text).await;
        world.run_jobs().await;
        let mail = world.mail_to("alice");
        assert!(mail.subject.ends_with(text), "{}", mail.subject);
        mail.says(text);
        world.forget_mail();
        alice.opens(ticket).await.history_says(&[ODILE, text]);
        assert_eq!(world.words_in(ticket).await, [text]);
    }
});

story!(fn control_characters_are_shown_not_obeyed, async |world| {
    let odile = world.odile().await;
    let ticket = odile.posts("Électricité", "Panne\0\r\nBcc: tous@deux-rives.example", "a\0b\u{1b}[31mc").await;
    world.run_jobs().await;
    let mail = world.mail_to("alice");
    assert!(mail.subject.ends_with("Panne\u{2400}  Bcc: tous@deux-rives.example"), "{}", mail.subject);
    mail.says("a\u{2400}b\u{241b}[31mc");
    assert_eq!(mail.header("Bcc"), "");
    assert_eq!(world.sent().len(), 3, "nobody else is mailed");
    odile.opens(ticket).await.history_says(&[ODILE, "a\u{2400}b\u{241b}[31mc"]);
});

story!(fn a_message_that_imitates_a_mail_stays_a_message, async |world| {
    let text =
        ".\r\n\r\n--boundary\r\nContent-Type: text/html\r\n\r\n<h1>faux</h1>\r\nRCPT TO:<tous@deux-rives.example>\r\n.";
    world.odile().await.posts("Électricité", "Un point", text).await;
    assert_eq!(world.mailed().await, ["alice", "bruno", "chloe"]);
    let mail = world.mail_to("alice");
    mail.says("<h1>faux</h1>");
    assert!(!mail.html.contains("<h1>faux"), "{}", mail.html);
});
