//! Messages in Markdown, hostile ones first: rows 13, 14, 49, 70 and 71 of guarantees.md §4, on the page and in the mail.

use std::collections::HashSet;

use domain::Refusal;
use scraper::{ElementRef, Html, Selector};
use spec::story;
use spec::world::{Client, Page, Ticket, World, french, why};

const TAGS: [&str; 13] = ["p", "br", "strong", "em", "del", "ul", "ol", "li", "blockquote", "code", "pre", "a", "hr"];
/// Where messages are shown, on a page and in a mail.
const ON_PAGE: &str = ".thread .prose";
const IN_MAIL: &str = ".m-say";

/// What is written in the places that `css` finds, as HTML.
fn written(html: &str, css: &str) -> Vec<String> {
    let places = Selector::parse(css).expect("a selector");
    Html::parse_document(html).select(&places).map(|place| place.inner_html()).collect()
}

/// Fails unless messages are shown there, with our tags and attributes alone.
#[track_caller]
fn is_ours(html: &str, css: &str) {
    let document = Html::parse_document(html);
    let places = Selector::parse(css).expect("a selector");
    let all: Vec<_> = document.select(&places).collect();
    assert!(!all.is_empty(), "no message is {css}: {html}");
    let inner = all.iter().flat_map(|place| place.descendants().skip(1).filter_map(ElementRef::wrap));
    for element in inner {
        let name = element.value().name();
        assert!(TAGS.contains(&name), "<{name}>: {}", element.html());
        for (attribute, value) in element.value().attrs() {
            let is_good = match (name, attribute) {
                ("a", "href") => ["http://", "https://", "mailto:", "/tickets/"].iter().any(|it| value.starts_with(it)),
                ("a", "rel") => value == "noopener noreferrer nofollow",
                ("ol", "start") => value.bytes().all(|byte| byte.is_ascii_digit()),
                _ => false,
            };
            assert!(is_good, "{attribute}: {}", element.html());
        }
    }
}

/// Odile posts it, Alice reads it in her mail and on the page, then answers with the same words.
async fn is_harmless(world: &World, message: &str) {
    let (odile, alice) = (world.odile().await, world.alice().await);
    let ticket = odile.posts("Électricité", "Un mot", message).await;
    let answered = alice.does("comment", ticket, message).await;
    for page in [answered, odile.opens(ticket).await, alice.get(&format!("{}?print=1", ticket.path())).await] {
        assert_eq!(written(&page.html, ON_PAGE).len(), 2, "{page}");
        is_ours(&page.html, ON_PAGE);
        page.never_says("<img");
        assert_eq!(
            page.count("iframe, object, embed, form[action*='//'], [onerror], [onload], [onclick]"),
            0,
            "{page}"
        );
    }
    world.run_jobs().await;
    let mails = world.sent();
    assert!(!mails.is_empty());
    for mail in mails {
        is_ours(&mail.html, IN_MAIL);
        for tag in ["<script", "<img", "<iframe", "<svg", "<link", "url(", "@import"] {
            assert!(!mail.html.contains(tag), "{tag}: {}", mail.html);
        }
    }
    world.forget_mail();
}

story!(fn attack_13_nested_tags_never_run, async |world| {
    for message in [
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<<script>script>alert(1)<</script>/script>",
        "**<script>** *alert(1)* `</script>` <scr\n> <script>ipt>",
        "<svg><style><img src=x onerror=alert(1)></style></svg>",
        "&lt;script&gt;alert(1)&lt;/script&gt; &#60;script&#62;",
        "```\n</code></pre><script>alert(1)</script>",
        "[<img src=x onerror=alert(1)>](https://a.fr/ \"<script>alert(1)</script>\")",
    ] {
        is_harmless(&world, message).await;
    }
});

story!(fn attack_14_links_lead_to_the_web_and_to_mail_only, async |world| {
    let message = "[a](javascript:alert(1)) [b](JAVASCRIPT&colon;alert(1)) [c](<java\tscript:alert(1)>) \
        [d](data:text/html,x) [e](vbscript:x) [f](//evil.example/) [g](/account/password) <javascript:alert(1)> \
        ![h](javascript:alert(1)) [i](\u{1}javascript:alert(1)) file:///etc/passwd [j](ftp://a.example/)\n\n\
        [k](https://a.example/) http://b.example [l](mailto:m@a.example) n@a.example";
    is_harmless(&world, message).await;
    let ticket = world.odile().await.posts("Électricité", "Un lien", message).await;
    let page = world.alice().await.opens(ticket).await;
    let document = Html::parse_document(&page.html);
    let links = Selector::parse(".thread .prose a").expect("a selector");
    let led: Vec<_> = document.select(&links).map(|link| link.attr("href").unwrap_or_default().to_owned()).collect();
    assert_eq!(led, ["https://a.example/", "http://b.example/", "mailto:m@a.example", "mailto:n@a.example"]);
    world.leave_mail();
});

