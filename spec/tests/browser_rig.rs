//! The browser of the stories, tried on pages where the right answers are known.

use axum::Router;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::response::Html;
use axum::routing::get;
use spec::browser::{Browser, Key, Page, axe_is_installed};
use tokio::net::TcpListener;

const CLEAN: &str = r#"<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Guichet</title><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width">
<style>:root { color-scheme: light dark } .night { display: none }
@media (prefers-color-scheme: dark) { .day { display: none } .night { display: inline } }
@media (max-width: 600px) { .desktop { display: none } }</style></head>
<body><main><h1>Une question</h1>
<p><span class="day">clair</span><span class="night">sombre</span> <span class="desktop">bureau</span></p>
<form action="/taken"><label for="subject">Objet</label> <input id="subject" name="subject">
<button>Prendre en charge <kbd>p</kbd></button></form>
<p id="script">sans script</p></main>
<script>document.getElementById('script').textContent = 'avec script'</script></body></html>"#;

const PLANTED: &str = r#"<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Guichet</title><link rel="icon" href="data:,"></head>
<body><main><h1>Une image</h1><img src="data:," width="20" height="20"></main></body></html>"#;

const TAKEN: &str = r#"<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Guichet</title><link rel="icon" href="data:,"></head>
<body><main><h1>Pris en charge</h1><p>L'appel n'est plus libre.</p>
<script src="http://third-party.example/script.js"></script></main></body></html>"#;

/// A page that allows nothing but its own text, as strictly as the product's.
const STRICT: [(axum::http::HeaderName, &str); 1] = [(CONTENT_SECURITY_POLICY, "default-src 'none'")];

async fn site() -> String {
    let router = Router::new()
        .route("/clean", get(|| async { Html(CLEAN) }))
        .route("/planted", get(|| async { (STRICT, Html(PLANTED)) }))
        .route("/taken", get(|| async { Html(TAKEN) }));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}")
}

#[tokio::test]
async fn axe_finds_a_planted_violation_and_nothing_on_a_clean_page() {
    let Some(browser) = Browser::start().await else { return };
    let (site, page) = (site().await, browser.page(1440, 900).await);

    page.goto(&format!("{site}/clean")).await;
    assert_eq!(page.axe().await, []);
    if !axe_is_installed() {
        return;
    }

    page.goto(&format!("{site}/planted")).await;
    let found = page.axe().await;
    assert_eq!(found.iter().map(|violation| violation.id.as_str()).collect::<Vec<_>>(), ["image-alt"]);
    assert_eq!((found[0].impact.as_str(), found[0].nodes.len()), ("critical", 1));
    assert!(found[0].to_string().contains("<img"), "{}", found[0]);
}

#[tokio::test]
async fn a_page_is_read_filled_and_clicked() {
    let Some(browser) = Browser::start().await else { return };
    let (site, page) = (site().await, browser.page(1440, 900).await);
    page.goto(&format!("{site}/clean")).await;
    assert_eq!(page.console_errors().await, Vec::<String>::new());

    themes_and_sizes(&page).await;

    page.fill("#subject", "remplacé").await;
    page.fill("#subject", "Plus d'« eau » 🚰").await;
    page.press(Key::Tab).await;
    assert_eq!(page.focused().await, "Prendre en charge p");
    page.click_text("Prendre en charge").await;
    page.see("L'appel n'est plus libre.").await;
    let url = page.url().await;
    assert!(url.ends_with("/taken?subject=Plus+d%27%C2%AB+eau+%C2%BB+%F0%9F%9A%B0"), "{url}");

    let errors = page.console_errors().await;
    let cut_off = errors.iter().any(|error| error.contains("third-party.example"));
    assert!(cut_off, "the outside is out of reach: {errors:?}");
}

async fn themes_and_sizes(page: &Page) {
    let shown = page.text().await;
    assert!(shown.contains("clair bureau") && shown.contains("avec script"), "{shown}");
    page.theme(true).await;
    page.resize(390, 844).await;
    let shown = page.text().await;
    assert!(shown.contains("sombre") && !shown.contains("clair") && !shown.contains("bureau"), "{shown}");

    let folder = tempfile::tempdir().unwrap();
    let picture = folder.path().join("phone.png");
    page.screenshot(&picture).await;
    let png = std::fs::read(&picture).unwrap();
    assert_eq!(u32::from_be_bytes(png[16..20].try_into().unwrap()), 390, "the picture is as wide as the viewport");
}

#[tokio::test]
async fn two_pages_are_two_people_and_one_may_do_without_scripts() {
    let Some(browser) = Browser::start().await else { return };
    let (site, claire, bruno) = (site().await, browser.page(1440, 900).await, browser.page(390, 844).await);
    bruno.scripts(false).await;
    claire.goto(&format!("{site}/clean")).await;
    bruno.goto(&format!("{site}/clean")).await;
    claire.see("avec script").await;
    bruno.see("sans script").await;
    claire.close().await;
    bruno.click_text("Prendre en charge").await;
    bruno.see("Pris en charge").await;
}
