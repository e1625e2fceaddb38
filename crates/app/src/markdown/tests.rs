//! Each mark, and everything that looks like one.

use std::collections::{HashMap, HashSet};

use super::{html, html_at, words};

/// What is typed, and what is shown.
const SHOWN: [(&str, &str); 53] = [
    // Marks.
    ("**gras** et *italique* et _souligné_", "<p><strong>gras</strong> et <em>italique</em> et <em>souligné</em></p>"),
    ("~~barré~~", "<p><del>barré</del></p>"),
    ("une `a < b` deux", "<p>une <code>a &lt; b</code> deux</p>"),
    ("- un\n- deux", "<ul><li>un</li><li>deux</li></ul>"),
    ("- un\n\n- deux", "<ul><li><p>un</p></li><li><p>deux</p></li></ul>"),
    ("1. un\n2. deux", "<ol><li>un</li><li>deux</li></ol>"),
    ("3. trois\n4. quatre", "<ol start=\"3\"><li>trois</li><li>quatre</li></ol>"),
    ("> dit\n> redit", "<blockquote><p>dit<br>redit</p></blockquote>"),
    ("> dit\nréponse", "<blockquote><p>dit</p></blockquote><p>réponse</p>"),
    ("```sh\nls *\n> x\ny\n```", "<pre><code>ls *\n&gt; x\ny\n</code></pre>"),
    ("``` deux mots\nx\n```", "<pre><code>deux mots\nx\n</code></pre>"),
    ("# Titre **gras**", "<p><strong>Titre gras</strong></p>"),
    ("**a **b** c**", "<p><strong>a b c</strong></p>"),
    ("un\n\n---\n\ndeux", "<p>un</p><hr><p>deux</p>"),
    ("un\ndeux  \ntrois", "<p>un<br>deux<br>trois</p>"),
    ("pas \\*gras\\*", "<p>pas *gras*</p>"),
    // Links.
    (
        "[ici](https://a.fr/x?a=1&b=2 \"titre\")",
        "<p><a href=\"https://a.fr/x?a=1&amp;b=2\" rel=\"noopener noreferrer nofollow\">ici</a></p>",
    ),
    (
        "voir https://a.fr/_x_/*y*?q=a_b.",
        "<p>voir <a href=\"https://a.fr/_x_/*y*?q=a_b\" rel=\"noopener noreferrer nofollow\">https://a.fr/_x_/*y*?q=a_b</a>.</p>",
    ),
    (
        "**https://a.fr**",
        "<p><strong><a href=\"https://a.fr/\" rel=\"noopener noreferrer nofollow\">https://a.fr</a></strong></p>",
    ),
    (
        "<moi@a.fr> ou toi@a.fr",
        "<p><a href=\"mailto:moi@a.fr\" rel=\"noopener noreferrer nofollow\">moi@a.fr</a> ou <a href=\"mailto:toi@a.fr\" rel=\"noopener noreferrer nofollow\">toi@a.fr</a></p>",
    ),
    (
        "![photo](https://a.fr/p.png)",
        "<p><a href=\"https://a.fr/p.png\" rel=\"noopener noreferrer nofollow\">photo</a></p>",
    ),
    (
        "[![x](https://b.fr/i)](https://a.fr/)",
        "<p><a href=\"https://a.fr/\" rel=\"noopener noreferrer nofollow\">x</a></p>",
    ),
    ("[](https://a.fr/)", "<p><a href=\"https://a.fr/\" rel=\"noopener noreferrer nofollow\">https://a.fr/</a></p>"),
    ("`https://a.fr`", "<p><code>https://a.fr</code></p>"),
    ("[x](javascript:alert(1)) [y](/tickets/3)", "<p>x y</p>"),
    ("[x](JaVaScRiPt&colon;alert) [z](data:text/html,a)", "<p>x z</p>"),
    ("<javascript:alert(1)>", "<p>javascript:alert(1)</p>"),
    ("ftp://a.fr/x file:///etc/passwd", "<p>ftp://a.fr/x file:///etc/passwd</p>"),
    ("voir #4812.", "<p>voir <a href=\"/tickets/4812\" rel=\"noopener noreferrer nofollow\">#4812</a>.</p>"),
    ("#2, a#4812, ##4812, #4812a, #0481, `#4812`", "<p>#2, a#4812, ##4812, #4812a, #0481, <code>#4812</code></p>"),
    ("#99999999999999999999", "<p>#99999999999999999999</p>"),
    // Plain text.
    (
        "[1]: https://a.fr",
        "<p>[1]: <a href=\"https://a.fr/\" rel=\"noopener noreferrer nofollow\">https://a.fr</a></p>",
    ),
    ("[^1] [ ] [x] a", "<p>[^1] [ ] [x] a</p>"),
    ("Odile\n--\nUFR", "<p>Odile<br>--</p><p>UFR</p>"),
    ("Odile\n-----\nUFR", "<p>Odile</p><hr><p>UFR</p>"),
    ("a\n\n    *loin*\n    du bord", "<p>a</p><p>*loin*<br>du bord</p>"),
    ("2*3*4 et 5 * 6 * 7", "<p>2*3*4 et 5 * 6 * 7</p>"),
    ("nom_de_fichier __init__.py", "<p>nom_de_fichier <strong>init</strong>.py</p>"),
    ("\\\\serveur\\_partage\\$x C:\\", "<p>\\\\serveur\\_partage\\$x C:\\</p>"),
    ("de 10~20 à 30~40", "<p>de 10~20 à 30~40</p>"),
    ("R&D &lt;b&gt; &amp; &copy; &#35;", "<p>R&amp;D &amp;lt;b&amp;gt; &amp;amp; &amp;copy; &amp;#35;</p>"),
    ("| a | b |\n|---|---|\n| 1 | 2 |", "<p>| a | b |<br>|---|---|<br>| 1 | 2 |</p>"),
    ("-Un\n+33 1", "<p>-Un<br>+33 1</p>"),
    ("$x$ et $$y$$", "<p>$x$ et $$y$$</p>"),
    ("a\u{fdd0}b\u{fdd2}c\u{fdd2}", "<p>abc</p>"),
    // What would be HTML.
    ("<b>gras</b> **gras**", "<p>&lt;b&gt;gras&lt;/b&gt; <strong>gras</strong></p>"),
    ("<script>\nalert(1)\n</script>", "<p>&lt;script&gt;<br>alert(1)<br>&lt;/script&gt;</p>"),
    ("<pre>\n**gras**", "<p>&lt;pre&gt;<br><strong>gras</strong></p>"),
    ("<!-- rien\n-->", "<p>&lt;!-- rien<br>--&gt;</p>"),
    ("- <div>\n- x", "<ul><li>&lt;div&gt;</li><li>x</li></ul>"),
    ("<img src=x onerror=alert(1)>", "<p>&lt;img src=x onerror=alert(1)&gt;</p>"),
    ("</p></blockquote>", "<p>&lt;/p&gt;&lt;/blockquote&gt;</p>"),
    ("", ""),
];