story!(fn attack_49_reading_a_message_again_changes_nothing, async |world| {
    for message in [
        "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<svg></p><style><a title=\"</style><img src onerror=alert(1)>\">",
        "<table><caption><svg><title><table><p>",
    ] {
        is_harmless(&world, message).await;
    }
    let ticket = world.odile().await.posts("Électricité", "Deux fois", "> - **a** <svg><style>`x`\n\n1. b & c").await;
    let page = world.alice().await.opens(ticket).await;
    let mut oracle = ammonia::Builder::empty();
    oracle.tags(HashSet::from(TAGS)).link_rel(Some("noopener noreferrer nofollow"));
    for message in written(&page.html, ON_PAGE) {
        assert_eq!(oracle.clean(&message).to_string(), message);
    }
    world.leave_mail();
});

story!(fn attack_70_reading_a_message_asks_nothing_of_anybody, async |world| {
    is_harmless(&world, "![](https://pixel.example/a.gif) <img src=\"https://pixel.example/b.gif\" width=1>").await;
    let ticket = world.odile().await.posts("Électricité", "Une image", "![](https://pixel.example/a.gif)").await;
    let page = world.alice().await.opens(ticket).await;
    page.history_says(&["https://pixel.example/a.gif"]);
    assert!(page.header("content-security-policy").contains("img-src 'self'"), "{page}");
    world.leave_mail();
});

story!(fn attack_71_a_message_cannot_dress_as_the_site, async |world| {
    for message in [
        "<style>.pen{display:none}</style><p class=\"btn btn--primary\" id=\"write\" style=\"position:fixed\">x</p>",
        "# Titre {#write .note--bad}\n\n[lien](https://a.fr/){.btn}\n\n```css\n*{display:none}\n```",
        "<div hidden>\n\n**caché**\n\n</div>",
    ] {
        is_harmless(&world, message).await;
    }
});

story!(fn the_longest_nonsense_is_shown, async |world| {
    let (odile, alice) = (world.odile().await, world.alice().await);
    let ticket = odile.posts("Électricité", "Trop", "x").await;
    for pattern in ["[", "*", ">", "> - ", "`a``", "<!--", "**a *b "] {
        let message: String = format!("x{pattern}").chars().chain(pattern.chars().cycle()).take(8_192).collect();
        let page = alice.does("comment", ticket, &message).await;
        assert_eq!(page.status, 200, "{pattern}");
        is_ours(&page.html, ON_PAGE);
    }
    world.leave_mail();
});

story!(fn a_message_is_marked_on_the_page_and_in_the_mail_and_typed_in_the_text, async |world| {
    let message = "**Coupure** à 8 h :\n- amphi *Pasteur*\n- [plan](https://plans.example/p)\n\n> Jusqu’à quand ?\nMidi.";
    world.odile().await.posts("Électricité", "Coupure", message).await;
    world.run_jobs().await;
    let mail = world.mail_to("alice");
    let shown = "<p><strong>Coupure</strong> à 8 h :</p><ul><li>amphi <em>Pasteur</em></li>\
        <li><a href=\"https://plans.example/p\" rel=\"noopener noreferrer nofollow\">plan</a></li></ul>\
        <blockquote><p>Jusqu’à quand ?</p></blockquote><p>Midi.</p>";
    assert_eq!(written(&mail.html, IN_MAIL), [shown]);
    for line in message.lines().filter(|line| !line.is_empty()) {
        assert!(mail.text.contains(line), "{line}: {}", mail.text);
    }
    world.leave_mail();
});

story!(fn a_ticket_is_named_by_its_number_alone, async |world| {
    let secret = world.ticket().await;
    let ines = world.ines().await;
    let ticket = ines.posts("Réseau", "Un autre", &format!("Comme #{secret:0>3} et #999 ?")).await;
    let page = ines.opens(ticket).await;
    page.never_says(spec::world::SUBJECT);
    assert_eq!(page.count(".thread .prose a[href='/tickets/999']"), 1, "{page}");
    world.run_jobs().await;
    let mail = world.mail_to("david");
    assert!(mail.links().contains(&("#999".to_owned(), format!("{}/tickets/999", world.address()))), "{:?}", mail.links());
    world.leave_mail();
});

/// The message as `/preview` shows it to a script.
async fn asked(client: &Client, message: &str) -> Page {
    client.post("/preview", &[("message", message)]).await
}

const RICH: &str = "**Oui** & <b>non</b>\n- un\n- deux `x`\n\nhttps://a.example/?a=1&b=2";

story!(fn what_is_seen_before_is_what_is_shown_afterwards, async |world| {
    let (odile, alice) = (world.odile().await, world.alice().await);
    let ticket = odile.posts("Électricité", "Avant", "x").await;
    let fragment = asked(&alice, RICH).await;
    assert_eq!((fragment.status, fragment.header("content-type")), (200, "text/html; charset=utf-8"));
    let [seen] = &written(&fragment.html, ".prose")[..] else { panic!("one message: {fragment}") };
    // Without script, the form comes back with the same.
    let form = alice.get(&ticket.action("comment")).await.form("comment").fill("message", RICH).forge("preview", "1");
    let back = form.submit().await;
    assert_eq!(back.status, 200, "{back}");
    assert_eq!(written(&back.html, ".preview .prose").first(), Some(seen));
    // What was looked at is then sent by the form that came back.
    let page = back.form("comment").submit().await.follows().await;
    assert_eq!(written(&page.html, ON_PAGE).last(), Some(seen));
    assert_eq!(world.words_in(ticket).await, ["x", RICH]);
    world.leave_mail();
});

