//! Whatever is typed is an answer, never an error (guarantees F23).

use spec::story;
use spec::world::french;

use crate::{address, found, searches};

story!(fn whatever_is_typed_is_an_answer, async |world| {
    let ticket = world.ticket().await;
    let odile = world.odile().await;
    let long = "lumière ".repeat(1250);
    let letters = "a".repeat(10_000);
    let words = (10..40).map(|number| format!("mot{number}")).collect::<Vec<_>>().join(" ");
    for (typed, why) in [
        ("*", "no-word"),
        ("\"", "no-word"),
        ("' ; -- %", "no-word"),
        ("()", "no-word"),
        ("🙂", "no-word"),
        ("a", "too-broad"),
        ("le la les", "too-broad"),
        ("a*b*c*d*", "too-broad"),
        (long.as_str(), "too-long"),
        (letters.as_str(), "too-long"),
        (words.as_str(), "too-long"),
    ] {
        searches(&odile, typed).await.shows(&french(&format!("search-wrong-{why}")));
    }
    for typed in [
        "NEAR(lumière amphi)", "NEAR/100000", "title: x", "{title} : x", "rowid:1", "NOT NOT NOT", "xyz:*",
        "secret:zzz", "' OR 1=1 --", "\\", "zzz\\'zzz", "zz:A & !zz | zz <-> zz", "%zzz_", "\u{0}zzz", "zzz\u{202e}",
        "ﬁche n\u{303}", "ÉÈÀ\u{301}\u{301}\u{301}\u{301}", "中文", "İstanbul ẞ", "<script>alert(1)</script>",
    ] {
        let page = searches(&odile, typed).await;
        page.never_says("<script>alert");
    }
    // Operators of the engines are words here; what they are near of is found all the same.
    for typed in ["\"lumière amphi\"", "(lumière)", "lumière*", "+lumière -amphi", "lumière & amphi", "lumière:A"] {
        let expected: &[i64] = &[ticket.0];
        assert_eq!(found(&odile, typed).await, expected, "{typed:?}");
    }
    assert_eq!(found(&odile, "lumière OR inexistant").await, [0_i64; 0]);
    for address in ["/search", "/search?q=", "/search?q=+", "/search?page=2", "/search?q=x&page=-1&in=&department=&mine="] {
        assert_eq!(odile.get(address).await.status, 200, "{address}");
    }
    assert_eq!(odile.get("/search?q=%FF").await.status, 400, "not text at all");
    assert_eq!(world.stranger().get(&address("lumière")).await.status, 303, "to sign in");
});