#[test]
fn every_mark_makes_its_tag_and_nothing_else_disappears() {
    for (typed, shown) in SHOWN {
        assert_eq!(html(typed), shown, "{typed:?}");
        is_ours(typed);
    }
}

#[test]
fn a_mail_names_the_whole_address_of_a_ticket() {
    let said = html_at("#4812", "https://guichet.example");
    assert!(said.contains("href=\"https://guichet.example/tickets/4812\""), "{said}");
}

#[test]
fn a_list_shows_the_words_alone() {
    for (typed, shown) in [
        ("**Non**, *rien*\n- un\n- `deux`\n\n> trois", "Non, rien\nun\ndeux\ntrois"),
        ("[ici](https://a.fr/x?a=1&b=2), a < b &amp; <b>c</b>", "ici, a < b &amp; <b>c</b>"),
        ("14\u{a0}h\n\n---", "14\u{a0}h"),
        ("", ""),
    ] {
        assert_eq!(words(typed), shown, "{typed:?}");
    }
}

/// Nonsense, some of it after what has broken others (guarantees.md §4, rows 13, 14, 49, 70, 71).
const NONSENSE: [&str; 24] = [
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
    "<img src=\"https://pixel.example/p.gif\" width=1>",
    "<p style=\"position:fixed;inset:0\" class=\"btn\" id=\"write\">x</p>",
    "<style>*{display:none}</style>",
    "[a](<javascript:alert(1)>) [b](java\tscript:alert(1)) [c](&#106;avascript:alert(1)) [d](\u{1}javascript:a)",
    "[a](vbscript:x) [b](data:text/html;base64,PHN2Zz4=) [c](//evil.example) [d](https:\\\\evil.example)",
    "[a](https://a.fr\"onclick=\"alert(1)) [b](https://a.fr/'><script>) [c](mailto:\"<b>\"@a.fr)",
    "https://a.fr/\"><script>alert(1)</script> http://[ http://999.999.999.999 https://a.fr:99999/",
    "![a](x\"onerror=\"alert(1)) ![b](https://a.fr/)[c](https://b.fr/)",
    "[[[a](https://a.fr/)](https://b.fr/)](https://c.fr/)",
    "**a *b **c* d** ~~e *f~~ g*",
    "> - > - 1. > # a\n> b\n- c\n\n   d\n---",
    "```\n</code></pre><script>\n",
    "~~~<img>\n```\n~~~",
    "`` ` `` ``` `a",
    "- a\n  - b\n      - c\n\n            d",
    "&#0;&#xd800;&#x110000;&nbsp;&lt;&NotEqualTilde;",
    "a\\\nb\\*c\\[d](https://a.fr/)\\<e>",
    "\u{202e}[\u{202c}](https://a.fr/\u{202e})\u{fdd0}[x]: y\u{fdef}\u{ffff}",
];