/// How many entries a ticket's history has.
async fn entries(client: &Client, ticket: Ticket) -> usize {
    client.opens(ticket).await.history().len()
}

story!(fn a_preview_performs_nothing_and_keeps_everything, async |world| {
    let (odile, alice) = (world.odile().await, world.alice().await);
    let ticket = world.ticket().await;
    let before = entries(&alice, ticket).await;
    let form = alice.get(&ticket.action("take")).await.form("take").fill("message", RICH).choose("scope", "manager");
    let back = form.forge("preview", "1").submit().await;
    assert_eq!((back.status, back.location.as_deref()), (200, None), "{back}");
    assert_eq!(entries(&alice, ticket).await, before);
    assert_eq!(world.mailed().await, Vec::<String>::new());
    let kept = back.form("take");
    assert_eq!((kept.value("message"), kept.value("scope")), (RICH, "manager"));
    // Somebody acts meanwhile: whoever only looked at their words is told of it all the same (E20).
    odile.does("comment", ticket, "Toujours dans le noir.").await;
    let late = kept.forge("preview", "1").submit().await.form("take").submit().await;
    assert_eq!(late.status, 409, "{late}");
    assert_eq!(late.form("take").value("message"), RICH);
    world.leave_mail();
});

story!(fn a_new_ticket_is_seen_before_it_is_posted, async |world| {
    let odile = world.odile().await;
    let form = odile.writes("Électricité", "Lumière", RICH).await.choose("priority", "4").fill("computer", "b-204");
    let back = form.forge("preview", "1").submit().await;
    assert_eq!(back.status, 200, "{back}");
    let seen = written(&back.html, ".preview .prose");
    let kept = back.form("tickets");
    let values = ["subject", "message", "priority", "computer"].map(|name| kept.value(name));
    assert_eq!(values, ["Lumière", RICH, "4", "b-204"]);
    let ticket = Ticket::led_to(&kept.submit().await);
    assert_eq!(written(&odile.opens(ticket).await.html, ON_PAGE), seen);
    world.leave_mail();
});

story!(fn the_button_of_the_preview_is_never_the_one_that_the_key_enter_presses, async |world| {
    let (odile, alice) = (world.odile().await, world.alice().await);
    let ticket = odile.posts("Électricité", "Entrée", "x").await;
    for path in [ticket.action("close"), ticket.path(), "/tickets/new?category=1".to_owned()] {
        let page = alice.get(&path).await;
        let document = Html::parse_document(&page.html);
        let (forms, buttons) = (Selector::parse("form:has([name=preview])"), Selector::parse("button:not([type=button])"));
        let buttons = buttons.expect("a selector");
        let forms: Vec<_> = document.select(&forms.expect("a selector")).map(|form| form.select(&buttons).next()).collect();
        assert!(!forms.is_empty(), "{path}");
        for first in forms {
            assert_eq!(first.and_then(|button| button.attr("name")), None, "{path}");
        }
    }
    world.leave_mail();
});

story!(fn a_preview_is_for_who_is_signed_in_and_says_why_there_is_nothing, async |world| {
    let alice = world.alice().await;
    let stranger = asked(&world.stranger(), RICH).await;
    assert_eq!(stranger.status, 401, "{stranger}");
    asked(&alice, " \n").await.shows(&french("editor-preview-empty"));
    let long = asked(&alice, &"a".repeat(8_193)).await;
    assert_eq!(long.status, 200, "{long}");
    long.shows(&why(&Refusal::TextTooLong { found: 8_193, max: 8_192 }));
    long.never_says("aaa");
    let ticket = world.ticket().await;
    let form = alice.get(&ticket.action("comment")).await.form("comment").fill("message", &"a".repeat(8_193));
    let back = form.forge("preview", "1").submit().await;
    assert_eq!(back.status, 200, "{back}");
    assert!(!back.error_of("message").is_empty(), "{back}");
    assert_eq!(back.form("comment").value("message").len(), 8_193);
});

story!(fn a_message_is_quoted_as_it_was_typed, async |world| {
    let (odile, alice) = (world.odile().await, world.alice().await);
    let ticket = odile.posts("Électricité", "Citer", "**gras**\n\n> dit").await;
    let quoting = alice.opens(ticket).await.press("Citer").await;
    assert_eq!(quoting.form("comment").value("message").trim_end(), "> **gras**\n> \n> > dit");
    let back = quoting.press(&french("editor-preview")).await;
    let shown = "<blockquote><p><strong>gras</strong></p><blockquote><p>dit</p></blockquote></blockquote>";
    assert_eq!(written(&back.html, ".preview .prose"), [shown]);
    world.leave_mail();
});