#[test]
fn nonsense_is_only_our_tags() {
    for typed in NONSENSE {
        is_ours(typed);
    }
    // Every pair, so that what one opens meets what another closes.
    for (one, other) in NONSENSE.iter().flat_map(|one| NONSENSE.map(|other| (one, other))) {
        is_ours(&format!("{one}{other}\n{one}"));
    }
}

/// Repeated until they fill a message; each has made some parser slow.
const ENDLESS: [&str; 28] = [
    "[", "![", "*", "**a ", "*a _b ", "_", "~", "~~a ", "`", "`a``", ">", "> ", "- ", "* a\n", "1. ", "<", "<a ",
    "<!--", "</", "&", "[a](", "[a](<", "[a][", "\\", "https://", "a@", "#4812", "a\n> b\n",
];

#[test]
fn the_worst_messages_are_answered_in_proportion() {
    for (pattern, size) in ENDLESS.iter().flat_map(|pattern| [(*pattern, 1_024), (*pattern, 8_192)]) {
        let typed: String = pattern.chars().cycle().take(size).collect();
        let nested: String = (0..90).map(|depth| " ".repeat(depth) + pattern + "x\n").collect();
        for text in [typed.clone(), format!("{}{}", typed, "]".repeat(size)), nested] {
            let shown = html(&text);
            assert!(shown.len() <= 16 * text.len() + 64, "{pattern:?}: {} for {}", shown.len(), text.len());
            is_ours(&text);
        }
    }
}

#[test]
fn what_nests_for_ever_is_shown_at_a_depth() {
    for mark in ["> ", "- ", "1. "] {
        let shown = html(&(mark.repeat(2_000) + "fond"));
        assert_eq!(shown.matches("<blockquote>").count() + shown.matches("<li>").count(), 12, "{mark}");
        assert!(shown.contains("fond"), "{mark}");
    }
}

/// Reading what was written, keeping our tags alone and writing it again changes nothing.
fn is_ours(typed: &str) {
    let shown = html(typed);
    let cleaned = oracle().clean(&shown).to_string();
    assert_eq!(cleaned, shown.replace('\u{a0}', "&nbsp;"), "{typed:?}");
}

fn oracle() -> ammonia::Builder<'static> {
    let tags = ["p", "br", "strong", "em", "del", "ul", "ol", "li", "blockquote", "code", "pre", "a", "hr"];
    let mut oracle = ammonia::Builder::empty();
    oracle
        .tags(HashSet::from(tags))
        .tag_attributes(HashMap::from([("a", HashSet::from(["href"])), ("ol", HashSet::from(["start"]))]))
        .url_schemes(HashSet::from(["http", "https", "mailto"]))
        .url_relative(ammonia::UrlRelative::PassThrough)
        .link_rel(Some("noopener noreferrer nofollow"));
    oracle
}
